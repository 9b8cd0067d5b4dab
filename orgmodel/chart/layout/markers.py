"""What the boxes of one page say about other pages: where a team or a link goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.node import Forest, Link, TreeNode
from orgmodel.chart.layout.cut import Page

UNKNOWN = 888
"""Stands for a page number not yet known, as wide as any that is likely."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A link as seen from one end: `other` is the position of its other end."""

    other: int
    link: Link


@dataclass(frozen=True, slots=True)
class Marks:
    """Page numbers that the posts of one page name.

    `onward` is where a post's team goes on, `back` where a repeated post came from, and
    `links` the links that leave the page, as (post, name of the link, page) each.
    """

    onward: Mapping[int, int]
    back: Mapping[int, int]
    links: frozenset[tuple[int, str, int]] = frozenset()


def crossings(trees: Forest, links: Iterable[Link]) -> dict[int, list[Crossing]]:
    """Return each post's links, by position."""
    index: dict[str, int] = {}
    for at, node in enumerate(trees.nodes):
        index.setdefault(node.id, at)
    found: dict[int, list[Crossing]] = {}
    for link in links:
        source, target = index[link.source], index[link.target]
        found.setdefault(source, []).append(Crossing(target, link))
        found.setdefault(target, []).append(Crossing(source, link))
    return found


def expected_marks(page: Page, ends: Mapping[int, Sequence[Crossing]]) -> Marks:
    """Return the marks a page would need if it were one of several, numbers unknown."""
    here = set(page.posts)
    links = {
        (post, crossing.link.style.name, UNKNOWN + place)
        for post in here & ends.keys()
        if post not in page.cut
        for place, crossing in enumerate(ends[post])
        if crossing.other not in here
    }
    back = {page.posts[0]: UNKNOWN} if page.head is not None else {}
    return Marks(dict.fromkeys(page.cut, UNKNOWN), back, frozenset(links))


def all_marks(pages: Sequence[Page], ends: Mapping[int, Sequence[Crossing]]) -> list[Marks]:
    """Return the marks of every page, now that the pages are settled."""
    shown: dict[int, list[int]] = {}
    homes: dict[int, int] = {}
    heads: dict[int, list[int]] = {}
    for number, page in enumerate(pages, 1):
        for post in page.posts:
            shown.setdefault(post, []).append(number)
            if post not in page.cut:
                homes.setdefault(post, number)
        if page.head is not None:
            heads.setdefault(page.head, []).append(number)
    links: list[set[tuple[int, str, int]]] = [set() for _ in pages]
    for post, own in ends.items():
        for crossing in own:
            if not set(shown[post]) & set(shown[crossing.other]):
                mark = (post, crossing.link.style.name, homes[crossing.other])
                links[homes[post] - 1].add(mark)
    found = []
    for number, page in enumerate(pages, 1):
        later = {post: [at for at in heads.get(post, ()) if at > number] for post in page.posts}
        onward = {post: min(numbers) for post, numbers in later.items() if numbers}
        back = {}
        if page.head is not None:
            before = [at for at in shown[page.head] if at < number]
            back = {page.head: max(before)} if before else {}
        found.append(Marks(onward, back, frozenset(links[number - 1])))
    return found


def page_nodes(trees: Forest, page: Page, marks: Marks, most_lines: int) -> list[TreeNode]:
    """Return the nodes of one page with their marks; no paragraph over `most_lines` lines."""
    here = set(page.posts)
    leaving: dict[int, dict[str, set[int]]] = {}
    for post, name, number in marks.links:
        leaving.setdefault(post, {}).setdefault(name, set()).add(number)
    nodes = []
    for post in page.posts:
        node = trees.nodes[post]
        words = [
            word if word.lines and word.lines <= most_lines else replace(word, lines=most_lines)
            for word in node.words
        ]
        notes = []
        if post in marks.back:
            notes.append((f"← page {marks.back[post]}", palette.BLUE))
        if post in marks.onward:
            notes.append((f"→ page {marks.onward[post]}", palette.BLUE))
        for name, numbers in sorted(leaving.get(post, {}).items()):
            listed = ", ".join(str(number) for number in sorted(numbers))
            plural = "s" if len(numbers) > 1 else ""
            notes.append((f"{name}: page{plural} {listed}", palette.SOFT_INK))
        parent = trees.parents[post]
        said = node.label or "\n".join(word.content for word in node.words)
        nodes.append(
            replace(
                node,
                parent=trees.nodes[parent].id if parent in here else None,
                words=(*words, *(Words(note, True, 0.85, fill=fill) for note, fill in notes)),
                label="\n".join([said, *(note for note, _ in notes)]) if notes else node.label,
                level=trees.levels[post],
            )
        )
    return nodes
