"""What was assumed of a column that its heading alone does not say; each assumption is told as a note."""

from collections.abc import Iterator, Mapping, Sequence

from pbdesk.intake.headings import heading
from pbdesk.intake.likeness import likeness, names_of, only_nearly
from pbdesk.records.kind import Field, Kind
from pbdesk.sentences import Sentence, say, term

_BY_LOOKS = {
    "title": say("No heading says what the title is; this column of many different texts is taken for it."),
    "start": say("No heading says when it starts; by their values, these dates are taken for the start."),
    "end": say("No heading says when it ends; these dates are never before the start and are taken for the end."),
    "country": say("No heading says the country; nearly all values of this column are countries."),
    "reference": say("No heading says the identifier; this column has another code in every row."),
    "agency": say("No heading says the agency; many values of this column are names of bodies."),
    "status": say("No heading says the status; most values of this column are known states."),
    "sector": say("No heading says the sector; most values of this column are known sectors."),
    "currency": say("No heading says the currency; nearly all values of this column are currencies."),
    "budget": say("No heading says the budget; these amounts in a currency are taken for it."),
}
"""What is taken by the look of a column where no heading names the field."""


def assumptions(
    kind: Kind, chosen: Mapping[str, int], by_looks: set[str], headings: Sequence[str], groups: Sequence[str]
) -> Iterator[tuple[int, Sentence]]:
    """The columns of which something was assumed, each with a sentence that says what."""
    for name, at in chosen.items():
        sentence = (
            _BY_LOOKS[name] if name in by_looks else _by_likeness(kind.by_name[name], kind, headings[at], groups[at])
        )
        if sentence:
            yield at, sentence


def _by_likeness(field: Field, kind: Kind, text: str, group: str) -> Sentence | None:
    """The sentence for a heading that is only like a name of its field; none where its words say it."""
    names = next((one for one in names_of(kind) if one.field is field), None)
    if names is None:
        return None
    said = [heading(text), heading(f"{group} {text}")]
    label = term(field.label).lower()
    if any(likeness(one, names) and not only_nearly(one, names) for one in said):
        return None
    if any(only_nearly(one, names) for one in said):
        return say("The heading is not quite a name of a field; it is read as a misspelling of '{field}'.", field=label)
    if field.reported_as == "id":
        words = "The heading is no name of a field; as no value comes twice, the column is taken for the {field}."
        return say(words, field=label)
    return None
