"""A flat list of nine departments and an office: imported, confirmed as suggested, assessed."""

from dataclasses import replace

import pytest

import orgmodel as om
from orgmodel.answers import suggestions, with_answers
from orgmodel.files.exporters import write_folder

LIST = """\
Employee No,Job Title,Line Manager No,Department
100,Chief Executive,,Executive Office
101,PA to the Chief Executive,100,Executive Office
110,Director of Finance,100,Finance
111,Deputy Director of Finance,110,Finance
112,Payroll Officer,111,Finance
120,Director of Human Resources,100,Human Resources
121,HR Adviser,120,Human Resources
130,Director of Commissioning,100,Commissioning
131,Contracts Manager,130,Commissioning
132,Commissioning Officer,131,Commissioning
140,Director of Provider Services,100,Provider Services
141,Community Nurse,140,Provider Services
142,Community Nurse,140,Provider Services
150,Medical Director,100,Medical
160,Director of Public Health,100,Public Health
161,Public Health Analyst,160,Public Health
170,Head of Communications,100,Communications
171,Press Officer,170,Communications
180,Chief Operating Officer,100,Estates and Facilities
181,Estates Officer,180,Estates and Facilities
182,Porter,180,Estates and Facilities
190,Company Secretary,100,Corporate Affairs
"""
HEADS = {
    "Finance": "110",
    "Human Resources": "120",
    "Commissioning": "130",
    "Provider Services": "140",
    "Medical": "150",
    "Public Health": "160",
    "Communications": "170",
    "Estates and Facilities": "180",
    "Corporate Affairs": "190",
}


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    file = tmp_path_factory.mktemp("list") / "staff.csv"
    file.write_text(LIST, encoding="utf-8")
    return om.import_table(file).organisation


def test_every_department_is_a_directorate_with_its_head(imported):
    found = suggestions(imported)
    assert {u.name: u.head.value for u in found.directorates} == HEADS
    assert [(u.name, u.head.value) for u in found.bodies] == [("Executive Office", "100")]


def test_once_confirmed_and_the_rest_chosen_the_folder_says_so_and_the_line_is_assessed(
    imported, tmp_path
):
    found = suggestions(imported)
    open_ = {u.unit: "neutral" for u in found.directorates if not u.side.value}
    assert open_ == {"estates_and_facilities": "neutral"}
    answers = found.confirmed()
    done = with_answers(imported, replace(answers, sides={**answers.sides, **open_}))
    write_folder(done, tmp_path / "mended")
    again = om.load(tmp_path / "mended")
    assert not any(problem.fault for problem in again.problems)
    outcomes = {rule.id: rule.outcome for rule in again.check(["separation"]).rules}
    assert (outcomes["SEP-4"], outcomes["SEP-5"]) == ("pass", "pass")


def test_before_that_the_line_is_not_assessed(imported):
    outcomes = {rule.id: rule.outcome for rule in imported.check(["separation"]).rules}
    assert (outcomes["SEP-4"], outcomes["SEP-5"]) == ("not_assessable", "not_assessable")
