"""A task force that meets, for tests of what is done at its table."""

import pytest

from pbdesk.store.desk import Desk
from tests.desk.deciding import Body, body


@pytest.fixture
def force(desk: Desk) -> Body:
    """A task force to decide in."""
    return body(desk)


@pytest.fixture
def meeting(force: Body) -> str:
    """A meeting of it that is planned, with no agenda yet."""
    return force.meeting()
