"""Following a decision up: actions are closed with a word on what was done, and put off only with a reason."""

from pbdesk.desk.knowing import day_meant
from pbdesk.errors import RuleBroken
from pbdesk.sentences import say
from pbdesk.store.change import change
from pbdesk.store.desk import Desk


def close(desk: Desk, action: str, outcome: str, person: str, *, evidence: str = "", cancelled: bool = False) -> None:
    """Close an action as done, or as cancelled, with a word on what was done. Raises `RuleBroken` without one."""
    with change(desk, "close", person, detail={"kind": "action"}) as made:
        made.set(
            action,
            {
                "status": "cancelled" if cancelled else "done",
                "outcome": outcome.strip() or None,
                "closed": day_meant(""),
                **({"evidence": evidence} if evidence else {}),
            },
        )
        made.detail["title"] = made.records.titles([action])[action]


def put_off(desk: Desk, action: str, due: str, person: str, reason: str) -> None:
    """Move the due day of an action; the reason, and who allowed it, stand in the history (PEERS: New Zealand)."""
    if not reason.strip():
        raise RuleBroken(say("Action"), [say("A due day is moved with a reason: why, and who allowed it.")])
    with change(desk, "put off", person, reason=reason.strip(), detail={"kind": "action"}) as made:
        made.set(action, {"due": day_meant(due)})
        made.detail["title"] = made.records.titles([action])[action]
