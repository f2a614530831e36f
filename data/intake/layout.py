"""From a sheet to a long table: titles, merged cells, years and categories across."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import pandas as pd

from data.intake import codes, headings, units
from data.intake.codes import Label
from data.intake.headings import ABOVE, PARTS_OF_EMPLOYEES, Column, Header, Title, Vocabulary, header, stated
from data.intake.problem import (
    LONGEST_SHOWN,
    SEARCHED_ROWS,
    Findings,
    Fix,
    LeftOut,
    Problem,
    Question,
    RefusedError,
    too_many_rows,
)
from data.intake.units import in_heading
from data.intake.upload import ANNOTATION_HEADINGS, Reading, Said, Upload
from data.intake.workbook import Grid, Merge, broken_letters, hidden_columns, letters, tell_traces
from i18n import Message, message

# The rows below the headings: which belong to the table, and which lines of text are left out.


NOTE: Final = re.compile(
    r"\s*+(?:[※＊*☞]|\[?주\s*+\d{0,2}\s*+[\]):：.]|주석|(?:자료|출처|비고|참고)\s*+(?:원)?\s*+[:：)]|\d{1,2}\)\s"
    r"|(?:sources?|notes?)\s*+\d*+\s*+[:：)])",
    re.IGNORECASE,
)
NUMBER: Final = re.compile(r"\s*[-△▲]?\d[\d,.]*\s*")


@dataclass(frozen=True, kw_only=True, eq=False)
class Body:
    """Rows with their place in the spreadsheet, all as wide as the table."""

    rows: list[list[str]]
    numbers: list[int]


def body(grid: Grid, header: Header, *, vocabulary: Vocabulary, findings: Findings) -> Body:
    """The rows of the table; lines of text, blank rows and rows with too many or too few cells are left out and told."""
    first, last = first_of_body(grid, header), _last(grid, header, vocabulary)
    for row, number in zip(grid.rows[header.body : first], grid.numbers[header.body : first], strict=True):
        _leave_out("unit", row, number, findings=findings)
    second = _second_table(grid, header, vocabulary, rows=range(first, last))
    if second is not None:
        findings.problems.append(_tell_second(grid.numbers[second]))
        last = second
    kept = list(_kept(grid, header, vocabulary, rows=slice(first, last), findings=findings))
    for row, number in zip(grid.rows[last:], grid.numbers[last:], strict=True) if second is None else ():
        _tell_note(row, number, findings=findings)
    _tell_blank(grid.numbers[header.body - 1 : last], findings=findings)
    return Body(rows=[row for row, _ in kept], numbers=[number for _, number in kept])


def _kept(
    grid: Grid, header: Header, vocabulary: Vocabulary, *, rows: slice, findings: Findings
) -> Iterator[tuple[list[str], int]]:
    width = max(column.position for column in header.columns) + 1
    titles = {" ".join(" ".join(row).split()) for row in grid.rows[: header.first]}
    headings = grid.rows[header.body - 1]
    fewest, most = _expected_cells(grid, header, vocabulary)
    for row, number in zip(grid.rows[rows], grid.numbers[rows], strict=True):
        if _is_note(row) or row[: len(headings)] == headings or " ".join(" ".join(row).split()) in titles:
            _tell_note(row, number, findings=findings)  # printed tables repeat their title and headings on each page
        elif grid.delimited and (len(row) < fewest or any(row[most:])):
            findings.problems.append(_miscounted(row, number, expected=most))
        else:
            yield row if len(row) == width else row[:width] + [""] * (width - len(row)), number


def _second_table(grid: Grid, header: Header, vocabulary: Vocabulary, *, rows: range) -> int | None:
    """Where a line of other headings begins, with the lines of text above it; headings that only repeat are no table."""
    words = {text for row in grid.rows[header.first : header.body] for text in row if text}
    titles = [[text for text in row if text] for row in grid.rows[: header.first]]
    for place in rows:
        row = grid.rows[place]
        if any(headings.PLAIN_NUMBER.fullmatch(text) for text in row if not headings.is_year(text)):
            continue
        if not _is_heading_again(row, words) and not _is_heading_of_other(row, vocabulary):
            continue
        start = place
        while start > rows.start and len([text for text in grid.rows[start - 1] if text]) == 1:
            start -= 1
        lines = [[text for text in line if text] for line in grid.rows[start:place]]
        same = row == grid.rows[header.body - 1]
        if not same or any(line not in titles for line in lines if not _is_note(line)):
            return start
    return None


def _is_heading_again(row: list[str], words: set[str]) -> bool:
    """Whether at least two cells of a row, and half of them, are headings of the table, and none is a figure."""
    texts = [text for text in row if text]
    again = sum(text in words for text in texts)
    return (
        again > 1
        and 2 * again >= len(texts)
        and not any(headings.PLAIN_NUMBER.fullmatch(text) for text in texts if not headings.is_year(text))
    )


def _is_heading_of_other(row: list[str], vocabulary: Vocabulary) -> bool:
    """Whether two cells of a row and half of them are headings by other words than those of the table, and none is a value."""
    texts = [text.strip() for text in row if text.strip()]
    if len(texts) < 2 or any(vocabulary.dimension(text) is not None or NUMBER.fullmatch(text) for text in texts):
        return False
    plain = [headings.plain_words(headings.bare(text)) for text in texts]
    other = (headings.OTHER_MEASURES.fullmatch(text) or PASSED_OVER.fullmatch(text) for text in plain)
    known = [bool(vocabulary.field(text)) or bool(so) for text, so in zip(texts, other, strict=True)]
    return sum(known) > 1 and 2 * sum(known) >= len(texts)


def _tell_second(number: int) -> Problem:
    told = message(
        "A second table begins in row {row}. Keep the table that is to be uploaded, and put the other one into a file or "
        "a sheet of its own.",
        row=str(number),
    )
    return Problem(code="table-second", message=told, row=number)


def first_of_body(grid: Grid, header: Header) -> int:
    """Past a row under the headings that holds nothing but units."""
    below = grid.rows[header.body : header.body + 1]
    return header.body + sum(all(in_heading(text, row=0) for text in row if text) for row in below)


def _last(grid: Grid, header: Header, vocabulary: Vocabulary) -> int:
    """Where the lines of text below the table begin: the last rows in which one cell alone holds anything."""
    last = len(grid.rows)
    while last > header.body and len(header.columns) > 2 and _is_line(grid.rows[last - 1], vocabulary):
        last -= 1
    return last


def _is_line(row: list[str], vocabulary: Vocabulary) -> bool:
    texts = [text for text in row if text]
    return _is_note(row) or (len(texts) == 1 and texts[0] == row[0] and vocabulary.dimension(texts[0]) is None)


def _is_note(row: list[str]) -> bool:
    """Whether a row is a line of text such as "자료: 고용노동부", and no row of figures."""
    start = row[0] or next(text for text in row if text)
    return bool(NOTE.match(start)) and not any(NUMBER.fullmatch(text) for text in row if text is not start)


def _expected_cells(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[int, int]:
    """The fewest and the most cells that a row may have. Excel leaves out blank cells at the end of a row, in blocks of
    16 rows, so only those must be there without which there is no figure.
    """
    needed = (*vocabulary.keys, *vocabulary.measures)
    places = [column.position + 1 for column in header.columns if column.across or column.name in needed]
    return max(places, default=0), max(map(len, grid.rows[header.first : header.body]))


def _miscounted(row: list[str], number: int, *, expected: int) -> Problem:
    told = message(
        "The row has {found} cells, but there are {expected} headings. Put numbers and texts that hold commas "
        "between double quotes, or add what is missing.",
        found=len(row),
        expected=expected,
    )
    return Problem(code="row-cell-count", message=told, row=number, value=",".join(row)[:LONGEST_SHOWN])


def _leave_out(reason: str, row: list[str], number: int, *, findings: Findings) -> None:
    text = " ".join(" ".join(row).split())
    findings.left_out.append(LeftOut(reason=reason, text=text[:LONGEST_SHOWN], row=number))


def _tell_note(row: list[str], number: int, *, findings: Findings) -> None:
    text = " ".join(" ".join(row).split())
    _leave_out("unit" if units.in_line(text, row=number) else "note", row, number, findings=findings)
    told = message("A line of text, not a row of figures: it is left out.")
    findings.problems.append(Problem(code="row-note", message=told, row=number, value=text[:LONGEST_SHOWN]))


def _tell_blank(numbers: list[int], *, findings: Findings) -> None:
    """One note for all blank rows inside the table, at the first of them."""
    gaps = [(before + 1, after - before - 1) for before, after in pairwise(numbers) if after > before + 1]
    if gaps:
        told = message("Blank rows inside the table are skipped: {count}.", count=sum(count for _, count in gaps))
        findings.problems.append(Problem(code="row-blank", message=told, row=gaps[0][0]))


# Which columns of a file are read, and what is told of the others.


OURS: Final = frozenset(map(headings.plain_words, ANNOTATION_HEADINGS.values()))
# Numbers of rows, remarks and shares stand beside the figures of many tables.
PASSED_OVER: Final = re.compile(
    r"연번|순번|번호|no\.?|비고|remarks?|(전년)?대비.*|증감.*|구성비.*|비중.*|비율.*|점유율.*"
    r"|[가-힣]+[률율]|(훈련|교육)?(과정|기관|사업장)수"
    r"|단위|unit_?nm|prd_?se|lst_?chn_?de|org_?id|tbl_?(id|nm)|itm_?id|c[1-8](_?(id|obj_?nm|obj_?nm_?eng|nm_?eng))?|itm_?nm_?eng|unit_?nm_?eng"
)
REGISTER: Final = re.compile(
    r"\d{4}년(\d{1,2}월)?(계|남|여)?(거주자|거주불명자|재외국민)?(세대수|세대당인구|남자인구수|여자인구수|남[녀여]비율|연령구간인구수|\d+[~-]?\d*세(이상)?)"
    r"|\d{4}년(\d{1,2}월)?[남여]총인구수"
)
"""What else stands in the population tables of the Ministry of the Interior."""
SHARES: Final = re.compile(r"(전년)?대비.*|증감.*|구성비.*|비중.*|비율.*|점유율.*|[가-힣]+[률율](\(%\)|\[%\])?")
REMARKS: Final = re.compile(r"비고|remarks?")
PERIOD: Final = re.compile(r"prd_?se|주기|수록주기")


@dataclass(frozen=True, kw_only=True, eq=False)
class Roles:
    """The columns that are read: one for each field, those of a wide table; and the headings that are no field's.

    `beside` are the columns that are left out.
    """

    fields: dict[str, Column]
    across: list[Column]
    unread: tuple[str, ...]
    beside: tuple[Column, ...] = ()


def roles(
    columns: list[Column],
    body: Body,
    *,
    row: int,
    vocabulary: Vocabulary,
    findings: Findings,
    hidden: tuple[range, ...] = (),
) -> Roles:
    """Give every column its role; headings stand in the spreadsheet's `row`."""
    fields, across, aside, unread = dict[str, Column](), list[Column](), list[Column](), list[str]()
    beside = any(column.name == vocabulary.people and not column.other_measure for column in columns)
    aside.extend(strays := _tell_strays(columns, body, findings=findings))
    for column in (column for column in columns if column not in strays):
        if reason := _reason(column, body, vocabulary, beside=beside):
            aside.append(column)
            _tell_aside(column, reason, row=row, findings=findings)
        elif _is_part_of_employees(column, row=row, findings=findings):
            fields[str(column.name)] = replace(column, dimensions={})
        elif column.across:
            across.append(column)
        elif column.name is None:
            findings.problems.append(_unknown(column, row=row, vocabulary=vocabulary))
            unread.append(column.heading)
        elif column.name in fields:
            findings.problems.append(_duplicate(column, fields[column.name], row=row, hidden=hidden))
        else:
            fields[column.name] = column
    guessed = [column for column in fields.values() if column.guessed]
    findings.fixes.extend(_guessed(column, row=row, vocabulary=vocabulary) for column in guessed)
    return Roles(fields=fields, across=across, unread=tuple(filter(None, unread)), beside=tuple(aside))


