"""What the framework is tied to: every provision and aim with the objectives that serve it, or that none does."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.blocks import Part
from ui.widgets.parts import Head, LinkButton, card, label, line, mark, row, tool
from ui.words import tr, within

if TYPE_CHECKING:
    from pbdesk.desk.framework_dossiers import FrameworkDossier
    from pbdesk.desk.ties import Point, Tie

_MOST = 10
"""So many provisions or aims of one are shown; the others are one link away."""


def ties_card(opened: Opened, ties: "Sequence[Tie]", dossier: "FrameworkDossier | None") -> QFrame:
    """The agreements and strategies of the country, also where it has no framework yet."""
    adds = [_add(opened, kind, {"country": opened.country}) for kind in ("agreement", "strategy")]
    parts: list[Part] = [Head(label(tr("Agreements and strategies that apply"), "heading"), 1, *adds)]
    for tie in ties:
        parts += [line(), *_tie(opened, tie, dossier)]
    if not ties:
        nothing = tr("No peace agreement and no national strategy or external framework of this country is recorded.")
        parts.append(label(nothing, "quiet", wrap=True))
    return card(*parts)


def _add(opened: Opened, kind: str, preset: dict[str, Any]) -> QWidget:
    words = tr("Add {kind}", kind=within(tr(KINDS[kind].label)))
    return LinkButton(words, partial(opened.kind_wanted.emit, kind, preset)).stay_whole()


def _tie(opened: Opened, tie: "Tie", dossier: "FrameworkDossier | None") -> Iterator[Part]:
    record = str(tie.values["id"])
    whole, part = KINDS[tie.kind], KINDS["provision" if tie.kind == "agreement" else "aim"]
    add = tool(tr("Add {kind}", kind=within(tr(part.label))), "add",
               partial(opened.kind_wanted.emit, part.name, {whole.name: record}))  # fmt: skip
    title = LinkButton(str(tie.values["title"]), partial(opened.record_wanted.emit, record), 3)
    yield row(title, 1, label(_served(tie) if dossier or not tie.points else "", "quiet"), add)
    yield label(" · ".join(filter(None, _facts(tie))), "warn" if tie.over else "quiet", wrap=True)
    for point in tie.points[:_MOST]:
        yield _point(opened, point, dossier)
    if len(tie.points) > _MOST:
        more = tr("and {n} more", n=display.number(len(tie.points) - _MOST))
        yield LinkButton(more, partial(_every, opened, part.name, whole.name, record))


def _served(tie: "Tie") -> str:
    if not tie.points:
        return tr("what it wants is not said yet")
    return tr("{n} of {all} served", n=tie.served, all=len(tie.points))


def _facts(tie: "Tie") -> Iterator[str]:
    """What it is, whose, from when to when, and that it is over."""
    values = tie.values
    yield display.choice(str(values["type"])) if values["type"] else ""
    yield display.choice(str(values["side"])) if values.get("side") else ""
    start, end = (display.date(str(values[name])) if values[name] else "" for name in ("start", "end"))
    yield f"{start} – {end}" if end else tr("since {day}", day=start) if start else ""
    yield f"⚠ {tr('not in force on this day, but still served')}" if tie.over else ""


def _point(opened: Opened, point: "Point", dossier: "FrameworkDossier | None") -> Part:
    title = LinkButton(point.words, partial(opened.record_wanted.emit, point.record), 3)
    if dossier is None:
        return row(title, 1)
    numbers = {str(one.values["id"]): str(one.values["number"] or one.values["title"]) for one in dossier.objectives}
    served = ", ".join(numbers[one] for one in point.objectives)
    said = tr("objective {numbers}", numbers=served) if served else tr("no objective serves it")
    sign = mark("✓" if served else "–", "good" if served else "quiet")
    return row(sign, title, 1, label(said, "quiet" if served else "warn"), spacing=SPACE // 2)


def _every(opened: Opened, part: str, field: str, record: str) -> None:
    from pbdesk.store.query import Condition, Listing

    opened.listing_wanted.emit(Listing(KINDS[part], (Condition(field, "is", record),)))
