"""The figures over the drawing: now, at the start, against a target. Values and words only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from orgmodel.chart.plots.plot_frame import UNKNOWN, figure
from orgmodel.measures.costs import PARTLY
from orgmodel.measures.posts import counted_posts
from orgmodel.model.words import counted, number_word
from orgmodel.rules.finding import Finding
from orgmodel.store.workspace import TargetSet
from orgmodel.ui.chart.changed import ChangedFindings
from orgmodel.ui.workspace.targets import NAMES

_RULED: Mapping[str, str] = {"span": "largest_span", "layers": "layers"}
"""Kinds of rules that say that less is better, and of what."""
_LARGE = 10_000
_WORDS = {"error": "error", "warning": "warning", "info": "note"}


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One figure; `value` and `start` are None where the data does not say.

    `less_is_better` where a target or a rule says so. `as_opened`: nothing is changed, so there
    is no start to put beside it. `least` is what it is at least, where it is not known. `open`
    counts the posts of which it is not known, `note` says that and what of it is computed.
    """

    id: str
    name: str
    value: float | None
    start: float | None
    target: TargetSet | None = None
    less_is_better: bool = False
    as_opened: bool = False
    least: float | None = None
    open: int = 0
    note: str = ""

    @property
    def delta(self) -> float | None:
        """How far it is from the start; None where one of the two is not known."""
        if self.value is None or self.start is None:
            return None
        return round(self.value - self.start, 6)

    @property
    def said(self) -> str:
        """The figure as it is read."""
        if self.value is None and self.least:
            return f"at least {figure(self.least)}"
        return figure(self.value)

    @property
    def against(self) -> str:
        """What it is put beside: the target where there is one, else the start, if it differs."""
        if self.target:
            return f"target {self.target.words}"
        if self.as_opened or self.value is self.start is None:
            return ""
        return f"start {figure(self.start)}"

    @property
    def words(self) -> str:
        """`one too many`, `target met`, `same`; empty where the difference says it all."""
        if self.value is None:
            return ""
        if self.target:
            over = round(self.value - self.target.most, 6)
            if over <= 0:
                return "" if self.open else "target met"
            if self.id not in ("largest_span", "layers"):
                return ""
            return f"{number_word(int(over)) if over == int(over) else figure(over)} too many"
        return "same" if self.delta == 0 and not self.as_opened else ""

    @property
    def under(self) -> str:
        """What stands under the figure: what is left to go, what of it is not known or computed."""
        of_it = " of what is known" if self.open else ""
        left = f"{figure(self.to_go)} to go{of_it}" if self.to_go and self.id == "cost" else ""
        if self.open and self.target and self.value is not None and not left:
            left = "target met, of what is known"
        return ", ".join(part for part in (left, self.note) if part)

    @property
    def to_go(self) -> float:
        """How much there is still to go to the target; 0 where there is none, or it is met."""
        if self.target is None or self.value is None:
            return 0.0
        return max(0.0, round(self.value - self.target.most, 6))

    @property
    def verdict(self) -> str:
        """ "better" or "worse" where something says which way is better, else empty."""
        if not self.delta or not (self.target or self.less_is_better):
            return ""
        if self.target and self.start is not None and self.target.most > self.start:
            return "worse" if self.value is not None and self.value > self.target.most else ""
        return "better" if self.delta < 0 else "worse"

    @property
    def progress(self) -> float | None:
        """How much of the way from the start to the target is done, 0 to 1; None without a way."""
        if self.target is None or self.value is None or self.start is None:
            return None
        way = self.start - self.target.most
        if way <= 0:
            return 1.0 if self.value <= self.target.most else 0.0
        return min(1.0, max(0.0, (self.start - self.value) / way))


def figures(found: ChangedFindings, targets: Mapping[str, TargetSet]) -> tuple[ShownFigure, ...]:
    """The figures in order; all are not known where the rules could not be checked."""
    less = frozenset(_with_a_rule(found))
    targets = {**_own_target(found), **targets}
    return tuple(
        ShownFigure(
            name,
            words,
            _value(found, name, start=False),
            _value(found, name, start=True),
            targets.get(name),
            name in less,
            found.now is found.start,
            _least(found) if name == "posts" else None,
            *(_of_cost(found) if name == "cost" else ()),
        )
        for name, words in NAMES.items()
    )


def _value(found: ChangedFindings, name: str, *, start: bool) -> float | None:
    side = found.start if start else found.now
    item = side.figure(name) if side else None
    value = item.value if item else None
    return _in_short(value) if name == "cost" and value is not None else value


