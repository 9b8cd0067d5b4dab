"""Who each row is and whom it reports to: numbers, names, titles, and the manager's column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.files.importers.table.guessing.columns import (
    GUESS,
    LIKELY,
    SURE,
    DraftMapping,
    SheetColumn,
)
from orgmodel.files.importers.table.guessing.content import Content
from orgmodel.files.importers.table.guessing.people import (
    emails_of,
    holder_of,
    ids_of,
    title_of,
    whole_names,
)
from orgmodel.files.importers.table.guessing.references import Pointing, pointings
from orgmodel.model.words import counted

_LEANING = {"id": 0.1, "holder_id": 0.1, "email": 0.05, "name": 0.03, "title": 0.0}
_AGREES = 0.12
_LEAST = 0.2
_OWN = ("post", "", "assignment", "person")


@dataclass(frozen=True)
class _Cast:
    """Who may be what: the columns that a manager's cell may refer to."""

    ids: tuple[SheetColumn, ...]
    emails: tuple[SheetColumn, ...]
    title: SheetColumn | None
    holder: SheetColumn | None
    names: SheetColumn | None

    @property
    def targets(self) -> tuple[SheetColumn, ...]:
        one = [column for column in (self.title, self.holder, self.names) if column]
        return (*self.ids, *self.emails, *one)

    def by(self, target: SheetColumn) -> str:
        """What a manager's cell is if it refers to this column; the number's kind is open."""
        if target in (self.holder, self.names):
            return "name"
        if target in self.emails:
            return "email"
        return "title" if target is self.title else kind_of(target)


def kind_of(column: SheetColumn) -> str:
    """`holder_id` for a person's number, else `id`."""
    return "holder_id" if column.weight("holder_id") > column.weight("id") else "id"


def choose_line(draft: DraftMapping) -> None:
    """Choose the columns of the line: id, holder, title, manager and second manager."""
    cast = _cast(draft)
    managers = _managers(draft)
    best = _best(cast, pointings(managers, cast.targets))
    if best is None and not any(column.weight("reports_to") > 1 for column in managers):
        best = _by_content(draft, cast)
    _choose_ids(draft, cast, best, managers)
    _choose_names(draft, cast, best)
    _choose_manager(draft, cast, managers, best)
    _choose_second(draft, cast, best)


def _cast(draft: DraftMapping) -> _Cast:
    free = [column for column in draft.free if not column.weight("reports_to", "second_manager")]
    emails = emails_of(free)
    free = [column for column in free if column not in emails]
    worded = title_of(free, by_content=False)
    holder = holder_of([column for column in free if column is not worded])
    title = worded or title_of([column for column in free if column is not holder])
    rest = [column for column in free if column not in (title, holder)]
    first = next((column for column in rest if column.weight("first_name") > 2), None)
    last = next((column for column in rest if column.weight("last_name") > 2), None)
    names = whole_names(first, last) if first and last and not holder else None
    return _Cast(ids_of(rest), emails, title, holder, names)


def _managers(draft: DraftMapping) -> tuple[SheetColumn, ...]:
    if not draft.open("reports_to"):
        return ()
    found = [
        column
        for column in draft.free
        if column.weight("reports_to")
        and column.content.share("flag", "date", "money", "percent") <= 0.5
    ]
    strong = [column for column in found if column.weight("reports_to") > 1]
    return tuple(strong or found)


def _best(cast: _Cast, found: Sequence[Pointing]) -> Pointing | None:
    able = [one for one in found if one.share >= _LEAST]
    return max(able, key=lambda one: _score(cast, one), default=None)


def _score(cast: _Cast, one: Pointing) -> tuple[float, int, int, str, str]:
    by = cast.by(one.target)
    sound = one.share * (one.alone if by in ("email", "name", "title") else 1.0)
    agrees = _AGREES if one.manager.by("reports_to") == by else 0.0
    own = -_OWN.index(_own(one.target))
    weight = one.manager.weight("reports_to") + one.target.weight("id", "holder_id", "title")
    score = round(sound + _LEANING[by] + agrees, 3)
    return score, own, weight, one.manager.heading, one.target.heading


def _own(column: SheetColumn) -> str:
    """Whose number it is: a post's, an assignment's, a person's, or not said."""
    return "person" if kind_of(column) == "holder_id" else column.by("id")


def _by_content(draft: DraftMapping, cast: _Cast) -> Pointing | None:
    """A column of unknown words whose cells mostly refer to another."""
    unknown = [
        column
        for column in draft.free
        if (column.unknown or column.weight("reports_to") == 1)
        and column.content.filled > 1
        and column not in cast.targets
        and column.content.variety < 1
    ]
    if not draft.open("reports_to"):
        return None
    able = [one for one in pointings(unknown, cast.targets) if one.share >= 0.9]
    return max(able, key=lambda one: _score(cast, one), default=None)


