"""Changing the target of a benchmark: the old one is kept beside it, with the reason."""

from pbdesk.errors import NotUnderstood
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store.change import change
from pbdesk.store.desk import Desk


def revise_target(
    desk: Desk, benchmark: str, target: float | None, *, reason: str, day: str, person: str, target_date: str = "",
    decision: str | None = None,
) -> str:  # fmt: skip
    """Give a benchmark another target from a day on, as one change; returns the record of the change of target.

    Without `target_date` the new one is for the day of the old. Raises `NotUnderstood` where the benchmark has no
    target yet: there is no old one to keep.
    """
    with change(desk, "revise target", person, reason=reason) as made:
        kind, values = made.held(benchmark)
        title = made.records.titles([benchmark])[benchmark]
        if kind.name != "benchmark" or values["target"] is None:
            raise NotUnderstood(say("{title} has no target that could be changed; give it one.", title=title))
        until: Value = target_date or values["target_date"]
        if (target, until) == (values["target"], values["target_date"]):
            raise NotUnderstood(say("{title} has that target already.", title=title))
        kept: dict[str, Value] = {
            "benchmark": benchmark, "date": day, "reason": reason, "old_target": values["target"],
            "old_target_date": values["target_date"], "new_target": target, "new_target_date": until,
            "decision": decision,
        }  # fmt: skip
        revision = made.add(KINDS["target_revision"], kept)
        made.set(benchmark, {"target": target, "target_date": until, "target_reason": reason})
        made.detail.update(kind="benchmark", title=title)
    return revision
