"""Eight organograms combined: every row is there once, and says rightly where it came from."""

from pathlib import Path

import pytest

import orgmodel as om

REAL = Path(__file__).resolve().parents[3] / "shared" / "realdata" / "organograms"
SENIOR = sorted(REAL.glob("*senior.csv"))
pytestmark = pytest.mark.skipif(len(SENIOR) != 8, reason="the real files are not here")


@pytest.fixture(scope="module")
def bodies():
    found = {}
    for number, senior in enumerate(SENIOR):
        junior = senior.with_name(senior.name.replace("senior", "junior"))
        read = om.import_organogram(senior, junior)
        found[f"{senior.name[:3].strip('_')}{number}"] = read.organisation
    return found


@pytest.fixture(scope="module")
def whole(bodies):
    return om.combine(bodies)


def test_counts_are_those_of_the_eight_to_the_row(bodies, whole):
    for table, frame in whole.tables.items():
        assert len(frame) == sum(len(one.tables[table]) for one in bodies.values()), table


def test_the_origin_of_each_row_is_its_row(bodies, whole):
    for table in ("posts", "units"):
        for row in whole.tables[table].to_dict("records"):
            place, _, label = row["origin"].rpartition(":")
            name = place.partition("/")[0]
            was = bodies[name].tables[table].loc[int(label)]
            assert row["id"] == f"{name}.{was['id']}"
            assert place == f"{name}/{table}.csv"


def test_each_comes_back_as_it_was(bodies, whole):
    apart = whole.split()
    assert apart.between == ()
    for name, one in bodies.items():
        assert apart[name].posts.equals(one.posts)
