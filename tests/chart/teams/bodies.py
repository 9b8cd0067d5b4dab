"""Organisations for the tests of drawing: random ones, wide ones, deep ones."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

import orgmodel as om
from tests.builders import link, organisation, post

_WORDS = (
    "Head",
    "Director",
    "of",
    "Finance",
    "Commissioning",
    "Mental",
    "Health",
    "and",
    "Lead",
    "Llanfairpwllgwyngyll",
    "Προϊστάμενος",
    "Communications",
    "Transformation/Change",
)
LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis" + "x" * 25
LONG_TITLE = "Assistant Director of Integrated Community and Primary Care Commissioning " * 3


def wide(reports: int) -> om.Organisation:
    """One manager with so many reports, titles all different."""
    rows = [post("top", title="Chief Executive")]
    rows += [post(f"r{at}", "top", title=f"Officer number {at}") for at in range(reports)]
    return organisation(rows)


def chain(posts: int) -> om.Organisation:
    """Each post reports to the one before."""
    rows = [post("p0", title="Chief Executive")]
    rows += [post(f"p{at}", f"p{at - 1}", title=f"Officer {at}") for at in range(1, posts)]
    return organisation(rows)


def _title(random: Random) -> str:
    if random.random() < 0.01:
        return random.choice((LONG_WORD, LONG_TITLE))
    return " ".join(random.choice(_WORDS) for _ in range(random.randrange(1, 9)))


def random_body(seed: int, posts: int, shape: str, links: int) -> om.Organisation:
    """Random posts under random managers: bushy, deep, or with a span of hundreds."""
    random = Random(seed)
    reach = {"deep": 2, "bushy": 25, "flat": posts, "wide": posts}[shape]
    rows = []
    for at in range(posts):
        top = at == 0 or random.random() < 0.01
        manager = f"p{random.randrange(max(0, at - reach), at)}" if not top else ""
        if shape == "wide" and not top and random.random() < 0.7:
            manager = f"p{min(at // 250, at - 1)}"
        if random.random() < 0.004:
            manager = f"gone{random.randrange(3)}"
        more = {"fte": "1"} if random.random() < 0.5 else {}
        more |= {"status": "vacant"} if random.random() < 0.1 else {}
        rows.append(post(f"p{at}", manager, title=_title(random), **more))
    ends = [(f"p{random.randrange(posts)}", f"p{random.randrange(posts)}") for _ in range(links)]
    return organisation(rows, links=[link(a, "dotted_line_to", b) for a, b in ends if a != b])


@st.composite
def bodies(draw: st.DrawFn, most: int = 2000, links: int = 25) -> om.Organisation:
    """Random organisations of up to `most` posts."""
    return random_body(
        draw(st.integers(0, 2**32)),
        draw(st.integers(1, most)),
        draw(st.sampled_from(("deep", "bushy", "flat", "wide"))),
        draw(st.integers(0, links)),
    )
