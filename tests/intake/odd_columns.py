"""Which columns an odd table has, how they are headed, and the columns beside them that say nothing to the desk."""

from tests.intake import odd_headings as headings
from tests.intake import odd_words as words
from tests.intake.odd_truth import Cell, Column
from tests.intake.odd_values import Values

_FIELDS = (
    "id",
    "title",
    "description",
    "agency",
    "partner",
    "funder",
    "country",
    "sector",
    "budget",
    "disbursed",
    "currency",
    "start",
    "end",
    "status",
)
_LIKELY = {
    "id": 0.8,
    "title": 1.0,
    "description": 0.3,
    "agency": 0.85,
    "partner": 0.5,
    "funder": 0.5,
    "country": 0.7,
    "sector": 0.6,
    "budget": 0.92,
    "disbursed": 0.4,
    "currency": 0.2,
    "start": 0.8,
    "end": 0.75,
    "status": 0.6,
}


class Columns(Values):
    """Draws the columns of a table of projects."""

    def _columns(self) -> list[Column]:
        fields = [name for name in _FIELDS if self.dice.random() < _LIKELY[name]]
        if not {"agency", "partner", "funder", "budget", "start", "country"} & set(fields):
            fields.append("budget")
        if "currency" in fields and "budget" not in fields and "disbursed" not in fields:
            fields.remove("currency")
        self.blocks = "country" in fields and self.trap("country in block headings", 0.15)
        if self.blocks:
            fields.remove("country")
        self.periods = {"start", "end"} <= set(fields) and self.trap("period in one column", 0.12)
        if self.periods:
            fields.remove("end")
        if self.dice.random() < 0.3:
            moved = fields.pop(self.dice.randrange(len(fields)))
            fields.insert(self.dice.randrange(len(fields) + 1), moved)
        self._settle_money(fields)
        if "agency" not in fields:
            self.elsewhere = headings.OWN_WHERE_ALONE
        columns = [self._column(name) for name in fields]
        self._doubles(columns)
        self._noise(columns)
        return columns

    def _settle_money(self, fields: list[str]) -> None:
        self.in_heading = "currency" not in fields and self.dice.random() < 0.6
        roll = self.dice.random()
        if roll < 0.15:
            self.factor, self.unit = 1_000, self.dice.choice(words.THOUSANDS[self.language])
        elif roll < 0.25:
            self.factor, self.unit = 1_000_000, self.dice.choice(words.MILLIONS[self.language])
        else:
            self.factor, self.unit = 1, ""
        if "kr" in self.unit or "kroner" in self.unit or "kronor" in self.unit:
            self.in_heading = False
        self.unit_above = (
            bool(self.unit or self.in_heading) and "currency" not in fields and self.trap("unit said above", 0.15)
        )
        if self.unit:
            self.traps.add("unit in heading" if not self.unit_above else "unit said above")

    def _unit_words(self) -> str:
        if self.unit in ("m", "'000"):
            return (
                f"{self.currency} {self.unit}"
                if self.in_heading
                else {"m": "in millions", "'000": "in thousands"}[self.unit]
            )
        if self.unit and self.in_heading:
            return f"{self.currency}, {self.unit}"
        return self.unit or (self.currency if self.in_heading else "")

    def _column(self, name: str) -> Column:
        heading = self._decorated(self.word("period" if name == "start" and self.periods else name), name)
        made = {
            "id": self._ids,
            "country": self._countries,
            "budget": self._amounts,
            "disbursed": self._amounts,
            "start": lambda: self._dates(2018),
            "end": lambda: self._dates(2022),
        }.get(name)
        if made:
            cells, meant = made()
        else:
            cells = [self._text(name, at) for at in range(self.height)]
            meant = [None if self.is_blank(cell) else str(cell) for cell in cells]
        return Column(name, heading, cells, meant)

    def _decorated(self, heading: str, name: str) -> str:
        if name in ("budget", "disbursed") and not self.unit_above and (unit := self._unit_words()):
            heading += self.dice.choice(
                [
                    f" ({unit})",
                    f"\n({unit})",
                    f" [{unit}]",
                    f" {unit}" if "," not in unit and self.unit != "m" else f" ({unit})",
                ]
            )
        elif name in ("status", "sector", "country") and self.trap("instruction in heading", 0.08):
            heading += "\n" + headings.INSTRUCTION[self.language]
        elif self.trap("star in heading", 0.05):
            heading += " *"
        roll = self.dice.random()
        if roll < 0.08:
            self.traps.add("capitals")
            return heading.upper()
        if roll < 0.14 and name not in ("budget", "disbursed"):
            self.traps.add("underscores")
            return heading.replace(" ", "_").lower()
        if roll < 0.2:
            self.traps.add("spaces about headings")
            return f" {heading} "
        return heading

    def _doubles(self, columns: list[Column]) -> None:
        places = {column.field: at for at, column in enumerate(columns)}
        if (
            "budget" in places
            and self.in_heading
            and not self.unit
            and not self.unit_above
            and self.trap("twin currency", 0.15)
        ):
            other = "GBP"
            column = columns[places["budget"]]
            cells: list[Cell] = [self.dice.randint(1000, 90000) for _ in range(self.height)]
            columns.insert(places["budget"] + 1, Column("", column.heading.replace(self.currency, other), cells, []))
            self.twins.append(columns[places["budget"] + 1].heading)
        if "title" in places and self.trap("twin language", 0.12):
            self._twin_language(columns, next(at for at, one in enumerate(columns) if one.field == "title"))
        if "budget" in places and self.trap("columns of years", 0.12):
            self._year_columns(columns)

    def _twin_language(self, columns: list[Column], at: int) -> None:
        """A second column of titles, in another language than the first."""
        other = self.dice.choice([one for one in words.LANGUAGES if one != self.language])
        heading = f"{headings.HEADINGS[other]['title'][0]} ({other.upper()})"
        titles: list[Cell] = [f"{self.dice.choice(words.TITLES[other])} {place}" for place in range(self.height)]
        columns.insert(at + 1, Column("", heading, titles, []))
        self.twins.append(heading)

    def _year_columns(self, columns: list[Column]) -> None:
        said = self.dice.choice(["planned", "disbursed"])
        word = (headings.PLANNED if said == "planned" else headings.PAID)[self.language]
        self.years = [2021, 2022, 2023][: self.dice.randint(2, 3)]
        self.year_type = said
        for year in self.years:
            cells: list[Cell] = [
                self.dice.randint(100, 9000) if self.dice.random() < 0.5 else "" for _ in range(self.height)
            ]
            columns.append(
                Column(f"year {year}", f"{word} {year}", cells, [None if cell == "" else str(cell) for cell in cells])
            )

    def _noise(self, columns: list[Column]) -> None:
        for heading in self.dice.sample(headings.NOISE[self.language], self.dice.randint(0, 3)):
            at = self.dice.randint(1, self._before_years(columns))
            cells: list[Cell] = [self._noisy(heading) for _ in range(self.height)]
            columns.insert(at, Column("", heading, cells, []))
        if self.trap("rows are counted", 0.2):
            columns.insert(
                0, Column("", self.dice.choice(["No.", "N°", "#", "Nr"]), list(range(1, self.height + 1)), [])
            )
        if self.trap("empty column", 0.1):
            columns.insert(self.dice.randint(1, self._before_years(columns)), Column("", "", [""] * self.height, []))

    def _before_years(self, columns: list[Column]) -> int:
        return sum(not column.field.startswith("year") for column in columns)

    def _noisy(self, heading: str) -> Cell:
        if "mail" in heading.lower() or "post" in heading or "Cor" in heading or "Cou" in heading:
            return f"a{self.dice.randint(1, 99)}@example.org"
        if any(
            part in heading.lower()
            for part in ("lat", "bredde", "%", "taux", "nombre", "n°", "n.º", "no.", "ant", "sist", "senast", "updated")
        ):
            return round(self.dice.random() * 90, 2)
        return self.dice.choice(["", "to be checked", "ok", "see letter"])
