"""Conditions and counts that several questions share; everything is counted in SQL.

A question answers every record with 1 (yes), 0 (no) or NULL (it does not say): the numerator is the sum of
the answers, the denominator their number, and the rest is not known.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select, true

from pbdesk.coherence.figure import Evidence, Figure, Indicator, Scope
from pbdesk.store.prepared import Prepared, asked, prepared
from pbdesk.store.tables import LINK, TABLES

ACTIVITY = TABLES["activity"]
MEMBERSHIP, TASK_FORCE = TABLES["membership"], TABLES["task_force"]
_THOUSANDTHS = Decimal(1000)

Condition = ColumnElement[bool]
Answer = ColumnElement[Any]
Ids = Select[tuple[str]]
Asked = Callable[..., Select[Any]]
"""What makes the statement that asks a scope something, or several scopes at once."""
_PARTS = tuple(one.name for one in fields(Scope))
_WORD = "\0"
_REMEMBERED = 256


def rows(connection: Connection, asking: Asked, *scopes: Scope) -> list[tuple[Any, ...]]:
    """What is answered, row by row; the statement is made once for all scopes that have the same parts."""
    said = {f"{name}{at}": value for at, scope in enumerate(scopes) for name, value in vars(scope).items()}
    return asked(connection, _standing(asking, shaped(scopes)), **said)


def ids(connection: Connection, asking: Asked, scope: Scope) -> list[str]:
    """The same where a row is one id."""
    return [one for (one,) in rows(connection, asking, scope)]


def shaped(scopes: Sequence[Scope]) -> tuple[Scope, ...]:
    """Scopes with words in place of their parts: the same for all scopes that have the same parts."""
    return tuple([_shaped(scope, at) for at, scope in enumerate(scopes)])


def _shaped(scope: Scope, at: int) -> Scope:
    country, day, *narrowing = (f"{_WORD}{name}{at}" if getattr(scope, name) else None for name in _PARTS)
    return Scope(country, day or "", *narrowing)


@lru_cache(_REMEMBERED)
def _standing(asking: Asked, shapes: tuple[Scope, ...]) -> Prepared:
    """The statement with words in place of the parts of scopes, which are bound whenever it is asked."""
    made = prepared(asking(*shapes))
    words = {name: one for name, one in made.held.items() if isinstance(one, str) and one.startswith(_WORD)}
    names = (words[name].removeprefix(_WORD) if name in words else name for name in made.names)
    return Prepared(made.sql, tuple(names), made.held)


def of_day(
    found: Sequence[tuple[Any, ...]], keys: int, at: int, earlier: int
) -> Iterator[tuple[tuple[Any, ...], list[tuple[Any, ...]]]]:
    """The sums of one day by the first `keys` columns: all of the latest, of an earlier one what counted then.

    After its keys a row says of each of the `earlier` days whether it counted; its sums follow.
    """
    mine = [row for row in found if not at or row[keys + at - 1]]
    for key, some in groupby(mine, key=itemgetter(*range(keys))):
        yield key, [row[keys + earlier :] for row in some]


def added(column: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [one for one in column if one is not None]
    return sum(known) if known else None


def within(scope: Scope) -> Condition:
    """The activities a scope is about: those that name the country, begun by the day asked about, not cancelled.

    An activity counts in each country it names; one that does not say when it begins or ends counts.
    """
    columns = ACTIVITY.c
    alive = or_(columns.status.is_(None), columns.status != "cancelled")
    of_dimension = columns.dimension == scope.dimension if scope.dimension else true()
    lasting = going_on(columns.start, columns.end, scope)
    return and_(
        _in_country(scope), lasting, alive, of_dimension, by_agency(columns.agency, scope), _in_its_country(scope)
    )


def counted_then(earlier: Scope) -> Answer:
    """1 where an activity that counts in a scope did so on an earlier day of it, which must have no beginning."""
    return yes_if(going_on(ACTIVITY.c.start, ACTIVITY.c.end, earlier))


def _in_country(scope: Scope) -> Condition:
    if not scope.country:
        return true()
    also = select(LINK.c.from_id).where(LINK.c.field == "other_countries", LINK.c.to_id == scope.country)
    return or_(ACTIVITY.c.country == scope.country, ACTIVITY.c.id.in_(also))


def _in_its_country(scope: Scope) -> Condition:
    """A task force for one country coordinates what is done there."""
    if not scope.task_force:
        return true()
    its = select(TASK_FORCE.c.country).where(TASK_FORCE.c.id == scope.task_force).scalar_subquery()
    return or_(its.is_(None), ACTIVITY.c.country == its)


def of_country(column: Answer, scope: Scope) -> Condition:
    """Records of the country asked about, or of all."""
    return column == scope.country if scope.country else true()


def by_agency(column: Answer, scope: Scope) -> Condition:
    """Records of the agency asked about, or of the members of the task force asked about."""
    one = column == scope.agency if scope.agency else true()
    return and_(one, column.in_(members(scope)) if scope.task_force else true())


def members(scope: Scope) -> Ids:
    """The agencies that are members of the task force asked about on the day."""
    lasting = valid_on(MEMBERSHIP.c.start, MEMBERSHIP.c.end, scope.as_of)
    return select(MEMBERSHIP.c.agency).where(MEMBERSHIP.c.task_force == scope.task_force, lasting)


def going_on(start: Answer, end: Answer, scope: Scope) -> Condition:
    """Begun by the day asked about and, where a period is asked about, not ended before it; silence counts."""
    return and_(or_(start.is_(None), start <= scope.as_of), not_before(end, scope))


def not_before(date: Answer, scope: Scope) -> Condition:
    """Not before the period asked about; a date may be only a year or a month, and silence counts."""
    return or_(date.is_(None), date >= func.substr(scope.since, 1, func.length(date))) if scope.since else true()


def happened(date: Answer, scope: Scope) -> Condition:
    """Dated within the period asked about; a record without a date counts."""
    return and_(or_(date.is_(None), date <= scope.as_of), not_before(date, scope))


def valid_on(start: Answer, end: Answer, day: str) -> Condition:
    """Valid on a day, both ends included; silence counts."""
    return and_(or_(start.is_(None), start <= day), or_(end.is_(None), end >= day))


def frameworks(scope: Scope) -> Ids:
    """Every version of the strategic framework that has been in force by the day, of the country or of all."""
    table = TABLES["framework"]
    begun = or_(table.c.start.is_(None), table.c.start <= scope.as_of)
    return select(table.c.id).where(table.c.status != "draft", begun, of_country(table.c.country, scope))


def objectives(scope: Scope) -> Ids:
    """The objectives of those frameworks."""
    table = TABLES["objective"]
    return select(table.c.id).where(table.c.framework.in_(frameworks(scope)))


def national_aims(scope: Scope) -> Ids:
    """The aims of the host country's own strategies, and of strategies that name no country."""
    return _aims_of("internal", scope)


