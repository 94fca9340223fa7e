"""A small engagement in which there is something of everything that a document says, made the same every time."""

from typing import Any

from pbdesk.desk import narrating, writing
from pbdesk.desk.starter import identity
from pbdesk.records.codes import dimension_schemes
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.waiting import dated

DAY, WRITTEN = "2026-06-30", "2026-06-15"
_DIMENSION = {name: identity(at) for at, name in enumerate(dimension_schemes()["report"], 1)}
Story = tuple[tuple[str, str, dict[str, Any]], ...]

_PEOPLE: Story = (
    ("cod", "country", {"name": "Democratic Republic of the Congo", "code": "COD"}),
    ("bdi", "country", {"name": "Burundi", "code": "BDI"}),
    ("mfa", "actor", {"name": "Ministry of Foreign Affairs", "acronym": "MFA", "own": 1}),
    ("mod", "actor", {"name": "Ministry of Defence", "acronym": "MOD", "own": 1}),
    ("moj", "actor", {"name": "Ministry of Justice", "acronym": "MOJ", "own": 1}),
    ("mof", "actor", {"name": "Ministry of Finance", "acronym": "MOF", "own": 1}),
    ("host", "actor", {"name": "Ministry of Planning (Kinshasa)", "type": "host government", "side": "internal"}),
    ("tf", "task_force", {"name": "Task Force on the Great Lakes", "country": "@cod", "chair": "@mfa",
                          "numbering": "GL {year}/{n}", "start": "2025-01-01"}),
    ("m1", "membership", {"task_force": "@tf", "agency": "@mfa", "tier": "core", "start": "2025-01-01"}),
    ("m2", "membership", {"task_force": "@tf", "agency": "@mod", "tier": "core", "start": "2025-01-01"}),
    ("m3", "membership", {"task_force": "@tf", "agency": "@mof", "tier": "intermediate", "start": "2025-01-01"}),
    ("m4", "membership", {"task_force": "@tf", "agency": "@moj", "tier": "periphery", "start": "2025-01-01"}),
)  # fmt: skip

_FRAME: Story = (
    ("p1", "phase", {"country": "@cod", "phase": "transitional", "start": "2024-01-01"}),
    ("p2", "phase", {"country": "@bdi", "phase": "consolidation", "start": "2023-05-01"}),
    ("fw", "framework", {"title": "Strategic framework", "country": "@cod", "version": 1, "status": "in force",
                         "start": "2025-01-01", "vision": "The eastern provinces govern themselves in peace."}),
    ("o1", "objective", {"framework": "@fw", "number": "1", "title": "Courts hear serious crimes",
                         "dimension": _DIMENSION["rule of law"]}),
    ("o2", "objective", {"framework": "@fw", "number": "2", "title": "Displaced families reach services",
                         "dimension": _DIMENSION["humanitarian"]}),
)  # fmt: skip

_MEETING: Story = (
    ("mt", "meeting", {"task_force": "@tf", "number": "4", "date": "2026-03-10", "time": "09:30", "place": "Room 3",
                       "status": "held", "chair": "@mfa", "minutes": "The next meeting is on 8 September."}),
    ("i1", "agenda_item", {"meeting": "@mt", "position": 1, "title": "Courts in Ituri",
                           "minutes": "Justice told of the hearings.\n\nFinance asked what they cost."}),
    ("i2", "agenda_item", {"meeting": "@mt", "position": 2, "title": "The engagement policy"}),
    ("a1", "attendance", {"meeting": "@mt", "agency": "@mfa", "presence": "present", "persons": 2, "hours": 2,
                          "names": "Kari Berg, Ola Dahl"}),
    ("a2", "attendance", {"meeting": "@mt", "agency": "@mof", "presence": "excused"}),
    ("a3", "attendance", {"meeting": "@mt", "agency": "@moj", "presence": "present", "persons": 1, "hours": 2}),
    ("pa", "paper", {"meeting": "@mt", "item": "@i1", "title": "Paper 4/2026: costs & benefits", "agency": "@moj"}),
    ("d1", "decision", {"title": "Mobile courts in Ituri", "number": "GL 2026/1", "date": "2026-03-10",
                        "status": "draft", "text": "Two mobile courts are paid for.\n\nThey report twice a year.",
                        "rationale": "No other court sits there.", "options": "One court; two courts; none.",
                        "type": "allocates", "amount": 12_000_000_000, "currency": "NOK", "country": "@cod",
                        "task_force": "@tf", "meeting": "@mt", "item": "@i1", "proposer": "@moj",
                        "marking": "restricted"}),
    ("d2", "decision", {"title": "The engagement policy is adopted", "number": "GL 2026/2", "date": "2026-03-10",
                        "status": "draft", "text": "The engagement policy is adopted.", "type": "adopts",
                        "policy": "@pol", "country": "@cod", "task_force": "@tf", "meeting": "@mt", "item": "@i2",
                        "proposer": "@mfa"}),
    ("ps1", "position", {"decision": "@d1", "agency": "@mof", "position": "reserves", "reason": "No cover this year.",
                         "condition": "The money is found within the frame.", "expires": "2026-12-31"}),
    ("ps2", "position", {"decision": "@d1", "agency": "@mod", "position": "agrees"}),
)  # fmt: skip

