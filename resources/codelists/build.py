"""Makes the code lists of this folder from published ones: python -m resources.codelists.build SOURCE_FOLDER.

SOURCES.md names every source file. What is ours by hand stands in own/. Prints each spelling that
two codes of one list share: the desk understands such a spelling as neither.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pbdesk.records.codes import LANGUAGES, key

HERE = Path(__file__).resolve().parent
IATI = ("en", "fr", "es", "pt")
WORDS = {"ALL", "TOP", "TRY", "CUP", "BAM", "GEL", "PEN", "SOS", "MAD", "COP", "RON", "BOB", "MOP", "RUB"}
"""Currency codes that are words when written small; these count only in capitals."""
OFFICIAL = (
    "official_name_en", "official_name_fr", "official_name_es", "UNTERM English Short", "UNTERM English Formal",
    "UNTERM French Short", "UNTERM French Formal", "UNTERM Spanish Short", "UNTERM Spanish Formal", "CLDR display name",
)  # fmt: skip
KOSOVO = {"ISO3166-1-Alpha-3": "XKX", "ISO3166-1-Alpha-2": "XK", "ISO4217-currency_alphabetic_code": "EUR"}
TURKEY_USES = {"TUR": "TRY"}
WRONG = {("pt", "CD"), ("pt", "CG")}
"""Names in the Portuguese source that are mixed up: it gives the one Congo the other's."""
RULE_OF_LAW = {"15113", "15130", "15131", "15132", "15133", "15134", "15135", "15136", "15137"}
HUMAN_RIGHTS = {"15160", "15162", "15164", "15170", "15180", "42010", "420"}
DEVELOPMENT = {"15142", "15143", "15144", "15190", "15196"}
BY_CATEGORY = {
    "150": "political", "151": "political", "152": "security",
    "720": "humanitarian", "730": "humanitarian", "740": "humanitarian",
    "910": "", "998": "",
}  # fmt: skip

Row = dict[str, str]
List = dict[str, Row]


def main() -> None:
    """Writes every list that is made from published ones."""
    source = Path(sys.argv[1])
    write("countries", ["code", "alpha2", "m49", "currency", *LANGUAGES, "other"], countries(source))
    write("currencies", ["code", "en", "minor", "other", "signs"], currencies(source))
    write("sectors", ["code", "category", "rank", "dimension", *IATI, "other"], sectors(source))
    write("clusters", ["code", "dimension", "en", "fr", "es", "pt", "nb", "other"], clusters(source))
    write("organisation_types", ["code", "en", "nb", "sv", "fr", "es", "pt", "iati", "ocha", "other"], types(source))
    write("statuses", ["code", "en", "nb", "sv", "fr", "es", "pt", "iati", "other"], statuses(source))


def countries(source: Path) -> Iterator[Row]:
    """Countries and areas of ISO 3166-1, and Kosovo (XKX, as the DAC and the World Bank write it)."""
    names = {tongue: i18n(source, tongue) for tongue in LANGUAGES}
    published = {tongue: by_code(source / f"iati_Country_{tongue}.csv") for tongue in IATI}
    french = {row["country_code"]: row["country_name"] for row in read(source / "fr_country_names_upper.csv")}
    ours, labels = by_code(HERE / "own/countries.csv"), by_code(HERE / "own/country_names.csv")
    for row in [*read(source / "country-codes_un_m49.csv"), KOSOVO]:
        code, two = row["ISO3166-1-Alpha-3"], row["ISO3166-1-Alpha-2"]
        label = {tongue: labels.get(code, {}).get(tongue) or names[tongue][two][0] for tongue in LANGUAGES}
        others = [code, *ours.get(code, {}).get("other", "").split("|"), french.get(two, "")]
        others += [row.get(column, "").strip("* \xa0") for column in OFFICIAL]
        others += [published[tongue].get(two, {}).get("name", "") for tongue in IATI]
        others += [name for tongue in LANGUAGES for name in names[tongue][two] if (tongue, two) not in WRONG]
        yield {
            "code": code, "alpha2": two, "m49": row.get("M49", "").zfill(3) if row.get("M49") else "",
            "currency": tender(row), **label, "other": spellings(others, label.values()),
        }  # fmt: skip


