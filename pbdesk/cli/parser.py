"""The words of the command line: every command with its options."""

import argparse
from argparse import ArgumentParser
from pathlib import Path

from pbdesk.cli import documents
from pbdesk.cli.later import Later

briefing, deciding, files, knowing, leading = map(Later, ("briefing", "deciding", "files", "knowing", "leading"))
exchanging = Later("exchanging")
making, measuring, planning, seeing, window = map(Later, ("making", "measuring", "planning", "seeing", "window"))


def parser() -> ArgumentParser:
    """The parser of the whole command line; each command carries the function that runs it."""
    top = ArgumentParser(
        prog="pbdesk", description="Policy, decision, lead, activity and evidence in one offline file."
    )
    top.set_defaults(run=window.open_window)
    commands = top.add_subparsers(metavar="COMMAND")
    _about_desks(commands)
    _about_files(commands)
    _about_exchange(commands)
    _about_records(commands)
    _about_policies(commands)
    _about_knowledge(commands)
    _about_leads(commands)
    _about_decisions(commands)
    return top


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _command(commands: "Commands[ArgumentParser]", name: str, run: object, help: str) -> ArgumentParser:
    made = commands.add_parser(name, help=help, description=help)
    made.set_defaults(run=run)
    if name != "kinds":
        made.add_argument("desk", metavar="DESK", type=Path, help="a .pbdesk file")
        _passphrase(made)
    return made


def _passphrase(command: ArgumentParser) -> None:
    about = "the passphrase of the encrypted desk, in a file"
    command.add_argument("--passphrase-file", metavar="F", type=Path, help=about)


