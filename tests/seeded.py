"""Ten years of one government's desk on twelve countries, through the real store, the same on every run.

python tests/seeded.py OUT.pbdesk [--activities N] [--decisions N] [--policies N] [--until YYYY-MM-DD]
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import repeat
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pbdesk.desk import opening
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import NOWHERE, Change, Origin, change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing, Records
from tests import seeded_words as said
from tests.seeded_meetings import Meetings
from tests.seeded_rest import Rest

YEARS = 10
PEOPLE = ("Kari Nordmann", "Ola Hansen", "Amina Yusuf", "Lars Berg")
TIERS = ("core", "core", "core", "intermediate", "intermediate", "periphery", "periphery")
PARTNERS = 600
EDITION = 200
"""Activities a year from which on every agency sends its own file."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """How much there is of what grows; the rest follows from ten years and twelve countries."""

    activities: int = 600
    decisions: int = 240
    policies: int = 48


@dataclass
class Place:
    """One country of the desk and what later records of it point to."""

    code: str
    id: str
    force: str = ""
    hosts: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    aims: list[str] = field(default_factory=list)
    frameworks: list[tuple[str, list[str]]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    leading: dict[str, Row] = field(default_factory=dict)
    policies: dict[str, Row] = field(default_factory=dict)
    recorded: list[str] = field(default_factory=list)


class Decade:
    """Fills one desk, change by change, in the order in which ten years would have."""

    def __init__(self, desk: Desk, size: Size, until: date) -> None:
        self.desk, self.size, self.until = desk, size, until
        self.start = until - timedelta(days=YEARS * 365)
        self.chance = Random(2007)  # noqa: S311
        self.agencies: list[str] = []
        self.partners: list[str] = []
        self.places: list[Place] = []
        self._made = 0
        with desk.reading() as connection:
            found = Records(connection).listed(Listing(KINDS["dimension"]))
        self.dimensions = {str(one["name"]): str(one["id"]) for one in found}

    @contextmanager
    def doing(self, action: str, **detail: Any) -> Iterator[Change]:
        """One change by one of the people."""
        with change(self.desk, action, self.chance.choice(PEOPLE), detail=detail) as made:
            yield made

    def put(
        self, made: Change, kind: str, rows: Sequence[Row], origins: Sequence[Origin] | None = None
    ) -> list[str]:
        """New records, with ids that are the same on every run; returns them."""
        fields = list(dict.fromkeys(name for row in rows for name in row))
        ids = [self._id() for _ in rows]
        values = [tuple(row.get(name) for name in fields) for row in rows]
        return made.add_many(KINDS[kind], fields, values, origins or repeat(NOWHERE), ids)

    def _id(self) -> str:
        self._made += 1
        head = f"{0x0152_0000_0000 + self._made:012x}"
        return f"{head[:8]}-{head[8:]}-7000-8000-{self._made:012x}"

    def words(self, count: int) -> str:
        """A sentence of so many words that means little and is searched like any other."""
        text = " ".join(self.chance.choices(said.WORDS, k=count))
        return f"{text[:1].upper()}{text[1:]}."

    def day(self, least: float = 0.0, most: float = 1.0) -> date:
        """A day between two shares of the ten years."""
        return self.start + timedelta(days=int(YEARS * 365 * self.chance.uniform(least, most)))

    def fill(self) -> None:
        """The ten years."""
        self._world()
        for place in self.places:
            self._arrange(place)
            self._plan(place)
            self._own(place)
        Meetings(self).hold()
        Rest(self).add()
        self._import()

    def _world(self) -> None:
        with self.doing("add", kind="actor", title="Agencies and partners") as made:
            networks = self.put(made, "network", [{"name": name} for name in said.NETWORK])
            codes = self.put(
                made, "country", [{"name": name, "code": code, "type": "country", "summary": self.words(30)}
                                  for code, name in said.COUNTRIES.items()],
            )  # fmt: skip
            self.places = [Place(code, one) for code, one in zip(said.COUNTRIES, codes, strict=True)]
            agencies = [
                {"name": name, "acronym": short, "type": type, "own": 1, "side": "external"}
                for short, (name, type) in said.AGENCIES.items()
            ]
            self.agencies = self.put(made, "actor", agencies)
            for place in self.places:
                names = ("Ministry of Planning", "Ministry of Health", "Ministry of the Interior")
                hosts = [
                    {"name": f"{name}, {place.code}", "type": "host government", "side": "internal",
                     "country": place.id} for name in names
                ]  # fmt: skip
                place.hosts = self.put(made, "actor", hosts)
            self.partners = self.put(made, "actor", [self._partner(at, networks) for at in range(PARTNERS)])

    def _partner(self, at: int, networks: list[str]) -> Row:
        name, type = said.PARTNER_KINDS[at % len(said.PARTNER_KINDS)]
        number = at // len(said.PLACES) + 1
        place = said.PLACES[at % len(said.PLACES)]
        internal = type in ("local civil society", "private sector", "national NGO")
        return {
            "name": f"{name.format(place=place)} {number}", "type": type, "acronym": f"P{at:03}",
            "side": "internal" if internal else "external", "networks": [networks[at % len(networks)]],
        }  # fmt: skip

    def _arrange(self, place: Place) -> None:
        name = f"Task force for {said.COUNTRIES[place.code]}"
        with self.doing("add", kind="task_force", title=name) as made:
            committee = {"name": f"Cabinet committee on {said.COUNTRIES[place.code]}", "type": "cabinet committee"}
            place.members = self.chance.sample(self.agencies, len(TIERS))
            force = {
                "name": name, "country": place.id, "chair": place.members[0],
                "reports_to": self.put(made, "arrangement", [committee])[0], "start": self.start.isoformat(),
                "model": self.chance.choice(("lead agency", "rotating lead", "supra-agency unit")),
                "numbering": f"{place.code} {{year}}/{{n:03}}", "terms": self.words(40),
            }  # fmt: skip
            place.force = self.put(made, "task_force", [force])[0]
            members = [
                {"task_force": place.force, "agency": agency, "tier": tier, "start": self.start.isoformat()}
                for agency, tier in zip(place.members, TIERS, strict=True)
            ]
            self.put(made, "membership", members)
            fund = {"name": f"Stabilisation fund {place.code}", "country": place.id, "type": "pooled between agencies",
                    "amount": 90_000_000_000, "currency": "NOK", "start": self.start.isoformat()}  # fmt: skip
            pooled = self.put(made, "fund", [fund])[0]
            self.put(made, "share", [{"fund": pooled, "agency": one, "amount": 30_000_000_000, "currency": "NOK"}
                                     for one in place.members[:3]])  # fmt: skip

    def _plan(self, place: Place) -> None:
        """Agreement, phases, national strategies, and three versions of the framework, all still open."""
        with self.doing("add", kind="framework", title=f"Framework for {said.COUNTRIES[place.code]}") as made:
            signed = (self.start - timedelta(days=200)).isoformat()
            agreement = self.put(made, "agreement", [
                {"country": place.id, "title": f"Peace agreement of {said.PLACES[len(place.code)]}", "signed": signed,
                 "type": "peace agreement", "start": signed}])[0]  # fmt: skip
            self.put(made, "provision", [{"agreement": agreement, "number": str(at), "text": self.words(20)}
                                         for at in (1, 2, 3, 4)])  # fmt: skip
            turn = self.day(0.3, 0.6).isoformat()
            self.put(made, "phase", [
                {"country": place.id, "phase": "stabilisation", "start": signed, "end": turn, "agreement": agreement},
                {"country": place.id, "phase": "transitional", "start": turn}])  # fmt: skip
            plan = {"title": f"National development plan {place.code}", "country": place.id, "side": "internal",
                    "type": "national strategy", "start": str(self.start.year), "summary": self.words(30)}  # fmt: skip
            strategy = self.put(made, "strategy", [plan])[0]
            place.aims = self.put(made, "aim", [{"strategy": strategy, "number": str(at), "title": self.words(7)}
                                                for at in (1, 2, 3, 4)])  # fmt: skip
            for version in (1, 2, 3):
                self._version(made, place, version)

    def _version(self, made: Change, place: Place, version: int) -> None:
        start = self.start + timedelta(days=YEARS * 365 * (version - 1) // 3)
        before = place.frameworks[-1][0] if place.frameworks else None
        row = {"title": f"Strategic framework for {said.COUNTRIES[place.code]}", "country": place.id,
               "version": version, "status": "in force", "supersedes": before,
               "vision": self.words(40), "start": start.isoformat()}  # fmt: skip
        framework = self.put(made, "framework", [row])[0]
        causes = self.put(made, "cause", [{"framework": framework, "type": type, "title": title}
                                          for type, title in said.CAUSES])  # fmt: skip
        objectives = [
            {"framework": framework, "number": str(at), "title": title, "dimension": self.dimensions[dimension],
             "horizon": ("short", "medium", "long")[at % 3], "lead": self.chance.choice(place.members),
             "causes": [causes[at % len(causes)]], "aims": [place.aims[at % len(place.aims)]]}
            for at, (dimension, title) in enumerate(said.AIMS, 1)
        ]  # fmt: skip
        made_here = self.put(made, "objective", objectives)
        place.frameworks.append((framework, made_here))
        self.put(made, "milestone", [
            {"objective": one, "title": self.words(6), "due": (start + timedelta(days=at * 300)).isoformat()}
            for one in made_here for at in (1, 2)])  # fmt: skip
        place.marks = self.put(made, "benchmark", [
            {"objective": one, "title": f"Share of {self.words(4)}", "unit": "%", "baseline": 20.0, "target": 60.0,
             "baseline_date": str(start.year), "better": "higher"} for one in made_here])  # fmt: skip
        self.put(made, "observation", [
            {"benchmark": one, "date": str(start.year + at), "value": float(20 + 9 * at + self.chance.randrange(9))}
            for one in place.marks for at in (1, 2, 3)])  # fmt: skip

    def _own(self, place: Place) -> None:
        """Requests, judgements, trade-offs and what is watched."""
        with self.doing("add", kind="request", title=f"Requests made in {place.code}") as made:
            kinds = ("assessment", "mission", "plan", "report", "meeting")
            self.put(made, "request", [
                {"title": f"{self.chance.choice(said.MATTERS)}: {self.chance.choice(kinds)}", "type": kinds[at % 5],
                 "internal_actor": self.chance.choice(place.hosts), "agency": self.chance.choice(place.members),
                 "country": place.id, "date": self.day().isoformat()} for at in range(60)])  # fmt: skip
            principles = ("recipient coordinates", "donors align", "delivery is streamlined",
                          "incentives foster harmonisation")  # fmt: skip
            self.put(made, "judgement", [
                {"country": place.id, "principle": one, "date": self.day(0.8).isoformat(), "evidence": self.words(15),
                 "judgement": self.chance.choice(("met", "partly met", "not met"))} for one in principles])  # fmt: skip
            self.put(made, "tradeoff", [
                {"title": self.words(8), "country": place.id, "favoured": "whole of government", "over": "external",
                 "reason": self.words(20), "date": self.day().isoformat()} for _ in range(3)])  # fmt: skip
            self.put(made, "consequence", [
                {"title": self.words(8), "country": place.id, "status": "watched", "date": self.day().isoformat(),
                 "type": "short-term concerns override development"} for _ in range(3)])  # fmt: skip
            self.put(made, "assessment", [
                {"title": f"Needs assessment {at} in {place.code}", "country": place.id, "type": "needs assessment",
                 "date": self.day().isoformat(), "conduct": ("jointly", "singly")[at % 2],
                 "led_by": ("internal actors", "external actors")[at % 2]} for at in range(6)])  # fmt: skip

    def _import(self) -> None:
        """What each agency sent each year, as one import; a small desk has one import a year."""
        senders = len(self.agencies) if self.size.activities >= EDITION * YEARS else 1
        parts = YEARS * senders
        for at in range(parts):
            count = self.size.activities * (at + 1) // parts - self.size.activities * at // parts
            if count:
                self._edition(self.start.year + at // senders, at % len(self.agencies), count)

    def _edition(self, year: int, agency: int, count: int) -> None:
        file = f"{list(said.AGENCIES)[agency].lower()}-{year}.xlsx"
        counts = {"sheet": str(year), "kind": "activities", "rows": count, "created": count, "updated": 0,
                  "unchanged": 0, "refused": 0}  # fmt: skip
        with self.doing("import", file=file, sha256=f"{year:064x}", tables=[counts]) as made:
            rows = [self._activity(year, agency, at) for at in range(count)]
            ids = self.put(made, "activity", rows, [(str(year), at + 2) for at in range(count)])
            flows = [flow for one, row in zip(ids, rows, strict=True) for flow in self._flows(one, year, row)]
            if flows:
                self.put(made, "flow", flows)

    def _activity(self, year: int, agency: int, at: int) -> Row:
        chance = self.chance
        place = self.places[min(int(chance.expovariate(0.3)), len(self.places) - 1)]
        town = chance.choice(said.PLACES)
        linked = chance.random() < 0.42
        budget = int(chance.lognormvariate(8.5, 1.2)) * 1_000_000 if chance.random() < 0.9 else None
        _, objectives = place.frameworks[min(2, (year - self.start.year) * 3 // YEARS)]
        return {
            "reference": f"{list(said.AGENCIES)[agency]}-{year}-{at:05}",
            "title": f"{chance.choice(said.WORKS)}, {town}",
            "description": self.words(22), "agency": self.agencies[agency], "partner": chance.choice(self.partners),
            "counterpart": chance.choice(place.hosts) if chance.random() < 0.3 else None, "country": place.id,
            "place": town,
            "dimension": chance.choice(list(self.dimensions.values())) if chance.random() < 0.8 else None,
            "start": f"{year}-{chance.randint(1, 12):02}-01", "end": f"{year + chance.randint(1, 3)}-12-31",
            "status": "completed" if year < self.until.year - 2 else chance.choice(("ongoing", "ongoing", "pipeline")),
            "budget": budget, "disbursed": budget and budget * chance.randint(2, 10) // 10 // 1000 * 1000,
            "currency": chance.choice(("NOK", "NOK", "USD", "EUR")) if budget else None,
            "objectives": [chance.choice(objectives)] if linked else None,
            "needs_assessed": chance.choice((0, 1, None)), "national_priority": chance.choice((0, 1, None, None)),
        }  # fmt: skip

    def _flows(self, activity: str, year: int, row: Row) -> Iterator[Row]:
        if not row["budget"] or self.chance.random() > 0.2:
            return
        for at in range(2):
            part = int(row["budget"]) // 2
            for type, share in (("planned", 1.0), ("disbursed", 0.8), ("absorbed", 0.5)):
                if type != "absorbed" or self.chance.random() < 0.5:
                    yield {"activity": activity, "year": year + at, "type": type, "currency": row["currency"],
                           "amount": int(part * share) // 1000 * 1000}  # fmt: skip


def seed(path: Path, size: Size | None = None, until: date | None = None) -> Desk:
    """Make the desk; the caller closes it."""
    desk = opening.new(path, government="NOR", person=PEOPLE[0])
    Decade(desk, size or Size(), until or datetime.now(UTC).date()).fill()
    return desk


def main() -> None:
    """Make a desk from the shell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    for name, default in vars(Size()).items():
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--until", type=date.fromisoformat, default=None, help="the last day of the ten years")
    given = parser.parse_args()
    began = time.monotonic()
    seed(given.out, Size(given.activities, given.decisions, given.policies), given.until).close()
    print(f"{given.out}: {time.monotonic() - began:.1f} s, {given.out.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
