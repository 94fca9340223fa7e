"""Which column holds which field, and which kind of record the rows of a table are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pbdesk.intake import lexicon
from pbdesk.intake.assuming import assumptions
from pbdesk.intake.by_looks import Seen, add_by_looks, add_title_and_date
from pbdesk.intake.cells import Cell, as_text
from pbdesk.intake.headings import Heading, heading, plain
from pbdesk.intake.likeness import Names, likeness, names_of, only_nearly, whole_likeness
from pbdesk.intake.looks import Looks, fitness, look
from pbdesk.intake.roles import Scores, settle_roles
from pbdesk.intake.tags import said_by_tag
from pbdesk.intake.twins import Twin, in_one_currency, twins_of
from pbdesk.intake.units import said_unit
from pbdesk.intake.vocabulary import NAMING, TELLING, fold, words
from pbdesk.records.kind import Field, Kind, Type
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import Sentence

_LEAST = 0.42
_FEW = 2
_GROUPED = 0.95

IMPORTED: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "activity": (frozenset({"title", "agency", "description", "partner"}), frozenset()),
    "actor": (frozenset({"name"}), frozenset({"acronym", "type", "parent", "reference", "country", "side"})),
    "decision": (frozenset({"text", "title"}), frozenset({"text", "number", "proposer"})),
    "action": (frozenset({"title"}), frozenset({"due", "agency", "decision"})),
    "assignment": (frozenset({"agency"}), frozenset({"start", "decision", "role"})),
    "policy": (frozenset({"title"}), frozenset({"version", "review_due", "owner", "adopted_by"})),
    "objective": (frozenset({"title"}), frozenset({"number", "dimension", "lead", "horizon"})),
    "observation": (frozenset({"benchmark"}), frozenset({"value"})),
    "meeting": (frozenset({"date"}), frozenset({"task_force", "number", "chair", "minutes"})),
}
"""The kinds a ministry's list may be of: any one of the first fields, and any one of the second, must be there."""

_MARKS_OF_ACTIVITIES = frozenset(
    {"title", "partner", "funder", "budget", "disbursed", "start", "end", "sector", "sector_code", "place"}
)


@dataclass(frozen=True)
class Match:
    """The columns of a table as fields of a kind: `columns[field]` is a position; `points` says how sure it is."""

    kind: Kind
    columns: dict[str, int]
    points: float
    assumed: tuple[tuple[int, Sentence], ...] = ()
    """What was assumed of columns that their headings do not say: position and sentence."""
    twins: tuple[Twin, ...] = ()
    """The columns that say a field again."""
    told: frozenset[str] = frozenset()
    """The fields that are sure enough to tell what kind of list it is."""


class Said(NamedTuple):
    """What is written about the columns of a table: over each, over several, and in the row of tags below."""

    headings: Sequence[str]
    groups: Sequence[str]
    tags: Sequence[str]


def best_match(
    said: Said,
    columns: Sequence[Sequence[Cell]],
    kind_name: str,
    profile: Mapping[str, str],
) -> Match | None:
    """The kind of record these columns describe best; None if they describe none."""
    looks = {at: look(column) for at, column in enumerate(columns)}
    kinds = [KINDS[kind_name]] if kind_name else [KINDS[name] for name in IMPORTED]
    matches = [_match(kind, said, columns, looks, profile) for kind in kinds]
    likely = [match for match in matches if _is_plausible(match, bool(kind_name))]
    best = max(likely, key=lambda match: _weighed(match, said.headings, looks), default=None)
    return best and replace(
        best, twins=twins_of(best.kind, best.columns, said.headings, said.groups, _refused(profile))
    )


def _weighed(match: Match, headings: Sequence[str], looks: Mapping[int, Looks]) -> float:
    """How much a match is worth: undertakings that are only named, or bodies that each stand once, may be a register."""
    columns = match.columns
    title, agency = columns.get("title"), columns.get("agency")
    if match.kind.name == "activity" and title is not None and _said_in(headings[title]) & _DECIDED:
        return match.points * _REGISTER
    if match.kind.name != "activity" or _ONLY_OF_ACTIVITIES & set(columns):
        return match.points
    if title is None:
        return match.points * (_EACH_ONCE if agency is not None and looks[agency].distinct > _GROUPED else 1.0)
    named = any(words <= NAMING for words in heading(headings[title]).readings[:1])
    return match.points * (_REGISTER if named and agency is None and "start" not in columns else 1.0)


