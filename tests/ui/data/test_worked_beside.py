"""An import done by a worker shows what one done within the click shows, and can be cancelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from orgmodel.ui.data import awaited, dropping, light
from orgmodel.ui.drawing import drawings
from orgmodel.ui.working.crew import CREW, WorkError
from orgmodel.ui.workspace import worked_out
from tests.ui.conftest import Visit, drawn_words, words
from tests.ui.data.staff_lists import csv, rows, with_faults, xlsx
from tests.ui.data.test_data_page import banner, upload
from tests.ui.data.test_import_steps import press

SENIOR = (
    b"Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Parent Department,Organisation,"
    b"Unit,Contact Phone,Contact E-mail,Reports to Senior Post,Salary Cost of Reports (\xc2\xa3),"
    b"FTE,Actual Pay Floor (\xc2\xa3),Actual Pay Ceiling (\xc2\xa3),"
    b"Professional/Occupational Group,Notes,Valid?\n"
    b"1,A. Head,SCS4,Head,Leads,Dep,Body,Office,,,XX,0,1.00,1,2,Other,,1\n"
    b"2,B. Next,SCS2,Director,Helps,Dep,Body,Office,,,9,0,1.00,1,2,Other,,1\n"
)


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    yield
    CREW.close()


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Lets workers do all; gives the tasks that they did."""
    done: list[str] = []
    begin = CREW.begin

    def noted(work, *given, limits):
        done.append(work.__name__)
        return begin(work, *given, limits=limits)

    def all_heavy() -> list[str]:
        kept: dict[str, tuple[str, Any]] = {}  # these visits would else be one session
        monkeypatch.setattr(worked_out, "_kept", lambda: kept)
        monkeypatch.setattr(light, "BYTES", 0)
        monkeypatch.setattr(light, "CELLS", 0)
        monkeypatch.setattr(CREW, "begin", noted)
        return done

    return all_heavy


def shown(app: AppTest) -> tuple[str, ...]:
    """All that a step says and asks, in its order."""
    asks = [*app.checkbox, *app.selectbox, *app.radio]
    said = [f"{one.label} {one.value} {one.proto.help}" for one in asks]
    said += [f"{one.label} {one.proto.help}" for one in app.button]
    heads = [one.value for one in (*app.header, *app.subheader, *app.success, *app.error)]
    return (words(app), drawn_words(app), *said, *heads)


def scene_drawn(app: AppTest) -> str:
    """The drawing as the browser gets it."""
    return str(app.get("bidi_component")[0].proto.json)


def steps(app: AppTest, files: dict[str, bytes]) -> Iterator[tuple[str, ...]]:
    """What each step of an import shows, up to the page Chart."""
    upload(app, files)
    while app.session_state["om.import"].step < 5:
        yield shown(app)
        press(app, "import.next")
    yield banner(app), app.title[0].value, drawn_words(app), scene_drawn(app)


