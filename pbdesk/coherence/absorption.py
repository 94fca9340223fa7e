"""Delivery against absorption: what was planned, disbursed and spent by the receiver, year by year."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Select, and_, case, cast, exists, func, select, true

from pbdesk.coherence.asking import ACTIVITY, Condition, Ids, added, amount, counted_then, of_day, rows, within, yes_if
from pbdesk.coherence.figure import ALIGNMENT, Evidence, Figure, Finding, Indicator, Rule, Scope, Year
from pbdesk.store.tables import TABLES

FLOW = TABLES["flow"]
_ALSO = FLOW.alias("also")
SOURCE = "report, The Need to Ensure the Primacy of Internal Actors (delivery and absorption)"

ABSORBED = Indicator(
    "absorbed_of_disbursed", ALIGNMENT, "Absorbed of what was disbursed", "Could the receiver spend what was delivered?",
    "spent by the receiver, of what was disbursed, in the activities and years that say both, per year and currency",
    SOURCE, "money", better="higher",
)  # fmt: skip
DELIVERED = Indicator(
    "disbursed_of_planned", ALIGNMENT, "Disbursed of what was planned", "Was delivered what had been planned?",
    "disbursed, of what was planned, in the activities and years that say both, per year and currency", SOURCE, "money",
)  # fmt: skip
AHEAD = Rule(
    "delivery-ahead", ALIGNMENT, 4, "In {year}, {absorbed} of {disbursed} {currency} delivered could be absorbed.",
    "Delivery is to keep pace with absorption: in the activities and years that say both, more was disbursed than spent "
    "by the receiver.",
)  # fmt: skip


_KEYS = 2


class _Flow(NamedTuple):
    """The sums of a year in a currency; of those of two kinds that are said together, and how many say one alone."""

    year: int
    currency: str
    planned: int | None
    disbursed: int | None
    absorbed: int | None
    planned_paid: int | None
    paid_planned: int | None
    plans_alone: int
    paid_spent: int | None
    spent_paid: int | None
    paid_alone: int


class Flows:
    """The yearly amounts of a scope."""

    def __init__(self, scope: Scope, sums: Sequence[_Flow]) -> None:
        self._scope, self._rows = scope, sums

    def years(self) -> list[Year]:
        """One line a year and currency; what no record says is not known."""
        return [
            Year(row.year, row.currency, _known(row.planned), _known(row.disbursed), _known(row.absorbed),
                 Evidence("flow", partial(self._of, row)))
            for row in self._rows
        ]  # fmt: skip

    def figures(self) -> list[Figure]:
        """Disbursed of planned, and absorbed of disbursed, where both are said."""
        return [
            *(self._figure(DELIVERED, row, "planned", row.planned_paid, "disbursed", row.paid_planned, row.plans_alone)
              for row in self._rows if row.planned is not None),
            *(self._figure(ABSORBED, row, "disbursed", row.paid_spent, "absorbed", row.spent_paid, row.paid_alone)
              for row in self._rows if row.disbursed is not None),
        ]  # fmt: skip

    def findings(self) -> list[Finding]:
        """Each year and currency in which delivery ran ahead of absorption, the widest first."""
        return [self._ahead(row) for row in self._rows if row.paid_spent and (row.spent_paid or 0) < row.paid_spent]

    def _ahead(self, row: _Flow) -> Finding:
        paid, spent = amount(row.paid_spent), amount(row.spent_paid or 0)
        parts: dict[str, str | int] = {
            "year": str(row.year), "currency": row.currency, "absorbed": round(spent), "disbursed": round(paid),
        }  # fmt: skip
        first, last = f"{row.year}-01-01", f"{row.year}-12-31"
        behind = Evidence("flow", lambda: self._of(row).where(FLOW.c.type == "absorbed", _said("disbursed")))
        return Finding(AHEAD, (), parts, since=first, until=last, size=1 - spent / paid, evidence=behind)

    def _figure(self, told: Indicator, row: _Flow, first: str, of: int | None, then: str, part: int | None,
                silent: int) -> Figure:  # fmt: skip
        behind = (
            Evidence("flow", lambda: self._of(row).where(FLOW.c.type == then, _said(first))),
            Evidence("flow", lambda: self._of(row).where(FLOW.c.type == first, _said(then))),
            Evidence("flow", lambda: self._of(row).where(FLOW.c.type == first, ~_said(then))),
        )
        known = amount(part or 0), None if of is None else amount(of)
        return Figure(told, *known, silent, *behind, currency=row.currency, label=(str(row.year),))

    def _of(self, row: _Flow) -> Ids:
        return select(FLOW.c.id).where(_among(self._scope), FLOW.c.year == row.year, FLOW.c.currency == row.currency)


def flows(connection: Connection, scopes: tuple[Scope, ...]) -> list[Flows]:
    """The yearly amounts of a scope and of earlier days of it, read in one pass."""
    found, earlier = rows(connection, _by_year, *scopes), len(scopes) - 1
    return [Flows(scope, _sums(found, at, earlier)) for at, scope in enumerate(scopes)]


def _sums(found: Sequence[tuple[Any, ...]], at: int, earlier: int) -> list[_Flow]:
    """The sums of one day: all of the latest, of an earlier one what counted then."""
    return [_Flow(*key, *map(added, zip(*some, strict=True))) for key, some in of_day(found, _KEYS, at, earlier)]


def _among(scope: Scope) -> Condition:
    return and_(FLOW.c.activity.in_(select(ACTIVITY.c.id).where(within(scope))), _in_years(scope))


def _in_years(scope: Scope) -> Condition:
    since = FLOW.c.year >= _year(scope.since) if scope.since else true()
    return and_(FLOW.c.year <= _year(scope.as_of), since)


def _year(day: str) -> Any:
    return cast(func.substr(day, 1, 4), Integer)


def _by_year(scope: Scope, *earlier: Scope) -> Select[Any]:
    """Sums per year and currency, from those of each activity, so that like is set against like."""
    columns = FLOW.c
    sums = [
        func.sum(case((columns.type == word, columns.amount))).label(word)
        for word in ("planned", "disbursed", "absorbed")
    ]
    then = [func.min(yes_if(and_(counted_then(one) == 1, _in_years(one)))).label(f"then{at}")
            for at, one in enumerate(earlier)]  # fmt: skip
    each = (
        select(columns.year, columns.currency, *then, *sums)
        .select_from(FLOW.join(ACTIVITY, ACTIVITY.c.id == columns.activity))
        .where(within(scope), _in_years(scope))
        .group_by(columns.activity, columns.year, columns.currency)
    )
    one = each.subquery().c
    pairs = (
        (one.planned, one.disbursed, "planned_paid", "paid_planned", "plans_alone"),
        (one.disbursed, one.absorbed, "paid_spent", "spent_paid", "paid_alone"),
    )
    both = [
        column
        for first, then, of, part, alone in pairs
        for column in (
            func.sum(case((then.is_not(None), first))).label(of),
            func.sum(case((first.is_not(None), then))).label(part),
            func.count(case((then.is_(None), first))).label(alone),
        )
    ]
    totals = [func.sum(one[word]).label(word) for word in ("planned", "disbursed", "absorbed")]
    by = (one.year, one.currency, *(one[held.name] for held in then))
    return select(*by, *totals, *both).group_by(*by).order_by(*by)


def _said(word: str) -> Condition:
    """Whether the same activity also says an amount of another kind for the year, in the currency."""
    other = _ALSO
    same = [other.c[name] == FLOW.c[name] for name in ("activity", "year", "currency")]
    return exists().where(other.c.type == word, *same)


def _known(sum_of: int | None) -> Decimal | None:
    return None if sum_of is None else amount(sum_of)
