"""A strategic framework as one reads it: causes, vision, objectives and measures, comments, what rests on it."""

from dataclasses import dataclass

from pbdesk.coherence.coverage import Coverage, coverage
from pbdesk.coherence.framework_versions import Behind, plans_behind
from pbdesk.desk.dossiers import Values, Version, numbered
from pbdesk.desk.knowing import ensure_held, knowing
from pbdesk.desk.ties import Tie, ties
from pbdesk.records.kinds import KINDS
from pbdesk.records.periods import last_day
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.past import Progress
from pbdesk.store.query import Condition, Listing, Records, linked_from


@dataclass(frozen=True)
class Measured:
    """A benchmark with its observations, those of the versions before included, and its changes of target."""

    benchmark: Values
    observations: tuple[Values, ...]
    revisions: tuple[Values, ...]


@dataclass(frozen=True)
class Objective:
    """An objective with its milestones and benchmarks; it is valid without any."""

    values: Values
    milestones: tuple[Values, ...]
    benchmarks: tuple[Measured, ...]


@dataclass(frozen=True)
class FrameworkDossier:
    """A version of a framework as of a day."""

    framework: Values
    titles: dict[str, str]
    causes: tuple[Values, ...]
    objectives: tuple[Objective, ...]
    comments: tuple[Values, ...]
    versions: tuple[Version, ...]
    behind: tuple[Behind, ...]
    coverage: Coverage

    @property
    def frozen(self) -> bool:
        """Whether another version stands in its place, so that it does not change."""
        return KINDS["framework"].stands_still(self.framework)

    def of_dimension(self, dimension: str) -> tuple[Objective, ...]:
        """The objectives of one dimension; an empty one means those that say none."""
        return tuple(one for one in self.objectives if (one.values["dimension"] or "") == dimension)


Framed = tuple[tuple[tuple[str, str], ...], FrameworkDossier | None, tuple[Tie, ...]]
"""The frameworks of a country by id and title, one of them with everything beside it, and what it is tied to."""


def framed(
    desk: Desk, country: str, wanted: str, as_of: str, known: str = "", progress: Progress | None = None
) -> Framed:
    """The frameworks of a country, the one in force first, and the one wanted or else the first.

    With `known`, from what the desk knew at the end of that day.
    """
    with knowing(desk, known, progress) as seen:
        ensure_held(seen, country)
        records = Records(seen.moment)
        ids = _frameworks(records, country)
        titles = records.titles(ids)
        shown = wanted if wanted in ids else next(iter(ids), "")
        dossier = _dossier(seen.moment, shown, as_of) if shown else None
        objectives = [one.values for one in dossier.objectives] if dossier else []
        return tuple((one, titles[one]) for one in ids), dossier, ties(records, country, objectives, as_of)


def _frameworks(records: Records, country: str) -> list[str]:
    """The frameworks of a country, the one in force first, then the newest."""
    rows = records.listed(Listing(KINDS["framework"], (Condition("country", "is", country),), "-version"))
    return [str(one["id"]) for one in sorted(rows, key=lambda one: one["status"] != "in force")]


def _dossier(connection: Moment, framework: str, as_of: str) -> FrameworkDossier:
    records = Records(connection)
    values = records.get(framework) or {}
    causes, comments = (tuple(records.pointing(kind, "framework", framework)) for kind in ("cause", "comment"))
    objectives = [_objective(records, one, as_of) for one in records.pointing("objective", "framework", framework)]
    objectives.sort(key=lambda one: (str(one.values["number"] or "~").zfill(6), str(one.values["id"])))
    behind = tuple(plans_behind(connection, framework))
    linked = linked_from(KINDS["framework"], [values]) | linked_from(KINDS["comment"], comments)
    linked |= linked_from(KINDS["objective"], [one.values for one in objectives])
    linked |= {one for plan in behind for one in (plan.policy, plan.owner)} | {framework}
    return FrameworkDossier(
        values, records.titles(linked), causes, tuple(objectives), comments,
        numbered(connection, "framework", framework), behind,
        coverage(connection, framework, as_of),
    )  # fmt: skip


def _objective(records: Records, values: Values, as_of: str) -> Objective:
    record = str(values["id"])
    milestones = sorted(records.pointing("milestone", "objective", record), key=lambda one: str(one["due"] or "~"))
    benchmarks = [_measured(records, one, as_of) for one in records.pointing("benchmark", "objective", record)]
    return Objective(values, tuple(milestones), tuple(benchmarks))


def _measured(records: Records, benchmark: Values, as_of: str) -> Measured:
    """What was observed by a day, under this benchmark and those it carries on, oldest first."""
    observed: list[Values] = []
    revised: list[Values] = []
    chain = [str(benchmark["id"])]
    while chain[-1] != "None" and len(set(chain)) == len(chain):
        observed += records.pointing("observation", "benchmark", chain[-1])
        revised += records.pointing("target_revision", "benchmark", chain[-1])
        chain.append(str((records.get(chain[-1]) or {}).get("continues")))
    known = [one for one in observed if str(one["date"]) <= as_of]
    known.sort(key=lambda one: last_day(str(one["date"])))
    return Measured(benchmark, tuple(known), tuple(sorted(revised, key=lambda one: str(one["date"]))))
