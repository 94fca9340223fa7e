"""Setbacks: observations of benchmarks that went the wrong way, or that are called a setback."""

from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, select, true

from pbdesk.coherence.asking import frameworks, rows
from pbdesk.coherence.figure import ALIGNMENT, Finding, Rule, Scope
from pbdesk.store.tables import TABLES

BENCHMARK, OBSERVATION, OBJECTIVE = TABLES["benchmark"], TABLES["observation"], TABLES["objective"]
_WHY = (
    "Progress and setbacks are both shared with those who build peace together (report, Recommendations, External "
    "Coherence)."
)
CALLED = Rule(
    "setback", ALIGNMENT, 4, "Setback: {benchmark} stood at {value} on {date}.",
    "An observation is recorded as a setback. " + _WHY,
)  # fmt: skip
WORSE = Rule(
    "benchmark-worse", ALIGNMENT, 6, "{benchmark} went from {before} to {value} on {date}, the wrong way.",
    "An observation is worse than the one before it, by what the benchmark says is better. " + _WHY,
)  # fmt: skip


class _Observed(NamedTuple):
    id: str
    benchmark: str
    date: str
    value: float | None
    setback: int | None
    better: str | None


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Each setback by the day, and each observation that is worse than the one before."""
    made, before = [], dict[str, float]()
    for row in map(_Observed._make, rows(connection, _observed, scope)):
        last = before.get(row.benchmark)
        if row.value is not None:
            before[row.benchmark] = row.value
        if (scope.since is None or row.date >= scope.since[: len(row.date)]) and (told := _told(row, last)):
            made.append(told)
    return made


def _told(row: _Observed, last: float | None) -> Finding | None:
    parts = {"benchmark": row.benchmark, "date": row.date, "value": "–" if row.value is None else f"{row.value:g}"}
    if row.setback == 1:
        return Finding(CALLED, (row.id, row.benchmark), parts, ("benchmark",), since=row.date)
    if last is None or row.value is None or row.better is None or row.setback == 0:
        return None
    worse = row.value < last if row.better == "higher" else row.value > last
    parts["before"] = f"{last:g}"
    return Finding(WORSE, (row.id, row.benchmark), parts, ("benchmark",), since=row.date) if worse else None


def _observed(scope: Scope) -> Select[Any]:
    seen, mark, aim = OBSERVATION.c, BENCHMARK.c, OBJECTIVE.c
    side = aim.dimension == scope.dimension if scope.dimension else true()
    lead = aim.lead == scope.agency if scope.agency else true()
    joined = OBSERVATION.join(BENCHMARK, mark.id == seen.benchmark).join(OBJECTIVE, aim.id == mark.objective)
    among = and_(aim.framework.in_(frameworks(scope)), seen.date <= scope.as_of, side, lead)
    wanted = select(seen.id, seen.benchmark, seen.date, seen.value, seen.setback, mark.better).select_from(joined)
    return wanted.where(among).order_by(seen.benchmark, seen.date, seen.id)
