"""Two versions of a policy word by word: what was taken out is struck through, what was put in is underlined."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from pbdesk.errors import PbdeskError
from pbdesk.records.kind import Field, Type
from pbdesk.records.kinds import KINDS
from ui import display
from ui.opened import Opened
from ui.theme import SPACE, look
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import flowing
from ui.widgets.parts import button, column, label, row
from ui.widgets.segments import Segments
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.comparing import Compared, Comparison, Piece
    from pbdesk.desk.dossiers import Version
    from pbdesk.store.desk import Desk


class ComparisonView(QWidget):
    """Two versions to choose, and their text in one or side by side."""

    left = Signal()
    """The person wants to go back to the text."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._found: Comparison | None = None
        self.former, self.later = ChoiceBox(), ChoiceBox()
        self.former.setAccessibleName(tr("Earlier version"))
        self.later.setAccessibleName(tr("Later version"))
        ways = (("one", tr("In one text")), ("two", tr("Side by side")))
        self.way = Segments(ways, tr("How to compare"))
        self.way.remember(opened, "comparison")
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Comparison"))
        self.text.setOpenLinks(False)
        self._told = label("", "quiet", wrap=True)
        back = button(tr("Back to the text"), self.left.emit, picture="back")
        chosen = QWidget()
        chosen.setLayout(row(back, self.former, label("→", "quiet"), self.later, spacing=3 * SPACE // 2))
        self.setLayout(column(flowing(chosen, self.way), self._told, self.text))
        for box in (self.former, self.later):
            box.activated.connect(lambda _: self.ask())
        self.way.chosen.connect(lambda _: self._paint())

    def offer(self, versions: "tuple[Version, ...]", record: str) -> None:
        """Offer these versions, and compare the one given with the one before it."""
        at = next((place for place, one in enumerate(versions) if one.id == record), 0)
        for box, chosen in ((self.former, max(0, at - 1)), (self.later, max(at, min(1, len(versions) - 1)))):
            box.clear()
            for one in versions:
                box.addItem(f"{tr('Version {n}', n=one.number)} · {display.choice(one.status)}", one.id)
            box.setCurrentIndex(chosen)
        self.ask()

    def ask(self) -> None:
        """Compare the two that are chosen."""
        former, later = self.former.currentData(), self.later.currentData()
        self._opened.ask(lambda desk: _compare(desk, former, later), self._show, owner=self, failed=self._gone)

    def _gone(self, error: Exception) -> None:
        if isinstance(error, PbdeskError):
            self.left.emit()
        else:
            self._opened.tasks.failed.emit(error)

    def _show(self, found: "Comparison") -> None:
        self._found = found
        changed = sum(one.how.value != "kept" for one in found.sections)
        told = count_of(changed, "1 section differs", "{n} sections differ")
        marks = tr("Taken out: − struck through. Put in: + underlined.")
        self._told.setText(tr("The two versions do not differ.") if found.same else f"{told}. {marks}")
        self._paint()

    def _paint(self) -> None:
        if self._found is not None:
            page = self.text.verticalScrollBar().value()
            self.text.setHtml(html_of(self._found, side_by_side=self.way.current == "two"))
            self.text.verticalScrollBar().setValue(page)


def html_of(found: "Comparison", *, side_by_side: bool) -> str:
    """The whole comparison as a page; marks stand beside the colours, for those who cannot tell them apart."""
    shown = _two if side_by_side else _one
    parts = [shown(one) for one in found.sections]
    if found.fields:
        parts.append(f"<h3>{escape(tr('Beside the text'))}</h3>")
        parts += [shown(one, said=True) for one in found.fields]
    if side_by_side:
        head = "".join(f"<td width='50%'><b>{escape(one)}</b></td>" for one in (found.former, found.later))
        rows = "".join(part if part.startswith("<tr") else f"<tr><td colspan='2'>{part}</td></tr>" for part in parts)
        return f"<table width='100%' cellspacing='0' cellpadding='8'><tr>{head}</tr>{rows}</table>"
    return "".join(parts)


def _one(one: "Compared", *, said: bool = False) -> str:
    body = "".join(map(_piece, _in_words(one) if said else one.pieces)) or f"<i>{escape(tr('No text yet.'))}</i>"
    size = "h4" if said else "h3"
    return f"<{size}>{_heading(one, said=said)}</{size}><p>{body}</p>"


def _two(one: "Compared", *, said: bool = False) -> str:
    sides = []
    for out, heading in (("put in", one.former or one.heading), ("taken out", one.heading)):
        kept = [piece for piece in (_in_words(one) if said else one.pieces) if piece.how.value != out]
        named = one.how.value in ("kept", "changed") or one.how.value != out
        title = escape(tr(heading) if said else heading) if named else ""
        title = _marked("put in" if out == "taken out" else "taken out", title) if one.former else title
        sides.append(f"<td width='50%'><b>{title}</b><br>{''.join(map(_piece, kept))}</td>")
    return f"<tr>{''.join(sides)}</tr>"


def _in_words(one: "Compared") -> "Sequence[Piece]":
    """What a field beside the text says, as the window says it elsewhere."""
    field = next(field for field in KINDS["policy"].fields if field.label == one.heading)
    return [replace(piece, text=_value(field, piece.text)) for piece in one.pieces]


def _value(field: Field, text: str) -> str:
    match field.type:
        case Type.DAY:
            return display.date(text)
        case Type.CHOICE:
            return display.choice(text)
        case Type.LINK | Type.LINKS:
            return "; ".join(map(display.title, text.split("; ")))
    return text


def _heading(one: "Compared", *, said: bool) -> str:
    title = escape(tr(one.heading) if said else one.heading)
    if one.former:
        return f"{_marked('taken out', escape(one.former))} {_marked('put in', title)}"
    if one.how.value in ("put in", "taken out"):
        words = tr("new section") if one.how.value == "put in" else tr("section taken out")
        return f"{title} <small>({escape(words)})</small>"
    return title


def _piece(piece: "Piece") -> str:
    return _marked(piece.how.value, escape(piece.text).replace("\n", "<br>"))


def _marked(how: str, text: str) -> str:
    if how == "kept":
        return text
    ground, colour = (look().bad_ground, look().bad) if how == "taken out" else (look().good_ground, look().good)
    sign, line = ("−", "line-through") if how == "taken out" else ("+", "underline")
    style = f"background-color:{ground}; color:{colour}; text-decoration:{line};"
    lead = " " if text[:1].isspace() else ""
    return f"{lead}<span style='color:{colour};'>{sign}</span><span style='{style}'>{text.strip()}</span>"


def _compare(desk: "Desk", former: str, later: str) -> "Comparison":
    from pbdesk.desk import comparing

    return comparing.compare(desk, former, later)
