"""Two versions of a policy held against each other word by word, section by section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel, LCSseq

from pbdesk.errors import NotUnderstood
from pbdesk.records.kind import Kind, Type, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records, linked_from

_WORD = re.compile(r"\s*(?:\w+|[^\w\s])|\s+$")
_PARAGRAPH = re.compile(r"\n*[^\n]+|\n+$")
_MOST = 400_000_000
"""Words times words that are held against each other (50 MB); what is longer was written anew."""
_ALIKE = 0.5
"""From which share of common words on a section under another heading is taken for the same one."""
_OWN = (
    "type",
    "country",
    "owner",
    "start",
    "end",
    "review_due",
    "marking",
    "framework",
    "objectives",
    "steps",
    "contested",
)
"""The fields of a policy that are compared beside its sections."""


class How(StrEnum):
    """What became of a run of words, or of a section."""

    KEPT = "kept"
    OUT = "taken out"
    IN = "put in"
    CHANGED = "changed"


@dataclass(frozen=True)
class Piece:
    """A run of words that stands in both texts, or only in the former, or only in the later."""

    how: How
    text: str


@dataclass(frozen=True)
class Compared:
    """One section, or one field, in both versions; `former` is its heading where that was another."""

    heading: str
    how: How
    pieces: tuple[Piece, ...]
    former: str = ""


@dataclass(frozen=True)
class Comparison:
    """Two versions: their titles, the sections in the order of the later one, and the fields that differ."""

    former: str
    later: str
    sections: tuple[Compared, ...]
    fields: tuple[Compared, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.fields and all(one.how is How.KEPT for one in self.sections)


def compare(desk: Desk, former: str, later: str) -> Comparison:
    """Compare two policies of a desk, usually two versions of one; raises `NotUnderstood` for anything else."""
    with desk.reading() as connection:
        records = Records(connection)
        before, after = _policy(records, former), _policy(records, later)
        kind = before[0]
        titles = records.titles({former, later} | linked_from(kind, [before[1], after[1]]))
        sections = sections_compared(_sections(records, former), _sections(records, later))
    differing = tuple(_fields_compared(kind, before[1], after[1], titles))
    return Comparison(titles[former], titles[later], tuple(sections), differing)


def words_compared(former: str, later: str) -> tuple[Piece, ...]:
    """The words of two texts as runs that were kept, taken out or put in, in reading order.

    Paragraphs are held against each other first, and words only where paragraphs differ: quick on long texts, and
    a word is never found again in a paragraph that has nothing to do with its own.
    """
    pieces: list[Piece] = []
    for gone, come in _runs(_PARAGRAPH.findall(former), _PARAGRAPH.findall(later)):
        one, other = _WORD.findall("".join(gone)), _WORD.findall("".join(come))
        pieces += _kept(gone, come) if _alike(gone, come) else _words_of(one, other)
    joined = groupby((one for one in pieces if one.text), key=lambda one: one.how)
    return tuple(Piece(how, "".join(one.text for one in run)) for how, run in joined)


def _words_of(former: list[str], later: list[str]) -> Iterator[Piece]:
    runs = _runs(former, later) if len(former) * len(later) <= _MOST else [(former, later)]
    for gone, come in runs:
        if _alike(gone, come):
            yield from _kept(gone, come)
        else:
            yield Piece(How.OUT, "".join(gone))
            yield Piece(How.IN, "".join(come))


def _kept(former: list[str], later: list[str]) -> Iterator[Piece]:
    """Words that stand in both; a space that only one of the texts has before a word came or went."""
    for one, other in zip(former, later, strict=True):
        word = other.lstrip()
        before, after = one.removesuffix(one.lstrip()), other.removesuffix(word)
        if bool(before) == bool(after):
            yield Piece(How.KEPT, other)
        else:
            yield Piece(How.OUT, before)
            yield Piece(How.IN, after)
            yield Piece(How.KEPT, word)


def _alike(one: list[str], other: list[str]) -> bool:
    return _bare(one) == _bare(other)


def _bare(parts: list[str]) -> list[str]:
    return [part.strip() for part in parts]


def _runs(former: list[str], later: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """What stands in both, and between that what was taken out beside what came in its place, by turns."""
    steps = LCSseq.opcodes(_bare(former), _bare(later))
    for _, run in groupby(steps, key=lambda step: step.tag == "equal"):
        some = list(run)
        yield (
            former[some[0].src_start : some[-1].src_end],
            later[some[0].dest_start : some[-1].dest_end],
        )


def sections_compared(former: Sequence[tuple[str, str]], later: Sequence[tuple[str, str]]) -> Iterator[Compared]:
    """Pairs of sections, each (heading, text): by heading, else by likeness; what has no pair came or went."""
    partners = _partners(former, later)
    left = [at for at in range(len(former)) if at not in partners.values()]
    for at, (heading, text) in enumerate(later):
        while left and at in partners and left[0] < partners[at]:
            yield _gone(*former[left.pop(0)])
        if at in partners:
            yield _both(former[partners[at]], (heading, text))
        else:
            yield Compared(heading, How.IN, (Piece(How.IN, text),) if text else ())
    yield from (_gone(*former[at]) for at in left)


def _partners(former: Sequence[tuple[str, str]], later: Sequence[tuple[str, str]]) -> dict[int, int]:
    """For each later section the former one it was, where there was one."""
    found: dict[int, int] = {}
    for alike in (_same_heading, _like_text):
        for at, section in enumerate(later):
            free = [one for one in range(len(former)) if one not in found.values()]
            scores = {one: alike(former[one], section) for one in free} if at not in found else {}
            best = max(scores, key=lambda one: scores[one], default=-1)
            if scores.get(best, 0) > _ALIKE:
                found[at] = best
    return found


def _same_heading(one: tuple[str, str], other: tuple[str, str]) -> float:
    return float(one[0].casefold().split() == other[0].casefold().split())


def _like_text(one: tuple[str, str], other: tuple[str, str]) -> float:
    return Indel.normalized_similarity(one[1].split(), other[1].split()) if one[1] and other[1] else 0.0


def _gone(heading: str, text: str) -> Compared:
    return Compared(heading, How.OUT, (Piece(How.OUT, text),) if text else ())


def _both(former: tuple[str, str], later: tuple[str, str]) -> Compared:
    same = former[0] == later[0] and former[1].split() == later[1].split()
    pieces = words_compared(former[1], later[1])
    renamed = former[0] if former[0] != later[0] else ""
    return Compared(later[0], How.KEPT if same else How.CHANGED, pieces, renamed)


def _fields_compared(kind: Kind, before: Values, after: Values, titles: dict[str, str]) -> Iterator[Compared]:
    for name in _OWN:
        field = kind.by_name[name]
        former, later = _words(before[name], titles), _words(after[name], titles)
        if former != later and field.type is Type.PROSE:
            yield Compared(field.label, How.CHANGED, words_compared(former, later))
        elif former != later:
            pieces = (Piece(How.OUT, former), Piece(How.IN, later))
            yield Compared(field.label, How.CHANGED, tuple(one for one in pieces if one.text))


def _words(value: Value, titles: dict[str, str]) -> str:
    if isinstance(value, list):
        return "; ".join(titles.get(one, one) for one in value)
    return titles.get(str(value), str(value)) if value is not None else ""


def _policy(records: Records, record: str) -> tuple[Kind, Values]:
    values = records.get(record)
    if values is None or records.kind_of(record) != "policy":
        raise NotUnderstood(
            say("This desk has no policy {record}; `pbdesk list policy` shows their ids.", record=record)
        )
    return KINDS["policy"], values


def _sections(records: Records, policy: str) -> list[tuple[str, str]]:
    held = sorted(records.pointing("section", "policy", policy), key=lambda one: int(str(one["position"])))
    return [(str(one["heading"]), str(one["text"] or "")) for one in held]
