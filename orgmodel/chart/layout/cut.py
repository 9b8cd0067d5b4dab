"""Cutting a tree that does not fit one page into whole sub-charts.

The first page shows the upper layers; each manager whose team is cut off there has a page
of their own, which may be cut again. A team too wide even for that goes on over several
pages, its manager repeated on each. Only which posts stand on which page is settled here;
whether a page fits is asked of the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

# A page with this many posts or fewer looks empty and counts for more than a page.
_FEW = 5
_FEW_COST = 0.5
_UNEVEN = 1.25


@dataclass(frozen=True, slots=True)
class Page:
    """Posts on one page in drawing order.

    `cut` are those among them whose teams stand on other pages, `head` the post that the
    page continues from elsewhere, None for the first.
    """

    posts: tuple[int, ...]
    cut: frozenset[int] = frozenset()
    head: int | None = None


Fits = Callable[[Page], bool]
Make = Callable[[tuple[int, ...]], Page]


class Cutter:
    """Shares out the posts of one forest over pages.

    `capacity` is about how many posts a page holds, to judge where a cut costs least.
    """

    def __init__(self, parents: Sequence[int], fits: Fits, capacity: float) -> None:
        self._children: list[list[int]] = [[] for _ in range(len(parents) + 1)]
        for at, parent in enumerate(parents):
            self._children[parent].append(at)
        self._parents = parents
        self._fits = fits
        self._sizes = self._counted()
        self._capacity = capacity

    def pages(self) -> list[Page]:
        """Return the pages in reading order: an overview, then each part with its own parts."""
        found: list[Page] = []
        # Tops without a common manager share pages as long as they fit.
        waiting: list[tuple[tuple[int, ...], int | None]] = [(tuple(self._children[-1]), None)]
        while waiting:
            tops, head = waiting.pop()
            pages = self._parted(tops, head)
            found += pages
            cut = [post for page in pages for post in page.posts if post in page.cut]
            waiting += [((post,), post) for post in reversed(cut)]
        return found

    def _parted(self, tops: tuple[int, ...], head: int | None) -> list[Page]:
        """Return the page, or the pages, on which these tops and what is under them begin."""
        whole = self._page(tops, frozenset(), head)
        if self._fits(whole):
            return [whole]
        if len(tops) > 1:
            runs = self._runs(tops, lambda run: self._page(run, frozenset(), None))
            return [page for run in runs for page in self._parted(run, None)]
        return self._overview(tops[0], head)

    def _overview(self, top: int, head: int | None) -> list[Page]:
        """Return a page with the upper layers under one top, or several if they are too wide.

        Every team of one layer is cut off alike, unless cutting off only the largest
        saves more than a fifth of the pages.
        """
        choices: list[tuple[float, Page]] = []
        layer = self._children[top]
        while cut := frozenset(child for child in layer if self._children[child]):
            page = self._page((top,), cut, head)
            if not self._fits(page):
                break
            if not choices:
                fuller = self._filled_up(page)
                choices.append((self._cost(fuller) * _UNEVEN, fuller))
            choices.append((self._cost(page), page))
            layer = [child for one in layer for child in self._children[one]]
        if not choices:
            return self._wide_team(top, head)
        # The lowest layer that costs least: it tells most.
        return [min(reversed(choices), key=lambda choice: choice[0])[1]]

    def _filled_up(self, page: Page) -> Page:
        """Put teams back on a page, the smallest first, as many as fit."""
        teams = sorted(page.cut, key=lambda post: (self._sizes[post], post))
        low, high, best = 0, len(teams), page
        while high - low > 1:
            middle = (low + high) // 2
            fuller = self._page(page.posts[:1], frozenset(teams[middle:]), page.head)
            if self._fits(fuller):
                low, best = middle, fuller
            else:
                high = middle
        return best

    def _cost(self, page: Page) -> float:
        """Return about how many pages this takes, nearly empty ones counted more."""
        parts = [self._sizes[post] for post in page.cut]
        pages = 1 + sum(max(1.0, size / self._capacity) for size in parts)
        return pages + sum(_FEW_COST for size in (*parts, len(page.posts)) if size <= _FEW)

    def _wide_team(self, top: int, head: int | None) -> list[Page]:
        """Share the reports of one manager out over pages, the manager repeated on each."""

        def page(run: tuple[int, ...]) -> Page:
            cut = {post for post in run if self._children[post]}
            return Page((top, *run), frozenset(cut), top)

        pages = [page(run) for run in self._runs(tuple(self._children[top]), page)]
        return [replace(pages[0], head=head), *pages[1:]] if pages else [Page((top,), head=head)]

    def _runs(self, posts: tuple[int, ...], page: Make) -> list[tuple[int, ...]]:
        """Cut a sequence into runs, each as long as fits a page and one post at least."""
        runs: list[tuple[int, ...]] = []
        while posts:
            size = self._longest(posts, page, len(runs[-1]) if runs else 8)
            runs.append(posts[:size])
            posts = posts[size:]
        return runs

    def _longest(self, posts: tuple[int, ...], page: Make, guess: int) -> int:
        """Return how many posts from the first on fit one page: doubled, then halved in on."""
        low, high = 1, len(posts) + 1
        size = min(max(guess, 2), len(posts))
        while low < size < high:
            if self._fits(page(posts[:size])):
                low = size
                size = 2 * size if high > len(posts) else (low + high) // 2
                size = min(size, len(posts))
            else:
                high = size
                size = (low + high) // 2
        return low

    def _page(self, tops: Sequence[int], cut: frozenset[int], head: int | None) -> Page:
        """Return a page of tops and everybody under them, not looking below the cut."""
        found: list[int] = []
        waiting = list(reversed(tops))
        while waiting:
            post = waiting.pop()
            found.append(post)
            if post not in cut:
                waiting.extend(reversed(self._children[post]))
        return Page(tuple(found), cut, head)

    def _counted(self) -> list[int]:
        """Return the number of posts in each subtree, its head included."""
        order = list(self._children[-1])
        for post in order:
            order.extend(self._children[post])
        sizes = [1] * len(self._parents)
        for post in reversed(order):
            if self._parents[post] >= 0:
                sizes[self._parents[post]] += sizes[post]
        return sizes
