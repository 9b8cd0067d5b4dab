"""Words beside a line of the centre view: the relation, its rule's state as a mark, its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import LegendEntry, Mark, Point, Text
from orgmodel.chart.drawing.lettering import Align, text_at
from orgmodel.chart.drawing.palette import GREEN, INK, LINE, RED, SOFT_INK
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.views.parts.centre.facts import CentreRow
from orgmodel.chart.views.parts.relation_words import basis_words
from orgmodel.model.relations import passive, verb
from orgmodel.rules.finding import Outcome
from orgmodel.rules.rule_result import RuleResult

SIZE, CODE = 8.5, 8.0
PITCH = 10.4
MARK_ROOM = 11.5
STATE_WORDS: dict[Outcome, str] = {
    "pass": "holds",
    "fail": "broken",
    "not_assessable": "not stated, or not in full",
    "exempt": "exempt",
}
_SEATS = {
    "chairs": "chairs",
    "member_of": "sits on",
    "coopted_to": "co-opted to",
    "attends": "attends",
}
_SEATS_OF_SEVERAL = {
    "chairs": "chair",
    "member_of": "sit on",
    "coopted_to": "co-opted to",
    "attends": "attend",
}
_TICK: tuple[Point, ...] = ((0.0, -2.8), (2.64, 0.0), (7.6, -6.4))
_CROSS: tuple[tuple[Point, ...], ...] = (((0.5, -6.3), (6.8, 0.0)), ((6.8, -6.3), (0.5, 0.0)))
_QUESTION: tuple[Point, ...] = (
    (1.4, -5.2),
    (1.7, -6.3),
    (2.7, -7.0),
    (4.2, -7.0),
    (5.2, -6.3),
    (5.4, -5.2),
    (4.8, -4.2),
    (3.7, -3.4),
    (3.4, -2.2),
)


def state_marks(outcome: Outcome, x: float, y: float) -> tuple[Mark, ...]:
    """A tick, a cross, a question mark or a bar whose foot stands on y."""

    def line(points: Sequence[Point], colour: str, weight: float = 1.6) -> Mark:
        moved = tuple((x + right, y + down) for right, down in points)
        return Mark(f"state {outcome}", stroke=colour, stroke_width=weight, points=moved)

    if outcome == "pass":
        return (line(_TICK, GREEN),)
    if outcome == "fail":
        return tuple(line(stroke, RED) for stroke in _CROSS)
    if outcome == "exempt":
        return (line(((0.5, -3.2), (6.8, -3.2)), LINE),)
    dot = Mark(f"state {outcome}", x + 2.7, y - 1.0, 1.4, 1.4, LINE)
    return (line(_QUESTION, LINE, 1.2), dot)


def state_legend(outcome: Outcome) -> LegendEntry:
    """What the legend says of a mark."""
    marks = state_marks(outcome, 0.0, 3.2)
    return LegendEntry(STATE_WORDS[outcome], "marks", marks=marks, room=8.0)


@dataclass(frozen=True, slots=True)
class Saying:
    """Words with the rule they answer, if any."""

    words: str
    rule: RuleResult | None = None

    @property
    def plain(self) -> str:
        """The same for those who cannot see the mark."""
        if self.rule is None:
            return self.words
        return f"{self.words}; {self.rule.id} {STATE_WORDS[self.rule.outcome]}"


@dataclass(frozen=True, slots=True)
class WordStack:
    """Sayings one under the other, broken for a width."""

    sayings: tuple[Saying, ...]
    width: float
    align: Align = "start"
    size: float = SIZE

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return sum(len(self._lines(one)) for one in self.sayings) * PITCH

    @property
    def used(self) -> float:
        """How wide its widest line is, its mark included."""
        return max(
            (
                (MARK_ROOM if one.rule else 0.0)
                + width(line, self.size)
                + (width(code, CODE) + 4.0 if code else 0.0)
                for one in self.sayings
                for line, code in self._lines(one)
            ),
            default=0.0,
        )

    def _lines(self, one: Saying) -> list[tuple[str, str]]:
        """Each line, and the rule's code at the end of the last."""
        room = max(self.width - (MARK_ROOM if one.rule else 0.0), 20.0)
        lines = [(line, "") for line in wrap(one.words, self.size, room)]
        if one.rule is None:
            return lines
        code, last = one.rule.id, lines[-1][0] if lines else ""
        if width(last, self.size) + width(code, CODE) + 4.0 <= room:
            return [*lines[:-1], (last, code)]
        return [*lines, ("", code)]

    def at(self, x: float, top: float) -> tuple[tuple[Text, ...], tuple[Mark, ...]]:
        """Words and marks from a left edge and top; aligned to the far end they end there."""
        texts: list[Text] = []
        marks: list[Mark] = []
        y = top + self.size * 0.95
        for one in self.sayings:
            lead = MARK_ROOM if one.rule else 0.0
            lines = self._lines(one)
            widest = max(
                width(line, self.size) + (width(code, CODE) + 4.0 if code else 0.0)
                for line, code in lines
            )
            left = x + (self.width - lead - widest if self.align == "end" else 0.0)
            if one.rule is not None:
                marks += state_marks(one.rule.outcome, left, y)
            for line, code in lines:
                if line:
                    texts.append(text_at(left + lead, y, line, self.size, fill=INK))
                if code:
                    after = width(line, self.size) + 4.0 if line else 0.0
                    texts.append(text_at(left + lead + after, y, code, CODE, fill=SOFT_INK))
                y += PITCH
        return tuple(texts), tuple(marks)


def sayings_of(
    rows: Sequence[CentreRow], seen_from: str, several: bool = False
) -> tuple[Saying, ...]:
    """The rows in words as seen from one of their ends; a basis that all have is said once."""
    bases = {row.basis for row in rows}
    shared = bases.pop() if len(bases) == 1 and len(rows) > 1 else ""
    said: dict[str, Saying] = {}
    for row in sorted(rows, key=lambda row: row.rule is None):
        words = _relation(row, seen_from, several) + ("" if shared else basis_words(row.basis))
        said.setdefault(words, Saying(words, row.rule))
    ruled = [one for one in said.values() if one.rule]
    others = ", ".join(one.words for one in said.values() if not one.rule)
    found = [*ruled, *([Saying(others)] if others else [])]
    if basis_words(shared):
        every = f" ({'both' if len(said) == 2 else 'all'} {shared})" if len(said) > 1 else ""
        last = found[-1]
        found[-1] = Saying(last.words + (every or basis_words(shared)), last.rule)
    return tuple(found)


def _relation(row: CentreRow, seen_from: str, several: bool) -> str:
    seats = _SEATS_OF_SEVERAL if several else _SEATS
    if row.start == seen_from or row.both_ways:
        words = seats.get(row.relation) or verb(row.relation)
        return _plural(words) if several and row.relation not in seats else words
    return passive(row.relation)


def _plural(words: str) -> str:
    """ "work closely with" for "works closely with": the verb of several."""
    first, _, rest = words.partition(" ")
    if first == "is":
        return f"are {rest}"
    if first == "has":
        return f"have {rest}"
    bare = f"{first[:-3]}y" if first.endswith("ies") else first.removesuffix("s")
    return f"{bare} {rest}".strip()
