"""`gscnet export-contracts`: writes the OpenAPI and AsyncAPI documents that the code describes."""

from pathlib import Path

import gateway.contracts
from chassis import contracts
from chassis.app import create_app
from rich.console import Console

from gscnet.network import GATEWAY
from gscnet.preparing import load_specs


def export_contracts(folder: Path = Path("openapi")) -> int:
    """Write the documents of every service, and the gateway's own over all of them.

    Parameters
    ----------
    folder
        Where they go.
    """
    console = Console()
    specs = {spec.name: spec for spec in load_specs()}
    merging = specs.pop(GATEWAY)
    written = []
    for spec in specs.values():
        written += contracts.export(create_app(spec, spec.settings_class()), spec, folder)
    app = create_app(merging, merging.settings_class())
    written += gateway.contracts.export(app, merging, folder)
    for path in written:
        console.print(str(path), highlight=False, soft_wrap=True)
    return 0
