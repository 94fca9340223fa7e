"""Trade-offs between the elements of coherence, unintended consequences, contradictions (DOMAIN 9)."""

from collections.abc import Iterable

from pbdesk.records.kind import Breach, Kind, Reader, Values, choice, day, link, links, prose, text
from pbdesk.sentences import say

ELEMENTS = "agency|whole of government|external|internal/external"


def between_two(tradeoff: Values, reader: Reader) -> Iterable[Breach]:
    """A trade-off is between two different elements."""
    if tradeoff.get("favoured") and tradeoff.get("favoured") == tradeoff.get("over"):
        yield Breach("same-element", say("Something is traded against the same element; choose two that differ."), "over")


def resolved_with_a_word(contradiction: Values, reader: Reader) -> Iterable[Breach]:
    """A contradiction is not resolved without a word on how."""
    if contradiction.get("resolved") and not contradiction.get("resolution"):
        yield Breach("no-resolution", say("A contradiction is resolved with a word on how."), "resolution")


TRADEOFF = Kind(
    "tradeoff", "tradeoffs", "Trade-off", "Trade-offs", "countries",
    (
        text("title", "What was traded", required=True, searched=True),
        link("country", "Country", "country"),
        choice("favoured", "Favoured", ELEMENTS, required=True),
        choice("over", "Over", ELEMENTS, required=True),
        prose("reason", "Why", searched=True),
        prose("settlement", "Partial settlement reached", searched=True),
        link("decision", "By decision", "decision"),
        link("policy", "In policy", "policy"),
        links("agreed_by", "Agreed by", "actor"),
        day("date", "Date"),
        day("revisit", "To be looked at again"),
    ),
    title=("title",), rules=(between_two,), source="report, Coherence and Coordination, n. 34",
)
CONSEQUENCE = Kind(
    "consequence", "consequences", "Unintended consequence", "Unintended consequences", "countries",
    (
        text("title", "What is watched", required=True, searched=True),
        choice(
            "type", "Type",
            "short-term concerns override development|external actors form a block|humanitarian independence compromised|other",
            source="report, Coherence and Coordination, n. 35",
        ),
        link("country", "Country", "country"),
        link("decision", "Caused by decision", "decision"),
        link("policy", "Caused by policy", "policy"),
        link("tradeoff", "Caused by trade-off", "tradeoff", names="came of trade-off"),
        choice("status", "Status", "watched|has occurred|closed"),
        day("date", "First seen"),
        prose("note", "Signs and answers", searched=True),
    ),
    title=("title",), source="report, Coherence and Coordination, n. 35",
)
CONTRADICTION = Kind(
    "contradiction", "contradictions", "Contradiction", "Contradictions", "actors",
    (
        text("title", "What contradicts what", required=True, searched=True),
        link("agency", "Within agency", "actor"),
        link("country", "Country", "country"),
        links("between", "Between", ""),
        day("found", "Found on"),
        day("resolved", "Resolved on"),
        prose("resolution", "How it was resolved", searched=True),
        link("decision", "Resolved by decision", "decision"),
    ),
    title=("title",), rules=(resolved_with_a_word,), source="report, Coherence and Coordination, element (1)",
)
KINDS = (TRADEOFF, CONSEQUENCE, CONTRADICTION)
