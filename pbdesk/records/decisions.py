"""Decisions, the agencies' positions on them, and the actions that follow (DOMAIN 6)."""

from collections.abc import Iterable

from pbdesk.records.kind import Breach, Frozen, Kind, Reader, Values, choice, code, day, link, money, prose, text
from pbdesk.records.markings import marking

RECORDED = ("recorded", "superseded")


def recorded_only_whole(decision: Values, reader: Reader) -> Iterable[Breach]:
    """A recorded decision has a number, a day and a text."""
    if decision.get("status") not in RECORDED:
        return
    for name in ("number", "date", "text"):
        if not decision.get(name):
            yield Breach("decision-incomplete", f"It cannot be recorded without its {name}.", name)


def superseded_by_another(decision: Values, reader: Reader) -> Iterable[Breach]:
    """A decision is superseded only by a recorded decision that says so."""
    if decision.get("status") != "superseded":
        return
    later = reader.pointing("decision", "supersedes", str(decision["id"]))
    if not any(one.get("status") in RECORDED for one in later):
        yield Breach("not-superseded", "No recorded decision says that it supersedes this one.", "status")


def closed_with_a_word(action: Values, reader: Reader) -> Iterable[Breach]:
    """An action is not closed without a word on what was done (PEERS: eTools)."""
    if action.get("status") in ("done", "cancelled") and not action.get("outcome"):
        yield Breach("no-outcome", "It cannot be closed without a word on what was done.", "outcome")


DECISION = Kind(
    "decision", "decisions", "Decision", "Decisions", "decisions",
    (
        text("number", "Number", "Given once and never used again.", searched=True, column="id", names="decision no|decision number|reference|vedtaksnummer|saksnr|numéro|número|nr"),
        text("title", "Title", required=True, searched=True, names="topic|topics|subject|matter|sak|emne|sujet|objet|asunto|tema|assunto|ärende"),
        link("task_force", "Taken by", "task_force", names="body|task force|committee|organ|comité|instance"),
        link("meeting", "At meeting", "meeting"),
        link("item", "Under agenda item", "agenda_item"),
        link("country", "Country", "country", names="country|land|pays|país|pais"),
        day("date", "Date", names="date|decision date|dato|vedtaksdato|fecha|data|datum"),
        prose("text", "Decision", searched=True, column="decision", names="decision|text|result|outcome|vedtak|beslutning|décision|decisión|decisão|beslut|resolution"),
        prose("rationale", "Reasons", searched=True, names="reason|rationale|begrunnelse|motif|motivo"),
        prose("options", "Options considered", searched=True),
        choice("type", "It", "adopts|assigns|allocates|directs|notes|supersedes", "What the decision does."),
        choice("status", "Status", "draft|recorded|superseded", required=True, living=True, names="status|statut|estado"),
        link("proposer", "Proposed by", "actor", column="agency", names="agency|proposed by|responsible|ministry|ansvarlig|forslagsstiller|ministère|ministerio"),
        money("amount", "Amount allocated"),
        code("currency", "Currency", "currency"),
        link("policy", "Policy it is about", "policy"),
        link("supersedes", "Supersedes", "decision"),
        marking(),
    ),
    title=("number", "title"), key=("number", "title"), frozen=Frozen("status", RECORDED),
    unique=(("task_force", "number"),), rules=(recorded_only_whole, superseded_by_another),
    help="What a task force decided; once recorded it is corrected only by another decision.",
)
POSITION = Kind(
    "position", "positions", "Position", "Positions of agencies", "decisions",
    (
        link("decision", "Decision", "decision", required=True),
        link("agency", "Agency", "actor", required=True),
        choice("position", "Position", "agrees|reserves|dissents|silent", required=True),
        prose("reason", "Reason", searched=True),
        text("condition", "On condition that", searched=True),
        day("expires", "Until", living=True),
    ),
    title=("agency", "position"), part_of="decision",
)
ACTION = Kind(
    "action", "actions", "Action", "Actions", "decisions",
    (
        text("number", "Number", column="id", names="no|nr|action no|numéro|número"),
        text("title", "What is to be done", required=True, searched=True, names="action|task|follow-up|tiltak|oppgave|oppfølging|tâche|mesure|acción|tarea|ação|åtgärd"),
        link("decision", "Follows from", "decision", names="decision|vedtak|décision|decisión|decisão|beslut"),
        link("country", "Country", "country", names="country|land|pays|país"),
        link("agency", "Who", "actor", names="responsible|who|agency|owner|ansvarlig|responsable|responsável|ansvarig"),
        day("due", "Due", names="due|deadline|due date|frist|échéance|délai|plazo|fecha límite|prazo"),
        choice("status", "Status", "open|in progress|done|cancelled", names="status|statut|état|estado"),
        day("report_back", "Reports back on", names="report back|rapportering"),
        day("closed", "Closed on", names="closed|completed|done on|avsluttet"),
        prose("outcome", "What was done", searched=True, names="outcome|comment|result|resultat|résultat|resultado"),
        text("evidence", "Evidence", searched=True, names="evidence|dokumentasjon|preuve|evidencia"),
    ),
    title=("number", "title"), key=("number", "title"), rules=(closed_with_a_word,),
)
KINDS = (DECISION, POSITION, ACTION)
