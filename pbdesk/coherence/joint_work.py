"""Whether external actors work together: activities and assessments carried out jointly."""

from sqlalchemy import Connection, and_

from pbdesk.coherence.asking import ACTIVITY, happened, of_country, share, yes_if
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
    columns = ASSESSMENT.c
    among = and_(of_country(columns.country, scope), happened(columns.date, scope))
    jointly = yes_if(columns.conduct == "jointly", columns.conduct.is_not(None))
    return [share(connection, ASSESSMENTS, "assessment", among, jointly)]
