from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.kind import Kind
from ..models.knowledge_standing import KnowledgeStanding
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.annotation import Annotation
    from ..models.claim import Claim
    from ..models.source import Source


T = TypeVar("T", bound="InitiativeIn")


@_attrs_define
class InitiativeIn:
    """An initiative as it is drafted. Its own standing is not the status of this record.

    Attributes:
        kind (Kind):
        language (str): BCP 47 tag of the original language.
        source (Source): Where a statement was taken from, when it was compiled and not made here.
        standing (KnowledgeStanding): How far an initiative has come; unknown is an answer and not the absence of one.
        summary (str):
        title (str):
        annotations (list[Annotation] | Unset):
        criteria (list[str] | Unset):
        economy (None | str | Unset):
        ends_on (datetime.date | None | Unset):
        organisation (None | str | Unset):
        sectors (list[str] | Unset):
        starts_on (datetime.date | None | Unset):
        targets (list[Claim] | Unset):
    """

    kind: Kind
    language: str
    source: Source
    standing: KnowledgeStanding
    summary: str
    title: str
    annotations: list[Annotation] | Unset = UNSET
    criteria: list[str] | Unset = UNSET
    economy: None | str | Unset = UNSET
    ends_on: datetime.date | None | Unset = UNSET
    organisation: None | str | Unset = UNSET
    sectors: list[str] | Unset = UNSET
    starts_on: datetime.date | None | Unset = UNSET
    targets: list[Claim] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        language = self.language

        source = self.source.to_dict()

        standing = self.standing.value

        summary = self.summary

        title = self.title

        annotations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.annotations, Unset):
            annotations = []
            for annotations_item_data in self.annotations:
                annotations_item = annotations_item_data.to_dict()
                annotations.append(annotations_item)

        criteria: list[str] | Unset = UNSET
        if not isinstance(self.criteria, Unset):
            criteria = self.criteria

        economy: None | str | Unset
        if isinstance(self.economy, Unset):
            economy = UNSET
        else:
            economy = self.economy

        ends_on: None | str | Unset
        if isinstance(self.ends_on, Unset):
            ends_on = UNSET
        elif isinstance(self.ends_on, datetime.date):
            ends_on = self.ends_on.isoformat()
        else:
            ends_on = self.ends_on

        organisation: None | str | Unset
        if isinstance(self.organisation, Unset):
            organisation = UNSET
        else:
            organisation = self.organisation

        sectors: list[str] | Unset = UNSET
        if not isinstance(self.sectors, Unset):
            sectors = self.sectors

        starts_on: None | str | Unset
        if isinstance(self.starts_on, Unset):
            starts_on = UNSET
        elif isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        targets: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.targets, Unset):
            targets = []
            for targets_item_data in self.targets:
                targets_item = targets_item_data.to_dict()
                targets.append(targets_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "language": language,
                "source": source,
                "standing": standing,
                "summary": summary,
                "title": title,
            }
        )
        if annotations is not UNSET:
            field_dict["annotations"] = annotations
        if criteria is not UNSET:
            field_dict["criteria"] = criteria
        if economy is not UNSET:
            field_dict["economy"] = economy
        if ends_on is not UNSET:
            field_dict["ends_on"] = ends_on
        if organisation is not UNSET:
            field_dict["organisation"] = organisation
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if starts_on is not UNSET:
            field_dict["starts_on"] = starts_on
        if targets is not UNSET:
            field_dict["targets"] = targets

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.annotation import Annotation
        from ..models.claim import Claim
        from ..models.source import Source

        d = dict(src_dict)
        kind = Kind(d.pop("kind"))

        language = d.pop("language")

        source = Source.from_dict(d.pop("source"))

        standing = KnowledgeStanding(d.pop("standing"))

        summary = d.pop("summary")

        title = d.pop("title")

        _annotations = d.pop("annotations", UNSET)
        annotations: list[Annotation] | Unset = UNSET
        if _annotations is not UNSET:
            annotations = []
            for annotations_item_data in _annotations:
                annotations_item = Annotation.from_dict(annotations_item_data)

                annotations.append(annotations_item)

        criteria = cast(list[str], d.pop("criteria", UNSET))

        def _parse_economy(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        economy = _parse_economy(d.pop("economy", UNSET))

        def _parse_ends_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_on_type_0 = datetime.date.fromisoformat(data)

                return ends_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        ends_on = _parse_ends_on(d.pop("ends_on", UNSET))

        def _parse_organisation(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        organisation = _parse_organisation(d.pop("organisation", UNSET))

        sectors = cast(list[str], d.pop("sectors", UNSET))

        def _parse_starts_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_on_type_0 = datetime.date.fromisoformat(data)

                return starts_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        starts_on = _parse_starts_on(d.pop("starts_on", UNSET))

        _targets = d.pop("targets", UNSET)
        targets: list[Claim] | Unset = UNSET
        if _targets is not UNSET:
            targets = []
            for targets_item_data in _targets:
                targets_item = Claim.from_dict(targets_item_data)

                targets.append(targets_item)

        initiative_in = cls(
            kind=kind,
            language=language,
            source=source,
            standing=standing,
            summary=summary,
            title=title,
            annotations=annotations,
            criteria=criteria,
            economy=economy,
            ends_on=ends_on,
            organisation=organisation,
            sectors=sectors,
            starts_on=starts_on,
            targets=targets,
        )

        return initiative_in
