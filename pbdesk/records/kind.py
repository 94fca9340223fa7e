"""The description of a kind of record: plain data from which everything else derives.

The table, the form, the import columns, the workbook, the search text, the words of the
history and the merge are all read from a `Kind`. Nothing here imports SQLAlchemy or Qt.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol, runtime_checkable

from pbdesk.sentences import Sentence

Value = str | int | float | list[str] | None
"""A value as it is stored: text, day and choice as str; yes/no as 0 or 1; money as an
integer of thousandths of the currency; links as a list of record ids; unknown as None."""

Values = Mapping[str, Value]


class Type(StrEnum):
    """What a field holds; `DATE` may be a year or a month (ISO 8601), `DAY` may not."""

    TEXT = "text"
    PROSE = "prose"
    DAY = "day"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    YESNO = "yes/no"
    CHOICE = "choice"
    CODE = "code"
    LINK = "link"
    LINKS = "links"


@dataclass(frozen=True, eq=False)
class Field:
    """One thing known of a record; one line in the file of its subject.

    `names` are the words by which ministries head such a column, separated by `|`, in any
    of en, nb, nn, sv, fr, es, pt. `column` is what `import --json` calls it (CLI.md).
    `currency` names the field holding a money field's currency. `codes` names the code
    list of a `CODE`. A `living` field may change after the record is frozen. `mentions_in` names
    the text whose mentions (`[[title|id]]`) are the links of this field. An `ordered` field is one
    that long lists stand in the order of: the desk keeps it sorted.
    """

    name: str
    type: Type
    label: str
    help: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    to: str = ""
    codes: str = ""
    unit: str = ""
    currency: str = ""
    mentions_in: str = ""
    searched: bool = False
    ordered: bool = False
    living: bool = False
    hidden: bool = False
    column: str = ""
    names: str = ""
    source: str = ""

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The words a ministry may head this column with, the label first."""
        return tuple(dict.fromkeys([self.label, *filter(None, (n.strip() for n in self.names.split("|")))]))

    @property
    def reported_as(self) -> str:
        """The name of this field in an import's report."""
        return self.column or self.name


class Reader(Protocol):
    """How a rule looks at other records of the same desk; it can change nothing."""

    def get(self, record: str) -> Values | None:
        """The values of one record, or None if the desk has no such record."""

    def kind_of(self, record: str) -> str | None:
        """The name of a record's kind, or None if the desk has no such record."""

    def pointing(self, kind: str, field: str, record: str) -> Iterable[Values]:
        """The records of `kind` whose link `field` points to `record`; each has its `id`."""


@dataclass(frozen=True)
class Breach:
    """A rule that a record breaks: `code` for programs, `message` in plain words."""

    code: str
    message: Sentence
    field: str = ""


Rule = Callable[[Values, Reader], Iterable[Breach]]
"""A rule reads one record's whole values (with its `id`) and yields every breach it finds."""


@runtime_checkable
class ByColumn(Protocol):
    """A rule that sees in many records at once, by column, which of them may break it: only those are asked singly."""

    def suspects(self, columns: Mapping[str, Sequence[Value]], height: int) -> Iterable[int]:
        """The places of the records that may break it."""


Passage = Callable[[Values, Values], Iterable[Breach]]
"""What may not simply be written: reads the values before (none of a new record) and after, and yields why."""


