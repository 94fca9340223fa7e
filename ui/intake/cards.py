"""What importing one table would do: counts, columns, what changes field by field, problems by what mends them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from pbdesk.records.kind import Field, Kind, Type
from pbdesk.records.kinds import find
from pbdesk.records.values import THOUSANDTHS, parse
from ui import display, wording
from ui.theme import SPACE
from ui.widgets.parts import Head, Headline, LinkButton, card, column, label, row
from ui.words import count_of, quoted, tr, within

if TYPE_CHECKING:
    from pbdesk.desk.overlaying import Changing

_PROBLEMS, _LEFT_OUT, _HEADING, _CHANGES, _GONE = 5, 8, 60, 8, 6
_SAID = 20
"""A value whose first so many letters the message says already is not said beside it."""
_COUNTS = (("created", "new"), ("updated", "changed"), ("unchanged", "unchanged"), ("refused", "refused"))
MENDING = {
    "say the currency": "Say which currency the amounts are in",
    "say the order of day and month": "Say whether day or month comes first",
    "say how numbers are written": "See whether the numbers were read as they are meant",
    "say which record is meant": "Say which record a name means, or add it",
    "see what is kept beside": "See what is taken, and what is kept beside it as it came",
    "see whether it was read as it is meant": "See whether it was read as it is meant",
    "compare the total with the rows": "The sheet's total and its rows do not agree: ask the sender which is right",
    "look for doubles": "See whether these are doubles",
    "fill in what is needed": "Fill in what is needed, in the sheet",
    "supersede it by another": "These never change; record another that supersedes them",
    "ask the sender": "Ask the sender; it stays as text until then",
}
"""What mends a group of problems, as a person is told."""
KEYS = {
    "unique": "each row has a number of its own",
    "repeats": "the number stands on several rows",
    "blank": "some rows have no number",
    "together": "together these tell the rows apart",
    "not-alone": "even together these do not tell all rows apart",
    "none": "nothing tells the rows apart",
    "said": "as you said",
}
"""Why rows are recognised as they are."""


@dataclass(frozen=True)
class Asks:
    """What may be said of a table on its card: by which fields its rows are recognised, and whether it is taken."""

    key: Callable[[str, list[str]], object]
    take: Callable[[str, bool], object]


def left_out_card(tables: list[dict[str, Any]], asks: Asks) -> QFrame:
    """The tables that a person left out; each may be taken after all."""
    lines: list[QWidget] = [label(tr("Tables left out"), "heading")]
    for one in tables:
        kind = find(one["kind"])
        named = tr("{kind}, sheet {sheet}, headings in row {row}", kind=tr(kind.labels) if kind else one["kind"],
                   sheet=one["sheet"] or "–", row=one["header_row"])  # fmt: skip
        place = f"{one['sheet'] or ''}:{one['header_row']}"
        line = QWidget()
        line.setLayout(row(label(named), LinkButton(tr("Take it after all"), partial(asks.take, place, True)), 1))
        lines.append(line)
    return card(*lines)


def table_card(table: dict[str, Any], changes: "list[Changing]", asks: Asks) -> QFrame:
    """One table of a plan."""
    kind = find(table["kind"])
    name = tr(kind.labels) if kind else table["kind"]
    where = tr(
        "sheet {sheet}, rows {first}–{last}",
        sheet=table["sheet"] or "–",
        first=table["first_row"],
        last=table["last_row"],
    )
    made = card(
        Head(label(name, "heading"), label(where, "quiet"), 1, *_leave_out(table, kind, asks)),
        _counts(table),
        row(Headline(_key(table, kind), "quiet"), *_change_key(table, kind, asks), 1),
        spacing=3 * SPACE // 2,
    )
    inside = made.layout()
    if isinstance(inside, QVBoxLayout):
        for part in (_changes(changes), _gone(table), _problems(table)):
            if part is not None:
                inside.addLayout(part)
        inside.addWidget(_columns(table, kind))
    return made


def _leave_out(table: dict[str, Any], kind: Kind | None, asks: Asks) -> list[QWidget]:
    """The way to leave a table out; yearly amounts go with the table they stand in."""
    if kind is None or kind.part_of or not table["header_rows"]:
        return []
    place = f"{table['sheet'] or ''}:{table['header_rows'][-1]}"
    return [LinkButton(tr("Leave this table out"), partial(asks.take, place, False))]


def _change_key(table: dict[str, Any], kind: Kind | None, asks: Asks) -> list[QWidget]:
    """The way to say by which fields rows are recognised."""
    if kind is None or kind.part_of:
        return []
    made = LinkButton(tr("change …"), lambda: menu.popup(made.mapToGlobal(made.rect().bottomLeft())))
    made.setAccessibleName(tr("Change by what rows are recognised"))
    menu = QMenu(made)
    for one in (one for one in kind.fields if one.reported_as in table["columns"]):
        action = menu.addAction(tr(one.label))
        action.setCheckable(True)
        action.setChecked(one.name in table["key"])
        names = (
            [name for name in table["key"] if name != one.name]
            if one.name in table["key"]
            else [*table["key"], one.name]
        )
        action.triggered.connect(partial(_say_key, asks, kind.name, names))
    menu.addSeparator()
    menu.addAction(tr("As found")).triggered.connect(partial(_say_key, asks, kind.name, []))
    return [made]


def _say_key(asks: Asks, kind: str, names: list[str], _on: bool = False) -> None:
    asks.key(kind, names)


def _key(table: dict[str, Any], kind: Any) -> str:
    names = [tr(kind.by_name[name].label) for name in table["key"] if kind and name in kind.by_name]
    why = tr(KEYS.get(table.get("key_reason", ""), ""))
    if not names:
        return why
    return tr("Rows are recognised by {key}: {why}.", key=", ".join(names), why=why)


def _changes(changes: "list[Changing]") -> QVBoxLayout | None:
    if not changes:
        return None
    lines: list[QWidget] = [label(tr("What changes"), "label")]
    for one in changes[:_CHANGES]:
        words = tr(
            "{record}: {field} from {old} to {new}",
            record=display.cell(one.title)[:_HEADING],
            field=tr(one.field.label),
            old=side_words(one.field, one.old),
            new=side_words(one.field, one.new),
        )
        lines.append(label(words, wrap=True))
    if len(changes) > _CHANGES:
        lines.append(label(tr("and {n} more", n=display.number(len(changes) - _CHANGES)), "quiet"))
    return column(*lines, spacing=SPACE // 2)


def side_words(field: Field, text: str) -> str:
    """What a field held or would hold, as the window writes it elsewhere; what people wrote is quoted."""
    match field.type:
        case _ if not text:
            return display.UNKNOWN
        case Type.MONEY:
            return display.money(int(str(parse(field, text))))
        case Type.DAY | Type.DATE:
            return display.date(text)
        case Type.CHOICE | Type.YESNO:
            return tr(text)
    return quoted(display.cell(text)[:_HEADING])


def _gone(table: dict[str, Any]) -> QVBoxLayout | None:
    count = table.get("gone_count", 0)
    if not count:
        return None
    said = count_of(count, "1 record of earlier editions is not in it any more; it stays.",
                    "{n} records of earlier editions are not in it any more; they stay.")  # fmt: skip
    names = "; ".join(display.cell(one["title"])[:_HEADING] for one in table["gone"][:_GONE])
    lines: list[QWidget] = [label(said, "label"), label(names, "quiet", wrap=True)]
    if table["created"] and not (table["updated"] or table["unchanged"]):
        doubt = tr("No row is one of them: all would stand twice. If the file is about one country, choose it above.")
        lines.insert(0, label(doubt, "warn", wrap=True))
    return column(*lines, spacing=SPACE // 2)


def _counts(table: dict[str, Any]) -> QHBoxLayout:
    parts: list[QWidget | int] = []
    for key, word in _COUNTS:
        figure = label(display.number(table[key]), "figure bad" if key == "refused" and table[key] else "figure")
        box = QWidget()
        box.setLayout(column(figure, label(tr(word), "quiet"), spacing=0))
        parts.append(box)
    for name, money in table["money"].items():
        box = QWidget()
        words = display.money(int(Decimal(money["sum"]) * THOUSANDTHS), money["currency"] or "")
        kind = find(table["kind"])
        named = tr(kind.by_name[name].label) if kind and name in kind.by_name else name
        box.setLayout(
            column(1, label(words, "heading"), label(tr("sum of {field}", field=within(named)), "quiet"), spacing=0)
        )
        parts.append(box)
    return row(*parts, 1, spacing=4 * SPACE)


def _columns(table: dict[str, Any], kind: Any) -> QFrame:
    by_column = {field.reported_as: field for field in kind.fields} if kind else {}
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * SPACE)
    grid.setVerticalSpacing(SPACE // 2)
    for at, (name, heading) in enumerate(table["columns"].items()):
        field = by_column.get(name)
        place = at // 2, 2 * (at % 2)
        grid.addWidget(label(tr(field.label) if field else name, "label"), *place)
        said = label(quoted(display.cell(heading)[:_HEADING]))
        said.setToolTip(heading)
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(said, place[0], place[1] + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    made = QFrame()
    made.setLayout(column(label(tr("Columns understood"), "heading"), grid, *_left_out(table), spacing=SPACE))
    return made


def _left_out(table: dict[str, Any]) -> list[QWidget]:
    names = [quoted(display.cell(one)[:_HEADING]) for one in table["unmatched_columns"]]
    if not names:
        return []
    more = tr("and {n} more", n=display.number(len(names) - _LEFT_OUT)) if len(names) > _LEFT_OUT else ""
    text = ", ".join(filter(None, [*names[:_LEFT_OUT], more]))
    about = label(text, "quiet", wrap=True)
    about.setToolTip("\n".join(names))
    return [label(tr("Columns left out"), "heading"), about]


def _problems(table: dict[str, Any]) -> QVBoxLayout | None:
    """The problems by what mends them, each kind of problem once with how often it occurs."""
    if not table["problem_count"]:
        return None
    by_mend: dict[str, list[dict[str, Any]]] = {}
    for problem in table["problems"]:
        by_mend.setdefault(problem["mended_by"], []).append(problem)
    count = count_of(table["problem_count"], "1 value to look at", "{n} values to look at")
    lines: list[QWidget] = [label(count, "heading")]
    for what, problems in sorted(by_mend.items(), key=lambda group: -len(group[1])):
        lines.append(label(f"{tr(MENDING[what])} ({display.number(len(problems))})", "label"))
        lines += _grouped(problems)
    return column(*lines, spacing=SPACE // 2)


def _grouped(problems: list[dict[str, Any]]) -> list[QWidget]:
    groups = Counter((one["column"], one["message"], one["severity"]) for one in problems)
    first = {(one["column"], one["message"], one["severity"]): one for one in reversed(problems)}
    lines: list[QWidget] = [
        label(_problem(first[key], times), "bad" if key[2] == "error" else "", wrap=True)
        for key, times in groups.most_common(_PROBLEMS)
    ]
    if len(groups) > _PROBLEMS:
        lines.append(label(tr("and {n} more", n=display.number(len(groups) - _PROBLEMS)), "quiet"))
    return lines


def _problem(problem: dict[str, Any], times: int) -> str:
    where = tr("row {row}", row=problem["row"]) if problem["row"] is not None else ""
    more = tr("and {n} more rows", n=display.number(times - 1)) if times > 1 else ""
    text = display.cell(problem["value"])
    value = quoted(text[:60]) if text and text[:_SAID] not in display.cell(problem["message"]) else ""
    place = ", ".join(filter(None, [display.cell(problem["column"])[:60], where, more]))
    return " ".join(filter(None, [f"{place}:", value, wording.worded(problem["message"])]))
