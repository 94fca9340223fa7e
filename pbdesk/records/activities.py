"""Activities and their yearly amounts; mostly imported from ministries' spreadsheets (DOMAIN 8)."""

from collections.abc import Iterable

from pbdesk.records.kind import Breach, Kind, Reader, Values, choice, code, date, integer, link, links, money, prose, text, yesno
from pbdesk.records.periods import in_order


def says_something(activity: Values, reader: Reader) -> Iterable[Breach]:
    """An activity is known by a title, a number, a description or who carries it out."""
    if not any(activity.get(name) for name in ("title", "reference", "description", "agency", "partner")):
        yield Breach("says-nothing", "It has no title, number, description or agency.", "title")


ACTIVITY = Kind(
    "activity", "activities", "Activity", "Activities", "activities",
    (
        text("reference", "Identifier", "Its number at the ministry.", searched=True, column="id", names="id|project id|project number|grant id|activity id"),
        text("title", "Title", searched=True, names="title|project title|project name|activity|tittel|prosjekt|intitulé|projet|título|proyecto"),
        prose("description", "Description", searched=True, names="description|summary|beskrivelse|descripción|descrição|beskrivning"),
        link("agency", "Agency", "actor", "The body that carries it out on the sender's side.", names="agency|implementing agency|organisation"),
        link("partner", "Implementing partner", "actor", names="implementing partner|partner"),
        link("funder", "Funder", "actor", names="donor|funder|bailleur|giver"),
        link("counterpart", "Internal counterpart", "actor", "The internal actor it is carried out with.", names="counterpart|national counterpart|motpart|homologue|contraparte"),
        link("country", "Country", "country", names="country|recipient|land|pays|país|pais"),
        links("other_countries", "Other countries", "country", "It is counted in each country it names; its money is not divided."),
        text("place", "Place", searched=True, names="place|location|region|province|district|sted|lieu|lugar"),
        link("dimension", "Dimension", "dimension", names="dimension|pillar"),
        links("other_dimensions", "Other dimensions", "dimension"),
        text("sector", "Sector", "As the ministry names it.", searched=True, names="sector|cluster|sektor|secteur|setor"),
        code("sector_code", "Sector code", "sector", "DAC purpose code.", names="purpose code|crs code|sector code|sektorkode|code secteur"),
        date("start", "Start", names="start|start date|from|startdato|début|inicio|início"),
        date("end", "End", names="end|end date|to|sluttdato|fin|fim"),
        choice("status", "Status", "pipeline|ongoing|finalising|completed|cancelled|suspended", names="status|statut|état|estado"),
        money("budget", "Budget", names="budget|amount|commitment|beløp|montant|monto|presupuesto|valor"),
        money("disbursed", "Disbursed", names="disbursed|disbursement|expenditure|utbetalt|décaissé|desembolso"),
        code("currency", "Currency", "currency", names="currency|valuta|devise|moneda|moeda"),
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
