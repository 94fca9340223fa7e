"""The only threads of the window: one worker, through which everything reaches the desk, in order.

One worker, because a desk is one connection: a page asks, the answer comes back on the
window's thread. Long work tells how far it is and can be cancelled, which leaves the desk as it was.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from pbdesk.errors import Cancelled, PbdeskError

T = TypeVar("T")
PATIENCE = 500
"""Milliseconds after which work that is still going on is shown."""


class Progress:
    """How far a piece of long work is; calling it raises `Cancelled` once the person has stopped it."""

    def __init__(self, tell: Callable[["Progress"], None]) -> None:
        self._tell = tell
        self._stopped = threading.Event()
        self.done, self.total, self.what = 0, 0, ""

    def __call__(self, done: int = 0, total: int = 0, what: str = "") -> None:
        """Tell that `done` of `total` is done; a total of 0 means that nobody knows."""
        if self._stopped.is_set():
            raise Cancelled
        self.done, self.total, self.what = done, total, what or self.what
        self._tell(self)

    def part(self, what: str, share: float) -> bool:
        """The same told as a share of 1; returns whether to go on, as the reading of files asks."""
        self.done, self.total, self.what = int(share * 1000), 1000, what
        self._tell(self)
        return not self.stopped

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        """Whether the person has asked it to end."""
        return self._stopped.is_set()


@dataclass(eq=False)
class Task:
    """One piece of work: what it does on the worker, and what follows on the window's thread."""

    work: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    owner: QObject | None
    title: str = ""
    progress: Progress | None = None
    answer: Any = None
    error: Exception | None = None
    ended: bool = field(default=False)

    def run(self) -> None:
        """Do the work; what goes wrong is kept for the window to say."""
        try:
            self.answer = self.work()
        except Exception as error:  # noqa: BLE001 - a worker hands every failure to the window
            self.error = error

    @property
    def wanted(self) -> bool:
        """Whether whoever asked is still there to hear the answer."""
        return self.owner is None or isValid(self.owner)


class Tasks(QObject):
    """Hands work to the worker and answers back to whoever asked."""

    shown = Signal(object)
    """A long task has taken longer than a person waits without being told."""
    moved = Signal(object)
    """A long task tells how far it is."""
    ended = Signal(object)
    """A long task is over, however it ended."""
    failed = Signal(object)
    """Something went wrong that nobody in particular waits to hear."""
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._waiting: set[Task] = set()
        self._closed = False
        self._done.connect(self._finish)

    def ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do something quick on the worker; its answer is dropped when `owner` is gone by then."""
        self._start(Task(work, then, failed, owner))

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Do something long on the worker, with progress and cancel under `title`."""
        progress = Progress(self._moved)
        task = Task(lambda: work(progress), then, failed, owner, title, progress)
        QTimer.singleShot(PATIENCE, self, lambda: None if task.ended else self.shown.emit(task))
        self._start(task)
        return task

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._waiting

    def close(self) -> None:
        """Stop long work, wait until all that was asked before is done, and hear of nothing from then on."""
        self._closed = True
        for task in self._waiting:
            if task.progress:
                task.progress.stop()
        self._worker.shutdown(wait=True)

    def _start(self, task: Task) -> None:
        if self._closed:
            return
        self._waiting.add(task)
        self._worker.submit(self._work, task)

    def _work(self, task: Task) -> None:
        task.run()
        if isValid(self):
            self._done.emit(task)

    def _moved(self, progress: Progress) -> None:
        self.moved.emit(progress)

    def _finish(self, task: Task) -> None:
        task.ended = True
        self._waiting.discard(task)
        if task.progress:
            self.ended.emit(task)
        if self._closed or not task.wanted:
            return
        if task.error is None:
            task.then(task.answer)
        else:
            self._fail(task, task.error)

    def _fail(self, task: Task, error: Exception) -> None:
        if not isinstance(error, PbdeskError):
            logging.getLogger(__name__).error("A task failed: %s", type(error).__name__, exc_info=_bare(error))
        (task.failed or self.failed.emit)(error)


def _bare(error: Exception) -> tuple[type[Exception], Exception, Any]:
    """Where an error came from without what it says, which may be the content of a record."""
    return (RuntimeError, RuntimeError(type(error).__name__), error.__traceback__)
