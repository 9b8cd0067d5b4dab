"""Arguments of public functions: what is misspelt or of another kind is told before all else."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from orgmodel.errors import ArgumentError
from orgmodel.model.words import did_you_mean, listed, near

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_PLAIN = (str, bool, int, float, type(None))
_LONGEST = 60
_NONE = " | None"


def shown(value: object) -> str:
    """A value that was given, as a message says it: a short one as written, else what it is."""
    if isinstance(value, _PLAIN):
        words = f'"{value}"' if isinstance(value, str) else repr(value)
        return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    name = type(value).__name__
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"


def arguments_told(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """The function, which raises `ArgumentError` in words for arguments that it does not take.

    A value is held against the annotation of its parameter where that is one of `_KINDS`.
    """
    signature = inspect.signature(function)
    name = function.__name__
    kinds = {
        one.name: (_KINDS[_bare(one.annotation)], one.annotation.endswith(_NONE))
        for one in signature.parameters.values()
        if _bare(one.annotation) in _KINDS
    }
    several = {one.name for one in signature.parameters.values() if one.kind is one.VAR_POSITIONAL}

    @wraps(function)
    def called(*args: _Given.args, **keys: _Given.kwargs) -> _Result:
        try:
            bound = signature.bind(*args, **keys)
        except TypeError as error:
            raise ArgumentError(_misspelt(name, signature, keys) or f"{name}: {error}.") from None
        for key, value in bound.arguments.items():
            (what, fits), may_be_none = kinds.get(key, _ANY)
            for one in value if key in several else (value,):
                if not (fits(one) or (may_be_none and one is None)):
                    raise ArgumentError(f"{name}: {key} must be {what}, not {shown(one)}.")
        return function(*args, **keys)

    return called


def _misspelt(name: str, signature: inspect.Signature, keys: Iterable[str]) -> str:
    """The first keyword that there is none of, with what was meant; empty where all are known."""
    known = [one for one in signature.parameters if one != "self"]
    for key in keys:
        if key not in known:
            advice = did_you_mean(near(key, known)) or f" There is: {listed(known)}."
            return f'{name} takes no "{key}".{advice}'
    return ""


def _bare(annotation: object) -> str:
    return str(annotation).removesuffix(_NONE)


def _is_list(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | os.PathLike)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is(*kinds: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kinds)


_Kind = tuple[str, Callable[[object], bool]]
_TEXT: _Kind = ("a text", _is(str))
_LIST: _Kind = ("a list of texts", _is_list)
_ANY: tuple[_Kind, bool] = (("anything", lambda _: True), False)
_KINDS: Mapping[Any, _Kind] = {
    **dict.fromkeys(("str", "ViewName", "PaperName", "ColourBy", "RowsBy"), _TEXT),
    **dict.fromkeys(("Iterable[str]", "Sequence[str]"), _LIST),
    **dict.fromkeys(
        ("Iterable[StrPath]", "Iterable[Scenario | StrPath]"),
        ("a list", _is_list),
    ),
    "Sequence[Threshold] | StrPath": (
        "Thresholds or the path of a file",
        lambda value: _is_list(value) or isinstance(value, str | os.PathLike),
    ),
    "StrPath": ("a path", _is(str, os.PathLike)),
    "int": ("a whole number", lambda value: isinstance(value, int) and _is_number(value)),
    "float": ("a number", _is_number),
    "bool": ("True or False", _is(bool)),
    "Mapping[str, str]": ("a mapping of texts", _is(Mapping)),
    "Mapping[str, str | Sequence[str]]": ("a mapping of texts", _is(Mapping)),
    "Mapping[str, bool] | Iterable[str]": (
        "names, or a mapping of them",
        lambda value: _is_list(value) or isinstance(value, str),
    ),
}