def _one_table(columns: list[Column], vocabulary: Vocabulary) -> tuple[list[Column], list[Column]]:
    """The columns of the first table, and those of one that stands to the right of it with keys of its own."""
    seen = dict[str, int]()
    for column in sorted(columns, key=lambda column: column.position):
        if column.name in vocabulary.keys and not column.guessed:
            again = seen.setdefault(str(column.name), column.position)
            measured = any(
                again < one.position < column.position and one.name in vocabulary.measures for one in columns
            )
            if again != column.position and measured:
                beyond = [one for one in columns if one.position >= column.position]
                return [one for one in columns if one not in beyond], beyond
    return columns, []


def _one_table_told(columns: list[Column], vocabulary: Vocabulary, *, row: int, findings: Findings) -> list[Column]:
    first, second = _one_table(columns, vocabulary)
    findings.problems.extend([_tell_second_beside(second[0], row=row)] if second else [])
    findings.left_out.extend(_column_aside(column, "cells-beside") for column in second)
    return first


def _tell_second_beside(first: Column, *, row: int) -> Problem:
    told = message(
        "A second table begins in column {column}. Keep the table that is to be uploaded, and put the other one into a file or "
        "a sheet of its own.",
        column=letters(first.position),
    )
    return Problem(code="table-second", message=told, row=row, column=column_name(first))


Stray = tuple[int, str]


def _strays(column: Column, body: Body) -> list[Stray]:
    """Row and text of the cells of a column without a heading, where no more than half of the rows have one."""
    if column.heading or column.known:
        return []
    at = column.position
    found = [(number, row[at]) for row, number in zip(body.rows, body.numbers, strict=True) if row[at]]
    return found if 2 * len(found) <= len(body.rows) else []


def _tell_strays(columns: list[Column], body: Body, *, findings: Findings) -> list[Column]:
    """The columns that are none, only cells beside the table: left out, and asked about."""
    found = {column.position: cells for column in columns if (cells := _strays(column, body))}
    if found:
        _ask_strays(found, findings=findings)
    strays = [column for column in columns if column.position in found]
    findings.left_out.extend(_column_aside(column, "cells-beside") for column in strays)
    return strays


BESIDE: Final = "beside"


