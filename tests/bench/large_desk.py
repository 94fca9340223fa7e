"""The window on a large desk: every page opened, search typed, every table scrolled, each against the bare query.

python tests/bench/large_desk.py DESK [RUNS] [pages] [searches] [tables] [only=WORD]

DESK is as `tests/seeded.py` makes it, of today's layout; under Xvfb or offscreen.

Ours is what the worker spends until the answer is in words. Bare is the same SQL with the same parameters by the raw
driver, fetched whole: asked the next time that the same thing is done, by the same worker on the same connection when
the task begins, so that what the caches hold and what the window does meanwhile are the same on both sides. Both are
in seconds of the processor, so that a busy machine does not count. Beside both stand by how many milliseconds ours is
more, the time until the page is painted and the longest time the window's own thread was busy in one go. A page is
opened from a light one after the desk has changed. The peak of memory is taken part by part.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication
from sqlalchemy import Engine, event

from pbdesk.desk import opening
from pbdesk.records.kind import Kind
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing
from ui import app as starting
from ui import tasks
from ui.actions import Actions
from ui.opened import Opened
from ui.pages.every import EVERY
from ui.pages.page import Page
from ui.settings import Settings
from ui.tables.chunks import CHUNK
from ui.tables.register import Register
from ui.window import Window

WORDS = ("wat", "recon", "herat", "joint needs", "police goma", "mfa-20", "cod 20")
LIMIT_RATIO, LIMIT_STALL, LIMIT_MEMORY = 1.5, 0.050, 400
BEAT = 5
"""Milliseconds between looks at how long the window's thread was busy; more often would itself slow the worker."""
_PATIENCE = 5
"""So many times as often something is done until as many runs as wanted asked the same twice."""
Statement = tuple[str, Any]


