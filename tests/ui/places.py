"""Where things stand in a window that shows a desk."""

from collections.abc import Callable
from typing import TypeVar

from ui.pages.country import CountryPage
from ui.pages.page import Page
from ui.shell import Shell
from ui.window import Window

P = TypeVar("P", bound=Page)


def shell_of(window: Window) -> Shell:
    """What the window shows of its desk."""
    assert window.shell is not None
    return window.shell


def page_at(window: Window, name: str, kind: type[P], settle: Callable[[], None]) -> P:
    """A page of the rail, gone to and read."""
    shell = shell_of(window)
    shell.rail.choose(name)
    settle()
    page = shell.page(name)
    assert isinstance(page, kind)
    return page


def country_page(window: Window, country: str, settle: Callable[[], None]) -> CountryPage:
    """The page of a country, brought into focus on the day the window is at."""
    assert window.opened is not None
    window.opened.focus(country, window.opened.as_of)
    shell_of(window).rail.choose("countries")
    settle()
    return window.findChildren(CountryPage)[0]
