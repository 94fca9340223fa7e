"""Two actors that are one: whatever led to the one that goes leads to the one that stays, as one change.

What stands still is not written anew by anybody: where that names the one that goes, nothing is done, and it is
said what stands in the way.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from pbdesk.errors import NAMED, NotUnderstood, RuleBroken
from pbdesk.records.kind import Kind, Type, Value, Values
from pbdesk.records.kinds import KINDS, wholes
from pbdesk.records.mentions import mentioned, renamed
from pbdesk.records.periods import overlap
from pbdesk.records.standing import unchanging
from pbdesk.sentences import Sentence, say
from pbdesk.store.change import Change, Update, change
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.joined import JOIN
from pbdesk.store.pointing import pointing
from pbdesk.store.query import Condition, Listing, Records, linked_from
from pbdesk.store.refused import called

ACTOR = KINDS["actor"]
_STANDING_ONCE = {
    "attendance": ("meeting",), "membership": ("task_force",), "position": ("decision",),
    "consultation": ("policy", "asked"),
}  # fmt: skip
"""What an agency stands in once, by the records that say so: those that agree in these fields, at overlapping days."""
_NAMES = ("name", "acronym", "other_names")
_APART = (*_NAMES, "unclear", "source_key")
"""Fields that are not simply taken over where they are empty."""
_AT_ONCE = 2000
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Leading:
    """The records of a kind that lead by a field to the actor that goes."""

    kind: str
    field: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Differing:
    """A field in which the one that stays says other than the one that goes: it stays as it is."""

    field: str
    stays: Value
    goes: Value


@dataclass(frozen=True)
class Joining:
    """What joining one actor into another does; `fresh` is what the one that stays takes over."""

    gone: str
    stays: str
    key: str
    leading: tuple[Leading, ...]
    fresh: Mapping[str, Value]
    differing: tuple[Differing, ...]
    titles: Mapping[str, str]


def plan(desk: Desk, gone: str, stays: str) -> Joining:
    """What joining would do; writes nothing. Raises `RuleBroken` with what stands in the way, `NotUnderstood`."""
    with desk.reading() as connection:
        return _planned(connection, gone, stays)


def join(desk: Desk, gone: str, stays: str, person: str, reason: str = "", told: Told | None = None) -> Joining:
    """Join an actor into another as one change; `told` hears how many of how many records are written."""
    with change(desk, JOIN, person, reason=reason, detail={"kind": "actor"}) as made:
        planned = _planned(made.connection, gone, stays)
        title, into = planned.titles[gone], planned.titles[stays]
        made.detail.update(title=title, into=into, gone=gone, stays=stays, key=planned.key)
        _lead_to_the_other(made, planned, told or _nobody)
        _remember(made, planned)
        made.set(stays, planned.fresh)
        made.delete(gone)
    return planned


def _nobody(_done: int, _of: int) -> None:
    """Nobody hears how far it is."""


def _planned(connection: Moment, gone: str, stays: str) -> Joining:
    records = Records(connection)
    going, staying = _actor(records, gone), _actor(records, stays)
    _refuse_unlike(records, going, staying)
    leading = _leading(connection, gone, stays)
    _refuse_what_stands(connection, going, staying, leading)
    fresh, differing = _taken_over(going, staying), tuple(_differing(going, staying))
    sides = [fresh, *({one.field: side} for one in differing for side in (one.stays, one.goes))]
    titles = records.titles({gone, stays, *linked_from(ACTOR, sides)})
    return Joining(gone, stays, str(going["source_key"] or ""), leading, fresh, differing, titles)


def _actor(records: Records, record: str) -> dict[str, Value]:
    values = records.get_many(ACTOR, [record]).get(record)
    if values is None:
        raise NotUnderstood(say("This desk has no actor {record}.", record=record))
    return values


def _refuse_unlike(records: Records, going: Values, staying: Values) -> None:
    """What is one already, on two sides, or a part of the other is no double."""
    if going["id"] == staying["id"]:
        raise NotUnderstood(say("“{name}” is one actor; name the other that is the same.", name=going["name"]))
    where = called(records, ACTOR, str(going["id"]), going)
    if {_side(going), _side(staying)} == {"internal", "external"}:
        raise RuleBroken(where, [say("“{other}” is on another side: one of the two is internal, the other external.",
                                     other=staying["name"])])  # fmt: skip
    for part, whole in ((going, staying), (staying, going)):
        if whole["id"] in _above(records, part):
            words = "“{part}” is a part of “{whole}”, so they are two; if that is wrong, say first what it is part of."
            raise RuleBroken(where, [say(words, part=part["name"], whole=whole["name"])])


def _side(actor: Values) -> Value:
    """An agency of the desk's own government is of no host country."""
    return actor["side"] or ("external" if actor["own"] else None)


