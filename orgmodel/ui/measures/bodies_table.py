"""The bodies of a combined organisation side by side, over the figures of the whole."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from orgmodel.api import Organisation
from orgmodel.errors import OrgmodelError
from orgmodel.files.folder.folder import BODIES
from orgmodel.joining.beside import FIGURES, Amount, BodiesBeside
from orgmodel.model.words import counted
from orgmodel.text.table import number
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.table import show_csv, show_table
from orgmodel.ui.shared.text_table import text_table
from orgmodel.ui.workspace.room import kept

_KEPT = 8


def show_bodies(organisation: Organisation) -> None:
    """A column of figures for each body, and what several hold; nothing where there is one body."""
    if BODIES not in organisation.attachments:
        return
    try:
        found = _beside(organisation.digest, organisation)
    except OrgmodelError as error:
        st.warning(escaped(str(error)), icon=":material/warning:")
        return
    st.header("The bodies side by side", anchor=False)
    show_beside(found)


def show_beside(found: BodiesBeside) -> None:
    """Their figures, what is told of them, and what may be the same work by its name."""
    title, frame = "The bodies side by side", _table(found)
    # Rows of figures are no list to sort, which `show_table` would offer.
    rows = ([escaped(cell) for cell in row] for row in frame.itertuples(index=False))
    table = text_table(rows, [escaped(name) for name in frame.columns])
    st.table(table, border="horizontal", hide_index=True, alt=title)
    show_csv(lambda: frame, name="bodies")
    lines = [*(role.told() for role in found.shared), *found.told]
    if lines:
        st.markdown("\n".join(f"- {escaped(line)}" for line in lines))
    if found.alike:
        title = f"{counted(len(found.alike), 'pair')} of functions may be the same work"
        with st.expander(f"{title}, by their names", key="bodies.alike"):
            st.markdown("A suggestion: nothing is joined. An option can give the work to one.")
            show_table(_alike(found), title=title, name="bodies.alike.rows")


def _alike(found: BodiesBeside) -> pd.DataFrame:
    """The pairs with the body of each and how much of their words both have."""
    rows = [
        (pair.names[0], pair.one, pair.names[1], pair.other, f"{pair.share:.0%}")
        for pair in found.alike
    ]
    heads = ("Function", "Its id", "Is like", "Id of that", "Words in both")
    return pd.DataFrame(rows, columns=list(heads))


@kept(_KEPT)
def _beside(digest: str, _organisation: Organisation) -> BodiesBeside:  # noqa: ARG001 (the key)
    return _organisation.side_by_side()


def _table(found: BodiesBeside) -> pd.DataFrame:
    columns = {"Figure": [head for _, head in FIGURES]}
    for one in found.bodies:
        columns[one.body] = [_known(one.figures[figure]) for figure, _ in FIGURES]
    whole = found.whole.figures
    columns["Together"] = [
        _known(whole[figure])
        + (", in part" if whole[figure] is not None and found.lacking(figure) else "")
        for figure, _ in FIGURES
    ]
    return pd.DataFrame(columns)


def _known(value: Amount) -> str:
    return "not known" if value is None else number(value)
