"""Brent with a hostile word for every name, note and source, and a workspace of it."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.rights import Role
from orgmodel.store.saying import items
from orgmodel.store.sql.store import Store
from orgmodel.ui.workspace.library import open_files
from orgmodel.ui.workspace.loaded import as_baseline
from tests.hostile_words import hostile_words

BRENT = Path(__file__).parents[2] / "data" / "brent"
_WORDS = ("title", "name", "note", "source", "safeguard", "capacity", "reports_to_note")
OWNER, OTHER = "u_00000000000000ee", "u_00000000000000aa"


class Words:
    """One word after another, from the first again after the last."""

    def __init__(self, start: int = 0) -> None:
        self._words = hostile_words()
        self._next = count(start)

    def __call__(self) -> str:
        return self._words[next(self._next) % len(self._words)]


def hostile_folder(start: int = 0) -> dict[str, bytes]:
    """The files of Brent, with every word a hostile one, and a post for each word."""
    word = Words(start)
    files = {}
    for place in sorted(BRENT.glob("*.csv")):
        rows = list(csv.DictReader(io.StringIO(place.read_text(encoding="utf-8"))))
        rows = [{k: word() if k in _WORDS and v else v for k, v in row.items()} for row in rows]
        if place.name == "posts.csv":
            rows += [
                {"id": f"x{number}", "title": one, "reports_to": rows[-1]["id"], "note": word()}
                for number, one in enumerate(hostile_words())
            ]
            rows += [{"id": word(), "title": word(), "reports_to": word()} for _ in range(20)]
        files[place.name] = _csv(rows)
    files["people.csv"] = _csv([{"id": f"h{n}", "name": word()} for n in range(20)])
    held = [{"person": f"h{n}", "post": f"x{n}"} for n in range(20)]
    files["appointments.csv"] = _csv(held)
    about = (BRENT / "organisation.toml").read_text(encoding="utf-8")
    lines = [
        f"{line.split(' = ')[0]} = {_toml(word())}"
        if line.startswith(("name", "status", "source"))
        else line
        for line in about.splitlines()
    ]
    files["organisation.toml"] = "\n".join(lines).encode()
    return files


def _csv(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def _toml(words: str) -> str:
    return '"' + "".join(f"\\u{ord(sign):04x}" for sign in words) + '"'


def hostile_workspace(store: Store, word: Words) -> tuple[str, str]:
    """The ids of a workspace and of the option in it that is submitted."""
    files = hostile_folder()
    opened = open_files(files, word())
    kept = store.begin(OWNER, word()[:120], as_baseline(opened, files), files.values())
    roles = {
        OTHER: Role.EDITOR,
        "u_00000000000000bb": Role.APPROVER,
        "u_00000000000000cc": Role.VIEWER,
    }
    for person, role in roles.items():
        store.know(person, word())
        kept = store.share(kept.id, OWNER, person, role)
    acts = [
        Act(kinds.OPTION_BEGUN, key, {"scenario": _scenario(place, word)})
        for key, place in _options()
    ]
    acts.append(Act(kinds.OPTION_BEGUN, "own", {"scenario": _own(word)}))
    kept = store.append(kept.id, OTHER, acts, kept.number)
    done = [Act(kinds.SUBMITTED, key, {"outcomes": {}, "name": word()}) for key in ("own", "a0")]
    done += [
        Act(kinds.COMMENT, "own", {"about": about, "id": identifier, "words": word()})
        for about, identifier in (("option", "own"), ("post", "x1"), *(("workspace", ""),) * 40)
    ]
    kept = store.append(kept.id, OTHER, done, kept.number)
    (one, *_) = items(kept.option("own").scenario)
    said = {"item": one, "accepted": False, "reason": word()}
    store.append(kept.id, OWNER, [Act(kinds.DECIDED, "own", said)], kept.number)
    return kept.id, "own"


def _options() -> Iterator[tuple[str, Path]]:
    places = sorted((BRENT / "scenarios").glob("o*.toml"))[:3]
    return ((f"a{number}", place) for number, place in enumerate(places))


def _scenario(place: Path, word: Words) -> Mapping[str, object]:
    said = tomllib.loads(place.read_text(encoding="utf-8"))
    changes = [{**change, "reason": word()} for change in said["change"]]
    return {"name": word(), "note": word(), "source": word(), "change": changes}


def _own(word: Words) -> Mapping[str, object]:
    changes = [
        {"do": "add-post", "post": f"n{n}", "title": word(), "to": "x1", "reason": word()}
        for n in range(12)
    ]
    changes.append({"do": "update-post", "post": "x5", "title": word(), "reason": word()})
    return {"name": word(), "note": word(), "change": changes}
