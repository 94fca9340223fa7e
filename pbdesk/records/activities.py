"""Activities and their yearly amounts; mostly imported from ministries' spreadsheets (DOMAIN 8)."""

from collections.abc import Iterable

from pbdesk.records.kind import (
    Breach,
    Kind,
    Reader,
    Values,
    choice,
    code,
    date,
    integer,
    link,
    links,
    money,
    prose,
    text,
    yesno,
)
from pbdesk.records.periods import in_order


def says_something(activity: Values, reader: Reader) -> Iterable[Breach]:
    """An activity is known by a title, a number, a description or who carries it out."""
    if not any(activity.get(name) for name in ("title", "reference", "description", "agency", "partner")):
        yield Breach("says-nothing", "It has no title, number, description or agency.", "title")


ACTIVITY = Kind(
    "activity", "activities", "Activity", "Activities", "activities",
    (
        text("reference", "Identifier", "Its number at the ministry.", searched=True, column="id", names="id|identifier|project id|project number|project no|project code|grant id|grant number|activity id|scheme id|reference|project reference|id projet|numéro|numéro de projet|num autorisation|numéro d'autorisation|autorisation de dépense|code projet|id proyecto|código|código del proyecto|prosjekt|prosjektnummer|prosjekt id|projektnummer|número do projeto"),
        text("title", "Title", searched=True, names="title|project title|project name|name of project|activity|activity name|activity title|grant title|scheme name|programme title|libellé|libellé activité|nom activité|nom activité / projet|nom du projet|intitulé|intitulé du projet|descriptif|objet|tittel|prosjekttittel|prosjektnavn|prosjekt tekst|prosjekttekst|projektnamn|nombre del proyecto|título|proyecto|título do projeto|nome do projeto"),
        prose("description", "Description", searched=True, names="description|short description|summary|beskrivelse|descripción|descrição|beskrivning|résumé|sammendrag|resumen"),
        link("agency", "Agency", "actor", "The body that carries it out on the sender's side.", names="agency|implementing agency|executing agency|lead agency|lead organisation|organisation|organisation name|responsible agency|responsible organisation|implementer|facilitating partner|program partner name|programme partner|partner full name|partner name|reporting organisation|nom organisation|nom de l'organisation|agence d'exécution|gestionnaire|nom gestionnaire|bénéficiaire|maître d'ouvrage|organización líder|organización|entidad ejecutora|virksomhet|virksomhetsområde|virksomhetsomraade|ansvarlig etat|organisasjon|ansvarig myndighet|organização|agência executora"),
        link("partner", "Implementing partner", "actor", names="implementing partner|implementing partner name|implementing organisation|implementing agency|implementation partner|partner|local partner|contractor|sub-grantee|partenaire|partenaire de mise en œuvre|partenaire d'exécution|organización implementadora|socio implementador|gjennomføringspartner|avtalepartner|genomförandepartner|parceiro implementador"),
        link("funder", "Funder", "actor", names="donor|donor name|donors|funder|funding agency|funding institution|funding source|source of funding|financing agency|co-financing agency|bailleur|bailleur de fonds|financement|donante|financiador|fuente de financiamiento|giver|finansiør|finansieringskilde|finansiär|doador"),
        link("counterpart", "Internal counterpart", "actor", "The internal actor it is carried out with.", names="counterpart|national counterpart|motpart|homologue|contraparte"),
        link("country", "Country", "country", names="country|countries|recipient|recipients|all recipients|recipient country|beneficiary country|land|mottakerland|mottagarland|pays|pays bénéficiaire|país|pais|país receptor|país beneficiário"),
        links("other_countries", "Other countries", "country", "It is counted in each country it names; its money is not divided."),
        text("place", "Place", searched=True, names="place|location|region|province|district|municipality|territory|oblast|woreda|sted|fylke|kommune|lieu|région|territoire|commune|lugar|municipio|departamento|município|plats"),
        link("dimension", "Dimension", "dimension", names="dimension|pillar"),
        links("other_dimensions", "Other dimensions", "dimension"),
        text("sector", "Sector", "As the ministry names it.", searched=True, names="sector|sectors|sector name|cluster|sector / cluster|crs sector name|purpose name|sektor|secteur|secteur/cluster|secteur/domaine|domaine|tjeneste tekst|formål|område|setor"),
        code("sector_code", "Sector code", "sector", "DAC purpose code.", names="purpose code|crs code|sector code|sektorkode|code secteur"),
        date("start", "Start", names="start|start date|start year|started date|start actual|actual start date|project start date|commencement date|from|month|reporting month|startdato|oppstart|startdatum|date début|date de début|début|mois|fecha inicio|fecha de inicio|inicio|mes|início|data de início"),
        date("end", "End", names="end|end date|end year|end actual|completion date|closing date|project closing date|revised closing date|planned end date|to|sluttdato|slutt|slutdatum|date fin|date de fin|fin|fecha fin|fecha de fin|fecha de término|fim|data de término"),
        choice("status", "Status", "pipeline|ongoing|finalising|completed|cancelled|suspended", names="status|project status|activity status|financial status|implementation status|statut|état|état projet|état du projet|estado|estatus|estatus de la actividad|situação|prosjektstatus"),
        money("budget", "Budget", names="budget|total budget|amount|grant amount|commitment|commitment amount|committed|project cost|total cost|cost|estimated cost|contribution|max contribution|maximum contribution|beløp|beloep|bevilgning|tilsagn|belopp|montant|montant total|coût|monto|costo|costo estimado|presupuesto|valor|orçamento"),
        money("disbursed", "Disbursed", names="disbursed|disbursement|disbursement amount|disbursements|utilization|utilisation|expenditure|spent|paid|utbetalt|forbruk|utbetalt beløp|utbetalning|décaissé|décaissement|dépenses|desembolso|ejecutado|executado|desembolsado"),
        code("currency", "Currency", "currency", names="currency|valuta|devise|monnaie|moneda|moeda"),
        links("objectives", "Serves objectives", "objective", "Objectives of the country's strategic framework.", source="report, Coherence and Coordination (Utstein)"),
        yesno("declared_aligned", "Declared in line with the strategy", "What the ministry says; a link to an objective is the evidence."),
        yesno("needs_assessed", "Rests on a needs assessment"),
        choice("assessment_led_by", "Assessment led by", "internal actors|jointly|external actors", source="report, Primacy of Internal Actors"),
        yesno("national_priority", "Aligned to a national priority"),
        links("aims", "Serves aims of national strategies", "aim"),
        yesno("joint", "Carried out jointly with other donors"),
    ),
    title=("title", "reference", "description", "agency"), key=("reference", "title"), first_known=True,
    rules=(in_order("start", "end"), says_something),
    help="A policy, programme or project by which an actor uses resources for outputs.", source="report, n. 12",
)
FLOW = Kind(
    "flow", "flows", "Yearly amount", "Yearly amounts", "activities",
    (
        link("activity", "Activity", "activity", required=True),
        integer("year", "Year", required=True),
        choice("type", "Type", "planned|disbursed|absorbed", "Absorbed: spent by the receiver.", required=True),
        money("amount", "Amount", required=True),
        code("currency", "Currency", "currency", required=True),
    ),
    title=("year", "type"), part_of="activity", source="report, Primacy of Internal Actors (delivery and absorption)",
)
KINDS = (ACTIVITY, FLOW)
