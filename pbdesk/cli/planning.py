"""Commands on policies and strategic frameworks: consult, adopt, new versions, comparison, coverage."""

from argparse import Namespace
from typing import Any

from pbdesk.cli.desks import opened
from pbdesk.cli.speaking import put
from pbdesk.coherence.coverage import Coverage
from pbdesk.desk import adopting, comparing, consulting, covering, dossiers, revising, versioning, writing
from pbdesk.desk.knowing import day_meant
from pbdesk.store.desk import Desk

_SIGNS = {"kept": "", "taken out": "[-{}-]", "put in": "[+{}+]"}


def adopt(options: Namespace) -> None:
    """`pbdesk adopt`: a recorded decision adopts a policy and closes the version it supersedes."""
    with opened(options, person=options.person) as desk:
        policy, decision = _meant(desk, "policy", options.policy), writing.meant(desk, "decision", options.decision)
        adopting.adopt(desk, policy, decision, options.person, options.day)
    put({"id": policy, "decision": decision}) if options.json else print("Adopted.")


def expire(options: Namespace) -> None:
    """`pbdesk expire`: a policy in force ends on a day, without another in its place."""
    with opened(options, person=options.person) as desk:
        policy = _meant(desk, "policy", options.policy)
        adopting.let_expire(desk, policy, day_meant(options.day), options.person)
    put({"id": policy}) if options.json else print("Expired.")


def consult(options: Namespace) -> None:
    """`pbdesk consult`: send a policy to consultation."""
    with opened(options, person=options.person) as desk:
        policy = _meant(desk, "policy", options.policy)
        whom = [writing.meant(desk, "actor", one) for one in options.who]
        lines = consulting.send_to_consultation(
            desk, policy, whom, draft=options.draft, asked=day_meant(options.asked), due=options.due,
            person=options.person,
        )  # fmt: skip
    put({"id": policy, "consultations": lines}) if options.json else print(f"{len(lines)} were asked.")


def missing(options: Namespace) -> None:
    """`pbdesk missing`: what a policy's coherence record lacks, and which references are stale."""
    with opened(options) as desk:
        policy = _meant(desk, "policy", options.policy)
        found = dossiers.policy_dossier(desk, policy, day_meant(options.day))
    stale = [{"reference": one.reference, "target": one.target, "title": found.titles[one.target], "why": one.why,
              "since": one.since or None, "by": one.by or None} for one in found.stale]  # fmt: skip
    if options.json:
        lacks = [{"code": one.code, "field": one.field, "message": one.message} for one in found.missing]
        put({"id": policy, "status": found.policy["status"], "missing": lacks, "stale": stale})
        return
    for breach in found.missing:
        print(f"- {breach.message}")
    for one in stale:
        print(f"! {one['title']}: {one['why']} {one['since'] or ''}".rstrip())
    if not found.missing:
        print("The coherence record is complete.")


def new_version(options: Namespace) -> None:
    """`pbdesk new-version`: the next version of a policy or framework, as a draft."""
    with opened(options, person=options.person) as desk:
        fresh = versioning.new_version(desk, options.id, options.person)
    put({"id": fresh, "supersedes": options.id}) if options.json else print(fresh)


def in_force(options: Namespace) -> None:
    """`pbdesk in-force`: a version of a framework is in force from a day, in place of the one it supersedes."""
    with opened(options, person=options.person) as desk:
        decision = writing.meant(desk, "decision", options.decision) if options.decision else None
        versioning.put_in_force(desk, options.id, day_meant(options.day), options.person, decision)
    put({"id": options.id}) if options.json else print("In force.")


def compare(options: Namespace) -> None:
    """`pbdesk compare`: two versions of a policy word by word."""
    with opened(options) as desk:
        found = comparing.compare(desk, options.former, options.later)
    if options.json:
        put({"former": found.former, "later": found.later, "same": found.same,
             "sections": [_compared(one) for one in found.sections], "fields": [_compared(one) for one in found.fields]})  # fmt: skip
        return
    for one in (*found.sections, *found.fields):
        print(f"# {one.heading} ({one.how.value})")
        print("".join((_SIGNS[piece.how.value] or "{}").format(piece.text) for piece in one.pieces))


def _compared(one: comparing.Compared) -> dict[str, Any]:
    pieces = [{"how": piece.how.value, "text": piece.text} for piece in one.pieces]
    return {"heading": one.heading, "former": one.former or None, "how": one.how.value, "pieces": pieces}


def retarget(options: Namespace) -> None:
    """`pbdesk retarget`: another target for a benchmark; the old one is kept with the reason."""
    with opened(options, person=options.person) as desk:
        kept = revising.revise_target(
            desk, options.id, options.target, reason=options.reason, day=day_meant(options.day),
            person=options.person, target_date=options.until,
            decision=writing.meant(desk, "decision", options.decision) if options.decision else None,
        )  # fmt: skip
    put({"id": options.id, "revision": kept}) if options.json else print("Changed; the old target is kept.")


def coverage(options: Namespace) -> None:
    """`pbdesk coverage`: causes by dimensions and phases, and what a framework leaves out."""
    with opened(options) as desk:
        framework = _meant(desk, "framework", options.framework)
        found, objectives = covering.covered(desk, framework, day_meant(options.day))
    if options.json:
        put(_told(framework, found, objectives))
        return
    for one in found.crossings:
        print(f"{one.cause.name} × {one.dimension.name} × {one.phase or 'phase not said'}: {one.number}")
    for line in found.uncovered:
        print(f"! no objective answers: {line.name}")
    for side in found.aimless:
        print(f"! {side.dimension.name}: {side.activities} activities, no objective")


def _told(framework: str, found: Coverage, objectives: list[list[str]]) -> dict[str, Any]:
    cells = [
        {"cause": one.cause.id or None, "dimension": one.dimension.name, "phase": one.phase or None, "number": one.number,
         "objectives": ids}
        for one, ids in zip(found.crossings, objectives, strict=True)
    ]  # fmt: skip
    return {
        "framework": framework, "cells": cells, "uncovered": [one.id for one in found.uncovered],
        "without_objective": [{"dimension": one.dimension.name, "activities": one.activities} for one in found.aimless],
        "anchored": found.anchored_objectives, "objectives": found.objectives,
    }  # fmt: skip


def _meant(desk: Desk, kind: str, text: str) -> str:
    """The record meant; of several versions of one title the latest."""
    return versioning.latest(desk, kind, text) or writing.meant(desk, kind, text)
