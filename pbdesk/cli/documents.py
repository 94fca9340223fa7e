"""The options of `pbdesk brief`; what writes documents is read when it is asked for."""

from argparse import ArgumentParser
from pathlib import Path

from pbdesk.records.briefs import DOCUMENTS, LANGUAGES, PAGES, SECTIONS


def add_person(command: ArgumentParser, about: str) -> None:
    """The name that a change bears: what a person gave, and nothing else."""
    command.add_argument("--as", dest="person", metavar="NAME", type=str.strip, default="", help=about)


def add_options(command: ArgumentParser) -> None:
    """The options of `pbdesk brief`."""
    command.add_argument("--country", metavar="CODE", default="")
    command.add_argument("--as-of", metavar="DATE", default="", help="as it was valid then")
    command.add_argument("--known", metavar="DATE", default="", help="as the desk knew it then, from its history")
    command.add_argument("--marking", metavar="M", default="")
    command.add_argument("--language", choices=LANGUAGES.split("|"), default="en")
    command.add_argument("--kind", choices=DOCUMENTS.split("|"), default="brief")
    command.add_argument("--record", metavar="ID", default="", help="the meeting, decision or agency it is about")
    command.add_argument("--pages", metavar="N", type=int, choices=PAGES, default=0, help="2, 4 or 10")
    command.add_argument("--waive", metavar="REASON", default="", help="why an agency's answer is not waited for")
    left_out = f"a section to leave out: {', '.join(SECTIONS)}"
    command.add_argument("--without", metavar="SECTION", choices=SECTIONS, action="append", default=[], help=left_out)
    again = "a document of the register, written again as it was; of the other options only --template counts"
    command.add_argument("--again", metavar="ID", default="", help=again)
    command.add_argument("--template", metavar="F.docx", type=Path, help="a Word file whose styles are used")
    add_person(command, "who writes it, for the register; without it the register names nobody")
    command.add_argument("--out", metavar="FILE", required=True, type=Path)
    command.set_defaults(usage=command.error)
