"""The rows of a path as a graph: what they join, what they say of it, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgmodel.model.evidence import Step
from orgmodel.model.relations import verb

MOST = 12
UNSURE = ("inferred", "conditional")
_SAYS = "has_"


@dataclass(frozen=True, slots=True)
class PathLine:
    """Rows that say something of the same two, in the same direction."""

    start: str
    end: str
    steps: tuple[tuple[int, Step], ...]

    @property
    def words(self) -> str:
        """Each row's number and relation, in words."""
        return ", ".join(f"{number} {relation_words(step)}" for number, step in self.steps)


COPY = "\u00b7"
"""Between an id and a number: the same thing again, in a path that is drawn row by row."""


@dataclass(frozen=True, eq=False)
class PathGraph:
    """The first rows of a path; `rest` is how many more there are."""

    steps: tuple[Step, ...]
    rest: int = 0

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """What the rows join, in the order they name it."""
        found: dict[str, None] = {}
        for step in self.steps:
            found[step.start] = None
            if not _is_cell(step):
                found[step.end] = None
        return tuple(found)

    @cached_property
    def cells(self) -> Mapping[str, tuple[str, ...]]:
        """What rows say of one thing alone, such as `2 provision: internal`."""
        found: dict[str, tuple[str, ...]] = {}
        for number, step in enumerate(self.steps, start=1):
            if _is_cell(step):
                said = f"{number} {step.relation.removeprefix(_SAYS).replace('_', ' ')}: {step.end}"
                found[step.start] = (*found.get(step.start, ()), said)
        return found

    @cached_property
    def lines(self) -> tuple[PathLine, ...]:
        """What joins the nodes, one for each two and direction."""
        found: dict[tuple[str, str], tuple[tuple[int, Step], ...]] = {}
        for number, step in enumerate(self.steps, start=1):
            if not _is_cell(step) and step.start != step.end:
                ends = (step.start, step.end)
                found[ends] = (*found.get(ends, ()), (number, step))
        return tuple(PathLine(start, end, steps) for (start, end), steps in found.items())

    @cached_property
    def row_by_row(self) -> PathGraph:
        """The same with each row's ends of its own, `id·2` being the second of an id."""
        times: dict[str, int] = {}
        steps = []
        for step in self.steps:
            ends = (step.start,) if _is_cell(step) else (step.start, step.end)
            names = []
            for end in ends:
                times[end] = times.get(end, 0) + 1
                names.append(end if times[end] == 1 else f"{end}{COPY}{times[end]}")
            steps.append(step._replace(start=names[0], end=names[-1] if ends[1:] else step.end))
        return PathGraph(tuple(steps), self.rest)

    @cached_property
    def is_chain(self) -> bool:
        """Whether each joins the next and nothing else."""
        joined = [frozenset((line.start, line.end)) for line in self.lines]
        neighbours = [frozenset(pair) for pair in zip(self.nodes, self.nodes[1:], strict=False)]
        return len(joined) == len(set(joined)) and set(joined) == set(neighbours)


def path_graph(steps: Sequence[Step], most: int = MOST) -> PathGraph:
    """The graph of a path, each row once; of a long one the first rows."""
    unique = tuple(dict.fromkeys(steps))
    return PathGraph(unique[:most], max(0, len(unique) - most))


def original(name: str, names: Mapping[str, str]) -> str:
    """The id that a name in `row_by_row` stands for."""
    return name if name in names else name.rpartition(COPY)[0] or name


def relation_words(step: Step) -> str:
    """A row's relation, and that it is inferred or conditional."""
    sure = f" ({step.basis})" if step.basis in UNSURE else ""
    return f"{verb(step.relation)}{sure}"


def place_words(number: int, step: Step) -> str:
    """Where a row stands, as `2: links.csv row 12 [004:24]`."""
    source = f" [{step.source}]" if step.source else ""
    basis = f", {step.basis}" if step.basis not in ("", "stated") else ""
    return f"{number}: {step.origin.words()}{basis}{source}"


def step_sentence(step: Step, names: Mapping[str, str]) -> str:
    """A row as a sentence: who, in what relation, to whom."""
    start, end = (names.get(end, end) for end in (step.start, step.end))
    return f"{start} {verb(step.relation)} {end}"


def _is_cell(step: Step) -> bool:
    """Whether a row gives one thing a value, and joins it with nothing."""
    return step.relation.startswith(_SAYS)
