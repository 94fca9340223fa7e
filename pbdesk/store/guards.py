"""The rules of government in the database itself: triggers that hold whoever writes the file.

Only a change that takes another back (its digest still unwritten) may touch what is frozen,
and it stands in the history for good.
"""

from collections.abc import Iterable, Iterator

from pbdesk.records.kind import Field, Frozen, Kind
from pbdesk.records.kinds import KINDS, wholes
from pbdesk.records.periods import InOrder
from pbdesk.records.standing import never_changes, part_never_changes
from pbdesk.sentences import Sentence, say, term
from pbdesk.store import decided, targets
from pbdesk.store.refusing import FROM_ANOTHER_DESK, TAKING_BACK, blank, refused

_KEPT = say("History is never deleted.")
_SEALED = say("History is never changed.")
_IN_TIME = say("History is never added to afterwards.")
_FILE_KEPT = say("The file of an attachment is never deleted.")
_FILE_SEALED = say("The file of an attachment is never changed.")
_COMPLETE = say("A policy is adopted by a recorded decision, on a complete coherence record.")
_WHOLE = say("A decision is recorded with its number, day and text.")
_OF_ITS_FILE = say("A document has the size and digest of its file.")
_CLOSED = say("An action is closed with a word on what was done.")
_OF_ANOTHER = say("A policy is superseded only by an adopted version that says so.")
_LINKS = say("The links of what is adopted or recorded never change; another may supersede it.")
_IN_A_CHANGE = say("What a desk holds changes only by a change that stands in its history.")
_IN_ORDER = say("It ends before it starts; correct one of the two days.")
_IN_ITS_PLACE = say("Another version is in force in its place already; let it supersede that one.")
_ITSELF = say("Nothing supersedes itself; name the earlier one.")
_OF_ANOTHER_FRAMEWORK = say("A framework is superseded only where another has been put in force in its place.")
_IN_FORCE = say("A framework in force is not taken out; put another in force in its place.")
_AGREED = say("A framework in force was agreed by a recorded decision; record the decision first.")
_THIS_DESK = say("What tells a desk from others never changes.")

_WORDS = (
    _KEPT, _SEALED, _IN_TIME, _FILE_KEPT, _FILE_SEALED, _COMPLETE, _WHOLE, _OF_ITS_FILE, _CLOSED, _OF_ANOTHER, _LINKS,
    _IN_A_CHANGE, _IN_ORDER, _ITSELF, _IN_ITS_PLACE, _OF_ANOTHER_FRAMEWORK, _AGREED, _IN_FORCE, _THIS_DESK,
    *targets.WORDS, *decided.WORDS,
)  # fmt: skip

_APPEND_ONLY = f"""
CREATE TRIGGER change_kept BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'rule: {_KEPT}'); END;
CREATE TRIGGER change_sealed BEFORE UPDATE ON change WHEN old.digest IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'rule: {_SEALED}'); END;
CREATE TRIGGER change_replaced BEFORE INSERT ON change WHEN EXISTS (SELECT 1 FROM change WHERE n = new.n OR id = new.id)
BEGIN SELECT RAISE(ABORT, 'rule: {_SEALED}'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'rule: {_KEPT}'); END;
CREATE TRIGGER entry_sealed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'rule: {_SEALED}'); END;
CREATE TRIGGER entry_in_time BEFORE INSERT ON entry WHEN (SELECT digest FROM change WHERE n = new.change) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'rule: {_IN_TIME}'); END;
CREATE TRIGGER content_kept BEFORE DELETE ON content
BEGIN SELECT RAISE(ABORT, 'rule: {_FILE_KEPT}'); END;
CREATE TRIGGER content_sealed BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'rule: {_FILE_SEALED}'); END;
CREATE TRIGGER content_replaced BEFORE INSERT ON content WHEN EXISTS (
SELECT 1 FROM content WHERE sha256 = new.sha256 OR rowid = new.rowid)
BEGIN SELECT RAISE(ABORT, 'rule: {_FILE_SEALED}'); END;
CREATE TRIGGER record_sealed BEFORE UPDATE ON record
BEGIN SELECT RAISE(ABORT, 'rule: {_IN_A_CHANGE}'); END;
CREATE TRIGGER desk_kept BEFORE DELETE ON desk WHEN old.name IN ('id', 'government', 'made')
BEGIN SELECT RAISE(ABORT, 'rule: {_THIS_DESK}'); END;
CREATE TRIGGER desk_sealed BEFORE UPDATE ON desk WHEN old.name IN ('id', 'government', 'made')
BEGIN SELECT RAISE(ABORT, 'rule: {_THIS_DESK}'); END;
CREATE TRIGGER desk_replaced BEFORE INSERT ON desk WHEN EXISTS (
SELECT 1 FROM desk WHERE name IN ('id', 'government', 'made') AND (name = new.name OR rowid = new.rowid))
BEGIN SELECT RAISE(ABORT, 'rule: {_THIS_DESK}'); END
"""