def _in_short(cost: float) -> float:
    """A cost without pence, where there are so many pounds that nobody would read them."""
    return round(cost) if cost >= _LARGE else cost


def _least(found: ChangedFindings) -> float | None:
    """How many posts there are at least."""
    if found.now is None or _value(found, "posts", start=False) is not None:
        return None
    known = counted_posts(found.now.model)
    return float(known.fewest[known.is_post].sum())


def _own_target(found: ChangedFindings) -> dict[str, TargetSet]:
    """The cost target of organisation.toml; a target that was set over the drawing goes first."""
    if found.start is None:
        return {}
    costing = found.start.model.costing
    most = costing.at_most(_value(found, "cost", start=True))
    if most is None:
        return {}
    if not costing.is_share:
        return {"cost": TargetSet(most, figure(most))}
    return {"cost": TargetSet(_in_short(most), costing.target.replace("-", "−"))}


def _of_cost(found: ChangedFindings) -> tuple[int, str]:
    """How many posts have no cost, and that and what is computed in words."""
    if found.now is None:
        return 0, ""
    known = counted_posts(found.now.model)
    costs = known.costs.of_rows(known.is_post)
    rows = len(costs.values)
    silent = int(np.isnan(costs.values).sum())
    parts = []
    if costs.computed:
        parts.append("computed from pay" if costs.computed == rows - silent else PARTLY)
    if 0 < silent < rows:
        parts.append(f"{silent:,} of {counted(rows, 'post')} without a cost")
    costing = found.now.model.costing
    if costing.is_share and _value(found, "cost", start=True) is None:
        parts.append(f"the target {costing.target.replace('-', '−')} needs the cost at the start")
    return silent, ", ".join(parts)


def _with_a_rule(found: ChangedFindings) -> Iterator[str]:
    packs = found.now.check.packs if found.now else ()
    for rule in chain.from_iterable(pack.rules for pack in packs):
        if rule.kind in _RULED:
            yield _RULED[rule.kind]


@dataclass(frozen=True, slots=True)
class FindingCount:
    """So many findings of one sort: `kind` is "error", "warning", "info", "cleared", "accepted"
    or "unshown"."""

    kind: str
    words: str


def finding_counts(found: ChangedFindings) -> tuple[FindingCount, ...]:
    """`2 new warnings`, `1 new note`, `5 cleared`, `3 no longer shown`; what is none is left out.

    Of what is shown as it was opened, how many stand, and how many rules cannot be told.
    """
    if found.now is None:
        return (FindingCount("unshown", UNKNOWN),)
    if found.now is found.start:
        return _as_opened(found, found.now.check.summary["not_assessable"])
    counts = tuple(_by_weight(found.new, "new "))
    more = {
        "cleared": (len(found.cleared), "cleared"),
        "accepted": (len(found.accepted), "accepted"),
        "unshown": (len(found.unshown), "no longer shown"),
    }
    counts += tuple(
        FindingCount(kind, f"{number} {words}") for kind, (number, words) in more.items() if number
    )
    return counts or (FindingCount("cleared", "nothing new"),)


def _as_opened(found: ChangedFindings, silent: int) -> tuple[FindingCount, ...]:
    stand = tuple(_by_weight(found.standing, ""))
    if not silent:
        return stand or (FindingCount("cleared", "none"),)
    stand = stand or (FindingCount("info", "no findings"),)
    return (*stand, FindingCount("unshown", f"{silent} cannot be told"))


def _by_weight(findings: tuple[Finding, ...], new: str) -> Iterator[FindingCount]:
    weights = [finding.severity for finding in findings]
    for severity, word in _WORDS.items():
        number = sum(weight == severity for weight in weights)
        if number:
            yield FindingCount(severity, counted(number, f"{new}{word}"))


def in_one_line(found: ChangedFindings, shown: tuple[ShownFigure, ...]) -> str:
    """`194 posts, −255, 2 new warnings`: what a narrow screen shows before it is opened."""
    by_id = {one.id: one for one in shown}
    posts, cost = by_id["posts"], by_id["cost"]
    number = posts.least if posts.value is None else float(posts.value)
    parts = ["posts not known" if number is None else counted(number, "post")]
    if posts.value is None and number:
        parts = [f"at least {parts[0]}"]
    if cost.delta:
        parts.append(f"{signed(cost.delta)} a year")
    parts.append(next(iter(finding_counts(found))).words)
    return ", ".join(parts)


def signed(value: float) -> str:
    """`−255`, `+2`."""
    return f"{'−' if value < 0 else '+'}{figure(abs(value))}"
