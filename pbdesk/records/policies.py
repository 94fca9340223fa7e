"""Engagement policies, agency policies and plans, each with its coherence record (DOMAIN 3)."""

from collections.abc import Iterable

from pbdesk.records.kind import Breach, Frozen, Kind, Reader, Values, choice, day, integer, link, links, prose, text
from pbdesk.records.markings import marking
from pbdesk.records.periods import InOrder, is_to_come
from pbdesk.sentences import say, term

CIRCLES = "in the agency|across government|civil society|international|internal actors"
ANSWERS = "agrees|agrees with conditions|disagrees|no comment|not answered|informed only"
IN_FORCE = ("adopted", "superseded", "expired")
RECORD_SOURCE = "report, Recommendations, Agency Coherence"


def missing_from_record(policy: Values, reader: Reader, *, by_name: bool = True) -> Iterable[Breach]:
    """What the coherence record of a policy still lacks; silence blocks, dissent does not.

    A line that names nobody says of nobody that they were asked. What was adopted before that was asked (not
    `by_name`) stays adopted. Source: report, Recommendations, Agency Coherence; Australian cabinet practice (FACTS).
    """
    asked, referring = (
        list(reader.pointing(kind, "policy", str(policy["id"]))) for kind in ("consultation", "reference")
    )
    if not any(_says(one, "consulted", "consulted_as") or not by_name for one in asked):
        yield Breach("nobody-consulted", say("It does not say who was consulted."), "consultations")
    if silent := [_name(reader, one) for one in unanswered(asked)]:
        yield Breach("silence", say("Not answered yet: {silent}.", silent=silent), "consultations")
    if not any(_says(one, "title", "strategy", "other") or not by_name for one in referring):
        yield Breach("no-reference", say("It names no national or international policy it is coherent with."), "references")
    if not _says(policy, "steps"):
        yield Breach("no-steps", say("It does not say what steps were taken to ensure coherence."), "steps")
    yield from _contested_unsaid(policy, reader, by_name=by_name)


def _says(values: Values, *names: str) -> bool:
    """Whether any of these fields says something."""
    return any(str(values.get(name) or "").strip() for name in names)


def is_silent(consultation: Values) -> bool:
    """Whether who was asked has not answered."""
    return consultation.get("answer") in (None, "not answered")


UNNAMED = term("somebody unnamed")
"""What is said of whoever was asked and is not named: an older desk may hold that."""


def unanswered(consultations: Iterable[Values]) -> list[Values]:
    """The lines that still wait for an answer: those on the latest draft that each consultee was asked about."""
    asked = list(consultations)
    earlier = asked_again(asked)
    return [one for one in asked if is_silent(one) and str(one["id"]) not in earlier]


def asked_again(consultations: Iterable[Values]) -> set[str]:
    """The lines whose consultee was asked again later on that policy: what it says on the later draft counts.

    Nobody has been asked on a day to come.
    """
    latest: dict[tuple[str, str], str] = {}
    earlier: set[str] = set()
    for one in sorted(consultations, key=lambda one: (str(one.get("asked") or ""), str(one["id"]))):
        who = str(one.get("policy")), str(one.get("consulted") or one.get("consulted_as") or one["id"])
        to_come = is_to_come(one.get("asked"))
        earlier |= {latest[who]} if who in latest and not to_come else set()
        if not to_come:
            latest[who] = str(one["id"])
    return earlier


def _contested_unsaid(policy: Values, reader: Reader, *, by_name: bool) -> Iterable[Breach]:
    points = list(reader.pointing("contested_point", "policy", str(policy["id"])))
    if policy.get("contested") is None:
        yield Breach("contested-unsaid", say("It does not say what is contested, or that nothing is."), "contested")
    elif policy["contested"] == "some points are contested" and not points:
        yield Breach("no-contested-point", say("It says points are contested but lists none."), "contested")
    still = [one["title"] for one in points if not one.get("settled")]
    if by_name and still and policy.get("contested") == "nothing is contested":
        message = say("It says nothing is contested but lists what is: {points}.", points=still)
        yield Breach("contested-after-all", message, "contested")


def _name(reader: Reader, consultation: Values) -> str:
    actor = reader.get(str(consultation.get("consulted"))) or {}
    named = actor.get("name") or consultation.get("consulted_as")
    return str(named) if named else UNNAMED


def adopted_only_complete(policy: Values, reader: Reader) -> Iterable[Breach]:
    """A policy that is or was in force was adopted by a recorded decision, on a complete record."""
    if policy.get("status") not in IN_FORCE:
        return
    if lacking := [*_undecided(policy, reader), *missing_from_record(policy, reader, by_name=False)]:
        title = str(policy.get("title") or "")
        yield Breach("not-adopted", say("“{title}” cannot be adopted.", title=title), "status")
        yield from lacking


