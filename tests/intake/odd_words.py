
"""What ministries write in their columns, in six languages."""

LANGUAGES = ("en", "fr", "es", "pt", "nb", "sv")

TITLES = {
    "en": [
        "Support to district courts",
        "Rural roads",
        "School meals",
        "Reintegration of ex-combatants",
        "Water points",
    ],
    "fr": ["Appui aux tribunaux de district", "Pistes rurales", "Cantines scolaires", "Réinsertion des ex-combattants"],
    "es": [
        "Apoyo a los juzgados de distrito",
        "Caminos rurales",
        "Comedores escolares",
        "Reintegración de excombatientes",
    ],
    "pt": ["Apoio aos tribunais distritais", "Estradas rurais", "Merenda escolar", "Reintegração de ex-combatentes"],
    "nb": ["Støtte til tingretter", "Landsbyveier", "Skolemat", "Reintegrering av tidligere stridende"],
    "sv": ["Stöd till tingsrätter", "Landsbygdsvägar", "Skolmat", "Återanpassning av tidigare stridande"],
}
AGENCIES = {
    "en": ["Ministry of Foreign Affairs", "Ministry of Defence", "Police Directorate", "Ministry of Health"],
    "fr": [
        "Ministère des Affaires étrangères",
        "Ministère de la Défense",
        "Direction de la Police",
        "Ministère de la Santé",
    ],
    "es": ["Ministerio de Asuntos Exteriores", "Ministerio de Defensa", "Dirección de Policía", "Ministerio de Salud"],
    "pt": ["Ministério dos Negócios Estrangeiros", "Ministério da Defesa", "Polícia Nacional", "Ministério da Saúde"],
    "nb": ["Utenriksdepartementet", "Forsvarsdepartementet", "Politidirektoratet", "Norad"],
    "sv": ["Utrikesdepartementet", "Försvarsdepartementet", "Polismyndigheten", "Sida"],
}
PARTNERS = ["Save the Children", "UNDP", "Caritas", "Médecins du Monde", "Norwegian Church Aid", "Oxfam"]
FUNDERS = ["World Bank", "European Union", "Norway", "USAID", "JICA"]
SECTORS = {
    "en": ["Education", "Health", "Water and sanitation", "Conflict prevention"],
    "fr": ["Éducation", "Santé", "Eau et assainissement", "Prévention des conflits"],
    "es": ["Educación", "Salud", "Agua y saneamiento", "Prevención de conflictos"],
    "pt": ["Educação", "Saúde", "Água e saneamento", "Prevenção de conflitos"],
    "nb": ["Utdanning", "Helse", "Vann og sanitær", "Konfliktforebygging"],
    "sv": ["Utbildning", "Hälsa", "Vatten och sanitet", "Konfliktförebyggande"],
}
STATUSES = {
    "en": ["Ongoing", "Completed", "Planned", "Suspended"],
    "fr": ["En cours", "Achevé", "Planifié", "Suspendu"],
    "es": ["En ejecución", "Finalizado", "Planificado", "Suspendido"],
    "pt": ["Em curso", "Concluído", "Planejado", "Suspenso"],
    "nb": ["Pågår", "Avsluttet", "Planlagt", "Suspendert"],
    "sv": ["Pågående", "Avslutad", "Planerad", "Suspenderad"],
}
COUNTRIES = {
    "MLI": ["Mali", "MLI", "ML"],
    "COD": [
        "DR Congo",
        "COD",
        "Democratic Republic of the Congo",
        "République démocratique du Congo",
        "Den demokratiske republikken Kongo",
    ],
    "SSD": ["South Sudan", "SSD", "Soudan du Sud", "Sudán del Sur", "Sør-Sudan", "Sydsudan", "Sudão do Sul"],
    "AFG": ["Afghanistan", "AFG", "AF", "Afganistán", "Afeganistão"],
    "CIV": ["Côte d'Ivoire", "CIV", "Ivory Coast", "Elfenbenskysten", "Elfenbenskusten", "Costa do Marfim"],
    "MMR": ["Myanmar", "MMR", "Birmanie"],
    "TCD": ["Chad", "TCD", "Tchad", "Tsjad", "Tchad"],
    "HTI": ["Haiti", "HTI", "Haïti", "Haití"],
}
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "pt": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    "nb": [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    "sv": [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
}
BLANKS = {
    "en": ["", "-", "n/a", "None", "TBD", "N/A"],
    "fr": ["", "-", "n/a", "s/o", "néant", "ND"],
    "es": ["", "-", "n/a", "s/d", "N/D", "ninguno"],
    "pt": ["", "-", "n/a", "s/i", "N/D", "não disponível"],
    "nb": ["", "-", "i/t", "ikke oppgitt", "–", "ukjent"],
    "sv": ["", "-", "e/t", "uppgift saknas", "–", "okänt"],
}
TOTAL = {"en": "Total", "fr": "Total", "es": "Total general", "pt": "Total geral", "nb": "Sum", "sv": "Summa"}
SUBTOTAL = {"en": "Sub-total", "fr": "Sous-total", "es": "Subtotal", "pt": "Subtotal", "nb": "Delsum", "sv": "Delsumma"}
NOTE = {
    "en": "Note: figures are provisional and subject to revision.",
    "fr": "Note : les chiffres sont provisoires.",
    "es": "Nota: las cifras son provisionales.",
    "pt": "Nota: os valores são provisórios.",
    "nb": "Merk: tallene er foreløpige.",
    "sv": "Anm.: siffrorna är preliminära.",
}
TABLE_TITLE = {
    "en": "Portfolio of projects, as of 31 December",
    "fr": "Portefeuille des projets au 31 décembre",
    "es": "Cartera de proyectos al 31 de diciembre",
    "pt": "Carteira de projetos em 31 de dezembro",
    "nb": "Prosjektportefølje per 31. desember",
    "sv": "Projektportfölj per den 31 december",
}
GUIDANCE = {
    "en": ["How to fill in this form", "Please report all activities financed by your ministry.", "Deadline: 15 March"],
    "fr": ["Comment remplir ce formulaire", "Veuillez déclarer toutes les activités.", "Date limite : 15 mars"],
    "es": ["Instrucciones", "Informe de todas las actividades.", "Plazo: 15 de marzo"],
    "pt": ["Instruções", "Indique todas as atividades.", "Prazo: 15 de março"],
    "nb": ["Slik fyller du ut skjemaet", "Rapporter alle tiltak.", "Frist: 15. mars"],
    "sv": ["Så fyller du i formuläret", "Rapportera alla insatser.", "Sista dag: 15 mars"],
}
THOUSANDS = {
    "en": ["in thousands", "'000"],
    "fr": ["en milliers"],
    "es": ["en miles"],
    "pt": ["em milhares"],
    "nb": ["i tusen kroner", "1000 kr"],
    "sv": ["i tusen kronor", "tkr"],
}
MILLIONS = {
    "en": ["in millions", "m"],
    "fr": ["en millions"],
    "es": ["en millones"],
    "pt": ["em milhões"],
    "nb": ["mill. kr", "mill. kroner"],
    "sv": ["miljoner kr", "mkr"],
}

ACTOR_TYPES = {
    "en": ["International NGO", "UN agency"],
    "fr": ["ONG internationale", "Agence des Nations unies"],
    "es": ["ONG internacional", "Agencia de la ONU"],
    "pt": ["ONG internacional", "Agência da ONU"],
    "nb": ["Internasjonal NGO", "FN-organisasjon"],
    "sv": ["Internationell organisation", "FN-organ"],
}
