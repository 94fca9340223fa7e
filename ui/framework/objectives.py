"""The objectives of one dimension: each with its milestones, and its benchmarks as they have gone."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.charts.trend import Point, TrendChart
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.blocks import Part
from ui.widgets.parts import Head, LinkButton, card, column, label, line, mark, row, tool
from ui.words import count_of, tr, within

if TYPE_CHECKING:
    from pbdesk.desk.framework_dossiers import Measured, Objective

_WIDE = 260
Revise = Callable[[str, str], None]
"""Asks for another target of a benchmark: its id and its title."""


def dimension_card(
    opened: Opened, name: str, objectives: "tuple[Objective, ...]", titles: dict[str, str], revise: Revise,
    *, closed: bool,
) -> QFrame:  # fmt: skip
    """One dimension with its objectives; of a version that is `closed` only what came of it is still taken down."""
    number = count_of(len(objectives), "1 objective", "{n} objectives")
    parts: list[Part] = [Head(label(name, "heading"), label(number, "quiet"), 1)]
    for one in objectives:
        parts += [line(), *_objective(opened, one, titles, None if closed else revise)]
    return card(*parts)


def _objective(opened: Opened, one: "Objective", titles: dict[str, str], revise: Revise | None) -> Iterator[Part]:
    values = one.values
    record = str(values["id"])
    words = f"{values['number']}. {values['title']}" if values["number"] else str(values["title"])
    adds = [_add(opened, kind, record) for kind in ("milestone", "benchmark")] if revise else []
    title = LinkButton(words, partial(opened.record_wanted.emit, record), 2)
    yield row(title, 1, *adds, spacing=SPACE // 2)
    facts = [_said("horizon", values), _said("phase", values), titles.get(str(values["lead"]), tr("no lead said"))]
    yield label(" · ".join(filter(None, facts)), "quiet", wrap=True)
    if values["description"]:
        yield label(str(values["description"]), wrap=True)
    yield label(_purpose(values, titles), "quiet", wrap=True)
    for milestone in one.milestones:
        yield _milestone(opened, milestone)
    for measured in one.benchmarks:
        yield _benchmark(opened, measured, revise)
    if not one.milestones and not one.benchmarks:
        yield label(tr("No milestone or benchmark yet; a framework is valid without."), "quiet", wrap=True)


def _add(opened: Opened, kind: str, objective: str) -> QWidget:
    words = tr("Add {kind}", kind=within(tr(KINDS[kind].label)))
    picture = "add" if kind == "milestone" else "leads"
    return tool(words, picture, partial(opened.kind_wanted.emit, kind, {"objective": objective}))


def _said(name: str, values: dict[str, Any]) -> str:
    word = {"horizon": tr("{word} horizon"), "phase": tr("{word} phase")}[name]
    return word.format(word=display.choice(str(values[name]))) if values[name] else ""


def _purpose(values: dict[str, Any], titles: dict[str, str]) -> str:
    """What it answers and what it serves, or that neither is said."""
    causes = "; ".join(titles.get(one, "") for one in values["causes"])
    serves = "; ".join(titles.get(one, "") for one in (*values["provisions"], *values["aims"]))
    answers = tr("Answers: {causes}", causes=causes) if causes else tr("It is not said which cause it answers.")
    if not serves:
        return f"{answers}\n{tr('Tied to no provision of an agreement and no aim of another strategy.')}"
    return f"{answers}\n{tr('Serves: {what}', what=serves)}"


def _milestone(opened: Opened, values: dict[str, Any]) -> Part:
    """A milestone with a sign: reached, lost again, late, or still to come."""
    due = display.date(str(values["due"])) if values["due"] else ""
    if values["lost"]:
        sign, look, words = "▼", "bad", tr("setback: lost again {day}", day=display.date(str(values["lost"])))
    elif values["reached"]:
        sign, look, words = "✓", "good", tr("reached {day}", day=display.date(str(values["reached"])))
    elif values["due"] and str(values["due"]) < opened.as_of:
        sign, look, words = "!", "bad", tr("was due {day}", day=due)
    else:
        sign, look, words = "○", "quiet", tr("due {day}", day=due) if due else tr("no day set")
    title = LinkButton(str(values["title"]), partial(opened.record_wanted.emit, str(values["id"])), 3)
    return row(mark(sign, look), title, 1, label(words, look), spacing=SPACE // 2)


def _benchmark(opened: Opened, one: "Measured", revise: Revise | None) -> QFrame:
    values = one.benchmark
    record, title = str(values["id"]), str(values["title"])
    said = column(
        LinkButton(title, partial(opened.record_wanted.emit, record), 2),
        label(_numbers(one), "quiet", wrap=True),
        *(label(text, look, wrap=True) for text, look in _remarks(one)),
        spacing=SPACE // 4,
    )
    acts: list[QWidget] = [LinkButton(tr("Add an observation"), partial(_observe, opened, record)).stay_whole()]
    if values["target"] is not None and revise:
        acts.append(LinkButton(tr("Change the target …"), partial(revise, record, title)).stay_whole())
    said.addLayout(row(*acts, 1))
    whole = row(said, _trend(opened, one), spacing=2 * SPACE)
    whole.setStretch(0, 1)
    return card(whole, look="notice")


def _observe(opened: Opened, benchmark: str) -> None:
    opened.kind_wanted.emit("observation", {"benchmark": benchmark, "date": opened.as_of})


def _numbers(one: "Measured") -> str:
    """Baseline, the latest observation and the target, each with its date; not known is said."""
    values, unit = one.benchmark, str(one.benchmark["unit"] or "")
    latest = next((seen for seen in reversed(one.observations) if seen["value"] is not None), None)
    told = [(tr("baseline"), values["baseline"], values["baseline_date"]),
            (tr("latest"), latest and latest["value"], latest and latest["date"]),
            (tr("target"), values["target"], values["target_date"])]  # fmt: skip
    return " · ".join(f"{name} {_value(value, unit, date)}" for name, value, date in told)


def _value(value: Any, unit: str, date: Any) -> str:
    if value is None:
        return tr("not known")
    when = f" ({display.date(str(date))})" if date else ""
    return f"{display.number(_number(value))} {unit}".strip() + when


def _remarks(one: "Measured") -> Iterator[tuple[str, str]]:
    """Setbacks, and targets that were changed, each with its reason."""
    for seen in one.observations:
        if seen["setback"]:
            words = tr("setback {day}", day=display.date(str(seen["date"])))
            yield f"▼ {words}: {seen['note'] or tr('no reason said')}", "bad"
    for revision in one.revisions:
        old = _value(revision["old_target"], "", revision["old_target_date"])
        day = display.date(str(revision["date"]))
        yield tr("The target was {old} until {day}: {why}", old=old, day=day, why=revision["reason"]), "warn"


def _trend(opened: Opened, one: "Measured") -> QWidget:
    values = one.benchmark
    begun = Point(str(values["baseline_date"] or ""), _number(values["baseline"]), tr("baseline"))
    points = [begun] if values["baseline"] is not None else []
    points += [_point(seen) for seen in one.observations if seen["value"] is not None]
    if not points:
        return label(tr("No observation yet."), "quiet")
    target = _number(values["target"]) if values["target"] is not None else None
    made = TrendChart(tr("{benchmark} over time", benchmark=values["title"]), points, target)
    made.setFixedWidth(_WIDE)
    made.opened.connect(lambda record: opened.record_wanted.emit(str(record)))
    return made


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _point(seen: dict[str, Any]) -> Point:
    words = tr("setback") if seen["setback"] else tr("observed")
    note = f"{words}: {seen['note']}" if seen["note"] else words
    return Point(str(seen["date"]), _number(seen["value"]), note, bool(seen["setback"]), str(seen["id"]))
