"""Several organisations as one in Python: `combine`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orgmodel.api import Organisation, from_reading, organisation_given
from orgmodel.errors import OrgmodelError
from orgmodel.file_given import a_path
from orgmodel.files.folder import folder
from orgmodel.joining.between import BetweenCell, read_between
from orgmodel.joining.combined import combined_files, refuse
from orgmodel.joining.regained import SetOfBodies
from orgmodel.model.faults import Problem
from orgmodel.model.given.arguments import arguments_told
from orgmodel.model.given.filed import StrPath
from orgmodel.model.organisation import OrganisationModel
from orgmodel.of_bodies import OfBodies


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
    Of one that holds several bodies already each is a body of the whole under the name that it
    has, with what stands between them. `OrgmodelError` for fewer than two, for a name that cannot
    stand before an id and for a body's name that is there twice; `DataError` where a path cannot
    be read.

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
    return joined(each_body(models, _cells(between)), top)


@dataclass(frozen=True, eq=False)
class EachBody:
    """Organisations with each body of those that hold several by itself, what is `between` them,
    the faults of their files, and a sentence for each rule file that is of no body."""

    bodies: Mapping[str, OrganisationModel]
    between: tuple[BetweenCell, ...]
    faults: tuple[Problem, ...]
    told: tuple[str, ...]


def each_body(
    models: Mapping[str, OrganisationModel], between: Sequence[BetweenCell] = ()
) -> EachBody:
    """Each body by itself. `OrgmodelError` where two have one name, or a set cannot part."""
    bodies: dict[str, OrganisationModel] = {}
    came: dict[str, str] = {}
    cells, told = list(between), list[str]()
    for place, (name, model) in enumerate(models.items(), start=1 if between else 0):
        own: Mapping[str, OrganisationModel] = {name: model}
        said = "itself"
        if isinstance(model, OfBodies) and model.bodies:
            apart = model.split()
            own, said = apart.bodies, f"of {name}"
            was = SetOfBodies.of(model, own, apart.between)
            cells += was.regained({body: body for body in own}, place).cells
            told += (f"{file} of {name} is asked of the whole: left out." for file in apart.left)
        for body in own:
            if body in bodies:
                raise OrgmodelError(_twice(body, (came[body], said)))
        bodies |= own
        came |= dict.fromkeys(own, said)
    return EachBody(bodies, tuple(cells), _of_reading(models), tuple(told))


def joined(each: EachBody, top: str = "") -> Organisation:
    """All of them as one."""
    files = combined_files(each.bodies, each.between, top)
    found = from_reading(folder.read_files(files, where="the bodies"))
    return replace(found, problems=(*found.problems, *each.faults))


def _twice(body: str, came: tuple[str, str]) -> str:
    """Why a body cannot be there twice, and what to do."""
    if "itself" in came:
        other = next(said for said in came if said != "itself")
        return f'"{body}" is given, and is a body {other} too. Give the one given another name.'
    return (
        f'"{body}" is a body {came[0]} and a body {came[1]}, so that their ids would be the same. '
        "Take one of the two apart with orgmodel split, and give its folder another name: "
        f"{body}2=FOLDER/{body}."
    )


def _cells(between: StrPath | Sequence[BetweenCell] | None) -> tuple[BetweenCell, ...]:
    """What stood between the bodies, read where it is the path of the file."""
    if between is None:
        return ()
    if not isinstance(between, Sequence) or isinstance(between, str):
        return read_between_file(between)
    if not all(isinstance(cell, BetweenCell) for cell in between):
        raise OrgmodelError(
            "combine: between must be the path of a between.csv, or the `.between` of a split."
        )
    return tuple(between)


def read_between_file(path: StrPath) -> tuple[BetweenCell, ...]:
    """What stood between bodies, as an earlier split wrote it."""
    place = a_path(path, "the between.csv of a split")
    return read_between(place.read_bytes(), place.name)


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
