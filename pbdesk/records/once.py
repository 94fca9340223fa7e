"""What a body stands in once: a meeting's list of who came, and a task force's members on any one day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pbdesk.records.kind import Breach, Reader, Value, Values
from pbdesk.records.periods import overlap
from pbdesk.sentences import Sentence

TWICE = "stands-already"


@dataclass(frozen=True)
class Once:
    """A rule: no two records of a kind say of one agency that it stands in one `whole`, where they have days on one day.

    It is asked before a record is written and compares with the desk: what another desk brought twice, or an older one
    holds, may still be worded anew. `said` says which record stands, given what the agency is called.
    """

    kind: str
    whole: str
    said: Callable[[Value, Values], Sentence]

    def __call__(self, values: Values, reader: Reader) -> Iterable[Breach]:
        """The breach, where another record stands and this one is new or stands elsewhere than before."""
        held = reader.get(str(values.get("id") or "")) or {}
        if held and all(held.get(name) == values.get(name) for name in (self.whole, "agency", "start", "end")):
            return
        for other in reader.pointing(self.kind, self.whole, str(values.get(self.whole))):
            another = other["id"] != values.get("id") and other["agency"] == values.get("agency")
            if another and overlap(values, other):
                name = (reader.get(str(other["agency"])) or {}).get("name")
                yield Breach(TWICE, self.said(name, other), "agency")
                return