@dataclass
class Seen:
    """What one run of something cost, in seconds, and the statements that each task of the worker sent."""

    worker: float = 0.0
    whole: float = 0.0
    busy: float = 0.0
    tasks: list[list[Statement]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many statements were sent."""
        return sum(map(len, self.tasks))


class Watch:
    """Listens to the worker, the database and the window's thread."""

    def __init__(self, window: Window, desk: Desk) -> None:
        self.window, self.seen, self.desk = window, Seen(), desk
        self._bare: list[list[Statement]] | None = None
        event.listen(Engine, "before_cursor_execute", self._statement)
        self._run = tasks.Task.run
        watch = self

        def run(task: tasks.Task) -> None:
            watch.timed(task)

        tasks.Task.run = run  # type: ignore[assignment]
        self._last = time.thread_time()
        self._tick = QTimer(window, interval=BEAT)
        self._tick.timeout.connect(self._beat)
        self._tick.start()

    def _statement(self, _c: Any, _cursor: Any, statement: str, parameters: Any, _x: Any, _many: bool) -> None:
        if statement.startswith(("SELECT", "WITH")):
            self.seen.tasks[-1].append((statement, parameters))

    def timed(self, task: tasks.Task) -> None:
        """Run a task of the worker and take its time, or that of its bare statements just before it."""
        self.seen.tasks.append([])
        if self._bare is not None:
            self.seen.worker += self._asked(self._bare.pop(0) if self._bare else [])
            self._run(task)
            return
        began = time.thread_time()
        self._run(task)
        self.seen.worker += time.thread_time() - began

    def _beat(self) -> None:
        now = time.thread_time()
        self.seen.busy = max(self.seen.busy, now - self._last)
        self._last = now

    def of(self, act: Callable[[], object]) -> Seen:
        """What doing something costs until the worker is idle and the window painted."""
        settle(self.window)
        self.seen = seen = Seen()
        self._last = time.thread_time()
        began = time.perf_counter()
        act()
        settle(self.window)
        seen.whole = time.perf_counter() - began
        self._beat()
        self.seen = Seen()
        return seen

    def bare_of(self, act: Callable[[], object], statements: list[list[Statement]]) -> float | None:
        """What the bare statements of each task cost when they are asked as it begins; None where other tasks came."""
        settle(self.window)
        self._bare = list(statements)
        seen = self.of(act)
        self._bare = None
        return seen.worker if len(seen.tasks) == len(statements) else None

    def _asked(self, statements: list[Statement]) -> float:
        with self.desk.reading() as connection:
            raw: Any = connection.connection.dbapi_connection
            began = time.thread_time()
            for statement, parameters in statements:
                raw.execute(statement, parameters).fetchall()
            return time.thread_time() - began


def settle(window: Window) -> None:
    """Until nothing is under way or about to begin, and everything is painted; sleeps while it waits."""
    loop, quiet = QEventLoop(), 0
    while quiet < 2:
        loop.processEvents()
        waits = any(one.isActive() and one.isSingleShot() for one in window.findChildren(QTimer))
        busy = waits or not window.tasks.idle
        quiet = 0 if busy else quiet + 1
        if busy:
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@dataclass
class Line:
    """The medians of one thing measured."""

    name: str
    bare: float
    ours: float
    whole: float
    busy: float
    first: float
    count: int

    @property
    def ratio(self) -> float:
        """What ours is to the bare queries."""
        return self.ours / self.bare if self.bare else 0.0

    @property
    def beyond(self) -> str:
        """The limits it is beyond, in words."""
        found = (("SLOW", self.ratio > LIMIT_RATIO), ("STALL", max(self.busy, self.first) > LIMIT_STALL))
        return " ".join(word for word, wrong in found if wrong)

    def __str__(self) -> str:
        figures = f"{self.bare * 1000:9.2f} {self.ours * 1000:9.2f} {self.ratio:6.2f} "
        figures += f"{(self.ours - self.bare) * 1000:8.2f} {self.whole * 1000:9.1f}"
        return f"{self.name:34}{figures} {self.busy * 1000:7.1f} {self.first * 1000:8.1f} {self.count:4}  {self.beyond}"


Act = Callable[[int], object]


def measured(watch: Watch, runs: int, name: str, act: Act, before: Act = lambda _: None) -> Line:
    """Do something several times, by turns with its bare statements; of the first time only its stall counts."""
    before(0)
    first, pairs = watch.of(partial(act, 0)), list[tuple[Seen, float]]()
    for run in count(1):
        before(run)
        ours = watch.of(partial(act, run))
        before(run)
        floor = watch.bare_of(partial(act, run), ours.tasks)
        pairs += [] if floor is None else [(ours, floor)]
        if len(pairs) == runs:
            break
        if run > _PATIENCE * runs:
            raise RuntimeError(f"{name}: what it asks differs from time to time")
    seen = [one for one, _ in pairs]
    return Line(
        name, median(floor for _, floor in pairs), median(one.worker for one in seen),
        median(one.whole for one in seen), max(one.busy for one in seen), first.busy, seen[-1].count,
    )  # fmt: skip


def pages(opened: Opened) -> Iterator[tuple[str, Act, Act]]:
    """Opening each page after the desk has changed."""
    for name in EVERY:
        other = "imports" if name != "imports" else "actors"

        def leave(_run: int, other: str = other) -> None:
            opened.page_wanted.emit(other)
            opened.changed.emit()

        yield f"open {name}", partial(_go, opened, name), leave


def _go(opened: Opened, name: str, _run: int) -> None:
    opened.page_wanted.emit(name)


def searches(window: Window) -> Iterator[tuple[str, Act, Act]]:
    """Typing a letter of each word, and the pause after it."""
    assert window.shell is not None
    finder = window.shell.top.finder
    for word in WORDS:

        def typed(_run: int, word: str = word) -> None:
            finder.setFocus()
            finder.setText(word)
            finder.ask(ranked=False)

        def paused(_run: int, word: str = word) -> None:
            finder.setText(word)
            finder.ask(ranked=True)

        yield f"search '{word}' newest", typed, lambda _: None
        yield f"search '{word}' ranked", paused, lambda _: None


def scrolls(window: Window) -> Iterator[tuple[str, Act, Act]]:
    """The next rows of every table at its beginning, its middle and its end, and after sorting by its first column."""
    assert window.shell is not None
    for name in EVERY:
        page = window.shell.page(name)
        for kind in KINDS.values():
            if page.lists(kind.name):
                yield from _table(window, name, page, kind)


def _table(window: Window, name: str, page: Page, kind: Kind) -> Iterator[tuple[str, Act, Act]]:
    def seen(_run: int = 0) -> None:
        assert window.shell is not None
        window.shell.rail.choose(name)
        page.show_listing(Listing(kind))
        settle(window)

    seen()
    register = next((one for one in page.findChildren(Register) if one.kind is kind), None)
    if register is None:
        return

    def stand(place: float, run: int) -> None:
        at = int(place * register.model.rows) + run * CHUNK
        row = register.model.index(max(0, min(register.model.rows - 1, at)), 0)
        register.table.scrollTo(row, QAbstractItemView.ScrollHint.PositionAtTop)

    def before(place: float, run: int) -> None:
        seen()
        stand(place, run - 1)

    def to(place: float, run: int) -> None:
        register.model.reload()
        settle(window)
        stand(place, run)

    def sort(turned: int, run: int) -> None:
        register.model.sort(0, tuple(Qt.SortOrder)[(run + turned) % 2])

    for place in (0.0, 0.5, 1.0):
        yield f"scroll {kind.name} at {place:.0%}", partial(to, place), partial(before, place)
    yield f"sort {kind.name}", partial(sort, 0), partial(sort, 1)


class Memory:
    """The most memory the process has had at once since it was last asked to forget."""

    @staticmethod
    def forget() -> None:
        """Begin anew from what it has now."""
        Path("/proc/self/clear_refs").write_text("5")

    @staticmethod
    def peak() -> float:
        """Megabytes."""
        said = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
        return int(said.split()[1]) / 1024


def main(path: Path, runs: int, wanted: list[str]) -> int:
    """Measure everything; returns 1 where something is beyond its limit."""
    app = QApplication([])
    settings = Settings(Path(tempfile.mkdtemp()) / "window.ini")
    settings.keep("language", "en")
    window = starting.make_window(app, settings)
    window.furnish()
    starting.spare_the_collector(window)
    Actions(window)
    window.show()
    desk = opening.open_desk(path, person="Bench")
    watch, opened = Watch(window, desk), Opened(desk, settings, window.tasks, window)
    window.serve(opened)
    settle(window)
    only = next((one.removeprefix("only=") for one in wanted if one.startswith("only=")), "")
    sorts = {"pages": pages(opened), "searches": searches(window), "tables": scrolls(window)}
    asked = [sort for sort in sorts if sort in wanted] or list(sorts)
    parts = [_part(watch, runs, sort, sorts[sort], only) for sort in asked]
    window.close()
    return int(any(parts))


def _part(watch: Watch, runs: int, name: str, acts: Iterator[tuple[str, Act, Act]], only: str) -> bool:
    """Measure one part of it; whether something is beyond its limit."""
    Memory.forget()
    print(f"{name:34}  bare ms   ours ms  ratio  more ms  whole ms busy ms first ms  SQL")
    lines = []
    for said, act, before in acts:
        if only in said:
            lines.append(measured(watch, runs, said, act, before))
            print(lines[-1], flush=True)
    memory, beyond = Memory.peak(), [line for line in lines if line.beyond]
    print(f"peak memory of {name} {memory:.0f} MB (limit {LIMIT_MEMORY}); {len(beyond)} of {len(lines)} beyond a limit")
    return bool(beyond) or memory > LIMIT_MEMORY


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5, sys.argv[3:]))
