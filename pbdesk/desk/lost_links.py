"""Links in an edited workbook that lead nowhere: the record is refused in words before the desk's keys do."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pbdesk.records.kind import Breach, Kind, Type, Value
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say, term
from pbdesk.store.query import Records, linked_from

if TYPE_CHECKING:
    from pbdesk.desk.restoring import OwnTable


def refuse_lost_links(records: Records, tables: "Sequence[OwnTable]") -> None:
    """Refuse records that point to what neither the desk nor the workbook has; and then those that point to these."""
    held = _held(records, tables)
    found = True
    while found:
        there = held | {str(values["id"]): table.kind.name for table in tables for _, values in table.new}
        found = bool(sum(_refuse(table, there) for table in tables))


def _held(records: Records, tables: "Sequence[OwnTable]") -> dict[str, str]:
    """The kind of each record of the desk that the records of the workbook point to."""
    targets: set[str] = set()
    for table in tables:
        rows = [*(values for _, values in table.new), *(one.new for one in table.changed)]
        targets |= linked_from(table.kind, rows)
    return {one: kind for kind, some in records.by_kind(sorted(targets)).items() for one in some}


def _refuse(table: "OwnTable", there: Mapping[str, str]) -> bool:
    """Refuse the records of a table whose links lead nowhere; true where there were some."""
    new = {row: breach for row, values in table.new if (breach := _lost_link(table.kind, values, there))}
    changed = {one.record: breach for one in table.changed if (breach := _lost_link(table.kind, one.new, there))}
    rows = {one.record: one.origin[1] or 0 for one in table.changed}
    table.refused += [*new.items(), *((rows[record], breach) for record, breach in changed.items())]
    table.new = [(row, values) for row, values in table.new if row not in new]
    table.changed = [one for one in table.changed if one.record not in changed]
    return bool(new or changed)


def _lost_link(kind: Kind, values: Mapping[str, Value], there: Mapping[str, str]) -> Breach | None:
    """The first link of a record that leads to nothing of its kind."""
    for one in (one for one in kind.fields if one.type in (Type.LINK, Type.LINKS)):
        value = values.get(one.name)
        targets = value if isinstance(value, list) else [value] if value else []
        if any(there.get(str(target)) not in ((one.to,) if one.to else KINDS) for target in targets):
            message = say(
                "{field} points to a record that neither the desk nor this workbook has.", field=term(one.label)
            )
            return Breach("points-nowhere", message, one.name)
    return None
