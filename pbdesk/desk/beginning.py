"""Records that a person has begun and that still lack something: kept in the desk until they are complete."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.unfinished import keep_unfinished, unfinished

NOBODY = ""
"""The name of whoever gave none."""


@dataclass(frozen=True)
class Begun:
    """A record of a kind that was begun with some values, and what was typed since."""

    kind: str
    given: dict[str, Value]
    typed: dict[str, Value]

    @property
    def place(self) -> str:
        """What tells whether a record is begun from the same place again."""
        return json.dumps([self.kind, self.given], sort_keys=True)


def begun(desk: Desk, person: str) -> list[Begun]:
    """What a person has begun, the newest last; a kind or a field that is no more is left out.

    Whoever has given a name goes on with what was begun before anybody had.
    """
    with desk.reading() as connection:
        texts = [unfinished(connection, one) for one in dict.fromkeys((NOBODY, person))]
    return [_known(one) for text in texts for one in json.loads(text or "[]") if one["kind"] in KINDS]


def keep_begun(desk: Desk, person: str, some: Sequence[Begun]) -> None:
    """Keep what a person has begun, in place of what was kept before."""
    text = json.dumps([asdict(one) for one in some], ensure_ascii=False) if some else ""
    with desk.writing() as connection:
        keep_unfinished(connection, NOBODY, "")
        keep_unfinished(connection, person, text)


def pass_on(desk: Desk, former: str, person: str) -> list[Begun]:
    """Let a person who goes by another name go on with what was begun under the former one; returns all there is."""
    held = {one.place: one for one in (*begun(desk, person), *begun(desk, former))}
    keep_begun(desk, former, ())
    keep_begun(desk, person, [*held.values()])
    return [*held.values()]


def _known(one: dict[str, dict[str, Value]]) -> Begun:
    kind = str(one["kind"])
    given, typed = ({name: value for name, value in one[part].items() if name in KINDS[kind].by_name}
                    for part in ("given", "typed"))  # fmt: skip
    return Begun(kind, given, typed)
