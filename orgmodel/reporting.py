"""The Board pack in Python: `board_pack` as files by name, `report` as a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgmodel.api import organisation_given
from orgmodel.file_given import Packs, a_path, pack_names, scenario_given
from orgmodel.model.given.arguments import arguments_told
from orgmodel.model.given.filed import StrPath
from orgmodel.model.organisation import OrganisationModel

if TYPE_CHECKING:
    from orgmodel.changes.scenario import Scenario


@arguments_told
def board_pack(
    organisation: OrganisationModel | StrPath,
    scenarios: Iterable[Scenario | StrPath] = (),
    *,
    audience: str = "board",
    names: bool = False,
    bands: bool = False,
    costs: bool = False,
    rules: Packs = None,
    on: str | None = None,
    inputs: Iterable[StrPath] = (),
    progress: Callable[[str], None] | None = None,
) -> Mapping[str, bytes]:
    """The Board pack as files by name: paper, slides, workbook, charts, tables, README.txt.

    `audience` is board, staff-side or hr and decides which fields may be switched on; `rules` are
    rule packs by name or path or as `rule_pack` made them, one or several, else the organisation's
    own; `on` is the day, else the organisation's own, else today; `inputs` are the files it was
    read from, whose SHA-256 README.txt gives. The same inputs give the same bytes.
    `OrgmodelError` and its kinds where a name, day, rule pack or scenario cannot be used.

        >>> read = om.import_table("staff.csv")
        >>> files = om.board_pack(read.organisation, [])
        >>> [name for name in files if not name.startswith(("charts/", "tables/"))]
        ['README.txt', 'board-pack.pdf', 'board-pack.pptx', 'board-pack.xlsx']
    """
    from orgmodel import __version__
    from orgmodel.board_papers import pack
    from orgmodel.board_papers.audience import Fields
    from orgmodel.board_papers.material import PackRequest, silently
    from orgmodel.files.input_hashes import input_hashes
    from orgmodel.rules.pack import Pack

    packs = pack_names(rules)
    fields = Fields(names, bands, costs)
    asked = [f"--for {audience}", *(f"--{name}" for name in fields.on)]
    asked += [
        f"--rules {one.name if isinstance(one, Pack) else Path(one).name}" for one in packs or ()
    ]
    asked += [f"--on {on}"] if on else []
    request = PackRequest(
        audience,
        fields,
        packs,
        on,
        input_hashes(map(Path, inputs)),
        __version__,
        tuple(asked),
    )
    base = organisation_given(organisation)
    options = tuple(scenario_given(base, one) for one in scenarios)
    return pack.board_pack(base, options, request, progress or silently)


@arguments_told
def report(
    organisation: OrganisationModel | StrPath,
    scenarios: Iterable[Scenario | StrPath],
    folder: StrPath,
    *,
    force: bool = False,
    inputs: Iterable[StrPath] = (),
    **asked: Any,
) -> tuple[Path, ...]:
    """Write the Board pack into a folder, with the arguments of `board_pack`; gives its files.

    A folder that holds anything that no earlier pack wrote there needs `force`; an input is
    never overwritten. Nothing is written where the pack cannot be made. `WriteError` where the
    folder cannot be written, else the errors of `board_pack`.

        >>> read = om.import_table("staff.csv")
        >>> written = om.report(read.organisation, [], "pack")
        >>> written[0].as_posix()
        'pack/README.txt'
    """
    from orgmodel.files.claim import claimed
    from orgmodel.files.listed_folder import PACK, refuse_folder, write_listed_folder
    from orgmodel.files.safe_write import telling

    place, base = a_path(folder, "a folder to write"), organisation_given(organisation)
    read = [Path(path) for path in inputs]
    read += [Path(base.folder)] if base.folder else []
    with telling(place), claimed(place):
        refuse_folder(place, (), read, PACK, force=force)
        files = board_pack(base, scenarios, inputs=inputs, **asked)
        return write_listed_folder(files, place, read, PACK, force=force)
