"""A backup is put back from the window: the desk opens as it was then, and the other file stays beside it."""

from pbdesk.desk import checking, reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.ui.conftest import Settle
from tests.ui.seeding import PERSON
from ui.desks import Desks
from ui.window import Window


def test_the_open_desk_becomes_what_it_was(window: Window, desk: Desk, ids: dict[str, str], settle: Settle) -> None:
    backup = checking.backup(desk)
    note = writing.add(desk, KINDS["note"], {"title": "After the backup"}, PERSON)
    window.findChildren(Desks)[0].restore_from(backup, desk.path)
    settle()
    assert window.opened is not None
    assert reading.find(window.opened.desk, "backup") == []
    (aside,) = desk.path.parent.glob("*.replaced.pbdesk")
    assert window.opened.desk.path == desk.path
    assert note.encode() in aside.read_bytes()
    assert checking.check(window.opened.desk) == []
