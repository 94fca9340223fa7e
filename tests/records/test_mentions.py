"""`[[title|id]]` in a text: readable, cut apart without loss, a link from the record that holds it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbdesk.desk import reading, writing
from pbdesk.errors import RuleBroken
from pbdesk.records import mentions
from pbdesk.records.kinds import KINDS
from pbdesk.records.mentions import Mention
from pbdesk.store.desk import Desk

ONE = "01960000-0000-7000-8000-000000000001"
NOWHERE = "01960000-0000-7000-8000-00000000ffff"


def test_a_text_is_cut_into_words_and_mentions() -> None:
    text = f"See [[Rome|{ONE}]] and [[Paris]]."
    assert list(mentions.pieces(text)) == ["See ", Mention("Rome", ONE), " and [[Paris]]."]
    assert mentions.plain(text) == "See Rome and [[Paris]]."


@given(st.text(), st.text())
def test_whatever_a_record_is_called_it_can_be_mentioned(before: str, title: str) -> None:
    told = mentions.written(title, ONE)
    assert mentions.mentioned(before + told) == [ONE]


@given(st.lists(st.one_of(st.text(), st.just(f"[[a|{ONE}]]"))))
def test_nothing_of_a_text_is_lost_when_it_is_cut(parts: list[str]) -> None:
    text = "".join(parts)
    again = [f"[[{one.title}|{one.record}]]" if isinstance(one, Mention) else one for one in mentions.pieces(text)]
    assert "".join(again) == text


def test_a_mention_in_a_note_is_a_link_that_its_record_shows(desk: Desk) -> None:
    note = writing.add(desk, KINDS["note"], {"title": "Why", "text": f"See [[political|{ONE}]]."}, "Kari")
    assert note in {one.id for one in reading.one(desk, ONE).backlinks if one.field == "mentions"}
    writing.set_values(desk, note, {"text": "See nothing."}, "Kari")
    assert note not in {one.id for one in reading.one(desk, ONE).backlinks}


def test_a_mention_of_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="no record of this desk"):
        writing.add(desk, KINDS["note"], {"title": "Why", "text": f"[[gone|{NOWHERE}]]"}, "Kari")


def test_a_record_that_a_note_mentions_is_not_deleted_unnoticed(desk: Desk) -> None:
    tag = writing.add(desk, KINDS["tag"], {"name": "winter"}, "Kari")
    writing.add(desk, KINDS["note"], {"title": "Why winter", "text": mentions.written("winter", tag)}, "Kari")
    with pytest.raises(RuleBroken, match="Why winter"):
        writing.remove(desk, tag, "Kari")
