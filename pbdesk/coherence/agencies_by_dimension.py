"""Who is active where: agencies by dimensions, with activities, money by currency, and leads."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, select

from pbdesk.coherence.asking import ACTIVITY, Condition, Ids, amount, rows, within
from pbdesk.coherence.figure import NOT_KNOWN, Cell, Column, Evidence, LeadLine, Matrix, Money, Row, Scope
from pbdesk.coherence.leads import leading_on
from pbdesk.coherence.tally import Tally
from pbdesk.store.tables import TABLES

ACTOR, DIMENSION = TABLES["actor"], TABLES["dimension"]
OTHERS, UNNAMED = Row(None, "others", "others"), Row(None, NOT_KNOWN, "not known")
NO_DIMENSION = Column(None, NOT_KNOWN)


def matrix(connection: Connection, counted: Tally, lines: Sequence[LeadLine]) -> Matrix:
    """Every crossing of the government's own agencies, all others together, and the dimensions."""
    own = [Row(one, acronym or name, "agency") for one, acronym, name in rows(connection, _own, counted.scope)]
    held = _held(counted, {row.agency for row in own})
    down, across = _rows(own, held), _columns(rows(connection, _named, counted.scope), held)
    led, among = _led(counted.scope, across, lines), within(counted.scope)
    cells = [_cell(among, row, column, held, led) for row in down for column in across]
    return Matrix(tuple(down), tuple(across), tuple(cells))


def _own(_scope: Scope) -> Select[Any]:
    return select(ACTOR.c.id, ACTOR.c.acronym, ACTOR.c.name).where(ACTOR.c.own == 1)


def _named(_scope: Scope) -> Select[Any]:
    return select(DIMENSION.c.id, DIMENSION.c.name).order_by(DIMENSION.c.position, DIMENSION.c.name)


Held = dict[tuple[str, str | None], tuple[int, int, dict[str, int]]]
"""Per own agency, `others` or `not known`, and dimension: activities, those without an amount, money."""


def _held(counted: Tally, own: set[str | None]) -> Held:
    found: Held = {}
    for group in counted.groups:
        who = NOT_KNOWN if group.agency is None else group.agency if group.agency in own else OTHERS.type
        number, silent, money = found.get((who, group.dimension), (0, 0, {}))
        if group.budget is not None and group.currency:
            money = money | {group.currency: money.get(group.currency, 0) + group.budget}
        found[who, group.dimension] = (number + group.activities, silent + group.without_budget, money)
    return found


def _rows(own: list[Row], held: Held) -> list[Row]:
    size: dict[str, int] = {}
    for (who, _), (number, _, _) in held.items():
        size[who] = size.get(who, 0) + number
    own.sort(key=lambda row: (-size.get(row.agency or "", 0), row.name))
    return own + [row for row in (OTHERS, UNNAMED) if size.get(row.type)]


def _columns(named: Sequence[tuple[str, str]], held: Held) -> list[Column]:
    columns = [Column(one, name) for one, name in named]
    return columns + ([NO_DIMENSION] if any(dimension is None for _, dimension in held) else [])


def _led(scope: Scope, columns: Sequence[Column], lines: Sequence[LeadLine]) -> set[tuple[str, str | None]]:
    """Agencies and the dimensions they lead on the day asked about."""
    sides = [column.dimension for column in columns if column.dimension]
    return {(turn.agency, side) for side in sides for turn in leading_on(lines, side, scope.as_of)}


def _cell(among: Condition, row: Row, column: Column, held: Held, led: set[tuple[str, str | None]]) -> Cell:
    number, silent, sums = held.get((row.agency or row.type, column.dimension), (0, 0, {}))
    money: Money = tuple((code, amount(sums[code])) for code in sorted(sums))
    leads = (row.agency, column.dimension) in led
    behind = Evidence("activity", partial(_behind, among, row, column))
    return Cell(row, column, number, money, silent, leads, behind)


def _behind(among: Condition, row: Row, column: Column) -> Ids:
    there = ACTIVITY.c.dimension == column.dimension if column.dimension else ACTIVITY.c.dimension.is_(None)
    return select(ACTIVITY.c.id).where(among, carried_out_by(row), there)


def carried_out_by(row: Row) -> Condition:
    """The activities of a row of the matrix."""
    agency = ACTIVITY.c.agency
    if row.agency:
        return agency == row.agency
    own = select(ACTOR.c.id).where(ACTOR.c.own == 1)
    return agency.is_(None) if row.type == NOT_KNOWN else agency.in_(select(ACTOR.c.id).where(ACTOR.c.id.not_in(own)))
