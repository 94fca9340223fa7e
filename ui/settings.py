"""What the window remembers between one start and the next: place, widths, look, language, recent desks."""

from pathlib import Path

from platformdirs import user_config_path, user_data_path
from PySide6.QtCore import QByteArray, QSettings

KEPT = 8
"""How many recent desks are listed."""


class Settings:
    """The person's settings, in a plain file of the configuration folder."""

    def __init__(self, file: Path | None = None) -> None:
        path = file or user_config_path("pbdesk", appauthor=False) / "window.ini"
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        """A setting in words."""
        return str(self._kept.value(name, default))

    def state(self, name: str) -> QByteArray:
        """The geometry or state of a widget; empty where it was never kept."""
        value = self._kept.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, name: str, value: str | QByteArray) -> None:
        """Remember a setting."""
        self._kept.setValue(name, value)

    @property
    def person(self) -> str:
        """The name that changes are signed with: what the person gave, nothing where none was given."""
        return self.text("person").strip()

    def recent(self) -> list[Path]:
        """The desks opened last, newest first, as far as they are still there."""
        found = [Path(one) for one in self.text("recent").split("\n") if one]
        return [path for path in found if path.is_file()]

    @property
    def last(self) -> Path | None:
        """The desk that the person worked in when the window was left, if it is to be opened and still there."""
        path = Path(self.text("left"))
        return path if self.reopens and self.text("left") and path.is_file() else None

    @property
    def reopens(self) -> bool:
        """Whether the last desk is opened at start."""
        return self.text("reopen", "yes") == "yes"

    def opened(self, path: Path) -> None:
        """Remember that a desk was opened, and that it is the one worked in."""
        self.keep("left", str(path))
        rest = [one for one in self.recent() if one != path]
        self.keep("recent", "\n".join(str(one) for one in [path, *rest][:KEPT]))

    def save(self) -> None:
        """Write everything to disk."""
        self._kept.sync()


def samples_folder() -> Path:
    """Where the sample desk is made when a person wants to explore it."""
    return user_data_path("pbdesk", appauthor=False)
