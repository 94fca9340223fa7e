"""Texts, choices, codes and names of a column; blanks are not known, line breaks of single lines are spaces."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from pbdesk.intake.cells import Cell, Column, Unclear, as_text, by_value, is_blank
from pbdesk.intake.places import countries_in
from pbdesk.intake.vocabulary import BLANK, CHOICES, NO, YES, fold
from pbdesk.records import codes
from pbdesk.records.kind import Field, Type, Value
from pbdesk.sentences import say, term

_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_LISTED = re.compile(r"\s*[;|\n]\s*")

Parse = Callable[[str], Value | Unclear]


def column_of(field: Field, column: Sequence[Cell], country: str) -> Column:
    """A column of words as the field stores them; `country` (alpha-3) settles shared currency signs."""
    parse = _parser(field, country)
    if parse in (line, _prose, _actor):
        clean = _clean(column)
        if clean is not None and not (parse is _actor and _NOUGHT in clean):
            return Column(clean, {})

    def read(cell: Cell) -> Value | Unclear:
        text = as_text(cell)
        return None if is_blank(text) else parse(text)

    return by_value(column, read)


def _clean(column: Sequence[Cell]) -> list[Value] | None:
    """A column of mostly different texts that need no tidying, blanks as unknown; None where it must be read by cell."""
    first = column[:_FIRST]
    if len(set(first)) < len(first) / 2:
        return None
    texts = [cell for cell in column if isinstance(cell, str)]
    if len(texts) < len(column):
        return None
    all_of_them = "\n".join(texts)
    if any(untidy in all_of_them for untidy in _UNTIDY) or not "".join(texts).isprintable():
        return None
    if all_of_them[:1] == " " or all_of_them[-1:] == " ":
        return None
    if all_of_them.isascii():
        lower = all_of_them.lower().split("\n")
        return [None if low in BLANK else text for text, low in zip(texts, lower, strict=False)]
    blank = {text for text in set(texts) if is_blank(text)}
    return [None if text in blank else text for text in texts]


_FIRST = 1000
_UNTIDY = ("  ", "\n ", " \n")
_NOUGHT = "0"
"""What a formula leaves where it finds no name."""


def _parser(field: Field, country: str) -> Parse:
    if field.type in (Type.LINK, Type.LINKS):
        one = _actor if field.to == "actor" else line
        return _country if field.to == "country" else (_listed if field.type is Type.LINKS else one)
    if field.type is Type.CODE:
        return lambda text: _code(field, text, country)
    if field.type is Type.CHOICE:
        return lambda text: choice_of(field, text)
    if field.type is Type.YESNO:
        return _yesno
    return _prose if field.type is Type.PROSE else line


def line(text: str) -> str | None:
    """A text on one line, without control characters; None if nothing is left."""
    return " ".join((text if text.isprintable() else text.translate(_CONTROLS)).split()) or None


def _actor(text: str) -> str | None:
    """The name of an organisation, which is no nought."""
    return None if text.strip() == _NOUGHT else line(text)


def _prose(text: str) -> str | None:
    if text.isprintable():
        return line(text)
    kept = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return "\n".join(" ".join(one.split()) for one in kept.split("\n")).strip() or None


def _listed(text: str) -> list[str] | None:
    return [name for part in _LISTED.split(text) if (name := line(part))] or None


def _country(text: str) -> Value | Unclear:
    countries = countries_in(text)
    found = list(countries.found)
    value: Value = found[0] if len(found) == 1 else (found or None)
    if not countries.unknown:
        return value
    return Unclear("country-not-understood", say("not a country: {unknown}", unknown=countries.unknown), value)


def _code(field: Field, text: str, country: str) -> Value | Unclear:
    found = codes.currency(text, country or None) if field.codes == "currency" else codes.recognise(field.codes, text)
    return found or Unclear(
        f"{field.codes}-not-understood", say("not in the list of codes for {field}", field=term(field.label).lower())
    )


def choice_of(field: Field, text: str) -> Value | Unclear:
    """The word of a field's choices that a text means."""
    known = _choices(field.choices)
    found = known.get(fold(text)) or _from_list(field.choices, text)
    return found or Unclear(
        "choice-not-understood", say("not one of: {choices}", choices=[term(one) for one in field.choices])
    )


@cache
def _choices(choices: tuple[str, ...]) -> Mapping[str, str]:
    """Every way of writing a field's choices, folded."""
    written = {word: choice for choice in choices for word in CHOICES.get(choice, "").split("|") if word}
    return {**written, **{fold(choice): choice for choice in choices}}


def _from_list(choices: tuple[str, ...], text: str) -> str | None:
    """A choice found by the code list whose codes the choices are."""
    for name in ("status", "organisation type"):
        if set(choices) <= set(codes.codes(name)):
            return codes.recognise(name, text)
    return None


def _yesno(text: str) -> Value | Unclear:
    word = fold(text)
    if word in YES or word in NO:
        return int(word in YES)
    return Unclear("yes-or-no-not-understood", say("neither yes nor no"))
