"""ISO 4217 currency codes. Money is an amount beside a currency, and a currency is never a unit."""

from functools import cache

from vocabulary import _data
from vocabulary.errors import UnknownTermError


@cache
def all_currencies() -> frozenset[str]:
    return frozenset(_data.read("currencies.yaml"))


def get_currency(code: str) -> str:
    """Return the code.

    Raises:
        UnknownTermError: it is no active ISO 4217 code; nothing is converted or guessed.
    """
    if code not in all_currencies():
        raise UnknownTermError("currency", code, "write the ISO 4217 code, such as CNY")
    return code
