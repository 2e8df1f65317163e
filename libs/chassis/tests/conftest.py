"""The chassis is tested through a toy service."""

import pytest
from chassis.app import ServiceSpec
from toy import SPEC


@pytest.fixture(scope="session")
def spec() -> ServiceSpec:
    return SPEC
