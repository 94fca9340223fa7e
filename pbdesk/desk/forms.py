"""Sheets for a ministry to fill in: drop-downs of the desk's own names, words in its language, read back unmapped."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pbdesk.brief.package import clean
from pbdesk.desk.workbooks import workbook
from pbdesk.intake.cells import Cell, as_text, letters_of
from pbdesk.intake.form import HIDDEN, LISTS, MARK, RECORD
from pbdesk.labels import label
from pbdesk.records import codes
from pbdesk.records.kind import COMMON, Field, Kind, Type
from pbdesk.records.kinds import KINDS
from pbdesk.resources import resource
from pbdesk.store.query import Listing, Records
from pbdesk.whole import whole

LANGUAGES = ("en", "nb", "fr")
_PART = 32_000
_PAGE = 170
"""So many characters of columns stand on a lying page at a size that can be read."""
_LINE, _MOST_LINES = 15.0, 5
"""The height of a line in points, and how many of them a row shows."""
_LONGEST = 32_767
_MOST_CHOICES = 5000
_CHOSEN = (Type.LINK, Type.LINKS, Type.CHOICE, Type.YESNO)
_ACTORS_OF_OURS = ("agency", "owner", "proposer")
"""Fields that one of the government's own agencies fills; other actors may be any."""


@cache
def words(language: str) -> Mapping[str, str]:
    """The sentences of forms in a language."""
    return json.loads(resource(f"forms/words.{language}.json").read_text("utf-8"))  # type: ignore[no-any-return]


@dataclass
class Choices:
    """What a drop-down offers: each text with what it means when the sheet comes back."""

    meaning: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, meaning: str) -> None:
        """One more choice; of two that are called the same only the first is offered."""
        self.meaning.setdefault(" ".join(text.split()), meaning)


def choices_of(records: Records, one: Field, language: str, country: str = "") -> Choices:
    """What the desk has to offer for a field; of objectives those of a country (its id), where one is given."""
    found = Choices()
    if one.type is Type.YESNO:
        found.add(words(language)["yes"], "yes")
        found.add(words(language)["no"], "no")
    for choice in one.choices:
        found.add(label(choice, language), choice)
    if one.to == "country":
        held = records.listed(Listing(KINDS["country"], fields=("code", "name"), order="name"))
        named = codes.names("country", language)
        for row in held:
            found.add(named.get(str(row["code"]), str(row["name"])), str(row["code"] or row["name"]))
    elif one.to:
        _add_records(found, records, one, language, country)
    return found


def _add_records(found: Choices, records: Records, one: Field, language: str, country: str) -> None:
    rows = records.listed(Listing(KINDS[one.to], limit=_MOST_CHOICES))
    if one.to == "actor" and one.name in _ACTORS_OF_OURS:
        rows = [row for row in rows if row["own"]] or rows
    if one.to == "objective" and country:
        frameworks = {row["id"] for row in records.pointing("framework", "country", country)}
        rows = [row for row in rows if row["framework"] in frameworks]
    titles = records.titles(str(row["id"]) for row in rows)
    for row in sorted(rows, key=lambda row: titles[str(row["id"])].casefold()):
        found.add(label(titles[str(row["id"])], language), str(row["id"]))


def filled_fields(kind: Kind) -> list[Field]:
    """The fields of a kind that a ministry may fill in."""
    return [one for one in kind.fields if not one.hidden and one not in COMMON]


@dataclass
class Column:
    """One column of a form: what it is called, the field it fills (empty for none), its width and how it looks."""

    heading: str
    name: str = ""
    width: float = 18
    look: str = ""


