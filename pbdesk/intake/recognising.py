"""By what a row is recognised when it comes again: the table's scope, the key, and what the desk has already."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from pbdesk.intake.tables import Table
from pbdesk.records.kind import Kind, Value
from pbdesk.store.desk import Moment
from pbdesk.store.query import Condition, Listing, Records

_KEYS = (
    "reference", "number", "title", "name", "date", "agency", "partner", "funder", "country", "place", "sector", "start", "end",
    "benchmark", "actor", "internal_actor", "task_force",
)  # fmt: skip
"""What a row is recognised by where it has no identifier of its own: these, as many as tell the rows apart."""
_IDENTIFIERS = ("reference", "number")
_SAMPLE = 200
_SAME = 0.5
"""So large a share of a table's rows must be known by number and title for it to be an edition of an earlier one."""

Columns = Mapping[str, Sequence[Value]]


def scope_of(table: Table) -> str:
    """Editions of one sender's table share their headings, so identifiers of two senders never meet."""
    headings = json.dumps([table.kind, sorted(table.columns.items())], ensure_ascii=False)
    return hashlib.sha256(headings.encode()).hexdigest()[:12]


def key_of(columns: Columns, height: int) -> tuple[str, ...]:
    """The fields by which the rows of a table are told apart."""
    for name in (one for one in _IDENTIFIERS if one in columns):
        distinct = set(columns[name])
        if None not in distinct and len(distinct) == height:
            return (name,)
    names: tuple[str, ...] = ()
    for name in (one for one in _KEYS if one in columns):
        names = (*names, name)
        if tell_apart(names, columns, height):
            return names
    return names


def tell_apart(names: Sequence[str], columns: Columns, height: int) -> bool:
    """Whether no two rows say the same in these fields."""
    rows = (str(row).encode() for row in zip(*(columns[one] for one in names), strict=True))
    return len({hashlib.blake2b(row, digest_size=16).digest() for row in rows}) == height


def reason_of(key: Sequence[str], columns: Columns, height: int) -> str:
    """Why rows are recognised by this key: a code (`unique`, `repeats`, `blank`, `none`, `together`, `not-alone`; `said` by a person)."""
    if not key:
        return "none"
    if len(key) == 1 and key[0] in _IDENTIFIERS:
        return "unique"
    identifier = next((columns[name] for name in _IDENTIFIERS if name in columns), [])
    if identifier:
        return "blank" if None in identifier else "repeats"
    return "together" if tell_apart(key, columns, height) else "not-alone"


class SourceKeys:
    """Makes a key for each row of a table, part by part; rows that nothing tells apart are counted."""

    def __init__(self, scope: str, key: Sequence[str], *, alone: bool) -> None:
        self._scope, self._key, self._alone = scope, key, alone
        self._seen: Counter[str] = Counter()
        self._row = 0

    def of(self, columns: Columns, height: int) -> list[Value]:
        """The keys of the next rows."""
        self._row += height
        if not self._key:
            return [f"{self._scope}:{row}" for row in range(self._row - height, self._row)]
        if self._alone and len(self._key) == 1:
            return [f"{self._scope}:{one}" for one in columns[self._key[0]]]
        return [self._counted(parts) for parts in zip(*(columns[name] for name in self._key), strict=True)]

    def _counted(self, parts: tuple[Value, ...]) -> str:
        text = str(parts[0]) if len(parts) == 1 else hashlib.sha256(str(parts).encode()).hexdigest()[:24]
        self._seen[text] += 1
        return f"{self._scope}:{text}" if self._seen[text] == 1 else f"{self._scope}:{text}#{self._seen[text]}"


def under(scope: str) -> tuple[Condition, Condition]:
    """The condition that a record came with an edition of the table of this scope."""
    return Condition("source_key", "from", f"{scope}:"), Condition("source_key", "to", f"{scope};")


def is_known(connection: Moment, kind: Kind, scope: str) -> bool:
    """Whether an earlier edition of the table of this scope is in the desk."""
    return Records(connection).has(Listing(kind, under(scope)))


def held_under(connection: Moment, kind: Kind, scope: str) -> dict[str, dict[str, Value]]:
    """The records of earlier editions of a table, by their key."""
    return {str(one["source_key"]): one for one in Records(connection).listed(Listing(kind, under(scope)))}


def earlier_scope(connection: Moment, kind: Kind, columns: Columns) -> str:
    """The scope under which most rows of this table are in the desk already: its headings were worded otherwise then.

    A row counts where both its identifier and its title are those of a record; empty where too few do.
    """
    names = [name for name in (*_IDENTIFIERS, "title", "name") if name in columns]
    if len(names) < 2 or names[0] not in _IDENTIFIERS:
        return ""
    pairs = zip(columns[names[0]], columns[names[1]], strict=True)
    rows = list(islice((pair for pair in pairs if None not in pair), _SAMPLE))
    wanted, found = set(rows), Counter[str]()
    for _, *pair, key in Records(connection).tuples(Listing(kind, fields=(names[0], names[1], "source_key"))):
        if key and tuple(pair) in wanted:
            found[str(key).partition(":")[0]] += 1
    scope, times = found.most_common(1)[0] if found else ("", 0)
    return scope if times > _SAME * len(rows) else ""


def known_names(connection: Moment, kind: Kind, scope: str) -> dict[str, dict[str, str]]:
    """The records that came from elsewhere, by each of their names: what a new row may be a double of."""
    names = tuple(name for name in ("reference", "number", "title", "name") if name in kind.by_name)
    known: dict[str, dict[str, str]] = {name: {} for name in names}
    for one, *values, key in Records(connection).tuples(Listing(kind, fields=(*names, "source_key"))):
        if not str(key or "").startswith(f"{scope}:"):
            for name, value in zip(names, values, strict=True):
                if value is not None:
                    known[name].setdefault(str(value).casefold(), str(one))
    return known
