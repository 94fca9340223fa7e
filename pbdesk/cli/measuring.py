"""The coherence profile, in the shell.

`pbdesk coherence DESK --json` prints one document:

    {"country": "COD", "as_of": "2026-06-30", "since": null, "known": null, "agency": null, "dimension": null,
     "task_force": null,
     "elements": {"agency": [FIGURE…], "whole of government": […], "external": […], "internal/external": […]},
     "beside": [FIGURE…],
     "findings": [{"code": "no-lead", "element": "whole of government", "rank": 2, "words": "No agency led from…",
                   "why": "A lead in place every day…", "records": ["0190…"], "since": "2025-01-01", "until": "2025-02-10"}],
     "leads": [{"dimension": null, "since": "…", "until": "…", "days": 999, "days_led": 958, "gaps": […], "overlaps": […]}],
     "matrix": [{"agency": "MFA", "dimension": "political", "activities": 3, "money": {"NOK": "1000.00"},
                 "without_amount": 0, "leads": true}],
     "absorption": [{"year": 2025, "currency": "NOK", "planned": "9.00", "disbursed": "8.00", "absorbed": null}],
     "tradeoffs": [{"id": "0190…", "title": "…", "favoured": "external", "over": "agency", …}], "consequences": […],
     "parts": [FIGURE…]}

A FIGURE is what it counts, of how many it is known, and of how many it is not; `previous` is the same figure for the
period before (a year earlier, or as long as the period asked about), `not_narrowed_by` what was asked for and makes no
difference to it, `label` which agency, tier, year or the like it is about:

    {"name": "strategic_deficit", "title": "Strategic deficit", "question": "…", "formula": "…", "source": "report, …",
     "basis": "evidenced", "unit": "activities", "measure": "share", "per": "", "better": "lower", "label": [],
     "numerator": 3, "denominator": 4, "not_known": 0, "currency": null, "published": {"share": "0.55", …},
     "not_narrowed_by": [], "previous": {"numerator": 3, "denominator": 3, "not_known": 0, "ratio_change": "-0.2500"}}

`parts` is there with `--by agency` or `--by dimension`. With `--compare DATE` the document is

    {"country": "COD", "before": {"as_of": "2025-06-30", "known": null}, "now": {"as_of": "2026-06-30", "known": null},
     "figures": [{"name": "strategic_deficit", "title": "…", "label": [], "currency": null,
                  "before": {"numerator": 3, "denominator": 3, "not_known": 0},
                  "now": {"numerator": 3, "denominator": 4, "not_known": 0},
                  "difference": 0, "ratio_change": "-0.2500",
                  "came": [{"id": "0190…", "title": "…"}], "left": []}]}

where a side without such a figure is null, and `came` and `left` are the records that now count, or no longer do.
"""

from argparse import Namespace
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pbdesk.cli.desks import opened
from pbdesk.cli.speaking import progress_told, put
from pbdesk.desk import measuring, writing
from pbdesk.desk.knowing import day_meant
from pbdesk.desk.measuring import Compared, Difference, Figure, Scope, Seen
from pbdesk.desk.narrowing import narrowed
from pbdesk.store.desk import Desk

PARTS = ("since", "agency", "dimension", "task_force")


def coherence(options: Namespace) -> None:
    """`pbdesk coherence`."""
    with opened(options) as desk:
        scope = _scope(desk, options)
        if options.compare:
            _compare(desk, scope, options)
            return
        with measuring.seeing(desk, scope, options.known, progress_told()) as seen:
            told = _Told(seen, options.by)
            if options.json:
                put(told.document(options))
            else:
                told.tell()


def _scope(desk: Desk, options: Namespace) -> Scope:
    country = writing.country_meant(desk, options.country) if options.country else None
    since = day_meant(options.since) if options.since else None
    scope = Scope(country, day_meant(options.as_of or options.known), since)
    named = {name: getattr(options, name) for name in PARTS if name != "since"}
    return narrowed(desk, scope, **named)


