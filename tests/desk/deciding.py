"""A task force with core members and a numbering of its own, to decide in."""

from dataclasses import dataclass
from typing import Any

from pbdesk.store.desk import Desk
from tests.held import add

DAY = "2026-03-14"


@dataclass(frozen=True)
class Body:
    """The records a test decides with."""

    desk: Desk
    country: str
    force: str
    agencies: dict[str, str]

    def draft(self, title: str = "A matter", **values: Any) -> str:
        """A draft decision of the task force."""
        said = {"title": title, "text": f"{title} is decided.", "date": DAY, "status": "draft", "country": self.country}
        return add(self.desk, "decision", task_force=self.force, **{**said, **values})

    def meeting(self, *matters: str) -> str:
        """A meeting that is planned, with these matters on its agenda."""
        made = add(self.desk, "meeting", task_force=self.force, number="7", date=DAY, status="planned")
        for at, title in enumerate(matters, 1):
            add(self.desk, "agenda_item", meeting=made, position=at, title=title)
        return made

    def policy(self, *, answer: str | None = "disagrees") -> str:
        """A policy whose coherence record is complete, if somebody answered."""
        policy = add(self.desk, "policy", title="Engagement policy", type="engagement policy", version=1,
                     country=self.country, status="in consultation", steps="Asked all.",
                     contested="nothing is contested")  # fmt: skip
        add(self.desk, "consultation", policy=policy, consulted=self.agencies["MOF"], circle="across government",
            **({"answer": answer} if answer else {}))  # fmt: skip
        add(self.desk, "reference", policy=policy, level="international", title="Rome Declaration")
        return policy


def body(desk: Desk) -> Body:
    """Make it: MFA and MOD are core members, MOF is intermediate."""
    country = add(desk, "country", name="Burundi", code="BDI", type="country")
    names = ("MFA", "MOD", "MOF")
    agencies = {name: add(desk, "actor", name=f"Ministry {name}", acronym=name, own=1) for name in names}
    force = add(desk, "task_force", name="Task force", country=country, numbering="TF {year}/{n:02}")
    for name, tier in (("MFA", "core"), ("MOD", "core"), ("MOF", "intermediate")):
        add(desk, "membership", task_force=force, agency=agencies[name], tier=tier, start="2025-01-01")
    return Body(desk, country, force, agencies)

