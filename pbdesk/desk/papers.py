"""The papers of a meeting: what was sent for which matter, and the file of it that the desk keeps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS
from pbdesk.store.query import Condition, Listing, Records


@dataclass(frozen=True)
class Paper:
    """A paper under a matter, or of the whole meeting where `item` is empty; `file` is the document kept of it."""

    title: str
    item: str
    file: str


def papers_of(records: Records, meeting: str) -> tuple[Paper, ...]:
    """The papers of a meeting, then the files attached to its matters or to itself."""
    of = (Condition("meeting", "is", meeting),)
    papers = records.listed(Listing(KINDS["paper"], of))
    items = records.listed(Listing(KINDS["agenda_item"], of, fields=("position",)))
    whole = [meeting, *(str(one["id"]) for one in (*papers, *items))]
    documents = records.pointing_any("document", "attached_to", whole)
    named = [str(one["document"]) for one in papers if one["document"]]
    kept = {str(one["id"]): one for one in documents} | records.some_values(KINDS["document"], named, ("sha256",))
    found = tuple(_sent(papers, documents, kept))
    known = {one.file for one in found}
    return found + tuple(one for one in _attached(meeting, items, documents) if one.file not in known)


def _sent(papers: Sequence[Values], documents: Sequence[Values], kept: Mapping[str, Values]) -> Iterator[Paper]:
    """Each paper with its document, or else with one attached to it."""
    for paper in papers:
        attached = [str(one["id"]) for one in documents if _is_attached(one, paper)]
        wanted = [str(paper["document"])] if paper["document"] else attached
        file = next((one for one in wanted if kept.get(one, {}).get("sha256")), "")
        yield Paper(str(paper["title"]), str(paper["item"] or ""), file)


def _attached(meeting: str, items: Sequence[Values], documents: Sequence[Values]) -> Iterator[Paper]:
    """The files that were attached to a matter, or to the meeting, without a paper."""
    for whole in ({"id": meeting}, *items):
        for one in documents:
            if one["sha256"] and _is_attached(one, whole):
                item = "" if whole["id"] == meeting else str(whole["id"])
                yield Paper(str(one["title"]), item, str(one["id"]))


def _is_attached(document: Values, whole: Values) -> bool:
    held = document["attached_to"]
    return isinstance(held, list) and whole["id"] in held
