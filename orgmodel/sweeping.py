"""`sweep`: every consistent combination of an option set as a row, in Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from orgmodel.api import organisation_given
from orgmodel.file_given import Packs, option_set_given, pack_names
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
) -> pd.DataFrame:
    """Every consistent combination of an option set: a row each, in the order of the questions.

    `option_set` is a value, the path of its file, or its name in the folder's scenarios.
    `measures` are errors, warnings, info, changes (how many it takes) and ids of measures, by
    default those that the set ranks by; a minus before one is left out. `packs` as in `check`.

    Columns: `combination` (`O01(a) O02(b)`), a column a question with its answer, a column a
    measure (Float64, missing where the data does not say), and `no_longer_shown`: the rules, apart
    by spaces, that the baseline has assessed and that cannot be assessed in it; their errors and
    warnings count on. `frame.attrs["left_out"]` says how many combinations contradict themselves,
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

    from orgmodel.comparison.ranking import measures_asked
    from orgmodel.comparison.sweep.evaluator import Evaluator
    from orgmodel.rules.check import packs_of

    base = organisation_given(baseline)
    chosen = option_set_given(base, option_set)
    names = [one.lstrip("-") for one in measures_asked(base, measures or chosen.rank)]
    names = list(dict.fromkeys(names))
    evaluator = Evaluator(base, chosen, packs_of(base, pack_names(packs)), names)
    left_out = Counter[str]()

    def rows() -> Iterator[list[Any]]:
        for part in map(evaluator.part, evaluator.parts()):
            left_out.update(dict(part.left_out))
            for row in part.rows:
                made = evaluator.combination(row.choices)
                answers = [answer for _, answer in made.choices]
                yield [made.name, *answers, *row.values, " ".join(row.unshown)]

    questions = [question.id for question in chosen.questions]
    columns = ["combination", *questions, *names, "no_longer_shown"]
    found = pd.DataFrame(list(rows()), columns=columns, dtype=object)
    frame = found.astype(dict.fromkeys(names, "Float64"))
    frame.attrs["left_out"] = dict(left_out)
    return frame
