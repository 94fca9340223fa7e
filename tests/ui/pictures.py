"""Opens every page on the sample with a real workbook read into it, and writes PNG files.

python tests/ui/pictures.py FOLDER                    every look, language, scale and size, one after the other
python tests/ui/pictures.py FOLDER DESK|sample light|dark en|nb [WIDTHxHEIGHT]    one; QT_SCALE_FACTOR=2 for 200 %
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pbdesk.desk import opening, receiving
from pbdesk.resources import resource
from pbdesk.store.desk import Desk
from tests.ui.album import Album
from tests.ui.seeding import PERSON
from ui import app as starting
from ui import words
from ui.actions import Actions
from ui.opened import Opened
from ui.pages.country import CountryPage
from ui.settings import Settings

WIDE, SMALL = "1280x800", "960x540"
"""A window at 1280 x 800, and one that fills a screen of 1920 x 1080 at 200 %."""
SORTS = (("light", "en", "1", WIDE), ("dark", "en", "1", WIDE), ("light", "nb", "1", WIDE), ("light", "en", "2", WIDE),
         ("light", "nb", "2", SMALL))  # fmt: skip
"""Looks, languages, scales and sizes of the window."""


def the_desk(given: str, folder: Path) -> Desk:
    """The desk that was named, or the sample with its activities."""
    if given != "sample":
        return opening.open_desk(Path(given), person=PERSON)
    path = folder / "sample.pbdesk"
    desk = opening.new(path, government="NOR", person=PERSON, sample=True, language=words.language())
    hints = receiving.Hints(country="COD", currency="USD")
    receiving.accept(desk, receiving.prepare(desk, resource("sample/drc-activities-2025.xlsx"), hints), PERSON)
    return desk


def _empty(path: Path) -> Desk:
    return opening.new(path, government="NOR", person=PERSON, language=words.language())


def every(folder: Path) -> None:
    """Every look, language and scale, each in a process of its own."""
    for look, language, scale, size in SORTS:
        place = folder / f"{look}-{language}-{scale}00-{size}"
        command = [sys.executable, __file__, str(place), "sample", look, language, size]
        subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": scale}, check=True)
        print(place)


def main(folder: Path, given: str, look: str, language: str, size: str = WIDE) -> None:
    """Take the pictures of one look and language."""
    kept = Path(tempfile.mkdtemp())
    settings = Settings(kept / "window.ini")
    for name, value in (("look", look), ("language", language), ("person", PERSON)):
        settings.keep(name, value)
    window = starting.make_window(QApplication([]), settings)
    window.furnish()
    Actions(window)
    window.resize(*map(int, size.split("x")))
    window.show()
    window.activateWindow()
    album = Album(window, folder)
    album.take("welcome")
    window.serve(Opened(_empty(kept / "empty.pbdesk"), settings, window.tasks))
    album.pages(".empty")
    window.serve(Opened(the_desk(given, kept), settings, window.tasks, window))
    album.pages()
    album.forms()
    album.popups()
    album.dialogs()
    album.passphrases(kept)
    album.policies()
    album.exchange(kept)
    album.meeting()
    album.focus("")
    album.pages(".focus")
    album.go("countries")
    for page in window.findChildren(CountryPage):
        page._toggle()
        album.settle()
        album.take_whole(page.body, "countries.whole")
    album.sides()
    album.plan()
    window.close()


if __name__ == "__main__":
    if len(sys.argv) == 2:
        every(Path(sys.argv[1]))
    else:
        main(Path(sys.argv[1]), *sys.argv[2:6])
