"""Reading a pack again: its tables, and the words of its files."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile

import pytest

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def table(pack, name):
    """The rows of a CSV of the pack."""
    content = pack[f"tables/{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))


def numbers_of_tables(pack):
    """The numbers in the cells and the heads of every CSV."""
    found = set()
    for text in tables(pack).values():
        for row in csv.reader(io.StringIO(text, newline="")):
            for cell in row:
                found |= numbers(cell)
    return found


def tables(pack):
    """The text of every CSV."""
    return {name: text.decode() for name, text in pack.items() if name.endswith(".csv")}


def words_of_pdf(content, tmp_path):
    """The text of a PDF, page after page; skips where pdftotext is missing."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler) is not installed")
    place = tmp_path / "paper.pdf"
    place.write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-layout", str(place), "-"], capture_output=True, check=True, timeout=120
    )
    return done.stdout.decode()


def words_of_zip(content):
    """The text of every part of a workbook or of slides."""
    parts = zipfile.ZipFile(io.BytesIO(content))
    return "\n".join(
        parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".rels"))
    )


def numbers(words):
    """The numbers in a text, 13.0 and 13 alike, without the commas between thousands."""
    bare = (found.replace(",", "") for found in NUMBER.findall(words))
    return {found.rstrip("0").rstrip(".") if "." in found else found for found in bare}
