"""What is remembered of a sender's spreadsheets, so that the next edition needs no explaining (DOMAIN 8)."""

from pbdesk.records.kind import Kind, link, text

PROFILE = Kind(
    "profile", "profiles", "Import profile", "Import profiles", "imports",
    (
        text("name", "Name", "What the sender's spreadsheet is called here.", required=True, searched=True),
        link("sender", "Sender", "actor", "Who sends it."),
        text("file_name", "Last file", searched=True),
        text("choices", "Choices", hidden=True),
    ),
    title=("name",), key=("name",), unique=(("name",),),
    help="Which sheet, headings, meanings, units and names a sender's spreadsheet has.",
)
KINDS = (PROFILE,)
