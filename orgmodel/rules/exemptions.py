"""exemptions.toml: findings an organisation accepts on purpose."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from orgmodel.errors import PackError
from orgmodel.rules.finding import Exemption, Finding

FILE = "exemptions.toml"
NEEDED = ("rule", "subject", "reason", "safeguard", "owner", "review")


@dataclass(frozen=True, slots=True)
class Accepted:
    """One accepted finding: which rule, about which ids (all must be its subjects), and why."""

    rule: str
    subjects: frozenset[str]
    exemption: Exemption

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is the accepted one."""
        return finding.rule == self.rule and self.subjects <= set(finding.subjects)


def parse_exemptions(content: bytes, file: str = FILE) -> tuple[Accepted, ...]:
    """The accepted findings in these bytes. Raises `PackError` with every fault."""
    try:
        given = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError((f"{file}: not readable as TOML: {error}.",)) from error
    blocks = given.get("exemption", [])
    faults = [
        f'{file}: unknown key "{key}". Use [[exemption]] blocks.'
        for key in given
        if key != "exemption"
    ]
    if not isinstance(blocks, list):
        raise PackError((f"{file}: exemption must be [[exemption]] blocks.",))
    accepted = []
    for place, block in enumerate(blocks, start=1):
        found = _faults(block, f"{file}: exemption {place}")
        faults += found
        if not found:
            accepted.append(_accepted(block, f"{file} exemption {place}"))
    if faults:
        raise PackError(tuple(faults))
    return tuple(accepted)


def _faults(block: Any, where: str) -> list[str]:
    if not isinstance(block, dict):
        return [f"{where}: must be an [[exemption]] block."]
    faults = [
        f"{where}: {key}: missing. Every exemption needs {', '.join(NEEDED)}."
        for key in NEEDED
        if not block.get(key)
    ]
    faults += [
        f'{where}: unknown key "{key}". Known: {", ".join(NEEDED)}.'
        for key in block
        if key not in NEEDED
    ]
    subject = block.get("subject", "")
    listed = isinstance(subject, list) and all(isinstance(item, str) for item in subject)
    if not (isinstance(subject, str) or listed):
        faults.append(f"{where}: subject: must be an id or a list of ids.")
    review = block.get("review", "")
    if isinstance(review, str) and review:
        try:
            date.fromisoformat(review)
        except ValueError:
            faults.append(f'{where}: review: "{review}" is not a date as yyyy-mm-dd.')
    return faults


def _accepted(block: Mapping[str, Any], place: str) -> Accepted:
    subject = block["subject"]
    subjects = {subject} if isinstance(subject, str) else set(subject)
    exemption = Exemption(
        str(block["reason"]),
        str(block["safeguard"]),
        str(block["owner"]),
        str(block["review"]),
        place,
    )
    return Accepted(str(block["rule"]), frozenset(subjects), exemption)


def notes_on(
    accepted: tuple[Accepted, ...], findings: tuple[Finding, ...], rules: frozenset[str], today: str
) -> tuple[str, ...]:
    """What to say of exemptions: those that match nothing, and those past their review date."""
    notes = []
    for item in accepted:
        about = f"{item.exemption.place} (rule {item.rule}, {', '.join(sorted(item.subjects))})"
        if item.rule in rules and not any(item.covers(finding) for finding in findings):
            notes.append(f"{about} matches no finding: remove it or mend it.")
        if item.exemption.review < today:
            notes.append(f"{about} was due for review on {item.exemption.review}.")
    return tuple(notes)
