"""The sample: an illustrative government's desk on one country; its sources stand in resources/sample/SOURCES.md."""

import json
import re
from typing import Any

from pbdesk.desk.adopting import adopt_within
from pbdesk.desk.starter import TRANSLATED
from pbdesk.desk.writing import resolved
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.resources import resource
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk

_ADOPTED = (("pol1", "d0"), ("pol2", "d3"))
"""The policies adopted in the sample, one after the other, and the decisions that do it."""
_SUPERSEDED = ("d1", "fw1")
"""What the story tells as it stood before another took its place."""
_MENTIONED = re.compile(r"\|@(\w+)\]\]")


def fill(desk: Desk, person: str, language: str = "en") -> None:
    """Put the sample into a desk as one change, told in one of its languages.

    `@name` points to a record of the story, `=name` to one of the desk.
    """
    story, words = json.loads(resource("sample/story.json").read_text("utf-8")), _words(language)
    with change(desk, "sample", person) as made:
        ids: dict[str, str] = {}
        for told in story:
            kind = KINDS[told.pop("kind")]
            name = told.pop("as")
            said = {field: words.get(str(value), value) for field, value in told.items()}
            values = {field: _value(made, kind.by_name[field].to, value, ids) for field, value in said.items()}
            ids[name] = made.add(kind, values)
        for policy, decision in _ADOPTED:
            adopt_within(made, ids[policy], ids[decision], "")
        for former in _SUPERSEDED:
            made.set(ids[former], {"status": "superseded"})


def _words(language: str) -> dict[str, str]:
    """What the texts of the story are in a language; English is what they are written in."""
    if language not in TRANSLATED:
        return {}
    found: dict[str, str] = json.loads(resource(f"sample/words.{language}.json").read_text("utf-8"))
    return found


def _value(made: Change, to: str, value: Any, ids: dict[str, str]) -> Value:
    if isinstance(value, list):
        return [ids[one[1:]] for one in value]
    if isinstance(value, str) and value[:1] == "@":
        return ids[value[1:]]
    if isinstance(value, str) and to and value[:1] == "=":
        return resolved(made.records, to, value[1:], value)
    if isinstance(value, str):
        return _MENTIONED.sub(lambda found: f"|{ids[found.group(1)]}]]", value)
    return value  # type: ignore[no-any-return]
