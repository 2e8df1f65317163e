"""Certification schemes and what they cover."""

from decimal import Decimal

import pytest
from vocabulary import criteria, economies, schemes, units
from vocabulary.errors import UnknownTermError
from vocabulary.evidence import AssessmentLevel
from vocabulary.schemes import Covered, NotCovered, Unknown

EVERY = list(schemes.all_schemes().values())


@pytest.mark.parametrize("scheme", EVERY, ids=lambda scheme: scheme.code)
def test_a_scheme_is_complete_and_covers_only_known_criteria(scheme):
    known = criteria.all_criteria().keys()
    members = {economy.code for economy in economies.members()}

    assert scheme.covers.keys() <= known
    assert scheme.excludes <= known
    assert not scheme.excludes & scheme.covers.keys()
    assert scheme.economy is None or scheme.economy in members
    assert scheme.owner
    assert scheme.certifies
    assert len(scheme.source) > 8
    assert scheme.validity_months is None or 6 <= scheme.validity_months <= 60
    assert scheme.url is None or scheme.url.startswith(("https://", "http://"))
    # Only the network verifies; a scheme's own word is at most accredited.
    assert scheme.assessment_level is not AssessmentLevel.VERIFIED
    assert "country" not in f"{scheme.name} {scheme.owner} {scheme.source}".lower()


@pytest.mark.parametrize("scheme", EVERY, ids=lambda scheme: scheme.code)
def test_what_a_scheme_guarantees_is_in_a_unit_of_the_criterion(scheme):
    bounded = [cover for cover in scheme.covers.values() if cover.unit]

    wrong = [
        cover.criterion
        for cover in bounded
        if not units.comparable(cover.unit, criteria.get_criterion(cover.criterion).unit)
    ]

    assert wrong == []


def test_no_spelling_means_two_schemes():
    spellings = [
        (spelling, scheme.code)
        for scheme in EVERY
        for spelling in (scheme.code, scheme.name, *scheme.aliases)
    ]

    lost = [pair for pair in spellings if schemes.recognise(pair[0]).code != pair[1]]

    assert lost == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("OEKO-TEX STANDARD 100", "oeko_tex_standard_100"),
        ("GRS", "grs"),
        ("RCS", "rcs"),
        ("GOTS", "gots"),
        ("ISO 14001:2015", "iso_14001"),
        ("ISO 50001", "iso_50001"),
        ("ISO 14067", "iso_14067"),
        ("FSC", "fsc"),
        ("SA8000", "sa8000"),
        ("Green Label Thailand", "green_label_thailand"),
        ("Circular Mark", "circular_mark_thailand"),
        ("Carbon Footprint of Circular Economy Products", "ce_cfp_thailand"),
        ("MyHIJAU", "myhijau"),
        ("SIRIM eco-label", "sirim_eco_label"),
        ("China Environmental Labelling", "china_environmental_labelling"),
        ("Eco Mark", "eco_mark_japan"),
        ("EPD", "epd"),
        ("bluesign", "bluesign"),
        ("B Corp", "b_corp"),
        ("Fairtrade", "fairtrade"),
        ("WFTO", "wfto"),
        ("Cradle to Cradle", "cradle_to_cradle"),
        ("Korea Eco-label", "korea_eco_label"),
        ("EU Ecolabel", "eu_ecolabel"),
        ("Green Mark", "green_mark_chinese_taipei"),
    ],
)
def test_the_schemes_that_buyers_ask_for_are_known(written, code):
    assert schemes.recognise(written) == schemes.get_scheme(code)


def test_coverage_tells_covered_from_left_out_from_unknown():
    assert schemes.coverage("sa8000", "social.no_child_labour") == Covered("social.no_child_labour")
    assert schemes.coverage("oeko_tex_standard_100", "water.intensity") == (
        NotCovered("water.intensity")
    )
    assert schemes.coverage("b_corp", "water.intensity") == Unknown("water.intensity")


def test_a_label_that_differs_by_product_leaves_the_rest_unknown():
    labels = [
        scheme for scheme in EVERY if scheme.varies_by_product and scheme.code != "energy_star"
    ]

    assert len(labels) > 15
    assert [label.code for label in labels if label.excludes] == []


def test_a_scheme_guarantees_its_own_minimum_and_no_more():
    def holds(share):
        return schemes.guarantees("grs", "materials.recycled_content", at_least=Decimal(share))

    assert holds(20)
    assert not holds(21)
    assert not schemes.guarantees("grs", "materials.recycled_content", at_most=Decimal(100))
    assert not schemes.guarantees("grs", "energy.use_reduction")


def test_a_covered_truth_is_guaranteed():
    assert schemes.guarantees("iso_14001", "management.environmental_system")
    assert not schemes.guarantees("iso_14001", "social.no_child_labour")


def test_a_measured_criterion_without_a_threshold_guarantees_no_amount():
    covered = schemes.coverage("iso_14067", "emissions.product_footprint")

    assert covered == Covered("emissions.product_footprint")
    assert not schemes.guarantees("iso_14067", "emissions.product_footprint", at_most=Decimal(5))


def test_the_schemes_for_a_criterion_can_be_listed():
    codes = {scheme.code for scheme in schemes.covering("materials.recycled_content")}

    assert codes == {"grs", "rcs", "scs_recycled_content"}


def test_unknown_codes_are_refused():
    with pytest.raises(UnknownTermError, match="certification scheme"):
        schemes.coverage("no_such_scheme", "water.intensity")
    with pytest.raises(UnknownTermError, match="criterion"):
        schemes.coverage("grs", "no.such")
    with pytest.raises(UnknownTermError, match="criterion"):
        schemes.covering("no.such")
