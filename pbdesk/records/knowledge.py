"""Notes, reference documents, tags (DOMAIN 12)."""

from pbdesk.records.kind import Kind, integer, prose, text

NOTE = Kind(
    "note", "notes", "Note", "Notes", "knowledge",
    (
        text("title", "Title", required=True, searched=True),
        prose("text", "Text", searched=True),
        text("evidence", "Source", searched=True),
    ),
    title=("title",), key=("title",),
)
DOCUMENT = Kind(
    "document", "documents", "Document", "Documents", "knowledge",
    (
        text("title", "Title", required=True, searched=True),
        text("file_name", "File name", searched=True),
        text("media_type", "Type of file"),
        integer("size", "Size", unit="bytes"),
        prose("note", "Note", searched=True),
    ),
    title=("title",),
)
TAG = Kind(
    "tag", "tags", "Tag", "Tags", "knowledge",
    (text("name", "Name", required=True, searched=True),),
    title=("name",), key=("name",), unique=(("name",),),
)
KINDS = (NOTE, DOCUMENT, TAG)
