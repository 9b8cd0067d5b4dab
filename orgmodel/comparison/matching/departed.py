"""Posts that only a later data set names, as gone, put back where they were."""

from __future__ import annotations

import pandas as pd

from orgmodel.model.organisation import OrganisationModel


def with_departed(before: OrganisationModel, after: OrganisationModel) -> OrganisationModel:
    """The earlier organisation with the posts that the later one names as gone.

    A return lists what went since the return before it, which is not always the one at hand:
    a post can come and go in between. Each sits in the body that it left.
    """
    known, units = set(before.tables["posts"]["id"]), set(before.tables["units"]["id"])
    rows = [row for row in after.departed if row["id"] not in known]
    if not rows:
        return before
    start = max((int(label) for label in before.tables["posts"].index), default=1) + 1
    cells = [
        {
            **dict.fromkeys(before.tables["posts"].columns, ""),
            **{name: row[name] for name in ("id", "title", "reports_to", "band", "note")},
            "unit": row["body"] if row["body"] in units else "",
        }
        for row in rows
    ]
    labels = range(start, start + len(cells))
    added = pd.DataFrame(
        cells, index=pd.Index(labels), columns=before.tables["posts"].columns, dtype="str"
    )
    return before.with_tables({"posts": pd.concat([before.tables["posts"], added])})
