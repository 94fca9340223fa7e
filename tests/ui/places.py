"""Where things stand in a window that shows a desk."""

from collections.abc import Callable

from ui.pages.country import CountryPage
from ui.shell import Shell
from ui.window import Window


def shell_of(window: Window) -> Shell:
    """What the window shows of its desk."""
    assert window.shell is not None
    return window.shell


def country_page(window: Window, country: str, settle: Callable[[], None]) -> CountryPage:
    """The page of a country, brought into focus on the day the window is at."""
    assert window.opened is not None
    window.opened.focus(country, window.opened.as_of)
    shell_of(window).rail.choose("countries")
    settle()
    return window.findChildren(CountryPage)[0]
