"""What a comparison of countries is drawn from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pbdesk.coherence.figure import Profile, Scope
from pbdesk.coherence.profile import profile
from pbdesk.desk.gathering import drawn_from, marked
from pbdesk.desk.gathering.country import Values, stands
from pbdesk.records.kinds import KINDS
from pbdesk.store.past import Known
from pbdesk.store.query import Condition, Listing, Records


@dataclass(frozen=True)
class Country:
    """One country: its profile, the phase it is in, and the engagement policy in force."""

    name: str
    code: str
    phase: str | None
    policy: Values | None
    profile: Profile


@dataclass(frozen=True)
class Side:
    """The countries side by side, by name."""

    countries: tuple[Country, ...]
    titles: dict[str, str]
    marking: str
    chain_head: str


def gather(known: Known, as_of: str) -> Side:
    """Read all countries of the desk."""
    records = Records(known.moment)
    found = []
    for one in records.listed(Listing(KINDS["country"], order="name")):
        measured = profile(known.moment, Scope(str(one["id"]), as_of))
        found.append(
            Country(
                str(one["name"]),
                str(one["code"] or ""),
                _phase(records, one, as_of),
                _policy(records, one, as_of),
                measured,
            )
        )
    leads = {turn.agency for one in found for line in one.profile.leads for turn in line.turns}
    labels = {
        part for one in found for section in one.profile.sections for figure in section.figures for part in figure.label
    }
    policies = [one.policy for one in found if one.policy]
    return Side(tuple(found), records.titles(leads | labels), marked(known, policies), drawn_from(known))


def _phase(records: Records, country: Values, as_of: str) -> str | None:
    phases = _of(records, "phase", country)
    now = [one for one in phases if str(one["start"]) <= as_of <= str(one["end"] or "9999")]
    return str(now[-1]["phase"]) if now else None


def _policy(records: Records, country: Values, as_of: str) -> Values | None:
    found = [one for one in _of(records, "policy", country) if stands(one, "start", as_of)]
    adopted = [one for one in found if one["status"] == "adopted"]
    return next(iter(_engagement_first(adopted)), None)


def _engagement_first(policies: Iterable[Values]) -> list[Values]:
    return sorted(policies, key=lambda one: one["type"] != "engagement policy")


def _of(records: Records, kind: str, country: Values) -> Sequence[Values]:
    condition = Condition("country", "is", country["id"])
    return records.listed(Listing(KINDS[kind], (condition,), order="start"))
