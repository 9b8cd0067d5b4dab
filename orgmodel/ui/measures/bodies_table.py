"""The bodies of a combined organisation side by side, over the figures of the whole."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from orgmodel.api import Organisation
from orgmodel.errors import OrgmodelError
from orgmodel.files.folder.folder import BODIES
from orgmodel.joining.beside import FIGURES, BodiesBeside
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.table import show_table

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
    show_table(_table(found), title="The bodies side by side", name="bodies")
    lines = [*(role.told() for role in found.shared), *found.told]
    if lines:
        st.markdown("\n".join(f"- {escaped(line)}" for line in lines))


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _beside(digest: str, _organisation: Organisation) -> BodiesBeside:  # noqa: ARG001 (the key)
    return _organisation.side_by_side()


def _table(found: BodiesBeside) -> pd.DataFrame:
    columns = {"Figure": [head for _, head in FIGURES]}
    rows = [*((one.body, one) for one in found.bodies), ("Together", found.whole)]
    for name, one in rows:
        columns[name] = [
            "not known" if (value := one.figures[figure]) is None else f"{value:,}"
            for figure, _ in FIGURES
        ]
    return pd.DataFrame(columns)
