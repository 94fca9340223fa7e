"""Whether activities follow what the host country wants: as the ministry says, and as the links show."""

from pbdesk.coherence.asking import ACTIVITY, linked, national_aims, yes_if
from pbdesk.coherence.figure import ALIGNMENT, Indicator, Scope
from pbdesk.coherence.tally import Question

SOURCE = "report, The Need to Ensure the Primacy of Internal Actors"

PRIORITY = Indicator(
    "aligned_activities", ALIGNMENT, "Aligned activities", "How many activities follow a national priority?",
    "activities said to be aligned to a national priority, of those that say", SOURCE, "activities", better="higher",
    basis="declared",
)  # fmt: skip
EVIDENCED = Indicator(
    "aligned_with_evidence", ALIGNMENT, "Aligned, with evidence", "How many name the national aim they serve?",
    "activities linked to an aim of a strategy of the host country, of all activities", SOURCE, "activities",
    better="higher",
)  # fmt: skip


def questions(scope: Scope) -> list[Question]:
    """Alignment by word and by evidence."""
    aimed = yes_if(linked(ACTIVITY.c.id, "aims", national_aims(scope)))
    return [Question(PRIORITY, ACTIVITY.c.national_priority), Question(EVIDENCED, aimed, always=True)]
