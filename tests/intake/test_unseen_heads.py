"""Lists whose meaning was written down before any was read are understood, whatever their headings and languages."""

from pathlib import Path

import pytest
import xlsxwriter

from pbdesk.intake import lexicon
from pbdesk.intake.headings import heading, plain_words
from pbdesk.intake.kinship import related
from pbdesk.intake.tables import Table
from pbdesk.intake.units import said_unit
from tests.intake.score import tables_in
from tests.intake.unseen_score import score

HEADINGS = ["Projekttitel", "Träger", "Anno A", "Anno B", "Nation", "Lage des Vorhabens", "Sum USD"]


def _read(folder: Path, headings: list[str], rows: list[list[object]]) -> Table:
    path = folder / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("List")
        for at, row in enumerate([headings, *rows]):
            sheet.write_row(at, 0, row)
    return tables_in(path)[0]


@pytest.mark.parametrize(
    ("lists", "least"),
    [
        ("first.txt", 0.98),
        ("second.txt", 0.99),
        ("third.txt", 0.98),
        ("fourth.txt", 0.95),
        ("fifth.txt", 0.99),
        ("sixth.txt", 0.99),
        ("seventh.txt", 0.99),
        ("eighth.txt", 0.99),
        ("ninth.txt", 0.98),
        ("tenth.txt", 0.98),
        ("eleventh.txt", 0.99),
        ("twelfth.txt", 0.99),
        ("thirteenth.txt", 0.99),
        ("fourteenth.txt", 0.98),
        ("fifteenth.txt", 0.98),
        ("sixteenth.txt", 0.98),
        ("seventeenth.txt", 0.97),
        ("eighteenth.txt", 0.98),
        ("nineteenth.txt", 0.97),
        ("twentieth.txt", 0.98),
        ("twentyfirst.txt", 0.98),
        ("twentysecond.txt", 0.99),
        ("twentythird.txt", 0.98),
        ("twentyfourth.txt", 0.98),
        ("twentyfifth.txt", 0.98),
        ("twentysixth.txt", 0.98),
    ],
)
def test_lists_not_among_the_examples_are_understood(tmp_path: Path, lists: str, least: float) -> None:
    won, possible, lost, wrong = score(lists, tmp_path)
    assert won >= least * possible, "\n".join(lost)
    assert len(wrong) <= 3, "\n".join(wrong)


def test_addresses_beside_projects_do_not_make_a_list_of_contacts(tmp_path: Path) -> None:
    persons = [[f"A. Person{n}", f"p{n}@example.org", f"+47 22 00 00 0{n}"] for n in range(7)]
    rows = [[*row[:2], *person] for row, person in zip(_rows(), persons, strict=True)]
    headings = ["Project title", "Organisation", "Contact person", "E-mail", "Telephone"]
    assert _read(tmp_path, headings, rows).kind == "activity"
    assert _read(tmp_path, headings[1:], [row[1:] for row in rows]).kind == "contact"


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (["Task force", "Lead agency", "From", "To"], "assignment"),
        (["Task force", "Member agency", "From", "To"], "membership"),
        (["Request", "Addressed to", "Date sent", "Answer due"], "request"),
    ],
)
def test_leads_members_and_requests_are_told_apart(tmp_path: Path, headings: list[str], kind: str) -> None:
    rows = [["Mali task force", f"Ministry of Health {n}", f"2021-0{n}-01", f"2022-0{n}-01"] for n in range(1, 8)]
    assert _read(tmp_path, headings, list(map(list[object], rows))).kind == kind


