"""The papers of a meeting: sent for a matter or for all, with the file that the desk keeps."""

from pathlib import Path

import pytest

from pbdesk.desk import attaching, sitting
from pbdesk.desk.papers import Paper
from pbdesk.store.desk import Desk
from tests.desk.asking import statements
from tests.desk.deciding import body
from tests.held import add


@pytest.fixture
def meeting(desk: Desk) -> str:
    return add(desk, "meeting", task_force=body(desk).force, number="7", date="2026-03-14", status="planned")


@pytest.fixture
def matter(desk: Desk, meeting: str) -> str:
    return add(desk, "agenda_item", meeting=meeting, position=1, title="Money for courts")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "costs.txt"
    path.write_text("120 million", encoding="utf-8")
    return path


def test_a_paper_has_the_file_of_its_document(desk: Desk, meeting: str, matter: str, file: Path) -> None:
    document = attaching.attach(desk, None, file, "Kari")
    add(desk, "paper", meeting=meeting, item=matter, title="Costs", document=document)
    (item,) = sitting.sitting(desk, meeting).matters
    assert item.papers == (Paper("Costs", matter, document),)


def test_a_file_attached_to_a_paper_is_that_paper(desk: Desk, meeting: str, matter: str, file: Path) -> None:
    paper = add(desk, "paper", meeting=meeting, item=matter, title="Costs")
    document = attaching.attach(desk, paper, file, "Kari")
    (item,) = sitting.sitting(desk, meeting).matters
    assert item.papers == (Paper("Costs", matter, document),)


def test_a_file_dropped_on_a_matter_is_a_paper_of_it(desk: Desk, meeting: str, matter: str, file: Path) -> None:
    document = attaching.attach(desk, matter, file, "Kari")
    (item,) = sitting.sitting(desk, meeting).matters
    assert item.papers == (Paper("costs.txt", matter, document),)


def test_what_was_sent_for_no_matter_is_of_the_whole_meeting(
    desk: Desk, meeting: str, matter: str, file: Path
) -> None:
    document = attaching.attach(desk, meeting, file, "Kari")
    add(desk, "paper", meeting=meeting, title="Agenda")
    found = sitting.sitting(desk, meeting)
    assert found.papers == (Paper("Agenda", "", ""), Paper("costs.txt", "", document))
    assert found.matters[0].papers == ()


def test_a_paper_of_another_meeting_is_not_here(desk: Desk, meeting: str, matter: str, file: Path) -> None:
    other = add(desk, "meeting", number="8", date="2026-04-14", status="planned")
    add(desk, "paper", meeting=other, title="Elsewhere")
    attaching.attach(desk, other, file, "Kari")
    found = sitting.sitting(desk, meeting)
    assert (found.papers, found.matters[0].papers) == ((), ())


def test_many_papers_cost_no_more_statements_than_one(desk: Desk, meeting: str, matter: str, file: Path) -> None:
    attaching.attach(desk, add(desk, "paper", meeting=meeting, item=matter, title="One"), file, "Kari")
    with statements() as few:
        sitting.sitting(desk, meeting)
    for at in range(9):
        further = add(desk, "agenda_item", meeting=meeting, position=at + 2, title=f"Matter {at}")
        attaching.attach(desk, add(desk, "paper", meeting=meeting, item=further, title=f"Paper {at}"), file, "Kari")
    with statements() as many:
        sitting.sitting(desk, meeting)
    assert len(many) == len(few)
