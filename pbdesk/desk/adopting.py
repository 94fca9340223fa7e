"""Adopting a policy by a decision: it freezes, and the version it replaces goes out of force in the same change."""

from datetime import date, timedelta

from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.policies import IN_FORCE, POLICY, expired_by_now, in_the_way_of_adopting
from pbdesk.sentences import say, term
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk


def adopt(desk: Desk, policy: str, decision: str, person: str, day: str = "") -> None:
    """Adopt a policy by a recorded decision, as one change; without a day, from that of the decision.

    Raises `RuleBroken` where the decision is not recorded or the coherence record is not complete.
    """
    with change(desk, "adopt", person) as made:
        decided = _held(made, "decision", decision)
        adopt_within(made, policy, decision, day or str(decided["date"] or ""))
        made.detail.update(kind="policy", title=made.records.titles([policy])[policy], decision=decided["number"])


def adopt_within(made: Change, policy: str, decision: str, day: str) -> None:
    """Adopt a policy as part of a larger change; the decision must be recorded in it or before.

    The policy is valid from the day it says itself, else from `day`; the version it supersedes is
    valid to the day before at the latest, and no longer in force (DOMAIN 3).
    """
    values, title = _held(made, "policy", policy), made.records.titles([policy])[policy]
    if values["status"] in IN_FORCE:
        raise RuleBroken(term(POLICY.label), [say("“{title}” has been adopted already.", title=title)])
    start = str(values["start"] or day) or None
    wanted = values | {"status": "adopted", "adopted_by": decision}
    if broken := [breach.message for breach in in_the_way_of_adopting(wanted, made.records)]:
        raise RuleBroken(term(POLICY.label), [say("“{title}” cannot be adopted.", title=title), *broken])
    made.set(policy, {"status": "adopted", "adopted_by": decision, "start": start})
    former = made.records.get(str(values["supersedes"])) or {}
    if former.get("status") == "adopted":
        made.set(str(former["id"]), {"status": "superseded", "end": _last_day(former, start)})


def let_expire(desk: Desk, policy: str, day: str, person: str) -> None:
    """Say that a policy in force ends on a day without another in its place, as one change.

    Raises `RuleBroken` for one that is not in force, or on a day to come.
    """
    with change(desk, "expire", person) as made:
        held, title = _held(made, "policy", policy), made.records.titles([policy])[policy]
        if held["status"] != "adopted":
            raise RuleBroken(title, [say("Only a policy in force can expire.")])
        over: dict[str, Value] = {"status": "expired", "end": day}
        if early := [breach.message for breach in expired_by_now(held, {**held, **over})]:
            raise RuleBroken(title, early)
        made.detail.update(kind="policy", title=title)
        made.set(policy, over)


def _held(made: Change, wanted: str, record: str) -> dict[str, Value]:
    kind, values = made.held(record)
    if kind.name != wanted:
        raise NotUnderstood(
            say(
                "{record} is no {wanted}, but a {kind}.",
                record=record,
                wanted=term(KINDS[wanted].label).lower(),
                kind=term(kind.label).lower(),
            )
        )
    return values


def _last_day(former: dict[str, Value], start: str | None) -> Value:
    """The day before the new version begins, or earlier where it said so; never before it began itself."""
    if start is None:
        return former["end"]
    before = (date.fromisoformat(start) - timedelta(days=1)).isoformat()
    last = min(before, str(former["end"] or before))
    return max(last, str(former["start"] or last))
