"""The colours of charts on the screen: those of the documents, lightened where the ground is dark."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor

from ui import theme

SERIES = ("1F3A5F", "7FA8CC", "9A6414", "A9B8C6", "4D6B57", "C9A2B5")
"""The series of a document's charts in their order (pbdesk/brief/charts.py); a test holds the two together."""
_LIGHTEST = 235
_EVEN = 0.179
"""The luminance from which black and white stand out alike."""


def series(at: int) -> QColor:
    """The colour of a series; dark and light take turns, so that they stay apart without hue."""
    return on_ground(QColor(f"#{SERIES[at % len(SERIES)]}"))


def on_ground(colour: QColor) -> QColor:
    """A colour of the documents on the ground in use: on a dark one its lightness is turned round."""
    if theme.look().name != "dark":
        return colour
    hue, saturation, lightness = colour.hslHue(), colour.hslSaturation(), colour.lightness()
    return QColor.fromHsl(max(hue, 0), saturation, min(_LIGHTEST, 275 - lightness))


def shade(part: float) -> QColor:
    """From the ground (0) to the first series (1), for cells that are shaded by size."""
    ground, full = theme.colour("base"), series(0)
    mixed = [round(low + (high - low) * part) for low, high in zip(_rgb(ground), _rgb(full), strict=True)]
    return QColor(*mixed)


def ink_on(ground: QColor) -> QColor:
    """White or black, whichever stands out more from a ground (WCAG 2.2, 1.4.3)."""
    return QColor("#ffffff" if _luminance(ground) < _EVEN else "#000000")


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def unknown() -> QBrush:
    """What is not known is hatched, which no share ever is."""
    return QBrush(theme.colour("faint"), Qt.BrushStyle.BDiagPattern)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
