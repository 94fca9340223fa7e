"""The desk that everything forbidden is tried on, and its records by the names that the table calls them."""

from pathlib import Path
from typing import Any

from pbdesk.desk import attaching, opening, recording, writing
from pbdesk.desk.adopting import adopt
from pbdesk.desk.reading_files import read_all
from pbdesk.desk.revising import revise_target
from pbdesk.desk.versioning import put_in_force
from pbdesk.store.desk import Desk
from tests.desk.deciding import body
from tests.held import PERSON, add
from tests.rules.forbidden import Ids


def make(path: Path) -> dict[str, str]:
    """Make the desk that everything is tried on, and close it; gives its records by their names."""
    with opening.new(path, government="NOR", person=PERSON) as desk:
        ids = _decisions(desk)
        ids |= _policies(desk, ids) | _incomplete(desk, ids) | _frameworks(desk, ids) | _others(desk, ids)
        kinds = {"actor", "task_force", "meeting", "agenda_item", "country", "decision", "policy", "framework"}
        parts = ("dimension", "strategy", "objective", "benchmark")
        ids |= {f"another {kind}": _last(desk, kind, ids) for kind in (*kinds, *parts)}
        read_all(desk)
    return ids


def _last(desk: Desk, kind: str, ids: Ids) -> str:
    """A record of a kind that nothing else of this desk is about."""
    begun: dict[str, Any] = {
        "actor": {"name": "Another"}, "task_force": {"name": "Another"}, "country": {"name": "Another"},
        "agenda_item": {"meeting": ids["meeting"], "position": 8, "title": "Another"},
        "meeting": {"date": "2026-01-01"},
        "decision": {"title": "Another", "status": "draft"}, "dimension": {"name": "Another", "scheme": "ours"},
        "policy": {"title": "Another", "type": "plan", "version": 1, "status": "draft"},
        "framework": {"title": "Another", "country": ids["country"], "version": 1, "status": "draft"},
        "strategy": {"title": "Another"}, "objective": {"framework": ids["framework"], "title": "Another"},
        "benchmark": {"objective": ids["later objective"], "title": "Another"},
    }  # fmt: skip
    return add(desk, kind, **begun[kind])


def _decisions(desk: Desk) -> dict[str, str]:
    """A recorded decision with a dissent and a silence, drafts, a number that is gone, an open action, a lead."""
    held = body(desk)
    recorded = held.draft("Recorded", type="notes", currency="NOK", amount=5_000)
    dissent = add(desk, "position", decision=recorded, agency=held.agencies["MOD"], position="dissents", reason="Cost.")
    recording.record(desk, recorded, PERSON)
    gone = held.draft("Gone", number="TF 2026/02")
    draft, directing = held.draft("Draft", type="notes"), held.draft("Directs", type="directs")
    add(desk, "position", decision=draft, agency=held.agencies["MFA"], position="reserves")
    writing.remove(desk, gone, PERSON)
    with desk.reading() as connection:
        silence = str(connection.exec_driver_sql("SELECT id FROM position WHERE position = 'silent'").scalar_one())
        member = str(connection.exec_driver_sql("SELECT id FROM membership LIMIT 1").scalar_one())
    meeting = add(desk, "meeting", task_force=held.force, date="2026-03-14", title="First")
    add(desk, "attendance", meeting=meeting, agency=held.agencies["MFA"], presence="present")
    return {
        **held.agencies, "country": held.country, "force": held.force, "recorded": recorded, "dissent": dissent,
        "silence": silence, "member": member, "draft": draft, "directing": directing,
        "planned": held.draft("Planned", type="notes", date="2060-01-01"),
        "spoken": add(desk, "position", decision=draft, agency=held.agencies["MOF"], position="agrees"),
        "action": add(desk, "action", title="Report", status="open", due="2026-05-01", decision=recorded),
        "lone": held.draft("Noted", type="notes", status="recorded"),
        "lead": add(desk, "assignment", agency=held.agencies["MFA"], country=held.country, start="2026-01-01",
                    role="lead", decision=recorded),
        "meeting": meeting,
        "seat": add(desk, "attendance", meeting=meeting, agency=held.agencies["MOD"], presence="excused"),
        "former member": add(desk, "membership", task_force=held.force, agency=held.agencies["MFA"], tier="core",
                             start="2024-01-01", end="2024-12-31"),
    }  # fmt: skip


