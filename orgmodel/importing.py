"""Staff lists of other systems in Python: `import_table`, `import_organogram`, and `Imported`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.api import Organisation, from_reading
from orgmodel.errors import OrgmodelError
from orgmodel.files.folder import folder
from orgmodel.files.importers.base import Options
from orgmodel.files.importers.found import importer
from orgmodel.files.importers.written import files_of
from orgmodel.files.plain_file import read_plain
from orgmodel.model.given.arguments import arguments_told
from orgmodel.model.given.filed import StrPath
from orgmodel.model.shown import ShownResult
from orgmodel.model.words import counted, listed

if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.files.importers.base import ImportOutcome, RepairOffer
    from orgmodel.model.faults import Problem

MAPPING = "mapping.toml"


@dataclass(frozen=True, repr=False)
class Imported(ShownResult):
    """What an import gave: the organisation, what is wrong in the files, and what was mended.

    `outcome` is the whole of it as importers give it; `inputs` are the files that were read,
    which `save` does not write over.

        >>> read = om.import_table("staff.csv")
        >>> read
        Imported: staff, 2 posts
          0 faults, 0 told
          repairs done: fte 1; offered: none
        >>> read.organisation.hierarchy.span("P1"), read.problems_frame().shape
        (1, (0, 7))
        >>> [(offer.name, offer.done, offer.rows) for offer in read.repairs]
        [('fte', True, 1)]
    """

    outcome: ImportOutcome
    inputs: tuple[Path, ...] = ()

    @cached_property
    def organisation(self) -> Organisation:
        """The organisation exactly as `om.load` gives it of the folder that `save` writes."""
        return from_reading(folder.read_files(files_of(self.outcome)), self.outcome.model.name)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, and what is told, at the files' own rows and columns."""
        return self.outcome.problems

    @property
    def repairs(self) -> tuple[RepairOffer, ...]:
        """The repairs that were done or are offered, each with its count and examples."""
        return self.outcome.repairs

    def problems_frame(self) -> pd.DataFrame:
        """A row for each fault, and each thing that is only told (`fault` is False).

        `file`, `row` as a spreadsheet counts it (missing where it is of no row), `column`,
        `value`, and `message`: what is wrong, what is allowed, how to mend it.
        """
        import pandas as pd

        columns = ("code", "fault", "file", "row", "column", "value", "message")
        rows = [[getattr(problem, name) for name in columns] for problem in self.problems]
        frame = pd.DataFrame(rows, columns=list(columns), dtype=object)
        texts = dict.fromkeys(("file", "column", "value"), "")
        return frame.fillna(texts).astype({"row": "Int64", "fault": "bool"})

    def repaired_frame(self) -> pd.DataFrame:
        """A row for each cell that a repair changed: repair, file, row, column, before, after."""
        return self.outcome.repaired.frame

    @cached_property
    def report(self) -> str:
        """All of it in words, as it lies in the folder; holders may be named."""
        from orgmodel.text.import_report import report

        return report(self.outcome)

    @property
    def mapping(self) -> str:
        """The text of the mapping that was used; empty where the format has none."""
        return self.outcome.extra.get(MAPPING, b"").decode()

    @arguments_told
    def save(self, path: StrPath, *, force: bool = False) -> tuple[Path, ...]:
        """Write a data folder with the report and the mapping; all of its files or none.

        A folder that holds what no earlier import wrote there, or what was changed since, needs
        `force`, and with it tables that this import has not must be gone first: they would be
        read with the new ones. A list is never written over; a mapping that was given may lie in
        the folder, where it is written anew. `OrgmodelError` else.
        """
        from orgmodel.files.listed_folder import IMPORT, write_listed_folder
        from orgmodel.files.safe_write import telling

        place = Path(path)
        if str(path) in ("", "-"):
            raise OrgmodelError(f'"{path}" is no folder. Name the folder to write.')
        files = files_of(self.outcome, self.report)
        here = (place / MAPPING).resolve()
        lists = [given for given in self.inputs if given.resolve() != here]
        renewed = (MAPPING,) if len(lists) < len(self.inputs) else ()
        with telling(place):
            return write_listed_folder(files, place, lists, IMPORT, force=force, renewed=renewed)

    def _lines(self) -> tuple[str, str, str]:
        faults = sum(problem.fault for problem in self.problems)
        told = len(self.problems) - faults
        done = [f"{offer.name} {offer.rows:,}" for offer in self.repairs if offer.done]
        offered = [f"{offer.name} {offer.rows:,}" for offer in self.repairs if not offer.done]
        return (
            f"Imported: {self.outcome.model.name}, {listed(self.outcome.made) or 'nothing'}",
            f"{counted(faults, 'fault')}, {told:,} told",
            f"repairs done: {listed(done) or 'none'}; offered: {listed(offered) or 'none'}",
        )

    def _table(self) -> pd.DataFrame:
        return self.problems_frame()


