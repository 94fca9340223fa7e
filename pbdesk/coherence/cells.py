"""Duplicated and empty cells where own agencies meet dimensions, and dimensions nobody is active in."""

from dataclasses import replace
from functools import partial

from sqlalchemy import and_, or_, select

from pbdesk.coherence.agencies_by_dimension import ACTOR, DIMENSION
from pbdesk.coherence.asking import ACTIVITY, Condition, Ids, meeting, opened, within
from pbdesk.coherence.figure import WHOLE, Cell, Column, Evidence, Figure, Finding, Indicator, Matrix, Rule, Scope

SOURCE = "report, Coherence and Coordination (duplication); Peacebuilding (dimensions)"

DUPLICATED = Indicator(
    "duplicated_cells", WHOLE, "Duplicated cells", "Where is more than one own agency active in one dimension?",
    "cells of own agencies by dimensions with activities in which another own agency is active too, of all with activities",
    SOURCE, "cells", narrowed_by=("country", "dimension", "since"), silent="activities",
)  # fmt: skip
EMPTY = Indicator(
    "empty_cells", WHOLE, "Empty cells", "Where is an agency that is engaged not active?",
    "cells without an activity, of all crossings of the dimensions and the own agencies that are active at all", SOURCE,
    "cells", narrowed_by=("country", "dimension", "since"), silent="activities",
)  # fmt: skip
NOBODY = Rule(
    "dimension-empty", WHOLE, 6, "No agency of the government is active in the dimension {dimension}.",
    "The dimensions of peacebuilding depend on each other: one in which no own agency has an activity is a gap, "
    "filled by others or by nobody.",
)  # fmt: skip
SEVERAL = Rule(
    "dimension-duplicated", WHOLE, 6, "{n} agencies are active in the dimension {dimension}, and none of them leads it.",
    "Uncoordinated activities overlap: several own agencies are active in one dimension and none of them leads on the day.",
)  # fmt: skip


def figures(scope: Scope, matrix: Matrix) -> list[Figure]:
    """Cells in which several meet, and cells in which there is nothing."""
    active = _active(matrix, scope)
    engaged = {cell.row.agency for cell in matrix.cells if cell.row.agency and cell.activities}
    if not engaged:
        return []
    filled = sum(len(cells) for cells in active.values())
    double = [column for column, cells in active.items() if len(cells) > 1]
    crossings = len(engaged) * len(active)
    unknown = sum(cell.activities for cell in matrix.cells if _unplaced(cell))
    silent = meeting("activity", partial(_silent, scope))
    agencies = opened("actor", ACTOR.c.id.in_(engaged))
    gaps = [column.dimension for column, cells in active.items() if len(cells) < len(engaged)]
    return [
        Figure(DUPLICATED, sum(len(active[column]) for column in double), filled, unknown, _own(scope, double),
               _own(scope, list(active)), silent),
        Figure(EMPTY, crossings - filled, crossings, unknown, opened("dimension", DIMENSION.c.id.in_(gaps)), agencies, silent),
    ]  # fmt: skip


def findings(scope: Scope, matrix: Matrix) -> list[Finding]:
    """Dimensions in which nobody is active, and those in which several are and none of them leads."""
    active = _active(matrix, scope)
    if not any(active.values()):
        return []
    made = []
    for column, cells in active.items():
        side = column.dimension or ""
        if not cells:
            made.append(Finding(NOBODY, (side,), {"dimension": side}, ("dimension",)))
        elif len(cells) > 1 and not any(cell.leads for cell in cells):
            agencies = tuple(cell.row.agency or "" for cell in cells)
            parts: dict[str, str | int] = {"dimension": side, "n": len(cells)}
            made.append(Finding(SEVERAL, (*agencies, side), parts, ("dimension",), size=len(cells)))
    return made


def _active(matrix: Matrix, scope: Scope) -> dict[Column, list[Cell]]:
    """Per dimension asked about, the cells of own agencies that have activities."""
    named = [column for column in matrix.columns if column.dimension and scope.dimension in (None, column.dimension)]
    return {
        column: [cell for cell in matrix.cells if cell.column == column and cell.row.agency and cell.activities]
        for column in named
    }


def _unplaced(cell: Cell) -> bool:
    return cell.row.type == "not known" or cell.column.dimension is None


def _silent(scope: Scope) -> Condition:
    unsaid = or_(ACTIVITY.c.agency.is_(None), ACTIVITY.c.dimension.is_(None))
    return and_(within(replace(scope, dimension=None)), unsaid)


def _own(scope: Scope, columns: list[Column]) -> Evidence:
    """The activities of own agencies in some dimensions."""
    sides = [one.dimension for one in columns]

    def there() -> Condition:
        own: Ids = select(ACTOR.c.id).where(ACTOR.c.own == 1)
        return and_(within(scope), ACTIVITY.c.agency.in_(own), ACTIVITY.c.dimension.in_(sides))

    return meeting("activity", there)
