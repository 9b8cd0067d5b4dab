"""What the chart in the browser is told beside the drawing: changes, answers, refusals."""

from __future__ import annotations

from typing import Any

import streamlit as st

from orgmodel.store.option import key_of
from orgmodel.store.rights import Right
from orgmodel.ui.chart.opening import asked_of_the_drawing
from orgmodel.ui.chart.placed import foreseen
from orgmodel.ui.chart.seeking import found
from orgmodel.ui.chart.side_list import side_list
from orgmodel.ui.chart.stands_for import stands_for
from orgmodel.ui.options.named import ids_named
from orgmodel.ui.options.plain_changes import words_of_changes
from orgmodel.ui.workspace import editing, keeping
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_KEPT = 64


def told(work: Work) -> dict[str, Any]:
    """By the names that the chart's parts read.

    `can`: whether there is a step to undo or redo, and with `look` that nothing may be changed.
    `refused`: why the last thing that was asked for was not done, a sentence each; empty where it
    was. `open`: what a button of the page asks the drawing to open, see `opening`; None where
    nothing was asked yet. `changes`: the option's changes in order, each with `number` (from 1),
    `key`, which tells it from others, `words`, `reason` where one was given, and `ids`: the post
    whose box stands for what it is about, then every id that it names.

    `foreseen`: the answer to the last `foresee` by its `turn`: `ids`, `target`, and either
    `words` or why it is `refused`. `found`: the answer to the last `seek` by its `turn`: `text`,
    `for` ("find" or "target"), `rows`, how many `more` there are, who `cannot` take it, the
    `unit` that goes along, `about` what is moved. A row has `id`, `what` (post, unit, partner,
    function, service), `title`, `about`, `where` it is while it has no box, and as a target
    `reports`, `findings` and why it is `refused`. Both are None once the organisation is another.

    `side`: rows `outside` the line and `boxless`, in words how many (`counts`), and what was
    left out (`more`, `more_outside`).
    """
    option, may = work.option, keeping.may(Right.EDIT)
    return {
        "can": {
            "undo": bool(option and option.can_undo),
            "redo": bool(option and option.can_redo),
        }
        if may
        else {"undo": False, "redo": False, "look": True},
        "refused": list(editing.refusal()),
        "foreseen": foreseen(work),
        "found": found(work),
        "open": asked_of_the_drawing(work),
        "side": side_list(work),
        "changes": _changes(work),
    }


@st.cache_data(max_entries=_KEPT, show_spinner=False, hash_funcs=BY_CONTENT)
def _changes(work: Work) -> list[dict[str, Any]]:
    scenario = work.scenario
    if scenario is None:
        return []
    models = work.organisation, work.baseline
    words = words_of_changes(work, scenario)
    told = []
    for number, (change, said) in enumerate(zip(scenario.changes, words, strict=True), 1):
        ids = ids_named(change)
        # The box that stands for what it is about now, else the one that did before.
        boxes = (stands_for(model, name) for name in ids[:1] for model in models)
        box = next(filter(None, boxes), "")
        told.append(
            {
                "number": number,
                "key": key_of(change),
                "words": said,
                "ids": list(dict.fromkeys(name for name in (box, *ids) if name)),
                **({"reason": change.reason} if change.reason else {}),
            }
        )
    return told