def _policies(desk: Desk, ids: Ids) -> dict[str, str]:
    """An adopted policy with all its parts, one whose record is complete but for a silence, one with no record."""
    adopted, parts = _policy(desk, ids, "Adopted", contested="some points are contested")
    parts["contested"] = add(desk, "contested_point", policy=adopted, title="The pace")
    adopt(desk, adopted, ids["recorded"], PERSON)
    ending, _ = _policy(desk, ids, "Ending", contested="nothing is contested", end="2060-01-01")
    adopt(desk, ending, ids["recorded"], PERSON)
    silent, others = _policy(desk, ids, "Silent", contested="nothing is contested", adopted_by=ids["recorded"])
    writing.set_values(desk, others["consulted"], {"answer": "not answered"}, PERSON)
    bare = add(desk, "policy", title="Bare", type="plan", version=1, status="draft", start="2026-01-01",
               adopted_by=ids["recorded"])  # fmt: skip
    asked = add(desk, "consultation", policy=bare, consulted=ids["MOD"], circle="across government", asked="2026-02-01")
    return {**parts, "adopted": adopted, "silent": silent, "bare": bare, "asked": asked, "ending": ending}


def _incomplete(desk: Desk, ids: Ids) -> dict[str, str]:
    """Policies whose record seems complete, one in whose place another is in force, a decision that comes too late."""
    nothing = {"contested": "nothing is contested", "adopted_by": ids["recorded"]}
    nameless, of_nameless = _policy(desk, ids, "Nameless", **nothing)
    writing.set_values(desk, of_nameless["consulted"], {"consulted": None}, PERSON)
    unreferred, of_unreferred = _policy(desk, ids, "Unreferred", **nothing)
    writing.set_values(desk, of_unreferred["reference"], {"title": None}, PERSON)
    contradicting, _ = _policy(desk, ids, "Contradicting", **nothing)
    add(desk, "contested_point", policy=contradicting, title="The pace")
    evading, of_evading = _policy(desk, ids, "Evading", **nothing)
    writing.set_values(desk, of_evading["consulted"], {"answer": "not answered"}, PERSON)
    add(desk, "consultation", policy=evading, consulted=ids["MOF"], circle="across government", asked="2060-01-01",
        answer="agrees")  # fmt: skip
    replaced, _ = _policy(desk, ids, "Replaced", **nothing)
    adopt(desk, replaced, ids["recorded"], PERSON)
    adopt(desk, _policy(desk, ids, "Successor", supersedes=replaced, **nothing)[0], ids["recorded"], PERSON)
    rival, _ = _policy(desk, ids, "Rival", supersedes=replaced, **nothing)
    said = {"text": "So.", "task_force": ids["force"], "date": "2026-03-20", "type": "supersedes"}
    closed = add(desk, "decision", title="Closed", status="recorded", **said | {"type": "notes"})
    add(desk, "decision", title="Later", supersedes=closed, status="recorded", **said)
    again = add(desk, "decision", title="Too late", supersedes=closed, status="draft", number="TF 2026/88", **said)
    return {"nameless": nameless, "unreferred": unreferred, "contradicting": contradicting, "evading": evading,
            "rival": rival, "again": again}  # fmt: skip


