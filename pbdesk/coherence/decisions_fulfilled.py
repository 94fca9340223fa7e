"""Whether decisions were carried out whole: every action that follows from one is done."""

from sqlalchemy import Connection, and_, case, select

from pbdesk.coherence.asking import Answer, Condition, Ids, Share
from pbdesk.coherence.decisions_carried_out import ACTION, DECISION, OF_ACTIONS, SOURCE, actions, done
from pbdesk.coherence.figure import WHOLE, Figure, Indicator, Scope
from pbdesk.coherence.overtaken import overtaken

FULFILLED = Indicator(
    "decisions_fulfilled", WHOLE, "Decisions carried out whole", "How many decisions have all their actions done?",
    "decisions all of whose actions are done by the day, of those in force that have actions not cancelled and of which "
    "it is known", SOURCE, "decisions", better="higher", narrowed_by=OF_ACTIONS,
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Decisions in force on the day that were carried out whole."""
    return [_FULFILLED.figure(connection, scope)]


def _followed(scope: Scope) -> Condition:
    """Recorded decisions from which actions follow, not superseded by the day."""
    recorded = DECISION.c.status.in_(("recorded", "superseded"))
    return and_(recorded, ~overtaken(DECISION.c.id, scope), DECISION.c.id.in_(_with(actions(scope))))


def _whole(scope: Scope) -> Answer:
    """One action that is not done is enough for no; else one of which nobody says is enough for not knowing."""
    known = ACTION.c.status.is_not(None)
    left, unsaid = (_with(and_(actions(scope), one)) for one in (and_(known, ~done(scope)), ~known))
    return case((DECISION.c.id.in_(left), 0), (DECISION.c.id.not_in(unsaid), 1))


def _with(these: Condition) -> Ids:
    return select(ACTION.c.decision).where(these, ACTION.c.decision.is_not(None))


_FULFILLED = Share(FULFILLED, "decision", _followed, _whole)
