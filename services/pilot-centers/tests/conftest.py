"""Fixtures of this service's tests."""

import pytest
from chassis.app import ServiceSpec
from pilot_centers.app import SPEC


@pytest.fixture(scope="session")
def spec() -> ServiceSpec:
    return SPEC
