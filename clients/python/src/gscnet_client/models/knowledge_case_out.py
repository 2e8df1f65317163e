from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.barrier import Barrier
from ..models.knowledge_case_out_status import KnowledgeCaseOutStatus
from ..models.stage import Stage
from ..models.strategy import Strategy

if TYPE_CHECKING:
    from ..models.annotation import Annotation
    from ..models.claim import Claim
    from ..models.enterprise_out import EnterpriseOut
    from ..models.source import Source


T = TypeVar("T", bound="KnowledgeCaseOut")


@_attrs_define
class KnowledgeCaseOut:
    """A case: challenge, solution, and results with their evidence.

    Attributes:
        annotations (list[Annotation]):
        barriers (list[Barrier]):
        challenge (str):
        criteria (list[str]):
        economy (None | str):
        enterprise (EnterpriseOut | None):
        id (UUID):
        language (str):
        public_id (str):
        published_at (datetime.datetime | None):
        results (list[Claim]):
        sector (str):
        solution (str):
        source (Source): Where a statement was taken from, when it was compiled and not made here.
        stages (list[Stage]):
        status (KnowledgeCaseOutStatus):
        strategies (list[Strategy]):
        summary (str):
        title (str):
        version (int):
    """

    annotations: list[Annotation]
    barriers: list[Barrier]
    challenge: str
    criteria: list[str]
    economy: None | str
    enterprise: EnterpriseOut | None
    id: UUID
    language: str
    public_id: str
    published_at: datetime.datetime | None
    results: list[Claim]
    sector: str
    solution: str
    source: Source
    stages: list[Stage]
    status: KnowledgeCaseOutStatus
    strategies: list[Strategy]
    summary: str
    title: str
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.enterprise_out import EnterpriseOut

        annotations = []
        for annotations_item_data in self.annotations:
            annotations_item = annotations_item_data.to_dict()
            annotations.append(annotations_item)

        barriers = []
        for barriers_item_data in self.barriers:
            barriers_item = barriers_item_data.value
            barriers.append(barriers_item)

        challenge = self.challenge

        criteria = self.criteria

        economy: None | str
        economy = self.economy

        enterprise: dict[str, Any] | None
        if isinstance(self.enterprise, EnterpriseOut):
            enterprise = self.enterprise.to_dict()
        else:
            enterprise = self.enterprise

        id = str(self.id)

        language = self.language

        public_id = self.public_id

        published_at: None | str
        if isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        sector = self.sector

        solution = self.solution

        source = self.source.to_dict()

        stages = []
        for stages_item_data in self.stages:
            stages_item = stages_item_data.value
            stages.append(stages_item)

        status = self.status.value

        strategies = []
        for strategies_item_data in self.strategies:
            strategies_item = strategies_item_data.value
            strategies.append(strategies_item)

        summary = self.summary

        title = self.title

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "annotations": annotations,
                "barriers": barriers,
                "challenge": challenge,
                "criteria": criteria,
                "economy": economy,
                "enterprise": enterprise,
                "id": id,
                "language": language,
                "public_id": public_id,
                "published_at": published_at,
                "results": results,
                "sector": sector,
                "solution": solution,
                "source": source,
                "stages": stages,
                "status": status,
                "strategies": strategies,
                "summary": summary,
                "title": title,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.annotation import Annotation
        from ..models.claim import Claim
        from ..models.enterprise_out import EnterpriseOut
        from ..models.source import Source

        d = dict(src_dict)
        annotations = []
        _annotations = d.pop("annotations")
        for annotations_item_data in _annotations:
            annotations_item = Annotation.from_dict(annotations_item_data)

            annotations.append(annotations_item)

        barriers = []
        _barriers = d.pop("barriers")
        for barriers_item_data in _barriers:
            barriers_item = Barrier(barriers_item_data)

            barriers.append(barriers_item)

        challenge = d.pop("challenge")

        criteria = cast(list[str], d.pop("criteria"))

        def _parse_economy(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        economy = _parse_economy(d.pop("economy"))

        def _parse_enterprise(data: object) -> EnterpriseOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                enterprise_type_0 = EnterpriseOut.from_dict(data)

                return enterprise_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EnterpriseOut | None, data)

        enterprise = _parse_enterprise(d.pop("enterprise"))

        id = UUID(d.pop("id"))

        language = d.pop("language")

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

        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = Claim.from_dict(results_item_data)

            results.append(results_item)

        sector = d.pop("sector")

        solution = d.pop("solution")

        source = Source.from_dict(d.pop("source"))

        stages = []
        _stages = d.pop("stages")
        for stages_item_data in _stages:
            stages_item = Stage(stages_item_data)

            stages.append(stages_item)

        status = KnowledgeCaseOutStatus(d.pop("status"))

        strategies = []
        _strategies = d.pop("strategies")
        for strategies_item_data in _strategies:
            strategies_item = Strategy(strategies_item_data)

            strategies.append(strategies_item)

        summary = d.pop("summary")

        title = d.pop("title")

        version = d.pop("version")

        knowledge_case_out = cls(
            annotations=annotations,
            barriers=barriers,
            challenge=challenge,
            criteria=criteria,
            economy=economy,
            enterprise=enterprise,
            id=id,
            language=language,
            public_id=public_id,
            published_at=published_at,
            results=results,
            sector=sector,
            solution=solution,
            source=source,
            stages=stages,
            status=status,
            strategies=strategies,
            summary=summary,
            title=title,
            version=version,
        )

        knowledge_case_out.additional_properties = d
        return knowledge_case_out

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