@dataclass(frozen=True)
class Frozen:
    """A record stops changing when `field` holds one of `states`; `living` fields go on.

    The first of the states is left for good: what is superseded never comes back into force. The
    fields of `closing` are set as it is left, and at no other time. What is `open_to_desks` takes in what
    another desk wrote in it before it heard of that.
    """

    field: str
    states: tuple[str, ...]
    closing: tuple[str, ...] = ()
    open_to_desks: bool = False


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of record, described for all who need to know of it.

    `title` names the fields, in order, that name a record to a person; with `first_known`, the
    first of them that is known names it alone.
    `part_of` is the link to the record it belongs to: it is listed, deleted and frozen with
    it, unless it `goes_on`. `subject` is the page it stands on. `key` names the fields by which a person may
    point to a record instead of its id (a country's code, a decision's number). `unique`
    lists combinations of fields that no two records share. `passages` say which new values are
    not simply written, by nobody and by no import: a verb of `pbdesk.desk` made for them does it.
    """

    name: str
    plural: str
    label: str
    labels: str
    subject: str
    fields: tuple[Field, ...]
    title: tuple[str, ...]
    help: str = ""
    key: tuple[str, ...] = ()
    first_known: bool = False
    part_of: str = ""
    goes_on: bool = False
    frozen: Frozen | None = None
    unique: tuple[tuple[str, ...], ...] = ()
    rules: tuple[Rule, ...] = ()
    passages: tuple[Passage, ...] = ()
    source: str = ""

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Every field by its name."""
        return {field.name: field for field in self.fields}

    def stands_still(self, values: Values) -> bool:
        """Whether a record with these values is frozen."""
        return self.frozen is not None and values.get(self.frozen.field) in self.frozen.states

    @cached_property
    def stored(self) -> tuple[Field, ...]:
        """The fields that are columns of the table; a list of links is not."""
        return tuple(field for field in self.fields if field.type is not Type.LINKS)

    @cached_property
    def many(self) -> tuple[Field, ...]:
        """The fields that are lists of links."""
        return tuple(field for field in self.fields if field.type is Type.LINKS)

    @cached_property
    def apart(self) -> tuple[Field, ...]:
        """What tells records of one name apart: what they belong to, country, days, bodies, codes, and then the rest."""
        named = self.title[:1] if self.first_known else self.title
        told = [field for field in self.fields if field.name not in named and not field.hidden]
        turns = {field: self._turn(field) for field in told}
        return tuple(sorted((field for field in told if turns[field]), key=turns.__getitem__))

    def _turn(self, field: Field) -> int:
        """How soon a field is looked at to tell records apart; never where it is 0."""
        if field.name == self.part_of:
            return 1
        linked = {"country": 2, "actor": 4}.get(field.to, 6)
        turns = {Type.DAY: 3, Type.DATE: 3, Type.LINK: linked, Type.CHOICE: 7, Type.LINKS: 8}
        return 5 if field.name in self.key else turns.get(field.type, 0)


def title_word(name: str, value: Value) -> str:
    """What a field adds to a record's title; a number that is a version's says so, a whole one has no decimals."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return f"version {value}" if name == "version" else str(value)


def text(name: str, label: str, help: str = "", **more: object) -> Field:
    """A line of text."""
    return _field(Type.TEXT, name, label, help, more)


def prose(name: str, label: str, help: str = "", **more: object) -> Field:
    """Text of several paragraphs."""
    return _field(Type.PROSE, name, label, help, more)


def day(name: str, label: str, help: str = "", **more: object) -> Field:
    """A calendar day, YYYY-MM-DD."""
    return _field(Type.DAY, name, label, help, more)


def date(name: str, label: str, help: str = "", **more: object) -> Field:
    """A date known to the day, the month or only the year."""
    return _field(Type.DATE, name, label, help, more)


def integer(name: str, label: str, help: str = "", **more: object) -> Field:
    """A whole number."""
    return _field(Type.INTEGER, name, label, help, more)


def number(name: str, label: str, help: str = "", **more: object) -> Field:
    """A measured number."""
    return _field(Type.NUMBER, name, label, help, more)


def money(name: str, label: str, help: str = "", **more: object) -> Field:
    """An amount in the currency of the field `currency`."""
    return _field(Type.MONEY, name, label, help, {"currency": "currency", **more})


def yesno(name: str, label: str, help: str = "", **more: object) -> Field:
    """Yes, no, or not known."""
    return _field(Type.YESNO, name, label, help, more)


def choice(name: str, label: str, choices: str, help: str = "", **more: object) -> Field:
    """One of a few words, separated by `|`."""
    return _field(Type.CHOICE, name, label, help, {"choices": tuple(choices.split("|")), **more})


def code(name: str, label: str, codes: str, help: str = "", **more: object) -> Field:
    """A code of one of the shipped code lists."""
    return _field(Type.CODE, name, label, help, {"codes": codes, **more})


def link(name: str, label: str, to: str, help: str = "", **more: object) -> Field:
    """A link to one record of kind `to`."""
    return _field(Type.LINK, name, label, help, {"to": to, **more})


def links(name: str, label: str, to: str, help: str = "", **more: object) -> Field:
    """Links to any number of records of kind `to`; an empty `to` means any kind."""
    return _field(Type.LINKS, name, label, help, {"to": to, **more})


def _field(type: Type, name: str, label: str, help: str, more: dict[str, object]) -> Field:
    return Field(name=name, type=type, label=label, help=help, **more)  # type: ignore[arg-type]


COMMON: tuple[Field, ...] = (
    links("tags", "Tags", "tag", "Words of your own to find this by.", living=True),
    links("related", "Related records", "", "Any other record this has to do with.", living=True),
    text("unclear", "Kept as it came", "Values of a spreadsheet not understood, or beside those taken (JSON).", hidden=True, living=True),
    text("source_key", "Key at the source", "What a spreadsheet's rows are recognised by.", hidden=True, living=True),
)
"""Fields that every kind of record has, after its own."""
