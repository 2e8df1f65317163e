"""`gscnet demo-accounts`: who can try things, and with which API key."""

import json
import sys

from rich.console import Console
from rich.table import Table

from gscnet.home import Home
from gscnet.settings import Settings
from gscnet.up import read_demo_accounts


def demo_accounts(*, json_: bool = False) -> int:
    """Show the demo accounts: role, account, API key.

    Parameters
    ----------
    json_
        Write JSON, for programs.
    """
    accounts = read_demo_accounts(Home(Settings.from_environment().home))
    if not accounts:
        sys.stderr.write("There are none yet; `gscnet up` makes them.\n")
        return 1
    if json_:
        sys.stdout.write(json.dumps(accounts, indent=2) + "\n")
        return 0
    table = Table(box=None, pad_edge=False, padding=(0, 2))
    for heading in ("role", "account", "API key"):
        table.add_column(heading, no_wrap=True)
    for each in accounts:
        table.add_row(each["role"], each["name"], each["api_key"])
    Console(width=200 if not sys.stdout.isatty() else None).print(table)
    return 0
