"""The centre view: chair, chief executive and clinical chair under the Board, and their lines.

A line is drawn for what a row of the data states, and for nothing else; what the guidance
expects and the data does not state is a list at the foot.
"""

from __future__ import annotations

from dataclasses import replace

from orgmodel.chart.drawing.drawing import Drawing, LegendEntry, Told
from orgmodel.chart.sheet.flow import FlowBlock, PageColumn, flowed, poured
from orgmodel.chart.sheet.piece import Piece, together
from orgmodel.chart.sheet.scaling import scaled
from orgmodel.chart.sheet.sheet import Body, SheetPage, Surround, body, drawn_sheets, on_screen
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.centre.bodies import board_rows, member_legend, members_in_words
from orgmodel.chart.views.parts.centre.directors import title_of
from orgmodel.chart.views.parts.centre.facts import CentreFacts, centre_facts
from orgmodel.chart.views.parts.centre.lists import NOT_DRAWN, in_sentences, rule_lists, sentences
from orgmodel.chart.views.parts.centre.picture import CentrePicture
from orgmodel.chart.views.parts.centre.roles import COMMITTEE
from orgmodel.chart.views.parts.centre.words import state_legend
from orgmodel.chart.views.parts.chart_view import ChartView, OutcomesOf
from orgmodel.chart.views.parts.request import Outcomes, Request
from orgmodel.chart.views.parts.unit.words import each_once
from orgmodel.chart.views.posts.not_drawn import in_legend
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted
from orgmodel.rules.check import check
from orgmodel.rules.finding import OUTCOMES

