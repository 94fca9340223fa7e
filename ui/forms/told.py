"""What a line of a sheet's list says of a record beside its title: what a person would otherwise open each for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pbdesk.records.kinds import KINDS
from ui import display
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.reading import Shown
    from pbdesk.store.desk import Desk

    Told = dict[str, Mapping[str, Any]]

_FIELDS = {"position": ("reason", "condition", "expires")}


def position_terms(position: Mapping[str, Any]) -> Iterator[str]:
    """Why an agency takes a position, on what condition and how long (DOMAIN 6)."""
    if position["reason"]:
        yield str(position["reason"])
    if position["condition"]:
        yield tr("on condition: {words}", words=position["condition"])
    if position["expires"]:
        yield tr("until {day}", day=display.date(str(position["expires"])))


_WORDS: Mapping[str, Callable[[Mapping[str, Any]], Iterable[str]]] = {"position": position_terms}


def told_of(desk: "Desk", shown: "Shown") -> "Told":
    """What is to be told of the records that point to one, by their ids."""
    from pbdesk.desk import reading

    found: Told = {}
    for group in shown.pointing:
        if names := _FIELDS.get(group.kind):
            wanted = reading.Listing(KINDS[group.kind], fields=names)
            rows = reading.part(desk, wanted, [one.id for one in group.some]).rows
            found |= {str(row["id"]): row for row in rows}
    return found


def words_of(kind: str, told: Mapping[str, Any]) -> str:
    """That in words; nothing where there is nothing beside the title."""
    return " · ".join(display.cell(words) for words in _WORDS[kind](told))
