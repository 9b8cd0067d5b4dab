"""Posts by directorate in every column: which rows there are, and what each column has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.palette import OUTSIDE, BoxStyle, side_styles
from orgmodel.chart.views.parts.colouring import side_word
from orgmodel.comparison.comparison import Comparison, OptionComparison
from orgmodel.measures.division_posts import DivisionPosts
from orgmodel.model.words import counted

_NONE = DivisionPosts(0.0)


@dataclass(frozen=True, slots=True)
class DirectorateRow:
    """A directorate: its name and side, and its posts in each column, None where it is not."""

    name: str
    side: str
    style: BoxStyle
    posts: tuple[DivisionPosts | None, ...]

    @property
    def most(self) -> float:
        """The most posts it has in a column."""
        return max((one.posts for one in self.posts if one), default=0.0)


@dataclass(frozen=True, slots=True)
class Directorates:
    """The directorates that some option changes, largest first, and the sum of the others."""

    rows: tuple[DirectorateRow, ...]
    others: int
    rest: tuple[DivisionPosts, ...]
    in_none: tuple[DivisionPosts, ...]

    @property
    def differ(self) -> bool:
        """Whether an option has other posts in a directorate."""
        return bool(self.rows)

    def of_options(self, chosen: Sequence[int]) -> Directorates:
        """Doing nothing and the options at these places; the rows stay, on one scale."""
        places = (0, *(place + 1 for place in chosen))
        rows = tuple(
            DirectorateRow(row.name, row.side, row.style, tuple(row.posts[p] for p in places))
            for row in self.rows
        )
        rest, none = (tuple(part[p] for p in places) for part in (self.rest, self.in_none))
        return Directorates(rows, self.others, rest, none)


def directorates(comparison: Comparison) -> Directorates:
    """Posts by directorate, as the measures of each column have them."""
    columns = [comparison.baseline.measures.division_posts]
    columns += [_as_before(option) for option in comparison.options]
    names, sides = _words(comparison)
    styles = _styles(comparison)
    order = dict.fromkeys(name for column in columns for name in column if name)
    changed: list[tuple[str, tuple[DivisionPosts | None, ...]]] = []
    others: list[tuple[str, tuple[DivisionPosts | None, ...]]] = []
    for name in order:
        posts = tuple(column.get(name) for column in columns)
        (others if all(one == posts[0] for one in posts) else changed).append((name, posts))
    rows = [
        DirectorateRow(
            names.get(name, name),
            side_word(sides.get(name, "")),
            styles.get(sides.get(name, ""), OUTSIDE),
            posts,
        )
        for name, posts in changed
    ]
    rest = tuple(_sum([posts[at] or _NONE for _, posts in others]) for at in range(len(columns)))
    in_none = tuple(column.get("", _NONE) for column in columns)
    ranked = sorted(rows, key=lambda row: -row.most)
    return Directorates(tuple(ranked), len(others), rest, in_none)


def posts_words(posts: DivisionPosts) -> str:
    """`69`; `5, and 2 groups of unknown size`; "not known" where only those are."""
    stated = f"{posts.posts:,g}"
    if not posts.unknown:
        return stated
    groups = f"{counted(posts.unknown, 'group')} of unknown size"
    return f"{stated}, and {groups}" if posts.posts else groups


def whole(found: Mapping[str, DivisionPosts]) -> DivisionPosts:
    """All of them together."""
    return _sum(list(found.values()))


def change_of(posts: DivisionPosts, was: DivisionPosts) -> float:
    """By how many posts the one is more; 0 too where groups of unknown size come or go."""
    return round(posts.posts - was.posts, 6) if posts.unknown == was.unknown else 0.0


def _sum(parts: Sequence[DivisionPosts]) -> DivisionPosts:
    return DivisionPosts(sum(one.posts for one in parts), sum(one.unknown for one in parts))


def _as_before(option: OptionComparison) -> Mapping[str, DivisionPosts]:
    """The option's posts by directorate, a directorate that is matched by its id before."""
    found = option.option.measures.division_posts
    if option.matching is None:
        return found
    before = {now: was for was, now in option.matching.subjects.items()}
    return {before.get(name, name): posts for name, posts in found.items()}


def _words(comparison: Comparison) -> tuple[dict[str, str], dict[str, str]]:
    """Names and sides of the directorates; of those that come, the option's."""
    names: dict[str, str] = {}
    sides: dict[str, str] = {}
    for column in (*(one.option for one in reversed(comparison.options)), comparison.baseline):
        names |= column.measures.inputs.divisions.names
        sides |= {
            name: column.model.side_of(name) for name in column.measures.division_posts if name
        }
    return names, sides


def _styles(comparison: Comparison) -> Mapping[str, BoxStyle]:
    """One style a side, whichever column has it."""
    columns = (comparison.baseline, *(option.option for option in comparison.options))
    return side_styles(side for column in columns for side in column.model.sides.values())
