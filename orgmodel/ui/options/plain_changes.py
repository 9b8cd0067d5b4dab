"""A change in a manager's words: without the ids that follow names."""

from __future__ import annotations

from orgmodel.changes.accepted import AcceptedFinding
from orgmodel.changes.scenario import Scenario
from orgmodel.model.words import listed
from orgmodel.ui.findings.checks import own_check
from orgmodel.ui.shared.brackets import without_ids
from orgmodel.ui.workspace.work import Work


def words_of_changes(work: Work, scenario: Scenario) -> tuple[str, ...]:
    """The changes of an option of this work, a sentence each."""
    names = work.baseline.names
    known = {*work.baseline.table_of, *work.organisation.table_of}
    known |= {name for change in scenario.changes for name in change.introduces()}
    return tuple(without_ids(words, known) for words in scenario.describe(names))


def words_of_items(work: Work, scenario: Scenario) -> tuple[str, ...]:
    """All there is to decide on, a sentence each: the changes, then what is accepted on purpose."""
    return (*words_of_changes(work, scenario), *(_accepting(work, a) for a in scenario.accepted))


def _accepting(work: Work, accepted: AcceptedFinding) -> str:
    names = {**work.baseline.names, **work.organisation.names}
    about = listed([names.get(one) or one for one in accepted.subject], 3)
    checked = own_check(work.opened, None).result
    titles = {rule.id: rule.title for rule in checked.rules} if checked else {}
    title = f", though “{titles[accepted.rule]}”" if accepted.rule in titles else ""
    return f"Leave {about} as it is on purpose{title}"
