"""organisation.toml: what it says, and its faults, each told without losing the rest."""

import pytest

from orgmodel.files.folder.organisation_file import OrganisationFile, read_organisation_file


def read(text):
    return read_organisation_file(text.encode() if isinstance(text, str) else text)


def test_all_that_it_may_say_is_read():
    said = 'name = "B"\ndate = 2007-07-02\nstatus = "draft"\nsource = "004"\npacks = ["a", "b"]\n'
    settings, problems = read(said + "[roles]\npec_chair = 'x'\n")
    assert settings == OrganisationFile(
        name="B",
        date="2007-07-02",
        status="draft",
        source="004",
        packs=("a", "b"),
        roles={"pec_chair": "x"},
    )
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "tops"),
    [("", None), ("tops = []", ()), ('tops = ["a", "b", "a"]', ("a", "b")), ("tops = [1]", None)],
)
def test_the_tops_are_said_or_nothing_is_said_of_them(text, tops):
    settings, _ = read(text)
    assert settings.tops == tops


def test_the_columns_of_a_table_are_declared_and_only_of_tables():
    settings, problems = read('[columns]\nposts = ["duties", "line\\nbreak"]\npots = ["x"]\n')
    assert settings.columns == {"posts": ("duties", "line\nbreak")}
    (told,) = problems
    assert (told.code, told.fault) == ("unknown-column", False) and "pots" in str(told)
    settings, (problem,) = read('[columns]\nposts = "duties"\n')
    assert (settings.columns, problem.fault) == ({"posts": ()}, True)


def test_an_empty_file_means_the_structure_pack():
    settings, problems = read("")
    assert (settings.packs, problems) == (("structure",), ())


def test_an_unknown_key_is_told():
    _, (problem,) = read('nmae = "B"')
    assert (problem.code, problem.column, problem.fault) == ("unknown-column", "nmae", False)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("name = 3", "name"),
        ('packs = "structure"', "packs"),
        ("packs = [1]", "packs"),
        ("roles = 3", "roles"),
        ('tops = "ce"', "tops"),
        ("tops = [1]", "tops"),
        ("[roles]\na = 1", "roles: a"),
        ("[name]\na = 1", "name"),
    ],
)
def test_a_value_of_another_type_is_a_fault_and_the_default_stands(text, column):
    settings, (problem,) = read(text)
    assert (problem.code, problem.column) == ("not-allowed", column)
    assert settings == OrganisationFile()


@pytest.mark.parametrize(
    "content", [b"name = ", b"\xff\xfe", b"a = 1\na = 2", b"a = " + b"[" * 9999]
)
def test_a_file_that_is_no_toml_is_one_fault(content):
    settings, (problem,) = read(content)
    assert problem.code == "unreadable"
    assert settings == OrganisationFile()


@pytest.mark.parametrize(
    ("written", "is_fault", "likely"),
    [
        ("01/04/2008", True, '"2008-04-01" (1 April 2008)'),
        ("4/13/2007", True, '"2007-04-13"'),
        ("2008.4.1", True, '"2008-04-01"'),
        ("2007-02-30", True, "not a date"),
        ("July 2007", False, "names no day"),
        ("2013-09", False, "names no day"),
    ],
)
def test_a_date_that_is_no_day_is_told_with_the_day_likely_meant(written, is_fault, likely):
    settings, (problem,) = read_organisation_file(f'date = "{written}"'.encode())
    assert settings.date == written
    assert (problem.code, problem.column, problem.fault) == ("not-allowed", "date", is_fault)
    assert likely in problem.message


@pytest.mark.parametrize("written", ['"2008-04-01"', "2008-04-01", '""'])
def test_a_date_that_is_a_day_or_is_not_given_is_not_told(written):
    assert read_organisation_file(f"date = {written}".encode())[1] == ()
