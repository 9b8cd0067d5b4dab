"""Random changes on the small body: sensible ones, and ones that should be refused."""

from hypothesis import strategies as st

from orgmodel.changes.verb_list import VERBS

POSTS = (
    "ce",
    "dir_buy",
    "dir_sell",
    "dir_fin",
    "analyst",
    "nurse",
    "nurses",
    "it_head",
    "it_one",
    "payroll",
)
UNITS = ("trust", "buy", "sell", "fin", "it", "board")
FUNCTIONS = ("f_plan", "f_care", "f_it", "f_pay")
PEOPLE = ("ann", "bob", "cy")
NEW = ("n1", "n2", "n3")
DAYS = ("2027-01-31", "2027-02-28", "2028-02-29")

ids = {
    "posts": st.sampled_from((*POSTS, *NEW, "nobody")),
    "units": st.sampled_from((*UNITS, *NEW)),
    "functions": st.sampled_from((*FUNCTIONS, *NEW)),
    "people": st.sampled_from((*PEOPLE, *NEW)),
    "services": st.sampled_from(("s_care", *NEW)),
    "decisions": st.just("d1"),
}
anything = st.one_of(ids["posts"], ids["units"], ids["functions"], ids["services"])
relations = st.sampled_from(
    (
        "supports",
        "commissions",
        "provides",
        "works_closely_with",
        "heads",
        "member_of",
        "chairs",
        "dotted_line_to",
        "overlaps",
        "reports_to",
        "invented",
    )
)
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)


def value(key):
    """A value for a key: an id of its tables, one of its choices, a number, or any text."""
    if key.kind == "parts":
        part = st.fixed_dictionaries(
            {k.name: value(k) for k in key.part.own_keys() if k.required},
            optional={k.name: value(k) for k in key.part.own_keys() if not k.required},
        )
        return st.lists(part, min_size=1, max_size=3)
    if key.kind == "ids":
        return st.lists(ids[key.among[0]], min_size=1, max_size=3)
    if key.name == "relation":
        return relations
    if key.new:
        return st.one_of(st.sampled_from(NEW), anything)
    if key.kind == "id" and key.among:
        return st.one_of(*(ids[table] for table in key.among), st.just(""))
    if key.kind == "choice":
        return st.sampled_from((*key.allowed, "invented", "")) if key.allowed else st.just("stated")
    if key.name == "on":
        return st.sampled_from(DAYS)
    if key.kind in ("number", "whole"):
        return st.sampled_from(("0", "1", "2", "0.5", "much", ""))
    return words


@st.composite
def changes(draw):
    """The keys and values of one change, most of its optional keys left out."""
    verb = draw(st.sampled_from(tuple(VERBS)))
    keys = VERBS[verb].all_keys()
    given = {key.name: draw(value(key)) for key in keys if key.required}
    others = [key for key in keys if not key.required and key.name not in ("was", "was_unit")]
    some = draw(st.lists(st.sampled_from(others), max_size=2, unique_by=lambda key: key.name))
    return {"do": verb, **given, **{key.name: draw(value(key)) for key in some}}
