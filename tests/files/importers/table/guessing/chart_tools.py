"""Files of chart tools, published lists, and our own."""

from __future__ import annotations

from tests.files.importers.table.guessing.export import System

OWN = (
    *("id", "title", "reports_to", "unit", "kind", "count", "fte", "band", "cost", "clinical"),
    *("status", "source", "note"),
)
CHART_TOOLS = (
    System(
        "Visio wizard, people",
        "Name|Unique_ID|Reports_To|Department|Title|Telephone",
        ("Ann One|a1||Exec|Chief Executive|1", "Bob Two|b2|a1|Finance|Director|2"),
        {
            "id": "Unique_ID",
            "holder": "Name",
            "reports_to": "Reports_To",
            "unit": "Department",
            "title": "Title",
        },
        "id",
        {"leave_out": ("Telephone",)},
    ),
    System(
        "Visio wizard, boxes by name",
        "Name|Reports_To",
        ("Chief Executive|", "Director of Finance|Chief Executive", "Clerk|Director of Finance"),
        {"title": "Name", "reports_to": "Reports_To"},
        "title",
    ),
    System(
        "OrgPlus RealTime",
        "Person ID|Supervisor ID|Full Name|Job Title|Department|Work Phone|Is Assistant"
        "|AltReportsTo|Salary|Photo",
        (
            "1000||Ann One|Chief Executive|Exec|1|N||120000|a.jpg",
            "1001|1000|Bob Two|Director|Finance|2|N||90000|b.jpg",
            "1002|1001|Cat Three|Clerk|Finance|3|Y|1000;1001|30000|c.jpg",
        ),
        {
            "id": "Person ID",
            "reports_to": "Supervisor ID",
            "holder": "Full Name",
            "title": "Job Title",
            "unit": "Department",
            "second_manager": "AltReportsTo",
            "cost": "Salary",
        },
        "id",
        {"keep": ("Is Assistant",), "leave_out": ("Work Phone", "Photo")},
    ),
    System(
        "OrgChart Now",
        "PersonID|SupervisorID|Name|Title|Department|IsAssistant",
        ("1000|-1|Ann One|Chief Executive|Exec|0", "1001|1000|Bob Two|Director|Finance|0"),
        {
            "id": "PersonID",
            "reports_to": "SupervisorID",
            "holder": "Name",
            "title": "Title",
            "unit": "Department",
        },
        "id",
        {"keep": ("IsAssistant",)},
    ),
    System(
        "OrgPublisher",
        "Parent Box ID|Box ID|Box Title|Record Type|Name",
        ("|B1|Chief Executive|P|Ann One", "B1|B2|Director|P|Bob Two", "B1|B2|Director|P|Cat Three"),
        {"id": "Box ID", "reports_to": "Parent Box ID", "title": "Box Title", "holder": "Name"},
        "id",
        {"keep": ("Record Type",)},
    ),
    System(
        "Organimi, older",
        "ID|First Name|Last Name|Boss ID|Dottedids|Title",
        ("1|Ann|One|||Chief Executive", "2|Bob|Two|1||Director", "3|Cat|Three|2|1:2|Clerk"),
        {
            "id": "ID",
            "first_name": "First Name",
            "last_name": "Last Name",
            "reports_to": "Boss ID",
            "second_manager": "Dottedids",
            "title": "Title",
        },
    ),
    System(
        "Organimi, newer",
        "Unique ID|Manager ID|Firstname|Role Title",
        ("1||Ann|Chief Executive", "2|1|Bob|Director"),
        {
            "id": "Unique ID",
            "reports_to": "Manager ID",
            "first_name": "Firstname",
            "title": "Role Title",
        },
    ),
    System(
        "ChartHop",
        "Work email|First name|Last name|Job title|Start date|Manager|Manager:req",
        (
            "ann@x.org|Ann|One|Chief Executive|1/2/2004||",
            "bob@x.org|Bob|Two|Director|1/2/2005|Ann@x.org|",
            "cat@x.org|Cat|Three|Clerk|1/2/2006|bob@x.org|R1",
        ),
        {
            "email": "Work email",
            "first_name": "First name",
            "last_name": "Last name",
            "title": "Job title",
            "start": "Start date",
            "reports_to": "Manager",
        },
        "email",
        {"keep": ("Manager:req",)},
    ),
    System(
        "unaric",
        "First Name|Last Name|Email|AliasEmails|Position|SupervisorEmail|Department|SubDepartment"
        "|Location|StartDate|EndDate",
        (
            "Ann|One|ann@x.org||Chief Executive||Exec|Exec office|Leeds|01/02/2004|",
            "Bob|Two|bob@x.org|b@x.org|Director|ann@x.org|Finance|Ledger|Leeds|01/02/2005|",
            "Cat|Three|cat@x.org||Clerk|bob@x.org|Finance|Payroll|York|01/02/2006|31/03/2009",
        ),
        {
            "first_name": "First Name",
            "last_name": "Last Name",
            "email": "Email",
            "title": "Position",
            "reports_to": "SupervisorEmail",
            "start": "StartDate",
            "end": "EndDate",
        },
        "email",
        {
            "unit_levels": ("Department", "SubDepartment"),
            "keep": ("Location",),
            "leave_out": ("AliasEmails",),
        },
    ),
    System(
        "breezetree",
        "Id|Parent Id|Name|Title|Is Assistant",
        ("1|0|Ann One|Chief Executive|", "2|1|Bob Two|Director|", "3|1|Cat Three|Secretary|X"),
        {"id": "Id", "reports_to": "Parent Id", "holder": "Name", "title": "Title"},
        "id",
        {"keep": ("Is Assistant",)},
    ),
    System(
        "d3",
        "id|parentId|name",
        ("a||Chief Executive", "b|a|Director of Finance", "c|b|Clerk"),
        {"id": "id", "reports_to": "parentId", "title": "name"},
    ),
    System(
        "draw.io",
        "name|position|id|location|manager|email|fill|stroke|refs|url|image",
        (
            "Ann Ash|Chief Executive|aas|Office 1||a@x.org|#fff|#000||https://x.org/a|a.png",
            "Bob Birch|Director|bbi|Office 1|Ann Ash|b@x.org|#fff|#000|aas|https://x.org/b|b.png",
        ),
        {
            "holder": "name",
            "title": "position",
            "id": "id",
            "reports_to": "manager",
            "email": "email",
        },
        "name",
        {"keep": ("location", "fill", "stroke", "refs", "url"), "leave_out": ("image",)},
    ),
    System(
        "Google Charts",
        "labels|parent_labels|tooltips",
        ("Chief Executive||Top", "Director|Chief Executive|Money", "Clerk|Director|Books"),
        {"title": "labels", "reports_to": "parent_labels"},
        "title",
        {"keep": ("tooltips",)},
    ),
    System(
        "UK government organogram, senior",
        "Post Unique Reference|Name|Grade (or equivalent)|Job Title|Job/Team Function"
        "|Parent Department|Organisation|Unit|Contact Phone|Contact E-mail|Reports to Senior Post"
        "|Salary Cost of Reports (£)|FTE|Actual Pay Floor (£)|Professional/Occupational Group"
        "|Notes",
        (
            "1|Ann Ash|SCS3|Chief Executive|Leads|Dep|Body|Exec|1|a@x.org|XX|5000|1|90000|Policy|",
            "2|Bob Birch|SCS2|Director|Money|Dep|Body|Finance|2|b@x.org|1|N/D|1|80000|Finance|New",
            "3|Vacant|SCS1|Deputy Director|Books|Dep|Body|Finance|3|c@x.org|2|0|0.5|0|Finance|",
        ),
        {
            "id": "Post Unique Reference",
            "holder": "Name",
            "band": "Grade (or equivalent)",
            "title": "Job Title",
            "unit": "Unit",
            "email": "Contact E-mail",
            "reports_to": "Reports to Senior Post",
            "fte": "FTE",
            "profession": "Professional/Occupational Group",
            "note": "Notes",
        },
        "id",
        {
            "keep": (
                "Job/Team Function",
                "Parent Department",
                "Organisation",
                "Salary Cost of Reports (£)",
                "Actual Pay Floor (£)",
            ),
            "leave_out": ("Contact Phone",),
        },
    ),
    System(
        "UK government organogram, junior",
        "Parent Department|Organisation|Unit|Reporting Senior Post|Grade|Payscale Minimum (£)"
        "|Payscale Maximum (£)|Generic Job Title|Number of Posts in FTE"
        "|Professional/Occupational Group",
        (
            "Dep|Body|Exec|1|EO|20000|25000|Support Officer|2.50|Policy",
            "Dep|Body|Finance|2|AO|18000|21000|Finance Clerk|12.00|Finance",
        ),
        {
            "unit": "Unit",
            "reports_to": "Reporting Senior Post",
            "band": "Grade",
            "title": "Generic Job Title",
            "fte": "Number of Posts in FTE",
            "profession": "Professional/Occupational Group",
        },
    ),
    System(
        "Local government transparency",
        "Organisation_Name|Organisation_Code|Effective_Date|Level_|Job_Title|Job_Number|Name|Grade"
        "|Directorate",
        (
            "Town|E01|2013-04-01|1|Chief Executive|77|Ann One|CO1|Corporate",
            "Town|E01|2013-04-01|2|Director|78|Bob Two|CO2|Finance",
            "Town|E01|2013-04-01|2|Director|79|Cat Three|CO2|Places",
        ),
        {
            "title": "Job_Title",
            "id": "Job_Number",
            "holder": "Name",
            "band": "Grade",
            "unit": "Directorate",
        },
        "id",
        {"keep": ("Organisation_Name", "Organisation_Code", "Effective_Date", "Level_")},
    ),
    System(
        "our own",
        "id|title|reports_to|unit|kind|count|fte|band|cost|clinical|status|source|basis|note",
        (
            "a|Chief Executive||Exec|post|1|1|9|100000|no|filled|s|stated|",
            "b|Nurses|a|Wards|post_group|12|10.5|5|300000|yes|filled|s|inferred|n",
        ),
        {name: name for name in OWN},
        "id",
        {"keep": ("basis",)},
    ),
)
