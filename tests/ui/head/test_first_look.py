"""What a worker works out ahead of an organisation is what the server would work out itself."""

from __future__ import annotations

import pickle
from itertools import count
from typing import TypeVar

import pytest

from orgmodel.chart.folding.folds import Folds
from orgmodel.ui.chart import side_list
from orgmodel.ui.chart.changed import changed
from orgmodel.ui.chart.figures import figures
from orgmodel.ui.drawing import drawings
from orgmodel.ui.drawing.drawings import Choice, scene_of
from orgmodel.ui.findings import checks
from orgmodel.ui.head import first_look, organisation
from orgmodel.ui.head.first_look import looked_ahead, take
from orgmodel.ui.workspace.library import Opened, organisation_of
from orgmodel.ui.workspace.work import Work

ROOM = (1000.0, 700.0)
POSTS = b"""id,title,reports_to,unit,status
head,Head,,u,
a,Clerk,head,u,vacant
b,Clerk,head,u,
c,Porter,gone,u,
d,Loose,d,,
"""
UNITS = b"id,name,parent,head\nu,Unit,,head\n"
_NUMBERS = count()
T = TypeVar("T")


def through(value: T) -> T:
    """The value as it comes from another process."""
    came: T = pickle.loads(pickle.dumps(value))  # noqa: S301
    return came


def sent(packs: tuple[str, ...] = ("structure",)) -> tuple[Opened, first_look.FirstLook]:
    """An organisation as it comes from a worker, with what was worked out ahead of it."""
    about = f"packs = {list(packs)}\n".encode()
    made = organisation_of(
        {"posts.csv": POSTS, "units.csv": UNITS, "organisation.toml": about}, "Body"
    )
    digest = f"first look {next(_NUMBERS)}"
    came, found = through((made, looked_ahead(digest, ROOM, made)))
    assert found is not None
    return Opened(came, digest, "a list"), found


def shown(opened: Opened) -> dict[str, object]:
    """What the first page and its head show of it."""
    work = Work(opened)
    found = changed(work)
    assert found.now is not None
    return {
        "scene": scene_of(work, Choice("organisation"), folds=Folds(room=ROOM)).text,
        "side": side_list.side_list(work),
        "size": organisation.size_in_words(work),
        "check": found.now.check.to_dict() | {"untried": []},
        "rests on": [rule.evidence for rule in found.now.check.rules],
        "figures": figures(found, {}),
        "unfolded": drawings.unfolded_to(work, Folds(room=ROOM), "b"),
    }


@pytest.mark.parametrize("packs", [("structure",), ("structure", "separation")])
def test_it_shows_what_would_be_worked_out_here(packs: tuple[str, ...]) -> None:
    opened, found = sent(packs)
    take(opened, found)
    here = Opened(opened.organisation, f"{opened.digest} worked out here", "a list")
    at_once, later = shown(opened), shown(here)
    assert at_once.pop("scene") == later.pop("scene")
    assert at_once == later


def test_nothing_of_it_is_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    opened, found = sent()
    take(opened, found)

    def again(*given: object) -> None:
        raise AssertionError(given)

    monkeypatch.setattr(drawings, "_drawn", again)
    monkeypatch.setattr(checks, "checked_by_own", again)
    monkeypatch.setattr(side_list, "both_lists", again)
    monkeypatch.setattr(organisation, "size_of", again)
    work = Work(opened)
    scene = scene_of(work, Choice("organisation"), folds=Folds(room=ROOM))
    assert scene is found.scene
    assert organisation.size_in_words(work) == "5 posts, 1 unit"
    assert side_list.side_list(work)["counts"] == found.side["counts"]
    assert changed(work).now is changed(work).start


def test_what_an_outcome_rests_on_is_not_sent_but_looked_for_when_asked() -> None:
    opened, found = sent()
    assert found.checked.result is not None
    was_sent = [len(rule.evidence) for rule in found.checked.result.rules]
    take(opened, found)
    now = changed(Work(opened)).now
    assert now is not None
    assert sum(len(rule.evidence) for rule in now.check.rules) > sum(was_sent)
    assert now.check.tried.findings == opened.organisation.check().tried.findings


def test_without_it_the_server_works_it_out() -> None:
    opened, _ = sent()
    take(opened, None)
    assert shown(opened)["size"] == "5 posts, 1 unit"


def test_packs_that_cannot_be_used_are_told_as_before() -> None:
    made = organisation_of({"posts.csv": POSTS, "rules.toml": b"[[rule]]\n"}, "Body")
    found = looked_ahead("faulty rules", ROOM, made)
    assert found is not None
    opened = Opened(made, "faulty rules", "a list")
    take(opened, through(found))
    assert changed(Work(opened)).faults == found.checked.faults != ()


@pytest.mark.parametrize("error", [MemoryError(), first_look.OrgmodelError("no")])
def test_what_cannot_be_worked_out_ahead_does_not_keep_it_from_being_opened(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(*_given: object) -> None:
        raise error

    monkeypatch.setattr(first_look, "drawn_first", fails)
    made = organisation_of({"posts.csv": POSTS}, "Body")
    assert looked_ahead("fails", ROOM, made) is None


def test_what_takes_too_long_is_left_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_look, "_AT_MOST", -1.0)
    made = organisation_of({"posts.csv": POSTS}, "Body")
    assert looked_ahead("late", ROOM, made) is None
