"""Two desks that began as one: what both hold was made before they went apart."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from pbdesk.desk import opening
from pbdesk.store.desk import Desk
from tests.held import PERSON

T = TypeVar("T")


@contextmanager
def two_desks(folder: Path, fill: Callable[[Desk], T]) -> Iterator[tuple[Desk, Desk, T]]:
    """Both open for writing, and what was filled in before; the second is another person's."""
    first, second = (folder / f"{name}.pbdesk" for name in ("norway", "abroad"))
    with opening.new(first, government="NOR", person=PERSON) as desk:
        known = fill(desk)
    shutil.copy(first, second)
    with opening.open_desk(first, person=PERSON) as norway, opening.open_desk(second, person="Ola") as abroad:
        yield norway, abroad, known
