"""What a comment is about, in words, and how to get there."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.changes.conflict import ScenarioError
from orgmodel.rules.finding import Finding
from orgmodel.store.option import Option
from orgmodel.store.saying import Comment, items
from orgmodel.ui.findings.checks import own_check
from orgmodel.ui.findings.plain_words import plainly
from orgmodel.ui.options.plain_changes import words_of_items
from orgmodel.ui.signing.deciding import LONGEST_ID
from orgmodel.ui.signing.showing import number_of, show_item
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.leading import lead_to
from orgmodel.ui.workspace.work import Work


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """What something is said about: the option it is said of, one of `ABOUT`, and the id of it."""

    option: str = ""
    about: str = "workspace"
    id: str = ""


def subject_of(comment: Comment) -> SpokenOf:
    """What a comment is about."""
    return SpokenOf(comment.option, comment.about, comment.id)


def in_words(work: Work, subject: SpokenOf) -> str:
    """`Change 2: Remove Assistant Director of Services`, a title, a finding; plain text."""
    option = _option(work, subject.option)
    if subject.about == "workspace":
        return "This workspace"
    if subject.about == "option":
        return f"Option “{option.name}”" if option else "An option that is not here any more"
    if subject.about == "change":
        return _change(work, option, subject.id)
    if subject.about == "finding":
        return _finding(work, option, subject.id)
    known = {**work.baseline.names, **work.organisation.names}
    return known.get(subject.id) or "A box that is not here any more"


def leads_somewhere(work: Work, subject: SpokenOf) -> bool:
    """Whether there still is something to lead to."""
    option = _option(work, subject.option)
    if subject.about == "workspace":
        return False
    if subject.about == "option":
        return option is not None
    if subject.about == "change":
        return option is not None and number_of(option, subject.id) > 0
    if subject.about == "finding":
        return _found(work, option, subject.id) is not None
    return subject.id in work.organisation.table_of or subject.id in work.baseline.table_of


def lead(subject: SpokenOf) -> None:
    """Show what is spoken of: the option here, anything else in the chart of its option."""
    work = state.work()
    if work is None:
        return
    option = _option(work, subject.option)
    if subject.about == "change" and option is not None:
        show_item(option.key, number_of(option, subject.id))
        return
    if option is not None:
        editing.show(option.key)
    if subject.about == "option":
        return
    if subject.about == "finding":
        state.open_finding(subject.id)
    else:
        state.select(subject.id, into_view=True)
    lead_to("chart")


def subjects(work: Work) -> tuple[SpokenOf, ...]:
    """What a comment can be about on the page Workspace, what is shown first."""
    found: list[SpokenOf] = []
    option, selected = work.option, state.selected()
    if option is not None:
        known = (item for item in items(option.scenario) if len(item) <= LONGEST_ID)
        found = [SpokenOf(option.key, "option", option.key)]
        found += [SpokenOf(option.key, "change", item) for item in known]
    if selected and selected in work.organisation.table_of:
        found.append(SpokenOf(work.current, "post", selected))
    return (*found, SpokenOf())


def _option(work: Work, key: str) -> Option | None:
    return next((option for option in work.options if option.key == key), None)


def _change(work: Work, option: Option | None, item: str) -> str:
    number = number_of(option, item) if option else 0
    if option is None or not number:
        return "A change that is not made any more"
    try:
        words = words_of_items(Work(work.opened, (option,), option.key), option.scenario)
    except ScenarioError:
        return f"Change {number}"
    return f"Change {number}: {words[number - 1]}"


def _finding(work: Work, option: Option | None, identifier: str) -> str:
    found = _found(work, option, identifier)
    if found is None:
        return "A finding that does not stand any more"
    return plainly(found.message, work.organisation, found)


def _found(work: Work, option: Option | None, identifier: str) -> Finding | None:
    try:
        checked = own_check(work.opened, option.scenario if option else None).result
    except ScenarioError:
        return None
    every = checked.findings if checked else ()
    return next((finding for finding in every if finding.id == identifier), None)
