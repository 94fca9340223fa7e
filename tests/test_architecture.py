"""The house's rooms and what must stay out of them."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
}
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "wsgiref", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets",
}  # fmt: skip
NAMES_OF_THE_COMPUTER = {
    "import getpass", "import pwd", "import platform", "getuser", "getlogin", "gethostname", "getfqdn", "uname",
    "getnode", "QHostInfo", "machineHostName", "USER", "LOGNAME", "LNAME", "USERNAME", "USERDOMAIN", "COMPUTERNAME",
    "HOSTNAME",
}  # fmt: skip
"""What would tell the name of the account or of the machine; the desk knows only names that people gave."""
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports anywhere in it, with the names taken from each."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def opens_the_network(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in NETWORK)


@pytest.mark.parametrize("contract", CONTRACTS, ids=CONTRACTS.get)
def test_rooms_know_only_the_rooms_they_stand_on(contract: str, capsys: pytest.CaptureFixture[str]) -> None:
    config = str(ROOT / "pyproject.toml")
    kept = lint_imports(config, limit_to_contracts=(contract,), no_cache=True, no_logo=True)
    assert kept == 0, capsys.readouterr().out


def test_no_module_opens_the_network() -> None:
    used = {(path.name, module) for path in sources("pbdesk", "ui") for module in imported(path)}
    assert not {(name, module) for name, module in used if opens_the_network(module)}


@pytest.mark.parametrize("module", ["socket", "http.client", "urllib.request", "PySide6.QtNetwork"])
def test_a_module_that_opens_the_network_would_be_found(module: str) -> None:
    assert opens_the_network(module)
    assert not opens_the_network("urllib.parse")


def words_used(source: str) -> set[str]:
    """The modules, names, attributes and whole texts that a source uses."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import() | ast.ImportFrom():
                names = {alias.name for alias in node.names}
                found |= names | {f"import {name}" for name in (*names, getattr(node, "module", ""))}
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.Constant(value=str(word)):
                found.add(word)
    return found


def test_nothing_asks_the_computer_who_sits_at_it_or_what_it_is_called() -> None:
    asked = {path.name: words_used(path.read_text("utf-8")) & NAMES_OF_THE_COMPUTER for path in sources("pbdesk", "ui")}
    assert {name: words for name, words in asked.items() if words} == {}


@pytest.mark.parametrize(
    "asking",
    ["import getpass", "from os import getlogin", "from platform import node", "os.environ['USER']", "os.uname()",
     "os.environ.get('LOGNAME')", "socket.gethostname()", "QSysInfo.machineHostName()"],
)  # fmt: skip
def test_a_module_that_asks_the_computer_for_a_name_would_be_found(asking: str) -> None:
    assert words_used(asking) & NAMES_OF_THE_COMPUTER


def test_no_test_stands_on_a_mock() -> None:
    mocks = {"unittest.mock", "mock", "pytest_mock"}
    assert not {path.name for path in sources("tests") if mocks & set(imported(path))}


def test_the_tests_are_no_package() -> None:
    assert not sorted((ROOT / "tests").rglob("__init__.py"))


def test_every_folder_of_the_code_is_a_package() -> None:
    folders = {path.parent for path in sources("pbdesk", "ui")}
    assert not sorted(folder.name for folder in folders if not (folder / "__init__.py").exists())


def test_modules_are_named_for_what_they_do() -> None:
    assert not sorted(path.name for path in sources("pbdesk", "ui", "tests") if VAGUE & {path.stem, path.parent.name})
