"""Bases of what is read from clients and of what is shown to them."""

from pydantic import BaseModel, ConfigDict


class In(BaseModel):
    """What a client sends: an unknown field is refused by name, never ignored.

    Not `strict`: FastAPI validates parsed JSON in Python mode, where strict refuses dates and
    UUIDs. A field that must not be converted says so itself (`StrictInt`, `StrictBool`).
    """

    model_config = ConfigDict(
        extra="forbid", str_strip_whitespace=True, allow_inf_nan=False, frozen=True
    )


class Out(BaseModel):
    """What a client reads, filled from an entity's attributes."""

    model_config = ConfigDict(from_attributes=True, frozen=True)
