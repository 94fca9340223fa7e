"""Days as they are said in a room: `in 2 weeks`, `14.3.`, and as they are written."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from ui import display, words
from ui.widgets.said_days import understood


@pytest.fixture(autouse=True, scope="module")
def english(qapp: QApplication) -> None:
    words.speak("en")


@given(st.integers(0, 999))
def test_a_day_is_said_from_today(n: int) -> None:
    today = date.fromisoformat(display.today())
    assert understood(f"in {n} days", coarse=False) == (today + timedelta(days=n)).isoformat()
    assert understood(f"om {n} uker", coarse=False) == (today + timedelta(weeks=n)).isoformat()


@given(st.dates(date(2027, 1, 1), date(2027, 12, 31)))
def test_a_day_without_its_year_is_the_next_one(day: date) -> None:
    said = understood(f"{day.day}.{day.month}.", coarse=False)
    assert said is not None
    assert said >= display.today()
    assert said[5:] == day.isoformat()[5:]


@given(st.text())
def test_what_is_no_day_is_never_guessed(text: str) -> None:
    said = understood(text, coarse=False)
    assert said is None or re.fullmatch(r"\d{4}-\d\d-\d\d", said)
