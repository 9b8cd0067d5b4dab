"""Directorates in a timeline: two of one name are told apart by what they are part of."""

from datetime import date

from orgmodel.over_time.directorate_posts import directorate_posts
from tests.builders import organisation, post, unit


def test_two_directorates_of_one_name_say_what_each_is_part_of():
    posts, units = [], []
    for body in ("north", "south"):
        posts += [post(f"{body}.ce", unit=body)]
        units += [unit(body, "body", name=body.title(), head=f"{body}.ce")]
        for name in ("fin", body):
            own = f"{body}.{name}"
            posts += [post(own, f"{body}.ce", unit=f"{own}_unit")]
            title = "Finance" if name == "fin" else f"Only {body}"
            units += [unit(f"{own}_unit", "directorate", name=title, parent=body, head=own)]
    model = organisation(posts, units=units)
    found = directorate_posts(model, date(2027, 1, 1), date(2027, 12, 31))
    names = {one.name for one in found if one.id}
    assert names == {"Finance, North", "Finance, South", "Only north", "Only south"}
