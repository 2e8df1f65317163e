"""Both generated clients do a center's work through the running gateway."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import uuid4

import generate_clients
from gscnet_client import AuthenticatedClient, Client
from gscnet_client.api.centers import list_centers
from gscnet_client.api.suppliers import search_suppliers
from gscnet_client.api.updates import draft_update, get_update, publish_update
from gscnet_client.models.draft import Draft
from gscnet_client.models.draft_kind import DraftKind
from gscnet_client.models.page_center_out import PageCenterOut
from gscnet_client.models.problem import Problem
from gscnet_client.models.supplier_search_page import SupplierSearchPage
from gscnet_client.models.update_out import UpdateOut

TYPESCRIPT = Path(__file__).parents[2] / "clients" / "typescript"


def test_the_python_client_publishes_and_reads(platform):
    draft = Draft(
        title="Written by the Python client",
        text="It has **types**.",
        kind=DraftKind.NEWS,
        language="en",
        dated_on=date(2026, 11, 22),
    )

    with (
        Client(platform.gateway_url) as public,
        AuthenticatedClient(platform.gateway_url, platform.keys["center_editor"]) as editor,
    ):
        centers = list_centers.sync(client=public, economy="CN")
        assert isinstance(centers, PageCenterOut)
        drafted = draft_update.sync(
            centers.items[0].public_id, client=editor, body=draft, idempotency_key=uuid4().hex
        )
        assert isinstance(drafted, UpdateOut)
        hidden = get_update.sync(drafted.id, client=public)
        published = publish_update.sync(drafted.id, client=editor, idempotency_key=uuid4().hex)
        shown = get_update.sync(drafted.id, client=public)

    assert isinstance(hidden, Problem)
    assert isinstance(published, UpdateOut)
    assert isinstance(shown, UpdateOut)
    assert shown.title == "Written by the Python client"


def test_the_python_client_searches_suppliers(platform):
    with Client(platform.gateway_url) as public:
        page = search_suppliers.sync(client=public, q="recycled yarn")

    assert isinstance(page, SupplierSearchPage)
    assert page.total > 0
    assert page.hits[0].title


def test_the_typescript_client_publishes_and_reads_under_node(platform):
    generate_clients.install_typescript()

    done = subprocess.run(  # noqa: S603
        [Path(sys.executable).parent / "node", TYPESCRIPT / "test" / "journey.ts"],
        env=os.environ
        | {"GATEWAY_URL": platform.gateway_url, "API_KEY": platform.keys["center_editor"]},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["hidden"] == 404
    assert told["published"] == "Written by the TypeScript client"
    assert told["suppliers"] > 0


def test_the_typescript_client_compiles():
    generate_clients.install_typescript()

    done = subprocess.run(  # noqa: S603
        [
            Path(sys.executable).parent / "node",
            TYPESCRIPT / "node_modules" / "typescript" / "bin" / "tsc",
            "--project",
            TYPESCRIPT,
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout
