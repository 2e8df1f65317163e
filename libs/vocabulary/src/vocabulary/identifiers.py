"""Public identifiers that people quote, print and retype: `S-VN-8KQ2M4-7`.

Kind, economy, six random characters, and a check character by ISO 7064 MOD 37,36 over all of them:
any single wrong character is noticed. Random part and check character never hold I, L, O or U, so a
misread 0 or 1 can be put right.
"""

import re
import secrets
import unicodedata
from typing import Final

from stdnum.iso7064 import mod_37_36

from vocabulary import economies
from vocabulary.errors import UnknownTermError

KINDS: Final = {
    "supplier": "S",
    "need": "N",
    "case": "C",
    "center": "P",
    "initiative": "M",
}

NO_ECONOMY: Final = (
    "XA"  # ISO 3166 leaves XA to users: what belongs to APEC or the network as a whole
)

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_BODY_LENGTH: Final = 6
_SHAPE: Final = re.compile(rf"([A-Z])([A-Z]{{2}})([0-9A-Z]{{{_BODY_LENGTH}}})([0-9A-Z])")
_MISREAD: Final = str.maketrans("ILO", "110")
_SEPARATORS: Final = re.compile(r"[\s\u2010-\u2015\u2212._/-]+")


def new_public_id(kind: str, economy: str | None) -> str:
    """Return a new random identifier, such as "S-VN-8KQ2M4-7" for ("supplier", "VN").

    There are a thousand million per kind and economy; a unique constraint catches the rest.

    Raises:
        UnknownTermError: the kind or the economy is not on its list.
    """
    prefix = _prefix_of(kind) + _economy_part(economy)
    while True:
        body = "".join(secrets.choice(_ALPHABET) for _ in range(_BODY_LENGTH))
        check = mod_37_36.calc_check_digit(prefix + body)
        if check in _ALPHABET:
            return f"{prefix[0]}-{prefix[1:]}-{body}-{check}"


def is_public_id(text: str) -> bool:
    """Whether this is an identifier, after normalisation, with a right check character."""
    try:
        normalise(text)
    except UnknownTermError:
        return False
    return True


def normalise(text: str) -> str:
    """Return the identifier that a person typed, in its one written form.

    Put right are case, spaces, any dash or none, full-width letters, and I, L, O for 1, 1, 0.

    Raises:
        UnknownTermError: it is no identifier, or its check character says that it was mistyped.
    """
    compact = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text).upper())
    shape = _SHAPE.fullmatch(compact)
    if shape is None or shape[1] not in KINDS.values():
        raise UnknownTermError("public identifier", text)
    body, check = shape[3].translate(_MISREAD), shape[4].translate(_MISREAD)
    if not mod_37_36.is_valid(shape[1] + shape[2] + body + check):
        raise UnknownTermError("public identifier", text, "one of its characters is wrong")
    return f"{shape[1]}-{shape[2]}-{body}-{check}"


def kind_of(public_id: str) -> str:
    """Return the kind ("supplier") of an identifier."""
    letter = normalise(public_id)[0]
    return next(kind for kind, prefix in KINDS.items() if prefix == letter)


def _prefix_of(kind: str) -> str:
    if kind not in KINDS:
        raise UnknownTermError("kind of public identifier", kind)
    return KINDS[kind]


def _economy_part(economy: str | None) -> str:
    return NO_ECONOMY if economy is None else economies.get_economy(economy).code
