"""A visit whose page stands as it was when the role was there, and the store beside it."""

from __future__ import annotations

import json
from copy import copy
from dataclasses import fields
from typing import Any

from sqlalchemy import create_engine, select
from streamlit.runtime.state.common import TESTING_KEY
from streamlit.testing.v1 import AppTest

from orgmodel.store.rights import Role
from orgmodel.store.sql.tables import CONTENTS, METADATA, PEOPLE, PRESENCE
from orgmodel.ui.workspace.work import Work
from tests.rights.shared import Shared
from tests.rights.stale import Stale
from tests.ui.conftest import PAGES

NOT_DONE = {PRESENCE.name, PEOPLE.name}
"""Tables that say who is there and what they are called: a visit writes them by itself."""
CLOSED = (
    "om.asked",
    "om.card.open",
    "om.accept.open",
    "om.signing.open",
    "om.manage.delete",
    "om.change.refused",
    "om.sharing.refused",
    "om.address.refused",
    "om.arrived",
    "om.selected",
)


class StaleVisit:
    """Opens a page once for all acts that are offered on it, and takes it up again as it was."""

    def __init__(self, shared: Shared, app: AppTest) -> None:
        self.shared, self.app = shared, app
        self._work: Work = app.session_state["om.work"]
        self._open: object = None
        self._held: tuple[Any, Any, list[tuple[Any, Any]]] = (None, None, [])

    def opened(self, act: Stale, role: Role) -> None:
        """The act's page as the role shows it, ready for the press."""
        wanted = (act.page, act.option, role, act.first, tuple(act.open.items()))
        if self._open != wanted:
            self._open_page(act, role)
            tree = self.app._tree
            fields = [(one, one._value) for one in tree if hasattr(one, "_value")]
            self._open, self._held = wanted, (_copied(self._state()), tree, fields)
        held, self.app._tree, before = self._held
        # The session's own attribute: set in the usual way, it would be an entry of the session.
        object.__setattr__(self.app._session_state, "_state", _copied(held))
        for one, value in before:
            one._value = value

    def _open_page(self, act: Stale, role: Role) -> None:
        self.shared.let_in(role)
        session = self.app.session_state
        for key in CLOSED:
            session[key] = None
        session["om.work"] = self._work.showing(act.option)
        for key, value in act.open.items():
            session[key] = value
        self.app.switch_page(PAGES.get(act.page, f"orgmodel/ui/pages/{act.page}.py")).run()
        if act.first:
            act.first(self.app)
        assert not self.app.exception

    def _state(self) -> Any:
        return self.app._session_state._state

    def kept(self) -> dict[str, list[tuple[object, ...]]]:
        """All that is in the store, but for who is there."""
        found = {}
        with create_engine(self.shared.store._database.url).connect() as line:
            for table in METADATA.sorted_tables:
                if table.name not in NOT_DONE:
                    wanted = select(table.c.sha) if table is CONTENTS else select(table)
                    found[table.name] = [tuple(row) for row in line.execute(wanted)]
        return found

    def told(self) -> str:
        """All that the page says of what was not done."""
        said = [one.value for kind in (self.app.error, self.app.warning) for one in kind]
        said += [one.value for one in self.app.markdown if ":material/error:" in one.value]
        for one in self.app.get("bidi_component"):
            if one.proto.json:
                said += json.loads(one.proto.json).get("refused", [])
        return "\n".join(said)


def _copied(state: Any) -> Any:
    """What a session holds, in dictionaries of its own."""
    made = copy(state)
    made._new_widget_state = _with_own(made._new_widget_state)
    made._key_id_mapper = _with_own(made._key_id_mapper)
    made = _with_own(made)
    for part in (made._old_state, made._new_session_state):
        if TESTING_KEY in part:
            part[TESTING_KEY] = copy(part[TESTING_KEY])
    return made


def _with_own(one: Any) -> Any:
    made = copy(one)
    for field in fields(made):
        value = getattr(made, field.name)
        if isinstance(value, dict | set):
            setattr(made, field.name, copy(value))
    return made
