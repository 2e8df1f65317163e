from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.revision_kind import RevisionKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.link import Link


T = TypeVar("T", bound="Revision")


@_attrs_define
class Revision:
    """What shall change; a field that is absent stays as it is.

    Attributes:
        dated_on (datetime.date | None | Unset):
        kind (RevisionKind | Unset):
        language (str | Unset): BCP 47 language tag.
        links (list[Link] | Unset):
        sectors (list[str] | Unset):
        tags (list[str] | Unset):
        text (str | Unset): Markdown (CommonMark); HTML in it is shown as text.
        title (str | Unset):
    """

    dated_on: datetime.date | None | Unset = UNSET
    kind: RevisionKind | Unset = UNSET
    language: str | Unset = UNSET
    links: list[Link] | Unset = UNSET
    sectors: list[str] | Unset = UNSET
    tags: list[str] | Unset = UNSET
    text: str | Unset = UNSET
    title: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        dated_on: None | str | Unset
        if isinstance(self.dated_on, Unset):
            dated_on = UNSET
        elif isinstance(self.dated_on, datetime.date):
            dated_on = self.dated_on.isoformat()
        else:
            dated_on = self.dated_on

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        language = self.language

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

        text = self.text

        title = self.title

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if dated_on is not UNSET:
            field_dict["dated_on"] = dated_on
        if kind is not UNSET:
            field_dict["kind"] = kind
        if language is not UNSET:
            field_dict["language"] = language
        if links is not UNSET:
            field_dict["links"] = links
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if tags is not UNSET:
            field_dict["tags"] = tags
        if text is not UNSET:
            field_dict["text"] = text
        if title is not UNSET:
            field_dict["title"] = title

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.link import Link

        d = dict(src_dict)

        def _parse_dated_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                dated_on_type_0 = datetime.date.fromisoformat(data)

                return dated_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        dated_on = _parse_dated_on(d.pop("dated_on", UNSET))

        _kind = d.pop("kind", UNSET)
        kind: RevisionKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = RevisionKind(_kind)

        language = d.pop("language", UNSET)

        _links = d.pop("links", UNSET)
        links: list[Link] | Unset = UNSET
        if _links is not UNSET:
            links = []
            for links_item_data in _links:
                links_item = Link.from_dict(links_item_data)

                links.append(links_item)

        sectors = cast(list[str], d.pop("sectors", UNSET))

        tags = cast(list[str], d.pop("tags", UNSET))

        text = d.pop("text", UNSET)

        title = d.pop("title", UNSET)

        revision = cls(
            dated_on=dated_on,
            kind=kind,
            language=language,
            links=links,
            sectors=sectors,
            tags=tags,
            text=text,
            title=title,
        )

        return revision
