"""Fixtures of imports."""

import pytest
from chassis.attachments import Attachments, attachments_of


@pytest.fixture
def settings(settings, tmp_path):
    return settings.model_copy(update={"attachments_url": str(tmp_path / "attachments")})


@pytest.fixture
def files(settings) -> Attachments:
    """Where the service keeps the lists."""
    return attachments_of(settings)