_BEING_WRITTEN = "EXISTS (SELECT 1 FROM change WHERE n = (SELECT max(n) FROM change) AND digest IS NULL)"
_COMING_IN_MASSES = ("activity",)
"""A trigger costs every new row 2 microseconds, too much here; `check` names new rows that no change put in."""


def _only_by_changes() -> Iterator[str]:
    """Nothing the desk holds is changed or taken out but by a change that stands in the history; nothing is replaced.

    `INSERT OR REPLACE` fires no trigger of the row that it deletes, unless the program that writes asks for it.
    """
    for table in (*KINDS, "link", "record"):
        yield _unless_in_a_change(table, "DELETE", f"NOT {_BEING_WRITTEN}")
    for table in KINDS:
        another = "new.id IS NOT old.id OR new.rowid IS NOT old.rowid"
        yield _unless_in_a_change(table, "UPDATE", f"NOT {_BEING_WRITTEN} OR {another}")
        if table not in _COMING_IN_MASSES:
            there = f"SELECT 1 FROM {table} WHERE id = new.id OR rowid = new.rowid"
            yield _unless_in_a_change(table, "INSERT", f"EXISTS ({there})")
    for moment in ("INSERT", "UPDATE"):
        yield _unless_in_a_change("link", moment, f"NOT {_BEING_WRITTEN}")


def _unless_in_a_change(table: str, moment: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {table}_in_a_change_{moment.lower()} BEFORE {moment} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, 'rule: {_IN_A_CHANGE}'); END"
    )


def same_again(fields: Iterable[tuple[str, str, str]]) -> Sentence:
    """What is said of a second record with the same values of fields, each given as its table, a dot and its name."""
    labels = [term(KINDS[table].by_name[name].label).lower() if table in KINDS else name for table, _, name in fields]
    return say("The desk has another record with the same {fields}; choose another.", fields=labels)


def _of_one_name() -> Iterator[str]:
    """What is known by a name of its own does not push out another of that name."""
    for kind, name in _NAMED:
        for moment in ("INSERT", "UPDATE"):
            there = f'SELECT 1 FROM {kind.name} WHERE "{name}" = new."{name}" AND id <> new.id'
            yield (
                f"CREATE TRIGGER {kind.name}_one_{name}_{moment.lower()} BEFORE {moment} ON {kind.name} "
                f"WHEN EXISTS ({there}) BEGIN SELECT RAISE(ABORT, 'rule: {same_again([(kind.name, '.', name)])}'); END"
            )


_NAMED = tuple((kind, *names) for kind in KINDS.values() for names in kind.unique if len(names) == 1)


def _days_in_order() -> Iterator[str]:
    """Nothing ends before it begins; a date that is only a year or a month is compared as far as it is known."""
    for kind in KINDS.values():
        moments = ("UPDATE",) if kind.name in _COMING_IN_MASSES else ("INSERT", "UPDATE")
        for rule in [rule for rule in kind.rules if isinstance(rule, InOrder)]:
            for moment in moments:
                start, end = f'new."{rule.start}"', f'new."{rule.end}"'
                name = f"{kind.name}_{rule.end}_after_{rule.start}_{moment.lower()}"
                yield refused(name, kind.name, moment, f"{end} < substr({start}, 1, length({end}))", _IN_ORDER)


def _named(table: str, *names: str) -> str:
    """Whether a policy has a line of this table in which one of these says something."""
    said = " OR ".join(f"NOT {blank(name)}" for name in names)
    return f"EXISTS (SELECT 1 FROM {table} WHERE policy = new.id AND ({said}))"


