"""The tree that a presentation program makes: equal boxes, a row a layer, all on one slide.

Leaves stand beside each other, a manager over the middle of the team, and the words shrink
until the longest title fits its box, as "hierarchy" diagrams do.
"""

from __future__ import annotations

from html import escape

from bench.side_by_side.posts import Establishment

_WIDE, _HIGH, _GAP, _ROW = 120.0, 60.0, 16.0, 96.0
_EM = 0.52
_LARGEST = 18.0


def slide_tree(of: Establishment) -> str:
    """The tree as SVG."""
    below: dict[str, list[str]] = {}
    for post in of.posts:
        below.setdefault(post.manager, []).append(post.id)
    middle: dict[str, float] = {}
    layer: dict[str, int] = {}
    order = [(top.id, 1) for top in of.tops]
    for post, level in order:
        layer[post] = level
        order.extend((one, level + 1) for one in below.get(post, ()))
    leaves = _leaves(below, [top.id for top in of.tops])
    for at, leaf in enumerate(leaves):
        middle[leaf] = at * (_WIDE + _GAP) + _WIDE / 2
    for post, _ in reversed(order):
        team = below.get(post)
        if team:
            middle[post] = (middle[team[0]] + middle[team[-1]]) / 2
    titles = {post.id: post.title for post in of.posts}
    size = min(_size(title) for title in titles.values())
    wide = len(leaves) * (_WIDE + _GAP) - _GAP
    high = max(layer.values()) * _ROW - (_ROW - _HIGH)
    shapes = [_line(post, of, middle, layer) for post in range(len(of.posts))]
    shapes += [_box(middle[post], layer[post], titles[post], size) for post, _ in order]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.1f} {high:.1f}" '
        f'font-family="Arial, Arimo, Liberation Sans">{"".join(shapes)}</svg>'
    )


def _leaves(below: dict[str, list[str]], tops: list[str]) -> list[str]:
    found, waiting = [], list(reversed(tops))
    while waiting:
        post = waiting.pop()
        team = below.get(post, [])
        if team:
            waiting.extend(reversed(team))
        else:
            found.append(post)
    return found


def _lines(title: str, size: float) -> list[str]:
    room = int((_WIDE - 8) / (size * _EM))
    lines: list[str] = []
    for word in title.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _size(title: str) -> float:
    size = _LARGEST
    while size > 1 and (
        len(_lines(title, size)) * size * 1.2 > _HIGH - 6
        or max(len(word) for word in title.split() or [""]) * size * _EM > _WIDE - 8
    ):
        size -= 0.5
    return size


def _box(middle: float, layer: int, title: str, size: float) -> str:
    x, y = middle - _WIDE / 2, (layer - 1) * _ROW
    lines = _lines(title, size)
    first = y + _HIGH / 2 - (len(lines) - 1) * size * 0.6 + size * 0.35
    words = "".join(
        f'<text x="{middle:.1f}" y="{first + at * size * 1.2:.1f}" font-size="{size:g}" '
        f'text-anchor="middle" fill="#fff">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{_WIDE}" height="{_HIGH}" rx="4" fill="#2f5597"/>'
        + words
    )


def _line(at: int, of: Establishment, middle: dict[str, float], layer: dict[str, int]) -> str:
    post = of.posts[at]
    if post.manager not in middle:
        return ""
    y = (layer[post.id] - 1) * _ROW
    bend = y - (_ROW - _HIGH) / 2
    return (
        f'<path class="line" fill="none" stroke="#2f5597" d="M{middle[post.id]:.1f} {y:.1f}'
        f'V{bend:.1f}H{middle[post.manager]:.1f}V{y - _ROW + _HIGH:.1f}"/>'
    )
