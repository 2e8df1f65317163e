"""What a row says of a supplier, and what is wrong with it."""

import pytest
from matchmaking.imports.rows import Defaults, read_row
from matchmaking.imports.rules import Field, Severity
from matchmaking.suppliers.schemas import SupplierIn

MAPPING = dict(enumerate(Field))
PLACES = {field: position for position, field in MAPPING.items()}
SOUND = {"name": "Saitex International Dong Nai (VN) LTD.", "economy": "Vietnam"}


def read(mapping=MAPPING, defaults=None, **said):
    cells = [""] * len(Field)
    for name, value in (SOUND | said).items():
        cells[PLACES[Field(name)]] = value
    return read_row(7, cells, mapping, defaults or Defaults("list.csv"))


def reasons(reading, severity=None):
    return [each.reason for each in reading.findings if severity in (None, each.severity)]


def test_a_sound_row_is_a_compiled_supplier_with_its_source():
    reading = read(sectors="Apparel", city="Bien Hoa")

    supplier = SupplierIn.model_validate(reading.body)
    assert reading.findings == []
    assert (supplier.economy, supplier.sectors, supplier.city) == ("VN", ["14"], "Bien Hoa")
    assert supplier.source.document == "list.csv"
    assert supplier.source.paragraph == "row 7"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("CHINA", "CN"),
        ("P.R. China", "CN"),
        ("中国", "CN"),
        ("Viet Nam", "VN"),
        ("VIETNAM", "VN"),
        ("Việt Nam", "VN"),
        ("Taiwan", "TW"),
        ("Taiwan, R.O.C.", "TW"),
        ("臺灣", "TW"),
        ("Hong Kong", "HK"),
        ("hongkong", "HK"),
        ("香港", "HK"),
        ("USA", "US"),
        ("Korea, South", "KR"),
        ("대한민국", "KR"),
        ("ประเทศไทย", "TH"),
        ("Россия", "RU"),
        ("Filipina", "PH"),
        ("Nhật Bản", "JP"),
        ("México", "MX"),
    ],
)
def test_an_economy_is_known_in_every_spelling(written, code):
    assert read(economy=written).body["economy"] == code


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Bangladesh", "Bangladesh is not an economy of the network"),
        ("UAE", "The United Arab Emirates is not an economy of the network"),
        ("El Salvador", "El Salvador is not an economy of the network"),
        ("Chinna", "Chinna is not an economy of the network; is China meant?"),
    ],
)
def test_an_economy_outside_the_network_is_a_clear_verdict(written, reason):
    reading = read(economy=written)

    (finding,) = reading.findings
    assert (finding.severity, finding.reason) == (Severity.PROBLEM, reason)
    assert (finding.cell, finding.value) == ("D7", written)


def test_a_guest_is_taken_in_and_named():
    assert reasons(read(economy="Cambodia")) == ["Cambodia takes part as a guest"]


def test_a_row_may_take_its_economy_from_the_whole_list():
    reading = read(economy="", defaults=Defaults("list.csv", economy="TH"))

    assert (reading.body["economy"], reading.findings) == ("TH", [])


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"name": ""}, "the row has no name"),
        ({"name": "---"}, "a name needs letters"),
        ({"name": "x" * 201}, "a name has at most 200 letters; this one has 201"),
        ({"economy": ""}, "the row has no economy"),
    ],
)
def test_a_row_without_name_or_economy_is_refused(said, reason):
    assert reasons(read(**said), Severity.PROBLEM) == [reason]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"latitude": "north", "longitude": "1"}, "is no number of degrees, such as 31.45"),
        ({"latitude": "131.45", "longitude": "31"}, "is beyond 90 degrees"),
        ({"latitude": "31.45"}, "a place needs latitude and longitude"),
        ({"latitude": "0", "longitude": "0"}, "0, 0 is a place in the ocean"),
        ({"size_class": "gigantic"}, "is no size; write micro, small, medium or large"),
        ({"website": "none"}, "is no address in the web"),
        ({"sectors": "Apparel; flying"}, "no sector that is known here: 'flying'"),
        ({"products": "Shirts | HS 1999 what"}, "'HS 1999 what' is not written like"),
        ({"address": "Vietnam."}, "says no more than the economy"),
        ({"address": "Tai Nan West Street, KOWLOON,HONG KONG."}, "ends in Hong Kong, China"),
        ({"address": "NO.376-5 SHICHA ROAD□"}, "has signs in place of letters that were lost"),
        ({"address": "Saudade, N¬∫ 280"}, "was decoded wrongly before it came here; read as"),
        ({"address": "x" * 300}, "has 300 letters; the first 200 are kept"),
    ],
)
def test_what_is_wrong_with_the_rest_is_a_warning_and_the_row_is_sound(said, reason):
    reading = read(**said)

    assert not reading.is_refused
    assert reasons(reading)[0].startswith(reason)
    assert SupplierIn.model_validate(reading.body)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("N¬∫ 280", "Nº 280"), ("CalÃ§ado", "Calçado"), ("Nº 280", "Nº 280"), ("Ñandú", "Ñandú")],
)
def test_text_that_was_decoded_wrongly_is_repaired_and_other_text_is_not_touched(written, read_as):
    assert read(address=written).body["address"] == read_as


@pytest.mark.parametrize(
    ("latitude", "longitude"), [("31.45", "119.7"), ("31,45", "119,7"), ("-31.45", "-119.7")]
)
def test_degrees_are_read_with_point_and_comma(latitude, longitude):
    body = read(latitude=latitude, longitude=longitude).body

    assert (abs(body["latitude"]), abs(body["longitude"])) == (31.45, 119.7)


def test_products_of_an_ordinary_list_are_names():
    body = read(products="T-shirts, trousers; 夹克、外套").body

    assert [each["name"] for each in body["products"]] == ["T-shirts", "trousers", "夹克", "外套"]


def test_a_column_beyond_the_end_of_a_short_row_is_empty():
    reading = read_row(3, ["Vietnam"], {0: Field.ECONOMY, 9: Field.NAME}, Defaults("list.csv"))

    assert reasons(reading) == ["the row has no name"]
