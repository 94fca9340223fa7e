"""A window on a small real desk, its worker awaited, its settings in a folder of the test's own."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pbdesk.desk import opening
from pbdesk.store.desk import Desk
from tests.ui import patience
from tests.ui.keyboard import Keyboard
from tests.ui.person import Person
from tests.ui.places import shell_of
from tests.ui.seeding import PERSON, fill
from ui import app as starting
from ui import words
from ui.actions import Actions
from ui.opened import Opened
from ui.pages.imports import ImportsPage
from ui.settings import Settings
from ui.shell import Shell
from ui.tables.register import Register
from ui.window import Window

Settle = Callable[[], None]
Serve = Callable[[Desk], Window]


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of pytest-qt, but patient."""
    return patience.PatientBot(request)


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    """Whoever answers the dialogs that ask; in the end all that were to come have come."""
    made = Person(qtbot)
    yield made
    made.go()
    assert made._answers == []


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "window.ini")
    made.keep("person", PERSON)
    made.keep("language", "en")
    made.keep("look", "light")
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return opening.new(tmp_path / "small.pbdesk", government="NOR", person=PERSON)


@pytest.fixture
def ids(desk: Desk) -> dict[str, str]:
    """The records of the small desk that tests ask for, by their names."""
    return fill(desk)


@pytest.fixture
def bare_window(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Window]:
    """A window without a desk."""
    window = starting.make_window(qapp, settings)
    qtbot.addWidget(window)
    window.furnish()
    Actions(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


@pytest.fixture
def settle(bare_window: Window, qtbot: QtBot) -> Settle:
    """Wait until the worker has answered everything and the window has heard it."""
    return partial(patience.settle, bare_window, qtbot)


@pytest.fixture
def rest(bare_window: Window, qtbot: QtBot) -> Settle:
    """Stop typing: wait until what follows after a pause has come too."""
    return partial(patience.rest, bare_window, qtbot)


@pytest.fixture
def serve(bare_window: Window, settle: Settle) -> Serve:
    """Show a desk in the window."""

    def begin(desk: Desk) -> Window:
        bare_window.serve(Opened(desk, bare_window.settings, bare_window.tasks))
        settle()
        return bare_window

    return begin


@pytest.fixture
def window(serve: Serve, desk: Desk, ids: dict[str, str]) -> Window:
    """A window on the small desk."""
    return serve(desk)


@pytest.fixture
def shell(window: Window) -> Shell:
    """What the window shows of its desk."""
    return shell_of(window)


@pytest.fixture
def keys(window: Window, qtbot: QtBot, settle: Settle) -> Keyboard:
    """A secretary at the keyboard of the window."""
    return Keyboard(window, qtbot, settle)


@pytest.fixture
def activities(window: Window, settle: Settle) -> Register:
    """The table of activities, with the keyboard in it."""
    shell_of(window).rail.choose("activities")
    settle()
    window.commands.run("table focus")
    register = shell_of(window).register()
    assert register is not None
    return register


@pytest.fixture
def imports(window: Window) -> ImportsPage:
    """The window's page of imports."""
    assert window.shell is not None
    window.shell.rail.choose("imports")
    made = window.shell.page("imports")
    assert isinstance(made, ImportsPage)
    return made


@pytest.fixture
def norwegian(window: Window) -> Iterator[None]:
    """What is made from now on speaks Bokmål."""
    words.speak("nb")
    yield
    words.speak("en")
