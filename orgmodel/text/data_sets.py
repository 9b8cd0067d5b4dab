"""Another data set beside the first, in words: what matters first, spelling and notes last.

No person is named: a name is used to match holders, and only posts and numbers are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from orgmodel.comparison.comparison import OptionComparison
from orgmodel.comparison.differences import WEIGHTY, CellChange, Changed, Differences, Moved
from orgmodel.comparison.group_changes import GroupChange, GroupPlace
from orgmodel.comparison.holders import HolderChange, HolderDifferences
from orgmodel.comparison.matching.likeness import is_numbered
from orgmodel.comparison.matching.posts import STAGES, Matching
from orgmodel.model.line_tops import LineTops
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import called, counted, listed, titled
from orgmodel.text.page import wrapped
from orgmodel.text.table import number, short

_MOST_PLACES = 4
_MOST_POSTS = 6
_LONGEST_BAND = 24
_BAND, _MONEY, _NAME = ("band",), ("cost", "fte"), ("title", "name")
_REST = tuple(name for name in WEIGHTY if name not in (*_BAND, *_MONEY, *_NAME))
Names = Mapping[str, str]


def in_short(option: OptionComparison) -> Iterator[str]:
    """What matters, in a sentence or two."""
    found = option.differences
    if not found:
        yield from wrapped(f"{option.name}: nothing differs.")
        return
    posts = found.posts
    places = [place for group in found.groups for place in group.places]
    fewer = [place for place in places if place.step < 0]
    more = [place for place in places if place.step > 0]
    moved, regraded = len(posts.moved), len(_having(posts.changed, _BAND))
    said = [
        f"{counted(len(posts.removed), 'post')} gone and {len(posts.added)} new",
        f"in groups of like posts {_size(fewer)} fewer here and {_size(more)} more there",
        f"{moved} moved",
        f"{regraded} regraded",
    ]
    counts = (len(posts.removed) + len(posts.added), len(fewer + more), moved, regraded)
    parts = [words for words, count in zip(said, counts, strict=True) if count]
    whole = "; ".join(parts) or "no post gone, new, moved or regraded"
    figures = [_figure(option, *figure) for figure in _FIGURES]
    yield from wrapped(f"{option.name}: {whole}.")
    yield from wrapped(f"{listed(figures)}.")


_FIGURES = (("posts", "Posts"), ("fte", "FTE"), ("cost", "cost"))


def _figure(option: OptionComparison, name: str, words: str) -> str:
    figures = (option.baseline.measures.by_id.get(name), option.option.measures.by_id.get(name))
    was, now = (figure.value if figure else None for figure in figures)
    if was is None and now is None:
        return f"{words} not stated"
    return f"{words} {number(was)} → {number(now)}"


def weighty(option: OptionComparison) -> Iterator[tuple[str, list[str], int | None]]:
    """Sections, their lines and how many they tell of: posts gone and new, groups, moves …"""
    found = option.differences
    posts = found.posts
    was, now = option.baseline.model.names, _names_of_posts(option.option.model)
    yield "Posts gone", _alike(posts.removed), len(posts.removed)
    yield "Posts new", _alike(posts.added), len(posts.added)
    yield "Groups of like posts", [_group(group, was, now) for group in found.groups], None
    ends = (option.baseline.model.line_tops, option.option.model.line_tops)
    yield "Moved", [_move(move, was, now, ends) for move in posts.moved], None
    yield "Regraded", _cells(posts.changed, _BAND, now), None
    yield "Other cost or hours", _cells(posts.changed, _MONEY, now), None
    yield "Retitled", _cells(posts.changed, _NAME, now), None
    yield "Otherwise changed", _cells(posts.changed, _REST, now), None


def _names_of_posts(model: OrganisationModel) -> Names:
    """Id → name; a group whose id an importer numbered goes by its title and band."""
    groups = {
        row["id"]: f"{row['title'].strip()}, {_band(row['band'])}"
        for row in model.tables["posts"].to_dict("records")
        if is_numbered(row)
    }
    return {**model.names, **groups}


def _called(names: Names, identifier: str) -> str:
    """`Name (id)`; of a group that is called by what it is, no id."""
    name = names.get(identifier, "").strip()
    return name if identifier.startswith("j_") and name else called(names, identifier).strip()


def _band(band: str) -> str:
    """A band without what stands in brackets, on one line."""
    return short(band.split("(")[0].strip() or band, _LONGEST_BAND)


def holders(found: HolderDifferences, names: Names) -> list[str]:
    """Which posts are held otherwise."""
    kinds: list[tuple[str, Callable[[HolderChange], bool]]] = [
        ("another holder", lambda c: bool(c.left and c.came)),
        ("held now, nobody before", lambda c: not c.was),
        ("nobody now", lambda c: not c.now),
        ("more or fewer holders", lambda c: bool(c.was and c.now and c.was != c.now)),
        ("held on another basis", lambda c: any(name == "basis" for name, _, _ in c.fields)),
    ]
    lines = []
    for words, holds in kinds:
        posts = [called(names, change.post) for change in found.changes if holds(change)]
        if posts:
            lines.append(f"{words}: {listed(posts, _MOST_POSTS)}")
    return lines


def details(found: Differences) -> Iterator[str]:
    """Holders not compared, and how many rows differ in what weighs less or in spelling."""
    if found.holders.not_compared:
        posts = counted(found.holders.not_compared, "post")
        yield from _lines(f"Holders not compared: {posts}, where a name is not disclosed.")
    parts = (found.posts, found.units, found.functions, found.services)
    rows = Counter(
        cell.name
        for part in parts
        for change in part.changed
        for cell in change.fields
        if cell.name not in WEIGHTY
    )
    if rows:
        said = listed(f"{name} of {counted(n, 'row')}" for name, n in _commonest(rows))
        yield from _lines(f"Details that differ: {said} (--format json or csv lists every one).")
    if found.spelling:
        said = counted(len(found.spelling), "row")
        yield from _lines(
            f"Only spelt otherwise (capitals, spaces, punctuation, “and” or “&”): {said}."
        )


def matched(matching: Matching) -> Iterator[str]:
    """How the posts of the two were matched, and what is to be looked at."""
    counts = Counter(pair.stage for pair in matching.pairs)
    said = ", ".join(f"{counts[stage]:,} by {stage}" for stage in STAGES if counts[stage])
    said = f" ({said.replace('by like posts', 'as like posts')})" if said else ""
    rows = counted(len(matching.pairs), "row of posts", "rows of posts")
    yield from _lines(
        f"Another data set: {rows} matched{said}, "
        f"{len(matching.unmatched_before)} only before, {len(matching.unmatched_after)} only after."
    )
    for body, trusted in matching.ids_trusted.items():
        if not trusted:
            yield from _lines(
                f"Ids of {body or 'posts outside any body'} do not mean the same "
                "in both, and were not used alone."
            )
    for group in matching.possible:
        yield from _lines(
            f"“{group['word']}”: {listed(group['left'], _MOST_POSTS)} left one body, and "
            f"{listed(group['appeared'], _MOST_POSTS)} came in another. Look whether they are "
            "the same."
        )


def _size(places: Sequence[GroupPlace]) -> str:
    """How many fewer or more: `3` posts, `2.6 FTE` where numbers are not stated, or both."""
    posts = sum(abs(place.step) for place in places if not place.by_time)
    time = round(sum(abs(place.step) for place in places if place.by_time), 6)
    said = [f"{posts:,g}"] if posts or not time else []
    return " and ".join([*said, f"{time:,g} FTE"] if time else said)


def _alike(rows: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Posts by title: those of one title on one line."""
    titles: dict[str, list[str]] = {}
    for name, row in rows.items():
        titles.setdefault(row.get("title", "").strip(), []).append(name)
    return [
        titled(title, ids[0])
        if len(ids) == 1
        else f"{title or 'without a title'}: {len(ids)} ({listed(ids, _MOST_POSTS)})"
        for title, ids in titles.items()
    ]