def test_what_is_measured_is_told_from_what_is_aimed_at(tmp_path: Path) -> None:
    rows: list[list[object]] = [[f"Trust in court {n}", 10 + n, 2020, 60 + n, 2025] for n in range(7)]
    aimed = ["Indicator", "Baseline value", "Baseline year", "Target value", "Target year"]
    table = _read(tmp_path, aimed, rows)
    assert (table.kind, table.columns["baseline_date"], table.columns["target"]) == ("benchmark", aimed[2], aimed[3])
    measured = ["Indicator", "Baseline value", "Reporting year", "Actual value", "Target year"]
    table = _read(tmp_path, measured, rows)
    assert (table.kind, table.columns["value"], table.columns["date"]) == ("observation", measured[3], measured[2])


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Dotação actualizada (mil MZN)", 10**3),
        ("Monto (mil USD)", 10**3),
        ("Beløp (mil USD)", 10**6),
        ("Monto (millones COP)", 10**6),
    ],
)
def test_mil_is_a_thousand_where_the_heading_is_spanish_or_portuguese(text: str, factor: int) -> None:
    assert said_unit(text).factor == factor


def _rows() -> list[list[object]]:
    return [
        [f"Road {n} to the north", "Union of Women", f"2021-0{n}-01", f"2022-0{n}-01", "Mali", "Completed", 12_000 + n]
        for n in range(1, 8)
    ]


def test_what_no_heading_says_is_told_by_the_values_and_noted(tmp_path: Path) -> None:
    table = _read(tmp_path, HEADINGS, _rows())
    assert (table.columns["start"], table.columns["end"]) == ("Anno A", "Anno B")
    assert table.columns["country"] == "Nation"
    assert table.columns["status"] == "Lage des Vorhabens"
    assert table.columns["budget"] == "Sum USD"
    noted = {problem.column for problem in table.problems if problem.code == "column-guessed"}
    assert {"Anno A", "Anno B", "Nation"} <= noted


def test_days_of_publishing_are_no_start(tmp_path: Path) -> None:
    headings = ["Project title", "Agency", "Publication date", "Last update", "Country"]
    table = _read(tmp_path, headings, [row[:5] for row in _rows()])
    assert not {"start", "end"} & set(table.columns)


def test_days_in_no_order_are_neither_start_nor_end(tmp_path: Path) -> None:
    rows = [[*row[:2], *(row[2:4] if at % 2 else row[3:1:-1]), *row[4:]] for at, row in enumerate(_rows())]
    assert not {"start", "end"} & set(_read(tmp_path, HEADINGS, rows).columns)


def test_words_are_known_without_their_vowels_and_by_swedish_abbreviations() -> None:
    assert plain_words("SctrCluster") == {"sector", "cluster"}
    assert plain_words("Avtalsperiod fr.o.m.") == plain_words("Avtalsperiod from")


def test_who_receives_is_the_partner_where_another_body_answers_for_it(tmp_path: Path) -> None:
    headings = ["Project title", "Responsible department", "Name of beneficiary", "Budget"]
    table = _read(tmp_path, headings, [[row[0], "Health", row[1], row[6]] for row in _rows()])
    assert (table.columns["agency"], table.columns["partner"]) == ("Responsible department", "Name of beneficiary")


def test_a_total_may_be_named_by_the_last_word_of_its_label(tmp_path: Path) -> None:
    rows = [[row[0], row[1], row[2], row[6]] for row in _rows()]
    table = _read(tmp_path, ["Project title", "Agency", "Start", "Budget"], [*rows, ["Report totals", "", "", 84_028]])
    assert len(table.numbers) == 7


def test_a_word_not_known_is_read_as_the_known_one_with_its_stem() -> None:
    assert related("funding") == "funding"
    assert related("financiante") in lexicon.FUND
    assert related("ejecutante") == "ejecutante", "its kin carry out and spend"
    assert plain_words("FEC_INI_EJECUCION") == plain_words("Fecha inicio ejecución")
    assert plain_words("DPTO") == plain_words("Departamento")
    assert plain_words("Periode til") == {"periode", "til"}, "a short word of its own is no abbreviation"


