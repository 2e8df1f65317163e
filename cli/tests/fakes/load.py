"""Stands for the loading of the compendium: leaves a trace of each run."""

import json
import sys
from pathlib import Path

order = json.load(sys.stdin)
with Path(order["state_file"]).with_name("loaded").open("a") as lines:
    lines.write("loaded\n")
sys.stdout.write(json.dumps({"entry": "cases.yaml one", "rejected": False}) + "\n")
