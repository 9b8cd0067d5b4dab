"""Damaged folders through every command: each ends in words and with a status that is documented.

python -m bench folder-fuzz --share 20     # a twentieth of it
"""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.outcome import Attempt, Found, Outcome, found_by, one_try, told
from bench.timing import ROOT
from orgmodel.cli.main import main

FOLDERS = 10_000
STATUSES = (0, 1, 2)
_REFUSED, _AT_ONCE = 2, 25
SAMPLES = ("brent", "illustrative", "council_client_contractor", "m2", "pec_2007")
_FAULT = "this is a fault in orgmodel"
_WORDS = (
    "",
    " ",
    "P1",
    "P2",
    "0",
    "-1",
    "1e999",
    "nan",
    "NaN",
    "1,000",
    "½",
    "２",
    "true",
    "2007-02-30",
    "9999-12-31",
    "0000-00-00",
    "=1+1",
    "@x",
    "\u202eabc",
    "\x00",
    "\x1b[31m",
    "\ufeff",
    "a" * 5000,
    '"',
    "'",
    ";",
    "\t",
    "null",
    "Ω",
    "e\u0301",
    "😀",
    "../../etc",
    "<script>",
    "None",
    "P1;P1",
)
_TOML = (
    "[",
    "x = ",
    "name = 1",
    "packs = ['../x.toml']",
    "date = 2007-02-30",
    "\x00",
    "[[a]]\n" * 3,
)
_ENCODINGS = ("utf-16", "utf-8-sig", "latin-1", "cp1252", "utf-32")


@dataclass(frozen=True)
class Ended:
    """How a command ended: its name, its status, and what is wrong about it, empty for nothing."""

    command: str
    status: int
    wrong: str


def report(share: int = 1) -> str:
    """Try them all, and word the result as Markdown."""
    return told("Damaged folders through every command", found_by(attempts(share)))


