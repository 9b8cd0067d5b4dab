"""The consultation counter: posts at risk by employer, against thresholds that are settings."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from orgmodel.impact_on_posts.consultation import COUNTED, Consultation
from orgmodel.model.words import counted, sentence
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.table import show_table


def show_consultation(found: Consultation, names: Mapping[str, str]) -> None:
    """How many count towards collective consultation, how long it takes, and reminders."""
    st.subheader("Consultation counter", anchor=False)
    policy = found.policy
    st.markdown(
        f"**{counted(found.total, 'redundancy', 'redundancies')} proposed** counted together "
        f"within {policy.window_days} days, {counted(found.transfers, 'post')} to another "
        f"employer. {escaped(sentence(found.organisation_wide))}\n\n"
        f":small[Counted are {escaped(COUNTED)} It counts the structure proposed, not anybody's "
        f"dismissal. Law: {escaped(policy.law)}, looked at in {escaped(policy.checked)}; this is "
        "no legal advice.]"
    )
    rows = [
        (
            names.get(place.employer, place.employer) or "no employer known",
            place.at_risk,
            place.displaced,
            place.total,
            f"{place.days} days" if place.days else "under the lowest threshold",
            place.earliest or "needs a first day" if place.days else "",
        )
        for place in found.establishments
    ]
    words = [
        "Employer",
        "At risk",
        "Displaced in ring-fences",
        "Together",
        "Before the first dismissal",
        "Earliest day",
    ]
    if rows:
        show_table(pd.DataFrame(rows, columns=words), title="Consultation", name="consultation")
    else:
        st.markdown("No post is deleted with its holder at risk, and no ring-fence is short.")
    with st.expander("What the law also asks for", key="consultation.reminders"):
        st.markdown("\n".join(f"- {escaped(words)}" for words in policy.reminders))
