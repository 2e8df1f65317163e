"""Every operation of the document, with made-up input: an answer as described, never a failure."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)


@pytest.mark.parametrize(
    ("role", "phases"),
    [("editor", "examples,coverage,fuzzing"), ("center_editor", "examples,fuzzing")],
)
def test_no_input_makes_the_network_fail_or_answer_otherwise_than_documented(
    platform, role, phases, tmp_path
):
    said = subprocess.run(  # noqa: S603
        [
            Path(sys.executable).parent / "schemathesis",
            "run",
            ROOT / "openapi" / "gateway.openapi.json",
            "--url",
            platform.gateway_url,
            "--header",
            f"Authorization: Bearer {platform.keys[role]}",
            "--checks",
            ",".join(CHECKS),
            "--phases",
            phases,
            "--max-examples",
            "8",
            "--generation-deterministic",
            # It would find its own key sooner or later, and revoke it.
            "--exclude-path-regex",
            "^/v1/keys",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert said.returncode == 0, said.stdout[-6000:]
    # `status` fails unless everything is healthy: no record of what was sent stops what reads it.
    assert json.loads(platform.gscnet("status", "--json"))["healthy"]
