"""Names of persons as they are compared."""

from __future__ import annotations

import re

from orgmodel.files.importers.table.nameless import nameless

_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]")
_ADDRESSED_AS = re.compile(r"\b(?:dr|mr|mrs|ms|miss|mx|prof|professor|sir|dame|rev|cllr)\b\.?")
_NO_LETTER = re.compile(r"[^\w]+")


def name_key(name: str) -> str:
    """A name whatever its order and capitals: “Ash, Ann (Annie)”, “Dr Ann Ash” and “ANN ASH”."""
    bare = _ADDRESSED_AS.sub(" ", _BRACKETED.sub(" ", name.casefold()))
    last, comma, first = bare.partition(",")
    ordered = f"{first} {last}" if comma and "," not in first else bare
    return " ".join(_NO_LETTER.sub(" ", ordered).split())


_COVER = r"(?:agency|bank|locum|temp|temporary)"
_STAFFED = r"(?:staff|cover|covered|worker|nurse|doctor|filled|contractor|temp|locum|post)"
_STOPPED = r"(?:frozen|on hold|held|suspended|paused|deleted|disestablished)"
_BECAUSE = re.compile(r"\s*\b(?:pending|for|until|awaiting|subject to|under)\b.*", re.IGNORECASE)
_PENDING = r"(?: (?:pending|for|until|awaiting|subject to|under)\b.*)?"
_NO_PERSON = re.compile(
    rf"(?:agency|locum|{_COVER}(?: {_STAFFED})+|(?:filled|covered|cover|backfilled)"
    rf"(?: by| with| from)? {_COVER}(?: {_STAFFED})*|(?:post |position )?(?:is )?{_STOPPED}"
    rf"(?: post| position)?{_PENDING}|(?:no |not )?covered)",
    re.IGNORECASE,
)
NO_PERSON_HINT = r"(?i)agency|bank|locum|temp|frozen|hold|held|suspend|pause|delete|disestab|cover"
"""What is in every cell that `no_person` is true of, as a pattern for Arrow (RE2)."""


def no_person(name: str) -> bool:
    """Whether a holder's cell says how the post is covered, or that it is stopped: no name."""
    return bool(_NO_PERSON.fullmatch(_NO_LETTER.sub(" ", name).strip()))


def without_names(words: str) -> str:
    """What is said of such a post; without its reason, where a word in that may be a name."""
    because = _BECAUSE.search(words)
    if because is None or nameless(because[0]):
        return words
    return words[: because.start()]
