"""Countries and conflict systems: phases, agreements, national strategies and frameworks (DOMAIN 1)."""

from pbdesk.records.kind import Kind, choice, code, date, day, integer, link, links, prose, text
from pbdesk.records.periods import InOrder

HOLDS_IN_MEMBERS = frozenset((
    "policy", "framework", "decision", "action", "assignment", "task_force", "agreement", "strategy",
))  # fmt: skip
"""What is laid down, decided or led for a conflict system holds in each country of it; what is done is done in one."""
SCHEME = "stabilisation|transitional|consolidation"

COUNTRY = Kind(
    "country", "countries", "Country", "Countries", "countries",
    (
        text("name", "Name", required=True, searched=True, names="country|land|pays|país|pais|recipient country"),
        code("code", "Code", "country", "ISO 3166 code; a region spanning several countries has none.", names="iso3|iso code|country code|landkode|code pays"),
        choice("type", "Type", "country|conflict system", "A conflict system may span several countries."),
        links("members", "Members", "country", "The countries a conflict system spans."),
        prose("summary", "Summary", "What engagement there is about, in a paragraph.", searched=True),
    ),
    title=("name",), key=("code", "name"),
    help="A country or conflict system the government engages in.", source="report, Peacebuilding, p. 2",
)
PHASE = Kind(
    "phase", "phases", "Phase", "Phases", "countries",
    (
        link("country", "Country", "country", required=True),
        choice("phase", "Phase", SCHEME, required=True, source="report, Peacebuilding, n. 13"),
        day("start", "From", "A phase starts with a cease-fire or peace agreement.", required=True),
        day("end", "To", "Left open while it lasts."),
        link("agreement", "Starts with", "agreement"),
        prose("note", "Note", searched=True),
    ),
    title=("phase", "start"), part_of="country", rules=(InOrder("start", "end"),),
    help="A stage of the peace process, with its dates.",
)
AGREEMENT = Kind(
    "agreement", "agreements", "Peace agreement", "Peace agreements", "countries",
    (
        link("country", "Country", "country", required=True),
        text("title", "Title", required=True, searched=True),
        choice("type", "Type", "cease-fire|peace agreement|implementation agreement|regional agreement"),
        day("signed", "Signed"),
        day("start", "In force from"),
        day("end", "In force to"),
        prose("parties", "Parties", searched=True),
    ),
    title=("title",), part_of="country", rules=(InOrder("start", "end"),),
)
PROVISION = Kind(
    "provision", "provisions", "Provision", "Provisions", "countries",
    (
        link("agreement", "Agreement", "agreement", required=True),
        text("number", "Number"),
        prose("text", "Text", required=True, searched=True),
    ),
    title=("number", "text"), part_of="agreement",
)
STRATEGY = Kind(
    "strategy", "strategies", "Strategy or framework", "Strategies and frameworks", "countries",
    (
        text("title", "Title", required=True, searched=True),
        link("country", "Country", "country"),
        choice("type", "Type", "national strategy|PRSP|UNDAF or successor|CAP or response plan|IMPP or mission plan|results framework|Peacebuilding Commission strategy|Security Council mandate|declaration or guidance|other"),
        choice("side", "Whose", "internal|external", "Internal: of the host country. External: of international actors."),
        link("owner", "Owner", "actor"),
        date("start", "Valid from"),
        date("end", "Valid to"),
        link("superseded_by", "Superseded by", "strategy"),
        prose("summary", "Summary", searched=True),
        text("reference", "Reference", "Document number or where it is found.", searched=True),
    ),
    title=("title",), rules=(InOrder("start", "end"),),
    help="A national strategy or external framework that applies: coherence is measured against it.",
    source="report, The Need for a Clearly Articulated Overall Peacebuilding Strategy",
)
AIM = Kind(
    "aim", "aims", "Aim of a strategy", "Aims of strategies", "countries",
    (
        link("strategy", "Strategy", "strategy", required=True),
        text("number", "Number"),
        text("title", "Aim", required=True, searched=True),
        link("dimension", "Dimension", "dimension"),
    ),
    title=("number", "title"), part_of="strategy",
    help="An objective of a national strategy or external framework.",
)
DIMENSION = Kind(
    "dimension", "dimensions", "Dimension", "Dimensions", "countries",
    (
        text("name", "Name", required=True, searched=True, names="dimension|pillar|pilar|pilier"),
        text("scheme", "Scheme", "Which division of the field it belongs to.", required=True),
        integer("position", "Order"),
        prose("note", "Note"),
    ),
    title=("name",), key=("name",),
    help="A side of peacebuilding; the report names six, other schemes divide otherwise.", source="report, Peacebuilding, n. 16",
)
KINDS = (COUNTRY, PHASE, AGREEMENT, PROVISION, STRATEGY, AIM, DIMENSION)
