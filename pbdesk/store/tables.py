"""The tables of a desk, derived from the descriptions of the kinds."""

from typing import Any

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    and_,
    func,
    literal_column,
    or_,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from pbdesk.records.kind import Field, Kind, Type
from pbdesk.records.kinds import KINDS
from pbdesk.store.sqlite import by_letters

METADATA = MetaData()
_WHOLE = BigInteger().with_variant(Integer, "sqlite")
_COLUMN_TYPES: dict[Type, TypeEngine[Any]] = {
    Type.INTEGER: _WHOLE,
    Type.MONEY: _WHOLE,
    Type.YESNO: Integer(),
    Type.NUMBER: REAL(),
}


def _table(name: str, *parts: SchemaItem, **options: Any) -> Table:
    return Table(name, METADATA, *parts, sqlite_strict=True, **options)


DESK = _table("desk", Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
"""What the desk is: its id, its government, when it was made."""

RECORD = _table(
    "record",
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
)
"""Every record of every kind, so that an id alone says what it is; `n` is its row in the search index."""

LINK = _table(
    "link",
    Column("from_id", Text, ForeignKey("record.id", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("to_id", Text, ForeignKey("record.id", deferrable=True, initially="DEFERRED"), nullable=False),
    sqlite_with_rowid=False,
)
"""The many-valued links of all kinds, in the order the person gave them."""
Index("link_to", LINK.c.to_id, LINK.c.field)

CHANGE = _table(
    "change",
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("takes_back", Integer, ForeignKey("change.n")),
    Column("previous", Text, nullable=False),
    Column("digest", Text),
)
"""One thing a person did. `digest` chains it to the one before; it is empty only while being written."""

ENTRY = _table(
    "entry",
    Column("change", Integer, ForeignKey("change.n"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("record", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("sheet", Text),
    Column("row", Integer),
    sqlite_with_rowid=False,
)
"""What a change did to one record: values before and after (JSON), and the spreadsheet row they came from."""
Index("entry_record", ENTRY.c.record)

NUMBER_GIVEN = func.json_extract(ENTRY.c.new, literal_column("'$.number'"))
"""The number that an entry gave to a record: what once stood in the history is never given again."""
Index("entry_number", NUMBER_GIVEN, ENTRY.c.record, ENTRY.c.kind, sqlite_where=ENTRY.c.kind == "decision")


CONTENT = _table(
    "content",
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, CheckConstraint("length(data) = size"), nullable=False),
)
"""The bytes of attachments, each kept once under its own digest; never changed and never taken out, as history is."""

WRITTEN = _table(
    "written",
    Column("sha256", Text, ForeignKey("content.sha256", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("text", Text),
)
"""What is written in a file that the desk keeps, for the search: read from it, and no part of the history.

The text is empty where nothing is written in the file, and not known where it cannot be read."""


def _column(field: Field) -> Column[Any]:
    kind: TypeEngine[Any] = _COLUMN_TYPES.get(field.type, Text())
    target = [ForeignKey(f"{field.to}.id", deferrable=True, initially="DEFERRED")] if field.type is Type.LINK else []
    return Column(field.name, kind, *target, nullable=not field.required)


def _checks(kind: Kind) -> list[CheckConstraint]:
    checks = []
    for field in kind.stored:
        if field.type is Type.CHOICE:
            words = ", ".join("'" + word.replace("'", "''") + "'" for word in field.choices)
            checks.append(CheckConstraint(f'"{field.name}" IN ({words})'))
        elif field.type is Type.YESNO:
            checks.append(CheckConstraint(f'"{field.name}" IN (0, 1)'))
        elif field.type is Type.MONEY:
            checks.append(CheckConstraint(f'"{field.name}" IS NULL OR "{field.currency}" IS NOT NULL'))
        elif field.type is Type.DAY:
            checks.append(CheckConstraint(f'length("{field.name}") = 10'))
    return checks


def in_order(kind: Kind, name: str, table: Table) -> ColumnElement[Any]:
    """A column as the lists of a kind are sorted by it."""
    text = name != "id" and kind.by_name[name].type in (Type.TEXT, Type.PROSE)
    return by_letters(table.c[name]) if text else table.c[name]


def _kind_table(kind: Kind) -> Table:
    columns = [Column("id", Text, primary_key=True), *map(_column, kind.stored)]
    table = _table(kind.name, *columns, *_checks(kind))
    for field in kind.stored:
        if field.type is Type.LINK or field.name == "source_key":
            column = table.c[field.name]
            Index(f"{kind.name}_{field.name}", column, sqlite_where=column.is_not(None))
        elif field.ordered:
            Index(f"{kind.name}_by_{field.name}", in_order(kind, field.name, table), table.c.id)
    for names in kind.unique:
        Index(f"{kind.name}_one_{'_'.join(names)}", *(table.c[name] for name in names), unique=True)
    return table


TABLES: dict[str, Table] = {kind.name: _kind_table(kind) for kind in KINDS.values()}
"""The table of each kind, by the kind's name."""


def _kept_ready() -> None:
    """Indexes of what a day asks for among tens of thousands: what is still to be done, still a draft, decided last."""
    actions, decisions = TABLES["action"].c, TABLES["decision"].c
    still = [or_(actions.status != word, actions.status.is_(None)) for word in ("done", "cancelled")]
    Index("action_open", actions.agency, actions.due, actions.id, actions.report_back, sqlite_where=and_(*still))
    Index("decision_drafts", decisions.date, decisions.id, sqlite_where=decisions.status == "draft")
    Index("decision_of_body_by_date", decisions.task_force, decisions.date, decisions.id)


_kept_ready()
