"""What is other in an option than in the version that was handed in, in words."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.comparison.outcomes import WORDS, WORDS_NOW
from orgmodel.errors import OrgmodelError
from orgmodel.store.option import Option
from orgmodel.store.saying import Version, items
from orgmodel.store.sign_off import SignOff
from orgmodel.ui.compare.compared import compared
from orgmodel.ui.options.plain_changes import words_of_items
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import keeping
from orgmodel.ui.workspace.work import Work

UNCHANGED = (
    "Nothing changed since it was submitted. A change that is edited now has to be decided again."
)


def since(work: Work, option: Option, standing: SignOff) -> list[str]:
    """A line each, in Markdown: what came, what went, another order, rules that come out anew."""
    version = standing.version
    if version is None:
        return []
    now = dict(zip(items(option.scenario), words_of_items(work, option.scenario), strict=True))
    then = _words(work, version) if standing.gone else {}
    said = [f"New: {escaped(now[item])}" for item in standing.added]
    said += [f"Gone: {escaped(then.get(item, 'a change'))}" for item in standing.gone]
    if not said and tuple(now) != items(version.scenario):
        said.append("The same changes, in another order.")
    return [*said, *map(escaped, _rules(work, option, version))]


def _words(work: Work, version: Version) -> Mapping[str, str]:
    """What the version's items are called in the data it was made on: a newer list may lack it."""
    words = words_of_items(_work_then(work, version), version.scenario)
    return dict(zip(items(version.scenario), words, strict=True))


def _work_then(work: Work, version: Version) -> Work:
    kept = work.kept
    before = [one for one in kept.baselines if one.number < version.event] if kept else []
    if kept is None or not before or before[-1].baseline == kept.baseline:
        return work
    try:
        return Work(keeping.opened_baseline(kept.id, before[-1].baseline))
    except OrgmodelError:
        return work


def _rules(work: Work, option: Option, version: Version) -> list[str]:
    """`“The PEC has a chair” passed and is broken now.`, for each rule that differs."""
    found = compared(work, option).result
    if found is None or not version.outcomes:
        return []
    words: Mapping[str, str] = {str(outcome): said for outcome, said in WORDS.items()}
    return [
        f"“{rule.title}” {words[was]} and {WORDS_NOW[rule.outcome]}."
        for rule in found.option.check.rules
        if (was := version.outcomes.get(rule.key, "")) in words and was != rule.outcome
    ]
