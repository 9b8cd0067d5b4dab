"""What a rule kind reads of an organisation, in names of facets: what a verdict can depend on.

A facet is one of these. A kind names its own in `READS`; what its parameters name (relations,
selections) is added for each rule, so a kind need not tell it.

- `ids`: which rows with ids there are, and which are in force; every rule reads it
- `line`: who reports to whom, and which posts are known to be tops
- `sides`, `home`, `managed`: the side of every post and unit, the home of every post, and which
  posts are in a line that is known, as worked out
- `days`: what is so on other days too, where anything in the data begins or ends
- `posts.count`: one column of a table; `votes.*`: all columns of it
- `~heads`: one relation, wherever it is written; `~*`: all links and seats

In braces stands a parameter of the rule or a word of its pack: `~{supplies}`, `{table}.{column}`.
Where a row came from, its source, basis and note change no verdict and are no facets.
"""

from __future__ import annotations

Reads = tuple[str, ...]

IDS, LINE, SIDES, HOME, MANAGED, DAYS = "ids", "line", "sides", "home", "managed", "days"
EVERY_LINK = "~*"
SEATED: Reads = ("~chairs", "~member_of", "~coopted_to", "~attends")
SIZE: Reads = ("posts.count", "posts.fte", "posts.kind")
"""How many posts a row stands for."""
HOLDERS: Reads = ("~holds", "posts.status", *SIZE)
"""Who holds a post, and whether that is on record."""
ROSTER: Reads = (*SEATED, *HOLDERS, "posts.clinical", "people.clinical", "units.roster")
"""Who sits on a body, with what is said of the seats, and whether all of it is known."""
DECISIONS: Reads = (
    DAYS,
    HOME,
    SIDES,
    "decisions.*",
    "interests.*",
    "votes.*",
    "units.parent",
    "~{supplies}",
    *ROSTER,
)
"""Who decided what, and who had an interest in it."""
OWNERS: Reads = (
    HOME,
    SIDES,
    "functions.kind",
    "functions.owner",
    "units.kind",
    "units.parent",
    "units.side",
    "posts.unit",
    EVERY_LINK,
)
"""Which side each function belongs to, by its kind, and which its owner is on."""
