"""The changes view: the totals, then before and after side by side, with what changes marked.

Only what changes is drawn, on the cards of the units it is in; a thing stands at the same
place in both halves. Findings and links that come and go are lists with their counts.
"""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.palette import BoxStyle, side_styles
from orgmodel.chart.drawing.paper import Paper
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.change_items import ChangeItems
from orgmodel.chart.views.parts.change_lists import ChangeList, difference_lists, finding_lists
from orgmodel.chart.views.parts.change_pages import ChangeStory, paper_pages, screen_page
from orgmodel.chart.views.parts.change_places import ChangeSide
from orgmodel.chart.views.parts.change_slots import ChangeSlots
from orgmodel.chart.views.parts.change_totals import (
    assessed_totals,
    difference_totals,
    totals_words,
)
from orgmodel.chart.views.parts.chart_view import ChartView
from orgmodel.chart.views.parts.request import Request
from orgmodel.comparison.assessed import Assessed
from orgmodel.comparison.comparison import OptionComparison, compare_one
from orgmodel.comparison.differences import Differences, differences
from orgmodel.comparison.successors import successors
from orgmodel.errors import OrgmodelError
from orgmodel.impact_on_posts.category import UNCHANGED
from orgmodel.model.organisation import OrganisationModel


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw what an option changes of its baseline.

    `OrgmodelError` where the request has no baseline, and where nothing changes. On screen,
    where the findings stand beside the drawing, the rules are not asked.
    """
    before = request.asked_baseline()
    sheet = request.sheet
    option = None if sheet is None and model.scenario else _compared(before, model)
    found = option.differences if option else differences(before, model)
    if not found:
        raise OrgmodelError(
            f"{model.scenario or model.name} changes nothing of {before.name}: posts, units, "
            "functions, services and links are the same, so there is nothing to draw."
        )
    story = _story(before, model, found, option)
    return (screen_page(story),) if sheet is None else paper_pages(story, sheet)


def option_pages(
    option: OptionComparison,
    found: Differences,
    sheet: Paper,
    *,
    fates: bool = True,
    cost: bool = True,
) -> tuple[Drawing, ...]:
    """The pages of an option for readers who are not to see all of it.

    `found` are the differences that are told; without `fates` what becomes of a post's holder
    is not, without `cost` the cost is not. `OrgmodelError` where nothing is left to tell.
    """
    if not found:
        raise OrgmodelError("there is no change to draw.")
    before, model = option.baseline.model, option.option.model
    story = _story(before, model, found, option, fates=fates, cost=cost)
    return paper_pages(story, sheet)


def _compared(before: OrganisationModel, model: OrganisationModel) -> OptionComparison:
    return compare_one(Assessed.of(before, None), model)


def _story(
    before: OrganisationModel,
    model: OrganisationModel,
    found: Differences,
    option: OptionComparison | None,
    *,
    fates: bool = True,
    cost: bool = True,
) -> ChangeStory:
    """Everything that the pages say, before it has a place."""
    categories = _categories(option if fates else None)
    ids: Mapping[str, str] = option.matching.ids if option and option.matching else {}
    items = ChangeItems(
        ChangeSide(before, True, ids), ChangeSide(model, False, {}), found, categories
    )
    lists: list[ChangeList] = list(finding_lists(option)) if option else []
    lists += difference_lists(found, before.names, model.names)
    totals = list(difference_totals(found))
    totals += assessed_totals(option, pools=fates, cost=cost) if option else ()
    slots = ChangeSlots(items, successors(found))
    name = model.scenario or model.name
    return ChangeStory(
        title=name,
        subtitle=f"What changes beside {_called(before)}",
        description=f"{name} beside {_called(before)}: {totals_words(totals)}",
        footer=footer(model),
        totals=tuple(totals),
        slots=slots.made(),
        lists=tuple(lists),
        unchanged=slots.unchanged,
        styles=_styles(before, model),
    )


def _called(before: OrganisationModel) -> str:
    """The baseline by name, and by what made it or its day."""
    known = f"the scenario {before.scenario}" if before.scenario else before.date
    return f"{before.name}, {known}" if known else before.name


def _categories(option: OptionComparison | None) -> Mapping[str, str]:
    """Post before → what becomes of it, in the words of the schedule of posts affected."""
    if option is None:
        return {}
    table = option.impact.table
    pairs = zip(table["post"].tolist(), table["category"].tolist(), strict=True)
    return {post: category for post, category in pairs if category != UNCHANGED}


def _styles(*models: OrganisationModel) -> Mapping[str, BoxStyle]:
    return side_styles(side for model in models for side in model.sides.values())


VIEW = ChartView(draw, 6, needs=("baseline",))
