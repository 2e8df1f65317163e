"""The criterion registry."""

import re
from datetime import date
from decimal import Decimal

import pytest
from vocabulary import criteria, units
from vocabulary.claims import Claim
from vocabulary.criteria import Area, Direction, Measure, SubjectType, Topic
from vocabulary.errors import UnknownTermError
from vocabulary.labels import wording_issues

EVERY = list(criteria.all_criteria().values())


def test_the_registry_is_large_enough_and_every_area_is_used():
    assert len(EVERY) >= 45
    assert {criterion.area for criterion in EVERY} == set(Area)
    assert {criterion.topic for criterion in EVERY} == set(Topic)


@pytest.mark.parametrize("criterion", EVERY, ids=lambda criterion: criterion.code)
def test_a_criterion_is_complete(criterion):
    assert re.fullmatch(r"[a-z]+\.[a-z0-9_]+", criterion.code)
    assert criterion.name[0].isupper()
    assert criterion.definition.endswith(".")
    assert criterion.applies_to <= set(SubjectType)
    assert criterion.applies_to
    assert (
        re.search(r"\d", criterion.source)
        or "The Transparency Pledge" in criterion.source
        or (re.match(r"(GHG Protocol|ZDHC|AFIRM|IFOAM|UN|WFTO) ", criterion.source))
    )
    assert wording_issues(criterion.name + criterion.definition) == ()


@pytest.mark.parametrize("criterion", EVERY, ids=lambda criterion: criterion.code)
def test_the_unit_fits_the_measure(criterion):
    has_unit = criterion.measure not in {Measure.TRUTH, Measure.MONEY}

    assert (criterion.unit is not None) == has_unit
    assert criterion.unit is None or units.is_unit(criterion.unit)
    assert (criterion.measure is Measure.PERCENTAGE) == (criterion.unit == "%")
    assert (criterion.measure is Measure.COUNT) == (criterion.unit == "1")
    assert (criterion.measure is Measure.TRUTH) == (criterion.direction is Direction.TRUE)


def test_a_code_and_a_name_stand_once():
    names = [criterion.name for criterion in EVERY]

    assert len(names) == len(set(names))


def test_only_scale_is_never_scored():
    neutral = {criterion.area for criterion in EVERY if not criterion.is_scored}

    assert neutral == {Area.SCALE}


def test_an_unknown_code_is_refused():
    assert criteria.find_criterion("energy.magic") is None
    with pytest.raises(UnknownTermError, match="unknown criterion"):
        criteria.get_criterion("energy.magic")


@pytest.mark.parametrize(
    ("code", "subject", "value", "unit"),
    [
        ("energy.use_reduction", "facility", "30", "%"),
        ("energy.electricity_reduction", "process", "40", "%"),
        ("energy.renewable_generation", "facility", "1330000", "kWh/year"),
        ("energy.solar_capacity", "facility", "1.3", "MW"),
        ("energy.use_share_of_virgin_route", "process", "5", "%"),
        ("emissions.avoided", "facility", "1200", "tCO2e/year"),
        ("emissions.share_of_virgin_route", "process", "8", "%"),
        ("water.use_reduction", "product", "70", "%"),
        ("waste.recycled_share", "enterprise", "85", "%"),
        ("waste.generated", "project", "23000", "t/day"),
        ("waste.processing_capacity", "enterprise", "120", "t/month"),
        ("waste.sorting_efficiency_gain", "enterprise", "60", "%"),
        ("waste.collection_points", "enterprise", "150", "1"),
        ("circular.facilities", "enterprise", "8", "1"),
        ("circular.product_share", "project", "50", "%"),
        ("circular.recycling_operators", "project", "300", "1"),
        ("materials.virgin_reduction", "project", "30", "%"),
        ("materials.resource_efficiency", "project", "25", "%"),
        ("materials.secondary_input", "project", "220000", "t/year"),
        ("materials.secondary_share", "project", "7.2", "%"),
        ("social.jobs", "project", "100000", "1"),
        ("programme.enterprises_trained", "project", "400", "1"),
        ("programme.experts_engaged", "project", "230", "1"),
        ("programme.services_delivered", "project", "80000", "1/year"),
        ("programme.green_recognitions", "project", "35000", "1"),
        ("programme.standards_issued", "project", "500", "1"),
        ("programme.supply_chain_performance", "project", "10", "%"),
        ("finance.green_investment", "enterprise", "21000000", "CNY"),
        ("finance.support_ceiling", "project", "200000", "MYR"),
        ("finance.tax_deduction_rate", "project", "300", "%"),
        ("finance.tax_exemption_rate", "project", "70", "%"),
        ("scale.annual_sales", "enterprise", "200000000", "CNY"),
        ("scale.export_value", "project", "13530000000", "USD"),
        ("scale.product_range", "enterprise", "3000", "1"),
        ("scale.enterprises", "project", "1566", "1"),
        ("scale.msme_share", "project", "96.9", "%"),
    ],
)
def test_each_figure_of_the_founding_documents_can_be_a_claim(code, subject, value, unit):
    claim = Claim(
        subject_type=subject, criterion=code, value=Decimal(value), unit=unit, statement="As told."
    )

    assert claim.is_valid_on(date(2026, 1, 1))