class _Told:
    """One profile with its trend, in words or as a document."""

    def __init__(self, seen: Seen, by: str) -> None:
        self._seen, self._profile = seen, seen.profile
        self._parts: list[Figure] = seen.parts("agency" if by == "agency" else "dimension") if by else []
        self._trend = {one.now.key: one for one in measuring.trend(seen) if one.now}
        self._titles = seen.titles({*seen.named, *(one for part in self._parts for one in part.label)})

    def document(self, options: Namespace) -> dict[str, Any]:
        """Everything, as the module's words say."""
        found, titles = self._profile, self._titles
        document: dict[str, Any] = {
            "country": options.country or None, "as_of": found.scope.as_of, "known": options.known or None,
            **{name: getattr(options, name) or None for name in PARTS},
            "elements": {section.element: [self._figure(one) for one in section.figures] for section in found.sections},
            "beside": [self._figure(one) for one in found.beside],
            "findings": [self._finding(one) for one in found.findings],
            "leads": [{"dimension": titles.get(line.dimension or ""), "since": line.since, "until": line.until,
                       "days": line.days, "days_led": line.days_led, "gaps": [gap._asdict() for gap in line.gaps],
                       "overlaps": [both._asdict() for both in line.overlaps]} for line in found.leads],
            "matrix": [{"agency": cell.row.name, "dimension": cell.column.name, "activities": cell.activities,
                        "money": {code: str(amount) for code, amount in cell.money}, "without_amount": cell.without_amount,
                        "leads": cell.leads} for cell in found.matrix.cells if cell.activities or cell.leads],
            "absorption": [{"year": one.year, "currency": one.currency, "planned": _number(one.planned),
                            "disbursed": _number(one.disbursed), "absorbed": _number(one.absorbed)}
                           for one in found.absorption],
            "tradeoffs": [vars(one) for one in found.tradeoffs], "consequences": [vars(one) for one in found.consequences],
        }  # fmt: skip
        return document | ({"parts": [self._figure(one) for one in self._parts]} if self._parts else {})

    def _finding(self, one: Any) -> dict[str, Any]:
        records = one.evidence.ids(self._seen.moment) if one.evidence else one.records
        return {"code": one.rule.code, "element": one.rule.element, "rank": one.rule.rank, "why": one.rule.why,
                "words": one.sentence(self._titles), "records": records, "since": one.since, "until": one.until}  # fmt: skip

    def _figure(self, one: Figure) -> dict[str, Any]:
        told, published = one.indicator, one.indicator.published
        shown = (
            {"share": str(published.share), "words": published.words, "source": published.source} if published else None
        )
        return {
            "name": told.name, "title": told.title, "question": told.question, "formula": told.formula,
            "source": told.source, "basis": told.basis, "unit": told.unit, "measure": told.measure, "per": told.per,
            "better": told.better, "label": _label(one, self._titles), **_sides(one), "currency": one.currency,
            "published": shown, "not_narrowed_by": told.not_narrowed_by(self._profile.scope),
            "previous": self._previous(one),
        }  # fmt: skip

    def _previous(self, one: Figure) -> dict[str, Any] | None:
        difference = self._trend.get(one.key)
        if difference is None or difference.before is None:
            return None
        return _sides(difference.before) | {"ratio_change": _ratio(difference.ratio)}

    def tell(self) -> None:
        """In words, element by element."""
        known = f", as known on {self._seen.known}" if self._seen.known else ""
        print(f"Coherence as of {self._profile.scope.as_of}{known}: a degree in four directions, not a score")
        for section in self._profile.sections:
            self._tell_figures(section.element.capitalize(), section.figures)
        self._tell_figures("Beside the profile", self._profile.beside)
        if self._parts:
            self._tell_figures("Part by part", self._parts)
        for finding in self._profile.findings:
            print(f"  – {finding.sentence(self._titles)}")

    def _tell_figures(self, heading: str, figures: Iterable[Figure]) -> None:
        print(f"\n{heading}")
        for one in figures:
            wide = ", ".join(name.replace("_", " ") for name in one.indicator.not_narrowed_by(self._profile.scope))
            print(f"  {_title(one, self._titles)}: {self._words(one)}" + (f"; whatever the {wide}" if wide else ""))
        if not figures:
            print("  nothing is recorded that this could be said from")

    def _words(self, one: Figure) -> str:
        silent = f"; not known of {one.unknown:,}" if one.unknown else ""
        compared = f"; published: {one.indicator.published.words}" if one.indicator.published else ""
        difference = self._trend.get(one.key)
        before = difference.before if difference else None
        trend = f"; in the period before {_amount(before)}" if before and before.ratio is not None else ""
        return _amount(one) + silent + trend + compared