def _ask_strays(strays: dict[int, list[Stray]], *, findings: Findings) -> None:
    """One question on all cells that stand beside the table: a remark, or figures that belong to nothing."""
    at, cells = next(iter(strays.items()))
    number, text = cells[0]
    findings.questions.append(
        Question(
            name=BESIDE,
            row=number,
            column=letters(at),
            message=message(
                "{count} cells stand in columns without a heading, the first of them “{text}” in {place}. Are they no part of "
                "the table?",
                count=sum(map(len, strays.values())),
                text=text[:LONGEST_SHOWN],
                place=f"{letters(at)}{number}",
            ),
            options={"out": message("Yes, leave them out (else give the column a heading)")},
        )
    )


def _tell_aside(column: Column, reason: str, *, row: int, findings: Findings) -> None:
    findings.left_out.append(_column_aside(column, reason))
    if reason != "check-result":
        findings.fixes.append(_left_out(column, row=row))


def _reason(column: Column, body: Body, vocabulary: Vocabulary, *, beside: bool) -> str:
    """Why a column is left out; "" for one that is read, or must be told.

    What the store fills in, what no dataset needs, columns of which only the heading is there, people counted otherwise.
    """
    if headings.plain_words(column.heading) in OURS:
        return "check-result"
    if column.name in vocabulary.stored:
        return "column-stored"
    if column.other_measure and beside:
        return "column-other-measure"
    return "" if column.name is not None or column.across else _reason_of_unknown(column, body, vocabulary)


def _reason_of_unknown(column: Column, body: Body, vocabulary: Vocabulary) -> str:
    last = headings.plain_words(headings.bare(column.heading.rpartition(ABOVE)[2]))
    cells = {row[column.position] for row in body.rows} - {""}
    if not cells:
        return "column-empty"
    if vocabulary.is_item(last, cells):
        return "column-item"
    register = vocabulary.dataset == "population" and REGISTER.fullmatch(last)
    return "column-not-needed" if register or PASSED_OVER.fullmatch(last) else ""


def _is_part_of_employees(column: Column, *, row: int, findings: Findings) -> bool:
    """훈련인원(사업주): a column of figures that are all of one part of a category, which is told."""
    inside = headings.without_unit(column.heading)[1]
    part = bool(column.name) and inside in PARTS_OF_EMPLOYEES and list(column.dimensions) == ["category"]
    findings.problems.extend([_subset(column, row=row)] if part else [])
    return part


def _subset(column: Column, *, row: int) -> Problem:
    told = message(
        "“{heading}” counts employer-provided training alone, which is only a part of the training of employees: "
        "send all of it, or confirm with a reason.",
        heading=column.heading,
    )
    return Problem(code="code-subset", message=told, row=row, column=column.heading, value=column.heading)


def _column_aside(column: Column, reason: str) -> LeftOut:
    return LeftOut(reason=reason, text=column.heading[:LONGEST_SHOWN], column=letters(column.position))


def _left_out(column: Column, *, row: int) -> Fix:
    told = message("The column is not needed and is left out.")
    return Fix(
        message=told, before=column.heading, after="", row=row, column=column.heading or letters(column.position)
    )


def _guessed(column: Column, *, row: int, vocabulary: Vocabulary) -> Fix:
    name = str(column.name)
    told = message("The column is read as “{field}”, which its cells are values of.", field=vocabulary.titles(name))
    return Fix(message=told, before=column.heading, after=name, row=row, column=column_name(column))


def column_name(column: Column) -> str:
    """The heading of a column, or its letter where it has none."""
    return column.heading or letters(column.position)


def _unknown(column: Column, *, row: int, vocabulary: Vocabulary) -> Problem:
    if not column.heading:
        told = message(
            "Column {column} holds cells but has no heading: give it one, or delete it.",
            column=letters(column.position),
        )
        return Problem(code="header-blank", message=told, row=row, column=letters(column.position))
    told = message(
        "“{heading}” is not a heading of this dataset. Use one of the template. Where the column divides the figures (by month, "
        "sex, item …), add them up to those of everyone in the whole year first; delete it only where each row is that already.",
        heading=column.heading,
    )
    last = column.heading.rpartition(ABOVE)[2]
    field, inside = vocabulary.excess(last)
    if field:
        told = message(
            "“{heading}” says “{part}” in brackets, so its figures may not be all of “{field}”. "
            "Enter the figures of everyone for the whole year, and take the brackets away.",
            heading=column.heading,
            part=inside,
            field=vocabulary.titles(field),
        )
    elif advice := BY_SUBJECT.get(headings.plain_words(last)):
        told = message("“{heading}” is not a heading of this dataset. {advice}", heading=column.heading, advice=advice)
    nearest = vocabulary.nearest(column.heading)
    return Problem(
        code="header-unknown", message=told, row=row, column=column.heading, value=column.heading, suggestion=nearest
    )


SEX: Final[Message] = message("Keep the rows of both sexes together (계), and delete the column.")
ACTUAL: Final[Message] = message("Keep the figures of what took place (실적), not those that were planned.")
BY_SUBJECT: Final = {
    "성별": SEX,
    "성": SEX,
    "sex": SEX,
    "남녀": SEX,
    "목표": ACTUAL,
    "계획": ACTUAL,
    "실적": ACTUAL,
    "target": ACTUAL,
}


def _duplicate(column: Column, first: Column, *, row: int, hidden: tuple[range, ...]) -> Problem:
    unseen = next((one for one in (first, column) if any(one.position in columns for columns in hidden)), None)
    told = message(
        "Two columns are headed “{first}” and “{second}”, which mean the same. Keep the one that is right.",
        first=column_name(first),
        second=column_name(column),
    )
    if unseen:
        told = message(
            "Two columns are headed “{first}” and “{second}”, which mean the same, and column {column} is hidden. "
            "Show it in Excel, and keep the one that is right.",
            first=column_name(first),
            second=column_name(column),
            column=letters(unseen.position),
        )
    return Problem(code="header-duplicate", message=told, row=row, column=column_name(column), value=column.heading)


# Rows and columns that hold sums of others: left out of the data, kept to check them.


@dataclass(frozen=True, kw_only=True, eq=False)
class Keys:
    """The columns with the key fields, from left to right."""

    columns: list[Column]
    vocabulary: Vocabulary

    def left_of(self, column: Column) -> "Keys":
        """Those left of a column."""
        return replace(self, columns=[key for key in self.columns if key.position < column.position])

    def sum_in(self, row: list[str]) -> Column | None:
        """The column in which a row says 합계, 전국 or the like."""
        return next((key for key in self.columns if self.vocabulary.is_sum(row[key.position])), None)

    def words(self, body: Body, column: Column) -> set[str]:
        """The different texts in a column: a set of them is looked through faster than a long table."""
        return {row[column.position] for row in body.rows}


@dataclass(frozen=True, kw_only=True, eq=False)
class Parts:
    """The rows of data and the rows of sums."""

    data: Body
    sums: Body


def apart(body: Body, *, keys: Keys, findings: Findings) -> Parts:
    """The rows of sums apart from the others; each is told."""
    if not any(map(keys.vocabulary.is_sum, set().union(*(keys.words(body, column) for column in keys.columns)))):
        return Parts(data=body, sums=Body(rows=[], numbers=[]))
    data, sums = Body(rows=[], numbers=[]), Body(rows=[], numbers=[])
    for row, number in zip(body.rows, body.numbers, strict=True):
        column = keys.sum_in(row)
        part = data if column is None else sums
        part.rows.append(row)
        part.numbers.append(number)
        if column is not None:
            _leave_out("sum", row, number, findings=findings)
            findings.problems.append(left_out(row[column.position], row=number, column=column.heading))
    return Parts(data=data, sums=sums)


