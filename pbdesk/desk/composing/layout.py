"""Which sections a paper has, which of them stand in its body and which behind it, by the pages asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from pbdesk.brief.outline import Section
from pbdesk.desk.composing.tongue import Tongue
from pbdesk.records.briefs import PAGES


@dataclass(frozen=True)
class Part:
    """A section by its key, how it is composed, and for which lengths it stands in the body; else it is an annex.

    A `dropped` part is left out where it would be an annex, because another one has the same in full.
    `called` is the key of its heading where that is another one.
    """

    key: str
    compose: Callable[[], Section]
    body: Sequence[int] = PAGES
    dropped: bool = False
    called: str = ""


def laid_out(
    parts: Sequence[Part], pages: int, left_out: Sequence[str], tongue: Tongue, *, annexed: bool = True
) -> tuple[Section, ...]:
    """The sections that are wanted, body first, the annexes lettered; these are but named where not `annexed`."""
    wanted = [part for part in parts if part.key not in left_out]
    body = [replace(part.compose(), key=part.key) for part in wanted if pages in part.body]
    behind = [part for part in wanted if pages not in part.body and not part.dropped]
    annexes = [_annex(part, at, tongue, annexed=annexed) for at, part in enumerate(behind)]
    return (*body, *annexes)


def _annex(part: Part, at: int, tongue: Tongue, *, annexed: bool) -> Section:
    made = part.compose() if annexed else Section(tongue.say(part.called or part.key), ())
    heading = tongue.say("annex", letter=ascii_uppercase[at], heading=made.heading)
    return replace(made, key=part.key, heading=heading, annex=True)
