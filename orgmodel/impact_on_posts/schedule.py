"""What an option means for each post: a schedule of posts affected that adds up, by policy.

No person is named in it, anywhere. Matching is an indication made from what the data has of
posts; a match is an HR decision made from job descriptions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from orgmodel.changes.apply import apply
from orgmodel.changes.one_off import OneOffCost, total
from orgmodel.changes.scenario import Scenario
from orgmodel.impact_on_posts.category import ALSO, CATEGORIES
from orgmodel.impact_on_posts.consultation import Consultation, consultation
from orgmodel.impact_on_posts.other_holders import OtherHolders, other_holders
from orgmodel.impact_on_posts.policy import FILE, Policy, own_policy, shipped
from orgmodel.impact_on_posts.pools import Pool, Pools, make_pools
from orgmodel.impact_on_posts.post_facts import facts_of_posts, lasting_tops
from orgmodel.impact_on_posts.reconciliation import by_category, change_size, establishment, whole
from orgmodel.impact_on_posts.schedule_rows import NUMBERS, ScheduleRows, schedule_rows
from orgmodel.impact_on_posts.staying_posts import StayingPosts, staying_posts
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.shown import ShownResult

AS_GIVEN = "as given"
"""What costs are where none is computed."""


@dataclass(frozen=True, eq=False, repr=False)
class Impact(ShownResult):
    """The schedule of posts affected by an option, as `impact` gives it.

    `pools` are the posts that claim the same successors. `one_off_cost` is what the change
    costs once (None: not given), `one_off` what that is made of. Everything else follows from the
    table; `to_frame` has a row a post: `post` its id, `category`, `reason`; FTE in whole-time
    equivalents, cost a year in the data's currency, missing where not stated. `UnknownNameError`
    where posts are summed by what is neither unit, band nor employer.

        >>> found = om.impact(brent, "o23-medical-joined-with-clinical-leadership")
        >>> found.to_frame()["category"].value_counts().to_dict()
        {'unchanged': 19, 'duties change': 2}
        >>> found.money["recurrent_saving"] is None, found.money["cost_basis"]
        (True, 'as given')
    """

    name: str
    schedule: ScheduleRows
    found: Pools
    staying: StayingPosts
    policy: Policy
    one_off_cost: float | None = None
    one_off: tuple[OneOffCost, ...] = ()
    of_one_data_set: bool = True

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.table)

    @property
    def table(self) -> pd.DataFrame:
        """One row a baseline post, in file order, then one an added post."""
        return self.schedule.table

    @property
    def pools(self) -> tuple[Pool, ...]:
        """The pools with their sizes."""
        return self.found.pools

    @cached_property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """Each row for JSON: post, category, reason, and what proves them; unknown is None."""
        alternatives = self.schedule.alternatives
        return tuple(
            {
                **row,
                "also": row["also"].split(ALSO) if row["also"] else [],
                "alternatives": list(alternatives.get(place, ())),
            }
            for place, row in enumerate(_records(self.table))
        )

    @cached_property
    def categories(self) -> pd.DataFrame:
        """Rows, people, posts, FTE and cost by category (`reconciliation.by_category`)."""
        return by_category(self.table)

    @cached_property
    def totals(self) -> Mapping[str, float | int | None]:
        """Posts, FTE and cost before and after, over every row."""
        return whole(self.table)

    @cached_property
    def size(self) -> Mapping[str, float | int | None]:
        """How large the change is (`reconciliation.change_size`)."""
        gone = int((~self.staying.stays).sum())
        return change_size(self.table, len(self.staying.added), gone)

    @cached_property
    def other_holders(self) -> OtherHolders | None:
        """Who gives up a post that stays, or takes one on, in numbers; None for two data sets,
        whose ids of persons need not mean the same."""
        return other_holders(self.staying) if self.of_one_data_set else None

    @cached_property
    def consultation(self) -> Consultation:
        """The consultation counter."""
        posts, facts = self.staying.before.ids, self.staying.before
        return consultation(
            self.table,
            self.pools,
            dict(zip(posts, facts.claims.tolist(), strict=True)),
            dict(zip(posts, facts.persons.tolist(), strict=True)),
            self.policy,
        )

    def establishment(self, by: str = "unit") -> pd.DataFrame:
        """Posts, FTE and cost before and after by unit, band or employer."""
        return establishment(self.table, by)

    @property
    def recurrent_saving(self) -> float | None:
        """Yearly cost before less after, in the data's currency; None where not stated."""
        change = self.totals["cost_change"]
        return None if change is None else round(-change, 6) + 0.0

    def to_dict(self) -> dict[str, Any]:
        """For JSON. No person is named in it."""
        return {
            "option": self.name,
            "scenario": self.name,
            "categories": dict(CATEGORIES),
            "impact": list(self.rows),
            "by_unit": _records(self.establishment("unit")),
            "by_band": _records(self.establishment("band")),
            **self.summary(),
        }

    def summary(self) -> dict[str, Any]:
        """What there is beside the schedule: pools, sums, money, consultation, policy."""
        return {
            "pools": [pool.to_dict() for pool in self.pools],
            "by_category": _records(self.categories),
            "totals": {name: _plain(value) for name, value in self.totals.items()},
            "by_employer": _records(self.establishment("employer")),
            "size": {name: _plain(value) for name, value in self.size.items()},
            "other_holders": self.other_holders._asdict() if self.other_holders else None,
            "money": self.money,
            "consultation": self.consultation.to_dict(),
            "policy": self.policy.to_dict(),
        }

    @property
    def money(self) -> dict[str, Any]:
        """One-off cost beside recurrent saving, and how many years the one takes to pay back."""
        saving, once = self.recurrent_saving, self.one_off_cost
        return {
            "one_off_cost": _plain(once),
            "one_off": [one.in_json() for one in self.one_off],
            "recurrent_saving": _plain(saving),
            "payback_years": payback_years(saving, once),
            "cost_basis": self.cost_basis,
        }

    @property
    def cost_basis(self) -> str:
        """`as given`, or how many costs before and after are computed from pay.csv, and how."""
        ends = (self.staying.before.posts, self.staying.after.posts)
        was, now = (posts.costs.of_rows(posts.is_post) for posts in ends)
        if not was.computed and not now.computed:
            return AS_GIVEN
        how = now.basis if now.computed else was.basis
        return f"{was.computed:,} costs before and {now.computed:,} after are computed ({how})"

    def _lines(self) -> tuple[str, str, str]:
        counts = self.table["category"].value_counts()
        told = ", ".join(f"{number} {name}" for name, number in counts.items())
        posts = self.totals["posts_before"], self.totals["posts_after"]
        return (
            f"Impact: {self.name}",
            f"{len(self):,} rows: {told or 'none'}",
            "posts before and after: " + ", ".join("?" if n is None else f"{n:g}" for n in posts),
        )

    def to_frame(self) -> pd.DataFrame:
        """One row a post, in file order, then one an added post; figures missing where not stated.

        `post` is the id, `…_before` and `…_after` what held and will: docs/frames.md.
        """
        return self.table.astype(dict.fromkeys(NUMBERS, "Float64"))


