"""Texts in the encodings that lists of suppliers come in."""

import unicodedata

import pytest
from matchmaking.spreadsheets.encodings import decode
from matchmaking.spreadsheets.limits import Unreadable

CHINESE = (
    "企业名称,国家或地区,地址,行业\n"
    "苏州金雨达纺织有限公司,中国,江苏省苏州市吴中区甪直镇彩虹路36号,服装\n"
    "宁波色度诺时装有限公司,中国,浙江省宁波市海曙区吴家路97号,服装\n"
)
TRADITIONAL = (
    "公司名稱,經濟體,地址,產業\n"
    "台灣綠能紡織股份有限公司,中華台北,台北市信義區松高路一號,紡織\n"
    "永續包裝材料有限公司,臺灣,高雄市前鎮區中山二路,塑膠\n"
)
JAPANESE = (
    "会社名,国,住所,業種\n"
    "株式会社みどり繊維,日本,大阪府大阪市北区梅田一丁目,繊維\n"
    "グリーンテック有限会社,日本,東京都千代田区丸の内,機械\n"
)
KOREAN = (
    "회사명,국가,주소,업종\n"
    "주식회사 그린섬유,대한민국,서울특별시 강남구 테헤란로 12,섬유\n"
    "한국친환경포장,한국,부산광역시 해운대구,포장\n"
)
THAI = (
    "ชื่อบริษัท,ประเทศ,ที่อยู่,อุตสาหกรรม\n"
    "บริษัท ไทยสิ่งทอ จำกัด,ไทย,เลขที่ 99 ถนนสุขุมวิท กรุงเทพมหานคร,สิ่งทอ\n"
    "บริษัท เขียวสะอาด จำกัด,ประเทศไทย,จังหวัดเชียงใหม่,อาหาร\n"
)
VIETNAMESE = (
    "Tên công ty,Quốc gia,Địa chỉ,Ngành\n"
    "Công ty TNHH Dệt may An Phước,Việt Nam,Số 5 đường Trần Hưng Đạo,Dệt may\n"
    "Công ty cổ phần Gỗ Xanh,Việt Nam,Quận Bình Thạnh,Gỗ\n"
)
SPANISH = (
    "Nombre de la empresa,País,Dirección,Sector\n"
    "Confecciones Añañuca S.A.C.,Perú,Jirón Huánuco 123 Lima,Confección\n"
    "Textil Águila S.A.,México,Calle Benito Juárez nº 5 Cancún,Algodón\n"
)
RUSSIAN = (
    "Название,Страна,Адрес,Отрасль\n"
    "ООО Зелёный лес,Россия,г. Владивосток ул. Светланская 12,Лесное хозяйство\n"  # noqa: RUF001
    "АО ЭкоТекстиль,Россия,Москва,Текстиль\n"  # noqa: RUF001
)
INDONESIAN = "Nama perusahaan,Negara,Alamat\nPT Hijau Lestari Tbk,Indonesia,Jl. Raya Semarang\n"
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
WRITTEN = [
    *((text, name) for text in (CHINESE, THAI, VIETNAMESE, SPANISH) for name in UNICODE),
    (CHINESE, "gb18030"),
    (CHINESE, "gbk"),
    (TRADITIONAL, "big5"),
    (TRADITIONAL, "gb18030"),
    (JAPANESE, "cp932"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc_jp"),
    (JAPANESE, "iso2022_jp"),
    (KOREAN, "euc_kr"),
    (KOREAN, "cp949"),
    (KOREAN, "iso2022_kr"),
    (THAI, "cp874"),
    (THAI, "tis-620"),
    (VIETNAMESE, "cp1258"),
    (SPANISH, "cp1252"),
    (SPANISH, "latin-1"),
    (SPANISH, "mac_roman"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    (INDONESIAN, "ascii"),
]


def encoded(text: str, encoding: str) -> bytes:
    return b"".join(_letter(each, encoding) for each in text) if encoding == "cp1258" else (
        text.encode(encoding)
    )  # fmt: skip


def _letter(letter: str, encoding: str) -> bytes:
    """Write a tone behind its vowel, as Windows does for Viet Nam."""
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        base, *marks = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        shape = [mark for mark in marks if mark not in tones]
        vowel = unicodedata.normalize("NFC", "".join([base, *shape]))
        return (vowel + "".join(tones)).encode(encoding)


@pytest.mark.parametrize(("text", "encoding"), WRITTEN)
def test_a_list_is_read_in_the_encoding_that_it_was_written_in(text, encoding):
    found = decode(encoded(text, encoding))

    assert found.text == text
    assert found.confidence >= 0.5


@pytest.mark.parametrize(("text", "encoding"), WRITTEN)
def test_one_row_below_the_headings_is_enough(text, encoding):
    short = "\n".join(text.split("\n")[:2]) + "\n"

    assert decode(encoded(short, encoding)).text == short


def test_a_few_broken_places_do_not_make_another_encoding_of_utf_8():
    raw = (VIETNAMESE * 5).encode().replace(b"Xanh", b"X\xffanh", 1)

    found = decode(raw)

    assert found.encoding == "utf-8"
    assert found.text.count("\ufffd") == 1


def test_the_sender_knows_better():
    raw = SPANISH.encode("cp1252")

    found = decode(raw, "cp1250")

    assert found.encoding == "cp1250"


@pytest.mark.parametrize("told", ["utf-8", "no-such-encoding", "base64", "rot13"])
def test_an_encoding_that_does_not_fit_is_refused(told):
    with pytest.raises(Unreadable):
        decode(SPANISH.encode("cp1252"), told)


@pytest.mark.parametrize("raw", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 100, b"\x07" * 50])
def test_what_is_no_text_is_refused(raw):
    with pytest.raises(Unreadable, match="not text"):
        decode(raw)