def tender(row: Mapping[str, str]) -> str:
    """The one currency of a country, none where ISO 4217 gives it several."""
    several = row.get("ISO4217-currency_alphabetic_code", "") or TURKEY_USES.get(row["ISO3166-1-Alpha-3"], "")
    return several if len(several) == 3 else ""


def i18n(source: Path, tongue: str) -> dict[str, list[str]]:
    """The names of each country in one language, the usual one first."""
    named = json.loads((source / f"iso3166_names_{tongue}.json").read_text(encoding="utf-8"))["countries"]
    return {code: [name] if isinstance(name, str) else name for code, name in named.items()}


def currencies(source: Path) -> Iterator[Row]:
    """Currencies in use (ISO 4217), those of the past that older spreadsheets show, and their shared signs."""
    ours = by_code(HERE / "own/currencies.csv")
    known: dict[str, Row] = {}
    for row in read(source / "country-codes_un_m49.csv"):
        columns = [row[f"ISO4217-currency_{part}"].split(",") for part in ("alphabetic_code", "name", "minor_unit")]
        for code, name, minor in zip(*columns, strict=False):
            if code:
                known[code] = {"code": code, "en": name.strip(), "minor": minor}
    for code in sorted({*known, *ours}):
        own = ours.get(code, {})
        row = {"code": code, **known.get(code, {"en": "", "minor": ""}), **{k: v for k, v in own.items() if v}}
        small = [] if code in WORDS else [code]
        yield {**row, "other": spellings([*small, *row.get("other", "").split("|")], [row["en"]])}


def sectors(source: Path) -> Iterator[Row]:
    """DAC purpose codes, their categories and groups; rank says which of two codes of one name is meant."""
    names = {tongue: by_code(source / f"iati_Sector_{tongue}.csv") for tongue in IATI}
    older = {row["voluntary_code"] or row["code"]: row for row in read(source / "dac_crs_purpose_en_fr.csv")}
    parts = {row["voluntary_code"] for row in older.values() if row["voluntary_code"]}
    ours, done = by_code(HERE / "own/sectors.csv"), set()
    for code, row in names["en"].items():
        rank = "5" if row["status"] != "active" else "4" if code in parts else "1"
        yield sector(code, row["category"], rank, names, ours, older.get(code, {}).get("name_en", ""))
        done.add(code)
    groups = {tongue: by_code(source / f"iati_SectorCategory_{tongue}.csv") for tongue in IATI}
    for code, row in groups["en"].items():
        yield sector(code, code, "5" if row["status"] != "active" else "2", groups, ours, "")
        done.add(code)
    for code in ours.keys() - done:
        own = ours[code]
        label = {tongue: own[tongue] for tongue in IATI}
        shown = {"code": code, "category": code, "rank": own["rank"], "dimension": dimension(code, code)}
        yield {**shown, **label, "other": spellings(own["other"].split("|"), label.values())}


def sector(code: str, category: str, rank: str, names: dict[str, List], ours: List, old: str) -> Row:
    """One purpose or category with its names; the CRS list's older English name is another spelling."""
    label = {tongue: tidy(names[tongue].get(code, {}).get("name", "")) for tongue in IATI}
    others = spellings([old, *ours.get(code, {}).get("other", "").split("|")], label.values())
    place = {"code": code, "category": category, "rank": rank, "dimension": dimension(code, category)}
    return {**place, **label, "other": others}


