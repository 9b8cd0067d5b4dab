"""Which posts are known to report to nobody, as changes move them, add them and take them away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit, Put


def tops_after(
    draft: Draft, edits: Sequence[Edit], line_taken_from: Sequence[str]
) -> tuple[str, ...] | None:
    """The tops of a draft after the edits of one change; None where tops are not declared.

    A post that the change puts under nobody is a top on purpose. Where it took its line over
    from others (`line_taken_from`), it is a top only if one of them was known to be. A post
    that has a manager then, or is gone, is none.
    """
    before = draft.tops
    if before is None:
        return None
    inherits = bool(line_taken_from) and set(before).isdisjoint(line_taken_from)
    put_on_top = () if inherits else _without_manager(draft, edits)
    gone = set(_no_tops(draft, edits, before))
    return tuple(post for post in dict.fromkeys([*before, *put_on_top]) if post not in gone)


def _without_manager(draft: Draft, edits: Iterable[Edit]) -> Iterator[str]:
    """The posts that these edits leave without a manager."""
    for edit in edits:
        if isinstance(edit, Add) and edit.table == "posts" and not edit.cells.get("reports_to"):
            yield edit.cells["id"]
    yield from (post for post, above in _given_managers(draft, edits) if not above)


def _no_tops(draft: Draft, edits: Sequence[Edit], among: Sequence[str]) -> Iterator[str]:
    """Which of these posts the edits take away, and who is given a manager."""
    posts = draft.table("posts")
    if any(isinstance(edit, Drop) and edit.table == "posts" for edit in edits):
        yield from (post for post in among if not posts.find("id", post))
    yield from (post for post, above in _given_managers(draft, edits) if above)


def _given_managers(draft: Draft, edits: Iterable[Edit]) -> Iterator[tuple[str, str]]:
    """The posts whose cell reports_to is filled or emptied, each with what stands in it then."""
    posts = draft.table("posts")
    cells = [edit for edit in edits if isinstance(edit, Put) and edit.table == "posts"]
    for edit in cells:
        if edit.column == "reports_to" and edit.label in posts:
            yield posts.cell(edit.label, "id"), edit.value
