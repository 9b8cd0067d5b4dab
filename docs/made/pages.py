"""Pages of the site that are made from the code, and links that lead out of docs/."""

from __future__ import annotations

import contextlib
import io
import json
import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[2]
FROM_THE_ROOT = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "data/README.md"),
    *("bench/README.md", "bench/RESULTS.md", "examples/own_parts/README.md", "CODE_OF_CONDUCT.md"),
)
"""Documents outside docs/ that are pages as well, under repository/."""
OUTSIDE = "repository"
_FENCED = re.compile(r"(^```.*?^```)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


def on_files(files: Files, config: Any) -> Files:
    """With the pages that are made."""
    made = {
        "reference/commands.md": commands(),
        "reference/schemas.md": schemas(),
        "decisions/index.md": decisions(),
        "notebooks/code.md": notebooks(),
        **{f"{OUTSIDE}/{name}": _text(ROOT / name) for name in FROM_THE_ROOT},
    }
    for place, content in made.items():
        files.append(File.generated(config, place, content=content))
    return files


def on_page_markdown(markdown: str, *, page: Any, files: Files, **_: Any) -> str:
    """With each link as the site has it; what the site lacks is words alone."""
    here = page.file.src_uri
    parts = _FENCED.split(markdown)
    return "".join(
        part if part.startswith("```") else _LINK.sub(lambda link: _led(link, here, files), part)
        for part in parts
    )


def _led(link: re.Match[str], here: str, files: Files) -> str:
    picture, words, target = link.groups()
    bare, _, anchor = target.partition("#")
    if not bare or ":" in bare:
        return link[0]
    known = [place for place in _places(here, bare) if files.get_file_from_path(place)]
    if not known:
        return f"{words}" if not picture else ""
    to = posixpath.relpath(known[0], posixpath.dirname(here) or ".")
    return f"{picture}[{words}]({to}{'#' + anchor if anchor else ''})"


def _places(here: str, target: str) -> Iterator[str]:
    """Where the site may have what a document of the repository links to."""
    outside = here.startswith(f"{OUTSIDE}/")
    written = here.removeprefix(f"{OUTSIDE}/") if outside else f"docs/{here}"
    path = posixpath.normpath(posixpath.join(posixpath.dirname(written), target))
    inside = path.removeprefix("docs/") if path.startswith("docs/") else f"{OUTSIDE}/{path}"
    yield inside
    for name in ("index.md", "README.md"):
        yield f"{inside}/{name}"


def commands() -> str:
    """The help of every command, as the command line gives it."""
    os.environ["COLUMNS"] = "100"
    from orgmodel.cli.grammar import MODULES
    from orgmodel.cli.main import main

    def said(*words: str) -> str:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            main([*words, "--help"])
        return f"```text\n{out.getvalue().rstrip()}\n```"

    parts = ["# Every command", said()]
    for name in MODULES:
        parts += [f"## {name}", said(name)]
        parts += [f"### import {form}\n\n{said(name, form)}" for form in _forms(name)]
    return "\n\n".join(parts) + "\n"


def _forms(name: str) -> tuple[str, ...]:
    return ("table", "organogram") if name == "import" else ()


def schemas() -> str:
    """The JSON Schemas, whole."""
    parts = [
        "# JSON Schemas",
        "What `--format json` gives, by the name that stands in its `schema` (draft 2020-12).",
    ]
    for path in sorted((ROOT / "docs" / "schemas").glob("*.json")):
        content = json.loads(_text(path))
        about = content.get("description") or content.get("title") or ""
        body = json.dumps(content, indent=1, ensure_ascii=False)
        parts += [
            f"## {path.stem.replace('-1', '/1')}",
            about,
            f"[{path.name}](../schemas/{path.name})",
        ]
        parts += [f"```json\n{body}\n```"]
    return "\n\n".join(part for part in parts if part) + "\n"


def decisions() -> str:
    """The decisions by number, each with its title."""
    rows = ["# Decisions", "Why it is built as it is."]
    paths = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    titles = [(path.name, _text(path).splitlines()[0].lstrip("# ")) for path in paths]
    return "\n\n".join([*rows, "\n".join(f"- [{title}]({name})" for name, title in titles)]) + "\n"


def notebooks() -> str:
    """The notebooks, as they can be read without running them."""
    parts = ["# The notebooks, to read"]
    for path in sorted((ROOT / "docs" / "notebooks").glob("*.ipynb")):
        for cell in json.loads(_text(path))["cells"]:
            text = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                parts.append(text.replace("# ", "## ", 1))
            elif "check" not in cell["metadata"].get("tags", []):
                parts.append(f"```python\n{text}\n```")
    return "\n\n".join(parts) + "\n"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