@arguments_told
def import_table(
    *files: StrPath,
    mapping: StrPath | None = None,
    columns: Mapping[str, str | Sequence[str]] | None = None,
    sheet: str = "",
    on: str = "",
    repairs: Mapping[str, bool] | Iterable[str] = (),
) -> Imported:
    """Import a staff list of any system: CSV or other text, Excel, several files or sheets.

    `mapping` is a mapping.toml, `columns` our columns with their headings, put over it; what
    neither says is guessed. `on` is the day of effective-dated rows; `repairs` switches them by
    name, on and off. `OrgmodelError` where something cannot be used, `DataError`, one of them,
    where nothing can be read.

        >>> read = om.import_table("staff.csv", columns={"title": "Job Title"})
        >>> read.organisation.posts["title"].tolist()
        ['Chief Executive', 'Director of Finance']
    """
    named = [
        (ours, heading)
        for ours, theirs in (columns or {}).items()
        for heading in ([theirs] if isinstance(theirs, str) else theirs)
    ]
    text = None if mapping is None else mapping_content(mapping)
    options = Options(mapping=text, maps=tuple(named), sheet=sheet, on=on)
    beside = () if mapping is None else (Path(mapping),)
    return imported("table", files, _switched(options, repairs), beside)


@arguments_told
def import_organogram(
    *files: StrPath, repairs: Mapping[str, bool] | Iterable[str] = ()
) -> Imported:
    """Import UK government organograms: senior files, and the junior ones of the same bodies.

    `repairs` are as for `import_table`. `DataError` where nothing can be read, `OrgmodelError`
    where a file is no organogram.

        >>> read = om.import_organogram("senior.csv", "junior.csv")
        >>> read.organisation.posts[["id", "reports_to"]].values.tolist()
        [['1', ''], ['2', '1'], ['j_2_policy_officer_heo', '2']]
    """
    return imported("organogram", files, _switched(Options(), repairs))


def imported(
    form: str, files: Iterable[StrPath], options: Options, beside: Iterable[Path] = ()
) -> Imported:
    """Import files of a format; `beside` are further files that were read."""
    given = tuple(files)
    if not given or "" in map(str, given):
        raise OrgmodelError("no file was given. Name the files to import.")
    strange = [name for name in given if not isinstance(name, str | os.PathLike)]
    if strange:
        words = f"{strange[0]!r} is not the path of a file. Give each file by itself."
        raise OrgmodelError(words)
    paths = tuple(map(Path, given))
    return Imported(importer(form).read_files(paths, options), (*paths, *beside))


def _switched(options: Options, repairs: Mapping[str, bool] | Iterable[str]) -> Options:
    repairs = (repairs,) if isinstance(repairs, str) else repairs
    switches = repairs if isinstance(repairs, Mapping) else dict.fromkeys(repairs, True)
    on = tuple(name for name, wanted in switches.items() if wanted)
    off = tuple(name for name, wanted in switches.items() if not wanted)
    return replace(options, repairs=on, without=off)


def mapping_content(path: StrPath) -> bytes:
    """The bytes of a mapping.toml; `OrgmodelError` where it cannot be read."""
    try:
        return read_plain(Path(path))
    except OSError as error:
        raise OrgmodelError(f"{path}: it cannot be read: {error.strerror}.") from error
