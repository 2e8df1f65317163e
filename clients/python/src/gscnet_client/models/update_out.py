from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.update_out_kind import UpdateOutKind
from ..models.update_out_status import UpdateOutStatus

if TYPE_CHECKING:
    from ..models.center_brief import CenterBrief
    from ..models.link_out import LinkOut


T = TypeVar("T", bound="UpdateOut")


@_attrs_define
class UpdateOut:
    """What a center tells the network.

    Attributes:
        center (CenterBrief): The center that an update is from.
        dated_on (datetime.date):
        id (UUID):
        kind (UpdateOutKind):
        language (str):
        links (list[LinkOut]):
        published_at (datetime.datetime | None):
        sectors (list[str]):
        status (UpdateOutStatus):
        tags (list[str]):
        text (str):
        title (str):
        version (int):
    """

    center: CenterBrief
    dated_on: datetime.date
    id: UUID
    kind: UpdateOutKind
    language: str
    links: list[LinkOut]
    published_at: datetime.datetime | None
    sectors: list[str]
    status: UpdateOutStatus
    tags: list[str]
    text: str
    title: str
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        center = self.center.to_dict()

        dated_on = self.dated_on.isoformat()

        id = str(self.id)

        kind = self.kind.value

        language = self.language

        links = []
        for links_item_data in self.links:
            links_item = links_item_data.to_dict()
            links.append(links_item)

        published_at: None | str
        if isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        sectors = self.sectors

        status = self.status.value

        tags = self.tags

        text = self.text

        title = self.title

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "center": center,
                "dated_on": dated_on,
                "id": id,
                "kind": kind,
                "language": language,
                "links": links,
                "published_at": published_at,
                "sectors": sectors,
                "status": status,
                "tags": tags,
                "text": text,
                "title": title,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.center_brief import CenterBrief
        from ..models.link_out import LinkOut

        d = dict(src_dict)
        center = CenterBrief.from_dict(d.pop("center"))

        dated_on = datetime.date.fromisoformat(d.pop("dated_on"))

        id = UUID(d.pop("id"))

        kind = UpdateOutKind(d.pop("kind"))

        language = d.pop("language")

        links = []
        _links = d.pop("links")
        for links_item_data in _links:
            links_item = LinkOut.from_dict(links_item_data)

            links.append(links_item)

        def _parse_published_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_at_type_0 = datetime.datetime.fromisoformat(data)

                return published_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        published_at = _parse_published_at(d.pop("published_at"))

        sectors = cast(list[str], d.pop("sectors"))

        status = UpdateOutStatus(d.pop("status"))

        tags = cast(list[str], d.pop("tags"))

        text = d.pop("text")

        title = d.pop("title")

        version = d.pop("version")

        update_out = cls(
            center=center,
            dated_on=dated_on,
            id=id,
            kind=kind,
            language=language,
            links=links,
            published_at=published_at,
            sectors=sectors,
            status=status,
            tags=tags,
            text=text,
            title=title,
            version=version,
        )

        update_out.additional_properties = d
        return update_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
