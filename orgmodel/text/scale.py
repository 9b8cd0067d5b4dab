"""A scale in words: how far the organisation is, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.words import titled
from orgmodel.rules.scale import TARGET_WORDS, ScaleResult


def sentences(scale: ScaleResult) -> Iterator[str]:
    """The level that holds, the first condition beyond it, and the target."""
    yield f"{scale.reached.named if scale.reached else 'No level'} is shown to hold."
    further = scale.not_contradicted
    if further is not None and further != scale.reached:
        yield f"Nothing in the data speaks against {further.named}."
    if scale.first is not None and scale.next is not None:
        state = "is broken" if scale.first.state == "broken" else "is not known"
        because = f": {scale.first.because}" if scale.first.because else ""
        condition = titled(scale.first.title, scale.first.id)
        yield f"For {scale.next.named}, this {state}: {condition}{because}."
    if scale.meets_target is not None:
        yield f"The target {scale.target} is {TARGET_WORDS[scale.meets_target]}."