def in_the_way_of_adopting(policy: Values, reader: Reader) -> Iterable[Breach]:
    """Why a policy cannot be adopted: undecided, its record not complete, or another version in force in its place."""
    yield from _undecided(policy, reader)
    yield from missing_from_record(policy, reader)
    others = reader.pointing("policy", "supersedes", str(policy["supersedes"])) if policy["supersedes"] else ()
    if any(one["id"] != policy["id"] and one.get("status") == "adopted" for one in others):
        message = say("Another version is in force in its place already; let it supersede that one.")
        yield Breach("replaced-already", message, "supersedes")


def _undecided(policy: Values, reader: Reader) -> Iterable[Breach]:
    decision = reader.get(str(policy.get("adopted_by"))) or {}
    if decision.get("status") not in ("recorded", "superseded"):
        yield Breach("no-decision", say("It can only be adopted by a recorded decision."), "adopted_by")


def superseded_by_another(policy: Values, reader: Reader) -> Iterable[Breach]:
    """A policy is superseded only by one that says so and was itself adopted (DOMAIN 3)."""
    if policy.get("status") != "superseded":
        return
    later = reader.pointing("policy", "supersedes", str(policy["id"]))
    if not any(one.get("status") in IN_FORCE for one in later):
        yield Breach("not-superseded", say("No adopted version says that it supersedes this one."), "status")


def one_version_in_force(policy: Values, reader: Reader) -> Iterable[Breach]:
    """A version and the one it replaces are never both in force (DOMAIN 3)."""
    if policy.get("status") != "adopted" or not policy.get("supersedes"):
        return
    former = reader.get(str(policy["supersedes"])) or {}
    if former.get("status") == "adopted":
        yield Breach("both-in-force", say("The version it replaces is still in force; adopt it by a decision."), "status")


def adopted_by_its_verb(before: Values, after: Values) -> Iterable[Breach]:
    """Adopting closes the version that is superseded, so it is never only a word in a field."""
    if not before or before.get("status") in IN_FORCE:
        return
    title = str(after.get("title") or "")
    if after.get("status") == "adopted":
        words = "“{title}” is adopted in the desk, where adopting closes what it supersedes."
        yield Breach("adopt-it", say(words, title=title), "status")
    elif after.get("status") in IN_FORCE:
        words = "“{title}” was never adopted; it cannot be superseded, nor expire."
        yield Breach("never-adopted", say(words, title=title), "status")


def expired_by_now(before: Values, after: Values) -> Iterable[Breach]:
    """A policy is in force to its last day."""
    said = after.get("end")
    if before.get("status") == "adopted" and after.get("status") == "expired" and is_to_come(said):
        words = "It cannot expire before its last day ({day}); until then it is in force."
        yield Breach("not-yet-expired", say(words, day=said), "end")


