"""How likely two profiles are of one enterprise, and by which signs."""

# ruff: noqa: RUF001 - names of many scripts are what this is about

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matchmaking.duplicates.identities import Identity
from matchmaking.duplicates.rules import Sign, Verdict, are_lookalikes, likeness

WORDS = st.sampled_from(
    ["Golden", "Spring", "Textile", "Dệt", "金春", "纺织", "2", "Co., Ltd.", ""]
)
NAMES = st.lists(WORDS, max_size=4).map(" ".join)
IDENTITIES = st.builds(
    Identity,
    economy=st.just("CN"),
    names=st.lists(NAMES, min_size=1, max_size=2).map(tuple),
    city=st.sampled_from([None, "Tianjin", "天津", "Shaoxing"]),
    address=st.sampled_from([None, "12 Dagu Road", "No. 12 Dagu Rd.", "大沽路12号"]),
    website=st.sampled_from([None, "a.example", "https://www.a.example/", "facebook.com/a", "//["]),
)


def profile(name, economy="VN", **known) -> Identity:
    return Identity(economy=economy, names=(name,), **known)


@pytest.mark.parametrize(
    ("one", "other", "economy"),
    [
        ("Công ty TNHH May An Phước", "AN PHUOC GARMENT CO., LTD", "VN"),
        ("苏州瑞阳包装材料有限公司", "Suzhou Ruiyang Packaging Materials Co., Ltd.", "CN"),
        ("PT Sinar Mulia Tekstil Tbk", "Sinar Mulia Textile, PT", "ID"),
        ("Palmgreen Biomass Sdn Bhd", "Palm Green Biomass (M) Sdn. Bhd. (1234567-A)", "MY"),
        ("Textiles Qantu S.A.C.", "TEXTIL QANTU SAC", "PE"),
        ("大阪染色株式会社", "Osaka Dyeing Co., Ltd.", "JP"),
        ("주식회사 한빛섬유", "HANBIT TEXTILE CO LTD", "KR"),
        ("永達實業有限公司", "Wing Tat Industry Ltd.", "HK"),
        ("永豐紡織股份有限公司", "Yung Feng Textile Co., Ltd.", "TW"),
        ("天津金春纺织有限公司", "Golden Spring Textile Co., Ltd.", "CN"),
        ("Công ty TNHH Bao bì An Phước", "An Phuoc Packaging Co., Ltd.", "VN"),
        ("Suzhou Hengfa Textile Group", "HENG FA TEXTILE", "CN"),
        ("ООО «Северный лён»", "Общество с ограниченной ответственностью Северный лен", "RU"),
    ],
)
def test_spellings_of_one_name_in_one_city_are_proposed(one, other, economy):
    found = likeness(profile(one, economy, city="City"), profile(other, economy, city="City"))

    assert found.verdict is Verdict.PROPOSED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nam Hai Textile JSC", "Nam Son Textile JSC"),
        ("Saigon Star Footwear", "Saigon Star Footwear 2"),
        ("Sinar Mulia Textile", "Sinar Mulia Garment"),
        ("Thanh Long Dyeing", "Thanh Cong Dyeing"),
    ],
)
def test_neighbours_and_sisters_are_not_proposed(one, other):
    known = {"city": "Nam Dinh", "address": "Hoa Xa Industrial Park"}

    found = likeness(profile(one, **known), profile(other, **known))

    assert found.verdict is not Verdict.PROPOSED


def test_one_number_decides_whatever_the_name():
    known = {"registrations": (("vn.mst", "0301 456 789"),), "city": "Hanoi"}
    other = {"registrations": (("vn.mst", "0301456789"),), "city": "Da Nang"}

    found = likeness(profile("An Phuoc", **known), profile("Blue River", **other))

    assert found.verdict is Verdict.PROPOSED
    assert found.reasons[0]["sign"] == Sign.SAME_NUMBER


def test_two_numbers_of_one_register_keep_the_same_name_apart():
    one = profile("An Phuoc", registrations=(("vn.mst", "0301456789"),))
    other = profile("An Phuoc", registrations=(("vn.mst", "2000112233"),))

    assert likeness(one, other).verdict is Verdict.NONE


def test_numbers_of_two_registers_say_nothing():
    one = profile("An Phuoc", registrations=(("vn.mst", "0301456789"),))
    other = profile("An Phuoc", registrations=(("lei", "5493001KJTIIGC8Y1R12"),))

    assert not {Sign.SAME_NUMBER, Sign.OTHER_NUMBER} & {*likeness(one, other).signs}


def test_a_page_on_a_shared_site_says_nothing():
    one = profile("An Phuoc", website="https://facebook.com/anphuoc")
    other = profile("Blue River", website="https://www.facebook.com/blueriver")

    assert Sign.SAME_SITE not in likeness(one, other).signs


def test_distance_speaks_for_and_against():
    here, near, far = (
        profile("An Phuoc", latitude=latitude, longitude=106.7) for latitude in (10.8, 10.803, 21.0)
    )

    assert Sign.SAME_SPOT in likeness(here, near).signs
    assert Sign.FAR in likeness(here, far).signs


@pytest.mark.parametrize(
    ("one", "other", "economy", "is_same"),
    [
        ("大阪市", "Osaka", "JP", True),
        ("กรุงเทพฯ", "Bangkok", "TH", True),
        ("Москва", "Moscow", "RU", True),
        ("江苏省苏州市", "Suzhou", "CN", True),
        ("Saigon", "TP. Hồ Chí Minh", "VN", True),
        ("Keqiao", "Shaoxing", "CN", True),
        ("昆山市", "Suzhou", "CN", True),
        ("大阪市", "Kyoto", "JP", False),
        ("天津", "Shaoxing", "CN", False),
    ],
)
def test_a_city_is_known_in_two_scripts_and_by_its_parts(one, other, economy, is_same):
    found = likeness(profile("A", economy, city=one), profile("B", economy, city=other))

    assert (Sign.SAME_CITY in found.signs, Sign.OTHER_CITY in found.signs) == (is_same, not is_same)


@given(IDENTITIES, IDENTITIES)
def test_the_order_of_the_two_does_not_matter(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert are_lookalikes(one, other) == are_lookalikes(other, one)


@given(IDENTITIES)
def test_nothing_is_its_own_lookalike(one):
    assert not are_lookalikes(one, one)