_INCOMPLETE = f"""NOT EXISTS (SELECT 1 FROM consultation WHERE policy = new.id)
 OR EXISTS (SELECT 1 FROM consultation AS c WHERE c.policy = new.id AND (c.answer IS NULL OR c.answer = 'not answered')
  AND NOT EXISTS (SELECT 1 FROM consultation AS d WHERE d.policy = c.policy
  AND coalesce(d.consulted, d.consulted_as) = coalesce(c.consulted, c.consulted_as)
  AND coalesce(d.asked, '') <= date('now', 'localtime')
  AND (coalesce(d.asked, ''), d.id) > (coalesce(c.asked, ''), c.id)))
 OR NOT EXISTS (SELECT 1 FROM reference WHERE policy = new.id)
 OR {blank("new.steps")} OR new.contested IS NULL
 OR (new.contested = 'some points are contested' AND NOT EXISTS (SELECT 1 FROM contested_point WHERE policy = new.id))
 OR NOT EXISTS (SELECT 1 FROM decision WHERE id = new.adopted_by AND status IN ('recorded', 'superseded'))"""
_UNNAMED = f"""NOT {_named("consultation", "consulted", "consulted_as")}
 OR NOT {_named("reference", "title", "strategy", "other")} OR (new.contested = 'nothing is contested'
  AND EXISTS (SELECT 1 FROM contested_point WHERE policy = new.id AND settled IS NULL))"""
"""What a record lacks that is to be adopted now; what was adopted before that was asked stays adopted."""

def _checks() -> Iterator[str]:
    adopting = f"new.status = 'adopted' AND old.status <> 'adopted' AND ({_UNNAMED}) AND NOT {FROM_ANOTHER_DESK}"
    yield refused("policy_says_whom", "policy", "UPDATE", adopting, _COMPLETE)
    for moment in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER policy_complete_{moment.lower()} BEFORE {moment} ON policy "
            f"WHEN new.status IN ('adopted', 'superseded', 'expired') AND ({_INCOMPLETE}) AND NOT {TAKING_BACK} "
            f"BEGIN SELECT RAISE(ABORT, 'rule: {_COMPLETE}'); END"
        )
        yield (
            f"CREATE TRIGGER decision_whole_{moment.lower()} BEFORE {moment} ON decision "
            f"WHEN new.status <> 'draft' AND ({blank('new.number')} OR new.date IS NULL OR {blank('new.text')}) "
            f"BEGIN SELECT RAISE(ABORT, 'rule: {_WHOLE}'); END"
        )
        yield (
            f"CREATE TRIGGER document_kept_{moment.lower()} BEFORE {moment} ON document "
            "WHEN new.sha256 IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM content WHERE sha256 = new.sha256 AND size = new.size) "
            f"BEGIN SELECT RAISE(ABORT, 'rule: {_OF_ITS_FILE}'); END"
        )
        yield (
            f"CREATE TRIGGER action_closed_{moment.lower()} BEFORE {moment} ON action "
            f"WHEN new.status IN ('done', 'cancelled') AND {blank('new.outcome')} "
            f"BEGIN SELECT RAISE(ABORT, 'rule: {_CLOSED}'); END"
        )


_SAID = (
    ("tradeoff_between_two", "tradeoff", "new.favoured = new.over",
     say("Something is traded against the same element; choose two that differ.")),
    ("recommendation_reasoned", "recommendation",
     f"new.response IN ('rejected', 'partly accepted') AND {blank('new.reasons')}",
     say("A recommendation is rejected or partly accepted with reasons.")),
    ("contradiction_worded", "contradiction", f"new.resolved IS NOT NULL AND {blank('new.resolution')}",
     say("A contradiction is resolved with a word on how.")),
)  # fmt: skip
"""What a record must say of itself to be kept: trigger, table, when it does not, and the words of the refusal."""


def _said() -> Iterator[str]:
    for name, table, when, words in _SAID:
        for moment in ("INSERT", "UPDATE"):
            yield (
                f"CREATE TRIGGER {name}_{moment.lower()} BEFORE {moment} ON {table} WHEN {when} "
                f"BEGIN SELECT RAISE(ABORT, 'rule: {words}'); END"
            )


