"""A task force that meets, for tests of what is done at its table."""

import pytest

from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import add


@pytest.fixture
def meeting(force: Body) -> str:
    """A meeting of it that is planned, with no agenda yet."""
    return force.meeting()


@pytest.fixture
def ud(desk: Desk) -> str:
    """The ministry under the name that a sender has for it."""
    return add(desk, "actor", name="UD", country=add(desk, "country", name="Norway", code="NOR", type="country"))


@pytest.fixture
def mfa(force: Body) -> str:
    """The foreign ministry of the task force."""
    return force.agencies["MFA"]
