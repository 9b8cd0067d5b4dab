"""`sweep`: every consistent combination of an option set as a row, in Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from orgmodel.api import organisation_given
from orgmodel.errors import OrgmodelError
from orgmodel.file_given import Packs, a_path, option_set_given, pack_names
from orgmodel.model.given.arguments import arguments_told
from orgmodel.model.given.filed import StrPath
from orgmodel.model.organisation import OrganisationModel

if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.comparison.option_set import OptionSet


@arguments_told
def sweep(
    baseline: OrganisationModel | StrPath,
    option_set: OptionSet | StrPath,
    *,
    packs: Packs = None,
    measures: Sequence[str] | None = None,
    must: Sequence[str] = (),
    jobs: int = 1,
    client: Any = None,
    resume: StrPath | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> pd.DataFrame:
    """Every consistent combination of an option set: a row each, in the order of the questions.

    `option_set` is a value, the path of its file, or its name in the folder's scenarios.
    `measures` are errors, warnings, info, changes (how many it takes) and ids of measures, by
    default those that the set ranks by, less being better unless a minus stands before. `must` are
    must-haves beside the set's own, such as `errors <= 0`, `cost <= baseline` or the id of a rule
    that has to pass. `packs` as in `check`.

    `jobs` is the number of processes of this machine, `client` in their place a Client of Dask
    distributed: the rows are the same. `resume` is a file in which rows are kept as they come: the
    same call goes on after those that it has. `progress` is told how many of how many combinations
    are done.

    Columns: `combination` (`O01(a) O02(b)`), a column a question with its answer, a column a
    measure (Float64, missing where the data does not say), `no_longer_shown`: the rules, apart
    by spaces, that the baseline has assessed and that cannot be assessed in it; their errors and
    warnings count on; `missed`: the must-haves that it does not meet, apart by semicolons; and
    `on_front`: whether no other that meets them all is as good by each measure and better by
    one. `frame.attrs["left_out"]` says how many combinations contradict themselves,
    by reason. `ScenarioError`, `PackError`, `UnknownNameError` where something cannot be used.

        >>> import orgmodel as om
        >>> from pathlib import Path
        >>> file = Path("moves.toml")
        >>> _ = file.write_text('''
        ... [[question]]
        ... id = "Q"
        ... title = "Who manages the clerk?"
        ... alternative = [
        ...   {id = "a", title = "As now"},
        ...   {id = "b", title = "B", change = [{do = "move-post", post = "c", to = "b"}]},
        ... ]''')
        >>> import pandas as pd
        >>> staff = pd.DataFrame(
        ...     {"id": ["a", "b", "c"], "title": ["A", "B", "C"], "reports_to": ["", "a", "a"]}
        ... )
        >>> body = om.from_frames(staff, tops=["a"])
        >>> found = om.sweep(body, file, measures=["layers", "changes"])
        >>> found[["combination", "layers", "changes"]].values.tolist()
        [['Q(a)', 2.0, 0.0], ['Q(b)', 3.0, 1.0]]
    """
    import pandas as pd

    from orgmodel.comparison.best_rows import sort_key
    from orgmodel.comparison.front import Front
    from orgmodel.comparison.sweep.left_out import SweepLeftOut
    from orgmodel.comparison.sweep.rows import SweepRow
    from orgmodel.comparison.sweep.running import SweepPlace
    from orgmodel.comparison.sweep.setup import SweepSetup
    from orgmodel.files.kept_sweep import kept_sweep

    if jobs < 1:
        raise OrgmodelError(f"jobs must be 1 or more, not {jobs}.")
    base = organisation_given(baseline)
    chosen = option_set_given(base, option_set)
    figures = _each_once(measures or chosen.rank)
    setup = SweepSetup.of(base, chosen, pack_names(packs), figures, must)
    file = None if resume is None else a_path(resume, "the path of the file to keep rows in")
    left_out, front, rows = SweepLeftOut(), Front(), list[SweepRow]()
    for part in kept_sweep(setup, SweepPlace(jobs, client), file):
        left_out.take(part)
        rows += part.rows
        for row in part.rows:
            if not row.missed:
                front.add(sort_key(setup.figures, row))
        if progress is not None:
            progress(len(rows) + left_out.total(), chosen.size)
    rows.sort(key=lambda row: row.choices)

    def cells(row: SweepRow) -> list[Any]:
        made = setup.combination(row.choices)
        missed = "; ".join(str(setup.must[place]) for place in row.missed)
        on_front = not row.missed and sort_key(setup.figures, row) in front
        answers = [answer for _, answer in made.choices]
        return [made.name, *answers, *row.values, " ".join(row.unshown), missed, on_front]

    questions = [question.id for question in chosen.questions]
    columns = ["combination", *questions, *setup.names, "no_longer_shown", "missed", "on_front"]
    frame = pd.DataFrame(list(map(cells, rows)), columns=columns, dtype=object)
    frame = frame.astype({**dict.fromkeys(setup.names, "Float64"), "on_front": "boolean"})
    frame.attrs["left_out"] = dict(left_out.by_reason())
    return frame


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    """Each measure once, as it is named first."""
    first = {name.lstrip("-"): name for name in reversed(names)}
    return tuple(dict.fromkeys(first[name.lstrip("-")] for name in names))
