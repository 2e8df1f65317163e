import json
import shutil
import stat
import tarfile

import pytest
from embedded import Postgres
from gscnet.home import Home
from gscnet.network import OWNERS_OF_DATA, database_of

PARKED = """
    INSERT INTO outbox (id, aggregate, aggregate_id, version, type, subject, envelope, sent_at)
    VALUES (gen_random_uuid(), 'gscnet.knowledge.case', gen_random_uuid(), 1,
            'org.gscnet.knowledge.case.published', 'gscnet.knowledge.case.v1.published',
            '{}', now())
"""


def read(home, service, question):
    known = database_of(home, service)
    with Postgres(home.postgres, durable=False) as server, server.connect(known.name) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture(scope="session")
def archive(prepared_network, tmp_path_factory):
    """A backup of a running network in which one event was sent and one file was attached."""
    (prepared_network.home.attachments / "report.pdf").write_bytes(b"%PDF")
    with prepared_network.connect("knowledge") as connection:
        connection.execute(PARKED)
    file = tmp_path_factory.mktemp("archives") / "net work.tar.gz"
    done = prepared_network.gscnet("backup", str(file))
    assert done.returncode == 0, done.stderr
    return file


def test_a_restored_network_has_the_same_rows_files_and_secrets(
    prepared_network, archive, tmp_path
):
    done = prepared_network.gscnet("restore", str(archive), home=tmp_path / "new")

    home = Home(tmp_path / "new")
    accounts = json.loads(home.demo_accounts.read_text())
    assert done.returncode == 0, done.stderr
    assert read(home, "gateway", "SELECT count(*) FROM accounts") == [(len(accounts),)]
    assert (home.attachments / "report.pdf").read_bytes() == b"%PDF"
    assert home.read_secrets() == prepared_network.home.read_secrets()


def test_a_restored_network_sends_its_events_again_to_the_new_streams(
    prepared_network, archive, tmp_path
):
    prepared_network.gscnet("restore", str(archive), home=tmp_path / "new")

    question = "SELECT sent_at, generation FROM outbox"
    assert read(Home(tmp_path / "new"), "knowledge", question) == [(None, 1)]


def test_every_database_is_in_the_backup(prepared_network, archive, tmp_path):
    prepared_network.gscnet("restore", str(archive), home=tmp_path / "new")

    rows = read(Home(tmp_path / "new"), "gateway", "SELECT datname FROM pg_database")
    names = {name.replace("_", "-") for (name,) in rows}
    assert names >= set(OWNERS_OF_DATA)


def test_only_its_owner_may_read_a_backup(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_nothing_is_restored_over_a_network_that_is_there(prepared_network, archive, tmp_path):
    home = tmp_path / "taken"
    (home / "postgres").mkdir(parents=True)

    refused = prepared_network.gscnet("restore", str(archive), home=home)

    assert refused.returncode == 1
    assert "holds a network already" in refused.stderr


def test_a_damaged_backup_is_refused_and_leaves_nothing(prepared_network, archive, tmp_path):
    with tarfile.open(archive) as whole:
        whole.extractall(tmp_path / "content", filter="data")
    (tmp_path / "content" / "secrets.json").write_text("{}")
    with tarfile.open(tmp_path / "damaged.tar.gz", "w:gz") as damaged:
        damaged.add(tmp_path / "content", ".")

    refused = prepared_network.gscnet(
        "restore", str(tmp_path / "damaged.tar.gz"), home=tmp_path / "new"
    )

    assert "secrets.json is not what was backed up" in refused.stderr
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["attachments", "lock"]


def test_a_file_cut_short_is_refused(prepared_network, archive, tmp_path):
    cut = tmp_path / "cut.tar.gz"
    shutil.copy(archive, cut)
    with cut.open("r+b") as file:
        file.truncate(archive.stat().st_size // 2)

    refused = prepared_network.gscnet("restore", str(cut), home=tmp_path / "new")

    assert refused.returncode == 1
    assert "is not a whole backup" in refused.stderr


def test_a_folder_without_a_network_is_not_backed_up(prepared_network, tmp_path):
    refused = prepared_network.gscnet("backup", str(tmp_path / "x.tar.gz"), home=tmp_path / "none")

    assert refused.returncode == 1
    assert not (tmp_path / "x.tar.gz").exists()
