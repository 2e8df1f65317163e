"""Rules of the code that no general linter knows; run over every package, with the reason of each.

Usage: python tools/architecture.py [folder …]
"""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("libs", "services", "gateway", "website", "cli")
# Where a SELECT may be written: the files that an auditor of visibility reads.
_MAY_SELECT = {"queries.py", "policy.py", "subscriptions.py"}
# A merge hands every row of one supplier to another, whoever may see them, and shows none of them.
_MOVES_ROWS = ("duplicates", "moves.py")
# The relay announces. NATS also calls it a publication when pulling asks the server for messages,
# and when a timer asks it to ring: a schedule is no fact, and the row in `timers` is the record.
_MAY_PUBLISH = {("chassis", "relay.py"), ("chassis", "pulling.py"), ("chassis", "timers.py")}
_STREAM_NAMES = {"js", "_js", "jetstream", "nats", "nc", "client", "context"}


@dataclass(frozen=True)
class Finding:
    """A place where a rule is broken."""

    path: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


Rule = Callable[[Path, ast.Call], str | None]


def commits_elsewhere(path: Path, call: ast.Call) -> str | None:
    """The end of a transaction is the end of a `with`."""
    is_commit = isinstance(call.func, ast.Attribute) and call.func.attr == "commit"
    # An index is no transaction of the database.
    if is_commit and path.parts[-2:] != ("chassis", "db.py") and "search" not in path.parts:
        return "only chassis/db.py commits; use db.transaction()"
    return None


def selects_elsewhere(path: Path, call: ast.Call) -> str | None:
    """Every SELECT of a feature is in one file, behind visible_to."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    in_chassis = "chassis" in path.parts
    allowed = path.name in _MAY_SELECT or path.parts[-2:] == _MOVES_ROWS
    allowed = allowed or "search" in path.parts or in_chassis
    if name == "select" and not allowed:
        return "a SELECT belongs in queries.py, policy.py, subscriptions.py or search/"
    return None


def publishes_elsewhere(path: Path, call: ast.Call) -> str | None:
    """What is announced goes through the outbox."""
    if not (isinstance(call.func, ast.Attribute) and call.func.attr.startswith("publish")):
        return None
    receiver = call.func.value
    name = receiver.attr if isinstance(receiver, ast.Attribute) else getattr(receiver, "id", "")
    if name in _STREAM_NAMES and path.parts[-2:] not in _MAY_PUBLISH:
        return "only the relay publishes; emit(session, event)"
    return None


def loads_lazily(_path: Path, call: ast.Call) -> str | None:
    """A forgotten load fails in the test and does not await in the serializer."""
    name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
    if name != "relationship":
        return None
    for keyword in call.keywords:
        if keyword.arg == "lazy" and getattr(keyword.value, "value", None) == "raise":
            return None
    return 'a relationship says lazy="raise"'


RULES: tuple[Rule, ...] = (commits_elsewhere, selects_elsewhere, publishes_elsewhere, loads_lazily)


def check(source: str, path: Path) -> Iterator[Finding]:
    """Yield what breaks a rule in one module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            for rule in RULES:
                if sentence := rule(path, node):
                    yield Finding(path, node.lineno, sentence)


def modules(folder: Path) -> Iterator[Path]:
    """Yield the modules of the product: no tests, no migrations, nothing generated."""
    for path in sorted(folder.rglob("*.py")):
        parts = set(path.relative_to(folder).parts)
        if "src" in path.parts and not parts & {"tests", "migrations", "migration_env"}:
            yield path


def main(folders: list[str]) -> int:
    """Print every finding and return 1 if there is any."""
    found = [
        finding
        for folder in folders or PACKAGES
        for path in modules(ROOT / folder)
        for finding in check(path.read_text(encoding="utf-8"), path.relative_to(ROOT))
    ]
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
