"""How coherent it is: the profile of a country on a day, as it was valid and as it was known, and two compared."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from pbdesk.coherence import breakdown, leads
from pbdesk.coherence.comparison import Difference, Moved, compare, moved, previous
from pbdesk.coherence.figure import Figure, Profile, Scope, Turn
from pbdesk.coherence.profile import figures
from pbdesk.coherence.profile import profile as ask
from pbdesk.desk.knowing import day_meant, ensure_held, knowing
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.past import Known, Progress, as_known
from pbdesk.store.query import Records

__all__ = [
    "Compared", "Difference", "Figure", "Moved", "Profile", "Progress", "Scope", "Seen", "Turn",
    "comparing", "leading", "profile", "seeing", "trend",
]  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """A profile and the moment of the desk it was asked in, where its evidence opens."""

    profile: Profile
    moment: Moment
    known: str = ""

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """What people called each record in that moment."""
        return Records(self.moment).titles(ids)

    @property
    def named(self) -> set[str]:
        """Every record that a figure, a line or a finding of the profile names."""
        found = self.profile
        named = {one for figure in found.every_figure for one in figure.label}
        named |= {str(finding.parts[name]) for finding in found.findings for name in finding.named}
        named |= {line.dimension for line in found.leads if line.dimension}
        return named | {turn.agency for line in found.leads for turn in line.turns}

    def leading(self, dimension: str | None) -> list[Turn]:
        """Who led on its day: for the dimension, or else for the whole country."""
        return leads.leading_on(self.profile.leads, dimension, self.profile.scope.as_of)

    def parts(self, by: breakdown.By) -> list[Figure]:
        """The figures about activities, agency by agency or dimension by dimension."""
        return breakdown.parts(self.moment, self.profile.scope, by)


@dataclass(frozen=True)
class Compared:
    """Two profiles, and every figure of both."""

    before: Seen
    now: Seen

    @property
    def differences(self) -> list[Difference]:
        """Figure by figure."""
        return compare(self.before.profile.every_figure, self.now.profile.every_figure)

    def moved(self, difference: Difference) -> Moved:
        """The records that came to count and those that no longer do."""
        return moved(difference, self.before.moment, self.now.moment)


def profile(desk: Desk, country: str | None, as_of: str = "") -> Profile:
    """The four-element profile of a country (a record's id; None: all), as of a day, today where none is given."""
    with desk.reading() as connection:
        return ask(connection, Scope(country, day_meant(as_of)))


@contextmanager
def seeing(desk: Desk, scope: Scope, known: str = "", progress: Progress | None = None) -> Iterator[Seen]:
    """The profile of a scope as of its day; with `known`, from what the desk knew at the end of that day.

    Raises `NotUnderstood` where the desk did not know the country, the agency or the like then.
    """
    with knowing(desk, known, progress) as seen:
        yield _seen(seen, scope)


@contextmanager
def comparing(
    desk: Desk, scope: Scope, known: str, other: Scope, other_known: str, progress: Progress | None = None
) -> Iterator[Compared]:
    """Two profiles at once: `scope` as known on one day against an `other` as known on another."""
    with desk.reading() as now, ExitStack() as stack:
        days = {
            day: stack.enter_context(as_known(now, day and day_meant(day), progress)) for day in {known, other_known}
        }
        yield Compared(_seen(days[other_known], other), _seen(days[known], scope))


def trend(seen: Seen) -> list[Difference]:
    """Each figure against the period before, in the same moment."""
    return compare(figures(seen.moment, previous(seen.profile.scope)), seen.profile.every_figure)


def leading(desk: Desk, country: str, dimension: str | None, day: str) -> list[Turn]:
    """Who led on a day, for a dimension or the whole country."""
    with desk.reading() as connection:
        return leads.leading(connection, country, dimension, day_meant(day))


def _seen(known: Known, scope: Scope) -> Seen:
    ensure_held(known, scope.country, scope.agency, scope.dimension, scope.task_force)
    return Seen(ask(known.moment, scope), known.moment, known.day)
