"""Meetings: agenda, attendance, papers, minutes (DOMAIN 6)."""

from pbdesk.records.kind import Kind, choice, day, integer, link, number, prose, text

MEETING = Kind(
    "meeting", "meetings", "Meeting", "Meetings", "task_forces",
    (
        link("task_force", "Task force", "task_force", names="task force|body|committee|arbeidsgruppe|comité|groupe"),
        text("number", "Number", names="meeting no|møte nr|numéro|número"),
        day("date", "Date", required=True, names="date|meeting date|møtedato|dato|fecha|data|datum"),
        text("title", "Title", searched=True, names="title|subject|meeting|møte|réunion|reunión|reunião|möte"),
        text("time", "Begins at", "Hours and minutes, for instance 09:30."),
        text("place", "Place", searched=True, names="place|venue|sted|lieu|lugar|plats"),
        link("chair", "Chair", "actor", names="chair|leder|président|presidente|ordförande"),
        choice("status", "Status", "planned|held|cancelled"),
        integer("minutes_long", "Length", unit="minutes"),
        prose("minutes", "Minutes", searched=True, names="minutes|referat|procès-verbal|acta|ata|protokoll"),
    ),
    title=("task_force", "number", "date", "title"), key=("number",),
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
    title=("agency", "presence"), part_of="meeting",
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
