"""The files of the documentation page: ours, and Swagger UI from its wheel."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from swagger_ui_bundle import swagger_ui_path  # type: ignore[import-untyped]

_OURS: Final = Path(__file__).parent
_FILES: Final = {
    "page.html": (_OURS / "page.html", "text/html; charset=utf-8"),
    "page.css": (_OURS / "page.css", "text/css; charset=utf-8"),
    "start.js": (_OURS / "start.js", "text/javascript; charset=utf-8"),
    "swagger-ui.css": (swagger_ui_path / "swagger-ui.css", "text/css; charset=utf-8"),
    "swagger-ui-bundle.js": (
        swagger_ui_path / "swagger-ui-bundle.js",
        "text/javascript; charset=utf-8",
    ),
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent; kept compressed, because nearly every reader wants it so."""

    media_type: str
    compressed: bytes
    etag: str


@lru_cache(maxsize=len(_FILES))
def find_asset(name: str) -> Asset | None:
    """Return a file of the page; only names on our list lead anywhere."""
    if name not in _FILES:
        return None
    path, media_type = _FILES[name]
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:20]
    return Asset(media_type, gzip.compress(content, 6, mtime=0), f'W/"{digest}"')
