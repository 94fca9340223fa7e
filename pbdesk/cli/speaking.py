"""What the commands share: JSON out, words in, and who did it."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pbdesk.errors import NotUnderstood
from pbdesk.records.kind import Field, Kind, Type, Value
from pbdesk.records.kinds import KINDS, find
from pbdesk.records.values import plain_amount
from pbdesk.sentences import say


def put(document: object) -> None:
    """Print exactly one JSON document."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    print()


def progress_told() -> Callable[[str, float], bool] | None:
    """How a terminal is told how far a long piece of work has come; nobody is, where there is none."""
    if not sys.stderr.isatty():
        return None

    def tell(text: str, part: float) -> bool:
        print(f"\r\033[K{text} {part:.0%}" if part < 1 else "\r\033[K", end="", file=sys.stderr)
        return True

    return tell


def signed(person: str) -> str:
    """Who did it, in words; the history holds no name where none was given."""
    return person or "not named"


def kind_named(name: str) -> Kind:
    """The kind of that name; raises `NotUnderstood` with the names there are."""
    kind = find(name)
    if kind is None:
        raise NotUnderstood(say("{name} is no kind of record; the kinds are: {kinds}.", name=name, kinds=list(KINDS)))
    return kind


def pairs(texts: Iterable[str]) -> dict[str, str]:
    """FIELD=VALUE words as a mapping; raises `NotUnderstood`."""
    found = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise NotUnderstood(say("{text} is not understood; write FIELD=VALUE.", text=text))
        found[name.strip()] = value
    return found


def shown(field: Field, value: Value) -> object:
    """A value as JSON shows it: money as a decimal string, yes/no as true or false, not known as null."""
    if field.type is Type.MONEY and isinstance(value, int):
        return plain_amount(value)
    if field.type is Type.YESNO and value is not None:
        return bool(value)
    return value


def record_shown(kind: Kind, values: Mapping[str, Value]) -> dict[str, Any]:
    """A record as JSON shows it; only the fields that were read."""
    fields = {name: shown(kind.by_name[name], value) for name, value in values.items() if name != "id"}
    return {"id": values["id"], "kind": kind.name, **fields}
