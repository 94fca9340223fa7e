"""A brief as a cabinet committee would get it: a made-up government and illustrative figures."""

from datetime import date
from decimal import Decimal

from pbdesk.brief.drawings import Chart, Drawn, Series
from pbdesk.brief.outline import (
    Bullets,
    Headline,
    Headlines,
    Indicator,
    Matrix,
    Measure,
    Outline,
    Paragraph,
    Profile,
    Recommendation,
    Recommendations,
    Section,
    Source,
)
from pbdesk.brief.tables import Column, Holds, Row, Table

AGENCY, GOVERNMENT, EXTERNAL, INTERNAL = "Agency", "Whole of government", "External", "Internal/external"
DIMENSIONS = ("Political", "Development", "Human rights", "Humanitarian", "Rule of law", "Security")
AGENCIES = (
    "Ministry of Foreign Affairs",
    "Agency for Development Cooperation",
    "Ministry of Defence",
    "Ministry of Justice",
    "Police Directorate",
    "Ministry of Finance",
)


def sample(language: str = "en", activities: int = 24) -> Outline:
    """The whole brief; only the words of the document differ by language."""
    return Outline(
        title="Democratic Republic of the Congo: does our engagement add up?",
        subtitle="For the Cabinet Committee on Peace and Security, meeting 4/2026",
        language=language,
        as_of=date(2026, 3, 14),
        government="Government of the Example Republic",
        country="Democratic Republic of the Congo",
        kind="brief",
        marking="Restricted",
        facts=(("Task force", "Inter-agency Task Force on the Great Lakes"), ("Lead", AGENCIES[0])),
        sections=(
            _purpose(),
            _asked(),
            _policy(),
            _adds_up(),
            _leads(),
            _decisions(),
            _consulted(),
            _activities(activities),
        ),
        sources=(
            Source(
                "Grants in the Democratic Republic of the Congo 2025", "congo-grants.xlsx, sheet Grants, rows 5 to 28"
            ),
            Source("Engagement policy for the Democratic Republic of the Congo, version 3", "Decision GL-2025-11"),
            Source(
                "C. de Coning, Coherence and Coordination, NUPI 2007", "the Utstein study: over 55 % of 336 projects"
            ),
        ),
        chain_head="9f2c41d07b6a8e35c1d4f0a92b7e6c58d3a1f4e09b8c7d6e5f4a3b2c1d0e9f8a",
    )


def _purpose() -> Section:
    figures = (
        Headline("Activities that serve no agreed objective", Measure(14, 24, 3)),
        Headline(
            "Money that serves no agreed objective",
            Measure(Decimal("12300000"), Decimal("41850000"), 4, "NOK"),
        ),
        Headline("Decisions carried out on time", Measure(7, 11, 0)),
        Headline("Activities with an internal counterpart", Measure(9, 24, 6)),
    )
    issue = (
        "The committee is asked to close the gap between the engagement policy and what the agencies finance: more "
        "than half of the activities serve none of the objectives that the committee agreed on in 2025."
    )
    return Section("Purpose", (Paragraph(issue), Headlines("Key figures", "Key figures", figures)))


def _asked() -> Section:
    items = (
        Recommendation(
            "1",
            "Agree",
            "that every new activity names the objective it serves, from the next budget round on.",
            AGENCIES[0],
            "2026-05-01",
            "2026-09-15",
        ),
        Recommendation(
            "2",
            "Ask",
            "the Agency for Development Cooperation to review the 14 activities without an objective and to "
            "propose which to align, hand over or end.",
            AGENCIES[1],
            "2026-06-30",
            "2026-09-15",
        ),
        Recommendation(
            "3",
            "Assign",
            "the lead for rule of law, vacant since 1 January, to the Ministry of Justice.",
            AGENCIES[3],
            "2026-04-01",
            None,
        ),
        Recommendation(
            "4", "Note", "the reservation of the Ministry of Defence to recommendation 1.", None, None, None
        ),
    )
    invited = "The committee is invited to:"
    return Section("Recommendations", (Recommendations("Recommendations", invited, items),))