# --- numbers ------------------------------------------------------------------------------------


def _choose_ids(
    draft: DraftMapping, cast: _Cast, best: Pointing | None, managers: Sequence[SheetColumn]
) -> None:
    target = best.target if best and best.target in cast.ids else None
    # Where managers are named, a column of unknown words to which none refers is no id.
    ids = [one for one in cast.ids if not one.unknown or one is target or not managers]
    if draft.open("id") and (column := _id_among(ids, target)):
        draft.choose(column, "id", *_sure_of_id(column, target))
    rest = [
        column
        for column in ids
        if column in draft.free and (_own(column) == "person" or column is target)
    ]
    if draft.open("holder_id") and rest:
        column = target if target in rest and target else max(rest, key=_holder_id_rank)
        certainty, reason = _sure_of_id(column, target)
        draft.choose(column, "holder_id", certainty, reason)


def _id_among(ids: Sequence[SheetColumn], target: SheetColumn | None) -> SheetColumn | None:
    if target is not None and _own(target) != "person":
        return target
    ranked = sorted(ids, key=lambda one: (_OWN.index(_own(one)), *_id_rank(one)))
    able = [column for column in ranked if _stands_for_rows(column, target)]
    return next(iter(able), target) or next(iter(ranked), None)


def _id_rank(column: SheetColumn) -> tuple[int, float, str]:
    return -column.weight("id", "holder_id"), -column.content.variety, column.heading


def _holder_id_rank(column: SheetColumn) -> tuple[int, float, str]:
    return column.weight("holder_id"), column.content.variety, column.heading


def _stands_for_rows(column: SheetColumn, target: SheetColumn | None) -> bool:
    """Whether it can be the id although managers refer to another column, or to none."""
    content = column.content
    if column is target or (column.by("id") == "post" and column.weight("id") > 2):
        return target is None or column is target or content.variety >= 0.3
    if target is None:
        return True
    # A running number of the rows is no post's number where the managers name persons.
    return column.weight("id") > 1 and content.variety == 1 and not _running(content)


def _running(content: Content) -> bool:
    numbers = content.numbers
    return len(numbers) == len(content.looks) and bool(numbers) and max(numbers) <= content.rows


def _sure_of_id(column: SheetColumn, target: SheetColumn | None) -> tuple[str, str]:
    content, weight = column.content, column.weight("id", "holder_id")
    unique = content.different == content.filled
    reason = _uniqueness(content)
    if not weight:
        return GUESS, f"{reason}; no words say so"
    if not content.filled:
        return LIKELY, "empty"
    agrees = unique or column is target
    return (SURE if agrees and weight > 1 else LIKELY), reason


