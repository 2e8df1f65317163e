"""Types that the JSON of several features shares."""

from typing import Annotated

from pydantic import AfterValidator, Field, HttpUrl, StringConstraints
from pydantic.json_schema import WithJsonSchema

Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Url = Annotated[
    HttpUrl,
    AfterValidator(str),
    WithJsonSchema({"type": "string", "format": "uri", "maxLength": 2083}),
]
Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"),
    Field(description="BCP 47 language tag.", examples=["en", "zh-Hant"]),
]
