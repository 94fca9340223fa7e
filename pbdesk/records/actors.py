"""Actors, internal and external, their networks and contact points (DOMAIN 2)."""

from pbdesk.records.kind import Kind, choice, link, links, prose, text, yesno

TYPES = (
    "ministry|directorate|armed force|police|embassy|host government|local authority|local civil society|"
    "political party|UN agency|regional organisation|international financial institution|international organisation|"
    "donor|international NGO|national NGO|foundation|academic|private sector|public-private partnership|other"
)

ACTOR = Kind(
    "actor", "actors", "Actor", "Actors", "actors",
    (
        text("reference", "Identifier", "Its number in a register.", column="id", names="id|organisation id|org id"),
        text("name", "Name", required=True, searched=True, column="agency", names="organisation|organization|agency|navn|nom|nombre|nome|namn"),
        text("acronym", "Acronym", searched=True, names="acronym|short name|forkortelse|sigle|sigla"),
        text("other_names", "Other names", "Separated by |; a spreadsheet may use any of them.", searched=True),
        choice("type", "Type", TYPES, names="type|organisation type|org type"),
        choice("side", "Side", "internal|external", "Internal: of the host country. External: all others."),
        yesno("own", "Agency of this government", "An agency is an actor that is part of the desk's own government."),
        link("country", "Country", "country"),
        link("parent", "Part of", "actor", names="parent|parent id|overordnet|ministry"),
        links("networks", "Networks", "network", "For instance the humanitarian community or the UN country team."),
        prose("note", "Note", searched=True),
    ),
    title=("name",), key=("acronym", "name"),
    help="Any organisation that acts; an agency is an actor of the desk's own government.", source="report, n. 6, 14, 15",
)
NETWORK = Kind(
    "network", "networks", "Network", "Networks", "actors",
    (
        text("name", "Name", required=True, searched=True),
        prose("note", "What binds it", searched=True),
    ),
    title=("name",), key=("name",),
    help="Actors with broadly similar aims that work together.", source="report, The Logic of Coherence and Coordination",
)
CONTACT = Kind(
    "contact", "contacts", "Contact point", "Contact points", "actors",
    (
        link("actor", "Actor", "actor", required=True),
        text("name", "Name", required=True, searched=True),
        text("role", "Role", searched=True),
        text("email", "E-mail"),
        text("phone", "Telephone"),
    ),
    title=("name", "role"), part_of="actor",
)
KINDS = (ACTOR, NETWORK, CONTACT)
