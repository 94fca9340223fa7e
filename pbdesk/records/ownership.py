"""Local ownership: who states needs, what is asked of internal actors, the Rome principles (DOMAIN 10)."""

from pbdesk.records.kind import Kind, choice, day, link, number, prose, text

SOURCE = "report, The Need to Ensure the Primacy of Internal Actors"

REQUEST = Kind(
    "request", "requests", "Request", "Requests made of internal actors", "countries",
    (
        text("title", "What was asked", required=True, searched=True),
        choice("type", "Type", "assessment|mission|plan|report|meeting|other"),
        link("internal_actor", "Asked of", "actor", required=True),
        link("agency", "Asked by", "actor"),
        link("country", "Country", "country"),
        day("date", "Asked on", required=True),
        day("due", "Answer wanted by"),
        link("decision", "Because of decision", "decision"),
        link("activity", "For activity", "activity"),
        number("days_of_work", "Work asked for", unit="person-days"),
    ),
    title=("title",), source=SOURCE + " (Burundi, 2007)",
)
OWNERSHIP = Kind(
    "ownership", "ownerships", "Control of needs", "Who controls the process that states needs", "countries",
    (
        link("country", "Country", "country", required=True),
        day("date", "As of", required=True),
        choice("controlled_by", "Controlled by", "internal actors|jointly|external actors"),
        link("actor", "Led by", "actor"),
        prose("evidence", "Evidence", searched=True),
    ),
    title=("country", "date"), part_of="country", source=SOURCE,
)
JUDGEMENT = Kind(
    "judgement", "judgements", "Judgement on a Rome principle", "Rome principles", "countries",
    (
        link("country", "Country", "country", required=True),
        choice(
            "principle", "Principle",
            "recipient coordinates|donors align|delivery is streamlined|incentives foster harmonisation", required=True,
        ),
        choice("judgement", "Judgement", "met|partly met|not met"),
        day("date", "As of", required=True),
        prose("evidence", "Evidence", searched=True),
    ),
    title=("principle", "date"), part_of="country", source=SOURCE + " (Rome Declaration, 2003)",
)
KINDS = (REQUEST, OWNERSHIP, JUDGEMENT)
