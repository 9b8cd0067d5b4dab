"""Uploads that are small or lawful to look at and cost much to read, each made anew."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping

Contents = list[tuple[str, bytes]]

_HEAD = b"id,title,reports_to\n"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def zip_of(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def xlsx_of(sheet: bytes, strings: bytes = b"") -> bytes:
    shared = f"<sst {_SHEET}>".encode() + strings + b"</sst>"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "workbook": "sheet.main",
        "worksheets/sheet1": "worksheet",
        "sharedStrings": "sharedStrings",
    }
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kind}.{of}+xml"/>'
        for part, of in parts.items()
    )
    book = (
        f'<workbook {_SHEET} xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="Staff" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    inner = (
        f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    )
    outer = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    default = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return zip_of(
        {
            "[Content_Types].xml": _TYPES.format(default + types).encode(),
            "_rels/.rels": outer.encode(),
            "xl/_rels/workbook.xml.rels": inner.encode(),
            "xl/workbook.xml": book.encode(),
            "xl/sharedStrings.xml": shared,
            "xl/worksheets/sheet1.xml": f"<worksheet {_SHEET}>".encode() + sheet + b"</worksheet>",
        }
    )


def _data(rows: bytes) -> bytes:
    return b"<sheetData>" + rows + b"</sheetData>"


def _cell(place: str, text: str = "Clerk") -> bytes:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


def _rows(count: int) -> Iterator[bytes]:
    yield b'<row r="1">' + _cell("A1", "id") + _cell("B1", "title") + b"</row>"
    for row in range(2, count + 2):
        yield f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>'.encode()


def _lying(content: bytes) -> bytes:
    """The zip with every size that it says of itself set to 1."""
    made = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = made.find(mark)
        while place >= 0:
            made[place + at : place + at + 4] = (1).to_bytes(4, "little")
            place = made.find(mark, place + 4)
    return bytes(made)


def _protected(content: bytes) -> bytes:
    made = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(mark)
        while place >= 0:
            made[place + at] |= 1
            place = made.find(mark, place + 4)
    return bytes(made)


def _nested(depth: int) -> bytes:
    inner = zip_of({"posts.csv": _HEAD + b"1,Head,\n"})
    for _ in range(depth):
        inner = zip_of({"inner.zip": inner})
    return inner


def ods(rows: str) -> bytes:
    """An OpenDocument workbook of one sheet with these rows."""
    of = "urn:oasis:names:tc:opendocument:xmlns"
    text = (
        f'<office:document-content xmlns:office="{of}:office:1.0" xmlns:table="{of}:table:1.0" '
        f'xmlns:text="{of}:text:1.0"><office:body><office:spreadsheet><table:table '
        f'table:name="Staff">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zip_of(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": text.encode(),
        }
    )


def _repeated(times: int) -> bytes:
    return ods(
        f'<table:table-row table:number-rows-repeated="{times}">'
        f'<table:table-cell table:number-columns-repeated="{times}" '
        'office:value-type="string"><text:p>Clerk</text:p></table:table-cell></table:table-row>'
    )


def _settings(text: str, name: str = "organisation.toml") -> Contents:
    return [("posts.csv", _HEAD + b"1,Head,\n2,Clerk,1\n"), (name, text.encode())]


def _names(count: int) -> str:
    return ", ".join(f'"pack {number}"' for number in range(count))


CASES: Mapping[str, Callable[[], Contents]] = {
    "a cell of 195 MB in a zip": lambda: [
        ("staff.zip", zip_of({"posts.csv": _HEAD + b'1,"' + b"a" * 195_000_000 + b'",\n'}))
    ],
    "a cell of 195 MB in a workbook": lambda: [
        ("staff.xlsx", xlsx_of(_data(_cell("A1", "a" * 195_000_000))))
    ],
    "shared texts of 195 MB": lambda: [
        ("staff.xlsx", xlsx_of(_data(b""), b"<si><t>" + b"a" * 195_000_000 + b"</t></si>"))
    ],
    "20,000,000 shared texts": lambda: [
        ("staff.xlsx", xlsx_of(_data(b""), b"<si><t>a</t></si>" * 20_000_000))
    ],
    "200,000 repeated rows": lambda: [("posts.csv", _HEAD + b"1,Clerk,\n" * 200_000)],
    "90,000 repeated rows": lambda: [("posts.csv", _HEAD + b"1,Clerk,\n" * 90_000)],
    "90,000 managers that are not there": lambda: [
        (
            "posts.csv",
            _HEAD + b"".join(b"p%d,Clerk,q%d\n" % (row, row) for row in range(90_000)),
        )
    ],
    "100,000 names of packs": lambda: _settings(f"packs = [{_names(100_000)}]"),
    "900 names of packs": lambda: _settings(f"packs = [{_names(900)}]"),
    "900 names of top posts": lambda: _settings(f"tops = [{_names(900)}]"),
    "lists in lists, organisation.toml": lambda: _settings("a=" + "[" * 900_000),
    "lists in lists, rules.toml": lambda: _settings("a=" + "[" * 900_000, "rules.toml"),
    "lists in lists, exemptions.toml": lambda: _settings("a=" + "[" * 900_000, "exemptions.toml"),
    "lists in lists, mapping.toml": lambda: _settings("a=" + "[" * 900_000, "mapping.toml"),
    "tables in tables, organisation.toml": lambda: _settings("a=" + "{a=" * 300_000),
    "dotted keys, organisation.toml": lambda: _settings("a." * 400_000 + "a=1"),
    "1,000,000 empty rows": lambda: [
        (
            "staff.xlsx",
            xlsx_of(_data(b"".join(b'<row r="%d"/>' % row for row in range(1, 1_000_001)))),
        )
    ],
    "900,000 rows in a workbook": lambda: [
        ("staff.xlsx", xlsx_of(_data(b"".join(_rows(900_000)))))
    ],
    "a cell far out": lambda: [("staff.xlsx", xlsx_of(_data(_cell("A1") + _cell("XFD1048576"))))],
    "a cell far out, said to be small": lambda: [
        (
            "staff.xlsx",
            xlsx_of(b'<dimension ref="A1:B2"/>' + _data(_cell("A1") + _cell("XFD1048576"))),
        )
    ],
    "a small sheet, said to be large": lambda: [
        ("staff.xlsx", xlsx_of(b'<dimension ref="A1:XFD1048576"/>' + _data(_cell("A1"))))
    ],
    "one row of 1,000,000 columns": lambda: [
        ("staff.csv", b",".join(b"%d" % column for column in range(1_000_000)) + b"\n")
    ],
    "a quoted cell of 20 MB": lambda: [("staff.csv", _HEAD + b'1,"' + b"a" * 19_900_000 + b'",\n')],
    "a quotation mark that is never closed": lambda: [
        ("posts.csv", _HEAD + b'1,"Clerk,\n' + b"2,Clerk,1\n" * 1_900_000)
    ],
    "20 MB of quotation marks": lambda: [("staff.csv", _HEAD + b'"' * 19_900_000)],
    "20 MB of line ends": lambda: [("staff.csv", _HEAD + b"\n" * 19_900_000)],
    "20 MB of commas": lambda: [("staff.csv", _HEAD + (b"," * 900 + b"\n") * 22_000)],
    "a zip of 100,000 files": lambda: [
        ("staff.zip", zip_of({f"{number}.csv": b"" for number in range(100_000)}))
    ],
    "ten zips in each other": lambda: [("staff.zip", _nested(10))],
    "a zip with sizes that are untrue": lambda: [
        ("staff.zip", _lying(zip_of({"posts.csv": _HEAD + b"1,Clerk,\n" * 20_000_000})))
    ],
    "a workbook with sizes that are untrue": lambda: [
        ("staff.xlsx", _lying(xlsx_of(_data(_cell("A1", "a" * 195_000_000)))))
    ],
    "a zip under a password": lambda: [
        ("staff.zip", _protected(zip_of({"posts.csv": _HEAD + b"1,Head,\n"})))
    ],
    "an OpenDocument sheet of 90,000 × 90,000": lambda: [("staff.ods", _repeated(90_000))],
    "an OpenDocument sheet of 1,000,000 × 1,000,000": lambda: [("staff.ods", _repeated(1_000_000))],
    "an older workbook cut short": lambda: [
        ("staff.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 19_000_000)
    ],
}
"""What each is, and the files of it."""
