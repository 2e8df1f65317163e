"""What the columns of a list are taken for."""

import pytest
from matchmaking.imports.columns import assign, guess
from matchmaking.imports.rules import Field, column_letter, column_position

ROWS = [
    ("China", "Suzhou Jinyuda Textile Co. Ltd", "36-8 Rainbow Road, Luzhi Town, Suzhou", "31.2"),
    ("Vietnam", "Pearl Vina Co. Ltd.", "Van Dinh Town, Ung Hoa District, Ha Noi", "20.8"),
    ("Indonesia", "PT Eins Trend", "JL. Raya Sadang-Subang, Purwakarta", "-6.5"),
]
HEADINGS = [
    ("Country", "Supplier Name", "Factory Address", "Latitude"),
    ("国家或地区", "企业名称", "地址", "纬度"),
    ("國家", "公司名稱", "地址", "緯度"),
    ("Quốc gia", "Tên công ty", "Địa chỉ", "Vĩ độ"),
    ("ประเทศ", "ชื่อบริษัท", "ที่อยู่", "ละติจูด"),
    ("País", "Razón social", "Dirección", "Latitud"),
    ("Negara", "Nama perusahaan", "Alamat", "Lintang"),
    ("国名", "会社名", "住所", "緯度"),
    ("국가", "회사명", "주소", "위도"),
    ("Страна", "Наименование", "Адрес", "Широта"),
    ("COUNTRY *", "supplier_name (English)", "ADDRESS:", "Lat"),
]
WANTED = [Field.ECONOMY, Field.NAME, Field.ADDRESS, Field.LATITUDE]


def numbered(*rows):
    return [(number, list(cells)) for number, cells in enumerate(rows, 1)]


@pytest.mark.parametrize("headings", HEADINGS, ids=lambda headings: headings[0])
def test_headings_are_understood_in_the_languages_of_the_network(headings):
    guessed = guess(numbered(headings, *ROWS))

    assert guessed.header_row == 1
    assert [each.field for each in guessed.columns] == WANTED
    assert all(each.confidence >= 0.7 for each in guessed.columns)


def test_headings_are_found_below_a_title():
    title = ("Supplier list 2026",)

    guessed = guess(numbered(title, ("",), ("As of June",), HEADINGS[0], *ROWS))

    assert guessed.header_row == 4
    assert [each.field for each in guessed.columns] == WANTED


def test_without_headings_the_content_tells():
    guessed = guess(numbered(*ROWS))

    assert guessed.header_row == 0
    assert [each.field for each in guessed.columns][:3] == WANTED[:3]
    assert "economies" in guessed.columns[0].reason


def test_places_are_found_by_their_numbers():
    rows = [("Pearl Vina", "20.73", "105.77"), ("Eclat", "10.75", "106.9")]

    guessed = guess(numbered(*rows))

    assert [each.field for each in guessed.columns][1:] == [Field.LATITUDE, Field.LONGITUDE]


def test_places_written_the_other_way_round_are_seen():
    rows = [("Pearl Vina", "105.77", "20.73"), ("Eclat", "106.9", "10.75")]

    guessed = guess(numbered(*rows))

    assert [each.field for each in guessed.columns][1:] == [Field.LONGITUDE, Field.LATITUDE]


def test_a_column_that_is_not_known_is_left_out_and_says_so():
    guessed = guess(numbered(("name", "country", "Colour of the door"), ("A Ltd", "China", "red")))

    door = guessed.columns[2]
    assert (door.letter, door.field) == ("C", None)
    assert door.reason
    assert door.samples == ("red",)


def test_of_two_columns_for_one_field_the_surer_one_has_it():
    guessed = guess(numbered(("Country", "Name", "Country of origin"), ("China", "A", "mostly")))

    assert [each.field for each in guessed.columns] == [Field.ECONOMY, Field.NAME, None]


def test_a_second_column_of_names_holds_names_in_other_scripts():
    guessed = guess(numbered(("Company name", "公司名稱", "Economy"), ("A Ltd", "甲公司", "TW")))

    assert [each.field for each in guessed.columns][:2] == [Field.NAME, Field.NAMES_LOCAL]


def test_a_correction_takes_the_field_from_the_column_that_had_it():
    guessed = guess(numbered(HEADINGS[0], *ROWS))

    corrected = assign(guessed.columns, {2: Field.NAME, 3: None})

    assert [each.field for each in corrected] == [Field.ECONOMY, None, Field.NAME, None]
    assert corrected[2].confidence == 1.0


@pytest.mark.parametrize(("position", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_the_letters_of_spreadsheet_programs(position, letter):
    assert column_letter(position) == letter
    assert column_position(letter) == position
