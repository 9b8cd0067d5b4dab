"""Words of headings, as the systems that keep staff lists write them, and what each stands for.

Each line is a pattern over the plain words of a heading (`spelling.plain_words`), in which
"id" is any number or code, "manager" any word for one, and so on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from orgmodel.files.importers.table.fields import KEEP, LEAVE_OUT, LEVEL, UNIT_LEVEL
from orgmodel.files.importers.table.guessing.spelling import plain_words


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading may stand for: a field or one of the uses that many columns may have.

    `weight` is 3 for the words of that very thing, 2 for words that are used of it, 1 for words
    that come near. `by` is what a manager's column says it holds (`fields.MANAGER_BY`), and for
    a number whose it is: post, assignment or person; empty where the words do not say.
    """

    use: str
    weight: int
    by: str = ""


_PERSONAL = re.compile(
    r"phone|fax|extension|birth|age|age (?:band|group)|nino|address|street|city|town|county|"
    r"postcode|gender|ethnicity|ethnic (?:origin|group)|religion|belief|disability|disabled|"
    r"sexual orientation|orientation|marital status|nationality|country of birth|photo|photo url|"
    r"bank|iban|sort id|account id|passport|visa|(?:next of )?kin|emergency|"
    r"salutation|honorific|pronouns|maternity|sickness|absence|pension|trade union|dbs|username|"
    r"login|ssn|social security|tax id|initials|middle name|maiden name|alias|aliasemail|"
    r"(?:home|personal|private) (?:email|phone|address)|citizenship|veteran status|"
    r"right to work|driving licence|car registration|(?:employee )?relations"
)
_PERSONAL_WITHIN = re.compile(
    r"\b(?:phone|birth|nino|address|street|postcode|gender|ethnicity|religion|disability|"
    r"sexual|marital|nationality|photo|bank (?:account|name|sort|details|id)|iban|passport|kin|"
    r"emergency|sickness|national insurance|pronouns|(?:home|personal|private|alias) email)\b"
)
_M = r"(?:post |person |assignment )?manager"
_NAME = r"(?:full |display |legal |known as |preferred |knownas )?name"
_DOTTED = (
    r"(?:dotted(?: line)?|second|secondary|2nd|2|alt|alternate|alternative|matrix|functional|"
    r"other|additional|indirect|also|professional|joint)"
)
_ANNUAL = (
    r"(?:annual |basic |base |gross |total |full |year |fte |actual |budgeted |post |person )*"
)
_PLAIN_FTE = r"(?:post |person |assignment |total |sum of )?fte(?: value| worked| of post)?"
_MEANINGS: tuple[tuple[str, int, str, str], ...] = (
    # use, weight, whose or by what, pattern
    ("id", 3, "post", r"post id|post control id|box id|budgeted id|post budgeted id"),
    ("id", 3, "", r"id|identification|id id"),
    ("id", 2, "post", r"post|node|slot id|control id|person post id|vacancy id|requisition id"),
    ("id", 2, "assignment", r"(?:person )?assignment id|person id assignment id"),
    ("id", 1, "assignment", r"assignment|system assignment id"),
    ("id", 1, "post", r"jobcode|post id or title|object id|(?:row|line|record|index) id|index"),
    ("holder_id", 3, "person", r"person id|person (?:payroll|personnel) id|payroll id"),
    ("holder_id", 2, "person", r"personnel id|clock id|badge id|hr id|person object id|object id"),
    ("holder_id", 1, "person", r"person|payroll"),
    ("title", 3, "", r"(?:post|generic post|business|assignment|working) title|title"),
    ("title", 2, "", r"post (?:name|description)|designation|assignment name|generic title"),
    ("title", 2, "", r"title (?:of|in) post|post title (?:description|name)|(?:person )?title"),
    ("title", 2, "", r"(?:local|actual|official|internal|contracted|full|short) (?:post )?title"),
    ("title", 1, "", r"post|post (?:profile|profile name|function)|label|name"),
    ("holder", 3, "", rf"person {_NAME}|(?:full|display|legal|whole|preferred|complete) name"),
    ("holder", 2, "", r"name|(?:surname|forename) (?:and )?(?:surname|forename|initials)"),
    ("holder", 2, "", r"person|name of person|person in post|in post|names of person"),
    ("holder", 1, "", r"person post|label"),
    ("first_name", 3, "", r"(?:person )?(?:legal |preferred )?forename|first|person first"),
    ("first_name", 1, "", r"known as|knownas|preferred name"),
    ("last_name", 3, "", r"(?:person )?(?:legal |preferred )?surname|last|person last"),
    ("email", 3, "", r"(?:person )?email(?: id)?|user principal name|person principal name"),
    ("email", 2, "", r"(?:person )?(?:work|business|office|principal) email(?: id)?"),
    ("reports_to", 3, "", _M),
    ("reports_to", 3, "id", rf"{_M} (?:post |assignment |box |node )?id|{_M} assignment"),
    ("reports_to", 3, "", rf"{_M} post"),
    ("reports_to", 3, "holder_id", rf"{_M} (?:person|payroll|personnel|person payroll) id"),
    ("reports_to", 3, "name", rf"{_M} (?:person )?{_NAME}|{_M} (?:fore|sur)name"),
    ("reports_to", 3, "name", rf"{_M} (?:surname and forename|person)|name of manager"),
    ("reports_to", 3, "email", rf"{_M} (?:work |person )?email(?: id)?|email of manager"),
    ("reports_to", 3, "title", rf"{_M} (?:post |business )?title|{_M} post name|{_M} label"),
    ("reports_to", 2, "", r"(?:direct(?:ly)? )?(?:responsible|accountable|answers?) to|upline"),
    ("reports_to", 2, "", r"manager (?:1|a|username|login|object id)|superordinate|reports"),
    ("reports_to", 1, "", r"head|lead|leader|unit (?:lead|leader|head)|line|chief|under"),
    ("second_manager", 3, "", rf"{_DOTTED} (?:post )?manager(?: .{{0,30}})?"),
    (
        "second_manager",
        3,
        "",
        r"dotted(?: line)?(?: to)?(?: (?:manager|post|person))?(?: id| name)?",
    ),
    ("second_manager", 3, "", r"manager (?:2|b|two|dotted|dotted line|secondary|alt|alternate)"),
    ("second_manager", 2, "", r"(?:second|secondary|matrix|functional) (?:report|line)(?: to)?"),
    ("second_manager", 1, "", r"professional lead(?: id)?"),
    ("reports_to", 1, "", r"unit manager(?: (?:person )?(?:id|name|email))?"),
    ("unit", 3, "", r"unit(?: (?:name|title|description|label))?|supervisory unit(?: name)?"),
    ("unit", 2, "", r"(?:person|post|home|hr|parent|sub|main|assignment|full) unit(?: name)?"),
    ("unit", 2, "", r"(?:unit )?(?:path|hierarchy|structure)(?: path)?|unit (?:full|long) name"),
    (
        "unit",
        2,
        "",
        r"ward(?: unit)?(?: name)?|unit ward|unit area|(?:clinical|care) (?:group|unit)",
    ),
    ("unit", 1, "", r"costcentre (?:name|description)|trust|company|body|employer|group|function"),
    ("unit", 1, "", r"branch|office|school|college|site name|entity|legal entity|business"),
    ("unit_id", 3, "", r"(?:person |post |home |supervisory )?unit id"),
    ("unit_id", 1, "", r"costcentre(?: id)?"),
    (UNIT_LEVEL, 3, "", r"unit l?\d{1,2}(?: name)?|l\d{1,2} unit(?: name)?|unit l\d{1,2} unit"),
    (LEVEL, 3, "", r"(?:post |hierarchy |manager )?l\d{1,2}(?: (?:post|title|post title|name))?"),
    ("fte", 3, "", _PLAIN_FTE),
    (
        "fte",
        2,
        "",
        rf"(?:contracted|actual|in post|current|paid|substantive|occupied) {_PLAIN_FTE}",
    ),
    ("fte", 2, "", rf"{_PLAIN_FTE} (?:contracted|actual|in post|%|paid)|% fte|% of fte"),
    ("fte", 2, "", r"id of post in fte|fte count|unit fte"),
    ("fte", 1, "", rf"budgeted(?: post)? {_PLAIN_FTE}|{_PLAIN_FTE} budgeted|budgeted"),
    ("fte", 1, "", r"(?:working|time|employment|contracted|work) %|% (?:time|worked)|capacity"),
    (
        "count",
        3,
        "",
        r"headcount|id of (?:post|person|unit)|post count|count(?: of post)?|quantity",
    ),
    ("count", 2, "", r"(?:budgeted|actual|total) (?:headcount|post)|heads|qty|id of heads"),
    ("band", 3, "", r"(?:pay |salary |post |afc |person |compensation )?(?:band|grade)"),
    ("band", 3, "", r"(?:payscale|pay scale|pay) (?:and )?grade|grade or equivalent|payscale"),
    ("band", 2, "", r"(?:pay |post )?(?:grade|band) (?:name|id|description)|band grade|grade band"),
    ("band", 2, "", r"(?:pay|agenda for change) band.*|afc(?: pay)? band|payscale description"),
    ("band", 1, "", r"(?:post|manager|management|person|pay|career|salary) l|rank|salary range id"),
    ("cost", 3, "", rf"{_ANNUAL}(?:salary|cost|pay)(?: value| amount)?(?: k| 000| 000s| gbp)?"),
    (
        "cost",
        3,
        "",
        r"total base pay annual(?: amount)?|annual rate|salary (?:annual|cost|per year)",
    ),
    (
        "cost",
        2,
        "",
        r"cost (?:a|per)? ?(?:year|annum)|(?:salary|pay) per annum|cost of post|year cost",
    ),
    ("cost", 2, "", r"yearly cost|cost year|annual (?:base )?(?:pay|compensation)|remuneration"),
    (
        "cost",
        1,
        "",
        r"budgeted|budgeted cost|annual budgeted|compensation|amount|total employment cost",
    ),
    (
        "status",
        3,
        "",
        r"status|post status|vacant(?: flag)?|(?:filled|occupied)(?: or)?(?: vacant)?",
    ),
    (
        "status",
        3,
        "",
        r"vacancy(?: status| flag)?|occupancy(?: status)?|filled(?: flag)?|post vacant",
    ),
    ("status", 2, "", r"(?:person|assignment|hiring|user assignment|active) status|active"),
    ("kind", 3, "", r"kind|kind of row|row kind|post kind"),
    ("clinical", 3, "", r"clinical(?: post| flag)?|(?:post )?clinical(?: or)? non clinical"),
    ("basis", 3, "", r"basis|footing|basis of appointment|appointment basis"),
    ("basis", 1, "", r"assignment (?:category|type)|(?:contracted|employment|appointment) type"),
    ("basis", 1, "", r"type of contracted|permanent or temporary|contracted|tenure|post type"),
    ("start", 3, "", r"start(?: date)?|hire date|date (?:start|hire|appointed)|holder since"),
    (
        "start",
        3,
        "",
        r"start date in post|(?:post|assignment|person) start(?: date)?|in post since",
    ),
    ("start", 3, "", r"date (?:of )?appointment|appointment date|date started|holder from|since"),
    ("start", 2, "", r"(?:original|latest|contracted|earliest assignment) (?:hire|start) date"),
    (
        "end",
        3,
        "",
        r"end(?: date)?|leaving date|date (?:leaving|end)|holder until|person end(?: date)?",
    ),
    (
        "end",
        3,
        "",
        r"(?:post|assignment) end(?: date)?|end date in post|until|last (?:working )?day",
    ),
    ("end", 2, "", r"(?:contracted|fixed term|expected|planned) end date|leaving"),
    ("row_start", 3, "", r"effective (?:start|from)(?: date)?|(?:valid|row|record) from(?: date)?"),
    ("row_start", 3, "", r"row start|row holds from|start effective date|effective date from"),
    ("row_start", 2, "", r"from(?: date)?|date from|(?:valid|record) start(?: date)?"),
    ("row_start", 1, "", r"effective date|date effective|as of(?: date)?"),
    (
        "row_end",
        3,
        "",
        r"effective (?:end|to)(?: date)?|(?:valid|row|record) (?:to|until)(?: date)?",
    ),
    ("row_end", 3, "", r"row end|row holds until|end effective date|effective date to"),
    ("row_end", 2, "", r"to|date to|to date|(?:valid|record) end(?: date)?"),
    ("profession", 3, "", r"profession|(?:post )?person group|professional occupational group"),
    ("profession", 2, "", r"(?:professional|occupational) group|occupation|staff group"),
    ("profession", 1, "", r"post (?:family|group)|occupation id|discipline|specialty|speciality"),
    ("source", 3, "", r"source|evidence"),
    ("note", 3, "", r"note|reporting note|general note|further information|additional note"),
    # Known, and no use for them: they still show which row is the heading.
    (
        KEEP,
        2,
        "",
        r"l|location|site|(?:office )?region|base|(?:office |work |usage )location|currency",
    ),
    (
        KEEP,
        2,
        "",
        r"(?:contracted |weekly |normal |standard )?hours(?: .{0,20})?|frequency|valid|country",
    ),
    (
        KEEP,
        2,
        "",
        r"(?:person|record|assignment) (?:type|category)|time ?zone|hr|master shape|grade step",
    ),
    (
        KEEP,
        2,
        "",
        r"(?:is|has|are) .{1,30}|.{1,30} flag|grand .{1,30}|assistant|record type|s n",
    ),
    (
        KEEP,
        2,
        "",
        r"manager req|req|post family|span|n|tooltips?|url|fill|stroke|refs|label|budgeted fte",
    ),
    (
        KEEP,
        2,
        "",
        r"(?:actual )?(?:pay|payscale|salary) (?:floor|ceiling|min|max|minimum|maximum|range)",
    ),
    (
        KEEP,
        2,
        "",
        r"(?:hourly|monthly|weekly|daily) (?:rate|pay|salary|cost)|salary cost of reports",
    ),
    (
        KEEP,
        2,
        "",
        r"vacant fte|fte (?:vacant|variance)|subjective(?: id)?|entity id|increment date",
    ),
    (KEEP, 2, "", r"(?:id of |total )?(?:direct|indirect) reports|post unit function|costcentre"),
    (
        KEEP,
        2,
        "",
        r"last update date|effective date|side|employed by|account enabled|user type|state",
    ),
)
_PATTERNS = tuple((use, weight, by, re.compile(text)) for use, weight, by, text in _MEANINGS)


@lru_cache(maxsize=4096)
def meanings(heading: str) -> tuple[Meaning, ...]:
    """What a heading may stand for, each use once, the likeliest first; none where unknown."""
    words = plain_words(heading)
    if personal(heading):
        return (Meaning(LEAVE_OUT, 3),)
    best: dict[str, Meaning] = {}
    for use, weight, by, pattern in _PATTERNS:
        if weight > (best[use].weight if use in best else 0) and pattern.fullmatch(words):
            best[use] = Meaning(use, weight, by)
    return tuple(sorted(best.values(), key=lambda meaning: -meaning.weight))


def meaning_for(heading: str, use: str) -> Meaning | None:
    """The meaning of a heading as this use, if it has it."""
    return next((meaning for meaning in meanings(heading) if meaning.use == use), None)


def personal(heading: str) -> bool:
    """Whether a heading stands for something personal that no chart of posts needs."""
    words = plain_words(heading)
    return bool(_PERSONAL.fullmatch(words) or _PERSONAL_WITHIN.search(words))


def known_heading(words: str) -> bool:
    """Whether these words are a heading of a staff list in some system; near words are not."""
    return any(meaning.weight > 1 for meaning in meanings(words))
