"""Every English sentence that the window may say, read from its source and from the records' descriptions."""

import ast
from collections.abc import Iterator
from pathlib import Path

from pbdesk.brief.checks import SENTENCES
from pbdesk.coherence.agencies_by_dimension import OTHERS
from pbdesk.coherence.figure import NOT_KNOWN
from pbdesk.coherence.leads import WHOLE_COUNTRY
from pbdesk.records.kind import Field
from pbdesk.records.kinds import KINDS
from pbdesk.records.markings import MARKINGS
from tests.coherence import catalogue

UI = Path(__file__).resolve().parents[2] / "ui"
CORE = UI.parent / "pbdesk"
SAYING = {"tr": 1, "count_of": 3, "_word": 1}
"""The functions that translate, and how many of their arguments may be sentences."""
TABLES = {
    "PAGES", "ADVICE", "NONE_YET", "WHY_FROZEN", "WHY_PART_FROZEN", "WHY_MISSING", "LOOKS", "DOINGS",
    "KEYS_OF_TABLES", "KEYS_OF_FORMS", "KEYS_ANYWHERE", "SORTS",
    "BASIS", "NARROWED_BY", "LEFT_OUT", "FACTORS", "ORDERS", "MENDING", "KEYS", "KEPT",
}  # fmt: skip
"""Tables of sentences that are translated where they are shown."""


def sentences() -> set[str]:
    """All of them."""
    said = {template for _, templates in said_by_the_core() for template in templates}
    return {*_of_source(), *_of_records(), *_of_coherence(), *said, *SENTENCES.values(), *QT}


def said_by_the_core() -> Iterator[tuple[str, list[str]]]:
    """Every call of `say` in the core, with the templates it may have; none where its source does not tell."""
    for path in CORE.rglob("*.py"):
        yield from _said(path)


def said_in(path: Path) -> set[str]:
    """The templates of one file of the core."""
    return {template for _, templates in _said(path) for template in templates}


def _said(path: Path) -> Iterator[tuple[str, list[str]]]:
    tree = ast.parse(path.read_text("utf-8"))
    if any(isinstance(node, ast.ImportFrom) and node.module == "pbdesk.sentences" for node in ast.walk(tree)):
        named = _named_texts(tree)
        for call in _calls(tree, "say"):
            yield f"{path.name}:{call.lineno}", _templates(call.args[0], named)


def _templates(first: ast.expr, named: dict[str, list[str]]) -> list[str]:
    return named.get(first.id, []) if isinstance(first, ast.Name) else [*_texts(first)]


def _named_texts(tree: ast.AST) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).extend(_texts(node.value))
    return found


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def _of_source() -> Iterator[str]:
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from _of_call(node)
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                yield from _of_table(node)


def _of_call(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in SAYING:
        for argument in call.args[: SAYING[name]]:
            yield from _texts(argument)
    elif name == "Filter":
        yield from _texts(call.args[1])


def _texts(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node) if isinstance(node, ast.IfExp | ast.Constant) else ():
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _of_table(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    if isinstance(target, ast.Name) and target.id in TABLES and isinstance(node.value, ast.Dict):
        yield from (one.value for one in node.value.values if isinstance(one, ast.Constant))  # type: ignore[misc]


def _of_records() -> Iterator[str]:
    yield from MARKINGS
    for kind in KINDS.values():
        yield from (kind.label, kind.labels)
        for field in kind.fields:
            yield from _of_field(field)


def _of_coherence() -> Iterator[str]:
    """What indicators and rules say of themselves, and the plain words their figures may be labelled with."""
    for one in catalogue.indicators().values():
        yield from filter(None, (one.title, one.question, one.formula, one.unit, one.per))
        yield from (one.published.words, one.published.source) if one.published else ()
    for rule in catalogue.rules().values():
        yield from (rule.words, rule.why)
    yield from (WHOLE_COUNTRY, NOT_KNOWN, OTHERS.name)


def _of_field(field: Field) -> Iterator[str]:
    if not field.hidden:
        yield field.label
        yield from filter(None, (field.help, field.unit))
        yield from field.choices


QT = (
    "OK", "Cancel", "Close", "Open", "Save", "Yes", "No", "&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete",
    "Select All", "Don't Save", "Discard", "Apply", "Reset", "Help", "Retry", "Ignore", "Abort", "Show Details...",
    "Hide Details...", "File &name:", "Files of type:", "Look in:", "Directory:", "Create New Folder", "Name", "Size",
    "Type", "Date Modified", "Back", "Forward", "Parent Directory", "List View", "Detail View", "&Open", "&Save",
    "key Return", "key Del", "key Up", "key Down", "key Left", "key Right",
    "&Choose", "Choose", "Cancel", "Find Directory", "Save As", "All Files (*)", "My Computer", "Computer",
    "Folder", "Directories",
)  # fmt: skip
"""Words of Qt's own dialogs and menus, as they stand in its source."""
