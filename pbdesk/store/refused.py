"""What a guard of the file refused, said of the record it is about: its kind and title, and what it belongs to."""

from collections.abc import Mapping

from pbdesk.errors import RuleBroken
from pbdesk.records.kind import Kind, Value
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import Sentence, say, term
from pbdesk.store.query import Records
from pbdesk.store.rows import RowRefused


def said_of_record(records: Records, refused: RowRefused) -> RuleBroken:
    """The refusal of a row as what is said of its record; a link is one of the record that it leads from."""
    record = str(refused.values.get("from_id") or refused.values.get("id") or "")
    kind = KINDS.get(refused.table) or KINDS.get(records.kind_of(record) or "")
    if kind is None:
        return RuleBroken(refused.table, [refused.words])
    return RuleBroken(called(records, kind, record, refused.values), [refused.words])


def called(records: Records, kind: Kind, record: str, written: Mapping[str, Value]) -> Sentence:
    """A record by its kind and title, as it stands or, where it is new, as it was to be written."""
    values = {**written, **(records.get(record) or {})}
    title = records.titles_of({kind.name: [record]}, {record: values}).get(record, "")
    whole = str(values.get(kind.part_of) or "") if kind.part_of else ""
    if not title:
        return term(kind.label)
    if not whole:
        return say("{kind} “{title}”", kind=term(kind.label), title=title)
    return say(
        "{kind} “{title}” of {whole} “{name}”", kind=term(kind.label), title=title,
        whole=term(KINDS[kind.by_name[kind.part_of].to].label).lower(), name=records.titles([whole]).get(whole, ""),
    )  # fmt: skip