@pytest.mark.parametrize(
    ("files", "tasks"),
    [
        (
            {"Staff.csv": csv(with_faults())},
            ["upload_read", "import_made", "suggested", "import_opened"],
        ),
        ({"senior.csv": SENIOR}, ["upload_read", "import_made", "suggested", "import_opened"]),
        (
            {"Staff.csv": csv(with_faults()), "mapping.toml": b'[posts]\nboss = "X"\n'},
            ["upload_read", "import_made", "suggested", "import_opened"],
        ),
    ],
    ids=["a staff list", "an organogram", "a mapping that cannot be used"],
)
def test_every_step_is_the_same_by_a_worker(
    visit: Visit, beside, files, tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = list(steps(visit("data"), files))
    done, drawn_here = beside(), list[str]()

    def noted(work, *given):
        drawn_here.append(work.organisation.name)
        return draw(work, *given)

    draw = drawings._drawn
    monkeypatch.setattr(drawings, "_drawn", noted)
    st.cache_resource.clear()
    st.cache_data.clear()
    assert list(steps(visit("data"), files)) == at_once
    assert [name for name in done if name in tasks] == tasks
    assert len(at_once) > 2
    assert at_once[-1][1] == "Chart"
    assert set(drawn_here) == {"Brent tPCT"}, "the worker that opens a list draws it, too"


def test_answers_and_mends_count_alike(visit: Visit, beside) -> None:
    found = []
    for worker in (False, True):
        if worker:
            beside()
        app = upload(visit("data"), {"Staff.csv": csv(with_faults())})
        press(app, "import.next")
        app.checkbox(key="import.repair.case").check().run()
        press(app, next(one.key for one in app.button if one.label == "It is a top post"))
        app.get("button_group")[0].set_value(["All rows"]).run()
        assert not app.exception
        rows = app.get("arrow_data_frame")[0].value if app.get("arrow_data_frame") else None
        press(app, "import.next")
        press(app, "import.confirm")
        whole = shown(app)
        press(app, "import.next")
        found.append((str(rows), whole, banner(app)))
    assert found[0] == found[1]


def test_another_sheet_is_read_by_a_worker(visit: Visit, beside) -> None:
    done = beside()
    app = upload(visit("data"), {"Staff.xlsx": xlsx(with_faults(), rows()[:4])})
    app.selectbox(key="import.sheet").select("Further").run()
    assert not app.exception
    assert done.count("upload_read") == 2
    assert app.session_state["om.import"].sheet == "Further"
    assert "the 4 rows of the list" in words(app) or "4 rows" in words(app)


@pytest.mark.parametrize("task", ["import_made", "suggested", "import_opened"])
def test_what_is_given_up_is_told_in_its_place_and_done_on_request(
    visit: Visit, beside, monkeypatch: pytest.MonkeyPatch, task: str
) -> None:
    beside()
    asked = [0]

    def given_up(name, title, on_cancel=None):
        found = ask(name, title, on_cancel)
        asked[0] += 1
        raise WorkError("This takes longer than the 10 seconds that are let. Give less at once.")
        return found

    ask = awaited.working.shown
    kinds = {"import_made": "outcome", "suggested": "suggestions", "import_opened": "opened"}

    def one_given_up(name, title, on_cancel=None):
        one = given_up if name == f"import.{kinds[task]}" and not asked[0] else ask
        return one(name, title, on_cancel)

    monkeypatch.setattr(awaited.working, "shown", one_given_up)
    app = upload(visit("data"), {"Staff.csv": csv(with_faults())})
    while not asked[0]:
        press(app, "import.next")
    assert "longer than the 10 seconds" in app.error[0].value
    assert "Brent tPCT" in banner(app)
    press(app, f"import.again.{kinds[task]}")
    assert not app.error
    while app.session_state["om.import"].step < 5:
        press(app, "import.next")
    assert app.title[0].value == "Chart"


def test_work_that_is_cancelled_changes_nothing_and_waits_for_another_press(
    visit: Visit, beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside()
    app = upload(visit("data"), {"Staff.csv": csv(with_faults())})
    work = app.session_state["om.import"]
    waits = awaited.working.shown
    monkeypatch.setattr(
        awaited.working,
        "shown",
        lambda name, title, cancel: (cancel(), waits(name, title, cancel))[1],
    )
    place = next(box for box in app.selectbox if box.label == "What “Loc Cd” is")
    place.select("note").run()
    assert app.session_state["om.import"] != work
    assert not app.exception


def test_files_kept_here_are_mended_by_a_worker_too(visit: Visit, beside) -> None:
    done = beside()
    app = upload(visit("data"), {"posts.csv": b"id,title,reports_to\na,Head,\na,Clerk,x\n"})
    press(app, "import.mend")
    assert done.count("upload_read") == 2
    assert app.session_state["om.import"].form == "table"
    assert dropping.TABLE == "table"
