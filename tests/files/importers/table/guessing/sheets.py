"""Small sheets, and what is guessed of them."""

import pandas as pd

from orgmodel.files.importers.table.guessing.guess import Guess, guess_columns
from tests.files.importers.table.guessing.export import System

TITLES = ("Chief Executive", "Director of Finance", "Accountant", "Clerk", "Auditor", "Cashier")
PEOPLE = ("Ann One", "Bob Two", "Cat Three", "Dan Four", "Eve Five", "Fay Six")


def guessed(headings: str, *rows: str) -> Guess:
    return guess_columns(System("", headings, rows, {}).cells)


def sheet(**columns: object) -> Guess:
    """Six posts: a title each, and these columns, whose names have _ for a space."""
    titled = {name.replace("_", " "): cells for name, cells in columns.items()}
    return guess_columns(pd.DataFrame({"Job title": TITLES, **titled}, dtype="str"))


def used(guess: Guess) -> dict[str, str]:
    return {one.heading: one.use for one in guess.columns}


def told(guess: Guess, heading: str) -> tuple[str, str]:
    return next((one.certainty, one.reason) for one in guess.columns if one.heading == heading)
