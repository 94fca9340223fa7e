"""What the person has begun and not completed: kept in the desk as it is typed, offered again until it is complete."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pbdesk.desk.beginning import Begun
    from pbdesk.store.desk import Desk
    from ui.opened import Opened


class Drafts(QObject):
    """The unfinished records of one person on one desk."""

    changed = Signal()
    """There is another one, or one less."""

    def __init__(self, opened: "Opened") -> None:
        super().__init__(opened)
        self._opened = opened
        self._held: dict[str, Begun] = {}
        person = opened.person
        opened.ask(lambda desk: _read(desk, person), self._show, owner=self)

    def _show(self, held: "list[Begun]") -> None:
        self._held = {one.place: one for one in held} | self._held
        self.changed.emit()

    def every(self) -> "list[Begun]":
        """All of them, the newest first."""
        return list(self._held.values())[::-1]

    def get(self, place: str) -> "Begun | None":
        """The one that was begun at a place."""
        return self._held.get(place)

    def put(self, kind: str, given: Mapping[str, Any], typed: Mapping[str, Any]) -> None:
        """Keep what has been typed of a record so far; where that is nothing, forget it."""
        from pbdesk.desk.beginning import Begun

        one = Begun(kind, dict(given), {name: value for name, value in typed.items() if value != given.get(name)})
        if all(value in (None, "", []) for value in one.typed.values()):
            self.drop(one.place)
        elif self._held.get(one.place) != one:
            self._held.pop(one.place, None)
            self._held[one.place] = one
            self._keep()

    def drop(self, place: str) -> None:
        """Forget one: it is complete, or nobody wants it."""
        if self._held.pop(place, None) is not None:
            self._keep()

    def pass_on(self, former: str) -> None:
        """Go on with what was begun under the name that the person had before."""
        person = self._opened.person
        self._opened.ask(lambda desk: _pass_on(desk, former, person), self._show, owner=self)

    def _keep(self) -> None:
        person, some = self._opened.person, list(self._held.values())
        self._opened.ask(lambda desk: _write(desk, person, some), lambda _: None, owner=self)
        self.changed.emit()


def _read(desk: "Desk", person: str) -> "list[Begun]":
    from pbdesk.desk.beginning import begun

    return begun(desk, person)


def _write(desk: "Desk", person: str, some: "list[Begun]") -> None:
    from pbdesk.desk.beginning import keep_begun

    keep_begun(desk, person, some)


def _pass_on(desk: "Desk", former: str, person: str) -> "list[Begun]":
    from pbdesk.desk.beginning import pass_on

    return pass_on(desk, former, person)
