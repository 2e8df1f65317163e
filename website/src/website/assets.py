"""Style sheet, fonts and drawings: read once, addressed by their content, cached for good."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import fontpkg_hanken_grotesk  # type: ignore[import-untyped]

STATIC = files("website") / "static"
FONTS = {
    "font-roman.ttf": fontpkg_hanken_grotesk.ROOT / "files" / "HankenGrotesk[wght].ttf",
    "font-italic.ttf": fontpkg_hanken_grotesk.ROOT / "files" / "HankenGrotesk-Italic[wght].ttf",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    content: bytes
    media_type: str


@cache
def assets() -> dict[str, Asset]:
    """Every asset by name. The parts of the style sheet are joined in the order of their names."""
    sheets = sorted((STATIC / "css").iterdir(), key=_name)
    found = {
        "site.css": Asset(b"\n".join(sheet.read_bytes() for sheet in sheets), "text/css"),
        "count.js": Asset((STATIC / "js" / "count.js").read_bytes(), "text/javascript"),
        "suggest.js": Asset((STATIC / "js" / "suggest.js").read_bytes(), "text/javascript"),
        "favicon.svg": Asset((STATIC / "favicon.svg").read_bytes(), "image/svg+xml"),
    }
    for name, path in FONTS.items():
        found[name] = Asset(path.read_bytes(), "font/ttf")
    return found


def _name(file: Traversable) -> str:
    return file.name


@cache
def fingerprint() -> str:
    """A short digest of all assets: a new edition of any of them has new addresses."""
    digest = hashlib.sha256()
    for name, asset in sorted(assets().items()):
        digest.update(name.encode())
        digest.update(asset.content)
    return digest.hexdigest()[:12]


def address(name: str) -> str:
    """Where a page finds the asset. Fonts lie beside the style sheet that names them."""
    if name not in assets():
        raise KeyError(name)
    return f"/assets/{fingerprint()}/{name}"
