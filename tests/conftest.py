"""A desk to test with: a real file in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pbdesk.desk import opening
from pbdesk.store.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new desk of Norway, open for writing."""
    with opening.new(tmp_path / "norway.pbdesk", government="NOR", person="Kari") as made:
        yield made
