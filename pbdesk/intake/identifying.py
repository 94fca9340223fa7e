"""Which column numbers the records: one of unique values headed as a number, not one that counts rows, people or places."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from pbdesk.intake import lexicon
from pbdesk.intake.cells import Cell, as_text
from pbdesk.intake.headings import heading, plain
from pbdesk.intake.likeness import Names, names_of, whole_likeness
from pbdesk.intake.looks import Looks
from pbdesk.intake.roles import Scores
from pbdesk.intake.scoring import UNDERTAKEN, said_in
from pbdesk.intake.vocabulary import fold, words
from pbdesk.records.kind import Kind, Type


def find_identifier(
    kind: Kind, scores: Scores, headings: Sequence[str], columns: Sequence[Sequence[Cell]], looks: Mapping[int, Looks]
) -> None:
    """Take a column of unique values that is headed as a number for the identifier, most of all if parents are named by it."""
    field = next((field for field in kind.fields if field.reported_as == "id" and field.type is Type.TEXT), None)
    if field is None:
        return
    parents = next((other.name for other in kind.fields if other.to == kind.name and other.name == "parent"), None)
    for at, text in enumerate(headings):
        if _only_counts(text, columns[at]):
            scores[field.name][at] = _COUNTED.get(kind.name, 0.0) * scores[field.name].get(at, 0.0)
        elif kind.name == "activity" and _codes_undertakings(kind, text, looks[at]):
            scores[field.name][at] = max(_CODED, scores[field.name].get(at, 0.0))
        elif _is_numbered(text, looks[at]) and not (kind.name == "activity" and _numbers_a_party(text)):
            score = 1.1 if parents and _is_named_by(columns[at], scores[parents], columns) else 0.8
            scores[field.name][at] = max(score, scores[field.name].get(at, 0.0))


def _is_numbered(text: str, looks: Looks) -> bool:
    unique = looks.distinct == 1.0 and looks.filled > _NEARLY_ALL and looks.length < _LONGEST_NUMBER
    if not unique or any(words & _NO_RECORDS for words in heading(text).readings[:1]) or _is_count(text):
        return False
    return bool(_ENDS_NUMBERED.search(fold(text))) or any(words & _NUMBERS for words in heading(text).readings)


def _is_count(text: str) -> bool:
    """Whether a heading counts things that are no undertakings: `# of people reached`, `Nombre de femmes`."""
    return bool(_COUNTS.match(fold(text))) and not said_in(text) & (UNDERTAKEN | _DECIDED)


_COUNTS = re.compile(r"(#|n|no|num|nbr?e?|number|nombre|numero|antall|antal)\W*\s(of|de|av|d')\b")
_DECIDED = words("acuerdo acordo resolution resolucion resolucao deliberation vedtak beslut")
_NO_RECORDS = frozenset(
    map(
        plain,
        words("pcode admin adm location place lieu lugar locality district region province commune municipality state county zip postal phone"),
    )
)


def _codes_undertakings(kind: Kind, text: str, looks: Looks) -> bool:
    """Whether a column headed as the undertaking holds no names of it but numbers or codes: `Tiltak`, 1.006.01."""
    coded = looks.worded < _HARDLY and looks.filled > _NEARLY_ALL and looks.distinct > _MANY
    return coded and looks.dated < _NEARLY_ALL and any(whole_likeness(heading(text), n) for n in _titles_of(kind))


@cache
def _titles_of(kind: Kind) -> tuple[Names, ...]:
    return tuple(names for names in names_of(kind) if names.field.name == "title")


_HARDLY, _MANY, _NEARLY_ALL, _CODED = 0.2, 0.3, 0.95, 0.82


def _numbers_a_party(text: str) -> bool:
    """Whether a heading numbers a body, not an undertaking: `Beneficiary ID`."""
    return any(words & _PARTIES for words in heading(text).readings[:1])


def _only_counts(text: str, column: Sequence[Cell]) -> bool:
    """Whether a column merely counts the rows: 1, 2, 3, with few gaps, headed as a number of nothing."""
    said_first = heading(text).readings[:1]
    if not any(words <= _COUNTING for words in said_first):
        return False
    if any(words & _SERIAL for words in said_first):
        return True
    said = [as_text(value).strip(" .") for value in column[:200] if value != ""]
    if len(said) < 2 or not all(text.isdigit() for text in said):
        return False
    numbers = [int(text) for text in said]
    rises = all(one < other for one, other in pairwise(numbers))
    return rises and numbers[-1] - numbers[0] < _GAPS * len(numbers)


_LONGEST_NUMBER = 20
_ENDS_NUMBERED = re.compile(r"((?<!\ba)(?<!pa)(?<!\bb)id|nr|no|num|code|kode)\W*$")
_COUNTED = {"action": 0.7, "decision": 0.7, "meeting": 0.7, "objective": 0.7, "policy": 0.7}
"""Kinds that people count one after the other; where undertakings or bodies are counted, rows are."""
_GAPS = 4
_NUMBERS = frozenset(map(plain, lexicon.IDENTIFIER))
_PARTIES = frozenset(map(plain, lexicon.BODY | lexicon.FUND | lexicon.RECEIVER | lexicon.SECTOR | lexicon.COUNTRY_KEYS))
_SERIAL = frozenset(["s", "sl", "ser", "sno", "sn", "serial", "ordre", "orden"])
"""What the number of a row is called, whatever it counts: `S/N`, `Sl. No.`, `N° d'ordre`."""
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
