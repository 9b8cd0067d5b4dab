"""A staff list dropped on the page Data: columns, repairs, faults, and the chart."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.ui.data.all_rows import mend_of
from orgmodel.ui.workspace import library
from tests.ui.conftest import Visit, words
from tests.ui.data.staff_lists import csv, rows, with_faults, xlsx
from tests.ui.data.test_data_page import banner, upload


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def label(app: AppTest, words: str) -> str:
    """The key of the button with these words."""
    return next(button.key for button in app.button if button.label == words)


def headers(app: AppTest) -> list[str]:
    return [header.value for header in app.header] + [header.value for header in app.subheader]


@pytest.fixture
def columns(visit: Visit) -> AppTest:
    """The page at its step Columns, with a list without faults."""
    return upload(visit("data"), {"Staff July.xlsx": xlsx(rows())})


@pytest.fixture
def faulty(visit: Visit) -> AppTest:
    """The page at its step Repairs and faults, with a list of fifteen faulty rows."""
    return press(upload(visit("data"), {"Staff July.csv": csv(with_faults())}), "import.next")


def uses(app: AppTest) -> dict[str, str]:
    found = {box.label: box.value for box in app.selectbox}
    return {name[6:-4]: use for name, use in found.items() if name.startswith("What “")}


def test_an_unknown_workbook_is_read_and_its_columns_are_guessed(columns: AppTest) -> None:
    assert "Open your staff list" in headers(columns)
    found = uses(columns)
    assert found["Position Number"] == "id"
    assert found["Supervisor Position"] == "reports_to"
    assert found["Directorate"] == "unit"
    assert found["FTE"] == "fte"
    assert "Establishment" in words(columns)
    assert "Brent tPCT" in banner(columns)


def test_three_presses_lead_from_the_drop_to_the_chart(columns: AppTest) -> None:
    for _ in range(3):
        press(columns, "import.next")
    assert columns.title[0].value == "Chart"
    assert "10 posts" in banner(columns)
    assert "No faults" in banner(columns)


def test_a_column_put_to_another_use_takes_it_from_the_one_that_had_it(columns: AppTest) -> None:
    place = next(box for box in columns.selectbox if box.label == "What “Loc Cd” is")
    place.select("band").run()
    assert uses(columns)["Loc Cd"] == "band"
    assert uses(columns)["Pay Scale"] == "keep"


def test_back_and_forth_keeps_what_was_agreed(columns: AppTest) -> None:
    box = next(box for box in columns.selectbox if box.label == "What “Loc Cd” is")
    box.select("note").run()
    press(columns, "import.next")
    columns.checkbox(key="import.repair.fte").uncheck().run()
    press(columns, "import.back")
    assert uses(columns)["Loc Cd"] == "note"
    press(columns, "import.back")
    assert "Your files" in headers(columns)
    press(press(columns, "import.next"), "import.next")
    assert not columns.checkbox(key="import.repair.fte").value


def test_the_same_headings_are_read_as_was_agreed(columns: AppTest) -> None:
    next(box for box in columns.selectbox if box.label == "What “Loc Cd” is").select("note").run()
    press(columns, "import.next")
    press(columns, "import.again")
    app = upload(columns, {"Staff August.csv": csv(rows()[:5])})
    assert uses(app)["Loc Cd"] == "note"
    assert "as you agreed for the last list" in words(app)


def test_a_mapping_dropped_with_the_list_is_used(visit: Visit) -> None:
    mapping = b'[posts]\nid = "Position Number"\ntitle = "Position Title"\n'
    mapping += b'reports_to = "Supervisor Position"\nnote = "Loc Cd"\nband = "Old Scale"\n'
    files = {"Staff.csv": csv(rows()), "mapping.toml": mapping}
    app = upload(visit("data"), files)
    assert uses(app)["Loc Cd"] == "note"
    assert "Old Scale" in words(app)


def test_a_mapping_that_cannot_be_used_is_told_and_passed_over(visit: Visit) -> None:
    files = {"Staff.csv": csv(rows()), "mapping.toml": b'[posts]\nboss = "X"\n'}
    app = upload(visit("data"), files)
    assert uses(app)["Position Number"] == "id"
    assert "was passed over" in words(app)


def test_repairs_are_ticked_as_they_are_done(faulty: AppTest) -> None:
    assert faulty.checkbox(key="import.repair.fte").value
    assert not faulty.checkbox(key="import.repair.case").value
    assert "Faults still there: 15 rows" in headers(faulty)
    faulty.checkbox(key="import.repair.case").check().run()
    assert "Faults still there: 3 rows" in headers(faulty)


def test_twelve_faults_are_mended_with_one_press(faulty: AppTest) -> None:
    press(faulty, label(faulty, "Apply to these 12 rows"))
    assert "Faults still there: 3 rows" in headers(faulty)
    press(faulty, label(faulty, "Take it back"))
    assert "Faults still there: 15 rows" in headers(faulty)


def test_each_kind_of_fault_can_be_mended(faulty: AppTest) -> None:
    press(faulty, label(faulty, "Apply to these 12 rows"))
    press(faulty, label(faulty, "It is a top post"))
    manager = next(box for box in faulty.selectbox if "Reports to of row 24" in box.label)
    manager.select("P-300").run()
    while "Apply" in [button.label for button in faulty.button if not button.disabled]:
        press(faulty, label(faulty, "Apply"))
    assert any("Nothing to mend" in said.value for said in faulty.success)


def test_a_number_is_not_taken_for_one_that_is_alike(faulty: AppTest) -> None:
    lost = next(box for box in faulty.selectbox if "Reports to of row 24" in box.label)
    assert lost.value is None
    press(faulty, label(faulty, "Not in this file"))
    assert any("“P\\-999”: not in this file" in said.value for said in faulty.markdown)


def test_one_can_go_on_with_faults(faulty: AppTest) -> None:
    press(press(faulty, "import.next"), "import.next")
    assert faulty.title[0].value == "Chart"
    assert "25 posts" in banner(faulty)
    assert "15 faults" in banner(faulty)


def test_cells_edited_among_all_rows_mend_the_list(faulty: AppTest) -> None:
    faulty.segmented_control[0].set_value("All rows").run()
    assert not faulty.exception
    said = {"edited_rows": {"22": {"reports_to": "P-300"}, "24": {"top": "yes"}}}
    places = [("Staff July.csv", number + 2) for number in range(25)]
    mend = mend_of("rows", places, said)
    assert [(c.row, c.column, c.value) for c in mend.corrections] == [
        (24, "reports_to", "P-300"),
        (26, "top", "yes"),
    ]
    faulty.session_state["om.import"] = faulty.session_state["om.import"].mending(mend)
    faulty.run()
    assert "Faults still there: 13 rows" in headers(faulty)


def test_a_list_under_our_own_headings_is_asked_about_all_the_same(visit: Visit) -> None:
    content = b'id,title,reports_to\n"One, Ann",Chief,\n"Two, Bob",Officer,"One, Ann"\n'
    app = upload(visit("data"), {"people.list.csv": content})
    assert "Open your staff list" in headers(app)
    for _ in range(3):
        press(app, "import.next")
    posts = app.session_state["om.work"].opened.organisation.posts
    assert not any(
        "Ann" in cell or "Bob" in cell for cell in posts.astype("str").to_numpy().ravel()
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("minutes.pdf", b"%PDF-1.4 minutes of the Board", "This is a PDF"),
        ("empty.xlsx", b"", "empty"),
        ("noise.xlsx", bytes(range(256)) * 4, "neither a workbook nor text"),
    ],
)
def test_a_wrong_file_is_answered_in_words(
    visit: Visit, name: str, content: bytes, said: str
) -> None:
    app = upload(visit("data"), {name: content})
    assert said in app.error[0].value
    assert "what was open is still open" in app.error[0].value
    assert "Brent tPCT" in banner(app)


def test_start_again_leaves_what_is_open(columns: AppTest) -> None:
    press(columns, "import.again")
    assert "Open your own data" in headers(columns)
    assert "Brent tPCT" in banner(columns)


def test_words_of_the_file_are_never_markup(visit: Visit) -> None:
    nasty = rows()
    nasty[1][1] = "<img src=x onerror=alert(1)> [x](http://x)"
    nasty[2][4] = "<b>no</b>"
    app = upload(visit("data"), {"<b>list</b>.csv": csv(nasty)})
    for _ in range(2):
        drawn = "\n".join(str(element.proto) for element in app.get("html"))
        assert "<img" not in drawn
        assert "<b>no" not in drawn
        assert "<b>list" not in words(app)
        press(app, "import.next")


def test_the_server_makes_room_for_a_list_that_is_opened(
    columns: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is worked out of organisations is let go when too many rows have come together."""
    taken: list[int] = []
    monkeypatch.setattr(library.ROOM, "take", taken.append)
    for key in ("import.next", "import.next", "import.next"):
        press(columns, key)
    assert banner(columns)
    assert taken == [len(rows())]