def impact(
    before: OrganisationModel,
    after: OrganisationModel | Scenario,
    *,
    ids: Mapping[str, str] | None = None,
    policy: Policy | None = None,
    one_off_cost: float | None = None,
    one_off: tuple[OneOffCost, ...] = (),
) -> Impact:
    """What `after` means for each post of `before`; a scenario is applied to `before`.

    `ids` maps ids before to ids after where the two are different data sets; without it an id
    is the same post in both. `policy` is the one that ships, or the policy.toml of the
    baseline's folder, where none is given. `one_off_cost` is what the change costs once, else the
    sum of `one_off`, else what the scenario says. Raises `PackError` where that cannot be used, and
    `ScenarioError` where the scenario cannot be applied.
    """
    if isinstance(after, Scenario):
        one_off = one_off or after.one_off
        after = apply(before, after)
    chosen = policy or policy_of(before)
    tops = lasting_tops(before, after, ids)
    staying = staying_posts(
        facts_of_posts(before, chosen, tops[0]), facts_of_posts(after, chosen, tops[1]), ids
    )
    pools = make_pools(staying, chosen)
    schedule = schedule_rows(staying, pools, chosen)
    once = total(one_off) if one_off_cost is None else one_off_cost
    name = after.name if after.name != before.name else after.date or after.name
    is_one = ids is None
    return Impact(after.scenario or name, schedule, pools, staying, chosen, once, one_off, is_one)


def payback_years(saving: float | None, once: float | None) -> float | None:
    """In how many years a saving makes up for a cost; None where not known, or no saving."""
    return round(once / saving, 2) if once is not None and saving and saving > 0 else None


def policy_of(model: OrganisationModel) -> Policy:
    """The policy of an organisation: its own policy.toml over the one that ships."""
    content = model.attachments.get(FILE)
    return shipped() if content is None else own_policy(content)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    columns = {str(name): [_plain(v) for v in frame[name].tolist()] for name in frame.columns}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _plain(value: Any) -> Any:
    """Whole numbers as such, and a missing value as None."""
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value
