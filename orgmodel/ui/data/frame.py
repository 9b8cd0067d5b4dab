"""The frame of an import's steps: the four steps, a title with its buttons, and the look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from orgmodel.ui.shared.escaping import escape
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.importing import TABLE, ImportStep, StaffImport

NAMES = {
    ImportStep.FILE: "File",
    ImportStep.COLUMNS: "Columns",
    ImportStep.REPAIRS: "Repairs and faults",
    ImportStep.SIDES: "Sides and heads",
}
_LOOK = """<style>
ol.om-steps, ul.om-tree, ul.om-tree ul, ul.om-checks { list-style: none; margin: 0 !important;
  padding: 0 !important; }
ol.om-steps { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
.om-steps li { display: flex; align-items: center; gap: 0.5rem; font-size: 0.875rem;
  flex: 1 1 auto; margin: 0; padding: 0; }
.om-steps li:last-child { flex: 0 0 auto; }
.om-steps li:not(:last-child)::after { content: ""; flex: 1 1 1.5rem; height: 2px;
  background: #d8dde0; }
.om-steps b { display: inline-flex; width: 1.5rem; height: 1.5rem; border-radius: 50%;
  align-items: center; justify-content: center; font-size: 0.8125rem; border: 2px solid #6d7d88;
  color: #425563; background: #fff; }
.om-steps .done b { background: #00603a; border-color: #00603a; color: #fff; }
.om-steps .now b { background: #005eb8; border-color: #005eb8; color: #fff; }
.om-steps .now { font-weight: 700; }
.om-bars { display: inline-flex; gap: 2px; vertical-align: -1px; margin-right: 0.25rem; }
.om-bars i { width: 8px; height: 11px; border: 1px solid #425563; border-radius: 1px; }
.om-bars i.full { background: #425563; }
.om-side { color: #425563; }
.om-cell { font-size: 0.875rem; line-height: 1.25rem; overflow-wrap: anywhere; color: #212b32; }
.om-wrong { background: #fbe3e4; padding: 0.25rem 0.5rem; border-radius: 4px; }
ul.om-tree ul { padding-left: 1rem !important; }
.om-tree li { margin: 0.3rem 0 0; padding: 0; font-size: 0.875rem; line-height: 1.25rem;
  overflow-wrap: anywhere; }
.om-checks li { display: flex; gap: 0.5rem; margin: 0 0 0.35rem; padding: 0; font-size: 0.875rem; }
.om-checks li span:first-child { flex: 0 0 1rem; text-align: center; font-weight: 700; }
.om-checks .has span:first-child { color: #00502f; }
.om-checks .lacks span:first-child { color: #7a3b00; }
.om-grey { background: #f0f4f5; border-radius: 6px; padding: 0.75rem 1rem; margin: 0;
  font-size: 0.875rem; line-height: 1.25rem; color: #212b32; }
[class*="st-key-row-"] { border-top: 1px solid #d8dde0; padding: 0.4rem 0; }
[class*="st-key-rowhead"] { background: #e8edee; border-radius: 4px; padding: 0.35rem 0.5rem; }
[class*="st-key-row-"], [class*="st-key-rowhead"] { padding-left: 0.5rem; padding-right: 0.5rem; }
.om-under-tick { padding-left: 1.6rem; margin-top: -0.35rem; }
.om-right { text-align: right; }
[class*="st-key-row-"] [data-testid="stCheckbox"] label p { white-space: normal; }
[class*="st-key-row-"] [data-testid="stCheckbox"] label > div { overflow: visible; }
[data-testid="stFileUploaderDropzone"] { min-height: 6rem; }
@media (max-width: 1000px) {
  .st-key-import-main > div > [data-testid="stHorizontalBlock"] { flex-direction: column; }
  .st-key-import-main > div > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] {
    width: 100%; flex: 1 1 auto; min-width: 100%; } }
[class*="st-key-row-unit-open"] { background: #fff6e0; }
.om-badge { padding: 0 0.4rem; border-radius: 4px; }
[class*="st-key-rowhead"] p { font-size: 0.8125rem; overflow-wrap: normal; }
[class*="st-key-side-"] button { padding: 0 0.6rem; }
[class*="st-key-side-"] button p { font-size: 0.8125rem; }
.om-narrow { display: none; color: #425563; }
@media (max-width: 640px) {
  [class*="st-key-rowhead"] { display: none; }
  .om-narrow { display: inline; } }
</style>""".replace("\n", " ")  # Streamlit looks at each line, at each run


@dataclass(frozen=True, slots=True)
class HeadButton:
    """A button of a step's head: its words, what it does, and how it looks."""

    key: str
    words: str
    does: Callable[..., None]
    args: tuple[Any, ...] = ()
    icon: str | None = None
    primary: bool = False
    help: str | None = None


def show_look() -> None:
    """The look of the steps, which the theme has no settings for."""
    st.html(_LOOK)


def show_head(
    title: str,
    words: str,
    acts: Sequence[HeadButton],
    *,
    beside: Callable[[], None] | None = None,
) -> None:
    """The step's title and what is asked in it; beside it its buttons, the primary one last.

    `beside` draws what stands before the primary one, or last where there is none.
    """
    with st.container(
        key="import.head",
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        with st.container(width=640, gap="xxsmall"):
            st.header(title, anchor=False)
            st.markdown(words)
        with st.container(horizontal=True, width="content", key="import.acts"):
            for act in acts:
                if act.primary and beside:
                    beside()
                show_act(act)
            if beside and not any(act.primary for act in acts):
                beside()


def show_act(act: HeadButton) -> None:
    """One button."""
    st.button(
        act.words,
        key=act.key,
        icon=act.icon,
        type="primary" if act.primary else "secondary",
        on_click=act.does,
        args=act.args,
        help=act.help,
    )


def show_steps(work: StaffImport) -> None:
    """The steps: which are done, which is now, which are to come."""
    items = []
    for step, name in NAMES.items():
        if step == ImportStep.COLUMNS and work.form != TABLE:
            continue
        mark, said, kind = str(int(step)), "", "later"
        if step < work.step:
            mark, said, kind = "✓", " (done)", "done"
        elif step == work.step:
            said, kind = " (now)", "now"
        now = ' aria-current="step"' if step == work.step else ""
        hidden = (
            f'<span style="position:absolute;clip-path:inset(50%);width:1px;height:1px;'
            f'overflow:hidden">{said}</span>'
        )
        items.append(
            f'<li class="{kind}"{now}><b aria-hidden="true">{mark}</b>'
            f"<span>{escape(name)}</span>{hidden}</li>"
        )
    st.html(f'<ol class="om-steps" aria-label="Steps of the import">{"".join(items)}</ol>')


def halves(widths: Sequence[int]) -> Sequence[DeltaGenerator]:
    """Two halves side by side, one below the other where the page is narrow."""
    with st.container(key="import.main"):
        return st.columns(widths, gap="medium")


def start_again() -> HeadButton:
    """The button that forgets the import."""
    return HeadButton(
        "import.again",
        "Start again",
        state.put_staff_import,
        (None,),
        ":material/undo:",
        help="Forgets these files and what you agreed for them. What is open stays open.",
    )


def back(work: StaffImport) -> HeadButton:
    """The button to the step before."""
    before = ImportStep(work.step - 1)
    if before == ImportStep.COLUMNS and work.form != TABLE:
        before = ImportStep.FILE
    return HeadButton("import.back", "Back", go_to, (before,), ":material/arrow_back:")


def go_to(step: ImportStep) -> None:
    """Go to a step; nothing that was agreed is lost."""
    work = state.staff_import()
    if work is not None:
        state.put_staff_import(replace(work, step=step))
