"""What usually follows from a record or belongs to it without being a part, and what it says of that already."""

from collections.abc import Mapping
from typing import Any

from pbdesk.records.kind import Kind, Type, Values
from pbdesk.records.kinds import KINDS

FOLLOWS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "activity": (("request", "activity"),),
    "actor": (("evaluation", "agency"), ("request", "internal_actor"), ("contradiction", "agency")),
    "agenda_item": (("paper", "item"),),
    "country": (("framework", "country"), ("policy", "country"), ("task_force", "country"), ("strategy", "country"),
                ("request", "country"), ("tradeoff", "country"), ("consequence", "country")),
    "decision": (("action", "decision"), ("tradeoff", "decision"), ("consequence", "decision")),
    "document": (("recommendation", "document"),),
    "evaluation": (("recommendation", "evaluation"),),
    "framework": (("policy", "framework"),),
    "policy": (("tradeoff", "policy"), ("consequence", "policy")),
    "task_force": (("meeting", "task_force"), ("fund", "task_force"), ("assessment", "task_force")),
    "tradeoff": (("consequence", "tradeoff"),),
}  # fmt: skip
"""Of each kind what is added from its sheet, by the link that leads back to it."""


def preset(kind: Kind, field: str, whole: Kind, values: Values) -> dict[str, Any]:
    """What a new record linked to another begins with: the link, and whatever both say by the same single link."""
    own = {one.name: one.to for one in kind.fields if one.type is Type.LINK}
    shared = {
        one.name: values[one.name]
        for one in whole.fields
        if one.type is Type.LINK and own.get(one.name) == one.to and values.get(one.name)
    }
    return {**shared, field: values["id"]}


def added_from(kind: Kind) -> dict[tuple[str, str], Kind]:
    """What is added from the sheet of a record of a kind besides its parts."""
    return {(name, field): KINDS[name] for name, field in FOLLOWS.get(kind.name, ())}
