"""Reads one row: what it says of a supplier, and everything that is wrong with it."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from rapidfuzz import fuzz, process
from vocabulary import economies, sectors
from vocabulary._text import fold
from vocabulary.economies import Economy, Standing

from matchmaking.imports import cells as written
from matchmaking.imports.rules import Field, Finding, Severity, column_letter

LONGEST_NAME: Final = 200
_LONGEST_LINE: Final = 200
_LONGEST_PARAGRAPH: Final = 2_000
_LOST: Final = re.compile("[\u25a1\ufffd]+")
_SPACES: Final = re.compile(r"[^\S\n]+")
_NUMBER: Final = re.compile(r"[-+]?\d{1,3}(?:[.,]\d+)?")
_PARTED: Final = re.compile(r"[;,/\n、；，]")  # noqa: RUF001
_RESEMBLES: Final = 80
_SIZES: Final = {
    "micro": "micro 微型 siêunhỏ รายย่อย mikro микро 마이크로 microempresa",
    "small": "small 小型 nhỏ ขนาดย่อม pequeña pequeñaempresa kecil 小規模 소기업 малое",
    "medium": "medium mediumsized 中型 vừa ขนาดกลาง mediana menengah 中規模 중기업 среднее",
    "large": "large big 大型 lớn ขนาดใหญ่ grande besar 大企業 대기업 крупное",
}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for a row that does not say otherwise; `source` is the document's name."""

    source: str
    source_url: str | None = None
    economy: str | None = None
    sectors: tuple[str, ...] = ()
    language: str = "en"


@dataclass(slots=True)
class Reading:
    """A row as it was understood; `body` is what the API takes of a compiled supplier."""

    number: int
    body: dict[str, Any] = field(default_factory=dict)
    public_id: str | None = None
    findings: list[Finding] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.body.get("name", ""))

    @property
    def economy(self) -> str:
        return str(self.body.get("economy", ""))

    @property
    def is_refused(self) -> bool:
        return any(each.severity is Severity.PROBLEM for each in self.findings)

    def find(self, at: str, reason: str, severity: Severity = Severity.WARNING) -> None:
        """Note what is wrong with the cell of a field; a field without a cell has the row's."""
        place = self.places.get(at, f"{self.number}")
        self.findings.append(Finding(place, at, self.values.get(at, "")[:200], severity, reason))


def read_row(
    number: int, cells: Sequence[str], mapping: Mapping[int, Field], defaults: Defaults
) -> Reading:
    """Understand a row; nothing is raised, whatever it says."""
    reading = Reading(number)
    said = dict(_said(reading, cells, mapping))
    _read_name(reading, said)
    _read_economy(reading, said, defaults)
    _read_place(reading, said)
    as_written = _read_sectors(reading, said, defaults)
    _read_size(reading, said)
    _read_website(reading, said)
    _read_products(reading, said)
    _read_rest(reading, said, defaults, as_written)
    return reading


def _said(
    reading: Reading, cells: Sequence[str], mapping: Mapping[int, Field]
) -> Iterator[tuple[Field, str]]:
    """Yield what each field says, cleaned; of a field with several columns all lines."""
    together: dict[Field, list[str]] = {}
    for position, at in mapping.items():
        raw = cells[position] if position < len(cells) else ""
        if not raw.strip():
            continue
        reading.places.setdefault(at.value, f"{column_letter(position)}{reading.number}")
        reading.values.setdefault(at.value, raw)
        together.setdefault(at, []).append(_cleaned(reading, at, written.as_meant(raw)))
    for at, texts in together.items():
        if text := "\n".join(each for each in texts if each):
            yield at, text


