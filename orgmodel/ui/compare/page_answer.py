"""What the page Compare answers, for the options that stand under A and B."""

from __future__ import annotations

from orgmodel.errors import PackError
from orgmodel.ui.compare.answer import answer
from orgmodel.ui.compare.compared import figures
from orgmodel.ui.compare.side_choice import chosen_options
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace.work import Work

_ONE = "Choose a second option to compare with. Make one in the Chart."


def page_answer(work: Work) -> str:
    """The sentence as Markdown, its words escaped."""
    options = chosen_options(work)
    if not options:
        return "There is no option to compare yet: as opened is all there is."
    try:
        rows = figures(work, options)
    except PackError:
        return "The rules could not be checked: see below."
    said, unknown = answer(rows, options[0], options[1])
    alone = sum(1 for option in work.options if option.changes) < 2
    parts = (f"**{escaped(said)}**", escaped(unknown), _ONE if alone else "")
    return " ".join(part for part in parts if part)
