"""Lead-agency assignments: who leads for what, from when to when, by which decision (DOMAIN 7)."""

from pbdesk.records.kind import Kind, choice, day, link, prose
from pbdesk.records.periods import InOrder

ASSIGNMENT = Kind(
    "assignment", "assignments", "Lead", "Lead agencies", "leads",
    (
        link("agency", "Lead agency", "actor", required=True, names="agency|lead|lead agency|ledende etat|chef de file|líder|lead ministry|leading agency|agency in the lead|lead organisation|lead department|lead country agency|responsible agency|ledende departement|ledende organisasjon|hovedansvarlig|ledande myndighet|huvudansvarig|ansvarig myndighet|agence chef de file|organisme chef de file|ministère chef de file|agencia líder|entidad líder|organismo líder|ministerio líder|agência líder|órgão líder|ministério líder|entidade líder"),
        link("country", "Country", "country", names="country|land|pays|país"),
        link("dimension", "Dimension", "dimension", "Empty means the whole country.", names="dimension|pillar|sector|pilar|pilier|area|thematic area|theme|working group|area of responsibility|ansvarsområde|område|område/dimensjon|ansvar|domaine|thème|área|área temática|dimensión|dimensão|dimensjon"),
        link("task_force", "Task force", "task_force", names="task force"),
        choice("role", "Role", "lead|acting lead|co-lead", names="role|rolle|rôle|función|type of lead|lead role|rolle i ledelsen|roll|rôle de chef de file|rol|papel|função"),
        day("start", "From", required=True, names="from|start|fra|du|desde|de|från|start date|valid from|lead from|effective from|date from|from date|startdato|fra dato|gjelder fra|startdatum|från datum|gäller från|date de début|début|à partir de|depuis|fecha de inicio|inicio|a partir de|data de início|início", ordered=True),
        day("end", "To", "Left open while it lasts.", names="to|end|til|au|hasta|até|till|end date|valid to|lead to|lead until|until|date to|to date|sluttdato|til dato|gjelder til|slutdatum|till datum|gäller till|date de fin|fin|jusqu'au|jusqu'à|fecha de fin|fin de vigencia|hasta fecha|data de fim|data de término|fim"),
        link("decision", "By decision", "decision", "An assignment always names the decision it rests on.", required=True, names="decision|vedtak|décision|decisión|decisão|beslut|decision no|by decision|decided by|mandate|basis|vedtaksnummer|besluttet i|beslutsnummer|base legal|numéro de décision|base juridique|número de decisión|número da decisão"),
        prose("handover", "Handover note", searched=True, names="handover|note|overlevering"),
    ),
    title=("agency", "dimension", "start"), rules=(InOrder("start", "end"),),
    help="The agency assigned to lead for a country, a dimension or a task force.",
    source="report, Recommendations, Whole-of-Government Coherence",
)
KINDS = (ASSIGNMENT,)
