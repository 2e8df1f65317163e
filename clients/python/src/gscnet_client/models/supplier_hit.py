from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.leg import Leg
from ..models.origin import Origin
from ..models.size_class import SizeClass
from ..models.strength import Strength
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.criterion_evidence import CriterionEvidence
    from ..models.evidence_strength import EvidenceStrength
    from ..models.matchmaking_reason import MatchmakingReason


T = TypeVar("T", bound="SupplierHit")


@_attrs_define
class SupplierHit:
    """A supplier that was found.

    Attributes:
        city (None | str):
        criteria (list[CriterionEvidence]): those that the filters name
        evidence (EvidenceStrength): How many criteria the supplier speaks for today, by its strongest evidence for
            each.
        found_by (list[Leg]): by its words, by its meaning, or by both
        id (str):
        kind (str):
        origin (Origin): Who wrote a profile: the enterprise itself, or an editor from a public source.
        public_id (str):
        reasons (list[MatchmakingReason]):
        schemes (list[str]): of certificates that are valid today
        score (float): compares the hits of this answer only
        sectors (list[str]):
        size_class (SizeClass): Size of an enterprise, by the definition of its own economy.
        snippet (str): HTML in which only <mark> is not escaped
        strength (None | Strength): the strongest evidence for anything, today
        title (str):
        url_path (str):
        distance_km (float | None | Unset): from the place that was named
        economy (None | str | Unset):
        lead_time_days (int | None | Unset): of the product that is ready first
    """

    city: None | str
    criteria: list[CriterionEvidence]
    evidence: EvidenceStrength
    found_by: list[Leg]
    id: str
    kind: str
    origin: Origin
    public_id: str
    reasons: list[MatchmakingReason]
    schemes: list[str]
    score: float
    sectors: list[str]
    size_class: SizeClass
    snippet: str
    strength: None | Strength
    title: str
    url_path: str
    distance_km: float | None | Unset = UNSET
    economy: None | str | Unset = UNSET
    lead_time_days: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        city: None | str
        city = self.city

        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.to_dict()
            criteria.append(criteria_item)

        evidence = self.evidence.to_dict()

        found_by = []
        for found_by_item_data in self.found_by:
            found_by_item = found_by_item_data.value
            found_by.append(found_by_item)

        id = self.id

        kind = self.kind

        origin = self.origin.value

        public_id = self.public_id

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        schemes = self.schemes

        score = self.score

        sectors = self.sectors

        size_class = self.size_class.value

        snippet = self.snippet

        strength: None | str
        if isinstance(self.strength, Strength):
            strength = self.strength.value
        else:
            strength = self.strength

        title = self.title

        url_path = self.url_path

        distance_km: float | None | Unset
        if isinstance(self.distance_km, Unset):
            distance_km = UNSET
        else:
            distance_km = self.distance_km

        economy: None | str | Unset
        if isinstance(self.economy, Unset):
            economy = UNSET
        else:
            economy = self.economy

        lead_time_days: int | None | Unset
        if isinstance(self.lead_time_days, Unset):
            lead_time_days = UNSET
        else:
            lead_time_days = self.lead_time_days

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "city": city,
                "criteria": criteria,
                "evidence": evidence,
                "found_by": found_by,
                "id": id,
                "kind": kind,
                "origin": origin,
                "public_id": public_id,
                "reasons": reasons,
                "schemes": schemes,
                "score": score,
                "sectors": sectors,
                "size_class": size_class,
                "snippet": snippet,
                "strength": strength,
                "title": title,
                "url_path": url_path,
            }
        )
        if distance_km is not UNSET:
            field_dict["distance_km"] = distance_km
        if economy is not UNSET:
            field_dict["economy"] = economy
        if lead_time_days is not UNSET:
            field_dict["lead_time_days"] = lead_time_days

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.criterion_evidence import CriterionEvidence
        from ..models.evidence_strength import EvidenceStrength
        from ..models.matchmaking_reason import MatchmakingReason

        d = dict(src_dict)

        def _parse_city(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        city = _parse_city(d.pop("city"))

        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = CriterionEvidence.from_dict(criteria_item_data)

            criteria.append(criteria_item)

        evidence = EvidenceStrength.from_dict(d.pop("evidence"))

        found_by = []
        _found_by = d.pop("found_by")
        for found_by_item_data in _found_by:
            found_by_item = Leg(found_by_item_data)

            found_by.append(found_by_item)

        id = d.pop("id")

        kind = d.pop("kind")

        origin = Origin(d.pop("origin"))

        public_id = d.pop("public_id")

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = MatchmakingReason.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        schemes = cast(list[str], d.pop("schemes"))

        score = d.pop("score")

        sectors = cast(list[str], d.pop("sectors"))

        size_class = SizeClass(d.pop("size_class"))

        snippet = d.pop("snippet")

        def _parse_strength(data: object) -> None | Strength:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                strength_type_0 = Strength(data)

                return strength_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Strength, data)

        strength = _parse_strength(d.pop("strength"))

        title = d.pop("title")

        url_path = d.pop("url_path")

        def _parse_distance_km(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        distance_km = _parse_distance_km(d.pop("distance_km", UNSET))

        def _parse_economy(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        economy = _parse_economy(d.pop("economy", UNSET))

        def _parse_lead_time_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        lead_time_days = _parse_lead_time_days(d.pop("lead_time_days", UNSET))

        supplier_hit = cls(
            city=city,
            criteria=criteria,
            evidence=evidence,
            found_by=found_by,
            id=id,
            kind=kind,
            origin=origin,
            public_id=public_id,
            reasons=reasons,
            schemes=schemes,
            score=score,
            sectors=sectors,
            size_class=size_class,
            snippet=snippet,
            strength=strength,
            title=title,
            url_path=url_path,
            distance_km=distance_km,
            economy=economy,
            lead_time_days=lead_time_days,
        )

        supplier_hit.additional_properties = d
        return supplier_hit

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
