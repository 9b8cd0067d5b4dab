"""What the card of a post says under its title, as the reader chose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgmodel.chart.teams.line_sizes import LineSizes
from orgmodel.chart.teams.post_card import fte_words
from orgmodel.chart.views.parts.captions import holders_of
from orgmodel.chart.views.parts.request import FIELDS, Request
from orgmodel.chart.views.posts.seats import tops_of_bodies
from orgmodel.model import numbers
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.tables import carried_columns
from orgmodel.model.words import counted, listed, significant

_HELD = {"interim": "interim holder", "acting": "acting holder", "secondment": "held on secondment"}
_MOST_BANDS = 3
_KINDS = frozenset(("directorate", "department", "division", "team", "unit"))


@dataclass(frozen=True)
class CardFacts:
    """The words and tags of posts, for one request."""

    model: OrganisationModel
    request: Request
    sizes: LineSizes

    @cached_property
    def shown(self) -> frozenset[str]:
        """The fields to show: those asked for, else unit and vacancy, and what most posts have."""
        asked = self.request.show
        fields = set(asked) if asked is not None else {"unit", "vacancy"}
        if asked is None:
            rows = max(len(self.model.hierarchy), 1)
            for field in ("fte", "band"):
                said = sum(1 for cell in self.model.cells.column("posts", field) if cell.strip())
                if said * 2 >= rows:
                    fields.add(field)
            if self.request.rows == "band":
                fields |= {"band", "below"}
        if self.request.names:
            fields.add("holder")
        return frozenset(fields)

    def facts(self, posts: Sequence[str]) -> tuple[str, ...]:
        """The lines under the title of one post, or of several of one title."""
        place = self._unit(posts[0]) or self._body(posts[0])
        said = [place] if "unit" in self.shown else []
        said.append(" · ".join(part for part in self._figures(posts) if part))
        if len(posts) == 1:
            said += self._joint.get(posts[0], ())
            if "vacancy" in self.shown and not self.request.names:
                said += self._held_by.get(posts[0], ())
            if "holder" in self.shown:
                said += self._holders.get(posts[0], ())
        return tuple(line for line in said if line)

    def tags(self, posts: Sequence[str]) -> tuple[tuple[str, bool], ...]:
        """Vacancies and job shares, in pills."""
        if "vacancy" not in self.shown:
            return ()
        vacant = [post for post in posts if post in self.model.vacant]
        tags: list[tuple[str, bool]] = []
        if vacant:
            number = sum(self.sizes.own_count(post) or 1 for post in vacant)
            tags.append(("vacant" if len(posts) == 1 == number else f"{number} vacant", True))
        shares = [post for post in posts if post in self._shares]
        if len(posts) == 1 and shares:
            tags.append((self._shares[posts[0]], False))
        elif shares:
            tags.append((counted(len(shares), "job share"), False))
        return tuple(tags)

    def alike(self, post: str) -> tuple[object, ...]:
        """What posts of one title must have in common to stand on one card."""
        model = self.model
        return (
            model.names[post],
            model.homes[post],
            model.side_of(post),
            model.cells.cell(post, "kind"),
            self._joint.get(post, ()),
            model.cells.cell(post, "band") if self.request.rows == "band" else "",
            self._held_by.get(post, ()) if "vacancy" in self.shown else (),
            self._holders.get(post, ()) if "holder" in self.shown else (),
        )

    # Single words

    def _unit(self, post: str) -> str:
        model, title = self.model, self.model.names[post]
        home = model.homes[post]
        name = model.names.get(home, "")
        if not name or name == model.name or _bare(name) <= _bare(title):
            return ""
        manager = model.hierarchy.manager(post)
        differs = manager is not None and model.homes[manager] != home
        twice = self._titles[title] > 1
        return name if differs or twice or post in model.headed else ""

    def _body(self, post: str) -> str:
        """The body that a post is the top of, where its unit is not said and bodies are several."""
        name = self._bodies.get(post, "")
        return "" if _bare(name) <= _bare(self.model.names[post]) else name

    def _figures(self, posts: Sequence[str]) -> list[str]:
        sizes, shown = self.sizes, self.shown
        counts = [sizes.own_count(post) for post in posts]
        times = [sizes.own_fte(post) for post in posts]
        said: list[str] = []
        group = self.model.cells.cell(posts[0], "kind") in ("post_group", "role_class")
        if len(posts) == 1 and counts[0] not in (None, 1):
            said.append(counted(counts[0] or 0, "post"))
        known = [time for time in times if time is not None]
        open_group = len(posts) == 1 and counts[0] is None
        if known and ("fte" in shown or open_group):
            more = "" if len(known) == len(times) else " stated"
            said.append(fte_words(sum(known)) + more)
        elif group and counts[0] is None:
            said.append("group of posts" if open_group else "")
        if "band" in shown:
            said.append(self._bands(posts))
        if "cost" in shown:
            said.append(self._cost(posts))
        if "span" in shown and (span := self.model.hierarchy.span(posts[0])):
            said.append(counted(span, "direct report"))
        if "below" in shown and self.model.hierarchy.span(posts[0]):
            said.append(sizes.below(posts[0]))
        return [*said, *(self._own(posts, column) for column in self._columns)]

    @cached_property
    def _columns(self) -> tuple[str, ...]:
        """The columns of their own that are shown, in the order asked for."""
        there = carried_columns({"posts": self.model.tables["posts"]}).get("posts", ())
        asked = self.request.show or ()
        return tuple(name for name in asked if name in there and name not in FIELDS)

    def _own(self, posts: Sequence[str], column: str) -> str:
        """What a column of their own says of the posts, under its name."""
        cells = (self.model.cells.cell(post, column).strip() for post in posts)
        said = list(dict.fromkeys(cell for cell in cells if cell))
        return f"{column}: {listed(said, _MOST_BANDS)}" if said else ""

    def _bands(self, posts: Sequence[str]) -> str:
        bands = sorted({self.model.cells.cell(post, "band").strip() for post in posts} - {""})
        if not bands:
            return ""
        named = any(word in bands[0].casefold() for word in ("band", "grade"))
        word = "" if named else "bands " if len(bands) > 1 else "band "
        return word + listed(bands, _MOST_BANDS)

    def _cost(self, posts: Sequence[str]) -> str:
        costs = [self.model.price_of(post) for post in posts]
        known = [cost for cost in costs if cost is not None]
        if not known:
            return ""
        more = "" if len(known) == len(costs) else " stated"
        computed = any(map(self.model.has_computed_cost, posts))
        return f"cost {float(sum(known)):,.0f}{more}{' computed' if computed else ''}"

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        """Post → what the body is called whose largest line it is the top of."""
        return tops_of_bodies(self.model) if self.model.bodies else {}

    @cached_property
    def _titles(self) -> Counter[str]:
        """Title → under how many managers it occurs: under one, like posts share a card."""
        line, names = self.model.hierarchy, self.model.names
        ids, above = line.ids, line.parent.tolist()
        places = {
            (names[post], ids[manager] if manager >= 0 else post)
            for post, manager in zip(ids, above, strict=True)
        }
        return Counter(title for title, _ in places)

    @cached_property
    def _holders(self) -> Mapping[str, tuple[str, ...]]:
        """Post → its holders by name, where names are asked for; else how many they are."""
        if self.request.names:
            return holders_of(self.model)
        numbers_of = {post: len(people) for post, people in self.model.holders.items()}
        return {
            post: ("held",) if number == 1 else (f"held by {number:,} people",)
            for post, number in numbers_of.items()
            if post not in self._shares or "vacancy" not in self.shown
        }

    @cached_property
    def _held_by(self) -> Mapping[str, tuple[str, ...]]:
        """Post → how it is held, where that is for a time."""
        found: dict[str, dict[str, None]] = {}
        held = self.model.held
        for post, basis in zip(held["post"].tolist(), held["basis"].tolist(), strict=True):
            if words := _HELD.get(basis):
                found.setdefault(post, {})[words] = None
        return {post: tuple(sorted(words)) for post, words in found.items()}

    @cached_property
    def _joint(self) -> Mapping[str, tuple[str, ...]]:
        """Post → with whom it is a joint appointment."""
        found: dict[str, set[str]] = {}
        for edge in self.model.edges.edges("joint_appointment_with"):
            for post, other in ((edge.start, edge.end), (edge.end, edge.start)):
                if post in self.model.hierarchy.index:
                    found.setdefault(post, set()).add(self.model.names.get(other, other))
        return {post: (f"joint with {listed(sorted(who))}",) for post, who in found.items()}

    @cached_property
    def _shares(self) -> Mapping[str, str]:
        """Post → `2 people, 1.0 FTE`, where several people hold one post."""
        found = {}
        for post, people in self.model.holders.items():
            known = post in self.model.hierarchy.index
            if len(people) > 1 and known and self.model.stands_for(post) == (1, 1):
                time = self.sizes.own_fte(post)
                time = self._time_held.get(post) if time is None else time
                more = f", {fte_words(time)}" if time is not None else ""
                found[post] = f"{len(people)} people{more}"
        return found

    @cached_property
    def _time_held(self) -> Mapping[str, float]:
        """Post → the FTE of all who hold it on the day, where every appointment states one."""
        found: dict[str, float | None] = {}
        held = self.model.held
        for post, cell in zip(held["post"].tolist(), held["fte"].tolist(), strict=True):
            time, before = numbers.amount(cell), found.get(post, 0.0)
            found[post] = None if time is None or before is None else before + float(time)
        return {post: time for post, time in found.items() if time is not None}


def _bare(name: str) -> frozenset[str]:
    """The words that tell one unit from another."""
    return significant(name) - _KINDS
