"""What an option means for each post, as a table: the impact schedule's place on the page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from orgmodel.scenario.comparison import OptionComparison
from orgmodel.ui.text import csv_bytes, plain


def show_impact(option: OptionComparison) -> None:
    """The posts that an option touches, with category and reason; nothing where none is."""
    rows = [row for row in option.impact if row.get("category") != "unchanged"]
    if not rows:
        return
    names = {**option.baseline.model.names, **option.option.model.names}
    st.subheader("What it means for each post", anchor=False)
    frame = pd.DataFrame(
        [
            {
                "Post": plain(names.get(str(row["post"]), row["post"])),
                "What happens": plain(row["category"]),
                "Why": plain(row["reason"]),
            }
            for row in rows
        ]
    )
    st.table(frame, border="horizontal", hide_index=True, alt="Impact on posts")
    st.download_button(
        "Download every post (CSV)",
        csv_bytes(pd.DataFrame(option.impact)),
        "impact.csv",
        "text/csv",
        key="impact.csv",
        icon=":material/download:",
        on_click="ignore",
    )
