"""Several organisations are chosen on the page Data, seen side by side and opened as one."""

from __future__ import annotations

import io
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Visit, control, words
from tests.ui.data.staff_lists import csv, with_faults

POSTS = b"id,title,reports_to,fte\nce,Chief Executive,,1\nfin,Finance lead,ce,0.5\n"
FUNCTIONS = b"id,name,assigned_to\nf1,Paying of invoices,fin\n"


def a_zip(name: str, **more: bytes) -> bytes:
    whole = io.BytesIO()
    files = {"posts.csv": POSTS, "functions.csv": FUNCTIONS, **more}
    files["organisation.toml"] = f'name = "{name}"\npacks = ["structure"]\n'.encode()
    with zipfile.ZipFile(whole, "w") as archive:
        for file, content in files.items():
            archive.writestr(file, content)
    return whole.getvalue()


def gather(app: AppTest, files: dict[str, bytes]) -> AppTest:
    """Begin to open several, and drop these files at once."""
    app.button(key="several.begin").click().run()
    for name, content in files.items():
        app.file_uploader[0].upload(name, content)
    app.run()
    assert not app.exception
    return app


def both(app: AppTest) -> AppTest:
    return gather(app, {"North East.zip": a_zip("North"), "south.zip": a_zip("South")})


def columns(app: AppTest) -> list[str]:
    return [name.replace("\\", "") for name in app.table[0].value.columns]


def row(app: AppTest, figure: str) -> list[str]:
    cells = app.table[0].value.set_index("Figure").loc[figure]
    return [cell.replace("\\", "") for cell in cells]


def test_two_zips_are_seen_side_by_side_before_anything_is_taken(visit: Visit) -> None:
    app = both(visit("data"))
    before = app.session_state["om.work"].organisation.name
    assert columns(app) == ["Figure", "North_East", "south", "Together"]
    assert row(app, "Posts") == ["2", "2", "4"]
    assert row(app, "Funded FTE") == ["1.5", "1.5", "3"]
    assert "1 pair of functions may be the same work" in app.expander[0].label
    assert before == "Brent tPCT"


def test_they_open_as_one_baseline_and_what_is_open_says_so(visit: Visit, own_store) -> None:
    app = both(visit("data"))
    app.button(key="several.open").click().run()
    assert not app.exception
    work = app.session_state["om.work"]
    assert work.organisation.name == "North and South"
    assert set(work.organisation.tables["posts"]["id"]) == {
        "North_East.ce",
        "North_East.fin",
        "south.ce",
        "south.fin",
    }
    assert work.kept.baseline.brought
    assert any("south.zip, 2 rows of posts" in note for note in work.opened.notes)
    assert app.title[0].value == "Chart"
    assert "side by side" in app.toast[0].value
    assert not app.run().toast


def test_one_top_is_over_the_other_head(visit: Visit) -> None:
    app = both(visit("data"))
    control(app.radio, "several.top").set_value(2).run()
    app.button(key="several.open").click().run()
    posts = app.session_state["om.work"].organisation.tables["posts"]
    managers = dict(zip(posts["id"], posts["reports_to"], strict=True))
    assert managers["North_East.ce"] == "south.ce"
    assert managers["south.ce"] == ""


def test_a_faulty_file_is_named_and_the_others_stay(visit: Visit) -> None:
    app = gather(visit("data"), {"good.zip": a_zip("Good"), "bad.zip": b"PK\x03\x04 no zip"})
    assert "bad\\.zip was not opened" in app.error[0].value
    assert control(app.text_input, "several.name.1").value == "good"
    assert "Add one more" in words(app)
    assert "several.open" not in [button.key for button in app.button]


def test_a_staff_list_is_taken_with_guessed_columns_which_is_told(visit: Visit) -> None:
    app = gather(visit("data"), {"Staff.csv": csv(with_faults()), "south.zip": a_zip("South")})
    assert "its columns were guessed" in words(app)
    assert "Staff" in columns(app)


def test_a_name_is_mended_and_one_of_two_is_refused_under_its_field(visit: Visit) -> None:
    app = both(visit("data"))
    control(app.text_input, "several.name.1").input("São Paulo!").run()
    assert "Sao_Paulo" in columns(app)
    control(app.text_input, "several.name.2").input("sao_paulo").run()
    assert "Two are called" in words(app)
    assert not app.table
    control(app.text_input, "several.name.2").input("").run()
    assert "Give it a short name" in words(app)


def test_what_is_open_is_put_beside_another_and_several_bodies_stand_apart(visit: Visit) -> None:
    app = both(visit("data"))
    app.button(key="several.open").click().run()
    app.switch_page("orgmodel/ui/pages/data.py").run()
    app.button(key="several.beside").click().run()
    offered = control(app.selectbox, "several.add")
    offered.select_index(offered.options.index("Sample: M2 PCT")).run()
    names = [one.value for one in app.text_input if str(one.key).startswith("several.name")]
    assert names == ["North_East", "south", "m2"]
    app.button(key="several.remove.1").click().run()
    assert columns(app) == ["Figure", "south", "m2", "Together"]


def test_data_that_names_its_bodies_is_added_as_each_of_them(visit: Visit) -> None:
    app = visit("data")
    app.button(key="several.beside").click().run()
    offered = control(app.selectbox, "several.add")
    cluster = next(place for place, one in enumerate(offered.options) if "Fenshire" in one)
    offered.select_index(cluster).run()
    assert not app.exception and not app.error
    assert {"east", "west"} <= set(columns(app))


def test_leaving_opens_nothing(visit: Visit) -> None:
    app = both(visit("data"))
    app.button(key="several.leave").click().run()
    assert app.session_state["om.work"].organisation.name == "Brent tPCT"
    assert "several.begin" in [button.key for button in app.button]


@pytest.mark.usefixtures("heavy")
def test_a_worker_does_the_same(visit: Visit) -> None:
    app = both(visit("data"))
    assert row(app, "Posts") == ["2", "2", "4"]
