"""A template for a ministry to fill in: one kind of record, drop-downs of the desk's own names, in its language."""

import hashlib
from pathlib import Path

from pbdesk.desk import forms
from pbdesk.desk.forms import Column, words
from pbdesk.errors import NotUnderstood
from pbdesk.labels import label
from pbdesk.records import codes
from pbdesk.records.kind import Field, Kind, Type
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records

ROWS = 500
"""So many rows have drop-downs."""
_WIDE = (Type.PROSE, Type.LINKS)


def write(desk: Desk, kind: Kind, out: Path, *, agency: str = "", country: str = "", language: str = "en") -> None:
    """Write a template; `agency` and `country` (names) stand for every row where they are given.

    Raises `NotUnderstood` for a kind that is not imported from spreadsheets, or a language there is none in.
    """
    if language not in forms.LANGUAGES:
        raise NotUnderstood(
            say(
                "{language} is no language of forms; give one of: {languages}.",
                language=language,
                languages=forms.LANGUAGES,
            )
        )
    fields = [one for one in forms.filled_fields(kind) if not _said_for_all(one, agency, country)]
    about = desk.about()
    title, how = _lines(about["government"], kind, agency, language)
    with desk.reading() as connection, forms.form(out, title, language) as made:
        records = Records(connection)
        held = next(iter(records.resolve(KINDS["country"], country)), "") if country else ""
        offered = {one.name: forms.choices_of(records, one, language, held) for one in fields if forms.is_chosen(one)}
        scope = hashlib.sha256(f"{about['id']}:{kind.name}:{agency.casefold()}".encode()).hexdigest()[:12]
        columns = [Column(_heading(one, language), one.name, 40 if one.type in _WIDE else 20) for one in fields]
        sheet = made.sheet(label(kind.labels, language), {
            "kind": kind.name, "header_row": 4, "columns": [one.name for one in columns], "scope": scope, "key": [],
            "words": {name: choices.meaning for name, choices in offered.items()},
            "said": {name: value for name, value in (("agency", agency), ("country", country)) if value},
        })  # fmt: skip
        first = forms.head(made, sheet, (title, how), columns)
        for at, one in enumerate(fields):
            if one.name in offered:
                made.offer(sheet, at, first, first + ROWS, offered[one.name])
            elif one.type in (Type.DATE, Type.DAY):
                sheet.set_column(at, at, 14, made.format(num_format="yyyy-mm-dd"))


def _said_for_all(one: Field, agency: str, country: str) -> bool:
    return (one.name == "agency" and bool(agency)) or (one.name == "country" and bool(country))


def _heading(one: Field, language: str) -> str:
    heading = label(one.label, language)
    return f"{heading} *" if one.required else heading


def _lines(code: str, kind: Kind, agency: str, language: str) -> tuple[str, str]:
    government = codes.names("country", language).get(code, code)
    title = words(language)["template.title"].format(kind=label(kind.labels, language), government=government)
    return " · ".join(filter(None, [title, agency])), words(language)["template.how"]
