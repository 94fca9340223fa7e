"""Policies that are adopted and not yet valid: what a country's page and its brief say is coming."""

from collections.abc import Sequence

from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS
from pbdesk.store.query import Records


def ahead(records: Records, policies: Sequence[Values], day: str) -> list[Values]:
    """The policies that were adopted by the day and are valid only from a later one."""
    later = [one for one in policies if one["status"] == "adopted" and str(one["start"] or "") > day]
    adopting = [str(one["adopted_by"]) for one in later if one["adopted_by"]]
    decided = records.some_values(KINDS["decision"], adopting, ("date",)) if adopting else {}
    return [one for one in later if "" < str(decided.get(str(one["adopted_by"]), {}).get("date") or "") <= day]
