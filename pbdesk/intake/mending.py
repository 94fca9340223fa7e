"""What mends a problem: problems are grouped by who can do what about them."""

from collections.abc import Iterable, Mapping

from pbdesk.intake.tables import Problem

MENDS: Mapping[str, frozenset[str]] = {
    "say the currency": frozenset({"money-without-currency", "currency-not-understood", "money-several-currencies"}),
    "say the order of day and month": frozenset({"date-order-unknown"}),
    "say how numbers are written": frozenset({"number-sign-assumed"}),
    "say which record is meant": frozenset(
        {"near-name", "not-in-this-desk", "country-not-understood", "sector-not-understood"}
    ),
    "compare the total with the rows": frozenset({"total-differs"}),
    "see what is kept beside": frozenset({"several-in-one-cell", "twin-column"}),
    "see whether it was read as it is meant": frozenset(
        {"column-guessed", "carried-down", "period-divided", "unit-applied", "years-assumed-planned"}
    ),
    "look for doubles": frozenset({"row-repeats", "may-be-known"}),
    "fill in what is needed": frozenset({"needed", "says-nothing"}),
    "supersede it by another": frozenset({"frozen"}),
}
"""What a person does, and the problems that go away by it; all others the sender mends."""
BY_SENDER = "ask the sender"


def mended_by(code: str) -> str:
    """What mends problems of this code."""
    return next((what for what, codes in MENDS.items() if code in codes), BY_SENDER)


def grouped(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """The problems by what mends them, the group with most first."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(mended_by(problem.code), []).append(problem)
    return dict(sorted(groups.items(), key=lambda group: -len(group[1])))
