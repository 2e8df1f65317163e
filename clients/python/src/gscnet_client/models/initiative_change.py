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


T = TypeVar("T", bound="InitiativeChange")


@_attrs_define
class InitiativeChange:
    """What shall change; a field that is absent stays as it is.

    Attributes:
        annotations (list[Annotation] | Unset):
        criteria (list[str] | Unset):
        economy (None | str | Unset):
        ends_on (datetime.date | None | Unset):
        kind (Kind | Unset):
        language (str | Unset): BCP 47 tag of the original language.
        organisation (None | str | Unset):
        sectors (list[str] | Unset):
        source (Source | Unset): Where a statement was taken from, when it was compiled and not made here.
        standing (KnowledgeStanding | Unset): How far an initiative has come; unknown is an answer and not the absence
            of one.
        starts_on (datetime.date | None | Unset):
        summary (str | Unset):
        targets (list[Claim] | Unset):
        title (str | Unset):
    """

    annotations: list[Annotation] | Unset = UNSET
    criteria: list[str] | Unset = UNSET
    economy: None | str | Unset = UNSET
    ends_on: datetime.date | None | Unset = UNSET
    kind: Kind | Unset = UNSET
    language: str | Unset = UNSET
    organisation: None | str | Unset = UNSET
    sectors: list[str] | Unset = UNSET
    source: Source | Unset = UNSET
    standing: KnowledgeStanding | Unset = UNSET
    starts_on: datetime.date | None | Unset = UNSET
    summary: str | Unset = UNSET
    targets: list[Claim] | Unset = UNSET
    title: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
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

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        language = self.language

        organisation: None | str | Unset
        if isinstance(self.organisation, Unset):
            organisation = UNSET
        else:
            organisation = self.organisation

        sectors: list[str] | Unset = UNSET
        if not isinstance(self.sectors, Unset):
            sectors = self.sectors

        source: dict[str, Any] | Unset = UNSET
        if not isinstance(self.source, Unset):
            source = self.source.to_dict()

        standing: str | Unset = UNSET
        if not isinstance(self.standing, Unset):
            standing = self.standing.value

        starts_on: None | str | Unset
        if isinstance(self.starts_on, Unset):
            starts_on = UNSET
        elif isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        summary = self.summary

        targets: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.targets, Unset):
            targets = []
            for targets_item_data in self.targets:
                targets_item = targets_item_data.to_dict()
                targets.append(targets_item)

        title = self.title

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if annotations is not UNSET:
            field_dict["annotations"] = annotations
        if criteria is not UNSET:
            field_dict["criteria"] = criteria
        if economy is not UNSET:
            field_dict["economy"] = economy
        if ends_on is not UNSET:
            field_dict["ends_on"] = ends_on
        if kind is not UNSET:
            field_dict["kind"] = kind
        if language is not UNSET:
            field_dict["language"] = language
        if organisation is not UNSET:
            field_dict["organisation"] = organisation
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if source is not UNSET:
            field_dict["source"] = source
        if standing is not UNSET:
            field_dict["standing"] = standing
        if starts_on is not UNSET:
            field_dict["starts_on"] = starts_on
        if summary is not UNSET:
            field_dict["summary"] = summary
        if targets is not UNSET:
            field_dict["targets"] = targets
        if title is not UNSET:
            field_dict["title"] = title

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.annotation import Annotation
        from ..models.claim import Claim
        from ..models.source import Source

        d = dict(src_dict)
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

        _kind = d.pop("kind", UNSET)
        kind: Kind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = Kind(_kind)

        language = d.pop("language", UNSET)

        def _parse_organisation(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        organisation = _parse_organisation(d.pop("organisation", UNSET))

        sectors = cast(list[str], d.pop("sectors", UNSET))

        _source = d.pop("source", UNSET)
        source: Source | Unset
        if isinstance(_source, Unset):
            source = UNSET
        else:
            source = Source.from_dict(_source)

        _standing = d.pop("standing", UNSET)
        standing: KnowledgeStanding | Unset
        if isinstance(_standing, Unset):
            standing = UNSET
        else:
            standing = KnowledgeStanding(_standing)

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

        summary = d.pop("summary", UNSET)

        _targets = d.pop("targets", UNSET)
        targets: list[Claim] | Unset = UNSET
        if _targets is not UNSET:
            targets = []
            for targets_item_data in _targets:
                targets_item = Claim.from_dict(targets_item_data)

                targets.append(targets_item)

        title = d.pop("title", UNSET)

        initiative_change = cls(
            annotations=annotations,
            criteria=criteria,
            economy=economy,
            ends_on=ends_on,
            kind=kind,
            language=language,
            organisation=organisation,
            sectors=sectors,
            source=source,
            standing=standing,
            starts_on=starts_on,
            summary=summary,
            targets=targets,
            title=title,
        )

        return initiative_change
