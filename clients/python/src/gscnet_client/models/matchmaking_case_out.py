from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MatchmakingCaseOut")


@_attrs_define
class MatchmakingCaseOut:
    """A published case that names this enterprise.

    Attributes:
        case_id (UUID):
        criteria (list[str]):
        language (str):
        public_id (str):
        sector (None | str):
        summary (str):
        title (str):
        url_path (str): Where the website shows it.
    """

    case_id: UUID
    criteria: list[str]
    language: str
    public_id: str
    sector: None | str
    summary: str
    title: str
    url_path: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        criteria = self.criteria

        language = self.language

        public_id = self.public_id

        sector: None | str
        sector = self.sector

        summary = self.summary

        title = self.title

        url_path = self.url_path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "case_id": case_id,
                "criteria": criteria,
                "language": language,
                "public_id": public_id,
                "sector": sector,
                "summary": summary,
                "title": title,
                "url_path": url_path,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        criteria = cast(list[str], d.pop("criteria"))

        language = d.pop("language")

        public_id = d.pop("public_id")

        def _parse_sector(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sector = _parse_sector(d.pop("sector"))

        summary = d.pop("summary")

        title = d.pop("title")

        url_path = d.pop("url_path")

        matchmaking_case_out = cls(
            case_id=case_id,
            criteria=criteria,
            language=language,
            public_id=public_id,
            sector=sector,
            summary=summary,
            title=title,
            url_path=url_path,
        )

        matchmaking_case_out.additional_properties = d
        return matchmaking_case_out

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