def _policy() -> Section:
    text = (
        "The engagement policy (version 3, decision GL-2025-11) aims at an inclusive political settlement in the east, "
        "with security sector reform and return of the displaced as its conditions. Its review is due on 1 June 2026."
    )
    earlier = (
        "GL-2025-11, 12 June 2025: adopted version 3 of the engagement policy.",
        "GL-2025-14, 4 September 2025: pooled 15 per cent of rule-of-law funds.",
        "GL-2026-02, 22 January 2026: asked for one joint needs assessment in Ituri.",
    )
    return Section(
        "Current policy and earlier decisions",
        (
            Paragraph(text, opening="Policy in force."),
            Paragraph("Three decisions stand and bind the agencies:", opening="Earlier decisions."),
            Bullets(earlier, lettered=True),
        ),
    )


def _adds_up() -> Section:
    utstein = "over 55 % of 336 projects (Utstein study)"
    indicators = (
        Indicator(AGENCY, "Policies with a complete coherence record", Measure(3, 5, 0)),
        Indicator(AGENCY, "Self-evaluations in date", Measure(2, 6, 1)),
        Indicator(GOVERNMENT, "Activities linked to no objective, by number", Measure(14, 24, 3), utstein),
        Indicator(
            GOVERNMENT,
            "Activities linked to no objective, by money",
            Measure(Decimal("12300000"), Decimal("41850000"), 4, "NOK"),
            utstein,
        ),
        Indicator(GOVERNMENT, "Days with a lead in place", Measure(1021, 1095, 0), "gap since 1 January 2026"),
        Indicator(GOVERNMENT, "Decisions carried out", Measure(7, 11, 0)),
        Indicator(EXTERNAL, "Assessments made jointly", Measure(1, 4, 0)),
        Indicator(EXTERNAL, "Objectives shared with other frameworks", Measure(5, 8, 2)),
        Indicator(INTERNAL, "Activities with an internal counterpart", Measure(9, 24, 6)),
        Indicator(INTERNAL, "Absorbed of what was delivered in 2025", Measure(None, Decimal("38200000"), None, "NOK")),
    )
    profile = Profile(
        "Profile",
        "Coherence in its four elements",
        indicators,
        "The four elements trade off against each other and are not added up.",
    )
    return Section("Does it add up?", (profile, _chart(), _matrix(), *_trade_offs()))


def _chart() -> Chart:
    questions = (
        "Coherence records complete",
        "Activities with an objective",
        "Decisions carried out",
        "With a counterpart",
    )
    series = (
        Series("Yes", (3, 7, 7, 9)),
        Series("No", (2, 14, 4, 9)),
        Series("Not known", (0, 3, 0, 6), not_known=True),
    )
    alt = (
        "Shares of yes, no and not known. Coherence records complete: 3, 2, 0. Activities with an objective: 7, 14, 3. "
        "Decisions carried out: 7, 4, 0. Activities with an internal counterpart: 9, 9, 6."
    )
    return Chart(
        "Answers", "What is known, one question of each element", alt, Drawn.SHARES, "Question", questions, series
    )


def _matrix() -> Matrix:
    values = (
        (4, 0, 2, 0, 1, 1),
        (0, 9, 1, 3, 2, 0),
        (0, 0, 0, 0, 0, 2),
        (0, 0, 1, 0, 3, 0),
        (0, 0, 0, 0, 2, None),
        (0,) * 6,
    )
    note = "An activity with several dimensions counts in each. Darker means more activities."
    return Matrix("Who is where", "Activities by agency and dimension", "Agency", DIMENSIONS, AGENCIES, values, note)


def _trade_offs() -> tuple[Paragraph, ...]:
    first = (
        "The police programme started before the national plan was ready, so that patrols could return to Bunia. "
        "The plan is now its basis (partial settlement of 3 February)."
    )
    second = "Neutral humanitarian access may suffer from the shared base in Goma; watched each month."
    return Paragraph(first, opening="Security over alignment."), Paragraph(second, opening="Unintended consequence.")


def _leads() -> Section:
    columns = (
        Column("For", width=2.4),
        Column("Agency", width=2.6),
        Column("From", Holds.DATE),
        Column("To", Holds.DATE),
        Column("Decision", width=1.4),
    )
    rows: tuple[Row, ...] = (
        ("Whole country", AGENCIES[0], "2024-06-12", "2026-12-31", "GL-2024-07"),
        ("Development", AGENCIES[1], "2024-06-12", "2026-12-31", "GL-2024-07"),
        ("Rule of law", AGENCIES[4], "2024-06-12", "2025-12-31", "GL-2024-08"),
        ("Rule of law", "no lead: gap of 73 days", "2026-01-01", None, ""),
        ("Security", AGENCIES[2], "2025-01", None, "GL-2024-19"),
    )
    return Section("Who leads", (Table("Leads", "Lead agencies", columns, rows),))


