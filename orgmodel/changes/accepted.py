"""Findings that an option accepts on purpose, as blocks of exemptions.toml.

Accepting changes nothing in the organisation, so it is no verb: a scenario holds what it accepts
beside its changes, and the organisation that the scenario makes has it in its own file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, Self

from orgmodel.changes.key import Record, key
from orgmodel.model import numbers
from orgmodel.model.toml import quoted
from orgmodel.model.toml_table import unfit

EXEMPTIONS = "exemptions.toml"
"""The file of an organisation that says which findings it accepts."""


class AboutIds(Protocol):
    """What a finding says that may be accepted: its rule, and the ids it is about."""

    @property
    def rule(self) -> str:
        """The id of the rule."""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids it is about."""


@dataclass(frozen=True, kw_only=True)
class AcceptedFinding(Record):
    """One finding accepted: of which rule, about which ids (all must be its subjects), and why."""

    rule: str = key("The rule of the finding", required=True)
    subject: tuple[str, ...] = key("The ids that the finding is about", kind="ids")
    reason: str = key("Why it is right to leave it", required=True)
    safeguard: str = key("What keeps it from doing harm", required=True)
    owner: str = key("The post that answers for it", required=True)
    review: str = key("The day by which somebody looks at it again", kind="date", required=True)

    @classmethod
    def read(cls, given: Mapping[str, Any], faults: list[str]) -> Self | None:
        """What these keys and values accept, or None; every fault is added to `faults`."""
        before = len(faults)
        subject = given.get("subject")
        found = super().read(
            {**given, "subject": [subject]} if isinstance(subject, str) else given, faults
        )
        if found is None:
            return None
        names = {"rule": (found.rule,), "subject": found.subject}
        faults += [
            f'"{name}": {fault}'
            for name, ids in names.items()
            for one in ids
            if (fault := unfit(one) or ("" if one.strip() else "it is empty."))
        ]
        if not found.subject:
            faults.append('it needs "subject": an id or a list of ids.')
        if numbers.day(found.review) is None:
            faults.append(f'"review" must be a day, such as 2008-03-31, not "{found.review}".')
        return found if len(faults) == before else None

    def block(self) -> str:
        """As a block of exemptions.toml."""
        ids = ", ".join(map(quoted, self.subject))
        texts = {name: quoted(getattr(self, name)) for name in ("reason", "safeguard", "owner")}
        values = {"rule": quoted(self.rule), "subject": f"[{ids}]", **texts}
        lines = (f"{name} = {value}\n" for name, value in values.items())
        return f"[[exemption]]\n{''.join(lines)}review = {quoted(self.review)}\n"


def added_to(
    attachments: Mapping[str, bytes], accepted: Iterable[AcceptedFinding]
) -> Mapping[str, bytes]:
    """An organisation's own files, with what is accepted at the end of its exemptions.toml."""
    blocks = "\n".join(one.block() for one in accepted)
    if not blocks:
        return attachments
    before = attachments.get(EXEMPTIONS, b"").rstrip()
    parts = (before, blocks.encode()) if before else (blocks.encode(),)
    return {**attachments, EXEMPTIONS: b"\n\n".join(parts)}
