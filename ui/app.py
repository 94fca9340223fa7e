"""Starts the window; it paints before anything heavy is imported or read."""

import gc
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from ui import theme, words
from ui.settings import Settings
from ui.window import Window
from ui.words import tr


def main(arguments: Sequence[str] | None = None, passphrase: str | None = None) -> int:
    """Open the window, on the desk named first where one is named; returns 0 when it is closed."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("pbdesk")
    app.setApplicationDisplayName("Peacebuilding Desk")
    window = make_window(app, Settings())
    sys.excepthook = Reporter(window).report
    window.show()
    window.painted.connect(lambda: begin(window, Path(given[0]) if given else None, passphrase))
    return app.exec()


def make_window(app: QApplication, settings: Settings) -> Window:
    """The window in the person's look and language; nothing heavy is imported by it."""
    words.speak(settings.text("language"))
    theme.set_font(app)
    theme.dress(app, settings.text("look", "system"))
    return Window(settings)


def begin(window: Window, path: Path | None, passphrase: str | None = None) -> None:
    """What follows the first paint: the worker and the menus, then the desk: the one named, else the one left."""
    from ui.actions import Actions

    window.furnish()
    spare_the_collector(window)
    actions = Actions(window)
    wanted = path or window.settings.last
    if wanted is not None:
        actions.desks.open(wanted, passphrase)
    else:
        window.welcome.take_keyboard()


def spare_the_collector(window: Window) -> None:
    """Let what stands once a desk is open never be walked for garbage: that would hold the window up, 50 to 100 ms."""
    window.served.connect(gc.freeze)


class Reporter:
    """Says to the person that the program failed and the data is safe; logs where, never what."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._telling = False

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error that nothing else has caught, without what it says, and tell the person."""
        bare = RuntimeError(kind.__name__)
        logging.getLogger(__name__).error("Unforeseen: %s", kind.__name__, exc_info=(RuntimeError, bare, trace))
        if self._telling or not isinstance(error, Exception):
            return
        self._telling = True
        QMessageBox.critical(
            self._window,
            tr("Something went wrong"),
            tr("This is a fault in the program, not yours. Your data is safe: what was saved is in the desk."),
        )
        self._telling = False
