"""The template of Word documents: the own one or a ministry's file, remembered for the next time."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.opened import Opened
from ui.widgets.parts import button, label, row
from ui.words import tr

_SETTING = "template"


class TemplateChoice(QWidget):
    """Says which template is used, and lets a person choose another."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._said = label("", "quiet", wrap=True)
        self._own = button(tr("Own template"), self.use_own)
        line = row(self._said, button(tr("Template …"), self._ask), self._own)
        line.setStretch(0, 1)
        self.setLayout(line)
        self._show()

    @property
    def path(self) -> Path | None:
        """A ministry's template; None where the own one is used."""
        kept = self._opened.kept(_SETTING)
        return Path(kept) if kept else None

    def use(self, path: Path) -> None:
        """Use a ministry's template from now on."""
        self._opened.keep(_SETTING, str(path))
        self._show()

    def use_own(self) -> None:
        """Use the own template again."""
        self._opened.keep(_SETTING, "")
        self._show()

    def _ask(self) -> None:
        form = tr("Word templates (*.docx *.dotx *.docm *.dotm)")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("A ministry's template"), str(self.path or Path.home()), form)
        if chosen:
            self.use(Path(chosen))

    def _show(self) -> None:
        path = self.path
        own = tr("Word documents look as shown here.")
        self._said.setText(tr("Word documents look as in {file}.", file=path.name) if path else own)
        self._own.setVisible(path is not None)
