"""Local ownership: who states needs, what is asked of internal actors, the Rome principles (DOMAIN 10)."""

from pbdesk.records.kind import Kind, choice, day, link, number, prose, text

SOURCE = "report, The Need to Ensure the Primacy of Internal Actors"

REQUEST = Kind(
    "request", "requests", "Request", "Requests made of internal actors", "countries",
    (
        text("title", "What was asked", required=True, searched=True, names="request|what is asked|subject of request|description of request|anmodning|forespørsel|demande|objet de la demande|solicitud|pedido|begäran|förfrågan"),
        choice("type", "Type", "assessment|mission|plan|report|meeting|other", names="type|type of request|request type|kind of request|type de demande|tipo de solicitud|tipo de pedido|type anmodning|typ av begäran"),
        link("internal_actor", "Asked of", "actor", required=True, names="addressed to|addressee|requested of|requested from|asked|directed to|sent to|rettet til|adressat|stilet til|adressée à|adressé à|destinataire|dirigida a|dirigido a|destinatario|destinatário|riktad till|mottagare"),
        link("agency", "Asked by", "actor", names="requested by|requester|requesting agency|requesting organisation|asked by|sent by|avsender|anmodet av|demandeur|demandé par|émetteur|solicitante|solicitado por|remitente|requerente|begärd av|avsändare"),
        link("country", "Country", "country", names="country|land|pays|país"),
        day("date", "Asked on", required=True, names="date|submitted on|date of request|request date|date sent|sent on|requested on|dato|sendt|sendt dato|date de la demande|date d'envoi|fecha|fecha de solicitud|fecha de envío|data|data do pedido|datum"),
        day("due", "Answer wanted by", names="due|due date|deadline|answer due|reply expected by|reply due|reply by|answer by|response due|svarfrist|frist|délai|date limite|échéance|plazo|fecha límite|prazo|svarsdatum"),
        link("decision", "Because of decision", "decision"),
        link("activity", "For activity", "activity"),
        number("days_of_work", "Work asked for", unit="person-days", names="working days|person days|days of work|work days needed|arbeidsdager|dagsverk|jours de travail|jours-personnes|días de trabajo|días persona|dias de trabalho|arbetsdagar"),
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
