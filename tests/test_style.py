"""The house's measures of size, and words that must not stand in it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median_low
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXTS = {".py", ".sh", ".md", ".toml", ".csv", ".json", ".ts", ".qss", ".svg", ""}
UNFINISHED = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"]
MACHINES = ["/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Measured(NamedTuple):
    """A piece of code and its length in lines."""

    lines: int
    name: str


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path in sources("pbdesk", "ui"):
        yield from ((path, node) for node in ast.walk(ast.parse(path.read_text("utf-8"))))


def length(node: Function | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def length_of_docstring(node: Function) -> int:
    first = node.body[0]
    told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return (first.end_lineno or first.lineno) - first.lineno + 1 if told else 0


def files() -> list[Measured]:
    paths = sources("pbdesk", "ui")
    return [Measured(len(path.read_text("utf-8").splitlines()), str(path.relative_to(ROOT))) for path in paths]


def functions() -> list[tuple[str, Function]]:
    return [(f"{path.name}:{node.name}", node) for path, node in nodes() if isinstance(node, Function)]


def texts() -> list[Path]:
    folders = ("pbdesk", "ui", "tests", "resources", "installers", ".ci")
    inside = [path for folder in folders for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    beside = [path for path in ROOT.glob("*.*") if path.name != ".git"]
    return [path for path in [*inside, *beside] if path.is_file() and path.suffix in TEXTS]


def holding(words: list[str], paths: list[Path]) -> set[tuple[str, str]]:
    return {(path.name, word) for path in paths for word in words if word in path.read_text("utf-8")}


def test_no_file_is_longer_than_400_lines() -> None:
    assert not [file for file in files() if file.lines > 400]


def test_half_the_files_fit_in_120_lines() -> None:
    assert median_low(file.lines for file in files()) <= 120


def test_no_function_is_longer_than_50_lines() -> None:
    assert not [name for name, node in functions() if length(node) > 50]


def test_half_the_functions_fit_in_8_lines_besides_their_docstring() -> None:
    assert median_low(length(node) - length_of_docstring(node) for _, node in functions()) <= 8


def test_no_class_is_longer_than_250_lines() -> None:
    classes = [(path.name, node) for path, node in nodes() if isinstance(node, ast.ClassDef)]
    assert not [(name, node.name) for name, node in classes if length(node) > 250]


def test_nothing_is_left_to_be_done_later() -> None:
    assert not holding(UNFINISHED, sources("pbdesk", "ui", "tests", "resources"))


def test_no_machine_is_named_in_the_project() -> None:
    assert not holding(MACHINES, texts())


def test_a_sentence_to_translate_is_never_pasted_together() -> None:
    assert not holding(['tr(f"', "tr(f'"], sources("ui"))


@pytest.mark.parametrize("folder", ["pbdesk", "ui", "tests"])
def test_there_is_something_to_measure(folder: str) -> None:
    assert sources(folder)
