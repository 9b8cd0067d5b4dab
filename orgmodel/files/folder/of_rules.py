"""What a folder says of rules: its faults, and the relations that its packs add."""

from __future__ import annotations

from orgmodel.files.folder.folder import Reading
from orgmodel.files.folder.organisation_file import DEFAULT_PACKS
from orgmodel.model.faults import Problem


def of_rules(reading: Reading, read_from: str | None) -> tuple[tuple[Problem, ...], frozenset[str]]:
    """The faults of what the folder says of rules, and the relations its packs add."""
    packs, own = reading.settings.packs, reading.attachments
    if not own and packs == DEFAULT_PACKS:
        return (), frozenset()
    from orgmodel.rules.folder_rules import problems_of_rules, relations_of_packs, unknown_sides

    problems = [
        *problems_of_rules(packs, own, read_from),
        *unknown_sides(reading.tables["units"], packs, own, read_from),
    ]
    return tuple(problems), relations_of_packs(packs, own, read_from)
