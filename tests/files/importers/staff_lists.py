"""Everyday shapes of staff list, each with the posts, lines and values that are right for it."""

from __future__ import annotations

from dataclasses import dataclass, field

NOT_KNOWN = "?"
"""Stands for a manager who is not known, in the lines of a shape."""


@dataclass(frozen=True)
class Shape:
    """A shape of list: what is right for the case of this name, and for the variants beside it.

    `lines` is post → manager, empty for a top. `repaired` are the repairs that are done, each with
    its rows, `offered` those that are only offered. `told` are words that some message has.
    """

    case: str
    variants: tuple[bytes, ...]
    lines: dict[str, str]
    titles: dict[str, str] = field(default_factory=dict)
    dotted: frozenset[tuple[str, str]] = frozenset()
    fte: dict[str, str] = field(default_factory=dict)
    cost: dict[str, str] = field(default_factory=dict)
    repaired: dict[str, int] = field(default_factory=dict)
    offered: dict[str, int] = field(default_factory=dict)
    faults: tuple[tuple[str, int], ...] = ()
    told: tuple[str, ...] = ()
    holders: dict[str, str] = field(default_factory=dict)


def text(*rows: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """Rows as the bytes of a file."""
    return "".join(row + end for row in rows).encode(encoding)


_TWO = {"1": "", "2": "1"}
_NAMED = {
    "chief_executive": "",
    "director_of_finance": "chief_executive",
    "accountant": "director_of_finance",
}
_FOUR = {"1": "", "2": "1", "3": "1", "4": "2"}
_LEVELS = {
    "chief_executive": "",
    "director_of_finance": "chief_executive",
    "chief_accountant": "director_of_finance",
    "accountant": "chief_accountant",
    "director_of_nursing": "chief_executive",
}
_LONG = (
    "Deputy Director of the Office of Strategic Planning, Performance, Information Governance, "
    "Estates, Facilities, Emergency Preparedness and Business Continuity (North, South, East, "
    "West and Central)"
)
_LONG_WORD = (
    "Donaudampfschiffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft Leiter"
)
_WORDS_FOR_NOBODY = {str(n): NOT_KNOWN for n in range(1, 8)} | {"8": "2"}

SHAPES = (
    Shape(
        "a01-header-case.csv",
        (
            text("POST ID,Job_Title,Line Manager ID", "1,Chief Executive,", "2,Director,1"),
            text("Reports To,Position,Pos. No.", ",Chief Executive,1", "1,Director,2"),
        ),
        _TWO,
        {"1": "Chief Executive", "2": "Director"},
    ),
    Shape(
        "a01b-camel.csv",
        (text("positionId,jobTitle,managerId", "1,Chief Executive,", "2,Director,1"),),
        _TWO,
    ),
    Shape(
        "a01c-parentid.csv",
        (
            text("ID,Label,Parent", "1,Chief Executive,", "2,Director of Works,1"),
            text("node_id,title,parent_node_id", "1,Chief Executive,", "2,Director,1"),
        ),
        _TWO,
    ),
    Shape(
        "a03-manager-left.csv",
        (
            text(
                "Post No,Post Title,Supervisor",
                "1,Chief Executive,",
                "2,Director,1",
                "3,Ward Manager,99",
                "4,Nurse,3",
                "5,Matron,99",
            ),
        ),
        {"1": "", "2": "1", "3": "99", "4": "3", "5": "99"},
        faults=(("unknown-id", 4), ("unknown-id", 6)),
    ),
    Shape(
        "a10-levels.csv",
        (),
        {"hq": "", "s1": "hq", "s2": "hq", "d1": "s1", "d2": "s1", "d3": "s2", "d5": "hq"},
    ),
    Shape(
        "a19-drawio.csv",
        (
            text(
                "## a chart",
                "# label: %name%",
                "name,position,id,location,manager,email",
                "Ann Ash,Chief Executive,aas,Office 1,,a@x",
                "Bob Birch,Director,bob,Office 1,Ann Ash,b@x",
            ),
        ),
        {"aas": "", "bob": "aas"},
        {"aas": "Chief Executive", "bob": "Director"},
        told=("comments above the headings, not read", "1 manager found by name"),
        holders={"aas": "Ann Ash", "bob": "Bob Birch"},
    ),
    Shape(
        "a24-dotted-col.csv",
        (
            text(
                "Post ID,Job Title,Line Manager,Matrix manager",
                "1,Chief Executive,,",
                "2,Finance Director,1,",
                "3,Nursing Director,1,",
                "4,Finance Partner,2,3",
            ),
        ),
        _FOUR,
        dotted=frozenset({("4", "3")}),
    ),
    Shape(
        "a26-long.csv",
        (text("ID,Title,Manager", "1,Chief Executive,", f"2,{_LONG_WORD},1", f'3,"{_LONG}",1'),),
        {"1": "", "2": "1", "3": "1"},
        {"2": _LONG_WORD, "3": _LONG},
    ),
    Shape(
        "c01-name-manager.csv",
        (
            text(
                "Name,Post,Reports to",
                "Ann Surname1,Chief Executive,",
                "Bob Surname2,Director of Finance,ANN SURNAME1",
                'Cat Surname3,Accountant,"Surname2, Bob (Bobby)"',
            ),
        ),
        _NAMED,
        told=("2 managers found by name",),
    ),
    Shape(
        "c01b-name-as-id.csv",
        (
            text(
                "Employee,Role,Line manager",
                '"Surname1, Ann",Chief Executive,',
                '"Surname2, Bob",Director of Finance,"Surname1, Ann"',
                '"Surname3, Cat",Accountant,"Surname2, Bob"',
            ),
        ),
        _NAMED,
        told=("2 managers found by name",),
    ),
    Shape(
        "c02-manager-email.csv",
        (
            text(
                "Staff No,Name,Position,E-mail,Supervisor e-mail",
                "100,Ann One,Chief Executive,ANN@X.ORG,",
                "101,Bob Two,Director,bob@x.org,ann@x.org",
                "102,Cat Three,Accountant,cat@x.org, Bob@x.org",
            ),
        ),
        {"100": "", "101": "100", "102": "101"},
        told=("2 managers found by e-mail",),
        holders={"100": "Ann One", "101": "Bob Two", "102": "Cat Three"},
    ),
    Shape(
        "c03-two-headers.csv",
        (
            text(
                "STATUS;USERID;FIRSTNAME;LASTNAME;TITLE;MANAGER;DEPARTMENT",
                "Status;User ID;First Name;Last Name;Title;Manager;Department",
                "active;1;Ann;One;Chief Executive;NO_MGR;Exec",
                "active;2;Bob;Two;Director;1;Finance",
            ),
        ),
        _TWO,
        repaired={"nobody": 1},
        told=("a second row of headings, not a post",),
        holders={"1": "Ann One", "2": "Bob Two"},
    ),
    Shape(
        "c03b-two-headers.csv",
        (
            text(
                "post_id,job_title,line_manager",
                "Number,Title,Manager",
                "1,Chief Executive,",
                "2,Director,1",
            ),
        ),
        _TWO,
        {"1": "Chief Executive", "2": "Director"},
        told=("a second row of headings, not a post",),
    ),
    Shape(
        "c04-level-columns.csv",
        (
            text(
                "Tier 1,Tier 2,Tier 3,Tier 4",
                "Chief Executive,,,",
                ",Director of Finance,,",
                ",,Chief Accountant,",
                ",,,Accountant",
                ",Director of Nursing,,",
            ),
            text(
                "Level 1,Level 2,Level 3,Level 4",
                "Chief Executive,,,",
                "Chief Executive,Director of Finance,,",
                "Chief Executive,Director of Finance,Chief Accountant,",
                "Chief Executive,Director of Finance,Chief Accountant,Accountant",
                "Chief Executive,Director of Nursing,,",
            ),
        ),
        _LEVELS,
    ),
    Shape(
        "c05-semicolon-decimal-comma.csv",
        (
            text(
                "Post ID;Title;Manager;WTE;Salary",
                "1;Chief Executive;;1,0;120.000,00 £",
                "2;Director;1;0,5;45.000,50 £",
            ),
        ),
        _TWO,
        fte={"1": "1", "2": "0.5"},
        cost={"1": "120000", "2": "45000.5"},
        repaired={"fte": 2, "cost": 2},
        told=("separated by semicolons",),
    ),
    Shape(
        "c06-cost-fte.csv",
        (
            text(
                "Post ID,Title,Manager,WTE,Annual cost",
                '1,Chief Executive,,1,"£120,000"',
                '2,Director,1,"0,50",£45000.00',
                "3,Nurse,2,0.5 FTE,38.0K",
                '4,Clerk,2,50 %,"20,000 GBP"',
                "5,Clerk,2,1.0,20 000",
            ),
        ),
        {"1": "", "2": "1", "3": "2", "4": "2", "5": "2"},
        fte={"1": "1", "2": "0.5", "3": "0.5", "4": "0.5", "5": "1.0"},
        cost={"1": "120000", "2": "45000", "3": "38000", "4": "20000", "5": "20000"},
        repaired={"fte": 3, "cost": 5},
    ),
    Shape(
        "c07-tabs.txt",
        (text("Post ID\tTitle\tManager", "1\tChief Executive\t", "2\tDirector\t1", end="\r\n"),),
        _TWO,
        told=("separated by tabs",),
    ),
    Shape(
        "c08-cp1252.csv",
        (
            text(
                "Post ID,Title,Manager",
                "1,Chief Exécutive,",
                "2,Director – Finance,1",
                encoding="cp1252",
                end="\r",
            ),
        ),
        _TWO,
        {"1": "Chief Exécutive", "2": "Director – Finance"},
        told=("read as Windows-1252",),
    ),
    Shape(
        "c10-two-managers-cell.csv",
        (
            text(
                "ID,Title,Manager",
                "1,Chief Executive,",
                "2,Director of Finance,1",
                "3,Director of Nursing,1",
                "4,Finance Business Partner,2 / 3",
                "5,Matron,3",
            ),
        ),
        {**_FOUR, "5": "3"},
        dotted=frozenset({("4", "3")}),
        repaired={"second-managers": 1},
    ),
    Shape(
        "c10b-two-managers-rows.csv",
        (
            text(
                "Post ID,Post title,Reports to post",
                "1,Chief Executive,",
                "2,Director of Finance,1",
                "3,Director of Nursing,1",
                "4,Finance Business Partner,2",
                "4,FINANCE BUSINESS PARTNER,3",
            ),
        ),
        _FOUR,
        dotted=frozenset({("4", "3")}),
        repaired={"second-rows": 1},
    ),
    Shape(
        "c12-no-manager-words.csv",
        (
            text(
                "ID,Title,Manager",
                "1,Chief Executive,none",
                "2,Director A,0",
                "3,Director B,Vacant post",
                "4,Director C,N/A",
                "5,Director D,#REF!",
                "6,Director E,tbd",
                "7,Director F,–",
                "8,Officer,2",
            ),
        ),
        _WORDS_FOR_NOBODY,
        repaired={"not-known": 7},
        faults=tuple(("missing-value", row) for row in range(2, 9)),
        told=("is not known",),
    ),
    Shape(
        "c12b-zero-top.csv",
        (
            text("ID,Title,Manager", "1,Chief Executive,n/a", "2,Director,1"),
            text("ID,Title,Manager", "1,Chief Executive,1", "2,Director,1"),
            text("ID,Title,Manager", "1,Chief Executive,-1", "2,Director,1"),
        ),
        _TWO,
        repaired={"nobody-only": 1},
    ),
    Shape(
        "c18-float-ids.csv",
        (
            text("ID,Title,Manager", "1,Chief Executive,", "2.0,Director,1", "3,Officer,2.0"),
            text("ID,Title,Manager", "1,Chief Executive,", "2,Director,1.00", "3.0,Officer,2.0"),
        ),
        {"1": "", "2": "1", "3": "2"},
        repaired={"decimals": 2},
    ),
    Shape(
        "c19-title-rows.csv",
        (
            text(
                "Anytown Trust,,",
                "Staff list as at 1 April 2007,,",
                ",,",
                "Post ID,Title,Manager",
                "1,Chief Executive,",
                "2,Director,1",
            ),
        ),
        _TWO,
        told=("above the headings, not read",),
    ),
    Shape(
        "c20-manager-by-title.csv",
        (
            text(
                "Post No,Job,Reports to (post title)",
                "1,Chief Executive,",
                "2,Director of Finance,chief executive",
                "3,Accountant,Director Of Finance",
            ),
        ),
        {"1": "", "2": "1", "3": "2"},
        told=("2 managers found by title",),
    ),
    Shape(
        "c21-case.csv",
        (
            text(
                "Post ID,Title,Manager",
                "ce,Chief Executive,",
                "fd,Director of Finance,CE",
                "ac,Accountant,FD",
            ),
        ),
        {"ce": "", "fd": "CE", "ac": "FD"},
        offered={"case": 2},
        faults=(("unknown-id", 3), ("unknown-id", 4)),
    ),
)
