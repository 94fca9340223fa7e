"""What a heading means by the words it is composed of: a word for paying and a word for a body name the funder."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pbdesk.intake import lexicon
from pbdesk.intake.headings import plain
from pbdesk.intake.vocabulary import NAMING, TELLING, UNDERTAKING

Words = frozenset[str]

_UNKNOWN = 0.6
"""So much a word that means nothing known counts against a heading."""
_MOST = 0.7
"""Beside a body, so many of the words may mean nothing known."""


@dataclass(frozen=True)
class Sense:
    """A field is meant by one of `keys` (and one of `also`, where given) among words that may stand `beside` them."""

    keys: Words
    beside: Words
    points: float
    also: Words = frozenset()
    never: Words = frozenset()
    sure: Words = frozenset()
    """Words beside which a word that means nothing known may stand; the keys, where none are given."""


def sense(kind: str, field: str) -> Sense | None:
    """What must be among the words of a heading for a field; None where only whole names count."""
    return _senses().get((kind, field))


def composed(words: Words, meant: Sense) -> float:
    """From 0 to 1: how well the words of a heading compose what a field means."""
    own = words & meant.keys
    if not own or words & meant.never or (meant.also and not words & meant.also):
        return 0.0
    rest = words - meant.keys - meant.also - meant.beside - NAMING - UNDERTAKING
    if rest & TELLING or rest & _every_key():
        return 0.0
    doubt = _UNKNOWN if words & (meant.sure or meant.keys) else 1.0
    share = (len(words) - doubt * len(rest)) / len(words)
    return meant.points * share if len(rest) <= (_MOST if meant.sure and doubt < 1 else 0.5) * len(words) else 0.0


@cache
def _every_key() -> Words:
    return frozenset().union(*(meant.keys for meant in _senses().values()))


@cache
def _senses() -> Mapping[tuple[str, str], Sense]:
    body = _read(lexicon.BODY)
    partner = _read(lexicon.PARTNER)
    fund, implement, responsible, receiver, carrier = map(
        _read, (lexicon.FUND, lexicon.IMPLEMENT, lexicon.RESPONSIBLE, lexicon.RECEIVER, lexicon.CARRIER)
    )
    main = _read("main principal")
    bodies = body | partner | _read(lexicon.OFFICE) | _read(lexicon.OF_BODIES)
    country = _read(lexicon.COUNTRY_KEYS)
    return {
        ("activity", "funder"): Sense(
            fund, bodies | country, 0.9, never=implement | responsible | {"admin"}, sure=body
        ),
        ("activity", "agency"): Sense(
            body | partner | implement | (responsible - main) | receiver,
            bodies | main,
            0.88,
            never=fund | country,
            sure=body,
        ),
        ("activity", "partner"): Sense(
            implement | partner | carrier, bodies | _read(_CHOSEN), 0.88, never=fund | responsible | country, sure=body | partner
        ),
        ("activity", "country"): Sense(country, _read(lexicon.COUNTRY), 0.9, never=fund | carrier - implement),
        **_of_activities(),
        **_of_others(bodies),
    }


def _of_activities() -> dict[tuple[str, str], Sense]:
    """The senses of dates, amounts and names of activities."""
    date, start, signed, end = map(_read, (lexicon.DATE, lexicon.START, lexicon.SIGNED, lexicon.END))
    amount, budget, spent, passed = map(_read, (lexicon.AMOUNT, lexicon.BUDGET, lexicon.SPENT, lexicon.PASSED))
    money = amount | passed
    title, undertaken = _read(lexicon.TITLE), _read(lexicon.UNDERTAKEN)
    receiver, stage = _read(lexicon.RECEIVER), _read("phase fase fas etapa stage")
    identifier = _read(lexicon.IDENTIFIER)
    return {
        ("activity", "start"): Sense(
            start | signed | _read("period periode periodo"),
            date | _read(lexicon.IMPLEMENT) | stage | _read("mise entree"),
            0.88,
            never=end,
        ),
        ("activity", "end"): Sense(end, date | _read(lexicon.IMPLEMENT) | stage, 0.88, never=start),
        ("activity", "budget"): Sense(budget, money | _read(lexicon.FUND) | receiver | _read("signed vedtatt adopted decided"), 0.86, never=spent - budget),
        ("activity", "disbursed"): Sense(spent, money | budget | date | receiver | _read(lexicon.FUND), 0.88, never=_read(lexicon.FORESEEN)),
        ("activity", "reference"): Sense(identifier, undertaken, 0.86, also=undertaken),
        ("activity", "title"): Sense(title, undertaken, 0.86, also=undertaken),
        ("activity", "description"): Sense(_read(lexicon.PROSE), undertaken | title | _read(lexicon.BRIEF), 0.84),
        ("activity", "status"): Sense(
            _read(lexicon.STATUS),
            undertaken | _read(lexicon.OF_STATES),
            0.86,
        ),
        ("activity", "sector"): Sense(
            _read(lexicon.SECTOR), _read(lexicon.OF_SECTORS), 0.84, sure=_read(lexicon.SECTOR) - {"area"}
        ),
    }


def _of_others(bodies: Words) -> dict[tuple[str, str], Sense]:
    """The senses of the fields of actors, decisions and actions."""
    above = _read(lexicon.ABOVE)
    answers = _read(lexicon.RESPONSIBLE)
    todo, title = _read(lexicon.TO_DO), _read(lexicon.TITLE)
    date, stated = _read(lexicon.DATE), _read(lexicon.STATUS)
    decided = _read(
        "decision decisions vedtak beslut beslutning acuerdo resolution resolucion resolucao delibera deliberation sak saken case meeting conseil council consejo conselho cabinet board seance session reunion reuniao"
    )
    return {
        ("decision", "title"): Sense(_read(lexicon.TITLE), decided, 0.86, also=decided),
        ("decision", "proposer"): Sense(answers | _read(lexicon.IMPLEMENT), bodies, 0.88),
        ("decision", "number"): Sense(_read(lexicon.IDENTIFIER), decided, 0.86, also=decided),
        ("decision", "date"): Sense(date, decided | _read(lexicon.SIGNED), 0.86, also=decided | _read(lexicon.SIGNED)),
        ("decision", "status"): Sense(stated, decided | _stated_beside(), 0.86),
        ("action", "status"): Sense(stated, _stated_beside(), 0.86),
        ("action", "agency"): Sense(answers | _read(_ANSWERING), bodies | _read("person party action"), 0.88),
        ("action", "number"): Sense(_read(lexicon.IDENTIFIER), todo, 0.86),
        ("action", "title"): Sense(todo, title, 0.86, never=_read(lexicon.IDENTIFIER)),
        ("action", "due"): Sense(_read(lexicon.DUE), date | todo | _stated_beside(), 0.86),
        ("actor", "name"): Sense(
            _read(lexicon.BODY), bodies | _read(lexicon.TITLE) | _read("full legal official"), 0.9, never=above
        ),
        ("actor", "parent"): Sense(above, bodies, 0.9),
        ("actor", "acronym"): Sense(_read(lexicon.SHORT), bodies, 0.9),
        ("actor", "country"): Sense(_read(lexicon.COUNTRY_KEYS), _read(lexicon.COUNTRY), 0.88),
    }


_CHOSEN = "awarded contracted selected retained adjudicado adjudicada contratado contratada retenu selectionne vencedor"
_ANSWERING = "ansvar responsibility responsabilite responsabilidad responsabilidade"


def _stated_beside() -> Words:
    return _read(lexicon.OF_STATES) | _read(lexicon.IMPLEMENT)


def _read(said: "Words | str") -> Words:
    """Words of the lexicon as the words of headings are compared."""
    return frozenset(map(plain, said.split() if isinstance(said, str) else said))
