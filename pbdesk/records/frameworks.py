"""The strategic framework per country: causes, vision, objectives, milestones, benchmarks (DOMAIN 4)."""

from pbdesk.records.countries import SCHEME
from pbdesk.records.kind import Kind, choice, date, day, integer, link, links, number, prose, text, yesno
from pbdesk.records.periods import in_order

SOURCE = "report, The Need for a Clearly Articulated Overall Peacebuilding Strategy"

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
    title=("title", "version"), key=("title",), rules=(in_order("start", "end"),),
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
        text("number", "Number", names="no|nr|number|objective number|código|numéro"),
        text("title", "Objective", required=True, searched=True, names="objective|goal|outcome|mål|målsetting|objectif|objetivo|resultat"),
        prose("description", "Description", searched=True, names="description|beskrivelse|descripción|descrição"),
        link("dimension", "Dimension", "dimension", names="dimension|pillar|pilar|pilier|theme"),
        choice("horizon", "Horizon", "short|medium|long"),
        choice("phase", "Phase", SCHEME),
        link("lead", "Lead", "actor", names="lead|lead agency|responsible|ansvarlig|responsable"),
        links("causes", "Answers causes", "cause"),
        links("provisions", "Serves provisions", "provision"),
        links("aims", "Serves aims of other strategies", "aim"),
    ),
    title=("number", "title"), part_of="framework", key=("number", "title"), source=SOURCE,
)
MILESTONE = Kind(
    "milestone", "milestones", "Milestone", "Milestones", "framework",
    (
        link("objective", "Objective", "objective", required=True),
        text("title", "Milestone", required=True, searched=True),
        day("due", "Due"),
        day("reached", "Reached on"),
        prose("note", "Note", searched=True),
    ),
    title=("title",), part_of="objective", source=SOURCE,
)
BENCHMARK = Kind(
    "benchmark", "benchmarks", "Benchmark", "Benchmarks", "framework",
    (
        link("objective", "Objective", "objective", required=True),
        text("title", "Indicator", required=True, searched=True, names="indicator|indikator|indicateur|indicador"),
        text("unit", "Unit", names="unit|enhet|unité|unidad"),
        number("baseline", "Baseline", names="baseline|utgangspunkt|référence|línea de base"),
        date("baseline_date", "Baseline of"),
        number("target", "Target", names="target|mål|cible|meta"),
        date("target_date", "Target for"),
        choice("better", "Better is", "higher|lower"),
        text("target_reason", "Reason for the latest change of target"),
    ),
    title=("title",), part_of="objective", key=("title",), source=SOURCE,
)
OBSERVATION = Kind(
    "observation", "observations", "Observation", "Observations", "framework",
    (
        link("benchmark", "Benchmark", "benchmark", required=True, names="indicator|benchmark|indikator|indicateur|indicador"),
        date("date", "Date", required=True, names="date|dato|period|fecha|data"),
        number("value", "Value", names="value|verdi|valeur|valor|actual"),
        yesno("setback", "A setback"),
        prose("note", "Note", searched=True, names="note|comment|merknad|commentaire|comentario"),
        text("evidence", "Source", searched=True, names="source|kilde|fuente|fonte"),
    ),
    title=("date", "value"), part_of="benchmark",
)
COMMENT = Kind(
    "comment", "comments", "Comment", "Comments on the framework", "framework",
    (
        link("framework", "Framework", "framework", required=True),
        link("agency", "From", "actor", required=True),
        day("date", "Date"),
        prose("text", "Comment", required=True, searched=True),
        prose("answer", "Answer", searched=True),
        day("answered", "Answered on"),
    ),
    title=("agency", "text"), part_of="framework", source=SOURCE,
)
KINDS = (FRAMEWORK, CAUSE, OBJECTIVE, MILESTONE, BENCHMARK, OBSERVATION, COMMENT)
