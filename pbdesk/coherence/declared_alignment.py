"""What ministries say of their activities, set against what the records show: declared is not evidenced."""

from pbdesk.coherence.asking import ACTIVITY, linked, objectives, yes_if
from pbdesk.coherence.figure import WHOLE, Indicator, Scope
from pbdesk.coherence.tally import Question

SOURCE = "report, Coherence and Coordination"

DECLARED = Indicator(
    "declared_aligned", WHOLE, "Declared in line", "How many activities does the ministry itself call in line?",
    "activities declared in line with the strategy, of those that say; what is declared is not evidence", SOURCE,
    "activities", better="higher", basis="declared",
)  # fmt: skip
WITHOUT_EVIDENCE = Indicator(
    "declared_without_evidence", WHOLE, "Declared without evidence", "How many called in line serve no objective?",
    "activities linked to no objective, of those declared in line with the strategy", SOURCE, "activities", better="lower",
)  # fmt: skip


def questions(scope: Scope) -> list[Question]:
    """What is declared, and what of it no link bears out."""
    said = ACTIVITY.c.declared_aligned
    unlinked = yes_if(~linked(ACTIVITY.c.id, "objectives", objectives(scope)))
    return [Question(DECLARED, said), Question(WITHOUT_EVIDENCE, unlinked, only=said.is_(1), always=True)]
