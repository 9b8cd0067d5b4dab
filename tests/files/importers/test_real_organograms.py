"""Real organograms: each imports, loads, tells its faults, and is drawn."""

from collections import Counter
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.api import from_reading
from orgmodel.files.exporters import write_folder
from orgmodel.files.folder.folder import read_files
from orgmodel.files.importers.base import Options
from orgmodel.files.importers.organogram.importer import IMPORTER, _sheet
from orgmodel.files.importers.written import files_of

REAL = Path(__file__).resolve().parents[4] / "shared" / "realdata"
SENIOR = sorted(
    [*REAL.glob("organograms/*senior.csv"), *REAL.glob("organogram-faults/*senior.csv")]
)
pytestmark = pytest.mark.skipif(not SENIOR, reason="the real files are not here")

# file → senior posts, and what is told as a fault: code → rows
FAULTS = {
    "acas-2013-09": {"self-report": 1},
    "dcms-2013-09": {},
    "decc-2013-09": {},
    "hm-treasury-2013-09": {},
    "mod-des-2013-10": {"unknown-id": 131},
    "mod-dio-2013-09": {"duplicate-id": 1},
    "pensions-ombudsman-2013-09": {},
    "health_education_england-2013-09-30": {
        "unknown-id": 12,
        "missing-value": 194,
        "not-allowed": 2,
    },
    "nhs_england-2013-09-30": {},
}


def junior(senior):
    return senior.with_name(senior.name.replace("senior", "junior"))


def name(path):
    return path.name.removesuffix("-senior.csv")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("imported")


def imported(senior, repairs=()):
    return IMPORTER.read_files([senior, junior(senior)], Options(tuple(repairs)))


def faults(found):
    codes = [problem.code for problem in found.problems if problem.fault]
    return {code: codes.count(code) for code in dict.fromkeys(codes)}


def test_there_are_fifteen():
    assert len(SENIOR) == 15


@pytest.mark.parametrize("senior", SENIOR, ids=name)
def test_it_imports_loads_tells_its_faults_and_is_drawn(senior, folder):
    found = imported(senior)
    assert faults(found) == FAULTS.get(name(senior), {})
    target = folder / name(senior)
    write_folder(found.model, target, files_of(found))
    loaded = om.load(target)
    for table, frame in found.model.tables.items():
        assert loaded.tables[table].to_numpy().tolist() == frame.to_numpy().tolist()
    codes = [problem.code for problem in loaded.problems if problem.fault]
    assert {code: codes.count(code) for code in dict.fromkeys(codes)} == faults(found)
    assert loaded.chart("organisation").svg.startswith("<svg")


def by_name(start):
    return next(path for path in SENIOR if path.name.startswith(start))


def test_job_shares_vacancies_and_people_out_of_post():
    decc = imported(by_name("decc"))
    assert dict(decc.counts)["posts shared by several people"] == 2
    shared = decc.model.posts.set_index("id").loc["39"]
    assert (shared["fte"], shared["status"]) == ("1.2", "filled")
    assert dict(decc.counts)["eliminated posts, left out"] == 19
    treasury = imported(by_name("hm-treasury"))
    assert dict(treasury.counts)["people out of post"] == 2
    assert "0" not in set(treasury.model.posts["id"])
    held = treasury.model.appointments
    two = held[held["post"].isin(["24062", "24064"])]
    assert two["person"].nunique() == 1


def test_stripping_zeros_mends_every_manager_of_mod_des():
    path = by_name("mod-des")
    offers = {offer.name: offer.rows for offer in imported(path).repairs}
    assert offers["strip-zeros"] > 131
    mended = imported(path, repairs=["strip-zeros"])
    left = [problem.message for problem in mended.problems if problem.fault]
    assert all("departed.csv" in message for message in left)


def test_capitals_are_mended_in_health_education_england_only_when_asked():
    path = by_name("health")
    assert {o.name: o.rows for o in imported(path).repairs}["ignore-case"] == 12
    assert "unknown-id" not in faults(imported(path, repairs=["ignore-case"]))


EVERY_REPAIR = tuple(IMPORTER.repairs)


@pytest.mark.parametrize("repairs", [(), ("strip-zeros",), EVERY_REPAIR], ids=str)
@pytest.mark.parametrize("senior", SENIOR, ids=name)
def test_what_the_import_tells_as_a_fault_validate_tells_of_the_folder(senior, repairs):
    found = imported(senior, repairs)
    loaded = from_reading(read_files(files_of(found, "words")))
    told = Counter(problem.code for problem in found.problems if problem.fault)
    again = Counter(problem.code for problem in loaded.problems if problem.fault)
    assert told <= again
    assert not [p for p in loaded.problems if p.code == "unknown-column"]
    of_posts = {"posts.csv", "organisation.toml", *(problem.file for problem in found.kept)}
    on_posts = Counter(p.code for p in loaded.problems if p.fault and p.file in of_posts)
    assert on_posts <= told


@pytest.mark.parametrize("senior", SENIOR, ids=name)
def test_a_fault_is_told_at_the_row_that_has_it(senior):
    rows = {}
    for path in (senior, junior(senior)):
        sheet, _ = _sheet(path.name, path.read_bytes())
        rows |= {(path.name, number): (sheet.header, cells) for number, cells in sheet.rows}
    for problem in imported(senior).problems:
        if problem.fault and problem.code in ("unknown-id", "self-report", "duplicate-id"):
            header, cells = rows[problem.file, problem.row]
            column = next(c for c, title in header.items() if title == problem.column)
            assert cells[column] == problem.value


@pytest.mark.parametrize("path", sorted(REAL.glob("encodings/nhsla*")), ids=lambda path: path.name)
def test_one_file_saved_eight_ways_reads_the_same(path):
    plain = IMPORTER.read_files([by_name("nhs_litigation_authority-2013")])
    repairs = ["fill-down"] if "merged" in path.name else []
    found = IMPORTER.read_files([path], Options(tuple(repairs)))
    columns = ["id", "title", "reports_to", "unit", "fte", "band"]
    assert sorted(found.model.posts[columns].to_numpy().tolist()) == sorted(
        plain.model.posts[columns].to_numpy().tolist()
    )
    assert not any(problem.fault for problem in found.problems)
