"""Enterprise names become keys."""

# ruff: noqa: RUF001 - names of many scripts are what this is about

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vocabulary import economies
from vocabulary.names import is_lookalike, latin_name, normalise_name

ECONOMIES = st.sampled_from([None, *economies.all_economies()])
FRAGMENTS = st.sampled_from(
    [
        "Co.",
        "Ltd",
        "PT",
        "Tbk",
        "有限公司",
        "株式会社",
        "จำกัด",
        "Công ty",
        "S.A.",
        "(M)",
        "A",
        "-",
        "ß",
        "İ",
    ]
)


@pytest.mark.parametrize(
    ("name", "economy", "key"),
    [
        ("Changzhou Golden Spring Textile Co., Ltd.", "CN", "changzhou golden spring textile"),
        ("常州金春纺织有限公司", "CN", "常州金春纺织"),
        ("Công ty TNHH An Phước", "VN", "an phuoc"),
        ("AN PHUOC CO.,LTD", "VN", "an phuoc"),
        ("Tổng Công ty CP Dệt May Hòa Thọ", "VN", "det may hoa tho"),
        ("PT Asia Pacific Rayon Tbk", "ID", "asia pacific rayon"),
        ("P.T. Asia Pacific Rayon", "ID", "asia pacific rayon"),
        ("Asia Pacific Rayon, PT", "ID", "asia pacific rayon"),
        ("One-Tech (M) Sdn. Bhd.", "MY", "one tech"),
        ("Trackland Sdn Bhd", "MY", "trackland"),
        ("Kualesa Berhad", "BN", "kualesa"),
        ("株式会社ファーストリテイリング", "JP", "ファーストリテイリング"),
        ("㈱トヨタ", "JP", "トヨタ"),
        ("Muji K.K.", "JP", "muji"),
        ("(주)효성", "KR", "효성"),
        ("주식회사 효성", "KR", "효성"),
        ("台灣紡織股份有限公司", "TW", "台灣紡織"),
        ("Crystal International Group Limited", "HK", "crystal international group"),
        ("บริษัท ดีสวัสดิ์ จำกัด", "TH", "ดีสวัสดิ์"),
        ("บริษัท ไทย จำกัด (มหาชน)", "TH", "ไทย"),
        ("Deesawat Co Ltd", "TH", "deesawat"),
        ("Textil del Valle S.A.C.", "PE", "textil del valle"),
        ("Algodón Perú S. A.", "PE", "algodon peru"),
        ("Hilos Finos, S.A. de C.V.", "MX", "hilos finos"),
        ("Lanas del Sur Ltda.", "CL", "lanas del sur"),
        ("Rags2Riches, Inc.", "PH", "rags2riches"),
        ("Zilingo Pte. Ltd.", "SG", "zilingo"),
        ("ООО «Ромашка»", "RU", "ромашка"),
        ("Woolmark Pty Ltd", "AU", "woolmark"),
        ("Icebreaker NZ Limited", "NZ", "icebreaker"),
        ("Bilum PNG Ltd", "PG", "bilum"),
        ("Tissus Québec Ltée", "CA", "tissus quebec"),
        ("Organic Cotton, L.L.C.", "US", "organic cotton"),
        ("Selyn Exporters (Pvt) Ltd", "LK", "selyn exporters"),
        ("Bed & Bath Co.", "US", "bed and bath"),
        ("Women’s Work Ltd", None, "womens work"),
        ("ＺＥＥ　Ｃｏｌｌ", "ID", "zee coll"),
        ("Co Shop", "VN", "co shop"),
        ("Ltd", "SG", "ltd"),
        ("!!!", "SG", ""),
    ],
)
def test_a_name_becomes_its_key(name, economy, key):
    assert normalise_name(name, economy) == key


def test_a_legal_form_of_another_economy_stays_in_the_name():
    assert normalise_name("Maju Sdn Bhd", "PE") == "maju sdn bhd"
    assert normalise_name("Maju Sdn Bhd", "MY") == "maju"


@pytest.mark.parametrize("economy", [economy.code for economy in economies.members()])
def test_every_member_economy_has_legal_forms_of_its_own(economy):
    from_everywhere = normalise_name("Acme Co., Ltd.", economy)

    assert from_everywhere == "acme"


@given(st.text(max_size=40), ECONOMIES)
def test_a_key_is_its_own_key(name, economy):
    key = normalise_name(name, economy)

    assert normalise_name(key, economy) == key


@given(st.lists(FRAGMENTS, max_size=8).map(" ".join), ECONOMIES)
def test_a_key_made_of_legal_forms_is_its_own_key_and_not_empty(name, economy):
    key = normalise_name(name, economy)

    assert normalise_name(key, economy) == key
    assert bool(key) == any(letter.isalnum() for letter in name)


@given(st.text(alphabet="abcdefgh ", max_size=20), ECONOMIES)
def test_case_and_outer_space_do_not_matter(name, economy):
    assert normalise_name(f" {name.upper()}  ", economy) == normalise_name(name, economy)


@pytest.mark.parametrize(
    ("name", "economy", "latin"),
    [
        ("常州金春纺织有限公司", "CN", "chang zhou jin chun fang zhi"),
        ("(주)효성티앤씨", "KR", "hyo seong ti aen ssi"),
        ("Công ty CP Dệt May Hòa Thọ", "VN", "det may hoa tho"),
        ("ООО «Ромашка»", "RU", "romashka"),
        ("!!!", "SG", ""),
    ],
)
def test_a_name_is_spelt_in_latin_letters(name, economy, latin):
    assert latin_name(name, economy) == latin


@pytest.mark.parametrize(
    ("one", "other", "economy"),
    [
        ("Аpple Ltd", "Apple", "US"),  # a Cyrillic A
        ("Gоlden Spring Cо., Ltd", "GOLDEN SPRING CO LTD", "CN"),  # also in the legal form
        ("Pомашка", "Ромашка", "RU"),  # a Latin P
        ("G0lden Spring", "Golden Spring", "CN"),
        ("Golden\u200b Spring", "Golden Spring", "CN"),
        ("\u202eGolden Spring", "Golden Spring", "CN"),
        ("Ｇolden Spring", "Golden Spring", "CN"),
    ],
)
def test_a_name_that_only_looks_the_same_is_a_lookalike(one, other, economy):
    assert is_lookalike(one, other, economy)
    assert is_lookalike(other, one, economy)


@pytest.mark.parametrize(
    ("one", "other", "economy"),
    [
        ("Golden Spring Co., Ltd.", "GOLDEN-SPRING", "CN"),
        ("Công ty TNHH An Phước", "AN PHUOC CO LTD", "VN"),
        ("Golden Spring", "Golden String", "CN"),
        ("ООО Ромашка", "«Ромашка»", "RU"),
    ],
)
def test_a_name_in_other_spelling_is_no_lookalike(one, other, economy):
    assert not is_lookalike(one, other, economy)


@given(st.text(max_size=30), ECONOMIES)
def test_no_name_is_its_own_lookalike(name, economy):
    assert not is_lookalike(name, name, economy)
