"""Commands about spreadsheets: import, the imports so far, export."""

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from pbdesk.cli.desks import opened, tell_plain
from pbdesk.cli.speaking import kind_named, progress_told, put
from pbdesk.desk import exporting, profiles, reading_files, receiving, returning, sayings, templating, writing
from pbdesk.desk.receiving import Hints
from pbdesk.errors import FileNotUnderstood, NotUnderstood
from pbdesk.records import codes
from pbdesk.sentences import say, term
from pbdesk.store.desk import Desk


def import_files(options: Namespace) -> None:
    """`pbdesk import`: each file is planned and written as a change of its own."""
    hints = _hints(options)
    writer = None if options.dry_run else options.person
    with opened(options, person=writer) as desk:
        hints = replace(hints, names=sayings.names_said(desk, options.same))
        if options.profile:
            hints = profiles.hints_of(desk, options.profile, hints)
        reports = [_one(desk, path, hints, writer, options.remember) for path in options.files]
        reading_files.read_all(desk)
    if options.json:
        put(reports[0] if len(reports) == 1 else reports)
    else:
        for report in reports:
            _tell(report)


def _hints(options: Namespace) -> Hints:
    country, currency = _code("country", options.country), _code("currency", options.currency)
    kind = kind_named(_alias(options.kind)).name if options.kind else ""
    password = password_in(options.password_file)
    return Hints(
        kind, options.sheet, options.header_row, country, options.agency, currency, password=password,
        profile={heading: field for heading, _, field in (one.rpartition("=") for one in options.column)},
        keys={kind: options.key.split(",")} if options.key and kind else {},
        rows=_rows_said(options.skip_row, is_data=False, said=_rows_said(options.take_row, is_data=True, said={})),
        without=tuple(options.leave_out),
    )  # fmt: skip


def _rows_said(places: list[str], *, is_data: bool, said: dict[str, dict[int, bool]]) -> dict[str, dict[int, bool]]:
    """Rows said to be data or none, by sheet; raises `NotUnderstood` for what is no SHEET:ROW."""
    for sheet, _, row in (one.rpartition(":") for one in places):
        if not row.isdecimal():
            raise NotUnderstood(say("{place} is no row of a sheet; write it as SHEET:ROW.", place=f"{sheet}:{row}"))
        said.setdefault(sheet, {})[int(row)] = is_data
    return said


def password_in(path: Path | None) -> str:
    """The first line of a file that holds a password; none without a file."""
    try:
        return path.read_text("utf-8").partition("\n")[0].rstrip("\r") if path else ""
    except (OSError, UnicodeDecodeError) as error:
        raise FileNotUnderstood(
            path or Path(), say("the password in it cannot be read"), say("check its name")
        ) from error


def _alias(kind: str) -> str:
    """A framework is imported as its objectives."""
    return "objectives" if kind == "framework" else kind


def _code(codes_of: str, text: str) -> str:
    found = codes.recognise(codes_of, text) if text else ""
    if found is None:
        raise NotUnderstood(say("{text} is no {list}; give its ISO code.", text=text, list=term(codes_of)))
    return found


def _one(desk: Desk, path: Path, hints: Hints, writer: str | None, remember: str) -> receiving.Report:
    received = receiving.prepare(desk, path, hints, progress_told())
    if received.before:
        print(f"{path.name}: this very file was imported on {received.before.at[:10]}, and is read as it was then.", file=sys.stderr)
    if writer is None:
        return receiving.report(received, dry_run=True)
    return receiving.accept(desk, received, writer, remember=remember)


def _tell(report: receiving.Report) -> None:
    print(report["file"] + (" (only planned)" if report["dry_run"] else ""))
    for note in report["notes"]:
        print(f"  {note['message']}")
    for table in report["tables"]:
        counts = ", ".join(f"{table[name]:,} {name}" for name in ("created", "updated", "unchanged", "refused"))
        where = f"sheet “{table['sheet']}”: " if table["sheet"] else ""
        print(f"  {where}{table['rows']:,} {table['kind']}: {counts}; {table['problem_count']:,} problems")
        if table.get("gone_count"):
            print(f"    {table['gone_count']:,} records of earlier editions are not in it any more; they stay")
        for problem in table["problems"][:5]:
            place = f"row {problem['row']}, " if problem["row"] else ""
            print(f"    {place}{' '.join(problem['column'].split())}: {problem['message']}")


    for one in (one for one in report["unknown_names"] if one["near"]):
        print(f"  “{one['name']}” is nearly “{one['near']}”; if it is the same: --same \"{one['name']}={one['near']}\"")


def imports(options: Namespace) -> None:
    """`pbdesk imports`."""
    with opened(options) as desk:
        past = receiving.imports(desk)
    listed = [{"id": one.id, "file": one.detail["file"], "sha256": one.detail["sha256"], "time": one.at,
               "person": one.person or None, "tables": one.detail["tables"]} for one in past]  # fmt: skip
    if options.json:
        put(listed)
        return
    for one in listed:
        print(f"{one['id']}  {one['time'][:16].replace('T', ' ')}  {one['file']}")


def export(options: Namespace) -> None:
    """`pbdesk export`."""
    with opened(options) as desk:
        country = None
        if options.country:
            country = writing.country_meant(desk, options.country)
        written = exporting.export(desk, options.out, country)
    print(f"Wrote {written:,} records to {options.out}.", file=sys.stderr)
    tell_plain(desk, options.out)


def return_sheet(options: Namespace) -> None:
    """`pbdesk return`."""
    with opened(options) as desk:
        password = password_in(options.password_file)
        counts = returning.write(desk, options.change, options.out, language=options.language, password=password)
    print(f"Wrote {options.out}: {', '.join(f'{n:,} {what}' for what, n in counts.items())}.", file=sys.stderr)
    tell_plain(desk, options.out)


def template(options: Namespace) -> None:
    """`pbdesk template`."""
    kind, country = kind_named(_alias(options.kind)), _code("country", options.country)
    with opened(options) as desk:
        templating.write(desk, kind, options.out, agency=options.agency, country=country, language=options.language)
    print(f"Wrote {options.out}.", file=sys.stderr)
    tell_plain(desk, options.out)
