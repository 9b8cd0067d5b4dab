"""Faults that the data has on one day: of the line as it is then, and of what is not in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from orgmodel.model.appointments import day_words
from orgmodel.model.faults.ids import LINES, Ids, Tables
from orgmodel.model.faults.problem import Problem
from orgmodel.model.faults.reporting_line import line_problems
from orgmodel.model.faults.tops import top_problems
from orgmodel.model.schema import BY_NAME, TABLES
from orgmodel.model.set_aside import DATED, FOLLOWERS, SetAside
from orgmodel.model.words import counted, listed

_OF_A_LINE = frozenset({"self-report", "loop", "no-top", "several-tops"})


def faults_on(
    tables: Tables,
    aside: SetAside,
    problems: Iterable[Problem],
    files: Mapping[str, str],
    tops: Sequence[str] | None,
) -> tuple[Problem, ...]:
    """The problems of the data, with those of a line, and those of a day, as they are on this one.

    `tables` are what is in force, `aside` what is not; `files` names files that are not called
    as their table.
    """
    every = tuple(problems)
    lasting = [one for one in every if not one.day and one.code not in _OF_A_LINE]
    no_line = {one.file for one in every if (one.code, one.column) == _NO_MANAGERS}
    found = []
    for one in _of_the_day(tables, aside, tops):
        file = files.get(one.file.removesuffix(".csv"), one.file)
        if not (one.code == "several-tops" and file in no_line):
            found.append(replace(one, file=file, day=aside.day))
    return (*lasting, *found)


_NO_MANAGERS = ("missing-column", "reports_to")


def _of_the_day(tables: Tables, aside: SetAside, tops: Sequence[str] | None) -> Iterator[Problem]:
    posts, known = tables["posts"], Ids(tables)
    for name in LINES:
        yield from line_problems(BY_NAME[name], tables[name], known)
    if len(posts) or aside.rows("posts"):
        told = top_problems(BY_NAME["posts"], posts, tops)
        yield from (one for one in told if one.code in _OF_A_LINE)
    yield from _named_and_absent(tables, aside)
    yield from _counts(tables, aside)


def _named_and_absent(tables: Tables, aside: SetAside) -> Iterator[Problem]:
    """The cells of rows in force that name a post or unit that is not."""
    absent, day = aside.absences, _in_words(aside.day)
    for table in TABLES:
        if table.name in FOLLOWERS or not absent:
            continue
        for column in table.columns:
            cells = tables[table.name][column.name]
            if not column.refers_to or not len(cells):
                continue
            for place in np.flatnonzero(cells.isin(absent.keys()).to_numpy(dtype=bool)):
                value = cells.iloc[place]
                yield Problem(
                    "unknown-id",
                    table.file,
                    int(cells.index[place]),
                    column.name,
                    value,
                    f'no {absent[value].one} "{value}" on {day}: it {absent[value].words()}. Name '
                    f"what is in its place then{'' if column.filled else ', empty the cell,'} or "
                    "change the days.",
                )


def _counts(tables: Tables, aside: SetAside) -> Iterator[Problem]:
    """How many posts and units are not in force, and how many rows go with them."""
    dated = [name for name in DATED if aside.rows(name)]
    for name in dated:
        number = aside.rows(name)
        ended, later = aside.ended_and_later(name)
        why = [f"{ended:,} ended before"] if ended else []
        why += [f"{later:,} {'begins' if later == 1 else 'begin'} later"] if later else []
        one = number == 1
        kept = (
            "It is kept and saved, and is not drawn, counted or checked."
            if one
            else "They are kept and saved, and are not drawn, counted or checked."
        )
        also = _going_with(aside, is_one=one and len(dated) == 1) if name == dated[-1] else ""
        yield Problem(
            "unknown-id",
            BY_NAME[name].file,
            None,
            None,
            str(number),
            f"{number:,} of {counted(number + len(tables[name]), 'row')} "
            f"{'is' if one else 'are'} not in force on {_in_words(aside.day)}"
            f"{': ' if why else ''}{listed(why)}. {kept}{also}",
            fault=False,
        )


def _going_with(aside: SetAside, *, is_one: bool) -> str:
    """The rows that go with a post or unit, or with several, since they name it."""
    rows = {name: aside.rows(name) for name in FOLLOWERS if aside.rows(name)}
    if not rows:
        return ""
    go, name = ("goes", "names") if sum(rows.values()) == 1 else ("go", "name")
    them = "it" if is_one else "them"
    with_ = "it" if is_one else "all posts and units not in force" if _both(aside) else "them"
    said = listed([f"{counted(number, 'row')} of {table}.csv" for table, number in rows.items()])
    return f" With {with_} {go} {said} that {name} {them}."


def _both(aside: SetAside) -> bool:
    return all(aside.rows(name) for name in DATED)


def _in_words(day: str) -> str:
    return day_words(date.fromisoformat(day))
