"""What a worker does of an import: the organisation built, suggestions for it, the data opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from orgmodel.answers import Answers, Suggestions, suggestions, with_answers
from orgmodel.api import Organisation
from orgmodel.files.exporters import folder_files
from orgmodel.files.importers.base import ImportOutcome
from orgmodel.files.importers.table.mapping import TableMapping
from orgmodel.files.importers.table.prepared import Prepared
from orgmodel.importing import Imported
from orgmodel.model.kept import known_of
from orgmodel.ui.data.fault_groups import FaultGroup, grouped, managers_to_choose
from orgmodel.ui.data.first_posts import tree
from orgmodel.ui.working.task import Tell
from orgmodel.ui.workspace.importing import StaffImport, asked_once, outcome_made

_ASKED = ("names",)
_CHOICES = 150
"""Managers to choose from, where one is not found."""


@dataclass(frozen=True, eq=False)
class ImportFaults:
    """What is wrong still, by what mends it, and the cells that name a manager with their words."""

    groups: tuple[FaultGroup, ...]
    managers: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class ImportMade:
    """What comes of a list: the outcome, its first posts as HTML, and its faults."""

    outcome: ImportOutcome
    first_posts: str
    faults: ImportFaults


@dataclass(frozen=True, eq=False)
class SuggestionsMade:
    """What is suggested for units, and what else of the organisation the step that asks shows."""

    suggestions: Suggestions
    known: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class ImportOpened:
    """The organisation of an import, and the files that it is kept as.

    `ahead` is what was worked out of it for the page that comes, where that was asked for.
    """

    organisation: Organisation
    files: Mapping[str, bytes]
    ahead: Any = None


def import_made(tell: Tell, work: StaffImport, read: Prepared | None) -> ImportMade:
    """What comes of files by what was agreed; `read` is the list in them, None of other files."""
    tell("making posts, units and lines of the rows")
    outcome = outcome_made(work, read)
    tell("looking for faults")
    return ImportMade(outcome, tree(asked_once(outcome)), faults_of(work, outcome, read))


def faults_of(work: StaffImport, outcome: ImportOutcome, read: Prepared | None) -> ImportFaults:
    """The faults that are left, grouped, and whom to choose from."""
    mapping = work.mapping or TableMapping()
    asked = asked_once(outcome)
    return ImportFaults(
        grouped(asked, read, mapping), managers_to_choose(asked, read, mapping, _CHOICES)
    )


def suggested(tell: Tell, outcome: ImportOutcome) -> SuggestionsMade:
    """What is suggested for units."""
    tell("looking for directorates and their heads")
    model = asked_once(outcome).model
    return SuggestionsMade(suggestions(model), known_of(model, _ASKED))


def import_opened(
    tell: Tell,
    outcome: ImportOutcome,
    answers: Answers | None,
    ahead: Callable[[Organisation], Any] | None = None,
) -> ImportOpened:
    """The organisation that is opened, with the answers that were given, if any.

    `ahead` works out what the page that comes will ask of it.
    """
    tell("putting the answers in")
    if answers is not None:
        outcome = answered_with(outcome, answers)
    tell("writing its tables")
    organisation = Imported(outcome).organisation
    files = folder_files(organisation)
    if ahead is None:
        return ImportOpened(organisation, files)
    tell("drawing and checking it")
    return ImportOpened(organisation, files, ahead(organisation))


def answered_with(outcome: ImportOutcome, answers: Answers) -> ImportOutcome:
    """The outcome with what was confirmed."""
    return replace(outcome, model=with_answers(outcome.model, answers))
