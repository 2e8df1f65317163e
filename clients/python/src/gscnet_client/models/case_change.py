from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.barrier import Barrier
from ..models.stage import Stage
from ..models.strategy import Strategy
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.annotation import Annotation
    from ..models.claim import Claim
    from ..models.enterprise_in import EnterpriseIn
    from ..models.source import Source


T = TypeVar("T", bound="CaseChange")


@_attrs_define
class CaseChange:
    """What shall change; a field that is absent stays as it is.

    Attributes:
        annotations (list[Annotation] | Unset):
        barriers (list[Barrier] | Unset):
        challenge (str | Unset):
        economy (None | str | Unset):
        enterprise (EnterpriseIn | None | Unset):
        language (str | Unset): BCP 47 tag of the original language.
        results (list[Claim] | Unset):
        sector (str | Unset): ISIC Rev. 4 code, or one of the five pilot sectors.
        solution (str | Unset):
        source (Source | Unset): Where a statement was taken from, when it was compiled and not made here.
        stages (list[Stage] | Unset):
        strategies (list[Strategy] | Unset):
        summary (str | Unset):
        title (str | Unset):
    """

    annotations: list[Annotation] | Unset = UNSET
    barriers: list[Barrier] | Unset = UNSET
    challenge: str | Unset = UNSET
    economy: None | str | Unset = UNSET
    enterprise: EnterpriseIn | None | Unset = UNSET
    language: str | Unset = UNSET
    results: list[Claim] | Unset = UNSET
    sector: str | Unset = UNSET
    solution: str | Unset = UNSET
    source: Source | Unset = UNSET
    stages: list[Stage] | Unset = UNSET
    strategies: list[Strategy] | Unset = UNSET
    summary: str | Unset = UNSET
    title: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.enterprise_in import EnterpriseIn

        annotations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.annotations, Unset):
            annotations = []
            for annotations_item_data in self.annotations:
                annotations_item = annotations_item_data.to_dict()
                annotations.append(annotations_item)

        barriers: list[str] | Unset = UNSET
        if not isinstance(self.barriers, Unset):
            barriers = []
            for barriers_item_data in self.barriers:
                barriers_item = barriers_item_data.value
                barriers.append(barriers_item)

        challenge = self.challenge

        economy: None | str | Unset
        if isinstance(self.economy, Unset):
            economy = UNSET
        else:
            economy = self.economy

        enterprise: dict[str, Any] | None | Unset
        if isinstance(self.enterprise, Unset):
            enterprise = UNSET
        elif isinstance(self.enterprise, EnterpriseIn):
            enterprise = self.enterprise.to_dict()
        else:
            enterprise = self.enterprise

        language = self.language

        results: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.results, Unset):
            results = []
            for results_item_data in self.results:
                results_item = results_item_data.to_dict()
                results.append(results_item)

        sector = self.sector

        solution = self.solution

        source: dict[str, Any] | Unset = UNSET
        if not isinstance(self.source, Unset):
            source = self.source.to_dict()

        stages: list[str] | Unset = UNSET
        if not isinstance(self.stages, Unset):
            stages = []
            for stages_item_data in self.stages:
                stages_item = stages_item_data.value
                stages.append(stages_item)

        strategies: list[str] | Unset = UNSET
        if not isinstance(self.strategies, Unset):
            strategies = []
            for strategies_item_data in self.strategies:
                strategies_item = strategies_item_data.value
                strategies.append(strategies_item)

        summary = self.summary

        title = self.title

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if annotations is not UNSET:
            field_dict["annotations"] = annotations
        if barriers is not UNSET:
            field_dict["barriers"] = barriers
        if challenge is not UNSET:
            field_dict["challenge"] = challenge
        if economy is not UNSET:
            field_dict["economy"] = economy
        if enterprise is not UNSET:
            field_dict["enterprise"] = enterprise
        if language is not UNSET:
            field_dict["language"] = language
        if results is not UNSET:
            field_dict["results"] = results
        if sector is not UNSET:
            field_dict["sector"] = sector
        if solution is not UNSET:
            field_dict["solution"] = solution
        if source is not UNSET:
            field_dict["source"] = source
        if stages is not UNSET:
            field_dict["stages"] = stages
        if strategies is not UNSET:
            field_dict["strategies"] = strategies
        if summary is not UNSET:
            field_dict["summary"] = summary
        if title is not UNSET:
            field_dict["title"] = title

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.annotation import Annotation
        from ..models.claim import Claim
        from ..models.enterprise_in import EnterpriseIn
        from ..models.source import Source

        d = dict(src_dict)
        _annotations = d.pop("annotations", UNSET)
        annotations: list[Annotation] | Unset = UNSET
        if _annotations is not UNSET:
            annotations = []
            for annotations_item_data in _annotations:
                annotations_item = Annotation.from_dict(annotations_item_data)

                annotations.append(annotations_item)

        _barriers = d.pop("barriers", UNSET)
        barriers: list[Barrier] | Unset = UNSET
        if _barriers is not UNSET:
            barriers = []
            for barriers_item_data in _barriers:
                barriers_item = Barrier(barriers_item_data)

                barriers.append(barriers_item)

        challenge = d.pop("challenge", UNSET)

        def _parse_economy(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        economy = _parse_economy(d.pop("economy", UNSET))

        def _parse_enterprise(data: object) -> EnterpriseIn | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                enterprise_type_0 = EnterpriseIn.from_dict(data)

                return enterprise_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EnterpriseIn | None | Unset, data)

        enterprise = _parse_enterprise(d.pop("enterprise", UNSET))

        language = d.pop("language", UNSET)

        _results = d.pop("results", UNSET)
        results: list[Claim] | Unset = UNSET
        if _results is not UNSET:
            results = []
            for results_item_data in _results:
                results_item = Claim.from_dict(results_item_data)

                results.append(results_item)

        sector = d.pop("sector", UNSET)

        solution = d.pop("solution", UNSET)

        _source = d.pop("source", UNSET)
        source: Source | Unset
        if isinstance(_source, Unset):
            source = UNSET
        else:
            source = Source.from_dict(_source)

        _stages = d.pop("stages", UNSET)
        stages: list[Stage] | Unset = UNSET
        if _stages is not UNSET:
            stages = []
            for stages_item_data in _stages:
                stages_item = Stage(stages_item_data)

                stages.append(stages_item)

        _strategies = d.pop("strategies", UNSET)
        strategies: list[Strategy] | Unset = UNSET
        if _strategies is not UNSET:
            strategies = []
            for strategies_item_data in _strategies:
                strategies_item = Strategy(strategies_item_data)

                strategies.append(strategies_item)

        summary = d.pop("summary", UNSET)

        title = d.pop("title", UNSET)

        case_change = cls(
            annotations=annotations,
            barriers=barriers,
            challenge=challenge,
            economy=economy,
            enterprise=enterprise,
            language=language,
            results=results,
            sector=sector,
            solution=solution,
            source=source,
            stages=stages,
            strategies=strategies,
            summary=summary,
            title=title,
        )

        return case_change
