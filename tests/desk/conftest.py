"""A task force that meets, for tests of what is done at its table."""

import pytest

from tests.desk.deciding import Body


@pytest.fixture
def meeting(force: Body) -> str:
    """A meeting of it that is planned, with no agenda yet."""
    return force.meeting()
