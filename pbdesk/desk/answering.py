"""Recommendations received, by the four elements: the response to each, and what followed from it."""

from dataclasses import dataclass

from pbdesk.records.effects import ELEMENTS
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing, Records

_ELEMENTS = ELEMENTS.split("|")


@dataclass(frozen=True)
class Followed:
    """A decision or an action that followed: its kind, its title, how far it is."""

    kind: str
    record: str
    title: str
    status: str


@dataclass(frozen=True)
class Answered:
    """A recommendation with its response, empty while there is none; whom it is `addressed` to, where it says."""

    record: str
    number: str
    title: str
    source: str
    addressed: str
    response: str
    reasons: str
    followed: tuple[Followed, ...]


def by_element(desk: Desk) -> dict[str, list[Answered]]:
    """Every recommendation under its element, in the report's order; without an element under an empty one."""
    with desk.reading() as connection:
        records = Records(connection)
        rows = records.listed(Listing(KINDS["recommendation"], order="id"))
        decisions = {str(row["decision"]) for row in rows if row["decision"]}
        actions = {one for row in rows if isinstance(row["actions"], list) for one in row["actions"]}
        agencies = records.titles_by_kind({"actor": sorted({str(row["agency"]) for row in rows if row["agency"]})})
        then = {one.record: one for one in (*_told(records, "decision", decisions), *_told(records, "action", actions))}
    found: dict[str, list[Answered]] = {element: [] for element in (*_ELEMENTS, "")}
    for row in rows:
        linked = [str(row["decision"] or ""), *(row["actions"] if isinstance(row["actions"], list) else [])]
        followed = tuple(then[one] for one in linked if one in then)
        found[str(row["element"] or "")].append(
            Answered(
                str(row["id"]), str(row["number"] or ""), str(row["title"]), str(row["received_from"] or ""),
                agencies.get(str(row["agency"]), ""), str(row["response"] or ""), str(row["reasons"] or ""), followed,
            )
        )  # fmt: skip
    return {element: some for element, some in found.items() if some}


def _told(records: Records, kind: str, ids: set[str]) -> list[Followed]:
    titles = records.titles(ids)
    rows = records.get_many(KINDS[kind], sorted(ids))
    return [Followed(kind, one, titles[one], str(values["status"] or "")) for one, values in rows.items()]
