"""Which fields of a kind are columns of its table, and how they stand in it."""

from collections.abc import Mapping

from pbdesk.records.kind import Field, Kind, Type
from pbdesk.records.kinds import KINDS
from ui.words import tr, within

FIRST: Mapping[str, tuple[str, ...]] = {
    "activity": ("title", "agency", "country", "dimension", "start", "end", "status", "budget", "disbursed", "partner"),
    "decision": ("number", "title", "date", "task_force", "country", "type", "status"),
    "position": ("agency", "position", "condition", "expires", "reason", "decision"),
    "action": ("number", "title", "agency", "due", "status", "decision", "country"),
    "assignment": ("agency", "role", "country", "dimension", "task_force", "start", "end", "decision"),
    "policy": ("title", "version", "status", "country", "owner", "start", "review_due"),
    "actor": ("name", "acronym", "type", "side", "own", "country", "parent"),
    "task_force": ("name", "country", "model", "chair", "reports_to", "start"),
    "meeting": ("date", "title", "task_force", "number", "chair", "status"),
    "recommendation": ("title", "received_from", "element", "agency", "response", "decision"),
    "country": ("name", "code", "type", "members"),
    "model": ("name", "government", "level", "evidence"),
    "consultation": ("consulted", "policy", "answer", "due", "answered", "circle"),
    "reference": ("policy", "title", "strategy", "other", "how"),
    "contested_point": ("title", "policy", "contested_by", "settled", "settlement"),
    "contradiction": ("title", "agency", "country", "found", "resolved", "decision"),
}
"""The columns a table begins with, where the first few fields are not the best choice."""
ORDER: Mapping[str, str] = {
    "decision": "-date", "action": "due", "meeting": "-date", "assignment": "-start", "policy": "title",
    "actor": "name", "country": "name", "task_force": "name", "note": "title", "document": "title",
}  # fmt: skip
"""The order a table begins with; the others begin with the newest record last."""
_WIDE = {Type.TEXT: 200, Type.PROSE: 280, Type.LINKS: 200, Type.LINK: 160, Type.MONEY: 136, Type.CHOICE: 112}
_FEW = 7
_WORDS = (Type.TEXT, Type.PROSE, Type.LINK, Type.LINKS)
_RIGHT = (Type.MONEY, Type.INTEGER, Type.NUMBER)


def possible(kind: Kind) -> tuple[Field, ...]:
    """Every field that may be a column."""
    return tuple(field for field in kind.fields if not field.hidden)


def first(kind: Kind) -> tuple[str, ...]:
    """The names of the columns a table begins with; an amount says its currency itself."""
    chosen = FIRST.get(kind.name)
    if chosen:
        return chosen
    said = {field.currency for field in kind.fields}
    short = [field for field in possible(kind) if field.type not in (Type.PROSE, Type.LINKS)]
    own = [field.name for field in short if field.name not in said]
    prose = [field.name for field in possible(kind) if field.type is Type.PROSE]
    return tuple((own + prose)[:_FEW])


def main(kind: Kind) -> Field:
    """The field that names a record best: its title or name, else the first that it is called by."""
    fields = [kind.by_name[name] for name in kind.title]
    return next((field for field in fields if field.name in ("title", "name", "text")), fields[0])


def heading(field: Field) -> str:
    """What stands above a column: the field, and what its numbers count where the name does not say so."""
    return f"{tr(field.label)} ({tr(field.unit)})" if says_unit(field) else tr(field.label)


def says_unit(field: Field) -> bool:
    """Whether what its numbers count is to be said, as the name does not say it already."""
    return bool(field.unit) and tr(field.unit) not in within(tr(field.label)).split()


def widest(kind: Kind, names: tuple[str, ...]) -> int:
    """Which of these columns takes the room that is left: the one that names the record, else the first of words."""
    words = [at for at, name in enumerate(names) if kind.by_name[name].type in _WORDS]
    named = main(kind).name
    return next((at for at in words if names[at] == named), words[0] if words else 0)


def width(kind: Kind, field: Field) -> int:
    """How wide a column begins, in pixels at 100 %."""
    if field.name == main(kind).name:
        return 300
    if field.name in ("number", "reference", "code", "version", "acronym"):
        return 104
    return _WIDE.get(field.type, 112)


def may_be_cut(field: Field) -> bool:
    """Whether a cell may show only the beginning of its value: words may, a day, a number or an amount never."""
    return field.type in _WORDS


def ends_with_version(field: Field) -> bool:
    """Whether its records are told apart by the version at the end of their name, which is then not what is cut."""
    return field.type is Type.LINK and field.to in KINDS and KINDS[field.to].title[-1:] == ("version",)


def stands_right(field: Field) -> bool:
    """Whether its values are numbers to be compared down a column."""
    return field.type in _RIGHT


def sortable(field: Field) -> bool:
    """Whether a table can be sorted by it; a list of links has no order."""
    return field.type is not Type.LINKS


def needed(kind: Kind, names: tuple[str, ...]) -> tuple[str, ...]:
    """The fields to read for these columns: themselves and the currencies of their amounts."""
    currencies = (kind.by_name[name].currency for name in names)
    return tuple(dict.fromkeys([*names, *filter(None, currencies)]))
