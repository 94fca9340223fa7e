"""What a field is meant by among the words of a heading: its own words, those that may stand beside them, and those that rule it out."""

from collections.abc import Mapping
from dataclasses import dataclass

from pbdesk.intake import lexicon
from pbdesk.intake.headings import plain

Words = frozenset[str]


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


Senses = Mapping[str, tuple[Sense, ...]]
"""What each field of a kind may be meant by."""


def read(said: "Words | str") -> Words:
    """Words of the lexicon as the words of headings are compared."""
    return frozenset(map(plain, said.split() if isinstance(said, str) else said))


def of_bodies() -> Words:
    """The words that may stand beside a body, whatever its part."""
    return read(lexicon.BODY | lexicon.PARTNER | lexicon.OFFICE | lexicon.OF_BODIES)


def of_activities() -> Senses:
    """The senses of the fields of activities."""
    body, partner = read(lexicon.BODY), read(lexicon.PARTNER)
    fund, implement, responsible, receiver, carrier = map(
        read, (lexicon.FUND, lexicon.IMPLEMENT, lexicon.RESPONSIBLE, lexicon.RECEIVER, lexicon.CARRIER)
    )
    main = read("main principal")
    bodies = of_bodies()
    country = read(lexicon.COUNTRY_KEYS)
    agency = (
        Sense(
            body | partner | implement | (responsible - main) | receiver,
            bodies | main,
            0.88,
            never=fund | country,
            sure=body,
        ),
        Sense(receiver, bodies | read(_GRANTED), 0.88, also=read(_GRANTED), never=fund - read(_GRANTED) | country),
    )
    parties = {
        "funder": Sense(fund, bodies | country, 0.9, never=implement | responsible | {"admin"}, sure=body),
        "partner": Sense(
            implement | partner | carrier, bodies | read(_CHOSEN), 0.88, never=fund | responsible | country, sure=body | partner
        ),
        "country": Sense(country, read(lexicon.COUNTRY), 0.9, never=fund | carrier - implement),
    }
    return {"agency": agency, **{name: (one,) for name, one in (parties | _of_undertakings()).items()}}


def _of_undertakings() -> dict[str, Sense]:
    """The senses of dates, amounts and names of activities."""
    date, start, signed, end = map(read, (lexicon.DATE, lexicon.START, lexicon.SIGNED, lexicon.END))
    amount, budget, spent, passed = map(read, (lexicon.AMOUNT, lexicon.BUDGET, lexicon.SPENT, lexicon.PASSED))
    money = amount | passed
    title, undertaken = read(lexicon.TITLE), read(lexicon.UNDERTAKEN)
    receiver, stage = read(lexicon.RECEIVER), read("phase fase fas etapa stage")
    identifier = read(lexicon.IDENTIFIER)
    return {
        "start": Sense(
            start | signed | read("period periode periodo"),
            date | read(lexicon.IMPLEMENT) | stage | read("mise entree"),
            0.88,
            never=end,
        ),
        "end": Sense(end, date | read(lexicon.IMPLEMENT) | stage, 0.88, never=start),
        "budget": Sense(budget, money | read(lexicon.FUND) | receiver | read("signed vedtatt adopted decided"), 0.86, never=spent - budget),
        "disbursed": Sense(spent, money | budget | date | receiver | read(lexicon.FUND), 0.88, never=read(lexicon.FORESEEN)),
        "reference": Sense(identifier, undertaken, 0.86, also=undertaken),
        "title": Sense(title, undertaken, 0.86, also=undertaken),
        "description": Sense(read(lexicon.PROSE), undertaken | title | read(lexicon.BRIEF), 0.84),
        "status": Sense(
            read(lexicon.STATUS),
            undertaken | read(lexicon.OF_STATES),
            0.86,
        ),
        "sector": Sense(
            read(lexicon.SECTOR), read(lexicon.OF_SECTORS), 0.84, sure=read(lexicon.SECTOR) - {"area"}
        ),
    }


_GRANTED = "financement funding finance financiamiento financiamento financiacion finansiering fund fond fondo fundo midler medel"
"""What is paid, where it is said who receives it."""
_CHOSEN = "awarded contracted selected retained adjudicado adjudicada contratado contratada retenu selectionne vencedor"
