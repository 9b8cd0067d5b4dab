"""A finding in plain words: without ids and file names, what it is about in bold."""

from __future__ import annotations

import re

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import MEMBERSHIP_RELATIONS
from orgmodel.model.words import capital, listed
from orgmodel.rules.finding import Finding
from orgmodel.ui.shared.escaping import escaped

_FILES = re.compile(
    r" \([^()]*\b[a-z_]+\.(?:csv|toml)\b[^()]*\)| \(column [a-z_]+\)| in [a-z_]+\.(?:csv|toml)\b"
)
_FILE_SAYS = re.compile(r"\b[a-z_]+\.csv (?=says|gives)")
_IN_BRACKETS = re.compile(r" \(([^()]+)\)")
_WORD_OF_THE_DATA = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")
_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]*[A-Za-z0-9_]")
_NO_WORD = re.compile(r"[0-9_.]")
_ROLES = (
    ("which id stands for", "which post or unit is"),
    ("which ids stand for", "which posts or units are"),
)


def plainly(text: str, organisation: OrganisationModel, finding: Finding | None = None) -> str:
    """A text about a rule or a finding without ids, and without the files of the data."""
    known = set[str]()
    if finding is not None:
        ends = (end for step in finding.path for end in (step.start, step.end))
        known = {*finding.subjects, *ends}
    table_of = organisation.table_of

    def kept(found: re.Match[str]) -> str:
        ids = re.split(r", | and ", found[1])
        return "" if all(one in known or one in table_of for one in ids) else found[0]

    text = _FILE_SAYS.sub("the data ", _FILES.sub("", _IN_BRACKETS.sub(kept, text)))
    for words, plain in _ROLES:
        text = text.replace(words, plain)
    text = capital(_ID.sub(lambda found: _titled(found[0], organisation), text))
    return _WORD_OF_THE_DATA.sub(lambda found: found[0].replace("_", " "), text)


def title_of(organisation: OrganisationModel, identifier: str) -> str:
    """What an id is called; a person, who goes by no name, is told by their posts or seats.

    `the holder of Head of Planning`, `a member of Cabinet and Scrutiny Committee`.
    """
    name = organisation.names.get(identifier, identifier)
    if name != identifier or organisation.table_of.get(identifier) != "people":
        return name
    names = organisation.names
    posts = [p for p, people in organisation.holders.items() if identifier in people]
    if posts:
        return f"the holder of {listed([names[post] for post in posts])}"
    edges = organisation.edges.from_(identifier, *MEMBERSHIP_RELATIONS)
    bodies = list(dict.fromkeys(names.get(edge.end, edge.end) for edge in edges))
    return f"a member of {listed(bodies)}" if bodies else name


def _titled(word: str, organisation: OrganisationModel) -> str:
    """A word that is an id, and could be no word of a sentence, by its title."""
    known = _NO_WORD.search(word) and word in organisation.table_of
    return title_of(organisation, word) if known else word


def in_bold(text: str, organisation: OrganisationModel, finding: Finding) -> str:
    """The words for the page, the first name that they are about in bold."""
    names = [title_of(organisation, subject) for subject in finding.subjects]
    names += [capital(name) for name in names]
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
