"""Every verb and its keys as Markdown, from the one declaration: the end of docs/scenarios.md.

`python -m orgmodel.changes.verb_manual` prints it.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from orgmodel.changes.change import Change
from orgmodel.changes.key import Key, Record
from orgmodel.changes.verb_list import VERBS
from orgmodel.model.schema import BY_NAME
from orgmodel.model.words import listed


def as_markdown() -> str:
    """A section for each verb: what it does, then its keys."""
    return "\n".join(section(change) for change in VERBS.values())


def section(change: type[Change]) -> str:
    """The section of one verb."""
    return "\n".join(_lines(change)).rstrip() + "\n"


def _lines(change: type[Change]) -> Iterator[str]:
    yield f"### {change.do}"
    yield ""
    yield inspect.cleandoc(change.__doc__ or "")
    yield ""
    yield "| key | meaning |"
    yield "| --- | --- |"
    yield from _rows(change)
    yield ""
    for key in change.own_keys():
        if key.part is not None:
            yield f"Each of `{key.name}`:"
            yield ""
            yield "| key | meaning |"
            yield "| --- | --- |"
            yield from _rows(key.part)
            yield ""


def _rows(record: type[Record]) -> Iterator[str]:
    for key in record.own_keys():
        if key.name not in ("reason", "on"):
            yield f"| {_name(key)} | {key.meaning} |"
    if record.columns_of:
        taken = [key.name for key in record.own_keys()]
        left = [
            name
            for name in BY_NAME[record.columns_of].column_names
            if name in record.without and name not in (*taken, "id")
        ]
        save = f" save {', '.join(left)}" if left else ""
        yield f"| *column* | any other column of {record.columns_of}.csv{save} |"


def _name(key: Key) -> str:
    names = listed((f"`{name}`" for name in (key.name, *key.also)), last="or")
    return f"{names}\\*" if key.required else names


if __name__ == "__main__":
    print(as_markdown(), end="")
