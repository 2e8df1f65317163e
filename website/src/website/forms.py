"""What a form sent: read from the body with care, and only when it came from our own page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final
from urllib.parse import parse_qs

from chassis.problems import BadRequest
from fastapi import Depends, Request

from website.session import Sessions

MAX_FORM_BYTES: Final = 256 * 1024
_MOST_FIELDS: Final = 3000


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form by name; a field that was not sent is empty."""

    fields: Mapping[str, list[str]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """What stands in a field, without outer space."""
        return self.fields.get(name, [""])[0].strip()

    def text(self, name: str) -> str:
        """What stands in a field of several lines; browsers end lines with two characters."""
        return self.value(name).replace("\r\n", "\n")

    def values(self, name: str) -> list[str]:
        """Everything that was chosen under one name."""
        return self.fields.get(name, [])

    def has(self, name: str) -> bool:
        return name in self.fields


async def _sent(request: Request) -> Form:
    """Read a form and check where it comes from.

    Raises:
        BadRequest: it is no form.
        Forbidden: it was sent from another site, or belongs to a session that is over.
    """
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise BadRequest("this is no form")
    try:
        fields = parse_qs(
            (await request.body()).decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as failure:
        raise BadRequest("this form cannot be read") from failure
    if any("\0" in value for values in fields.values() for value in values):
        raise BadRequest("this form has characters that nobody types")
    form = Form(fields)
    sessions: Sessions = request.app.state.sessions
    sessions.check_form(request, form.value("token"))
    return form


SentForm = Annotated[Form, Depends(_sent)]
