"""Pages made of registers: one or several kinds of record behind a row of segments."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from pbdesk.records.kinds import KINDS
from ui.opened import Opened
from ui.pages.page import Page
from ui.tables.chunks import Shade
from ui.tables.register import Register
from ui.widgets.parts import Heading
from ui.widgets.segments import Segments
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.query import Listing

Conditions = Callable[[Opened], tuple[Any, ...]]


@dataclass(frozen=True)
class Filter:
    """A ready-made filter of a tab: what it is called, the conditions it means, and what is added among its records."""

    name: str
    label: str
    conditions: Conditions
    begins: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Tab:
    """One kind of record on a page, with its ready-made filters; what belongs to other records is `rarer` looked at."""

    kind: str
    filters: Sequence[Filter] = field(default_factory=tuple)
    shade: Shade | None = None
    rarer: bool = False


class RegistersPage(Page):
    """A page of tabs; the country in focus narrows every kind that has one."""

    def __init__(self, opened: Opened, title: str, about: str, tabs: Sequence[Tab]) -> None:
        super().__init__(opened)
        self._tabs = tabs
        self._registers: dict[str, Register] = {}
        self._filters: dict[str, Segments] = {}
        self._held: dict[str, tuple[Any, ...]] = {}
        common, rarer = (
            [(tab.kind, tr(KINDS[tab.kind].labels)) for tab in tabs if tab.rarer is wanted] for wanted in (False, True)
        )
        self.segments = Segments(common, title, rarer)
        alone = len(common) == 1
        self.heading = Heading(title, about, *([self.segments] if alone else []))
        self.rows.addWidget(self.heading)
        self.segments.remember(opened, f"kinds beside {tabs[0].kind}")
        self.segments.setVisible(len(tabs) > 1)
        self.segments.chosen.connect(self._show)
        if not alone:
            self.rows.addWidget(self.segments)
        self._stack = QStackedWidget()
        self.rows.addWidget(self._stack, 1)

    def refresh(self) -> None:
        self._show(self.segments.current)

    @property
    def kinds(self) -> list[str]:
        """The kinds that stand on this page."""
        return [tab.kind for tab in self._tabs]

    def register(self, kind: str) -> Register:
        """The register of one kind, made when first asked for."""
        if kind not in self._registers:
            tab = next(tab for tab in self._tabs if tab.kind == kind)
            made = Register(self.opened, KINDS[kind], tab.shade, self._filter_bar(tab))
            made.released.connect(partial(self._release, kind))
            self._registers[kind] = made
            self._stack.addWidget(made)
        return self._registers[kind]

    def _filter_bar(self, tab: Tab) -> list[QWidget]:
        if not tab.filters:
            return []
        bar = Segments([(one.name, tr(one.label)) for one in tab.filters], tr("Which ones"))
        bar.chosen.connect(lambda _: self._release(tab.kind))
        self._filters[tab.kind] = bar
        return [bar]

    def _show(self, kind: str) -> None:
        register = self.register(kind)
        self._stack.setCurrentWidget(register)
        before = register.model.conditions
        self._narrow(kind)
        if register.model.conditions == before:
            register.refresh()

    def _narrow(self, kind: str) -> None:
        held, register = self._held.get(kind), self.register(kind)
        register.say_only(tr("Only those you asked for are shown.") if held else "")
        chosen = None if held else self._ready_made(kind)
        register.begins = dict(chosen.begins) if chosen else {}
        if held:
            register.hold(*held)
        else:
            register.hold(*self._of_country(kind), *(chosen.conditions(self.opened) if chosen else ()))

    def _ready_made(self, kind: str) -> Filter | None:
        """The ready-made filter that is chosen."""
        name = self._filters[kind].current if kind in self._filters else ""
        tab = next(tab for tab in self._tabs if tab.kind == kind)
        return next((one for one in tab.filters if one.name == name), None)

    def _of_country(self, kind: str) -> tuple[Any, ...]:
        from pbdesk.store import query

        country = self.opened.country if of_country(self.opened, kind) else None
        return (query.of_country(KINDS[kind], country),) if country else ()

    def show_listing(self, listing: "Listing") -> None:
        """Show exactly the records of a listing, until the person wants to see all again."""
        self._held[listing.kind.name] = listing.conditions
        self.register(listing.kind.name).lift_filters()
        self.segments.choose(listing.kind.name)

    def _release(self, kind: str) -> None:
        self._held.pop(kind, None)
        self._narrow(kind)

    def lists(self, kind: str) -> bool:
        return kind in self.kinds


def parts(*kinds: str) -> tuple[Tab, ...]:
    """Tables of records that belong to others, and are mostly seen with them."""
    return tuple(Tab(kind, rarer=True) for kind in kinds)


def of_country(opened: Opened, kind: str) -> bool:
    """Whether the country in focus says something of records of this kind."""
    return opened.country is not None and "country" in KINDS[kind].by_name and kind != "actor"
