"""Where what the panel says is written: ids, files, rows, paragraphs, how sure. For analysts."""

from __future__ import annotations

from collections.abc import Iterable

from orgmodel.ui.drawing.dossier import Dossier, Fact, Statements
from orgmodel.ui.shared.escaping import escaped


def written(found: Dossier) -> str:
    """Every statement of a dossier, and of the units it leads, with its place."""
    parts: list[str] = []
    for part in (found, *found.leads):
        parts += _of(part)
    return "\n\n".join(_joined(parts))


def _of(found: Dossier) -> list[str]:
    parts = [f"**{escaped(found.title)}**: id {escaped(found.id)}"]
    if found.own is not None:
        parts.append(f"- {where(found.own)}")
    if found.line:
        parts += ["**Line up to the top**", *_items(found.line)]
    if found.reports:
        parts += ["**Direct reports**", *_items(found.reports)]
    if found.unit:
        parts += ["**Part of**", *_items([found.unit])]
    if found.heads:
        parts += ["**Led by**", *_items([found.heads])]
    if found.functions:
        parts += [f"**Functions** ({len(found.functions)})", *_items(found.functions)]
    return parts + _grouped(found.links) + _grouped(found.seats)


def _grouped(groups: Iterable[Statements]) -> list[str]:
    return [line for g in groups for line in (f"**{escaped(g.heading)}**", *_items(g.facts))]


def _items(facts: Iterable[Fact]) -> list[str]:
    return [f"- {escaped(fact.words)}  \n{where(fact)}" for fact in facts]


def _joined(parts: list[str]) -> list[str]:
    """Headings and lists as blocks: the items of a list stay together."""
    blocks: list[str] = []
    for part in parts:
        if part.startswith("- ") and blocks and blocks[-1].startswith("- "):
            blocks[-1] += f"\n{part}"
        else:
            blocks.append(part)
    return blocks


def where(fact: Fact) -> str:
    """Paragraph, file and row, small, with how sure it is where it is not simply stated."""
    parts = [fact.source, fact.place]
    basis = f" :orange-badge[{escaped(fact.basis)}]" if fact.basis not in ("", "stated") else ""
    told = " · ".join(escaped(part) for part in parts if part)
    note = f" ({escaped(fact.note)})" if fact.note else ""
    return f":small[:gray[{told}{note}]]{basis}"
