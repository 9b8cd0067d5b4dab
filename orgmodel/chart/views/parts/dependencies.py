"""Who depends on whom, ready to be drawn: the directorates in their order, and each pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.palette import PLAIN, BoxStyle, side_styles
from orgmodel.chart.views.parts.interdependence_words import Pair, pair_words, remarks
from orgmodel.measures.interdependence import Interdependence

_MOST_ROWS = 36


@dataclass(frozen=True, slots=True)
class Dependencies:
    """Directorates in their order, their styles, who needs whom, and what is said below.

    `counts` are the links by which the first of a pair depends on the second; `labels` say
    them in words.
    """

    names: Mapping[str, str]
    styles: Mapping[str, BoxStyle]
    sides: Mapping[str, str]
    counts: Mapping[Pair, int]
    labels: Mapping[Pair, str]
    remarks: tuple[str, ...]

    def needs(self, division: str) -> int:
        """Links by which it depends on others."""
        return sum(n for (who, _), n in self.counts.items() if who == division)

    def needed(self, division: str) -> int:
        """Links by which others depend on it."""
        return sum(n for (_, whom), n in self.counts.items() if whom == division)

    def with_remarks(self, count: int) -> Dependencies:
        """With only the first remarks."""
        return replace(self, remarks=self.remarks[:count])

    def ever_fewer(self) -> Iterator[Dependencies]:
        """Without remarks, and with ever fewer directorates: those with most links stay."""
        ranked = sorted(self.names, key=lambda d: -(self.needs(d) + self.needed(d)))
        for count in range(min(len(ranked), _MOST_ROWS), 0, -4):
            staying = set(ranked[:count])
            left = len(ranked) - count
            yield replace(
                self,
                names={d: name for d, name in self.names.items() if d in staying},
                counts={pair: n for pair, n in self.counts.items() if staying.issuperset(pair)},
                remarks=(f"{left} directorates with fewer links are left out.",) if left else (),
            )


def dependencies(found: Interdependence) -> Dependencies:
    """The directorates by side, in the order of the data within a side."""
    divisions, model = found.divisions, found.divisions.model
    sides = {division: model.sides.get(division, "") for division in divisions.names}
    order = {side: place for place, side in enumerate(dict.fromkeys(sides.values()))}
    names = dict(sorted(divisions.names.items(), key=lambda item: order[sides[item[0]]]))
    matrix = found.matrix
    counts = {
        (who, whom): int(matrix.loc[who, whom])
        for who in names
        for whom in names
        if who != whom and matrix.loc[who, whom]
    }
    labels = pair_words(found, counts)
    styles = side_styles(sides.values())
    chosen = {division: styles.get(side, PLAIN) for division, side in sides.items()}
    return Dependencies(names, chosen, sides, counts, labels, remarks(found) if counts else ())
