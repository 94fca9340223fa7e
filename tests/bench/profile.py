"""The profile of a country with 200,000 activities against the bare SQL aggregates it needs, in one run.

Usage: python tests/bench/profile.py [ACTIVITIES] [RUNS] [TIMES]; the bare SQL is written by hand and run by the raw
driver, and gives the same numbers. TIMES is how much bigger a second desk is that holds the same country: the cost
of one country is not to grow with the rest of the desk.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import sqlcipher3.dbapi2 as driver

from pbdesk.coherence.figure import Profile, Scope
from pbdesk.coherence.profile import profile
from pbdesk.desk import opening, writing
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk

DAY = "2026-06-30"
CURRENCIES = ("NOK", "USD", "EUR", None)
FIELDS = (
    "reference", "title", "description", "agency", "counterpart", "country", "other_countries", "dimension", "start",
    "end", "status", "budget", "currency", "objectives", "declared_aligned", "needs_assessed", "assessment_led_by",
    "national_priority", "aims", "joint",
)  # fmt: skip
Row = tuple[Value, ...]


@dataclass(frozen=True)
class Country:
    """A country and what its activities link to."""

    id: str
    objectives: list[str]
    aims: list[str]


@dataclass(frozen=True)
class World:
    """Those who act, in which dimensions, and a neighbour that activities may name as well."""

    agencies: list[str]
    counterparts: list[str]
    dimensions: list[str]
    neighbour: str


def add(desk: Desk, kind: str, **values: Value) -> str:
    """One record."""
    return writing.add(desk, KINDS[kind], values, "bench")


def country(desk: Desk, name: str) -> Country:
    """A country with a framework and a national strategy."""
    made = add(desk, "country", name=name)
    framework = add(desk, "framework", title=f"Framework for {name}", country=made, version=1, status="in force")
    strategy = add(desk, "strategy", title=f"Strategy of {name}", country=made, side="internal")
    objectives = [add(desk, "objective", framework=framework, title=f"{name} objective {n}") for n in range(12)]
    return Country(made, objectives, [add(desk, "aim", strategy=strategy, title=f"{name} aim {n}") for n in range(8)])


def world(desk: Desk) -> World:
    """Twelve own agencies, eighty others, twenty internal actors."""
    own = [add(desk, "actor", name=f"Directorate {n}", own=1) for n in range(12)]
    others = [add(desk, "actor", name=f"Organisation {n}") for n in range(80)]
    inside = [add(desk, "actor", name=f"Ministry abroad {n}", side="internal") for n in range(20)]
    with desk.reading() as connection:
        sides = [row[0] for row in connection.exec_driver_sql("SELECT id FROM dimension ORDER BY position")]
    return World(own * 4 + others, inside, sides, add(desk, "country", name="Neighbour"))


def rows(chance: Random, there: World, where: Country, number: int) -> Iterator[Row]:
    """So many activities of one country, as ministries send them: much is not said."""
    for n in range(number):
        currency = chance.choice(CURRENCIES)
        yield (
            f"{where.id[-4:]}-{n}", f"Water and reconciliation in district {n}", "Support to communities. " * (n % 9),
            chance.choice(there.agencies), chance.choice([None, *there.counterparts]), where.id,
            [there.neighbour] if n % 40 == 0 else None, chance.choice([None, *there.dimensions]),
            chance.choice([None, "2019", "2022-03", "2024-05-01", "2027-01-01"]),
            chance.choice([None, "2025", "2028-12-31"]),
            chance.choice([None, "ongoing", "ongoing", "completed", "cancelled"]),
            chance.randrange(10**6, 10**10) if currency else None, currency,
            chance.sample(where.objectives, 1 + n % 2) if chance.random() < 0.45 else None,
            chance.choice([None, None, 0, 1]), chance.choice([None, 0, 1]),
            chance.choice([None, None, "internal actors", "jointly", "external actors"]),
            chance.choice([None, None, 0, 1]),
            [chance.choice(where.aims)] if chance.random() < 0.2 else None, chance.choice([None, None, None, 0, 1]),
        )  # fmt: skip


def fill(desk: Desk, chance: Random, there: World, where: Country, number: int) -> None:
    """Activities of one country, and yearly amounts of every fourth of them."""
    with change(desk, "add", "bench") as made:
        ids = made.add_many(KINDS["activity"], FIELDS, rows(chance, there, where, number))
        flows: list[Row] = []
        for n, one in enumerate(ids[::4]):
            words = ("planned", "disbursed", "absorbed")[: 1 + n % 3]
            flows += [(one, 2023 + n % 5, word, chance.randrange(10**6, 10**9), "NOK") for word in words]
        made.add_many(KINDS["flow"], ("activity", "year", "type", "amount", "currency"), flows)


def desk_of(path: Path, number: int, times: int) -> str:
    """A desk with one country of so many activities, in all so many times as big; returns the country's id."""
    with opening.new(path, government="NOR", person="bench") as desk:
        chance, there, here = Random(7), world(desk), country(desk, "Here")  # noqa: S311 - the same on every run
        fill(desk, chance, there, here, number)
        for n in range(times - 1):
            fill(desk, chance, there, country(desk, f"Elsewhere {n}"), number)
    return here.id


