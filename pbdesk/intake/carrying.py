"""Headings over blocks of rows that carry a value: a country, a ministry, a sector; the rows below take it."""

import re
from collections import Counter
from collections.abc import Sequence

from pbdesk.intake import lexicon
from pbdesk.intake.headings import heading, plain, plain_words
from pbdesk.intake.likeness import names_of, whole_likeness
from pbdesk.intake.places import countries_in
from pbdesk.intake.vocabulary import fold
from pbdesk.records import codes
from pbdesk.records.kind import Kind

Label = tuple[int, str]
"""A row's position and the text that alone stands in it."""

_CARRIED = ("country", "agency", "funder", "partner", "sector", "place", "status")
_MOST = 0.6
_SURE = 0.9
_NUMBERED = re.compile(r"^\s*(?:\d+|[IVX]+|[A-Za-z])\s*[.)\-–]\s+")
_LONGEST = 80


def carried(labels: Sequence[Label], rows: Sequence[int], kind: Kind) -> tuple[str, list[str]] | None:
    """The field that the labels over blocks carry, and its text for each row; None if they carry none."""
    said = [(at, meaning_of(text, kind)) for at, text in labels]
    fields = Counter(meant[0] for _, meant in said if meant)
    if not fields:
        return None
    name, count = fields.most_common(1)[0]
    if count < _MOST * len(said) or (count == 1 and said[0][0] > rows[0]):
        return None
    return name, _below(rows, [(at, meant[1]) for at, meant in said if meant and meant[0] == name])


def first_label(titles: Sequence[str], labels: Sequence[Label], kind: Kind) -> str:
    """The title right above a table where it carries what the headings over its later blocks carry; else nothing."""
    meant = meaning_of(titles[-1], kind) if titles else None
    fields = {later[0] for _, text in labels if (later := meaning_of(text, kind))}
    return titles[-1] if meant and meant[0] in fields else ""


def _below(rows: Sequence[int], values: Sequence[Label]) -> list[str]:
    """The value that stands nearest above each row."""
    waiting, current, found = list(values), "", []
    for row in rows:
        while waiting and waiting[0][0] < row:
            current = waiting.pop(0)[1]
        found.append(current)
    return found


def meaning_of(text: str, kind: Kind) -> tuple[str, str] | None:
    """The field and value that a heading over rows carries: `Country: Mali`, `2. Mali`, `Ministry of Health`."""
    bare = _NUMBERED.sub("", text.strip()).strip(" :-–")
    label, colon, value = bare.partition(":")
    if colon and value.strip():
        named = _field_named(label, kind)
        return (named, value.strip()) if named else None
    if len(bare) > _LONGEST:
        return None
    return _told_by_value(bare, kind)


def _field_named(label: str, kind: Kind) -> str | None:
    names = [one for one in names_of(kind) if one.field.name in _CARRIED]
    likes = {one.field.name: whole_likeness(heading(label), one) for one in names}
    best = max(likes, key=lambda name: likes[name], default="")
    return best if best and likes[best] >= _SURE else None


def _told_by_value(text: str, kind: Kind) -> tuple[str, str] | None:
    countries = countries_in(text)
    if len(countries.found) == 1 and not countries.unknown and "country" in kind.by_name:
        return "country", text
    words = plain_words(fold(text))
    if "agency" in kind.by_name and (words & _BODIES or any(_NORDIC_BODY.search(word) for word in words)):
        return "agency", text
    if "sector" in kind.by_name and codes.recognise("sector", text):
        return "sector", text
    return None


_NORDIC_BODY = re.compile(r"\w(departement|direktorat|myndighet|verk|styrelse|tilsyn|etat)(et|en)?$")
"""How the one word ends by which a body is called in Norwegian and Swedish: `Utenriksdepartementet`."""
_BODIES = frozenset(map(plain, lexicon.BODY | lexicon.OFFICE)) - {"association", "entity", "company", "service"}
