"""Who stated the needs that activities rest on."""

from pbdesk.coherence.asking import ACTIVITY, yes_if
from pbdesk.coherence.figure import ALIGNMENT, Indicator, Scope
from pbdesk.coherence.tally import Question

SOURCE = "report, The Need to Ensure the Primacy of Internal Actors"

ASSESSED = Indicator(
    "needs_assessed", ALIGNMENT, "Resting on a needs assessment", "How many activities rest on a stated need?",
    "activities said to rest on a needs assessment, of those that say", SOURCE, "activities", better="higher",
    basis="declared",
)  # fmt: skip
LED_INTERNALLY = Indicator(
    "internally_led_assessment", ALIGNMENT, "Internally led needs assessment", "Who stated the need?",
    "activities whose needs assessment internal actors led, of those that say who led it", SOURCE, "activities",
    better="higher",
)  # fmt: skip


def questions(_scope: Scope) -> list[Question]:
    """Activities with a needs assessment, and with one that internal actors led."""
    led_by = ACTIVITY.c.assessment_led_by
    internally = yes_if(led_by == "internal actors", led_by.is_not(None))
    return [Question(ASSESSED, ACTIVITY.c.needs_assessed), Question(LED_INTERNALLY, internally)]
