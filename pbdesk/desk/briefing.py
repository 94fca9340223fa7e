"""Documents from a desk, looked over before they are written and kept in its register: as Word or Excel."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pbdesk.brief.checks import Remark, blocking, checked
from pbdesk.brief.outline import Outline
from pbdesk.brief.writing import write as put
from pbdesk.desk.composing import lines
from pbdesk.desk.composing.actions import ActionsComposer
from pbdesk.desk.composing.brief import BriefComposer
from pbdesk.desk.composing.comparison import ComparisonComposer
from pbdesk.desk.composing.decision import DecisionComposer
from pbdesk.desk.composing.lines import LinesComposer
from pbdesk.desk.composing.minutes import MinutesComposer
from pbdesk.desk.composing.note import NoteComposer
from pbdesk.desk.composing.notice import NoticeComposer, is_ahead
from pbdesk.desk.composing.tongue import Tongue
from pbdesk.desk.gathering import WRITTEN, actions, countries, country, decision, meeting
from pbdesk.desk.knowing import day_meant, knowing
from pbdesk.desk.narrating import changed_figures
from pbdesk.desk.wanted import KINDS, Wanted
from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.briefs import PAGES
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS as RECORDS
from pbdesk.records.markings import MARKINGS
from pbdesk.sentences import say
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from pbdesk.store.history import head, made_in
from pbdesk.store.past import Known, Progress
from pbdesk.store.query import Records


@dataclass(frozen=True)
class Prepared:
    """A document that could be written: what it says, what was found in it, and its marking.

    `sections` are those that could go in, those left out too, by their keys and headings.
    """

    wanted: Wanted
    outline: Outline
    remarks: tuple[Remark, ...]
    marking: str
    sections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Written:
    """A document that was written: its SHA-256, what was found in it, and its record in the register, if any."""

    digest: str
    remarks: tuple[Remark, ...]
    record: str = ""


def write(
    desk: Desk, wanted: Wanted, path: Path, *, person: str | None = None, template: Path | None = None,
    progress: Progress | None = None,
) -> Written:  # fmt: skip
    """Write the document, by the ending of its name; the register notes it where somebody signs, named or not (`""`).

    Raises `RuleBroken` with everything that blocks it.
    """
    made = prepare(desk, wanted, progress)
    if found := blocking(made.remarks):
        raise RuleBroken(say("This document is not written"), found)
    digest = put(made.outline, path, template)
    record = _note(desk, made, path, digest, person) if person is not None else ""
    remarks = (*made.remarks, *_reckoned(made, path, template), *_otherwise(desk, wanted.repeats, path, digest))
    return Written(digest, remarks, record)


def _reckoned(made: Prepared, path: Path, template: Path | None) -> Iterator[Remark]:
    """A limit of pages holds for the own template; what a ministry's fills is for a person to see."""
    if template and made.wanted.pages and path.suffix.lower() == ".docx":
        yield Remark("template-pages", data={"limit": str(made.wanted.pages)})


def _otherwise(desk: Desk, repeats: str, path: Path, digest: str) -> Iterator[Remark]:
    """What is to be said where a document written again is not the one in the register."""
    if not repeats:
        return
    held = _registered(desk, repeats)
    if held["digest"] != digest and str(held["file_name"]).endswith(path.suffix):
        yield Remark("not-the-same", data={"file": str(held["file_name"]), "digest": str(held["digest"])[:12]})


def prepare(desk: Desk, wanted: Wanted, progress: Progress | None = None, *, annexed: bool = True) -> Prepared:
    """What the document says, whatever its format, and everything found in it before it is written.

    Its annexes are but named where not `annexed`: what they alone tell is not read then.
    """
    if wanted.pages not in PAGES:
        raise NotUnderstood(
            say("A brief has {few} or {most} pages, not {pages}.", few=PAGES[1:-1], most=PAGES[-1], pages=wanted.pages)
        )
    composed = _COMPOSERS.get(wanted.kind)
    if composed is None:
        raise NotUnderstood(say("{kind} is no kind of document; give one of: {kinds}.", kind=wanted.kind, kinds=KINDS))
    with knowing(desk, wanted.known, progress, _before(desk, wanted.repeats)) as known:
        found = composed(known, wanted, annexed)
    marking = wanted.marking or found.contained
    if marking not in MARKINGS:
        raise NotUnderstood(
            say("{marking} is no marking; give one of: {markings}.", marking=marking, markings=MARKINGS)
        )
    said = Tongue(wanted.language, {}).choice_begins(marking) or ""
    names = (desk.about()["government"], said)
    whole = replace(found.compose(*names, ()), known=wanted.known)
    outline = replace(found.compose(*names, wanted.left_out), known=wanted.known) if wanted.left_out else whole
    limit = lines.PAGES if wanted.kind == "lines" else wanted.pages
    remarks = (*found.remarks, *_marked(marking, found.contained), *checked(outline, limit))
    offered = tuple((one.key, one.heading) for one in whole.sections if one.key)
    return Prepared(replace(wanted, as_of=outline.as_of.isoformat()), outline, remarks, marking, offered)


def again(desk: Desk, record: str) -> Wanted:
    """What writes a document of the register again as it was; raises `NotUnderstood` where it is not there.

    It keeps the marking it had, so that it is not written where what it contains has been marked higher since.
    """
    held = _registered(desk, record)
    wish = json.loads(str(held["wish"] or "{}"))
    first = {"left_out": tuple(wish.get("left_out", ())), "marking": str(held["marking"] or "")}
    return Wanted(**wish | first | {"repeats": wish.get("repeats") or record})


