# ruff: noqa: E501 - tables of words and truths stand on a line
"""What ministries call their columns, in six languages; wider than the desk's own vocabulary."""


def _lists(text: str) -> dict[str, list[str]]:
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {name.strip(): [word.strip() for word in words.split("|")] for name, _, words in lines}


HEADINGS = {
    "en": _lists("""
id: Project ID|Ref. no.|Project number|Agreement No|File reference|Activity code|Grant ref|Contract number|Programme code
title: Project title|Title|Name of the project|Activity|Intervention title|Project / programme name|Name of intervention|Agreement title
description: Short description|Description of activities|Project summary|Narrative
agency: Responsible agency|Lead ministry|Implementing agency|Ministry/Agency|Lead organisation|Managing department|Responsible unit|Executing agency|Organisation
partner: Implementing partner|Channel of delivery|Local partner|Delivery partner|Implementing partner (name)
funder: Donor|Funding source|Financing institution|Funded by|Development partner|Donor / financier
country: Country|Recipient country|Partner country|Country of implementation|Beneficiary country
sector: Sector|Main sector|Thematic area|Focus sector|DAC sector
budget: Budget|Total commitment|Approved amount|Grant amount|Committed amount|Total project budget|Allocation
disbursed: Disbursed|Disbursed to date|Total disbursements|Expenditure|Amount paid|Actual expenditure
currency: Currency|Currency code
start: Start date|Start|Project start|Commencement date|Planned start date|From
end: End date|End|Completion date|Planned end date|Closing date|To
status: Status|Project status|Implementation status|Current stage
period: Period|Project period|Implementation period
"""),
    "fr": _lists("""
id: N° projet|Code projet|Référence|N° de convention|Identifiant du projet|Code de l'opération
title: Intitulé du projet|Titre|Nom du projet|Libellé du projet|Désignation de l'opération|Intitulé de l'action|Projet
description: Description sommaire|Résumé du projet|Objectifs
agency: Agence d'exécution|Ministère responsable|Maître d'ouvrage|Structure responsable|Organisation chef de file|Ministère de tutelle|Organisme responsable
partner: Partenaire de mise en œuvre|Partenaire d'exécution|Partenaire local|Opérateur partenaire
funder: Bailleur|Bailleur de fonds|Source de financement|Financeur|Partenaire financier|Donateur
country: Pays|Pays bénéficiaire|Pays d'intervention|Pays partenaire
sector: Secteur|Secteur d'intervention|Domaine|Secteur principal|Thématique
budget: Budget|Montant|Montant engagé|Coût total|Montant de la convention|Budget total du projet|Enveloppe|Montant alloué
disbursed: Décaissements|Montant décaissé|Décaissé à ce jour|Dépenses réalisées|Montant versé
currency: Devise|Monnaie
start: Date de début|Début|Date de démarrage|Date prévue de démarrage|Début du projet
end: Date de fin|Fin|Date d'achèvement|Date de clôture|Fin prévue|Date de fin du projet
status: Statut|État d'avancement|État du projet|Statut du projet
period: Période|Période d'exécution
"""),
    "es": _lists("""
id: Código del proyecto|N° de expediente|Código|Número de proyecto|Código de la intervención
title: Nombre del proyecto|Título|Título del proyecto|Nombre de la intervención|Denominación del proyecto|Proyecto
description: Descripción|Resumen del proyecto|Objetivo general
agency: Entidad ejecutora|Organismo responsable|Institución responsable|Unidad ejecutora|Ministerio responsable|Entidad responsable|Organización líder
partner: Socio implementador|Socio local|Organización implementadora|Entidad implementadora
funder: Donante|Fuente de financiamiento|Cooperante|Financiador|Organismo financiador|Fuente cooperante
country: País|País receptor|País beneficiario|País socio|País de destino
sector: Sector|Área temática|Sector principal|Ámbito|Sector de intervención
budget: Presupuesto|Monto total|Monto aprobado|Importe concedido|Costo total|Presupuesto total|Monto comprometido
disbursed: Desembolsado|Monto desembolsado|Monto ejecutado|Ejecutado a la fecha|Total desembolsado
currency: Moneda|Divisa
start: Fecha de inicio|Inicio|Fecha inicio|Fecha prevista de inicio|Inicio del proyecto
end: Fecha de finalización|Fin|Fecha de término|Fecha de cierre|Fecha fin prevista
status: Estado|Estado del proyecto|Situación|Estado de ejecución
period: Periodo|Período de ejecución
"""),
    "pt": _lists("""
id: Código do projeto|N.º do projeto|Referência|Número do convênio|Código
title: Título do projeto|Nome do projeto|Projeto|Designação do projeto|Título|Denominação da ação
description: Descrição|Resumo|Objetivo
agency: Entidade executora|Órgão responsável|Instituição responsável|Ministério responsável|Agência executora|Entidade responsável
partner: Parceiro de implementação|Parceiro local|Entidade implementadora|Organização implementadora
funder: Doador|Fonte de financiamento|Financiador|Entidade financiadora|Agência financiadora
country: País|País beneficiário|País parceiro|País de implementação
sector: Setor|Área temática|Sector|Setor de atividade|Setor principal
budget: Orçamento|Valor total|Montante|Valor aprovado|Custo total|Orçamento total|Montante comprometido
disbursed: Desembolsado|Valor desembolsado|Valor executado|Montante desembolsado|Despesa realizada
currency: Moeda
start: Data de início|Início|Data inicial|Início previsto|Data de início do projeto
end: Data de término|Fim|Data final|Data de conclusão|Fim previsto
status: Situação|Estado|Estado do projeto|Situação atual
period: Período|Período de execução
"""),
    "nb": _lists("""
id: Prosjektnummer|Avtalenummer|Saksnummer|Prosjekt-ID|Referanse|Tiltaksnr.
title: Prosjekttittel|Tittel|Avtaletittel|Tiltak|Prosjektnavn|Navn på tiltaket|Prosjektets navn
description: Beskrivelse|Kort beskrivelse|Sammendrag
agency: Ansvarlig etat|Ansvarlig departement|Ansvarlig enhet|Virksomhet|Forvaltningsansvarlig|Bistandsansvarlig enhet|Etat
partner: Avtalepartner|Gjennomføringspartner|Lokal partner|Samarbeidspartner|Gjennomførende partner
funder: Giver|Finansieringskilde|Finansiert av|Finansiør
country: Land|Mottakerland|Samarbeidsland|Partnerland
sector: Sektor|Hovedsektor|Innsatsområde|Tema
budget: Budsjett|Avtalt beløp|Bevilget beløp|Tilsagn|Totalbudsjett|Tilsagnsbeløp|Samlet budsjett
disbursed: Utbetalt|Utbetalt beløp|Utbetalt hittil|Regnskap|Forbruk hittil|Faktisk forbruk
currency: Valuta|Valutakode
start: Startdato|Start|Oppstart|Avtalens startdato|Planlagt oppstart|Fra dato
end: Sluttdato|Slutt|Avsluttes|Avtalens sluttdato|Planlagt slutt|Til dato
status: Status|Prosjektstatus|Tiltaksstatus|Gjennomføringsstatus
period: Periode|Avtaleperiode|Prosjektperiode
"""),
    "sv": _lists("""
id: Insatsnummer|Diarienummer|Projektnummer|Insats-ID|Referens
title: Insatsens namn|Projekttitel|Insats|Projektnamn|Titel|Projektets namn
description: Beskrivning|Kort beskrivning|Sammanfattning
agency: Ansvarig myndighet|Ansvarig enhet|Myndighet|Handläggande myndighet|Ansvarig organisation
partner: Genomförandepartner|Samarbetspartner|Lokal partner|Genomförare|Avtalspartner
funder: Givare|Finansiär|Finansieringskälla|Finansierad av
country: Land|Mottagarland|Samarbetsland|Insatsland
sector: Sektor|Huvudsektor|Ämnesområde|Tema
budget: Budget|Beviljat belopp|Avtalat belopp|Total budget|Beslutat belopp
disbursed: Utbetalt|Utbetalt belopp|Utfall|Utbetalat hittills|Förbrukat
currency: Valuta
start: Startdatum|Start|Avtalsstart|Planerad start|Från datum
end: Slutdatum|Slut|Avtalsslut|Planerat slut|Till datum
status: Status|Projektstatus|Insatsstatus
period: Period|Avtalsperiod|Projektperiod
"""),
}

