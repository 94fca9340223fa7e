"""Words of spreadsheets, in English, Norwegian, Swedish, French, Spanish and Portuguese, without accents."""

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "a",
        "å": "a",
        "œ": "o",
        "ß": "ss",
        "ð": "d",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "΄": "'",
        "´": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "°": "o",
        "º": "o",
    }
)


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Text as it is compared: lower case, without accents, with plain dashes, quotes and spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def words(text: str) -> frozenset[str]:
    """A set of words written as one line of text."""
    return frozenset(text.split())


BLANK = frozenset(
    [
        "",
        "-",
        "--",
        "---",
        ".",
        "..",
        "...",
        "/",
        "?",
        "n/a",
        "n.a.",
        "n.a",
        "#n/a",
        "na/",
        "n/d",
        "n.d.",
        "s/o",
        "i/a",
        "i/t",
        "e/t",
        "s/d",
        "s/i",
        "s.o.",
        "s.d.",
        "i.t.",
        "nd",
        "na",
        "ej angivet",
        "ej angiven",
        "ikke tilgjengelig",
        "ikke kjent",
        "mangler",
        "saknas",
        "sin informacion",
        "sem informacao",
        "a preciser",
        "a confirmer",
        "por confirmar",
        "a confirmar",
        "pas de donnees",
        "none",
        "null",
        "nil",
        "nan",
        "nihil",
        "not available",
        "not applicable",
        "not provided",
        "none provided",
        "not specified",
        "not stated",
        "no data",
        "unspecified",
        "ikke oppgitt",
        "ikke aktuelt",
        "ingen",
        "inga",
        "uppgift saknas",
        "ej tillampligt",
        "neant",
        "sans objet",
        "non disponible",
        "non renseigne",
        "non precise",
        "aucun",
        "aucune",
        "ninguno",
        "ninguna",
        "sin dato",
        "sin datos",
        "no aplica",
        "no disponible",
        "nenhum",
        "nenhuma",
        "nao aplicavel",
        "nao disponivel",
        "sem dados",
        "to be determined",
        "tbd",
        "tbc",
        "a determiner",
        "por definir",
        "a definir",
        "#ref!",
        "#value!",
        "#name?",
        "#div/0!",
        "(blank)",
        "(none)",
        "unknown",
        "inconnu",
        "ukjent",
        "okant",
        "desconocido",
        "desconhecido",
    ]
)
"""Folded texts that say nothing is known."""

FILLER = words(
    "of the a an in for to on and or by with de du des la le les l d en et ou au aux par pour el los las del y o por para "
    "con da do das dos e em i og av for pa med och att ett den det som is are please select choose"
)
"""Words without meaning in a heading."""

NAMING = words(
    "name names full nom noms navn namn nombre nome text tekst label libelle intitule title tittel designation"
)
"""Words that say that the column holds a name; `Partner name` means `Partner`."""

ASKING = words(
    "who what which where when how this your our does has have was were will many much quel quelle quels qui que quoi quand "
    "votre cual cuales quien cuando donde su qual quais quem quando onde seu sua hvem hva hvilken hvilket nar hvor din vem vad vilken"
)
"""Words without meaning in a heading that asks a question; alone they may name a column."""

SPANNING = words("to from fra til fran till desde hasta ate until")
"""Words without meaning in a heading, but beside a date."""

UNDERTAKING = words(
    "project projet prosjekt proyecto projeto projekt program programa programmet grant activity activite actividad "
    "atividade aktivitet aktivitets prosjektet intervention intervencion intervencao scheme contract contrat contrato "
    "kontrakt loan pret prestamo emprestimo lan initiative initiativ tiltak insats operation operacion operacao total overall current final projektets prosjektets insatsens avtalens tiltakets accion acao accao action"
)
"""Words that name the undertaking a column is about; `Project status` means `Status`."""

TELLING = words(
    "type types tipo kind category categorie categoria kategori code codes kode codigo kod acronym acronyme acronimo sigle "
    "sigla forkortelse number antall antal count nb nbre % percent percentage rate ratio taux tasa taxa andel comment comments "
    "commentaire comentario remark remarks merknad email phone telephone telefono telefon contact contacto kontakt latitude "
    "longitude pcode unit unite unidad enhet url link lien website updated update created modified entry report reported "
    "target cible meta classification group beneficiary beneficiaries beneficiario beneficiarios parent previous "
    "mode modalite modality step phase rank level uncertain donation gender women men girls boys physical share ratio "
    "indicator gruppe grupp age coordinate account transfer quantity quantite cantidad quantidade "
    "handlaggare saksbehandler sagsbehandler kontaktperson officer director head focal original initial annual yearly quarterly monthly remaining balance counterpart per average "
    "capacity capacite capacidad capacidade kapasitet kapacitet"
)
"""Words that change what a heading means unless the field's own name has them."""

LANGUAGES = words("en fr es pt nb nn no sv ar ru eng fra spa nor swe")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar januari janvier janv enero ene janeiro",
            "february feb februar februari fevrier fev fevr febrero fevereiro",
            "march mar mars marzo marco",
            "april apr avril avr abril abr",
            "may mai mayo maj maio",
            "june jun juni juin junio junho",
            "july jul juli juillet juil julio julho",
            "august aug augusti aout agosto ago",
            "september sep sept septembre septiembre setiembre setembro set",
            "october oct okt oktober octobre octubre outubro out",
            "november nov novembre noviembre novembro",
            "december dec des desember december decembre diciembre dic dezembro dez",
        ),
        1,
    )
    for name in names.split()
}

TOTALS = (
    "total",
    "totals",
    "totalt",
    "totaux",
    "totales",
    "totais",
    "totalsum",
    "sum",
    "sums",
    "summa",
    "somme",
    "suma",
    "soma",
    "subtotal",
    "sub-total",
    "sub total",
    "sous-total",
    "sous total",
    "delsum",
    "delsumma",
    "grand total",
    "total general",
    "i alt",
    "ialt",
    "sammanlagt",
    "til sammen",
    "tilsammen",
    "ensemble",
    "overall total",
)
"""Folded words with which a row of sums is labelled."""

CHOICES = {
    "open": "open|not started|apen|ikke startet|oppen|ouvert|abierto|pendiente|aberto|pendente|pending|outstanding",
    "in progress": "in progress|ongoing|started|pagar|pagaende|under arbeid|en cours|en curso|em curso|em andamento",
    "done": "done|completed|closed|finished|utfort|fullfort|ferdig|lukket|klar|slutford|fait|termine|realise|hecho|"
    "cumplido|concluido|feito",
    "cancelled": "cancelled|canceled|avlyst|bortfalt|annule|cancelado|installd",
    "draft": "draft|utkast|projet|brouillon|borrador|rascunho",
    "adopted": "adopted|approved|in force|vedtatt|gjeldende|antagen|adopte|aprobado|adoptado|aprovado|en vigueur|vigente",
    "superseded": "superseded|replaced|erstattet|ersatt|remplace|sustituido|substituido",
    "expired": "expired|utlopt|expire|caducado|vencido|expirado",
    "recorded": "recorded|adopted|decided|approved|vedtatt|besluttet|beslutad|adopte|decide|adoptado|aprobado|aprovado",
}
"""What spreadsheets call the words of the records' choices, folded."""

YES = words("yes y true ja oui si sim x 1 vrai verdadero verdadeiro sant")
NO = words("no n false nei nej non nao 0 faux falso falskt")
