"""Notes, reference documents, tags (DOMAIN 12)."""

from pbdesk.records.kind import Kind, integer, links, prose, text

STARTER = "starter knowledge"
"""The change with which every desk begins: the same records under the same ids, in one of its languages."""
NOTE = Kind(
    "note", "notes", "Note", "Notes", "knowledge",
    (
        text("title", "Title", required=True, searched=True),
        prose("text", "Text", "Type [[ to link to any record.", searched=True),
        links("mentions", "Mentions", "", mentions_in="text", hidden=True),
        text("evidence", "Source", searched=True),
    ),
    title=("title",), key=("title",),
)
DOCUMENT = Kind(
    "document", "documents", "Document", "Documents", "knowledge",
    (
        text("title", "Title", required=True, searched=True),
        links("attached_to", "Attached to", "", "The records this is the evidence or the paper of."),
        text("file_name", "File name", searched=True),
        text("media_type", "Type of file"),
        integer("size", "Size", "How large the file kept in this desk is.", unit="bytes"),
        text("sha256", "SHA-256 of the file", hidden=True),
        prose("note", "Note", searched=True),
    ),
    title=("title",),
    help="A file kept inside this desk, or a document that is kept elsewhere.",
)
TAG = Kind(
    "tag", "tags", "Tag", "Tags", "knowledge",
    (text("name", "Name", required=True, searched=True),),
    title=("name",), key=("name",), unique=(("name",),),
)
KINDS = (NOTE, DOCUMENT, TAG)
