"""Each rule of tools/architecture.py is red where it is broken and green where it is kept."""

from pathlib import Path

import architecture
import pytest

ROOT = Path(__file__).parents[2]


def sentences(source: str, path: str) -> list[str]:
    return [finding.sentence for finding in architecture.check(source, Path(path))]


@pytest.mark.parametrize(
    ("source", "path", "word"),
    [
        ("session.commit()", "services/x/src/x/needs/actions.py", "commits"),
        ("select(Need)", "services/x/src/x/needs/actions.py", "SELECT"),
        ("self._js.publish(subject, body)", "services/x/src/x/needs/actions.py", "relay publishes"),
        ("relationship()", "services/x/src/x/needs/models.py", "lazy"),
        ('relationship(lazy="selectin")', "services/x/src/x/needs/models.py", "lazy"),
    ],
)
def test_a_broken_rule_is_found(source, path, word):
    assert any(word in sentence for sentence in sentences(source, path))


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("session.commit()", "libs/chassis/src/chassis/db.py"),
        ("select(Need)", "services/x/src/x/needs/queries.py"),
        ("js.publish(subject, body)", "libs/chassis/src/chassis/relay.py"),
        ("need.publish(today)", "services/x/src/x/needs/actions.py"),
        ('relationship(lazy="raise")', "services/x/src/x/needs/models.py"),
    ],
)
def test_a_kept_rule_is_not_found(source, path):
    assert sentences(source, path) == []


def test_tests_and_migrations_are_not_read(tmp_path):
    for name in ("src/x/a.py", "src/x/tests/b.py", "migrations/versions/c.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    read = [path.name for path in architecture.modules(tmp_path)]

    assert read == ["a.py"]
