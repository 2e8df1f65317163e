"""What the command line reads from the environment; see docs/settings.md."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_WORDS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_LARGEST_PORT = 65535


class SettingError(ValueError):
    """A variable has a value that means nothing; the message says which would."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Where the data live, on which ports people come in, and whether there is first content."""

    home: Path
    website_port: int = 8000
    gateway_port: int = 8080
    load_compendium: bool = True

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read `GSCNET_HOME`, `…_WEBSITE_PORT`, `…_GATEWAY_PORT` and `…_LOAD_COMPENDIUM`.

        Raises:
            SettingError: a port is no port, or a yes or no is neither.
        """
        return cls(
            home=Path(environment.get("GSCNET_HOME") or ".gscnet").absolute(),
            website_port=_port("GSCNET_WEBSITE_PORT", 8000, environment),
            gateway_port=_port("GSCNET_GATEWAY_PORT", 8080, environment),
            load_compendium=_truth("GSCNET_LOAD_COMPENDIUM", environment),
        )

    @property
    def website_url(self) -> str:
        return f"http://127.0.0.1:{self.website_port}"

    @property
    def gateway_url(self) -> str:
        return f"http://127.0.0.1:{self.gateway_port}"


def _port(name: str, default: int, environment: Mapping[str, str]) -> int:
    text = environment.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _LARGEST_PORT:
        raise SettingError(f"{name} is {text!r}, which is not a port: choose 1 to {_LARGEST_PORT}")
    return int(text)


def _truth(name: str, environment: Mapping[str, str]) -> bool:
    text = environment.get(name) or "true"
    if text.lower() not in _WORDS:
        raise SettingError(f"{name} is {text!r}: say true or false")
    return _WORDS[text.lower()]