def _decisions() -> Section:
    columns = (
        Column("Decision", width=1.5),
        Column("Action", width=4.2),
        Column("Agency", width=2.6),
        Column("Due", Holds.DATE),
        Column("Status", width=1.4),
    )
    rows: tuple[Row, ...] = (
        ("GL-2025-14", "Transfer the pooled share of rule-of-law funds", AGENCIES[3], "2025-12-01", "overdue"),
        (
            "GL-2026-02",
            "Send terms of reference for one joint assessment in Ituri",
            AGENCIES[1],
            "2026-03-01",
            "overdue",
        ),
        ("GL-2026-02", "Ask the provincial government to lead the assessment", AGENCIES[0], "2026-04-15", "open"),
    )
    shares = (
        Column("Agency", width=3),
        Column("Actions", Holds.NUMBER, summed=True),
        Column("Done", Holds.NUMBER, summed=True),
        Column("Share done", Holds.PERCENT, ratio=("Done", "Actions")),
    )
    counts: tuple[Row, ...] = (
        (AGENCIES[0], 4, 3, None),
        (AGENCIES[1], 4, 3, None),
        (AGENCIES[3], 3, 1, None),
        (AGENCIES[5], 0, 0, None),
    )
    return Section(
        "Decisions and actions",
        (
            Table("Open actions", "Actions not carried out", columns, rows),
            Table("Actions by agency", "Actions by responsible agency", shares, counts),
        ),
    )


def _consulted() -> Section:
    columns = (
        Column("Who", width=2.8),
        Column("Draft", width=1),
        Column("Asked", Holds.DATE),
        Column("Answered", Holds.DATE),
        Column("Answer", width=1.6),
        Column("What they said", width=3.4),
    )
    rows: tuple[Row, ...] = (
        (AGENCIES[1], "2", "2026-02-10", "2026-02-24", "agrees", ""),
        (AGENCIES[2], "2", "2026-02-10", "2026-03-02", "disagrees", "Wants an exception for activities under a year."),
        (AGENCIES[3], "2", "2026-02-10", "2026-02-20", "agrees, with conditions", "Needs two posts to take the lead."),
        (AGENCIES[5], "2", "2026-02-10", "2026-03-09", "no comment", ""),
    )
    return Section(
        "Consultation", (Table("Consultation", "Who was asked on the draft, and what each answered", columns, rows),)
    )


def _activities(count: int) -> Section:
    columns = (
        Column("Id", width=1.1),
        Column("Activity", width=4),
        Column("Agency", width=2.4),
        Column("Partner", width=2.2),
        Column("Dimension", width=1.8),
        Column("Start", Holds.DATE, 1.5),
        Column("End", Holds.DATE, 1.5),
        Column("Budget (NOK)", Holds.MONEY, summed=True),
        Column("Disbursed (NOK)", Holds.MONEY, summed=True),
        Column("Share", Holds.PERCENT, ratio=("Disbursed (NOK)", "Budget (NOK)")),
    )
    rows = tuple(_activity(number) for number in range(1, count + 1))
    table = Table("Activities", "Activities in the country", columns, rows, "Amounts as the agencies reported them.")
    return Section("Annex: activities", (table,), wide=True)


def _activity(number: int) -> Row:
    titles = (
        "Community mediation in Ituri",
        "Primary health care in North Kivu",
        "Training of military magistrates",
        "Emergency food assistance for the displaced around Goma and Bunia",
        "Support to the electoral commission",
    )
    partner = (None, "UN Development Programme", "Norwegian Refugee Council", "=SUM(A1:A9)")[number % 4]
    budget = Decimal(950_000 + 137_250 * number)
    spent = None if number % 5 == 0 else budget * Decimal(number % 4) / 4
    end = ("2026-12-31", "2027", "2026-06", None)[number % 4]
    start = f"202{number % 5}-0{number % 9 + 1}-01"
    return (
        f"GL-{number:03}",
        titles[number % 5],
        AGENCIES[number % 4],
        partner,
        DIMENSIONS[number % 6],
        start,
        end,
        budget,
        spent,
        None,
    )
