"""What people say and decide in a workspace: comments, versions handed in, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.changes.scenario import Scenario
from orgmodel.store.option import key_of

ABOUT = ("workspace", "option", "change", "post", "finding")
LONGEST_WORDS = 4_000


@dataclass(frozen=True)
class Comment:
    """Something said: its number (of its event), about what (`ABOUT` and the id of it), the
    option it was said of (its key, or empty), by whom and when. Withdrawn ones have no words."""

    number: int
    at: str
    who: str
    option: str
    about: str
    id: str
    words: str
    withdrawn: bool = False


@dataclass(frozen=True)
class Version:
    """An option as it stood when it was handed in or named.

    `number` counts the versions of one option from 1; `event` is the number of its event and
    `seal` that event's seal; `outcomes` are the rule results then, by rule. `submitted` tells
    one that was handed in for sign-off from one that was only named; `live` whether it is
    still the one to decide on.
    """

    option: str
    number: int
    event: int
    at: str
    who: str
    scenario: Scenario
    outcomes: Mapping[str, str]
    name: str
    submitted: bool
    live: bool
    seal: str


@dataclass(frozen=True)
class Decision:
    """A change (or an accepted finding) taken or turned down: `item` as `items` gives it."""

    option: str
    item: str
    version: int
    accepted: bool
    reason: str
    who: str
    at: str


def items(scenario: Scenario) -> tuple[str, ...]:
    """What there is to decide on in an option, in order: its changes, then what it accepts.

    Each is known by what it says, whatever reason is given for it, and by how many like it come
    before it: a change that is edited is another one, and one that only moved up is the same.
    """
    found: list[str] = []
    for change in scenario.changes:
        found.append(_numbered(key_of(change), found))
    for one in scenario.accepted:
        found.append(_numbered(f"accepted:{one.rule}:{','.join(one.subject)}", found))
    return tuple(found)


def _numbered(key: str, before: list[str]) -> str:
    same = sum(one.rpartition(".")[0] == key for one in before)
    return f"{key}.{same + 1}"
