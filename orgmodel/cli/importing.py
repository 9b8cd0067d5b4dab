"""`orgmodel import FORMAT FILE… -o FOLDER`: other people's files as a data folder."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgmodel.cli.answer import FINE, Answer
from orgmodel.cli.arguments import STATUS, Commands, add_command, add_force, add_format, folder_of
from orgmodel.cli.command_parser import Usage
from orgmodel.errors import OrgmodelError
from orgmodel.files.importers.found import Formats, importer, loaded, names
from orgmodel.model.words import listed
from orgmodel.text.import_report import formats, notes, printed
from orgmodel.text.page import wrapped

if TYPE_CHECKING:
    from orgmodel.files.importers.base import Options
    from orgmodel.importing import Imported

_LISTING = "[formats]"
_FORMAT = f"{listed(names())}, or one that another package adds; they are listed below"
_OFF, _ON = "off", "on"


class _ImportHelp(argparse.RawDescriptionHelpFormatter):
    """Help with the formats there are; only then are their importers loaded."""

    def add_text(self, text: str | None) -> None:
        super().add_text(text and text.replace(_LISTING, _listing()))


DOES = "any staff list, Excel or CSV, as a folder of CSV files; every fault is told"
EXAMPLES = (
    Usage("orgmodel import table staff.xlsx -o staff", "columns are recognised by their headings"),
    Usage(
        'orgmodel import table staff.xlsx --map title="Job Title" --repair trim -o staff-2',
        "with a column named, and a repair done",
    ),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "import", DOES, run, EXAMPLES, data=False)
    command.formatter_class = _ImportHelp
    command.epilog = f"{_LISTING}\n\n{STATUS}"
    command.add_argument("form", metavar="FORMAT", choices=Formats(), help=_FORMAT)
    command.add_argument(
        "files", metavar="FILE", nargs="+", help="the files, or a folder or zip of them"
    )
    _add_mapping(command)
    command.add_argument(
        "--repair",
        action="append",
        default=[],
        metavar="NAME[=off]",
        help="a repair to do, or with =off one to leave out; may be given again",
    )
    command.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where to write")
    add_force(command, "import")
    add_format(command, workbook=False)


def _add_mapping(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        help='our column = the heading in the file, such as title="Job Title"; may be given again. '
        "What is not said is guessed",
    )
    command.add_argument("--mapping", metavar="FILE", help="a mapping.toml of an earlier import")
    command.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook")
    command.add_argument(
        "--on", metavar="DATE", help="the day of effective-dated rows, such as 2026-04-01"
    )


def _listing() -> str:
    found, wrong = loaded()
    return "\n".join([formats(found), *(line for words in wrong for line in wrapped(words, 2))])


def run(arguments: argparse.Namespace) -> Answer:
    """Import and write; faults go to standard error and into the folder's report."""
    from orgmodel.files.claim import claimed
    from orgmodel.importing import imported

    _refuse_what_has_no_meaning(arguments)
    options = _options(arguments)
    folder = folder_of(arguments, "an import")
    beside = [Path(arguments.mapping)] if arguments.mapping is not None else []
    with claimed(folder):
        given = imported(arguments.form, arguments.files, options, beside)
        written = given.save(folder, force=arguments.force)
    told = tuple(notes(given.outcome))
    if arguments.format == "json":
        from orgmodel.text.json_text import json_text

        return Answer(json_text("import", _as_dict(given, written)), FINE, told, is_data=True)
    if arguments.format == "csv":
        from orgmodel.cli.printed import as_csv
        from orgmodel.cli.validate import problem_frame

        return Answer(as_csv(problem_frame(given.problems)), FINE, told, is_data=True)
    out = "\n".join([*printed(given.outcome, written)]) + "\n"
    return Answer(out, FINE, told, is_receipt=True)


def _refuse_what_has_no_meaning(arguments: argparse.Namespace) -> None:
    """`OrgmodelError` for an option that the format does not take."""
    from orgmodel.files.importers.base import TAKES

    taken = importer(arguments.form).takes
    idle = [name for name in TAKES if getattr(arguments, name) and name not in taken]
    if idle:
        options = listed(f"--{name}" for name in idle)
        raise OrgmodelError(
            f"{options}: import {arguments.form} does not take "
            f"{'this' if len(idle) == 1 else 'these'}: its files are of one day, and their columns "
            "are always the same. Leave it out; a list with other columns is read by import table."
        )


def _options(arguments: argparse.Namespace) -> Options:
    from orgmodel.files.importers.base import Options
    from orgmodel.importing import mapping_content

    on, off = _switches(arguments.repair)
    return Options(
        repairs=on,
        without=off,
        mapping=None if arguments.mapping is None else mapping_content(arguments.mapping),
        maps=tuple(_pair(words) for words in arguments.map),
        sheet=arguments.sheet or "",
        on=arguments.on or "",
    )


def _switches(asked: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The repairs asked for, and those switched off."""
    said: dict[str, str] = {}
    for words in asked:
        name, mark, switch = words.partition("=")
        switch = switch.strip().casefold() if mark else _ON
        if switch not in (_ON, _OFF):
            raise OrgmodelError(
                f"--repair {words}: a repair is on or off. Write --repair {name}, or --repair "
                f"{name}=off."
            )
        if said.setdefault(name.strip(), switch) != switch:
            raise OrgmodelError(f"--repair {name}: it is asked for and switched off. Leave one.")
    found = {switch: tuple(n for n, s in said.items() if s == switch) for switch in (_ON, _OFF)}
    return found[_ON], found[_OFF]


def _pair(words: str) -> tuple[str, str]:
    ours, mark, theirs = words.partition("=")
    if not mark or not ours.strip() or not theirs.strip():
        raise OrgmodelError(
            f'--map {words}: write our column, "=" and the heading in the file, such as '
            '--map title="Job Title".'
        )
    return ours.strip(), theirs.strip()


def _as_dict(given: Imported, written: Iterable[Path]) -> Mapping[str, Any]:
    outcome = given.outcome
    return {
        "name": outcome.model.name,
        "made": {what: number for what, number in outcome.counts if number},
        "rows": dict(outcome.rows),
        "columns": [
            {
                "heading": column.heading,
                "use": column.use,
                "certainty": column.certainty,
                "reason": column.reason,
            }
            for column in outcome.columns
        ],
        "repairs": [
            {
                "name": offer.name,
                "meaning": offer.meaning,
                "rows": offer.rows,
                "done": offer.done,
                "examples": list(outcome.nameless_examples(offer)),
            }
            for offer in outcome.repairs
        ],
        "problems": [problem.to_dict() for problem in outcome.problems],
        "files": [str(path) for path in written],
    }