def _uniqueness(content: Content) -> str:
    twice = content.counts[content.counts > 1]
    empty = content.rows - content.filled
    if not len(twice):
        return "unique" if not empty else f"unique; empty in {counted(empty, 'row')}"
    if len(twice) == 1:
        return f"unique, but one stands in {counted(int(twice[0]), 'row')}"
    if len(twice) <= max(3, content.different // 10):
        return f"unique, but {len(twice):,} stand in several rows"
    return f"{counted(content.different, 'different number')} in {counted(content.filled, 'row')}"


# --- names --------------------------------------------------------------------------------------


def _choose_names(draft: DraftMapping, cast: _Cast, best: Pointing | None) -> None:
    if cast.title and draft.open("title") and cast.title in draft.free:
        draft.choose(cast.title, "title", *_sure_of_title(cast.title))
    if cast.holder and draft.open("holder") and cast.holder in draft.free:
        draft.choose(cast.holder, "holder", *_sure_of_holder(cast.holder))
    elif draft.open("holder"):
        for use in ("first_name", "last_name"):
            column = next((one for one in draft.free if one.weight(use) > 2), None)
            if column and draft.open(use):
                text = f"text, {column.content.different:,} different"
                draft.choose(column, use, SURE if column.content.filled else LIKELY, text)
    emails = [column for column in cast.emails if column in draft.free]
    if emails and draft.open("email"):
        referred = best.target if best else None
        column = max(emails, key=lambda one: (one is referred, one.weight("email"), one.heading))
        known = column.weight("email", "id", "holder_id") > 0
        certainty = GUESS if not known else SURE if column.content.filled else LIKELY
        draft.choose(column, "email", certainty, "e-mails; only read to find managers")


def _sure_of_title(column: SheetColumn) -> tuple[str, str]:
    content, weight = column.content, column.weight("title")
    reason = f"text, {content.different:,} different"
    wordy = content.share("work", "words", "name", "code") >= 0.5
    if not weight:
        return GUESS, reason
    return (SURE if wordy and weight > 1 else LIKELY), reason


def _sure_of_holder(column: SheetColumn) -> tuple[str, str]:
    content = column.content
    vacant = int(content.counts[content.vacant].sum())
    reason = "names of persons" if column.named else f"text, {content.different:,} different"
    reason += f"; vacant in {counted(vacant, 'row')}" if vacant else ""
    if not column.weight("holder"):
        return (LIKELY if column.weight("id", "holder_id", "last_name") else GUESS), reason
    return (SURE if column.named and column.weight("holder") > 1 else LIKELY), reason


# --- managers -----------------------------------------------------------------------------------


def _choose_manager(
    draft: DraftMapping, cast: _Cast, managers: Sequence[SheetColumn], best: Pointing | None
) -> None:
    if not draft.open("reports_to"):
        return
    if best is None:
        strong = [column for column in managers if column.weight("reports_to") > 1]
        if strong:
            column = max(strong, key=lambda one: (one.weight("reports_to"), _plainness(one)))
            asked = int(column.content.counts[~column.content.nobody].sum())
            certainty = GUESS if asked else LIKELY
            reason = f"none of {asked:,} is found in the list" if asked else "names nobody"
            draft.manager_by = _hinted(draft, column)
            draft.choose(column, "reports_to", certainty, reason)
    else:
        _choose_best(draft, cast, best)
    chosen = draft.column_of("reports_to")
    for column in draft.free if chosen else ():
        if column.weight("reports_to") > 1 and chosen:
            _beside(draft, column, chosen)


def _choose_best(draft: DraftMapping, cast: _Cast, best: Pointing) -> None:
    weight = best.manager.weight("reports_to")
    sure = weight > 1 and best.share >= 0.8
    certainty = SURE if sure else LIKELY if weight and best.share >= 0.3 else GUESS
    reason = f"{best.points:,} of {best.asked:,} point to {best.target.heading}"
    draft.manager_by = cast.by(best.target)
    if draft.manager_by in ("id", "holder_id"):
        chosen = draft.chosen.get(best.target.place)
        draft.manager_by = chosen.use if chosen and chosen.use != "keep" else "id"
    draft.choose(best.manager, "reports_to", certainty, reason)


def _plainness(column: SheetColumn) -> tuple[bool, bool, int, str]:
    by = column.by("reports_to")
    return by in ("id", "holder_id"), by == "", column.content.filled, column.heading


def _hinted(draft: DraftMapping, column: SheetColumn) -> str:
    """What the manager's cell holds as far as it can be seen, where none of them is found."""
    if column.named:
        return "name"
    if column.content.share("email") > 0.5:
        return "email"
    by = column.by("reports_to")
    if by == "holder_id" and draft.open("holder_id"):
        return "id"
    return "title" if not by and column.content.share("work", "words") > 0.5 else by or "id"


def _beside(draft: DraftMapping, column: SheetColumn, chosen: SheetColumn) -> None:
    content = column.content
    personal = column.by("reports_to") in ("name", "email")
    if personal or column.named or content.share("email") > 0.5:
        draft.choose(column, "leave_out", SURE, f"{chosen.heading} says it already")
    elif not content.filled:
        draft.choose(column, "leave_out", SURE, "empty")
    else:
        draft.choose(column, "keep", LIKELY, f"{chosen.heading} is used for the manager")


def _choose_second(draft: DraftMapping, cast: _Cast, best: Pointing | None) -> None:
    able = [column for column in draft.free if column.weight("second_manager")]
    able = [one for one in able if one.content.share("flag", "date", "money") <= 0.5]
    if not able or not draft.open("second_manager"):
        return
    targets = [best.target] if best else list(cast.targets)
    found = {one.manager.place: one for one in pointings(able, targets)}
    strong = [one for one in able if one.weight("second_manager") > 1 or one.place in found]
    if not strong:
        return

    def rank(column: SheetColumn) -> tuple[int, int, str]:
        points = found[column.place].points if column.place in found else 0
        return points, column.weight("second_manager"), column.heading

    column = max(strong, key=rank)
    one = found.get(column.place)
    reason = f"{one.points:,} of {one.asked:,} point to {one.target.heading}" if one else "by words"
    certainty = SURE if one and one.share >= 0.8 else LIKELY
    draft.choose(column, "second_manager", certainty, reason)
    for other in able:
        if other in draft.free:
            _beside(draft, other, column)
