"""The senses of the fields of other lists: actors, decisions, tasks, meetings, leads, policies, what is measured, members, contacts."""

from collections.abc import Mapping

from pbdesk.intake import lexicon
from pbdesk.intake import lexicon_of_governing as governing
from pbdesk.intake.senses import Sense, Senses, Words, of_bodies, read

_LIKE = 0.86


def of_governing() -> Mapping[str, Senses]:
    """The senses by kind and field."""
    bodies = of_bodies()
    return {
        "actor": _of_actors(bodies),
        "decision": _of_decisions(bodies),
        "action": _of_actions(bodies),
        "meeting": _of_meetings(bodies),
        "policy": _of_policies(bodies),
        "assignment": _of_assignments(bodies),
        "objective": _of_objectives(bodies),
        "observation": _of_observations(),
        "benchmark": _of_benchmarks(),
        "membership": _of_members(bodies),
        "contact": _of_contacts(bodies),
        "request": _of_requests(),
    }


def _of_actors(bodies: Words) -> Senses:
    above = read(lexicon.ABOVE)
    return {
        "name": (Sense(read(lexicon.BODY), bodies | read(lexicon.TITLE) | read("full legal official"), 0.9, never=above),),
        "type": (Sense(read("type kind category categorie tipo kategori typ"), bodies, _LIKE, also=bodies),),
        "parent": (Sense(above, bodies, 0.9),),
        "acronym": (Sense(read(lexicon.SHORT), bodies, 0.9),),
        "country": (Sense(read(lexicon.COUNTRY_KEYS), read(lexicon.COUNTRY), 0.88),),
    }


def _of_decisions(bodies: Words) -> Senses:
    decided, item, sitting = read(governing.DECIDED), read(governing.ON_AGENDA), read(governing.SITTING)
    number, date = read(lexicon.IDENTIFIER), read(lexicon.DATE)
    signed = read(lexicon.SIGNED)
    return {
        "title": (
            Sense(read(lexicon.TITLE), decided, _LIKE, also=decided),
            Sense(item, item | sitting | read(lexicon.TITLE), _LIKE, never=number),
        ),
        "text": (Sense(read(governing.DECISION), read(governing.TAKEN) | bodies | sitting, _LIKE, never=number | date),),
        "proposer": (
            Sense(
                _answers() | read(lexicon.IMPLEMENT) | read(_PROPOSES),
                bodies | read(_FOLLOWING),
                0.88,
            ),
        ),
        "number": (Sense(number, decided, _LIKE, also=decided),),
        "date": (Sense(date, decided | signed | read(_TREATED), _LIKE, also=decided | signed | read(_TREATED)),),
        "status": (Sense(_states(), decided | _stated_beside(), _LIKE),),
    }


def _of_actions(bodies: Words) -> Senses:
    todo, held = read(lexicon.TO_DO), read(governing.HELD_TO_DO)
    return {
        "status": (Sense(_states() | read(_PROGRESS), _stated_beside() | read(governing.COMPLETED) | read("rating action play"), _LIKE),),
        "agency": (
            Sense(
                _answers() | read(_ANSWERING),
                bodies | read("person party action mise") | read(lexicon.IMPLEMENT) | read(_FOLLOWING),
                0.88,
                never=read("kommentar comment comments remark supporting support"),
            ),
            Sense(bodies, read("action addressee"), 0.84, also=read("action addressee")),
        ),
        "closed": (Sense(read(_CLOSED), read(lexicon.DATE) | todo, _LIKE, never=read(lexicon.DUE)),),
        "number": (Sense(read(lexicon.IDENTIFIER), todo, _LIKE),),
        "title": (
            Sense(
                todo | held,
                read(lexicon.TITLE | lexicon.PROSE) | read(_FROM_WHERE) | read(_FOLLOWING),
                _LIKE,
                never=read(lexicon.IDENTIFIER | governing.DOES),
            ),
        ),
        "due": (
            Sense(read(lexicon.DUE), read(lexicon.DATE | governing.DEADLINE) | todo | _stated_beside(), _LIKE),
            Sense(read(_DELIVERED), read(lexicon.DATE), _LIKE, also=read(_TIMES)),
        ),
        "outcome": (Sense(read(governing.OUTCOME), read(governing.OF_OUTCOME) | todo | read("from fra"), 0.84),),
        "evidence": (Sense(read(governing.EVIDENCE), read(governing.OF_EVIDENCE | governing.COMPLETED), _LIKE),),
    }


