"""The span counted in people instead of posts, the other of the two usual ways.

Posts count what is drawn, vacant ones too; people count who is there to be managed. The
same organisation gets different spans, so both are given, each under its own name.
"""

from __future__ import annotations

import numpy as np

from orgmodel.measures.holders import Holding
from orgmodel.measures.measure import SILENT, Measure
from orgmodel.measures.posts import Flags, Ground, Numbers, tidy

_NAKISA = "Nakisa, average span of control: headcount, and none where the manager's post is vacant"
ASSISTANTS = ("personal assistant", "executive assistant", "pa to")


def filled_measures(ground: Ground, holding: Holding, headcount: int) -> tuple[Measure, ...]:
    """Average span in people; `headcount` are the distinct persons in post."""
    value, known = _average(ground, holding, headcount)
    return (
        Measure(
            "average_span_filled",
            "Average span in people (Nakisa)",
            value,
            "people to a manager in post",
            "(headcount - managers in post) / managers in post. A vacant post counts for nothing; "
            "a manager's post that is shared counts once.",
            known,
            _NAKISA,
        ),
        *_without_assistants(ground),
    )


def span_in_people(ground: Ground, holding: Holding) -> Numbers:
    """People in the posts that report to each post; NaN where its own post is vacant or unknown.

    Of managers who share a post each is taken to manage all of them.
    """
    reporting = ground.is_post & (ground.line.parent >= 0)
    people = np.bincount(
        ground.line.parent[reporting], weights=holding.people[reporting], minlength=len(ground.line)
    )
    return np.where(holding.people > 0, people, np.nan)


def _average(ground: Ground, holding: Holding, headcount: int) -> tuple[float | int | None, str]:
    posts = ground.is_post
    if not headcount:
        return None, SILENT
    unknown = int(np.isnan(holding.people[posts]).sum())
    if unknown:
        return None, f"{SILENT}: of {unknown:,} rows nothing says who holds them"
    managers = int((ground.is_manager & posts & (holding.people > 0)).sum())
    if not managers:
        return None, "no manager's post is filled"
    known = f"{headcount:,} people, {managers:,} managers in post"
    return tidy((headcount - managers) / managers), known


def _without_assistants(ground: Ground) -> tuple[Measure, ...]:
    """The average span in posts, leaving out assistants: those who keep a director's office."""
    assistant = _assistants(ground)
    left_out = int((assistant & ground.is_post).sum())
    if not left_out:
        return ()
    reporting = ground.is_post & ~assistant & (ground.line.parent >= 0)
    spans = np.bincount(ground.line.parent[reporting], minlength=len(ground.line))
    managers = int((spans > 0).sum())
    return (
        Measure(
            "average_span_without_assistants",
            "Average span, leaving out personal assistants",
            tidy(int(spans.sum()) / managers) if managers else None,
            "direct reports to a manager",
            f"as the average span, without posts whose title holds {' or '.join(ASSISTANTS)}.",
            f"{left_out:,} rows left out",
        ),
    )


def _assistants(ground: Ground) -> Flags:
    titles = ground.rows["title"].str.casefold()
    found = np.zeros(len(titles), dtype=bool)
    for word in ASSISTANTS:
        found |= titles.str.contains(word, regex=False).to_numpy(dtype=bool)
    return found
