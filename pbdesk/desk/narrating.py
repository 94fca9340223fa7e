"""Text written by hand for a country's papers, and whether the figures it was written beside still hold."""

import json

from pbdesk.brief.checks import Remark
from pbdesk.coherence.figure import Profile
from pbdesk.desk.composing.elements import title
from pbdesk.desk.composing.tongue import Tongue
from pbdesk.desk.gathering.country import Gathered
from pbdesk.desk.knowing import day_meant
from pbdesk.desk.measuring import profile
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records

_KIND = KINDS["narrative"]


def keep(desk: Desk, country: str, place: str, language: str, text: str, as_of: str, person: str) -> str:
    """Keep a text for a section beside the figures of the day; an empty text takes the earlier one away.

    Gives the record's id, nothing where none is left.
    """
    figures = _packed(profile(desk, country, as_of))
    with change(desk, "text of a brief", person, detail={"kind": "narrative", "title": place}) as made:
        held = _held(made.records, country, place, language)
        if not text.strip():
            if held:
                made.delete(held)
            return ""
        values = {"text": text.strip(), "as_of": day_meant(as_of), "figures": figures}
        if held:
            made.set(held, values)
            return held
        return made.add(_KIND, {"country": country, "place": place, "language": language, **values})


def texts(desk: Desk, country: str, language: str) -> dict[str, str]:
    """What people wrote for a country's papers in a language, by section."""
    wanted = (Condition("country", "is", country), Condition("language", "is", language))
    with desk.reading() as moment:
        return {str(one["place"]): str(one["text"]) for one in Records(moment).listed(Listing(_KIND, wanted))}


def _held(records: Records, country: str, place: str, language: str) -> str | None:
    wanted = tuple(
        Condition(name, "is", value) for name, value in (("country", country), ("place", place), ("language", language))
    )
    found = records.listed(Listing(_KIND, wanted, fields=("place",)))
    return str(found[-1]["id"]) if found else None


def changed_figures(found: Gathered, language: str) -> list[Remark]:
    """A remark for each text whose figures are others now, naming them."""
    tongue = Tongue(language, found.titles)
    now = _figures(found.profile)
    names = {key: title(one, tongue) for section in found.profile.sections for one in section.figures
             for key in (_key(one.indicator.name, one.currency, one.label),)}  # fmt: skip
    told = []
    for one in found.narratives:
        then = json.loads(str(one["figures"] or "{}"))
        other = [names.get(key, key) for key in then if now.get(key) != then[key]]
        if other and one["language"] == language:
            told.append(Remark("figures-changed", data={"place": str(one["place"]), "figures": "; ".join(other)}))
    return told


def _packed(measured: Profile) -> str:
    return json.dumps(_figures(measured), ensure_ascii=False, sort_keys=True)


def _figures(measured: Profile) -> dict[str, list[str]]:
    """Every figure of a profile by its key: numerator, denominator, and how many are not known."""
    return {
        _key(one.indicator.name, one.currency, one.label): [str(one.numerator), str(one.denominator), str(one.unknown)]
        for section in measured.sections for one in section.figures
    }  # fmt: skip


def _key(name: str, currency: str | None, label: tuple[str, ...]) -> str:
    return "|".join((name, currency or "", *label))