_POLICY: Story = (
    ("pol", "policy", {"title": "Engagement policy for the DRC", "type": "engagement policy", "country": "@cod",
                       "owner": "@mfa", "version": 1, "status": "in consultation", "start": "2026-03-10",
                       "review_due": "2026-06-01", "steps": "Every ministry was asked twice.",
                       "contested": "some points are contested"}),
    ("c1", "consultation", {"policy": "@pol", "consulted": "@mod", "circle": "across government", "draft": "Draft 2",
                            "asked": "2026-01-15", "due": "2026-02-15", "answer": "agrees with conditions",
                            "answered": "2026-02-10", "comment": "Not before the oversight is in place."}),
    ("c2", "consultation", {"policy": "@pol", "consulted": "@mof", "circle": "across government", "draft": "Draft 2",
                            "asked": "2026-01-15", "due": "2026-02-15", "answer": "disagrees",
                            "answered": "2026-02-14"}),
    ("r1", "reference", {"policy": "@pol", "level": "international", "title": "Rome Declaration, 2003"}),
    ("cp", "contested_point", {"policy": "@pol", "title": "Support to the army before oversight of it",
                               "contested_by": ["@mof"]}),
)  # fmt: skip

_DOING: Story = (
    ("l1", "assignment", {"agency": "@mfa", "country": "@cod", "role": "lead", "start": "2025-01-01",
                          "end": "2025-12-31", "decision": "@d2"}),
    ("l2", "assignment", {"agency": "@mod", "country": "@cod", "role": "lead", "start": "2026-02-01",
                          "decision": "@d2"}),
    ("t1", "action", {"number": "1", "title": "Sign with the courts", "decision": "@d1", "agency": "@moj",
                      "due": "2026-05-01", "status": "open", "country": "@cod", "report_back": "2026-09-08"}),
    ("t2", "action", {"number": "2", "title": "Find the money within the frame", "decision": "@d1", "agency": "@mof",
                      "status": "done", "closed": "2026-04-02", "outcome": "Found.", "country": "@cod"}),
    ("t3", "action", {"number": "3", "title": "Tell the embassy", "decision": "@d2", "agency": "@mfa",
                      "due": "2026-08-15", "status": "in progress", "country": "@cod"}),
    ("t4", "action", {"number": "4", "title": "Ask for the list of needs", "decision": "@d2", "status": "open",
                      "country": "@cod"}),
    ("x1", "activity", {"reference": "NO-1", "title": "Mobile courts in Ituri", "agency": "@moj", "country": "@cod",
                        "dimension": _DIMENSION["rule of law"], "start": "2025-03-01", "end": "2027-12-31",
                        "status": "ongoing", "budget": 18_000_000_000, "currency": "NOK", "objectives": ["@o1"],
                        "counterpart": "@host", "needs_assessed": 1, "assessment_led_by": "jointly"}),
    ("x2", "activity", {"reference": "NO-2", "title": "Water for displaced families around Goma", "agency": "@mfa",
                        "country": "@cod", "dimension": _DIMENSION["humanitarian"], "start": "2025",
                        "status": "ongoing", "budget": 42_500_500_000, "currency": "NOK", "objectives": ["@o2"]}),
    ("x3", "activity", {"reference": "NO-3", "title": "Advisers to the army inspectorate", "agency": "@mod",
                        "country": "@cod", "dimension": _DIMENSION["security"], "start": "2026-01",
                        "status": "ongoing", "budget": 9_000_000_000, "currency": "USD", "declared_aligned": 1}),
    ("x4", "activity", {"title": "Radio for dialogue", "country": "@cod", "other_countries": ["@bdi"],
                        "dimension": _DIMENSION["political"]}),
    ("x5", "activity", {"title": "Training of judges", "agency": "@moj", "country": "@bdi", "status": "completed",
                        "budget": 3_000_000_000, "currency": "NOK", "start": "2024-01-01", "end": "2025-12-31"}),
    ("f1", "flow", {"activity": "@x1", "year": 2025, "type": "planned", "amount": 9_000_000_000, "currency": "NOK"}),
    ("f2", "flow", {"activity": "@x1", "year": 2025, "type": "disbursed", "amount": 8_500_000_000,
                    "currency": "NOK"}),
    ("f3", "flow", {"activity": "@x1", "year": 2025, "type": "absorbed", "amount": 3_600_000_000,
                    "currency": "NOK"}),
    ("fu", "fund", {"name": "Pool for the rule of law", "country": "@cod", "type": "pooled between agencies",
                    "amount": 12_000_000_000, "currency": "NOK", "start": "2026-01-01"}),
    ("tr", "tradeoff", {"title": "Speed over internal leadership", "country": "@cod", "favoured": "external",
                        "over": "internal/external", "settlement": "The host takes over from 2027."}),
    ("u1", "consequence", {"title": "Convoys seen as part of the security effort", "country": "@cod",
                           "type": "humanitarian independence compromised", "status": "watched"}),
    ("rq", "request", {"title": "Joint assessment of the courts", "type": "assessment", "internal_actor": "@host",
                       "agency": "@moj", "country": "@cod", "date": "2026-02-20"}),
    ("as", "assessment", {"title": "Courts in Ituri", "country": "@cod", "type": "needs assessment",
                          "date": "2026-02-16", "conduct": "jointly", "led_by": "internal actors"}),
)  # fmt: skip

