"""Reads the data files of this package."""

from importlib import resources
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same files, ten times slower.
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


def read(name: str) -> Any:
    """Return the parsed content of `data/<name>`."""
    text = resources.files("vocabulary").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.load(text, Loader)
