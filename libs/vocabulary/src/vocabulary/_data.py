"""Reads the data files of this package."""

from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same files, ten times slower.
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_FOLDER = Path(__file__).parent / "data"


def read(name: str) -> Any:
    """Return the parsed content of `data/<name>`."""
    return yaml.load((_FOLDER / name).read_text(encoding="utf-8"), Loader)