POLICY = Kind(
    "policy", "policies", "Policy", "Policies", "policies",
    (
        text("title", "Title", required=True, searched=True, names="policy|strategy|plan|strategi|stratégie|estrategia|estratégia|politique|política|tittel|policy title|policy name|title|strategy title|strategy name|name of policy|document|document title|engagement policy|plan title|policydokument|strategidokument|styringsdokument|titre|titre de la politique|intitulé|document de politique|nombre de la política|título|documento|título da política|nome da política|plano|plan estratégico|rubrik|titel", ordered=True),
        choice("type", "Type", "engagement policy|agency policy|whole-of-government policy|plan", required=True, names="type|policy type|document type|type politikk|dokumenttype|typ|type de document|tipo|tipo de documento"),
        link("country", "Country", "country", "Empty for the overall policy.", names="country|land|pays|país|pais"),
        link("owner", "Owner agency", "actor", names="owner|agency|responsible ministry|ansvarlig|ministère|ministerio|ministério|ansvarig|owner agency|policy owner|lead agency|responsible|responsible agency|ministry|issued by|ansvarlig departement|eier|utgiver|ansvarig myndighet|utgivare|ägare|responsable|ministère responsable|agence responsable|entidad responsable|organismo responsable|responsável|órgão responsável"),
        integer("version", "Version", required=True, names="version|versjon|versión|versão|edition|revision|version no|version number|versjonsnummer|utgave|versionsnummer|édition|numéro de version|edición|número de versión|edição|número da versão"),
        choice("status", "Status", "draft|in consultation|adopted|superseded|expired", required=True, living=True, names="status|statut|estado|estatus|policy status|state|état|stato|läge|situación|situação|estado de la política"),
        link("adopted_by", "Adopted by decision", "decision"),
        day("start", "Valid from", names="valid from|from|start|gjelder fra|valable du|vigente desde|start date|in force from|effective from|adopted|adopted on|adoption date|date of adoption|vedtatt|vedtatt dato|ikrafttredelse|startdato|gäller från|antagen|beslutad|date d'adoption|adopté le|date d'entrée en vigueur|en vigueur depuis|début|fecha de adopción|vigencia desde|fecha de inicio|fecha de aprobación|data de adoção|vigência desde|início"),
        day("end", "Valid to", names="valid to|to|end|gjelder til|valable jusqu'au|vigente hasta|end date|in force to|valid until|expires|expiry|expiry date|utløper|utløpsdato|sluttdato|gäller till|giltig till|upphör|date de fin|date d'expiration|expire le|fin|vigencia hasta|fecha de vencimiento|fecha de fin|validade|vigência até|fim"),
        day("review_due", "Review due", living=True, names="review|review date|revisjon|révision|revisión|review due|next review|date of review|due for review|to be reviewed|revideres|neste revisjon|revideringsdato|nästa översyn|översyn|date de révision|prochaine révision|à réviser le|fecha de revisión|próxima revisión|data de revisão|próxima revisão", ordered=True),
        marking(),
        link("supersedes", "Supersedes", "policy", "The version this one replaces."),
        link("framework", "Rests on framework", "framework", "The version of the strategic framework it was written against."),
        links("objectives", "Serves objectives", "objective"),
        prose("steps", "Steps taken to ensure coherence", searched=True, source=RECORD_SOURCE),
        choice("contested", "Contested", "nothing is contested|some points are contested", "Silence on this blocks adoption.", source=RECORD_SOURCE),
    ),
    title=("title", "version"), key=("title",), frozen=Frozen("status", IN_FORCE, ("end",)),
    rules=(InOrder("start", "end"), adopted_only_complete, superseded_by_another, one_version_in_force),
    passages=(adopted_by_its_verb, expired_by_now),
    help="A versioned document of policy; an adopted version never changes.", source=RECORD_SOURCE,
)
SECTION = Kind(
    "section", "sections", "Section", "Sections", "policies",
    (
        link("policy", "Policy", "policy", required=True),
        integer("position", "Order", required=True),
        text("heading", "Heading", required=True, searched=True),
        prose("text", "Text", searched=True),
    ),
    title=("position", "heading"), part_of="policy",
)
CONSULTATION = Kind(
    "consultation", "consultations", "Consultation", "Consultation record", "policies",
    (
        link("policy", "Policy", "policy", required=True),
        link("consulted", "Who was asked", "actor"),
        text("consulted_as", "Or, in words", "Who was asked, where they are no recorded actor.", searched=True),
        choice("circle", "Circle", CIRCLES, required=True),
        text("draft", "On which draft"),
        day("asked", "Asked on"),
        day("due", "Answer due"),
        choice("answer", "Answer", ANSWERS),
        day("answered", "Answered on"),
        prose("comment", "What they said", searched=True),
        prose("handling", "How it was handled", searched=True),
    ),
    title=("consulted", "consulted_as", "answer"), part_of="policy", rules=(InOrder("asked", "answered"),),
    source=RECORD_SOURCE,
)
REFERENCE = Kind(
    "reference", "references", "Policy referred to", "Policies referred to", "policies",
    (
        link("policy", "Policy", "policy", required=True),
        choice("level", "Level", "national|international", required=True),
        text("title", "Title", "In words, where the desk does not hold it.", searched=True),
        link("strategy", "Strategy or framework", "strategy"),
        link("other", "Policy in this desk", "policy"),
        prose("how", "How it is coherent with it", searched=True),
    ),
    title=("title", "strategy", "other"), part_of="policy", source=RECORD_SOURCE,
)
CONTESTED_POINT = Kind(
    "contested_point", "contested_points", "Contested point", "Contested points", "policies",
    (
        link("policy", "Policy", "policy", required=True),
        text("title", "What is contested", required=True, searched=True),
        links("contested_by", "By whom", "actor"),
        prose("views", "The views", searched=True),
        day("settled", "Settled on", living=True),
        prose("settlement", "How it was settled", living=True, searched=True),
    ),
    title=("title",), part_of="policy", source=RECORD_SOURCE,
)
KINDS = (POLICY, SECTION, CONSULTATION, REFERENCE, CONTESTED_POINT)
