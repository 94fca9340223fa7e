"""Lead-agency assignments: who leads for what, from when to when, by which decision (DOMAIN 7)."""

from pbdesk.records.kind import Kind, choice, day, link, prose
from pbdesk.records.periods import in_order

ASSIGNMENT = Kind(
    "assignment", "assignments", "Lead", "Lead agencies", "leads",
    (
        link("agency", "Lead agency", "actor", required=True, names="agency|lead|lead agency|ledende etat|chef de file|líder"),
        link("country", "Country", "country", names="country|land|pays|país"),
        link("dimension", "Dimension", "dimension", "Empty means the whole country.", names="dimension|pillar|sector|pilar|pilier"),
        link("task_force", "Task force", "task_force", names="task force"),
        choice("role", "Role", "lead|acting lead|co-lead", names="role|rolle|rôle|función"),
        day("start", "From", required=True, names="from|start|fra|du|desde|de|från"),
        day("end", "To", "Left open while it lasts.", names="to|end|til|au|hasta|até|till"),
        link("decision", "By decision", "decision", "An assignment always names the decision it rests on.", required=True, names="decision|vedtak|décision|decisión|decisão|beslut"),
        prose("handover", "Handover note", searched=True, names="handover|note|overlevering"),
    ),
    title=("agency", "dimension", "start"), rules=(in_order("start", "end"),),
    help="The agency assigned to lead for a country, a dimension or a task force.",
    source="report, Recommendations, Whole-of-Government Coherence",
)
KINDS = (ASSIGNMENT,)
