"""Recommendations, headline figures, the profile and the matrix as WordprocessingML."""

from dataclasses import replace

from pbdesk.brief.outline import Headlines, Indicator, Matrix, Measure, Profile, Recommendation, Recommendations
from pbdesk.brief.sheets import recommended, responsible
from pbdesk.brief.tables import NONE, Column, Holds
from pbdesk.brief.widths import PADDING, fitted, shown, widths, word_width
from pbdesk.brief.word_tables import heading_row, kept_together, kept_with_note
from pbdesk.brief.word_xml import cell, grid, paragraph, row, run
from pbdesk.brief.words import Words

SHADES = (("FFFFFF", ""), ("DCE8F2", ""), ("B5CEE3", ""), ("7FA8CC", ""), ("1F3A5F", "OnDark"))
"""Fill and, where it is dark, the style of the text, from none to most; they differ in lightness, not in hue."""

_SMALL, _UPRIGHT_LETTER = 160, 110
"""The size of a matrix heading, and what a letter of it takes standing upright, in twentieths of a point."""

_RECOMMENDATION = (0.9, 6.4, 2.6, 1.7, 1.8)
_PROFILE = (("element", 2.3), ("question", 4.9), ("measure", 2.7), ("share", 1.8))
_BEFORE, _NOT_KNOWN = ("before", 1.8), ("not_known", 1.3)


def _row(contents: list[str], wide: list[int], heading: bool = False) -> str:
    return row("".join(cell(one, width) for one, width in zip(contents, wide, strict=True)), heading)


def recommendations(of: Recommendations, words: Words, page: int) -> str:
    """The recommendations: verb set apart, then who leads, by when, and when the committee hears of it."""
    columns, wide = recommendation_columns(of, words, page)
    rows = [_row([paragraph("TableText", part) for part in _asked(one, words)], wide) for one in of.items]
    return grid(wide, heading_row(columns, wide) + "".join(rows), style="BriefTable", alt=of.intro)


def recommendation_columns(of: Recommendations, words: Words, page: int) -> tuple[tuple[Column, ...], list[int]]:
    """The columns of recommendations, and how wide they are."""
    told = recommended(of, words)
    columns = tuple(replace(one, width=part) for one, part in zip(told.columns, _RECOMMENDATION, strict=True))
    return columns, widths(columns, page, shown(told, words))


def asked(of: Recommendation, words: Words) -> list[str]:
    """What the cells of a recommendation show."""
    lead, *days = responsible(of, words)
    return [of.number, f"{of.verb} {of.text}".strip(), lead, *(words.date(day, short=True) for day in days)]


def _asked(of: Recommendation, words: Words) -> list[str]:
    number, _, *others = asked(of, words)
    verb = run(f"{of.verb} ", "Opening") if of.verb else ""
    looks = ("" if one else "Unknown" for one in (of.lead, of.due, of.report_back))
    return [run(number), verb + run(of.text), *map(run, others, looks)]


def profile(of: Profile, words: Words, page: int) -> str:
    """The profile: each element is named where its questions begin; the period before only where it is told."""
    columns, wide = profile_columns(of, words, page)
    rows, element = [], ""
    for one in of.indicators:
        named, element = ("" if one.element == element else one.element), one.element
        contents = [paragraph("TableText", run(named, "Opening")), *_measured(one, words, before=of.looks_back)]
        rows.append(_row(contents, wide))
    written = kept_with_note([heading_row(columns, wide), *rows], bool(of.note))
    return grid(wide, written, style="BriefTable", alt=of.caption)


def profile_columns(of: Profile, words: Words, page: int) -> tuple[tuple[Column, ...], list[int]]:
    """The columns of the profile, and how wide they are."""
    parts = (*_PROFILE, *((_BEFORE,) if of.looks_back else ()), _NOT_KNOWN)
    holds = {"share": Holds.PERCENT, "before": Holds.PERCENT, "not_known": Holds.NUMBER}
    columns = tuple(Column(words.say(f"profile.{label}"), holds.get(label, Holds.TEXT), part) for label, part in parts)
    shares = [[part.replace(" ", "\u00a0") for part in _shares(one, words, of)] for one in of.indicators]
    texts = ((one.element, one.question, "", *told, "") for one, told in zip(of.indicators, shares, strict=True))
    return columns, widths(columns, page, texts, bold=(0, 3))


