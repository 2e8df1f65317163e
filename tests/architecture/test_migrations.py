"""Every service's history of its tables is complete, goes both ways, and is safe to run live."""

import io
import secrets
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from alembic import command
from chassis import migrations
from chassis.app import ServiceSpec
from embedded.postgres import Postgres, ServiceDatabase
from gscnet.preparing import load_specs

SPECS = list(load_specs())
# Refused with a reason: our own ids are UUIDs, and these columns count versions, attempts and
# amounts that never come near two thousand million.
_NOT_FOR_US = ("prefer-bigint-over-int", "prefer-bigint-over-smallint", "prefer-robust-stmts")


@pytest.fixture
def owner_url(postgres_server: Postgres) -> str:
    word = secrets.token_hex(4)
    wanted = ServiceDatabase(name=f"history_{word}", owner_password=word, login_password=word)
    postgres_server.ensure(wanted)
    return postgres_server.url(wanted.name, wanted.owner, word)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_the_history_leads_to_the_models_and_back(spec: ServiceSpec, owner_url: str):
    migrations.upgrade(owner_url, spec.migrations_path, spec.metadata)
    first = migrations.pending_changes(owner_url, spec.metadata)
    migrations.downgrade(owner_url, spec.migrations_path, spec.metadata)
    migrations.upgrade(owner_url, spec.migrations_path, spec.metadata)

    assert first == []
    assert migrations.pending_changes(owner_url, spec.metadata) == []


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_no_step_locks_a_table_that_others_use(spec: ServiceSpec, tmp_path: Path):
    written = io.StringIO()
    config = migrations.configuration(spec.migrations_path, spec.metadata)
    config.output_buffer = written
    with redirect_stdout(written):
        command.upgrade(config, "head", sql=True)
    script = tmp_path / "upgrade.sql"
    # Alembic's own bookkeeping is not ours to judge.
    _, _, after = written.getvalue().partition("CREATE TABLE alembic_version")
    script.write_text(
        "SET lock_timeout = '1s';\nSET statement_timeout = '10min';\nBEGIN;\n"
        + after.partition(";")[2]
    )

    said = subprocess.run(  # noqa: S603
        [
            Path(sys.executable).parent / "squawk",
            f"--exclude={','.join(_NOT_FOR_US)}",
            script,
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 0, said.stdout
