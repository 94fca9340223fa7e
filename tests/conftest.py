"""A desk to test with: a real file in a temporary folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pbdesk.desk import opening
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body, body

# A busy machine is slow and not wrong. Of the same code the gate says the same; elsewhere every run looks further.
settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("patient")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new desk of Norway, open for writing."""
    with opening.new(tmp_path / "norway.pbdesk", government="NOR", person="Kari") as made:
        yield made


@pytest.fixture
def force(desk: Desk) -> Body:
    """A task force to decide in."""
    return body(desk)
