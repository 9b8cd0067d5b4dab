"""An example of a rule kind: a rule as a pack writes it, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """The keys of a rule of the kind, as TOML, and a finding of it on a small authority.

    The keys that every rule has (id, title, severity, source, why) are left out. A kind that
    never finds anything has no `finding`.
    """

    rule: str
    finding: str = ""
