"""The look of the window: two palettes, one font, one grid of eight pixels."""

import sys
from dataclasses import asdict, dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from pbdesk.resources import resource

SPACE = 8
"""The grid: every distance is a multiple of it, in pixels at 100 %."""
FAMILY = "Inter"


@dataclass(frozen=True)
class Look:
    """The colours of one look, as #rrggbb; `series` are told apart by lightness too, for the colour-blind."""

    name: str
    window: str
    base: str
    raised: str
    rail: str
    text: str
    quiet: str
    faint: str
    line: str
    accent: str
    on_accent: str
    chosen: str
    good: str
    warn: str
    bad: str
    good_ground: str
    warn_ground: str
    bad_ground: str
    series: tuple[str, ...]


LIGHT = Look(
    "light", window="#f5f6f8", base="#ffffff", raised="#ffffff", rail="#eceff3", text="#1a2330", quiet="#566273",
    faint="#6f7a88", line="#d5dae1", accent="#1d5a8e", on_accent="#ffffff", chosen="#dbe8f4", good="#20704a",
    warn="#8a5a00", bad="#a8322a", good_ground="#e3f3ea", warn_ground="#fdf2d9", bad_ground="#fbe7e5",
    series=("#1d5a8e", "#d08a1d", "#3f8f6b", "#8b5fa8", "#b5483f", "#6b7788"),
)  # fmt: skip
DARK = Look(
    "dark", window="#14181e", base="#1a1f27", raised="#20262f", rail="#11151a", text="#e5e9ef", quiet="#a6b0bd",
    faint="#8994a3", line="#333b47", accent="#7db3e3", on_accent="#0d1a26", chosen="#26405a", good="#74c69b",
    warn="#e3b458", bad="#ee8d84", good_ground="#1b3328", warn_ground="#3a2f17", bad_ground="#402321",
    series=("#7db3e3", "#e3b458", "#74c69b", "#bf9bdb", "#ee8d84", "#9aa6b5"),
)  # fmt: skip


class _Chosen:
    """The look in use."""

    look = LIGHT


def look() -> Look:
    """The look in use; what paints itself asks for it at every painting."""
    return _Chosen.look


def colour(name: str) -> QColor:
    """A colour of the look in use by its name, as `quiet` or `bad`."""
    return QColor(getattr(_Chosen.look, name))


def is_dark(wish: str) -> bool:
    """Whether a wish (`light`, `dark`, else as the computer) means the dark look."""
    if wish in ("light", "dark"):
        return wish == "dark"
    return QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def dress(app: QApplication, wish: str) -> None:
    """Give the application its style, palette and style sheet; asked again, it changes the look."""
    _Chosen.look = DARK if is_dark(wish) else LIGHT
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(_Chosen.look))
    app.setStyleSheet(_style_sheet(_Chosen.look))


def set_font(app: QApplication) -> None:
    """Use the bundled font; where it is missing, the computer's own."""
    for face in ("Regular", "SemiBold", "Bold", "Italic"):
        QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{face}.otf")))
    if FAMILY in QFontDatabase.families():
        font = QFont(FAMILY)
        font.setPointSizeF(13.0 if sys.platform == "darwin" else 10.0)
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        app.setFont(font)


def figures(font: QFont) -> QFont:
    """The same font with figures of one width, for columns of numbers."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even


def palette(look: Look) -> QPalette:
    """The palette of a look, with the Disabled roles that Fusion does not work out well itself."""
    made = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: look.window, role.WindowText: look.text, role.Base: look.base, role.AlternateBase: look.window,
        role.Text: look.text, role.Button: look.raised, role.ButtonText: look.text, role.BrightText: look.bad,
        role.ToolTipBase: look.raised, role.ToolTipText: look.text, role.PlaceholderText: look.faint,
        role.Highlight: look.accent, role.HighlightedText: look.on_accent, role.Accent: look.accent,
        role.Link: look.accent, role.LinkVisited: look.accent, role.Light: look.raised, role.Midlight: look.line,
        role.Mid: look.line, role.Dark: look.line, role.Shadow: look.line,
    }  # fmt: skip
    for one, value in pairs.items():
        made.setColor(one, QColor(value))
    for one in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(look.faint))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(look.line))
    made.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(look.window))
    return made


def icon(name: str, shade: str = "quiet") -> QIcon:
    """An icon of resources/icons in a colour of the look in use; drawn sharp at 100 % and 200 %."""
    return _icon(name, shade, _Chosen.look.name)


@cache
def _icon(name: str, shade: str, _look: str) -> QIcon:
    """Drawn once for each look; an icon is of one colour, and read and drawn once for all its shades."""
    from PySide6.QtSvg import QSvgRenderer

    picture, drawing = QIcon(), QSvgRenderer(str(resource(f"icons/{name}.svg")))
    shades = {QIcon.Mode.Normal: shade, QIcon.Mode.Selected: "accent", QIcon.Mode.Disabled: "faint"}
    for size in (20, 40):
        shape = QPixmap(size, size)
        shape.fill(Qt.GlobalColor.transparent)
        with QPainter(shape) as painter:
            drawing.render(painter)
        for mode, one in shades.items():
            picture.addPixmap(_shaded(shape, colour(one)), mode)
    return picture


def _shaded(shape: QPixmap, shade: QColor) -> QPixmap:
    made = QPixmap(shape)
    with QPainter(made) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(made.rect(), shade)
    return made


_DRAWN = ("arrow_backward", "arrow_forward", "arrow_upward", "arrow", "check")
"""Pictures that the style sheet names; each is of one colour that is seen in both looks."""


def _style_sheet(look: Look) -> str:
    sheet = resource("styles/window.qss").read_text("utf-8")
    colours = {name: value for name, value in asdict(look).items() if isinstance(value, str)}
    colours |= {name: resource(f"icons/{name}.svg").as_posix() for name in _DRAWN}
    for name in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", colours[name])
    return sheet
