"""Opens every page on the sample with a real workbook read into it, and writes PNG files.

python tests/ui/pictures.py FOLDER                              every look, language and scale, one after the other
python tests/ui/pictures.py FOLDER DESK|sample light|dark en|nb  one of them; QT_SCALE_FACTOR=2 for 200 %
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pbdesk.desk import opening, receiving
from pbdesk.resources import resource
from pbdesk.store.desk import Desk
from tests.ui.seeding import PERSON
from ui import app as starting
from ui.actions import Actions
from ui.opened import Opened
from ui.pages.every import EVERY
from ui.settings import Settings
from ui.shell import Shell
from ui.widgets.finder import Finder
from ui.window import Window

SORTS = (("light", "en", "1"), ("dark", "en", "1"), ("light", "nb", "1"), ("light", "en", "2"))
"""Looks, languages and scales."""


def settle(window: Window, least: int = 150) -> None:
    """Let the worker answer and the window paint."""
    loop = QEventLoop()
    QTimer.singleShot(least, loop.quit)
    loop.exec()
    while not window.tasks.idle or any(one.isActive() and one.isSingleShot() for one in window.findChildren(QTimer)):
        QTimer.singleShot(20, loop.quit)
        loop.exec()
    QApplication.processEvents()


def grab(window: Window, folder: Path, name: str) -> None:
    settle(window)
    window.grab().save(str(folder / f"{name}.png"))


def shell_of(window: Window) -> Shell:
    assert window.shell is not None
    return window.shell


def choose(window: Window, name: str) -> None:
    if window.opened is not None:
        window.opened.page_wanted.emit(name)


def the_desk(given: str, folder: Path) -> Desk:
    """The desk that was named, or the sample with its activities."""
    if given != "sample":
        return opening.open_desk(Path(given), person=PERSON)
    desk = opening.new(folder / "sample.pbdesk", government="NOR", person=PERSON, sample=True)
    hints = receiving.Hints(country="COD", currency="USD")
    receiving.accept(desk, receiving.prepare(desk, resource("sample/drc-activities-2025.xlsx"), hints), PERSON)
    return desk


def every(folder: Path) -> None:
    """Every look, language and scale, each in a process of its own."""
    for look, language, scale in SORTS:
        place = folder / f"{look}-{language}-{scale}00"
        words = [sys.executable, __file__, str(place), "sample", look, language]
        subprocess.run(words, env={**os.environ, "QT_SCALE_FACTOR": scale}, check=True)
        print(place)


def main(folder: Path, given: str, look: str, language: str) -> None:
    """Take the pictures of one look and language."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = Path(tempfile.mkdtemp())
    settings = Settings(kept / "window.ini")
    settings.keep("look", look)
    settings.keep("language", language)
    settings.keep("person", PERSON)
    window = starting.make_window(QApplication([]), settings)
    window.furnish()
    Actions(window)
    window.show()
    window.activateWindow()
    grab(window, folder, f"welcome-{look}-{language}")
    window.serve(Opened(the_desk(given, kept), settings, window.tasks, window))
    for name in EVERY:
        choose(window, name)
        grab(window, folder, f"{name}-{look}-{language}")
    choose(window, "activities")
    settle(window)
    _open_first(window)
    grab(window, folder, f"sheet-{look}-{language}")
    window.show_keys()
    settle(window)
    if dialog := QApplication.activeModalWidget():
        dialog.grab().save(str(folder / f"keys-{look}-{language}.png"))
        dialog.close()
    shell_of(window).begin_record("decision", {"status": "draft"})
    grab(window, folder, f"new-{look}-{language}")
    _focus(window)
    choose(window, "countries")
    _country(window, folder, f"{look}-{language}")
    _plan(window)
    grab(window, folder, f"plan-{look}-{language}")
    choose(window, "activities")
    _narrow(window)
    grab(window, folder, f"search-{look}-{language}")
    window.close()


def _country(window: Window, folder: Path, sort: str) -> None:
    """The country page as it opens, and the whole of it however long."""
    from ui.pages.country import CountryPage

    shell_of(window).sheet().leave()
    grab(window, folder, f"country-{sort}")
    for page in window.findChildren(CountryPage):
        page.body.grab().save(str(folder / f"country-whole-{sort}.png"))


def _plan(window: Window) -> None:
    window.take_file(resource("sample/drc-activities-2025.xlsx"))
    settle(window, 500)


def _narrow(window: Window) -> None:
    from ui.pages.registers import RegistersPage

    page = shell_of(window).page("activities")
    if isinstance(page, RegistersPage):
        page.register("activity").toggle_filters()
    window.search()
    window.findChildren(Finder)[0].setText("mi")
    window.findChildren(Finder)[0].textEdited.emit("mi")
    settle(window, 600)


def _focus(window: Window) -> None:
    from pbdesk.desk import reading
    from pbdesk.records.kinds import KINDS

    opened = window.opened
    if opened is not None:
        opened.ask(
            lambda desk: reading.choices(desk, KINDS["country"], "Congo"),
            lambda found: opened.focus(found[0][0] if found else None, opened.as_of),
            owner=window,
        )
        settle(window)


def _open_first(window: Window) -> None:
    from ui.pages.registers import RegistersPage

    page = shell_of(window).page("activities")
    if isinstance(page, RegistersPage) and (record := page.register("activity").model.record(0)):
        shell_of(window).show_record(record)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        every(Path(sys.argv[1]))
    else:
        main(Path(sys.argv[1]), *sys.argv[2:5])
