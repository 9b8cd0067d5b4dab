"""Whatever is uploaded, every page stands and says what there is to say."""

from __future__ import annotations

import pytest

from orgmodel.ui.data.template_files import all_templates
from orgmodel.ui.workspace import state
from tests.ui.conftest import PAGES, Visit
from tests.ui.data.test_data_page import GOOD, upload

HEAD = b"id,title,reports_to\n"
ODD = {
    "no rows": {"posts.csv": HEAD},
    "one post": {"posts.csv": HEAD + b"a,Only,\n"},
    "loop": {"posts.csv": HEAD + b"a,A,b\nb,B,a\n"},
    "no title": {"posts.csv": b"id,reports_to\na,\nb,a\n"},
    "marks": {"posts.csv": HEAD + "001,<b>R&D</b>,\nΩ-1,[x](y) $z$ :red[w],001\n".encode()},
    "long": {"posts.csv": HEAD + b"a," + b"word " * 400 + b",\n"},
    "rules": {"posts.csv": GOOD, "rules.toml": b'[[rule]]\nid = "X"\n'},
    "exemptions": {"posts.csv": GOOD, "exemptions.toml": b"not toml"},
    "settings": {"posts.csv": GOOD, "organisation.toml": b"name = 3"},
    "templates": {"templates.zip": all_templates()},
}


@pytest.mark.parametrize("files", ODD.values(), ids=ODD)
def test_every_page_stands(visit: Visit, files: dict[str, bytes]) -> None:
    app = upload(visit("data"), files)
    assert not app.exception
    app.session_state["om.selected"] = "a"
    for place in ("orgmodel/ui/pages/chart.py", *PAGES.values()):
        app.switch_page(place).run()
        assert not app.exception, place
        assert not any("Something went wrong" in said.value for said in app.error)


@pytest.mark.parametrize("view", ["unit", "centre", "separation"])
@pytest.mark.parametrize("files", [ODD["one post"], ODD["no rows"], ODD["rules"]])
def test_every_view_stands(visit: Visit, view: str, files: dict[str, bytes]) -> None:
    app = upload(visit("data"), files)
    app.session_state[state.VIEW] = view
    app.switch_page("orgmodel/ui/pages/chart.py").run()
    assert not app.exception


def test_rules_that_cannot_be_used_are_told_where_they_are_needed(visit: Visit) -> None:
    app = upload(visit("data"), ODD["exemptions"])
    app.switch_page(PAGES["separation"]).run()
    assert r"exemptions\.toml" in app.error[0].value
