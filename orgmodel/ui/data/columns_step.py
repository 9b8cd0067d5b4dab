"""Step 2 of an import: what each column is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import streamlit as st

from orgmodel.files.importers.base import ColumnUse
from orgmodel.files.importers.table.days import plain_day
from orgmodel.files.importers.table.fields import BY_NAME, KEEP, LEAVE_OUT, MANAGER_BY, MANY
from orgmodel.files.importers.table.mapping import TableMapping
from orgmodel.model.words import capital, counted, listed
from orgmodel.ui.data.dropping import headings_of, show_coming, take_sheet
from orgmodel.ui.data.first_rows import show_first_rows
from orgmodel.ui.data.frame import (
    HeadButton,
    back,
    go_to,
    halves,
    show_act,
    show_head,
    show_steps,
    start_again,
)
from orgmodel.ui.shared.escaping import escape, escaped, legible
from orgmodel.ui.workspace import importing, state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.importing import ImportStep, StaffImport

_USES = (*BY_NAME, *MANY)
_BARS = {"sure": 3, "likely": 2, "guess": 1, "as told": 3}
_WORD = {"as told": "As you said"}
_BY_WORDS = {
    "id": "the post's own number",
    "holder_id": "the holder's number",
    "name": "the holder's name",
    "email": "e-mail",
    "title": "title",
}
_SHOWN, _LONG = 40, 10
_WIDTHS = [3, 4, 4, 5]
_PERIODS = ("row_start", "row_end", "start", "end")


def show_columns(work: StaffImport) -> None:
    """Each column with samples, what it is, and how sure that is; what is made of it beside."""
    agreed = HeadButton("import.next", "Columns are right", _agree, primary=True)
    show_head(
        "Open your staff list",
        "Say what each column is. We guessed from the headings and from what stands in them; "
        "nothing is drawn until you agree.",
        [start_again(), back(work), agreed],
    )
    show_steps(work)
    main, side = halves([5, 2])
    with main:
        _show_file(work)
        shown = _show_table(work)
        _show_ways(work)
        if shown > _LONG:
            show_act(replace(agreed, key="import.next.below"))
    with side:
        first = st.container()
        _show_needed(work)
        st.html(
            '<p class="om-grey">Your file stays on this server, and is kept in its workspace once '
            "it is opened. These choices are kept with it, and lie as mapping.toml in the folder "
            "that you can download: drop it beside next month's file and nothing has to be said "
            "again.</p>"
        )
    with first:  # last: of a large list it waits until a worker has built it
        show_first_rows(work)


def _show_file(work: StaffImport) -> None:
    read = importing.prepared_of(work)
    show_coming()
    with st.container(border=True, key="import.file", gap="small"):
        if not read.lists:
            return
        first = read.lists[0]
        st.markdown(f":material/description: **{escaped(listed(work.files, most=4))}**")
        sheet = f"Sheet “{first.sheet}”, " if first.sheet else ""
        rows = sum(len(source.cells) for source in read.lists)
        notes = sum(source.rows_in - 1 - len(source.cells) for source in read.lists)
        said = f"{sheet}{counted(rows, 'row')} of the list below the headings in row "
        said += f"{first.heading_row:,}."
        if notes:
            said += f" {counted(notes, 'row')} above, below or between left out, each told."
        if first.other_sheets:
            said += f" {counted(len(first.other_sheets), 'other sheet')} not used."
        if read.tables:
            said += f" With it: {listed([table.kind for table in read.tables])}."
        st.markdown(escaped(said))
        for told in work.told:
            st.markdown(f":material/info: {escaped(told)}")
        if first.other_sheets:
            sheets = sorted({first.sheet, *first.other_sheets}, key=str)
            st.selectbox(
                "Sheet to read",
                sheets,
                format_func=legible,
                width=320,
                **acting("import.sheet", first.sheet, _other_sheet),
            )


def _show_table(work: StaffImport) -> int:
    read = importing.prepared_of(work)
    mapping = work.mapping or read.mapping
    uses = importing.uses_of(work)
    many = len(uses) > _SHOWN
    st.subheader("Columns of your file", anchor=False)
    with st.container(border=True, gap=None, key="import.columns"):
        with st.container(key="rowhead-columns"):
            for cell, words in zip(
                st.columns(_WIDTHS),
                ("In your file", "For example", "Is our", "How sure, and why"),
                strict=True,
            ):
                cell.markdown(f"**{words}**")
        rest = [place for place, use in enumerate(uses) if many and _is_beside(use, place)]
        every = bool(state.chosen("import.every.column", False))
        shown = [place for place in range(len(uses)) if every or place not in set(rest)]
        for place in shown:
            _show_column(place, uses[place], mapping)
    if rest:
        st.toggle(
            f"Show the other {counted(len(rest), 'column')}, kept beside or left out",
            key="import.every.column",
        )
    return len(shown)


def _is_beside(use: ColumnUse, place: int) -> bool:
    return use.use in (KEEP, LEAVE_OUT) and (use.certainty != "guess" or place >= _SHOWN)


def _show_column(place: int, use: ColumnUse, mapping: TableMapping) -> None:
    with st.container(key=f"row-{place}"):
        heading, samples, choice, why = st.columns(_WIDTHS, vertical_alignment="center")
        heading.html(f'<div class="om-cell"><b>{escape(use.heading)}</b></div>')
        said = " · ".join(sample[:40] for sample in use.samples[:3]) or "(empty)"
        samples.html(f'<div class="om-cell om-side">{escape(said)}</div>')
        with choice:
            st.selectbox(
                legible(f"What “{use.heading}” is"),
                _USES,
                format_func=_label,
                label_visibility="collapsed",
                **acting(f"import.use.{place}", mapping.of(use.heading) or KEEP, _use, use.heading),
            )
        why.html(_certainty(use))


def _label(use: str) -> str:
    return (BY_NAME.get(use) or MANY[use]).label


def _certainty(use: ColumnUse) -> str:
    full = _BARS.get(use.certainty, 1)
    bars = "".join(f'<i class="{"full" if n < full else ""}"></i>' for n in range(3))
    word = _WORD.get(use.certainty, capital(use.certainty))
    reason = f" · {escape(use.reason)}" if use.reason else ""
    return (
        f'<div class="om-cell"><span class="om-bars" aria-hidden="true">{bars}</span> '
        f'{escape(word)}<span class="om-side">{reason}</span></div>'
    )


def _show_ways(work: StaffImport) -> None:
    """How managers are named, and the day of rows that have periods, where they matter."""
    mapping = work.mapping or TableMapping()
    with st.container(horizontal=True, key="import.ways"):
        if "reports_to" in mapping.columns:
            st.selectbox(
                f"“{escaped(mapping.columns['reports_to'])}” names the manager by",
                MANAGER_BY,
                format_func=lambda by: _BY_WORDS[by],
                width=320,
                **acting("import.by", mapping.manager_by, _name_by),
            )
        if any(name in mapping.columns for name in _PERIODS):
            day = plain_day(mapping.on) if mapping.on else ""
            shown = date.fromisoformat(day) if day else datetime.now(UTC).date()
            st.date_input(
                "As on the day",
                format="DD/MM/YYYY",
                width=220,
                help="Rows and holders that have ended by then, or begin later, are left out and "
                "counted.",
                **acting("import.on", shown, _as_on),
            )
    with st.expander("What the choices mean"):
        meanings = (*BY_NAME.values(), *MANY.values())
        st.markdown("\n".join(f"- **{f.label}**: {f.meaning}" for f in meanings))


def _show_needed(work: StaffImport) -> None:
    mapping = work.mapping or TableMapping()
    has = set(mapping.columns) | set(mapping.many)
    needs = [
        ("A title for each post", bool(has & {"title", "levels"}), True),
        ("Who reports to whom", bool(has & {"reports_to", "levels"}), True),
        ("The post's own number", "id" in has, False),
        ("FTE", bool(has & {"fte", "count"}), False),
        ("Units", bool(has & {"unit", "unit_levels", "unit_id"}), False),
        ("People's names", bool(has & {"holder", "first_name", "last_name"}), False),
    ]
    items = []
    for words, found, needed in needs:
        if found:
            items.append(
                f'<li class="has"><span aria-hidden="true">✓</span><span>{words}</span></li>'
            )
        elif needed:
            said = f"Not found: {words[0].lower()}{words[1:]}. Choose its column."
            items.append(f'<li class="lacks"><span aria-hidden="true">!</span><b>{said}</b></li>')
        else:
            small = words if words == "FTE" else f"{words[0].lower()}{words[1:]}"
            said = f"Not in the file: {small}. Not needed."
            items.append(
                f'<li class="om-side"><span aria-hidden="true">i</span><span>{said}</span></li>'
            )
    with st.container(border=True):
        st.subheader("Needed and found", anchor=False)
        st.html(f'<ul class="om-checks">{"".join(items)}</ul>')


def _agree() -> None:
    work = state.staff_import()
    if work is not None and work.mapping is not None:
        state.agree(headings_of(work), work.agreed)
    go_to(ImportStep.REPAIRS)


def _use(use: str, heading: str) -> None:
    work = state.staff_import()
    if work is not None and work.mapping is not None:
        changed = work.mapping.using(heading, use)
        state.put_staff_import(replace(work, mapping=changed))


def _name_by(by: str) -> None:
    work = state.staff_import()
    if work is not None and work.mapping is not None:
        changed = replace(work.mapping, manager_by=by)
        state.put_staff_import(replace(work, mapping=changed))


def _as_on(day: date) -> None:
    work = state.staff_import()
    if work is not None and work.mapping is not None:
        changed = replace(work.mapping, on=str(day))
        state.put_staff_import(replace(work, mapping=changed))


def _other_sheet(sheet: str) -> None:
    """Read another sheet, its columns guessed anew; one that cannot be read is said."""
    work = state.staff_import()
    if work is not None:
        take_sheet(work, sheet)