def _group(group: GroupChange, was: Names, now: Names) -> str:
    name = f"{group.title}, {_band(group.band)}" if group.band else group.title
    fewer = [place for place in group.places if place.step < 0]
    more = [place for place in reversed(group.places) if place.step > 0]
    if not fewer and not more:
        hours = (
            f"FTE {number(place.fte_was)} → {number(place.fte_now)} in {_at(place, was, now)}"
            for place in group.places
        )
        unknown = any(place.by_time for place in group.places)
        posts = "how many posts not stated" if unknown else "as many posts"
        return f"{name}: {posts}, {listed(hours, _MOST_PLACES)}"
    if len(fewer) + len(more) == 1:
        (place,) = (*fewer, *more)
        if place.by_time:
            time = f"{number(place.fte_was)} FTE become {number(place.fte_now)} FTE"
            return f"{name}: {time} in {_at(place, was, now)}"
        return f"{name}: {number(place.was)} become {number(place.now)} in {_at(place, was, now)}"
    said = (_sided("fewer", fewer, was, now), _sided("more", more, was, now))
    return f"{name}: {'; '.join(part for part in said if part)}"


def _sided(word: str, places: Sequence[GroupPlace], was: Names, now: Names) -> str:
    if not places:
        return ""
    steps = [(_size([place]), _at(place, was, now)) for place in places]
    if len(steps) == 1:
        return f"{steps[0][0]} {word} in {steps[0][1]}"
    where = listed((f"{step} in {at}" for step, at in steps), _MOST_PLACES)
    return f"{_size(places)} {word} ({where})"


def _at(place: GroupPlace, was: Names, now: Names) -> str:
    """Where: a place that has none after goes by its names before."""
    names = {**now, **was} if place.now == 0 else now
    unit = names.get(place.unit, place.unit).strip()
    manager = names.get(place.manager, place.manager).strip()
    return unit or (f"the team of {manager}" if manager else "no unit")


def _move(move: Moved, was: Names, now: Names, ends: tuple[LineTops, LineTops]) -> str:
    parts = []
    if move.line_moved:
        old = ends[0].above(move.id, move.was, partial(_called, was))
        new = ends[1].above(move.id, move.now, partial(_called, now))
        parts.append(f"from {old} to {new}")
    if move.unit_moved:
        old, new = was.get(move.was_unit, move.was_unit), now.get(move.now_unit, move.now_unit)
        parts.append(f"unit {old.strip() or 'none'} → {new.strip() or 'none'}")
    return f"{_called(now, move.id)}: {'; '.join(parts)}"


def _having(changed: Iterable[Changed], columns: Sequence[str]) -> list[Changed]:
    return [change for change in changed if any(cell.name in columns for cell in change.fields)]


def _cells(changed: Iterable[Changed], columns: Sequence[str], names: Names) -> list[str]:
    return [
        f"{_called(names, change.id)}: "
        + "; ".join(_cell(cell) for cell in change.fields if cell.name in columns)
        for change in _having(changed, columns)
    ]


def _cell(cell: CellChange) -> str:
    return f"{cell.name} {short(cell.old, 70) or 'none'} → {short(cell.new, 70) or 'none'}"


def _commonest(rows: Counter[str]) -> list[tuple[str, int]]:
    return sorted(rows.items(), key=lambda pair: (-pair[1], pair[0]))


def _lines(words: str) -> list[str]:
    return wrapped(words, 2, hang=2)
