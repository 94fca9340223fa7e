"""Policies and decisions to test with, made by the same verbs as a person's."""

from pbdesk.store.desk import Desk
from tests.held import add

A_CHANGE = (
    "INSERT INTO change (n, id, at, person, action, reason, detail, previous) "
    "SELECT coalesce(max(n), 0) + 1, 'one', '2026-03-01', 'Kari', 'set', '', '{}', '' FROM change"
)
"""Begins a change by SQL: nothing else of a desk is written without one."""


def whole_policy(desk: Desk, title: str = "Engagement in the Lakes", **values: str | int | list[str]) -> str:
    """A draft whose coherence record lacks nothing."""
    begun = {"type": "engagement policy", "status": "draft", "contested": "nothing is contested"}
    values = {**begun, "version": 1, "steps": "All were asked.", **values}
    policy = add(desk, "policy", title=title, **values)
    add(desk, "section", policy=policy, position=1, heading="Aim", text="A state that protects its citizens.")
    add(desk, "consultation", policy=policy, consulted_as="Finance", circle="across government", answer="disagrees")
    add(desk, "reference", policy=policy, level="international", title="Rome Declaration")
    return policy


def recorded_decision(desk: Desk, number: str = "1", day: str = "2026-03-01", **values: str) -> str:
    """A decision that stands."""
    return add(desk, "decision", title=f"Decision {number}", number=number, date=day, text="So decided.",
               status="recorded", **values)  # fmt: skip
