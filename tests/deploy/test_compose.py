"""compose.yaml: what it promises, read from it as data."""

import json
import re

import pytest
from chassis.settings import Settings
from gateway.settings import GatewaySettings
from website.settings import WebsiteSettings

SERVING = ["gateway", "knowledge", "matchmaking", "pilot-centers"]


def settings_of(name):
    return {"gateway": GatewaySettings, "website": WebsiteSettings}.get(name, Settings)


def test_it_is_a_compose_file(run):
    done = run("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "deploy/compose.yaml")

    assert done.returncode == 0, done.stdout


def test_yamllint_has_nothing_to_say(run):
    done = run("yamllint", "--strict", "deploy")

    assert done.returncode == 0, done.stdout


def test_every_program_runs_without_rights_on_a_file_system_that_it_cannot_change(programs):
    hardened = {
        name: (
            program["read_only"],
            program["cap_drop"],
            program["security_opt"],
            program.get("privileged", False),
            program.get("user"),
        )
        for name, program in programs.items()
    }

    assert set(hardened) >= {*SERVING, "website"}
    # The user is the image's own, which is not root.
    wanted = (True, ["ALL"], ["no-new-privileges:true"], False, None)
    assert {name for name, found in hardened.items() if found != wanted} == set()


def test_nothing_runs_as_root_but_what_ends_at_once(compose):
    roots = [
        name
        for name, service in compose["services"].items()
        if str(service.get("user", "")).startswith("0")
    ]

    assert roots == ["nats-folder"]
    assert compose["services"]["nats-folder"]["restart"] == "no"


def test_every_image_has_a_version(compose):
    images = {service["image"] for service in compose["services"].values()}

    foreign = {image for image in images if not image.startswith("gscnet-")}

    assert foreign
    assert all(re.search(r":v?\d+\.\d+\.\d+", image) for image in foreign)


@pytest.mark.parametrize("name", SERVING)
def test_each_service_has_a_database_and_two_roles_of_its_own(compose, name):
    package = name.replace("-", "_")
    login = compose["services"][name]["environment"]["GSCNET_DATABASE_URL"]
    owner = compose["services"][f"{name}-migrate"]["environment"]["GSCNET_OWNER_DATABASE_URL"]

    read = re.compile(r"postgresql://(\w+):\$\{(\w+):\?[^}]+\}@postgres:5432/(\w+)")

    variable = package.upper()
    assert read.fullmatch(login).groups() == (package, f"{variable}_DB_PASSWORD", package)
    assert read.fullmatch(owner).groups() == (
        f"{package}_owner",
        f"{variable}_OWNER_DB_PASSWORD",
        package,
    )


@pytest.mark.parametrize("name", SERVING)
def test_each_service_uses_nats_as_its_own_user(compose, name):
    package = name.replace("-", "_")

    url = compose["services"][name]["environment"]["GSCNET_NATS_URL"]

    assert url.startswith(f"nats://{package}:${{NATS_{package.upper()}_PASSWORD:?")


def test_no_serving_process_holds_the_owners_password(compose):
    holders = [
        name
        for name, service in compose["services"].items()
        if any("OWNER" in key for key in service.get("environment", {}))
    ]

    assert sorted(holders) == sorted([*(f"{name}-migrate" for name in SERVING), "postgres"])


def test_only_the_gateway_can_sign(compose):
    signers = [
        name
        for name, service in compose["services"].items()
        if "GSCNET_TOKEN_PRIVATE_KEY" in service.get("environment", {})
    ]

    assert signers == ["gateway"]


def test_every_variable_of_ours_is_a_setting_of_the_program_that_gets_it(programs):
    unknown = [
        (name, variable)
        for name, program in programs.items()
        for variable in program["environment"]
        if variable.removeprefix("GSCNET_").lower()
        not in settings_of(name.removesuffix("-migrate").removesuffix("-provision")).model_fields
    ]

    assert unknown == []


def test_every_password_must_be_given_and_none_has_a_default(references, example):
    harmless = {"GSCNET_VERSION", "PUBLISH_ADDRESS"}

    optional = {name for name, rest in references if not rest.startswith(":?")}

    assert optional == harmless
    assert {name for name, _ in references} - {"GSCNET_VERSION"} == set(example)
    assert {name for name, value in example.items() if value} == {
        "PUBLIC_API_URL",
        "PUBLISH_ADDRESS",
        "WEBSITE_URL",
    }


def test_a_new_environment_file_has_a_different_secret_on_every_line(new_environment, example):
    made = {name: value for name, value in new_environment.items() if not example[name]}

    assert new_environment.keys() == example.keys()
    assert len(set(made.values())) == len(made)
    assert all(len(value) >= 48 for value in made.values())


def test_a_new_environment_file_has_the_two_halves_of_one_signing_key(new_environment):
    private = json.loads(new_environment["TOKEN_PRIVATE_KEY"])
    public = json.loads(new_environment["TOKEN_PUBLIC_KEYS"])["keys"]

    assert [key["kid"] for key in public] == [private["kid"]]
    assert not any("d" in key for key in public)


def test_no_file_with_secrets_is_in_the_repository(run, deploy):
    ignored = (deploy / ".gitignore").read_text().split()

    assert ".env" in ignored


@pytest.mark.parametrize("name", SERVING)
def test_a_service_waits_for_its_migration_and_its_streams(compose, name):
    waits = compose["services"][name]["depends_on"]

    assert waits[f"{name}-migrate"]["condition"] == "service_completed_successfully"
    assert waits[f"{name}-provision"]["condition"] == "service_completed_successfully"
    assert compose["services"][f"{name}-migrate"]["command"] == ["migrate"]
    assert compose["services"][f"{name}-provision"]["command"] == ["provision"]


def test_everything_that_stays_says_whether_it_is_well(compose):
    silent = [
        name
        for name, service in compose["services"].items()
        # Our own images bring their check along.
        if service["restart"] != "no" and "build" not in service and "healthcheck" not in service
    ]

    assert silent == []


def test_servers_and_services_are_on_a_network_that_leads_nowhere(compose):
    inner = {
        name
        for name, service in compose["services"].items()
        if service.get("networks") == ["inside"]
    }

    assert compose["networks"]["inside"] == {"internal": True}
    assert inner >= {"postgres", "nats", "knowledge", "matchmaking", "pilot-centers"}
    assert not any("ports" in compose["services"][name] for name in inner)


def test_what_is_published_is_published_on_this_machine_unless_somebody_says_otherwise(compose):
    published = [
        port for service in compose["services"].values() for port in service.get("ports", [])
    ]

    assert published
    assert all(
        port.startswith(("${PUBLISH_ADDRESS:-127.0.0.1}:", "127.0.0.1:")) for port in published
    )


def test_postgresql_keeps_what_it_acknowledges(compose):
    command = compose["services"]["postgres"]["command"]

    assert {"fsync=on", "synchronous_commit=on", "full_page_writes=on"} <= set(command)
    assert "password_encryption=scram-sha-256" in command
    assert "log_parameter_max_length=0" in command


def test_a_stop_leaves_time_to_end_what_has_begun(programs):
    graces = {int(program["stop_grace_period"].removesuffix("s")) for program in programs.values()}

    assert min(graces) > 8
