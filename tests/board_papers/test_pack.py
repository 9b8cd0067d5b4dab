"""The pack as a whole: what is in it, that its figures agree, and the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from orgmodel.board_papers.audience import AUDIENCES
from orgmodel.board_papers.charts import charts_of
from orgmodel.board_papers.material import Material, PackRequest
from orgmodel.board_papers.sections.order import sections_of
from orgmodel.board_papers.tables.every import every_table
from orgmodel.changes.scenario import Scenario
from orgmodel.errors import OrgmodelError
from orgmodel.file_given import rule_pack
from orgmodel.reporting import board_pack
from tests.board_papers.reading import numbers, numbers_of_tables, table
from tests.builders import from_files, function, organisation, post, unit
from tests.rules import ruling

ROOT = Path(__file__).resolve().parents[2]


def test_what_is_in_it(packs):
    pack = packs["board"]
    whole = {"board-pack.pdf", "board-pack.xlsx", "README.txt"}
    assert whole <= set(pack)
    assert pack["board-pack.pdf"].startswith(b"%PDF")
    charts = {name for name in pack if name.startswith("charts/")}
    for stem in ("options", "as-it-is-organisation", "as-it-is-separation", "option-1-changes"):
        assert any(name.startswith(f"charts/{stem}") for name in charts), stem
    sheets = set(openpyxl.load_workbook(io.BytesIO(pack["board-pack.xlsx"])).sheetnames)
    assert sheets == {Path(name).stem for name in pack if name.endswith(".csv")}


def words_in(block):
    """Every text of a block that the paper prints, but the names of files."""
    for key, value in block.items():
        if key in ("kind", "file", "source", "numbers", "shares"):
            continue
        yield from _texts(value)


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from words_in(value)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_figure_of_the_paper_is_in_a_csv(illustrative, packs, audience):
    model, options = illustrative
    material = Material.of(model, options, PackRequest(audience))
    sections = sections_of(material, every_table(material), ())
    said = numbers_of_tables(packs[audience])
    printed = {
        number
        for section in sections
        for block in section.blocks
        for words in words_in(dict(block))
        for number in numbers(words)
    }
    assert len(printed) > 100
    assert printed - said == set()


def test_every_figure_of_charts_of_posts_and_options_is_in_a_csv(illustrative, packs):
    model, options = illustrative
    said = numbers_of_tables(packs["board"])
    for one in charts_of(Material.of(model, options, PackRequest())):
        for drawing in one.drawings if one.view in ("organisation", "options") else ():
            texts = [text for box in drawing.boxes for text in box.texts]
            texts += drawing.texts if one.view == "options" else ()
            words = [text.content for text in texts if not text.content.startswith("Page ")]
            figures = numbers(" ".join(w for w in words if "page" not in w))
            assert figures - said == set(), drawing.title


def test_the_workbook_has_the_figures_of_the_csvs(packs):
    pack = packs["board"]
    book = openpyxl.load_workbook(io.BytesIO(pack["board-pack.xlsx"]))
    for row, cells in zip(table(pack, "units"), book["units"].iter_rows(min_row=2), strict=True):
        assert float(row["unit_posts"]) == cells[4].value


_MAKE = """
import hashlib, sys
from pathlib import Path
import orgmodel as om
from orgmodel.files.scenario_file import read_scenario_file
data = Path(sys.argv[1])
options = [read_scenario_file(p) for p in sorted((data / "scenarios").glob("*.toml"))]
switches = {"names": True, "bands": True, "costs": True}
for name, content in om.board_pack(om.load(data), options, audience="hr", **switches).items():
    print(hashlib.sha256(content).hexdigest(), name)
