"""A trial of a seed: random files, and random options to import them by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from bench.random_tables.cells import DATES, hostile
from bench.random_tables.sheets import RandomSheet, random_sheet
from bench.random_tables.written import WrittenFile, WrittenSheet, as_text, as_workbook, zipped
from orgmodel.files.importers.base import Contents, Correction, Options
from orgmodel.files.importers.found import importer
from orgmodel.files.importers.table.fields import BY_NAME, MANAGER_BY, MANY
from orgmodel.model import toml

_NAMES = ("list.csv", "Staff in post.txt", "posts.csv", "export.tsv", "staff.tab", "leavers.csv")
_SHEETS = ("Staff", "Sheet1", "Establishment", "Lookup", "Leavers", "units", "Data (2)", "Ü")


@dataclass(frozen=True)
class Trial:
    """Files to import, how, and every sheet that was written into them."""

    contents: Contents
    options: Options
    sheets: tuple[WrittenSheet, ...]


def trial(seed: int, *, longest: int = 100_000) -> Trial:
    """The trial of a seed; no cell has more than `longest` letters."""
    pick = Random(seed)
    sheets = [_sheet(pick, name, longest) for name in pick.sample(_SHEETS, _number_of(pick))]
    files = _files(pick, sheets)
    contents = [(file.name, file.content) for file in files]
    if pick.random() < 0.05:
        contents = [zipped("all.zip", files)]
    written = tuple(sheet for file in files for sheet in file.sheets)
    return Trial(tuple(contents), _options(pick, sheets, written), written)


def _number_of(pick: Random) -> int:
    return pick.choice((1, 1, 1, 1, 1, 2, 2, 3))


def _sheet(pick: Random, name: str, longest: int) -> RandomSheet:
    return random_sheet(pick, name, longest=longest)


def _files(pick: Random, sheets: list[RandomSheet]) -> list[WrittenFile]:
    if len(sheets) > 1 and pick.random() < 0.4:  # a further part of the same list
        sheets[1] = replace(sheets[0], name=sheets[1].name, rows=sheets[0].rows[::-1])
        if sheets[0].headings:
            rows = [row for row in sheets[0].rows if row != sheets[0].headings]
            sheets[1] = replace(sheets[1], rows=(sheets[0].headings, *rows), merges=())
    if pick.random() < 0.4:
        return [as_workbook(pick, "list.xlsx", sheets)]
    names = pick.sample(_NAMES, len(sheets))
    return [as_text(pick, name, sheet) for name, sheet in zip(names, sheets, strict=True)]


def _options(pick: Random, sheets: list[RandomSheet], written: tuple[WrittenSheet, ...]) -> Options:
    repairs = list(importer("table").repairs)
    on = set(pick.sample(repairs, pick.choice((0, 0, 3, 10, len(repairs)))))
    off = set(pick.sample(repairs, pick.choice((0, 0, 3, 10, len(repairs))))) - on
    headings = [" ".join(title.split()) for sheet in sheets for title in sheet.headings]
    maps = ()
    if headings and pick.random() < 0.2:
        uses = [*BY_NAME, *MANY]
        maps = tuple((pick.choice(uses), pick.choice(headings)) for _ in range(pick.randrange(3)))
        maps += (("manager_by", pick.choice(MANAGER_BY)),)
    return Options(
        tuple(name for name in repairs if name in on),
        tuple(name for name in repairs if name in off),
        _mapping(pick, headings) if pick.random() < 0.3 else None,
        maps,
        pick.choice(written).sheet if pick.random() < 0.05 else "",
        pick.choice(("2024-04-01", "1999-12-31")) if pick.random() < 0.2 else "",
        tuple(_corrections(pick, written)) if pick.random() < 0.2 else (),
    )


def _mapping(pick: Random, headings: list[str]) -> bytes:
    """A mapping.toml, sensible or not: other uses, columns that are gone, all for one use."""
    named = list(dict.fromkeys(title for title in headings if title))
    pick.shuffle(named)
    if pick.random() < 0.2:
        named.insert(0, "A column that is gone")
    uses = pick.sample(list(BY_NAME), min(len(BY_NAME), len(named)))
    if pick.random() < 0.6:
        usual = ["id", "title", "reports_to", "holder", "unit"]
        uses = usual + [use for use in uses if use not in usual]
    columns = dict(zip(uses, named, strict=False))
    many: dict[str, list[str]] = {}
    for title in named[len(columns) :]:
        many.setdefault(pick.choice(list(MANY)), []).append(title)
    if pick.random() < 0.25:
        columns, many = {}, {pick.choice(list(MANY)): named}
    lines = ["[posts]", *(f"{use} = {toml.quoted(title)}" for use, title in columns.items())]
    lines.append(f'manager_by = "{pick.choice(MANAGER_BY)}"')
    lines += [f"{use} = [{', '.join(map(toml.quoted, some))}]" for use, some in many.items()]
    if pick.random() < 0.2:
        lines.append(f"unit_path = {toml.quoted(pick.choice('>/&'))}")
    if pick.random() < 0.1:
        lines += ["[rows]", f"header = {pick.randrange(1, 8)}"]
    return "\n".join(lines).encode()


def _corrections(pick: Random, written: tuple[WrittenSheet, ...]) -> list[Correction]:
    columns = ("id", "title", "reports_to", "top", "fte", "unit", "holder", "end", "second_manager")
    found = []
    for _ in range(pick.randrange(1, 6)):
        sheet = pick.choice(written)
        place = pick.choice((sheet.file, f"{sheet.file}, sheet {sheet.sheet}"))
        value = pick.choice((hostile(pick, longest=400), "1", "", "yes", pick.choice(DATES)))
        row = pick.choice([*sheet.rows, 1, 999])
        found.append(Correction(place, row, pick.choice(columns), value))
    return found
