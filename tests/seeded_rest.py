"""What the seeded desk has beside its meetings and activities: people, comments, turns, notes, what ownership was."""

from datetime import timedelta
from typing import TYPE_CHECKING

from pbdesk.store.change import Change
from tests import seeded_words as said

if TYPE_CHECKING:
    from tests.seeded import Decade, Place

YEARS = 10


class Rest:
    """The quieter kinds of record, some of each for every country."""

    def __init__(self, decade: "Decade") -> None:
        self.decade, self.chance, self.put = decade, decade.chance, decade.put

    def add(self) -> None:
        """All of them."""
        with self.decade.doing("add", kind="tag", title="Tags and evaluations") as made:
            tags = self.put(made, "tag", [{"name": name} for name in said.TAGS])
            self.put(made, "evaluation", [
                {"agency": one, "date": self.decade.day().isoformat(), "findings": self.decade.words(20),
                 "participants": [one]} for one in self.decade.agencies for _ in range(YEARS)])  # fmt: skip
        for place in self.decade.places:
            with self.decade.doing("add", kind="note", title=f"Notes on {said.COUNTRIES[place.code]}") as made:
                self._people(made, place)
                self._plans(made, place)
                self._findings(made, place, tags)

    def _people(self, made: Change, place: "Place") -> None:
        self.put(made, "contact", [
            {"actor": one, "name": f"{self.chance.choice(said.NAMES)} {self.chance.choice(said.FAMILIES)}",
             "role": self.chance.choice(("director", "adviser", "head of section"))}
            for one in place.hosts for _ in range(3)])  # fmt: skip
        self.put(made, "rotation", [{"task_force": place.force, "position": at, "agency": one, "months": 6}
                                    for at, one in enumerate(place.members[:3], 1)])  # fmt: skip

    def _plans(self, made: Change, place: "Place") -> None:
        """What agencies said of each framework, and targets that were changed before; then the last stands alone."""
        self.put(made, "comment", [
            {"framework": framework, "agency": one, "text": self.decade.words(25), "answer": self.decade.words(15),
             "date": self.decade.day().isoformat()}
            for framework, _ in place.frameworks for one in place.members[:4]])  # fmt: skip
        self.put(made, "target_revision", [
            {"benchmark": one, "date": self.decade.day().isoformat(), "old_target": 70.0, "new_target": 60.0,
             "reason": self.decade.words(15)} for one in place.marks])  # fmt: skip
        for framework, _ in place.frameworks[:-1]:
            made.set(framework, {"status": "superseded"})

    def _findings(self, made: Change, place: "Place", tags: list[str]) -> None:
        days = [(self.decade.start + timedelta(days=365 * year + 90)).isoformat() for year in range(YEARS)]
        self.put(made, "ownership", [
            {"country": place.id, "date": day, "evidence": self.decade.words(20),
             "controlled_by": self.chance.choice(("internal actors", "jointly", "external actors"))}
            for day in days])  # fmt: skip
        self.put(made, "contradiction", [
            {"title": self.decade.words(8), "country": place.id, "agency": self.chance.choice(place.members),
             "found": day, "between": self.chance.sample(place.recorded, 2) if len(place.recorded) > 1 else None}
            for day in days])  # fmt: skip
        self.put(made, "note", [
            {"title": f"{self.chance.choice(said.MATTERS)}, {place.code} {day[:4]}", "text": self.decade.words(80),
             "mentions": [place.id, self.chance.choice(place.members)], "tags": [self.chance.choice(tags)]}
            for day in days])  # fmt: skip