def _compare(desk: Desk, scope: Scope, options: Namespace) -> None:
    other = Scope(scope.country, day_meant(options.compare), None, scope.agency, scope.dimension, scope.task_force)
    known = options.compare_known or options.known
    with measuring.comparing(desk, scope, options.known, other, known, progress_told()) as both:
        figures = [_difference(both, one) for one in both.differences]
    sides = {"before": {"as_of": other.as_of, "known": known or None},
             "now": {"as_of": scope.as_of, "known": options.known or None}}  # fmt: skip
    if options.json:
        put({"country": options.country or None, **sides, "figures": figures})
        return
    print(f"Coherence as of {other.as_of} and as of {scope.as_of}")
    for one in figures:
        print(
            f"  {one['title']}: {_pair(one['before'])} → {_pair(one['now'])}; {len(one['came'])} came, {len(one['left'])} left"
        )


def _difference(both: Compared, one: Difference) -> dict[str, Any]:
    figure, moved = one.now or one.before, both.moved(one)
    titles = both.before.titles([*moved.left, *_labels(figure)]) | both.now.titles([*moved.came, *_labels(figure)])
    sides = {name: _sides(side) if side else None for name, side in (("before", one.before), ("now", one.now))}
    return {
        "name": figure.indicator.name if figure else "", "title": _title(figure, titles) if figure else "",
        "label": _label(figure, titles) if figure else [], "currency": figure.currency if figure else None, **sides,
        "difference": _number(one.numerator), "ratio_change": _ratio(one.ratio),
        "came": [{"id": record, "title": titles.get(record)} for record in moved.came],
        "left": [{"id": record, "title": titles.get(record)} for record in moved.left],
    }  # fmt: skip


def _labels(figure: Figure | None) -> tuple[str, ...]:
    return figure.label if figure else ()


def _label(figure: Figure, titles: dict[str, str]) -> list[str]:
    return [titles.get(one, one) for one in figure.label]


def _title(figure: Figure, titles: dict[str, str]) -> str:
    return " · ".join([figure.indicator.title, *_label(figure, titles)])


def _sides(one: Figure) -> dict[str, Any]:
    return {"numerator": _number(one.numerator), "denominator": _number(one.denominator), "not_known": one.unknown}


def _pair(side: dict[str, Any] | None) -> str:
    return f"{side['numerator']} of {side['denominator']}" if side and side["denominator"] is not None else "not known"


def _number(value: int | Decimal | None) -> int | str | None:
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def _ratio(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.4f}"


def _amount(one: Figure) -> str:
    unit = one.currency or one.indicator.unit
    if not one.denominator:
        return "not known"
    if one.indicator.measure == "rate":
        return f"{one.ratio:,.1f} {unit} per {one.indicator.per} ({one.numerator:,} by {one.denominator:,})"
    share = f" ({one.ratio:.0%})" if one.ratio is not None else ""
    return f"{one.numerator:,} of {one.denominator:,} {unit}{share}"
