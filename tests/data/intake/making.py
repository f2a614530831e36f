"""Files as offices send them, made from a few lines: `python -m tests.data.intake.making` writes those of `fixtures/`.

All of them are one table, unless they are faulty on purpose: Busan in 2021, 43,000 job seekers and 259,000 employees.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

import xlsxwriter

FIXTURES: Final = Path(__file__).parent / "fixtures"
Cell = str | int | float | date | None
Rows = Sequence[Sequence[Cell]]

HEADINGS: Final = ("연도", "시도", "구분", "훈련인원")
FIGURES: Final = ((2021, "부산", "실업자", 43_000), (2021, "부산", "재직자", 259_000))
TABLE: Final[Rows] = (HEADINGS, *FIGURES)


def text(rows: Rows, *, delimiter: str = ",", line: str = "\r\n") -> str:
    """Rows as delimited text; a cell that holds the delimiter is to bring its own quotes."""
    return line.join(delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows) + line


def workbook(
    *tables: Rows,
    names: Sequence[str] = ("Sheet1", "Sheet2", "Sheet3"),
    merged: Mapping[str, str] | None = None,
    hidden: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    struck: Sequence[int] = (),
    dates_as: str = "yyyy-mm-dd",
) -> bytes:
    """A workbook with a sheet for each table; merges, hidden and struck rows and columns (from 1) are those of the first."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": dates_as}) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})
        for name, rows in zip(names, tables, strict=False):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        first = book.worksheets()[0]
        for cells, shown in (merged or {}).items():
            first.merge_range(cells, shown)
        for place in hidden:
            first.set_row(place - 1, options={"hidden": True})
        for place in hidden_columns:
            first.set_column(place - 1, place - 1, options={"hidden": True})
        for place in struck:
            for at, value in enumerate(tables[0][place - 1]):
                first.write(place - 1, at, value, book.add_format({"font_strikeout": True}))
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A workbook with one more part in its archive, or with another text in one that it has."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry.filename))
        new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def part(content: bytes, name: str) -> bytes:
    """One part of a workbook's archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name)


def clean() -> dict[str, bytes]:
    """The dialects that are accepted, by file name."""
    titled: Rows = (("시도별 직업훈련 현황",), (), (None, None, None, "(단위: 명)"), *TABLE, ("※ 확정치",))
    across: Rows = (("시도", "연도", "실업자", "재직자"), ("부산", 2021, 43_000, 259_000))
    totals: Rows = ((*HEADINGS, "비고"), *FIGURES, (2021, "부산", "계", 302_000))
    merged: Rows = (HEADINGS, (None, None, "실업자", 43_000), (None, None, "재직자", 259_000))
    english: Rows = (("Year", "Province", "Category", "Trainees"), (2021, "Busan", "Job seekers", 43_000))
    thousands: Rows = (
        HEADINGS,
        ("2021년", "부산광역시", "실업자", '"43,000명"'),
        (2021, "부산", "재직자", '"259,000"'),
    )
    old: Rows = (HEADINGS, (2021, "부산직할시", "실업자", 43_000), (2021, " 부 산 시 ", "재직자", 259_000))
    years: Rows = (("시도", "구분", "2021"), ("부산", "실업자", 43_000), ("부산", "재직자", 259_000))
    two_rows: Rows = (("시도", "2021", None), (None, "실업자", "재직자"), ("부산", 43_000, 259_000))
    return {
        "utf8.csv": text(TABLE).encode(),
        "utf8-bom.csv": text(TABLE).encode("utf-8-sig"),
        "cp949.csv": text(TABLE).encode("cp949"),
        "utf16.csv": text(TABLE, delimiter="\t").encode("utf-16"),
        "semicolon.csv": text(TABLE, delimiter=";").encode(),
        "tab.csv": text(TABLE, delimiter="\t").encode(),
        "old-mac-lines.csv": text(TABLE, line="\r").encode(),
        "grouped.csv": text(thousands).encode(),
        "old-names.csv": text(old).encode(),
        "any-order.csv": text([[row[3], row[2], row[1], row[0]] for row in TABLE]).encode(),
        "english.csv": text([*english, (2021, "Busan", "Employees", 259_000)]).encode(),
        "wide-years.csv": text(years).encode(),
        "two-header-rows.csv": text(two_rows).encode(),
        "totals.csv": text(totals).encode(),
        "korean-headers.xlsx": workbook(TABLE),
        "title-and-unit.xlsx": workbook(titled),
        "categories-across.xlsx": workbook(across),
        "merged.xlsx": workbook(merged, merged={"A2:A3": "2021", "B2:B3": "부산"}),
        "template.xlsx": workbook(TABLE, TABLE, names=("훈련인원", "안내")),
    }


def faulty() -> dict[str, bytes]:
    """One file for each fault that reading finds, by file name: the code of the fault."""
    extra: Rows = ((*HEADINGS, "담당부서"), *((*row, "일자리과") for row in FIGURES))
    nameless: Rows = ((*HEADINGS, None), *((*row, "일자리과") for row in FIGURES))
    sexes: Rows = (
        ("시도", "연도", "남", None, "여", None),
        (None, None, *("실업자", "재직자") * 2),
        ("부산", 2021, 1, 2, 3, 4),
    )
    plain = workbook(TABLE)
    years: Rows = (
        ("시도", "구분", 2020, 2021),
        ("부산", "실업자", 42_000, 43_000),
        ("부산", "재직자", 250_000, 259_000),
    )
    completers: Rows = ((*HEADINGS[:3], "수료인원"), (2021, "부산", "실업자", 30_000))
    return {
        "file-empty.csv": b"",
        "file-too-large.csv": text([(*HEADINGS, *("",) * 300, "끝"), *FIGURES]).encode(),
        "file-type.xlsx": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        "file-unreadable.xlsx": plain[: len(plain) // 2],
        "file-encoding.csv": text(TABLE).encode("cp949") + b"2021,\xff\xfe\x80,1,2\r\n",
        "file-mojibake.csv": text([("占쏙옙占쏙옙 현황",), *TABLE]).encode(),
        "file-drm.xlsx": b"<DOCUMENT SAFER V2010>" + bytes(range(256)),
        "file-html-xls.xlsx": f"<html><table><tr><td>{'</td><td>'.join(HEADINGS)}</td></tr></table></html>".encode(),
        "file-archive-unsafe.xlsx": with_part(plain, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
        "file-sheet-unclear.xlsx": workbook((("메모",), ("회의 자료",)), (("작성자",), ("홍길동",))),
        "header-missing.csv": text(FIGURES).encode(),
        "header-unknown.csv": text(extra).encode(),
        "header-duplicate.csv": text(
            [("연도", "기준연도", *HEADINGS[1:]), *((2021, *row) for row in FIGURES)]
        ).encode(),
        "header-blank.csv": text(nameless).encode(),
        "row-cell-count.csv": text([*TABLE, (2020, "부산", "실업자", "26,000")]).encode(),
        "row-blank.csv": text([*TABLE[:2], (), ("", "", "", ""), *TABLE[2:]]).encode(),
        "row-derived.csv": text([*TABLE, (2021, "부산", "평균", 151_000), (2021, "부산", "(증가율)", 3.2)]).encode(),
        "row-note.csv": text([*TABLE, ("※ 잠정치임",), ("자료: 고용노동부, HRD-Net",)]).encode(),
        "column-hidden.xlsx": workbook(years, hidden_columns=[3]),
        "row-struck-out.xlsx": workbook(TABLE, struck=[3]),
        "table-second.csv": text([*TABLE, (), ("2021년 수료 현황",), *completers]).encode(),
        "row-hidden.xlsx": workbook(TABLE, hidden=[3]),
        "table-total-row.csv": text([*TABLE, (2021, "부산", "소계", 302_000)]).encode(),
        "table-mixed-units.csv": text([('"(단위: 개소, 명)"',), *TABLE]).encode(),
        "table-wide.csv": text(sexes).encode(),
    }


if __name__ == "__main__":
    for file, content in faulty().items():
        (FIXTURES / file).write_bytes(content)
    for file, content in clean().items():
        (FIXTURES / "clean" / file).write_bytes(content)
