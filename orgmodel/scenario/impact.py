"""What an option means for each post: a seam that `comparison` fills its `impact` from."""

from __future__ import annotations

from typing import Any

from orgmodel.organisation import OrganisationModel
from orgmodel.scenario.differences import Differences


def impact(
    before: OrganisationModel,  # noqa: ARG001
    after: OrganisationModel,  # noqa: ARG001
    found: Differences,  # noqa: ARG001
) -> tuple[dict[str, Any], ...]:
    """One row for each baseline post and each added post: post, category, reason."""
    return ()
