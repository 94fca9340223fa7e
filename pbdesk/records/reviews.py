"""Self-evaluations, other governments' models, recommendations received (DOMAIN 11)."""

from collections.abc import Iterable

from pbdesk.records.effects import ELEMENTS
from pbdesk.records.kind import Breach, Kind, Reader, Values, choice, code, date, day, link, links, prose, text
from pbdesk.sentences import say


def reasoned(recommendation: Values, reader: Reader) -> Iterable[Breach]:
    """A recommendation that is not accepted whole has reasons (DOMAIN 11)."""
    if recommendation.get("response") in ("rejected", "partly accepted") and not recommendation.get("reasons"):
        yield Breach("no-reasons", say("A recommendation is rejected or partly accepted with reasons."), "reasons")


EVALUATION = Kind(
    "evaluation", "evaluations", "Self-evaluation", "Self-evaluations", "actors",
    (
        link("agency", "Agency", "actor", required=True),
        day("date", "Date", required=True),
        day("next_due", "Next due"),
        links("participants", "Those who took part", "actor"),
        prose("findings", "Findings", searched=True),
        link("decision", "Decision that follows", "decision"),
    ),
    title=("agency", "date"), source="report, Recommendations, Agency Coherence",
)
MODEL = Kind(
    "model", "models", "Government model", "Other governments' models", "knowledge",
    (
        text("name", "Name", required=True, searched=True),
        code("government", "Government", "country"),
        choice("level", "Level", "policy|supra-agency unit|cabinet committee|pooled funds|field"),
        date("start", "Since"),
        prose("mechanism", "How it works", searched=True),
        prose("comparison", "Compared with ours", searched=True),
        text("evidence", "Source", searched=True),
    ),
    title=("name",), key=("name",), source="report, Recommendations, Whole-of-Government Coherence",
)
RECOMMENDATION = Kind(
    "recommendation", "recommendations", "Recommendation", "Recommendations", "knowledge",
    (
        text("number", "Number", searched=True),
        text("title", "Recommendation", required=True, searched=True),
        text("received_from", "From", searched=True),
        text("evidence", "Source", searched=True),
        link("evaluation", "From self-evaluation", "evaluation", names="came of self-evaluation"),
        link("document", "Stands in document", "document"),
        choice("element", "Element", ELEMENTS),
        link("agency", "Addressed to", "actor"),
        day("received", "Received on"),
        choice("response", "Response", "accepted|partly accepted|rejected"),
        prose("reasons", "Reasons", searched=True),
        day("responded", "Responded on"),
        link("decision", "Decision that follows", "decision"),
        links("actions", "Actions that follow", "action"),
    ),
    title=("title",), rules=(reasoned,),
)
KINDS = (EVALUATION, MODEL, RECOMMENDATION)
