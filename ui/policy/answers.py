"""One line of the consultation record: who was asked, on which draft, by when, the answer, how it was handled."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from pbdesk.records.kinds import KINDS
from pbdesk.records.policies import is_silent
from ui import display
from ui.forms.inputs import ChoiceInput
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.blocks import Part
from ui.widgets.columns import columns
from ui.widgets.parts import LinkButton, column, label, row
from ui.words import count_of, quoted, tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

_MARKS = {"agrees": ("✓", "good"), "agrees with conditions": ("◐", "warn"), "disagrees": ("✗", "bad"),
          "no comment": ("–", "quiet"), "informed only": ("i", "quiet")}  # fmt: skip
_SILENT = ("?", "bad")
BESIDE = 180
"""Pixels that a name and its answer need each; where there are fewer they stand below each other."""


class AnswerRow(QFrame):
    """A line; while the policy is not adopted, the answer is chosen in it."""

    def __init__(
        self,
        opened: Opened,
        values: dict[str, Any],
        titles: dict[str, str],
        as_of: str,
        *,
        frozen: bool,
        again: bool = False,
    ) -> None:
        super().__init__()
        self._opened, self._record = opened, str(values["id"])
        self._chosen: dict[str, Any] = {}
        self._typed = QTimer(self, singleShot=True)
        self._typed.timeout.connect(self._save)
        who = titles.get(str(values["consulted"])) or str(values["consulted_as"] or tr("somebody unnamed"))
        opens = LinkButton(who, partial(opened.record_wanted.emit, self._record), 2)
        mark, look = _MARKS.get(str(values["answer"]), ("–", "quiet") if again else _SILENT)
        answer = self._answer(values, look, frozen=frozen)
        if not frozen:
            self.choice.inner.setAccessibleName(f"{tr('Answer')} · {who} · {values['draft'] or tr('draft not said')}")
        who_said = QWidget()
        who_said.setLayout(row(label(mark, look), opens, 1, *([answer] if frozen else [])))
        parts: list[Part] = [who_said if frozen else columns(who_said, answer, least=BESIDE)]
        for text, quiet in (_asked(values, as_of, again=again), (_told(values), "quiet"), _handled(values)):
            if text:
                parts.append(label(text, quiet, wrap=True))
        self.setLayout(column(*parts, spacing=SPACE // 4))

    def _answer(self, values: dict[str, Any], look: str, *, frozen: bool) -> Any:
        if frozen:
            return label(display.choice(str(values["answer"] or "not answered")), look)
        self.choice = ChoiceInput(KINDS["consultation"].by_name["answer"])
        self.choice.show_values({"answer": values["answer"] or "not answered"}, {})
        self.choice.committed.connect(self._choose)
        self.choice.inner.installEventFilter(self)
        return self.choice

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed of an answer as soon as the person goes on."""
        if event.type() == QEvent.Type.FocusOut:
            self._save()
        return super().eventFilter(watched, event)

    def _choose(self, values: dict[str, Any]) -> None:
        """Keep an answer; one that is being typed once its letters have been: keeping it makes the line again."""
        self._chosen = values
        if self.choice.typing:
            self._typed.start(QApplication.keyboardInputInterval())
        else:
            self._save()

    def _save(self) -> None:
        self._typed.stop()
        values, self._chosen = self._chosen, {}
        if not values:
            return
        record, person = self._record, self._opened.person
        answered = display.today() if not is_silent(values) else None
        self._opened.change(lambda desk: _set(desk, record, values | {"answered": answered}, person))


def _asked(values: dict[str, Any], as_of: str, *, again: bool) -> tuple[str, str]:
    """On which draft, when and by when; late in words where no answer came, unless there was a later draft."""
    told = [str(values["draft"] or tr("draft not said"))]
    if values["asked"]:
        told.append(tr("asked {day}", day=display.date(str(values["asked"]))))
    if values["answered"]:
        told.append(tr("answered {day}", day=display.date(str(values["answered"]))))
    elif again:
        told.append(tr("asked again on a later draft"))
    elif values["due"]:
        told.append(tr("due {day}", day=display.date(str(values["due"]))))
        if str(values["due"]) < as_of:
            told.append(count_of(_days(str(values["due"]), as_of), "1 day late", "{n} days late"))
            return " · ".join(told), "bad"
    return " · ".join(told), "quiet"


def _days(start: str, end: str) -> int:
    from datetime import date

    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _told(values: dict[str, Any]) -> str:
    return quoted(str(values["comment"])) if values["comment"] else ""


def _handled(values: dict[str, Any]) -> tuple[str, str]:
    """How an answer was handled; that it is not said, where there was something to handle."""
    if values["handling"]:
        return tr("Handled: {how}", how=values["handling"]), "quiet"
    wanting = values["answer"] in ("disagrees", "agrees with conditions")
    return (tr("It is not said how this was handled."), "warn") if wanting else ("", "")


def _set(desk: "Desk", record: str, values: dict[str, Any], person: str) -> bool:
    from pbdesk.desk import writing

    return writing.set_values(desk, record, values, person)
