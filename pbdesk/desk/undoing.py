"""Taking changes back, and bringing them to life again."""

from pbdesk.errors import CannotUndo
from pbdesk.sentences import say
from pbdesk.store import history
from pbdesk.store import undo as store
from pbdesk.store.change import Sealed
from pbdesk.store.desk import Desk
from pbdesk.store.history import Past
from pbdesk.store.undo_partly import Kept, Partly, take_back_partly

__all__ = ["Kept", "Partly", "next_redo", "next_undo", "redo", "undo", "undo_unedited"]


def next_undo(desk: Desk) -> Past | None:
    """The change that `undo` would take back."""
    with desk.reading() as connection:
        return store.next_undo(connection)


def next_redo(desk: Desk) -> Past | None:
    """The undo that `redo` would take back."""
    with desk.reading() as connection:
        return store.next_redo(connection)


def undo(desk: Desk, person: str, which: str = "") -> tuple[Past, Sealed]:
    """Take back the last change, or the one of that id or number; returns it and the change that did so."""
    with desk.reading() as connection:
        past = history.one(connection, which) if which else store.next_undo(connection)
    if past is None:
        raise CannotUndo(say("There is nothing to undo in this desk"))
    return past, store.take_back(desk, past, person)


def undo_unedited(desk: Desk, person: str, which: str) -> tuple[Past, Sealed, Partly]:
    """Take back of that change what nobody edited since; gives what was reversed, and what was kept and why."""
    with desk.reading() as connection:
        past = history.one(connection, which) if which else store.next_undo(connection)
    if past is None:
        raise CannotUndo(say("There is nothing to undo in this desk"))
    sealed, done = take_back_partly(desk, past, person)
    return past, sealed, done


def redo(desk: Desk, person: str) -> tuple[Past, Sealed]:
    """Bring the change undone last to life again."""
    past = next_redo(desk)
    if past is None:
        raise CannotUndo(say("There is nothing to redo in this desk"))
    return past, store.take_back(desk, past, person)
