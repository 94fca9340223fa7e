"""The indicators of external coherence, against desks small enough to count by hand."""

from decimal import Decimal

import pytest

from pbdesk.desk import measuring
from pbdesk.desk.versioning import put_in_force
from pbdesk.store.desk import Desk
from tests.coherence.by_hand import dimension, figure, figures, ids
from tests.held import add


@pytest.fixture
def country(desk: Desk) -> str:
    return add(desk, "country", name="Congo", code="COD")


def test_activities_with_other_donors_are_counted_where_it_is_said(desk: Desk, country: str) -> None:
    for joint in (1, 0, 0, None):
        add(desk, "activity", title="Some", country=country, joint=joint)
    assert figure(desk, country, "joint_activities") == (1, 3, 1)


def test_joint_assessments_are_set_against_single_ones(desk: Desk, country: str) -> None:
    told = (("jointly", "2025-01-01"), ("singly", "2026-02-01"), ("singly", None), (None, "2026-03-01"))
    for conduct, day in (*told, ("jointly", "2027-01-01")):
        add(desk, "assessment", title="Needs", country=country, conduct=conduct, date=day)
    add(desk, "assessment", title="Elsewhere", conduct="jointly")
    # By June one jointly, two singly, one nobody says; since 2026 the joint one is past.
    assert figure(desk, country, "joint_assessments") == (1, 3, 1)
    assert figure(desk, country, "joint_assessments", since="2026-01-01") == (0, 2, 1)
    assert figure(desk, None, "joint_assessments") == (2, 4, 1)


def test_objectives_are_shared_where_they_serve_an_aim_of_an_external_framework(desk: Desk, country: str) -> None:
    undaf = add(desk, "strategy", title="UNDAF", country=country, side="external")
    unsaid = add(desk, "strategy", title="Humanitarian plan", country=country, type="CAP or response plan")
    national = add(desk, "strategy", title="PRSP", country=country, side="internal")
    aims = [add(desk, "aim", strategy=strategy, title="Aim") for strategy in (undaf, unsaid, national)]
    old = add(desk, "framework", title="Old", country=country, version=1, status="in force", start="2024-01-01")
    add(desk, "objective", framework=old, title="Old one", aims=[aims[0]])
    new = add(desk, "framework", title="New", country=country, version=2, status="draft", supersedes=old)
    put_in_force(desk, new, "2026-01-01", "Kari")
    security = dimension(desk, "security")
    for served, side in (([aims[0]], security), ([aims[1]], None), ([aims[2]], security), ([], None)):
        add(desk, "objective", framework=new, title="One", aims=served, dimension=side)
    # Of the four in force two serve an external aim; a response plan is external by its type. In 2025 the old one did.
    assert figure(desk, country, "shared_objectives") == (2, 4, 0)
    assert figure(desk, country, "shared_objectives", dimension=security) == (1, 2, 0)
    assert figure(desk, country, "shared_objectives", day="2025-06-30") == (1, 1, 0)


def test_rome_principles_count_as_they_were_last_judged(desk: Desk, country: str) -> None:
    other = add(desk, "country", name="Mali")
    coordinates, align = "recipient coordinates", "donors align"
    for place, principle, judgement, day in (
        (country, coordinates, "not met", "2025-01-01"), (country, coordinates, "met", "2026-01-01"),
        (country, coordinates, "not met", "2026-12-01"), (country, align, "partly met", "2026-01-01"),
        (other, coordinates, "not met", "2026-01-01"),
    ):  # fmt: skip
        add(desk, "judgement", country=place, principle=principle, judgement=judgement, date=day)
    met = figures(desk, country, "rome_principles")
    assert met[coordinates] == (1, 1, 0)
    assert met[align] == (0, 1, 0)
    assert met["delivery is streamlined"] == (0, 0, 1)
    assert figures(desk, country, "rome_principles_partly_met") == {coordinates: (0, 1, 0), align: (1, 1, 0)}
    assert figures(desk, None, "rome_principles")[coordinates] == (1, 2, 0)
    assert figures(desk, None, "rome_principles")[align] == (0, 1, 1)
    assert figures(desk, country, "rome_principles", day="2025-06-30")[coordinates] == (0, 1, 0)


def test_pooled_money_is_a_share_of_all_money_of_its_currency(desk: Desk, country: str) -> None:
    agency = add(desk, "actor", name="MFA", own=1)
    fund = add(desk, "fund", name="Pool", country=country, amount=3_000_000, currency="NOK")
    silent = add(desk, "fund", name="Silent", country=country)
    add(desk, "fund", name="Ended", country=country, amount=9_000_000, currency="NOK", end="2025-12-31")
    share = add(desk, "share", fund=fund, agency=agency, amount=1_000_000, currency="NOK")
    one = add(desk, "activity", title="A", country=country, agency=agency, budget=1_000_000, currency="NOK")
    two = add(desk, "activity", title="B", country=country, budget=2_000_000, currency="USD")
    three = add(desk, "activity", title="C", country=country)
    # Since 2026: 3,000 kroner pooled of 4,000, no dollars of 2,000; a fund and an activity say no amount.
    assert figures(desk, country, "pooled_funding", since="2026-01-01") == {
        "NOK": (Decimal(3000), Decimal(4000), 2), "USD": (Decimal(0), Decimal(2000), 2),
    }  # fmt: skip
    assert figures(desk, country, "pooled_funding")["NOK"] == (Decimal(12000), Decimal(13000), 2)
    assert figures(desk, country, "pooled_funding", agency=agency) == {"NOK": (Decimal(1000), Decimal(2000), 0)}
    kroner = measuring.profile(desk, country, "2026-06-30").figures("pooled_funding")[0]
    assert {fund, one} < set(ids(desk, kroner.among))
    assert set(ids(desk, kroner.silent)) == {silent, three}
    assert two not in ids(desk, kroner.among)
    assert share not in ids(desk, kroner.among)
