"""How the rows of a list are laid out: worked out once for each kind and choice of fields."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from pbdesk.records.kind import Type, Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.tables import TABLES

_REMEMBERED = 256


@dataclass(frozen=True)
class Shape:
    """What stands where in the rows of a list."""

    names: tuple[str, ...]
    """The id and the fields, in the order of a row."""
    stored: tuple[str, ...]
    """Those of them that stand in the table of the kind."""
    many: tuple[str, ...]
    """Those that are lists of links."""
    turned: Callable[[tuple[Value, ...]], tuple[Value, ...]] | None
    """What puts the stored ones and then the lists into the order of `names`; nothing where that is their order."""
    linked: tuple[tuple[int, str], ...]
    """The places of the links, and the kinds they lead to."""
    listed: tuple[int, ...]
    """The places of the lists."""


@lru_cache(_REMEMBERED)
def shape_of(kind: str, fields: tuple[str, ...]) -> Shape:
    """The layout of rows with these fields of a kind; all fields where none are named."""
    by_name = KINDS[kind].by_name
    names = ("id", *(name for name in fields or by_name if name != "id"))
    stored = tuple(name for name in names if name in TABLES[kind].c)
    many = tuple(name for name in names if name not in stored)
    had = (*stored, *many)
    places = [(at, by_name[name]) for at, name in enumerate(names[1:], 1)]
    return Shape(
        names, stored, many,
        None if had == names else itemgetter(*map(had.index, names)),
        tuple((at, field.to) for at, field in places if field.type is Type.LINK),
        tuple(at for at, field in places if field.type is Type.LINKS),
    )  # fmt: skip
