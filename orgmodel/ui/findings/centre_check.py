"""The rules on the three at the centre, asked of the posts and bodies that the drawing shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgmodel.chart.views.parts.centre.roles import centre_roles
from orgmodel.errors import OrgmodelError
from orgmodel.rules.check import check as check_model
from orgmodel.rules.check import packs_of
from orgmodel.rules.result import CheckResult
from orgmodel.ui.findings.checks import CENTRE, check
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_KEPT = 64


@dataclass(frozen=True, slots=True)
class CentreChecked:
    """The result, or why there is none; and who was taken for a role by title or name."""

    result: CheckResult | None
    faults: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def check_centre(work: Work) -> CentreChecked:
    """The check by the rules on the centre; who is called as a role is taken for it.

    The drawing takes the same posts and bodies, so that what it marks is what is listed.
    """
    return _check_centre(work)


@kept(_KEPT, hash_funcs=BY_CONTENT)
def _check_centre(work: Work) -> CentreChecked:
    plain = check(work, CENTRE)
    organisation = work.organisation
    try:
        (pack,) = packs_of(organisation, [CENTRE])
        roles = centre_roles(organisation, pack.roles)
    except OrgmodelError:
        return CentreChecked(plain.result, plain.faults)
    if plain.result is None or not roles.taken:
        return CentreChecked(plain.result, plain.faults)
    named = replace(organisation, roles={**organisation.roles, **roles.ids})
    return CentreChecked(check_model(named, [CENTRE]), (), roles.taken)
