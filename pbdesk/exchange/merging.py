"""Two desks made one: field by field against what both knew before, nothing overwritten in silence.

A field takes what the other desk says where that desk knew what stands here and went on from it; it stays where
this desk had what the other says and went on; where both went on apart, a person chooses.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.exchange.folding import Theirs, among, folded, had, known_values, same, under_our_ids
from pbdesk.exchange.opening import Parcel, Step
from pbdesk.exchange.standing import fixed, stands
from pbdesk.records.kind import Kind, Value, title_word
from pbdesk.records.kinds import KINDS
from pbdesk.records.knowledge import STARTER
from pbdesk.sentences import Sentence, say, term
from pbdesk.store import content
from pbdesk.store.change import Update
from pbdesk.store.columns import to_json
from pbdesk.store.desk import Moment
from pbdesk.store.fitness import lost, unfit
from pbdesk.store.history import differences, holders, spoken_of
from pbdesk.store.history import one as change_named
from pbdesk.store.query import Records, linked_from

OURS, THEIRS = "ours", "theirs"
CHANGED_TWICE = "changed on both desks"
DELETED_HERE = "deleted here, changed there"
DELETED_THERE = "deleted there, changed here"
NEEDED_HERE = "deleted there, needed here"
KEPT_HERE = "recorded or adopted here: it stays"
NUMBER_TWICE = "its number was given here to another decision"
LINKS_TO_GONE = "links to a record that was deleted here"
ADVICE = {
    NUMBER_TWICE: say("take back the recordings that have this number, record one anew, exchange, then the other"),
    LINKS_TO_GONE: say("bring back here what was deleted, or let the other desk link elsewhere, then read it again"),
}
"""What to do about conflicts in which no side can be chosen."""
_GOES_ON = say("The parcel goes on from records that this desk has never had; ask for one written without --since.")

_FILE_GONE = say("The parcel lacks the file of one of its documents; ask its sender to check the desk.")
_OTHERWISE = say("The parcel says that a record of this desk is of another kind; ask its sender to check the desk.")


@dataclass(frozen=True)
class Conflict:
    """What the two desks say apart: of a field, or of a whole record where `field` is empty."""

    record: str
    kind: str
    title: str
    field: str
    ours: Value
    theirs: Value
    why: str

    @property
    def fixed(self) -> bool:
        """Whether no side can be chosen: what is needed or stands here stays, what cannot be must be mended first."""
        return self.why in (NEEDED_HERE, KEPT_HERE, LINKS_TO_GONE, NUMBER_TWICE)


Choose = Callable[[Conflict], str]
"""Which side a conflict is settled for: `ours`, `theirs`, or neither (empty)."""


@dataclass
class Merge:
    """What taking a parcel in would do.

    `settled` are the conflicts with the side chosen in each; `same` has for ids of the other desk those of this one.
    """

    new: dict[str, list[tuple[str, dict[str, Value]]]] = field(default_factory=dict)
    changed: dict[str, list[Update]] = field(default_factory=dict)
    gone: list[tuple[str, str, str]] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)
    unchanged: int = 0
    settled: list[tuple[Conflict, str]] = field(default_factory=list)

    @property
    def does_something(self) -> bool:
        """Whether the desk would be other than before."""
        return bool(self.new or self.changed or self.gone)

    @property
    def open(self) -> list[Conflict]:
        """The conflicts that nobody has chosen a side in."""
        return [one for one, side in self.settled if not side]

    @property
    def advice(self) -> list[Sentence]:
        """What to do first about open conflicts in which no side can be chosen."""
        return [ADVICE[why] for why in dict.fromkeys(one.why for one in self.open) if why in ADVICE]


def merge(connection: Moment, parcel: Parcel, known: frozenset[str], choose: Choose) -> Merge:
    """Hold a parcel against this desk; `known` are the changes it has already. Raises `NotUnderstood`."""
    records = Records(connection)
    theirs = folded(_beyond_starter(parcel.steps, records), known)
    ours = dict(_made_here_too(records, theirs))
    ours |= dict(_spoken_here_too(records, theirs, ours))
    merging = _Merging(connection, under_our_ids(theirs, ours), choose, Merge(same=ours))
    merging.take_all()
    _refuse_without_files(connection, parcel, merging.merge)
    return merging.merge


def _refuse_without_files(connection: Moment, parcel: Parcel, merged: Merge) -> None:
    """A document comes in with its file, or to a desk that keeps it already."""
    changed = [one.new for one in merged.changed.get("document", ())]
    for values in [*changed, *(values for _, values in merged.new.get("document", ()))]:
        digest = str(values.get("sha256") or "")
        if digest and digest not in parcel.files and not content.holds(connection, digest):
            raise NotUnderstood(_FILE_GONE)


def _beyond_starter(steps: Iterable[Step], records: Records) -> Iterator[Step]:
    """What was done beyond what both desks began with: each may have begun in its own language."""
    for step in steps:
        if step.action != STARTER:
            yield step
        else:
            yield replace(step, entries=[one for one in step.entries if records.kind_of(one[0]) is None])


_KNOWN_BY = {"country": ("code",), "actor": ("name",)}
"""What tells that two desks mean the same, for kinds that no rule keeps from being there twice."""


def _made_here_too(records: Records, theirs: Mapping[str, Theirs]) -> Iterator[tuple[str, str]]:
    """Records that both desks made each for itself, by their id there and their id here: a country, an actor, a tag."""
    for record, one in theirs.items():
        names = _KNOWN_BY.get(one.kind.name) or next((names for names in one.kind.unique if len(names) == 1), ())
        if one.made and names and records.kind_of(record) is None:
            found = records.called(one.kind, names[0], str(one.now.get(names[0]) or ""))
            if len(found) == 1:
                yield record, found[0]


def _spoken_here_too(
    records: Records, theirs: Mapping[str, Theirs], ours: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Positions that both desks wrote down of an agency on a decision, by their id there and their id here."""
    for record, one in theirs.items():
        if one.kind.name == "position" and one.made and records.kind_of(record) is None:
            named = (str(one.now.get(name)) for name in ("decision", "agency"))
            decision, agency = (ours.get(name, name) for name in named)
            here = (held for held in records.pointing("position", "decision", decision) if held["agency"] == agency)
            yield from ((record, str(held["id"])) for held in islice(here, 1))


