"""`sweep`: every consistent combination of an option set as a row, in Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from orgmodel.api import organisation_given
from orgmodel.file_given import Packs, option_set_given, pack_names
from orgmodel.model.given.arguments import arguments_told
from orgmodel.model.given.filed import StrPath
from orgmodel.model.organisation import OrganisationModel

if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.comparison.option_set import OptionSet
    from orgmodel.comparison.sweep.rows import SweepRow


@arguments_told
def sweep(
    baseline: OrganisationModel | StrPath,
    option_set: OptionSet | StrPath,
    *,
    packs: Packs = None,
    measures: Sequence[str] | None = None,
    must: Sequence[str] = (),
) -> pd.DataFrame:
    """Every consistent combination of an option set: a row each, in the order of the questions.

    `option_set` is a value, the path of its file, or its name in the folder's scenarios.
    `measures` are errors, warnings, info, changes (how many it takes) and ids of measures, by
    default those that the set ranks by, less being better unless a minus stands before. `must` are
    must-haves beside the set's own, such as `errors <= 0`, `cost <= baseline` or the id of a rule
    that has to pass. `packs` as in `check`.

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
    from orgmodel.comparison.figure_names import measures_asked
    from orgmodel.comparison.front import Front
    from orgmodel.comparison.must_have import must_haves
    from orgmodel.comparison.sweep.evaluator import Evaluator
    from orgmodel.rules.check import packs_of

    base = organisation_given(baseline)
    chosen = option_set_given(base, option_set)
    used = packs_of(base, pack_names(packs))
    signed = _each_once(measures_asked(base, measures or chosen.rank))
    names = [one.lstrip("-") for one in signed]
    wanted = must_haves(base, used, (*chosen.must, *must))
    evaluator = Evaluator(base, chosen, used, names, wanted)
    left_out, front = Counter[str](), Front()
    found: list[tuple[list[Any], SweepRow]] = []
    for part in map(evaluator.part, evaluator.parts()):
        left_out.update(dict(part.left_out))
        for row in part.rows:
            made = evaluator.combination(row.choices)
            answers = [answer for _, answer in made.choices]
            missed = "; ".join(str(wanted[place]) for place in row.missed)
            cells = [made.name, *answers, *row.values, " ".join(row.unshown), missed]
            found.append((cells, row))
            if not row.missed:
                front.add(sort_key(signed, row))
    rows = [[*cells, not row.missed and sort_key(signed, row) in front] for cells, row in found]
    questions = [question.id for question in chosen.questions]
    columns = ["combination", *questions, *names, "no_longer_shown", "missed", "on_front"]
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    frame = frame.astype({**dict.fromkeys(names, "Float64"), "on_front": "boolean"})
    frame.attrs["left_out"] = dict(left_out)
    return frame


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    """Each measure once, as it is named first."""
    first = {name.lstrip("-"): name for name in reversed(names)}
    return tuple(dict.fromkeys(first[name.lstrip("-")] for name in names))
