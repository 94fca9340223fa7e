"""Who controls the process that states needs, as it was last judged by the day."""

from sqlalchemy import Connection, and_, func, or_, select

from pbdesk.coherence.asking import Answer, Condition, Ids, Share, of_country, yes_if
from pbdesk.coherence.figure import ALIGNMENT, Figure, Indicator, Scope
from pbdesk.store.tables import TABLES

OWNERSHIP, COUNTRY = TABLES["ownership"], TABLES["country"]
_OTHER = OWNERSHIP.alias("other")

CONTROLLED = Indicator(
    "needs_controlled_internally", ALIGNMENT, "Needs stated under internal control", "Who controls how needs are stated?",
    "countries where internal actors control the process that states needs, of those where it was judged",
    "report, Recommendations, Internal/External Coherence", "countries", better="higher", narrowed_by=("country",),
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Countries where internal actors control how needs are stated; not judged is not known."""
    return [_CONTROLLED.figure(connection, scope)]


def _countries(scope: Scope) -> Condition:
    return of_country(COUNTRY.c.id, scope)


def _internally(scope: Scope) -> Answer:
    internal = COUNTRY.c.id.in_(_judged(scope, OWNERSHIP.c.controlled_by == "internal actors"))
    judged = COUNTRY.c.id.in_(_judged(scope, OWNERSHIP.c.controlled_by.is_not(None)))
    return yes_if(internal, judged)


def _judged(scope: Scope, condition: Condition) -> Ids:
    columns, other = OWNERSHIP.c, _OTHER
    after = or_(other.c.date > columns.date, and_(other.c.date == columns.date, other.c.id > columns.id))
    later = select(func.count()).where(other.c.country == columns.country, other.c.date <= scope.as_of, after)
    latest = later.correlate(OWNERSHIP).scalar_subquery() == 0
    return select(columns.country).where(columns.date <= scope.as_of, latest, condition)


_CONTROLLED = Share(CONTROLLED, "country", _countries, _internally)
