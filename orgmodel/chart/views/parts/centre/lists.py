"""The lists at the foot of the centre view: what is broken, holds, is not stated, is not drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from orgmodel.chart.drawing.drawing import Told
from orgmodel.chart.drawing.lettering import LEADING, lines_of, paragraph
from orgmodel.chart.drawing.palette import SOFT_INK
from orgmodel.chart.sheet.flow import FlowBlock
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.section import heading, heading_height
from orgmodel.chart.views.parts.centre.facts import CentreFacts, CentreRow
from orgmodel.chart.views.parts.centre.words import Saying, WordStack
from orgmodel.chart.views.parts.relation_words import basis_words
from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules.finding import Outcome
from orgmodel.rules.rule_result import RuleResult

NOT_DRAWN = "Also in the data, not drawn"
_LISTS: tuple[tuple[Outcome, str], ...] = (
    ("fail", "Broken"),
    ("pass", "What holds"),
    ("not_assessable", "Expected, and not stated"),
    ("exempt", "Exempt, with a reason"),
)
_SMALL = 8.2


def rule_lists(facts: CentreFacts) -> tuple[FlowBlock, ...]:
    """Each rule under what came of it; what is broken first."""
    blocks: list[FlowBlock] = []
    for outcome, title in _LISTS:
        rules = [rule for rule in facts.rules if rule.outcome == outcome]
        if rules:
            blocks.append(_titled(title))
            blocks += [_rule(rule) for rule in rules]
    return tuple(blocks)


def sentences(title: str, words: Sequence[str]) -> tuple[FlowBlock, ...]:
    """Sentences under a heading, each once; nothing where there are none."""
    said = list(dict.fromkeys(words))
    return (_titled(title), *(_sentence(one) for one in said)) if said else ()


def in_sentences(facts: CentreFacts, rows: Sequence[CentreRow]) -> list[str]:
    """Rows in words; those of one post and relation together."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.via:
            found[row.words, ""] = []
        else:
            end = f"{facts.name(row.end)}{basis_words(row.basis)}"
            found.setdefault((row.start, row.relation), []).append(end)
    return [
        f"{facts.name(start)} {verb(relation)} {listed(ends)}" if ends else start
        for (start, relation), ends in found.items()
    ]


def _titled(title: str) -> FlowBlock:
    return FlowBlock(
        lambda wide: heading_height(title, wide, 10.0) + 2.0,
        partial(_heading, title),
        gap=10.0,
        keep=True,
    )


def _heading(title: str, x: float, y: float, wide: float) -> Piece:
    return heading(x, y, wide, title, size=10.0)


def _rule(rule: RuleResult) -> FlowBlock:
    saying = Saying(rule.title, rule)

    def draw(x: float, y: float, wide: float) -> Piece:
        texts, marks = WordStack((saying,), wide).at(x, y)
        found = tuple(Told(f"{rule.id}: {one.message}", 3) for one in rule.findings)
        return Piece(texts=texts, marks=marks, told=(Told(saying.plain, 2), *found))

    return FlowBlock(lambda wide: WordStack((saying,), wide).height + 2.8, draw)


def _sentence(words: str) -> FlowBlock:
    def draw(x: float, y: float, wide: float) -> Piece:
        texts = paragraph(x, y + _SMALL * 0.95, words, _SMALL, wide, fill=SOFT_INK)
        return Piece(texts=texts, told=(Told(words, 2),))

    return FlowBlock(lambda wide: lines_of(words, _SMALL, wide) * _SMALL * LEADING + 1.6, draw)
