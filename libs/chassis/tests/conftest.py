"""The chassis is tested through a toy service."""

from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest
import structlog
from chassis.app import ServiceSpec
from structlog.testing import capture_logs
from toy import SPEC


@pytest.fixture(scope="session")
def spec() -> ServiceSpec:
    return SPEC


@pytest.fixture
def logged() -> Iterator[list[MutableMapping[str, Any]]]:
    """What is logged from level info on, with what is bound to the request."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger("info"))
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as entries:
        yield entries
    structlog.configure(**before)
