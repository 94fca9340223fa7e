"""The desk that everything forbidden is tried on: made once, for what is refused leaves it byte for byte as it was."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pbdesk.desk import checking, opening, reading
from tests.rules.forbidden import named
from tests.rules.tried_on import make


@dataclass(frozen=True)
class Tried:
    """A closed desk, its records and their kinds by their names, and what its file held before anything was tried."""

    path: Path
    ids: dict[str, str]
    kinds: dict[str, str]
    before: bytes

    def named(self, text: str) -> str:
        """A text of the table with the records in it by their ids."""
        return named(self.ids, text)

    def is_as_it_was(self) -> bool:
        """Whether the file holds what it held, byte for byte: the chain of its history too."""
        return self.path.read_bytes() == self.before


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    path = tmp_path_factory.mktemp("rules") / "norway.pbdesk"
    ids = make(path)
    with opening.open_desk(path) as desk:
        assert checking.check(desk) == []
        kinds = {name: reading.one(desk, record).kind.name for name, record in ids.items()}
    return Tried(path, ids, kinds, path.read_bytes())
