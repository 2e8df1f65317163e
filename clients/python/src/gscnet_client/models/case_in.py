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


T = TypeVar("T", bound="CaseIn")


@_attrs_define
class CaseIn:
    """A case as it is drafted.

    Attributes:
        challenge (str):
        language (str): BCP 47 tag of the original language.
        sector (str): ISIC Rev. 4 code, or one of the five pilot sectors.
        solution (str):
        source (Source): Where a statement was taken from, when it was compiled and not made here.
        summary (str):
        title (str):
        annotations (list[Annotation] | Unset):
        barriers (list[Barrier] | Unset):
        economy (None | str | Unset):
        enterprise (EnterpriseIn | None | Unset):
        results (list[Claim] | Unset):
        stages (list[Stage] | Unset):
        strategies (list[Strategy] | Unset):
    """

    challenge: str
    language: str
    sector: str
    solution: str
    source: Source
    summary: str
    title: str
    annotations: list[Annotation] | Unset = UNSET
    barriers: list[Barrier] | Unset = UNSET
    economy: None | str | Unset = UNSET
    enterprise: EnterpriseIn | None | Unset = UNSET
    results: list[Claim] | Unset = UNSET
    stages: list[Stage] | Unset = UNSET
    strategies: list[Strategy] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.enterprise_in import EnterpriseIn

        challenge = self.challenge

        language = self.language

        sector = self.sector

        solution = self.solution

        source = self.source.to_dict()

        summary = self.summary

        title = self.title

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

        results: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.results, Unset):
            results = []
            for results_item_data in self.results:
                results_item = results_item_data.to_dict()
                results.append(results_item)

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

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "challenge": challenge,
                "language": language,
                "sector": sector,
                "solution": solution,
                "source": source,
                "summary": summary,
                "title": title,
            }
        )
        if annotations is not UNSET:
            field_dict["annotations"] = annotations
        if barriers is not UNSET:
            field_dict["barriers"] = barriers
        if economy is not UNSET:
            field_dict["economy"] = economy
        if enterprise is not UNSET:
            field_dict["enterprise"] = enterprise
        if results is not UNSET:
            field_dict["results"] = results
        if stages is not UNSET:
            field_dict["stages"] = stages
        if strategies is not UNSET:
            field_dict["strategies"] = strategies

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.annotation import Annotation
        from ..models.claim import Claim
        from ..models.enterprise_in import EnterpriseIn
        from ..models.source import Source

        d = dict(src_dict)
        challenge = d.pop("challenge")

        language = d.pop("language")

        sector = d.pop("sector")

        solution = d.pop("solution")

        source = Source.from_dict(d.pop("source"))

        summary = d.pop("summary")

        title = d.pop("title")

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

        _results = d.pop("results", UNSET)
        results: list[Claim] | Unset = UNSET
        if _results is not UNSET:
            results = []
            for results_item_data in _results:
                results_item = Claim.from_dict(results_item_data)

                results.append(results_item)

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

        case_in = cls(
            challenge=challenge,
            language=language,
            sector=sector,
            solution=solution,
            source=source,
            summary=summary,
            title=title,
            annotations=annotations,
            barriers=barriers,
            economy=economy,
            enterprise=enterprise,
            results=results,
            stages=stages,
            strategies=strategies,
        )

        return case_in
