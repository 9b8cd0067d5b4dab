"""What no rule looked at, and what no structure can show: never a pass."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import listed
from orgmodel.rules.result import CheckResult
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.table import show_csv
from orgmodel.ui.shared.text_table import text_table

_TABLES = ("posts", "units", "bodies", "functions", "rules")
_NAMED = 15


def show_coverage(model: OrganisationModel, result: CheckResult) -> None:
    """Posts, units, bodies and functions that no rule looked at; rules that saw nothing."""
    if result.coverage is None:
        return
    st.header("What no rule looked at", anchor=False)
    st.markdown(
        "Neither passed nor broken: these rules ask nothing of them, or the data says nothing "
        "that they could be asked by. Bodies are counted among the units too."
    )
    left = result.coverage.to_dict()
    names = {**model.names, **{rule.id: rule.id for rule in result.rules}}
    rows = []
    for table in _TABLES:
        ids, of = left[table]["not_looked_at"], left[table]["of"]
        what = "Rules with nothing to look at" if table == "rules" else table.capitalize()
        which = escaped(listed([names.get(one, one) for one in ids], _NAMED))
        rows.append((what, f"{len(ids):,} of {of:,}", which))
    found = text_table(rows, ("What", "Not looked at", "Which"))
    st.table(found, border="horizontal", hide_index=True, alt="What no rule looked at")
    whole = [
        (table, one, names.get(one, one))
        for table in _TABLES
        for one in left[table]["not_looked_at"]
    ]
    show_csv(lambda: pd.DataFrame(whole, columns=["table", "id", "name"]), name="not-looked-at")


def show_process(result: CheckResult) -> None:
    """Items that ask for a process: listed, and neither passed nor broken."""
    if not result.process:
        return
    st.header("What no structure can show", anchor=False)
    st.markdown(
        "These ask how something is done. They are listed to be remembered; no chart or "
        "table answers them, so they have no outcome."
    )
    rows = [
        (
            f":gray-badge[{escaped(item.id)}]",
            escaped(item.title),
            ":gray-badge[:material/remove: Not a matter of structure]",
            escaped(item.why),
            escaped(item.source),
        )
        for item in result.process
    ]
    columns = ("Item", "What it asks", "Outcome", "Why it matters", "Source")
    table = text_table(rows, columns)
    st.table(table, border="horizontal", hide_index=True, alt="Process items")
