"""Commands on decisions and what follows from them."""

from argparse import Namespace

from pbdesk.cli.desks import opened
from pbdesk.cli.speaking import put, signed
from pbdesk.desk import following, numbering, recording, telling, writing


def record(options: Namespace) -> None:
    """`pbdesk record`: a draft becomes recorded and does what it says."""
    with opened(options, person=options.person) as desk:
        decision = writing.meant(desk, "decision", options.decision)
        number = recording.record(desk, decision, options.person, options.reason)
    put({"id": decision, "number": number}) if options.json else print(f"Recorded as {number}.")


def number(options: Namespace) -> None:
    """`pbdesk number`: a draft gets its number as it falls."""
    with opened(options, person=options.person) as desk:
        decision = writing.meant(desk, "decision", options.decision)
        given = numbering.give(desk, decision, options.person)
    put({"id": decision, "number": given}) if options.json else print(given)


def numbers(options: Namespace) -> None:
    """`pbdesk numbers`: the missing numbers of a task force, each with what the history says of it."""
    with opened(options) as desk:
        found = numbering.gaps(desk, writing.meant(desk, "task_force", options.task_force))
    if options.json:
        put([_told(gap) for gap in found])
        return
    for gap in found:
        why = (
            f"“{gap.title}”, {telling.words_of(gap.last)} on {gap.last.at[:10]} by {signed(gap.last.person)}"
            if gap.last
            else ""
        )
        print(f"{gap.number}  {why or 'never given in this desk'}")
    if not found:
        print("No number is missing.")


def _told(gap: numbering.Gap) -> dict[str, str | None]:
    last = gap.last
    return {
        "number": gap.number, "title": gap.title or None, "change": last.id if last else None,
        "time": last.at if last else None, "person": (last.person or None) if last else None,
        "action": last.action if last else None, "reason": last.reason if last else None,
    }  # fmt: skip


def close(options: Namespace) -> None:
    """`pbdesk close`: an action is done, or cancelled, with a word on what was done."""
    with opened(options, person=options.person) as desk:
        action = writing.meant(desk, "action", options.action)
        following.close(
            desk,
            action,
            options.outcome,
            options.person,
            evidence=options.evidence,
            cancelled=options.cancelled,
        )
    print("Closed.")


def put_off(options: Namespace) -> None:
    """`pbdesk put-off`: a due day moves, with the reason and who allowed it."""
    with opened(options, person=options.person) as desk:
        action = writing.meant(desk, "action", options.action)
        following.put_off(desk, action, options.due, options.person, options.reason)
    print(f"Due on {options.due}.")
