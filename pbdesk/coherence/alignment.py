"""Alignment with internal actors: national priorities, counterparts, needs assessments they led."""

from sqlalchemy import Connection, true

from pbdesk.coherence.asking import ACTIVITY, linked, share, within
from pbdesk.coherence.figure import ALIGNMENT, Figure, Indicator, Scope

SOURCE = "report, The Need to Ensure the Primacy of Internal Actors"

PRIORITY = Indicator(
    "aligned_activities", ALIGNMENT, "Aligned activities", "How many activities follow a national priority?",
    "activities said to be aligned to a national priority, of those that say", SOURCE, "activities", better="higher",
)  # fmt: skip
EVIDENCED = Indicator(
    "aligned_with_evidence", ALIGNMENT, "Aligned, with evidence", "How many name the national aim they serve?",
    "activities linked to an aim of a strategy, of all activities", SOURCE, "activities", better="higher",
)  # fmt: skip
COUNTERPART = Indicator(
    "internal_counterpart", ALIGNMENT, "With an internal counterpart", "How many are carried out with an internal actor?",
    "activities that name an internal counterpart, of all activities", SOURCE, "activities", better="higher",
)  # fmt: skip
NEEDS = Indicator(
    "internally_led_assessment", ALIGNMENT, "Internally led needs assessment", "Who stated the need?",
    "activities whose needs assessment internal actors led, of those that say who led it", SOURCE, "activities",
    better="higher",
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """The shares of activities that are aligned, by word and by evidence."""
    among, columns = within(scope), ACTIVITY.c
    priority, led_by = columns.national_priority, columns.assessment_led_by
    return [
        share(connection, PRIORITY, "activity", among, priority == 1, priority.is_not(None)),
        share(connection, EVIDENCED, "activity", among, linked("aims"), true()),
        share(connection, COUNTERPART, "activity", among, columns.counterpart.is_not(None), true()),
        share(connection, NEEDS, "activity", among, led_by == "internal actors", led_by.is_not(None)),
    ]
