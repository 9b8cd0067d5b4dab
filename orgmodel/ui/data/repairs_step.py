"""Step 3 of an import: which repairs are done, and the faults that are left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from orgmodel.files.importers.base import ImportOutcome, RepairOffer
from orgmodel.files.importers.written import files_of
from orgmodel.importing import Imported
from orgmodel.model.words import capital, counted
from orgmodel.ui.data.all_rows import open_anew, show_all_rows
from orgmodel.ui.data.awaited import FAULTS, step_awaited
from orgmodel.ui.data.fault_groups import FaultGroup
from orgmodel.ui.data.fault_list import show_faults, show_mends
from orgmodel.ui.data.first_rows import show_first_rows
from orgmodel.ui.data.frame import (
    HeadButton,
    back,
    go_to,
    halves,
    show_head,
    show_steps,
    start_again,
)
from orgmodel.ui.data.import_tasks import ImportFaults, faults_of
from orgmodel.ui.data.problem_table import show_problem_table
from orgmodel.ui.shared.escaping import escape, escaped
from orgmodel.ui.shared.zipped import zipped
from orgmodel.ui.workspace import importing, state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.importing import OUTCOME, TABLE, ImportStep, StaffImport
from orgmodel.ui.workspace.worked_out import worked_out

_TITLE = "Put the list right"
_WORDS = (
    "Tick what we may mend. Each mend is listed row by row in the import report; your own file is "
    "not touched."
)
_VIEW, _BY_KIND, _ALL = "import.faults.view", "By kind", "All rows"


def show_repairs(work: StaffImport) -> None:
    """The repairs with their counts; beside them what is wrong still, to be mended or left."""
    if not step_awaited(work, _TITLE, _WORDS, (OUTCOME,)):
        return
    outcome = importing.outcome_of(work)
    show_head(
        _TITLE,
        _WORDS,
        [
            start_again(),
            back(work),
            HeadButton("import.next", "Continue", go_to, (ImportStep.SIDES,), primary=True),
        ],
        beside=lambda: show_download(lambda: outcome),
    )
    show_steps(work)
    left, right = halves([2, 3])
    with left:
        _show_offers(outcome)
        show_first_rows(work)
    with right:
        _show_faults(work, outcome)
        show_mends(work.mends)
        _show_sum(outcome)
        told = tuple(problem for problem in outcome.problems if not problem.fault)
        if told:
            with st.expander(f"{counted(len(told), 'thing')} told, not a fault"):
                show_problem_table(told, title="Told, not a fault", name="import.told")


def show_download(outcome: Callable[[], ImportOutcome]) -> None:
    """The mended folder as a zip, made when it is asked for."""

    def make() -> bytes:
        made = outcome()
        return zipped(files_of(made, Imported(made).report), "organisation")

    st.download_button(
        "Download the mended folder",
        make,
        "organisation.zip",
        "application/zip",
        key="import.zip",
        icon=":material/download:",
        on_click="ignore",
        help="The tables as CSV with mapping.toml and the import report. Names of people stand "
        "in people.csv and in the report.",
    )


def _show_offers(outcome: ImportOutcome) -> None:
    offers = outcome.repairs
    ticked = sum(offer.done for offer in offers)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        st.subheader("Repairs", anchor=False, width="content")
        if offers:
            st.markdown(f"{ticked} of {len(offers)} ticked", width="content")
    if not offers:
        st.markdown("Nothing in the list needs a repair.")
        return
    with st.container(border=True, gap=None, key="import.repairs"):
        for offer in offers:
            _show_offer(offer)
    if any(not offer.done and not offer.safe for offer in offers):
        st.html(
            '<div class="om-cell om-side">Not ticked: these change who reports to whom or how '
            "many posts there are. Look first.</div>"
        )


def _show_offer(offer: RepairOffer) -> None:
    with st.container(key=f"row-repair-{offer.name}"):
        words, count = st.columns([7, 2])
        with words.container(gap=None):
            st.checkbox(
                f"**{escaped(capital(offer.meaning))}**",
                **acting(f"import.repair.{offer.name}", offer.done, _switch, offer.name),
            )
            if offer.examples:
                shown = escape(" · ".join(offer.examples))
                st.html(f'<div class="om-cell om-side om-under-tick">{shown}</div>')
        rows = "row" if offer.rows == 1 else "rows"
        count.html(f'<div class="om-cell om-right"><b>{offer.rows:,}</b> {rows}</div>')


def _switch(on: bool | None, name: str) -> None:
    work = state.staff_import()
    if work is not None:
        state.put_staff_import(work.switching(name, on=bool(on)))


def _show_faults(work: StaffImport, outcome: ImportOutcome) -> None:
    found = _faults(work, outcome)
    groups, managers = found.groups, found.managers
    open_groups = [group for group in groups if group.key not in work.left]
    rows = len({(g.file, row) for g in groups for row in g.rows})
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        title = f"Faults still there: {counted(rows, 'row')}" if groups else "Faults"
        st.subheader(title, anchor=False, width="content")
        if groups:
            kinds = counted(len(groups), "kind")
            st.markdown(f":orange-badge[:material/warning: {kinds}]", width="content")
        if work.form == TABLE:
            st.segmented_control(
                "How the rows are shown",
                (_BY_KIND, _ALL),
                default=_BY_KIND,
                required=True,
                key=_VIEW,
                label_visibility="collapsed",
                on_change=open_anew,
            )
    if not groups:
        read = next((number for words, number in outcome.rows if words == "rows in"), 0)
        number = read or len(outcome.model.tables["posts"])
        st.success(
            f"Nothing to mend. {counted(number, 'row')} read.", icon=":material/check_circle:"
        )
    if work.form == TABLE and state.chosen(_VIEW, _BY_KIND) == _ALL:
        show_all_rows(work, outcome)
    elif open_groups:
        show_faults(open_groups, managers)
    _show_left(groups, work)
    if groups:
        st.html(
            '<p class="om-grey"><b>You can go on with faults.</b> A post whose manager is not in '
            "the file is drawn under a dashed box, such as “P-10800: not in the data”, and never "
            "as a top post; one whose manager is not known stands under a dashed box that says "
            "so. A cell that cannot be read counts as not known.</p>"
        )


def _show_left(groups: Sequence[FaultGroup], work: StaffImport) -> None:
    left = [group for group in groups if group.key in work.left]
    for group in left:
        with st.container(horizontal=True, vertical_alignment="center"):
            words = f"“{escaped(group.value)}”: not in this file, drawn as a dashed box."
            st.markdown(words, width="content")
            st.button(
                "Look again",
                key=f"import.look.{group.key}",
                on_click=_look_again,
                args=(group.key,),
            )


def _look_again(key: str) -> None:
    work = state.staff_import()
    if work is not None:
        state.put_staff_import(replace(work, left=work.left - {key}))


def _faults(work: StaffImport, outcome: ImportOutcome) -> ImportFaults:
    read = importing.prepared_of(work) if work.form == TABLE else None
    return worked_out(FAULTS, work.key, lambda: faults_of(work, outcome, read))


def _show_sum(outcome: ImportOutcome) -> None:
    faulty = {(p.file, p.row) for p in outcome.problems if p.fault and p.row is not None}
    badges = []
    for words, number in outcome.rows:
        if words in ("post", "posts"):
            badges.append(f":green-badge[:material/check: {number:,} {words}]")
        else:
            badges.append(f":gray-badge[{number:,} {escaped(words)}]")
    if not outcome.rows:
        badges = [f":gray-badge[{escaped(words)}]" for words in outcome.made]
    if faulty:
        words = f"{counted(len(faulty), 'row')} with a fault, drawn as such"
        badges.append(f":orange-badge[:material/warning: {words}]")
    st.markdown(f"After this: {' '.join(badges)} nothing lost without a word")
