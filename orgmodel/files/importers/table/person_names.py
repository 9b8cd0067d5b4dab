"""Names of persons as they are compared."""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]")
_ADDRESSED_AS = re.compile(r"\b(?:dr|mr|mrs|ms|miss|mx|prof|professor|sir|dame|rev|cllr)\b\.?")
_NO_LETTER = re.compile(r"[^\w]+")


def name_key(name: str) -> str:
    """A name whatever its order and capitals: “Ash, Ann (Annie)”, “Dr Ann Ash” and “ANN ASH”."""
    bare = _ADDRESSED_AS.sub(" ", _BRACKETED.sub(" ", name.casefold()))
    last, comma, first = bare.partition(",")
    ordered = f"{first} {last}" if comma and "," not in first else bare
    return " ".join(_NO_LETTER.sub(" ", ordered).split())
