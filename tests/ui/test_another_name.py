"""The name that changes bear is given, or given otherwise, in the middle of the work."""

from pbdesk.desk import telling, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.ui.conftest import Settle
from tests.ui.person import Person
from tests.ui.seeding import PERSON
from ui.settings import Settings
from ui.window import Window


def test_what_is_done_from_then_on_bears_the_other_name_and_what_was_begun_goes_with_it(
    window: Window, desk: Desk, person: Person, settle: Settle, settings: Settings
) -> None:
    opened = window.opened
    assert opened is not None
    opened.drafts.put("note", {}, {"text": "Half a thought"})
    settle()
    person.will(person.type("Ola Hansen"))
    window.commands.run("name")
    settle()
    assert settings.person == opened.person == "Ola Hansen"
    assert [one.typed for one in opened.drafts.every()] == [{"text": "Half a thought"}]
    opened.change(lambda held: writing.add(held, KINDS["note"], {"title": "A thought"}, opened.person))
    settle()
    assert [one.person for one in telling.past_changes(desk)[:2]] == ["Ola Hansen", PERSON]


def test_whoever_thinks_better_of_it_keeps_the_name(window: Window, person: Person, settings: Settings) -> None:
    person.will(person.leave)
    window.commands.run("name")
    assert settings.person == PERSON
