"""Who is active where: agencies by dimensions, with activities, money by currency, and leads."""

from collections.abc import Sequence

from sqlalchemy import Connection, and_, case, func, select

from pbdesk.coherence.asking import ACTIVITY, amount, within
from pbdesk.coherence.figure import Cell, Column, Evidence, Matrix, Money, Row, Scope
from pbdesk.coherence.leads import leading
from pbdesk.store.tables import TABLES

ACTOR, DIMENSION = TABLES["actor"], TABLES["dimension"]
OTHERS, UNNAMED = Row(None, "others", "others"), Row(None, "not known", "not known")
NO_DIMENSION = Column(None, "not known")


def matrix(connection: Connection, scope: Scope) -> Matrix:
    """Every crossing of the government's own agencies, all others together, and the dimensions."""
    counted = _counted(connection, scope)
    rows, columns = _rows(connection, counted), _columns(connection, counted)
    led = _led(connection, scope, columns)
    cells = [
        _cell(scope, row, column, counted.get((_key(row), column.dimension), (0, 0, ())), led)
        for row in rows
        for column in columns
    ]
    return Matrix(tuple(rows), tuple(columns), tuple(cells))


Counted = dict[tuple[str, str | None], tuple[int, int, Money]]


def _counted(connection: Connection, scope: Scope) -> Counted:
    """Per own agency, `others` or `not known`, and dimension: activities, those without an amount, money."""
    who = case((ACTIVITY.c.agency.is_(None), "not known"), (ACTOR.c.own == 1, ACTIVITY.c.agency), else_="others")
    grouped = (
        select(who, ACTIVITY.c.dimension, ACTIVITY.c.currency, func.count(), func.sum(ACTIVITY.c.budget),
               func.count().filter(ACTIVITY.c.budget.is_(None)))
        .select_from(ACTIVITY.outerjoin(ACTOR, ACTOR.c.id == ACTIVITY.c.agency))
        .where(within(scope)).group_by(who, ACTIVITY.c.dimension, ACTIVITY.c.currency).order_by(ACTIVITY.c.currency)
    )  # fmt: skip
    found: Counted = {}
    for agency, dimension, currency, number, money, silent in connection.execute(grouped):
        before = found.get((agency, dimension), (0, 0, ()))
        more: Money = ((currency, amount(money)),) if money is not None else ()
        found[agency, dimension] = (before[0] + number, before[1] + silent, before[2] + more)
    return found


def _key(row: Row) -> str:
    return row.agency or row.type


def _rows(connection: Connection, counted: Counted) -> list[Row]:
    named = select(ACTOR.c.id, ACTOR.c.acronym, ACTOR.c.name).where(ACTOR.c.own == 1)
    size = {who: sum(cell[0] for (one, _), cell in counted.items() if one == who) for who, _ in counted}
    own = [Row(one, acronym or name, "agency") for one, acronym, name in connection.execute(named)]
    own.sort(key=lambda row: (-size.get(row.agency or "", 0), row.name))
    return own + [row for row in (OTHERS, UNNAMED) if size.get(row.type)]


def _columns(connection: Connection, counted: Counted) -> list[Column]:
    wanted = select(DIMENSION.c.id, DIMENSION.c.name).order_by(DIMENSION.c.position, DIMENSION.c.name)
    columns = [Column(one, name) for one, name in connection.execute(wanted)]
    return columns + ([NO_DIMENSION] if any(dimension is None for _, dimension in counted) else [])


def _led(connection: Connection, scope: Scope, columns: Sequence[Column]) -> set[tuple[str, str]]:
    """Agencies and the dimensions they lead on the day asked about."""
    if not scope.country:
        return set()
    return {
        (turn.agency, column.dimension)
        for column in columns if column.dimension
        for turn in leading(connection, scope.country, column.dimension, scope.as_of)
    }  # fmt: skip


def _cell(scope: Scope, row: Row, column: Column, held: tuple[int, int, Money], led: set[tuple[str, str]]) -> Cell:
    own = select(ACTOR.c.id).where(ACTOR.c.own == 1)
    if row.agency:
        who = ACTIVITY.c.agency == row.agency
    elif row.type == "others":
        who = and_(ACTIVITY.c.agency.is_not(None), ACTIVITY.c.agency.not_in(own))
    else:
        who = ACTIVITY.c.agency.is_(None)
    there = ACTIVITY.c.dimension == column.dimension if column.dimension else ACTIVITY.c.dimension.is_(None)
    evidence = Evidence("activity", select(ACTIVITY.c.id).where(within(scope), who, there))
    leads = (row.agency or "", column.dimension or "") in led
    return Cell(row, column, held[0], held[2], held[1], leads, evidence)
