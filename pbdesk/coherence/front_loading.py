"""How much is planned for the time in which least can be absorbed: the early phase, relief apart."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, or_, select

from pbdesk.coherence.absorption import FLOW, SOURCE
from pbdesk.coherence.asking import ACTIVITY, Condition, amount, counted_then, of_day, rows, within
from pbdesk.coherence.figure import ALIGNMENT, Evidence, Figure, Finding, Indicator, Rule, Scope
from pbdesk.records import codes
from pbdesk.store.tables import TABLES

PHASE, DIMENSION = TABLES["phase"], TABLES["dimension"]
EARLY = "stabilisation"
"""The phase in which internal actors can absorb least."""
_RELIEF = "humanitarian"
_HALF = Decimal("0.5")
_KEYS = 2
Phases = Sequence[tuple[str, str, str | None]]
"""The phases of a country, each with its first and last day, in the order in which they begin."""

PLANNED_EARLY = Indicator(
    "planned_early", ALIGNMENT, "Planned for the early phase", "Is money planned for the time in which it can be absorbed?",
    "planned for years of the stabilisation phase, of what is planned for years of any phase, per currency; a year is of "
    "the phase that lasts on its 1 July; humanitarian relief does not count", SOURCE, "money",
)  # fmt: skip
FRONT_LOADED = Rule(
    "front-loaded", ALIGNMENT, 5, "Of {planned} {currency} planned over the phases, {early} falls in the stabilisation phase.",
    "Assistance that is no relief is to be planned for the phases in which it can be absorbed, towards the end of the "
    "transition and after it: more than half of it falls in the first.",
)  # fmt: skip


class _Planned(NamedTuple):
    """What is planned for a year in a currency, in thousandths, and how many yearly amounts say it."""

    year: int
    money: int
    amounts: int


def figures(connection: Connection, scopes: tuple[Scope, ...]) -> list[list[Figure]]:
    """Planned for the early phase, a figure a currency, of a scope and of earlier days of it, read in one pass.

    Amounts for years of no phase are not known. Where a desk has no plan for that phase at all, nobody knows whether
    there was none: there is no figure.
    """
    phases = [_phases(connection, scope) for scope in scopes]
    early = any(phase == EARLY for known in phases for phase, _, _ in known)
    found, earlier = rows(connection, _planned, *scopes) if early else [], len(scopes) - 1
    return [_of_day(found, at, earlier, *one) for at, one in enumerate(zip(scopes, phases, strict=True))]


def _of_day(found: Sequence[tuple[Any, ...]], at: int, earlier: int, scope: Scope, phases: Phases) -> list[Figure]:
    by_currency: dict[str, list[_Planned]] = {}
    for (currency, year), some in of_day(found, _KEYS, at, earlier):
        money, amounts = map(sum, zip(*some, strict=True))
        by_currency.setdefault(currency, []).append(_Planned(year, money, amounts))
    told = [_figure(scope, phases, code, some) for code, some in by_currency.items()]
    return [one for one in told if one.numerator]


def findings(told: Sequence[Figure]) -> list[Finding]:
    """Each currency in which more than half falls in the early phase; where nothing is planned yet after it, none."""
    return [_told(one) for one in told if one.ratio is not None and _HALF < one.ratio < 1]


def _told(one: Figure) -> Finding:
    parts: dict[str, str | int] = {
        "planned": round(one.denominator or 0), "early": round(one.numerator), "currency": one.currency or "",
    }  # fmt: skip
    return Finding(FRONT_LOADED, (), parts, size=one.ratio or 0, evidence=one.counted)


def _phases(connection: Connection, scope: Scope) -> Phases:
    return rows(connection, _of_country, scope) if scope.country else []


def _of_country(scope: Scope) -> Select[Any]:
    columns = PHASE.c
    known = and_(columns.country == scope.country, columns.start <= scope.as_of)
    return select(columns.phase, columns.start, columns.end).where(known).order_by(columns.start, columns.id)


def _phase_of(phases: Phases, year: int) -> str:
    """The phase that lasts on the middle day of a year, the latest begun of several; empty for none."""
    day = f"{year}-07-01"
    lasting = [phase for phase, start, end in phases if start <= day and (end is None or end >= day)]
    return lasting[-1] if lasting else ""


def _planned(scope: Scope, *earlier: Scope) -> Select[Any]:
    columns = FLOW.c
    keys = (columns.currency, columns.year, *map(counted_then, earlier))
    wanted = select(*keys, func.sum(columns.amount), func.count())
    joined = wanted.select_from(FLOW.join(ACTIVITY, ACTIVITY.c.id == columns.activity)).where(_of_plans(scope))
    return joined.group_by(*keys).order_by(columns.currency, columns.year)


def _of_plans(scope: Scope) -> Condition:
    """What is planned in the activities of a scope, relief apart."""
    relief = select(DIMENSION.c.id).where(func.lower(DIMENSION.c.name).startswith(_RELIEF[:7]))
    coded, sided = (func.coalesce(column, "") for column in (ACTIVITY.c.sector_code, ACTIVITY.c.dimension))
    waits = and_(coded.not_in(_of_relief()), or_(coded != "", sided.not_in(relief)))
    return and_(FLOW.c.type == "planned", within(scope), waits)


def _of_relief() -> list[str]:
    """The sector codes of what cannot wait until it can be absorbed."""
    return [code for code in codes.codes("sector") if codes.dimension_of(code) == _RELIEF]


def _figure(scope: Scope, phases: Phases, code: str, some: Sequence[_Planned]) -> Figure:
    of = {one.year: _phase_of(phases, one.year) for one in some}
    early, phased = ([one for one in some if of[one.year] in among] for among in ((EARLY,), {*of.values()} - {""}))
    other = [one for one in some if not of[one.year]]
    return Figure(
        PLANNED_EARLY,
        amount(sum(one.money for one in early)),
        amount(sum(one.money for one in phased)) if phased else None,
        sum(one.amounts for one in other),
        _evidence(scope, code, early), _evidence(scope, code, phased), _evidence(scope, code, other),
        currency=code,
    )  # fmt: skip


def _evidence(scope: Scope, code: str, some: Sequence[_Planned]) -> Evidence:
    years = [one.year for one in some]
    of_years = and_(FLOW.c.currency == code, FLOW.c.year.in_(years))
    both = FLOW.join(ACTIVITY, ACTIVITY.c.id == FLOW.c.activity)
    return Evidence("flow", lambda: select(FLOW.c.id).select_from(both).where(_of_plans(scope), of_years))
