"""A foreign file into the desk: read it, plan it, and, once approved, write it as one change."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pbdesk.desk.restoring import OwnPlan, plan_own, write_own
from pbdesk.errors import FileNotUnderstood
from pbdesk.intake.planning import Plan, TablePlan, plan
from pbdesk.intake.reading import Progress, read
from pbdesk.intake.tables import Hints, Reading
from pbdesk.records.values import plain_amount
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from pbdesk.store.history import Past, changes

__all__ = ["Hints", "Received", "accept", "imports", "prepare", "report"]

Report = dict[str, Any]
"""What an import did or would do, as `import --json` prints it (CLI.md)."""


@dataclass
class Received:
    """A file read and planned, waiting for approval; `seconds` are those of reading and planning."""

    path: Path
    reading: Reading
    plan: Plan | None
    own: OwnPlan | None
    seconds: dict[str, float] = field(default_factory=dict)


def prepare(desk: Desk, path: Path, hints: Hints, progress: Progress | None = None) -> Received:
    """Read and plan a file; writes nothing. Raises `FileNotUnderstood` or `Cancelled`."""
    began = time.monotonic()
    reading = read(path, hints, progress)
    if not reading.tables and not reading.own:
        looked = "; ".join(f"“{sheet}”: {reason}" if sheet else reason for sheet, reason in reading.ignored_sheets)
        raise FileNotUnderstood(path, f"no table of a known kind was found ({looked})", "name the kind with --kind")
    read_by = time.monotonic()
    with desk.reading() as connection:
        own = plan_own(connection, reading, path) if reading.own else None
        planned = None if own else plan(connection, reading, hints)
    spent = {"read": round(read_by - began, 3), "plan": round(time.monotonic() - read_by, 3), "write": 0.0}
    return Received(path, reading, planned, own, spent)


def accept(desk: Desk, received: Received, person: str) -> Report:
    """Write what was planned as one change; nothing is written where nothing would change."""
    began = time.monotonic()
    made = report(received, dry_run=False)
    detail = {"file": received.path.name, "sha256": received.reading.sha256, "tables": _counts(made)}
    with change(desk, "import", person, detail=detail) as writing:
        if received.own:
            write_own(writing, received.own)
        for kind, ids, values in (
            received.plan.links.additions() if received.plan and received.plan.does_something else ()
        ):
            fields = list(values[0])
            writing.add_many(kind, fields, [tuple(one[name] for name in fields) for one in values], ids=ids)
        for table in received.plan.tables if received.plan else ():
            origins = ((table.table.sheet, row) for row in table.rows)
            writing.add_many(table.kind, table.fields, table.creates, origins)
            writing.set_many(table.kind, table.updates)
    received.seconds["write"] = round(time.monotonic() - began, 3)
    made["import"] = writing.sealed.id if writing.sealed else None
    return made


def imports(desk: Desk) -> list[Past]:
    """The imports so far, newest first."""
    with desk.reading() as connection:
        return [past for past in changes(connection) if past.action == "import"]


def report(received: Received, *, dry_run: bool) -> Report:
    """What an import does, in the words of CLI.md."""
    tables = [_told(table) for table in received.plan.tables] if received.plan else []
    tables += received.own.told() if received.own else []
    return {
        "import": None, "file": received.path.name, "sha256": received.reading.sha256, "dry_run": dry_run,
        "format": received.reading.format, "tables": tables,
        "ignored_sheets": [{"sheet": sheet, "reason": reason} for sheet, reason in received.reading.ignored_sheets],
        "notes": [{"code": code, "message": message} for code, message in received.reading.notes],
        "seconds": received.seconds,
    }  # fmt: skip


def _told(planned: TablePlan) -> Report:
    table = planned.table
    return {
        "sheet": table.sheet, "kind": planned.kind.plural, "header_rows": table.header_rows,
        "first_row": table.first_row, "last_row": table.last_row, "rows": len(table.numbers),
        "created": len(planned.creates), "updated": len(planned.updates),
        "unchanged": planned.unchanged, "refused": planned.refused, "key": list(planned.key),
        "columns": table.columns, "unmatched_columns": table.unmatched_columns,
        "money": {
            name: {"values": money.values, "sum": plain_amount(int(money.sum * 1000)), "currency": money.currency}
            for name, money in table.money.items()
        },
        "skipped": [{"row": row, "reason": reason} for row, reason in table.skipped],
        "problem_count": table.problem_count,
        "problems": [problem._asdict() for problem in table.problems],
    }  # fmt: skip


def _counts(made: Report) -> list[Report]:
    names = ("sheet", "kind", "rows", "created", "updated", "unchanged", "refused")
    return [{name: table[name] for name in names} for table in made["tables"]]
