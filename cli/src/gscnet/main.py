"""The command line: each command lives in a module of its own, imported when it is called."""

import sys

from cyclopts import App

from gscnet.settings import SettingError

app = App(name="gscnet", help="The Green Supply Chain Cooperation Network on one machine.")
app.command("gscnet.up:up", help="Start the whole network and watch over it.")
app.command("gscnet.down:down", help="Stop the network that runs.")
app.command("gscnet.status:status", help="Say what runs, and where.")
app.command("gscnet.demo_accounts:demo_accounts", help="Show the demo accounts and API keys.")
app.command("gscnet.dead_letters:app", name="dead-letters", help="Events that were given up.")
app.command("gscnet.receipts:app", name="receipts", help="Match lists, computed again.")
app.command("gscnet.reclassifying:reclassify", help="Compute size classes anew.")
app.command("gscnet.rebuilding:rebuild_search", help="Build search indexes anew.")
app.command("gscnet.exporting:export_contracts", help="Write the OpenAPI and AsyncAPI documents.")
app.command("gscnet.importing:import_list", name="import", help="Import a list of suppliers.")
app.command("gscnet.backups:backup", help="Write everything into one file.")
app.command("gscnet.backups:restore", help="Fill an empty data folder from such a file.")


def run() -> None:
    """Run the command of the arguments; a setting that means nothing ends with one sentence."""
    try:
        app()
    except SettingError as refusal:
        sys.stderr.write(f"{refusal}\n")
        sys.exit(2)
