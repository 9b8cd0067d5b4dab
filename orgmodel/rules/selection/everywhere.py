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


def selected_elsewhere(other: View, texts: Iterable[str], names: frozenset[str]) -> Selection:
    """What those of these texts that take from such a role select in another body."""
    return select(other, [text for text in texts if not names.isdisjoint(_taken_from(text))])


def widened(
    own: Selection, others: Iterable[View], texts: Sequence[str], names: frozenset[str]
) -> Selection:
    """What texts select here, and what they select in the others."""
    every = [own.ids, *(selected_elsewhere(other, texts, names).ids for other in others)]
    if not any(every[1:]):
        return own
    return replace(own, ids={name: None for ids in every for name in ids})


def _taken_from(text: str) -> tuple[str, ...]:
    return tuple(
        part.value if part.kind else part.wanted for part in parts(text) if not part.is_left_out
    )
