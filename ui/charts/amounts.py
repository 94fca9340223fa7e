"""Shares and amounts as short as a drawing has room for."""

from decimal import Decimal

from ui import display
from ui.words import locale, tr

_BILLION, _MILLION, _THOUSAND = Decimal(10) ** 9, Decimal(10) ** 6, Decimal(10) ** 3


def short(amount: Decimal) -> str:
    """An amount in thousands, millions or billions, with one decimal."""
    if abs(amount) >= _BILLION:
        return tr("{number} bn", number=_scaled(amount, _BILLION))
    if abs(amount) >= _MILLION:
        return tr("{number} m", number=_scaled(amount, _MILLION))
    if abs(amount) >= _THOUSAND:
        return tr("{number} k", number=_scaled(amount, _THOUSAND))
    return display.number(round(float(amount)))


def _scaled(amount: Decimal, scale: Decimal) -> str:
    return locale().toString(float(amount / scale), "f", 1)


def percent(share: Decimal) -> str:
    """A share as whole per cent; 0 and 100 only where it is exactly that, as in the documents."""
    whole = round(float(share) * 100)
    if whole == 0 and share > 0:
        return tr("under 1 %")
    if whole == 100 and share < 1:
        return tr("over 99 %")
    return tr("{number} %", number=display.number(whole))
