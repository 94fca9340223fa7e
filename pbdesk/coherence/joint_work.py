"""Whether external actors work together: activities and assessments carried out jointly."""

from sqlalchemy import Connection, and_

from pbdesk.coherence.asking import ACTIVITY, Answer, Condition, Share, happened, of_country, yes_if
from pbdesk.coherence.figure import EXTERNAL, Figure, Indicator, Scope
from pbdesk.coherence.tally import Question
from pbdesk.store.tables import TABLES

ASSESSMENT = TABLES["assessment"]
SOURCE = "report, Recommendations, External Coherence (Rome Declaration, 2003)"

ACTIVITIES = Indicator(
    "joint_activities", EXTERNAL, "Joint activities", "How many activities are carried out with other donors?",
    "activities said to be carried out jointly with other donors, of those that say", SOURCE, "activities",
    better="higher", basis="declared",
)  # fmt: skip
ASSESSMENTS = Indicator(
    "joint_assessments", EXTERNAL, "Joint assessments", "How many assessments were made together, how many singly?",
    "assessments conducted jointly, of those that say how they were conducted", SOURCE, "assessments", better="higher",
    narrowed_by=("country", "since"),
)  # fmt: skip


def questions(_scope: Scope) -> list[Question]:
    """Activities carried out jointly."""
    return [Question(ACTIVITIES, ACTIVITY.c.joint)]


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Assessments conducted jointly against those conducted singly."""
    return [_ASSESSMENTS.figure(connection, scope)]


def _made(scope: Scope) -> Condition:
    return and_(of_country(ASSESSMENT.c.country, scope), happened(ASSESSMENT.c.date, scope))


def _jointly(_scope: Scope) -> Answer:
    conduct = ASSESSMENT.c.conduct
    return yes_if(conduct == "jointly", conduct.is_not(None))


_ASSESSMENTS = Share(ASSESSMENTS, "assessment", _made, _jointly)
