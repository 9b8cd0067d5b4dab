"""Which boxes a folded drawing has: a walk from the top that goes into what is open alone."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from orgmodel.chart.drawing.palette import OUTSIDE
from orgmodel.chart.folding.cards import Cards, Ids
from orgmodel.chart.folding.face import Words
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.folding.frame import Frame, frame_of
from orgmodel.chart.folding.order import Entry, Order
from orgmodel.chart.teams.post_card import PostCard

MOST_BOXES, MOST_UNFOLDED = 1_500, 60
MORE, LOOSE, BOARD, GONE = "more", "outside", "board", "gone"


@dataclass(frozen=True, slots=True)
class Fit:
    """What is open by itself in a room, and the columns there.

    `opened` are the teams that are open; `shown` for teams that are shown in part who is;
    `tops` those of the other lines that are shown (None: all). `columns` stand beside each
    other, each `wide`; heads without reports stand in lists of `a_list`. `apart`: those who stand
    in no line are drawn.
    """

    frame: Frame
    opened: frozenset[str]
    shown: Mapping[str, frozenset[str]]
    tops: frozenset[str] | None
    columns: int
    wide: float
    a_list: int
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A box to place: what it says, under which other box, and whether its team is open."""

    words: Words
    ids: Ids
    parent: int
    depth: int
    fold: str = ""
    hidden: int = 0
    manager: str = ""
    """Whose list it is, where the box stands for what is left of a list."""
    also: tuple[Words, ...] = ()
    """What else stands, or stood, in this place: as much room is kept."""
    slot: str = ""
    """Whose place it is, where that is not its own id: of one who is not there any more."""

    @property
    def id(self) -> str:
        """The box's id."""
        return self.words.card.id

    @property
    def place(self) -> str:
        """Whose place under the manager it has."""
        return self.slot or self.id


@dataclass
class FoldPlan:
    """The boxes of a drawing in the order of their walk, and where each begins."""

    nodes: list[Node] = field(default_factory=list)
    under: list[list[int]] = field(default_factory=list)
    stem: list[int] = field(default_factory=list)
    beside: list[list[int]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    chips: list[int] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)
    """Who stands in no line, where they are drawn: first the box that folds them."""
    boards: dict[str, list[int]] = field(default_factory=dict)
    """The same of each Board's members who stand in no line, by its unit."""
    above: dict[str, str] = field(default_factory=dict)
    """The unit of a Board → the top of the line that it stands above."""
    forced: int = 0
    """How many open teams were folded because the drawing was full."""

    def walk(self, start: int) -> list[int]:
        """A box and all that is drawn below it, each before those below it."""
        found, waiting = [], [start]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting += reversed(self.under[at])
        return found