def left_out(word: str, *, row: int, column: str) -> Problem:
    """The note on a row or a column that holds sums."""
    told = message("“{word}” is a sum: it is left out and used to check the parts.", word=word.strip())
    return Problem(code="table-total-row", message=told, row=row, column=column or None, value=word)


# Cells that stand for the rows below them: filled down where a workbook merged them, offered where they are blank.


YES = "yes"


def filled(
    body: Body, merges: tuple[Merge, ...], *, keys: Keys, answers: Mapping[str, str], findings: Findings
) -> Body:
    """The rows with the key cells filled in that stand blank under a cell which speaks for them too."""
    columns = {column.position: column for column in keys.columns}
    meant = sorted((merge for merge in merges if merge.column in columns), key=lambda merge: merge.first_row)
    blank = any("" in keys.words(body, column) for column in keys.columns)
    if not meant and not blank:
        return body
    rows = [list(row) for row in body.rows]
    for merge in meant:
        _fill(rows, body.numbers, merge, columns[merge.column], findings=findings)
    if blank_cell := _blank_below(rows, keys):
        place, column = blank_cell
        findings.questions.append(_offer(row=body.numbers[place], column=column_name(column)))
        if answers.get("fill_down") == YES:
            _fill_blank(rows, body.numbers, keys, findings=findings)
    return replace(body, rows=rows)


def _fill(rows: list[list[str]], numbers: list[int], merge: Merge, column: Column, *, findings: Findings) -> None:
    first, last = bisect_left(numbers, merge.first_row), bisect_left(numbers, merge.last_row + 1)
    if last - first < 2 or numbers[first] != merge.first_row:
        return
    text = rows[first][column.position]
    for row in rows[first + 1 : last]:
        row[column.position] = text
    findings.fixes.append(_fix(text, column, row=numbers[first + 1], last=numbers[last - 1]))


def _fix(text: str, column: Column, *, row: int, last: int) -> Fix:
    told = message("The cell above stands for these rows too: “{text}” down to row {last}.", text=text, last=last)
    return Fix(message=told, before="", after=text, row=row, column=column.heading or None)


def _blank_below(rows: list[list[str]], keys: Keys) -> tuple[int, Column] | None:
    """The first key cell that is blank and could be filled from above: place of its row, and column."""
    columns = [column for column in keys.columns if rows and rows[0][column.position]]
    blank = (
        (place, column)
        for place, row in enumerate(rows)
        for column in columns
        if not row[column.position] and not keys.sum_in(row)
    )
    return next(blank, None)


def _fill_blank(rows: list[list[str]], numbers: list[int], keys: Keys, *, findings: Findings) -> None:
    """Within the same cells to the left: a total of all provinces, or the next year, repeats nothing from above."""
    for column in keys.columns:
        before = keys.left_of(column)
        above, group = "", [""]
        for row, number in zip(rows, numbers, strict=True):
            text, place = row[column.position], [row[key.position] for key in before.columns]
            if not text and above and place == group:
                row[column.position] = above
                findings.fixes.append(_fix(above, column, row=number, last=number))
            above, group = (text, place) if text else (above, group)


def _offer(*, row: int, column: str) -> Question:
    return Question(
        name="fill_down",
        row=row,
        column=column,
        message=message("Some cells of the first columns are blank. Do they repeat the cell above?"),
        options={
            YES: message("Yes, fill them in from the cell above"),
            "no": message("No, leave them blank"),
        },
    )


# Tables with years or categories across: the columns become rows.


@dataclass(frozen=True, kw_only=True, eq=False)
class Group:
    """What becomes one row of every row of a wide table.

    Attributes:
        dimensions: key field -> its value, taken from the headings.
        measures: the columns with the figures, by field.
        summed: it holds sums of the other groups.
    """

    dimensions: dict[str, str]
    measures: dict[str, Column]
    summed: bool = False

    @property
    def heading(self) -> str:
        """Where its figures stand in the file."""
        return " · ".join(column_name(column) for column in self.measures.values())


def groups(roles: Roles, body: Body, *, row: int, vocabulary: Vocabulary, findings: Findings) -> list[Group]:
    """The groups of a wide table; one without dimensions for a table that is long already.

    Raises:
        RefusedError: the layout cannot be turned into rows.
    """
    if not roles.across:
        return [Group(dimensions={}, measures={})]
    keys = list(dict.fromkeys(key for column in roles.across for key in column.dimensions))
    columns = [_complete(column, keys, vocabulary) for column in roles.across]
    if not keys or not _regular(columns, keys, roles):
        raise _too_wide(columns, row=row, vocabulary=vocabulary)
    found = _grouped(columns, keys)
    for group in found:
        if group.summed:
            words = " · ".join(word for column in group.measures.values() for word in column.sums)
            findings.left_out.extend(_column_aside(column, "sum") for column in group.measures.values())
            findings.problems.append(left_out(words, row=row, column=group.heading))
    findings.fixes.append(_preview(roles, body, found, row=row, vocabulary=vocabulary))
    return found


def _complete(column: Column, keys: list[str], vocabulary: Vocabulary) -> Column:
    """With the one measure there is where the headings name none, and a sum given to the keys that are lacking."""
    only = vocabulary.measures[0] if len(vocabulary.measures) == 1 else None
    lacking = [key for key in keys if key not in column.dimensions] if column.sums else []
    sums = {key: column.sums[min(at, len(column.sums) - 1)] for at, key in enumerate(lacking)}
    return replace(column, name=column.name or only, dimensions={**column.dimensions, **sums})


def _regular(columns: list[Column], keys: list[str], roles: Roles) -> bool:
    """Whether every column is one value of every key across, once a measure, and nothing stands both across and down."""
    places = [(column.name, *(column.dimensions.get(key) for key in keys)) for column in columns]
    complete = all(column.name and set(column.dimensions) == set(keys) for column in columns)
    down = set(roles.fields) & {*keys, *(str(column.name) for column in columns)}
    return complete and not down and len(set(places)) == len(places)


def _grouped(columns: list[Column], keys: list[str]) -> list[Group]:
    found: dict[tuple[str, ...], list[Column]] = {}
    for column in columns:
        found.setdefault(tuple(column.dimensions[key] for key in keys), []).append(column)
    return [
        Group(
            dimensions=dict(zip(keys, place, strict=True)),
            measures={str(column.name): column for column in members},
            summed=any(column.sums for column in members),
        )
        for place, members in found.items()
    ]


def _preview(roles: Roles, body: Body, found: list[Group], *, row: int, vocabulary: Vocabulary) -> Fix:
    """The headings as they are, and the first row as it will be."""
    told = message(
        "The columns of “{key}” were turned into rows: {count} for each row of the file.",
        key=vocabulary.titles(*found[0].dimensions),
        count=sum(not group.summed for group in found),
    )
    before = [column_name(column) for column in (*roles.fields.values(), *(_first_of_wide(group) for group in found))]
    group = next((group for group in found if not group.summed), found[0])
    cells = [*roles.fields.values(), *group.measures.values()]
    after = [*group.dimensions.values(), *(row[column.position] for row in body.rows[:1] for column in cells)]
    return Fix(message=told, before=" | ".join(before), after=" | ".join(after), row=row)


