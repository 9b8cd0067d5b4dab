"""The organisation that a draft has come to, made only where something has to look at it."""

from __future__ import annotations

import hashlib
from functools import cached_property
from weakref import WeakMethod

from orgmodel.changes.apply import quickly_made
from orgmodel.changes.draft import Draft
from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.sweep.facets import MADE_OF, Facets, Key
from orgmodel.comparison.sweep.kept_results import KeptResults
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.pack import Pack, Vocabulary
from orgmodel.rules.reads import HOME, IDS, MANAGED
from orgmodel.rules.view import View


class OptionState:
    """One state of a draft: its facets, and the organisation when that is asked for."""

    def __init__(self, draft: Draft, worked_out: WorkedOut) -> None:
        self._draft = draft
        self._worked_out = worked_out
        self._views: dict[str, View] = {}
        has_days = worked_out.has_days
        # Held by a weak reference, so that an organisation goes with the last who asks for it.
        me = WeakMethod(self._derived)

        def derived(facet: str, facets: Facets) -> Key:
            found = me()
            if found is None:
                raise ReferenceError("the state that these facets are of is gone")
            return found(facet, facets)

        self.facets = Facets(draft, derived, has_days=has_days)

    @cached_property
    def model(self) -> OrganisationModel:
        """The organisation in this state. It is to be asked for before the draft goes on."""
        return quickly_made(self._draft.model, self._draft, Scenario("option"))

    def view(self, pack: Pack) -> View:
        """The organisation in the words of a pack, for findings that are counted."""
        if pack.name not in self._views:
            self._views[pack.name] = View(self.model, pack.words, pack.roles, told=False)
        return self._views[pack.name]

    def _derived(self, facet: str, facets: Facets) -> Key:
        made_of = facets.of(MADE_OF[facet])
        return self._worked_out.key(facet, made_of, self) if made_of else None


class WorkedOut:
    """Sides and homes as keys: an option that leaves them as they were has the baseline's."""

    def __init__(self, model: OrganisationModel, packs: tuple[Pack, ...]) -> None:
        self.has_days = model.has_days
        self._packs = packs
        self._kept: KeptResults[tuple[bytes]] = KeptResults()
        at_first = OptionState(Draft(model), self)
        self._baseline = {facet: self._digest(facet, at_first) for facet in MADE_OF}

    def key(self, facet: str, made_of: Key, state: OptionState) -> Key:
        """The key of a facet that is made of others, by the keys of these."""
        (digest,) = self._kept.get((facet, made_of), lambda: (self._digest(facet, state),))
        return None if digest == self._baseline[facet] else digest

    def _digest(self, facet: str, state: OptionState) -> bytes:
        """What a facet holds, in 16 bytes."""
        model = state.model
        found = hashlib.blake2b(digest_size=16)
        if state.facets.key(IDS) is not None:
            found.update("\x1f".join((*model.hierarchy.ids, "", *model.unit_tree.ids)).encode())
        if facet == HOME:
            found.update(model.home_places.tobytes())
            return found.digest()
        if facet == MANAGED:
            view = View(model, Vocabulary(), {})
            found.update(view.managed.tobytes())
            found.update("\x1f".join(model.line_tops.ghost_of).encode())
            return found.digest()
        for pack in self._packs:
            view, sides = state.view(pack), model.sides_by(pack.words.trust)
            words = (*sides.words, "", *sides.units.values(), str(view.trust_is_declared))
            found.update("\x1f".join(words).encode())
            found.update(sides.codes.tobytes())
            found.update(view.post_side_codes.tobytes() if pack.words.sides else b"")
        return found.digest()
