"""Meetings: agenda, attendance, papers, minutes (DOMAIN 6)."""

from pbdesk.records.kind import Kind, Value, Values, choice, day, integer, link, number, prose, text
from pbdesk.records.once import Once
from pbdesk.sentences import Sentence, say, term


def _on_the_list(name: Value, other: Values) -> Sentence:
    presence = term(str(other["presence"] or "not known"))
    return say("“{name}” stands on the list of this meeting already ({presence}); change that line.",
               name=name, presence=presence)  # fmt: skip


MEETING = Kind(
    "meeting", "meetings", "Meeting", "Meetings", "task_forces",
    (
        link("task_force", "Task force", "task_force", names="task force|body|committee|arbeidsgruppe|comité|groupe|working group|group|forum|council|board|committee name|utvalg|komité|råd|arbeidsgruppe navn|arbetsgrupp|kommitté|nämnd|groupe de travail|instance|conseil|grupo de trabajo|comisión|consejo|grupo de trabalho|comissão|conselho|comitê"),
        text("number", "Number", names="meeting no|møte nr|numéro|número|meeting number|no of meeting|meeting id|session|session no|møtenummer|mötesnummer|möte nr|n° réunion|numéro de réunion|numéro de séance|número de reunión|número de sesión|número da reunião|sessão"),
        day("date", "Date", required=True, names="date|meeting date|møtedato|dato|fecha|data|datum|held on|date held|date of meeting|day|mötesdatum|date de réunion|date de la réunion|date de séance|fecha de reunión|fecha de la reunión|fecha de sesión|data da reunião|data da sessão", ordered=True),
        text("title", "Title", searched=True, names="title|subject|meeting|møte|réunion|reunión|reunião|möte|meeting title|topic|agenda|tema|emne|ämne|rubrik|objet|sujet|ordre du jour|asunto|tema de la reunión|orden del día|assunto|pauta|tema da reunião|theme|purpose"),
        text("time", "Begins at", "Hours and minutes, for instance 09:30."),
        text("place", "Place", searched=True, names="place|venue|møterom|mötesrum|salle de réunion|sala de reuniones|sted|lieu|lugar|plats|location|meeting place|room|møtested|lokale|mötesplats|lokal|salle|lieu de réunion|sala|lugar de reunión|local|local da reunião"),
        link("chair", "Meeting chair", "actor", names="chair|leder|président|presidente|ordförande|chaired by|chairperson|chairman|meeting chair|ledet av|møteleder|ordfører|ordstyrer|présidé par|présidence|presidido por|presidencia|moderador|presidida por|presidência"),
        choice("status", "Status", "planned|held|cancelled", names="meeting status|møtestatus|mötesstatus|statut|état|estado|situação"),
        integer("minutes_long", "Length", unit="minutes"),
        prose("minutes", "Minutes", searched=True, names="minutes|referat|procès-verbal|acta|ata|protokoll|summary|notes|record|minutes of meeting|møtereferat|mötesprotokoll|anteckningar|compte rendu|compte-rendu|résumé|actas|resumen|notas|resumo|notas da reunião|atas"),
    ),
    title=("number", "date", "title", "task_force"), key=("number",),
)
AGENDA_ITEM = Kind(
    "agenda_item", "agenda_items", "Agenda item", "Agenda", "task_forces",
    (
        link("meeting", "Meeting", "meeting", required=True),
        integer("position", "Order", required=True),
        text("title", "Matter", required=True, searched=True),
        integer("minutes_long", "Time set aside", unit="minutes"),
        prose("minutes", "What was said", searched=True),
    ),
    title=("position", "title"), part_of="meeting",
)
ATTENDANCE = Kind(
    "attendance", "attendances", "Attendance", "Attendance", "task_forces",
    (
        link("meeting", "Meeting", "meeting", required=True),
        link("agency", "Agency", "actor", required=True),
        choice("presence", "Presence", "present|absent|excused"),
        integer("persons", "Persons", unit="persons"),
        number("hours", "Hours each", "Including preparation.", unit="hours"),
        text("names", "Who came", searched=True),
    ),
    title=("agency", "presence"), part_of="meeting", rules=(Once("attendance", "meeting", _on_the_list),),
)
PAPER = Kind(
    "paper", "papers", "Paper", "Papers", "task_forces",
    (
        link("meeting", "Meeting", "meeting", required=True),
        link("item", "Agenda item", "agenda_item"),
        text("title", "Title", required=True, searched=True),
        link("agency", "From", "actor"),
        link("document", "Document", "document"),
    ),
    title=("title",), part_of="meeting",
)
KINDS = (MEETING, AGENDA_ITEM, ATTENDANCE, PAPER)
