"""Long work as a person sees it: what it is, how far, and a way to stop it."""

from PySide6.QtWidgets import QFrame, QProgressBar

from ui.tasks import Progress, Task, Tasks
from ui.theme import SPACE
from ui.widgets.parts import button, label, row
from ui.words import locale, tr


class ProgressStrip(QFrame):
    """A strip along the bottom, there only while something long is under way."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self._task: Task | None = None
        self._title, self._what, self._bar = label("", "heading"), label("", "quiet"), QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = button(tr("Stop"), self._stopped)
        inside = row(self._title, self._what, self._bar, self._stop, spacing=2 * SPACE)
        inside.setStretch(2, 1)
        inside.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        self.setLayout(inside)
        self.hide()
        tasks.shown.connect(self._begin)
        tasks.moved.connect(self._move)
        tasks.ended.connect(self._end)

    def _begin(self, task: Task) -> None:
        if task.ended or self._task is not None:
            return
        self._task = task
        self._title.setText(task.title)
        self._bar.setAccessibleName(task.title)
        self._stop.setEnabled(True)
        if task.progress:
            self._move(task.progress)
        self.show()

    def _move(self, progress: Progress) -> None:
        if self._task is None or self._task.progress is not progress:
            return
        self._bar.setRange(0, progress.total)
        self._bar.setValue(min(progress.done, progress.total))
        counts = f"{locale().toString(progress.done)} / {locale().toString(progress.total)}" if progress.total else ""
        self._what.setText(" ".join(filter(None, [tr(progress.what) if progress.what else "", counts])))

    def _stopped(self) -> None:
        if self._task and self._task.progress:
            self._task.progress.stop()
            self._what.setText(tr("Stopping …"))
            self._stop.setEnabled(False)

    def _end(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.hide()