@pytest.mark.parametrize("word", ["direct", "population", "school", "households", "refugees", "evaluation"])
def test_a_word_that_only_looks_alike_stays_itself(word: str) -> None:
    assert related(word) == word


def test_a_short_word_is_no_misspelling_of_another(tmp_path: Path) -> None:
    rows = [[row[0], row[1], row[6]] for row in _rows()]
    assert "id" not in _read(tmp_path, ["Project title", "Agency", "Project Aid"], rows).columns


def test_codes_and_bodies_are_told_by_their_looks_and_persons_are_no_bodies(tmp_path: Path) -> None:
    rows = [[f"KX-{n}7", row[0], row[1], "K. Berg", row[6]] for n, row in enumerate(_rows())]
    headings = ["Journal", "Project title", "Hvem det gjelder", "Project manager", "Budget"]
    rows = [[*row[:2], f"Ministry of Water {row[0]}", *row[3:]] for row in rows]
    columns = _read(tmp_path, headings, rows).columns
    assert columns["id"] == "Journal"
    assert columns["agency"] != "Project manager"


@pytest.mark.parametrize(
    ("said", "factor"),
    [
        ("Valores em mil meticais", 1_000),
        ("(Taka in Lakh)", 100_000),
        ("Amount (crore)", 10_000_000),
        ("Amount (mil. JPY)", 1_000_000),
        ("(Unit: JPY million)", 1_000_000),
        ("Importe en mil millones de pesos", 1_000_000_000),
        ("Coût total (M FCFA)", 1_000_000),
        ("Project cost (PhP M)", 1_000_000),
        ("Value (£k)", 1_000),
        ("Coût estimatif (Mds FCFA)", 1_000_000_000),
    ],
)
def test_units_are_understood_as_they_are_said_in_each_language(said: str, factor: int) -> None:
    assert said_unit(said).factor == factor


def test_a_day_of_signing_is_the_start_only_where_no_better_one_is_named(tmp_path: Path) -> None:
    rows = [[row[0], row[1], "2020-05-05", row[2]] for row in _rows()]
    with_both = _read(tmp_path, ["Título do projeto", "Entidade", "Data da assinatura", "Vigência inicial"], rows)
    assert with_both.columns["start"] == "Vigência inicial"
    alone = _read(
        tmp_path,
        ["Título do projeto", "Entidade", "Data da assinatura", "Notas"],
        [[*row[:2], row[3], ""] for row in rows],
    )
    assert alone.columns["start"] == "Data da assinatura"


def test_a_question_names_its_column(tmp_path: Path) -> None:
    headings = ["Please describe the activity", "Name of your organisation", "Who funds this activity?", "Budget"]
    rows = [[row[0], row[1], "Norway", row[6]] for row in _rows()]
    columns = _read(tmp_path, headings, rows).columns
    assert columns["funder"] == "Who funds this activity?"
    assert columns["agency"] == "Name of your organisation"


def test_hours_of_entry_are_no_start_and_no_end(tmp_path: Path) -> None:
    rows = [[row[0], row[1], f"2024-03-0{n}T10:1{n}:00", row[6]] for n, row in enumerate(_rows(), 1)]
    assert "start" not in _read(tmp_path, ["Project title", "Agency", "start", "Budget"], rows).columns


def test_a_tag_speaks_only_where_the_heading_says_nothing(tmp_path: Path) -> None:
    tags: list[object] = ["#org+funder", "#activity", "#org", "#value"]
    rows = [[row[1], row[0], "Norway", row[6]] for row in _rows()]
    columns = _read(tmp_path, ["Agency", "Faisant quoi", "Grâce à qui", "Chiffre"], [tags, *rows]).columns
    assert columns["agency"] == "Agency"
    assert (columns["title"], columns["budget"]) == ("Faisant quoi", "Chiffre")


