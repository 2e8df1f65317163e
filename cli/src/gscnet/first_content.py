"""Loads the compendium into the running network (`python -m gscnet.first_content`).

A program of its own, so that the supervisor stays small. It reads one JSON object, an `Order`, and
writes one a line: what has become of each entry.
"""

import asyncio
import contextlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from gscnet import compendium

# The account that writes a center's updates, by the center's key in the compendium.
CENTER_EDITORS = {"tianjin": "center_editor"}


@dataclass(frozen=True, kw_only=True)
class Order:
    """Where the gateway and the content are, and the demo accounts that write it."""

    gateway_url: str
    folder: str
    state_file: str
    accounts: list[dict[str, str]]


def main() -> None:
    order = Order(**json.load(sys.stdin))
    accounts = {account["role"]: account for account in order.accounts}
    summary = asyncio.run(
        compendium.load(
            order.gateway_url,
            {role: account["api_key"] for role, account in accounts.items()},
            Path(order.folder),
            report,
            state_file=Path(order.state_file),
            center_editors={
                center: UUID(accounts[role]["account_id"])
                for center, role in CENTER_EDITORS.items()
            },
        )
    )
    tell(rejected=len(summary.rejected))


def report(progress: compendium.Progress) -> None:
    rejected = progress.outcome is compendium.Outcome.REJECTED
    tell(entry=f"{progress.file} {progress.key}", rejected=rejected)
    if rejected:
        sys.stderr.write(f"{progress}\n")


def tell(**line: object) -> None:
    # The true standard output: what libraries print goes to the log.
    print(json.dumps(line), file=sys.__stdout__, flush=True)


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):
        main()