"""


def test_the_same_inputs_give_the_same_bytes_in_a_process_of_another_hash_seed(packs):
    here = os.environ.get("PYTHONHASHSEED")
    done = subprocess.run(
        [sys.executable, "-c", _MAKE, str(ROOT / "data" / "illustrative")],
        capture_output=True,
        check=True,
        timeout=300,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "2" if here == "1" else "1", "PYTHONPATH": str(ROOT)},
    )
    made = [
        f"{hashlib.sha256(content).hexdigest()} {name}" for name, content in packs["hr"].items()
    ]
    assert done.stdout.decode().splitlines() == made


def test_the_paper_is_tagged_and_says_so(packs, tmp_path):
    assert b"pdfuaid" in packs["board"]["board-pack.pdf"]
    if not shutil.which("pdfinfo"):
        pytest.skip("pdfinfo (poppler) is not installed")
    model = organisation([post("ce"), post("a", "ce")], units=[unit("u", head="a")])
    place = tmp_path / "p.pdf"
    place.write_bytes(board_pack(model, on="2026-04-01")["board-pack.pdf"])
    said = subprocess.run(["pdfinfo", str(place)], capture_output=True, check=True).stdout.decode()
    assert "Tagged:          yes" in said
    tree = subprocess.run(
        ["pdfinfo", "-struct-text", str(place)], capture_output=True, check=True
    ).stdout.decode()
    tags = {words[0].rstrip(":") for line in tree.splitlines() if (words := line.split())}
    assert {"H1", "H2", "Table", "TH", "TD", "Figure", "TOC"} <= tags


def test_a_finding_that_stands_has_its_path_drawn():
    model = organisation(
        [post("ce"), post("a", "ce"), post("b", "ce")],
        units=[unit("ua", head="a", side="provider"), unit("ub", head="b", side="commissioning")],
        functions=[
            function("F1", "ua", "provider"),
            function("F2", "ua", "commissioning"),
        ],
        packs=("separation",),
    )
    pack = board_pack(model, on="2026-04-01")
    (found,) = [row for row in table(pack, "findings") if row["severity"] == "error"][:1]
    drawn = pack["charts/finding-1.svg"].decode()
    assert 'data-id="F1"' in drawn
    assert f"The path of a finding of {found['rule']}" in pack["README.txt"].decode()
    assert numbers(found["proof"]) <= numbers_of_tables(pack)


def test_a_view_is_in_where_its_rules_are_in_use_and_it_has_something_to_draw():
    def views(*packs):
        model = organisation([post("ce"), post("a", "ce")], packs=packs)
        charts = charts_of(Material.of(model, [], PackRequest()))
        return {one.view: bool(one.drawings) for one in charts}

    assert views("structure") == {"organisation": True, "interdependence": False}
    assert set(views("structure", "pec-2007")) == {"organisation", "interdependence", "centre"}
    assert "separation" in views("separation")


def test_an_option_that_leaves_the_chart_as_it_is_does_not_print_it_again():
    model = organisation(
        [post("ce"), post("a", "ce"), post("b", "ce")],
        units=[unit("ua", head="a"), unit("ub", head="b")],
        functions=[function("F1", "ua")],
    )
    option = Scenario("Move it").move_function("F1", to="ub")
    material = Material.of(model, [option], PackRequest())
    charts = {(one.option, one.view): one for one in charts_of(material)}
    assert charts[1, "organisation"].printed == ()
    assert charts[1, "changes"].title == "Before and after; as before: the organisation"
    removed = Material.of(model, [Scenario("Fewer").remove_post("b")], PackRequest())
    charts = {(one.option, one.view): one for one in charts_of(removed)}
    assert charts[1, "organisation"].printed == (1,)


def test_without_an_option_it_tells_of_the_organisation_alone(illustrative):
    pack = board_pack(illustrative[0])
    assert table(pack, "changes") == []
    assert not [name for name in pack if name.startswith("charts/option")]


def test_an_organisation_without_a_date_is_as_of_the_day_that_is_asked_for():
    model = organisation([post("ce"), post("a", "ce")])
    one, same = (board_pack(model, on="2027-04-01") for _ in range(2))
    assert one["README.txt"] == same["README.txt"]
    assert "Day: 2027-04-01" in one["README.txt"].decode()
    other = {row["what"]: row["value"] for row in table(board_pack(model), "about")}
    assert other["Day"] == model.day


def test_two_options_of_one_name_stay_apart():
    model = organisation([post("ce"), post("a", "ce"), post("b", "ce")])
    same = [Scenario("Fewer").remove_post("a"), Scenario("Fewer").remove_post("b")]
    changes = table(board_pack(model, same), "changes")
    assert {(row["option"], row["subject"]) for row in changes} == {
        ("1 Fewer", "a"),
        ("2 Fewer", "b"),
    }


def test_the_matrix_says_what_work_goes_where():
    model = organisation(
        [post("ce"), post("a", "ce", unit="ua"), post("b", "ce", unit="ub")],
        units=[unit("ua", head="a"), unit("ub", head="b")],
        functions=[function("F1", "ua"), function("F2", "ua")],
    )
    option = Scenario("Move it").move_function("F1", to="ub").move_function("F2", to="ub")
    (row,) = table(board_pack(model, [option]), "transfers")
    assert (row["from"], row["to"], row["number"]) == ("ua", "ub", "2")


def test_an_option_with_days_has_its_phases_and_the_findings_on_the_way():
    model = organisation(
        [post("ce"), post("a", "ce"), post("b", "ce")],
        people=[{"id": "ann"}],
        appointments=[{"person": "ann", "post": "a"}],
        extra_files={"rules.toml": ruling.pack("distinct_holders", posts=["a", "b"])},
        date="2027-12-01",
    )
    option = Scenario("In steps").move_post("b", to="a", on="2028-06-01")
    option = option.appoint("ann", "b", on="2028-03-03").end_appointment(
        "ann", "a", on="2028-03-24"
    )
    made = board_pack(model, [option], audience="hr")
    phases = table(made, "phases")
    assert [(row["day"], row["errors"]) for row in phases] == [
        ("1 December 2027", "0"),
        ("3 March 2028", "1"),
        ("24 March 2028", "0"),
        ("1 June 2028", "0"),
    ]
    assert phases[0]["takes_effect"] == "Nothing yet"
    assert phases[3]["takes_effect"] == "1. Move the post b to report to a"
    (row,) = table(made, "meanwhile")
    assert (row["from"], row["to"], row["days"]) == ("3 March 2028", "23 March 2028", "21")
    board = table(board_pack(model, [option]), "phases")
    assert [row["day"] for row in board] == [row["day"] for row in phases]
    assert [row["takes_effect"] for row in board[1:3]] == ["Appointments change"] * 2


def test_a_day_on_which_the_data_alone_changes_what_is_broken_is_a_phase_too():
    model = organisation(
        [post("ce"), post("a", "ce"), post("b", "ce")],
        people=[{"id": "ann"}],
        appointments=[
            {"person": "ann", "post": "a"},
            {"person": "ann", "post": "b", "start": "2028-03-03"},
        ],
        extra_files={"rules.toml": ruling.pack("distinct_holders", posts=["a", "b"])},
        date="2027-12-01",
    )
    option = Scenario("Later").move_post("b", to="a", on="2028-06-01")
    phases = table(board_pack(model, [option]), "phases")
    assert [(row["day"], row["errors"]) for row in phases] == [
        ("1 December 2027", "0"),
        ("3 March 2028", "1"),
        ("1 June 2028", "1"),
    ]
    assert "Nothing of the option" in phases[1]["takes_effect"]


def test_without_days_there_are_no_phases():
    model = organisation([post("ce"), post("a", "ce"), post("b", "ce")], date="2027-12-01")
    assert "tables/phases.csv" not in board_pack(model, [Scenario("Now").move_post("b", to="a")])


def test_a_loop_and_an_unknown_manager_are_put_in_all_the_same():
    rows = "id,title,reports_to\na,A,b\nb,B,a\nc,C,nobody\n"
    pack = board_pack(from_files({"posts.csv": rows}), on="2026-01-01")
    assert {row["post"] for row in table(pack, "posts")} == {"a", "b", "c"}


def test_a_pack_of_rules_has_its_fingerprint(packs):
    rows = {row["pack"]: row for row in table(packs["board"], "rule-packs")}
    place = ROOT / "orgmodel" / "rules" / "packs" / "separation.toml"
    assert rows["separation"]["sha256"] == hashlib.sha256(place.read_bytes()).hexdigest()


OURS = """
[[rule]]
id = "{id}"
title = "Nobody manages more than so many"
kind = "span"
severity = "warning"
source = "Constitution, 7.2"
why = "Time."
most = {most}
"""


def test_packs_are_taken_by_name_by_path_and_as_they_are(tmp_path):
    texts = {
        "one.toml": OURS.format(id="OUR-1", most=4),
        "two.toml": OURS.format(id="OUR-2", most=5),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    model = organisation([post("ce"), post("a", "ce")])
    made = rule_pack('name = "made"' + OURS.format(id="OUR-3", most=6))
    pack = board_pack(model, rules=["structure", *(tmp_path / name for name in texts), made])
    rows = {row["pack"]: row for row in table(pack, "rule-packs")}
    assert list(rows) == ["structure", "one", "two", "made"]
    for name, text in texts.items():
        row = rows[name.removesuffix(".toml")]
        assert row["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert row["version"] == "a file of the user's"
    assert (rows["made"]["version"], rows["made"]["sha256"]) == ("given in Python", made.sha256)
    assert "ships with orgmodel" in rows["structure"]["version"]
    assert b"--rules one.toml --rules two.toml --rules made" in pack["README.txt"]


@pytest.mark.parametrize("alone", ["structure", rule_pack(OURS.format(id="OUR-1", most=4))])
def test_one_pack_may_stand_alone(alone):
    pack = board_pack(organisation([post("ce"), post("a", "ce")]), rules=alone)
    (row,) = table(pack, "rule-packs")
    assert row["pack"] == getattr(alone, "name", alone)


def test_what_is_no_pack_is_told():
    with pytest.raises(OrgmodelError, match="is no rule pack"):
        board_pack(organisation([post("ce")]), rules=[3])


def test_a_pack_that_the_data_names_is_its_own(tmp_path):
    (tmp_path / "posts.csv").write_text("id,title\nce,Chief\n", encoding="utf-8")
    settings = 'name = "Ours"\npacks = ["ours.toml"]\n'
    (tmp_path / "organisation.toml").write_text(settings, encoding="utf-8")
    text = OURS.format(id="OUR-1", most=4)
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    (row,) = table(board_pack(tmp_path), "rule-packs")
    assert row["version"] == "the organisation's own"
    assert row["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_posts_of_one_title_of_which_one_does_not_say_how_many_are_at_least_so_many():
    nurses = [("a", {"count": "3"}), ("b", {}), ("c", {"kind": "post_group"})]
    rows = [post(one, "ce", title="Nurse", **cells) for one, cells in nurses]
    pack = board_pack(organisation([post("ce", title="Chief"), *rows]))
    (row,) = table(pack, "posts-together")
    assert (row["title"], row["rows"], row["posts"]) == ("Nurse", "3", "at least 5")