def _superseded() -> Iterator[str]:
    """A version leaves force only for another that has come into force and says so; nothing supersedes itself."""
    adopted = "status IN ('adopted', 'superseded', 'expired')"
    closed = "new.status = 'superseded' AND old.status <> 'superseded'"
    none = f"NOT EXISTS (SELECT 1 FROM policy WHERE supersedes = new.id AND id <> new.id AND {adopted})"
    yield refused("policy_superseded", "policy", "UPDATE", f"{closed} AND {none}", _OF_ANOTHER)
    later = "supersedes = new.id AND status <> 'draft' OR country = new.country AND status = 'in force'"
    there = f"SELECT 1 FROM framework WHERE id <> new.id AND status <> 'open for comment' AND ({later})"
    unsaid = f"{closed} AND NOT EXISTS ({there}) AND NOT {FROM_ANOTHER_DESK}"
    yield refused("framework_superseded", "framework", "UPDATE", unsaid, _OF_ANOTHER_FRAMEWORK)
    standing = f"old.status = 'in force' AND NOT {FROM_ANOTHER_DESK}"
    yield refused("framework_in_force_kept", "framework", "DELETE", standing, _IN_FORCE)
    draft = "EXISTS (SELECT 1 FROM decision WHERE id = new.adopted_by AND status = 'draft')"
    agreed = f"new.status = 'in force' AND {draft} AND NOT {FROM_ANOTHER_DESK}"
    yield refused("framework_agreed", "framework", "UPDATE", agreed, _AGREED)
    yield refused("framework_made_agreed", "framework", "INSERT", agreed, _AGREED)
    for kind in [kind for kind in KINDS.values() if "supersedes" in kind.by_name]:
        for moment in ("INSERT", "UPDATE"):
            name = f"{kind.name}_replaces_another_{moment.lower()}"
            yield refused(name, kind.name, moment, "new.supersedes = new.id", _ITSELF)
    for table, state in (("policy", "adopted"), ("framework", "in force")):
        there = f"SELECT 1 FROM {table} WHERE supersedes = new.supersedes AND id <> new.id AND status = '{state}'"
        coming, made = f"new.status = '{state}' AND EXISTS ({there})", f"{table}_made_in_its_place"
        yield refused(f"{table}_in_its_place", table, "UPDATE", f"old.status <> '{state}' AND {coming}", _IN_ITS_PLACE)
        yield refused(made, table, "INSERT", f"{coming} AND NOT {FROM_ANOTHER_DESK}", _IN_ITS_PLACE)


def _in_states(frozen: Frozen, value: str) -> str:
    return f"{value} IN ({', '.join(repr(state) for state in frozen.states)})"


def _differs(fields: Iterable[Field]) -> str:
    kept = ["new.id IS NOT old.id"] + [f'new."{f.name}" IS NOT old."{f.name}"' for f in fields if not f.living]
    return " OR ".join(kept)


def _changed(kind: Kind, frozen: Frozen) -> str:
    """Whether an update changes what is frozen: a field, the way back into force, a closing field out of turn."""
    first, was, now = repr(frozen.states[0]), f"old.{frozen.field}", f"new.{frozen.field}"
    closing = [field for field in kind.stored if field.name in frozen.closing]
    others = [field for field in kind.stored if field.name not in frozen.closing]
    back = f"({was} <> {first} AND {now} <> {was})"
    early = [f"(({_differs(closing)}) AND NOT ({was} = {first} AND {now} <> {first}))"] if closing else []
    return " OR ".join([f"NOT {_in_states(frozen, now)}", back, _differs(others), *early])


def _pushed_out(kind: Kind) -> str:
    """Which row of the table an insert would push out (`INSERT OR REPLACE` fires no trigger of the row it deletes)."""
    ways = ["id = new.id", "rowid = new.rowid"]
    ways += [" AND ".join(f'"{name}" = new."{name}"' for name in names) for names in kind.unique]
    return f"({' OR '.join(ways)})"


def refusals() -> dict[str, Sentence]:
    """Every sentence with which a desk refuses, by its English words."""
    of_kinds = [words(kind) for kind in KINDS.values() if kind.frozen for words in (never_changes, part_never_changes)]
    of_names = [same_again([(kind.name, '.', name)]) for kind, name in _NAMED]
    return {str(one): one for one in (*_WORDS, *(words for *_, words in _SAID), *of_kinds, *of_names)}


def _frozen_kind(kind: Kind, frozen: Frozen) -> Iterator[str]:
    held = _in_states(frozen, frozen.field)
    was = _in_states(frozen, f"old.{frozen.field}")
    words, free = never_changes(kind), _but_from_another_desk(frozen)
    other = f"EXISTS (SELECT 1 FROM {kind.name} WHERE {_pushed_out(kind)} AND {held}"
    yield refused(f"{kind.name}_frozen", kind.name, "UPDATE", f"{was} AND ({_changed(kind, frozen)}){free}", words)
    yield refused(f"{kind.name}_kept", kind.name, "DELETE", f"{was}{free}", words)
    yield refused(f"{kind.name}_replaced", kind.name, "INSERT", f"{other})", words)
    yield refused(f"{kind.name}_displaced", kind.name, "UPDATE", f"{other} AND id <> old.id)", words)


