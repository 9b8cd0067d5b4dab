"""The schedule of posts affected in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from orgmodel.changes.one_off import in_words
from orgmodel.impact_on_posts.category import CATEGORIES, UNCHANGED
from orgmodel.impact_on_posts.consultation import COUNTED
from orgmodel.impact_on_posts.schedule import AS_GIVEN, Impact
from orgmodel.model.words import counted, listed, sentence, titled
from orgmodel.text.page import wrapped
from orgmodel.text.table import number, short

_MOST_ROWS = 60
_NAME = 26
_FIGURES = (("posts", "posts"), ("fte", "FTE"), ("cost", "cost"))
_SIZES = {
    "posts_added": "added",
    "posts_removed": "removed",
    "line_changed": "with another manager",
    "unit_changed": "with another unit",
    "employer_changed": "with another employer",
    "regraded": "regraded",
    "duties_changed": "with other duties",
    "number_changed": "with another number of posts",
    "hours_changed": "with other hours",
}


def report(found: Impact) -> str:
    """The whole schedule: summary, posts by category, pools, sums, consultation, policy."""
    before = found.staying.before.model
    lines = [f"{before.name}, {found.name}: what becomes of each post"]
    lines += wrapped(f"No person is named. {sentence(found.policy.words)}")
    lines += ["", *summary_lines(found), *_sums(found), *_posts(found), *_pools(found)]
    lines += [*_consultation(found), *_policy(found)]
    return "\n".join(lines) + "\n"


def summary_lines(found: Impact, indent: int = 0) -> Iterator[str]:
    """How large the change is, and what it saves, in two or three lines."""
    size = found.size
    people = size["people_affected"]
    of_people = (
        "people affected not known" if people is None else counted(people, "person", "people")
    )
    sizes = [f"{number(size[name])} {words}" for name, words in _SIZES.items() if size[name]]
    rows = f"{size['rows_affected']} of {len(found)} rows of posts affected ({of_people})"
    yield from wrapped(f"{rows}: {listed(sizes)}." if sizes else f"{rows}.", indent)
    if found.other_holders is not None and found.other_holders.words:
        yield from wrapped(found.other_holders.words, indent)
    yield from money_lines(found, indent)


def money_lines(found: Impact, indent: int = 0) -> Iterator[str]:
    """What the change saves a year, and what it costs once."""
    money = found.money
    saving, once = money["recurrent_saving"], money["one_off_cost"]
    said = "Recurrent saving a year: " + ("not known" if saving is None else number(saving))
    said += ". One-off cost: " + _once(found, once)
    if money["payback_years"] is not None:
        said += f", paid back in {number(money['payback_years'])} years"
    computed = "" if found.cost_basis == AS_GIVEN else f" Of the costs {found.cost_basis}."
    yield from wrapped(f"{said}.{computed}", indent)


def _once(found: Impact, once: float | None) -> str:
    """`120,000 (Redundancy 100,000, Moves 20,000)`."""
    stated = [one.value for one in found.one_off if one.value is not None]
    least = f"at least {number(float(sum(stated)))}" if stated else "not given"
    made_of = f" ({in_words(found.one_off)})" if found.one_off else ""
    return (least if once is None else number(once)) + made_of


def _sums(found: Impact) -> Iterator[str]:
    yield from ("", "BY CATEGORY: before, after")
    figures = [(name, title) for name, title in _FIGURES if _stated(found.totals, name)]
    heads = "".join(f"{title:>20}" for _, title in figures)
    yield f"  {'category':<{_NAME}}{'rows':>6}{heads}"
    for row in found.categories.to_dict("records"):
        yield _sum_line(str(row["category"]), {str(k): v for k, v in row.items()}, figures)
    yield _sum_line("all", found.totals, figures)
    unknown = [
        f"{title} of {found.totals[f'{name}_unknown']:,}"
        for name, title in _FIGURES
        if found.totals[f"{name}_unknown"]
    ]
    if unknown:
        yield from wrapped(
            f"The data does not state {listed(unknown)} rows; the sums are of the others.", 2
        )
    employers = found.establishment("employer")
    if len(employers) > 1:
        yield from ("", "BY EMPLOYER: before, after")
        for row in employers.to_dict("records"):
            names = found.staying.after.model.names
            name = names.get(row["employer"], row["employer"]) or "not known"
            yield _sum_line(name, {str(k): v for k, v in row.items()}, figures)


def _stated(row: Mapping[str, float | int | None], figure: str) -> bool:
    return row[f"{figure}_before"] is not None or row[f"{figure}_after"] is not None


def _sum_line(
    name: str, row: Mapping[str, float | int | None], figures: Iterable[tuple[str, str]]
) -> str:
    cells = "".join(
        f"{number(row[f'{figure}_before']) + ' → ' + number(row[f'{figure}_after']):>20}"
        for figure, _ in figures
    )
    rows = f"{row['rows']:>6,}" if "rows" in row else " " * 6
    return f"  {short(name, _NAME):<{_NAME}}{rows}{cells}"


def _posts(found: Impact) -> Iterator[str]:
    """The posts affected, by category in the schedule's order."""
    table = found.table
    shown = 0
    for name, means in {**CATEGORIES, UNCHANGED: "Save in number or hours"}.items():
        rows = table[table["category"] == name]
        if name == UNCHANGED:
            rows = rows[rows["also"] != ""]
        if not len(rows):
            continue
        yield from ("", f"{name.upper()} ({len(rows):,}): {means}")
        for row in rows.head(max(0, _MOST_ROWS - shown)).itertuples():
            yield from wrapped(f"{titled(row.title, row.post)}: {row.reason}.", 2, hang=4)
        shown += len(rows)
        if shown > _MOST_ROWS:
            yield "  … (--format csv gives all)"


