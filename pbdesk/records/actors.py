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
        text("reference", "Identifier", "Its number in a register.", column="id", names="id|organisation id|org id|organisation identifier|organisation number|org number|organisasjonsnummer|orgnr|organisationsnummer|identifiant|siren|siret|nit|cnpj|register number|n° agrément|numéro d'agrément|n° d'enregistrement|numéro d'enregistrement|número de registro|nº de registro|registration number|code|kode|código|id acteur|actor id|agency id"),
        text("name", "Name", required=True, searched=True, column="agency", names="organisation|organization|agency|navn|nom|nombre|nome|namn|organisation name|organization name|name of organisation|agency name|name of agency|actor|actor name|institution|institution name|name of institution|razón social|raison sociale|razão social|company name|legal name|body|public body|entity|entity name|partner|partner name|ngo|ngo name|full name|name|organisasjon|organisasjonsnavn|etat|virksomhet|navn på virksomheten|myndighet|myndighetens namn|organisationsnamn|nom de l'organisation|organisation / code|organisme|nom de l'organisme|structure|dénomination|raison sociale|acteur|organización|nombre de la organización|nombre de la institución|institución|entidad|nombre de la entidad|organismo|organização|nome da organização|nome da entidade|entidade|instituição|órgão", ordered=True),
        text("acronym", "Acronym", searched=True, names="acronym|short name|forkortelse|sigle|sigla|abbreviation|abbr|short|code name|organisation acronym|kortnavn|kortnamn|siglas|kortform|förkortning|acronyme|abréviation|abreviatura|acrónimo|sigla da entidade"),
        text("other_names", "Other names", "Separated by |; a spreadsheet may use any of them.", searched=True),
        choice("type", "Type", TYPES, names="type|natureza|naturaleza|legal form|rettsform|forme juridique|organisation type|org type|type of organisation|type of organization|organisation category|organization type|actor type|category|sector|agency type|organisasjonstype|organisasjonsform|type virksomhet|organisationstyp|typ av organisation|typ|type organisasjon|type organisation|type d'organisation|type d'acteur|catégorie|nature|tipo|tipo de organización|tipo de entidad|tipo de entidade|naturaleza|tipo de organização|natureza jurídica|type description|org type description|legal form|forme juridique|forma jurídica|juridisk form|selskapsform|organisasjonsform beskrivelse"),
        choice("side", "Side", "internal|external", "Internal: of the host country. External: all others."),
        yesno("own", "Agency of this government", "An agency is an actor that is part of the desk's own government."),
        link("country", "Country", "country", names="country|land|pays|país|headquarters|country of registration|hovedkontor"),
        link("parent", "Part of", "actor", names="parent|tutela|órgão de tutela|parent id|overordnet|ministry|parent organisation|parent agency|parent institution|belongs to|part of|supervising ministry|line ministry|responsible ministry|overordnet departement|overordnet organ|departement|huvudman|överordnad|organisme de tutelle|tutelle|ministère de tutelle|organisation mère|entidad matriz|ministerio de adscripción|sector de adscripción|órgão superior|vinculação"),
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
        link("actor", "Actor", "actor", required=True, names="organisation|agency|ministry|institution|entity|body|affiliation|organisasjon|etat|departement|virksomhet|organisme|ministère|structure|organización|entidad|institución|ministerio|organização|entidade|instituição|ministério|myndighet"),
        text("name", "Name", required=True, searched=True, names="name|contact|contact person|contact name|focal point|focal person|full name|name of contact|navn|kontakt|kontaktperson|kontaktpunkt|nom|nom et prénom|nom complet|point focal|personne de contact|nombre|nombre completo|contacto|persona de contacto|punto focal|enlace|nome|nome completo|contato|pessoa de contacto|ponto focal|namn|kontaktnamn"),
        text("role", "Role", searched=True, names="role|position|title|job title|function|designation|stilling|tittel|rolle|funksjon|fonction|poste|titre|cargo|puesto|función|função|befattning|titel|roll"),
        text("email", "E-mail", names="email|e-mail|email address|e-mail address|mail|e-post|epost|e-postadresse|courriel|adresse électronique|adresse mail|correo|correo electrónico|correio electrónico|e-postadress"),
        text("phone", "Telephone", names="phone|telephone|phone number|telephone number|mobile|mobile number|cell|tel|telefon|telefonnummer|mobil|tlf|téléphone|numéro de téléphone|portable|teléfono|celular|telefone|telemóvel"),
    ),
    title=("name", "role"), part_of="actor",
)
KINDS = (ACTOR, NETWORK, CONTACT)
