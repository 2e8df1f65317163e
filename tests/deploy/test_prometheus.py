"""deploy/prometheus: every alert looks at a figure that exists and names a runbook that exists."""

import re

import pytest
import yaml
from chassis import metrics, telemetry

assert metrics.REGISTRY is telemetry.REGISTRY  # the import is what registers the figures


@pytest.fixture
def rules(deploy):
    groups = yaml.safe_load((deploy / "prometheus" / "alerts.yml").read_text())["groups"]
    return [rule for group in groups for rule in group["rules"]]


def exposed():
    """Every name that a service exposes, as Prometheus reads it."""
    families = telemetry.REGISTRY.collect()
    suffixes = {"counter": ["_total"], "histogram": ["_count", "_sum", "_bucket"]}
    return {
        family.name + suffix for family in families for suffix in suffixes.get(family.type, [""])
    }


def test_every_alert_looks_at_a_figure_that_a_service_exposes(rules):
    named = {name for rule in rules for name in re.findall(r"gscnet_[a-z_]+", rule["expr"])}

    assert named - exposed() == set()
    assert {"gscnet_outbox_lag_seconds", "gscnet_outbox_depth", "gscnet_consumer_lag"} <= named


def test_somebody_is_told_of_dead_letters_and_of_services_that_are_not_ready(rules):
    expressions = " ".join(rule["expr"] for rule in rules)

    assert "gscnet_dead_letters_total" in expressions
    assert 'probe_success{job="readiness"}' in expressions


def test_every_alert_says_what_to_do(rules, deploy):
    missing = [
        rule["alert"]
        for rule in rules
        if not (deploy.parent / rule["annotations"]["runbook"]).is_file()
    ]

    assert rules
    assert missing == []


def test_every_program_is_measured_and_asked_whether_it_is_ready(deploy, programs):
    jobs = yaml.safe_load((deploy / "prometheus" / "prometheus.yml").read_text())["scrape_configs"]
    targets = {
        job["job_name"]: [t for group in job["static_configs"] for t in group["targets"]]
        for job in jobs
    }

    serving = sorted(name for name, program in programs.items() if "command" not in program)

    assert sorted(targets["gscnet"]) == [f"{name}:8080" for name in serving]
    assert sorted(targets["readiness"]) == [f"http://{name}:8080/readyz" for name in serving]