NOISE = {
    "en": [
        "Remarks",
        "Contact person",
        "E-mail",
        "Latitude",
        "No. of beneficiaries",
        "Last updated",
        "% physical progress",
    ],
    "fr": [
        "Observations",
        "Personne de contact",
        "Courriel",
        "Latitude",
        "Nombre de bénéficiaires",
        "Taux d'exécution",
    ],
    "es": [
        "Observaciones",
        "Persona de contacto",
        "Correo electrónico",
        "Latitud",
        "N° de beneficiarios",
        "% de avance",
    ],
    "pt": [
        "Observações",
        "Pessoa de contacto",
        "Correio eletrónico",
        "Latitude",
        "N.º de beneficiários",
        "% de execução",
    ],
    "nb": ["Merknader", "Kontaktperson", "E-post", "Breddegrad", "Antall mottakere", "Sist oppdatert"],
    "sv": ["Anmärkningar", "Kontaktperson", "E-post", "Latitud", "Antal mottagare", "Senast ändrad"],
}

DATES = {"en": "Dates", "fr": "Dates", "es": "Fechas", "pt": "Datas", "nb": "Datoer", "sv": "Datum"}
PLANNED = {"en": "Planned", "fr": "Prévu", "es": "Presupuestado", "pt": "Previsto", "nb": "Planlagt", "sv": "Planerat"}
PAID = {
    "en": "Disbursements",
    "fr": "Décaissements",
    "es": "Desembolsos",
    "pt": "Desembolsos",
    "nb": "Utbetalinger",
    "sv": "Utbetalningar",
}
INSTRUCTION = {
    "en": "(select from list)",
    "fr": "(choisir dans la liste)",
    "es": "(seleccione de la lista)",
    "pt": "(escolher da lista)",
    "nb": "(velg fra listen)",
    "sv": "(välj från listan)",
}

