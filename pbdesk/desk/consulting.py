"""Sending a policy to consultation: who is asked, on which draft, by when, as one step."""

from collections.abc import Sequence

from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.policies import IN_FORCE
from pbdesk.sentences import say
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk

_CIVIL = ("local civil society", "national NGO", "international NGO", "foundation", "academic")


def send_to_consultation(
    desk: Desk, policy: str, consulted: Sequence[str], *, draft: str, asked: str, due: str, person: str
) -> list[str]:
    """Ask these actors about a draft, to answer by a day; returns the ids of the new lines of the record.

    Whoever was asked on this draft already is not asked twice. Raises `RuleBroken` where the policy
    has been adopted or nobody is left to ask.
    """
    with change(desk, "consult", person) as made:
        kind, values = made.held(policy)
        title = made.records.titles([policy])[policy]
        if kind.name != "policy" or values["status"] in IN_FORCE:
            raise RuleBroken(title, [say("Only a policy that is not adopted yet can be sent to consultation.")])
        if due and due < asked:
            late = say("The answer is due on {due}, before it is asked for on {asked}.", due=due, asked=asked)
            raise RuleBroken(title, [late])
        before = made.records.pointing("consultation", "policy", policy)
        already = {str(one["consulted"]) for one in before if one["draft"] == draft}
        fresh = [one for one in dict.fromkeys(consulted) if one not in already]
        if not fresh:
            raise RuleBroken(title, [say("All of these have been asked on this draft already.")])
        common = {"policy": policy, "draft": draft or None, "asked": asked, "due": due or None}
        lines = [_ask(made, {**common, "consulted": one, "circle": _circle(made, one, values)}) for one in fresh]
        if values["status"] == "draft":
            made.set(policy, {"status": "in consultation"})
        made.detail.update(kind="policy", title=title, draft=draft)
    return lines


def _ask(made: Change, values: Values) -> str:
    return made.add(KINDS["consultation"], values)


def _circle(made: Change, actor: str, policy: Values) -> str:
    """To which circle of the coherence record an actor belongs (report, Recommendations, Agency Coherence)."""
    values = made.records.get(actor)
    if values is None or made.records.kind_of(actor) != "actor":
        raise NotUnderstood(say("{actor} is no actor of this desk.", actor=actor))
    if actor == policy["owner"]:
        return "in the agency"
    if values["own"]:
        return "across government"
    if values["type"] in _CIVIL:
        return "civil society"
    return "internal actors" if values["side"] == "internal" else "international"
