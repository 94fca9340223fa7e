"""The meetings of the seeded desk: each is one change with its decisions, what follows, and the policies it adopts."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pbdesk.records.kinds import KINDS
from pbdesk.store.change import Change, Update
from tests import seeded_words as said

if TYPE_CHECKING:
    from tests.seeded import Decade, Place, Row

TYPES = ("directs",) * 11 + ("notes",) * 4 + ("allocates",) * 2 + ("assigns", "assigns")
DECADE = 10 * 365
ENDS = (-1,) * 8 + (-21, 14)
"""Days from when a lead begins to when the one before it ends: now and then nobody led, or both."""


class Meetings:
    """The meetings of the task forces, each one change: what was decided, by whom, what follows, what it adopts."""

    def __init__(self, decade: "Decade") -> None:
        self.decade, self.chance = decade, decade.chance
        self._adopted = 0

    def hold(self) -> None:
        """Every meeting of the ten years, in turn."""
        size, places = self.decade.size, self.decade.places
        count = max(len(places), min(120 * len(places), size.decisions // 4))
        for at in range(count):
            share = at / count
            decisions = size.decisions * (at + 1) // count - size.decisions * at // count
            policies = size.policies * (at + 1) // count - size.policies * at // count
            day = self.decade.start + timedelta(days=int(DECADE * share))
            self._meet(places[at % len(places)], at // len(places) + 1, day, decisions, policies)

    def _meet(self, place: "Place", number: int, day: date, decisions: int, policies: int) -> None:
        put, title = self.decade.put, f"Meeting {number}, {said.COUNTRIES[place.code]}"
        with self.decade.doing("add", kind="meeting", title=title) as made:
            row = {"task_force": place.force, "number": str(number), "date": day.isoformat(), "title": title,
                   "chair": place.members[0], "status": "held", "minutes_long": 90,
                   "minutes": self.decade.words(60)}  # fmt: skip
            meeting = put(made, "meeting", [row])[0]
            matters = self.chance.sample(said.MATTERS, min(len(said.MATTERS), max(2, decisions)))
            items = put(made, "agenda_item", [{"meeting": meeting, "position": at, "title": one}
                                              for at, one in enumerate(matters, 1)])  # fmt: skip
            put(made, "paper", [{"meeting": meeting, "item": items[0], "agency": self.chance.choice(place.members),
                                 "title": f"Paper on {matters[0].lower()}"}])  # fmt: skip
            put(made, "attendance", [
                {"meeting": meeting, "agency": one, "hours": 2.0, "persons": self.chance.randint(1, 3),
                 "presence": self.chance.choice(("present", "present", "present", "absent"))}
                for one in place.members])  # fmt: skip
            for at in range(decisions):
                self._decide(made, place, day, meeting, items[at % len(items)], matters[at % len(items)])
            for _ in range(policies):
                self._adopt(made, place, day, meeting)

    def _decide(self, made: Change, place: "Place", day: date, meeting: str, item: str, matter: str) -> str:
        free = self._free(place, day)
        type = self.chance.choice(TYPES if free else TYPES[:-2])
        earlier = place.recorded.pop(0) if type == "directs" and len(place.recorded) > 9 else None
        lead = self._lead(place, day, free) if type == "assigns" else {}
        decision = self._draft(made, place, day, matter, meeting=meeting, item=item, supersedes=earlier,
                               type="supersedes" if earlier else type, **lead)  # fmt: skip
        self._record(made, place, decision, day)
        if earlier and self.chance.random() < 0.1:
            made.set_many(KINDS["decision"], [Update(earlier, {"status": "recorded"}, {"status": "superseded"})])
        if type == "assigns":
            self._assign(made, place, day, decision, lead)
        return decision

    def _free(self, place: "Place", day: date) -> list[str | None]:
        """The dimensions, and the whole country, of which nobody was made the lead that day already."""
        led = {dimension for dimension, row in place.leading.items() if row["start"] == day.isoformat()}
        return [one for one in (None, *self.decade.dimensions.values()) if str(one) not in led]

    def _lead(self, place: "Place", day: date, free: list[str | None]) -> "Row":
        return {"lead_agency": self.chance.choice(place.members), "lead_dimension": self.chance.choice(free),
                "lead_start": day.isoformat()}  # fmt: skip

    def _draft(self, made: Change, place: "Place", day: date, matter: str, **more: Any) -> str:
        number = place.numbers[day.year] = place.numbers.get(day.year, 0) + 1
        row = {"number": f"{place.code} {day.year}/{number:03}", "title": matter, "task_force": place.force,
               "country": place.id, "date": day.isoformat(), "text": self.decade.words(30), "status": "draft",
               "rationale": self.decade.words(25), "proposer": self.chance.choice(place.members),
               "marking": self.chance.choice(("internal", "restricted", None)), **more}  # fmt: skip
        if row["type"] == "allocates":
            row |= {"amount": self.chance.randint(1, 90) * 1_000_000_000, "currency": "NOK"}
        return self.decade.put(made, "decision", [row])[0]

    def _record(self, made: Change, place: "Place", decision: str, day: date) -> None:
        stands = ("agrees", "agrees", "agrees", "agrees", "reserves", "silent", "dissents")
        self.decade.put(made, "position", [
            {"decision": decision, "agency": one, "position": self.chance.choice(stands)}
            for one in self.chance.sample(place.members, 3)])  # fmt: skip
        self.decade.put(made, "action", [self._action(place, decision, day, at) for at in (1, 2)])
        made.set_many(KINDS["decision"], [Update(decision, {"status": "draft"}, {"status": "recorded"})])
        place.recorded.append(decision)

    def _action(self, place: "Place", decision: str, day: date, at: int) -> "Row":
        due = day + timedelta(days=self.chance.randint(14, 120))
        past, luck = due < self.decade.until - timedelta(days=90), self.chance.random()
        status = "done" if past and luck < 0.9 else "cancelled" if past and luck < 0.95 else "open"
        closed = {"outcome": self.decade.words(12), "closed": due.isoformat()} if status != "open" else {}
        return {"number": str(at), "title": f"{self.chance.choice(said.MATTERS)}: {self.decade.words(5)}",
                "decision": decision, "country": place.id, "agency": self.chance.choice(place.members),
                "due": due.isoformat(), "status": status, **closed}  # fmt: skip

    def _assign(self, made: Change, place: "Place", day: date, decision: str, lead: "Row") -> None:
        dimension = lead["lead_dimension"]
        before = place.leading.get(str(dimension))
        if before:
            end = max(before["start"], (day + timedelta(days=self.chance.choice(ENDS))).isoformat())
            made.set_many(KINDS["assignment"], [Update(before["id"], {"end": None}, {"end": end})])
        row = {"agency": lead["lead_agency"], "country": place.id, "dimension": dimension,
               "role": "lead", "start": day.isoformat(), "decision": decision,
               "handover": self.decade.words(20)}  # fmt: skip
        one = self.decade.put(made, "assignment", [row])[0]
        place.leading[str(dimension)] = row | {"id": one}

    def _adopt(self, made: Change, place: "Place", day: date, meeting: str) -> None:
        """A new version of a policy with its whole coherence record, adopted by a decision of its own."""
        self._adopted += 1
        pattern = said.POLICIES[self._adopted // len(self.decade.places) % len(said.POLICIES)]
        title = pattern.format(country=said.COUNTRIES[place.code])
        before, framework = place.policies.get(title), place.frameworks[-1]
        row = {"title": title, "type": "engagement policy" if pattern is said.POLICIES[0] else "agency policy",
               "country": place.id, "owner": self.chance.choice(place.members), "status": "in consultation",
               "version": before["version"] + 1 if before else 1, "start": day.isoformat(),
               "review_due": (day + timedelta(days=365)).isoformat(), "supersedes": before and before["id"],
               "framework": framework[0], "objectives": self.chance.sample(framework[1], 3),
               "steps": self.decade.words(30), "contested": "some points are contested"}  # fmt: skip
        policy = self.decade.put(made, "policy", [row])[0]
        self._complete(made, place, day, policy)
        decision = self._draft(made, place, day, title, meeting=meeting, type="adopts", policy=policy)
        self._record(made, place, decision, day)
        fresh = {"status": "adopted", "adopted_by": decision}
        made.set_many(KINDS["policy"], [Update(policy, {"status": "in consultation", "adopted_by": None}, fresh)])
        if before:
            made.set_many(KINDS["policy"], [Update(before["id"], {"status": "adopted"}, {"status": "superseded"})])
        place.policies[title] = row | {"id": policy}

    def _complete(self, made: Change, place: "Place", day: date, policy: str) -> None:
        put, asked = self.decade.put, (day - timedelta(days=60)).isoformat()
        put(made, "section", [{"policy": policy, "position": at, "heading": heading, "text": self.decade.words(60)}
                              for at, heading in enumerate(("Problem", "Aim", "Means", "Risks"), 1)])  # fmt: skip
        answers = ("agrees", "agrees", "agrees with conditions", "disagrees", "no comment")
        put(made, "consultation", [
            {"policy": policy, "consulted": one, "circle": "across government", "draft": "1", "asked": asked,
             "answer": self.chance.choice(answers), "answered": day.isoformat(), "comment": self.decade.words(12)}
            for one in place.members[1:5]])  # fmt: skip
        put(made, "reference", [
            {"policy": policy, "level": "national", "title": f"National development plan {place.code}"},
            {"policy": policy, "level": "international", "title": "Security Council mandate"}])  # fmt: skip
        put(made, "contested_point", [
            {"policy": policy, "title": self.decade.words(7), "contested_by": [place.members[2]],
             "views": self.decade.words(20)}])  # fmt: skip
