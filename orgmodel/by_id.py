"""Questions about one id of an organisation; an id that is not there is told, never answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from orgmodel.errors import UnknownIdError
from orgmodel.model.given.arguments import arguments_told
from orgmodel.model.organisation import OrganisationModel

if TYPE_CHECKING:
    from decimal import Decimal

    import pandas as pd

    from orgmodel.model.chain import Chain


class ById(OrganisationModel):
    """What is asked of one post, unit or other id."""

    def home(self, identifier: str) -> str:
        """The unit that a post belongs to; empty where the data gives none.

        A unit is its own home. How it is found: `homes` has it for every post. `UnknownIdError`
        for an id that is neither a post nor a unit.

            >>> brent.home("dir_fp"), brent.home("ad_pde"), brent.home("d_sc")
            ('d_fp', 'd_pde', 'd_sc')
        """
        self._must_know(identifier)
        return self.home_of(identifier)

    def side(self, identifier: str) -> str:
        """The side of a post or unit; empty where nothing says. `UnknownIdError` as in `home`.

        >>> brent.side("dir_fp")
        'neutral'
        """
        self._must_know(identifier)
        return self.side_of(identifier)

    def row(self, identifier: str) -> pd.Series:
        """The row of an id, all of it text. `UnknownIdError` for an id that is not in the data."""
        found = self.row_of(identifier) if isinstance(identifier, str) else None
        if found is None:
            raise self._unknown("id", identifier, self.table_of)
        return found

    def posts_in(self, post: str) -> tuple[int, int | None]:
        """How many posts a row stands for: at least, and at most (None: the data does not say).

        As `stands_for`. `UnknownIdError` for an id that is no post.
        """
        return self.stands_for(self._post(post))

    def cost_of(self, post: str) -> Decimal | None:
        """What a post costs a year; None where not known. `UnknownIdError` for what is no post."""
        return self.price_of(self._post(post))

    def is_cost_computed(self, post: str) -> bool:
        """Whether that is computed from pay.csv, not given. `UnknownIdError` as in `cost_of`."""
        return self.has_computed_cost(self._post(post))

    def manager_words(self, post: str) -> str:
        """To whom a post reports, in words: nobody only where that is known.

        `UnknownIdError` for an id that is no post.
        """
        return self.words_of_manager(self._post(post))

    def _post(self, post: str) -> str:
        if post not in self.hierarchy.index:
            raise self._unknown("post", post, self.hierarchy.ids)
        return post

    def _must_know(self, identifier: object) -> None:
        line, units = self.hierarchy, self.unit_tree
        if identifier not in line.index and identifier not in units.index:
            raise self._unknown("post or unit", identifier, (*line.ids, *units.ids))

    def _unknown(self, what: str, identifier: object, known: Iterable[str]) -> UnknownIdError:
        from orgmodel.model.words import did_you_mean, near

        advice = did_you_mean(near(str(identifier), known, most=3))
        return UnknownIdError(f'no {what} "{identifier}" in {self.name}.{advice}')

    def path(self, start: str, end: str) -> Chain:
        """The shortest chain of relations from one id to another, whichever way they read.

        Each of its `.steps` has `start`, `relation`, `end`, `source`, and `file` and `row`, or the
        number of the `change` that made it; `.to_frame()` has a row a step. It is false where
        nothing joins the two. `UnknownIdError` for an id that is not in the data.

            >>> brent.path("ad_pde", "d_sc").to_frame()[["from", "relation", "to", "file", "row"]]
                  from    relation       to       file  row
            0   ad_pde  reports_to  dir_pde  posts.csv   11
            1  dir_pde       heads    d_pde  units.csv   21
            2    d_pde     advises     d_sc  links.csv   66
        """
        from orgmodel.model.chain import chain

        for one in (start, end):
            if not isinstance(one, str) or one not in self.table_of:
                raise self._unknown("id", one, self.table_of)
        return chain(self.edges, start, end)

    @arguments_told
    def named(self, values: Mapping[str, Any]) -> pd.Series:
        """Values by id, such as networkx gives, as a Series under the titles and names of the ids.

        In the order given; the ids of `graph` and of every table have a name. `UnknownIdError` for
        an id that is not in the data.

            >>> brent.named({"ce": 9, "pct_chair": 4})
            Chief Executive     9
            Chair of the PCT    4
            dtype: int64
        """
        import pandas as pd

        for one in values:
            if one not in self.names:
                raise self._unknown("id", one, self.names)
        return pd.Series(list(values.values()), index=[self.names[one] for one in values])
