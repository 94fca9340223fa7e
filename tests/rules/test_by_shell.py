"""What no one may do, tried in the shell: one line says why, and the desk is as it was."""

import re

import pytest

from pbdesk.cli import main
from tests.rules.conftest import Tried
from tests.rules.forbidden import FORBIDDEN, Add, Delete, Forbidden, Write, sweep

ALL = (*FORBIDDEN, *sweep())


def words(tried: Tried, attempt: Write | Add | Delete) -> list[str]:
    """The command that tries it."""
    match attempt:
        case Write(record, field, text):
            return ["set", str(tried.path), tried.ids[record], f"{field}={tried.named(text)}"]
        case Delete(record):
            return ["delete", str(tried.path), tried.ids[record]]
        case Add(kind, values):
            return ["add", str(tried.path), kind, *(f"{name}={tried.named(text)}" for name, text in values)]


@pytest.mark.parametrize("forbidden", ALL, ids=lambda one: one.sentence)
def test_the_shell_refuses_it_in_one_line(
    tried: Tried, forbidden: Forbidden, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(tried, forbidden.tried)) == 1
    said, told = capsys.readouterr()
    assert said == ""
    assert told.count("\n") == 1
    assert re.search(forbidden.said, told)
    assert tried.is_as_it_was()


VERBS = {
    "a field that the kind does not have": (["set", "{DESK}", "{action}", "colour=red"], "has no field colour"),
    "a kind that is none": (["add", "{DESK}", "treaty", "title=x"], "treaty"),
    "a recorded decision recorded again": (["record", "{DESK}", "{recorded}"], "recorded already"),
    "an action closed with a blank": (["close", "{DESK}", "{action}", "--outcome", "  "], "what was done"),
    "a due day put off with a blank": (
        ["put-off", "{DESK}", "{action}", "--due", "2026-12-01", "--reason", " "],
        "with a reason",
    ),
    "a policy let expire on a day to come": (
        ["expire", "{DESK}", "{adopted}", "--day", "2060-01-01"],
        "before its last day",
    ),
    "a policy adopted by a draft": (
        ["adopt", "{DESK}", "{silent}", "--decision", "{draft}"],
        "“Silent · version 1” cannot be adopted. .*Not answered yet",
    ),
    "a decision recorded that adopts a policy while silence stands": (
        ["add", "{DESK}", "decision", "title=Adopt it", "text=So.", "date=2026-03-01", "type=adopts", "policy={silent}",
         "number=X1", "status=recorded"],
        "“Silent · version 1” cannot be adopted. Not answered yet",
    ),
    "a target changed with a blank": (
        ["retarget", "{DESK}", "{benchmark}", "--target", "10", "--reason", " "],
        "changed is needed",
    ),
    "a record that the desk does not have": (["delete", "{DESK}", "nobody"], "no record nobody"),
    "two records, one of them needed": (["delete", "{DESK}", "{tradeoff}", "{MOF}"], "These depend on it"),
}


@pytest.mark.parametrize("sentence", VERBS)
def test_a_verb_refuses_it_in_one_line(tried: Tried, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    command, said = VERBS[sentence]
    assert main([tried.named(word).replace("{DESK}", str(tried.path)) for word in command]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert re.search(said, told)
    assert tried.is_as_it_was()
