"""What a person is offered when a policy is sent out or adopted: whom to consult, which decision adopts it."""

from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records


def whom_to_consult(desk: Desk, policy: str) -> list[tuple[str, str, bool]]:
    """The own agencies and whoever was asked on this or the former version: id, name, whether asked before."""
    with desk.reading() as connection:
        records = Records(connection)
        former = str((records.get(policy) or {}).get("supersedes"))
        lines = [line for one in (former, policy) for line in records.pointing("consultation", "policy", one)]
        before = [str(line["consulted"]) for line in lines if line["consulted"]]
        own = records.listed(Listing(KINDS["actor"], (Condition("own", "is", 1),), "name"))
        ids = list(dict.fromkeys([*(str(one["id"]) for one in own), *before]))
        titles = records.titles(ids)
        return [(one, titles[one], one in before) for one in ids]


def decisions_to_adopt(desk: Desk, policy: str) -> list[tuple[str, str, str]]:
    """Recorded decisions that adopt this policy, then others that adopt something in its country: id, title, day."""
    with desk.reading() as connection:
        records = Records(connection)
        country = (records.get(policy) or {}).get("country")
        kinds = (Condition("type", "is", "adopts"), Condition("status", "is", "recorded"))
        found = records.listed(Listing(KINDS["decision"], (*kinds, Condition("country", "is", country)), "-date"))
        meant = [one for one in found if one["policy"] == policy]
        used = {str(one["adopted_by"]) for one in records.listed(Listing(KINDS["policy"], fields=("adopted_by",)))}
        free = [one for one in found if one["policy"] is None and str(one["id"]) not in used]
        titles = records.titles(str(one["id"]) for one in (*meant, *free))
        return [(str(one["id"]), titles[str(one["id"])], str(one["date"] or "")) for one in (*meant, *free)]
