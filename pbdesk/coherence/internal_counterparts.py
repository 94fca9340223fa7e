"""Whether activities are carried out with an actor of the host country."""

from pbdesk.coherence.asking import ACTIVITY, yes_if
from pbdesk.coherence.figure import ALIGNMENT, Indicator, Scope
from pbdesk.coherence.tally import Question

COUNTERPART = Indicator(
    "internal_counterpart", ALIGNMENT, "With an internal counterpart", "How many are carried out with an internal actor?",
    "activities that name an internal counterpart, of all activities",
    "report, The Need to Ensure the Primacy of Internal Actors", "activities", better="higher",
)  # fmt: skip


def questions(_scope: Scope) -> list[Question]:
    """Activities with a counterpart."""
    return [Question(COUNTERPART, yes_if(ACTIVITY.c.counterpart.is_not(None)), always=True)]
