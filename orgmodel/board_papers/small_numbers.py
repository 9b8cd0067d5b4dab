"""Numbers of people below five: kept out, with all from which they could be worked out.

A number alone is written "fewer than 5" (nought stays nought: it is about nobody). Rows that add
up to a total are put together until each is five or more, so that the total less the other rows
gives none away. Where one number of an option is hidden, the others of that option that hold it
are given in fives, "10 to 14": their difference to the posts listed then says no more than
"fewer than 5" does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

LEAST = 5
FEWER = "fewer than 5"
NOT_SHOWN = "not shown"
TOGETHER = "Others together"


def guarded(number: float | int | None, *, exact: bool = False) -> float | int | str | None:
    """A number of people as it may be printed; None where it is not known."""
    if number is None or number != number:
        return None
    if exact or number == 0 or number >= LEAST:
        return int(number) if float(number).is_integer() else number
    return FEWER


def in_fives(number: float | int | None) -> float | int | str | None:
    """A number of people as a range of five, `10 to 14`, where it stands beside a hidden one.

    From the exact number and the rows of a schedule the hidden one could be counted out.
    """
    if number is None or number != number or number < LEAST:
        return guarded(number)
    least = int(number // LEAST) * LEAST
    return f"{least} to {least + LEAST - 1}"


def in_groups_of_five(
    numbers: Mapping[str, float], *, exact: bool = False
) -> tuple[tuple[str, float], ...]:
    """The numbers that may be printed, those that are too small put together as one.

    The next smallest join until the group is five or more. Nothing where all together are
    fewer: then the total says "fewer than 5" and no row can be given. Noughts are left out.
    """
    counted = {name: number for name, number in numbers.items() if number}
    if exact:
        return tuple(counted.items())
    small = {name for name, number in counted.items() if number < LEAST}
    rest = sorted((n for n in counted if n not in small), key=lambda n: (counted[n], n))
    while small and sum(counted[name] for name in small) < LEAST and rest:
        small.add(rest.pop(0))
    # One small row beside others is no group: whoever knows one would know the other.
    if len(small) == 1 and rest:
        small.add(rest.pop(0))
    together = sum(counted[name] for name in small)
    if small and together < LEAST:
        return ()
    kept = [(name, number) for name, number in counted.items() if name not in small]
    return (*kept, *(((TOGETHER, together),) if small else ()))


def small(numbers: Iterable[float | int | None]) -> bool:
    """Whether any of these is from one to four."""
    return any(number is not None and 0 < number < LEAST for number in numbers)
