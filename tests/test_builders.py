"""The builder gives what a folder of the same rows would give."""

from tests.builders import files_of, function, link, organisation, post, seat, unit


def test_rows_are_numbered_as_in_a_spreadsheet():
    made = organisation([post("ce"), post("fin", "nobody")])
    assert [(p.code, p.row) for p in made.problems] == [("unknown-id", 3)]


def test_every_table_can_be_given():
    made = organisation(
        [post("ce", title='Chief, "Executive"'), post("fin", "ce", unit="d_fin")],
        units=[unit("d_fin", head="fin", side="neutral")],
        functions=[function("F1", "d_fin")],
        links=[link("fin", "supports", "d_fin")],
        memberships=[seat("d_fin", "ce", "chairs")],
        roles={"chief": "ce"},
    )
    assert made.problems == ()
    assert made.posts["title"].tolist() == ['Chief, "Executive"', "fin"]
    assert made.sides["fin"] == "neutral"
    assert made.role("chief") == "ce"


def test_files_can_be_spoilt_before_they_are_read():
    files = files_of([post("ce")], units=[])
    assert files["units.csv"] == "id,name,kind\n"
