"""The layout of a desk file never changes under the same version: desks of it are in people's hands."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from sqlalchemy import Connection

from pbdesk.store import migrations, sqlite
from pbdesk.store.desk import build

OLD = Path(__file__).parent / "old"
KEPT = sorted(OLD.glob("version-*.pbdesk.gz"))
LAYOUTS: dict[str, str] = json.loads((OLD / "layouts.json").read_text("utf-8"))
"""The digest of the layout of each version: every table, index and guard as the file says it."""


def digest_of(connection: Connection) -> str:
    told = "\n".join(f"{name}\t{sql}" for name, sql in sorted(sqlite.schema(connection)))
    return hashlib.sha256(told.encode()).hexdigest()


def layout_of_today() -> str:
    engine = sqlite.connect(None, writable=True)
    with engine.begin() as connection:
        build(connection, "NOR")
        found = digest_of(connection)
    engine.dispose()
    return found


def test_the_layout_changes_only_with_its_version() -> None:
    today, kept = layout_of_today(), LAYOUTS.get(str(migrations.VERSION))
    assert today == kept, (
        f"The layout of a desk is not that of version {migrations.VERSION}, which is in people's hands: raise "
        "VERSION in pbdesk/store/migrations.py, keep a small desk of the version before as "
        "tests/store/old/version-N.pbdesk.gz and add the digest of the new version "
        f"to tests/store/old/layouts.json: {today}"
    )


@pytest.mark.parametrize("path", KEPT, ids=lambda path: str(path.name))
def test_a_kept_desk_has_the_layout_of_its_version(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept.pbdesk"
    file.write_bytes(gzip.decompress(path.read_bytes()))
    engine = sqlite.connect(file, writable=False)
    with engine.connect() as connection:
        _, version = sqlite.identify(connection)
        found = digest_of(connection)
    engine.dispose()
    assert path.name == f"version-{version}.pbdesk.gz"
    assert found == LAYOUTS[str(version)]