def _first_of_wide(group: Group) -> Column:
    return next(iter(group.measures.values()))


def _too_wide(columns: list[Column], *, row: int, vocabulary: Vocabulary) -> RefusedError:
    told = message(
        "Years, provinces or categories stand across in a way that cannot be turned into rows. "
        "Give each figure a row of its own, under the headings {headings}.",
        headings=vocabulary.titles(*vocabulary.keys, *vocabulary.measures),
    )
    return RefusedError("table-wide", told, row=row, column=column_name(columns[0]))


# Rows of the file to rows of the dataset, as text under the names of the fields.


def assembled(parts: Parts, roles: Roles, groups: list[Group], *, constants: Mapping[str, str], scale: int) -> Reading:
    """The reading: one row for each row of data and group of columns, and the sums apart."""
    plain = [group for group in groups if not group.summed]
    summed = [group for group in groups if group.summed]
    cells = _table(parts.data, roles, plain, constants)
    across = plain[0].dimensions
    positions = [
        *(column.position for column in roles.fields.values()),
        *(column.position for group in groups for column in group.measures.values()),
    ]
    totals = [_table(parts.sums, roles, groups, constants), _table(parts.data, roles, summed, constants)]
    return Reading(
        cells=cells,
        rows=_repeated(parts.data.numbers, len(plain)),
        headings={name: column_name(column) for name, column in roles.fields.items()},
        value_headings=[group.heading for _ in parts.data.rows for group in plain] if across else None,
        totals=pd.concat(totals, ignore_index=True),
        total_rows=_repeated(parts.sums.numbers, len(groups)) + _repeated(parts.data.numbers, len(summed)),
        scale=scale,
        unread=roles.unread,
        positions=frozenset(positions),
    )


def _table(body: Body, roles: Roles, groups: list[Group], constants: Mapping[str, str]) -> pd.DataFrame:
    """One row for each row of the file and group, in that order."""
    down = {name: column.position for name, column in roles.fields.items()}
    columns = {name: [row[at] for row in body.rows for _ in groups] for name, at in down.items()}
    for name in groups[0].dimensions if groups else []:
        columns[name] = [group.dimensions[name] for group in groups] * len(body.rows)
    for name in dict.fromkeys(name for group in groups for name in group.measures):
        at = [group.measures[name].position if name in group.measures else None for group in groups]
        columns[name] = ["" if place is None else row[place] for row in body.rows for place in at]
    for name, value in constants.items():
        columns[name] = [value] * (len(body.rows) * len(groups))
    return pd.DataFrame(columns, dtype="str")


def _repeated(numbers: list[int], times: int) -> list[int]:
    return [number for number in numbers for _ in range(times)]


# The table in a grid: its headings, what stands above and below it, and its rows.


def table(
    grid: Grid,
    *,
    upload: Upload,
    vocabulary: Vocabulary,
    most_rows: int,
    findings: Findings,
) -> Reading:
    """The reading of a grid.

    Raises:
        RefusedError: no headings were found, or no rows below them, or too many.
    """
    found = _with_strays(grid, _header(grid, vocabulary, findings=findings))
    row = grid.numbers[found.body - 1]
    columns, counted = _columns(grid, found, upload, vocabulary, findings=findings)
    rows = _rows(grid, found, columns, vocabulary, findings=findings)
    part = roles(columns, rows, row=row, vocabulary=vocabulary, findings=findings, hidden=grid.hidden_columns)
    tell_split(rows, part, delimited=grid.delimited, vocabulary=vocabulary, findings=findings)
    keys = Keys(columns=_keys(part, vocabulary), vocabulary=vocabulary)
    whole = filled(rows, grid.merges, keys=keys, answers=upload.answers, findings=findings)
    parts = apart(whole, keys=keys, findings=findings)
    across = groups(part, parts.data, row=row, vocabulary=vocabulary, findings=findings)
    _tell_columns(part, grid, row=row, findings=findings)
    _require_rows(len(parts.data.rows), across, most=most_rows, row=row)
    years = _years(parts.data, part, across)
    constants = _constants(
        grid, found, upload, vocabulary, part=part, across=across, years=years, counted=counted, findings=findings
    )
    factor = _scale(grid, found, part, columns, upload=upload, vocabulary=vocabulary, findings=findings)
    read = assembled(parts, part, across, constants=constants, scale=factor)
    return replace(read, said=_said(grid, found, part, rows, upload), unsure=_unsure(upload, findings))


def _rows(grid: Grid, found: Header, columns: list[Column], vocabulary: Vocabulary, *, findings: Findings) -> Body:
    """The rows of the table, without those that look like sums."""
    rows = body(grid, found, vocabulary=vocabulary, findings=findings)
    rows = without_sum(rows, columns, vocabulary, findings=findings)
    return without_sums_of_groups(rows, columns, vocabulary, findings=findings)


def _unsure(upload: Upload, findings: Findings) -> bool:
    return any(asked.name == "scale" and not asked.answered(upload.answers) for asked in findings.questions)


def _scale(
    grid: Grid,
    found: Header,
    part: Roles,
    columns: list[Column],
    *,
    upload: Upload,
    vocabulary: Vocabulary,
    findings: Findings,
) -> int:
    """What the figures must be multiplied by, as far as it is answered."""
    shares = any(SHARES.fullmatch(headings.plain_words(column.heading)) for column in part.beside)
    said = _units(grid, found, part, columns, name=_stem(upload))
    return units.scale(said, shares=shares, vocabulary=vocabulary, answers=upload.answers, findings=findings)


def _columns(
    grid: Grid, found: Header, upload: Upload, vocabulary: Vocabulary, *, findings: Findings
) -> tuple[list[Column], str]:
    """The columns to be given a role, and the way of counting; what the grid shows of its past is told."""
    row = grid.numbers[found.body - 1]
    titles = {column.position: column.heading for column in found.columns}
    tell_traces(grid, below=row, titles=titles, findings=findings)
    if grid.quoted:
        findings.fixes.append(_quoted(*grid.quoted))
    columns, counted = units.counted(
        _sum_or_figures(found.columns, vocabulary),
        row=row,
        vocabulary=vocabulary,
        answers=upload.answers,
        findings=findings,
    )
    taken = {column.position for column in columns}
    otherwise = [column for column in found.columns if column.position not in taken]
    findings.left_out.extend(_column_aside(column, "column-other-counting") for column in otherwise)
    return _one_table_told(columns, vocabulary, row=row, findings=findings), counted


SUM_OR_FIGURES: Final = re.compile(r"(총|전체).+|.+(계|합계|총계)")


def _sum_or_figures(columns: list[Column], vocabulary: Vocabulary) -> list[Column]:
    """훈련인원 계 beside columns of its parts is their sum; where it stands alone it is likely the figures, which is asked."""
    parts = [column for column in columns if column.dimensions]
    alone = not parts and sum(column.name == vocabulary.people or column.across for column in columns) == 1
    return [
        replace(column, name=vocabulary.people, sums=(), resembling=True)
        if alone and column.sums and vocabulary.people and column.name in (None, vocabulary.people)
        else replace(column, sums=(column.heading,), resembling=False)
        if parts and column.resembling and SUM_OR_FIGURES.fullmatch(headings.plain_words(headings.bare(column.heading)))
        else column
        for column in columns
    ]


