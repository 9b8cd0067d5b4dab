"""What people are called, in a file of its own that can be left out of what goes on."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.model.toml import quoted, read

PEOPLE = "people.toml"
_READ_ME = "# What people are called. It is not part of the record, and no seal covers it.\n"


def people_file(names: Mapping[str, str]) -> str:
    """The file of these names by id."""
    lines = (f"{quoted(person)} = {quoted(name)}\n" for person, name in sorted(names.items()))
    return _READ_ME + "".join(lines)


def names_of_people(content: bytes) -> Mapping[str, str]:
    """The names in such a file, by id; none of what is no name."""
    values = read(content).values
    return {person: name for person, name in values.items() if isinstance(name, str)}
