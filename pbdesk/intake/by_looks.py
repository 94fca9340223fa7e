"""Fields of an undertaking that no heading names, told by what the values of a column look like; each is noted."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pbdesk.intake import lexicon
from pbdesk.intake.cells import Cell, as_text
from pbdesk.intake.dates import DateReader, dates, settle_order
from pbdesk.intake.headings import heading, is_year_heading, plain, plain_words
from pbdesk.intake.looks import Looks
from pbdesk.intake.units import said_unit
from pbdesk.intake.vocabulary import TELLING, words
from pbdesk.records.kind import Kind, Value

_SHORT_ENOUGH = 90
"""A description that is shorter in the mean serves as a title."""
_MOSTLY, _SURELY, _NEARLY_ALL = 0.6, 0.8, 0.95
_FEW = 2
_SHORTEST_TITLE = 12
_ROWS = 300
_FIRST_COLUMNS = 2
_LONGEST_CODE = 30
_MANY = 0.4
_MOST_STATES = 12
_ABOUT = {
    "activity": words("reference country partner funder budget disbursed start end sector_code"),
    "action": words("due agency"),
}
"""The fields that tell what a kind is about; a list with two of them has titles as well."""
_ONLY_DATED = frozenset(map(plain, lexicon.DATE | lexicon.SIGNED))
_OTHER_DATES = frozenset(
    map(
        plain,
        words(
            "updated update last modified created creation entry report reported reporting publication published meeting birth due "
            "deadline extracted snapshot payment instalment oppdatert uppdaterad opdateret rapport rapportering publisert motedato "
            "actualizada actualizado actualizacion reporte publicacion atualizado atualizacao publicacao relatorio jour rapportage "
            "reunion reuniao seance desembolso decaissement utbetaling utbetalning versement liberacao"
        ),
    )
)
_NOT_WHERE = frozenset(map(plain, lexicon.FUND | lexicon.CARRIER - lexicon.IMPLEMENT)) | words(
    "nationality origin origine origen origem headquarter registered financier"
)
_TELLING = frozenset(map(plain, TELLING))
_BODIES = frozenset(map(plain, lexicon.BODY | lexicon.OFFICE)) | words(
    "council committee fund union society network police"
)
_PARTIES = frozenset(map(plain, lexicon.BODY | lexicon.FUND | lexicon.RECEIVER | lexicon.COUNTRY_KEYS)) | words(
    "date year"
)
_PERSONAL = words("person contact author") | frozenset(map(plain, lexicon.TITLE | lexicon.SECTOR | lexicon.FUND))
_CODE, _LETTERS = words("code codigo kode"), 3
_STAGES = words("phase step stage level")
_REMARKS = frozenset(
    map(
        plain,
        words(
            "comment commentaire comentario kommentar remark merknad observation observacion observacao note nota update"
        ),
    )
)


@dataclass(frozen=True)
class Seen:
    """The columns of a table, and which of them a field has taken already."""

    kind: Kind
    chosen: dict[str, int]
    headings: Sequence[str]
    columns: Sequence[Sequence[Cell]]
    looks: Mapping[int, Looks]

    def free(self, speaks_of: frozenset[str], holds: Callable[[Looks], bool]) -> list[int]:
        """The columns that no field has, whose headings say none of some words, and whose looks hold."""
        taken = set(self.chosen.values())
        return [
            at
            for at, text in enumerate(self.headings)
            if text
            and at not in taken
            and not _said(text) & speaks_of
            and self.looks[at].sample
            and holds(self.looks[at])
        ]

    def take(self, name: str, found: Sequence[int]) -> None:
        """Take the first column found for a field that has none yet."""
        if found and name not in self.chosen:
            self.chosen[name] = found[0]


def add_title_and_date(seen: Seen) -> None:
    """An undertaking that is only described is called by its description; its one date is when it began."""
    if seen.kind.name == "activity":
        _title_from_description(seen)
        _one_date(seen)
    if len(_ABOUT.get(seen.kind.name, frozenset()) & set(seen.chosen)) >= _FEW:
        _any_title(seen)


def add_by_looks(seen: Seen) -> None:
    """Dates in pairs, countries, currencies, states and sectors that only their values tell."""
    if len(seen.chosen) >= _FEW and seen.kind.name in _ABOUT:
        _state(seen)
    if len(seen.chosen) < _FEW or seen.kind.name != "activity":
        return
    _span(seen)
    seen.take("reference", [at for at in seen.free(_TELLING | _PARTIES, _is_coded) if at < _FIRST_COLUMNS])
    if not {"agency", "partner"} & set(seen.chosen):
        seen.take("agency", seen.free(_TELLING | _PERSONAL, _names_bodies))
    seen.take(
        "country", seen.free(_NOT_WHERE | _TELLING, lambda looks: looks.placed >= _SURELY and looks.length > _FEW)
    )
    seen.take("country", seen.free(_NOT_WHERE | _TELLING - _CODE, _codes_countries))
    seen.take("sector", seen.free(_TELLING, lambda looks: looks.worded >= _SURELY and looks.coded("sector") >= _MOSTLY))
    if not {"budget", "disbursed"} & set(seen.chosen):
        seen.take("budget", [at for at in seen.free(_TELLING, _is_amount) if said_unit(seen.headings[at]).currency])
    if {"budget", "disbursed"} & set(seen.chosen):
        seen.take(
            "currency",
            seen.free(_TELLING, lambda looks: looks.worded >= _SURELY and looks.coded("currency") >= _NEARLY_ALL),
        )


def _said(text: str) -> frozenset[str]:
    return frozenset().union(*heading(text).readings)


def _state(seen: Seen) -> None:
    status = seen.kind.by_name["status"]
    seen.take(
        "status",
        seen.free(
            _TELLING - _STAGES,
            lambda looks: (
                len(looks.sample) <= _MOST_STATES and looks.worded >= _SURELY and looks.chosen(status) >= _MOSTLY
            ),
        ),
    )


def _codes_countries(looks: Looks) -> bool:
    """Whether nearly every value is the code of a country, in the three letters that are no other code as well."""
    return looks.placed >= _NEARLY_ALL and all(len(str(value)) == _LETTERS and str(value).isupper() for value in looks.sample)


def _is_coded(looks: Looks) -> bool:
    """Whether every value is another code of letters and figures in one shape."""
    codes = [as_text(value) for value in looks.sample]
    if looks.distinct < 1.0 or looks.filled < _NEARLY_ALL or looks.dated >= _SURELY:
        return False
    shapes = Counter(re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "9", code)) for code in codes)
    if shapes.most_common(1)[0][1] < _NEARLY_ALL * len(codes) or any(
        " " in code or len(code) > _LONGEST_CODE for code in codes
    ):
        return False
    shape = max(shapes)
    return "9" in shape and bool(re.search(r"a|[/\-:]|9\D9\D9", shape))


def _names_bodies(looks: Looks) -> bool:
    """Whether many values say what kind of body they are: a ministry, a company, a council."""
    texts = [value for value in looks.sample if isinstance(value, str) and "@" not in value]
    bodies = sum(bool(plain_words(text) & _BODIES) for text in texts)
    return looks.worded >= _SURELY and looks.length < _SHORT_ENOUGH / 2 and bodies >= _MANY * len(looks.sample)


def _is_amount(looks: Looks) -> bool:
    return looks.numeric >= _SURELY


def _title_from_description(seen: Seen) -> None:
    chosen = seen.chosen
    if "title" in chosen or "description" not in chosen:
        return
    if "reference" not in chosen or seen.looks[chosen["description"]].length < _SHORT_ENOUGH:
        chosen["title"] = chosen.pop("description")


def _one_date(seen: Seen) -> None:
    """The one date of an undertaking, where neither start nor end is named: when it began."""
    if {"start", "end"} & set(seen.chosen):
        return
    found = [
        at
        for at in seen.free(
            frozenset(), lambda looks: looks.dated > _MOSTLY and looks.distinct > 1 / max(2, len(looks.sample))
        )
        if _is_only_date(seen.headings[at])
    ]
    seen.take("start", found if len(found) == 1 else [])


def _is_only_date(text: str) -> bool:
    readings = heading(text).readings
    return bool(readings) and readings[0] <= _ONLY_DATED and not is_year_heading(text)


def _any_title(seen: Seen) -> None:
    """Where columns are plainly of a kind, the one of many different texts is what its records are called."""
    if {"title", "description"} & set(seen.chosen):
        return
    found = seen.free(_REMARKS, lambda looks: looks.worded > _SURELY and looks.distinct > 1 / _FEW and not _at(looks))
    longest = max(found, key=lambda at: seen.looks[at].length, default=None)
    if longest is not None and seen.looks[longest].length > _SHORTEST_TITLE:
        seen.chosen["title"] = longest


def _at(looks: Looks) -> bool:
    """Whether most values are addresses of mail."""
    return 2 * sum("@" in str(value) for value in looks.sample) > len(looks.sample)


def _span(seen: Seen) -> None:
    """Two columns of days, the second never before the first, are start and end; or the one that fits the other named."""
    named = {"start", "end"} & set(seen.chosen)
    if named == {"start", "end"}:
        return
    dated = seen.free(
        _OTHER_DATES, lambda looks: looks.begins_dated and looks.dated >= _SURELY and looks.numeric < _SURELY
    )
    firsts = [seen.chosen["start"]] if "start" in named else dated
    lasts = [seen.chosen["end"]] if "end" in named else dated
    for start, end in _in_order(seen, firsts, lasts):
        seen.chosen.update(start=start, end=end)
        return


def _in_order(seen: Seen, firsts: Sequence[int], lasts: Sequence[int]) -> Iterator[tuple[int, int]]:
    read = {at: _days(seen.columns[at][:_ROWS]) for at in {*firsts, *lasts}}
    for start in firsts:
        for end in lasts:
            pairs = [(one, other) for one, other in zip(read[start], read[end], strict=True) if one and other]
            later = sum(str(one) < str(other) for one, other in pairs)
            if start < end and len(pairs) > _FEW and later >= _NEARLY_ALL * len(pairs):
                yield start, end


def _days(column: Sequence[Cell]) -> Sequence[Value]:
    order = settle_order({cell for cell in column if isinstance(cell, str)})
    return dates(column, DateReader(order), None).values