def _cleaned(reading: Reading, at: Field, raw: str) -> str:
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    if (whole := _repaired(text)) != text:
        reading.find(at.value, f"was decoded wrongly before it came here; read as {whole!r}")
        text = whole
    if _LOST.search(text):
        reading.find(at.value, "has signs in place of letters that were lost; they are left out")
        text = _LOST.sub(" ", text)
    kept = "".join(
        letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Co", "Cs"}
        if letter not in "\u200b\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    several = at in {Field.SUMMARY, Field.PRODUCTS, Field.NAMES_LOCAL, Field.SECTORS, Field.SOURCE}
    lines = [_SPACES.sub(" ", line).strip() for line in kept.split("\n")]
    return ("\n" if several else " ").join(line for line in lines if line)


def _repaired(text: str) -> str:
    """Undo the reading of UTF-8 as one of two older encodings, where it leaves no other trace."""
    if text.isascii():
        return text
    for encoding in ("cp1252", "mac_roman"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _read_name(reading: Reading, said: Mapping[Field, str]) -> None:
    name = said.get(Field.NAME, "").rstrip(",; ")
    if name and sum(map(str.isalpha, name)) < 1:
        reading.find("name", "a name needs letters", Severity.PROBLEM)
    elif len(name) > LONGEST_NAME:
        longest = f"a name has at most {LONGEST_NAME} letters; this one has {len(name)}"
        reading.find("name", longest, Severity.PROBLEM)
    elif not name:
        reading.find("name", "the row has no name", Severity.PROBLEM)
    reading.body["name"] = name
    if local := said.get(Field.NAMES_LOCAL):
        others = [each for each in written.read_list(local) if each != name]
        reading.body["names_local"] = [each[:_LONGEST_LINE] for each in dict.fromkeys(others)][:10]


def _read_economy(reading: Reading, said: Mapping[Field, str], defaults: Defaults) -> None:
    text = said.get(Field.ECONOMY)
    if text is None and defaults.economy is not None:
        reading.body["economy"] = defaults.economy
        return
    if text is None:
        reading.find("economy", "the row has no economy", Severity.PROBLEM)
        return
    economy = economies.recognise(text)
    if economy is None:
        meant = _resembles(text)
        hint = f"; is {meant.name} meant?" if meant else ""
        reading.find(
            "economy", f"{text[:80]} is not an economy of the network{hint}", Severity.PROBLEM
        )
        return
    reading.body["economy"] = economy.code
    if economy.standing is Standing.OTHER:
        name = economy.in_sentence
        reading.find(
            "economy",
            f"{name[0].upper()}{name[1:]} is not an economy of the network",
            Severity.PROBLEM,
        )
    elif economy.standing is Standing.GUEST:
        reading.find("economy", f"{economy.name} takes part as a guest")


def _resembles(text: str) -> Economy | None:
    names = {
        fold(spelling): economy
        for economy in economies.all_economies().values()
        for spelling in (economy.name, *economy.aliases)
        if len(spelling) > 3  # noqa: PLR2004
    }
    found = process.extractOne(fold(text), names.keys(), scorer=fuzz.ratio, score_cutoff=_RESEMBLES)
    return names[found[0]] if found else None


def _read_place(reading: Reading, said: Mapping[Field, str]) -> None:
    if city := said.get(Field.CITY):
        reading.body["city"] = _shortened(reading, "city", city, _LONGEST_LINE)
    if address := said.get(Field.ADDRESS):
        if economies.recognise(address) is not None:
            reading.find("address", "says no more than the economy; it is left out")
        else:
            reading.body["address"] = _shortened(reading, "address", address, _LONGEST_LINE)
            other = _economy_at_end(address)
            here = reading.economy
            if other is not None and here and other.code != here:
                reading.find("address", f"ends in {other.name}, which is another economy")
    _read_coordinates(reading, said)


def _economy_at_end(address: str) -> Economy | None:
    """Return the economy that an address ends with, by the longest name that fits."""
    words = re.findall(r"[^\s,.;()\-]+", address)
    for count in (4, 3, 2, 1):
        last = " ".join(words[-count:])
        if len(last) > 4 and (economy := economies.recognise(last)):  # noqa: PLR2004
            return economy
    return None


def _read_coordinates(reading: Reading, said: Mapping[Field, str]) -> None:
    read: dict[str, float] = {}
    for at, most in ((Field.LATITUDE, 90), (Field.LONGITUDE, 180)):
        text = said.get(at)
        if text is None:
            continue
        number = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
        if number is None:
            reading.find(at.value, "is no number of degrees, such as 31.45; it is left out")
        elif abs(number) > most:
            reading.find(at.value, f"is beyond {most} degrees; it is left out")
        else:
            read[at.value] = number
    if len(read) == 1:
        (alone,) = read
        reading.find(alone, "a place needs latitude and longitude; it is left out")
    elif read and not any(read.values()):
        reading.find("latitude", "0, 0 is a place in the ocean; it is left out")
    else:
        reading.body |= read


def _read_sectors(reading: Reading, said: Mapping[Field, str], defaults: Defaults) -> str:
    """Take the sectors that are known, and return what was written."""
    text = said.get(Field.SECTORS, "")
    whole = _sector(text) if text else None
    known, unknown = [whole] if whole else [], []
    for part in [] if whole else _PARTED.split(text):
        if code := _sector(part):
            known.append(code)
        elif part.strip():
            unknown.append(part.strip())
    if unknown:
        names = ", ".join(repr(each) for each in unknown[:5])
        reading.find("sectors", f"no sector that is known here: {names}; left out")
    reading.body["sectors"] = list(dict.fromkeys(known or defaults.sectors))[:20]
    return text.replace("\n", ", ")


def _sector(text: str) -> str | None:
    code = text.strip().replace(".", "").upper()
    if code and sectors.find_sector(code):
        return code
    return _sector_words().get(fold(text))


@cache
def _sector_words() -> Mapping[str, str]:
    path = Path(__file__).parent / "sectors.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    named = {fold(each.name): each.code for each in reversed(list(sectors.all_isic().values()))}
    pilots = {
        key: each.code
        for each in sectors.PILOT_SECTORS.values()
        for key in (fold(each.name), fold(each.code))
    }
    told = {fold(word): code for code, known in words.items() for word in known}
    return named | pilots | told


def _read_size(reading: Reading, said: Mapping[Field, str]) -> None:
    text = said.get(Field.SIZE_CLASS)
    if text is None:
        return
    key = fold(text).removesuffix("enterprise").removesuffix("s").removesuffix("企业")
    if key in {"unknown", ""}:
        return
    if size := _size_words().get(key):
        reading.body["size_class"] = size
    else:
        reading.find("size_class", "is no size; write micro, small, medium or large; left out")


@cache
def _size_words() -> Mapping[str, str]:
    return {fold(word): size for size, words in _SIZES.items() for word in words.split()}


def _read_website(reading: Reading, said: Mapping[Field, str]) -> None:
    text = said.get(Field.WEBSITE)
    if text is None:
        return
    address = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
    if re.fullmatch(r"https?://[^\s/]+\.[^\s/]+\S*", address, re.IGNORECASE):
        reading.body["website"] = address
    else:
        reading.find("website", "is no address in the web; it is left out")


def _read_products(reading: Reading, said: Mapping[Field, str]) -> None:
    if (text := said.get(Field.PRODUCTS)) is None:
        return
    try:
        products = written.read_products(text)
    except ValueError as refusal:
        reading.find("products", f"{refusal}; the products are left out")
        return
    for each in products:
        each["name"] = each["name"][:_LONGEST_LINE]
    reading.body["products"] = [each for each in products if each["name"]][:200]


def _read_rest(
    reading: Reading, said: Mapping[Field, str], defaults: Defaults, sectors_as_written: str
) -> None:
    reading.public_id = said.get(Field.PUBLIC_ID)
    source = {"document": defaults.source, "paragraph": f"row {reading.number}"}
    if defaults.source_url:
        source["url"] = defaults.source_url
    if told := said.get(Field.SOURCE):
        source = written.read_source(told)
        if "document" not in source:
            source["document"] = defaults.source
    listed = f" under “{sectors_as_written[:200]}”" if sectors_as_written else ""
    summary = said.get(Field.SUMMARY) or f"Listed{listed} in {source['document']}."
    reading.body |= {
        "origin": "compiled",
        "source": source,
        "summary": _shortened(reading, "summary", summary, _LONGEST_PARAGRAPH),
        "language": said.get(Field.LANGUAGE, defaults.language),
    }


def _shortened(reading: Reading, at: str, text: str, most: int) -> str:
    if len(text) <= most:
        return text
    reading.find(at, f"has {len(text)} letters; the first {most} are kept")
    return text[:most].rstrip()
