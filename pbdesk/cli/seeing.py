"""Commands that only look."""

import sys
from argparse import Namespace
from typing import Any

from pbdesk.cli.desks import opened
from pbdesk.cli.speaking import kind_named, pairs, put, record_shown, signed
from pbdesk.desk import checking, reading, telling, writing
from pbdesk.errors import Damaged
from pbdesk.records.kind import Kind, Type
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import show as plain
from pbdesk.store.desk import Desk


def check(options: Namespace) -> None:
    """`pbdesk check`: exit 1 where anything is wrong."""
    with opened(options) as desk:
        found = checking.check(desk)
    if options.json:
        put({"sound": not found, "faults": found})
    if found:
        raise Damaged(options.desk, found)
    if not options.json:
        print("Sound: file, links, guards, history, records and search index.")


def history(options: Namespace) -> None:
    """`pbdesk history`."""
    with opened(options) as desk:
        past = telling.past_changes(desk, record=options.record)
        told = [_told(desk, one, options.record) for one in past]
    if options.json:
        put(told)
        return
    for one, entry in zip(past, told, strict=True):
        print(f"{one.n:>5}  {one.at[:16].replace('T', ' ')}  {signed(one.person)}: {telling.words_of(one)} ({one.entries})")
        for change in entry["entries"] if options.record else ():
            for name, value in (change["new"] or {}).items():
                print(f"         {name}: {(change['old'] or {}).get(name)} → {value}")


def _told(desk: Desk, past: telling.Past, record: str | None) -> dict[str, Any]:
    entries = telling.entries(desk, past.n, record=record, limit=100)
    return {
        "id": past.id, "n": past.n, "time": past.at, "person": past.person or None, "action": past.action, "reason": past.reason,
        "takes_back": past.takes_back, "digest": past.digest, "records": past.entries,
        "entries": [
            {"record": one.difference.record, "kind": one.difference.kind, "title": one.title, "old": one.difference.old,
             "new": one.difference.new, "sheet": one.difference.sheet, "row": one.difference.row}
            for one in entries
        ],
    }  # fmt: skip


def search(options: Namespace) -> None:
    """`pbdesk search`."""
    with opened(options) as desk:
        hits = reading.find(desk, " ".join(options.words), limit=options.limit)
    if options.json:
        put([{"id": hit.id, "kind": hit.kind, "title": hit.title, "snippet": hit.snippet, "apart": hit.apart}
             for hit in hits])  # fmt: skip
        return
    for hit in hits:
        fields = KINDS[hit.kind].by_name
        apart = "; ".join(plain(fields[name], value) for name, value in hit.apart.items())
        print(f"{hit.id}  {hit.kind}: {hit.title}{f' ({apart})' if apart else ''}\n    {hit.snippet}")
    if not hits:
        print("Nothing found.", file=sys.stderr)


def list_records(options: Namespace) -> None:
    """`pbdesk list`."""
    kind = kind_named(options.kind)
    with opened(options) as desk:
        wanted = writing.understood(desk, kind, pairs(options.where))
        found = tuple(
            reading.Condition(name, "is", one)
            for name, value in wanted.items()
            for one in (value if isinstance(value, list) else [value])
        )
        page = reading.page(desk, reading.Listing(kind, found, limit=options.limit, offset=options.offset))
        titles = reading.titles(desk, [str(row["id"]) for row in page.rows])
    if options.json:
        put([record_shown(kind, row) for row in page.rows])
        return
    for row in page.rows:
        print(f"{row['id']}  {titles[str(row['id'])]}")


def show(options: Namespace) -> None:
    """`pbdesk show`."""
    with opened(options) as desk:
        one = reading.one(desk, options.id)
        sources = telling.provenance(desk, options.id)
    if options.json:
        backlinks = [vars(link) for link in one.backlinks]
        told = {name: vars(source) for name, source in sources.items()}
        put({**record_shown(one.kind, one.values), "title": one.title, "titles": one.titles, "backlinks": backlinks,
             "sources": told})  # fmt: skip
        return
    print(f"{one.kind.label}: {one.title}")
    for field in one.kind.fields:
        value = one.values[field.name]
        targets = value if isinstance(value, list) else [value]
        linked = field.type in (Type.LINK, Type.LINKS)
        words = "; ".join(one.titles[str(t)] for t in targets if t) if linked else plain(field, value)
        came = _came_from(sources.get(field.name)) if words else ""
        print(f"  {field.label}: {words or 'not known'}{came}")
    for link in one.backlinks:
        print(f"  ← {KINDS[link.kind].label} ({link.field}): {link.title}  {link.id}")


def _came_from(source: telling.Source | None) -> str:
    """Where a value was imported from; nothing for what a person wrote."""
    if source is None or not source.file:
        return ""
    place = ", ".join(filter(None, [source.file, source.sheet, f"row {source.row}", source.at[:10]]))
    return f"  [{place}]"


def kinds(options: Namespace) -> None:
    """`pbdesk kinds`."""
    wanted = [kind_named(options.kind)] if options.kind else list(KINDS.values())
    if options.json:
        put([_described(kind) for kind in wanted])
        return
    for kind in wanted:
        print(f"{kind.name} ({kind.plural}): {kind.label}" + (f". {kind.help}" if kind.help else ""))
        for field in kind.fields if options.kind else ():
            more = field.to or "|".join(field.choices) or field.codes
            print(f"  {field.name}: {field.type}{' ' + more if more else ''}{' (required)' if field.required else ''}")


def _described(kind: Kind) -> dict[str, Any]:
    return {
        "name": kind.name, "plural": kind.plural, "label": kind.label, "help": kind.help,
        "fields": [
            {"name": f.name, "label": f.label, "type": f.type.value, "required": f.required, "choices": list(f.choices),
             "unit": f.unit, "links_to": f.to, "codes": f.codes, "help": f.help, "source": f.source}
            for f in kind.fields
        ],
    }  # fmt: skip
