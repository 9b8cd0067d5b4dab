"""The check's result that a view is handed: the one given, else one made for the view."""

from __future__ import annotations

from dataclasses import replace

from orgmodel.chart.views.parts.chart_view import OutcomesOf
from orgmodel.chart.views.parts.request import Outcomes
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import check, packs_of
from orgmodel.rules.pack import Pack
from orgmodel.rules.result import CheckResult


def outcomes_for(
    model: OrganisationModel, wanted: OutcomesOf, result: CheckResult | None = None
) -> Outcomes:
    """What a view draws of the rules. `PackError` where a pack of the organisation is faulty.

    All that stands in a given result is drawn, in the words of its first pack that suits the
    view. Without one, a view that draws sides runs every rule of the organisation, and those of
    the pack it asks for where no pack of the organisation has two sides; another view runs the
    rules of the pack that it asks for.
    """
    if result is not None:
        suiting = next((pack for pack in result.packs if _suits(pack, wanted)), None)
        return Outcomes(suiting or _own(model, wanted) or _shipped(model, wanted), result)
    own = _own(model, wanted)
    if own is not None:
        return Outcomes(own, check(model))
    shipped = check(model, [wanted.pack])
    return Outcomes(_shipped(model, wanted), _with_own(model, shipped) if wanted.sides else shipped)


def _with_own(model: OrganisationModel, shipped: CheckResult) -> CheckResult:
    """The organisation's own rules, then those of the pack that the view asks for."""
    own = check(model)
    there = {rule.id for rule in own.rules}
    rules = tuple(rule for rule in shipped.rules if rule.id not in there)
    return replace(
        own,
        rules=(*own.rules, *rules),
        scales=(*own.scales, *shipped.scales),
        packs=(*own.packs, *shipped.packs),
    )


def _suits(pack: Pack, wanted: OutcomesOf) -> bool:
    return bool(pack.words.sides) if wanted.sides else pack.name == wanted.pack


def _own(model: OrganisationModel, wanted: OutcomesOf) -> Pack | None:
    """The organisation's own first pack with two sides, for a view that draws sides."""
    if not wanted.sides:
        return None
    return next((pack for pack in packs_of(model) if pack.words.sides), None)


def _shipped(model: OrganisationModel, wanted: OutcomesOf) -> Pack:
    return packs_of(model, [wanted.pack])[0]
