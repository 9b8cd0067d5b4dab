"""Two plans placed as one, so that what stands in both stands in the same place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from orgmodel.chart.folding.face import face_of
from orgmodel.chart.folding.places import FoldPlaces
from orgmodel.chart.folding.plan import FoldPlan, Node

Lists = Sequence[Sequence[int]]


@dataclass(frozen=True, eq=False)
class JoinedPlans:
    """The boxes of two plans in one plan: a place for each that stands in either.

    `slots` maps the boxes of each plan to their places. Two boxes share a place where they are of
    one post, or of where it stood, and all above them do. What one plan alone has keeps its place
    free in the other.
    """

    plan: FoldPlan
    slots: tuple[Mapping[int, int], Mapping[int, int]]

    def placed(self, number: int, plan: FoldPlan, whole: FoldPlaces) -> FoldPlaces:
        """The boxes of one of the two plans, where the whole has them."""
        slots = self.slots[number]
        found = replace(
            whole,
            plan=plan,
            faces={
                at: face_of(plan.nodes[at].words, whole.faces[slot].wide)
                for at, slot in slots.items()
            },
            at={at: whole.at[slot] for at, slot in slots.items()},
            ways={},
            headings=whole.headings if plan.others else [],
        )
        for at, slot in slots.items():
            parent = plan.nodes[at].parent
            if parent < 0 or slot not in whole.ways:
                continue
            way = whole.ways[slot]
            if slots[parent] != self.plan.nodes[slot].parent:
                # The stem of this one is shorter: the line goes on to where it ends.
                _, top, high = found.at[parent]
                way = (*way[:-1], (way[-1][0], top + high))
            found.ways[at] = way
        return found


def joined(first: FoldPlan, second: FoldPlan) -> JoinedPlans:
    """Both plans in one."""
    return _Joining((first, second)).made()


@dataclass
class _Joining:
    plans: tuple[FoldPlan, FoldPlan]
    plan: FoldPlan = field(default_factory=FoldPlan)
    slots: tuple[dict[int, int], dict[int, int]] = field(default_factory=lambda: ({}, {}))

    def made(self) -> JoinedPlans:
        one, other = self.plans
        for number in range(max(len(one.stem), len(other.stem))):
            pair = [stem[number] if number < len(stem) else -1 for stem in (one.stem, other.stem)]
            above = self.plan.stem[-1] if number else -1
            self.plan.stem.append(self._put(pair, above))
            beside = [
                plan.beside[number] if number < len(plan.beside) else [] for plan in self.plans
            ]
            self.plan.beside.append(self._listed(beside, self.plan.stem[-1]))
        end = self.plan.stem[-1] if self.plan.stem else -1
        self.plan.heads = self._listed((one.heads, other.heads), end)
        self.plan.others = self._listed((one.others, other.others), -1)
        self.plan.chips = self._listed((one.chips, other.chips), -1)
        self.plan.above = one.above | other.above
        for unit in {**one.boards, **other.boards}:
            boxes = (one.boards.get(unit, []), other.boards.get(unit, []))
            self.plan.boards[unit] = self._listed(boxes, -1)
        self.plan.loose = self._listed((one.loose, other.loose), -1)
        return JoinedPlans(self.plan, self.slots)

    def _listed(self, lists: Lists, parent: int) -> list[int]:
        """The boxes of two lists under one box in one list, each with all below it."""
        own = [
            {plan.nodes[at].place: at for at in boxes}
            for plan, boxes in zip(self.plans, lists, strict=True)
        ]
        found = []
        for place in _in_one(list(own[0]), list(own[1])):
            pair = [known.get(place, -1) for known in own]
            at = self._put(pair, parent)
            found.append(at)
            below = [
                plan.under[box] if box >= 0 else []
                for plan, box in zip(self.plans, pair, strict=True)
            ]
            self._listed(below, at)
        return found

    def _put(self, pair: Sequence[int], parent: int) -> int:
        nodes = [plan.nodes[at] for plan, at in zip(self.plans, pair, strict=True) if at >= 0]
        at = len(self.plan.nodes)
        self.plan.nodes.append(_one_of(nodes, parent, self._depth(parent)))
        self.plan.under.append([])
        if parent >= 0:
            self.plan.under[parent].append(at)
        for slots, box in zip(self.slots, pair, strict=True):
            if box >= 0:
                slots[box] = at
        return at

    def _depth(self, parent: int) -> int:
        return self.plan.nodes[parent].depth + 1 if parent >= 0 else 0


def _one_of(nodes: Sequence[Node], parent: int, depth: int) -> Node:
    """A place that has room for each of the boxes, and for the team that one of them has."""
    first = nodes[0]
    also = tuple(words for node in nodes for words in (node.words, *node.also))[1:]
    teams = [node for node in nodes if node.ids and node.fold]
    with_team = teams[0] if teams else first
    return replace(
        first, parent=parent, depth=depth, also=also, fold=with_team.fold, ids=with_team.ids
    )


def _in_one(one: list[str], other: list[str]) -> list[str]:
    """Both lists in one: the order of the first, what the second alone has after what it follows
    there."""
    found = list(one)
    known = set(one)
    after = 0
    for name in other:
        if name in known:
            after = found.index(name) + 1
        else:
            found.insert(after, name)
            after += 1
    return found
