"""Where actors stand on rings around a middle: the same on the screen, on paper and in the files."""

from collections.abc import Sequence
from math import cos, pi, sin

Place = tuple[float, float]
"""Across and down from the middle, 1 at the outermost ring."""
_STEPS = 48
_LEVEL = 1e-9
_TURNED = 0.382
"""How much of a step each ring is turned beyond the one inside it: lines to the outer pass between the inner."""


def around(rings: Sequence[int]) -> list[Place]:
    """A place for each actor, given the ring of each; those of a ring stand evenly on it, turned by its own part."""
    used = sorted(set(rings))
    placed: dict[int, int] = dict.fromkeys(used, 0)
    made = []
    for ring in rings:
        n, at = used.index(ring), placed[ring]
        placed[ring] += 1
        made.append(_on((n + 1) / len(used), (at + n * _TURNED % 1) / rings.count(ring)))
    return made


def circle(ring: int, rings: Sequence[int]) -> list[Place]:
    """A ring itself, point by point and closed."""
    used = sorted(set(rings))
    reach = (used.index(ring) + 1) / len(used)
    return [_on(reach, step / _STEPS) for step in range(_STEPS + 1)]


def is_above(place: Place) -> bool:
    """Whether an actor stands above the middle, so that its name does too, out of the way of the line to it."""
    return place[1] < -_LEVEL


def _on(reach: float, part: float) -> Place:
    """A point on a circle, a part of the way round from the top."""
    turn = 2 * pi * part - pi / 2
    return cos(turn) * reach, sin(turn) * reach
