"""Writes deploy/nats/users.conf: one user a service, with the subjects that its code uses.

Run it after a service has got a new subscription; a test fails until then.
"""

import importlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from chassis.app import ServiceSpec
from chassis.events import service_of
from chassis.jetstream import stream_of
from embedded.nats import NatsUser

FILE = Path(__file__).resolve().parent.parent / "deploy" / "nats" / "users.conf"
PACKAGES = ("gateway", "knowledge", "matchmaking", "pilot_centers")
PROVISIONER = "provisioner"
_HEADING = """\
# Written by tools/nats_users.py from the subscriptions of the services. Each user may publish and
# read its own subjects, its own stream, and the consumers that were provisioned for it.
# Passwords come from the environment of the server: letters and digits, a letter first.
"""


def users() -> list[NatsUser]:
    """Return the users of a whole network; passwords are references to the environment."""
    services = [user_of(importlib.import_module(f"{name}.app").SPEC) for name in PACKAGES]
    return [NatsUser.provisioner(PROVISIONER, password_variable(PROVISIONER)), *services]


def user_of(spec: ServiceSpec) -> NatsUser:
    heard = [(stream_of(service_of(each.aggregate)), each.durable) for each in spec.subscriptions]
    return NatsUser.service(
        spec.package,
        password_variable(spec.package),
        stream=stream_of(spec.name),
        consumers=heard,
    )


def password_variable(user: str) -> str:
    return f"$NATS_{user.upper()}_PASSWORD"


def render() -> str:
    """Return the file as it must be."""
    return "\n".join([_HEADING, "users: [", *(_render_user(user) for user in users()), "]"]) + "\n"


def _render_user(user: NatsUser) -> str:
    lines = [
        "  {",
        f"    user: {user.name}",
        f"    password: {user.password}",
        "    permissions: {",
        *_render_subjects("publish", user.publish),
        *_render_subjects("subscribe", user.subscribe),
        "    }",
        "  }",
    ]
    return "\n".join(lines)


def _render_subjects(verb: str, subjects: Iterable[str]) -> list[str]:
    listed = [f"        {json.dumps(subject)}" for subject in subjects]
    return [f"      {verb}: {{ allow: [", *listed, "      ] }"]


if __name__ == "__main__":
    FILE.write_text(render())
    sys.stdout.write(f"{FILE}\n")