def _policy(desk: Desk, ids: Ids, title: str, **values: Any) -> tuple[str, dict[str, str]]:
    policy = add(desk, "policy", title=title, type="plan", version=1, status="in consultation", steps="All were asked.",
                 **values)  # fmt: skip
    return policy, {
        "section": add(desk, "section", policy=policy, position=1, heading="Aim", text="Peace."),
        "consulted": add(desk, "consultation", policy=policy, consulted=ids["MOF"], circle="across government",
                         answer="disagrees"),
        "reference": add(desk, "reference", policy=policy, level="international", title="Rome Declaration"),
    }  # fmt: skip


def _frameworks(desk: Desk, ids: Ids) -> dict[str, str]:
    """A framework in force with benchmarks, the one it replaced and the one that is to replace it."""
    country = ids["country"]
    former, old = _superseded_framework(desk, ids)
    framework = add(desk, "framework", title="Framework", country=country, version=1, status="draft", supersedes=former)
    put_in_force(desk, framework, "2026-01-01", PERSON)
    revised = add(desk, "framework", title="Revised", country=country, version=2, status="draft",
                  supersedes=framework)  # fmt: skip
    objective = add(desk, "objective", framework=framework, title="Courts")
    benchmark = add(desk, "benchmark", objective=objective, title="Cases heard", target=60, target_date="2027")
    other = add(desk, "benchmark", objective=objective, title="Cases closed", target=60)
    return {
        **old, "former": former, "framework": framework, "revised": revised, "objective": objective,
        "benchmark": benchmark,
        "standing": add(desk, "framework", title="Standing", country=add(desk, "country", name="Mali"), version=1,
                        status="in force"),
        "rival framework": add(desk, "framework", title="Rival", country=country, version=2, status="draft",
                               supersedes=former),
        "later objective": add(desk, "objective", framework=revised, title="Later"),
        "retargeted": revise_target(desk, other, 50, reason="Fighting.", day="2026-01-01", person=PERSON),
        "observation": add(desk, "observation", benchmark=benchmark, date="2025-06", value=3),
    }  # fmt: skip


def _superseded_framework(desk: Desk, ids: Ids) -> tuple[str, dict[str, str]]:
    """A framework in force with all its parts, which another is to supersede."""
    former = add(desk, "framework", title="Former", country=ids["country"], version=1, status="in force")
    objective = add(desk, "objective", framework=former, title="Old courts")
    benchmark = add(desk, "benchmark", objective=objective, title="Old cases", target=40, target_date="2025")
    return former, {
        "old cause": add(desk, "cause", framework=former, type="root cause", title="Land"),
        "old objective": objective, "old benchmark": benchmark,
        "old milestone": add(desk, "milestone", objective=objective, title="Judges named"),
        "old revision": revise_target(desk, benchmark, 30, reason="Floods.", day="2025-06-01", person=PERSON),
        "old comment": add(desk, "comment", framework=former, agency=ids["MFA"], text="Too much."),
    }  # fmt: skip


def _others(desk: Desk, ids: Ids) -> dict[str, str]:
    """An activity with money and one without, a phase, and what must say something of itself."""
    country = ids["country"]
    water = add(desk, "tag", name="water")
    paper = desk.path.with_name("paper.txt")
    paper.write_text("A paper.", "utf-8")
    contradiction = add(desk, "contradiction", title="Aid and arms", found="2026-01-01")
    attaching.attach(desk, contradiction, paper, PERSON)
    return {
        "activity": add(desk, "activity", title="Wells", agency=ids["MOF"], country=country, start="2025-03",
                        budget=1_000_000, currency="NOK", status="ongoing"),
        "plain": add(desk, "activity", title="Schools", country=country),
        "phase": add(desk, "phase", country=country, phase="stabilisation", start="2025-01-01"),
        "tradeoff": add(desk, "tradeoff", title="Speed", favoured="agency", over="external"),
        "recommendation": add(desk, "recommendation", title="Ask first"),
        "contradiction": contradiction, "water": water,
    }  # fmt: skip
