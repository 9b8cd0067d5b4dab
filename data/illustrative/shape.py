"""The shape of the illustrative organisation: who works where, and who is linked to whom.

Invented, in the shape of the directorates that Brent teaching PCT proposed in 2007. The teams
and their posts are in teams.txt.
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
_TEAMS = (HERE / "teams.txt").read_text(encoding="utf-8").splitlines()
LINES = tuple(line for line in _TEAMS if line and not line.startswith("#"))
DIRECTORATES = tuple(line[2:].split(" | ")[0] for line in LINES if line.startswith("= "))

CLINICAL = (
    "nurse",
    "nursing",
    "visitor",
    "physiotherapist",
    "therapist",
    "salaried",
    "psychologist",
    "counsellor",
    "medical",
    "pharmacist",
    "consultant",
    "infection",
)
COMMISSIONER, PROVIDER = ("ph", "sc", "pccc"), ("pde",)
GOVERNANCE = ("clig", "med")
SHARED_KIND = ("pde_estates", "fp", "hr", "comms")

# Post → how its one holder holds it; posts always filled, shared, or acted up into.
BASIS = {"dir_ph": "joint", "sc_joint_1": "joint", "med_perf_1": "secondment", "dir_sc": "interim"}
FILLED = (
    "ce",
    "chair",
    "pec_chair",
    "non_execs",
    "dir_pccc",
    "dir_pde",
    "dir_clig",
    "dir_med",
    "dir_fp",
    "dir_hr",
    "dir_comms",
    "ad_pde",
    "ad_fp",
    "ad_pccc",
)
JOB_SHARES = ("sc_mental_2", "hr_advice_2", "pde_child_2", "clig_gov_2")
ACTING = {"pde_nurse_1": "pde_nurse_2", "fp_perf_1": "fp_perf_2"}

COMPETENCIES = (
    "Needs assessment",
    "Market shaping",
    "Contract negotiation",
    "Financial planning",
    "Clinical leadership",
    "Data analysis",
    "Managing change",
    "Chairing meetings",
    "Partnership working",
    "Service improvement",
)
NOT_AUDITED = ("hr_plan_1", "comms_press_1")
_ASKED = {
    "ph": ("Needs assessment", "Data analysis"),
    "sc": ("Market shaping", "Contract negotiation"),
    "pccc": ("Contract negotiation", "Partnership working"),
    "pde": ("Service improvement", "Clinical leadership"),
    "clig": ("Clinical leadership", "Chairing meetings"),
    "med": ("Clinical leadership", "Service improvement"),
    "fp": ("Financial planning", "Data analysis"),
    "hr": ("Managing change", "Partnership working"),
    "comms": ("Partnership working",),
}

Row = dict[str, str]


def structure() -> tuple[list[Row], list[Row], list[Row]]:
    """Rows of posts, units and functions, without hours, cost and status."""
    posts: list[Row] = [
        {"id": "chair", "title": "Chair", "band": "9", "unit": "board", "note": "lay"},
        {"id": "ce", "title": "Chief Executive", "band": "VSM+", "unit": "trust"},
        {
            "id": "non_execs",
            "title": "Non-executive directors",
            "kind": "post_group",
            "count": "5",
            "band": "8a",
            "unit": "board",
            "note": "lay",
        },
        {
            "id": "pec_chair",
            "title": "Chair of the professional committee",
            "band": "9",
            "unit": "pec",
            "clinical": "yes",
        },
        {
            "id": "ce_pa",
            "title": "Personal assistant to the Chief Executive",
            "band": "5",
            "reports_to": "ce",
            "unit": "trust",
        },
    ]
    units: list[Row] = [
        {
            "id": "trust",
            "name": "Illustrative Primary Care Trust",
            "kind": "body",
            "side": "trust",
            "head": "ce",
        },
        {
            "id": "board",
            "name": "Board",
            "kind": "board",
            "parent": "trust",
            "side": "trust",
            "roster": "complete",
        },
        {
            "id": "emt",
            "name": "Executive management team",
            "kind": "group",
            "parent": "trust",
            "side": "trust",
            "roster": "complete",
        },
        {
            "id": "pec",
            "name": "Professional executive committee",
            "kind": "committee",
            "parent": "trust",
            "side": "trust",
            "roster": "partial",
        },
        {
            "id": "peg",
            "name": "Provider executive group",
            "kind": "group",
            "parent": "pde",
            "side": "provider",
            "roster": "complete",
        },
        {"id": "council", "name": "Neighbouring Council", "kind": "external"},
        {"id": "hospital", "name": "Neighbouring Hospital Trust", "kind": "external_provider"},
        {"id": "mental_trust", "name": "Mental Health Trust", "kind": "external_provider"},
        {"id": "contractors", "name": "Independent contractors", "kind": "external_provider"},
        {"id": "shared", "name": "Shared Business Service", "kind": "external_shared_service"},
    ]
    functions: list[Row] = []
    key = ""
    for line in LINES:
        if line.startswith("= "):
            key, name, side, *leads = line[2:].split(" | ")
            units.append(
                {
                    "id": key,
                    "name": name,
                    "kind": "directorate",
                    "parent": "trust",
                    "side": side,
                    "head": f"dir_{key}",
                }
            )
            ids = (("dir", "ce"), ("ad", f"dir_{key}"))
            posts += [
                _post(f"{rank}_{key}", lead, above, key)
                for (rank, above), lead in zip(ids, leads, strict=False)
            ]
        else:
            team, name, lead, members, work = line.split(" | ")
            units.append(
                {"id": team, "name": name, "kind": "team", "parent": key, "head": f"{team}_1"}
            )
            above = f"ad_{key}" if lead.startswith("^") else f"dir_{key}"
            posts += _team(team, lead.lstrip("^"), members, above)
            for name in work.split("; "):
                functions.append(
                    {
                        "id": f"f{len(functions) + 1:02}",
                        "name": name,
                        "owner": team,
                        "kind": _kind(team),
                    }
                )
    for post in posts:
        if any(word.casefold() in post["title"].casefold() for word in CLINICAL):
            post["clinical"] = "yes"
    return posts, units, functions


def _post(identifier: str, lead: str, reports_to: str, unit: str) -> Row:
    title, band = lead.split(":")
    return {"id": identifier, "title": title, "band": band, "reports_to": reports_to, "unit": unit}


def _team(team: str, lead: str, members: str, above: str) -> list[Row]:
    rows = [_post(f"{team}_1", lead, above, team)]
    for member in members.split(", "):
        title, rest = member.split(":")
        band, _, size = rest.partition("#")
        band, _, often = band.partition("*")
        for _ in range(int(often or 1)):
            row = _post(f"{team}_{len(rows) + 1}", f"{title}:{band}", f"{team}_1", team)
            rows.append({**row, "kind": "post_group", "count": size} if size else row)
    return rows


def _kind(team: str) -> str:
    directorate = team.split("_")[0]
    if team in SHARED_KIND or directorate in SHARED_KIND:
        return "shared"
    if directorate in GOVERNANCE:
        return "governance"
    return "provider" if directorate in PROVIDER else "commissioning"


def services() -> list[Row]:
    """What is commissioned and provided."""
    rows = (
        ("s_nurse", "Community nursing", "internal"),
        ("s_child", "Children's services", "internal"),
        ("s_therapy", "Therapies", "internal"),
        ("s_urgent", "Urgent care", "internal"),
        ("s_dmgp", "Directly managed practices", "internal"),
        ("s_psych", "Psychology", "internal"),
        ("s_acute", "Acute services", "external"),
        ("s_mental", "Mental health services", "external"),
        ("s_gp", "General practice", "external"),
        ("s_dental", "Dental services", "external"),
    )
    return [dict(zip(("id", "name", "provision"), row, strict=True)) for row in rows]


def links() -> list[Row]:
    """Relations beside the line, from links.txt."""
    lines = (HERE / "links.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return [
        {"from": start, "relation": relation, "to": end}
        for start, relation, *ends in rows
        for end in ends
    ]


def memberships() -> list[Row]:
    """Seats on bodies."""
    directors = [f"dir_{key}" for key in DIRECTORATES]
    rows = [
        ("board", "chair", "chairs", "yes"),
        ("board", "non_execs", "member_of", "yes"),
        ("board", "ce", "member_of", "yes"),
        ("board", "pec_chair", "member_of", "yes"),
        *(("board", post, "member_of", "yes") for post in ("dir_fp", "dir_ph", "dir_med")),
        ("emt", "ce", "chairs", "yes"),
        *(("emt", post, "member_of", "yes") for post in directors),
        ("pec", "pec_chair", "chairs", "yes"),
        ("peg", "dir_pde", "chairs", "yes"),
        ("peg", "ad_pde", "member_of", "yes"),
        ("peg", "ce", "member_of", "yes"),
        *(("peg", f"pde_{team}_1", "member_of", "yes") for team in ("nurse", "child", "therapy")),
        ("peg", "dir_sc", "attends", "no"),
    ]
    return [dict(zip(("body", "member", "role", "voting"), row, strict=True)) for row in rows]


def required(post: Row) -> dict[str, int]:
    """Competencies that a post requires, with their level: directors, assistants and heads."""
    key = post["unit"].split("_")[0]
    if key not in _ASKED or post["band"] in ("2", "3", "4", "5", "6"):
        return {}
    if not post["id"].startswith(("dir_", "ad_")) and not post["id"].endswith("_1"):
        return {}
    level = 4 if post["id"].startswith("dir_") else 3
    asked = dict.fromkeys(_ASKED[key], level)
    return asked | ({"Managing change": level} if level == 4 else {})
