"""import: exit status, what is said where, and the folder that it writes."""

import json
import zipfile

import pytest

import orgmodel as om
from orgmodel.cli.main import main

HEADER = (
    '"Post Unique Reference","Name","Grade","Job Title","Unit","Reports to Senior Post","FTE"\n'
)
SENIOR = (
    HEADER + '"1","Ann One","SCS1","Chief","Top","XX","1"\n"2","N/D","SCS1","Aide","Top","01","1"\n'
)
IMPORT = ("import", "organogram", "senior.csv", "-o", "out")
REPAIRED = (*IMPORT, "--repair", "strip-zeros")


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with an organogram in which one manager has lost its match by a zero."""
    (tmp_path / "senior.csv").write_text(SENIOR)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "senior.csv").write_text(SENIOR)
    (tmp_path / "words.txt").write_text("no list\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


TABLE = [
    # command, exit status, on standard output, on standard error
    (IMPORT, 0, "2 posts", 'Reports to Senior Post: no post "01"'),
    (IMPORT, 0, "would mend 1 row", ""),
    (IMPORT, 0, "To do it: --repair strip-zeros.", ""),
    (REPAIRED, 0, "mended 1 row", ""),
    (REPAIRED, 0, "To leave it out: --repair strip-zeros=off.", ""),
    ((*IMPORT, "--repair", "strip-zeros=off"), 0, "would mend 1 row", ""),
    ((*IMPORT, "--repair", "strip-zeros=on"), 0, "mended 1 row", ""),
    ((*IMPORT, "--repair", "x"), 2, "", 'no repair "x"'),
    ((*IMPORT, "--repair", "strip-zeros=maybe"), 2, "", "a repair is on or off"),
    ((*REPAIRED, "--repair", "strip-zeros=off"), 2, "", "asked for and switched off"),
    ((*IMPORT, "--map", "title=Job Title"), 2, "", "--map: import organogram does not take this"),
    ((*IMPORT, "--sheet", "A", "--on", "2026-04-01"), 2, "", "--sheet and --on: import organogram"),
    ((*IMPORT, "--mapping", "gone.toml"), 2, "", "--mapping: import organogram does not"),
    (
        ("import", "table", "senior.csv", "-o", "o", "--map", "title"),
        2,
        "",
        'write our column, "="',
    ),
    (
        ("import", "table", "senior.csv", "-o", "o", "--mapping", "gone"),
        2,
        "",
        "gone: it cannot be",
    ),
    (("import", "organogram", "gone.csv", "-o", "out"), 2, "", "gone.csv: it cannot be read"),
    (("import", "organogram", "words.txt", "-o", "out"), 2, "", "no row names the columns"),
    (("import", "pigeon", "senior.csv", "-o", "out"), 2, "", "invalid choice: 'pigeon'"),
    (("import", "organogram", "senior.csv"), 2, "", "required: -o"),
    (("import", "organogram", "senior.csv", "-o", "senior.csv"), 2, "", "senior.csv is a file"),
    (("import", "organogram", "in", "-o", "in/out"), 2, "", "or lies in it"),
    (("import", "organogram", "in", "-o", "in"), 2, "", "or lies in it"),
]


@pytest.mark.parametrize(("command", "status", "out", "err"), TABLE, ids=lambda value: str(value))
def test_it_ends_and_speaks_as_it_should(place, command, status, out, err, capsys):
    assert main(command) == status
    said = capsys.readouterr()
    assert out in " ".join(said.out.split())
    assert err in " ".join(said.err.split())
    assert "Traceback" not in said.err
    assert status == 0 or not (place / "out").exists()


def test_the_report_lies_in_the_folder_and_names_stay_there(place, capsys):
    main(REPAIRED)
    report = (place / "out" / "import-report.txt").read_text()
    assert "strip-zeros (match managers to posts without leading zeros): mended 1 row" in report
    said = capsys.readouterr()
    assert "Ann" not in said.out + said.err
    assert "Ann One" in (place / "out" / "people.csv").read_text()


def test_it_is_written_anew_but_not_over_what_was_changed(place, capsys):
    assert main(IMPORT) == 0
    assert main(REPAIRED) == 0
    assert om.load("out").posts["reports_to"].tolist() == ["", "1"]
    (place / "out" / "posts.csv").write_text("id,title,reports_to\nx,Mine,\n")
    assert main(IMPORT) == 2
    assert "give --force" in " ".join(capsys.readouterr().err.split())
    assert "Mine" in (place / "out" / "posts.csv").read_text()
    assert main((*IMPORT, "--force")) == 0
    assert "Mine" not in (place / "out" / "posts.csv").read_text()


def test_a_table_of_another_organisation_is_never_left_among_the_new(place, capsys):
    (place / "out").mkdir()
    (place / "out" / "links.csv").write_text("from,relation,to\n")
    assert main((*IMPORT, "--force")) == 2
    assert "links.csv, which would stay beside" in " ".join(capsys.readouterr().err.split())
    assert not (place / "out" / "posts.csv").exists()


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_a_folder_or_zip_of_files_is_read(place, packed, capsys):
    (place / "in" / "photo.jpg").write_bytes(b"\xff\xd8")
    given = "in"
    if packed:
        given = "in.zip"
        with zipfile.ZipFile(given, "w") as archive:
            for file in (place / "in").iterdir():
                archive.write(file, f"in/{file.name}")
    assert main(("import", "organogram", given, "-o", "out")) == 0
    assert len(om.load("out").posts) == 2


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_a_folder_or_zip_without_a_list_says_what_it_holds(place, packed, capsys):
    (place / "in" / "senior.csv").rename(place / "in" / "photo.jpg")
    if packed:
        with zipfile.ZipFile("in.zip", "w") as archive:
            archive.write("in/photo.jpg", "photo.jpg")
    assert main(("import", "organogram", "in.zip" if packed else "in", "-o", "out")) == 2
    assert "no CSV, text or Excel file (it holds photo.jpg)" in capsys.readouterr().err


LISTS = {
    "list.csv": b"Position ID,Job Title,Manager\n1,Chief,\n",
    "list.xlsx": b"PK\x03\x04 a workbook",
    "half.csv": b"id,Job Title,Manager\n1,Chief,\n",
}


@pytest.mark.parametrize("command", ["validate", "check", "chart"])
@pytest.mark.parametrize("file", LISTS)
def test_a_list_given_as_data_is_pointed_to_the_import(place, command, file, capsys):
    (place / file).write_bytes(LISTS[file])
    assert main((command, file, *(("-o", "c.svg") if command == "chart" else ()))) in (0, 2)
    said = " ".join(("".join(capsys.readouterr())).split())
    assert said.count("orgmodel import table FILE -o FOLDER") == 1
    assert "the app's page Data" in said


def test_a_folder_without_posts_is_pointed_to_the_import(place, capsys):
    assert main(("validate", "in")) == 2
    assert "orgmodel import table FILE -o FOLDER" in " ".join(capsys.readouterr().out.split())


def test_json_says_the_same(place, capsys):
    assert main((*IMPORT, "--format", "json")) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["schema"] == "orgmodel.import/1"
    assert said["made"]["posts"] == 2
    assert [problem["code"] for problem in said["problems"]] == ["unknown-id"]
    assert [(r["name"], r["rows"], r["done"]) for r in said["repairs"]] == [
        ("strip-zeros", 1, False)
    ]
    assert "out/posts.csv" in said["files"]


def test_csv_is_the_faults(place, capsys):
    assert main((*IMPORT, "--format", "csv")) == 0
    head, line = capsys.readouterr().out.splitlines()
    assert head == "code,file,row,column,value,message,fault"
    assert line.startswith("unknown-id,senior.csv,3,Reports to Senior Post,01,")


def test_the_mapping_of_the_folder_that_is_made_anew_is_used_again(tmp_path):
    source = tmp_path / "staff.csv"
    source.write_text("No,Role,Boss\n1,Chief,\n2,Clerk,1\n")
    out = tmp_path / "out"
    assert main(["import", "table", str(source), "-o", str(out)]) == 0
    mapping = out / "mapping.toml"
    mapping.write_text(mapping.read_text().replace("[posts]", "# mended by hand\n[posts]"))
    again = ["import", "table", str(source), "--mapping", str(mapping), "-o", str(out)]
    assert main(again) == 0
    assert 'title = "Role"' in mapping.read_text()
    (out / "posts.csv").write_text("id,title,reports_to\n9,Mine,\n")
    assert main(again) == 2


def test_files_that_are_no_lists_are_told(tmp_path, capsys):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_text("id,title,reports_to\n1,Chief,\n")
    (folder / "structure.docx").write_text("x")
    assert main(["import", "table", str(folder), "-o", str(tmp_path / "out")]) == 0
    assert "structure.docx" in capsys.readouterr().err


def test_lists_of_one_name_in_a_zip_are_told_apart(tmp_path, capsys):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("north/staff.csv", "No,Role,Boss\n1,Chief,\n2,Clerk,1\n")
        archive.writestr("south/staff.csv", "No,Role,Boss\n3,Nurse,1\n4,Cook,8\n")
        archive.writestr("notes.pdf", "%PDF")
    out = tmp_path / "out"
    assert main(["import", "table", str(tmp_path / "in.zip"), "-o", str(out)]) == 0
    err = capsys.readouterr().err
    assert "south/staff.csv row 3" in err
    assert "notes.pdf" in err


def test_tables_without_a_list_of_posts_are_imported_and_told_of(tmp_path, capsys):
    units = tmp_path / "units.csv"
    units.write_text(
        "id,name,kind,parent,parent_source,parent_basis,parent_note,side,head,head_source,head_basis,head_note,roster,source,basis,note\nU1,Board,board,,,,,,,,,,,,,\n"
    )
    assert main(["import", "table", str(units), "-o", str(tmp_path / "out")]) == 0
    assert "there is no post at all" in capsys.readouterr().err
    assert "U1" in (tmp_path / "out" / "units.csv").read_text()