def _but_from_another_desk(frozen: Frozen | None) -> str:
    return f" AND NOT {FROM_ANOTHER_DESK}" if frozen and frozen.open_to_desks else ""


def _frozen_record(part: Kind) -> str:
    """The frozen records that parts of a kind may belong to, ready to be asked for by the id that the part names."""
    *between, whole = wholes(part.name)
    names = [f"{one.name} AS w{at}" for at, one in enumerate((*between, whole))]
    steps = [f"w{at}.{one.part_of} = w{at + 1}.id AND " for at, one in enumerate(between)]
    frozen = _in_states(whole.frozen, f"w{len(between)}.{whole.frozen.field}") if whole.frozen else ""
    return f"SELECT 1 FROM {', '.join(names)} WHERE {''.join(steps)}{frozen} AND w0.id"


def _frozen_part(part: Kind, whole: Kind, frozen: Frozen) -> Iterator[str]:
    words, free, state = part_never_changes(whole), _but_from_another_desk(frozen), _frozen_record(part)
    theirs = f"SELECT {part.part_of} FROM {part.name} WHERE {_pushed_out(part)}"
    new, old = f"EXISTS ({state} = new.{part.part_of})", f"EXISTS ({state} = old.{part.part_of})"
    pushed = f"EXISTS ({state} IN ({theirs}))"
    displaced = f"EXISTS ({state} IN ({theirs} AND id <> old.id))"
    moved = f"(({_differs(part.stored)}) AND ({old} OR {new}))"
    yield refused(f"{part.name}_frozen_insert", part.name, "INSERT", f"({new} OR {pushed}){free}", words)
    yield refused(f"{part.name}_frozen_delete", part.name, "DELETE", f"{old}{free}", words)
    yield refused(f"{part.name}_frozen_update", part.name, "UPDATE", f"({moved} OR {displaced}){free}", words)


def _frozen_links() -> Iterator[str]:
    held = [one for kind in KINDS.values() for one in _links_held(kind)]
    for moment, rows in (("INSERT", ("new",)), ("DELETE", ("old",)), ("UPDATE", ("old", "new"))):
        touched = " OR ".join(one.replace("ROW", row) for row in rows for one in held)
        yield refused(f"link_frozen_{moment.lower()}", "link", moment, f"({touched})", _LINKS)


def _links_held(kind: Kind) -> Iterator[str]:
    """Whether a link is one of a frozen record, or one of those lists of its parts that are frozen with it."""
    free, fixed = (", ".join(repr(one.name) for one in kind.many if one.living is living) for living in (True, False))
    if kind.frozen:
        frozen = f"SELECT 1 FROM {kind.name} WHERE {_in_states(kind.frozen, kind.frozen.field)} AND id = ROW.from_id"
        yield f"(ROW.field NOT IN ({free}) AND EXISTS ({frozen}){_but_from_another_desk(kind.frozen)})"
    for whole in wholes(kind.name)[-1:] if fixed else ():
        belongs = f"SELECT {kind.part_of} FROM {kind.name} WHERE id = ROW.from_id"
        held = f"EXISTS ({_frozen_record(kind)} = ({belongs}))"
        yield f"(ROW.field IN ({fixed}) AND {held}{_but_from_another_desk(whole.frozen)})"


def triggers() -> list[str]:
    """Every trigger of a desk, as SQL; those made first speak last, so that a rule is said by its own words."""
    made = [
        *_only_by_changes(), *_of_one_name(), *_APPEND_ONLY.strip().split(";\n"), *_checks(), *_said(),
        *_days_in_order(), *decided.kept(), *_superseded(), *targets.kept(), *_frozen_links(),
    ]  # fmt: skip
    for kind in KINDS.values():
        if kind.frozen:
            made += _frozen_kind(kind, kind.frozen)
        for whole in wholes(kind.name)[-1:]:
            if whole.frozen:
                made += _frozen_part(kind, whole, whole.frozen)
    return [*made, *decided.numbers_once()]
