"""What leaves the desk as a document: text written by hand for one, and the register of what was written."""

from pbdesk.records.kind import Kind, choice, day, integer, link, prose, text
from pbdesk.records.markings import marking

LANGUAGES = "en|nb|fr"
DOCUMENTS = "brief|note|lines|minutes|decision|actions|comparison"
PAGES = (0, 2, 4, 10)
"""How long a decision brief may be: 0 sets no limit."""
PLACES = "issue|recommendation|policies|coherence|effects|options|implications|consultation|next|situation|lines"
"""The sections of papers on a country in which a person may write."""
SECTIONS = (
    *("issue", "situation", "recommendation", "policies", "coherence", "matrix", "leads", "network", "decisions"),
    *("actions", "effects", "options", "implications", "consultation", "next", "profile", "absorption", "requests"),
    *("totals", "activities"),
)
"""The sections of briefs and notes that can be left out."""

NARRATIVE = Kind(
    "narrative",
    "narratives",
    "Text of a brief",
    "Texts of briefs",
    "briefs",
    (
        link("country", "Country", "country", required=True),
        choice("place", "Section", PLACES, "The section of a brief in which it stands.", required=True),
        choice("language", "Language", LANGUAGES, required=True),
        prose("text", "Text", "Written by hand; the brief says so.", required=True, searched=True),
        day("as_of", "Written as of"),
        marking(),
        text("figures", "Figures it was written beside", "So that a change of theirs is noticed (JSON).", hidden=True),
    ),
    title=("country", "place", "language"),
)
WRITTEN_BRIEF = Kind(
    "written_brief",
    "written_briefs",
    "Document written",
    "Documents written",
    "briefs",
    (
        text("title", "Title", required=True, searched=True),
        choice("kind", "Kind", DOCUMENTS, required=True),
        link("country", "Country", "country"),
        day("as_of", "As of", required=True),
        choice("language", "Language", LANGUAGES, required=True),
        marking(),
        text("file_name", "File name", searched=True),
        text("digest", "Digest of the file", "SHA-256; the same history gives the same file.", required=True),
        text("chain_head", "History it was drawn from", "Digest of the desk's last change."),
        integer("pages", "Page limit", unit="pages"),
        prose("waived", "Why silence was waived", searched=True),
        text("wish", "What was asked for", "So that it can be written again (JSON).", hidden=True),
    ),
    title=("title", "as_of"),
)
KINDS = (NARRATIVE, WRITTEN_BRIEF)
