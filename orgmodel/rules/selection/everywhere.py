"""What a clause bars of anybody's: of a role in another body of the data as of one's own.

A rule is asked of each body by itself. Where its clause speaks of any railway undertaking, what
plays that role elsewhere counts too; save of whom the other body's own rule asks already, so that a
breach is told of one body.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orgmodel.rules.selected import Selection
from orgmodel.rules.selection.chosen import select
from orgmodel.rules.selection.written import parts
from orgmodel.rules.view import View


def elsewhere(view: View, texts: Iterable[str], names: frozenset[str]) -> tuple[View, ...]:
    """The other bodies, where one of these texts takes from a role that counts everywhere."""
    if not view.body or all(map(names.isdisjoint, map(_taken_from, texts))):
        return ()
    return tuple(view.of_body(body) for body in view.model.bodies if body != view.body)


def selected_elsewhere(
    view: View, other: View, texts: Iterable[str], names: frozenset[str]
) -> Selection:
    """What those of these texts that take from such a role select in another body, save what they
    leave out here."""
    wide = [text for text in texts if not names.isdisjoint(_taken_from(text))]
    found = select(other, wide)
    out = {name for text in wide for part in _left_out(text) for name in select(view, (part,))}
    if out.isdisjoint(found.ids):
        return found
    return replace(found, ids={name: None for name in found if name not in out})


def widened(
    view: View, own: Selection, others: Iterable[View], texts: Sequence[str], names: frozenset[str]
) -> Selection:
    """What texts select here, and what they select in the others."""
    every = [own.ids, *(selected_elsewhere(view, one, texts, names).ids for one in others)]
    if not any(every[1:]):
        return own
    return replace(own, ids={name: None for ids in every for name in ids})


def _taken_from(text: str) -> tuple[str, ...]:
    return tuple(
        part.value if part.kind else part.wanted for part in parts(text) if not part.is_left_out
    )


def _left_out(text: str) -> tuple[str, ...]:
    return tuple(part.wanted for part in parts(text) if part.is_left_out)
