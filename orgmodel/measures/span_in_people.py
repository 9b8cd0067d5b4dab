"""The span counted in people instead of posts, the other of the two usual ways.

Posts count what is drawn, vacant ones too; people count who is there to be managed. The
same organisation gets different spans, so both are given, each under its own name.
"""

from __future__ import annotations

import numpy as np

from orgmodel.measures.measure import SILENT, Measure
from orgmodel.measures.posts import CountedPosts, Flags, Numbers, tidy
from orgmodel.measures.staffing import Staffing
from orgmodel.model.words import listed

_NAKISA = "Nakisa, average span of control: headcount, and none where the manager's post is vacant"
ASSISTANTS = ("personal assistant", "executive assistant", "pa to")


def span_in_people_measures(
    posts: CountedPosts, staffing: Staffing, headcount: int
) -> tuple[Measure, ...]:
    """Average span in people; `headcount` are the distinct persons in post."""
    value, known = _average(posts, staffing, headcount)
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
        *_without_assistants(posts),
    )


def span_in_people(posts: CountedPosts, staffing: Staffing) -> Numbers:
    """People in the posts that report to each post; NaN where its own post is vacant or unknown.

    Of managers who share a post each is taken to manage all of them.
    """
    reporting = posts.is_post & (posts.line.parent >= 0)
    people = np.bincount(
        posts.line.parent[reporting], weights=staffing.people[reporting], minlength=len(posts.line)
    )
    return np.where(staffing.people > 0, people, np.nan)


def _average(
    posts: CountedPosts, staffing: Staffing, headcount: int
) -> tuple[float | int | None, str]:
    counted = posts.is_post
    if not headcount:
        return None, SILENT
    unknown = int(np.isnan(staffing.people[counted]).sum())
    if unknown:
        return None, f"{SILENT}: of {unknown:,} rows nothing says who holds them"
    managers = int((posts.is_manager & counted & (staffing.people > 0)).sum())
    if not managers:
        return None, "no manager's post is filled"
    known = f"{headcount:,} people, {managers:,} managers in post"
    return tidy((headcount - managers) / managers), known


def _without_assistants(posts: CountedPosts) -> tuple[Measure, ...]:
    """The average span in posts, leaving out assistants: those who keep a director's office."""
    assistant = _assistants(posts)
    left_out = int((assistant & posts.is_post).sum())
    if not left_out:
        return ()
    reporting = posts.is_post & ~assistant & (posts.line.parent >= 0)
    spans = np.bincount(posts.line.parent[reporting], minlength=len(posts.line))
    managers = int((spans > 0).sum())
    return (
        Measure(
            "average_span_without_assistants",
            "Average span, leaving out personal assistants",
            tidy(int(spans.sum()) / managers) if managers else None,
            "direct reports to a manager",
            "as the average span, without posts whose title holds "
            f"{listed(ASSISTANTS, last='or')}.",
            f"{left_out:,} rows left out",
        ),
    )


def _assistants(posts: CountedPosts) -> Flags:
    titles = posts.rows["title"].str.casefold()
    whole_words = rf"\b(?:{'|'.join(ASSISTANTS)})\b"
    return np.asarray(titles.str.contains(whole_words, regex=True), dtype=bool)
