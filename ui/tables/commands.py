"""What can be asked of the table that is seen, from menu, keyboard and search field alike."""

from collections.abc import Callable
from functools import partial

from ui.commands import Command
from ui.tables.register import Register
from ui.window import Window
from ui.words import tr

Doing = Callable[[Register], None]


def put(window: Window) -> list[str]:
    """Put these commands; returns their names, for a menu."""
    doings: tuple[tuple[str, str, str, Doing], ...] = (
        ("table filter", tr("Filter by column"), "Ctrl+Shift+L", Register.toggle_filters),
        ("table columns", tr("Choose columns"), "Ctrl+Shift+C", Register.choose_columns),
        ("table views", tr("Views of this table"), "Ctrl+Shift+V", Register.choose_view),
        ("table export", tr("Export what is shown"), "Ctrl+E", Register.export),
        ("table focus", tr("Go to the table"), "F6", Register.take_keyboard),
    )
    window.commands.put(Command("table add", tr("Add a record to this page"), partial(_add, window), "Ctrl+Shift+N"))
    for name, text, keys, act in doings:
        window.commands.put(Command(name, text, partial(_do, window, act), keys))
    return ["table add", *(name for name, *_ in doings)]


def _add(window: Window) -> None:
    """Begin a record of the kind that the table or else the page is about."""
    kind, begun = window.shell.adds if window.shell else ("", {})
    if kind and window.opened:
        window.opened.kind_wanted.emit(kind, begun)
    elif window.shell:
        window.say(tr("Nothing is added on this page. Search for what you want to add (Ctrl+K)."))


def _do(window: Window, act: Doing) -> None:
    register = window.shell.register() if window.shell else None
    if register is not None:
        act(register)
    elif window.shell:
        window.say(tr("There is no table on this page."))
