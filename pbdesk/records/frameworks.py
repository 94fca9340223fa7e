"""The strategic framework per country: causes, vision, objectives, milestones, benchmarks (DOMAIN 4)."""

from collections.abc import Iterable

from pbdesk.records.countries import SCHEME
from pbdesk.records.kind import (
    Breach,
    Frozen,
    Kind,
    Reader,
    Values,
    choice,
    date,
    day,
    integer,
    link,
    links,
    number,
    prose,
    text,
    yesno,
)
from pbdesk.records.periods import InOrder, is_to_come
from pbdesk.sentences import say

SOURCE = "report, The Need for a Clearly Articulated Overall Peacebuilding Strategy"



def one_version_in_force(framework: Values, reader: Reader) -> Iterable[Breach]:
    """A version and the one it replaces are never both in force (DOMAIN 4)."""
    if framework.get("status") != "in force" or not framework.get("supersedes"):
        return
    former = reader.get(str(framework["supersedes"])) or {}
    if former.get("status") == "in force":
        yield Breach("both-in-force", say("The version it replaces is still in force; put it in force in its place."), "status")


def target_changed_with_its_reason(benchmark: Values, reader: Reader) -> Iterable[Breach]:
    """A target of a framework in force, and its day, change only with a record of the old one and the reason (DOMAIN 4).

    Asked before the change is written, it compares with the desk; afterwards the file's own guard has done so.
    """
    before = (reader.get(str(benchmark["id"])) if benchmark.get("id") else None) or {}
    if before.get("target") is None or not _in_force(before, reader):
        return
    changed = [name for name in ("target", "target_date") if before.get(name) != benchmark.get(name)]
    if not changed or (changed == ["target_date"] and before["target_date"] is None):
        return
    kept = reader.pointing("target_revision", "benchmark", str(benchmark["id"]))
    if not any(_keeps(one, before, benchmark, changed) for one in kept):
        yield Breach("target-without-reason", say("The old target is kept with the reason for the change."), changed[0])


def _keeps(revision: Values, before: Values, after: Values, changed: Iterable[str]) -> bool:
    """Whether a change of target says of what was changed what it was and what it is."""
    return all(
        revision.get(f"old_{name}") == before.get(name) and revision.get(f"new_{name}") == after.get(name)
        for name in changed
    )


def observed_by_now(before: Values, after: Values) -> Iterable[Breach]:
    """What is observed has happened; what is expected is a target."""
    said = after.get("date")
    if said != before.get("date") and is_to_come(said):
        yield Breach("not-yet-observed", say("It cannot be observed on a day to come ({day}).", day=said), "date")


def _in_force(benchmark: Values, reader: Reader) -> bool:
    objective = reader.get(str(benchmark.get("objective"))) or {}
    framework = reader.get(str(objective.get("framework"))) or {}
    return framework.get("status") == "in force"


