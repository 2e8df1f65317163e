from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.draft_kind import DraftKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.link import Link


T = TypeVar("T", bound="Draft")


@_attrs_define
class Draft:
    """A new update.

    Attributes:
        dated_on (datetime.date):
        kind (DraftKind):
        language (str): BCP 47 language tag.
        text (str): Markdown (CommonMark); HTML in it is shown as text.
        title (str):
        links (list[Link] | Unset):
        sectors (list[str] | Unset):
        tags (list[str] | Unset):
    """

    dated_on: datetime.date
    kind: DraftKind
    language: str
    text: str
    title: str
    links: list[Link] | Unset = UNSET
    sectors: list[str] | Unset = UNSET
    tags: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        dated_on = self.dated_on.isoformat()

        kind = self.kind.value

        language = self.language

        text = self.text

        title = self.title

        links: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.links, Unset):
            links = []
            for links_item_data in self.links:
                links_item = links_item_data.to_dict()
                links.append(links_item)

        sectors: list[str] | Unset = UNSET
        if not isinstance(self.sectors, Unset):
            sectors = self.sectors

        tags: list[str] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dated_on": dated_on,
                "kind": kind,
                "language": language,
                "text": text,
                "title": title,
            }
        )
        if links is not UNSET:
            field_dict["links"] = links
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if tags is not UNSET:
            field_dict["tags"] = tags

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.link import Link

        d = dict(src_dict)
        dated_on = datetime.date.fromisoformat(d.pop("dated_on"))

        kind = DraftKind(d.pop("kind"))

        language = d.pop("language")

        text = d.pop("text")

        title = d.pop("title")

        _links = d.pop("links", UNSET)
        links: list[Link] | Unset = UNSET
        if _links is not UNSET:
            links = []
            for links_item_data in _links:
                links_item = Link.from_dict(links_item_data)

                links.append(links_item)

        sectors = cast(list[str], d.pop("sectors", UNSET))

        tags = cast(list[str], d.pop("tags", UNSET))

        draft = cls(
            dated_on=dated_on,
            kind=kind,
            language=language,
            text=text,
            title=title,
            links=links,
            sectors=sectors,
            tags=tags,
        )

        return draft
