"""Types that the JSON of several features shares."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from vocabulary import economies, sectors


def _known_member(code: str) -> str:
    """Return the code of an APEC member.

    Raises:
        ValueError: it is none.
    """
    if not economies.get_economy(code).is_member:
        raise ValueError(f"{code} is not an APEC member economy")
    return code


def _known_sector(code: str) -> str:
    sectors.get_sector(code)
    return code


def _plain_url(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise ValueError("a link begins with https:// or http://")
    return url


Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
MemberEconomy = Annotated[
    str,
    AfterValidator(_known_member),
    Field(description="ISO 3166 alpha-2 code of an APEC member economy.", examples=["CN"]),
]
Sector = Annotated[
    str,
    AfterValidator(_known_sector),
    Field(description="ISIC Rev. 4 code, or one of the five pilot sectors.", examples=["textile"]),
]
Sectors = Annotated[list[Sector], Field(max_length=20)]
Url = Annotated[
    str, StringConstraints(max_length=2_000, pattern=r"^\S+$"), AfterValidator(_plain_url)
]
Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"),
    Field(description="BCP 47 language tag.", examples=["en", "zh-Hant"]),
]