def dimension(code: str, category: str) -> str:
    """The rule of SOURCES.md: by purpose within government and civil society, else by category."""
    by_purpose = (("rule of law", RULE_OF_LAW), ("human rights", HUMAN_RIGHTS), ("development", DEVELOPMENT))
    found = next((name for name, purposes in by_purpose if code in purposes), None)
    return found or BY_CATEGORY.get(category, "development")


def clusters(source: Path) -> Iterator[Row]:
    """The global humanitarian clusters and areas of responsibility."""
    ours = by_code(HERE / "own/clusters.csv")
    published = {row["ACRONYM"]: row for row in read(source / "ocha_global_clusters.csv")}
    cash = ("Multi-purpose cash", "Transferts monétaires à usages multiples")
    published["MPC"] = dict(zip(("Preferred Term", "Preferred Term (fr)"), cash, strict=True))
    for code, own in sorted(ours.items()):
        label = {"en": published[code]["Preferred Term"], "fr": published[code]["Preferred Term (fr)"]}
        told = [*label.values(), own["es"], own["pt"], own["nb"]]
        yield {**own, **label, "other": spellings([code, *own["other"].split("|")], told)}


def types(source: Path) -> Iterator[Row]:
    """The desk's types of actor with the words of IATI and OCHA for them."""
    published = [by_code(source / f"iati_OrganisationType_{tongue}.csv") for tongue in IATI]
    ocha = {row["HR.info ID"]: row["Preferred Term"] for row in read(source / "ocha_org_types.csv")}
    for own in read(HERE / "own/organisation_types.csv"):
        said = [names[code]["name"] for code in own["iati"].split("|") if code for names in published]
        yield with_english(own, [*said, ocha.get(own["ocha"], "")])


def statuses(source: Path) -> Iterator[Row]:
    """The desk's statuses of an activity with the words of IATI for them."""
    published = [by_code(source / f"iati_ActivityStatus_{tongue}.csv") for tongue in IATI]
    for own in read(HERE / "own/statuses.csv"):
        yield with_english(own, [names[own["iati"]].get("name", "") for names in published])


def with_english(own: Row, said: list[str]) -> Row:
    """A row whose code is its English name, with other spellings added."""
    label = [own["code"], *(own[tongue] for tongue in LANGUAGES if tongue in own)]
    return {**own, "en": own["code"], "other": spellings([*own["other"].split("|"), *said], label)}


def spellings(others: Iterable[str], labels: Iterable[str]) -> str:
    """Other spellings, each once, without those that are understood from the labels anyhow."""
    seen = {key(label) for label in labels}
    kept: list[str] = []
    for other in map(tidy, others):
        if key(other) and key(other) not in seen:
            seen.add(key(other))
            kept.append(other)
    return "|".join(kept)


def tidy(text: str) -> str:
    """A name without the line breaks, doubled blanks and shouting of its source."""
    text = " ".join(text.split())
    return text.capitalize() if text.isupper() and " " in text else text


def by_code(path: Path) -> List:
    """A list by its code."""
    return {row["code"]: row for row in read(path)}


def read(path: Path) -> list[Row]:
    """The rows of a published list."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, columns: list[str], rows: Iterable[Row]) -> None:
    """Writes one list, by code, and prints the spellings that mean several."""
    ordered = list(rows) if name in {"statuses", "organisation_types"} else sorted(rows, key=lambda row: row["code"])
    with (HERE / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({column: row.get(column, "") for column in columns} for row in ordered)
    print(f"{name}: {len(ordered)}")
    report_shared(ordered)


def report_shared(rows: list[Row]) -> None:
    """Prints each spelling that two codes of the same rank share."""
    meant: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        for text in [*(row.get(tongue, "") for tongue in LANGUAGES), *row["other"].split("|")]:
            meant.setdefault((row.get("rank", "1"), key(text)), set()).add(row["code"])
    for (_, text), several in sorted(meant.items()):
        if text and len(several) > 1:
            print(f"  {text}: {', '.join(sorted(several))}")


if __name__ == "__main__":
    main()
