"""A parcel is a foreign file: what is none, is damaged or is a trap is answered in a line."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from pbdesk.desk import exchanging, writing
from pbdesk.errors import FileNotUnderstood, NotUnderstood, PbdeskError, RuleBroken
from pbdesk.exchange.opening import open_parcel
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk

ID = "0190aaaa-0000-7000-8000-000000000001"
HEAD = {"parcel": "pbdesk parcel 1", "desk": ID, "government": "NOR", "schema": 1, "since": "", "changes": 1}
CHANGE = {"change": {"id": ID, "at": "2026-01-01T00:00:00Z", "person": "Ola", "action": "add"}}


def packed(path: Path, *lines: Any, end: str = "") -> Path:
    """A parcel of these lines, with the digest that belongs to them."""
    body = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    seal = json.dumps({"end": end or hashlib.sha256(body).hexdigest()}).encode()
    path.write_bytes(gzip.compress(body + seal + b"\n"))
    return path


def entry(kind: str = "note", **values: Any) -> dict[str, Any]:
    return {"entry": [ID, kind, None, values]}


def refused(path: Path) -> str:
    with pytest.raises(FileNotUnderstood) as error:
        open_parcel(path)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "foreign.pbparcel"


def test_a_sound_parcel_is_read(file: Path) -> None:
    parcel = open_parcel(packed(file, HEAD, CHANGE, entry(title="A note")))
    assert parcel.steps[0].entries == [(ID, "note", None, {"title": "A note"})]


@pytest.mark.parametrize(
    "content", [b"", b"not a parcel", b"PK\x03\x04", gzip.compress(b"hello\n"), gzip.compress(b"[]\n")]
)
def test_what_is_no_parcel_is_said_to_be_none(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "parcel" in refused(file) or "damaged" in refused(file)


def test_a_parcel_cut_off_anywhere_is_refused(file: Path, desk: Desk) -> None:
    exchanging.write(desk, file)
    whole = file.read_bytes()
    for part in (10, len(whole) // 2, len(whole) - 9, len(whole) - 1):
        file.write_bytes(whole[:part])
        assert "damaged or cut off" in refused(file)


def test_a_parcel_that_somebody_changed_is_refused(file: Path) -> None:
    packed(file, HEAD, CHANGE, entry(title="Forged"), end="0" * 64)
    assert "not what was written" in refused(file)


def test_a_parcel_of_a_newer_version_asks_for_that_version(file: Path) -> None:
    assert "newer Peacebuilding Desk" in refused(packed(file, {**HEAD, "schema": 999}))
    assert "newer Peacebuilding Desk" in refused(packed(file, HEAD, CHANGE, entry("treaty", title="Peace")))


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, entry(title="Before any change")),
        (HEAD, HEAD),
        (HEAD, CHANGE, entry(colour="red")),
        (HEAD, CHANGE, entry(title=7)),
        (HEAD, CHANGE, entry(title="Tags", tags=["no id"])),
        (HEAD, CHANGE, {"entry": ["no id", "note", None, {"title": "A"}]}),
        (HEAD, CHANGE, {"entry": [ID, "note", None, None]}),
        (HEAD, {"change": {**CHANGE["change"], "at": 3}}),
        (HEAD, {"file": "0" * 64, "data": "YWJj"}),
        (HEAD, {"file": "0" * 64, "data": "not base64!"}),
        (HEAD, CHANGE, {"something": "else"}),
        (HEAD, CHANGE, entry(title="\ud800")),
        (HEAD, CHANGE, entry("actor", name="MFA", own=True)),
        (HEAD, CHANGE, entry("benchmark", title="Cases", target=60)),
        (HEAD, CHANGE, entry("benchmark", title="Cases", target=float("nan"))),
        (HEAD, CHANGE, entry("benchmark", title="Cases", target=10**400)),
        (HEAD, CHANGE, entry("activity", title="Wells", unclear="{cut")),
        (HEAD, CHANGE, entry("activity", title="Wells", unclear='{"budget": 7}')),
        (HEAD, CHANGE, entry(title="A note"), entry("actor", name="A note no more")),
        (HEAD, CHANGE, entry(title="A note"), {"file": hashlib.sha256(b"x").hexdigest(), "data": "eA=="}),
        ({**HEAD, "changes": "1"}, CHANGE),
    ],
)
def test_what_no_desk_writes_is_refused(file: Path, lines: tuple[Any, ...]) -> None:
    assert "holds what no desk writes" in refused(packed(file, *lines))


@pytest.mark.parametrize("changes", [0, 2])
def test_a_parcel_from_which_changes_were_taken_out_is_refused(file: Path, changes: int) -> None:
    assert "not what was written" in refused(packed(file, {**HEAD, "changes": changes}, CHANGE, entry(title="A note")))


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("note", {"text": "Without a title"}, "Title is needed"),
        ("activity", {"title": "Wells", "budget": 1000}, "Budget needs a currency"),
        ("country", {"name": "Nowhere", "code": "ZZZ", "type": "country"}, "on no list of codes"),
        ("note", {"title": "Tagged", "tags": ["{note}"]}, "which is no tag of this desk"),
        ("activity", {"title": "Wells", "agency": "{note}"}, "which is no actor of this desk"),
        ("position", {"position": "agrees"}, "is needed"),
        ("document", {"title": "Terms", "sha256": "0" * 64, "size": 3}, "lacks the file of one of its documents"),
    ],
)
def test_what_a_form_would_not_take_is_not_taken_from_a_parcel(
    file: Path, desk: Desk, kind: str, values: dict[str, Any], said: str
) -> None:
    note = writing.add(desk, KINDS["note"], {"title": "Here"}, "Kari")
    named = json.loads(json.dumps(values).replace("{note}", note))
    with pytest.raises(PbdeskError, match=said):
        exchanging.prepare(desk, packed(file, HEAD, CHANGE, entry(kind, **named)), exchanging.take("theirs"))


def test_a_record_of_this_desk_stays_of_its_kind(file: Path, desk: Desk) -> None:
    note = writing.add(desk, KINDS["note"], {"title": "Here"}, "Kari")
    forged = {"entry": [note, "actor", {"name": "Somebody"}, {"name": "Another"}]}
    with pytest.raises(NotUnderstood, match="is of another kind"):
        exchanging.prepare(desk, packed(file, HEAD, CHANGE, forged), exchanging.take("theirs"))


def test_a_value_taken_out_of_a_record_that_needs_it_is_refused(file: Path, desk: Desk) -> None:
    note = writing.add(desk, KINDS["note"], {"title": "Here"}, "Kari")
    forged = {"entry": [note, "note", {"title": "Here"}, {"title": None}]}
    with pytest.raises(RuleBroken, match="Title is needed"):
        exchanging.prepare(desk, packed(file, HEAD, CHANGE, forged), exchanging.take("theirs"))


def test_a_parcel_that_unpacks_to_a_flood_is_stopped(file: Path) -> None:
    with gzip.open(file, "wb", compresslevel=1) as packed_file:
        for _ in range(400):
            packed_file.write(b" " * 1024 * 1024)
    assert "parcel" in refused(file)


def test_lines_nested_without_end_are_refused(file: Path) -> None:
    file.write_bytes(gzip.compress(b"[" * 1_000_000 + b"\n"))
    assert "parcel" in refused(file)


def test_a_file_that_is_not_there_is_said_to_be_missing(file: Path) -> None:
    assert "there is no such file" in refused(file)