def _above(records: Records, actor: Values) -> set[str]:
    """All that an actor is part of."""
    found: set[str] = set()
    above = actor["parent"]
    while above and str(above) not in found:
        found.add(str(above))
        above = (records.get(str(above)) or {}).get("parent")
    return found


def _leading(connection: Moment, gone: str, stays: str) -> tuple[Leading, ...]:
    """What leads to one of two actors, but for themselves."""
    found = (
        Leading(one.kind, one.field, tuple(record for record in one.ids if record not in (gone, stays)))
        for one in pointing(connection, "actor", gone)
    )
    return tuple(one for one in found if one.ids)


def _refuse_what_stands(connection: Moment, going: Values, staying: Values, leading: Sequence[Leading]) -> None:
    """Say of everything that stands in the way that it does, and whether the other way round nothing would."""
    records, other = Records(connection), str(staying["name"])
    still, twice = _each(_standing(records, leading)), _each(_twice(records, leading, str(staying["id"])))
    messages = []
    if still:
        words = "It cannot be joined into “{other}”: these name it and never change: {records}."
        messages.append(say(words, other=other, records=_listed(records, still)))
    if twice:
        words = "“{other}” stands beside it where an agency stands once; take out one of the two: {records}."
        messages.append(say(words, other=other, records=_listed(records, twice)))
    elif still and not any(_standing(records, _leading(connection, str(staying["id"]), str(going["id"])))):
        words = "The other way round it can be done: keep “{name}”, and let “{other}” go."
        messages.append(say(words, other=other, name=going["name"]))
    if messages:
        raise RuleBroken(_called(records, ACTOR, going), messages)


def _listed(records: Records, found: Sequence[tuple[Kind, Values]]) -> list[Sentence]:
    """What the first of these are called, and how many there are beside them."""
    called_so = [_called(records, *one) for one in found[:NAMED]]
    return [*called_so, say("and {n} more", n=len(found) - NAMED)] if len(found) > NAMED else called_so


def _each(found: Iterable[tuple[Kind, Values]]) -> list[tuple[Kind, Values]]:
    """Each record once, also where it names an actor in two fields."""
    return list({values["id"]: (kind, values) for kind, values in found}.values())


def _called(records: Records, kind: Kind, values: Values) -> Sentence:
    return called(records, kind, str(values["id"]), values)


def _standing(records: Records, leading: Iterable[Leading]) -> Iterator[tuple[Kind, Values]]:
    """The records among these whose link is not written anew any more."""
    for one in leading:
        kind = KINDS[one.kind]
        if kind.frozen or wholes(kind.name):
            for start in range(0, len(one.ids), _AT_ONCE):
                held = records.get_many(kind, one.ids[start : start + _AT_ONCE]).values()
                yield from ((kind, values) for values in held if any(unchanging(kind, values, [one.field], records)))


def _twice(records: Records, leading: Iterable[Leading], stays: str) -> Iterator[tuple[Kind, Values]]:
    """The records among these beside which another says the same of the one that stays."""
    for one in leading:
        kind = KINDS[one.kind]
        if one.field == "between":
            held = records.get_many(kind, one.ids).values()
            yield from ((kind, values) for values in held if stays in _list(values["between"]))
        elif one.kind in _STANDING_ONCE:
            yield from ((kind, values) for values in _said_again(records, one, _STANDING_ONCE[one.kind], stays))


def _said_again(records: Records, one: Leading, same: Sequence[str], stays: str) -> Iterator[Values]:
    beside: dict[tuple[Value, ...], list[Values]] = {}
    for values in records.pointing(one.kind, one.field, stays):
        beside.setdefault(tuple(values[name] for name in same), []).append(values)
    for values in records.get_many(KINDS[one.kind], one.ids).values():
        others = beside.get(tuple(values[name] for name in same), ())
        if any(overlap(values, other) for other in others):
            yield values


def _list(value: Value) -> list[str]:
    return value if isinstance(value, list) else []


