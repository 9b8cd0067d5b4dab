"""Several organisations as one: ids apart, every reference alike, origins, settings, rules."""

import pytest

import orgmodel as om
from orgmodel.errors import DataError, OrgmodelError
from orgmodel.joining.prefixes import id_columns
from orgmodel.model.schema import TABLES
from orgmodel.text.side_by_side import report
from tests.builders import organisation, post
from tests.joining.folders import again, files, north, south


@pytest.fixture(scope="module")
def both():
    return om.combine({"north": north(), "south": south()})


def test_every_id_and_every_reference_has_its_body_before_it(both):
    for table in TABLES:
        frame = both.tables[table.name]
        for column in id_columns(table.name):
            cells = [cell for cell in frame[column] if cell]
            assert all(cell.startswith(("north.", "south.")) for cell in cells), column
    assert both.hierarchy.chain("north.clerk") == ("north.clerk", "north.ce")
    assert not [problem for problem in both.problems if problem.fault]


def test_each_row_says_its_file_and_row(both):
    posts = both.posts
    assert posts["origin"].tolist() == [
        "north/posts.csv:2",
        "north/posts.csv:3",
        "south/posts.csv:2",
        "south/posts.csv:3",
        "south/posts.csv:4",
    ]
    assert both.links["origin"].tolist() == ["north/links.csv:2"]


def test_a_safeguard_that_is_an_id_goes_along_and_prose_stays(both):
    assert both.functions["safeguard"].tolist() == ["north.clerk", "", ""]
    assert both.links["safeguard"].tolist() == ["north.north.clerk asks"]


def test_settings_are_those_of_all(both):
    assert both.name == "North and South"
    assert both.date == "2026-06-30"
    assert both.tops == ("north.ce", "south.ce")
    assert both.bodies["north"] == {"head": "north.ce"}
    assert both.posts["duties"].tolist()[:2] == ["all", "letters, and more"]


def test_rules_of_one_body_are_asked_of_it_alone_with_its_ids(both):
    rule = both.check().rule("OWN-1 (north)")
    assert rule.outcome == "pass"
    assert [one.body for one in both.check().rules if one.id == "OWN-1"] == ["north"]
    assert b'"north.clerk"' in both.attachments["rules-north.toml"]


def test_exemptions_keep_their_subjects(both):
    assert b'subject = "north.ce"' in both.attachments["exemptions.toml"]


def test_a_role_that_only_an_id_plays_stays_played():
    one = organisation([post("ce"), post("pec_chair")], packs=["structure", "pec-2007"], name="One")
    whole = om.combine({"a": one, "b": one})
    assert whole.bodies["a"]["pec_chair"] == "a.pec_chair"
    assert whole.role("pec_chair", "b") == "b.pec_chair"


def test_it_is_the_same_when_written_and_loaded(both, tmp_path):
    both.save(tmp_path / "whole")
    loaded = om.load(tmp_path / "whole")
    assert loaded == both
    assert files(loaded) == files(both)
    assert again(both).check().summary == both.check().summary


def test_faults_of_a_folder_stay_faults_with_their_origin():
    odd = organisation(
        [post("ce"), post("a", "nobody"), post("a", "ce", fte="lots")], name="Odd", date=""
    )
    whole = om.combine({"odd": odd, "south": south()})
    wrong = {(p.code, p.column) for p in whole.problems if p.fault}
    assert wrong == {("unknown-id", "reports_to"), ("duplicate-id", "id"), ("not-a-number", "fte")}
    for problem in whole.problems:
        if problem.fault:
            assert whole.posts.loc[problem.row, "origin"].startswith("odd/posts.csv:")


def test_what_cannot_be_combined_is_refused_in_words(tmp_path):
    one = south()
    with pytest.raises(OrgmodelError, match="two organisations or more"):
        om.combine({"a": one})
    with pytest.raises(OrgmodelError, match="no name of a body"):
        om.combine({"a.b": one, "c": one})
    with pytest.raises(DataError):
        om.combine({"a": tmp_path / "nowhere", "b": one})


def test_a_column_called_origin_is_kept_and_another_name_taken():
    one = organisation([post("ce", origin="London")], name="One")
    whole = om.combine({"a": one, "b": south()})
    assert whole.posts.loc[2, ["origin", "origin_2"]].tolist() == ["London", "a/posts.csv:2"]
    assert files(whole.split()["a"]) == files(one)


def test_a_figure_that_stands_beside_others_has_two_decimals_at_most():
    below = {"a": "bcd", "b": "ef", "c": "ghi"}
    three = organisation([post("a"), *(post(x, top) for top, of in below.items() for x in of)])
    more = organisation([post("a"), *(post(x, "a") for x in "bcdefgh"), post("i", "b")])
    whole = om.combine({"one": three, "two": more})
    (line,) = (row for row in report(whole.side_by_side()).splitlines() if "Average span" in row)
    assert line.split() == ["Average", "span", "2.67", "4", "3.2"]


def test_bodies_stand_side_by_side(both):
    found = both.side_by_side()
    assert [(one.body, one.figures["posts"]) for one in found.bodies] == [
        ("north", 2),
        ("south", 3),
    ]
    assert found.whole.figures["posts"] == 5
    assert found.to_frame()["body"].tolist() == ["north", "south", ""]
    assert any("The dates differ: north 2026-04-01 and south 2026-06-30" in s for s in found.told)
    assert [(pair.one, pair.other) for pair in found.alike] == [("north.f1", "south.f1")]


def test_a_figure_that_one_body_lacks_is_of_the_others_and_says_so():
    dear = organisation([post("ce", cost="100", fte="1")], name="Dear")
    silent = organisation([post("ce")], name="Silent")
    known = om.combine({"a": dear, "b": dear}).side_by_side()
    assert known.lacking("cost") == () and not any("Not known" in said for said in known.told)
    found = om.combine({"a": dear, "b": silent}).side_by_side()
    assert found.whole.figures["cost"] == 100.0 and found.lacking("cost") == ("b",)
    told = next(said for said in found.told if said.startswith("Not known of b:"))
    assert "Funded FTE and Cost" in told and "of the rest alone" in told
    row = next(line for line in report(found).splitlines() if line.split()[0:1] == ["Cost"])
    assert row.split() == ["Cost", "100", "not", "stated", "100", "in", "part"]


def test_a_role_held_in_several_bodies_is_told_and_a_shared_post_as_one():
    one = organisation([post("ce"), post("pec_chair")], packs=["pec-2007"], name="One")
    whole = om.combine({"a": one, "b": one})
    said = [role.told() for role in whole.side_by_side().shared]
    assert any("held 2 times, a.pec_chair and b.pec_chair" in words for words in said)


def test_an_option_moves_and_merges_across_bodies(both):
    option = both.apply(
        om.Scenario("Join")
        .move_post("south.aide", to="north.ce")
        .move_function("south.f1", to="north.office")
    )
    assert option.hierarchy.chain("south.aide") == ("south.aide", "north.ce")
    assert om.compare(both, om.Scenario("Join").remove_post("south.aide")).options
