"""A policy with everything that stands beside it: its text, its coherence record, its versions, what warns."""

from collections.abc import Iterable
from dataclasses import dataclass

from pbdesk.coherence.framework_versions import versions
from pbdesk.coherence.stale_references import Stale, stale_references
from pbdesk.errors import NotUnderstood
from pbdesk.records.kind import Breach, Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.policies import IN_FORCE, missing_from_record
from pbdesk.sentences import say
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records, linked_from

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
        values = records.get(policy)
        if values is None or records.kind_of(policy) != "policy":
            raise NotUnderstood(say("This desk has no policy {policy}.", policy=policy))
        parts = {kind: list(records.pointing(kind, "policy", policy)) for kind in _PARTS}
        stale = stale_references(connection, as_of, policy)
        newer = _newer(versions(connection, str(values["framework"])), str(values["framework"]), records)
        linked = linked_from(KINDS["policy"], [values]).union(
            *(linked_from(KINDS[k], some) for k, some in parts.items())
        )
        named = linked | {one.by for one in stale} | {policy, newer}
        sections = sorted(parts["section"], key=lambda one: int(str(one["position"])))
        return PolicyDossier(
            values, records.titles(named), tuple(sections), tuple(parts["consultation"]), tuple(parts["reference"]),
            tuple(parts["contested_point"]), tuple(missing_from_record(values, records)), tuple(stale),
            numbered(records, "policy", versions(connection, policy, "policy")), newer,
        )  # fmt: skip


def numbered(records: Records, kind: str, ids: Iterable[str]) -> tuple[Version, ...]:
    """Versions with their numbers and statuses, in the order given."""
    held = records.get_many(KINDS[kind], list(ids))
    return tuple(Version(one, int(str(v["version"])), str(v["status"])) for one, v in held.items())


def _newer(chain: list[str], framework: str, records: Records) -> str:
    """The latest version of a framework in force after the one given, or nothing."""
    after = records.get_many(KINDS["framework"], chain[chain.index(framework) + 1 :])
    return next((one for one, values in reversed(after.items()) if values["status"] == "in force"), "")
