"""Where a person wants a file written: chosen, given its ending, and not over another file without a word."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.endings import named
from ui.words import tr


def ask_where(parent: QWidget, title: str, offered: str, forms: str, *endings: str) -> Path | None:
    """The file a person chooses, with one of the endings; None where they think better of it.

    The chooser asks itself before a file is replaced, but not of the name that the ending makes of what was typed.
    """
    chosen, form = QFileDialog.getSaveFileName(parent, title, offered, forms)
    if not chosen:
        return None
    path = named(Path(chosen), *endings, form=form)
    return path if path == Path(chosen) or may_replace(parent, path) else None


def may_replace(parent: QWidget, path: Path) -> bool:
    """Whether a file may be written under a name; a person is asked where there is one already."""
    if not path.exists():
        return True
    said = tr("{file} is there already. What it holds would be lost.", file=path.name)
    asked = QMessageBox(QMessageBox.Icon.Warning, tr("Replace the file?"), said, parent=parent)
    replace = asked.addButton(tr("Replace it"), QMessageBox.ButtonRole.AcceptRole)
    asked.setDefaultButton(asked.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
    asked.exec()
    agreed = asked.clickedButton() is replace
    asked.deleteLater()
    return agreed
