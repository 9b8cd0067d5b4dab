"""docs/rules.md, made from the packs and the rule kinds, so that it cannot go stale.

`python -m orgmodel.rules.manual` prints it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from inspect import getdoc

from orgmodel.model.words import listed, sentence
from orgmodel.rules import selection
from orgmodel.rules.hints import Hints
from orgmodel.rules.kinds import EXAMPLES, PARAMETERS, families, manual_of
from orgmodel.rules.pack import Level, Pack, Rule, shipped
from orgmodel.rules.pack_file import read_pack
from orgmodel.rules.parameter import WORDS, Parameter
from orgmodel.rules.selection import PROPERTIES

_INTRODUCTION = """\
# Rules

Made from the rule packs by `python -m orgmodel.rules.manual > docs/rules.md`; change the packs,
not this page.

A rule has one of four outcomes. **Pass**: it had something to look at and found no breach.
**Fail**: a finding of error or warning severity stands. **Not assessable**: the data is silent,
and the result says what would answer it; silence is never a pass. **Exempt**: every finding is
accepted in `exemptions.toml`, with reason, safeguard, owner and review date. Information never
makes a rule fail. What an option itself removes is known to be absent: a rule that needs that seat,
link, post or unit fails, with the change as its proof; one that forbids two things together is not
assessable without one of them. Every finding carries the rows that prove
it and what would clear it; a check offers the smallest change that clears it and was tried
against every pack in use, or says what that would break.

Sources are cited as in the sample data (`004:8(5)`, `002:5.2`, `001:L20`, `000:L9`); what the
levels of separation mean is in [separation.md](separation.md), and "derived" means that a rule
follows from a source and is not written there.
"""
_SUGGEST = """\
## Suggestions

A list of staff says neither which side a unit is on nor who plays a role. A pack may hold words to
suggest it by, for whoever imports the list to confirm. They are never facts: no rule reads them,
and what nobody confirmed stays unknown.

```toml
[suggest]
chiefs = ["Chief Executive"]                  # titles of who leads a whole organisation

[suggest.sides]                               # side = words that name it
left = ["lefthand works"]

[suggest.guesses]                             # side = words that only often go with it
right = ["archive"]

[suggest.roles]                               # role of [roles] = titles or names that play it
chair = ["Chair of the Board"]
```

A word is looked for whole and whatever its capitals: in a unit's name, then in the title of its
head, then in the names of its functions. Where words point to both sides nothing is suggested.\
"""
_KINDS = """\
## Rule kinds

What a rule of a pack, or of your own `rules.toml`, can be. A rule needs `id`, `title`, `kind`,
`severity` (error, warning, info), `source` and `why`, and the parameters of its kind (* must be
given). It may hold `covered_by`, the id of a rule that asks the same and more; and where it rests
on law, `in_force_from` and `in_force_until` (the first and last day), `checked` (the day its
clause was last looked at) and `confidence`, how surely it says what the clause says:

- `TEXT` the clause itself was read
- `TEXT*` it was read in an older or as-made version
- `SECOND` it was not read: this is how an official or professional page tells it
- `MEMORY` it was not read; such a rule must be of severity info

On a day on which its clause is not in force a rule is not assessable. One that was checked more
than twelve months before the day of the check (today, or the day given by `--on`) is named in a
note. `data/council_client_contractor/rules.toml` is a whole pack for another organisation.

