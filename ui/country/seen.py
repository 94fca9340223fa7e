"""What the country page shows, read at once on the worker."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Profile
    from pbdesk.store.desk import Desk

_MOST = 200
_WAS_IN_FORCE = ("adopted", "superseded", "expired")


@dataclass(frozen=True)
class Seen:
    """A country on a day: its phase, who leads, the policy and the framework in force, what is late, its profile."""

    country: Values
    profile: "Profile"
    leading: tuple[str, ...]
    phase: Values | None
    policy: Values | None
    framework: Values | None
    force: Values | None
    late: tuple[Values, ...]
    titles: dict[str, str]

    @property
    def day(self) -> str:
        """The day it is asked as of."""
        return self.profile.scope.as_of


def look(desk: "Desk", country: str, day: str) -> Seen:
    """Read it."""
    from pbdesk.desk import measuring, reading

    profile = measuring.profile(desk, country, day)
    leading = tuple(turn.agency for turn in measuring.leading(desk, country, None, day))
    late = tuple(_late(desk, country, day))
    named = {country, *leading, *(str(one["agency"]) for one in late if one["agency"]), *_named(profile)}
    return Seen(
        reading.one(desk, country).values, profile, leading,
        _valid(desk, "phase", country, day), _policy(desk, country, day),
        _valid(desk, "framework", country, day, ("status", "is not", "draft")),
        _valid(desk, "task_force", country, day), late, reading.titles(desk, sorted(named)),
    )  # fmt: skip


def _rows(desk: "Desk", kind: str, order: str, *conditions: tuple[str, str, Any]) -> list[dict[str, Any]]:
    from pbdesk.desk import reading
    from pbdesk.desk.reading import Condition, Listing

    held = tuple(Condition(*one) for one in conditions)
    return [dict(row) for row in reading.page(desk, Listing(KINDS[kind], held, order, limit=_MOST)).rows]


def _valid(desk: "Desk", kind: str, country: str, day: str, *more: tuple[str, str, Any]) -> Values | None:
    """The record of a kind that was valid in a country on a day; the latest to begin where there are several."""
    found = _rows(desk, kind, "-start", ("country", "is", country), *more)
    return next((one for one in found if _holds(one, day)), None)


def _holds(one: Values, day: str) -> bool:
    return str(one.get("start") or "") <= day and day <= str(one.get("end") or "9999")


def _policy(desk: "Desk", country: str, day: str) -> Values | None:
    """The engagement policy in force on a day, else another policy in force."""
    found = _rows(desk, "policy", "-start", ("country", "is", country))
    held = [one for one in found if one["status"] in _WAS_IN_FORCE and one["start"] and _holds(one, day)]
    standing = [one for one in held if one["status"] == "adopted"] or held
    return next((one for one in standing if one["type"] == "engagement policy"), standing[0] if standing else None)


def _late(desk: "Desk", country: str, day: str) -> list[dict[str, Any]]:
    """Actions that were due before the day and are neither done nor given up."""
    still = (("status", "is not", "done"), ("status", "is not", "cancelled"))
    return [one for one in _rows(desk, "action", "due", ("country", "is", country), ("due", "to", day), *still)
            if str(one["due"]) < day]  # fmt: skip


def _named(profile: "Profile") -> set[str]:
    """The records that the profile speaks of by their names."""
    said = {part for figure in profile.every_figure for part in figure.label}
    for finding in profile.findings:
        said |= {str(finding.parts[name]) for name in finding.named}
    said |= {agency for row in profile.matrix.rows if (agency := row.agency)}
    said |= {turn.agency for line in profile.leads for turn in line.turns}
    return said | {line.dimension for line in profile.leads if line.dimension}
