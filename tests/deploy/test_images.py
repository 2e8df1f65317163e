"""The image: whoever gets into a container is nobody, and finds nothing to build with."""

import re


def test_hadolint_has_nothing_to_say(run):
    done = run("hadolint", "deploy/Dockerfile")

    assert done.returncode == 0, done.stdout


def test_the_last_stage_runs_as_a_fixed_user_who_is_not_root(deploy):
    last = (deploy / "Dockerfile").read_text().rpartition("\nFROM ")[2]

    users = re.findall(r"^USER (.+)$", last, re.MULTILINE)

    assert users == ["10001:10001"]


def test_the_last_stage_installs_nothing_and_keeps_no_installer(deploy):
    last = (deploy / "Dockerfile").read_text().rpartition("\nFROM ")[2]

    assert not re.search(r"apt-get|apk |pip install|uv ", last)
    assert re.search(r"pip uninstall .*\bpip\b", last)


def test_the_base_image_is_a_version_and_not_whatever_is_newest(deploy):
    text = (deploy / "Dockerfile").read_text()

    bases = set(re.findall(r"^FROM (\S+)", text, re.MULTILINE))

    assert bases == {"${PYTHON_IMAGE}"}
    assert re.search(r"^ARG PYTHON_IMAGE=python:3\.11\.\d+-slim-[a-z]+$", text, re.MULTILINE)


def test_dependencies_are_compared_with_the_hashes_of_the_lock(deploy):
    text = (deploy / "Dockerfile").read_text()

    installations = re.findall(r"pip install ([^\\&]+)", text)

    assert [("--require-hashes" in each, "--no-index" in each) for each in installations] == [
        (True, False),
        (False, True),
    ]


def test_a_container_says_by_itself_whether_it_can_do_its_work(deploy):
    last = (deploy / "Dockerfile").read_text().rpartition("\nFROM ")[2]

    assert "HEALTHCHECK" in last
    assert "/readyz" in last
    assert 'CMD ["serve"]' in last
    assert "exec python -m" in last


def test_what_is_not_named_does_not_reach_the_builder(deploy):
    lines = (deploy / "Dockerfile.dockerignore").read_text().splitlines()

    rules = [line for line in lines if line and not line.startswith("#")]
    allowed = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    copied = re.findall(r"^COPY ([a-z./]+) ", (deploy / "Dockerfile").read_text(), re.MULTILINE)

    assert rules[0] == "*"
    assert set(copied) == allowed