EITHER_ROLE = frozenset(
    [
        "Implementing agency",
        "Executing agency",
        "Genomförare",
        "Agence d'exécution",
        "Maître d'ouvrage",
        "Entidad ejecutora",
        "Unidad ejecutora",
        "Entidade executora",
        "Agência executora",
        "Organización implementadora",
        "Entidad implementadora",
        "Entidade implementadora",
        "Organização implementadora",
    ]
)
"""Words for who implements: the agency where no other is named, the partner where one is."""

OWN_WHERE_ALONE = frozenset(
    [
        "Financing institution",
        "Organismo financiador",
        "Entidade financiadora",
        "Agência financiadora",
        "Avtalepartner",
        "Avtalspartner",
    ]
)
"""Where no agency is named, the body that pays is the sender's own, and the other party to an agreement carries it out."""

ACTOR_HEADINGS = {
    "en": [
        ["Organisation", "Acronym", "Type of organisation"],
        ["Name of organisation", "Abbreviation", "Organisation type"],
    ],
    "fr": [["Nom de l'organisation", "Sigle", "Type d'organisation"], ["Organisme", "Acronyme", "Catégorie"]],
    "es": [["Nombre de la organización", "Siglas", "Tipo de organización"], ["Entidad", "Sigla", "Tipo de entidad"]],
    "pt": [["Nome da organização", "Sigla", "Tipo de organização"], ["Entidade", "Sigla", "Tipo de entidade"]],
    "nb": [["Organisasjon", "Forkortelse", "Organisasjonstype"], ["Virksomhet", "Kortnavn", "Type virksomhet"]],
    "sv": [
        ["Organisation", "Förkortning", "Organisationstyp"],
        ["Myndighetens namn", "Kortnamn", "Typ av organisation"],
    ],
}

