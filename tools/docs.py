"""Writes the pages of docs/ that the code already says: settings, events, problems, commands.

`tools/docs.py` writes them, `tools/docs.py --check` only says which are out of date.
"""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from chassis.app import ServiceSpec
from chassis.events import Event, announced_by, service_of
from chassis.jetstream import stream_of
from chassis.problems import Problem
from chassis.settings import Settings
from chassis.subscriptions import Subscription
from cyclopts import App
from gateway.settings import GatewaySettings
from gscnet.main import app as command_line
from gscnet.settings import Settings as CommandSettings
from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo
from website.settings import WebsiteSettings

ROOT: Final = Path(__file__).resolve().parent.parent
DOCS: Final = ROOT / "docs"
SERVICES: Final = ("gateway", "knowledge", "matchmaking", "pilot_centers")
PACKAGES: Final = ("chassis", *SERVICES, "website")
_NOTE: Final = "<!-- Written by tools/docs.py from the code; a test fails when it differs. -->"

# The settings of the command line are a dataclass, which has no place for a sentence.
COMMAND_SETTINGS: Final = {
    "home": ("`.gscnet`", "The one folder with data, secrets and logs."),
    "website_port": ("`8000`", "Where the website listens, on 127.0.0.1."),
    "gateway_port": ("`8080`", "Where the gateway listens, on 127.0.0.1."),
    "load_compendium": ("`true`", "Whether the first start loads `data/compendium`."),
}
OTHER_VARIABLES: Final = {
    "GSCNET_SECRETS_DIR": "Folder of files that each hold one setting, named like its variable in "
    "small letters (`gscnet_database_url`). A variable wins over a file.",
    "GSCNET_FAILPOINT": "For crash tests alone: the process ends as by kill -9 at a named point, "
    "`relay.published:3` at the third time.",
    "OTEL_EXPORTER_OTLP_ENDPOINT": "Where traces are sent, by OTLP over HTTP. The other "
    "`OTEL_…` variables of OpenTelemetry hold too. Without it there are no traces.",
    "GSCNET_API_KEY": "For `gscnet import`: the key of whoever imports, if `--key` does not say.",
    "PG_BIN": "For `gscnet up`: folder of `postgres` and `initdb`, if no wheel has them.",
    "NO_COLOR": "For `gscnet`: no colours.",
}


def specs() -> list[ServiceSpec]:
    found = [importlib.import_module(f"{name}.app").SPEC for name in SERVICES]
    return [spec for spec in found if isinstance(spec, ServiceSpec)]


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(
        "| " + " | ".join(each.replace("|", "\\|") for each in line) + " |" for line in lines
    )


def page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", _NOTE, *parts]) + "\n"


# settings.md


def settings_page() -> str:
    """Return every variable that the programs read."""
    commands = [
        [f"`GSCNET_{name.upper()}`", *COMMAND_SETTINGS[name]]
        for name in CommandSettings.__dataclass_fields__
    ]
    own = Settings.model_fields
    return page(
        "Settings",
        "All settings are environment variables. Secrets are settings too and never arguments: "
        "the arguments of a process are visible to every user of the machine.",
        "## `gscnet` on one machine",
        "Everything else is chosen and handed on by `gscnet up`: free ports on loopback, and a "
        "password for every role.",
        table(["variable", "default", "meaning"], commands),
        "## Every service, the gateway and the website",
        _settings_table(own),
        "## The gateway besides",
        _settings_table(_beyond(GatewaySettings, own)),
        "## The website besides",
        "It reads none of the settings of databases, NATS and tokens.",
        _settings_table(_beyond(WebsiteSettings, own)),
        "## Others",
        table(
            ["variable", "meaning"],
            [[f"`{name}`", meaning] for name, meaning in OTHER_VARIABLES.items()],
        ),
    )


def _beyond(settings: type[Settings], own: dict[str, FieldInfo]) -> dict[str, FieldInfo]:
    """Return the fields that a program adds, or gives another default."""
    return {
        name: field
        for name, field in settings.model_fields.items()
        if name not in own or field.default != own[name].default
    }


def _settings_table(fields: dict[str, FieldInfo]) -> str:
    rows = [
        [f"`GSCNET_{name.upper()}`", _default(field), field.description or ""]
        for name, field in fields.items()
    ]
    return table(["variable", "default", "meaning"], rows)


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True)
    if isinstance(value, SecretStr) or value in (None, "", {}):
        return ""
    if isinstance(value, tuple):
        value = list(value)
    if isinstance(value, Path) and value.is_absolute():
        value = value.relative_to(ROOT)
    return f"`{value}`"


# events.md


