"""A relation in words, and what else its line carries, the same in every view."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.model.relations import verb

Pairs = tuple[tuple[str, str], ...]


def relation_words(
    names: Mapping[str, str], start: str, relation: str, end: str, basis: str = ""
) -> str:
    """`Finance supports the nurses (inferred)`."""
    return f"{names.get(start, start)} {verb(relation)} {names.get(end, end)}{basis_words(basis)}"


def basis_words(basis: str) -> str:
    """` (inferred)`; nothing for what is simply stated."""
    return f" ({basis})" if basis not in ("", "stated") else ""


def surest_first(basis: str) -> tuple[bool, str]:
    """A key that sorts what is stated before what is not, so that no order of rows decides."""
    return basis not in ("", "stated"), basis


def line_data(basis: str = "", rule: str = "") -> Pairs:
    """The attributes of a line: how sure it is, and the rule it breaks or answers."""
    return tuple((name, value) for name, value in (("basis", basis), ("rule", rule)) if value)
