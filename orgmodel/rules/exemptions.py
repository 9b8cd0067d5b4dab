"""exemptions.toml: findings an organisation accepts on purpose."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.errors import PackError
from orgmodel.model.toml_table import TomlTable, opened
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
    table = opened(content)
    if table.faults:
        raise PackError(table.words(file))
    table.only(("exemption",))
    blocks = table.tables("exemption", with_ids=False)
    accepted = tuple(
        _accepted(block, f"{file} exemption {number}")
        for number, block in enumerate(blocks, start=1)
    )
    if table.faults:
        raise PackError(table.words(file))
    return accepted


def _accepted(block: TomlTable, place: str) -> Accepted:
    block.only(NEEDED)
    block.needs(NEEDED, "exemption")
    if isinstance(block.given.get("subject"), str):
        subjects = [block.name("subject")]
    else:
        subjects = block.names("subject", what="an id or a list of ids")
    texts = {key: block.text(key) for key in ("reason", "safeguard", "owner")}
    exemption = Exemption(**texts, review=block.day("review"), place=place)
    return Accepted(block.name("rule"), frozenset(subjects), exemption)


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
