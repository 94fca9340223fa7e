# ruff: noqa: E501 - lists of words stand on a line
"""Made-up values for the lists of `unseen/`, by language where it matters."""

import random

_POOLS = {
    "org": "Horn Relief Network|Save Our Children|Norsk Fredshjelp|Care for Peace|Union of Rural Women|Acted Forward|Médecins du Nord|Fundación Camino|Caritas Lumen|Danish Bridge Council|Welthilfe Nord|Diakonia Syd|Peace Direct Action|Women for Women Now|Red Local de Paz|Instituto Nova Vida|UNDP|UNICEF|WFP|IOM|UNHCR",
    "ministry": "Ministry of Health|Ministry of Interior|Ministry of Justice|Department of Public Works|Ministry of Education|Ministry of Women Affairs|National Police Service|Ministry of Rural Development",
    "donor": "European Union|World Bank|Norway|Sweden|Germany (KfW)|USAID|AfDB|Japan|Peacebuilding Fund|SIDA|DFID|Danida",
    "iso3": "MLI|NER|BFA|TCD|SOM|COL|AFG|COD|SSD",
    "iso2": "ML|NE|BF|TD|SO|CO|AF|CD|SS",
    "place": "Gao|Mopti|Kidal|Bentiu|Malakal|Bunia|Goma|Tumaco|Quibdó|Marka|Baidoa|Kunduz",
    "person": "A. Diallo|K. Berg|M. Silva|J. Okello|S. Haidari|P. Nilsson",
    "month": "January|February|March|April|May|June|July",
}
_BY_LANGUAGE = {
    "country": {
        "en": "Mali|Niger|Somalia|Colombia|Afghanistan|South Sudan|Chad|Lebanon|Nepal|Liberia",
        "fr": "Mali|Niger|Somalie|Colombie|Afghanistan|Soudan du Sud|Tchad|Liban|Népal|Libéria",
        "es": "Malí|Níger|Somalia|Colombia|Afganistán|Sudán del Sur|Chad|Líbano|Nepal|Liberia",
        "pt": "Mali|Níger|Somália|Colômbia|Afeganistão|Sudão do Sul|Chade|Líbano|Nepal|Libéria",
        "nb": "Mali|Niger|Somalia|Colombia|Afghanistan|Sør-Sudan|Tsjad|Libanon|Nepal|Liberia",
        "sv": "Mali|Niger|Somalia|Colombia|Afghanistan|Sydsudan|Tchad|Libanon|Nepal|Liberia",
        "da": "Mali|Niger|Somalia|Colombia|Afghanistan|Sydsudan|Tchad|Libanon|Nepal|Liberia",
        "de": "Mali|Niger|Somalia|Kolumbien|Afghanistan|Südsudan|Tschad|Libanon|Nepal|Liberia",
    },
    "sector": {
        "en": "Health|Education|WASH|Protection|Food Security|Governance|Shelter and NFI|Rule of law",
        "fr": "Santé|Éducation|Eau et assainissement|Protection|Sécurité alimentaire|Gouvernance|Abris",
        "es": "Salud|Educación|Agua y saneamiento|Protección|Seguridad alimentaria|Gobernabilidad",
        "pt": "Saúde|Educação|Água e saneamento|Proteção|Segurança alimentar|Governação",
        "nb": "Helse|Utdanning|Vann og sanitær|Beskyttelse|Matsikkerhet|Godt styresett",
        "sv": "Hälsa|Utbildning|Vatten och sanitet|Skydd|Livsmedel|Demokrati",
        "da": "Sundhed|Uddannelse|Vand|Beskyttelse|Fødevarer|Demokrati",
        "de": "Gesundheit|Bildung|Wasser|Schutz|Ernährung|Regierungsführung",
    },
}
_DOING = {
    "en": "Support to|Rehabilitation of|Training for|Construction of|Strengthening|Delivery of food to",
    "fr": "Appui à|Réhabilitation de|Formation pour|Construction de|Renforcement de",
    "es": "Apoyo a|Rehabilitación de|Formación para|Construcción de|Fortalecimiento de",
    "pt": "Apoio a|Reabilitação de|Formação para|Construção de|Reforço de",
    "nb": "Støtte til|Rehabilitering av|Opplæring for|Bygging av|Styrking av",
    "sv": "Stöd till|Upprustning av|Utbildning för|Byggande av|Stärkande av",
    "da": "Støtte til|Genopbygning af|Uddannelse for|Opførelse af|Styrkelse af",
    "de": "Unterstützung für|Wiederaufbau von|Schulung für|Bau von|Stärkung von",
}
_WHAT = "local mediators|the district court|schools in the north|wells along the river|community radio|women's councils|the police academy|returnees in camps|the land register|youth clubs|rural roads|the peace archive|former fighters"


def pool(name: str, language: str) -> list[str]:
    """The values of a pool, in a language where they have one."""
    return (_POOLS[name] if name in _POOLS else _BY_LANGUAGE[name][language]).split("|")


def title(dice: random.Random, language: str, at: int) -> str:
    """What an undertaking may be called; now and then twice the same."""
    said = f"{dice.choice(_DOING[language].split('|'))} {dice.choice(_WHAT.split('|'))}"
    return said if at % 7 == 0 else f"{said}, phase {at % 5 + 1} ({dice.choice(pool('place', language))})"


def prose(dice: random.Random, language: str) -> str:
    """What an undertaking may be described as."""
    return (
        "; ".join(f"{dice.choice(_DOING[language].split('|'))} {what}" for what in dice.sample(_WHAT.split("|"), 4))
        + "."
    )
