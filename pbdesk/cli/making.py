"""Commands that change a desk."""

import sys
from argparse import Namespace

from pbdesk.cli.desks import opened
from pbdesk.cli.passphrases import passphrase_in
from pbdesk.cli.speaking import kind_named, pairs, put, shown
from pbdesk.desk import checking, joining, opening, reading, telling, undoing, writing
from pbdesk.records.kind import Field, Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import show as plain

_ACTOR = KINDS["actor"]
_LOST = "Whoever loses the passphrase loses the desk: nobody can open it without."


def new(options: Namespace) -> None:
    """`pbdesk new`."""
    passphrase = passphrase_in(options.passphrase_file)
    opening.new(
        options.desk, government=options.government, person=options.person, sample=options.sample,
        passphrase=passphrase,
    ).close()  # fmt: skip
    print(f"Made {options.desk}.", file=sys.stderr)
    if passphrase is not None:
        print(_LOST, file=sys.stderr)


def add(options: Namespace) -> None:
    """`pbdesk add`."""
    kind = kind_named(options.kind)
    with opened(options, person=options.person) as desk:
        values = writing.understood(desk, kind, pairs(options.values))
        record = writing.add(desk, kind, values, options.person)
    put({"id": record, "kind": kind.name}) if options.json else print(record)


def set_values(options: Namespace) -> None:
    """`pbdesk set`."""
    with opened(options, person=options.person) as desk:
        values = writing.understood(desk, reading.values(desk, options.id)[0], pairs(options.values))
        changed = writing.set_values(desk, options.id, values, options.person, options.reason)
    if options.json:
        put({"id": options.id, "changed": changed})
    else:
        print("Changed." if changed else "Nothing was different.")


def delete(options: Namespace) -> None:
    """`pbdesk delete`: refused with the list of what depends on it."""
    with opened(options, person=options.person) as desk:
        writing.remove_all(desk, options.ids, options.person, options.reason)
    print("Deleted; undo brings it back.")


def join(options: Namespace) -> None:
    """`pbdesk join`: two actors that are one; what would change is told first, and with `--dry-run` only told."""
    with opened(options, person=None if options.dry_run else options.person) as desk:
        gone, into = (writing.meant(desk, "actor", one) for one in (options.actor, options.into))
        if options.dry_run:
            planned = joining.plan(desk, gone, into)
        else:
            planned = joining.join(desk, gone, into, options.person, options.reason)
    put({"dry_run": options.dry_run, **_joined(planned)}) if options.json else _tell_joined(planned)


def _joined(planned: joining.Joining) -> dict[str, object]:
    return {
        "actor": planned.gone, "into": planned.stays,
        "links": [{"kind": one.kind, "field": one.field, "records": len(one.ids)} for one in planned.leading],
        "taken_over": {name: shown(_ACTOR.by_name[name], value) for name, value in planned.fresh.items()},
        "differs": [{"field": one.field, "stays": shown(_ACTOR.by_name[one.field], one.stays),
                     "goes": shown(_ACTOR.by_name[one.field], one.goes)} for one in planned.differing],
    }  # fmt: skip


def _tell_joined(planned: joining.Joining) -> None:
    print(f"{planned.titles[planned.gone]} goes, {planned.titles[planned.stays]} stays.")
    for one in planned.leading:
        kind = KINDS[one.kind]
        print(f"  {kind.labels}, {kind.by_name[one.field].label}: {len(one.ids)}")
    for name, value in planned.fresh.items():
        field = _ACTOR.by_name[name]
        if not field.hidden:
            print(f"  takes over {field.label}: {_named(planned, field, value)}")
    for other in planned.differing:
        field = _ACTOR.by_name[other.field]
        print(f"  {field.label} stays {_named(planned, field, other.stays)}, not {_named(planned, field, other.goes)}")


def _named(planned: joining.Joining, field: Field, value: Value) -> str:
    ids = value if isinstance(value, list) else [str(value)]
    return ", ".join(planned.titles[one] for one in ids) if field.to or isinstance(value, list) else plain(field, value)


def undo(options: Namespace) -> None:
    """`pbdesk undo`; with `--keep-edited` what was edited since stays, and is listed."""
    if options.keep_edited:
        _undo_unedited(options)
        return
    with opened(options, person=options.person) as desk:
        past, sealed = undoing.undo(desk, options.person, options.change)
    if options.json:
        put({"undone": past.id, "by": sealed.id, "records": sealed.entries})
    else:
        print(f"Taken back: {telling.words_of(past)} ({sealed.entries} records).")


def _undo_unedited(options: Namespace) -> None:
    with opened(options, person=options.person) as desk:
        past, sealed, done = undoing.undo_unedited(desk, options.person, options.change)
    if options.json:
        kept = [{"record": one.record, "kind": one.kind, "title": one.title, "why": one.why, "fields": list(one.fields)}
                for one in done.kept]  # fmt: skip
        put({"undone": past.id, "by": sealed.id, "records": sealed.entries, "reversed": done.reversed, "kept": kept})
        return
    print(f"Taken back: {telling.words_of(past)} ({done.reversed} records; {len(done.kept)} kept).")
    for one in done.kept:
        fields = f" ({', '.join(one.fields)})" if one.fields else ""
        print(f"  kept: {one.title}{fields}: {one.why}")


def backup(options: Namespace) -> None:
    """`pbdesk backup`."""
    with opened(options) as desk:
        print(checking.backup(desk, options.to))


def restore(options: Namespace) -> None:
    """`pbdesk restore`: the desk that stood there is kept beside under a dated name."""
    passphrase = passphrase_in(options.passphrase_file)
    aside = checking.restore(options.backup, options.desk, options.person, passphrase)
    print(f"Restored {options.desk}." if aside is None else f"Restored {options.desk}; what stood there is now {aside}.")
    print("It opens with the backup's passphrase." if passphrase else "It is not encrypted.", file=sys.stderr)


def passphrase(options: Namespace) -> None:
    """`pbdesk passphrase`: sets, changes or takes off what a desk is encrypted with."""
    former, new = passphrase_in(options.passphrase_file), passphrase_in(options.new_passphrase_file)
    copies = opening.change_passphrase(options.desk, "", former, new)
    print(f"{options.desk} is encrypted." if new else f"{options.desk} is not encrypted any more.")
    if new:
        print(_LOST, file=sys.stderr)
    if new and former is None:
        print("The disk, and copies made elsewhere, may still hold it as it was, not encrypted.", file=sys.stderr)
    if new and copies.plain:
        print(f"Not encrypted, and still there: {', '.join(map(str, copies.plain))}.", file=sys.stderr)
    if copies.encrypted:
        print(f"These open with their former passphrase: {', '.join(map(str, copies.encrypted))}.", file=sys.stderr)
