"""What no one may do, in one table: each thing once, to be tried by window, by shell, by import and by SQL."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pbdesk.desk import attaching, opening, recording, writing
from pbdesk.desk.adopting import adopt
from pbdesk.desk.revising import revise_target
from pbdesk.records.kind import Field, Type
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.desk.deciding import PERSON, add, body
from tests.desk.policies import A_CHANGE

__all__ = ["A_CHANGE", "FORBIDDEN", "PERSON", "Add", "Delete", "Forbidden", "Write", "make", "named", "sweep"]
Ids = Mapping[str, str]
"""The records of the desk that things are tried on, by the names that this table calls them."""


@dataclass(frozen=True)
class Write:
    """Another value in a field; `stored` is what stands in the file for `text`, where that is not the text itself."""

    record: str
    field: str
    text: str
    stored: object = None


@dataclass(frozen=True)
class Add:
    """A new record; the last of the fields is the one that is wrong, or that makes it whole enough to be kept."""

    kind: str
    values: tuple[tuple[str, str], ...]
    stored: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Delete:
    """A record taken out."""

    record: str


@dataclass(frozen=True)
class Forbidden:
    """One thing, what is said of it, and where it is held.

    `in_file`: the file itself refuses it, even in a change that another program has begun. `unsaid`: the form does not
    let it be said, so that there is nothing to refuse. `unseen`: the file cannot refuse a new row; `check` names it.
    """

    sentence: str
    tried: Write | Add | Delete
    said: str
    in_file: bool = True
    unsaid: bool = False
    unseen: bool = False


NEVER = "never changes"
FORBIDDEN = (
    Forbidden("a recorded decision says otherwise", Write("recorded", "text", "Otherwise."), NEVER),
    Forbidden("a recorded decision is made a draft again", Write("recorded", "status", "draft"), NEVER),
    Forbidden("a decision is superseded by nobody", Write("recorded", "status", "superseded"), "No recorded decision"),
    Forbidden("a decision supersedes what another has superseded", Write("again", "status", "recorded"),
              "Another has superseded|recorded in the desk"),
    Forbidden("a decision supersedes itself", Write("draft", "supersedes", "{draft}"), "supersedes itself"),
    Forbidden("a recorded decision is taken out", Delete("lone"), NEVER),
    Forbidden("a dissent is turned into consent", Write("dissent", "position", "agrees"), NEVER),
    Forbidden("the reason of a dissent is worded anew", Write("dissent", "reason", "None to speak of."), NEVER),
    Forbidden("a silence is turned into consent", Write("silence", "position", "agrees"), NEVER),
    Forbidden("a dissent is taken out", Delete("dissent"), NEVER),
    Forbidden("a position is given after the recording",
              Add("position", (("decision", "{recorded}"), ("agency", "{MOF}"), ("position", "agrees"))), NEVER),
    Forbidden("a number is given to a second decision", Write("draft", "number", "TF 2026/02"), "never used again"),
    Forbidden("a number is given again with a blank behind it", Write("draft", "number", "TF 2026/02 "),
              "never used again"),
    Forbidden("a decision is put in as recorded without what it needs",
              Add("decision", (("title", "Again"), ("task_force", "{force}"), ("number", "TF 2026/77"), ("text", "So."),
                               ("date", "2026-03-01"), ("type", "adopts"), ("status", "recorded"))),
              "does not say which|recorded in the desk", in_file=False, unseen=True),
    Forbidden("a decision is recorded without what it needs", Write("directing", "status", "recorded"),
              "at least one action|recorded in the desk"),
    Forbidden("a new decision takes the number of one that is gone",
              Add("decision", (("title", "Again"), ("task_force", "{force}"), ("status", "draft"),
                               ("number", "TF 2026/02"))), "never used again"),
    Forbidden("a policy is adopted while silence stands", Write("silent", "status", "adopted"),
              "“Silent.* cannot be adopted. Not answered yet|“Silent” is adopted in the desk|complete"),
    Forbidden("a policy is adopted without a record", Write("bare", "status", "adopted"),
              "“Bare.* cannot be adopted. .*names no national|“Bare” is adopted in the desk|complete"),
    Forbidden("a policy is adopted that names nobody who was asked", Write("nameless", "status", "adopted"),
              "does not say who was consulted|adopted in the desk|complete"),
    Forbidden("a policy is adopted that names nothing it refers to", Write("unreferred", "status", "adopted"),
              "names no national|adopted in the desk|complete"),
    Forbidden("a policy is adopted that says nothing is contested and lists what is",
              Write("contradicting", "status", "adopted"), "but lists what is|adopted in the desk|complete"),
    Forbidden("a silence is passed over by asking again on a day to come", Write("evading", "status", "adopted"),
              "Not answered yet|adopted in the desk|complete"),
    Forbidden("a second policy is adopted in the place of one", Write("rival", "status", "adopted"),
              "in its place already|adopted in the desk"),
    Forbidden("a policy that was never adopted expires", Write("bare", "status", "expired"),
              "“Bare” was never adopted|complete"),
    Forbidden("a policy supersedes itself", Write("bare", "supersedes", "{bare}"), "supersedes itself"),
    Forbidden("the title of an adopted policy changes", Write("adopted", "title", "Otherwise"), NEVER),
    Forbidden("an adopted policy ends on another day", Write("adopted", "end", "2030-01-01"), NEVER),
    Forbidden("an adopted policy is a draft again", Write("adopted", "status", "draft"), NEVER),
    Forbidden("an adopted policy is taken out", Delete("adopted"), NEVER),
    Forbidden("a section of an adopted policy is worded anew", Write("section", "text", "Otherwise."), NEVER),
    Forbidden("a section of an adopted policy is taken out", Delete("section"), NEVER),
    Forbidden("an adopted policy is given another section",
              Add("section", (("policy", "{adopted}"), ("position", "9"), ("heading", "More")),
                  (("position", 9),)), NEVER),
    Forbidden("an answer is changed after the adoption", Write("consulted", "answer", "agrees"), NEVER),
    Forbidden("what an adopted policy refers to is taken out", Delete("reference"), NEVER),
    Forbidden("what others depend on is taken out", Delete("MOF"), "These depend on it", in_file=False),
    Forbidden("money has no currency", Write("plain", "budget", "1000", 1_000_000), "needs a currency"),
    Forbidden("new money has no currency",
              Add("activity", (("title", "Roads"), ("budget", "1000")), (("budget", 1_000_000),)), "needs a currency"),
    Forbidden("a lead names no decision", Write("lead", "decision", ""), "By decision"),
    Forbidden("a lead rests on no decision",
              Add("assignment", (("agency", "{MFA}"), ("country", "{country}"), ("start", "2026-01-01"))),
              "By decision", unsaid=True),
    Forbidden("a lead ends before it begins", Write("lead", "end", "2025-01-01"), "ends .*before it starts"),
    Forbidden("a new lead ends before it begins",
              Add("assignment", (("agency", "{MFA}"), ("country", "{country}"), ("start", "2026-05-01"),
                                 ("decision", "{recorded}"), ("end", "2026-01-01"))), "ends .*before it starts"),
    Forbidden("a phase ends before it begins", Write("phase", "end", "2020-01-01"), "ends .*before it starts"),
    Forbidden("a member leaves before it joined", Write("member", "end", "2020-01-01"), "ends .*before it starts"),
    Forbidden("an activity ends before it begins", Write("activity", "end", "2020"), "ends .*before it starts"),
    Forbidden("a draft policy ends before it begins", Write("bare", "end", "2020-01-01"), "ends .*before it starts"),
    Forbidden("an answer is given before it is asked for", Write("asked", "answered", "2020-01-01"),
              "ends .*before it starts"),
    Forbidden("an action is closed without a word", Write("action", "status", "done"), "what was done"),
    Forbidden("an action is called off without a word", Write("action", "status", "cancelled"), "what was done"),
    Forbidden("a due day moves without a reason", Write("action", "due", "2026-12-01"), "with a reason"),
    Forbidden("a due day is taken away without a reason", Write("action", "due", ""), "with a reason"),
    Forbidden("a target in force changes without its reason", Write("benchmark", "target", "10", 10.0),
              "old target is kept"),
    Forbidden("the day of a target in force moves without its reason", Write("benchmark", "target_date", "2031"),
              "old target is kept"),
    Forbidden("a target in force loses its day", Write("benchmark", "target_date", ""), "old target is kept"),
    Forbidden("an old target is said to have been another", Write("retargeted", "old_target", "55", 55.0),
              "as it was made"),
    Forbidden("the reason for a change of target is worded anew", Write("retargeted", "reason", "None."),
              "as it was made"),
    Forbidden("a target in force is taken out with its benchmark", Delete("benchmark"), "not taken out"),
    Forbidden("a change of target is taken out", Delete("retargeted"), "as it was made"),
    Forbidden("a target leaves its framework for one whose targets are free",
              Write("benchmark", "objective", "{later objective}"), "stays with it"),
    Forbidden("an objective leaves the framework that has been in force", Write("objective", "framework", "{revised}"),
              "stays with it"),
    Forbidden("a framework in force is a draft again", Write("framework", "status", "draft"), "no draft again"),
    Forbidden("a framework that was superseded is in force again", Write("former", "status", "in force"),
              "not in force"),
    Forbidden("a second framework comes into force in the place of one", Write("rival framework", "status", "in force"),
              "in its place already"),
    Forbidden("a framework supersedes itself", Write("revised", "supersedes", "{revised}"), "supersedes itself"),
    Forbidden("an observation is of a day to come", Write("observation", "date", "2060-01-01"), "day to come",
              in_file=False),
    Forbidden("a new observation is of a day to come",
              Add("observation", (("benchmark", "{benchmark}"), ("value", "4"), ("date", "2060-01-01")),
                  (("value", 4.0),)),
              "day to come", in_file=False, unseen=True),
    Forbidden("a version and the one it replaces are both in force", Write("revised", "status", "in force"),
              "still in force", in_file=False),
    Forbidden("a country has a code that is on no list", Write("country", "code", "XXQ"), "code", in_file=False,
              unsaid=True),
    Forbidden("an amount is in a currency that is on no list", Write("activity", "currency", "XXQ"), "code",
              in_file=False, unsaid=True),
    Forbidden("a word is none of the choices", Write("activity", "status", "somehow"), "somehow|one of", unsaid=True),
    Forbidden("a day is no day", Write("action", "report_back", "soon"), "day such as|cannot be"),
    Forbidden("a number is no number", Write("benchmark", "baseline", "many"), "cannot be|a number such as"),
    Forbidden("a name is given to a second tag", Add("tag", (("name", "water"),)), "same"),
    Forbidden("a required title is taken away", Write("action", "title", ""), "is needed|cannot be"),
    Forbidden("a link leads to a record of another kind", Write("activity", "country", "{MFA}"),
              "no country|points to|links", unsaid=True, in_file=False),
    Forbidden("an element is traded against itself", Write("tradeoff", "over", "agency"), "same element"),
    Forbidden("a recommendation is rejected without reasons", Write("recommendation", "response", "rejected"),
              "with reasons"),
    Forbidden("a contradiction is resolved without a word", Write("contradiction", "resolved", "2026-03-01"),
              "word on how"),
)  # fmt: skip
_HELD = ("adopts", "plan", "some points are contested", "international", "dissents", "disagrees", "across government")
"""Words of choices that what is frozen here holds, or that would not be another value."""
_PARTS_FROZEN = {
    "recorded": "decision", "dissent": "position", "adopted": "policy", "section": "section",
    "consulted": "consultation", "reference": "reference", "contested": "contested_point",
}  # fmt: skip


def sweep() -> Iterator[Forbidden]:
    """Every field of what is recorded or adopted and of its parts, but those that live on."""
    for record, kind in _PARTS_FROZEN.items():
        for field in KINDS[kind].stored:
            if not field.living and not field.hidden:
                text, stored = _another(field)
                yield Forbidden(f"{record}: its {field.name} changes", Write(record, field.name, text, stored), NEVER)


def _another(field: Field) -> tuple[str, object]:
    """A value that no record of this desk has in the field: as it is written, and as it is stored."""
    match field.type:
        case Type.DAY | Type.DATE:
            return "2031-07-01", None
        case Type.CHOICE:
            return next(word for word in field.choices if word not in _HELD), None
        case Type.CODE:
            return "XAF", None
        case Type.LINK:
            return f"{{another {field.to}}}", None
        case Type.INTEGER:
            return "77", 77
        case Type.MONEY:
            return "77", 77_000
    return "Otherwise", None


def named(ids: Ids, text: str) -> str:
    """A text of the table with the records in it by their ids."""
    for name, record in ids.items():
        text = text.replace(f"{{{name}}}", record)
    return text


def make(path: Path) -> dict[str, str]:
    """Make the desk that everything is tried on, and close it; gives its records by their names."""
    with opening.new(path, government="NOR", person=PERSON) as desk:
        ids = _decisions(desk)
        ids |= _policies(desk, ids) | _incomplete(desk, ids) | _frameworks(desk, ids) | _others(desk, ids)
        kinds = {"actor", "task_force", "meeting", "agenda_item", "country", "decision", "policy", "framework"}
        ids |= {f"another {kind}": _last(desk, kind, ids) for kind in (*kinds, "dimension", "strategy")}
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
        "strategy": {"title": "Another"},
    }  # fmt: skip
    return add(desk, kind, **begun[kind])


def _decisions(desk: Desk) -> dict[str, str]:
    """A recorded decision with a dissent and a silence, drafts, a number that is gone, an open action, a lead."""
    held = body(desk)
    recorded = held.draft("Recorded", type="notes", currency="NOK", amount=5_000)
    dissent = add(desk, "position", decision=recorded, agency=held.agencies["MOD"], position="dissents", reason="Cost.")
    recording.record(desk, recorded, PERSON)
    gone = held.draft("Gone", number="TF 2026/02")
    writing.remove(desk, gone, PERSON)
    with desk.reading() as connection:
        silence = str(connection.exec_driver_sql("SELECT id FROM position WHERE position = 'silent'").scalar_one())
        member = str(connection.exec_driver_sql("SELECT id FROM membership LIMIT 1").scalar_one())
    return {
        **held.agencies, "country": held.country, "force": held.force, "recorded": recorded, "dissent": dissent,
        "silence": silence, "member": member, "draft": held.draft("Draft", type="notes"),
        "directing": held.draft("Directs", type="directs"),
        "action": add(desk, "action", title="Report", status="open", due="2026-05-01", decision=recorded),
        "lone": held.draft("Noted", type="notes", status="recorded"),
        "lead": add(desk, "assignment", agency=held.agencies["MFA"], country=held.country, start="2026-01-01",
                    role="lead", decision=recorded),
        "meeting": add(desk, "meeting", task_force=held.force, date="2026-03-14", title="First"),
    }  # fmt: skip


def _policies(desk: Desk, ids: Ids) -> dict[str, str]:
    """An adopted policy with all its parts, one whose record is complete but for a silence, one with no record."""
    adopted, parts = _policy(desk, ids, "Adopted", contested="some points are contested")
    parts["contested"] = add(desk, "contested_point", policy=adopted, title="The pace")
    adopt(desk, adopted, ids["recorded"], PERSON)
    silent, others = _policy(desk, ids, "Silent", contested="nothing is contested", adopted_by=ids["recorded"])
    writing.set_values(desk, others["consulted"], {"answer": "not answered"}, PERSON)
    bare = add(desk, "policy", title="Bare", type="plan", version=1, status="draft", start="2026-01-01",
               adopted_by=ids["recorded"])  # fmt: skip
    asked = add(desk, "consultation", policy=bare, consulted=ids["MOD"], circle="across government", asked="2026-02-01")
    return {**parts, "adopted": adopted, "silent": silent, "bare": bare, "asked": asked}


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
    former = add(desk, "framework", title="Former", country=country, version=1, status="superseded")
    framework = add(desk, "framework", title="Framework", country=country, version=1, status="in force",
                    supersedes=former)  # fmt: skip
    revised = add(desk, "framework", title="Revised", country=country, version=2, status="draft",
                  supersedes=framework)  # fmt: skip
    objective = add(desk, "objective", framework=framework, title="Courts")
    benchmark = add(desk, "benchmark", objective=objective, title="Cases heard", target=60, target_date="2027")
    other = add(desk, "benchmark", objective=objective, title="Cases closed", target=60)
    return {
        "former": former, "framework": framework, "revised": revised, "objective": objective, "benchmark": benchmark,
        "rival framework": add(desk, "framework", title="Rival", country=country, version=2, status="draft",
                               supersedes=former),
        "later objective": add(desk, "objective", framework=revised, title="Later"),
        "retargeted": revise_target(desk, other, 50, reason="Fighting.", day="2026-01-01", person=PERSON),
        "observation": add(desk, "observation", benchmark=benchmark, date="2025-06", value=3),
    }  # fmt: skip


def _others(desk: Desk, ids: Ids) -> dict[str, str]:
    """An activity with money and one without, a phase, and what must say something of itself."""
    country = ids["country"]
    add(desk, "tag", name="water")
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
        "contradiction": contradiction,
    }  # fmt: skip
