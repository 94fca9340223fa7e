"""A policy with everything that stands beside it: its text, its coherence record, its versions, what warns."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pbdesk.coherence.framework_versions import versions
from pbdesk.coherence.stale_references import Stale, stale_references
from pbdesk.errors import NotUnderstood
from pbdesk.records.kind import Breach, Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.policies import IN_FORCE, missing_from_record
from pbdesk.sentences import say
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.query import Records, linked_by_kind

Values = dict[str, Value]
_PARTS = ("section", "consultation", "reference", "contested_point")


@dataclass(frozen=True)
class Version:
    """One version of a policy or framework: its id, its number, its status."""

    id: str
    number: int
    status: str


@dataclass(frozen=True)
class PolicyDossier:
    """A policy as one reads it; `newer_framework` is the version that has replaced the one it rests on."""

    policy: Values
    titles: dict[str, str]
    sections: tuple[Values, ...]
    consultations: tuple[Values, ...]
    references: tuple[Values, ...]
    points: tuple[Values, ...]
    missing: tuple[Breach, ...]
    stale: tuple[Stale, ...]
    versions: tuple[Version, ...]
    newer_framework: str

    @property
    def frozen(self) -> bool:
        """Whether this version has been adopted and does not change."""
        return self.policy["status"] in IN_FORCE


def policy_dossier(desk: Desk, policy: str, as_of: str) -> PolicyDossier:
    """Read a policy with everything beside it; what is stale is so as of a day. Raises `NotUnderstood`."""
    with desk.reading() as connection:
        records = Records(connection)
        values = records.get_many(KINDS["policy"], [policy]).get(policy)
        if values is None:
            raise NotUnderstood(say("This desk has no policy {policy}.", policy=policy))
        parts = {kind: list(records.pointing(kind, "policy", policy)) for kind in _PARTS}
        beside = _Beside(records, parts)
        stale, framework = stale_references(connection, as_of, policy), str(values["framework"] or "")
        newer = _newer(connection, framework) if framework else ""
        sections = sorted(parts["section"], key=lambda one: int(str(one["position"])))
        return PolicyDossier(
            values, _titles(records, values, parts, [one.by for one in stale if one.by], newer), tuple(sections),
            tuple(parts["consultation"]), tuple(parts["reference"]), tuple(parts["contested_point"]),
            tuple(missing_from_record(values, beside)), tuple(stale), numbered(connection, "policy", policy), newer,
        )  # fmt: skip


class _Beside:
    """Gives the rules of the record what the dossier has read already, and the consulted by one statement."""

    def __init__(self, records: Records, parts: dict[str, list[Values]]) -> None:
        self._records, self._parts = records, parts

    def get(self, record: str) -> Values | None:
        """The name of one who was consulted."""
        return self._consulted.get(record)

    @cached_property
    def _consulted(self) -> dict[str, Values]:
        ids = {str(one["consulted"]) for one in self._parts["consultation"] if one["consulted"]}
        return self._records.some_values(KINDS["actor"], sorted(ids), ("name",))

    def kind_of(self, record: str) -> str | None:
        """The kind of any record of the desk."""
        return self._records.kind_of(record)

    def pointing(self, kind: str, field: str, record: str) -> Iterable[Values]:
        """The parts of the policy, and what else points somewhere."""
        held = self._parts.get(kind) if field == "policy" else None
        return self._records.pointing(kind, field, record) if held is None else held


def _titles(
    records: Records, policy: Values, parts: dict[str, list[Values]], by: list[str], newer: str
) -> dict[str, str]:
    """What everything is called that a policy and its parts speak of; a link says of which kind its record is."""
    named = {kind: set(ids) for kind, ids in linked_by_kind(KINDS["policy"], [policy]).items()}
    for kind, some in parts.items():
        for to, ids in linked_by_kind(KINDS[kind], some).items():
            named.setdefault(to, set()).update(ids)
    named.setdefault("policy", set()).update((str(policy["id"]), *by))
    named.setdefault("framework", set()).update([newer] if newer else [])
    for kind, found in records.by_kind(named.pop("", set())).items():
        named.setdefault(kind, set()).update(found)
    return records.titles_by_kind({kind: sorted(ids) for kind, ids in named.items() if ids})


def numbered(connection: Moment, kind: str, record: str) -> tuple[Version, ...]:
    """All versions of a framework or a policy with their numbers and statuses, whichever of them is given."""
    chain = versions(connection, record, kind, ("version", "status"))
    return tuple(Version(one, int(str(v["version"])), str(v["status"])) for one, v in chain.items())


def _newer(connection: Moment, framework: str) -> str:
    """The latest version of a framework in force after the one given, or nothing."""
    chain = numbered(connection, "framework", framework)
    at = next(at for at, one in enumerate(chain) if one.id == framework)
    return next((one.id for one in reversed(chain[at + 1 :]) if one.status == "in force"), "")