_SCREEN = 1.4
_SCREEN_WIDTH, _SCREEN_HEIGHT = 774.0, 100_000.0
_MARGIN = 20.0
_UNDER = 12.0
_BRIEFEST = 2
_RULES_TITLE = "Rules on the three posts"


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the picture with its lists, these on a page of their own where there is no room."""
    facts = _facts(model, request.asked_outcomes())
    title = f"{model.name}: three at the centre"
    surround = Surround("centre", describe(facts), footer(model))
    paper = request.sheet
    if paper is None:
        place = Body(0.0, 0.0, _SCREEN_WIDTH, _SCREEN_HEIGHT)
        (page,) = _pages(facts, title, place, place)
        part = scaled(page.part, _SCREEN).moved(_MARGIN, _MARGIN)
        unknown = model.line_tops.told()
        told = in_legend(f"Fault of the data: {unknown}" if unknown else "")
        drawn = replace(page, part=part, legend=(*page.legend, *told))
        return (on_screen(drawn, surround, _MARGIN),)
    first = body(paper, title, subtitle(facts), _legend(facts), surround.footer)
    lists = body(paper, title, _RULES_TITLE, _states(facts), surround.footer)
    return drawn_sheets(_pages(facts, title, first, lists), surround, paper)


def _facts(model: OrganisationModel, outcomes: Outcomes) -> CentreFacts:
    """The facts; roles that were taken by their words count for the rules too."""
    facts = centre_facts(model, outcomes)
    packs = [pack.name for pack in outcomes.result.packs]
    if not facts.roles.taken or outcomes.pack.name not in packs:
        return facts
    named = replace(model, roles={**model.roles, **facts.roles.ids})
    return centre_facts(model, Outcomes(outcomes.pack, check(named, [outcomes.pack.name])))


def _pages(facts: CentreFacts, title: str, first: Body, others: Body) -> list[SheetPage]:
    """The picture, and its lists below it or on pages that follow."""
    picture = CentrePicture(facts, first.left, first.top, first.width)
    while picture.bottom > first.bottom and picture.brief < _BRIEFEST:
        brief = picture.brief + 1
        picture = CentrePicture(facts, first.left, first.top, first.width, brief)
    lead = (Told(f"{title}. {subtitle(facts)}"), *(Told(one) for one in _taken(facts)))
    part = each_once(Piece(told=lead) + picture.piece())
    notes = sentences(NOT_DRAWN, in_sentences(facts, (*picture.left_over(), *facts.outside)))
    if notes:
        placed, rest = _in_corners(notes, picture)
        if not rest:
            part, notes = part + placed, ()
    lists = (
        *rule_lists(facts),
        *notes,
        *_listed(facts, picture),
        *sentences("Taken by their words", _taken(facts)),
    )
    said = subtitle(facts)
    if picture.bottom > first.bottom:
        rows = sentences("The lines, in words", [row.words for row in facts.rows])
        pages = flowed((*rows, *lists), _columns(others), others.top, others.height)
        return [SheetPage(title, page, _RULES_TITLE, _states(facts)) for page in pages]
    top = part.bottom + _UNDER
    below, rest = poured(lists, _columns(first), top, first.bottom - top)
    if not rest:
        return [SheetPage(title, part + below, said, _legend(facts))]
    more = flowed(lists, _columns(others), others.top, others.height)
    return [
        SheetPage(title, part, said, _legend(facts)),
        *(SheetPage(title, page, _RULES_TITLE, _states(facts)) for page in more),
    ]


def _listed(facts: CentreFacts, picture: CentrePicture) -> tuple[FlowBlock, ...]:
    """Those whom the picture only counts."""
    found: tuple[FlowBlock, ...] = ()
    if picture.brief and facts.members:
        name = facts.name(facts.roles.get(COMMITTEE))
        found += sentences(f"Members: {name}", members_in_words(facts))
    if picture.brief > 1:
        found += sentences("Members of the Board", [row.words for row in board_rows(facts)])
        found += sentences(title_of(facts), [facts.name(post) for post in facts.directors])
    return found


def _in_corners(
    notes: tuple[FlowBlock, ...], picture: CentrePicture
) -> tuple[Piece, tuple[FlowBlock, ...]]:
    """What of the notes fits where the picture is empty, and the rest."""
    whole = picture.corners[-1]
    column = (PageColumn(whole.left, whole.width),)
    placed, rest = poured(notes, column, whole.top, whole.height)
    if not rest:
        return placed, rest
    parts: list[Piece] = []
    rest = notes
    for place in picture.corners:
        placed, rest = poured(rest, (PageColumn(place.left, place.width),), place.top, place.height)
        parts.append(placed)
    return together(parts), rest


def _columns(place: Body) -> tuple[PageColumn, ...]:
    number = 3 if place.width > 680 else 2 if place.width > 340 else 1
    each = (place.width - 20.0 * (number - 1)) / number
    return tuple(PageColumn(place.left + at * (each + 20.0), each) for at in range(number))


def _states(facts: CentreFacts) -> tuple[LegendEntry, ...]:
    used = {rule.outcome for rule in facts.rules}
    return tuple(state_legend(outcome) for outcome in reversed(OUTCOMES) if outcome in used)


def _legend(facts: CentreFacts) -> tuple[LegendEntry, ...]:
    return (*_states(facts), *member_legend(facts))


def _taken(facts: CentreFacts) -> tuple[str, ...]:
    """What was taken by its words, and how to say it for good."""
    return tuple(
        f"{one} (organisation.toml does not say so under [roles])" for one in facts.roles.taken
    )


def subtitle(facts: CentreFacts) -> str:
    """How many rules hold, are broken and cannot be judged."""
    if not facts.rules:
        return "The lines that the data states or implies · no rule on the three posts was checked"
    count = [rule.outcome for rule in facts.rules].count
    held, broken, open_ = count("pass"), count("fail"), count("not_assessable")
    whole = counted(len(facts.rules), "rule")
    said = f"of {whole} on the three posts {held or 'none'} {'holds' if held == 1 else 'hold'}"
    said += f", {broken or 'none'} {'is' if broken < 2 else 'are'} broken"
    said += f", {open_ or 'none'} cannot be judged on what is stated"
    exempt = f", {count('exempt')} exempt" if count("exempt") else ""
    return f"The lines that the data states or implies · {said}{exempt}"


def describe(facts: CentreFacts) -> str:
    """The page in two sentences, for those who cannot see it."""
    posts = "; ".join(
        facts.name(facts.roles.get(role)) for role in ("pct_chair", "ce", "pec_chair")
    )
    return (
        f"The Board across the top, under it {posts}, and the lines that the data states, with "
        f"their words. {subtitle(facts).partition(' · ')[2]}."
    )


VIEW = ChartView(draw, 3, "Three at the centre", outcomes=OutcomesOf("pec-2007"))
