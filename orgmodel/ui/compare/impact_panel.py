"""What an option means for each post: the schedule, its sums, pools, and consultation.

No person is named in it, anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from orgmodel.changes.one_off import OneOffCost, in_words, total
from orgmodel.chart.plots.plot_frame import figure
from orgmodel.errors import PackError
from orgmodel.impact_on_posts.category import CATEGORIES, UNCHANGED
from orgmodel.impact_on_posts.schedule import AS_GIVEN, Impact, impact, policy_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import titled
from orgmodel.ui.compare.consultation_panel import show_consultation
from orgmodel.ui.compare.policy_form import show_policy
from orgmodel.ui.shared.empty import show_faults_of_rules
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.table import columns_in_words, show_csv, show_table

_SUMS = {
    "category": "Category",
    "rows": "Rows",
    "persons": "People",
    "posts_before": "Posts before",
    "posts_after": "after",
    "fte_before": "FTE before",
    "fte_after": "after ",
    "cost_before": "Cost before",
    "cost_after": "after  ",
}
_SIZE = {
    "rows_affected": "Posts affected",
    "people_affected": "People affected",
    "posts": "Posts, change",
    "fte": "FTE, change",
    "cost": "Cost a year, change",
}


def show(
    base: OrganisationModel,
    option: OrganisationModel,
    ids: Mapping[str, str] | None = None,
    once: tuple[OneOffCost, ...] = (),
) -> None:
    """The impact of `option` on the posts of `base`, with the settings as inputs.

    `ids` maps ids of the base to those of the option, where they are different data sets;
    `once` is what the option itself says it costs once.
    """
    st.subheader("What it means for each post", anchor=False)
    st.markdown(
        "Posts, never people: nobody is named. A match is **indicative**, worked out from what "
        "the data has of posts; matching is an HR decision made from job descriptions."
    )
    try:
        settings = show_policy(policy_of(base), total(once))
        found = impact(
            base,
            option,
            ids=ids,
            policy=settings.policy,
            one_off_cost=settings.one_off_cost,
            one_off=once,
        )
    except PackError as error:
        show_faults_of_rules(error.faults)
        return
    names = {**base.names, **option.names}
    _show_size(found)
    _show_categories(found)
    _show_schedule(found, names)
    _show_pools(found, names)
    show_consultation(found.consultation, names)


def _show_size(found: Impact) -> None:
    money = found.money
    settled = money["one_off_cost"]
    figures = {
        **{words: _signed(found.size[name], name) for name, words in _SIZE.items()},
        "One-off cost": "not given" if settled is None else figure(settled),
        "Pays back in years": figure(money["payback_years"]),
    }
    with st.grid(len(figures), min_column_width=140, gap="small"):
        for words, value in figures.items():
            st.metric(words, value, border=True)
    if found.other_holders is not None and found.other_holders.words:
        st.caption(found.other_holders.words)
    if found.one_off:
        st.caption(f"The option states as one-off cost: {escaped(in_words(found.one_off))}.")
    if found.cost_basis != AS_GIVEN:
        st.caption(f"Of the costs {escaped(found.cost_basis)}.")


def _signed(value: float | None, name: str) -> str:
    if value is None or name.endswith("affected"):
        return figure(value)
    return f"+{figure(value)}" if value > 0 else figure(value).replace("-", "−")


def _show_categories(found: Impact) -> None:
    table = found.categories
    whole = pd.DataFrame([{"category": "all together", **found.totals}])
    rows = pd.concat([table, whole], ignore_index=True)[list(_SUMS)]
    show_table(columns_in_words(rows, _SUMS), title="Posts by category", name="categories")
    meanings = "\n".join(
        f"- **{escaped(name)}**: {escaped(CATEGORIES[name])}" for name in table["category"]
    )
    with st.expander("What the categories mean, and how a match is scored", key="impact.rules"):
        st.markdown(f"{meanings}\n\n{escaped(found.policy.formula)}")


def _show_schedule(found: Impact, names: Mapping[str, str]) -> None:
    table = found.table
    affected = table[(table["category"] != UNCHANGED) | (table["also"] != "")]
    if not len(affected):
        st.markdown("No post is affected.")
        show_csv(found.to_frame, name="impact", label="Download every post (CSV)")
        return
    rows = [
        (
            titled(row["title"], row["post"]),
            row["category"],
            "; ".join(part for part in (row["reason"], row["also"]) if part),
            _way(row["unit_before"], row["unit_after"], names),
            "" if pd.isna(row["match"]) else f"{row['match']:.0f} %",
            row["pool"],
        )
        for row in affected.to_dict("records")
    ]
    words = ["Post", "Category", "Why", "Unit", "Match, indicative", "Pool"]
    frame = pd.DataFrame(rows, columns=words)
    with st.expander(
        f"The schedule: each post affected ({len(rows)})",
        key="impact.schedule",
        expanded=len(rows) <= 40,
    ):
        show_table(frame, title="Schedule of posts affected", name="schedule")
    show_csv(found.to_frame, name="impact", label="Download every post (CSV)")


def _way(before: str, after: str, names: Mapping[str, str]) -> str:
    old, new = names.get(before, before), names.get(after, after)
    if before == after or not before or not after:
        return old or new
    return f"{old} → {new}"


def _show_pools(found: Impact, names: Mapping[str, str]) -> None:
    if not found.pools:
        return
    st.subheader("Pools: posts that claim the same successors", anchor=False)
    rows = [
        (
            pool.id,
            ", ".join(names.get(post, post) for post in pool.claimants),
            ", ".join(names.get(post, post) for post in pool.successors),
            pool.claims_said,
            pool.places_said,
            "ring-fence: more claims than places" if pool.contested else "slot in",
        )
        for pool in found.pools
    ]
    words = ["Pool", "Posts that claim", "Posts claimed", "Claims", "Places", "So"]
    show_table(pd.DataFrame(rows, columns=words), title="Pools", name="pools")
