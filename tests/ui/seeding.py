"""A small desk with something on every page: a made-up government, one country, an action late."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pbdesk.desk import opening, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk

PERSON = "A. Secretary"


def day(offset: int) -> str:
    """A day so many days from today, ISO 8601."""
    return (datetime.now(UTC).date() + timedelta(days=offset)).isoformat()


def small_desk(path: Path) -> Desk:
    """Make the desk and give it its records."""
    desk = opening.new(path, government="NOR", person=PERSON)
    fill(desk)
    return desk


@contextmanager
def colleague(desk: Desk, folder: Path) -> Iterator[Desk]:
    """A copy of the desk, open for writing by another official."""
    copy = folder / "colleague.pbdesk"
    shutil.copy(desk.path, copy)
    with opening.open_desk(copy, person="Ola") as theirs:
        yield theirs


def add(desk: Desk, kind: str, **values: Any) -> str:
    """One record."""
    return writing.add(desk, KINDS[kind], values, PERSON)


def fill(desk: Desk) -> dict[str, str]:
    """Records of most kinds; returns the ids that tests ask for."""
    drc = add(desk, "country", name="Democratic Republic of the Congo", code="COD", type="country")
    burundi = add(desk, "country", name="Burundi", code="BDI", type="country")
    foreign = add(
        desk, "actor", name="Ministry of Foreign Affairs", acronym="MFA", type="ministry", own=1, side="external"
    )
    defence = add(desk, "actor", name="Ministry of Defence", acronym="MoD", type="ministry", own=1, side="external")
    add(desk, "actor", name="Norwegian Refugee Council", type="international NGO", side="external")
    planning = add(desk, "actor", name="Ministry of Planning", type="host government", side="internal", country=drc)
    force = add(
        desk, "task_force", name="Task force for the Great Lakes", country=drc, model="lead agency", chair=foreign
    )
    meeting = add(desk, "meeting", task_force=force, number="4", date=day(9), title="Fourth meeting", status="planned")
    lead = add(
        desk, "decision", number="GL 2026/001", title="Lead agency for the DRC", task_force=force, country=drc,
        date=day(-200), text="The Ministry of Foreign Affairs leads.", type="assigns", status="recorded",
        lead_agency=foreign,
    )  # fmt: skip
    draft = add(desk, "decision", title="Joint needs assessment in Ituri", task_force=force, country=drc,
                date=day(-3), meeting=meeting, type="directs", status="draft")  # fmt: skip
    late = add(desk, "action", number="1", title="Agree on terms of reference for the assessment", decision=lead,
               country=drc, agency=defence, due=day(-12), status="open")  # fmt: skip
    add(desk, "action", number="2", title="Report on disbursement", decision=lead, country=drc, agency=foreign,
        due=day(6), status="in progress")  # fmt: skip
    policy = _policy(desk, drc, foreign, defence, planning)
    activities = [_activity(desk, drc, foreign, at) for at in range(40)]
    add(desk, "note", title="Why silence blocks", text="No answer is not consent.", evidence="Cabinet practice")
    return {
        "drc": drc, "burundi": burundi, "foreign": foreign, "defence": defence, "decision": lead, "draft": draft,
        "late": late, "policy": policy, "activity": activities[0], "force": force, "meeting": meeting,
    }  # fmt: skip


def _activity(desk: Desk, country: str, agency: str, at: int) -> str:
    known: dict[str, Any] = {} if at % 5 == 0 else {"budget": 1_250_000_000 + at * 1_000_000, "currency": "NOK"}
    return add(desk, "activity", reference=f"COD-{at:04}", title=f"Water and reconciliation in territory {at}",
               agency=agency, country=country, start=f"20{18 + at % 7}-03-14", status=("ongoing", "completed")[at % 2],
               **known)  # fmt: skip


def _policy(desk: Desk, country: str, owner: str, silent: str, planning: str) -> str:
    policy = add(desk, "policy", title="Engagement with the Democratic Republic of the Congo", type="engagement policy",
                 country=country, owner=owner, version=1, status="in consultation")  # fmt: skip
    add(
        desk,
        "section",
        policy=policy,
        position=1,
        heading="Problem",
        text="Armed groups control the eastern provinces.",
    )
    add(desk, "section", policy=policy, position=2, heading="Aim", text="A state that protects its citizens.")
    add(desk, "consultation", policy=policy, consulted=silent, circle="across government", asked=day(-30), due=day(-5))
    add(desk, "consultation", policy=policy, consulted=planning, circle="internal actors", asked=day(-30),
        answer="agrees with conditions", answered=day(-10), comment="The provinces state needs.")  # fmt: skip
    add(desk, "reference", policy=policy, level="international", title="Security Council mandate")
    return policy
