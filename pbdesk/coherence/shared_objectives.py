"""Whether the country's strategy shares its objectives with the frameworks of other external actors."""

from sqlalchemy import Connection, and_, or_, select, true

from pbdesk.coherence.asking import Answer, Condition, Ids, Share, external_aims, linked, of_country, valid_on, yes_if
from pbdesk.coherence.figure import EXTERNAL, Figure, Indicator, Scope
from pbdesk.store.tables import TABLES

FRAMEWORK, OBJECTIVE = TABLES["framework"], TABLES["objective"]
_LATER = FRAMEWORK.alias("later")

SHARED = Indicator(
    "shared_objectives", EXTERNAL, "Objectives shared with others", "How many objectives do other external actors share?",
    "objectives of the framework in force linked to an aim of an external framework, of all objectives of it",
    "report, Recommendations, External Coherence", "objectives", better="higher", narrowed_by=("country", "agency", "dimension"),
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Objectives in force that serve an aim of another external framework."""
    return [_SHARED.figure(connection, scope)]


def _aimed_at(scope: Scope) -> Condition:
    columns = OBJECTIVE.c
    lead = columns.lead == scope.agency if scope.agency else true()
    side = columns.dimension == scope.dimension if scope.dimension else true()
    return and_(columns.framework.in_(in_force(scope)), lead, side)


def _shared(scope: Scope) -> Answer:
    return yes_if(linked(OBJECTIVE.c.id, "aims", external_aims(scope)))


_SHARED = Share(SHARED, "objective", _aimed_at, _shared)


def in_force(scope: Scope) -> Ids:
    """The version in force on the day; one that was superseded since is read as it was valid then."""
    columns, later = FRAMEWORK.c, _LATER
    taken_over = select(later.c.supersedes).where(
        later.c.supersedes.is_not(None), later.c.status.in_(("in force", "superseded")), later.c.start <= scope.as_of
    )
    valid = and_(valid_on(columns.start, columns.end, scope.as_of), columns.id.not_in(taken_over))
    begun = or_(columns.status == "in force", and_(columns.status == "superseded", columns.start.is_not(None)))
    return select(columns.id).where(begun, valid, of_country(columns.country, scope))
