"""What must hold of any desk: the deficit, silence, sums, order."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbdesk.coherence.breakdown import parts
from pbdesk.coherence.figure import Figure, Scope
from pbdesk.coherence.profile import profile, questions
from pbdesk.desk import undoing
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from tests.coherence.by_hand import DAY, dimension
from tests.held import add

FEW = settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
SAID = st.sampled_from([None, 0, 1])
ACTIVITY = st.fixed_dictionaries({
    "who": st.integers(0, 3), "side": st.integers(0, 2), "money": st.sampled_from([None, 1_000, 250_000]),
    "currency": st.sampled_from(["NOK", "USD"]), "linked": st.booleans(), "declared_aligned": SAID,
    "national_priority": SAID, "joint": SAID, "needs_assessed": SAID,
    "led": st.sampled_from([None, "internal actors", "jointly"]),
})  # fmt: skip
ACTIVITIES = st.lists(ACTIVITY, min_size=1, max_size=6)
Said = dict[str, Any]


class World:
    """A country with a framework of one objective, and those who act in it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.country = add(desk, "country", name="Congo", code="COD")
        framework = add(desk, "framework", title="Framework", country=self.country, version=1, status="in force")
        self.objective = add(desk, "objective", framework=framework, title="Courts work")
        own = [add(desk, "actor", name=name, own=1) for name in ("MFA", "MoD")]
        self.agencies = [None, *own, add(desk, "actor", name="Charity")]
        self.dimensions = [None, dimension(desk, "security"), dimension(desk, "political")]

    def write(self, activities: Iterable[Said]) -> None:
        """All of them as one change."""
        with change(self.desk, "add", "Kari") as made:
            for said in activities:
                made.add(KINDS["activity"], self.values(said))

    def values(self, said: Said) -> dict[str, Value]:
        """An activity as it is recorded."""
        money = {} if said["money"] is None else {"budget": said["money"], "currency": said["currency"]}
        plain = {name: said[name] for name in ("declared_aligned", "national_priority", "joint", "needs_assessed")}
        return {
            "title": "Some", "country": self.country, "agency": self.agencies[said["who"]],
            "dimension": self.dimensions[said["side"]], "objectives": [self.objective] if said["linked"] else [],
            "assessment_led_by": said["led"], **money, **plain,
        }  # fmt: skip

    def figures(self) -> dict[Any, Figure]:
        """Every figure of the profile, by what it is about."""
        with self.desk.reading() as connection:
            return {one.key: one for one in profile(connection, Scope(self.country, DAY)).every_figure}

    def forget(self) -> None:
        """Take the last change back, so that the next example finds the same desk."""
        undoing.undo(self.desk, "Kari")


@pytest.fixture
def world(desk: Desk) -> World:
    return World(desk)


def counts(found: dict[Any, Figure]) -> dict[Any, tuple[Any, ...]]:
    """The figures as plain numbers."""
    return {key: (one.numerator, one.denominator, one.unknown) for key, one in found.items()}


@FEW
@given(ACTIVITIES)
def test_one_more_unlinked_activity_never_lowers_the_deficit(world: World, activities: list[Said]) -> None:
    world.write(activities)
    before = world.figures()
    world.write([activities[0] | {"linked": False}])
    after = world.figures()
    for key, one in before.items():
        now = after[key].ratio
        if key[0].startswith("strategic_deficit") and one.ratio is not None:
            assert now is not None
            assert now >= one.ratio
    world.forget()
    world.forget()


@FEW
@given(ACTIVITIES, st.integers(0, 3), st.integers(0, 2))
def test_an_activity_that_says_nothing_changes_no_numerator_of_what_is_said(
    world: World, activities: list[Said], who: int, side: int
) -> None:
    silent = {"who": who, "side": side, "money": None, "linked": True, "declared_aligned": None,
              "national_priority": None, "joint": None, "needs_assessed": None, "led": None}  # fmt: skip
    names = {one.indicator.name for one in questions(Scope(None, DAY))}
    world.write(activities)
    before = {key: one for key, one in world.figures().items() if key[0] in names}
    world.write([silent])
    after = world.figures()
    for key, one in before.items():
        assert after[key].numerator == one.numerator
        assert after[key].unknown - one.unknown in (0, 1)
        grown = (after[key].denominator or 0) - (one.denominator or 0)
        assert grown + after[key].unknown - one.unknown == (0 if key[0] == "declared_without_evidence" else 1)
    world.forget()
    world.forget()


@FEW
@given(ACTIVITIES, st.sampled_from(["agency", "dimension"]))
def test_the_figures_of_the_parts_add_up_to_the_whole(world: World, activities: list[Said], by: Any) -> None:
    world.write(activities)
    whole = world.figures()
    with world.desk.reading() as connection:
        found = parts(connection, Scope(world.country, DAY), by)
        assert all(one.counted.count(connection) == one.numerator for one in found if one.currency is None)
    sums: dict[Any, list[Any]] = {}
    for one in found:
        held = sums.setdefault((one.indicator.name, one.currency), [0, 0])
        held[0], held[1] = held[0] + one.numerator, held[1] + (one.denominator or 0)
    for (name, currency), added in sums.items():
        assert added == [whole[name, currency, ()].numerator, whole[name, currency, ()].denominator]
    world.forget()


@FEW
@given(ACTIVITIES, st.randoms(use_true_random=False))
def test_the_profile_is_the_same_whatever_the_order_of_writing(
    world: World, activities: list[Said], order: Any
) -> None:
    world.write(activities)
    first = counts(world.figures())
    world.forget()
    shuffled = list(activities)
    order.shuffle(shuffled)
    world.write(shuffled)
    assert counts(world.figures()) == first
    world.forget()


@FEW
@given(ACTIVITIES)
def test_every_side_of_a_figure_opens_to_as_many_records(world: World, activities: list[Said]) -> None:
    world.write(activities)
    with world.desk.reading() as connection:
        for one in profile(connection, Scope(world.country, DAY)).every_figure:
            if one.indicator.unit == "activities":
                sides = (one.counted, one.among, one.silent)
                assert tuple(side.count(connection) for side in sides) == (one.numerator, one.denominator, one.unknown)
            if one.indicator.unit == "money" and one.denominator:
                assert Decimal(one.numerator) <= one.denominator
    world.forget()
