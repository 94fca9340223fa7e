"""What a page asks the desk does not grow with the desk: the same statements on a small desk and on one much larger."""

from collections.abc import Callable

import pytest

from pbdesk.desk import dossiers, effects, reading, receiving, telling, undoing
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing
from tests.desk.asking import statements
from tests.held import PERSON, add

DAY = "2026-06-01"
TIMES = 8
TABLES = ("policy", "activity", "actor", "recommendation", "request", "tradeoff", "consequence")


def first(desk: Desk, kind: str) -> str:
    return str(reading.page(desk, Listing(KINDS[kind], limit=1)).rows[0]["id"])


def a_table(kind: str) -> Callable[[Desk], object]:
    return lambda desk: reading.page(desk, Listing(KINDS[kind], limit=100))


def further_down(desk: Desk) -> object:
    wanted = Listing(KINDS["activity"], (Condition("country", "is", first(desk, "country")),), "-title")
    return reading.part(desk, wanted, reading.order(desk, wanted).part(0, 100))


ASKED: dict[str, Callable[[Desk], object]] = {
    **{f"the table of {kind}": a_table(kind) for kind in TABLES},
    "a table sorted and narrowed": further_down,
    "a search": lambda desk: reading.find(desk, "well", limit=12, ranked=False),
    "the choices for a link": lambda desk: reading.choices(desk, KINDS["actor"], "M"),
    "a policy": lambda desk: dossiers.policy_dossier(desk, first(desk, "policy"), DAY),
    "the history": lambda desk: telling.past_changes(desk, limit=60),
    "what a change did": lambda desk: telling.entries(desk, telling.past_changes(desk, limit=1)[0].n),
    "what is undone next": undoing.next_undo,
    "the imports": receiving.standing_imports,
    "what effects there were": lambda desk: effects.effects(desk, first(desk, "country"), DAY),
}


def grow(desk: Desk, country: str, names: range) -> None:
    """So many agencies, activities, policies with their parts, recommendations and effects more, as one change."""
    with change(desk, "import", PERSON, detail={"file": "much.xlsx"}) as made:
        for name in names:
            agency = made.add(KINDS["actor"], {"name": f"Ministry {name}", "own": 1})
            of = {"country": country, "agency": agency}
            activity = made.add(KINDS["activity"], {**of, "title": f"Well {name}", "budget": 5000, "currency": "NOK"})
            policy = made.add(KINDS["policy"], {"type": "plan", "title": f"Plan {name}", "version": 1,
                                                "status": "draft", "owner": agency})  # fmt: skip
            made.add(KINDS["section"], {"policy": policy, "position": 1, "heading": "Aim", "text": "Peace."})
            made.add(KINDS["consultation"], {"policy": policy, "consulted": agency, "circle": "across government"})
            made.add(KINDS["recommendation"], {"title": f"Advice {name}", "agency": agency})
            made.add(KINDS["request"], {**of, "internal_actor": agency, "date": "2026-05-01", "activity": activity,
                                        "title": f"Meet {name}"})  # fmt: skip
            traded = {"title": f"Speed {name}", "favoured": "agency", "over": "external", "date": "2026-05-01"}
            made.add(KINDS["tradeoff"], {**traded, "country": country, "policy": policy})


@pytest.fixture
def country(desk: Desk) -> str:
    found = add(desk, "country", name="Lakes", type="country")
    grow(desk, found, range(3))
    return found


@pytest.mark.parametrize("page", ASKED)
def test_a_page_asks_a_desk_several_times_as_large_nothing_more(desk: Desk, country: str, page: str) -> None:
    ASKED[page](desk)
    with statements() as of_few:
        ASKED[page](desk)
    grow(desk, country, range(3, 3 * TIMES))
    with statements() as of_many:
        ASKED[page](desk)
    assert len(of_many) == len(of_few) > 0