class Planner:
    """Makes the plan of one drawing."""

    def __init__(self, order: Order, folds: Folds, fit: Fit, most: int = MOST_BOXES) -> None:
        self.order, self.cards, self.ground = order, order.cards, order.cards.ground
        self.folds, self.fit, self.most = folds, fit, most
        self.plan = FoldPlan()
        self._waiting: deque[int] = deque()
        self._entries: dict[int, list[Entry]] = {}

    def made(self) -> FoldPlan:
        """The plan."""
        root = self.ground.root_of(self.folds.root)
        frame = self._unfolded(frame_of(self.order, root, self.fit.frame))
        for number, name in enumerate(frame.stem):
            parent = self.plan.stem[-1] if number else -1
            self.plan.stem.append(self._add(Entry((name,)), parent, stem=name not in self._shut))
        for number, entries in enumerate(frame.beside):
            self.plan.beside.append([self._add(one, self.plan.stem[number]) for one in entries])
        above = self.plan.stem[-1] if frame.stem else -1
        under = frame.stem[-1] if frame.stem else ""
        self._listed(frame.heads, above, self.plan.heads, under, self.fit.shown.get(under))
        self._listed(frame.others, -1, self.plan.others, "", self.fit.tops)
        self._apart(frame, root)
        self._go_on()
        return self.plan

    def _unfolded(self, frame: Frame) -> Frame:
        """The frame down to the first of its stem that is folded by choice."""
        shut = [at for at, name in enumerate(frame.stem) if name in self.folds.shut]
        if not shut:
            return frame
        return replace(
            frame,
            stem=frame.stem[: shut[0] + 1],
            beside=(*frame.beside[: shut[0]], ()),
            heads=(),
        )

    @property
    def _shut(self) -> frozenset[str]:
        return self.folds.shut

    def _is_open(self, name: str) -> bool:
        if name in self._shut:
            return False
        return name in self.folds.opened or name in self.fit.opened

    def _apart(self, frame: Frame, root: str) -> None:
        """Who stands in no line: each group a box of its own, and below them whom it holds.

        Of a line alone the members of its own Board, where there are several.
        """
        ground = self.ground
        for board in ground.boards:
            if root and (root != board.top or len(ground.boards) == 1):
                continue
            name, lay = ground.own_id(BOARD, board.unit), ground.lay_of(board)
            if lay:
                into = self.plan.boards.setdefault(board.unit, [])
                self.plan.above[board.unit] = board.top
                said = ("members outside the line", *board.people_words)
                self._chip(name, board.called, said, lay, into)
            elif board.people:  # nothing to unfold: a person without a post has no box
                words = self._own(name, board.called, board.people_words, "")
                self.plan.chips.append(self._put(Node(words, (), -1, 0)))
        nothing_else = not frame.stem and not ground.tops
        if ground.loose and not root and not nothing_else:
            name = ground.own_id(LOOSE)
            self._chip(name, "Outside the line", (), ground.loose, self.plan.loose)

    def _chip(
        self,
        name: str,
        title: str,
        said: tuple[str, ...],
        posts: tuple[str, ...],
        into: list[int],
    ) -> None:
        is_open = name in self.folds.opened or (self.fit.apart and name not in self.folds.shut)
        below = self.ground.below(posts, with_them=True)
        facts = () if is_open else said
        chip = replace(self._own(name, title, facts, "" if is_open else below), opened=is_open)
        hidden = 0 if is_open else len(posts)
        node = Node(chip, (), -1, 0, "open" if is_open else "shut", hidden)
        chip_at = self._put(node)
        if not is_open:
            self.plan.chips.append(chip_at)
        else:
            into.append(chip_at)
            drawn, rest = self._divided([Entry((post,)) for post in posts])
            into += [self._add(one, -1) for one in drawn]
            if rest:
                into.append(self._rest(rest, -1, name, 0))

    def _own(self, name: str, title: str, facts: tuple[str, ...], below: str) -> Words:
        card = PostCard(name, None, title, facts, style=OUTSIDE, kind="more")
        return Words(card, below)

    def _go_on(self) -> None:
        while self._waiting:
            at = self._waiting.popleft()
            name = self.plan.nodes[at].ids[0]
            entries = self.order.under(name)
            shown = self._shown_of(name, entries)
            all_asked = shown is None or self.ground.own_id(MORE, name) in self.folds.opened
            least = len(entries) if all_asked else len(shown or ())
            if len(self.plan.nodes) + least > self.most:
                self.plan.forced += 1
                self._fold(at)
                continue
            self._listed(entries, at, [], name, shown)

    def _shown_of(self, manager: str, entries: Sequence[Entry]) -> frozenset[str] | None:
        """Who of a list is shown until all of it is asked for; None where all are."""
        shown = self.fit.shown.get(manager)
        if shown is not None or len(entries) <= MOST_UNFOLDED or manager in self.fit.opened:
            return shown
        size = self.ground.size
        ranked = sorted(entries, key=lambda one: -sum(size(n) for n in one.ids if not one.gone))
        return frozenset(name for one in ranked[:MOST_UNFOLDED] for name in one.ids)

    def _is_led_to(self, entry: Entry) -> bool:
        return not self.folds.brought.isdisjoint(entry.ids)

    def _divided(self, entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
        """As many of a list as the drawing has room for, those led to before others; the rest."""
        room = max(self.most - len(self.plan.nodes) - 1, 0)
        if len(entries) <= room:
            return list(entries), []
        ranked = sorted(range(len(entries)), key=lambda at: not self._is_led_to(entries[at]))
        kept = frozenset(ranked[:room])
        drawn = [one for at, one in enumerate(entries) if at in kept]
        return drawn, [one for at, one in enumerate(entries) if at not in kept]

    def _listed(
        self,
        entries: Iterable[Entry],
        parent: int,
        into: list[int],
        manager: str,
        shown: frozenset[str] | None,
    ) -> None:
        """The entries of a list, those left out of it in one box at its end; with `shown` None all
        are drawn."""
        entries = list(entries)
        key = self.ground.own_id(MORE, manager)
        drawn, rest = entries, list[Entry]()
        if shown is not None and key not in self.folds.opened:
            kept = [
                e.arrived or e.gone or not shown.isdisjoint(e.ids) or self._is_led_to(e)
                for e in entries
            ]
            drawn = [one for one, keep in zip(entries, kept, strict=True) if keep]
            rest = [one for one, keep in zip(entries, kept, strict=True) if not keep]
        drawn, left = self._divided(drawn)
        if left:
            self.plan.forced += 1
            rest = left + rest
        if len(rest) == 1:
            drawn, rest = entries, []
        depth = self.plan.nodes[parent].depth + 1 if parent >= 0 else 0
        into += [self._add(one, parent) for one in drawn]
        if rest:
            into.append(self._rest(rest, parent, manager, depth))
        elif shown is not None and key in self.folds.opened and len(entries) > len(shown):
            into.append(self._fewer(parent, manager, depth, len(shown)))

    def _rest(self, rest: list[Entry], parent: int, manager: str, depth: int) -> int:
        names = [name for one in rest for name in one.ids]
        line = self.ground.line
        word = "unit" if self.ground.of_units else "post"
        if all(line.span(name) for name in names):
            word = "unit" if self.ground.of_units else "head"
        title = f"{len(names):,} more {word}{'s' if len(names) != 1 else ''}"
        below = self.ground.below(names, with_them=True)
        words = self._own(self.ground.own_id(MORE, manager), title, (), below)
        hidden = sum(self.ground.size(name) - (name in self.ground.ghosts) for name in names)
        return self._put(Node(words, (), parent, depth, "shut", hidden, manager))

    def _fewer(self, parent: int, manager: str, depth: int, number: int) -> int:
        key = self.ground.own_id(MORE, manager)
        words = self._own(key, f"Show {number:,} of these", (), "")
        return self._put(Node(words, (), parent, depth, "open", 0, manager))

    def _add(self, entry: Entry, parent: int, *, stem: bool = False) -> int:
        if entry.gone:
            return self._put(self._ghost(entry.ids[0], parent))
        name = entry.ids[0]
        card = self.cards.card(entry.ids)
        depth = self.plan.nodes[parent].depth + 1 if parent >= 0 else 0
        fold = below = ""
        hidden = 0
        if self.ground.line.span(name):
            fold = "open" if stem or self._is_open(name) else "shut"
        if fold == "shut":
            below = self.ground.below([name])
            hidden = self.ground.size(name) - 1
        at = self._put(
            Node(
                Words(card, below, self._sign(card), fold == "open"),
                entry.ids,
                parent,
                depth,
                fold,
                hidden,
            )
        )
        if fold == "open" and not stem:
            self._waiting.append(at)
        return at

    def _fold(self, at: int) -> None:
        node = self.plan.nodes[at]
        name = node.ids[0]
        words = Words(node.words.card, self.ground.below([name]), node.words.sign)
        hidden = self.ground.size(name) - 1
        self.plan.nodes[at] = Node(words, node.ids, node.parent, node.depth, "shut", hidden)

    def _ghost(self, name: str, parent: int) -> Node:
        key = self.ground.own_id(GONE, name)
        said = self._went(name)
        manager = self.plan.nodes[parent].id if parent >= 0 else None
        before = self.order.before
        names = before.model.names if before else self.ground.model.names
        title = self.ground.model.names.get(name) or names.get(name, name)
        data = (("went", name),) if name in self.ground.line.index else ()
        card = PostCard(key, manager, title, (said,), style=OUTSIDE, kind="gone", data=data)
        depth = self.plan.nodes[parent].depth + 1 if parent >= 0 else 0
        return Node(Words(card), (), parent, depth, also=self._left(name), slot=name)

    def _went(self, name: str) -> str:
        model, line = self.ground.model, self.ground.line
        if name not in line.index:
            return "removed"
        above = line.manager(name)
        headed = model.headed.get(above or "", ())
        place = model.names.get(headed[0] if len(headed) == 1 else above or "", above or "")
        return f"moved to {place}" if above else "moved to the top"

    def _left(self, name: str) -> tuple[Words, ...]:
        before = self.order.cards_before
        if before is None:
            return ()
        card = before.card((name,))
        below = before.ground.below([name]) if before.ground.line.span(name) else ""
        return (Words(card, below, self._sign(card)),)

    def _sign(self, card: PostCard) -> str:
        return " ".join(filter(None, (card.mark, card.style.sign if card.differs else "")))

    def _put(self, node: Node) -> int:
        self.plan.nodes.append(node)
        self.plan.under.append([])
        at = len(self.plan.nodes) - 1
        if node.parent >= 0:
            self.plan.under[node.parent].append(at)
        return at


def usual_basis(cards: Cards, plan: FoldPlan) -> str:
    """How sure most lines are that are drawn."""
    counts = Counter(cards.basis(node.ids[0]) for node in plan.nodes if node.ids)
    counts.pop("", None)
    return max(counts, key=lambda basis: (counts[basis], basis == "stated", basis), default="")
