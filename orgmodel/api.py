"""What a user imports: `load`, and the Organisation with its questions as methods."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgmodel.by_id import ById
from orgmodel.errors import OrgmodelError, UnknownNameError
from orgmodel.file_given import Packs, a_path, pack_names, scenario_given, value_of
from orgmodel.files.folder import folder
from orgmodel.files.folder.of_rules import of_rules
from orgmodel.model.given.arguments import arguments_told, shown
from orgmodel.model.given.filed import StrPath
from orgmodel.model.given.known_ids import KnownIds
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.set_aside import SetAside
from orgmodel.model.shown import ShownResult
from orgmodel.of_bodies import OfBodies
from orgmodel.periods import OverTime

# What a method alone needs is loaded when it is called: to load and validate is quick.
if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.changes.scenario import Scenario
    from orgmodel.chart.chart import Chart
    from orgmodel.chart.drawing.paper import PaperName
    from orgmodel.chart.views.parts.request import ColourBy, RowsBy, ViewName
    from orgmodel.measures import Measures
    from orgmodel.measures.thresholds import Threshold
    from orgmodel.remedies.remedy import Remedies
    from orgmodel.rules.result import CheckResult


@dataclass(frozen=True, eq=False, repr=False)
class Organisation(ShownResult, ById, OverTime, OfBodies):
    """An organisation as loaded or as a scenario leaves it; it never changes.

    The tables are `posts`, `units`, `people`, `appointments`, `functions`, `services`,
    `links`, `memberships`, `interests`, `decisions`, `votes` and `competencies`; the line
    is `hierarchy`, every relation together is `graph`, and faults are `problems`. Each table is a
    DataFrame of text, a row a row of its file, the spreadsheet's row as its label; a copy, so that
    nothing done to it reaches the organisation. `frame` gives one with numbers and days to
    calculate with. Two with the same content are equal and have one `digest`.

        >>> brent
        Organisation: Brent tPCT
          21 posts, 62 units, 79 functions, 18 services, 131 links, 15 memberships
          packs structure, separation, brent-2007, pec-2007; 0 faults in the data
        >>> brent.posts.loc[2, ["id", "title", "reports_to"]].tolist()
        ['pct_chair', 'Chair of the PCT', '']
        >>> brent.hierarchy.span("ce"), brent.hierarchy.chain("ad_pde"), brent.vacant
        (9, ('ad_pde', 'dir_pde', 'ce'), frozenset())
        >>> brent == om.load("data/brent")
        True
    """

    @classmethod
    def of(cls, model: OrganisationModel) -> Organisation:
        """The same organisation with the public methods."""
        return cls(**{field.name: getattr(model, field.name) for field in fields(model)})

    @classmethod
    def _of_files(cls, files: Mapping[str, bytes], name: str) -> Organisation:
        return from_reading(folder.read_files(files, where=name), name)

    def _lines(self) -> tuple[str, str, str]:
        rows = ", ".join(f"{len(one):,} {name}" for name, one in self.tables.items() if len(one))
        faults = sum(problem.fault for problem in self.problems)
        return (
            f"Organisation: {self.name}{f', {self.scenario}' if self.scenario else ''}",
            rows or "no row",
            f"packs {', '.join(self.packs)}; {faults:,} faults in the data",
        )

    def _table(self) -> pd.DataFrame:
        return self.frame("posts") if len(self.tables["posts"]) else self.frame("units")

    def frame(self, table: str) -> pd.DataFrame:
        """A table with the schema's types, to calculate with; a new frame each time.

        The index is `id`, or `row` (the spreadsheet row) where rows have no id. FTE, cost and
        level are Float64, counts Int64, days dates, yes and no boolean; what is not stated, or is
        no number, is missing. Posts have `home`, `side` and `layer` (1 is the top) beside, units
        `effective_side` and `layer`. `UnknownNameError` for a table that is none.

            >>> brent.frame("posts").loc["ad_pde", ["home", "layer"]].astype(str).tolist()
            ['d_pde', '3']
        """
        from orgmodel.model.schema import BY_NAME
        from orgmodel.model.typed_frame import beside, typed
        from orgmodel.model.words import did_you_mean, listed, near

        if table not in BY_NAME:
            advice = did_you_mean(near(str(table), BY_NAME)) or f" There is: {listed(BY_NAME)}."
            raise UnknownNameError(f'no table "{table}".{advice}')
        found = typed(self.tables[table], table)
        if table not in ("posts", "units"):
            return found
        line = self.hierarchy if table == "posts" else self.unit_tree
        ids = found.index.tolist()
        more: dict[str, list[Any]] = {}
        if table == "posts":
            more["home"] = [self.homes.get(one) or None for one in ids]
        side = "side" if table == "posts" else "effective_side"
        more[side] = [self.sides.get(one) or None for one in ids]
        more["layer"] = [line.layer(one) if one in line.index else None for one in ids]
        return beside(found, table, more)

    @arguments_told
    def check(self, packs: Packs = None, on: str | None = None) -> CheckResult:
        """Every rule's outcome: `.to_frame()`, `.to_dict()`, `.findings`, `.summary`.

        `packs` are names of packs that ship or paths of pack files, one or several; None takes
        those that organisation.toml names. `on` is another day (yyyy-mm-dd) than the
        organisation's own.
        `PackError` where a pack cannot be used, `DateError` where `on` is no day.

            >>> brent.check("separation")
            Check: Brent tPCT
              15 rules of separation: 8 pass, 1 fail, 5 not assessable
              findings: 0 errors, 6 warnings, 17 info, 2 exempt
        """
        from orgmodel.rules.check import check

        model = self if on is None else self.as_of(on)
        return replace(check(model, pack_names(packs), today=on), trying=model._tried, on=on)

    @arguments_told
    def remedies(
        self, result: CheckResult | None = None, only: Iterable[str] | None = None
    ) -> Remedies:
        """What to change for each finding, tried against every pack in use.

        `result` is a check of this organisation, by default that of its own packs; `only` are
        the ids of findings to look at, `UnknownIdError` for one that is none. Options in the
        folder's `scenarios` that would clear a finding are named.

            >>> brent.remedies(brent.check("separation"))
            Remedies: 7 findings looked at
              7 would be cleared by a change, 7 of them breaking nothing new
              0 not tried
        """
        from orgmodel.remedies.search import remedies_for

        checked = result or self.check()
        wanted = None if only is None else frozenset(only)
        found = KnownIds((finding.id, finding) for finding in checked.findings)
        for one in wanted or ():
            found[one]  # an id that is none is told
        model = self.as_of(checked.on) if checked.on else self
        return remedies_for(model, checked, self._declared_options(), wanted)

    def _tried(self, result: CheckResult) -> CheckResult:
        from orgmodel.remedies.tried import with_remedies

        return with_remedies(self, result, self._declared_options())

    def _declared_options(self) -> tuple[Scenario, ...]:
        """The scenarios in the folder that name an option; what cannot be read is left out."""
        from orgmodel.files.scenario_file import read_options

        return read_options(Path(self.folder) / "scenarios") if self.folder else ()

    @arguments_told
    def chart(
        self,
        view: ViewName = "organisation",
        *,
        unit: str | None = None,
        depth: int | None = None,
        paper: PaperName | None = None,
        colour: ColourBy = "side",
        names: bool = False,
        baseline: OrganisationModel | StrPath | None = None,
        result: CheckResult | None = None,
        width: str | None = None,
        show: Iterable[str] | None = None,
        separate: bool = False,
        on: str | None = None,
        rows: RowsBy = "depth",
    ) -> Chart:
        """One view as a chart: `.svg`, `.save("chart.pdf")`; it shows itself in notebooks.

        `view` is organisation, unit, centre, separation, interdependence or changes (from
        `baseline`, an organisation or its path, to this); `paper` a4 (where nothing is said),
        a4-portrait, a3 or screen, or in its place `width`, a figure so wide ("165mm"); `depth`
        the layers to draw; `result` the check whose findings are marked, by default one of the
        rules that the view is about.
        Holders' names are drawn only with `names=True`. `show` are the fields that the box of
        a post says (unit, fte, band, cost, holder, span, below, vacancy; by default what suits
        the data); `separate` draws posts of one title each in a box of its own; `on` is the day
        on which what is drawn holds; `rows` is "depth", or "band" for one row a band.
        `UnknownNameError` for a view, unit, paper or field that does not exist, `ArgumentError`
        for a width beside a paper, and for a unit, depth or baseline that the view does not heed.

            >>> chart = brent.chart("unit", unit="d_sc", width="165mm")
            >>> [place.name for place in chart.save("d_sc.svg")]
            ['d_sc.svg', 'd_sc-2.svg']
        """
        from orgmodel.chart.chart import chart, refuse_unheeded

        asked = {"unit": unit, "depth": depth, "baseline": baseline}
        refuse_unheeded(view, {**asked, "paper": paper, "width": width, "colour": colour})
        return chart(
            self,
            view,
            unit=unit,
            depth=depth,
            paper=paper,
            colour=colour,
            names=names,
            baseline=None if baseline is None else organisation_given(baseline),
            result=result,
            width=width,
            show=show,
            separate=separate,
            on=on,
            rows=rows,
        )

    @arguments_told
    def apply(self, scenario: Scenario | StrPath, on: str | None = None) -> Organisation:
        """The organisation as the scenario leaves it; this one is not altered.

        A scenario is a value, the path of its file, or its name in the folder's `scenarios`.
        Changes are made by the day they take effect (`on`), then by their place. `on` is a day
        (yyyy-mm-dd) to look at: changes of later days are not made then, and the result is of
        that day; without it every change is made.
        `ScenarioError` with every conflict where a change cannot be made; then none is.
        `DateError` where `on` is no day.

            >>> option = brent.apply(om.Scenario("Up").move_post("ad_pde", to="ce"))
            >>> brent.hierarchy.span("ce"), option.hierarchy.span("ce")
            (9, 10)
            >>> later = om.Scenario("Up").move_post("ad_pde", to="ce", on="2007-10-01")
            >>> [brent.apply(later, on=day).hierarchy.span("ce") for day in later.days]
            [10]
            >>> brent.apply(later, on="2007-09-30").hierarchy.span("ce")
            9
        """
        from orgmodel.changes.apply import apply

        return apply(self, scenario_given(self, scenario), on)

    @arguments_told
    def measures(
        self,
        directorate_kinds: Sequence[str] = ("directorate",),
        thresholds: Sequence[Threshold] | StrPath | None = None,
    ) -> Measures:
        """Spans, layers, FTE, cost, interdependence …: `.to_frame()`, `.to_dict()`, tables.

        `directorate_kinds` are the kinds of unit whose heads are directors; `thresholds` what
        to flag, in place of those that ship or the folder's own: `Thresholds`, or the path of
        such a file.

            >>> brent.measures()["layers"].value
            3
        """
        from orgmodel.measures import measure
        from orgmodel.measures.thresholds import Thresholds

        if isinstance(thresholds, str | os.PathLike):
            thresholds = value_of(Thresholds, thresholds)
        return measure(self, directorate_kinds, thresholds)

    @arguments_told
    def save(self, path: StrPath, *, force: bool = False) -> tuple[Path, ...]:
        """Write the tables as a folder of CSV files that `load` reads back the same.

        A folder that holds what no earlier `save` or `orgmodel apply` wrote there, or what was
        changed since, needs `force`; the folder it was loaded from is never written to.
        `OrgmodelError` where that refuses it, `WriteError` where it cannot be written.

            >>> written = brent.save("copy")
            >>> om.load("copy").posts.equals(brent.posts)
            True
        """
        from orgmodel.files.exporters import write_folder
        from orgmodel.files.safe_write import telling

        place = a_path(path, "a folder to write")
        with telling(place):
            return write_folder(self, place, force=force)


@arguments_told
def load(path: StrPath, on: str | None = None) -> Organisation:
    """Load a folder of CSV files, a zip of one, or one CSV of posts or of units.

    `on` is the day (yyyy-mm-dd) on which posts, units and appointments are read, else the
    organisation's own date, else today: what has ended by then, or begins later, is kept beside
    (`set_aside`). `DateError` where it is no day.
    Faults are in `.problems` of the result; `DataError` is raised only where nothing can be
    read. Ids and all other cells are read as text, exactly as written.

        >>> om.load("data/brent").posts.shape
        (21, 19)
        >>> om.load("staff.csv")
        Traceback (most recent call last):
            ...
        orgmodel.errors.DataError: staff.csv row 1, id: there is no column "id" ...
    """
    place = a_path(path, "a folder of CSV files, a zip of one, or one CSV")
    read_from = str(place) if place.is_dir() else None
    organisation = from_reading(folder.read_path(place), place.resolve().stem, read_from)
    return organisation if on is None else organisation.as_of(on)


def organisation_given(given: OrganisationModel | StrPath) -> OrganisationModel:
    """An organisation as it is, or loaded from its path. `OrgmodelError` for what is neither."""
    if isinstance(given, OrganisationModel):
        return given
    if not isinstance(given, str | os.PathLike):
        words = "Give one, or the path of its data"
        raise OrgmodelError(f"{shown(given)} is no organisation. {words}.")
    return load(given)


def from_reading(
    reading: folder.Reading, fallback_name: str = "Organisation", read_from: str | None = None
) -> Organisation:
    """The organisation of what was read, such as an upload.

    `read_from` is the folder on disk it was read from; without, as in an upload, no path that
    the data names is opened, and rule packs are those that ship and its own rules.toml.
    """
    settings = reading.settings
    problems, relations = of_rules(reading, read_from)
    return Organisation(
        tables=reading.tables,
        name=settings.name or fallback_name,
        date=settings.date,
        status=settings.status,
        source=settings.source,
        packs=settings.packs,
        relations=relations,
        roles=settings.roles,
        bodies=settings.bodies,
        target=settings.target,
        currency=settings.currency,
        population=settings.population,
        costing=settings.costing,
        tops=settings.tops,
        own_columns=settings.columns,
        problems=(*folder.faults_of(reading, relations), *problems),
        origins=reading.origins,
        attachments=reading.attachments,
        departed=reading.departed,
        set_aside=SetAside(units_made="units" not in reading.given),
        folder=read_from,
    ).settled()
