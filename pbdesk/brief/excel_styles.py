"""The named styles of a workbook's cells, so that a person restyles every amount or date in one place.

XlsxWriter gives each cell a look of its own and no style; here its looks are hung on styles (ECMA-376, part 1, 18.8).
"""

import re
from collections.abc import Iterator, Mapping

from pbdesk.brief.words import Words

LOOKS = "xl/styles.xml"

_BUILT_IN = {
    "Title": (15, ("title",)),
    "Heading 1": (16, ("caption",)),
    "Heading 2": (17, ("head", "head right")),
    "Total": (25, tuple(f"total {name}" for name in ("text", "count", "number", "money", "percent", "date"))),
    "Hyperlink": (8, ("link", "back")),
}
"""Styles that Excel has and shows in its own language: their number there, and the looks hung on them."""
_OURS = {
    "subtitle": ("subtitle",),
    "marking": ("marking",),
    "government": ("government",),
    "label": ("label",),
    "fact": ("fact",),
    "note": ("note",),
    "text": ("text", "text right"),
    "unknown": ("unknown", "unknown right"),
    "count": ("count",),
    "number": ("number",),
    "money": ("money",),
    "share": ("percent",),
    "date": ("date",),
}
"""Styles named in the document's language, and the looks hung on them; the first look is the style's own."""

_APPLIED = re.compile(r' apply\w+="1"')
_BORN = re.compile(r"<cellStyleXfs.*?</cellStyleXfs>")
_LOOKS = re.compile(r'(<cellXfs count="\d+">)(.*?)(</cellXfs>)')
_LOOK = re.compile(r"<xf [^>]*?/>|<xf .*?</xf>")
_NAMES = re.compile(r"<cellStyles.*?</cellStyles>")
_FIRST = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
_NORMAL = '<cellStyle name="Normal" xfId="0" builtinId="0"/>'


def styled(part: bytes, places: Mapping[str, int], words: Words) -> bytes:
    """The part of a workbook's looks with a named style behind each; `places` says where a look stands."""
    text = part.decode()
    looks = _LOOK.findall(_LOOKS.findall(text)[0][1])
    styles, names = [_FIRST], [_NORMAL]
    for name, of in _named(words):
        if used := list(dict.fromkeys(places[look] for look in of if look in places)):
            own = looks[used[0]]
            names.append(f"<cellStyle {name.format(len(styles))}/>")
            for at in used:
                looks[at] = _hung(looks[at], own, len(styles))
            styles.append(_APPLIED.sub("", own).replace(' xfId="0"', ""))
    text = _BORN.sub(lambda _: f'<cellStyleXfs count="{len(styles)}">{"".join(styles)}</cellStyleXfs>', text)
    text = _LOOKS.sub(lambda found: f"{found[1]}{''.join(looks)}{found[3]}", text)
    return _NAMES.sub(lambda _: f'<cellStyles count="{len(names)}">{"".join(names)}</cellStyles>', text).encode()


def _named(words: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Of each style what names it, with a blank for its place, and its looks."""
    for name, (number, looks) in _BUILT_IN.items():
        yield f'name="{name}" xfId="{{}}" builtinId="{number}" customBuiltin="1"', looks
    for key, looks in _OURS.items():
        yield f'name="{words.say(f"style.{key}")}" xfId="{{}}"', looks


def _hung(look: str, own: str, style: int) -> str:
    """A look hung on its style; one that is wholly the style's says nothing of its own, so that it follows it."""
    kept = look.replace(' xfId="0"', f' xfId="{style}"')
    return _APPLIED.sub("", kept) if look == own else kept