@dataclass
class Form:
    """A workbook being written; sheets first, then what is hidden."""

    book: Workbook
    language: str
    specs: dict[str, dict[str, Any]] = field(default_factory=dict)
    lists: list[Choices] = field(default_factory=list)

    def format(self, **look: object) -> Format:
        """A look of cells."""
        return self.book.add_format({"font_name": "Calibri", "valign": "top", **look})

    def sheet(self, name: str, spec: dict[str, Any]) -> Worksheet:
        """A sheet for people, whose columns `spec` tells."""
        made = self.book.add_worksheet(_sheet_name(name, self.specs))
        self.specs[made.get_name()] = spec
        return made

    def offer(self, sheet: Worksheet, at: int, first: int, last: int, choices: Choices) -> None:
        """Let the cells of a column choose from a list, without forbidding anything else."""
        if not choices.meaning:
            return
        self.lists.append(choices)
        column = letters_of(len(self.lists) - 1)
        sheet.data_validation(first, at, last, at, {
            "validate": "list", "source": f"={LISTS}!${column}$1:${column}${len(choices.meaning)}",
            "ignore_blank": True, "error_type": "information", "show_error": False,
            "input_message": words(self.language)["choose"],
        })  # fmt: skip

    def close(self) -> None:
        """Write the lists and what the sheets are, where nobody looks."""
        lists = self.book.add_worksheet(LISTS)
        lists.hide()
        texts = [list(one.meaning) for one in self.lists]
        for row in range(max(map(len, texts), default=0)):
            for at, column in enumerate(texts):
                if row < len(column):
                    lists.write_string(row, at, column[row])
        told = self.book.add_worksheet(HIDDEN)
        told.very_hidden()
        told.write_string(0, 0, MARK)
        text = json.dumps(self.specs, ensure_ascii=False)
        for row, start in enumerate(range(0, len(text), _PART), 1):
            told.write_string(row, 0, text[start : start + _PART])


@contextmanager
def form(out: Path, title: str, language: str) -> Iterator[Form]:
    """A form, written whole or not at all."""
    with whole(out) as partial, workbook(partial, title, language) as book:
        made = Form(book, language)
        yield made
        made.close()


def write_cell(sheet: Worksheet, row: int, at: int, cell: Cell, look: Format, day: Format) -> None:
    """Write a cell as it came; a text is never a formula."""
    if isinstance(cell, date):
        sheet.write_datetime(row, at, cell, day)
    elif isinstance(cell, float | int) and not isinstance(cell, bool):
        sheet.write_number(row, at, cell, look)
    elif cell == "":
        sheet.write_blank(row, at, None, look)
    else:
        sheet.write_string(row, at, clean(as_text(cell))[:_LONGEST], look)


def high_enough(sheet: Worksheet, row: int, cells: Iterable[tuple[Cell, float]]) -> None:
    """Make a row as high as the longest text of its columns; one of very many lines is cut on paper alone."""
    most = max((_lines(cell, width) for cell, width in cells if isinstance(cell, str)), default=1)
    if most > 1:
        sheet.set_row(row, _LINE * min(most, _MOST_LINES))


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))


def head(made: Form, sheet: Worksheet, lines: Sequence[str], columns: Sequence[Column]) -> int:
    """The title, what to do, and the headings; gives the row (from 0) of the first record."""
    for row, text in enumerate(lines):
        look = made.format(bold=True, font_size=14) if row == 0 else made.format(font_color="#444444")
        sheet.write_string(row, 0 if columns[0].name != RECORD else 1, clean(text), look)
    at = len(lines) + 1
    high_enough(sheet, at, ((column.heading, column.width) for column in columns))
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, None, {"hidden": True} if column.name == RECORD else {})
        look = made.format(bold=True, text_wrap=True, bottom=1, bg_color=column.look or "#DCE6F1")
        sheet.write_string(at, place, clean(column.heading)[:_LONGEST], look)
    sheet.freeze_panes(at + 1, 2)
    _print(sheet, at, sum(column.width for column in columns if column.name != RECORD))
    return at + 1


def _print(sheet: Worksheet, head: int, width: float) -> None:
    """Printing on A4, as many pages wide as can be read, the headings and the first columns on each."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.repeat_rows(head)
    across = ceil(width / _PAGE)
    sheet.fit_to_pages(across, 0)
    if across > 1:
        sheet.repeat_columns(0, 1)


def is_chosen(one: Field) -> bool:
    """Whether a field is chosen from a list."""
    return one.type in _CHOSEN


def moment_of(text: str) -> date:
    """The day of a moment of the history."""
    return datetime.fromisoformat(text).date()


def _sheet_name(name: str, taken: Mapping[str, object]) -> str:
    bare = "".join("-" if sign in "[]:*?/\\'" else sign for sign in name).strip()[:28] or "1"
    names = (bare, *(f"{bare} {n}" for n in range(2, 100)))
    return next(one for one in names if one.casefold() not in {other.casefold() for other in taken})
