"""Registration numbers: which are checked by their digits, and which by their shape alone."""

import pytest
from vocabulary import economies, registrations
from vocabulary.errors import UnknownTermError

RIGHT = {
    "au.abn": "83 914 571 673",
    "au.acn": "004 085 616",
    "ca.bn": "12302 6635",
    "cl.rut": "76.086.428-5",
    "cn.uscc": "91110000600037341L",
    "id.npwp": "01.312.166.0-091.000",
    "jp.cn": "5835678256246",
    "kr.brn": "116-82-00276",
    "mx.rfc": "GODE 561231 GR8",
    "nz.nzbn": "9429041561164",
    "pe.ruc": "20512333797",
    "ru.inn": "7707083893",
    "ru.ogrn": "1022200525819",
    "sg.uen": "00192200M",
    "tw.ubn": "00501503",
    "th.tin": "0-99-4-000-61772-1",
    "us.ein": "91-1144442",
    "vn.mst": "0100233488",
    "lei": "213800KUD8LAJWSQ9D15",
    "my.ssm": "201901000005",
    "my.roc": "123456-X",
    "hk.br": "12345678-000",
    "id.nib": "9120001234567",
}


@pytest.mark.parametrize(("kind", "number"), RIGHT.items())
def test_a_right_number_is_kept_without_separators(kind, number):
    kept = registrations.normalise(kind, number)

    assert kept.isalnum()
    assert registrations.normalise(kind, kept) == kept


@pytest.mark.parametrize(
    "kind", [each for each in RIGHT if registrations.get_kind(each).has_check_digit]
)
def test_a_mistyped_number_is_noticed_where_check_digits_are_known(kind):
    kept = registrations.normalise(kind, RIGHT[kind])
    at = next(place for place in range(5, 0, -1) if kept[place].isdigit())
    wrong = kept[:at] + str((int(kept[at]) + 1) % 10) + kept[at + 1 :]

    with pytest.raises(UnknownTermError):
        registrations.normalise(kind, wrong)


def test_every_member_economy_has_a_kind_and_says_whether_its_digits_are_checked():
    kinds = {
        economy.code: [
            kind for kind in registrations.kinds_of(economy.code) if kind.economy == economy.code
        ]
        for economy in economies.members()
    }
    without_digits = sorted(
        code for code, found in kinds.items() if not any(kind.has_check_digit for kind in found)
    )

    assert all(kinds.values())
    assert without_digits == ["BN", "HK", "KR", "MX", "MY", "PG", "PH", "US"]


def test_a_number_of_the_wrong_shape_or_kind_is_refused():
    with pytest.raises(UnknownTermError, match="shape"):
        registrations.normalise("my.ssm", "12345")
    with pytest.raises(UnknownTermError, match="kind of registration number"):
        registrations.normalise("xx.yy", "1")


def test_a_number_without_its_kind_is_recognised_where_one_check_digit_fits():
    kind, number = registrations.recognise("TW", "0050-1503")

    assert (kind.code, number) == ("tw.ubn", "00501503")
    assert registrations.recognise("MY", "123456-X") is None
