import json
import shutil
import stat
import tarfile

import pytest
from embedded import Postgres
from gscnet import backups
from gscnet.backups import BackupRefused
from gscnet.home import Home
from gscnet.network import OWNERS_OF_DATA

PARKED = """
    INSERT INTO outbox (id, aggregate, aggregate_id, version, type, subject, envelope, sent_at)
    VALUES (gen_random_uuid(), 'gscnet.knowledge.case', gen_random_uuid(), 1,
            'org.gscnet.knowledge.case.published', 'gscnet.knowledge.case.v1.published',
            '{}', now())
"""


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


@pytest.fixture(scope="session")
def restored(prepared_network, archive, tmp_path_factory):
    """The home that the command has filled from the backup."""
    home = Home(tmp_path_factory.mktemp("restored") / "new")
    done = prepared_network.gscnet("restore", str(archive), home=home.folder)
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture(scope="session")
def restored_server(restored):
    with Postgres(restored.postgres, durable=False) as server:
        yield server


def test_a_restored_network_has_the_same_accounts_files_and_secrets(
    prepared_network, restored, restored_server
):
    with restored_server.connect("gateway") as connection:
        (accounts,) = connection.execute("SELECT count(*) FROM accounts").fetchone()

    assert accounts == len(json.loads(restored.demo_accounts.read_text()))
    assert (restored.attachments / "report.pdf").read_bytes() == b"%PDF"
    assert restored.read_secrets() == prepared_network.home.read_secrets()


def test_a_restored_network_sends_its_events_again_to_the_new_streams(restored_server):
    with restored_server.connect("knowledge") as connection:
        rows = connection.execute("SELECT sent_at, generation FROM outbox").fetchall()

    assert rows == [(None, 1)]


def test_every_database_is_in_the_backup(restored_server):
    with restored_server.connect() as connection:
        rows = connection.execute("SELECT datname FROM pg_database").fetchall()

    assert {name.replace("_", "-") for (name,) in rows} >= set(OWNERS_OF_DATA)


def test_only_its_owner_may_read_a_backup(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_nothing_is_restored_over_a_network_that_is_there(archive, tmp_path):
    home = Home(tmp_path)
    home.postgres.mkdir()

    with pytest.raises(BackupRefused, match="holds a network already"):
        backups.read_backup(home, archive)


def test_a_damaged_backup_is_refused_and_leaves_nothing(archive, tmp_path):
    with tarfile.open(archive) as whole:
        whole.extractall(tmp_path / "content", filter="data")
    (tmp_path / "content" / "secrets.json").write_text("{}")
    with tarfile.open(tmp_path / "damaged.tar.gz", "w:gz", compresslevel=1) as damaged:
        damaged.add(tmp_path / "content", ".")
    home = Home(tmp_path / "new")
    home.create()

    with pytest.raises(BackupRefused, match=r"secrets\.json is not what was backed up"):
        backups.read_backup(home, tmp_path / "damaged.tar.gz")

    assert [path.name for path in home.folder.iterdir()] == ["attachments"]


def test_a_file_cut_short_is_refused(archive, tmp_path):
    cut = tmp_path / "cut.tar.gz"
    shutil.copy(archive, cut)
    with cut.open("r+b") as file:
        file.truncate(archive.stat().st_size // 2)

    with pytest.raises(BackupRefused, match="is not a whole backup"):
        backups.read_backup(Home(tmp_path), cut)


def test_a_folder_without_a_network_is_not_backed_up(tmp_path):
    with pytest.raises(BackupRefused, match="nothing to back up"):
        backups.write_backup(Home(tmp_path), tmp_path / "x.tar.gz")

    assert not (tmp_path / "x.tar.gz").exists()
