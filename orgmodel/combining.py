"""Several organisations as one in Python: `combine`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from orgmodel.api import Organisation, from_reading, organisation_given
from orgmodel.errors import OrgmodelError
from orgmodel.file_given import a_path
from orgmodel.files.folder import folder
from orgmodel.joining.between import BetweenCell, read_between
from orgmodel.joining.combined import combined_files, refuse
from orgmodel.model.faults import Problem
from orgmodel.model.given.arguments import arguments_told
from orgmodel.model.given.filed import StrPath
from orgmodel.model.organisation import OrganisationModel


@arguments_told
def combine(
    organisations: Mapping[str, OrganisationModel | StrPath],
    between: StrPath | Sequence[BetweenCell] | None = None,
    *,
    top: str = "",
) -> Organisation:
    """Several organisations as one, each under its name: ids kept apart, origins kept.

    Each is an organisation or the path of its data. `NAME.` stands before every id of a body, in
    every table and file; the column `origin` says from which file and row each row came;
    `[roles.NAME]` gives each body its roles, so that rules are asked of each. Packs are those of
    all, exemptions too. `between` is what an earlier `split` found between them, put back: its
    between.csv, or its `.between`. `top` names the body whose head the heads of the others report
    to; without it each keeps its own top.
    `OrgmodelError` for fewer than two, for a name that cannot stand before an id and for one that
    holds several bodies already; `DataError` where a path cannot be read.

        >>> both = om.combine({"north": brent, "south": "data/pec_2007"})
        >>> len(both.posts) == len(brent.posts) + len(om.load("data/pec_2007").posts)
        True
        >>> both.posts.loc[2, ["id", "origin"]].tolist()
        ['north.pct_chair', 'north/posts.csv:2']
        >>> both.split()["north"].posts.equals(brent.posts)
        True
    """
    refuse_names(organisations)
    models = {name: organisation_given(given) for name, given in organisations.items()}
    cells = _cells(between)
    found = from_reading(folder.read_files(combined_files(models, cells, top), where="the bodies"))
    return replace(found, problems=(*found.problems, *_of_reading(models)))


def _cells(between: StrPath | Sequence[BetweenCell] | None) -> tuple[BetweenCell, ...]:
    """What stood between the bodies, read where it is the path of the file."""
    if between is None:
        return ()
    if not isinstance(between, Sequence) or isinstance(between, str):
        place = a_path(between, "the between.csv of a split")
        return read_between(place.read_bytes(), place.name)
    if not all(isinstance(cell, BetweenCell) for cell in between):
        raise OrgmodelError(
            "combine: between must be the path of a between.csv, or the `.between` of a split."
        )
    return tuple(between)


def refuse_names(names: Mapping[str, object]) -> None:
    """`OrgmodelError` where these are no names of bodies, before anything is read."""
    refuse({name: OrganisationModel({}) for name in names})


def _of_reading(models: Mapping[str, OrganisationModel]) -> tuple[Problem, ...]:
    """The faults of the bodies' files that their tables do not show: those of whole files."""
    return tuple(
        replace(problem, file=f"{name}/{problem.file}")
        for name, model in models.items()
        for problem in model.problems
        if problem.code in ("unreadable", "missing-column")
    )


def named_data(given: list[str]) -> dict[str, str]:
    """`NAME=DATA` arguments as a mapping. `OrgmodelError` for another form, or a name twice."""
    found: dict[str, str] = {}
    for text in given:
        name, equals, data = text.partition("=")
        if not equals or not name or not data:
            raise OrgmodelError(
                f'"{text}" names no organisation. Write NAME=DATA, such as north=data/north.'
            )
        if name in found:
            raise OrgmodelError(
                f'"{name}" is given twice: {found[name]} and {data}. Give each its own name.'
            )
        found[name] = data
    return found
