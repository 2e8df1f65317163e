"""One bad record among many: it is named in the log and counted, and the others go on."""

from uuid import UUID

import structlog
from chassis import metrics
from pydantic import ValidationError

log = structlog.get_logger(__name__)


def leave_out(kind: str, record: UUID | str, fault: Exception) -> None:
    """Say which record was left out, and why; its row is as it was, and can be mended."""
    metrics.LEFT_OUT.labels(kind).inc()
    log.error("matchmaking.left_out", kind=kind, id=str(record), reason=_reason(fault))


def _reason(fault: Exception) -> str:
    if not isinstance(fault, ValidationError):
        return repr(fault)
    # Its own text repeats what was written, and that may be confidential.
    return "; ".join(
        f"/{'/'.join(map(str, each['loc']))}: {each['type']}"
        for each in fault.errors(include_url=False, include_context=False, include_input=False)
    )