def _of_meetings(bodies: Words) -> Senses:
    sitting, item, body = read(governing.SITTING), read(governing.ON_AGENDA), read(governing.BODY_THAT_MEETS)
    number = read(lexicon.IDENTIFIER)
    return {
        "date": (Sense(read(governing.HELD), sitting, _LIKE, never=body - sitting - {"convened"} | read(_TO_COME)),),
        "task_force": (Sense(body - {"convened"}, body | bodies, 0.84, never=number | item - body),),
        "title": (Sense(item, item | sitting | read(lexicon.TITLE) | read(_LISTED), 0.84, never=number | {"discussed"}),),
        "chair": (Sense(read(governing.PRESIDED), sitting | bodies, _LIKE),),
        "minutes": (Sense(read(governing.MINUTED), read(governing.ABOUT_MINUTES) | sitting, _LIKE, never=number),),
        "place": (Sense(read(governing.PLACED), sitting, _LIKE),),
    }


def _of_policies(bodies: Words) -> Senses:
    valid, date, document = read(governing.VALID), read(lexicon.DATE), read(governing.LAID_DOWN)
    until, since = read(governing.UNTIL), read(governing.SINCE)
    expiry = read("expiry expires expiration utlop utloper caducidad")
    return {
        "start": (Sense(valid, date | since | document, _LIKE, also=since | read("date dato datum fecha"), never=until),),
        "end": (Sense(valid | expiry, date | until | document, _LIKE, also=until | expiry, never=since - until),),
        "review_due": (Sense(read(governing.REVISED), read(governing.NEXT) | read(lexicon.DUE) | document, _LIKE, never=read("reviewed version last")),),
        "owner": (Sense(read(governing.OWNS) | _answers(), bodies | document, _LIKE),),
        "status": (Sense(read(lexicon.STATUS), read(governing.APPROVED | lexicon.OF_STATES) | document, _LIKE),),
        "version": (Sense(read(governing.VERSIONED), document | read(lexicon.IDENTIFIER), _LIKE),),
        "title": (Sense(document, read(lexicon.TITLE) | document, _LIKE, also=read(lexicon.TITLE)),),
    }


def _of_assignments(bodies: Words) -> Senses:
    leads = read(governing.LEADS)
    return {
        "agency": (Sense(leads, bodies | read("government national international main"), _LIKE, never=read(_BESIDE_THE_LEAD)),),
        "dimension": (Sense(read(governing.PILLAR), read(governing.GROUPED), 0.84, never=leads),),
        "decision": (Sense(read(governing.RESTS_ON), read(governing.OF_RESTING) | read(lexicon.IDENTIFIER), _LIKE, never=read(_TIMES)),),
        **_lasting(),
    }


def _of_objectives(bodies: Words) -> Senses:
    aim = read(governing.AIM)
    return {
        "number": (Sense(read(lexicon.IDENTIFIER), aim, _LIKE, also=aim),),
        "title": (Sense(aim, read(governing.OF_AIM) | read(lexicon.TITLE), _LIKE),),
        "dimension": (Sense(read(governing.PILLAR), read(governing.OF_AIM), 0.84),),
        "lead": (Sense(_answers(), bodies, _LIKE, never=read(_BESIDE_THE_LEAD)),),
    }


def _of_members(bodies: Words) -> Senses:
    member = read(governing.MEMBER)
    return {
        "agency": (Sense(member, bodies, _LIKE),),
        "tier": (Sense(read(governing.TIER), member, _LIKE),),
        "note": (Sense(read(governing.NOTED), member, 0.84),),
        **_lasting(),
    }


def _lasting() -> Senses:
    """From when and until when somebody leads or is a member."""
    since, until, lasting = read(governing.SINCE), read(governing.UNTIL), read(governing.LASTING | lexicon.DATE)
    return {
        "start": (Sense(since, lasting, _LIKE, never=until - since),),
        "end": (Sense(until, lasting, _LIKE, never=since - until),),
    }


def _of_observations() -> Senses:
    value, times, foreseen = read(governing.MEASURED), read(governing.TIMES), read(governing.BEFORE_OR_AFTER)
    when, data = read(governing.WHEN_MEASURED), read(governing.DATA)
    indicator = read(governing.INDICATOR)
    return {
        "benchmark": (Sense(indicator, read(lexicon.TITLE) | read("performance key outcome output result description"), _LIKE),),
        "value": (Sense(value, value | times | indicator | when | read("latest current siste to"), _LIKE, never=foreseen - value),),
        "date": (Sense(times, times | when | data | value, _LIKE, never=foreseen),),
        "evidence": (Sense(read(governing.SOURCE | governing.EVIDENCE), data | read("information methodology") | read(governing.OF_EVIDENCE), _LIKE),),
        "note": (Sense(read(governing.NOTED), read(governing.OF_OUTCOME), 0.84),),
    }