def _taken_over(going: Values, staying: Values) -> dict[str, Value]:
    """What the one that stays has from then on: what it lacked, all that either is linked to, the other's names."""
    both, fresh = (going["id"], staying["id"]), dict[str, Value]()
    for field in (one for one in ACTOR.fields if one.name not in _APART):
        held, other = staying[field.name], going[field.name]
        if field.type is Type.LINKS:
            united = [one for one in dict.fromkeys([*_list(held), *_list(other)]) if one not in both]
            fresh |= {field.name: united} if united != held else {}
        elif held is None and other is not None:
            fresh[field.name] = other
    fresh |= {"acronym": going["acronym"]} if going["acronym"] and not staying["acronym"] else {}
    return {**fresh, **_other_names(going, {**staying, **fresh}), **_kept_as_it_came(going, staying)}


def _other_names(going: Values, staying: Values) -> dict[str, Value]:
    """The names of the one that goes, where the one that stays has them not."""
    known = {_plainly(one) for one in _names_of(staying)}
    added = {_plainly(one): one for one in reversed(_names_of(going)) if _plainly(one) not in known}
    told = [str(staying["other_names"])] if staying["other_names"] else []
    return {"other_names": "|".join([*told, *reversed(added.values())])} if added else {}


def _names_of(actor: Values) -> list[str]:
    return [part.strip() for name in _NAMES for part in str(actor[name] or "").split("|") if part.strip()]


def _plainly(name: str) -> str:
    return " ".join(name.casefold().split())


def _kept_as_it_came(going: Values, staying: Values) -> dict[str, Value]:
    """What spreadsheets said of either that was not understood; of one field what stood with the one that stays."""
    if not going["unclear"]:
        return {}
    texts = [json.loads(str(one["unclear"] or "{}")) for one in (going, staying)]
    united = json.dumps(texts[0] | texts[1], ensure_ascii=False)
    return {"unclear": united} if united != staying["unclear"] else {}


def _differing(going: Values, staying: Values) -> Iterator[Differing]:
    """What the one that goes says otherwise, and what is not said any more; its names are kept."""
    for field in ACTOR.stored:
        held, other = staying[field.name], going[field.name]
        if field.name not in _APART and None not in (held, other) and held != other:
            yield Differing(field.name, held, other)


def _lead_to_the_other(made: Change, planned: Joining, told: Told) -> None:
    """Write every link anew, record by record."""
    fields: dict[str, dict[str, list[str]]] = {}
    for one in planned.leading:
        for record in one.ids:
            fields.setdefault(one.kind, {}).setdefault(record, []).append(one.field)
    done, of = 0, sum(map(len, fields.values()))
    for kind, by_record in fields.items():
        for start in range(0, len(by_record), _AT_ONCE):
            told(done + start, of)
            some = dict(islice(by_record.items(), start, start + _AT_ONCE))
            made.set_many(KINDS[kind], _updates(made.records, KINDS[kind], some, planned))
        done += len(by_record)


def _updates(records: Records, kind: Kind, fields: Mapping[str, Sequence[str]], planned: Joining) -> list[Update]:
    """The links of some records of a kind as they are and as they are to be."""
    held = records.get_many(kind, list(fields))
    fresh = {
        record: {name: value for one in names for name, value in _led(kind, one, held[record], planned).items()}
        for record, names in fields.items()
    }
    return [Update(record, {name: held[record][name] for name in new}, new) for record, new in fresh.items()]


def _led(kind: Kind, name: str, held: Values, planned: Joining) -> dict[str, Value]:
    """What a field holds once it leads to the one that stays; a text that mentions it goes with its mentions."""
    field = kind.by_name[name]
    if field.type is Type.LINK:
        return {name: planned.stays}
    if field.mentions_in:
        text = renamed(str(held[field.mentions_in] or ""), {planned.gone: planned.stays})
        return {field.mentions_in: text, name: mentioned(text)}
    turned = (planned.stays if one == planned.gone else one for one in _list(held[name]))
    return {name: list(dict.fromkeys(turned))}


def _remember(made: Change, planned: Joining) -> None:
    """What a profile remembers to mean the one that goes means the one that stays."""
    for one in made.records.listed(Listing(KINDS["profile"], (Condition("choices", "contains", planned.gone),))):
        made.set(str(one["id"]), {"choices": str(one["choices"]).replace(planned.gone, planned.stays)})