def external_aims(scope: Scope) -> Ids:
    """The aims of the frameworks of other external actors."""
    return _aims_of("external", scope)


def _aims_of(side: str, scope: Scope) -> Ids:
    """A strategy that does not say whose it is counts as the host country's where its type says so."""
    aim, strategy = TABLES["aim"], TABLES["strategy"]
    own_kinds = strategy.c.type.in_(("national strategy", "PRSP"))
    unsaid = and_(
        strategy.c.side.is_(None), own_kinds if side == "internal" else and_(strategy.c.type.is_not(None), ~own_kinds)
    )
    there = or_(strategy.c.country.is_(None), of_country(strategy.c.country, scope))
    return (
        select(aim.c.id)
        .join(strategy, strategy.c.id == aim.c.strategy)
        .where(or_(strategy.c.side == side, unsaid), there)
    )


def linked(record: Answer, field: str, targets: Ids) -> Condition:
    """Whether a record has, in a field of many links, a link to one of the targets."""
    return record.in_(select(LINK.c.from_id).where(LINK.c.field == field, LINK.c.to_id.in_(targets)))


def yes_if(condition: Condition, known: Condition | None = None) -> Answer:
    """1 where a condition holds and 0 where not; NULL where it is not known."""
    answer = case((condition, 1), else_=0)
    return answer if known is None else case((known, answer))


@dataclass(frozen=True)
class Share:
    """A share by number of the records of a kind: `among` which of them, from the `answer` of each."""

    indicator: Indicator
    kind: str
    among: Callable[[Scope], Condition]
    answer: Callable[[Scope], Answer]

    def sums(self, scope: Scope) -> Select[Any]:
        """How many say yes, of how many that say anything, of how many; the offset keeps each from being asked twice."""
        each = select(self.answer(scope).label("answer")).select_from(TABLES[self.kind])
        found = each.where(self.among(scope)).offset(0).subquery()
        sums = select(func.coalesce(func.sum(found.c.answer), 0), func.count(found.c.answer), func.count())
        return sums.select_from(found)

    def figure(self, connection: Connection, scope: Scope) -> Figure:
        """The figure of a scope."""
        ((yes, known, every),) = rows(connection, self.sums, scope)
        return Figure(self.indicator, yes, known, every - known, *self.sides(scope))

    def sides(self, scope: Scope) -> tuple[Evidence, Evidence, Evidence]:
        """The records that count, those of which it is known, and those that do not say."""
        return sides(self.kind, lambda: self.among(scope), lambda: self.answer(scope))


def sides(
    kind: str, among: Callable[[], Condition], answer: Callable[[], Answer]
) -> tuple[Evidence, Evidence, Evidence]:
    """The records that count, those of which it is known, and those that do not say."""
    counted, known, silent = (meeting(kind, partial(_of_side, among, answer, side)) for side in _SIDES)
    return counted, known, silent


def _of_side(
    among: Callable[[], Condition], answer: Callable[[], Answer], side: Callable[[Answer], Condition]
) -> Condition:
    return and_(among(), side(answer()))


_SIDES: tuple[Callable[[Answer], Condition], ...] = (
    lambda answer: answer == 1, lambda answer: answer.is_not(None), lambda answer: answer.is_(None),
)  # fmt: skip


def opened(kind: str, *conditions: Condition) -> Evidence:
    """The records of a kind that meet every condition."""
    return meeting(kind, lambda: and_(*conditions))


def meeting(kind: str, condition: Callable[[], Condition]) -> Evidence:
    """The same where the condition too is made only when somebody looks."""
    return Evidence(kind, lambda: select(TABLES[kind].c.id).where(condition()))


def amount(thousandths: Any) -> Decimal:
    """A stored amount in units of its currency."""
    return Decimal(thousandths) / _THOUSANDTHS
