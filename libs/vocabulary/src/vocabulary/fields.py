"""Types for request and response models: a string that is on its list or an error."""

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from vocabulary import criteria, currencies, economies, hs, materials, schemes, sectors, units


def _economy(code: str) -> str:
    return economies.get_economy(code).code


def _criterion(code: str) -> str:
    return criteria.get_criterion(code).code


def _scheme(code: str) -> str:
    return schemes.get_scheme(code).code


def _sector(code: str) -> str:
    return sectors.get_sector(code).code


def _material(code: str) -> str:
    return materials.get_material(code).code


EconomyCode: TypeAlias = Annotated[str, AfterValidator(_economy), Field(examples=["VN"])]
CriterionCode: TypeAlias = Annotated[
    str, AfterValidator(_criterion), Field(examples=["water.use_reduction"])
]
SchemeCode: TypeAlias = Annotated[str, AfterValidator(_scheme), Field(examples=["gots"])]
SectorCode: TypeAlias = Annotated[str, AfterValidator(_sector), Field(examples=["textile", "1312"])]
MaterialCode: TypeAlias = Annotated[str, AfterValidator(_material), Field(examples=["cotton"])]
CurrencyCode: TypeAlias = Annotated[
    str, AfterValidator(currencies.get_currency), Field(examples=["CNY"])
]
UnitCode: TypeAlias = Annotated[str, AfterValidator(units.get_unit), Field(examples=["t/month"])]
HsCode: TypeAlias = Annotated[str, AfterValidator(hs.normalise), Field(examples=["520811"])]


class HsReference(BaseModel):
    """A Harmonized System code with its vintage, without which it means nothing for certain."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    code: HsCode
    vintage: hs.Vintage