def _registered(desk: Desk, record: str) -> dict[str, Value]:
    with desk.reading() as moment:
        held = Records(moment).get(record)
    if held is None or "digest" not in held:
        raise NotUnderstood(say("The register of documents holds no {record}.", record=record))
    return held


def _before(desk: Desk, repeats: str) -> int | None:
    """The change that noted a document to be repeated; None where only documents were written since."""
    if not repeats:
        return None
    with desk.reading() as moment:
        noted = made_in(moment, repeats)
        same = head(moment, without=WRITTEN) == head(moment, without=WRITTEN, before=noted)
    return None if same else noted


@dataclass(frozen=True)
class _Found:
    """What was gathered for a document: its highest marking, what is to be said of it, and how it is composed.

    It is composed for a government, with a marking, without the sections of some keys.
    """

    contained: str
    compose: Callable[[str, str, tuple[str, ...]], Outline]
    remarks: tuple[Remark, ...] = ()


def _marked(marking: str, contained: str) -> tuple[Remark, ...]:
    low = MARKINGS.index(marking) < MARKINGS.index(contained)
    return (Remark("marked-too-low", True, {"contained": contained}),) if low else ()


def _day(wanted: Wanted) -> str:
    """The day it speaks of: that asked for, else the day it was known, else today; raises `NotUnderstood`."""
    return day_meant(wanted.as_of or wanted.known)


def _brief(known: Known, wanted: Wanted, annexed: bool) -> _Found:
    day = _day(wanted)
    found = country.gather(known, wanted.country, day, country.BEHIND if annexed else ())
    composer = BriefComposer(found, wanted.language)
    remarks = (*_silent(found, wanted.waived), *changed_figures(found, wanted.language))
    return _Found(found.marking, lambda government, marking, left_out: composer.outline(
        government, marking, day, wanted.pages, left_out, annexed=annexed), remarks)  # fmt: skip


def _silent(found: country.Gathered, waived: str) -> list[Remark]:
    """Agencies that have not answered on what the committee is asked to decide: silence blocks, dissent does not.

    Source: Australian cabinet practice (no paper goes to ministers before every consulted department answered).
    """
    code = "silence-waived" if waived else "silent"
    return [
        Remark(code, not waived, {"who": who, "matter": matter, "reason": waived}) for who, matter in found.silent
    ]  # fmt: skip


def _note_paper(known: Known, wanted: Wanted, annexed: bool) -> _Found:
    day = _day(wanted)
    found = country.gather(known, wanted.country, day, (country.FORCES,))
    composer = NoteComposer(found, wanted.language)
    return _Found(found.marking, lambda government, marking, left_out: composer.outline(
        government, marking, day, left_out, annexed=annexed),
        tuple(changed_figures(found, wanted.language)))  # fmt: skip


def _lines(known: Known, wanted: Wanted, _annexed: bool) -> _Found:
    day = _day(wanted)
    found = country.gather(known, wanted.country, day, ())
    composer = LinesComposer(found, wanted.language)
    return _Found(found.marking, lambda government, marking, _: composer.outline(government, marking, day),
                  tuple(changed_figures(found, wanted.language)))  # fmt: skip


def _minutes(known: Known, wanted: Wanted, _annexed: bool) -> _Found:
    held = meeting.gather(known, wanted.record)
    day = day_meant(wanted.as_of or str(held.meeting["date"]))
    composer = (NoticeComposer if is_ahead(held) else MinutesComposer)(held, wanted.language)
    return _Found(held.marking, lambda government, marking, _: composer.outline(government, marking, day))


def _decision(known: Known, wanted: Wanted, _annexed: bool) -> _Found:
    day = _day(wanted)
    decided = decision.gather(known, wanted.record)
    composer = DecisionComposer(decided, wanted.language)
    return _Found(decided.marking, lambda government, marking, _: composer.outline(government, marking, day))


def _actions(known: Known, wanted: Wanted, _annexed: bool) -> _Found:
    day = _day(wanted)
    following = actions.gather(known, day, wanted.record, wanted.country)
    composer = ActionsComposer(following, wanted.language)
    return _Found(following.marking, lambda government, marking, _: composer.outline(government, marking, day))


def _comparison(known: Known, wanted: Wanted, _annexed: bool) -> _Found:
    day = _day(wanted)
    side = countries.gather(known, day)
    composer = ComparisonComposer(side, wanted.language)
    return _Found(side.marking, lambda government, marking, _: composer.outline(government, marking, day))


_COMPOSERS: dict[str, Callable[[Known, Wanted, bool], _Found]] = {
    "brief": _brief, "note": _note_paper, "lines": _lines, "minutes": _minutes, "decision": _decision,
    "actions": _actions, "comparison": _comparison,
}  # fmt: skip


def _note(desk: Desk, made: Prepared, path: Path, digest: str, person: str) -> str:
    """Keep in the register what was written: as of when, from which history, with which digest."""
    wanted, outline = made.wanted, made.outline
    values = {
        "title": outline.title, "kind": wanted.kind, "country": wanted.country or None, "as_of": wanted.as_of,
        "language": wanted.language, "marking": made.marking, "file_name": path.name, "digest": digest,
        "chain_head": outline.chain_head or None, "pages": wanted.pages or None, "waived": wanted.waived or None,
        "wish": json.dumps(asdict(wanted)),
    }  # fmt: skip
    with change(desk, WRITTEN, person, detail={"file": path.name, "title": outline.title}) as noted:
        return noted.add(RECORDS["written_brief"], values)