_TO_COME: Story = (
    ("d3", "decision", {"title": "Advisers stay until oversight is in place", "date": "2026-09-08",
                        "status": "draft", "type": "directs", "country": "@cod", "task_force": "@tf",
                        "proposer": "@mod", "options": "Stay.\n\nLeave at once.", "marking": "restricted"}),
    ("t5", "action", {"title": "Plan the handover", "decision": "@d3", "agency": "@mod", "due": "2026-12-01",
                      "report_back": "2027-03-01", "country": "@cod", "status": "open"}),
)  # fmt: skip

_BY_HAND = {
    "en": "The policy has waited for a year; the courts cannot.",
    "nb": "Strategien har ventet i et år; det kan ikke domstolene.",
    "fr": "La stratégie attend depuis un an ; les tribunaux ne le peuvent pas.",
}


def engage(desk: Desk) -> dict[str, str]:
    """Put the engagement into a new desk; gives the ids of its records by their names in the story."""
    ids: dict[str, str] = {}
    for story in (_PEOPLE, _FRAME, _POLICY, _MEETING, _DOING):
        _tell(desk, story, ids)
    for decision in ("d1", "d2"):
        writing.set_values(desk, ids[decision], {"status": "recorded"}, "Kari")
    _tell(desk, _TO_COME, ids)
    for language, text in _BY_HAND.items():
        narrating.keep(desk, ids["cod"], "issue", language, text, DAY, "Kari")
    dated(desk, WRITTEN)
    return ids


def _tell(desk: Desk, story: Story, ids: dict[str, str]) -> None:
    for name, kind, values in story:
        known = {field: _pointed(value, ids) for field, value in values.items()}
        ids[name] = writing.add(desk, KINDS[kind], known, "Kari")


def _pointed(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [ids[one[1:]] for one in value]
    return ids[value[1:]] if isinstance(value, str) and value.startswith("@") else value
