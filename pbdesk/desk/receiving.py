"""A foreign file into the desk: read it, plan it, and, once approved, write it as one change."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pbdesk.desk import profiles
from pbdesk.desk.restoring import OwnPlan, plan_own, write_own
from pbdesk.errors import FileNotUnderstood
from pbdesk.intake.mending import grouped, mended_by
from pbdesk.intake.planned import Plan, TablePlan
from pbdesk.intake.planning import plan
from pbdesk.intake.reading import Progress, read
from pbdesk.intake.tables import Hints, Reading
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import plain_amount
from pbdesk.sentences import say
from pbdesk.store import content
from pbdesk.store.change import change
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.history import Past, changes
from pbdesk.store.query import Records
from pbdesk.store.undo import taken_back

__all__ = ["Hints", "Received", "accept", "imports", "prepare", "report"]

_LISTED = 1000
"""So many records that have disappeared are named."""
Report = dict[str, Any]
"""What an import did or would do, as `import --json` prints it (CLI.md)."""


@dataclass
class Received:
    """A file read and planned, waiting for approval; `seconds` are those of reading and planning.

    `before` is the import of this very file that still stands; `gone` names the records of earlier
    editions that no row speaks of any more.
    """

    path: Path
    hints: Hints
    reading: Reading
    plan: Plan | None
    own: OwnPlan | None
    before: Past | None = None
    gone: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def prepare(desk: Desk, path: Path, hints: Hints, progress: Progress | None = None) -> Received:
    """Read and plan a file; writes nothing. Raises `FileNotUnderstood` or `Cancelled`."""
    began = time.monotonic()
    reading, hints, before = _read(desk, path, hints, progress)
    if not reading.tables and not reading.own:
        looked = [say("“{sheet}”: {why}", sheet=sheet, why=reason) if sheet else reason
                  for sheet, reason in reading.ignored_sheets]  # fmt: skip
        raise FileNotUnderstood(
            path, say("no table of a known kind was found ({looked})", looked=looked), say("name the kind with --kind")
        )
    read_by = time.monotonic()
    with _nothing_collected(), desk.reading() as connection:
        own = plan_own(connection, reading, path) if reading.own else None
        planned = None if own else plan(connection, reading, hints)
        gone = _gone(connection, planned)
    spent = {"read": round(read_by - began, 3), "plan": round(time.monotonic() - read_by, 3), "write": 0.0}
    return Received(path, hints, reading, planned, own, before, gone, spent)


def _read(
    desk: Desk, path: Path, hints: Hints, progress: Progress | None
) -> tuple[Reading, Hints, Past | None]:
    """A file; one that was imported before is read as it was read then, but for what is said otherwise now."""
    reading = read(path, hints, progress)
    with desk.reading() as connection:
        before = _same_file(connection, reading.sha256)
    said = profiles.as_before(hints, before.detail.get("said", {})) if before else hints
    return reading if said == hints else read(path, said, progress), said, before


def _same_file(connection: Moment, sha256: str) -> Past | None:
    """The latest import of a file with this digest that was not taken back."""
    undone = taken_back(connection)
    past = changes(connection, action="import")
    return next((one for one in past if one.detail.get("sha256") == sha256 and one.n not in undone), None)


def _gone(connection: Moment, planned: Plan | None) -> dict[str, str]:
    ids = [one for table in (planned.tables if planned else ()) for one in table.gone[:_LISTED]]
    return Records(connection).titles(ids)


def accept(desk: Desk, received: Received, person: str, *, remember: str = "") -> Report:
    """Write what was planned as one change; nothing is written where nothing would change.

    How the file was understood is kept as the import profile `remember`, where that is named.
    """
    began = time.monotonic()
    made = report(received, dry_run=False)
    said = profiles.said_of(received.hints)
    detail: dict[str, Any] = {"file": received.path.name, "sha256": received.reading.sha256, "tables": _counts(made)}
    if said:
        detail["said"] = said
    with _nothing_collected(), change(desk, "import", person, detail=detail) as writing:
        if received.own:
            write_own(writing, received.own)
        for kind, ids, values in (
            received.plan.links.additions() if received.plan and received.plan.does_something else ()
        ):
            fields = list(values[0])
            writing.add_many(kind, fields, [tuple(one[name] for name in fields) for one in values], ids=ids)
        for table in received.plan.tables if received.plan else ():
            writing.add_batches(table.kind, table.batches, len(table.creates))
            writing.set_many(table.kind, table.changed)
        if received.plan and remember:
            profiles.remember(writing, remember, received.hints, received.plan.tables, received.path.name)
        if received.reading.content and not writing.touched_nothing:
            content.keep(writing.connection, received.reading.content)
    received.seconds["write"] = round(time.monotonic() - began, 3)
    made["import"] = writing.sealed.id if writing.sealed else None
    return made


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Millions of values come and go here without a cycle among them; looking for some costs a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def imports(desk: Desk) -> list[Past]:
    """The imports so far, newest first."""
    with desk.reading() as connection:
        return changes(connection, action="import")


def standing_imports(desk: Desk) -> list[Past]:
    """The imports that have not been taken back, newest first."""
    with desk.reading() as connection:
        gone = taken_back(connection)
        return [past for past in changes(connection, action="import") if past.n not in gone]


def report(received: Received, *, dry_run: bool) -> Report:
    """What an import does, in the words of CLI.md."""
    tables = [_told(table, received.gone) for table in received.plan.tables] if received.plan else []
    tables += received.own.told() if received.own else []
    return {
        "import": None, "file": received.path.name, "sha256": received.reading.sha256, "dry_run": dry_run,
        "format": received.reading.format, "tables": tables,
        "unknown_names": [one._asdict() for one in received.plan.names[:_LISTED]] if received.plan else [],
        "left_out": [
            {"sheet": one.sheet, "header_row": one.header_rows[-1], "kind": KINDS[one.kind].plural}
            for one in received.reading.tables if one.place in received.hints.without
        ],
        "ignored_sheets": [{"sheet": sheet, "reason": reason} for sheet, reason in received.reading.ignored_sheets],
        "notes": [{"code": code, "message": message} for code, message in received.reading.notes],
        "same_as": {"import": received.before.id, "time": received.before.at} if received.before else None,
        "seconds": received.seconds,
    }  # fmt: skip


def _told(planned: TablePlan, gone: dict[str, str]) -> Report:
    table = planned.table
    return {
        "sheet": table.sheet, "kind": planned.kind.plural, "header_rows": table.header_rows,
        "first_row": table.first_row, "last_row": table.last_row, "rows": len(table.numbers),
        "created": len(planned.creates), "updated": len(planned.updates),
        "unchanged": planned.unchanged, "refused": planned.refused, "key": list(planned.key),
        "key_reason": planned.why, "gone_count": len(planned.gone),
        "gone": [{"id": one, "title": gone[one]} for one in planned.gone[:_LISTED] if one in gone],
        "columns": table.columns, "unmatched_columns": table.unmatched_columns,
        "kept_beside": {table.headings[place]: field for place, field in table.twins.items()},
        "money": {
            name: {"values": money.values, "sum": plain_amount(int(money.sum * 1000)), "currency": money.currency}
            for name, money in table.money.items()
        },
        "skipped": [{"row": row, "reason": reason} for row, reason in table.skipped],
        "problem_count": table.problem_count,
        "problems": [{**problem._asdict(), "mended_by": mended_by(problem.code)} for problem in table.problems],
        "mends": {what: len(problems) for what, problems in grouped(table.problems).items()},
    }  # fmt: skip


def _counts(made: Report) -> list[Report]:
    names = ("sheet", "kind", "rows", "created", "updated", "unchanged", "refused")
    return [{name: table[name] for name in names} for table in made["tables"]]
