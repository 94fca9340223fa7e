"""What every new desk knows, with the same ids on every desk so that desks merge (resources/knowledge/SOURCES.md)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pbdesk.records import codes
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.knowledge import STARTER
from pbdesk.resources import resource
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from pbdesk.store.fitness import as_stored

SCHEME = "report"
TRANSLATED = ("nb",)
"""The languages besides English that the starter knowledge speaks."""
_FILES = ("frameworks", "principles", "recommendations", "models")
_POINTER = re.compile(r"@(\d{3})\b")


def identity(n: int) -> str:
    """The id of a starter record by its number."""
    return f"01960000-0000-7000-8000-{n:012x}"


def fill(desk: Desk, person: str, language: str = "en") -> None:
    """Put the starter knowledge into a new desk, as its first change, in one of its languages.

    All records of a kind go in at once: what ships with the product has passed the rules in its tests.
    """
    by_kind: dict[str, list[tuple[str, dict[str, Value]]]] = {}
    for name, record, values in told(language):
        by_kind.setdefault(name, []).append((record, as_stored(KINDS[name], values)))
    with change(desk, STARTER, person) as made:
        for name, some in by_kind.items():
            fields = list(dict.fromkeys(field for _, values in some for field in values))
            rows = [tuple(values.get(field) for field in fields) for _, values in some]
            made.add_many(KINDS[name], fields, rows, ids=[record for record, _ in some])


def told(language: str = "en") -> Iterator[tuple[str, str, dict[str, Value]]]:
    """Every starter record: its kind, its id, its values; in English where it has no words of the language."""
    words = _words(language)
    for position, name in enumerate(codes.dimension_schemes()[SCHEME], 1):
        yield "dimension", identity(position), {"name": name, "scheme": SCHEME, "position": position}
    for file in _FILES:
        for one in json.loads(resource(f"knowledge/{file}.json").read_text("utf-8")):
            number, kind = one.pop("n"), one.pop("kind")
            one |= words.get(str(number), {})
            yield kind, identity(number), {name: _pointed(value) for name, value in one.items()}


def _words(language: str) -> dict[str, dict[str, str]]:
    """What starter records say in a language, by their numbers and fields; English is what they are written in."""
    if language not in TRANSLATED:
        return {}
    found: dict[str, dict[str, str]] = json.loads(resource(f"knowledge/words.{language}.json").read_text("utf-8"))
    return found


def _pointed(value: Any) -> Value:
    """`@101` in a value is the id of the record with that number."""
    return _POINTER.sub(lambda found: identity(int(found.group(1))), value) if isinstance(value, str) else value
