"""What people have written in docs/ names what is there, and means what it names."""

import re
from pathlib import Path

import pytest
from chassis.jetstream import consumer_plan, stream_plan
from chassis.settings import Settings
from chassis.subscriptions import Subscription

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md")) + [
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
]
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
LAYERS = {"search"}
SOURCES = {
    "chassis": ROOT / "libs" / "chassis" / "src",
    "vocabulary": ROOT / "libs" / "vocabulary" / "src",
    "gateway": ROOT / "gateway" / "src",
    "pilot_centers": ROOT / "services" / "pilot-centers" / "src",
    "knowledge": ROOT / "services" / "knowledge" / "src",
    "matchmaking": ROOT / "services" / "matchmaking" / "src",
}


def table_after(page, heading):
    """Return the first two columns of the table below a heading."""
    text = (DOCS / page).read_text(encoding="utf-8").partition(f"## {heading}\n")[2]
    text = text.partition("\n## ")[0]
    return dict(re.findall(r"^\| `([^`]+)` \| `([^`]*)` \|", text, re.MULTILINE))


def written(value):
    return str(getattr(value, "value", value))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    missing = [link for link in links if not (page.parent / link).exists()]

    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_is_named_by_its_path_exists(page):
    text = page.read_text(encoding="utf-8")
    tops = "libs|services|gateway/src|website|cli|clients|data|deploy|tests|docs|tools"
    named = re.findall(rf"`((?:{tops})/[\w./-]+\.(?:py|md|ya?ml|conf|sh|json))`", text)

    missing = [name for name in named if not (ROOT / name).exists()]

    assert missing == []


def test_the_settings_of_the_streams_are_those_of_the_code():
    plan = stream_plan("matchmaking", Settings())

    told = table_after("architecture.md", "Streams")

    assert told.pop("subjects") == "gscnet.<service>.>"
    assert len(told) == 10
    assert told == {name: written(getattr(plan, name)) for name in told}


def test_the_settings_of_the_consumers_are_those_of_the_code():
    plan = consumer_plan(Subscription("x", "gscnet.knowledge.case"), Settings())

    told = table_after("architecture.md", "Consumers")

    assert len(told) == 5
    assert told == {name: written(getattr(plan, name)) for name in told}


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_has_its_parts_and_is_listed(page):
    headings = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    title = page.read_text(encoding="utf-8").partition("\n")[0].removeprefix(f"# {page.stem[:4]} ")

    listed = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")

    assert headings[:3] == ["Context", "Decision", "Consequence"]
    # A rule of conduct has nothing to measure; what was not chosen has its price.
    assert set(headings[3:]) <= {"Measurement", "Refused"}
    assert f"[{page.stem[:4]}]({page.name}) | {title} |" in listed


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(page.stem[:4]) for page in DECISIONS]

    assert numbers == list(range(1, len(numbers) + 1))


def test_every_decision_that_the_source_refers_to_exists():
    sources = [path for source in SOURCES.values() for path in source.rglob("*.py")]

    named = {
        number
        for path in sources
        for number in re.findall(r"ADR[ -](\d{4})", path.read_text(encoding="utf-8"))
    }

    assert named
    assert named <= {page.stem[:4] for page in DECISIONS}


def test_every_feature_is_a_word_of_the_glossary():
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")

    features = {
        f"{package}/{folder.name}"
        for package, source in SOURCES.items()
        for folder in (source / package).iterdir()
        if (folder / "__init__.py").exists()
    } - {"chassis/migration_env"}

    assert features
    assert {feature for feature in features if f"`{feature}`" not in glossary} <= {
        f"{package}/{layer}" for package in SOURCES for layer in LAYERS
    }


def test_the_glossary_names_only_what_exists():
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    places = re.findall(r"`((?:" + "|".join(SOURCES) + r")/[\w./]+)`", glossary)

    missing = [place for place in places if not (SOURCES[place.partition("/")[0]] / place).exists()]

    assert places
    assert missing == []


def test_the_glossary_is_in_the_order_of_the_alphabet():
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")

    terms = [term.lower() for term in re.findall(r"^\| \*\*(.+?)\*\*", glossary, re.MULTILINE)]

    assert terms == sorted(terms)


def test_every_figure_that_an_alert_looks_at_is_told_in_a_runbook():
    alerts = (ROOT / "deploy" / "prometheus" / "alerts.yml").read_text(encoding="utf-8")
    runbooks = "".join(
        page.read_text(encoding="utf-8") for page in (DOCS / "runbooks").glob("*.md")
    )

    unknown = [name for name in re.findall(r"alert: (\w+)", alerts) if name not in runbooks]

    assert set(unknown) <= {"ServiceDown", "ServiceNotReady", "ServerErrors"}


def test_every_runbook_is_listed():
    folder = DOCS / "runbooks"
    listed = (folder / "README.md").read_text(encoding="utf-8")

    unlisted = [page.name for page in folder.glob("*.md") if f"({page.name})" not in listed]

    assert unlisted == ["README.md"]
