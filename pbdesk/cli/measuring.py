"""The coherence profile, in the shell."""

from argparse import Namespace
from decimal import Decimal
from typing import Any

from pbdesk.cli.speaking import put
from pbdesk.desk import measuring, opening, reading, writing
from pbdesk.desk.measuring import Figure, Profile


def coherence(options: Namespace) -> None:
    """`pbdesk coherence`."""
    with opening.open_desk(options.desk) as desk:
        country = writing.country_meant(desk, options.country) if options.country else None
        found = measuring.profile(desk, country, options.as_of)
        agencies = {turn.agency for line in found.leads for turn in line.turns}
        titles = reading.titles(desk, [*agencies, *(line.dimension for line in found.leads if line.dimension)])
    if options.json:
        put(_document(found, titles, options.country or None))
    else:
        _tell(found, titles)


def _document(found: Profile, titles: dict[str, str], country: str | None) -> dict[str, Any]:
    return {
        "country": country, "as_of": found.scope.as_of,
        "elements": {section.element: [_figure(one) for one in section.figures] for section in found.sections},
        "findings": [{"code": one.rule.code, "words": one.sentence(titles), "records": one.records,
                      "since": one.since, "until": one.until} for one in found.findings],
        "leads": [{"dimension": titles.get(line.dimension or ""), "since": line.since, "until": line.until, "days": line.days,
                   "days_led": line.days_led, "gaps": [vars(gap) for gap in line.gaps],
                   "overlaps": [vars(both) for both in line.overlaps]} for line in found.leads],
        "matrix": [{"agency": cell.row.name, "dimension": cell.column.name, "activities": cell.activities,
                    "money": {code: str(amount) for code, amount in cell.money}, "without_amount": cell.without_amount,
                    "leads": cell.leads} for cell in found.matrix.cells if cell.activities or cell.leads],
        "absorption": [{"year": one.year, "currency": one.currency, "planned": _number(one.planned),
                        "disbursed": _number(one.disbursed), "absorbed": _number(one.absorbed)} for one in found.absorption],
    }  # fmt: skip


def _figure(one: Figure) -> dict[str, Any]:
    told = one.indicator
    published = (
        {"share": str(told.published.share), "words": told.published.words, "source": told.published.source}
        if told.published
        else None
    )
    return {
        "name": told.name, "title": told.title, "question": told.question, "formula": told.formula, "source": told.source,
        "unit": told.unit, "numerator": _number(one.numerator), "denominator": _number(one.denominator),
        "not_known": one.unknown, "currency": one.currency, "published": published,
    }  # fmt: skip


def _number(value: int | Decimal | None) -> int | str | None:
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def _tell(found: Profile, titles: dict[str, str]) -> None:
    print(f"Coherence as of {found.scope.as_of}: a degree in four directions, not a score")
    for section in found.sections:
        print(f"\n{section.element.capitalize()}")
        for one in section.figures:
            print(f"  {one.indicator.title}: {_words(one)}")
        if not section.figures:
            print("  nothing is recorded that this could be said from")
    for line in found.leads:
        side = titles.get(line.dimension or "", "whole country")
        print(
            f"\nLead, {side}: {line.days_led:,} of {line.days:,} days, {len(line.gaps)} gaps, {len(line.overlaps)} overlaps"
        )
    for finding in found.findings:
        print(f"  – {finding.sentence(titles)}")


def _words(one: Figure) -> str:
    unit = one.currency or one.indicator.unit
    share = f" ({one.ratio:.0%})" if one.ratio is not None else ""
    said = f"{one.numerator:,} of {one.denominator:,} {unit}{share}" if one.denominator else "not known"
    silent = f"; not known of {one.unknown:,}" if one.unknown else ""
    compared = f"; published: {one.indicator.published.words}" if one.indicator.published else ""
    return said + silent + compared