def attempts(share: int = 1) -> list[Attempt]:
    """A folder and a command a seed, so many at once."""
    seeds = range(FOLDERS // share)
    return [partial(_tried, seeds[at : at + _AT_ONCE]) for at in range(0, len(seeds), _AT_ONCE)]


def _tried(seeds: Sequence[int]) -> Found:
    found: dict[str, Outcome] = {}
    for seed in seeds:
        one = ended(seed)
        told_so = one_try(
            ["silent"] if one.wrong else [],
            [f"seed {seed}: {one.wrong}"] if one.wrong else [],
            refused=one.status == _REFUSED,
        )
        fault = f"damaged folder: {one.command}"
        found[fault] = found.get(fault, Outcome(0)) + told_so
    return tuple(found.items())


def ended(seed: int) -> Ended:
    """Damage a folder by a seed, and give it to one command."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="orgmodel-fuzz-") as place:
        folder = Path(place) / "data"
        shutil.copytree(ROOT / "data" / chance.choice(SAMPLES), folder)
        for _ in range(chance.choice((1, 1, 2, 5))):
            _damage(folder, chance)
        command = list(_commands(folder, Path(place), chance)[seed % len(_NAMES)])
        return _run(command)


def _run(arguments: Sequence[str]) -> Ended:
    out, told = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    before = sys.stdout, sys.stderr
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
            status = main(arguments)
    except BaseException:
        return Ended(arguments[0], -1, traceback.format_exc().splitlines()[-1][:300])
    finally:
        sys.stdout, sys.stderr = before
    told.flush()
    said = told.buffer.getvalue().decode(errors="replace")  # type: ignore[attr-defined]
    if _FAULT in said or "Traceback" in said:
        return Ended(arguments[0], status, said.strip()[-300:])
    if status not in STATUSES:
        return Ended(arguments[0], status, f"status {status} is not documented")
    if status and not said.strip() and not out.buffer.getvalue() and status == 2:  # type: ignore[attr-defined]
        return Ended(arguments[0], status, "nothing was said")
    return Ended(arguments[0], status, "")


_NAMES = (
    "validate",
    "check",
    "explain",
    "measures",
    "chart",
    "compare",
    "impact",
    "report",
    "roles",
    "apply",
    "import",
    "verify",
)


def _commands(folder: Path, place: Path, chance: random.Random) -> list[tuple[str, ...]]:
    """Each command with the folder, in the order of `_NAMES`."""
    data, out = str(folder), place / "out"
    shape = chance.choice(("text", "json", "csv"))
    options = sorted(folder.glob("scenarios/*.toml"))
    option = str(chance.choice(options)) if options else _option(place)
    view = chance.choice(("organisation", "separation", "centre", "interdependence"))
    kind = chance.choice((".svg", ".html", ".dot"))
    tables = sorted(folder.glob("*.csv"))
    listed = str(chance.choice(tables)) if tables else data
    return [
        ("validate", data),
        ("check", data, "--format", shape),
        ("explain", data, chance.choice(("R60", "SEP-1", "SEP-10", "no-such-rule"))),
        ("measures", data, "--format", shape),
        ("chart", data, "--view", view, "-o", f"{out}{kind}"),
        ("compare", data, option, "--format", shape),
        ("impact", data, option, "--format", shape),
        ("report", data, "-o", str(out), "-q") if chance.random() < 0.1 else ("roles", data),
        ("roles", data, "--format", shape),
        ("apply", data, option, "-o", str(out)),
        ("import", "table", listed, "-o", str(out)),
        ("verify", data),
    ]


def _option(place: Path) -> str:
    path = place / "option.toml"
    path.write_text(
        'name = "An option"\n[[change]]\ndo = "add-post"\npost = "one_more"\ntitle = "One more"\n'
    )
    return str(path)


def _damage(folder: Path, chance: random.Random) -> None:
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".csv", ".toml")]
    if not files:
        return
    path = chance.choice(files)
    content = path.read_bytes()
    harm = chance.choice(_TABLES if path.suffix == ".csv" else _TEXTS)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return
    path.write_bytes(harm(text, chance))


Harm = Callable[[str, random.Random], bytes]


def _cell(text: str, chance: random.Random) -> bytes:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    cells = lines[at].split(",")
    cells[chance.randrange(len(cells))] = chance.choice(_WORDS)
    lines[at] = ",".join(cells)
    return "\n".join(lines).encode(errors="surrogatepass")


def _row(text: str, chance: random.Random) -> bytes:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.randrange(4)
    if how == 0:
        del lines[one]
    elif how == 1:
        lines.insert(other, lines[one])
    elif how == 2:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines[one] += chance.choice((",x", ",,,,", '"', "\r", "\n\n"))
    return "\n".join(lines).encode()


def _column(text: str, chance: random.Random) -> bytes:
    rows = [line.split(",") for line in text.split("\n")]
    at, how = chance.randrange(len(rows[0])), chance.randrange(3)
    for row in rows:
        if at < len(row):
            row[at : at + 1] = ([], [row[at]] * 2, [chance.choice(_WORDS)])[how]
    return "\n".join(",".join(row) for row in rows).encode()


def _cut(text: str, chance: random.Random) -> bytes:
    content = text.encode()
    return content[: chance.randrange(len(content) + 1)]


def _flip(text: str, chance: random.Random) -> bytes:
    content = bytearray(text.encode())
    for _ in range(min(len(content), chance.choice((1, 3, 30)))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def _encode(text: str, chance: random.Random) -> bytes:
    return text.encode(chance.choice(_ENCODINGS), errors="replace")


def _line_of_toml(text: str, chance: random.Random) -> bytes:
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(_TOML))
    return "\n".join(lines).encode()


def _value_of_toml(text: str, chance: random.Random) -> bytes:
    lines = text.split("\n")
    at = chance.choice([n for n, line in enumerate(lines) if "=" in line] or [0])
    key = lines[at].partition("=")[0]
    value = chance.choice(
        ("1", "[]", "{}", '""', "true", "1e999", "nan", "[[1]]", '"\\u202e"', "-5")
    )
    lines[at] = f"{key} = {value}"
    return "\n".join(lines).encode()


_TABLES: tuple[Harm, ...] = (_cell, _cell, _cell, _row, _column, _cut, _flip, _encode)
_TEXTS: tuple[Harm, ...] = (
    _line_of_toml,
    _value_of_toml,
    _value_of_toml,
    _row,
    _cut,
    _flip,
    _encode,
)


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
