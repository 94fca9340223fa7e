"""Whole-of-government arrangements: task forces, committees, pooled funds, joint assessments (DOMAIN 5)."""

from pbdesk.records.kind import (
    Kind,
    Value,
    Values,
    choice,
    code,
    day,
    integer,
    link,
    links,
    money,
    prose,
    text,
)
from pbdesk.records.numbering import numbered_plainly
from pbdesk.records.once import Once
from pbdesk.records.periods import InOrder
from pbdesk.sentences import Sentence, say, term

SOURCE = "report, Recommendations, Whole-of-Government Coherence"


def _member_already(name: Value, other: Values) -> Sentence:
    tier = term(str(other["tier"] or "not known"))
    return say("“{name}” is a member of this task force on those days already ({tier}); end that first, or say from when.",
               name=name, tier=tier)  # fmt: skip


TASK_FORCE = Kind(
    "task_force", "task_forces", "Task force", "Task forces", "task_forces",
    (
        text("name", "Name", required=True, searched=True),
        link("country", "Country", "country"),
        choice("model", "Coordination", "lead agency|rotating lead|supra-agency unit"),
        link("chair", "Chair", "actor"),
        link("reports_to", "Reports to", "arrangement"),
        text("numbering", "Decision numbers", "A pattern such as DRC {year}/{n:03}; numbers are never used again."),
        prose("terms", "Terms of reference", searched=True),
        day("start", "From"),
        day("end", "To"),
    ),
    title=("name",), key=("name",), rules=(InOrder("start", "end"), numbered_plainly),
    help="An inter-agency body for one country or several.", source=SOURCE,
)
MEMBERSHIP = Kind(
    "membership", "memberships", "Member", "Members", "task_forces",
    (
        link("task_force", "Task force", "task_force", required=True, names="task force|committee|group|working group|arbeidsgruppe|utvalg|groupe de travail|comité|grupo de trabajo|grupo de trabalho|arbetsgrupp"),
        link("agency", "Agency", "actor", required=True, names="member|members|agency|organisation|member agency|member organisation|ministry|medlem|medlemmer|etat|departement|membre|membres|organisme|miembro|miembros|entidad|membro|membros|entidade|medlemmar|myndighet"),
        choice("tier", "Tier", "core|intermediate|periphery", names="tier|circle|membership tier|membership type|type of membership|member type|membership category|krets|medlemstype|cercle|type de membre|nivel|tipo de miembro|tipo de membro|medlemskategori", source="report, Coherence and Coordination"),
        day("start", "From", names="from|start|member since|since|joined|start date|fra|startdato|medlem siden|depuis|du|desde|från|medlem sedan"),
        day("end", "To", names="to|end|member until|until|left|end date|til|sluttdato|medlem til|jusqu'au|au|hasta|até|till"),
        prose("note", "Note", names="note|remarks|comment|merknad|remarque|observaciones|observações|anmärkning"),
    ),
    title=("agency", "tier"), part_of="task_force",
    rules=(InOrder("start", "end"), Once("membership", "task_force", _member_already)),
)
ROTATION = Kind(
    "rotation", "rotations", "Turn in the rotation", "Rotation", "task_forces",
    (
        link("task_force", "Task force", "task_force", required=True),
        integer("position", "Order", required=True),
        link("agency", "Agency", "actor", required=True),
        integer("months", "Months", required=True, unit="months"),
    ),
    title=("position", "agency"), part_of="task_force",
)
ARRANGEMENT = Kind(
    "arrangement", "arrangements", "Arrangement", "Committees, units and field arrangements", "task_forces",
    (
        text("name", "Name", required=True, searched=True),
        choice("type", "Type", "cabinet committee|supra-agency unit|field arrangement|other", required=True),
        link("country", "Country", "country"),
        link("host", "Hosted by", "actor"),
        links("staffed_by", "Staffed by", "actor"),
        day("start", "From"),
        day("end", "To"),
        prose("note", "Note", searched=True),
    ),
    title=("name",), key=("name",), rules=(InOrder("start", "end"),), source=SOURCE,
)
FUND = Kind(
    "fund", "funds", "Pooled fund", "Pooled funds", "task_forces",
    (
        text("name", "Name", required=True, searched=True),
        link("country", "Country", "country"),
        link("task_force", "Task force", "task_force"),
        choice("type", "Type", "pooled between agencies|pooled between donors|delegated"),
        money("amount", "Amount"),
        code("currency", "Currency", "currency"),
        day("start", "From"),
        day("end", "To"),
        link("decision", "Set up by decision", "decision"),
    ),
    title=("name",), key=("name",), rules=(InOrder("start", "end"),), source=SOURCE,
)
SHARE = Kind(
    "share", "shares", "Share in a fund", "Shares in funds", "task_forces",
    (
        link("fund", "Fund", "fund", required=True),
        link("agency", "Agency", "actor", required=True),
        money("amount", "Amount"),
        code("currency", "Currency", "currency"),
    ),
    title=("agency",), part_of="fund",
)
ASSESSMENT = Kind(
    "assessment", "assessments", "Assessment", "Assessments", "task_forces",
    (
        text("title", "Title", required=True, searched=True),
        link("country", "Country", "country"),
        link("task_force", "Task force", "task_force"),
        choice("type", "Type", "needs assessment|conflict analysis|evaluation|other"),
        day("date", "Date"),
        choice("conduct", "Conducted", "jointly|singly"),
        choice("led_by", "Led by", "internal actors|jointly|external actors"),
        links("participants", "Those who took part", "actor"),
        prose("note", "Note", searched=True),
    ),
    title=("title",), source=SOURCE,
)
KINDS = (TASK_FORCE, MEMBERSHIP, ROTATION, ARRANGEMENT, FUND, SHARE, ASSESSMENT)
