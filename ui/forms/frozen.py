"""Why a record does not change any more, in words."""

from typing import TYPE_CHECKING

from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.reading import Shown

WHY_FROZEN = {
    "decision": "This decision is recorded and does not change. Another decision that supersedes it corrects it.",
    "policy": "This version has been adopted and does not change. A new version supersedes it.",
    "superseded policy": "This version was superseded and does not change.",
    "expired policy": "This version has expired and does not change. A new version may take its place.",
    "framework": "This version was superseded and does not change. Change the one in its place.",
}
"""Why the fields of a frozen record cannot be written in; of one that is out of force, before its kind."""
WHY_PART_FROZEN = {
    "decision": "This belongs to a recorded decision and does not change.",
    "policy": "This belongs to an adopted version and does not change.",
    "framework": "This belongs to a superseded framework and does not change. What came of it may still be said.",
}
"""Why those of a part of one cannot."""


def why_frozen(kind: str, status: object) -> str:
    """Why a record of a kind that stands still does so."""
    return tr(WHY_FROZEN.get(f"{status} {kind}", WHY_FROZEN[kind]))


def frozen_words(shown: "Shown") -> str:
    """Why a record or what it is a part of does not change any more, where it does not."""
    if not shown.frozen:
        return ""
    if shown.frozen != shown.kind.name:
        return tr(WHY_PART_FROZEN[shown.frozen])
    return why_frozen(shown.frozen, shown.values.get("status"))
