"""What the chart in the browser is told beside the drawing: changes, answers, refusals."""

from __future__ import annotations

from typing import Any

from orgmodel.ui.chart.opening import asked_of_the_drawing
from orgmodel.ui.chart.placed import foreseen
from orgmodel.ui.chart.seeking import found
from orgmodel.ui.drawing.touched import subjects
from orgmodel.ui.workspace import editing
from orgmodel.ui.workspace.state import Work


def told(work: Work) -> dict[str, Any]:
    """By the names that the chart's parts read.

    `can`: whether there is a step to undo or redo. `refused`: why the last thing that was asked
    for was not done, a sentence each; empty where it was. `open`: what a button of the page asks
    the drawing to open, see `opening`; None where nothing was asked yet. `changes`: the
    option's changes in order, each with `number` (from 1), `words`, `reason` where one was given,
    and `ids`, what it is about.
    """
    option = work.option
    names = work.baseline.names
    changes = option.changes if option else ()
    words = option.scenario.describe(names) if option else ()
    return {
        "can": {
            "undo": bool(option and option.can_undo),
            "redo": bool(option and option.can_redo),
        },
        "refused": list(editing.refusal()),
        "foreseen": foreseen(work),
        "found": found(work),
        "open": asked_of_the_drawing(),
        "changes": [
            {
                "number": n,
                "words": said,
                "ids": list(subjects(c)),
                **({"reason": c.reason} if c.reason else {}),
            }
            for n, (c, said) in enumerate(zip(changes, words, strict=True), 1)
        ],
    }