_ONLY_OF_ACTIVITIES = frozenset({"partner", "funder", "budget", "disbursed", "end"})
_DECIDED = frozenset(
    map(plain, words("decision resolution vedtak beslut beslutning acuerdo resolucion decisao deliberation"))
)
_REGISTER, _EACH_ONCE = 0.7, 0.4


def _is_plausible(match: Match, said: bool) -> bool:
    found = match.told & set(match.columns)
    if said:
        return bool(match.columns)
    needed, telling = IMPORTED[match.kind.name]
    if (
        len(found) < _FEW
        or not (needed & found or _is_of_payments(found))
        or (telling and not telling & (found - (needed - telling)))
    ):
        return False
    return match.kind.name != "activity" or bool(found & _MARKS_OF_ACTIVITIES)


def _is_of_payments(found: frozenset[str] | set[str]) -> bool:
    """Whether a list says of contributions or grants no more than their numbers, by whom or where, and how much."""
    return "reference" in found and bool({"funder", "country"} & found) and bool({"budget", "disbursed"} & found)


def _match(
    kind: Kind, written: Said, columns: Sequence[Sequence[Cell]], looks: Mapping[int, Looks], profile: Mapping[str, str]
) -> Match:
    headings, groups = written.headings, written.groups
    spoken = _spoken(kind, written)
    scores = _scores(kind, spoken, groups, looks)
    if "partner" in scores:
        settle_roles(scores, spoken, looks)
    _find_identifier(kind, scores, headings, columns, looks)
    chosen = _said_by_profile(kind, headings, profile)
    said = set(chosen)
    points = float(len(chosen))
    refused = _refused(profile)
    pairs = sorted(
        (
            (score, -at, name)
            for name, found in scores.items()
            for at, score in found.items()
            if headings[at] not in refused
        ),
        reverse=True,
    )
    for score, place, name in pairs:
        if score >= _LEAST and name not in chosen and -place not in chosen.values():
            chosen[name] = -place
            points += score
    named = set(chosen)
    seen = Seen(kind, chosen, ["" if text in refused else text for text in headings], columns, looks)
    add_title_and_date(seen)
    told = frozenset(chosen)
    add_by_looks(seen)
    if "currency" not in chosen:
        chosen.update(
            {n: at for n, at in in_one_currency(kind, chosen, headings, groups, refused).items() if n not in said}
        )
    _one_currency(kind, chosen, headings)
    matched = {name: at for name, at in chosen.items() if name not in said}
    assumed = tuple(assumptions(kind, matched, set(chosen) - named, headings, groups))
    return Match(kind, chosen, points, assumed, told=told)


def _refused(profile: Mapping[str, str]) -> set[str]:
    """The headings that a person left out."""
    return {header for header, field in profile.items() if not field}


def _spoken(kind: Kind, written: Said) -> list[str]:
    """The headings; a tag for machines speaks for one that itself says nothing."""
    return [
        meant if tag and (meant := said_by_tag(tag)) and _says_nothing(kind, text, group) else text
        for text, group, tag in zip(*written, strict=True)
    ]


def _says_nothing(kind: Kind, text: str, group: str) -> bool:
    """Whether a heading names no field, and no other thing of a body or a place either, as `Acronym` does."""
    return max(_likes(kind, text, group).values()) < _LEAST and not any(
        words & _TELLING for words in heading(text).readings
    )


_TELLING = frozenset(map(plain, TELLING))


def _scores(kind: Kind, headings: Sequence[str], groups: Sequence[str], looks: Mapping[int, Looks]) -> Scores:
    scores: Scores = {names.field.name: {} for names in names_of(kind)}
    for at, (text, group) in enumerate(zip(headings, groups, strict=True)):
        if not text or _is_persons_name(text, headings):
            continue
        likes = _likes(kind, text, group)
        for names in names_of(kind):
            name = names.field.name
            if likes[name] and (score := likes[name] * fitness(kind, names.field, looks[at])):
                scores[name][at] = score * _rank(name, text)
    return scores


def _likes(kind: Kind, text: str, group: str) -> dict[str, float]:
    """How like a heading is to each field, alone or with what stands over it."""
    alone = heading(text)
    sure = any(whole_likeness(alone, names) for names in names_of(kind))
    grouped = heading(f"{group} {text}") if group and not (sure and _stands_alone(alone)) else None
    likes = {}
    for names in names_of(kind):
        like = 0.0 if sure and only_nearly(alone, names) else likeness(alone, names)
        like *= _BY_GROUP if grouped and sure else 1.0
        likes[names.field.name] = max(like, _GROUPED * likeness(grouped, names) if grouped else 0.0)
    return likes


