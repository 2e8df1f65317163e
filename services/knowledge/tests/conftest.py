"""Fixtures of this service's tests."""

import pytest
from chassis.app import ServiceSpec
from knowledge.app import SPEC


@pytest.fixture(scope="session")
def spec() -> ServiceSpec:
    return SPEC
