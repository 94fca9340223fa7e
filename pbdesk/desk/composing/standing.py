"""Where a country stands, in a sentence each: the issue, the policy in force, who leads."""

from pbdesk.coherence.figure import LeadLine
from pbdesk.desk.composing.tongue import Tongue
from pbdesk.desk.gathering.country import Gathered, Values


class Standing:
    """Says it of one country in one language, from what was gathered of it."""

    def __init__(self, found: Gathered, language: str) -> None:
        self.found = found
        self.tongue = Tongue(language, found.titles)
        self.country = self.tongue.country(found.code, found.name)

    def issue_sentence(self) -> str:
        """The issue in one sentence: how much serves no objective, and how much of what was decided is late."""
        said = [*self._unframed(), *self._issues()]
        if not said:
            return self.tongue.say("issue.unknown", country=self.country)
        return self.tongue.say("issue.place", country=self.country, said=self.tongue.say("issue.and").join(said))

    def _unframed(self) -> list[str]:
        """That there is no strategy which activities could serve: without one their share says nothing."""
        if not self._has_no_framework:
            return []
        count = self.found.activities
        activities = self.tongue.counted("activities", count)
        return [self.tongue.say("issue.unframed" if count else "issue.unframed.none", activities=activities)]

    def _issues(self) -> list[str]:
        figures = ("overdue_actions",) if self._has_no_framework else ("strategic_deficit", "overdue_actions")
        return [
            self.tongue.by_number(f"issue.{name}", one.numerator, counted=self.tongue.words.number(one.numerator),
                                  among=self.tongue.words.number(one.denominator or 0))
            for name in figures
            for one in self.found.profile.figures(name)[:1] if one.ratio is not None
        ]  # fmt: skip

    @property
    def _has_no_framework(self) -> bool:
        return any(one.rule.code == "no-strategic-framework" for one in self.found.profile.findings)

    def policy_said(self) -> str:
        """Where the policies in force are set out."""
        named = self.tongue.words.apart(str(one["title"]) for one in self.adopted)
        return self.tongue.say("lines.policy.said", policy=named) if named else self._no_policy()

    def _no_policy(self) -> str:
        """That no policy is in force, and which one is adopted and will be."""
        said = [self.tongue.say("lines.no policy")]
        said += [
            self.tongue.say("lines.policy.ahead", policy=one["title"], day=self.tongue.words.date(str(one["start"])))
            for one in self.ahead
        ]
        return " ".join(said)

    def policy_in_short(self, as_of: str) -> str:
        """Where the first policy in force is set out, when it is reviewed, and how many more are in force."""
        if not self.adopted:
            return self._no_policy()
        first, *others = self.adopted
        said = self.tongue.say("lines.policy.said", policy=f"{first['title']} ({self.reviewed(first, as_of)})")
        count = len(others)
        more = self.tongue.by_number("standing.more", count, n=self.tongue.words.number(count)) if others else ""
        return f"{said} {more}".strip()

    @property
    def adopted(self) -> list[Values]:
        """The policies in force, the engagement policy before others."""
        found = [one for one in self._of_status_adopted if str(one["start"] or "") <= self.found.profile.scope.as_of]
        return sorted(found, key=lambda one: one["type"] != "engagement policy")

    @property
    def ahead(self) -> list[Values]:
        """The policies that are adopted and valid only from a later day."""
        day = self.found.profile.scope.as_of
        return [one for one in self._of_status_adopted if str(one["start"] or "") > day]

    @property
    def _of_status_adopted(self) -> list[Values]:
        return [one for one in self.found.records["policy"] if one["status"] == "adopted"]

    def status_of(self, policy: Values) -> str | None:
        """Its status, and from when it is valid where that is still to come."""
        said = self.tongue.choice_begins(policy["status"])
        day = str(policy["start"] or "")
        if policy["status"] != "adopted" or day <= self.found.profile.scope.as_of:
            return said
        return self.tongue.say("policies.ahead", status=said, day=self.tongue.words.date(day))

    def reviewed(self, policy: Values, as_of: str) -> str:
        """By when a policy is to be reviewed, or was to be."""
        if not policy["review_due"]:
            return self.tongue.say("lines.review.none")
        day = str(policy["review_due"])
        return self.tongue.say("lines.review.late" if day < as_of else "lines.review", day=self.tongue.words.date(day))

    def lead_said(self, as_of: str) -> str:
        """Who leads for the whole country on a day."""
        say, lines = self.tongue.say, [line for line in self.found.profile.leads if line.dimension is None]
        turns = [turn for line in lines for turn in line.turns if turn.start <= as_of <= (turn.end or "9999")]
        agency = ", ".join(filter(None, (self.tongue.named(turn.agency) for turn in turns)))
        nobody = say("lines.no lead") if lines else say("leads.none")
        return say("lines.led", agency=agency) if agency else nobody

    def days_led(self, line: LeadLine) -> dict[str, str]:
        """For how many days somebody led, of how many."""
        return {"led": self.tongue.words.number(line.days_led), "days": self.tongue.words.number(line.days)}