def _rank(field: str, text: str) -> float:
    """What a heading is worth where a better one is named: a day of signing, or what was only foreseen or asked for."""
    if field == "start" and _is_signing(text):
        return _APPROVED if _said_in(text) & _APPROVING else _SIGNED
    if field == "status" and _said_in(text) == _STATE:
        return _RATHER_A_PLACE
    if field == "place" and _said_in(text) > _STATE and _said_in(text) - _STATE <= _UNDERTAKEN:
        return _SIGNED
    return _SIGNED if _said_in(text) & _LESS.get(field, frozenset()) else 1.0


def _said_in(text: str) -> frozenset[str]:
    return frozenset().union(*heading(text).readings[:1])


_SIGNED = 0.85
_APPROVED = 0.72
_APPROVING = frozenset(map(plain, words("approval approved aprobacion aprovacao approbation board")))
_STATE, _RATHER_A_PLACE = frozenset({"state"}), 0.5
_FORESEEN = frozenset(map(plain, lexicon.FORESEEN | {"original", "initial", "proposed", "scheduled", "indicative"}))
_ASKED = frozenset(
    map(plain, words("requested required asked appealed demande solicitado solicitada omsokt sokt ansokt"))
)
_LESS = {"start": _FORESEEN, "end": _FORESEEN, "budget": _ASKED, "disbursed": frozenset({"received"})}


def _is_signing(text: str) -> bool:
    return bool(_said_in(text) & _SIGNING) and not _said_in(text) & _STARTING


_SIGNING = frozenset(map(plain, lexicon.SIGNED)) - {"effective", "effectiveness", "effectivity"}
_STARTING = frozenset(map(plain, lexicon.START))
_FIRST_NAMES = frozenset(
    {"prenom", "first name", "firstname", "fornavn", "fornamn", "nombres", "apellido", "apellidos", "sobrenome"}
)
_SURNAMES = frozenset(
    {"nom", "name", "last name", "surname", "etternavn", "efternamn", "nombre", "nome", "navn", "namn"}
)


def _is_persons_name(text: str, headings: Sequence[str]) -> bool:
    """Whether a column named only `Name` stands beside one of first names."""
    return fold(text) in _SURNAMES and any(fold(other) in _FIRST_NAMES for other in headings)


def _stands_alone(said: Heading) -> bool:
    """Whether a heading says by itself what it is of: `Region` does under whatever, `Amount` or `Name` does not."""
    return not any(words <= _GENERIC for words in said.readings[:1])


_BY_GROUP = 0.9
_GENERIC = frozenset(map(plain, NAMING | lexicon.AMOUNT | lexicon.IDENTIFIER | lexicon.DATE | lexicon.BUDGET))


def _find_identifier(
    kind: Kind, scores: Scores, headings: Sequence[str], columns: Sequence[Sequence[Cell]], looks: Mapping[int, Looks]
) -> None:
    """Take a column of unique values that is headed as a number for the identifier, most of all if parents are named by it."""
    field = next((field for field in kind.fields if field.reported_as == "id" and field.type is Type.TEXT), None)
    if field is None:
        return
    parents = next((other.name for other in kind.fields if other.to == kind.name and other.name == "parent"), None)
    for at, text in enumerate(headings):
        if _only_counts(text, columns[at]):
            scores[field.name][at] = _COUNTED * scores[field.name].get(at, 0.0)
        elif kind.name == "activity" and _codes_undertakings(kind, text, looks[at]):
            scores[field.name][at] = max(_CODED, scores[field.name].get(at, 0.0))
        elif _is_numbered(text, looks[at]) and not (kind.name == "activity" and _numbers_a_party(text)):
            score = 1.1 if parents and _is_named_by(columns[at], scores[parents], columns) else 0.8
            scores[field.name][at] = max(score, scores[field.name].get(at, 0.0))


def _is_numbered(text: str, looks: Looks) -> bool:
    unique = looks.distinct == 1.0 and looks.filled > 0.95 and looks.length < _LONGEST_NUMBER
    if not unique or any(words & _NO_RECORDS for words in heading(text).readings[:1]) or _is_count(text):
        return False
    return bool(_ENDS_NUMBERED.search(fold(text))) or any(words & _NUMBERS for words in heading(text).readings)


