"""A finding in plain words: without ids and file names, what it is about in bold."""

from __future__ import annotations

import re

from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.finding import Finding
from orgmodel.ui.shared.escaping import escaped

_FILE = re.compile(r" in [a-z]+\.(?:csv|toml)\b")


def plainly(text: str, organisation: OrganisationModel, finding: Finding) -> str:
    """A text about a finding without the ids that follow names and the files of the data."""
    ids = {*finding.subjects, *(end for step in finding.path for end in (step.start, step.end))}
    for identifier in sorted(ids, key=len, reverse=True):
        name = organisation.names.get(identifier, "")
        if name:
            text = text.replace(f"{name} ({identifier})", name)
    return _FILE.sub("", text)


def in_bold(text: str, organisation: OrganisationModel, finding: Finding) -> str:
    """The words for the page, the first name that they are about in bold."""
    names = [organisation.names.get(subject, "") for subject in finding.subjects]
    found = [name for name in names if name and name in text]
    if not found:
        return escaped(text)
    first = min(found, key=lambda name: (text.index(name), -len(name)))
    before, after = text.split(first, 1)
    # Escaping ends each part without spaces; one that stood there is put back.
    gap_before = " " if before.endswith(" ") else ""
    gap_after = " " if after.startswith(" ") else ""
    return f"{escaped(before)}{gap_before}**{escaped(first)}**{gap_after}{escaped(after)}"


def message(organisation: OrganisationModel, finding: Finding) -> str:
    """What was found, for the page."""
    return in_bold(plainly(finding.message, organisation, finding), organisation, finding)
