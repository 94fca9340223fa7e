"""What the country page shows, read at once on the worker."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Figure, Profile, Turn
    from pbdesk.desk import measuring
    from pbdesk.store.desk import Desk
    from pbdesk.store.query import Records

    Going = measuring.Progress

_MOST = 200
_WAS_IN_FORCE = ("adopted", "superseded", "expired")


@dataclass(frozen=True)
class Seen:
    """A country on a day: its phase, who leads, the policy and the framework in force, what is late, its profile.

    `deciding` are the decisions that the leads rest on, by assignment; `coming` is the policy that was adopted and
    is valid only from a later day.
    `known` is the day on which the desk knew it, empty for now; `before` are the figures of the period
    before by their keys, None where they were not asked for yet.
    """

    country: Values
    profile: "Profile"
    leading: "tuple[Turn, ...]"
    deciding: dict[str, str]
    phase: Values | None
    policy: Values | None
    coming: Values | None
    framework: Values | None
    force: Values | None
    late: tuple[Values, ...]
    titles: dict[str, str]
    known: str = ""
    before: "dict[Any, Figure] | None" = None

    @property
    def day(self) -> str:
        """The day it is asked as of."""
        return self.profile.scope.as_of


def look(desk: "Desk", country: str, day: str, known: str, going: "Going | None" = None) -> Seen:
    """Read it as it was known on a day, empty for now; its trend only where the history had to be read for it."""
    from pbdesk.coherence.figure import Scope
    from pbdesk.desk import measuring
    from pbdesk.store.query import Records

    with measuring.seeing(desk, Scope(country, day), known, going) as found:
        records, profile = Records(found.moment), found.profile
        late = tuple(_late(records, country, day))
        leading = tuple(found.leading(None))
        deciding = _deciding(records, leading)
        named = {country, *(turn.agency for turn in leading), *deciding.values(), *_named(profile)}
        named |= {str(one["agency"]) for one in late if one["agency"]}
        return Seen(
            records.get(country) or {}, profile, leading, deciding, _valid(records, "phase", country, day),
            _policy(records, country, day), _coming(records, country, day),
            _valid(records, "framework", country, day, ("status", "is not", "draft")),
            _valid(records, "task_force", country, day), late, records.titles(named), known,
            _before(found) if known else None,
        )  # fmt: skip


def _deciding(records: "Records", leading: "tuple[Turn, ...]") -> dict[str, str]:
    rests = records.some_values(KINDS["assignment"], [turn.assignment for turn in leading], ("decision",))
    return {one: str(values["decision"]) for one, values in rests.items() if values["decision"]}


def before(desk: "Desk", country: str, day: str) -> dict[Any, "Figure"]:
    """Each figure of the period before, by its key; asked for once the page is seen."""
    from pbdesk.coherence.figure import Scope
    from pbdesk.desk import measuring

    with measuring.seeing(desk, Scope(country, day)) as found:
        return _before(found)


def _before(found: "measuring.Seen") -> dict[Any, "Figure"]:
    from pbdesk.desk import measuring

    return {one.before.key: one.before for one in measuring.trend(found) if one.before}


def _rows(records: "Records", kind: str, order: str, *conditions: tuple[str, str, Any]) -> list[dict[str, Any]]:
    from pbdesk.store.query import Condition, Listing

    held = tuple(Condition(*one) for one in conditions)
    return [dict(row) for row in records.listed(Listing(KINDS[kind], held, order, limit=_MOST))]


def _valid(records: "Records", kind: str, country: str, day: str, *more: tuple[str, str, Any]) -> Values | None:
    """The record of a kind that was valid in a country on a day; the latest to begin where there are several."""
    found = _rows(records, kind, "-start", ("country", "is", country), *more)
    return next((one for one in found if _holds(one, day)), None)


def _holds(one: Values, day: str) -> bool:
    return str(one.get("start") or "") <= day and day <= str(one.get("end") or "9999")


def _policy(records: "Records", country: str, day: str) -> Values | None:
    """The engagement policy in force on a day, else another policy in force."""
    found = _rows(records, "policy", "-start", ("country", "is", country))
    held = [one for one in found if one["status"] in _WAS_IN_FORCE and one["start"] and _holds(one, day)]
    standing = [one for one in held if one["status"] == "adopted"] or held
    return next((one for one in standing if one["type"] == "engagement policy"), standing[0] if standing else None)


def _coming(records: "Records", country: str, day: str) -> Values | None:
    """The policy that was adopted by the day and is the first to be valid from a later one, as a brief tells it."""
    from pbdesk.desk.coming import ahead

    found = _rows(records, "policy", "start", ("country", "is", country), ("status", "is", "adopted"))
    return next(iter(ahead(records, found, day)), None)


def _late(records: "Records", country: str, day: str) -> list[dict[str, Any]]:
    """Actions that were due before the day and are neither done nor given up."""
    still = (("status", "is not", "done"), ("status", "is not", "cancelled"))
    return [one for one in _rows(records, "action", "due", ("country", "is", country), ("due", "to", day), *still)
            if str(one["due"]) < day]  # fmt: skip


def _named(profile: "Profile") -> set[str]:
    """The records that the profile speaks of by their names."""
    said = {part for figure in profile.every_figure for part in figure.label}
    for finding in profile.findings:
        said |= {str(finding.parts[name]) for name in finding.named}
    said |= {agency for row in profile.matrix.rows if (agency := row.agency)}
    said |= {turn.agency for line in profile.leads for turn in line.turns}
    return said | {line.dimension for line in profile.leads if line.dimension}