class _Merging:
    """Takes one record after the other."""

    def __init__(self, connection: Moment, theirs: Mapping[str, Theirs], choose: Choose, merge: Merge) -> None:
        self._connection, self._records = connection, Records(connection)
        self._theirs, self._choose, self.merge = theirs, choose, merge

    def take_all(self) -> None:
        """Decide what becomes of every record."""
        for kind, ids in _by_kind(self._theirs.values()).items():
            held = self._records.get_many(KINDS[kind], ids)
            deleted = spoken_of(self._connection, [one for one in ids if one not in held])
            for record in ids:
                self._take(self._theirs[record], held.get(record), record in deleted)
        self._look_at_links()
        self._look_at_numbers()

    def _take(self, theirs: Theirs, ours: Mapping[str, Value] | None, deleted: bool) -> None:
        if theirs.gone is not None:
            self._take_gone(theirs, ours)
        elif ours is not None:
            self._take_fields(theirs, ours)
        elif deleted:
            self._take_deleted_here(theirs)
        elif theirs.made:
            self._add(theirs.kind, theirs.record, theirs.now)
        else:
            raise NotUnderstood(_GOES_ON)

    def _add(self, kind: Kind, record: str, values: Mapping[str, Value]) -> None:
        whole: dict[str, Value] = {name: value for name, value in values.items() if value not in (None, [])}
        if stands(kind, {} if kind.frozen else whole, self._records):
            conflict = Conflict(record, kind.name, _named(kind, whole), "", "", "kept", KEPT_HERE)
            self.merge.settled.append((conflict, OURS))
            return
        _refuse(kind, whole, [breach.message for breach in unfit(kind, whole)])
        self.merge.new.setdefault(kind.name, []).append((record, whole))

    def _settle(self, theirs: Theirs, name: str, ours: Value, other: Value, why: str) -> str:
        title = self._records.titles([theirs.record]).get(theirs.record) or _named(theirs.kind, theirs.now)
        conflict = Conflict(theirs.record, theirs.kind.name, title, name, ours, other, why)
        side = OURS if conflict.fixed else self._choose(conflict)
        self.merge.settled.append((conflict, side))
        return side

    def _take_fields(self, theirs: Theirs, ours: Mapping[str, Value]) -> None:
        still = fixed(theirs.kind, ours, theirs.now, self._records)
        fresh = {
            name: values[-1] for name, values in theirs.passed.items()
            if self._moves(theirs, name, values, ours, fixed=name in still)
        }  # fmt: skip
        if not fresh:
            self.merge.unchanged += 1
            return
        _refuse(theirs.kind, {**ours, **fresh}, [breach.message for breach in unfit(theirs.kind, fresh, ours)])
        old = {name: ours[name] for name in fresh}
        self.merge.changed.setdefault(theirs.kind.name, []).append(Update(theirs.record, old, fresh))

    def _moves(
        self, theirs: Theirs, name: str, passed: list[Value], ours: Mapping[str, Value], *, fixed: bool
    ) -> bool:
        """Whether a field is to have what the other desk says; one that is `fixed` here never is."""
        held, said = ours.get(name), passed[-1]
        if same(held, said):
            return False
        began_empty = theirs.made and theirs.record in self.merge.same.values()
        went_on = among(held, passed) or (began_empty and held in (None, []))
        if not went_on and among(said, self._had_here(theirs.record, name)):
            return False
        if went_on and not fixed:
            return True
        return self._settle(theirs, name, held, said, KEPT_HERE if fixed else CHANGED_TWICE) == THEIRS

    def _had_here(self, record: str, name: str) -> list[Value]:
        past = differences(self._connection, record=record)
        return [values[name] for one in past for values in (one.old, one.new) if values and name in values]

    def _take_gone(self, theirs: Theirs, ours: Mapping[str, Value] | None) -> None:
        if ours is None:
            self.merge.unchanged += 1
            return
        why = NEEDED_HERE if self._needed(theirs) else "" if had(theirs, ours) else DELETED_THERE
        why = KEPT_HERE if stands(theirs.kind, ours, self._records) else why
        if not why or self._settle(theirs, "", "kept", "deleted", why) == THEIRS:
            values = {name: value for name, value in ours.items() if name != "id" and value not in (None, [])}
            self.merge.gone.append((theirs.kind.name, theirs.record, to_json(values)))

    def _needed(self, theirs: Theirs) -> bool:
        """Whether a record that stays here, and that the other desk has not turned elsewhere, points to it."""
        for kind, name, one in self._records.backlinks(theirs.record):
            pointing = self._theirs.get(one)
            if pointing is None or (pointing.gone is None and name not in pointing.passed):
                return True
            if stands(KINDS[kind], self._records.get(one) or {}, self._records):
                return True
        return False

    def _take_deleted_here(self, theirs: Theirs) -> None:
        if self._records.kind_of(theirs.record) is not None:
            raise NotUnderstood(_OTHERWISE)
        past = list(differences(self._connection, record=theirs.record))[-1]
        if theirs.made and self._was_given_back(past.change):
            self._add(theirs.kind, theirs.record, theirs.now)
            return
        last = past.old or {}
        whole = {**last, **theirs.now}
        if known_values(whole) == known_values(last):
            self.merge.unchanged += 1
        elif self._settle(theirs, "", "deleted", "kept", DELETED_HERE) == THEIRS:
            self._add(theirs.kind, theirs.record, whole)

    def _was_given_back(self, change: int) -> bool:
        """Whether a change took back an exchange: what goes with it was never meant to be deleted."""
        undone = change_named(self._connection, str(change)).takes_back
        return undone is not None and change_named(self._connection, str(undone)).action == "exchange"

    def _look_at_links(self) -> None:
        """What comes in may not point to what this desk has no more; no side can be chosen in that."""
        kinds = {record: kind for kind, many in self.merge.new.items() for record, _ in many}
        pointing = [(kind, record, values, linked_from(kind, [values])) for kind, record, values in self._written()]
        wanted = {one for *_, targets in pointing for one in targets} - kinds.keys()
        gone = {record for _, record, _ in self.merge.gone}
        kinds |= {one: kind for kind, ids in self._records.by_kind(wanted).items() for one in ids if one not in gone}
        for kind, record, values, targets in pointing:
            nowhere = sorted(one for one in targets if one not in kinds)
            for one in nowhere:
                conflict = Conflict(record, kind.name, _named(kind, values), "", None, one, LINKS_TO_GONE)
                self.merge.settled.append((conflict, ""))
            if not nowhere:
                _refuse(kind, values, list(lost(kind, values, kinds.get)))

    def _look_at_numbers(self) -> None:
        """A number that both desks gave to another decision: one of the two must be recorded anew, by people."""
        for kind, record, values in self._written():
            number = values.get("number") if kind.name == "decision" else None
            whole = {**(self._records.get(record) or {}), **values} if number else {}
            for other in holders(self._connection, str(number)) if number else ():
                if other != record and whole.get("task_force") in self._had_here(other, "task_force"):
                    conflict = Conflict(record, kind.name, _named(kind, whole), "number", other, number, NUMBER_TWICE)
                    self.merge.settled.append((conflict, ""))

    def _written(self) -> Iterator[tuple[Kind, str, Mapping[str, Value]]]:
        for kind, many in self.merge.new.items():
            yield from ((KINDS[kind], record, values) for record, values in many)
        for kind, updates in self.merge.changed.items():
            yield from ((KINDS[kind], one.record, one.new) for one in updates)


def _by_kind(theirs: Iterable[Theirs]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in theirs:
        found.setdefault(one.kind.name, []).append(one.record)
    return found


def _refuse(kind: Kind, values: Mapping[str, Value], wrong: Sequence[Sentence]) -> None:
    if wrong:
        raise RuleBroken(say("{kind} “{title}”", kind=term(kind.label), title=_named(kind, values)), wrong)


def _named(kind: Kind, values: Mapping[str, Value]) -> str:
    """What a record that is not here is called, as far as its own values say."""
    words = [title_word(name, values[name]) for name in kind.title if values.get(name) and not kind.by_name[name].to]
    return " · ".join(words) or kind.label
