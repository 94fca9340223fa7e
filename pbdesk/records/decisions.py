"""Decisions, the agencies' positions on them, and the actions that follow (DOMAIN 6)."""

from collections.abc import Iterable

from pbdesk.records.kind import Breach, Frozen, Kind, Reader, Values, choice, code, day, link, money, prose, text
from pbdesk.records.markings import marking
from pbdesk.records.periods import InOrder, is_to_come
from pbdesk.sentences import say

RECORDED = ("recorded", "superseded")


_WHOLE = {
    "number": say("It cannot be recorded without its number."),
    "date": say("It cannot be recorded without its date."),
    "text": say("It cannot be recorded without its text."),
}


def recorded_only_whole(decision: Values, reader: Reader) -> Iterable[Breach]:
    """A recorded decision has a number, a day and a text."""
    if decision.get("status") not in RECORDED:
        return
    for name, lacking in _WHOLE.items():
        if not decision.get(name):
            yield Breach("decision-incomplete", lacking, name)


def superseded_by_another(decision: Values, reader: Reader) -> Iterable[Breach]:
    """A decision is superseded only by a recorded decision that says so."""
    if decision.get("status") != "superseded":
        return
    later = reader.pointing("decision", "supersedes", str(decision["id"]))
    if not any(one.get("status") in RECORDED for one in later):
        yield Breach("not-superseded", say("No recorded decision says that it supersedes this one."), "status")


def closed_with_a_word(action: Values, reader: Reader) -> Iterable[Breach]:
    """An action is not closed without a word on what was done (PEERS: eTools)."""
    if action.get("status") in ("done", "cancelled") and not str(action.get("outcome") or "").strip():
        yield Breach("no-outcome", say("It cannot be closed without a word on what was done."), "outcome")


def recorded_by_its_verb(before: Values, after: Values) -> Iterable[Breach]:
    """Recording does what the decision says, so it is never only a word in a field."""
    if before.get("status") == "draft" and after.get("status") in RECORDED:
        yield Breach("record-it", say("A decision is recorded in the desk, where recording does what it says."), "status")


def decided_by_now(before: Values, after: Values) -> Iterable[Breach]:
    """What is recorded has been decided; a draft may be planned ahead."""
    said = after.get("date")
    if before.get("status") not in RECORDED and after.get("status") in RECORDED and is_to_come(said):
        yield Breach("not-yet-decided", say("It cannot be recorded before its day ({day}); until then it is a draft.", day=said), "date")


def due_day_moved_with_a_reason(before: Values, after: Values) -> Iterable[Breach]:
    """A due day once set is moved only with a word on why and who allowed it (PEERS: New Zealand)."""
    if before.get("due") and after.get("due") != before["due"]:
        yield Breach("move-with-reason", say("A due day is moved with a reason: why, and who allowed it."), "due")


def closed_by_now(before: Values, after: Values) -> Iterable[Breach]:
    """What is closed has been closed; when it is to be is its due day."""
    said = after.get("closed")
    if said != before.get("closed") and is_to_come(said):
        yield Breach("not-yet-closed", say("It cannot be closed on a day to come ({day}).", day=said), "closed")


