"""The cells of odd columns, each beside what a person reads in it."""

from datetime import date, timedelta
from decimal import Decimal

from tests.intake import odd_words as words
from tests.intake.odd_dice import Dice
from tests.intake.odd_truth import Cell

_BUDGETS = (1_000, 90_000_000)


class Values(Dice):
    """Makes the cells of a column by its field."""

    def _text(self, name: str, at: int) -> Cell:
        if name != "title" and self.dice.random() < 0.06:
            return self.blank()
        if name == "title":
            return f"{self.dice.choice(words.TITLES[self.language])} {self.dice.randint(1, 400)}"
        if name == "description":
            return f"{self.dice.choice(words.TITLES[self.language])}, {at} {'lorem ipsum dolor sit amet ' * 5}".strip()
        pool = {
            "agency": words.AGENCIES[self.language],
            "partner": words.PARTNERS,
            "funder": words.FUNDERS,
            "sector": words.SECTORS[self.language],
            "status": words.STATUSES[self.language],
            "currency": [self.currency],
        }[name]
        return self.dice.choice(pool)

    def _ids(self) -> tuple[list[Cell], list[str | None]]:
        style = self.dice.choice(["PRJ-{:03}", "{:05}", "24/{}", "MLI-{}-A"])
        numbers = self.dice.sample(range(1, 900), self.height)
        cells: list[Cell] = [style.format(number) for number in numbers]
        if self.trap("identifiers repeat", 0.1):
            cells[-1] = cells[0]
        if self.trap("identifiers as numbers", 0.2):
            cells = [4000 + number for number in numbers]
        return cells, [str(cell) for cell in cells]

    def _countries(self) -> tuple[list[Cell], list[str | None]]:
        cells: list[Cell] = []
        meant: list[str | None] = []
        several = self.trap("several countries in a cell", 0.15)
        for _ in range(self.height):
            codes = self.dice.sample(sorted(words.COUNTRIES), 2 if several and self.dice.random() < 0.3 else 1)
            cells.append(
                self.dice.choice(["; ", ", ", " / "]).join(self.dice.choice(words.COUNTRIES[code]) for code in codes)
            )
            meant.append(",".join(codes))
        if self.dice.random() < 0.3:
            cells[1], meant[1] = self.blank(), None
        return cells, meant

    def _amounts(self) -> tuple[list[Cell], list[str | None]]:
        decimals = self.dice.choice([0, 0, 2]) if self.factor == 1 else self.dice.choice([0, 1, 3])
        style = (
            self.dice.choice(["number", "number", "number", "text", "text", "mixed"]) if not self.is_text else "text"
        )
        mark, group = self._signs()
        cells: list[Cell] = []
        meant: list[str | None] = []
        for _ in range(self.height):
            whole = self.dice.randint(*_BUDGETS) // self.factor if self.factor < 10**6 else self.dice.randint(1, 400)
            amount = Decimal(whole) + (
                Decimal(self.dice.randint(0, 10**decimals - 1)) / 10**decimals if decimals else 0
            )
            if self.dice.random() < 0.03:
                amount = -amount
                self.traps.add("negative")
            if self.dice.random() < 0.06:
                cells.append(self.blank())
                meant.append(None)
                continue
            written = style == "text" or (style == "mixed" and self.dice.random() < 0.3)
            cells.append(self._written(amount, decimals, mark, group) if written else float(amount))
            meant.append(str(amount * self.factor))
        if style != "number":
            self.traps.add(f"amounts written with '{group}' and '{mark}'")
        return cells, meant

    def _signs(self) -> tuple[str, str]:
        if self.language == "en":
            return self.dice.choice([(".", ","), (".", ","), (".", "")])
        return self.dice.choice([(",", " "), (",", "."), (",", "\u00a0"), (",", ""), (",", "\u202f")])

    def _written(self, amount: Decimal, decimals: int, mark: str, group: str) -> str:
        digits = f"{abs(amount):,.{decimals}f}".replace(",", "_").replace(".", mark).replace("_", group)
        if amount < 0:
            return self.dice.choice([f"({digits})", f"-{digits}", f"- {digits}", f"−{digits}"])
        return digits

    def _dates(self, first: int) -> tuple[list[Cell], list[str | None]]:
        if self.periods:
            return self._spans()
        style = self.dice.choice(["day", "day", "iso", "numbers", "numbers", "words", "year", "year as day", "month"])
        if style == "year as day" and self.is_text:
            style = "year"
        day_first = self.language != "en" or self.dice.random() < 0.5
        days = [date(first, 1, 1) + timedelta(days=self.dice.randint(0, 1200)) for _ in range(self.height)]
        if style == "numbers":
            days = self._settled(days)
        cells = [self._dated(one, style, day_first) for one in days]
        short = {"year": 4, "year as day": 4, "month": 7}.get(style, 10)
        meant: list[str | None] = [one.isoformat()[:short] for one in days]
        for at in range(self.height):
            if self.dice.random() < 0.06:
                cells[at], meant[at] = self.blank(), None
        if style != "day":
            self.traps.add(f"dates: {style}")
        return cells, meant

    def _settled(self, days: list[date]) -> list[date]:
        """Days among which some say which of their numbers is the day."""
        for at in (0, 2, 4):
            days[at] = days[at].replace(day=self.dice.randint(13, 28))
        return days

    def _dated(self, one: date, style: str, day_first: bool) -> Cell:
        if style == "day":
            return one if not self.is_text else one.isoformat()
        if style == "iso":
            return one.isoformat()
        if style == "numbers":
            mark = "." if self.language in ("nb", "sv") else "/"
            return f"{one:%d{mark}%m{mark}%Y}" if day_first else f"{one:%m{mark}%d{mark}%Y}"
        if style == "words":
            return self._in_words(one)
        if style == "month":
            return f"{words.MONTHS[self.language][one.month - 1]} {one.year}"
        return date(1899, 12, 30) + timedelta(days=one.year) if style == "year as day" else one.year

    def _in_words(self, one: date) -> str:
        month = words.MONTHS[self.language][one.month - 1]
        return {
            "en": f"{one.day} {month} {one.year}",
            "fr": f"{one.day} {month} {one.year}",
            "es": f"{one.day} de {month} de {one.year}",
            "pt": f"{one.day} de {month} de {one.year}",
            "nb": f"{one.day}. {month} {one.year}",
            "sv": f"den {one.day} {month} {one.year}",
        }[self.language]

    def _spans(self) -> tuple[list[Cell], list[str | None]]:
        style = self.dice.choice(["years", "days"])
        cells: list[Cell] = []
        meant: list[str | None] = []
        for _ in range(self.height):
            start = date(2018, 1, 1) + timedelta(days=self.dice.randint(0, 1000))
            end = start + timedelta(days=self.dice.randint(400, 1500))
            if style == "years":
                cells.append(f"{start.year}-{end.year}" if self.dice.random() < 0.5 else f"{start.year} – {end.year}")
                meant.append(f"{start.year}/{end.year}")
            else:
                cells.append(f"{start:%d.%m.%Y} - {end:%d.%m.%Y}")
                meant.append(f"{start.isoformat()}/{end.isoformat()}")
        if style == "days":
            cells[0], meant[0] = "15.01.2019 - 28.02.2021", "2019-01-15/2021-02-28"
        return cells, meant
