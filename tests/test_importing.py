"""import_table and import_organogram in Python: the same import, as values."""

import pytest

import orgmodel as om

SENIOR = (
    "Post Unique Reference,Name,Grade,Job Title,Unit,Reports to Senior Post,FTE\n"
    "1,Ann One,SCS1,Chief,Top,XX,1\n2,N/D,SCS1,Aide,Top,01,1\n"
)


@pytest.fixture
def senior(tmp_path):
    path = tmp_path / "senior.csv"
    path.write_text(SENIOR)
    return path


def test_an_import_has_organisation_problems_and_repairs(senior):
    found = om.import_organogram(senior)
    assert isinstance(found.organisation, om.Organisation)
    assert found.organisation.posts["id"].tolist() == ["1", "2"]
    assert [(p.file, p.row, p.code) for p in found.problems] == [("senior.csv", 3, "unknown-id")]
    assert [(offer.name, offer.done) for offer in found.repairs] == [("strip-zeros", False)]
    assert found.organisation.chart().svg.startswith("<svg")


@pytest.mark.parametrize("repairs", [{"strip-zeros": True}, ["strip-zeros"]])
def test_repairs_are_switched_by_name(senior, repairs):
    found = om.import_organogram(senior, repairs=repairs)
    assert found.organisation.posts["reports_to"].tolist() == ["", "1"]
    off = om.import_organogram(senior, repairs={"strip-zeros": False})
    assert off.organisation.posts["reports_to"].tolist() == ["", "01"]


def test_one_repair_may_be_given_by_its_name_alone(senior):
    found = om.import_organogram(senior, repairs="strip-zeros")
    assert found.organisation.posts["reports_to"].tolist() == ["", "1"]


def test_what_is_saved_loads_the_same(senior, tmp_path):
    found = om.import_organogram(senior)
    found.save(tmp_path / "out")
    loaded = om.load(tmp_path / "out")
    assert loaded.problems == found.organisation.problems
    for name, frame in loaded.tables.items():
        assert frame.equals(found.organisation.tables[name])
    assert (tmp_path / "out" / "import-report.txt").read_text() == found.report


def test_three_lines_say_what_it_is(senior):
    assert repr(om.import_organogram(senior)).splitlines() == [
        "Imported: Organisation, 2 posts, 2 people in posts and 1 unit",
        "  1 fault, 0 told",
        "  repairs done: none; offered: strip-zeros 1",
    ]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda _: om.import_organogram(), "no file was given"),
        (lambda path: om.import_organogram(path.with_name("gone.csv")), "gone.csv: it cannot be"),
        (lambda path: om.import_organogram(path, repairs=["zero"]), 'there is no repair "zero"'),
        (lambda path: om.import_table(path, mapping="gone.toml"), "gone.toml: it cannot be read"),
        (lambda path: om.import_organogram(path).save(""), "is no folder"),
        (lambda path: om.import_organogram(path).save(path.parent), "--force"),
        (lambda path: om.import_organogram(path).save(path), "senior.csv is a file"),
    ],
)
def test_what_cannot_be_used_is_an_error_in_words(senior, wrong, says):
    with pytest.raises(om.OrgmodelError, match=says):
        wrong(senior)


@pytest.mark.parametrize("given", [("",), (["a.csv"],), ()])
def test_what_is_no_file_is_refused_in_words(given: tuple[object, ...]) -> None:
    with pytest.raises(om.OrgmodelError, match="file"):
        om.import_table(*given)  # type: ignore[arg-type]
