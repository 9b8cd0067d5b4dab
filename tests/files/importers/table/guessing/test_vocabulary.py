"""Headings as the systems write them, and what each stands for first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.files.importers.table.fields import BY_NAME
from orgmodel.files.importers.table.guessing.spelling import plain_words
from orgmodel.files.importers.table.guessing.vocabulary import (
    known_heading,
    meaning_for,
    meanings,
    personal,
)

FIRST = {
    "id": (
        "ID",
        "Unique_ID",
        "Unique ID",
        "Position Number",
        "Position ID",
        "Position Code",
        "POSITIONNUMBER",
        "Post No.",
        "Post Ref",
        "Post Unique Reference",
        "Box ID",
        "Job_Number",
        "Assignment Number",
    ),
    "title": (
        "Position Title",
        "Job Title",
        "jobTitle",
        "Job_Title",
        "Business Title",
        "Role Title",
        "Box Title",
        "TITLE",
        "Generic Job Title",
        "Assignment Name",
        "Position Name",
    ),
    "reports_to": (
        "Manager",
        "MANAGER",
        "Line manager",
        "Reports_To",
        "reportsTo",
        "Reports to (email)",
        "Reports to Senior Post",
        "Reporting Senior Post",
        "Supervisor Assignment Number",
        "Supervisor Employee Number",
        "Supervisor Position",
        "Supervisor ID",
        "Supervisor EID",
        "SupervisorEmail",
        "Sup. No",
        "Mgr ID",
        "Manager - Employee ID",
        "Manager Person Number",
        "Manager's position title",
        "Boss ID",
        "Parent Id",
        "parentId",
        "parentid",
        "parent_labels",
        "Parent Box ID",
        "Name of line manager",
        "ID of manager",
    ),
    "second_manager": (
        "Dottedids",
        "AltReportsTo",
        "dotted_to",
        "dotted_line_to",
        "Dotted line manager",
        "Matrix Manager ID",
        "Manager 2",
    ),
    "holder": ("Name", "Full Name", "Employee Name", "displayName", "Post Holder", "Worker"),
    "first_name": ("First Name", "FIRSTNAME", "Forename", "givenName"),
    "last_name": ("Last Name", "LASTNAME", "surname", "Family name"),
    "holder_id": (
        "Employee ID",
        "Employee Number",
        "Employee #",
        "Emp No.",
        "Person Number",
        "PersonID",
        "USERID",
        "Staff No",
        "Payroll Number",
        "objectId",
    ),
    "email": ("Work Email", "mail", "E-mail address", "Contact E-mail", "userPrincipalName"),
    "unit": (
        "Department",
        "Dept",
        "Directorate",
        "Supervisory Organization",
        "SubDepartment",
        "Organisation_Name",
        "Parent Department",
    ),
    "unit_id": ("Organisation_Code", "Dept Code", "Unit No."),
    "unit_levels": ("Org L1", "Org L8", "Org Level 3"),
    "levels": ("L1", "Level 1", "Tier 1", "LEVEL1", "Level 01"),
    "fte": (
        "FTE",
        "WTE",
        "FTE %",
        "Budgeted FTE",
        "Whole-time equivalent",
        "Number of Posts in FTE",
    ),
    "count": ("Headcount", "Head count", "No. of posts", "Number of posts"),
    "band": ("Pay Scale/Grade", "Compensation Grade", "Grade (or equivalent)", "Band", "AfC Band"),
    "cost": (
        "Total Base Pay Annualized",
        "Total Base Pay Annualized - Amount",
        "Salary (£)",
        "Basic pay",
        "Annual cost",
        "Total Pay (£)",
        "Annual Salary Value",
    ),
    "status": ("STATUS", "Assignment Status", "Vacant?", "Post status"),
    "start": ("Start Date", "StartDate", "Hire Date", "Date of appointment"),
    "end": ("EndDate", "Leaving date", "Contract End Date"),
    "row_start": ("Effective Start Date", "Valid from", "Effective From Date"),
    "row_end": ("Effective End Date", "Valid to", "Effective To Date"),
    "profession": ("Staff Group", "Professional/Occupational Group"),
    "leave_out": (
        "Telephone",
        "Contact Phone",
        "Date of Birth",
        "DOB",
        "NI Number",
        "National Insurance No",
        "Home address",
        "streetAddress",
        "GENDER",
        "Ethnic origin",
        "Photo",
        "Bank account",
        "Personal e-mail",
        "USERNAME",
    ),
    "keep": (
        "HR",
        "TIMEZONE",
        "Manager Flag",
        "Is manager",
        "IsAssistant",
        "Manager's Manager",
        "Hours per week",
        "Monthly pay",
        "Hourly rate",
        "Salary Cost of Reports (£)",
        "Direct Reports",
        "Office Region",
        "Manager:req",
        "accountEnabled",
    ),
}


def first(heading: str) -> str:
    """The likeliest use that is a field; what is only known as kept comes after."""
    uses = [meaning.use for meaning in meanings(heading)]
    fields = [use for use in uses if use != "keep"]
    return (fields or uses or [""])[0]


@pytest.mark.parametrize(
    ("use", "heading"), [(use, heading) for use, headings in FIRST.items() for heading in headings]
)
def test_heading(use, heading):
    assert first(heading) == use


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_our_own_names_stand_for_themselves(name):
    assert first(name) == name
    assert meaning_for(name, name) is not None
    assert known_heading(name)


@pytest.mark.parametrize(
    ("heading", "by"),
    [
        ("Supervisor Assignment Number", "id"),
        ("Manager - Employee ID", "holder_id"),
        ("Manager Name", "name"),
        ("Line manager email", "email"),
        ("Line manager job title", "title"),
        ("Manager", ""),
    ],
)
def test_a_managers_heading_says_what_it_holds(heading, by):
    assert meaning_for(heading, "reports_to").by == by


@pytest.mark.parametrize(
    "words",
    [
        "Chief Executive",
        "Ward Manager",
        "Team Leader",
        "Director of Finance",
        "Staff Nurse",
        "Finance Team",
        "Post Office Manager",
        "Level 3 Support",
        "Band 7",
        "Ann One",
        "Surname1, Ann",
        "17",
        "31/12/4712",
        "",
    ],
)
def test_a_cell_of_a_list_is_no_heading(words):
    assert not known_heading(words)


@pytest.mark.parametrize("heading", ["Position Number", "Reports To", "First Name", "Dept Code"])
@given(data=st.data())
def test_capitals_and_marks_do_not_matter(heading, data):
    marks = data.draw(st.sampled_from([" ", "_", "-", ".", "  ", "/"]))
    turned = data.draw(st.sampled_from([str.upper, str.lower, str.title]))
    assert plain_words(turned(heading).replace(" ", marks)) == plain_words(heading)
    assert plain_words(turned(heading).replace(" ", "")) == plain_words(heading)


@given(st.text(max_size=300))
def test_any_words_are_read(heading):
    assert personal(heading) in (True, False)
    assert known_heading(heading) in (True, False)
    uses = [meaning.use for meaning in meanings(heading)]
    assert len(uses) == len(set(uses))
