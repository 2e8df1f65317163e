"""Harmonized System codes: form, vintage, hierarchy, chapter names; the nomenclature from a file.

The WCO's headings are not shipped here. Form and chapter are checked without them; load a file with
`load_nomenclature` for the names of headings and subheadings.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from vocabulary.errors import UnknownTermError

Vintage: TypeAlias = Literal[2012, 2017, 2022]
VINTAGES: Final[tuple[Vintage, ...]] = (2012, 2017, 2022)

_RESERVED: Final = "77"
_LENGTHS: Final = {2, 4, 6, 8, 9, 10, 11, 12}
_INTERNATIONAL_LENGTH: Final = 6

# Our own short names, for people; the legal texts are the WCO's.
CHAPTERS: Final[Mapping[str, str]] = MappingProxyType(
    dict(
        line.split(" ", 1)
        for line in """\
01 Live animals
02 Meat and offal
03 Fish, shellfish and other aquatic animals
04 Dairy, eggs and honey
05 Other products of animal origin
06 Live plants and cut flowers
07 Vegetables
08 Fruit and nuts
09 Coffee, tea and spices
10 Cereals
11 Flour, malt and starch
12 Oilseeds, medicinal and fodder plants
13 Gums, resins and plant extracts
14 Plant materials for plaiting, such as bamboo and rattan
15 Fats, oils and waxes of animals, plants or microbes
16 Prepared meat, fish and insects
17 Sugar and confectionery
18 Cocoa and chocolate
19 Bakery and cereal products
20 Prepared fruit and vegetables
21 Other food preparations
22 Drinks, spirits and vinegar
23 Food industry residues and animal feed
24 Tobacco and nicotine products
25 Salt, stone, lime and cement
26 Ores, slag and ash
27 Mineral fuels and oils
28 Inorganic chemicals
29 Organic chemicals
30 Medicines
31 Fertilizers
32 Dyes, paints and inks
33 Essential oils, perfumes and cosmetics
34 Soap, detergents, waxes and candles
35 Proteins, modified starches, glues and enzymes
36 Explosives and matches
37 Photographic and film goods
38 Other chemical products
39 Plastics
40 Rubber
41 Raw hides and leather
42 Leather goods, bags and luggage
43 Fur and artificial fur
44 Wood and wood products
45 Cork
46 Basketwork and plaited goods
47 Wood pulp and waste paper
48 Paper and board
49 Printed matter
50 Silk
51 Wool and animal hair
52 Cotton
53 Other plant fibres, such as flax, hemp and ramie
54 Synthetic and artificial filaments
55 Synthetic and artificial staple fibres
56 Wadding, felt, nonwovens, twine and rope
57 Carpets
58 Woven specialities, lace and embroidery
59 Coated and technical textiles
60 Knitted fabrics
61 Knitted clothing
62 Woven clothing
63 Home textiles, worn clothing and rags
64 Footwear
65 Headwear
66 Umbrellas and walking sticks
67 Feathers, artificial flowers and goods of hair
68 Goods of stone, plaster and cement
69 Ceramics
70 Glass
71 Pearls, precious stones, precious metals and jewellery
72 Iron and steel
73 Goods of iron and steel
74 Copper
75 Nickel
76 Aluminium
77 Reserved by the Harmonized System for later use
78 Lead
79 Zinc
80 Tin
81 Other base metals
82 Tools and cutlery
83 Other goods of base metal
84 Machinery and boilers
85 Electrical machinery and electronics, including solar cells
86 Railway vehicles and equipment
87 Road vehicles
88 Aircraft and spacecraft
89 Ships and boats
90 Optical, measuring and medical instruments
91 Clocks and watches
92 Musical instruments
93 Arms and ammunition
94 Furniture, bedding, lamps and prefabricated buildings
95 Toys, games and sports goods
96 Other manufactured goods
97 Art and antiques""".splitlines()
    )
)

# Chapters 98 and 99 are left to each economy (and, in trade statistics, to what is not specified).
SPECIAL_CHAPTERS: Final = frozenset({"98", "99"})


def normalise(text: str) -> str:
    """Return the digits of a code as people write it: "5208.11" and "HS 5208 11" become "520811".

    Raises:
        UnknownTermError: it has not 2, 4, 6 or, with an economy's own digits, 8 to 12 digits, or
            its chapter does not exist. Whether the heading exists is for a `Nomenclature` to say.
    """
    code = re.sub(r"(?i)^\s*hs\s*(code)?:?\s*|[\s.\-]", "", text)
    if not re.fullmatch(r"[0-9]+", code) or len(code) not in _LENGTHS:
        raise UnknownTermError("HS code", text, "write 2, 4, 6 or 8 to 12 digits")
    if code[:2] == _RESERVED or not (code[:2] in CHAPTERS or code[:2] in SPECIAL_CHAPTERS):
        raise UnknownTermError("HS code", text, f"there is no chapter {code[:2]}")
    if code[2:4] == "00":
        raise UnknownTermError("HS code", text, "no heading ends in 00")
    return code


def is_code(text: str) -> bool:
    try:
        normalise(text)
    except UnknownTermError:
        return False
    return True


def chapter_name(code: str) -> str:
    """Return the name of the chapter that a code lies in."""
    chapter = normalise(code)[:2]
    return CHAPTERS.get(chapter, "Provisions of each economy")


def formatted(code: str) -> str:
    """Return the code as it is printed: "5208.11"; further digits in pairs: "5208.11.90"."""
    digits = normalise(code)
    pairs = [digits[start : start + 2] for start in range(4, len(digits), 2)]
    return ".".join([digits[:4], *pairs])


def parent_of(code: str) -> str | None:
    """Return the next wider international code; None above a chapter."""
    digits = normalise(code)
    if len(digits) > _INTERNATIONAL_LENGTH:
        return digits[:_INTERNATIONAL_LENGTH]
    return digits[:-2] or None


def path_of(code: str) -> tuple[str, ...]:
    """Return the codes from the chapter to this one: ("52", "5208", "520811")."""
    digits = normalise(code)
    parent = parent_of(digits)
    return (*path_of(parent), digits) if parent else (digits,)


def is_within(code: str, wider: str) -> bool:
    """Say whether a code equals or refines another; meaningless across vintages."""
    return normalise(code).startswith(normalise(wider))


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A line of a nomenclature file that was left out, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Nomenclature:
    """The headings of one vintage, as loaded from a file."""

    vintage: Vintage
    names: Mapping[str, str]
    rejected: tuple[RejectedRow, ...] = ()

    def __contains__(self, code: str) -> bool:
        return is_code(code) and normalise(code)[:_INTERNATIONAL_LENGTH] in self.names

    def find_name(self, code: str) -> str | None:
        """Return the name; of the subheading when the code has an economy's further digits."""
        return self.names.get(normalise(code)[:_INTERNATIONAL_LENGTH])

    def children_of(self, code: str) -> tuple[str, ...]:
        digits = normalise(code)
        return tuple(
            child for child in self.names if child.startswith(digits) and parent_of(child) == digits
        )


def load_nomenclature(path: Path, vintage: Vintage) -> Nomenclature:
    """Read a CSV file with the columns `hscode` and `description` (others are ignored).

    Made for the English list of github.com/datasets/harmonized-system (HS 2022). A bad line is
    rejected with its reason and never stops the others; the row "TOTAL" is no code and is skipped.

    Raises:
        ValueError: a column is missing.
    """
    names: dict[str, str] = {}
    rejected: list[RejectedRow] = []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if missing := {"hscode", "description"} - set(rows.fieldnames or ()):
            raise ValueError(f"{path.name} lacks the columns {sorted(missing)}")
        for row in rows:
            if row["hscode"] == "TOTAL":
                continue
            if reason := _refusal(row, names):
                rejected.append(RejectedRow(rows.line_num, reason))
            else:
                names[normalise(row["hscode"])] = row["description"].strip()
    return Nomenclature(vintage, MappingProxyType(names), tuple(rejected))


def _refusal(row: Mapping[str, str | None], names: Mapping[str, str]) -> str | None:
    try:
        code = normalise(row["hscode"] or "")
    except UnknownTermError as refusal:
        return str(refusal)
    if not (row["description"] or "").strip():
        return f"{code} has no description"
    return f"{code} stands twice" if code in names else None