FRAMEWORK = Kind(
    "framework", "frameworks", "Strategic framework", "Strategic frameworks", "framework",
    (
        text("title", "Title", required=True, searched=True),
        link("country", "Country", "country", required=True),
        integer("version", "Version", required=True),
        choice("status", "Status", "draft|open for comment|in force|superseded", required=True),
        prose("vision", "Long-term vision", searched=True),
        day("start", "In force from"),
        day("end", "In force to"),
        link("supersedes", "Supersedes", "framework"),
        link("adopted_by", "Agreed by decision", "decision"),
    ),
    title=("title", "version"), key=("title",), frozen=Frozen("status", ("superseded",), open_to_desks=True),
    rules=(InOrder("start", "end"), one_version_in_force),
    help="The common frame of reference for a country; not an implementation plan.", source=SOURCE,
)
CAUSE = Kind(
    "cause", "causes", "Cause", "Causes and triggers", "framework",
    (
        link("framework", "Framework", "framework", required=True),
        choice("type", "Type", "root cause|trigger", required=True),
        text("title", "Cause", required=True, searched=True),
        prose("note", "Note", searched=True),
    ),
    title=("title",), part_of="framework", source=SOURCE,
)
OBJECTIVE = Kind(
    "objective", "objectives", "Objective", "Objectives", "framework",
    (
        link("framework", "Framework", "framework", required=True),
        text("number", "Number", names="no|nr|number|objective number|código|numéro|id|ref|reference|code|kode|kod|objective no|objective id|outcome no|n°|numéro d'objectif|nummer|número|número de objetivo|mål nr"),
        text("title", "Objective", required=True, searched=True, names="objective|goal|outcome|mål|målsetting|objectif|objetivo|resultat|objectives|strategic objective|specific objective|objective title|title|goals|outcomes|intended outcome|expected outcome|result|expected result|strategic outcome|priority|strategisk mål|delmål|hovedmål|resultatmål|tittel|målformulering|strategiskt mål|målsättning|objectifs|objectif stratégique|objectif spécifique|résultat|résultat attendu|effet|objetivos|objetivo estratégico|objetivo específico|resultado esperado|meta|objectivo|objectivo estratégico"),
        prose("description", "Description", searched=True, names="description|beskrivelse|descripción|descrição|details|explanation|rationale|forklaring|förklaring|descriptif|explication|detalle|detalhe"),
        link("dimension", "Dimension", "dimension", names="dimension|pillar|pilar|pilier|theme|dimensjon|pelare|axe|axe stratégique|thème|domaine|área|eje|eje estratégico|eixo|dimensión|dimensão|thematic area|area"),
        choice("horizon", "Horizon", "short|medium|long", names="time horizon|term|timeframe|tidshorisont|tidsperspektiv|horizon temporel|terme|échéance|plazo|horizonte|prazo"),
        choice("phase", "Phase", SCHEME),
        link("lead", "Lead", "actor", names="lead|lead agency|responsible|ansvarlig|responsable|lead ministry|responsible agency|owner|ansvarlig etat|ansvarig|ansvarig myndighet|chef de file|structure responsable|entidad responsable|órgão responsável|responsável"),
        links("causes", "Answers causes", "cause"),
        links("provisions", "Serves provisions", "provision"),
        links("aims", "Serves aims of other strategies", "aim"),
        link("continues", "Carries on", "objective", "The objective of the version before that this one carries on."),
    ),
    title=("number", "title"), part_of="framework", key=("number", "title"), source=SOURCE,
)
MILESTONE = Kind(
    "milestone", "milestones", "Milestone", "Milestones", "framework",
    (
        link("objective", "Objective", "objective", required=True),
        text("title", "Milestone", required=True, searched=True),
        day("due", "Due"),
        day("reached", "Reached on", living=True),
        day("lost", "Lost again on", "It was reached and did not hold: a setback.", living=True),
        prose("note", "Note", searched=True),
    ),
    title=("title",), part_of="objective", source=SOURCE,
)
BENCHMARK = Kind(
    "benchmark", "benchmarks", "Benchmark", "Benchmarks", "framework",
    (
        link("objective", "Objective", "objective", required=True, names="objective|outcome|output|goal|result|expected result|mål|delmål|resultat|objectif|résultat|résultat attendu|objetivo|resultado|resultado esperado|målsättning"),
        text("title", "Indicator", required=True, searched=True, names="indicator|indikator|indicateur|indicador|indicators|benchmark|performance indicator|key performance indicator|kpi|måltall|indikatorer|indicateurs|indicadores|indicateur de performance|indicador de desempeño|indicador de desempenho"),
        text("unit", "Unit", names="unit|enhet|unité|unidad|unit of measure|unit of measurement|måleenhet|måttenhet|unité de mesure|unidad de medida|unidade de medida|unidade"),
        number("baseline", "Baseline", names="baseline|utgangspunkt|référence|línea de base|baseline value|base value|reference value|nullpunkt|basislinje|utgångsvärde|valeur de référence|situation de référence|valeur de base|línea base|valor de referencia|linha de base|valor de referência"),
        date("baseline_date", "Baseline of", names="baseline year|baseline date|year of baseline|base year|år for utgangspunkt|basisår|année de référence|date de référence|año base|año de línea de base|ano base|ano da linha de base|basår"),
        number("target", "Target", names="target|mål|cible|meta|target value|goal|end target|måltall|målverdi|målvärde|valeur cible|cible finale|valor meta|meta final|valor alvo|meta prevista"),
        date("target_date", "Target for", names="target year|target date|year of target|målår|år for mål|année cible|date cible|año meta|año de la meta|ano meta|måldatum"),
        choice("better", "Better is", "higher|lower"),
        text("target_reason", "Reason for the latest change of target"),
        link("continues", "Carries on", "benchmark", "The benchmark of the version before that this one carries on."),
    ),
    title=("title",), part_of="objective", key=("title",), rules=(target_changed_with_its_reason,), source=SOURCE,
)
TARGET_REVISION = Kind(
    "target_revision", "target_revisions", "Change of target", "Changes of targets", "framework",
    (
        link("benchmark", "Benchmark", "benchmark", required=True),
        day("date", "Changed on", required=True),
        number("old_target", "Old target", required=True),
        date("old_target_date", "Old target for"),
        number("new_target", "New target"),
        date("new_target_date", "New target for"),
        prose("reason", "Why it was changed", required=True, searched=True),
        link("decision", "By decision", "decision"),
    ),
    title=("benchmark", "date"), part_of="benchmark",
    help="A target that was changed: the old one stays known, with the reason.", source=SOURCE,
)
OBSERVATION = Kind(
    "observation", "observations", "Observation", "Observations", "framework",
    (
        link("benchmark", "Benchmark", "benchmark", required=True, names="indicator|benchmark|indikator|indicateur|indicador|indicator name|indicators|benchmark name|indikatornavn|indikatorer|nom de l'indicateur|indicateurs|nombre del indicador|indicadores|nome do indicador|kpi|performance indicator|measure"),
        date("date", "Date", required=True, names="date|dato|period|fecha|data|year|as of|observation date|measured on|reporting date|month|quarter|periode|år|måned|måledato|datum|månad|mätdatum|année|date d'observation|période|mois|trimestre|año|período|periodo|fecha de medición|mes|ano|mês|data de medição"),
        number("value", "Value", names="value|verdi|valeur|valor|actual|result|observed value|actual value|measurement|score|achieved|achievement|current value|resultat|måling|måleverdi|observert verdi|värde|utfall|uppmätt värde|résultat|valeur observée|réalisation|réalisé|valeur actuelle|resultado|valor observado|valor actual|logro|valor atual|resultado observado"),
        yesno("setback", "A setback"),
        prose("note", "Note", searched=True, names="note|comment|merknad|commentaire|comentario|comments|remarks|remark|kommentar|anmerkning|anteckning|observations|remarque|observaciones|nota|observações|comentário"),
        text("evidence", "Source", searched=True, names="source|kilde|fuente|fonte|data source|source of data|source of verification|datakilde|datakälla|källa|source de données|source des données|source de vérification|fuente de datos|fuente de información|fonte de dados|kilder"),
    ),
    title=("date", "value"), part_of="benchmark", goes_on=True, passages=(observed_by_now,),
)
COMMENT = Kind(
    "comment", "comments", "Comment", "Comments on the framework", "framework",
    (
        link("framework", "Framework", "framework", required=True),
        link("agency", "From", "actor", required=True),
        link("objective", "On objective", "objective", "Empty where it is about the whole framework."),
        day("date", "Date"),
        prose("text", "Comment", required=True, searched=True),
        prose("answer", "Answer", living=True, searched=True),
        day("answered", "Answered on", living=True),
    ),
    title=("agency", "text"), part_of="framework", source=SOURCE,
)
KINDS = (FRAMEWORK, CAUSE, OBJECTIVE, MILESTONE, BENCHMARK, TARGET_REVISION, OBSERVATION, COMMENT)