DECISION_HEADINGS = {
    "en": [
        ["Decision No.", "Date", "Subject", "Decision"],
        ["No.", "Date of decision", "Agenda item", "Decision taken"],
    ],
    "fr": [
        ["N° de décision", "Date", "Objet", "Décision"],
        ["Numéro", "Date de la décision", "Point de l'ordre du jour", "Texte de la décision"],
    ],
    "es": [
        ["N° de acuerdo", "Fecha", "Asunto", "Acuerdo"],
        ["Número", "Fecha de la decisión", "Punto del orden del día", "Decisión"],
    ],
    "pt": [
        ["N.º da decisão", "Data", "Assunto", "Decisão"],
        ["Número", "Data da decisão", "Ponto da ordem do dia", "Deliberação"],
    ],
    "nb": [["Vedtak nr.", "Dato", "Sak", "Vedtak"], ["Saksnr.", "Vedtaksdato", "Saken gjelder", "Beslutning"]],
    "sv": [["Beslut nr", "Datum", "Ärende", "Beslut"], ["Diarienummer", "Beslutsdatum", "Rubrik", "Beslutstext"]],
}
ACTION_HEADINGS = {
    "en": [["Action", "Responsible", "Deadline"], ["Follow-up action", "Responsible ministry", "Due date"]],
    "fr": [["Action à mener", "Responsable", "Échéance"], ["Mesure à prendre", "Structure responsable", "Date limite"]],
    "es": [["Acción", "Responsable", "Plazo"], ["Medida a tomar", "Entidad responsable", "Fecha límite"]],
    "pt": [["Ação", "Responsável", "Prazo"], ["Encaminhamento", "Órgão responsável", "Data limite"]],
    "nb": [["Oppfølging", "Ansvarlig", "Frist"], ["Tiltak", "Ansvarlig departement", "Tidsfrist"]],
    "sv": [["Åtgärd", "Ansvarig", "Sista datum"], ["Uppföljning", "Ansvarig myndighet", "Tidsfrist"]],
}

ATTENDANCE = {
    "en": [["Name", "Title", "Present"], ["A. Hansen", "Secretary", "x"], ["B. Diallo", "Adviser", ""]],
    "fr": [["Nom", "Fonction", "Présent"], ["A. Hansen", "Secrétaire", "x"], ["B. Diallo", "Conseiller", ""]],
    "es": [["Nombre", "Cargo", "Presente"], ["A. Hansen", "Secretaria", "x"], ["B. Diallo", "Asesor", ""]],
    "pt": [["Nome", "Cargo", "Presente"], ["A. Hansen", "Secretária", "x"], ["B. Diallo", "Assessor", ""]],
    "nb": [["Navn", "Stilling", "Til stede"], ["A. Hansen", "Sekretær", "x"], ["B. Diallo", "Rådgiver", ""]],
    "sv": [["Namn", "Befattning", "Närvarande"], ["A. Hansen", "Sekreterare", "x"], ["B. Diallo", "Rådgivare", ""]],
}
"""Who was at a meeting: a table of the minutes that is no list for the desk."""
OVER_ALL = {
    "en": ["Identification", "Implementation", "Finance and calendar"],
    "fr": ["Identification", "Mise en œuvre", "Finances et calendrier"],
    "es": ["Identificación", "Ejecución", "Finanzas y calendario"],
    "pt": ["Identificação", "Execução", "Finanças e calendário"],
    "nb": ["Om tiltaket", "Gjennomføring", "Økonomi og tid"],
    "sv": ["Om insatsen", "Genomförande", "Ekonomi och tid"],
}
"""Headings over several columns each, above all others."""
