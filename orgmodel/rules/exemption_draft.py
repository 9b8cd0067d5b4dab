"""Drafting an exemption from a finding, as a block of exemptions.toml."""

from __future__ import annotations

from datetime import date

from orgmodel.model.toml import quoted
from orgmodel.rules.exemptions import FILE, NEEDED, parse_exemptions
from orgmodel.rules.finding import Finding

TEXTS = ("reason", "safeguard", "owner")


def faults_of_draft(texts: dict[str, str], review: date | None, today: date) -> tuple[str, ...]:
    """What is missing or wrong in a draft, a sentence each: every field is needed.

    The review date must lie ahead: one that is past would be reported at the next check.
    """
    faults = [f"{key}: fill it in." for key in TEXTS if not texts.get(key, "").strip()]
    if review is None:
        faults.append("review: give the date by which somebody looks at this again.")
    elif review <= today:
        faults.append(f"review: {review.isoformat()} is not after today.")
    return tuple(faults)


def draft(finding: Finding, texts: dict[str, str], review: date) -> str:
    """The block that accepts this finding and no other of its rule; it reads back the same.

    Raises `PackError` where a text is empty, or an id cannot stand in a file.
    """
    subjects = ", ".join(quoted(subject) for subject in finding.subjects)
    values = {
        "rule": quoted(finding.rule),
        "subject": f"[{subjects}]",
        **{key: quoted(" ".join(texts.get(key, "").split())) for key in TEXTS},
        "review": quoted(review.isoformat()),
    }
    block = "\n".join(["[[exemption]]", *(f"{key} = {values[key]}" for key in NEEDED), ""])
    parse_exemptions(block.encode(), FILE)
    return block


def with_drafts(content: bytes | None, blocks: tuple[str, ...]) -> str:
    """The organisation's exemptions.toml with the blocks added at its end."""
    before = content.decode("utf-8-sig").rstrip() if content else ""
    return "\n\n".join(part.rstrip() for part in (before, *blocks) if part) + "\n"