def _pools(found: Impact) -> Iterator[str]:
    if not found.pools:
        return
    yield from ("", "POOLS: filled posts that claim the same successors")
    called = {**found.staying.before.model.names, **found.staying.after.model.names}
    names = {post: name.strip() for post, name in called.items()}
    for pool in found.pools:
        claim = _together(
            f"{names.get(post, post)} ({pool.match[post]:g})" for post in pool.claimants
        )
        places = _together(names.get(post, post) for post in pool.successors)
        kind = "ring-fence" if pool.contested else "slot in"
        yield from wrapped(
            f"{pool.id}, {kind}: {pool.claims_said} claim {pool.places_said}. "
            f"{claim} for {places}.",
            2,
            hang=4,
        )


def _together(names: Iterable[str]) -> str:
    """The names, those that are the same together with their number."""
    often = Counter(names)
    return listed(name if number == 1 else f"{number} of {name}" for name, number in often.items())


def _consultation(found: Impact) -> Iterator[str]:
    counter = found.consultation
    yield from ("", "CONSULTATION COUNTER")
    yield from wrapped(f"Counted: {COUNTED}", 2, hang=4)
    names = found.staying.before.model.names
    for place in counter.establishments:
        name = names.get(place.employer, place.employer) or "employer not known"
        tiers = ", ".join(f"{t.redundancies} or more: {t.days} days" for t in counter.policy.tiers)
        reached = (
            f"{place.days} days before the first dismissal" if place.days else "no tier reached"
        )
        when = f", so not before {place.earliest}" if place.earliest else ""
        yield from wrapped(
            f"{name}: {place.total} in {counter.policy.window_days} days ({place.at_risk} at risk, "
            f"{place.displaced} in ring-fences): {reached}{when} ({tiers}).",
            2,
            hang=4,
        )
    if not counter.establishments:
        yield "  Nobody is counted."
    if counter.transfers:
        rows = counted(counter.transfers, "row of posts goes", "rows of posts go")
        yield f"  {rows} to another employer."
    yield from wrapped(sentence(counter.organisation_wide), 2)
    yield from wrapped(
        f"Law: {counter.policy.law}, as checked {counter.policy.checked}.", 2, hang=4
    )
    for reminder in counter.policy.reminders:
        yield from wrapped(reminder, 2, hang=4)


def _policy(found: Impact) -> Iterator[str]:
    yield from ("", "POLICY")
    yield from wrapped(sentence(found.policy.formula), 2, hang=4)
    yield from wrapped(f"Threshold: {found.policy.source}.", 2, hang=4)