def events_page() -> str:
    """Return every event of every service, its fields, and who listens."""
    listeners = _listeners()
    parts = [
        (
            "Each service announces facts on its own stream. An event is a CloudEvent 1.0 in JSON; "
            "`aggregateversion` counts the events of one record without gaps. The AsyncAPI "
            "documents in `openapi/` hold the full schemas. An event names people by id alone."
        ),
    ]
    for spec in specs():
        announced = list(announced_by(spec.name))
        parts += [f"## {spec.name}: stream `{stream_of(spec.name)}`"]
        if not announced:
            parts.append("It announces nothing.")
            continue
        rows = [
            [
                f"`{event.type}`",
                _first_line(event),
                _fields_of(event),
                listeners.get(event.type, ""),
            ]
            for event in announced
        ]
        parts.append(table(["type", "what has happened", "fields", "heard by"], rows))
    subscriptions = [
        [
            f"`{each.durable}`",
            spec.name,
            f"`{each.aggregate}`",
            stream_of(service_of(each.aggregate)),
        ]
        for spec in specs()
        for each in spec.subscriptions
    ]
    parts += [
        "## Consumers",
        (
            "A consumer hears every event of its aggregate: types without a function only move its "
            "version gate. Projections of the search indexes follow the stream of their own "
            "service and have no durable name."
        ),
        table(["durable name", "of", "hears", "on stream"], subscriptions),
    ]
    return page("Events", *parts)


def _listeners() -> dict[str, str]:
    heard: dict[str, str] = {}
    for spec in specs():
        for subscription in spec.subscriptions:
            for kind in _handled(subscription):
                heard[kind] = ", ".join(filter(None, [heard.get(kind), subscription.durable]))
    return heard


def _handled(subscription: Subscription) -> Iterator[str]:
    yield from sorted(subscription.handlers)


def _fields_of(event: type[Event]) -> str:
    return ", ".join(f"`{name}`" for name in event.model_fields if name not in Event.model_fields)


def _first_line(thing: type[BaseModel] | type[Exception] | Callable[..., Any]) -> str:
    return (thing.__doc__ or "").strip().split("\n")[0]


# problems.md


def problems_page() -> str:
    """Return every kind of refusal, by status."""
    rows = [
        [str(kind.status), f"`urn:gscnet:problem:{kind.slug}`", kind.title, _origin(kind)]
        for kind in problem_kinds()
    ]
    return page(
        "Problems",
        "A refusal is an `application/problem+json` document (RFC 9457). `type` is stable, "
        "`detail` is for people, further members are for programs: `errors[]` with `pointer` and "
        "`detail` names the fields of a 422. A header `Retry-After` says when to come again.",
        table(["status", "type", "title", "from"], rows),
    )


def problem_kinds() -> list[type[Problem]]:
    """Return every subclass that has a slug of its own, once each."""
    for name in PACKAGES:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            # A program starts when it is imported; a pytest plugin is no part of the product.
            if not module.name.endswith(("__main__", ".testing", "migration_env.env")):
                importlib.import_module(module.name)
    known: list[type[Problem]] = [Problem, *_descendants(Problem)]
    # A subclass without a slug of its own is told as its parent, so the parent is named.
    kinds = {kind.slug: kind for kind in reversed(known)}
    ours = [kind for kind in kinds.values() if kind.__module__.partition(".")[0] in PACKAGES]
    return sorted(ours, key=lambda kind: (kind.status, kind.slug))


def _descendants(kind: type[Problem]) -> Iterator[type[Problem]]:
    for child in kind.__subclasses__():
        yield child
        yield from _descendants(child)


def _origin(kind: type[Problem]) -> str:
    package = kind.__module__.partition(".")[0].replace("_", "-")
    return "every service" if package == "chassis" else package


# cli.md


def commands_page() -> str:
    """Return every command of `gscnet` and its parameters."""
    parts = [
        (
            "`gscnet` runs the network on one machine. It reads its settings from the environment; "
            "see [settings.md](settings.md)."
        )
    ]
    for name, command in commands(command_line):
        parts.append(f"## `gscnet {name}`")
        parts.append(str(command.help).strip().partition("\n")[0])
        if command.default_command is None:
            continue
        arguments = command.assemble_argument_collection(parse_docstring=True)
        rows = [
            [
                f"`{argument.names[0]}`",
                "required" if argument.required else "",
                " ".join((argument.parameter.help or "").split()),
            ]
            for argument in arguments
        ]
        if rows:
            parts.append(table(["parameter", "", "meaning"], rows))
    return page("Commands", *parts)


def commands(parent: App, path: str = "") -> Iterator[tuple[str, App]]:
    """Yield every command below `parent`, by its words."""
    for name in parent:
        if name.startswith("-"):
            continue
        words = f"{path} {name}".strip()
        yield words, parent[name]
        yield from commands(parent[name], words)


PAGES: Final[dict[str, Callable[[], str]]] = {
    "settings.md": settings_page,
    "events.md": events_page,
    "problems.md": problems_page,
    "cli.md": commands_page,
}


def out_of_date() -> list[str]:
    """Return the pages that differ from what the code says."""
    return [
        name
        for name, render in PAGES.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != render()
    ]


def main(arguments: list[str]) -> int:
    stale = out_of_date()
    if "--check" in arguments:
        for name in stale:
            print(f"docs/{name} is out of date: run .venv/bin/python tools/docs.py")
        return 1 if stale else 0
    for name in stale:
        (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
