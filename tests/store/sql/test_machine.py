"""Random acts of several people on two connections, against the same acts on a plain model."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from orgmodel.store.event import RecordError
from orgmodel.store.fold import folded
from orgmodel.store.kinds import KINDS
from orgmodel.store.rights import RIGHTS, Right, RightError, Role, ShareError
from orgmodel.store.sql.errors import StaleError
from orgmodel.store.sql.store import Store
from tests.depth import at_least
from tests.store.sql.small import begun, changed, comment, named, option

PEOPLE = st.sampled_from(["ann", "bob", "cat"])
PLACES = st.sampled_from([0, 1])
KEYS = st.sampled_from(["a", "b", "c"])
ACTS = st.one_of(
    st.builds(option, KEYS),
    st.builds(named, KEYS, st.sampled_from(["X", "Y"])),
    st.builds(changed, KEYS, st.integers(1, 3)),
    st.builds(comment, st.sampled_from(["Hello", "\0", "é"])),
)


class Machine(RuleBasedStateMachine):
    """What each person saw last is their own; the model is the list of events and the roles."""

    url = ""

    @initialize()
    def begin(self):
        self.stores = [Store(self.url), Store(self.url)]
        workspace = begun(self.stores[0])
        self.id = workspace.id
        self.events = list(self.stores[0].events(self.id, "ann"))
        self.roles = {"ann": Role.OWNER}
        self.seen = dict.fromkeys(("ann", "bob", "cat"), workspace.number)

    def teardown(self):
        for store in getattr(self, "stores", ()):
            store.close()

    @property
    def model(self):
        return folded(self.id, self.events)

    @rule(who=PEOPLE, place=PLACES)
    def look(self, who, place):
        if who not in self.roles:
            with pytest.raises(ShareError):
                self.stores[place].read(self.id, who)
            return
        assert self.stores[place].read(self.id, who) == self.model
        self.seen[who] = len(self.events)

    @rule(who=PEOPLE, place=PLACES, acts=st.lists(ACTS, min_size=1, max_size=3))
    def act(self, who, place, acts):
        seen, before, store = self.seen[who], self.model, self.stores[place]
        late = [act for act in acts if before.changed_since(act, seen)]
        may = RIGHTS.get(self.roles.get(who), frozenset())
        try:
            after = store.append(self.id, who, acts, seen)
        except ShareError:
            assert who not in self.roles
        except RightError:
            assert not all(KINDS[act.kind].right in may for act in acts)
        except StaleError as error:
            assert late
            assert error.workspace == before
            wanted = [e for a in late for e in before.clashes(a, tuple(self.events[seen:]))]
            assert {e.number for e in error.events} == {e.number for e in wanted} != set()
        except RecordError:
            assert not late
        else:
            assert not late
            assert all(KINDS[act.kind].right in may for act in acts)
            new = self.stores[1 - place].events(self.id, "ann", len(self.events))
            assert [(e.who, e.kind, e.option) for e in new] == [
                (who, act.kind, act.option) for act in acts
            ]
            self.events += new
            assert after == self.model
            self.seen[who] = len(self.events)

    @rule(who=PEOPLE, place=PLACES, person=PEOPLE, role=st.sampled_from([None, *Role]))
    def share(self, who, place, person, role):
        owners = [one for one, had in self.roles.items() if had is Role.OWNER]
        # Ann stays, so that somebody can always look at what there is.
        if person == "ann":
            return
        try:
            self.stores[place].share(self.id, who, person, role)
        except (ShareError, RightError):
            assert Right.OWN not in RIGHTS.get(self.roles.get(who), frozenset())
            return
        assert who in owners
        self.events += self.stores[place].events(self.id, "ann", len(self.events))
        self.roles[person] = role
        self.roles = {one: had for one, had in self.roles.items() if had is not None}

    @invariant()
    def nothing_is_lost(self):
        if not hasattr(self, "id"):
            return
        for store in self.stores:
            assert store.number(self.id, "ann") == len(self.events)
            assert {one.person: one.role for one in store.members(self.id, "ann")} == self.roles


def _run(url, examples):
    machine = type("MachineOnUrl", (Machine,), {"url": url})
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=at_least(examples), stateful_step_count=15, deadline=None),
    )


def test_on_sqlite(made_sqlite):
    with tempfile.TemporaryDirectory() as folder:
        file = shutil.copy(made_sqlite, Path(folder) / "store.sqlite")
        _run(f"sqlite:///{file}", 8)


def test_on_postgres(postgres_url):
    _run(postgres_url, 4)