def test_codes_under_the_name_of_an_undertaking_are_its_number(tmp_path: Path) -> None:
    rows = [[f"1.00{n}.01", row[1], row[6]] for n, row in enumerate(_rows())]
    columns = _read(tmp_path, ["Tiltak", "Agency", "Budget"], rows).columns
    assert (columns["id"], "title" in columns) == ("Tiltak", False)


def test_names_under_the_number_of_an_undertaking_are_its_title(tmp_path: Path) -> None:
    rows = [[f"01{n}616", row[0], row[1], row[6]] for n, row in enumerate(_rows())]
    columns = _read(tmp_path, ["Prosjektkode", "Prosjekt", "Agency", "Budget"], rows).columns
    assert (columns["id"], columns["title"]) == ("Prosjektkode", "Prosjekt")


def test_a_list_of_contributions_may_name_no_more_than_its_givers(tmp_path: Path) -> None:
    rows = [[f"15-DC-{n}", "Norway", row[6]] for n, row in enumerate(_rows())]
    assert _read(tmp_path, ["Contribution code", "Donor", "Paid amount"], rows).kind == "activity"


def test_a_group_lends_its_word_only_to_headings_that_say_nothing_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("List")
        sheet.write_row(0, 0, ["", "Agencies", "", "Disbursement"])
        sheet.write_row(1, 0, ["Project title", "Implementing Agency", "Region", "Amount"])
        for at, row in enumerate(_rows(), 2):
            sheet.write_row(at, 0, [row[0], row[1], "North", row[6]])
    columns = tables_in(path)[0].columns
    assert (columns["agency"], columns["disbursed"]) == ("Implementing Agency", "Amount")


def test_counts_of_people_and_codes_of_places_number_no_undertaking(tmp_path: Path) -> None:
    rows = [[row[0], row[1], 100 + 7 * n, f"SD0{n}"] for n, row in enumerate(_rows())]
    headings = ["Project title", "Agency", "# of people reached", "Locality Pcode"]
    assert "id" not in _read(tmp_path, headings, rows).columns


def test_a_register_of_bodies_is_no_list_of_undertakings(tmp_path: Path) -> None:
    rows: list[list[object]] = [[f"NGO/{n}", f"Watch {n}", "2015-02-01", "Health"] for n in range(9)]
    headings = ["Reg. No.", "Name of NGO", "Date of registration", "Thematic area"]
    assert _read(tmp_path, headings, rows).kind == "actor"


def test_what_was_foreseen_gives_way_to_what_was(tmp_path: Path) -> None:
    rows = [[row[0], row[1], "2020-05-05", row[2] if n % 2 else ""] for n, row in enumerate(_rows())]
    headings = ["Project title", "Agency", "Planned start date", "Actual start date"]
    assert _read(tmp_path, headings, rows).columns["start"] == "Actual start date"


def test_what_is_left_of_an_amount_is_not_the_amount(tmp_path: Path) -> None:
    rows = [[row[0], row[1], row[6], 5_000 + n] for n, row in enumerate(_rows())]
    columns = _read(tmp_path, ["Titre du projet", "Agence", "Engagements", "Engagements non décaissés"], rows).columns
    assert (columns["budget"], "disbursed" in columns) == ("Engagements", False)


def test_where_a_supplier_comes_from_is_not_where_it_happens(tmp_path: Path) -> None:
    rows = [[row[0], row[1], "Norway", row[6]] for row in _rows()]
    assert "country" not in _read(tmp_path, ["Contract title", "Agency", "Supplier country", "Amount"], rows).columns


@pytest.mark.parametrize("counter", ["S/N", "Sl. No.", "N° d'ordre", "No."])
def test_what_counts_the_rows_is_no_identifier(tmp_path: Path, counter: str) -> None:
    rows = [[n, row[0], row[1], row[6]] for n, row in enumerate(_rows(), 1)]
    assert "id" not in _read(tmp_path, [counter, "Project title", "Agency", "Budget"], rows).columns


