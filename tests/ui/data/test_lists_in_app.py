"""Everyday shapes of staff list through the page Data, from the drop to the open organisation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import orgmodel as om
from tests.ui.conftest import Visit
from tests.ui.data.test_data_page import upload

CASES = Path(__file__).parents[4] / "shared" / "cases"
TOGETHER = ("a06", "a07", "a09", "c13")
ORGANOGRAMS = ("m1-senior.csv",)
LISTS = sorted(p.name for p in CASES.glob("*.*") if p.suffix in (".csv", ".txt", ".xlsx"))


def opened(app: AppTest, files: Mapping[str, bytes]) -> om.Organisation:
    """The organisation that is open after the drop and every step, nothing else pressed.

    A data folder is opened as it is; where it has faults, they are mended in the same steps.
    """
    app = upload(app, files)
    mend = [button for button in app.button if button.label == "Mend them here"]
    if mend:
        mend[0].click().run()
    for _ in range(4):
        if not any(button.key == "import.next" for button in app.button):
            break
        app.button(key="import.next").click().run()
        assert not app.exception
    found: om.Organisation = app.session_state["om.work"].organisation
    return found


def same(one: om.Organisation, other: om.Organisation) -> None:
    """Both have the same posts, lines, values, holders and links."""
    said = ["id", "title", "reports_to", "unit", "fte", "cost", "status"]
    assert one.posts[said].values.tolist() == other.posts[said].values.tolist()
    assert one.line_tops.tops == other.line_tops.tops
    assert one.line_tops.managers_not_known == other.line_tops.managers_not_known
    assert one.holders == other.holders
    assert one.links.values.tolist() == other.links.values.tolist()
    assert {p.code for p in one.problems if p.fault} == {p.code for p in other.problems if p.fault}


@pytest.mark.skipif(not CASES.is_dir(), reason="the folder of cases is not beside the project")
@pytest.mark.parametrize("name", [*LISTS, *TOGETHER])
def test_a_list_dropped_on_the_page_is_what_the_command_makes_of_it(
    name: str, visit: Visit
) -> None:
    place = CASES / name
    paths = [place] if place.is_file() else sorted(place.iterdir())
    app = opened(visit("data"), {path.name: path.read_bytes() for path in paths})
    read = om.import_organogram if name in ORGANOGRAMS else om.import_table
    same(app, read(*paths).organisation)


def test_a_list_of_words_in_doubt_is_the_same_in_app_and_command(
    visit: Visit, tmp_path: Path
) -> None:
    text = (
        "Post No;Job;Boss;WTE;Pay\n01;Chief Executive;NO_MANAGER;1,0;£120.000,00\n"
        "02;Director;1;0,8;90.000,00\n03;Adviser;TBC;;\n04;Clerk;01; 50% ;20.000,00\n"
    )
    place = tmp_path / "list.csv"
    place.write_bytes(text.encode())
    app = opened(visit("data"), {"list.csv": text.encode()})
    same(app, om.import_table(place).organisation)
    assert app.posts["fte"].tolist() == ["1", "0.8", "", "0.5"]
    assert app.posts["reports_to"].tolist() == ["", "01", "", "01"]
    assert app.line_tops.managers_not_known == ("03",)
