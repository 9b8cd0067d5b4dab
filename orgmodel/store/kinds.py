"""The kinds of act there are in a workspace: the right each needs, and what it can clash with.

A scope is a part of a workspace that two people can change at the same time, such as one option.
An act is out of date where a scope it `needs` was touched after what its author had seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from orgmodel.store.event import Act
from orgmodel.store.rights import Right

Scopes = Callable[[Act], frozenset[str]]

BEGUN, NAMED, BASELINE = "workspace-begun", "workspace-named", "baseline-taken"
OPTION_BEGUN, CHANGED, UNDONE, REDONE = (
    "option-begun",
    "option-changed",
    "option-undone",
    "option-redone",
)
RENAMED, DELETED, BROUGHT_BACK = "option-named", "option-deleted", "option-brought-back"
TARGET, MAPPING = "target-set", "mapping-agreed"
COMMENT, WITHDRAWN = "comment-made", "comment-withdrawn"
SUBMITTED, TAKEN_BACK, DECIDED = "version-submitted", "version-taken-back", "change-decided"
VERSION_NAMED, MEMBER = "version-named", "member-set"

ALL_OPTIONS = "options"
"""The scope that every act on an option touches, and a new baseline needs."""


@dataclass(frozen=True)
class ActKind:
    """A kind of act: the right it needs, the scopes it touches, and those it needs untouched."""

    name: str
    right: Right
    touches: Scopes
    needs: Scopes


def option_scope(key: str) -> str:
    """The scope of one option."""
    return f"option:{key}"


def _none(_act: Act) -> frozenset[str]:
    return frozenset()


def _name(_act: Act) -> frozenset[str]:
    return frozenset({"name"})


def _option(act: Act) -> frozenset[str]:
    return frozenset({option_scope(act.option), ALL_OPTIONS})


def _option_alone(act: Act) -> frozenset[str]:
    return frozenset({option_scope(act.option), "baseline"})


def _baseline(_act: Act) -> frozenset[str]:
    return frozenset({"baseline"})


def _all(_act: Act) -> frozenset[str]:
    return frozenset({"baseline", ALL_OPTIONS})


def _target(act: Act) -> frozenset[str]:
    return frozenset({f"target:{act.what.get('figure', '')}"})


def _sign_off(act: Act) -> frozenset[str]:
    return frozenset({f"sign-off:{act.option}"})


def _submitting(act: Act) -> frozenset[str]:
    return _option_alone(act) | _sign_off(act)


def _decision(act: Act) -> frozenset[str]:
    return frozenset({f"decision:{act.option}:{act.what.get('item', '')}"})


def _deciding(act: Act) -> frozenset[str]:
    return _option_alone(act) | _sign_off(act) | _decision(act)


KINDS = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            ActKind(BEGUN, Right.EDIT, _none, _none),
            ActKind(NAMED, Right.EDIT, _name, _name),
            ActKind(BASELINE, Right.EDIT, _all, _all),
            ActKind(OPTION_BEGUN, Right.EDIT, _option, _option_alone),
            ActKind(CHANGED, Right.EDIT, _option, _option_alone),
            ActKind(UNDONE, Right.EDIT, _option, _option_alone),
            ActKind(REDONE, Right.EDIT, _option, _option_alone),
            ActKind(RENAMED, Right.EDIT, _option, _option_alone),
            ActKind(DELETED, Right.EDIT, _option, _option_alone),
            ActKind(BROUGHT_BACK, Right.EDIT, _option, _option_alone),
            ActKind(TARGET, Right.EDIT, _target, _target),
            ActKind(MAPPING, Right.EDIT, _none, _none),
            ActKind(COMMENT, Right.COMMENT, _none, _none),
            ActKind(WITHDRAWN, Right.COMMENT, _none, _none),
            ActKind(SUBMITTED, Right.EDIT, _sign_off, _submitting),
            ActKind(TAKEN_BACK, Right.EDIT, _sign_off, _sign_off),
            ActKind(DECIDED, Right.DECIDE, _decision, _deciding),
            ActKind(VERSION_NAMED, Right.EDIT, _none, _option_alone),
            ActKind(MEMBER, Right.OWN, _none, _none),
        )
    }
)