Each kind has an example: the keys of a rule beside those that every rule has, and a finding of it.
The examples are of a small authority with the sides left and right, apart from a middle.\
"""
_TESTS = """\
Tests of a seat are `professional` (the seat gives a profession, or the post is clinical),
`column=value` of the seat (profession, capacity, caseload, voting) or of the post (clinical), or
a selection that the member fits.\
"""
_LONG = 60
_SEVERITY = {"error": "error", "warning": "warning", "info": "information"}


def document() -> str:
    """The whole page, as Markdown."""
    packs = [read_pack(name, PARAMETERS) for name in shipped()]
    lines = [_INTRODUCTION, *_contents(packs)]
    for pack in packs:
        lines += ["", *_pack(pack)]
    lines += ["", _SUGGEST, "", *_kinds(), "", *_selections()]
    return "\n".join(lines) + "\n"


def _contents(packs: list[Pack]) -> Iterator[str]:
    yield "| pack | rules | what it asks |"
    yield "| --- | --- | --- |"
    for pack in packs:
        link = f"[`{pack.name}`](#{_anchor(f'pack {pack.name}')})"
        yield f"| {link} | {len(pack.rules)} | {pack.title} |"


def _pack(pack: Pack) -> Iterator[str]:
    yield f"## Pack `{pack.name}`"
    yield ""
    yield f"**{pack.title}** ({pack.source})"
    if pack.about:
        yield ""
        yield pack.about
    if pack.words.sides:
        words = pack.words
        yield ""
        bought = f"; a service is bought by `{words.buys}` and supplied by `{words.supplies}`"
        yield (
            f"Its words: the sides {listed(words.sides)}; neutral units `{words.neutral}`, "
            f"the level where both meet `{words.trust}`, shared functions `{words.shared}`"
            f"{bought if words.buys else ''}."
        )
    if pack.roles:
        yield ""
        roles = "; ".join(f"`{role}` {words}" for role, words in pack.roles.items())
        yield f"Roles (ids, or named under `[roles]` in organisation.toml): {roles}."
    if pairs := pack.words.within:
        yield ""
        parts = "; ".join(f"`{part}` of `{whole}`" for part, whole in pairs)
        yield f"Parts of one another wherever they stand (`[within]`): {parts}."
    for table in ("posts", "units"):
        if played := [f"`{role}`" for role, of in pack.words.tables if of == table]:
            yield ""
            yield f"Played by {table} alone (`{table}`): {listed(played)}."
    if pack.words.in_common:
        yield ""
        units = listed(f"`{role}`" for role in pack.words.in_common)
        yield (
            f"Of several bodies, whoever sits in {units} of one and plays a role or has a seat in "
            "another is in that one's as well (`in_common`)."
        )
    yield from _hints(pack.suggest)
    for rule in pack.rules:
        yield ""
        yield from _rule(rule, "###")
    if pack.process:
        yield ""
        yield f"### Not a matter of structure (`{pack.name}`)"
        yield ""
        yield "Listed with every check, never passed: no data about structure shows them."
        yield ""
        for item in pack.process:
            yield f"- **{item.id}** {item.title} ({item.source}). {item.why}"
    for level in pack.levels:
        yield ""
        yield from _level(level, pack)


def _hints(hints: Hints) -> Iterator[str]:
    """The words it suggests by, a line each for what has any."""
    said = [
        ("Suggests a side by", hints.sides),
        ("Guesses a side by", hints.guesses),
        ("Suggests who plays a role by", hints.roles),
    ]
    lines = [
        f"{does}: {'; '.join(f'`{key}` {_quoted(words)}' for key, words in by_key.items())}."
        for does, by_key in said
        if by_key
    ]
    if hints.chiefs:
        lines.append(f"Who leads a whole organisation is called: {_quoted(hints.chiefs)}.")
    for line in lines:
        yield from ("", line)


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _rule(rule: Rule, heading: str) -> Iterator[str]:
    yield f"{heading} {rule.id}: {rule.title}"
    yield ""
    yield rule.why
    yield ""
    yield (
        f"Severity {_SEVERITY[rule.severity]}; source {rule.source}; kind "
        f"[`{rule.kind}`](#{_anchor(f'kind {rule.kind}')})."
    )
    if rule.standing_words:
        yield ""
        yield sentence(rule.standing_words)
    given = [
        f"`{name}` = {_value(value)}"
        for name, value in rule.parameters.items()
        if value != _default(rule.kind, name)
    ]
    if given:
        yield ""
        yield f"It is told: {'; '.join(given)}."
    if rule.covered_by:
        yield ""
        yield f"Not run beside {rule.covered_by}, which asks the same of more."


def _level(level: Level, pack: Pack) -> Iterator[str]:
    target = (
        ", the target unless organisation.toml names another" if level.id == pack.target else ""
    )
    yield f"### Level {level.id}: {level.title}{target}"
    yield ""
    yield f"{level.means} ({level.source})"
    yield ""
    if level.rules:
        yield f"- the rules {', '.join(level.rules)}"
    for rule in level.conditions:
        yield f"- {rule.id}: {rule.title}. {rule.why} (kind `{rule.kind}`)"


def _kinds() -> Iterator[str]:
    yield _KINDS
    for kind in families():
        yield ""
        yield f"### Kind `{kind}`"
        yield ""
        yield manual_of(kind)
        if PARAMETERS[kind]:
            yield ""
            yield "| parameter | is | meaning | default |"
            yield "| --- | --- | --- | --- |"
        for parameter in PARAMETERS[kind]:
            yield _parameter(parameter)
        yield from _example(kind)


def _example(kind: str) -> Iterator[str]:
    """A rule of the kind, and what it finds."""
    example = EXAMPLES[kind]
    yield from ("", "```toml", "[[rule]]", example.rule.strip(), "```")
    if example.finding:
        yield from ("", f"> {example.finding}")


def _parameter(parameter: Parameter) -> str:
    star = "\\*" if parameter.required else ""
    allowed = f": {listed(parameter.allowed, last='or')}" if parameter.allowed else ""
    default = ""
    if parameter.default not in (None, ()):
        default = _value(parameter.default)
    if len(default) >= _LONG:
        default = "many"
    cells = (
        f"`{parameter.name}`{star}",
        f"{WORDS[parameter.type]}{allowed}",
        parameter.meaning,
        default,
    )
    return f"| {' | '.join(cells)} |"


def _selections() -> Iterator[str]:
    first, *rest = (getdoc(selection) or "").split("\n\n")
    yield from ("## Selections", "", first, "", rest[0], "")
    yield "| written | selects |"
    yield "| --- | --- |"
    yield from (f"| `{kind}:{p.letter}` | {p.meaning} |" for kind, p in PROPERTIES.items())
    yield ""
    yield "\n\n".join(rest[1:])
    yield from ("", "As a rule has them:", "", *_written(), "")
    yield _TESTS


def _written() -> Iterator[str]:
    """Each property as it is written in a rule, with what it says in words."""
    yield "```toml"
    yield "things = ["
    for kind, one in PROPERTIES.items():
        words = one.alone.format(one.example) or f"whatever {one.example} something"
        written = f'"{kind}:{one.example}",'
        yield f"    {written:36} # {words}"
    yield '    "titled:head of * & not band:8*",    # both; one that has a band, and another'
    yield "]"
    yield "```"


def _default(kind: str, name: str) -> object:
    return next(p.default for p in PARAMETERS[kind] if p.name == name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        if value and isinstance(value[0], list | tuple):
            return ", ".join(f"[{' '.join(map(str, item))}]" for item in value)
        return ", ".join(f"`{item}`" for item in value)
    return f"`{value}`"


def _anchor(heading: str) -> str:
    letters = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
    return letters.replace(" ", "-")


if __name__ == "__main__":
    sys.stdout.write(document())
