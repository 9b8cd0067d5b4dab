"""One organisation of several bodies: apart again, each its own, and side by side."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

from orgmodel.errors import PackError
from orgmodel.file_given import a_path
from orgmodel.files.folder.folder import BODIES
from orgmodel.joining.between import FILE as BETWEEN
from orgmodel.joining.between import BetweenCell, between_bytes
from orgmodel.model.given.filed import StrPath
from orgmodel.model.given.known_ids import KnownIds
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.shown import ShownResult
from orgmodel.model.words import counted, listed

if TYPE_CHECKING:
    from typing import Self

    import pandas as pd

    from orgmodel.joining.beside import BodiesBeside
    from orgmodel.joining.options import CarriedOptions

Whole = TypeVar("Whole", bound=OrganisationModel)


@dataclass(frozen=True, repr=False)
class Split(ShownResult, Generic[Whole]):
    """The bodies of a combined organisation, each again as one of its own, by its name.

    `between` are the rows and cells that join bodies and can stand in the folder of none, `left`
    the rule files that are of no body; `told` says each in a sentence.

        >>> apart = om.combine({"north": brent, "south": brent}).split()
        >>> apart
        Split: north and south
          21 posts, 21 posts
          nothing stands between them
        >>> [place.name for place in apart.save("apart")]
        ['north', 'south']
    """

    bodies: Mapping[str, Whole]
    between: tuple[BetweenCell, ...] = ()
    left: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Whole:
        return KnownIds(self.bodies)[name]

    @property
    def told(self) -> tuple[str, ...]:
        """What stands between bodies, a sentence each."""
        from orgmodel.joining.parted import rows_told

        files = (f"{name} is asked of the whole, and goes with no body." for name in self.left)
        return (*rows_told(self.between), *files)

    def to_frame(self) -> pd.DataFrame:
        """A row for each cell that stands between bodies, as between.csv has it."""
        import pandas as pd

        columns = ("file", "row", "id", "whole", "column", "value")
        rows = [{name: getattr(cell, name) for name in columns} for cell in self.between]
        return pd.DataFrame(rows, columns=list(columns))

    def to_dict(self) -> dict[str, object]:
        """As in JSON."""
        return {
            "bodies": [
                {"body": name, "name": one.name, "posts": len(one.tables["posts"])}
                for name, one in self.bodies.items()
            ],
            "between": self.to_frame().to_dict("records"),
            "told": list(self.told),
        }

    def save(
        self,
        path: StrPath,
        *,
        force: bool = False,
        options: Mapping[str, CarriedOptions] = MappingProxyType({}),
    ) -> tuple[Path, ...]:
        """Write a folder for each body into this one, and between.csv where there is anything.

        `options` are option files to lie in the folder of a body, by its name.
        Each folder is written whole or not at all; one that holds other files needs `force`.
        """
        from orgmodel.files.exporters import write_folder
        from orgmodel.files.safe_write import telling, write_whole

        place = a_path(path, "a folder to write")
        written = []
        with telling(place):
            place.mkdir(parents=True, exist_ok=True)
            for name, one in self.bodies.items():
                extra = options[name].files if name in options else None
                write_folder(one, place / name, extra, force=force)
                written.append(place / name)
            if self.between:
                written.append(write_whole(place / BETWEEN, between_bytes(self.between)))
        return tuple(written)

    def _lines(self) -> tuple[str, str, str]:
        posts = (counted(len(one.tables["posts"]), "post") for one in self.bodies.values())
        told = len(self.told) - len(self.left)
        return (
            f"Split: {listed(self.bodies)}",
            ", ".join(posts),
            f"{counted(told, 'row or cell', 'rows and cells')} between them, kept in {BETWEEN}"
            if told
            else "nothing stands between them",
        )


class OfBodies(OrganisationModel):
    """What an organisation that `combine` made can be asked beside: its bodies."""

    @classmethod
    def _of_files(cls, files: Mapping[str, bytes], name: str) -> Self:
        """The organisation of the files of a folder."""
        raise NotImplementedError

    def split(self) -> Split[Self]:
        """Each body of a combined organisation as one of its own, with what has changed since.

        Data that names its bodies in `[roles.NAME]` and was not combined parts by the names before
        its ids; what is of no body goes to each that uses it. `OrgmodelError` where there are no
        bodies.

            >>> apart = om.combine({"north": brent, "south": "data/pec_2007"}).split()
            >>> apart["north"].name, apart.between
            ('Brent tPCT', ())
        """
        from orgmodel.joining.named import recorded_files
        from orgmodel.joining.parted import parted_files
        from orgmodel.rules.pack import shipped

        named = bool(self.bodies) and BODIES not in self.attachments
        found = parted_files(self._of_files(recorded_files(self), self.name) if named else self)
        bodies = {name: self._of_files(files, name) for name, files in found.bodies.items()}
        left = tuple(pack for pack in self.packs if pack not in shipped()) if named else ()
        return Split(bodies, found.between, left)

    def side_by_side(self) -> BodiesBeside:
        """The bodies of a combined organisation beside each other, and the whole.

        Posts, FTE, cost, layers, spans; roles that posts hold in several; work alike by name.
        `OrgmodelError` where it was not combined.

            >>> both = om.combine({"north": brent, "south": "data/pec_2007"})
            >>> both.side_by_side().to_frame()[["body", "layers"]]
                body  layers
            0  north       3
            1  south       2
            2              3
        """
        from orgmodel.joining.beside import side_by_side
        from orgmodel.rules.check import packs_of

        words: dict[str, str] = {}
        with suppress(PackError):
            words = {role: said for pack in packs_of(self) for role, said in pack.roles.items()}
        return side_by_side(self, self.split().bodies, words)
