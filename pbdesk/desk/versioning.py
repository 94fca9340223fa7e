"""A new version of a policy or a framework: what carries over is copied, as a draft that supersedes the old one."""

from collections.abc import Mapping

from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.decisions import RECORDED
from pbdesk.records.kind import Kind, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.policies import IN_FORCE
from pbdesk.sentences import say, term
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records

_STANDING = {"policy": IN_FORCE, "framework": ("in force", "superseded")}
_OWN = {
    "policy": ("title", "type", "country", "owner", "marking", "framework", "objectives", "tags"),
    "framework": ("title", "country", "vision", "tags"),
}
"""What a new version takes over from the old one itself; its days, answers and decision are its own."""
_PARTS = {
    "policy": (("section", "policy"), ("reference", "policy")),
    "framework": (
        ("cause", "framework"), ("objective", "framework"), ("milestone", "objective"), ("benchmark", "objective"),
    ),
}  # fmt: skip
"""The parts that are copied, wholes first; what was answered, observed or commented stays with the old version."""


def new_version(desk: Desk, record: str, person: str) -> str:
    """Begin the next version of a policy or framework, as one change; returns its id.

    Raises `RuleBroken` where it is still a draft or has a later version already.
    """
    with change(desk, "new version", person) as made:
        kind, values = made.held(record)
        if kind.name not in _OWN:
            raise NotUnderstood(
                say("A {kind} has no versions; a policy or a framework has.", kind=term(kind.label).lower())
            )
        _refuse_untimely(made, kind, values)
        title = made.records.titles([record])[record]
        begun: dict[str, Value] = {name: values[name] for name in _OWN[kind.name]}
        begun |= {"version": int(str(values["version"])) + 1, "status": "draft", "supersedes": record}
        fresh = made.add(kind, begun)
        copies = {record: fresh}
        for part, field in _PARTS[kind.name]:
            _copy_parts(made, KINDS[part], field, copies)
        made.detail.update(kind=kind.name, title=title)
    return fresh


def latest(desk: Desk, kind: str, title: str) -> str | None:
    """The latest version of the policy or framework of that title, or None where the desk has none."""
    wanted = Listing(KINDS[kind], (Condition("title", "is", title),), "-version", limit=1)
    with desk.reading() as connection:
        found = Records(connection).listed(wanted)
    return str(found[0]["id"]) if found else None


def put_in_force(desk: Desk, framework: str, day: str, person: str, decision: str | None = None) -> None:
    """Let a version of a framework be in force from a day; the one it supersedes goes out of force, in one change.

    Raises `RuleBroken` where the decision that agrees on it is not recorded.
    """
    with change(desk, "put in force", person) as made:
        kind, values = made.held(framework)
        if kind.name != "framework":
            raise NotUnderstood(
                say("{framework} is no framework, but a {kind}.", framework=framework, kind=term(kind.label).lower())
            )
        made.detail.update(kind=kind.name, title=made.records.titles([framework])[framework])
        if decision and made.held(decision)[1].get("status") not in RECORDED:
            raise RuleBroken(str(made.detail["title"]), [say("It can only be agreed on by a recorded decision.")])
        made.set(framework, {"status": "in force", "start": day, "adopted_by": decision or values["adopted_by"]})
        former = str(values["supersedes"] or "")
        if former and made.held(former)[1]["status"] == "in force":
            made.set(former, {"status": "superseded", "end": day})


def _refuse_untimely(made: Change, kind: Kind, values: Values) -> None:
    record = str(values["id"])
    title = made.records.titles([record])[record]
    if values["status"] not in _STANDING[kind.name]:
        raise RuleBroken(title, [say("It is still a draft: change it itself.")])
    later = [str(one["id"]) for one in made.records.pointing(kind.name, "supersedes", record)]
    if later:
        raise RuleBroken(
            title, [say("There is a later version already: {title}.", title=made.records.titles(later)[later[0]])]
        )


def _copy_parts(made: Change, kind: Kind, whole: str, copies: dict[str, str]) -> None:
    """Copy the parts of everything copied so far; their links among each other lead to the copies."""
    for former in list(copies):
        if kind.by_name[whole].to == made.records.kind_of(former):
            for part in made.records.pointing(kind.name, whole, former):
                copies[str(part["id"])] = made.add(kind, _copied(kind, part, copies))


def _copied(kind: Kind, part: Values, copies: Mapping[str, str]) -> dict[str, Value]:
    values = {name: _led_on(part[name], copies) for name, field in kind.by_name.items() if not field.hidden}
    if "continues" in kind.by_name:
        values["continues"] = part["id"]
    return values


def _led_on(value: Value, copies: Mapping[str, str]) -> Value:
    if isinstance(value, list):
        return [copies.get(one, one) for one in value]
    return copies.get(value, value) if isinstance(value, str) else value