def _constants(
    grid: Grid,
    found: Header,
    upload: Upload,
    vocabulary: Vocabulary,
    *,
    part: Roles,
    across: list[Group],
    years: set[str],
    counted: str,
    findings: Findings,
) -> dict[str, str]:
    """What is the same in all rows: keys that the titles say, how people are counted and how final it is by the headings."""
    told = {vocabulary.excess(heading.rpartition(ABOVE)[2])[0] for heading in part.unread}
    have = {*part.fields, *across[0].dimensions, *across[0].measures, *told}
    titles = _titles(grid, found, upload)
    constants = stated(have, titles, answers=upload.answers, vocabulary=vocabulary, findings=findings)
    if vocabulary.knows("basis") and "basis" not in have and (place := _basis(found)):
        findings.fixes.append(_of_basis(found, place, row=grid.numbers[found.body - 1]))
        constants["basis"] = place
    for name, said in ((units.FIELD, counted), (FINALITY, _finality(part))):
        if vocabulary.knows(name) and name not in have:
            said_of = years or {constants.get("year", "")}
            value = said or units.said_of_all(_around(grid, found), name, years=said_of, findings=findings)
            constants |= {name: value} if value else {}
    return constants


def _years(data: Body, part: Roles, across: list[Group]) -> set[str]:
    """The years that rows and columns name, in four digits."""
    column = part.fields.get("year")
    down = {row[column.position] for row in data.rows} if column else set[str]()
    texts = [*down, *(group.dimensions.get("year", "") for group in across if not group.summed)]
    return {year for text in texts for year in headings.YEARS.findall(text)}


def _around(grid: Grid, found: Header) -> list[tuple[str, int]]:
    """The lines of text above the table and below it, and their rows."""
    above = zip(grid.rows[: found.first], grid.numbers, strict=False)
    return list(dict.fromkeys((_line(line), number) for line, number in (*above, *_notes(grid))))


def _basis(found: Header) -> str:
    """By which place people are counted, where the heading of the provinces says it in brackets: 시도(사업장)."""
    inside = headings.without_unit(_of_provinces(found).translate(headings.WIDE_BRACKETS).strip())[1]
    return (
        codes.names("basis").get(codes.key(inside.removesuffix("별").removesuffix("기준").strip()), "")
        if inside
        else ""
    )


def _of_provinces(found: Header) -> str:
    return next((column.heading for column in found.columns if column.name == "province"), "")


def _of_basis(found: Header, place: str, *, row: int) -> Fix:
    told = message("What the brackets of the heading say is taken for all figures: {name}.", name=Label("basis", place))
    return Fix(message=told, before=_of_provinces(found), after=place, row=row, column=_of_provinces(found))


FINALITY: Final = "finality"


def _quoted(row: int, column: int, text: str, count: int) -> Fix:
    told = message("Read as what a spreadsheet shows, without the sign = and the quotation marks.")
    return Fix(message=told, before=text, after=text[2:-1], row=row, column=letters(column), count=count)


def _finality(part: Roles) -> str:
    """How final all figures are by the headings above them; "" where these say nothing, or different things."""
    said = {column.finality for column in (*part.fields.values(), *part.across) if column.finality}
    return said.pop() if len(said) == 1 else ""


def _with_strays(grid: Grid, found: Header) -> Header:
    """The columns of the headings, and those that hold cells farther down or to the right than they were looked at."""
    known = {column.position for column in found.columns}
    within = grid.rows[found.first : found.body] if grid.delimited else grid.rows[found.body :]  # else it is miscounted
    width = max(map(len, within), default=0)
    more = [
        Column(position=at, heading="")
        for at in range(width)
        if at not in known and any(at < len(row) and row[at] for row in grid.rows[found.body :])
    ]
    return replace(found, columns=[*found.columns, *more])


def _tell_columns(part: Roles, grid: Grid, *, row: int, findings: Findings) -> None:
    """What the headings and the sheet say of the columns that are read."""
    read = [*part.fields.values(), *part.across]
    hidden = {column.position: column.heading for column in read if _is_hidden(column.position, grid)}
    if hidden:
        findings.problems.append(hidden_columns(hidden, row=row))
    for number, at, text in grid.remarks:
        findings.left_out.append(
            LeftOut(reason="comment", text=" ".join(text.split())[:LONGEST_SHOWN], row=number, column=letters(at))
        )
    findings.left_out.extend(LeftOut(reason="printed", text=text[:LONGEST_SHOWN]) for text in grid.printed)
    findings.left_out.extend(LeftOut(reason="text-box", text=text[:LONGEST_SHOWN]) for text in grid.boxes)
    for text in _above(part):
        findings.left_out.append(LeftOut(reason="heading-above", text=text[:LONGEST_SHOWN], row=row))


def _is_hidden(position: int, grid: Grid) -> bool:
    return any(position in columns for columns in grid.hidden_columns)


def _above(part: Roles) -> list[str]:
    """The upper headings that say nothing of their columns, each once."""
    return list(dict.fromkeys(text for column in (*part.fields.values(), *part.across) for text in column.above))


def _said(grid: Grid, found: Header, part: Roles, rows: Body, upload: Upload) -> tuple[Said, ...]:
    """What stands around the figures in words: above and below them, in upper headings, in remarks, as a name."""
    row = grid.numbers[found.body - 1]
    own = _of_the_office(grid, found)
    lines = zip(own[: found.first], grid.numbers, strict=False)
    above = [Said(kind="title", text=_line(line), row=number) for line, number in lines]
    upper = [Said(kind="heading", text=text, row=row) for text in _above(part)]
    # What a column is was told by its cells: its heading may say still what of it (연도(상반기), 구분(여성)).
    upper += [Said(kind="heading", text=column.heading, row=row) for column in found.columns if column.guessed]
    table = {*rows.numbers}
    below = zip(own[found.body :], grid.numbers[found.body :], strict=True)
    notes = [
        Said(kind="note", text=_line(line), row=number)
        for line, number in below
        if number not in table and (_is_note(line) or sum(map(bool, line)) == 1)
    ]
    remarks = list(_remarks(part, rows))
    remarks += [Said(kind="remark", text=" ".join(text.split()), row=number) for number, _at, text in grid.remarks]
    above += [Said(kind="title", text=text) for text in (*grid.printed, *grid.boxes)]
    notes += [Said(kind="note", text=text) for _sheet, text in grid.described]
    names = [Said(kind="name", text=text) for text in (grid.sheet, *_names_beside(grid), _stem(upload)) if text]
    return tuple(
        {(said.kind, said.text): said for said in reversed([*above, *upper, *notes, *remarks, *names])}.values()
    )


def _stem(upload: Upload) -> str:
    """The name of a file without its ending."""
    stem, dot, ending = upload.name.rpartition(".")
    return stem if dot else ending


def _names_beside(grid: Grid) -> list[str]:
    """The names of the sheets of words beside the one that is read."""
    return list(dict.fromkeys(sheet for sheet, _text in grid.described))


def _of_the_office(grid: Grid, found: Header) -> list[list[str]]:
    """The rows without what an earlier check wrote beside them."""
    ours = {column.position for column in found.columns if headings.plain_words(column.heading) in OURS}
    if not ours:
        return grid.rows
    return [[text for at, text in enumerate(line) if at not in ours] for line in grid.rows]


