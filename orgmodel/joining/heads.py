"""One top over several bodies: the head of one over the heads of the others."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from orgmodel.errors import OrgmodelError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import listed


def under_one_head(
    posts: pd.DataFrame, models: Mapping[str, OrganisationModel], top: str, between: str
) -> pd.DataFrame:
    """The posts of all bodies, the heads of the others under the head of the body `top`.

    A body's head is the top of its largest line. Who has no manager beside it, such as a lay
    member of a board, stays so. `between` stands between a body's name and its ids.
    `OrgmodelError` where `top` is no body or has no head.
    """
    if top not in models:
        raise OrgmodelError(
            f'"{top}" is none of the bodies, so its head cannot be over the others. '
            f"Name one of {listed(models)}."
        )
    heads = {name: model.hierarchy.head for name, model in models.items()}
    if not heads[top]:
        raise OrgmodelError(f"{top} has no post, so nobody in it can be over the others.")
    below = {f"{name}{between}{head}" for name, head in heads.items() if head and name != top}
    head = f"{top}{between}{heads[top]}"
    managers = posts["reports_to"].mask(posts["id"].isin(below), head)
    # What is put back between the bodies of a set may have had another body's post over it.
    others = tuple(f"{name}{between}" for name in models if name != top)
    led = (posts["id"] == head) & managers.str.startswith(others)
    return posts.assign(reports_to=managers.mask(led, ""))
