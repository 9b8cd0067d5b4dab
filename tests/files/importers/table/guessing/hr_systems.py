"""Exports of HR systems."""

from __future__ import annotations

from tests.files.importers.table.guessing.export import System

HR_SYSTEMS = (
    System(
        "ESR staff in post",
        "Org L1|Org L2|Org L3|Employee Number|Assignment Number|Last Name|First Name"
        "|Position Number|Position Title|Supervisor Employee Number|Pay Grade|FTE"
        "|Assignment Status|Staff Group|Effective Start Date|Effective End Date|Date Of Birth",
        (
            "Trust|Exec L2||201|201|One|Ann|P9001|Chief Executive||VSM|1|Active Assignment"
            "|Administrative and Clerical|01/04/2007|31/12/4712|01/01/1960",
            "Trust|Finance L2|Payroll L3|202|202|Two|Bob|P9002|Director of Finance|201|VSM|1"
            "|Active Assignment|Administrative and Clerical|01/04/2007|31/12/4712|02/01/1960",
            "Trust|Finance L2|Payroll L3|203|203-2|Three|Cat|P9003|Payroll Manager|202"
            "|NHS XR07|0.6|Out on External Secondment - Paid|Administrative and Clerical"
            "|01/05/2007|31/12/4712|03/01/1960",
            "Trust|Finance L2|Costing L3|204|204|Four|Dan|P9003|Payroll Manager|202"
            "|NHS XR07|0.4|Active Assignment|Administrative and Clerical"
            "|01/05/2007|31/12/4712|04/01/1960",
        ),
        {
            "id": "Position Number",
            "title": "Position Title",
            "reports_to": "Supervisor Employee Number",
            "holder_id": "Employee Number",
            "first_name": "First Name",
            "last_name": "Last Name",
            "band": "Pay Grade",
            "fte": "FTE",
            "status": "Assignment Status",
            "profession": "Staff Group",
            "row_start": "Effective Start Date",
            "row_end": "Effective End Date",
        },
        "holder_id",
        {
            "unit_levels": ("Org L1", "Org L2", "Org L3"),
            "keep": ("Assignment Number",),
            "leave_out": ("Date Of Birth",),
        },
    ),
    System(
        "ESR assignments",
        "Employee Number|Assignment Number|Position Name|Supervisor Assignment Number|FTE"
        "|Assignment Category|Organisation",
        (
            "201|201-1|Chief Executive||1.00|Permanent|Trust Board",
            "202|202-1|Director of Finance|201-1|1.00|Permanent|Finance",
            "203|203-1|Accountant|202-1|0.50|Fixed Term Temp|Finance",
            "203|203-2|Auditor|201-1|0.50|Permanent|Trust Board",
        ),
        {
            "id": "Assignment Number",
            "holder_id": "Employee Number",
            "title": "Position Name",
            "reports_to": "Supervisor Assignment Number",
            "fte": "FTE",
            "unit": "Organisation",
        },
        "id",
        {"keep": ("Assignment Category",)},
    ),
    System(
        "ESR positions",
        "Position Number|Position Title|Supervisor Position|Budgeted FTE|Pay Scale/Grade"
        "|Cost Centre",
        (
            "1001|Chief Executive||1.0|VSM|A10",
            "1002|Director of Nursing|1001|1.0|VSM|A11",
            "1003|Ward Manager|1002|2.5|Band 7|A11",
        ),
        {
            "id": "Position Number",
            "title": "Position Title",
            "reports_to": "Supervisor Position",
            "fte": "Budgeted FTE",
            "band": "Pay Scale/Grade",
        },
        "id",
        {"keep": ("Cost Centre",)},
    ),
    System(
        "Workday",
        "Employee ID|Worker|Position ID|Business Title|Job Profile|Supervisory Organization"
        "|Manager|Manager - Employee ID|FTE %|Compensation Grade|Total Base Pay Annualized"
        "|Hire Date|Location|Gender",
        (
            "21001|Ann One|P-100|Chief Executive|Executive|Executive Office (Ann One)|||100"
            "|Grade 12|150,000|01/02/2004|Leeds|F",
            "21002|Bob Two|P-101|Finance Director|Executive|Finance (Bob Two)|Ann One|21001|100"
            "|Grade 11|110,000|01/02/2005|Leeds|M",
            "21003|Cat Three|P-102|Accountant|Professional|Finance (Bob Two)|Bob Two|21002|60"
            "|Grade 7|40,000|01/02/2006|York|F",
        ),
        {
            "id": "Position ID",
            "holder_id": "Employee ID",
            "holder": "Worker",
            "title": "Business Title",
            "reports_to": "Manager - Employee ID",
            "unit": "Supervisory Organization",
            "fte": "FTE %",
            "band": "Compensation Grade",
            "cost": "Total Base Pay Annualized",
            "start": "Hire Date",
        },
        "holder_id",
        {"keep": ("Job Profile", "Location"), "leave_out": ("Manager", "Gender")},
    ),
    System(
        "SAP SuccessFactors",
        "STATUS|USERID|USERNAME|FIRSTNAME|LASTNAME|TITLE|MANAGER|DEPARTMENT|HR|GENDER|TIMEZONE",
        (
            "active|1|aone|Ann|One|Chief Executive|NO_MANAGER|Exec|NO_HR|F|GMT",
            "active|2|btwo|Bob|Two|Director|1|Finance|4|M|GMT",
            "active|3|cthree|Cat|Three|Clerk|2|Finance|4|F|GMT",
            "active|4|dfour|Dan|Four|HR Partner|1|Exec|NO_HR|M|GMT",
        ),
        {
            "id": "USERID",
            "first_name": "FIRSTNAME",
            "last_name": "LASTNAME",
            "title": "TITLE",
            "reports_to": "MANAGER",
            "unit": "DEPARTMENT",
            "status": "STATUS",
        },
        "id",
        {"keep": ("HR", "TIMEZONE"), "leave_out": ("USERNAME", "GENDER")},
    ),
    System(
        "Oracle HCM",
        "Person Number|Full Name|Assignment Name|Position Code|Manager Person Number|Grade Name",
        (
            "300|Ann One|Chief Executive|POS_1||G12",
            "301|Bob Two|Director|POS_2|300|G11",
            "302|Cat Three|Officer|POS_3|301|G5",
        ),
        {
            "id": "Position Code",
            "holder_id": "Person Number",
            "holder": "Full Name",
            "title": "Assignment Name",
            "reports_to": "Manager Person Number",
            "band": "Grade Name",
        },
        "holder_id",
    ),
    System(
        "BambooHR, by the supervisor's internal id",
        "Employee ID|First Name|Last Name|Job Title|Department|Division|Supervisor ID"
        "|Supervisor EID",
        (
            "11|Ann|One|Chief Executive|Exec|Corporate||",
            "12|Bob|Two|Director|Finance|Money|11|7001",
            "13|Cat|Three|Clerk|Payroll|Money|12|7002",
        ),
        {
            "id": "Employee ID",
            "first_name": "First Name",
            "last_name": "Last Name",
            "title": "Job Title",
            "reports_to": "Supervisor ID",
        },
        "id",
        {"unit_levels": ("Division", "Department"), "keep": ("Supervisor EID",)},
    ),
    System(
        "HiBob",
        "Display name|Email|Job title|Department|Site|Reports to",
        (
            "Ann One|ann@x.org|Chief Executive|Exec|Leeds|",
            "Bob Two|bob@x.org|Director|Finance|Leeds|ann@x.org",
            "Cat Three|cat@x.org|Clerk|Finance|York|bob@x.org",
        ),
        {
            "holder": "Display name",
            "email": "Email",
            "title": "Job title",
            "unit": "Department",
            "reports_to": "Reports to",
        },
        "email",
        {"keep": ("Site",)},
    ),
    System(
        "Microsoft Entra",
        "userPrincipalName|displayName|surname|givenName|objectId|jobTitle|department"
        "|accountEnabled|streetAddress|postalCode",
        (
            "ann@x.org|Ann One|One|Ann|0a-1|Chief Executive|Exec|True|1 Road|LS1 1AA",
            "bob@x.org|Bob Two|Two|Bob|0a-2|Director|Finance|True|1 Road|LS1 1AA",
        ),
        {
            "email": "userPrincipalName",
            "holder": "displayName",
            "id": "objectId",
            "title": "jobTitle",
            "unit": "department",
        },
        "id",
        {
            "keep": ("accountEnabled",),
            "leave_out": ("surname", "givenName", "streetAddress", "postalCode"),
        },
    ),
)