ACTIVITIES = """
SELECT agency, dimension, currency, count(*), sum(budget), count(*) - count(budget),
       sum(loose), sum(CASE WHEN loose THEN budget END), sum(declared), count(declared),
       sum(CASE WHEN declared THEN loose END), sum(joint), count(joint), sum(priority), count(priority), sum(aimed),
       count(counterpart), sum(assessed), count(assessed), sum(led_by = 'internal actors'), count(led_by)
FROM (SELECT agency, dimension, currency, budget, declared_aligned AS declared, joint, national_priority AS priority,
             counterpart, needs_assessed AS assessed, assessment_led_by AS led_by,
             id NOT IN (SELECT from_id FROM link WHERE field = 'objectives' AND to_id IN (
                 SELECT o.id FROM objective o JOIN framework f ON f.id = o.framework WHERE f.country = :here)) AS loose,
             id IN (SELECT from_id FROM link WHERE field = 'aims' AND to_id IN (
                 SELECT a.id FROM aim a JOIN strategy s ON s.id = a.strategy
                 WHERE s.side = 'internal' AND s.country = :here)) AS aimed
      FROM activity
      WHERE (country = :here OR id IN (SELECT from_id FROM link WHERE field = 'other_countries' AND to_id = :here))
        AND (start IS NULL OR start <= :day) AND (status IS NULL OR status <> 'cancelled') LIMIT -1 OFFSET 0)
GROUP BY agency, dimension, currency
"""
FLOWS = """
SELECT year, currency, sum(planned), sum(disbursed), sum(absorbed),
       sum(CASE WHEN absorbed IS NOT NULL THEN disbursed END), sum(CASE WHEN disbursed IS NOT NULL THEN absorbed END)
FROM (SELECT year, currency, sum(CASE WHEN type = 'planned' THEN amount END) AS planned,
             sum(CASE WHEN type = 'disbursed' THEN amount END) AS disbursed,
             sum(CASE WHEN type = 'absorbed' THEN amount END) AS absorbed
      FROM flow WHERE activity IN (
          SELECT id FROM activity
          WHERE (country = :here OR id IN (SELECT from_id FROM link WHERE field = 'other_countries' AND to_id = :here))
            AND (start IS NULL OR start <= :day) AND (status IS NULL OR status <> 'cancelled')) AND year <= 2026
      GROUP BY activity, year, currency)
GROUP BY year, currency
"""
Bare = tuple[list[tuple[object, ...]], list[tuple[object, ...]]]


def bare(path: Path, here: str) -> Bare:
    """The aggregates and nothing else, on a connection of its own with the same settings that count."""
    with driver.connect(str(path)) as raw:
        raw.execute("PRAGMA cache_size = -65536")
        asked = {"here": here, "day": DAY}
        return raw.execute(ACTIVITIES, asked).fetchall(), raw.execute(FLOWS, asked).fetchall()


def ours(path: Path, here: str) -> Profile:
    """The whole profile, from a desk opened for it."""
    with opening.open_desk(path) as desk, desk.reading() as connection:
        return profile(connection, Scope(here, DAY))


def timed(work: Callable[[], object]) -> tuple[float, object]:
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def agree(bare_numbers: Bare, told: Profile) -> None:
    """Both must have counted the same."""
    activities, flows = bare_numbers

    def total(at: int) -> int:
        return sum(int(str(row[at] or 0)) for row in activities)

    pairs = {"strategic_deficit": (6, 3), "declared_aligned": (8, 9), "declared_without_evidence": (10, 8),
             "joint_activities": (11, 12), "aligned_activities": (13, 14), "aligned_with_evidence": (15, 3),
             "internal_counterpart": (16, 3), "needs_assessed": (17, 18),
             "internally_led_assessment": (19, 20)}  # fmt: skip
    for name, (part, whole) in pairs.items():
        found = told.figures(name)[0]
        assert (found.numerator, found.denominator) == (total(part), total(whole)), name
    for found in told.figures("strategic_deficit_by_money"):
        mine = [row for row in activities if row[2] == found.currency]
        sums = [Decimal(sum(int(str(row[at] or 0)) for row in mine)) / 1000 for at in (7, 4)]
        assert [found.numerator, found.denominator] == sums, found.currency
    assert sum(cell.activities for cell in told.matrix.cells) == total(3)
    assert [(one.year, one.currency) for one in told.absorption] == [(row[0], row[1]) for row in flows]
    paid = [(one.numerator, one.denominator) for one in told.figures("absorbed_of_disbursed")]
    assert paid == [(Decimal(str(row[6])) / 1000, Decimal(str(row[5])) / 1000) for row in flows]


def main(number: int = 200_000, runs: int = 5, times: int = 10) -> None:
    """Time both in turn, then the same country in a desk so many times as big, and print medians and ratios."""
    with tempfile.TemporaryDirectory() as name:
        small, big = Path(name) / "small.pbdesk", Path(name) / "big.pbdesk"
        here = desk_of(small, number, 1)
        agree(bare(small, here), ours(small, here))
        told = [(timed(lambda: bare(small, here))[0], timed(lambda: ours(small, here))[0]) for _ in range(runs)]
        floors, profiles = (statistics.median(column) for column in zip(*told, strict=True))
        ratio = statistics.median(whole / floor for floor, whole in told)
        print(f"{number:,} activities: bare SQL {floors:.2f} s, profile {profiles:.2f} s; median of {runs}")
        print(f"profile to bare SQL {ratio:.2f} (aim: at most 1.5)")
        if times > 1:
            there = desk_of(big, number, times)
            both = [(timed(lambda: ours(small, here))[0], timed(lambda: ours(big, there))[0]) for _ in range(runs)]
            grown = statistics.median(large / little for little, large in both)
            print(f"the same country in a desk {times} times as big: {grown:.2f} of the time (aim: about 1)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
