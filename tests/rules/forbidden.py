"""What no one may do, in one table: each thing once, to be tried by window, by shell, by import and by SQL."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pbdesk.records.kind import Field, Type
from pbdesk.records.kinds import KINDS
from tests.desk.policies import A_CHANGE
from tests.held import PERSON

__all__ = ["A_CHANGE", "FORBIDDEN", "FROZEN", "PERSON", "Add", "Delete", "Forbidden", "Write", "named", "sweep"]
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
    Forbidden("a decision is recorded before its day", Write("planned", "status", "recorded"),
              "before its day|recorded in the desk"),
    Forbidden("a decision is put in as recorded on a day to come",
              Add("decision", (("title", "Ahead"), ("task_force", "{force}"), ("number", "TF 2026/78"), ("text", "So."),
                               ("date", "2060-01-01"), ("type", "notes"), ("status", "recorded"))), "before its day"),
    Forbidden("what follows from a recorded decision is taken out", Delete("action"), "not taken out; cancel it"),
    Forbidden("what follows from a recorded decision follows from nothing", Write("action", "decision", ""),
              "stays with it"),
    Forbidden("what follows from a recorded decision follows from a draft", Write("action", "decision", "{draft}"),
              "stays with it"),
    Forbidden("a new decision takes the number of a recorded one",
              Add("decision", (("title", "Again"), ("task_force", "{force}"), ("status", "draft"),
                               ("number", "TF 2026/01"))), "never used again"),
    Forbidden("a draft takes the number of a recorded decision", Write("draft", "number", "TF 2026/01"),
              "never used again"),
    Forbidden("a framework in force is taken out", Delete("standing"), "in force is not taken out"),
    Forbidden("a framework in force was agreed by a draft", Write("framework", "adopted_by", "{draft}"),
              "record the decision first"),
    Forbidden("a rival framework is made in force",
              Add("framework", (("country", "{country}"), ("version", "2"), ("status", "in force"),
                                ("supersedes", "{former}"), ("title", "Another rival")), (("version", 2),)),
              "in its place already"),
    Forbidden("an agency takes a second position on a decision",
              Add("position", (("decision", "{draft}"), ("agency", "{MFA}"), ("position", "dissents"))),
              "taken a position"),
    Forbidden("a position is moved to an agency that has taken one", Write("spoken", "agency", "{MFA}"),
              "taken a position"),
    Forbidden("an agency is put on the list of a meeting again",
              Add("attendance", (("meeting", "{meeting}"), ("agency", "{MFA}"), ("presence", "absent"))),
              "on the list of this meeting already", in_file=False, unseen=True),
    Forbidden("who came is said to be an agency that stands on the list", Write("seat", "agency", "{MFA}"),
              "on the list of this meeting already", in_file=False),
    Forbidden("a member of a task force is entered again",
              Add("membership", (("task_force", "{force}"), ("agency", "{MFA}"), ("tier", "periphery"))),
              "is a member of this task force", in_file=False, unseen=True),
    Forbidden("a former member was one longer than until it became one again",
              Write("former member", "end", "2025-06-01"), "is a member of this task force", in_file=False),
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
    Forbidden("a policy expires before its last day", Write("ending", "status", "expired"), "before its last day",
              in_file=False),
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
    Forbidden("an action is closed on a day to come", Write("action", "closed", "2060-01-01"), "day to come",
              in_file=False),
    Forbidden("a new action is closed on a day to come",
              Add("action", (("title", "Call"), ("closed", "2060-01-01"))), "day to come", in_file=False, unseen=True),
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
              NEVER),
    Forbidden("a second framework comes into force in the place of one", Write("rival framework", "status", "in force"),
              "in its place already"),
    Forbidden("a framework supersedes itself", Write("revised", "supersedes", "{revised}"), "supersedes itself"),
    Forbidden("a framework is superseded by nobody", Write("framework", "status", "superseded"),
              "only where another"),
    Forbidden("a superseded framework is taken out", Delete("former"), NEVER),
    Forbidden("a superseded framework is given another cause",
              Add("cause", (("framework", "{former}"), ("type", "trigger"), ("title", "Prices"))), NEVER),
    Forbidden("a superseded framework is given another objective",
              Add("objective", (("framework", "{former}"), ("title", "Roads"))), NEVER),
    Forbidden("a superseded framework is given another milestone",
              Add("milestone", (("objective", "{old objective}"), ("title", "Law passed"))), NEVER),
    Forbidden("a superseded framework is given another benchmark",
              Add("benchmark", (("objective", "{old objective}"), ("title", "Cases closed"))), NEVER),
    Forbidden("a superseded framework is commented on anew",
              Add("comment", (("framework", "{former}"), ("agency", "{MOF}"), ("text", "Too late."))), NEVER),
    Forbidden("an objective of a superseded framework is taken out", Delete("old objective"),
              f"{NEVER}|is not taken out"),
    Forbidden("a milestone of a superseded framework is taken out", Delete("old milestone"), NEVER),
    Forbidden("an objective is moved into a superseded framework", Write("later objective", "framework", "{former}"),
              NEVER),
    Forbidden("an observation is of a day to come", Write("observation", "date", "2060-01-01"), "day to come"),
    Forbidden("a new observation is of a day to come",
              Add("observation", (("benchmark", "{benchmark}"), ("value", "4"), ("date", "2060-01-01")),
                  (("value", 4.0),)),
              "day to come"),
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
_HELD = (
    "adopts", "plan", "some points are contested", "international", "dissents", "disagrees", "across government",
    "superseded", "root cause",
)  # fmt: skip
"""Words of choices that what is frozen here holds, or that would not be another value."""
FROZEN = {
    "recorded": "decision", "dissent": "position", "adopted": "policy", "section": "section",
    "consulted": "consultation", "reference": "reference", "contested": "contested_point", "former": "framework",
    "old cause": "cause", "old objective": "objective", "old milestone": "milestone", "old benchmark": "benchmark",
    "old revision": "target_revision", "old comment": "comment",
}  # fmt: skip
"""Of each kind that is frozen, or is part of one, a record; and the kind."""


def sweep() -> Iterator[Forbidden]:
    """Every field of what is recorded or adopted and of its parts, but those that live on."""
    for record, kind in FROZEN.items():
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
        case Type.NUMBER:
            return "77", 77.0
        case Type.MONEY:
            return "77", 77_000
    return "Otherwise", None


def named(ids: Ids, text: str) -> str:
    """A text of the table with the records in it by their ids."""
    for name, record in ids.items():
        text = text.replace(f"{{{name}}}", record)
    return text
