"""Step 4 of an import: what the list could not say, and the chart."""

from __future__ import annotations

from orgmodel.ui.data.frame import Act, back, show_head, show_steps
from orgmodel.ui.data.opened_import import open_import
from orgmodel.ui.workspace.importing import StaffImport


def show_sides(work: StaffImport) -> None:
    """Which units are directorates, their sides and heads."""
    show_head(
        "What your list could not say",
        "Which side is each directorate on, and who heads it? A suggestion, marked “?”, counts "
        "only once you confirm it.",
        [back(work), Act("import.next", "Open the chart", open_import, (work,), primary=True)],
    )
    show_steps(work)
