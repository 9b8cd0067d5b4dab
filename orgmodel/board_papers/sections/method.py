"""The gaps that somebody has to fill, and how the paper was made."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.board_papers.block import (
    Block,
    PaperColumn,
    PaperSection,
    gap,
    heading,
    listing,
    table_block,
    words,
)
from orgmodel.board_papers.material import Material
from orgmodel.result_tables.result_table import ResultTable

_TIMETABLE = (
    "Decision to consult, and by whom",
    "Consultation opens and closes, and how replies are answered",
    "Decision on the structure",
    "Slotting in, ring-fences and appointments",
    "The day the structure takes effect, and what runs on beside it until then",
)
_EQUALITY = (
    "Whom each option touches by protected characteristic, where the numbers allow it to be told",
    "What was heard from those touched, and from groups that speak for them",
    "What will be done about any unequal effect, by whom and when it is looked at again",
)
_METHOD = (
    "Posts, units, functions and links are read from the files named below, every cell as text. "
    "What the data does not say is said to be missing, and never taken for nought or for a pass.",
    "A post belongs to the unit it heads where it heads exactly one, else to the unit its row "
    "names, else to that of its manager. Appointments count while they hold on the day.",
    "A rule passes only where it had something to look at and the record is whole. A finding "
    "carries the rows that prove it; what would clear it was tried against every rule in use, "
    "where a change is offered.",
    "Of each rule that rests on law its pack says how its clause was read: TEXT, the clause "
    "itself; TEXT*, an older or as-made version; SECOND, as an official or professional page "
    "tells it; MEMORY, not read, for information alone. It is no legal advice.",
    "Each option is a list of changes, applied to the data as it is and measured and checked "
    "anew. Matching posts with posts is an indication from the data; a match is a decision of "
    "human resources, made from job descriptions.",
)


def gaps_sections() -> tuple[PaperSection, ...]:
    """Timetable and equality, marked as not written: no data says them."""
    return (
        PaperSection("Timetable", (gap("To be written: the timetable", _TIMETABLE),)),
        PaperSection(
            "Equality",
            (
                gap("To be written: the equality analysis", _EQUALITY),
                words(
                    "The data holds no protected characteristic, and nothing in this pack says "
                    "anything about them.",
                    "small",
                ),
            ),
        ),
    )


def method_section(material: Material, tables: Mapping[str, ResultTable]) -> PaperSection:
    """How it was made: rules of counting, packs with versions, files with their hashes."""
    packs = (
        PaperColumn("title", "Rule pack", 2),
        PaperColumn("rules", "Rules", 0.6),
        PaperColumn("source", "Source", 2),
        PaperColumn("clauses", "How its clauses were read", 1.8),
        PaperColumn("version", "Version", 1.4),
        PaperColumn("sha256", "SHA-256", 2.6),
    )
    files = (PaperColumn("file", "File", 1.6), PaperColumn("sha256", "SHA-256", 3))
    blocks: list[Block] = [
        listing(_METHOD),
        heading("Rule packs in use"),
        table_block(tables["rule-packs"], packs),
        heading("Files that were read"),
        table_block(tables["inputs"], files, "The organisation was given by a program."),
        heading("Numbers of people"),
        words(_numbers(material)),
    ]
    return PaperSection("Method", tuple(blocks))


def _numbers(material: Material) -> str:
    if material.exact:
        return "Numbers of people are given as they are, however small."
    return (
        "A number of people below five is not given, nor what it could be worked out from. A row "
        "too small to be told stands together with others; where a number of an option is not "
        "given, those that hold it are given in fives."
    )
