"""Prints deploy/.env.example with a fresh secret on every line that has none."""

import secrets
import sys
from pathlib import Path

from chassis.auth import key_set_json, new_signing_key

EXAMPLE = Path(__file__).resolve().parent.parent / "deploy" / ".env.example"


def fill(template: str) -> str:
    """Return the template with secrets; a line that has a value keeps it."""
    private = new_signing_key()
    keys = {"TOKEN_PRIVATE_KEY": private, "TOKEN_PUBLIC_KEYS": key_set_json([private])}
    return "\n".join(_filled(line, keys) for line in template.splitlines()) + "\n"


def _filled(line: str, keys: dict[str, str]) -> str:
    name, found, value = line.partition("=")
    if line.startswith("#") or not found or value:
        return line
    # A letter first, and nothing that a URL or the configuration of NATS would read otherwise.
    return f"{name}='{keys.get(name, 's' + secrets.token_hex(24))}'"


if __name__ == "__main__":
    sys.stdout.write(fill(EXAMPLE.read_text(encoding="utf-8")))