def _is_count(text: str) -> bool:
    """Whether a heading counts things that are no undertakings: `# of people reached`, `Nombre de femmes`."""
    return bool(_COUNTS.match(fold(text))) and not _said_in(text) & _UNDERTAKEN


_COUNTS = re.compile(r"(#|n|no|num|nbr?e?|number|nombre|numero|antall|antal)\W*\s(of|de|av|d')\b")
_UNDERTAKEN = frozenset(map(plain, lexicon.UNDERTAKEN))
_NO_RECORDS = frozenset(
    map(
        plain,
        words("pcode admin adm locality district region province commune municipality state county zip postal phone"),
    )
)


def _codes_undertakings(kind: Kind, text: str, looks: Looks) -> bool:
    """Whether a column headed as the undertaking holds no names of it but numbers or codes: `Tiltak`, 1.006.01."""
    coded = looks.worded < _HARDLY and looks.filled > _GROUPED and looks.distinct > _MANY
    return coded and looks.dated < _GROUPED and any(whole_likeness(heading(text), n) for n in _titles_of(kind))


@cache
def _titles_of(kind: Kind) -> tuple[Names, ...]:
    return tuple(names for names in names_of(kind) if names.field.name == "title")


_HARDLY, _MANY, _CODED = 0.2, 0.3, 0.82


def _numbers_a_party(text: str) -> bool:
    """Whether a heading numbers a body, not an undertaking: `Beneficiary ID`."""
    return any(words & _PARTIES for words in heading(text).readings[:1])


def _only_counts(text: str, column: Sequence[Cell]) -> bool:
    """Whether a column merely counts the rows: 1, 2, 3, with few gaps, headed as a number of nothing."""
    if not any(words <= _COUNTING for words in heading(text).readings[:1]):
        return False
    said = [as_text(value).strip(" .") for value in column[:200] if value != ""]
    if len(said) < _FEW or not all(text.isdigit() for text in said):
        return False
    numbers = [int(text) for text in said]
    rises = all(one < other for one, other in pairwise(numbers))
    return rises and numbers[-1] - numbers[0] < _GAPS * len(numbers)


_LONGEST_NUMBER = 20
_ENDS_NUMBERED = re.compile(r"((?<!\ba)(?<!pa)(?<!\bb)id|nr|no|num|code|kode)\W*$")
_COUNTED = 0.7
_GAPS = 4
_NUMBERS = frozenset(map(plain, lexicon.IDENTIFIER))
_PARTIES = frozenset(map(plain, lexicon.BODY | lexicon.FUND | lexicon.RECEIVER | lexicon.SECTOR | lexicon.COUNTRY_KEYS))
_COUNTING = frozenset(
    map(
        plain,
        (
            "s",
            "sl",
            "ser",
            "sno",
            "n",
            "no",
            "nr",
            "sn",
            "serial",
            "number",
            "item",
            "ordre",
            "order",
            "orden",
            "lopenr",
        ),
    )
)


def _is_named_by(column: Sequence[Cell], parents: Mapping[int, float], columns: Sequence[Sequence[Cell]]) -> bool:
    own = set(map(as_text, column))
    for at in parents:
        named = [as_text(value) for value in columns[at][:1000] if value != ""]
        if named and sum(value in own for value in named) > len(named) / 2:
            return True
    return False


def _said_by_profile(kind: Kind, headings: Sequence[str], profile: Mapping[str, str]) -> dict[str, int]:
    fields = {field.reported_as: field.name for field in kind.fields}
    return {fields[name]: at for at, text in enumerate(headings) if (name := profile.get(text, "")) in fields}


def _one_currency(kind: Kind, chosen: dict[str, int], headings: Sequence[str]) -> None:
    """Of amounts that share one currency field, leave out those whose headings say another currency than the first."""
    if "currency" in chosen:
        return
    first: dict[str, str] = {}
    for field in _amounts(kind, chosen):
        said = said_unit(headings[chosen[field.name]]).currency
        if said and first.setdefault(field.currency, said) != said:
            del chosen[field.name]


def _amounts(kind: Kind, chosen: Mapping[str, int]) -> list[Field]:
    return [field for field in kind.fields if field.type is Type.MONEY and field.name in chosen]
