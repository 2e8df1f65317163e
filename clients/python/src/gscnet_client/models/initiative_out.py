from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.initiative_out_status import InitiativeOutStatus
from ..models.kind import Kind
from ..models.knowledge_standing import KnowledgeStanding

if TYPE_CHECKING:
    from ..models.annotation import Annotation
    from ..models.claim import Claim
    from ..models.source import Source


T = TypeVar("T", bound="InitiativeOut")


@_attrs_define
class InitiativeOut:
    """Something that an economy or an organisation undertakes.

    Attributes:
        annotations (list[Annotation]):
        criteria (list[str]):
        economy (None | str):
        ends_on (datetime.date | None):
        id (UUID):
        kind (Kind):
        language (str):
        organisation (None | str):
        public_id (str):
        published_at (datetime.datetime | None):
        sectors (list[str]):
        source (Source): Where a statement was taken from, when it was compiled and not made here.
        standing (KnowledgeStanding): How far an initiative has come; unknown is an answer and not the absence of one.
        starts_on (datetime.date | None):
        status (InitiativeOutStatus):
        summary (str):
        targets (list[Claim]):
        title (str):
        version (int):
    """

    annotations: list[Annotation]
    criteria: list[str]
    economy: None | str
    ends_on: datetime.date | None
    id: UUID
    kind: Kind
    language: str
    organisation: None | str
    public_id: str
    published_at: datetime.datetime | None
    sectors: list[str]
    source: Source
    standing: KnowledgeStanding
    starts_on: datetime.date | None
    status: InitiativeOutStatus
    summary: str
    targets: list[Claim]
    title: str
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        annotations = []
        for annotations_item_data in self.annotations:
            annotations_item = annotations_item_data.to_dict()
            annotations.append(annotations_item)

        criteria = self.criteria

        economy: None | str
        economy = self.economy

        ends_on: None | str
        if isinstance(self.ends_on, datetime.date):
            ends_on = self.ends_on.isoformat()
        else:
            ends_on = self.ends_on

        id = str(self.id)

        kind = self.kind.value

        language = self.language

        organisation: None | str
        organisation = self.organisation

        public_id = self.public_id

        published_at: None | str
        if isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        sectors = self.sectors

        source = self.source.to_dict()

        standing = self.standing.value

        starts_on: None | str
        if isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        status = self.status.value

        summary = self.summary

        targets = []
        for targets_item_data in self.targets:
            targets_item = targets_item_data.to_dict()
            targets.append(targets_item)

        title = self.title

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "annotations": annotations,
                "criteria": criteria,
                "economy": economy,
                "ends_on": ends_on,
                "id": id,
                "kind": kind,
                "language": language,
                "organisation": organisation,
                "public_id": public_id,
                "published_at": published_at,
                "sectors": sectors,
                "source": source,
                "standing": standing,
                "starts_on": starts_on,
                "status": status,
                "summary": summary,
                "targets": targets,
                "title": title,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.annotation import Annotation
        from ..models.claim import Claim
        from ..models.source import Source

        d = dict(src_dict)
        annotations = []
        _annotations = d.pop("annotations")
        for annotations_item_data in _annotations:
            annotations_item = Annotation.from_dict(annotations_item_data)

            annotations.append(annotations_item)

        criteria = cast(list[str], d.pop("criteria"))

        def _parse_economy(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        economy = _parse_economy(d.pop("economy"))

        def _parse_ends_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_on_type_0 = datetime.date.fromisoformat(data)

                return ends_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ends_on = _parse_ends_on(d.pop("ends_on"))

        id = UUID(d.pop("id"))

        kind = Kind(d.pop("kind"))

        language = d.pop("language")

        def _parse_organisation(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        organisation = _parse_organisation(d.pop("organisation"))

        public_id = d.pop("public_id")

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

        source = Source.from_dict(d.pop("source"))

        standing = KnowledgeStanding(d.pop("standing"))

        def _parse_starts_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_on_type_0 = datetime.date.fromisoformat(data)

                return starts_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        starts_on = _parse_starts_on(d.pop("starts_on"))

        status = InitiativeOutStatus(d.pop("status"))

        summary = d.pop("summary")

        targets = []
        _targets = d.pop("targets")
        for targets_item_data in _targets:
            targets_item = Claim.from_dict(targets_item_data)

            targets.append(targets_item)

        title = d.pop("title")

        version = d.pop("version")

        initiative_out = cls(
            annotations=annotations,
            criteria=criteria,
            economy=economy,
            ends_on=ends_on,
            id=id,
            kind=kind,
            language=language,
            organisation=organisation,
            public_id=public_id,
            published_at=published_at,
            sectors=sectors,
            source=source,
            standing=standing,
            starts_on=starts_on,
            status=status,
            summary=summary,
            targets=targets,
            title=title,
            version=version,
        )

        initiative_out.additional_properties = d
        return initiative_out

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