def _of_benchmarks() -> Senses:
    value, times, when = read(governing.MEASURED), read(governing.TIMES), read(governing.WHEN_MEASURED)
    first, wanted = read(governing.FIRST_VALUE), read(governing.WANTED_VALUE)
    indicator = read(governing.INDICATOR)
    return {
        "objective": (Sense(read(governing.AIM), read(governing.OF_AIM) | read(lexicon.TITLE), _LIKE),),
        "title": (Sense(indicator, read(lexicon.TITLE) | read("performance key outcome output result description"), _LIKE),),
        "baseline": (Sense(first, value | indicator | read("situation data"), _LIKE, never=times | wanted),),
        "target": (Sense(wanted, value | indicator | read("final end overall project"), _LIKE, never=times | first),),
        "baseline_date": (Sense(times, first | when, _LIKE, also=first),),
        "target_date": (Sense(times, wanted | when, _LIKE, also=wanted),),
    }


def _of_contacts(bodies: Words) -> Senses:
    named = read(governing.SURNAME)
    person, mail, phone = read(governing.PERSON), read(governing.MAIL), read(governing.PHONE)
    return {
        "actor": (Sense(read(lexicon.BODY | lexicon.OFFICE), bodies, _LIKE, never=person | mail | phone),),
        "name": (
            Sense(person, read(governing.OF_PERSON) | bodies, _LIKE, never=mail | phone | read(governing.FUNCTION) - read(governing.OF_PERSON)),
            Sense(named, named, _LIKE, also=read("name nom nombre nome navn namn")),
        ),
        "role": (Sense(read(governing.FUNCTION), person | read(governing.OF_PERSON), _LIKE, never=mail | phone),),
        "email": (Sense(mail - {"address", "adresse"}, mail | person, _LIKE),),
        "phone": (Sense(phone - {"office", "number", "direct"}, phone | person | read(lexicon.IDENTIFIER), _LIKE),),
    }


def _of_requests() -> Senses:
    asked, sent, date, due = read(governing.ASKED), read(governing.SENT), read(lexicon.DATE), read(lexicon.DUE)
    answer = read(governing.ANSWER)
    return {
        "title": (Sense(asked - {"requested"}, read(lexicon.TITLE | lexicon.PROSE) | read("subject content"), _LIKE, never=date | sent - asked | due),),
        "type": (Sense(read("type kind nature tipo art category"), asked, _LIKE, also=asked),),
        "internal_actor": (Sense(read(governing.ASKED_OF), read("to til") | of_bodies(), _LIKE, never=read(_TIMES)),),
        "agency": (Sense(read(governing.ASKED_BY), of_bodies() | read("requested"), _LIKE, never=date),),
        "date": (Sense(sent, date, _LIKE, also=read(_TIMES), never=due | answer),),
        "due": (Sense(due, answer | date, _LIKE), Sense(answer, date | due | read("expected wanted needed by"), _LIKE, also=date | due)),
        "days_of_work": (Sense(read("day days jour jours jornada dag dager dagar dia dias"), read(governing.WORKING), _LIKE, also=read(governing.WORKING) - read("day days needed dias jours")),),
    }


def _answers() -> Words:
    """Who answers for what is decided; what is only the main thing is nobody."""
    return read(lexicon.RESPONSIBLE | governing.DOES) - {"main", "principal"}


def _states() -> Words:
    return read(lexicon.STATUS)


def _stated_beside() -> Words:
    return read(lexicon.OF_STATES) | read(lexicon.IMPLEMENT)


_ANSWERING = "ansvar responsibility responsabilite responsabilidad responsabilidade"
_PROPOSES = "foredragande proposing proposer forslagsstiller presented rapporteur ponente proponente initiating"
_TREATED = "behandlet behandlad behandlat considered treated examined heard traite tratado"
_DELIVERED = "cumplimiento completion delivery entrega livraison levering consegna"
_LISTED = "ordre jour inscrit inscrits orden dia dagen listed"
_CLOSED = "closed closure closing lukket avsluttet avslutad cloture cloturee cierre cerrado encerramento encerrado afsluttet delivered"
_FOLLOWING = "follow up oppfolging suivi seguimiento opp uppfoljning item point"
_FROM_WHERE = "issue revue review evaluation audit mission made agreed formulated formulee skal hva"
_PROGRESS = "progress fremdrift avancement"
_TO_COME = "next neste prochain prochaine proxima nasta"
_BESIDE_THE_LEAD = "co deputy alternate partner second"
_TIMES = "date dato datum fecha data day jour dag"
