import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

import pbdesk
from pbdesk.desk import recording, telling, writing
from pbdesk.resources import resource
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.ui.sentences import sentences
from ui import wording, words

NORWEGIAN = words.words_of("nb")


@pytest.fixture
def norwegian(qapp: QApplication) -> Iterator[None]:
    words.speak("nb")
    yield
    words.speak("en")


def places(text: str) -> list[str]:
    """The places of a sentence; those in a command of the shell are none of the window's."""
    return sorted(re.findall(r"\{\w+\}", re.sub(r"`pbdesk[^`]*`", "", text)))


def test_every_sentence_and_label_has_its_bokmaal() -> None:
    assert sorted(sentences() - set(NORWEGIAN)) == []


def test_the_search_for_sentences_finds_those_of_the_window_and_of_the_records() -> None:
    assert {"Every country has a lead agency today.", "Implementing partner", "agrees with conditions"} <= sentences()


@pytest.mark.parametrize("sentence", sorted(one for one in NORWEGIAN if "{" in one))
def test_a_translation_has_the_same_places_as_its_source(sentence: str) -> None:
    assert places(NORWEGIAN[sentence]) == places(sentence)


def test_no_refusal_sends_a_person_at_the_window_to_a_command_of_the_shell(qapp: QApplication) -> None:
    shell = re.compile(r"`pbdesk|(?<!\w)--[a-z]")
    for code in words.LANGUAGES:
        words.speak(code)
        assert [one for one in sentences() if shell.search(words.tr(one))] == []
    words.speak("en")


def test_what_the_window_says_otherwise_is_still_said_by_the_core() -> None:
    assert set(words.words_of("en")) <= sentences()


@pytest.mark.parametrize(("sentence", "said"), sorted(words.words_of("en").items()))
def test_what_the_window_says_otherwise_has_the_same_places(sentence: str, said: str) -> None:
    assert places(sentence) == places(said)


@pytest.mark.parametrize("language", ["en", "nb", "fr"])
def test_sentences_stand_in_their_order_so_that_one_is_found(language: str) -> None:
    listed = [*json.loads(resource(f"words/{language}.json").read_text("utf-8"))]
    assert listed == sorted(listed)


def test_no_translation_is_empty() -> None:
    assert not [one for one, said in NORWEGIAN.items() if not said.strip()]


def test_english_is_the_source(qapp: QApplication) -> None:
    words.speak("en")
    assert words.tr("Add {kind}", kind="decision") == "Add decision"


def test_one_and_many_are_said_differently(norwegian: None) -> None:
    assert words.count_of(1, "1 record", "{n} records") == "1 oppføring"
    assert words.count_of(1200, "1 record", "{n} records").replace("\u00a0", " ") == "1 200 oppføringer"


def test_qts_own_buttons_are_said_in_bokmaal(norwegian: None) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Avbryt"


def test_an_unknown_language_means_that_of_the_computer(qapp: QApplication) -> None:
    words.speak("tlh")
    assert words.language() == words.of_this_computer()
    words.speak("en")


def actions() -> set[str]:
    """What the core calls the changes that it makes, as its source says it."""
    sources = [path.read_text("utf-8") for path in Path(pbdesk.__file__).parent.rglob("*.py")]
    named = {name: text for one in sources for name, text in re.findall(r'^([A-Z_]+) = "([^"]+)"$', one, re.M)}
    said = [found for one in sources for found in re.findall(r'\bchange\(\s*desk, (?:"([a-z ]+)"|([A-Z_]+)),', one)]
    return {text or named[name] for text, name in said}


def test_the_history_has_its_words_for_every_change_that_can_be_made() -> None:
    assert len(actions()) > 25
    assert actions() - set(wording.DOINGS) == {"set", "undo"}


def test_a_decision_that_was_recorded_is_said_to_be(norwegian: None, desk: Desk, force: Body) -> None:
    decision = force.draft("Courts")
    recording.record(desk, decision, "Kari")
    (past,) = telling.past_changes(desk, before=None, limit=1)
    assert wording.change_words(past).startswith("Protokollførte Beslutning")


def test_a_day_and_a_choice_that_a_record_is_called_by_are_said_in_words(
    norwegian: None, desk: Desk, force: Body
) -> None:
    newest = telling.past_changes(desk, before=None, limit=1)
    assert [wording.change_words(past) for past in newest] == ["La til Medlem «Ministry MOF · mellomnivå»"]
    force.meeting()
    newest = telling.past_changes(desk, before=None, limit=1)
    assert [wording.change_words(past) for past in newest] == ["La til Møte «7 · 14. mars 2026 · Task force»"]


def test_what_somebody_wrote_stands_between_the_marks_of_the_language(
    norwegian: None, desk: Desk, ids: dict[str, str]
) -> None:
    writing.set_values(desk, ids["late"], {"title": "Brønner"}, "Kari")
    (past,) = telling.past_changes(desk, before=None, limit=1)
    assert wording.change_words(past) == "Endret Hva som skal gjøres for Tiltak «1 · Brønner»"
