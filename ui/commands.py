"""The commands of the window: the same list feeds the menus, the shortcuts and the search field."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


@dataclass(frozen=True)
class Command:
    """One thing a person can ask of the window; `keys` are its shortcuts, several separated by `; `."""

    name: str
    text: str
    act: Callable[[], object]
    keys: str = ""
    needs_desk: bool = True


class Commands:
    """All commands by name, with the action of each."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def put(self, command: Command) -> QAction:
        """Add a command; its action can be put in any menu."""
        action = QAction(command.text, self._owner)
        if command.keys:
            action.setShortcuts(QKeySequence.listFromString(command.keys))
        action.triggered.connect(command.act)
        self._owner.addAction(action)
        self._commands[command.name], self._actions[command.name] = command, action
        return action

    def fill(self, bar: QMenuBar, title: str, names: list[str]) -> QMenu:
        """A menu of these commands; an empty name is a line."""
        menu = bar.addMenu(title)
        for name in names:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        return menu

    def action(self, name: str) -> QAction:
        """The action of a command."""
        return self._actions[name]

    def run(self, name: str) -> None:
        """Do a command, as if it were chosen in its menu."""
        self._actions[name].trigger()

    def allow(self, *, desk: bool) -> None:
        """Let those commands be chosen that make sense with or without an open desk."""
        for name, command in self._commands.items():
            self._actions[name].setEnabled(desk or not command.needs_desk)

    def every(self) -> list[Command]:
        """All commands, in the order in which they were put."""
        return list(self._commands.values())

    def matching(self, text: str) -> list[Command]:
        """The commands whose text has every word of what was typed, those that may be chosen now."""
        words = text.casefold().split()
        return [
            command
            for name, command in self._commands.items()
            if self._actions[name].isEnabled() and words and all(word in command.text.casefold() for word in words)
        ]
