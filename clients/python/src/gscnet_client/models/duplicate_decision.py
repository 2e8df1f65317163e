from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.duplicate_decision_decision import DuplicateDecisionDecision

T = TypeVar("T", bound="DuplicateDecision")


@_attrs_define
class DuplicateDecision:
    """Whether the two suppliers are one enterprise; `confirmed` does not merge them yet.

    Attributes:
        decision (DuplicateDecisionDecision):
        reason (str):
    """

    decision: DuplicateDecisionDecision
    reason: str

    def to_dict(self) -> dict[str, Any]:
        decision = self.decision.value

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "decision": decision,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        decision = DuplicateDecisionDecision(d.pop("decision"))

        reason = d.pop("reason")

        duplicate_decision = cls(
            decision=decision,
            reason=reason,
        )

        return duplicate_decision
