"""How a person keeps a table: its columns, their widths, its order, its filters; by a name, as a view of their own."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from pbdesk.records.kind import Kind
from ui.opened import Opened


@dataclass(frozen=True)
class View:
    """One way to see a table. `which` is the ready-made filter of its page, `filters` what stands above columns."""

    columns: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)
    order: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    which: str = ""


def to_text(view: View) -> str:
    """A view as it is kept in the settings."""
    return json.dumps(asdict(view), ensure_ascii=False)


def from_text(kind: Kind, text: str) -> View | None:
    """A view that was kept, without the fields that the kind no longer has; None for what is none."""
    try:
        kept = json.loads(text)
        columns = tuple(name for name in kept["columns"] if name in kind.by_name)
        widths = {name: int(width) for name, width in kept["widths"].items() if name in kind.by_name}
        filters = {name: value for name, value in kept["filters"].items() if name in kind.by_name}
        order = str(kept["order"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if not columns or order.removeprefix("-") not in ("", *kind.by_name):
        return None
    return View(columns, widths, order, filters, str(kept.get("which", "")))


class Views:
    """A person's views of one table, in their settings: how it was left, and those that have a name."""

    def __init__(self, opened: Opened, kind: Kind) -> None:
        self._opened, self._kind = opened, kind

    @property
    def last(self) -> View | None:
        """How the table was left, and what was filtered in this desk."""
        left = from_text(self._kind, self._opened.kept(f"table/{self._kind.name}"))
        narrowed = from_text(self._kind, self._opened.kept(self._here))
        return replace(left, filters=narrowed.filters, which=narrowed.which) if left and narrowed else left

    def leave(self, view: View) -> None:
        """Remember how the table was left; its filters in this desk alone, for they name its records."""
        self._opened.keep(f"table/{self._kind.name}", to_text(View(view.columns, view.widths, view.order)))
        self._opened.keep(self._here, to_text(replace(view, widths={}, order="")))

    @property
    def _here(self) -> str:
        return self._opened.here(f"filters {self._kind.name}")

    def names(self) -> list[str]:
        """The names of the views that were kept."""
        return sorted(self._kept(), key=str.casefold)

    def get(self, name: str) -> View | None:
        """The view of that name."""
        return from_text(self._kind, self._kept().get(name, ""))

    def put(self, name: str, view: View) -> None:
        """Keep a view under a name; one of the same name is replaced."""
        self._write({**self._kept(), name: to_text(view)})

    def rename(self, name: str, other: str) -> bool:
        """Give a view another name; not where another view has that one."""
        kept = self._kept()
        if name not in kept or other in kept:
            return False
        self._write({other if one == name else one: text for one, text in kept.items()})
        return True

    def drop(self, name: str) -> None:
        """Forget a view."""
        self._write({one: text for one, text in self._kept().items() if one != name})

    def _kept(self) -> dict[str, str]:
        try:
            found = json.loads(self._opened.kept(f"views/{self._kind.name}") or "{}")
        except ValueError:
            return {}
        return {str(name): str(text) for name, text in found.items()} if isinstance(found, dict) else {}

    def _write(self, views: dict[str, str]) -> None:
        self._opened.keep(f"views/{self._kind.name}", json.dumps(views, ensure_ascii=False))