def _remarks(part: Roles, rows: Body) -> Iterator[Said]:
    """What stands in columns of remarks, and in those without a heading."""
    for column in part.beside:
        last = headings.plain_words(column.heading.rpartition(ABOVE)[2])
        if not last or REMARKS.fullmatch(last) or PERIOD.fullmatch(last):
            for line, number in zip(rows.rows, rows.numbers, strict=True):
                if text := line[column.position]:
                    yield Said(kind="remark", text=text, row=number)


def _line(row: list[str]) -> str:
    return " ".join(" ".join(row).split())


# Numbers whose comma parted them: 27,600 without quotation marks is 27 and 600.


FEW_DIGITS: Final = re.compile(r"\s*+[1-9][0-9]{0,2}\s*+")
THREE_DIGITS: Final = re.compile(r"\s*+[0-9]{3}\s*+[명인]?\s*+")
ROW_NUMBERS: Final = re.compile(r"연번|순번|번호|no\.?")
SPLIT: Final = "split"
Pair = tuple[int, str, str]


def tell_split(
    rows: Body,
    part: Roles,
    *,
    delimited: bool,
    vocabulary: Vocabulary,
    findings: Findings,
) -> None:
    """An error a row where the rest of a number stands among words, or begins with 0 as no figure does; a question where
    it may be a figure of its own.
    """
    columns = {column.position: column for column in (*part.beside, *part.fields.values(), *part.across)}
    for figure in (*part.fields.values(), *part.across):
        after = columns.get(figure.position + 1)
        if after and (figure.across or figure.name in vocabulary.measures):
            pairs = list(_pairs(rows, figure))
            sure = pairs if _holds_words(after, part, vocabulary) else _with_nought(pairs, after)
            findings.problems.extend(_split(sure, figure))
            if delimited and not sure:
                doubtful = _in_doubt(pairs, rows, figure, after, part=part, people=vocabulary.people)
                if doubtful:
                    _ask_split(doubtful[0], figure, findings=findings)


def _holds_words(column: Column, part: Roles, vocabulary: Vocabulary) -> bool:
    """Whether a column holds remarks or the like, and no figures or keys."""
    if column in part.beside:
        last = headings.plain_words(column.heading.rpartition(ABOVE)[2])
        return bool(REMARKS.fullmatch(last)) or not column.heading
    return not column.across and column.name not in (*vocabulary.measures, *vocabulary.keys)


def _with_nought(pairs: list[Pair], after: Column) -> list[Pair]:
    """Those of which the second begins with 0; the numbers of rows may."""
    if ROW_NUMBERS.fullmatch(headings.plain_words(after.heading)):
        return []
    return [pair for pair in pairs if pair[2].startswith("0")]


def _pairs(rows: Body, figure: Column) -> Iterator[Pair]:
    at = figure.position
    for row, number in zip(rows.rows, rows.numbers, strict=True):
        if FEW_DIGITS.fullmatch(row[at]) and THREE_DIGITS.fullmatch(row[at + 1]):
            yield number, row[at].strip(), row[at + 1].strip(" 명인")


def _split(pairs: list[Pair], figure: Column) -> Iterator[Problem]:
    for number, first, rest in pairs:
        told = message(
            "“{first}” is followed by “{rest}” in the next column: {first},{rest} was parted at its comma. "
            "Put such numbers between double quotes, or write them without a comma.",
            first=first,
            rest=rest,
        )
        yield Problem(
            code="row-cell-count", message=told, row=number, column=column_name(figure), value=f"{first},{rest}"
        )


def _in_doubt(
    pairs: list[Pair], rows: Body, figure: Column, after: Column, *, part: Roles, people: str | None
) -> list[Pair]:
    """Only where the second would be the larger one, which no part of a figure is, or where every row could be parted.

    Of years side by side, where all are.

    Few courses are followed by three digits of trainees in many honest rows, but no table has more courses than trainees.
    """
    if after not in part.beside and figure.across is not after.across:
        return []
    if after in part.fields.values() and figure.name != people:
        return []
    found = [pair for pair in pairs if int(pair[1]) < int(pair[2])]
    filled = sum(bool(row[figure.position]) for row in rows.rows)
    if after in part.beside and len(pairs) == filled:
        return pairs  # all rows may be parted figures, whichever piece is the larger
    return [] if figure.across and after.across and len(found) < filled else found


def _ask_split(pair: Pair, figure: Column, *, findings: Findings) -> None:
    number, first, rest = pair
    findings.questions.append(
        Question(
            name=SPLIT,
            row=number,
            column=column_name(figure),
            message=message(
                "“{first}” is followed by “{rest}” in the next column. Are these two figures, and not {first},{rest}?",
                first=first,
                rest=rest,
            ),
            options={"apart": message("Yes, two figures (else put the number between double quotes)")},
        )
    )


# A last row that adds up those above it, without a word that says so.


def without_sum(rows: Body, columns: list[Column], vocabulary: Vocabulary, *, findings: Findings) -> Body:
    """The rows without a last one that has figures but no keys, where they are the sums of the rows above it."""
    keys = [column.position for column in columns if column.name in vocabulary.keys]
    figures = [column.position for column in columns if column.across or column.name in vocabulary.measures]
    if len(rows.rows) < 3 or not keys or not figures or any(rows.rows[-1][at] for at in keys):
        return rows
    sums = [_sum([row[at] for row in rows.rows[:-1]]) for at in figures]
    last = [_sum([rows.rows[-1][at]]) for at in figures]
    if None in last or sums != last:
        return rows
    told = message(
        "The row looks like the sum of rows {first} to {last}. Write 합계 (total) in its first column, or delete it.",
        first=str(rows.numbers[0]),
        last=str(rows.numbers[-2]),
    )
    place = next(column for column in columns if column.position == keys[0])
    findings.problems.append(
        Problem(code="cell-blank", message=told, row=rows.numbers[-1], column=column_name(place), suggestion="합계")
    )
    return Body(rows=rows.rows[:-1], numbers=rows.numbers[:-1])


def without_sums_of_groups(rows: Body, columns: list[Column], vocabulary: Vocabulary, *, findings: Findings) -> Body:
    """The rows without those that lack one key and add up the rows above them that have the others alike; each is told."""
    keys = [column for column in columns if column.name in vocabulary.keys]
    figures = [column.position for column in columns if column.across or column.name in vocabulary.measures]
    sums = dict[int, tuple[int, Column]]()
    for at, row in enumerate(rows.rows if figures else ()):
        blank = [key for key in keys if not row[key.position]]
        if len(blank) == 1 and len(keys) > 1:
            first = _first_of_group(
                rows.rows, at, [key.position for key in keys if key is not blank[0]], blank[0].position
            )
            if at - first > 1 and _adds_up(rows.rows[first:at], row, figures):
                sums[at] = (first, blank[0])
    for at, (first, key) in sums.items():
        findings.problems.append(_tell_sum(rows, at, first, key))
    kept = [at for at in range(len(rows.rows)) if at not in sums] if sums else []
    return Body(rows=[rows.rows[at] for at in kept], numbers=[rows.numbers[at] for at in kept]) if sums else rows


