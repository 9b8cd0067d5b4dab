"""The page Data: uploads, faults, tables, templates."""

from __future__ import annotations

import io
import zipfile

from streamlit.testing.v1 import AppTest

from orgmodel.files.folder.folder import read_zip
from orgmodel.ui.data.template_files import all_templates
from orgmodel.ui.workspace import state
from tests.ui.conftest import Visit, words

GOOD = b"id,title,reports_to\nce,Chief Executive,\nfin,Finance,ce\n"
FAULTY = b"id,title,reports_to\nce,Chief Executive,\nfin,,nobody\nce,Again,\n"


def upload(app: AppTest, files: dict[str, bytes]) -> AppTest:
    """Drop files all at once, as a visitor does: the drop itself is the act."""
    for name, content in files.items():
        app.file_uploader[0].upload(name, content)
    app.run()
    assert not app.exception
    return app


def banner(app: AppTest) -> str:
    return app.container(key="banner").markdown[0].value


def test_an_upload_is_opened(visit: Visit) -> None:
    app = upload(visit("data"), {"posts.csv": GOOD})
    assert "2 posts" in banner(app)
    assert "No faults" in banner(app)


def test_every_fault_is_listed_with_its_place(visit: Visit) -> None:
    app = upload(visit("data"), {"posts.csv": FAULTY})
    assert "3 faults" in banner(app)
    table = app.table[0].value
    said = list(table["What is wrong and what to do"])
    wrong = ("every row needs one", "no post", "already the id of row 2")
    assert len(said) == len(wrong)
    assert all(any(part in one for one in said) for part in wrong)
    assert "Code" not in table.columns
    assert set(table["Row"]) == {"3", "4"}


def test_of_a_long_table_the_first_rows_are_sent_and_that_is_said(visit: Visit) -> None:
    rows = b"id,title,reports_to\nce,Chief Executive,\n"
    rows += b"".join(b"p%d,Officer,ce\n" % number for number in range(6_000))
    app = upload(visit("data"), {"posts.csv": rows})
    assert "6,001 rows; empty columns are left out. The first 5,000 are listed." in words(app)
    assert len(app.dataframe[0].value) == 5_000


def test_what_cannot_be_read_leaves_what_is_open(visit: Visit) -> None:
    app = upload(visit("data"), {"posts.csv": b"\x00\xff\x00"})
    assert "Brent tPCT" in banner(app)
    assert "what was open is still open" in app.error[0].value


def test_an_upload_without_a_list_says_what_is_missing(visit: Visit) -> None:
    app = upload(visit("data"), {"people.csv": b"id,name\np1,Ann One\n", "links.csv": b"from"})
    assert "Brent tPCT" in banner(app)
    assert "there is no row below the headings" in app.error[0].value


def test_a_pack_named_by_a_path_is_not_read_from_the_server(visit: Visit) -> None:
    settings = b'name = "X"\npacks = ["structure", "/etc/secret.toml"]\n'
    app = upload(visit("data"), {"posts.csv": GOOD, "organisation.toml": settings})
    opened = app.session_state["om.work"].opened
    assert opened.organisation.packs == ("structure",)
    assert "passed over" in words(app)


def test_names_of_people_are_hidden_until_asked_for(visit: Visit) -> None:
    people = b"id,name,profession\np1,Somebody,GP\n"
    app = upload(visit("data"), {"posts.csv": GOOD, "people.csv": people})
    app.selectbox(key=state.TABLE).select("people").run()
    assert "name" not in app.dataframe[0].value.columns
    app.toggle[0].set_value(True).run()
    assert list(app.dataframe[0].value["name"]) == ["Somebody"]


def test_opening_a_sample_forgets_the_selection(visit: Visit) -> None:
    app = visit("data")
    app.session_state["om.selected"] = "dir_pde"
    app.button(key="sample.open.m2").click().run()
    assert "om.selected" not in app.session_state


def test_the_templates_together_load_without_faults() -> None:
    content = all_templates()
    assert len(zipfile.ZipFile(io.BytesIO(content)).namelist()) == 13
    assert not [p for p in read_zip(content).problems if p.fault]


def test_help_has_the_words_and_the_counting_rules(visit: Visit) -> None:
    app = visit("about")
    assert "Side" in set(app.table[0].value["Word"])
    assert "Counting rule" in app.table[2].value.columns
