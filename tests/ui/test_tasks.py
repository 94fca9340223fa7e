import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pbdesk.errors import Cancelled, NotUnderstood
from pbdesk.sentences import say
from ui.tasks import PATIENCE, Progress, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


def test_work_is_done_in_order_on_another_thread_and_answered_on_this_one(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[int] = []
    heard: list[tuple[int, int]] = []

    def work(at: int) -> int:
        threads.append(threading.get_ident())
        return at

    for at in range(5):
        tasks.ask(lambda at=at: work(at), lambda answer: heard.append((answer, threading.get_ident())))  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert [answer for answer, _ in heard] == [0, 1, 2, 3, 4]
    assert {thread for _, thread in heard} == {threading.get_ident()}
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()
    tasks.close()


def test_an_answer_that_nobody_waits_for_any_more_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    owner, gate = QObject(), threading.Event()
    heard: list[bool] = []
    tasks.ask(gate.wait, heard.append, owner=owner)
    import shiboken6

    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert heard == []
    tasks.close()


def test_long_work_is_shown_with_its_progress_and_stops_when_asked(qtbot: QtBot, tasks: Tasks) -> None:
    failures: list[Exception] = []
    waited = threading.Event()

    def count(progress: Progress) -> None:
        for at in range(10_000):
            progress(at, 10_000)
            waited.wait(0.01)

    with qtbot.waitSignal(tasks.shown) as shown:
        task = tasks.run("Counting", count, lambda _: None, failed=failures.append)
    assert shown.args == [task]
    assert task.progress is not None
    task.progress.stop()
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], Cancelled)
    tasks.close()


def test_quick_work_is_never_shown(qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patience is longer here than a busy machine takes over work that is nothing."""
    monkeypatch.setattr("ui.tasks.PATIENCE", 4 * PATIENCE)
    heard: list[int] = []
    with qtbot.assertNotEmitted(tasks.shown, wait=5 * PATIENCE):
        tasks.run("Quick", lambda _: 1, heard.append)
    assert heard == [1]
    tasks.close()


def test_a_failure_that_nobody_handles_is_told_to_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    def refuse() -> None:
        raise NotUnderstood(say("No such thing."))

    with qtbot.waitSignal(tasks.failed) as told:
        tasks.ask(refuse, lambda _: None)
    assert isinstance(told.args[0], NotUnderstood)
    tasks.close()


def test_a_fault_is_logged_without_what_it_says(
    qtbot: QtBot, tasks: Tasks, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("the secret of a record")

    with qtbot.waitSignal(tasks.failed):
        tasks.ask(fail, lambda _: None)
    assert "ValueError" in caplog.text
    assert "secret of a record" not in caplog.text.replace('raise ValueError("the secret of a record")', "")
    tasks.close()