def test_addresses_of_mail_are_no_bodies(tmp_path: Path) -> None:
    rows = [[row[0], f"desk{n}@relief.org", "Mali", row[6]] for n, row in enumerate(_rows())]
    assert "agency" not in _read(tmp_path, ["Project title", "E-post", "Country", "Budget"], rows).columns


def test_months_in_a_heading_are_whole_words() -> None:
    assert not any(heading(text).period for text in ("Valor aprovado", "Montant octroyé", "Marco lógico"))
    assert all(heading(text).period for text in ("Utbetalt apr", "Disbursed in March"))


def test_what_stands_under_identification_is_what_its_own_heading_says(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("List")
        sheet.write_row(0, 0, ["Identification", "", "Finance", ""])
        sheet.write_row(1, 0, ["Project number", "Project title", "Agency", "Budget"])
        for at, row in enumerate(_rows(), 2):
            sheet.write_row(at, 0, [4_000 + 7 * at, row[0], row[1], row[6]])
    columns = tables_in(path)[0].columns
    assert (columns["id"], columns["title"]) == ("Project number", "Project title")


def test_codes_of_countries_are_where_it_is_though_the_heading_says_a_place(tmp_path: Path) -> None:
    countries = ["MLI", "NER", "SOM", "COL", "AFG", "SSD", "TCD"]
    rows = [[row[0], row[1], code, row[6]] for row, code in zip(_rows(), countries, strict=True)]
    columns = _read(tmp_path, ["Project title", "Agency", "location_code", "Budget"], rows).columns
    assert columns["country"] == "location_code"


def test_an_amount_whose_heading_says_its_currency_is_not_in_the_one_it_was_first_in(tmp_path: Path) -> None:
    rows = [[row[0], row[1], row[6], "SAR"] for row in _rows()]
    table = _read(tmp_path, ["title", "agency", "amountUSD", "originalCurrency"], rows)
    assert table.money["budget"].currency == "USD"
    assert "currency" not in table.columns


def test_what_was_decided_at_a_meeting_is_a_decision_whoever_acts_on_it(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [f"2021-0{n}-01", f"Point {n}", f"Approved plan {n}", "Ministry of Health", "Done"] for n in range(1, 8)
    ]
    headings = ["Meeting held on", "Agenda item", "Decision taken", "Action by", "Present status"]
    table = _read(tmp_path, headings, rows)
    assert (table.kind, table.columns["title"], table.columns["date"]) == ("decision", "Agenda item", "Meeting held on")


def test_amounts_of_one_year_each_are_the_budget_and_what_was_paid(tmp_path: Path) -> None:
    rows = [[row[0], row[1], row[6], 10] for row in _rows()]
    columns = _read(tmp_path, ["Tiltaksnavn", "Avdeling", "Budsjett 2024", "Regnskap 2023"], rows).columns
    assert (columns["budget"], columns["disbursed"]) == ("Budsjett 2024", "Regnskap 2023")


def test_a_partner_that_leads_is_still_a_partner_beside_a_ministry(tmp_path: Path) -> None:
    rows = [[row[0], row[1], "Ministry of Water", row[6]] for row in _rows()]
    columns = _read(tmp_path, ["Project title", "Facilitating partner", "Line ministry", "Budget"], rows).columns
    assert (columns["agency"], columns["partner"]) == ("Line ministry", "Facilitating partner")


def test_states_of_an_undertaking_are_no_places_whatever_their_heading(tmp_path: Path) -> None:
    rows = [[row[0], row[1], row[6], "Running" if n % 2 else "Closed"] for n, row in enumerate(_rows())]
    columns = _read(tmp_path, ["Project title", "Agency", "Budget", "State"], rows).columns
    assert (columns["status"], "place" in columns) == ("State", False)


def test_capitals_within_a_heading_are_a_word_of_their_own() -> None:
    assert plain_words("dateUSGSignature") == {"date", "signature"}
