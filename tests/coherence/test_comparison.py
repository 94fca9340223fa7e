"""Two profiles compared: as valid on two days, and as known on two."""

from typing import Any

from pbdesk.coherence.comparison import previous
from pbdesk.coherence.figure import Figure, Scope
from pbdesk.coherence.profile import figures, profile, with_the_year_before
from pbdesk.desk import measuring
from pbdesk.desk.measuring import Compared
from pbdesk.store.desk import Desk
from tests.desk.asking import statements
from tests.desk.engagement import DAY, engage
from tests.held import add


def difference(both: Compared, name: str) -> Any:
    (found,) = (one for one in both.differences if one.now and one.now.indicator.name == name)
    return found


def test_figures_are_compared_with_what_came_and_what_left(desk: Desk) -> None:
    country = add(desk, "country", name="Congo")
    framework = add(
        desk, "framework", title="Framework", country=country, version=1, status="in force", start="2026-01-01"
    )
    aim = add(desk, "objective", framework=framework, title="Courts work")
    linked = add(desk, "activity", title="Linked", country=country, objectives=[aim])
    new = add(desk, "activity", title="New", country=country, start="2026-02-01")
    before, now = Scope(country, "2025-12-31"), Scope(country, "2026-06-30")
    with measuring.comparing(desk, now, "", before, "") as both:
        deficit = difference(both, "strategic_deficit")
        moved = both.moved(deficit)
    # At the end of 2025 no framework was in force: the one activity served nothing. Later 1 of 2 does, another one.
    assert (deficit.before.numerator, deficit.before.denominator) == (1, 1)
    assert (deficit.now.numerator, deficit.now.denominator) == (1, 2)
    assert (deficit.numerator, str(deficit.ratio)) == (0, "-0.5")
    assert (moved.came, moved.left) == ([new], [linked])


def test_a_figure_that_one_day_does_not_have_is_compared_with_nothing(desk: Desk) -> None:
    country, actor = add(desk, "country", name="Congo"), add(desk, "actor", name="Planning", side="internal")
    asked = add(desk, "request", title="A mission", internal_actor=actor, country=country, date="2026-03-01")
    with measuring.comparing(desk, Scope(country, "2026-06-30"), "", Scope(country, "2025-06-30"), "") as both:
        requests = difference(both, "requests_per_month")
        assert (requests.before, requests.numerator, requests.ratio) == (None, None, None)
        assert both.moved(requests).came == [asked]


def test_the_period_before_is_as_long_or_a_year_earlier() -> None:
    assert previous(Scope(None, "2026-06-30")) == Scope(None, "2025-06-30")
    assert previous(Scope(None, "2024-02-29")) == Scope(None, "2023-02-28")
    assert previous(Scope("c", "2026-06-30", since="2026-06-01")) == Scope("c", "2026-05-31", since="2026-05-02")


def test_the_figures_alone_are_those_of_the_profile_for_fewer_questions(desk: Desk) -> None:
    scope = Scope(engage(desk)["cod"], DAY)
    with desk.reading() as moment:
        with statements() as whole:
            every = profile(moment, scope).every_figure
        with statements() as fewer:
            alone = figures(moment, scope)
    assert list(map(_said, alone)) == list(map(_said, every))
    assert len(fewer) < len(whole) * 3 / 4


def test_what_was_a_year_before_is_counted_in_the_same_pass_and_is_what_that_day_says_alone(desk: Desk) -> None:
    country, agency = engage(desk)["cod"], add(desk, "actor", name="Planning", own=1)
    common = {"country": country, "agency": agency, "currency": "NOK", "status": "ongoing"}
    old = add(desk, "activity", title="Old", start="2024-03-01", budget=5_000, declared_aligned=1, **common)
    new = add(desk, "activity", title="New", start="2026-03-01", budget=7_000, **common)
    for activity, year in ((old, 2024), (old, 2026), (new, 2026)):
        for number, kind in enumerate(("planned", "disbursed", "absorbed"), 1):
            add(desk, "flow", activity=activity, type=kind, year=year, amount=9_000 // number, currency="NOK")
    for day in (DAY, "2025-06-30", "2023-06-30"):
        scope = Scope(country, day)
        with desk.reading() as moment:
            with statements() as together:
                now, then = with_the_year_before(moment, scope)
            with statements() as apart:
                alone, before = profile(moment, scope), figures(moment, previous(scope))
        assert list(map(_said, now.every_figure)) == list(map(_said, alone.every_figure))
        assert list(map(_said, then)) == list(map(_said, before))
        assert [(one.year, one.planned) for one in now.absorption] == [
            (one.year, one.planned) for one in alone.absorption
        ]
        assert len(together) == len(apart) - 2


def _said(one: Figure) -> tuple[Any, ...]:
    return (one.key, one.numerator, one.denominator, one.unknown)