def _first_of_group(rows: list[list[str]], at: int, others: list[int], own: int) -> int:
    """Where the rows begin that lead up to a row without a gap, with the same other keys and one of their own."""
    first = at
    while first and rows[first - 1][own] and all(rows[first - 1][other] == rows[at][other] for other in others):
        first -= 1
    return first


def _adds_up(group: list[list[str]], row: list[str], figures: list[int]) -> bool:
    last = [_sum([row[at]]) for at in figures]
    return None not in last and last == [_sum([above[at] for above in group]) for at in figures]


def _tell_sum(rows: Body, at: int, first: int, key: Column) -> Problem:
    told = message(
        "The row looks like the sum of rows {first} to {last}. Write 합계 (total) in its cell that is blank, or delete it.",
        first=str(rows.numbers[first]),
        last=str(rows.numbers[at - 1]),
    )
    return Problem(code="cell-blank", message=told, row=rows.numbers[at], column=column_name(key), suggestion="합계")


def _sum(texts: list[str]) -> int | None:
    plain = [text.replace(",", "").strip() for text in texts]
    return sum(map(int, plain)) if all(text.isascii() and text.isdecimal() for text in plain) else None


def _keys(part: Roles, vocabulary: Vocabulary) -> list[Column]:
    found = [column for name, column in part.fields.items() if name in vocabulary.keys]
    return sorted(found, key=lambda column: column.position)


def _header(grid: Grid, vocabulary: Vocabulary, *, findings: Findings) -> Header:
    found = header(grid, vocabulary=vocabulary)
    if found is None:
        broken = broken_letters(grid)[:1]
        if broken:
            raise RefusedError(broken[0].code, broken[0].message, row=broken[0].row)
        raise _no_header(grid, vocabulary)
    if found.first:
        above = " ".join(text for row in grid.rows[: found.first] for text in row if text)
        told = message(
            "The headings stand in row {row}; the lines above them are no part of the table.",
            row=grid.numbers[found.first],
        )
        _tell_titles(grid, found, findings=findings)
        findings.fixes.append(Fix(message=told, before=above[:LONGEST_SHOWN], after="", row=grid.numbers[0]))
    return found


def _tell_titles(grid: Grid, found: Header, *, findings: Findings) -> None:
    for row, number in zip(grid.rows[: found.first], grid.numbers, strict=False):
        line = " ".join(text for text in row if text)
        _leave_out("unit" if units.in_line(line, row=number) else "title", row, number, findings=findings)


MOST_SEEN: Final = 8


def _no_header(grid: Grid, vocabulary: Vocabulary) -> RefusedError:
    """What was seen where headings are looked for, what is wanted, and which of what was seen is likely which."""
    titles = vocabulary.titles(*vocabulary.required)
    near = [(row, number) for row, number in zip(grid.rows, grid.numbers, strict=True) if number <= SEARCHED_ROWS]
    row, number = max(near, key=lambda line: _like_headings(line[0]), default=([], 0))
    seen = [text.strip() for text in row if text.strip()][:MOST_SEEN]
    if not seen:
        told = message(
            "None of the first {rows} rows holds headings of this dataset: {titles}.", rows=SEARCHED_ROWS, titles=titles
        )
        return RefusedError("header-missing", told)
    pairs = ((text, vocabulary.field(text) or vocabulary.fields.get(vocabulary.nearest(text) or "")) for text in seen)
    likely = ", ".join(f"{text} → {vocabulary.titles(name)}" for text, name in pairs if name) or "-"
    told = message(
        "None of the first {rows} rows holds headings of this dataset: {titles}. Row {row} holds: {seen}. Likely: {likely}. "
        "Write the headings of the template above the columns.",
        rows=SEARCHED_ROWS,
        titles=titles,
        row=str(number),
        seen=", ".join(seen),
        likely=likely,
    )
    return RefusedError("header-missing", told)


def _like_headings(row: list[str]) -> int:
    return sum(bool(text.strip()) and not NUMBER.fullmatch(text) for text in row)


def _require_rows(rows: int, across: list[Group], *, most: int, row: int) -> None:
    if not rows:
        raise RefusedError("file-empty", message("There are no rows of figures below the headings."), row=row)
    if rows * len(across) > most:
        raise RefusedError("file-too-large", too_many_rows(most))
    if all(group.summed for group in across):
        told = message("All columns of figures are sums. Upload the table with the figures that they add up.")
        raise RefusedError("header-missing", told, row=row)


def _titles(grid: Grid, found: Header, upload: Upload) -> list[Title]:
    """What may say the year or the province of the whole table: lines above it, its sheet, its file."""
    above = zip(grid.rows[: found.first], grid.numbers, strict=False)
    lines = [Title(text=text, row=number) for row, number in above for text in row]
    return [*lines, Title(text=grid.sheet), Title(text=upload.name.rpartition(".")[0])]


def _units(grid: Grid, found: Header, part: Roles, columns: list[Column], *, name: str) -> list[units.Unit]:
    """The units around the table, in the headings of the columns that are read, below these, in a column, and in names."""
    number = grid.numbers[found.body - 1]
    outside = [
        unit
        for row, line in (*zip(grid.rows[: found.first], grid.numbers, strict=False), *_notes(grid))
        for unit in units.in_line(",".join(text for text in row if text), row=line)
    ]
    below = grid.rows[found.body : first_of_body(grid, found)]
    read = [text for column in (*part.fields.values(), *part.across) for text in column.heading.split(ABOVE)]
    texts = [*read, *(text for row in below for text in row if text)]
    outside += [unit for row, _at, text in grid.remarks for unit in units.in_line(text, row=row)]
    lines = [*grid.printed, *grid.boxes, *(text for _sheet, text in grid.described)]
    outside += [unit for line in lines for unit in units.in_line(line, row=None)]
    outside += [unit for text in (grid.sheet, *_names_beside(grid), name) for unit in units.in_name(text)]
    outside += [units.Unit(text=text, row=number) for text in _unit_column(grid, found, columns)]
    within = [unit for text in texts for unit in units.in_heading(text, row=number)]
    return [*outside, *within, *_units_beside(grid, found, part)]


def _units_beside(grid: Grid, found: Header, part: Roles) -> Iterator[units.Unit]:
    """The units that stand in columns without a heading."""
    at = [column.position for column in part.beside if not column.heading]
    for row, number in zip(grid.rows[found.body :], grid.numbers[found.body :], strict=True) if at else ():
        for place in at:
            if place < len(row) and row[place]:
                yield from units.in_line(row[place], row=number)


LAST_LINES: Final = 50


def _notes(grid: Grid) -> Iterator[tuple[list[str], int]]:
    """The lines of text among the last rows."""
    for row, number in zip(grid.rows[-LAST_LINES:], grid.numbers[-LAST_LINES:], strict=True):
        if sum(map(bool, row)) == 1 or _is_note(row):
            yield row, number


def _unit_column(grid: Grid, found: Header, columns: list[Column]) -> list[str]:
    """The units in a column headed 단위, as KOSIS writes them; not where each row of the dataset has a unit of its own."""
    beside = [column for column in columns if not column.name]
    at = [column.position for column in beside if headings.plain_words(column.heading) in UNIT_HEADINGS]
    return list(
        dict.fromkeys(row[place] for place in at for row in grid.rows[found.body :] if place < len(row) and row[place])
    )


UNIT_HEADINGS: Final = ("단위", "unitnm", "단위명")