DECISION = Kind(
    "decision", "decisions", "Decision", "Decisions", "decisions",
    (
        text("number", "Number", "Given once and never used again.", searched=True, column="id", names="decision no|decision number|reference|vedtaksnummer|saksnr|numéro|número|nr|decision id|decision nr|resolution no|resolution number|resolution|case no|case number|item no|vedtak nr|vedtaksnr|saksnummer|sak nr|beslutsnummer|ärendenummer|diarienummer|n° décision|numéro de décision|référence|n° de délibération|número de decisión|número de acuerdo|nº de acuerdo|expediente|número da decisão|número da deliberação"),
        text("title", "Title", required=True, searched=True, names="topic|topics|subject|matter|sak|emne|sujet|objet|asunto|tema|assunto|ärende|agenda item|item|title|tittel|case|sakstittel|saken gjelder|ärendemening|rubrik|point|point de l'ordre du jour|intitulé|titre|objet de la décision|título|punto|punto del orden del día|materia|ponto|matéria|ponto da ordem do dia|heading|concerns|concerning|concerne|gjelder|saken gjelder|avser"),
        link("task_force", "Taken by", "task_force", names="body|task force|committee|organ|comité|instance"),
        link("meeting", "At meeting", "meeting"),
        link("item", "Under agenda item", "agenda_item"),
        link("country", "Country", "country", names="country|land|pays|país|pais|concerning country|country concerned|pays concerné|país concernido"),
        day("date", "Date", names="date|decision date|dato|vedtaksdato|fecha|data|datum|date of decision|meeting date|date adopted|adopted on|adoption date|møtedato|beslutningsdato|beslutsdatum|date de la décision|date d'adoption|date de séance|date de réunion|fecha de la decisión|fecha de adopción|fecha de aprobación|fecha de reunión|data da decisão|data de aprovação", ordered=True),
        prose("text", "Decision", searched=True, column="decision", names="decision|text|result|outcome|vedtak|beslutning|décision|decisión|decisão|beslut|resolution|decision text|text of decision|decision taken|decisions|conclusion|conclusions|outcome of meeting|vedtakstekst|konklusjon|beslutningstekst|beslutstext|texte|texte de la décision|délibération|décisions|résultat|texto|texto de la decisión|acuerdo|acuerdos|resolución|resultado|texto da decisão|deliberação|resolução"),
        prose("rationale", "Reasons", searched=True, names="reason|rationale|begrunnelse|motif|motivo|reasons|justification|grounds|grunngiving|motivering|skäl|motifs|justificación|justificativa|exposé des motifs"),
        prose("options", "Options considered", searched=True),
        choice("type", "What it does", "adopts|assigns|allocates|directs|notes|supersedes", "What the decision does.", names="it|den|elle"),
        choice("status", "Status", "draft|recorded|superseded", required=True, living=True, names="status|statut|estado|decision status|state|vedtaksstatus|beslutsstatus|état|estatus|situação|situación|niveau d'exécution|état d'exécution|estado de ejecución|grado de cumplimiento|oppfølging"),
        link("proposer", "Proposed by", "actor", column="agency", names="agency|proposed by|responsible|action by|ministry|ansvarlig|forslagsstiller|ministère|ministerio|responsible agency|responsible ministry|lead|lead agency|proposing ministry|owner|fremmet av|ansvarlig departement|föredragande|ansvarig|ansvarig myndighet|ministère responsable|responsable|présenté par|agence|proponente|entidad responsable|responsável|ministério|órgão"),
        money("amount", "Amount allocated"),
        code("currency", "Currency", "currency"),
        link("policy", "Policy it is about", "policy"),
        link("lead_agency", "Agency assigned to lead", "actor", "For a decision that assigns a lead."),
        link("lead_dimension", "Assigned in dimension", "dimension", "Empty means the whole country."),
        day("lead_start", "Leads from", "Empty means from the day of the decision."),
        day("lead_end", "Leads until", "Empty means until another is assigned."),
        link("supersedes", "Supersedes", "decision"),
        marking(),
    ),
    title=("number", "title"), key=("number", "title"), frozen=Frozen("status", RECORDED),
    unique=(("task_force", "number"),), rules=(recorded_only_whole, superseded_by_another, InOrder("lead_start", "lead_end")),
    passages=(recorded_by_its_verb, decided_by_now),
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
        day("expires", "Until", ordered=True),
    ),
    title=("agency", "position"), part_of="decision",
)
ACTION = Kind(
    "action", "actions", "Action", "Actions", "decisions",
    (
        text("number", "Number", column="id", names="no|nr|pkt|punkt|action no|numéro|número|action id|action number|ref|reference|id|tiltaksnummer|nummer|n°|numéro d'action|número de acción|número da ação"),
        text("title", "What is to be done", required=True, searched=True, names="action|task|follow-up|tiltak|oppgave|oppfølging|tâche|mesure|acción|tarea|ação|åtgärd|action item|actions|action point|action to be taken|activity|what|follow up|follow-up action|measure|next step|next steps|recommendation|to do|oppfølgingspunkt|oppfølgingstiltak|aksjon|aktivitet|uppgift|uppföljning|action à mener|actions à entreprendre|mesure à prendre|suivi|activité|medida|acciones|compromiso|seguimiento|medida a tomar|tarefa|encaminhamento|providência"),
        link("decision", "Follows from", "decision", names="decision|vedtak|décision|decisión|decisão|beslut|decision no|decision number|vedtaksnummer|beslutsnummer|numéro de décision|número de decisión|número da decisão|related decision"),
        link("country", "Country", "country", names="country|land|pays|país"),
        link("agency", "Who", "actor", names="responsible|who|agency|owner|ansvarlig|responsable|responsável|ansvarig|responsible agency|responsible party|responsible person|responsible ministry|responsibility|action by|assigned to|assignee|lead|lead agency|by whom|ansvarlig etat|ansvarlig enhet|hvem|ansvarig myndighet|vem|responsables|structure responsable|qui|institution responsable|agence responsable|entidad responsable|responsable principal|quién|órgão responsável|quem"),
        day("due", "Due", names="due|to be delivered by|to be done by|to be completed by|deadline|sista datum|sista dag|senast|due date|frist|échéance|délai|plazo|fecha límite|prazo|due by|by when|when|target date|completion date|date due|timeline|timeframe|time frame|forfallsdato|tidsfrist|når|förfallodatum|slutdatum|tidsgräns|när|date limite|date butoir|date d'échéance|quand|calendrier|fecha de entrega|fecha de vencimiento|vencimiento|cuándo|fecha|data limite|data de entrega|quando", ordered=True),
        choice("status", "Status", "open|in progress|done|cancelled", names="status|statut|état|estado|progress|state of implementation|implementation status|action status|fremdrift|läge|état d'avancement|avancement|estatus|estado de avance|situação|situación|andamento"),
        day("report_back", "Reports back on", names="report back|rapportering"),
        day("closed", "Closed on", names="closed|completed|done on|avsluttet|completed on|date completed|closed on|lukket|fullført dato|avslutad|date de clôture|réalisé le|fecha de cierre|cerrado|data de conclusão|concluído em"),
        prose("outcome", "What was done", searched=True, names="outcome|comment|result|resultat|résultat|resultado|comments|remarks|progress made|what was done|update|status comment|merknad|merknader|kommentar|utfall|kommentarer|observations|commentaires|observation|comentarios|observaciones|avances|comentários|observações"),
        text("evidence", "Evidence", searched=True, names="evidence|dokumentasjon|preuve|evidencia|proof|source of verification|means of verification|verification|bevis|underlag|source de vérification|moyens de vérification|medio de verificación|fuente de verificación|meio de verificação"),
    ),
    title=("number", "title"), key=("number", "title"), rules=(closed_with_a_word,),
    passages=(due_day_moved_with_a_reason, closed_by_now),
)
KINDS = (DECISION, POSITION, ACTION)
