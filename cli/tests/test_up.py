import json
import os
import signal
import stat
import subprocess
import sys
import time

import psutil
import pytest
from embedded import free_port

PARENT_OF_UP = """
import subprocess, sys
subprocess.run([sys.executable, "-m", "gscnet", "up", "--tethered"])
"""


def all_gone(processes):
    return not psutil.wait_procs(processes, timeout=10)[1]


def test_it_starts_everything_and_says_where_to_go(network):
    note = network.note()

    assert {each.name: each.state for each in note.components} == {
        "postgresql": "ready",
        "nats": "ready",
        "pilot-centers": "ready",
        "knowledge": "ready",
        "matchmaking": "ready",
        "gateway": "ready",
        "website": "ready",
        "preparation": "ready",
        "compendium": "ready",
    }
    assert note.website == f"http://127.0.0.1:{network.environment['GSCNET_WEBSITE_PORT']}"


def test_each_program_is_told_what_it_needs_and_no_secret_more(network):
    matchmaking, gateway, website = map(network.ask, ["matchmaking", "gateway", "website"])

    assert "matchmaking:" in matchmaking["GSCNET_DATABASE_URL"]
    assert "matchmaking:" in matchmaking["GSCNET_NATS_URL"]
    assert set(json.loads(gateway["GSCNET_UPSTREAMS"])) == {
        "pilot-centers",
        "knowledge",
        "matchmaking",
    }
    assert "GSCNET_TOKEN_PRIVATE_KEY" not in matchmaking
    assert not {"GSCNET_DATABASE_URL", "GSCNET_NATS_URL"} & set(website)


def test_no_password_is_an_argument_of_a_process(network):
    arguments = " ".join(word for each in network.processes() for word in each.cmdline())
    secrets = network.home.read_secrets()["nats"].values()

    assert not [secret for secret in secrets if secret in arguments]


def test_the_data_folder_and_the_secrets_in_it_are_for_their_owner_only(network):
    home = network.home

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (home.folder, home.secrets)]

    assert modes == [0o700, 0o600]


def test_only_loopback_is_listened_on(network):
    listening = {
        each.laddr.ip
        for process in network.processes()
        for each in process.net_connections("inet")
        if each.status == psutil.CONN_LISTEN
    }

    assert listening == {"127.0.0.1"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_polite_signal_stops_everything_within_ten_seconds(network, number):
    processes = network.processes()

    network.process.send_signal(number)
    code = network.process.wait(timeout=10)

    assert code == 0
    assert all_gone(processes)


def test_it_stops_from_the_outside_in(network):
    network.process.send_signal(signal.SIGTERM)
    output = network.output()

    stopped = [line.split()[0] for line in output.splitlines() if " stopped " in line]
    assert set(stopped[:2]) == {"gateway", "website"}
    assert set(stopped[2:5]) == {"pilot-centers", "knowledge", "matchmaking"}
    assert stopped[5:] == ["nats", "postgresql"]


def test_a_killed_supervisor_leaves_no_process_behind(network):
    processes = network.processes()

    network.process.kill()

    assert len(processes) >= 7
    assert all_gone(processes)


def test_a_second_start_finds_its_data_and_loads_the_content_only_once(start):
    first = start()
    first.wait_until_ready()
    first.process.send_signal(signal.SIGTERM)
    first.process.wait(timeout=10)

    second = start()
    second.wait_until_ready()

    assert (second.home.folder / "loaded").read_text() == "loaded\n"
    assert (second.home.folder / "prepared").read_text() == "all\nall\n"


def test_a_start_right_after_a_kill_waits_for_what_is_left_and_works(start):
    first = start()
    first.wait_until_ready()
    first.process.kill()

    second = start()

    assert second.wait_until_ready().ready


@pytest.mark.parametrize("name", ["knowledge", "gateway", "nats", "postgresql"])
def test_a_component_that_dies_is_started_again(network, name):
    before = next(each for each in network.note().components if each.name == name)

    os.kill(before.pid, signal.SIGKILL)
    note = network.wait_until_restarted(name)

    after = next(each for each in note.components if each.name == name)
    assert (after.address, after.pid != before.pid) == (before.address, True)


def test_the_streams_are_provisioned_again_after_nats_has_died(network):
    nats = next(each for each in network.note().components if each.name == "nats")

    os.kill(nats.pid, signal.SIGKILL)
    network.wait_until(
        lambda note: any(
            c.name == "nats" and c.restarts and c.state == "ready" for c in note.components
        )
    )

    assert (network.home.folder / "prepared").read_text() == "all\nstreams\n"


def test_a_program_that_never_starts_is_given_up_with_the_end_of_its_log(start):
    network = start("knowledge")

    output = network.output()

    assert "knowledge ended with code 1" in output
    assert "this program is broken" in output
    assert network.process.returncode == 1


def test_a_port_in_use_is_said_by_name_with_what_to_do(network, tmp_path):
    port = network.environment["GSCNET_WEBSITE_PORT"]
    network.environment["GSCNET_HOME"] = str(tmp_path / "another")

    refused = network.gscnet("up")

    website = next(each for each in network.note().components if each.name == "website")
    assert refused.returncode == 1
    assert f"Port {port}, for the website, is in use by python" in refused.stdout
    assert f"(process {website.pid})" in refused.stdout
    assert f"GSCNET_WEBSITE_PORT={int(port) + 1}" in refused.stdout


def test_a_second_up_on_the_same_folder_says_that_it_already_runs(network):
    refused = network.gscnet("up")

    assert refused.returncode == 1
    assert "already runs" in refused.stdout
    assert network.note().website in refused.stdout


def test_a_port_that_is_none_is_refused_by_the_name_of_its_variable(network):
    network.environment["GSCNET_GATEWAY_PORT"] = "eighty"

    refused = network.gscnet("up")

    assert refused.returncode == 2
    assert refused.stderr.startswith("GSCNET_GATEWAY_PORT is 'eighty'")


def test_status_tells_programs_the_same_as_people(network):
    told = json.loads(network.gscnet("status", "--json").stdout)

    assert told["healthy"]
    assert {each["name"] for each in told["components"]} >= {"postgresql", "nats", "gateway"}


def test_down_stops_the_network_and_says_so_once(network):
    first = network.gscnet("down")
    second = network.gscnet("down")

    assert (first.stdout, second.stdout) == ("Stopped.\n", "Nothing runs.\n")
    assert network.process.wait(timeout=1) == 0


def test_rebuilding_an_index_empties_its_folder_and_restarts_only_its_service(network):
    index = network.home.index("knowledge")
    (index / "index-1").mkdir(parents=True)

    network.gscnet("rebuild-search", "knowledge")
    note = network.wait_until_restarted("knowledge")

    assert not index.exists()
    assert [each.name for each in note.components if each.restarts] == ["knowledge"]


def test_a_tethered_network_dies_with_the_program_that_started_it(tmp_path):
    environment = dict(os.environ) | {
        "GSCNET_HOME": str(tmp_path / "home"),
        "GSCNET_WEBSITE_PORT": str(free_port()),
        "GSCNET_GATEWAY_PORT": str(free_port()),
    }
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", PARENT_OF_UP], env=environment, stdout=subprocess.DEVNULL
    ) as parent:
        while not (children := psutil.Process(parent.pid).children(recursive=True)):
            time.sleep(0.05)
        while not (tmp_path / "home" / "state.json").exists():
            time.sleep(0.05)
        children = psutil.Process(parent.pid).children(recursive=True)

        parent.kill()

    assert all_gone(children)
