"""Who leads, what a day asks for, the rotation, from the shell."""

from argparse import Namespace
from typing import Any

from pbdesk.cli.desks import opened
from pbdesk.cli.speaking import put
from pbdesk.desk import leading, rotating, writing
from pbdesk.desk import today as days
from pbdesk.desk.effects import effects as told_effects
from pbdesk.desk.effects import told_words
from pbdesk.desk.knowing import day_meant
from pbdesk.records.kinds import KINDS


def today(options: Namespace) -> None:
    """`pbdesk today`."""
    with opened(options) as desk:
        country = writing.country_meant(desk, options.country) if options.country else None
        agency = writing.meant(desk, "actor", options.agency) if options.agency else None
        found = days.today(desk, country=country, agency=agency, day=options.day, soon=days.SOON if options.ahead is None else options.ahead)
    if options.json:
        matters = [vars(one) | {"sort": str(one.sort)} for one in found.matters]
        put({"day": found.day, "until": found.until, "late": found.late, "matters": matters})
        return
    print(f"{found.day}: {len(found.matters)} matters up to {found.until}, {found.late} late")
    for one in found.matters:
        print(f"  {one.due or '–':>10} {'!' if one.late else ' '} {one.sort}: {' · '.join(filter(None, (one.title, one.about)))}")


def leads(options: Namespace) -> None:
    """`pbdesk leads`."""
    with opened(options) as desk:
        country = writing.country_meant(desk, options.country) if options.country else None
        found = leading.timeline(desk, country, options.on)
    day = day_meant(options.on)
    lanes = [_lane(found, lane, day) for lane in found.lanes]
    never = [found.titles[one] for one in found.unled]
    if options.json:
        put({"on": day, "until": found.until, "lanes": lanes, "never_led": never})
        return
    for told in lanes:
        names = ", ".join(one["agency"] for one in told["leading"]) or "no lead"
        print(f"{told['title']}: {names}")
        for word in ("gaps", "overlaps"):
            for span in told[word]:
                print(f"  {word[:-1]} {span['since']} – {span['until']} ({span['days']} days)")
    for name in never:
        print(f"{name}: never led")


def _lane(found: leading.Timeline, lane: leading.Lane, day: str) -> dict[str, Any]:
    parts = [found.titles.get(one, "") for one in (lane.country, lane.dimension, lane.task_force) if one]
    spans = {name: [{"since": one.since, "until": one.until, "days": one.days,
                     "agencies": [found.titles[agency] for agency in one.agencies]} for one in some]
             for name, some in (("gaps", lane.line.gaps), ("overlaps", lane.line.overlaps))}  # fmt: skip
    leading_then = [
        {"assignment": turn.assignment, "agency": found.titles[turn.agency], "role": turn.role,
         "start": turn.start, "end": turn.end}
        for turn in leading.on(lane, day)
    ]  # fmt: skip
    return {"title": " · ".join(parts), "leading": leading_then, **spans}


def effects(options: Namespace) -> None:
    """`pbdesk effects`."""
    with opened(options) as desk:
        found = told_effects(desk, writing.country_meant(desk, options.country), options.day)
    if not options.json:
        for line in told_words(found):
            print(line)
        return
    loads = [{"actor": found.titles[one.actor], "month": one.month, "requests": one.requests, "person_days": one.work}
             for one in found.loads]  # fmt: skip
    parts = {
        KINDS[name].plural: [
            {"id": one.record, "title": one.title, "causes": [cause for cause, _ in one.causes]} for one in some
        ]
        for name, some in found.parts.items()
    }
    warnings = [{"code": one.rule.code, "words": one.sentence(found.titles), "records": list(one.records)}
                for one in found.warnings]  # fmt: skip
    put({"day": found.day, "loads": loads, **parts, "warnings": warnings})


def rotate(options: Namespace) -> None:
    """`pbdesk rotate`."""
    with opened(options, person=None if options.dry_run else options.person) as desk:
        task_force = writing.meant(desk, "task_force", options.task_force)
        decision = writing.meant(desk, "decision", options.decision)
        planned = rotating.plan(desk, task_force, decision, options.until, options.since)
        ids = [] if options.dry_run else rotating.generate(desk, planned, options.person)
    periods = [{"agency": planned.titles[one.agency], "start": one.start, "end": one.end} for one in planned.periods]
    if options.json:
        put({"dry_run": options.dry_run, "decision": decision, "periods": periods, "assignments": ids})
        return
    for one in periods:
        print(f"{one['start']} – {one['end']}  {one['agency']}")
