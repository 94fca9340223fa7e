"""What is looked at before a document is written: what stops it, and what only has to be said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pbdesk.brief.drawings import Drawing
from pbdesk.brief.outline import Block, Outline, Recommendations
from pbdesk.brief.pages import body_pages
from pbdesk.brief.tables import Table
from pbdesk.sentences import Sentence, say, term

SENTENCES = {
    "page-limit": "The body is about {pages} pages, but {limit} were asked for; leave something out or ask for more.",
    "silent": "{who} has not answered on {matter}; wait for the answer, or waive it with a reason.",
    "silence-waived": "{who} has not answered on {matter}; waived: {reason}.",
    "no-lead": "Recommendation {number} names no lead.",
    "no-date": "Recommendation {number} has no date by which it is done.",
    "marked-too-low": "It contains what is {contained}; mark it so, or higher.",
    "no-title": "The document has no title.",
    "no-alt": "{name} has no text that tells it to a listener.",
    "template-pages": "The {limit} pages are reckoned by the own template; look at how many they are with this one.",
    "not-the-same": "It is not the same as {file} in the register ({digest}): another template or version.",
    "figures-changed": "The text by hand under {place} was written beside figures that have changed: {figures}.",
}
"""What each remark says, with places for its data."""


@dataclass(frozen=True)
class Remark:
    """Something found before writing; one that `blocks` keeps the document from being written."""

    code: str
    blocks: bool = False
    data: dict[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> Sentence:
        """The remark in English."""
        return say(SENTENCES[self.code], **{name: _part(name, value) for name, value in self.data.items()})


def _part(name: str, value: str) -> str:
    """A marking and the name of a section are words that each language has; what people wrote stays as it is."""
    return term(value) if name in ("place", "contained") else value


def checked(outline: Outline, limit: int = 0) -> list[Remark]:
    """Everything found in an outline; `limit` is how many pages were asked for, 0 any number."""
    found = [*_length(outline, limit), *_recommendations(_blocks(outline))]
    if not outline.title.strip():
        found.append(Remark("no-title", True))
    return [*found, *(Remark("no-alt", True, {"name": name}) for name in _untold(_blocks(outline)))]


def blocking(remarks: Sequence[Remark]) -> list[Sentence]:
    """The sentences of those that block."""
    return [one.sentence for one in remarks if one.blocks]


def _blocks(outline: Outline) -> list[Block]:
    return [block for section in outline.sections for block in section.blocks]


def _length(outline: Outline, limit: int) -> Iterator[Remark]:
    if limit and (pages := body_pages(outline)) > limit:
        yield Remark("page-limit", True, {"pages": str(pages), "limit": str(limit)})


def _recommendations(blocks: Iterable[Block]) -> Iterator[Remark]:
    for block in blocks:
        for one in block.items if isinstance(block, Recommendations) else ():
            if not one.lead:
                yield Remark("no-lead", data={"number": one.number})
            if not one.due:
                yield Remark("no-date", data={"number": one.number})


def _untold(blocks: Iterable[Block]) -> Iterator[str]:
    """Charts without alternative text, tables without a caption or name."""
    for block in blocks:
        if isinstance(block, Drawing) and not block.alt.strip():
            yield block.name or block.caption
        if isinstance(block, Table) and not (block.caption or block.name).strip():
            yield ", ".join(column.label for column in block.columns)
