"""HTTP of indicators."""

from typing import Annotated

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.problems import Unprocessable
from fastapi import Path, Response, status
from pydantic import ValidationError
from vocabulary.fields import CriterionCode

from matchmaking.indicators import actions
from matchmaking.indicators.schemas import IndicatorIn
from matchmaking.suppliers.particulars import LATEST_YEAR
from matchmaking.suppliers.routes import SupplierId, shown
from matchmaking.suppliers.schemas import SupplierOut

router = Router(tags=["suppliers"])

Criterion = Annotated[CriterionCode, Path(description="Code of a criterion of the registry.")]
Year = Annotated[int, Path(ge=1990, le=LATEST_YEAR)]
ADDRESS = "/v1/suppliers/{supplier_id}/indicators/{criterion}/{year}"


@router.put(ADDRESS)
async def state_supplier_indicator(
    supplier_id: SupplierId,
    criterion: Criterion,
    year: Year,
    body: IndicatorIn,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> SupplierOut:
    """State the value of a criterion for one year; what was stated for it before is replaced."""
    try:
        claim = body.claim_for(criterion, year)
    except ValidationError as refusal:
        said = refusal.errors(include_url=False, include_context=False)[0]["msg"]
        raise Unprocessable(said.removeprefix("Value error, ")) from refusal
    except ValueError as refusal:
        raise Unprocessable(str(refusal)) from refusal
    supplier = await actions.state_indicator(db, actor, supplier_id, year, claim)
    return await shown(db, actor, supplier, response)


@router.delete(ADDRESS, status_code=status.HTTP_204_NO_CONTENT)
async def withdraw_supplier_indicator(
    supplier_id: SupplierId, criterion: Criterion, year: Year, actor: CurrentActor, db: Db
) -> None:
    """Take back what was stated for a year."""
    await actions.withdraw_indicator(db, actor, supplier_id, criterion, year)
