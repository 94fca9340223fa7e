"""Which column holds which field, and which kind of record the rows of a table are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pbdesk.intake.assuming import assumptions
from pbdesk.intake.by_looks import Seen, add_by_looks, add_title_and_date
from pbdesk.intake.cells import Cell
from pbdesk.intake.headings import heading, plain
from pbdesk.intake.identifying import find_identifier
from pbdesk.intake.lexicon_of_governing import LEADS
from pbdesk.intake.looks import Looks, look
from pbdesk.intake.numbered import said_of_columns
from pbdesk.intake.roles import settle_roles
from pbdesk.intake.scoring import LEAST, UNDERTAKEN, said_in, scores_of, spoken
from pbdesk.intake.twins import Twin, in_one_currency, twins_of
from pbdesk.intake.units import said_unit
from pbdesk.intake.vocabulary import NAMING, words
from pbdesk.records.kind import Field, Kind, Type
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import Sentence

_FEW = 2

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
    "benchmark": (frozenset({"title"}), frozenset({"baseline", "target"})),
    "membership": (frozenset({"agency"}), frozenset({"tier", "task_force"})),
    "contact": (frozenset({"name"}), frozenset({"email", "phone"})),
    "request": (frozenset({"internal_actor"}), frozenset({"agency", "due", "type"})),
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
    likely = [match for match in matches if _is_plausible(match, said.headings, bool(kind_name))]
    best = max(likely, key=lambda match: _weighed(match, said.headings, looks), default=None)
    return best and replace(
        best, twins=twins_of(best.kind, best.columns, said.headings, said.groups, _refused(profile, said.headings))
    )


def _weighed(match: Match, headings: Sequence[str], looks: Mapping[int, Looks]) -> float:
    """How much a match is worth: undertakings that are only named, or bodies that each stand once, may be a register."""
    columns = match.columns
    if match.kind.name in _WEIGHED:
        return match.points * _WEIGHED[match.kind.name]
    title, agency = columns.get("title"), columns.get("agency")
    if match.kind.name == "assignment" and agency is not None and not _is_of_leads(columns, headings[agency]):
        return match.points * _REGISTER
    if match.kind.name == "activity" and title is not None and said_in(headings[title]) & _DECIDED:
        return match.points * _REGISTER
    if match.kind.name != "activity" or _ONLY_OF_ACTIVITIES & set(columns):
        return match.points
    if title is None:
        return match.points * (_EACH_ONCE if agency is not None and looks[agency].distinct > _NEARLY_ALL else 1.0)
    named = any(words <= NAMING for words in heading(headings[title]).readings[:1])
    return match.points * (_REGISTER if named and agency is None and "start" not in columns else 1.0)


_ONLY_OF_ACTIVITIES = frozenset({"partner", "funder", "budget", "disbursed", "end"})
_DECIDED = frozenset(
    map(plain, words("decision resolution vedtak beslut beslutning acuerdo resolucion decisao deliberation"))
)
_LEADING = frozenset(map(plain, LEADS))
_WEIGHED = {"contact": 0.45, "benchmark": 0.7}
"""Addresses stand beside whatever a list is of, and what is aimed at beside what was measured: lists are of the other."""
_REGISTER, _EACH_ONCE, _NEARLY_ALL = 0.7, 0.4, 0.95


def _is_of_leads(columns: Mapping[str, int], agency: str) -> bool:
    """Whether a list of bodies says that they lead, or what that rests on: those of a task force may be its members."""
    return bool({"decision", "role"} & set(columns) or said_in(agency) & _LEADING)


def _is_plausible(match: Match, headings: Sequence[str], said: bool) -> bool:
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
    if match.kind.name == "contact":
        return not any(said_in(text) & UNDERTAKEN for text in headings)
    return match.kind.name != "activity" or (bool(found & _MARKS_OF_ACTIVITIES) and not _only_named(match, found, headings))


def _only_named(match: Match, found: frozenset[str], headings: Sequence[str]) -> bool:
    """Whether a list says no more than names and what they are in, as of persons and their functions."""
    return found <= {"title", "sector"} and said_in(headings[match.columns["title"]]) <= NAMING


def _is_of_payments(found: frozenset[str] | set[str]) -> bool:
    """Whether a list says of contributions or grants no more than their numbers, by whom or where, and how much."""
    return "reference" in found and bool({"funder", "country"} & found) and bool({"budget", "disbursed"} & found)


def _match(
    kind: Kind, written: Said, columns: Sequence[Sequence[Cell]], looks: Mapping[int, Looks], profile: Mapping[str, str]
) -> Match:
    headings, groups = written.headings, written.groups
    told = spoken(kind, *written)
    scores = scores_of(kind, told, groups, looks)
    if "partner" in scores:
        settle_roles(scores, told, looks)
    find_identifier(kind, scores, headings, columns, looks)
    chosen = _said_by_profile(kind, headings, profile)
    said = set(chosen)
    points = float(len(chosen))
    refused = _refused(profile, headings)
    pairs = sorted(
        (
            (score, -at, name)
            for name, found in scores.items()
            for at, score in found.items()
            if at not in refused
        ),
        reverse=True,
    )
    for score, place, name in pairs:
        if score >= LEAST and name not in chosen and -place not in chosen.values():
            chosen[name] = -place
            points += score
    named = set(chosen)
    seen = Seen(kind, chosen, ["" if at in refused else text for at, text in enumerate(headings)], columns, looks)
    add_title_and_date(seen)
    sure = frozenset(chosen)
    add_by_looks(seen)
    if "currency" not in chosen:
        chosen.update(
            {n: at for n, at in in_one_currency(kind, chosen, headings, groups, refused).items() if n not in said}
        )
    _one_currency(kind, chosen, headings)
    matched = {name: at for name, at in chosen.items() if name not in said}
    assumed = tuple(assumptions(kind, matched, set(chosen) - named, headings, groups))
    return Match(kind, chosen, points, assumed, told=sure)


def _refused(profile: Mapping[str, str], headings: Sequence[str]) -> set[int]:
    """The columns that a person left out."""
    return {at for at, field in said_of_columns(profile, headings).items() if not field}


def _said_by_profile(kind: Kind, headings: Sequence[str], profile: Mapping[str, str]) -> dict[str, int]:
    fields = {field.reported_as: field.name for field in kind.fields}
    return {fields[name]: at for at, name in said_of_columns(profile, headings).items() if name in fields}


def _one_currency(kind: Kind, chosen: dict[str, int], headings: Sequence[str]) -> None:
    """Of amounts that share one currency field, leave out those whose headings say another currency than the first."""
    if "currency" in chosen and _is_of_another(kind, chosen, headings):
        del chosen["currency"]
    if "currency" in chosen:
        return
    first: dict[str, str] = {}
    for field in _amounts(kind, chosen):
        said = said_unit(headings[chosen[field.name]]).currency
        if said and first.setdefault(field.currency, said) != said:
            del chosen[field.name]


def _is_of_another(kind: Kind, chosen: Mapping[str, int], headings: Sequence[str]) -> bool:
    """Whether a column of currencies speaks of what amounts were first in, while their headings say what they are in."""
    said = [said_unit(headings[chosen[field.name]]).currency for field in _amounts(kind, chosen)]
    return None not in said and bool(said_in(headings[chosen["currency"]]) & _AT_FIRST)


_AT_FIRST = frozenset(map(plain, words("original originale originalt transaction local locale lokal national nacional")))


def _amounts(kind: Kind, chosen: Mapping[str, int]) -> list[Field]:
    return [field for field in kind.fields if field.type is Type.MONEY and field.name in chosen]
