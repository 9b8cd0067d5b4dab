"""Every verb of a scenario, and how a change is read from keys and values."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from orgmodel.changes.change import Change
from orgmodel.changes.verbs.appointments import Appoint, EndAppointment
from orgmodel.changes.verbs.functions import AddFunction, MoveFunction, RemoveFunction
from orgmodel.changes.verbs.links import AddLink, RemoveLink, UpdateLink
from orgmodel.changes.verbs.post_parts import MergePosts, SplitPost
from orgmodel.changes.verbs.posts import AddPost, MovePost, RemovePost, UpdatePost
from orgmodel.changes.verbs.unit_parts import MergeUnits, SplitUnit
from orgmodel.changes.verbs.units import AddUnit, MoveUnit, RemoveUnit

VERBS: Mapping[str, type[Change]] = MappingProxyType(
    {
        change.do: change
        for change in (
            AddPost,
            RemovePost,
            MovePost,
            UpdatePost,
            SplitPost,
            MergePosts,
            AddUnit,
            RemoveUnit,
            MoveUnit,
            MergeUnits,
            SplitUnit,
            AddFunction,
            RemoveFunction,
            MoveFunction,
            AddLink,
            RemoveLink,
            UpdateLink,
            Appoint,
            EndAppointment,
        )
    }
)


def read_change(given: Mapping[str, Any], faults: list[str]) -> Change | None:
    """The change of these keys and values, or None; every fault is added to `faults`."""
    verb = given.get("do")
    if not isinstance(verb, str) or verb not in VERBS:
        near = difflib.get_close_matches(str(verb), VERBS, n=1)
        advice = f'Did you mean "{near[0]}"?' if near else f"The verbs are {', '.join(VERBS)}."
        what = f'there is no verb "{verb}"' if verb else "it has no verb (do)"
        faults.append(f"{what}. {advice}")
        return None
    return VERBS[verb].read({name: v for name, v in given.items() if name != "do"}, faults)