def _shares(one: Indicator, words: Words, of: Profile) -> list[str]:
    """The share and, where the profile looks back, that of the period before, as their cells show them."""
    return [words.share(measure) for measure in (one.measure, *((one.before,) if of.looks_back else ()))]


def _measured(one: Indicator, words: Words, *, before: bool) -> list[str]:
    measure = one.measure
    compared = paragraph("TableNote", run(one.comparison)) if one.comparison else ""
    amount = words.amount(measure.not_known)
    not_known = run(amount, "Unknown" if measure.not_known is None else "")
    return [
        paragraph("TableText", run(one.question)) + compared,
        paragraph("TableText", run(words.measure(measure))),
        paragraph("TableNumber", _shared(measure, words, "Opening")),
        *([paragraph("TableNumber", _shared(one.before, words))] if before else []),
        paragraph("TableNumber", not_known),
    ]


def _shared(measure: Measure | None, words: Words, look: str = "") -> str:
    said = words.share(measure)
    return run(said, "" if said == NONE else "Unknown" if measure is None or measure.share is None else look)


def headlines(of: Headlines, words: Words, page: int) -> str:
    """A few large figures side by side, each with the numbers it comes from."""
    wide = fitted([page // len(of.items)] * len(of.items), [word_width(one.label) + PADDING for one in of.items])
    labels = [paragraph("TableHeading", run(item.label)) for item in of.items]
    shares = [paragraph("Headline", run(words.percent(item.measure.share))) for item in of.items]
    behind = [paragraph("TableText", run(words.behind(item.measure))) for item in of.items]
    rows = _row(labels, wide, heading=True) + _row(shares, wide) + _row(behind, wide)
    return grid(wide, rows, style="HeadlineTable", alt=of.caption)


def matrix(of: Matrix, words: Words, page: int) -> str:
    """Counts shaded by size; headings stand upright where their words do not fit."""
    each = page * 76 // 100 // max(len(of.across), 1)
    wanted = [page - each * len(of.across), *([each] * len(of.across))]
    labels = max((word_width(label, bold=False) for label in of.down), default=0)
    least = [labels, *(word_width(label, _SMALL) for label in of.across)]
    wide = fitted(wanted, least)
    rows = [_matrix_heading(of, wide, turned=sum(least) > page)]
    for label, values in zip(of.down, of.values, strict=True):
        shaded = "".join(_shaded(value, of.highest, at, words) for value, at in zip(values, wide[1:], strict=True))
        rows.append(row(cell(paragraph("TableText", run(label)), wide[0]) + shaded))
    return grid(wide, kept_together(rows, bool(of.note)), style="BriefTable", alt=of.caption)


def _matrix_heading(of: Matrix, wide: list[int], *, turned: bool) -> str:
    look = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>' if turned else ""
    heads = [cell(paragraph("TableHeading", run(of.corner)), wide[0])]
    named = zip(of.across, wide[1:], strict=True)
    heads += [cell(paragraph("MatrixHeading", run(label)), each, look) for label, each in named]
    height = max(len(label) for label in of.across) * _UPRIGHT_LETTER + PADDING if turned else 0
    return row("".join(heads), heading=True, height=height)


def shade(value: int, highest: int) -> tuple[str, str]:
    """The fill of a count beside the highest, and the style of its text."""
    return SHADES[-(-value * (len(SHADES) - 1) // highest) if highest else 0]


def _shaded(value: int | None, highest: int, width: int, words: Words) -> str:
    if value is None:
        return cell(paragraph("MatrixNumber", run(words.say("not_known"), "Unknown")), width)
    fill, style = shade(value, highest)
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    return cell(paragraph("MatrixNumber", run(words.number(value), style)), width, shading)
