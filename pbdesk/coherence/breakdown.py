"""The figures about activities, agency by agency or dimension by dimension; they add up to the whole."""

from collections.abc import Iterator
from typing import Literal

from sqlalchemy import Connection, select

from pbdesk.coherence.agencies_by_dimension import ACTOR, DIMENSION, OTHERS, UNNAMED, carried_out_by
from pbdesk.coherence.asking import ACTIVITY, Condition
from pbdesk.coherence.figure import NOT_KNOWN, Figure, Scope
from pbdesk.coherence.profile import questions
from pbdesk.coherence.tally import Chosen, Group, tally
from pbdesk.store.sqlite import by_letters

By = Literal["agency", "dimension"]
Part = tuple[str, Chosen, Condition]
"""What a part is called, which groups are its, and how its activities are selected."""


def parts(connection: Connection, scope: Scope, by: By) -> list[Figure]:
    """Each own agency, all others and those not known; or each dimension and not known: a figure a question."""
    counted = tally(connection, scope, questions)
    every = _agencies(connection) if by == "agency" else _dimensions(connection)
    return [
        figure
        for label, chosen, narrowed in every
        if any(chosen(group) for group in counted.groups)
        for figure in counted.figures(chosen, narrowed, (label,))
    ]


def _agencies(connection: Connection) -> Iterator[Part]:
    mine = select(ACTOR.c.id).where(ACTOR.c.own == 1).order_by(by_letters(ACTOR.c.name), ACTOR.c.id)
    own = list(connection.scalars(mine))
    for one in own:
        yield one, _of_agency(one), ACTIVITY.c.agency == one
    kept = set(own)
    yield OTHERS.name, lambda group: group.agency is not None and group.agency not in kept, carried_out_by(OTHERS)
    yield NOT_KNOWN, _of_agency(None), carried_out_by(UNNAMED)


def _dimensions(connection: Connection) -> Iterator[Part]:
    wanted = select(DIMENSION.c.id).order_by(DIMENSION.c.position, DIMENSION.c.name)
    for one in connection.scalars(wanted).all():
        yield one, _of_dimension(one), ACTIVITY.c.dimension == one
    yield NOT_KNOWN, _of_dimension(None), ACTIVITY.c.dimension.is_(None)


def _of_agency(agency: str | None) -> Chosen:
    def chosen(group: Group) -> bool:
        return group.agency == agency

    return chosen


def _of_dimension(dimension: str | None) -> Chosen:
    def chosen(group: Group) -> bool:
        return group.dimension == dimension

    return chosen