def _json(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON document")


def _person(command: ArgumentParser) -> None:
    documents.add_person(command, "who does it, for the history; without it the history names nobody")


def _about_desks(commands: "Commands[ArgumentParser]") -> None:
    _command(commands, "open", window.open_window, "open the window on a desk")
    new = _command(commands, "new", making.new, "make a desk")
    new.add_argument("--government", required=True, metavar="CODE", help="the desk's own government, ISO 3166")
    new.add_argument("--sample", action="store_true", help="with the illustrative sample in it")
    _person(new)
    check = _command(commands, "check", seeing.check, "look for damage: file, links, guards, history, search index")
    _json(check)
    backup = _command(commands, "backup", making.backup, "make a proven copy")
    backup.add_argument("--to", metavar="FOLDER", type=Path)
    restoring = commands.add_parser("restore", help="put a backup in a desk's place; what stood there is kept")
    restoring.add_argument("backup", metavar="BACKUP", type=Path)
    restoring.add_argument("desk", metavar="DESK", type=Path, help="the file that it is to be")
    _passphrase(restoring)
    _person(restoring)
    restoring.set_defaults(run=making.restore)
    passphrase = _command(commands, "passphrase", making.passphrase, "encrypt a desk, change its passphrase or take it off")
    wanted = passphrase.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--new-passphrase-file", metavar="F", type=Path, help="the passphrase that is to be, in a file")
    wanted.add_argument("--remove", action="store_true", help="the desk is not to be encrypted any more")
    undo = _command(commands, "undo", making.undo, "take back the last change, or the one named")
    undo.add_argument("change", metavar="CHANGE", nargs="?", default="")
    undo.add_argument("--keep-edited", action="store_true", help="take back what was not edited since; list the rest")
    _person(undo)
    _json(undo)
    history = _command(commands, "history", seeing.history, "who changed what, when, from what to what")
    history.add_argument("record", metavar="RECORD", nargs="?")
    _json(history)


def _narrowing(coherence: ArgumentParser) -> None:
    """What part of an engagement is asked about, as of when, and what it is compared with."""
    coherence.add_argument("--as-of", metavar="DATE", default="", help="as it was valid then; today where none is given")
    coherence.add_argument("--known", metavar="DATE", default="", help="as the desk knew it then, from its history")
    coherence.add_argument("--since", metavar="DATE", default="", help="only what was going on then or began later")
    for name, words in (("agency", "NAME"), ("dimension", "NAME"), ("task-force", "NAME")):
        coherence.add_argument(f"--{name}", metavar=words, default="")
    coherence.add_argument("--by", choices=("agency", "dimension"), default="", help="part by part as well")
    coherence.add_argument("--compare", metavar="DATE", default="", help="with the profile of another day")
    coherence.add_argument("--compare-known", metavar="DATE", default="", help="as the desk knew that other one then")


def _about_files(commands: "Commands[ArgumentParser]") -> None:
    reading = _command(commands, "import", files.import_files, "read spreadsheets into the desk")
    reading.add_argument("files", metavar="FILE", nargs="+", type=Path)
    for name, words in (("kind", "K"), ("sheet", "S"), ("country", "CODE"), ("agency", "NAME"), ("currency", "CODE")):
        reading.add_argument(f"--{name}", metavar=words, default="")
    reading.add_argument("--header-row", metavar="N", type=int, default=0)
    reading.add_argument("--profile", metavar="P", default="", help="read it as that import profile remembers")
    reading.add_argument("--remember", metavar="P", default="", help="keep how it was understood as that profile")
    reading.add_argument("--password-file", metavar="F", type=Path, help="the workbook's password, in a file")
    reading.add_argument(
        "--same", metavar="NAME=MEANT", action="append", default=[], help="a name in the file means that of the desk"
    )
    _said_of_sheets(reading)
    reading.add_argument("--dry-run", action="store_true", help="plan only; write nothing")
    _person(reading)
    _json(reading)
    coherence = _command(commands, "coherence", measuring.coherence, "the four-element profile, with what is not known")
    coherence.add_argument("--country", metavar="CODE", default="")
    _narrowing(coherence)
    _json(coherence)
    documents.add_options(_command(commands, "brief", briefing.brief, "write a document as Word or Excel"))
    _forms(commands)
    imports = _command(commands, "imports", files.imports, "the imports so far")
    _json(imports)
    export = _command(commands, "export", files.export, "the whole desk as a workbook")
    export.add_argument("--out", required=True, metavar="FILE.xlsx", type=Path)
    export.add_argument("--country", metavar="CODE", default="")


def _about_exchange(commands: "Commands[ArgumentParser]") -> None:
    top = commands.add_parser("exchange", help="desk to desk: write a parcel, or read and merge one")
    ways = top.add_subparsers(metavar="WAY", required=True)
    writing = _command(ways, "write", exchanging.write, "write what was done on this desk as a parcel")
    writing.add_argument("--out", required=True, metavar="FILE", type=Path)
    writing.add_argument("--since", metavar="CHANGE", default="", help="only what was done after that change")
    about = "seal the parcel with a passphrase of its own, in a file; without it whoever has the parcel can read it"
    writing.add_argument("--parcel-passphrase-file", metavar="F", type=Path, help=about)
    reading = _command(ways, "read", exchanging.read, "merge a parcel; every conflict is listed")
    reading.add_argument("file", metavar="FILE", type=Path)
    about = "the passphrase of a sealed parcel, in a file; its sender tells it"
    reading.add_argument("--parcel-passphrase-file", metavar="F", type=Path, help=about)
    reading.add_argument("--dry-run", action="store_true", help="show only; write nothing")
    reading.add_argument("--take", choices=("theirs", "ours"), default="", help="which side where both desks changed the same")
    _person(reading)
    _json(reading)


def _said_of_sheets(reading: ArgumentParser) -> None:
    """What the window lets a person say in the sheet itself."""
    for name, words, about in (
        ("column", "HEADING=FIELD", "a column is this field, left out where none is given; HEADING#2 is the second so headed"),
        ("skip-row", "SHEET:ROW", "a row is no data"),
        ("take-row", "SHEET:ROW", "a row is data"),
        ("leave-out", "SHEET:ROW", "the table whose last heading row this is is not taken"),
    ):
        reading.add_argument(f"--{name}", metavar=words, action="append", default=[], help=about)
    reading.add_argument("--key", metavar="FIELD,FIELD", default="", help="what rows are recognised by (with --kind)")


def _forms(commands: "Commands[ArgumentParser]") -> None:
    """What goes to a ministry to be filled in."""
    returned = _command(commands, "return", files.return_sheet, "a ministry's own rows: accepted, refused, missing")
    returned.add_argument("change", metavar="IMPORT", help="the import, by its id or number")
    returned.add_argument("--password-file", metavar="F", type=Path, help="the workbook's password, in a file")
    template = _command(commands, "template", files.template, "an empty sheet for a ministry, with the desk's own lists")
    template.add_argument("--kind", metavar="K", default="activities")
    template.add_argument("--agency", metavar="NAME", default="", help="the agency of every row")
    template.add_argument("--country", metavar="CODE", default="", help="the country of every row")
    for command in (returned, template):
        command.add_argument("--language", choices=("en", "nb", "fr"), default="en")
        command.add_argument("--out", metavar="FILE.xlsx", required=True, type=Path)


def _about_records(commands: "Commands[ArgumentParser]") -> None:
    kinds = _command(commands, "kinds", seeing.kinds, "the kinds of record and their fields")
    kinds.add_argument("kind", metavar="KIND", nargs="?")
    _json(kinds)
    search = _command(commands, "search", seeing.search, "full-text search")
    search.add_argument("words", metavar="WORDS", nargs="+")
    search.add_argument("--limit", metavar="N", type=int, default=20)
    _json(search)
    listing = _command(commands, "list", seeing.list_records, "records of a kind")
    listing.add_argument("kind", metavar="KIND")
    listing.add_argument("--where", metavar="FIELD=VALUE", action="append", default=[])
    listing.add_argument("--limit", metavar="N", type=int)
    listing.add_argument("--offset", metavar="N", type=int, default=0)
    _json(listing)
    show = _command(commands, "show", seeing.show, "one record with its links and backlinks")
    show.add_argument("id", metavar="ID")
    _json(show)
    add = _command(commands, "add", making.add, "add a record")
    add.add_argument("kind", metavar="KIND")
    add.add_argument("values", metavar="FIELD=VALUE", nargs="+")
    setting = _command(commands, "set", making.set_values, "change a record")
    setting.add_argument("id", metavar="ID")
    setting.add_argument("values", metavar="FIELD=VALUE", nargs="+")
    setting.add_argument("--reason", metavar="WORDS", default="", help="why; a due day is not moved without one")
    for command in (add, setting):
        _person(command)
        _json(command)
    joining = _command(commands, "join", making.join, "join an actor into another that is the same; its links go with it")
    joining.add_argument("actor", metavar="ACTOR", help="the one that goes: its id, acronym or name")
    joining.add_argument("into", metavar="INTO", help="the one that stays")
    joining.add_argument("--reason", metavar="WORDS", default="")
    joining.add_argument("--dry-run", action="store_true", help="show only; write nothing")
    _person(joining)
    _json(joining)
    deleting = _command(commands, "delete", making.delete, "delete records with their parts")
    deleting.add_argument("ids", metavar="ID", nargs="+")
    deleting.add_argument("--reason", metavar="WORDS", default="")
    _person(deleting)


def _about_leads(commands: "Commands[ArgumentParser]") -> None:
    today = _command(commands, "today", leading.today, "what is due, overdue, unanswered, without a lead, expiring")
    today.add_argument("--agency", metavar="NAME", default="")
    today.add_argument("--day", metavar="DATE", default="")
    today.add_argument("--ahead", metavar="DAYS", type=int)
    leads = _command(commands, "leads", leading.leads, "who leads on a day; gaps and overlaps")
    leads.add_argument("--on", metavar="DATE", default="")
    effects = _command(commands, "effects", leading.effects, "the load on internal actors, trade-offs, consequences")
    effects.add_argument("--country", metavar="CODE", required=True)
    effects.add_argument("--day", metavar="DATE", default="")
    _json(effects)
    rotate = _command(commands, "rotate", leading.rotate, "continue a rotation: the coming periods, as one change")
    rotate.add_argument("task_force", metavar="TASK_FORCE")
    rotate.add_argument("--decision", metavar="DECISION", required=True, help="the recorded decision the periods rest on")
    rotate.add_argument("--until", metavar="DATE", required=True)
    rotate.add_argument("--since", metavar="DATE", default="")
    rotate.add_argument("--dry-run", action="store_true", help="show only; write nothing")
    _person(rotate)
    for command in (today, leads):
        command.add_argument("--country", metavar="CODE", default="")
    for command in (today, leads, rotate):
        _json(command)


def _about_policies(commands: "Commands[ArgumentParser]") -> None:
    adopt = _command(commands, "adopt", planning.adopt, "adopt a policy by a recorded decision")
    adopt.add_argument("--decision", metavar="DECISION", required=True, help="its id, number or title")
    consult = _command(commands, "consult", planning.consult, "send a policy to consultation")
    consult.add_argument("--who", metavar="ACTOR", action="append", required=True, help="its id, acronym or name")
    for name, needed in (("draft", True), ("due", True), ("asked", False)):
        consult.add_argument(f"--{name}", metavar="WORDS" if name == "draft" else "DATE", default="", required=needed)
    missing = _command(commands, "missing", planning.missing, "what a policy's coherence record lacks")
    expire = _command(commands, "expire", planning.expire, "let a policy in force end without another in its place")
    for command in (adopt, consult, missing, expire):
        command.add_argument("policy", metavar="POLICY", help="its id, or its title for the latest version")
    new_version = _command(commands, "new-version", planning.new_version, "begin a new version of a policy or framework")
    in_force = _command(commands, "in-force", planning.in_force, "put a version of a framework in force")
    retarget = _command(commands, "retarget", planning.retarget, "change a benchmark's target; the old one is kept")
    for command in (new_version, in_force, retarget):
        command.add_argument("id", metavar="ID")
    retarget.add_argument("--target", metavar="NUMBER", type=float, required=True)
    retarget.add_argument("--reason", metavar="WORDS", required=True)
    retarget.add_argument("--until", metavar="DATE", default="", help="when the new target is to be met; else as before")
    for command in (in_force, retarget):
        command.add_argument("--decision", metavar="DECISION", default="", help="its id, number or title")
    compare = _command(commands, "compare", planning.compare, "two versions of a policy word by word")
    compare.add_argument("former", metavar="FORMER")
    compare.add_argument("later", metavar="LATER")
    coverage = _command(commands, "coverage", planning.coverage, "what a framework covers and leaves out")
    coverage.add_argument("framework", metavar="FRAMEWORK", help="its id, or its title for the latest version")
    for command in (adopt, missing, expire, in_force, retarget, coverage):
        command.add_argument("--day", metavar="DATE", default="")
    for command in (adopt, consult, expire, new_version, in_force, retarget):
        _person(command)
    for command in (adopt, consult, missing, expire, new_version, in_force, retarget, compare, coverage):
        _json(command)


def _about_knowledge(commands: "Commands[ArgumentParser]") -> None:
    attach = _command(commands, "attach", knowing.attach, "keep a file in the desk, attached to a record")
    attach.add_argument("record", metavar="RECORD")
    attach.add_argument("file", metavar="FILE", type=Path)
    attach.add_argument("--title", metavar="WORDS", default="")
    _person(attach)
    _json(attach)
    extract = _command(commands, "extract", knowing.extract, "write out a file that the desk keeps")
    extract.add_argument("document", metavar="DOCUMENT")
    extract.add_argument("--out", metavar="FILE", type=Path)


def _about_decisions(commands: "Commands[ArgumentParser]") -> None:
    record = _command(commands, "record", deciding.record, "record a draft decision: it gets its number and does what it says")
    record.add_argument("--reason", metavar="WORDS", default="")
    number = _command(commands, "number", deciding.number, "give a draft decision its number")
    for command in (record, number):
        command.add_argument("decision", metavar="DECISION", help="its id, number or title")
    numbers = _command(commands, "numbers", deciding.numbers, "the missing decision numbers of a task force, and why")
    numbers.add_argument("task_force", metavar="TASK_FORCE", help="its id or name")
    close = _command(commands, "close", deciding.close, "close an action with a word on what was done")
    close.add_argument("--outcome", metavar="WORDS", required=True, help="what was done")
    close.add_argument("--evidence", metavar="WORDS", default="")
    close.add_argument("--cancelled", action="store_true", help="it will not be done")
    put_off = _command(commands, "put-off", deciding.put_off, "move the due day of an action")
    put_off.add_argument("--due", metavar="DAY", required=True)
    put_off.add_argument("--reason", metavar="WORDS", required=True, help="why, and who allowed it")
    for command in (close, put_off):
        command.add_argument("action", metavar="ACTION", help="its id, number or title")
        _person(command)
    for command in (record, number):
        _person(command)
    for command in (record, number, numbers):
        _json(command)
