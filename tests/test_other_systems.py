"""What only some systems have is not needed to import the code, and files are read as UTF-8."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "orgmodel").rglob("*.py"))
ONLY_POSIX = frozenset({"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"})
NOT_ON_WINDOWS = frozenset(
    {
        *("O_DIRECTORY", "O_NOFOLLOW", "fork", "geteuid", "getpgid", "getuid", "killpg", "nice"),
        *("pread", "setsid", "SIGHUP", "SIGKILL", "SIGUSR1", "SIGUSR2", "SIGXCPU"),
    }
)
GUARDED = {
    "orgmodel/files/claim.py": "nothing is locked where fcntl is not",
    "orgmodel/files/kept_sweep.py": "a second run is not held off where fcntl is not",
    "orgmodel/files/part_files.py": "an AttributeError is passed over",
    "orgmodel/ui/working/process.py": "started where the system is no Windows",
}
"""Files that use them, and why that does no harm elsewhere."""


def _at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """What runs when a module is imported, without what an `except ImportError` guards."""
    waiting: list[ast.AST] = [*tree.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.Try):
            continue
        yield node
        waiting += ast.iter_child_nodes(node)


def _named(nodes: Iterator[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.attr if node.value.id in ("os", "signal") else ""


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    names = {path: path.relative_to(ROOT).as_posix() for path in FILES}
    return {names[path]: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def test_nothing_is_imported_that_only_posix_has(trees):
    strange = ONLY_POSIX | NOT_ON_WINDOWS
    found = {name for name, tree in trees.items() if strange & {*_named(_at_import(tree))}}
    assert found <= {"orgmodel/ui/working/process.py"}


def test_where_only_posix_has_something_it_is_guarded(trees):
    strange = ONLY_POSIX | NOT_ON_WINDOWS
    found = {name for name, tree in trees.items() if strange & {*_named(ast.walk(tree))}}
    assert found == set(GUARDED)


def test_every_text_file_is_read_and_written_as_what_it_is(trees):
    silent = [
        f"{name}:{node.lineno}"
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("read_text", "write_text")
        and not any(given.arg == "encoding" for given in node.keywords)
    ]
    assert silent == []
