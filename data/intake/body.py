"""Which rows below the headings are the table's: notes, second tables, sums and blank keys apart."""

import operator
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Final

from data.intake import headings, units
from data.intake.grid import Grid, Merge, cell, letters
from data.intake.headings import Column, Header, Vocabulary
from data.intake.problem import LONGEST_SHOWN, Findings, Fix, LeftOut, Problem, Question
from data.intake.units import in_heading
from i18n import message

# The rows below the headings: which belong to the table, and which lines of text are left out.


NOTE: Final = re.compile(
    r"\s*+(?:[※＊*☞]|\[?주\s*+\d{0,2}\s*+[\]):：.]|주석|(?:자료|출처|비고|참고)\s*+(?:원)?\s*+[:：)]|\d{1,2}\)\s"
    r"|(?:sources?|notes?)\s*+\d*+\s*+[:：)])",
    re.IGNORECASE,
)
NUMBER: Final = re.compile(r"\s*[-△▲]?\d[\d,.]*\s*")
ROW_NUMBERS: Final = re.compile(r"연번|순번|번호|no\.?")


@dataclass(frozen=True, kw_only=True, eq=False)
class Body:
    """Rows with their place in the spreadsheet, all as wide as the table."""

    rows: list[list[str]]
    numbers: list[int]


def body(grid: Grid, header: Header, *, vocabulary: Vocabulary, findings: Findings) -> Body:
    """The rows of the table; lines of text, blank rows and rows with too many or too few cells are left out and told."""
    first, last = header.figures, _last(grid, header, vocabulary)
    for row, number in zip(grid.rows[header.body : first], grid.numbers[header.body : first], strict=True):
        unit = any(in_heading(text, row=number) for text in row if text)
        leave_out("unit" if unit else "below-headings", row, number, findings=findings)
    second = _second_table(grid, header, vocabulary, rows=range(first, last))
    in_words = second is None or not any(map(headings.holds_figure, grid.rows[second:last]))
    last = last if second is None else second
    if not in_words:
        findings.problems.append(_tell_second(grid.numbers[last]))
    kept = list(_kept(grid, header, vocabulary, rows=slice(first, last), findings=findings))
    for row, number in zip(grid.rows[last:], grid.numbers[last:], strict=True) if in_words else ():
        _tell_note(row, number, findings=findings)
    _tell_blank(grid.numbers[header.body - 1 : last], findings=findings)
    return Body(rows=[row for row, _ in kept], numbers=[number for _, number in kept])


def _kept(
    grid: Grid, header: Header, vocabulary: Vocabulary, *, rows: slice, findings: Findings
) -> Iterator[tuple[list[str], int]]:
    width = max(column.position for column in header.columns) + 1
    first = header.columns[0].position
    titles = {" ".join(" ".join(row).split()) for row in grid.rows[: header.first]}
    headings = grid.rows[header.body - 1]
    fewest, most = _expected_cells(grid, header, vocabulary)
    unsaved = {number for number, _at in grid.unsaved}
    for row, number in zip(grid.rows[rows], grid.numbers[rows], strict=True):
        if is_note(row) or row[: len(headings)] == headings or " ".join(" ".join(row).split()) in titles:
            again = row[: len(headings)] == headings  # printed tables repeat their title and headings on each page
            _tell_note(row, number, reason="heading-repeated" if again else "", findings=findings)
        elif (alone := _heads_others(row, width=width, at=first)) and vocabulary.names_figure(row[first]):
            _tell_note(row, number, findings=findings)
        elif alone:
            told = _tell_heading_within(row[first], number, column_name(header.columns[0]))
            findings.problems.extend([told] if number not in unsaved else [])  # a formula without its result is told
        elif grid.delimited and (len(row) < fewest or any(row[most:])):
            findings.problems.append(_miscounted(row, number, expected=most))
        else:
            yield row if len(row) == width else row[:width] + [""] * (width - len(row)), number


FEWEST: Final = 3  # columns; in a narrower table a row with one cell is a row with a blank


def _heads_others(row: list[str], *, width: int, at: int) -> bool:
    """Whether a row of the table holds nothing but a text in its first column: it heads the rows below it, as in print."""
    alone = width - at >= FEWEST and row.count("") == len(row) - 1
    return alone and cell(row, at) != "" and not NUMBER.fullmatch(row[at])


def _tell_heading_within(text: str, number: int, column: str) -> Problem:
    told = message(
        "The row holds nothing but “{text}”. Where that heads the rows below it, write it into a column of its own in each of "
        "them and delete the row, or keep the rows of one heading only; where it is a row of figures, fill it in.",
        text=text[:LONGEST_SHOWN],
    )
    return Problem(code="cell-blank", message=told, row=number, column=column, value=text[:LONGEST_SHOWN])


def _second_table(grid: Grid, header: Header, vocabulary: Vocabulary, *, rows: range) -> int | None:
    """Where a line of other headings begins, with the lines of text above it; headings that only repeat are no table."""
    words = {text for row in grid.rows[header.first : header.body] for text in row if text}
    titles = [[text for text in row if text] for row in grid.rows[: header.first]]
    for place in rows:
        row = grid.rows[place]
        if any(headings.PLAIN_NUMBER.fullmatch(text) for text in row if not headings.is_year(text)):
            continue
        of_other = _is_heading_of_other(row, vocabulary) or _begins_other(grid, header, vocabulary, place, rows=rows)
        if not of_other and not _is_heading_again(row, words):
            continue
        start = place
        while start > rows.start and len([text for text in grid.rows[start - 1] if text]) == 1:
            start -= 1
        lines = [[text for text in line if text] for line in grid.rows[start:place]]
        same = row == grid.rows[header.body - 1]
        if not same or any(line not in titles for line in lines if not is_note(line)):
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
    """Whether two cells of a row and half of them are headings by other words than those of the table, and none is a value;
    or a heading stands before years, categories or the like, as above a wide table.
    """
    texts = [text.strip() for text in row if text.strip()]
    if len(texts) > 1 and _heads_wide(texts, vocabulary):
        return True
    if len(texts) < 2 or any(vocabulary.dimension(text) is not None or NUMBER.fullmatch(text) for text in texts):
        return False
    plain = [headings.plain_words(headings.bare(text)) for text in texts]
    other = (headings.OTHER_MEASURES.fullmatch(text) or headings.PASSED_OVER.fullmatch(text) for text in plain)
    known = [bool(vocabulary.field(text)) or bool(so) for text, so in zip(texts, other, strict=True)]
    return sum(known) > 1 and 2 * sum(known) >= len(texts)


def _begins_other(grid: Grid, header: Header, vocabulary: Vocabulary, place: int, *, rows: range) -> bool:
    """Whether a row of words fits less than half of the columns above it, and the one below it none of them, as the first row
    of the table does: both are of another table, whatever its headings are.
    """
    texts = [text for text in grid.rows[place] if text]
    if len(texts) < 2 or any(NUMBER.fullmatch(text) and not headings.is_year(text) for text in texts):
        return False
    if place + 1 not in rows or sum(map(bool, grid.rows[place + 1])) < 2:
        return False
    fitting = [_fitting(grid.rows[at], header, vocabulary) for at in (rows.start, place, place + 1)]
    return fitting[0] > 0 and 2 * fitting[1] < len(texts) and fitting[2] == 0


def _fitting(row: list[str], header: Header, vocabulary: Vocabulary) -> int:
    """How many cells of a row are values of the key that their column holds, or sums of them."""
    keys = [column for column in header.columns if column.name in vocabulary.keys]
    return sum(vocabulary.dimension(cell(row, key.position)) in (key.name, "") for key in keys)


def _heads_wide(texts: list[str], vocabulary: Vocabulary) -> bool:
    fields = [vocabulary.field(text) if vocabulary.dimension(text) is None else None for text in texts]
    across = [vocabulary.dimension(text) is not None for text in texts]
    return fields[0] is not None and any(across) and all(map(operator.or_, map(bool, fields), across))


def _tell_second(number: int) -> Problem:
    told = message(
        "A second table begins in row {row}. Keep the table that is to be uploaded, and put the other one into a file or "
        "a sheet of its own.",
        row=str(number),
    )
    return Problem(code="table-second", message=told, row=number)


MOST_BELOW: Final = 3
RULE: Final = re.compile(r"\s*+[:+|]?[-=─━—–]++[:+|]?\s*+")
"""What stands in each cell of a line under headings: |---|:---:|, a dash for no unit."""
UNITS_OF_KEYS: Final = ("년", "년도", "연", "단위", "구분", "year", "unit", "units")
LETTERED: Final = re.compile(r"\(?(?:[a-h]|[가나다라마바사아]|[㉠-㉧]|[ⓐ-ⓗ])\)?", re.IGNORECASE)
FIRST_LETTERS: Final = ("a", "가", "㉠", "ⓐ")
"""A lone c is a figure that is not published, and no letter of a column."""


def first_of_body(grid: Grid, header: Header, vocabulary: Vocabulary) -> int:
    """Past the rows under the headings that hold nothing but units, lines, or the numbers of the columns."""
    below = takewhile(
        lambda row: _belongs_to_headings(row, header, vocabulary), grid.rows[header.body : header.body + MOST_BELOW]
    )
    return header.body + sum(1 for _row in below)


def _belongs_to_headings(row: list[str], header: Header, vocabulary: Vocabulary) -> bool:
    """Whether a row says no more than units, and the names of keys once more where these have none: (년), 시도, 구분, (명)."""
    names = {column.position: column for column in header.columns}
    filled = [(names.get(at), text) for at, text in enumerate(row) if text]
    if _numbers_columns([text for _column, text in filled]):
        return True
    unit = [bool(in_heading(text, row=0)) for _column, text in filled]
    rule = [bool(RULE.fullmatch(text)) for _column, text in filled]
    again = [column is not None and _names_again(text, column, vocabulary) for column, text in filled]
    return (any(unit) or all(rule)) and all(map(any, zip(unit, rule, again, strict=True)))


def _names_again(text: str, column: Column, vocabulary: Vocabulary) -> bool:
    """Whether a text names the column above it, or what its keys are counted by (년)."""
    bracketed = headings.ENCLOSED.fullmatch(text.strip())
    word = bracketed[1] if bracketed else text
    plain = headings.plain_words(word)
    return plain in UNITS_OF_KEYS or (column.name is not None and vocabulary.field(word) == column.name)


def _numbers_columns(texts: list[str]) -> bool:
    """Whether a row numbers the columns from the first to the last: 1, 2, 3 ..., (1), ①, or A, B, C ... or (A) over figures."""
    plain = [headings.plain_words(text).strip("()") for text in texts]
    counted = len(texts) > 2 and plain == [str(number) for number in range(1, len(texts) + 1)]
    lettered = texts[0].strip().strip("()").casefold() in FIRST_LETTERS
    return counted or (lettered and all(LETTERED.fullmatch(text.strip()) for text in texts))


def _last(grid: Grid, header: Header, vocabulary: Vocabulary) -> int:
    """Where the lines of text below the table begin: the last rows in which one cell alone holds anything."""
    last = len(grid.rows)
    while last > header.body and len(header.columns) > 2 and _is_line(grid.rows[last - 1], vocabulary):
        last -= 1
    return last


def _is_line(row: list[str], vocabulary: Vocabulary) -> bool:
    texts = [text for text in row if text]
    return is_note(row) or (len(texts) == 1 and texts[0] == row[0] and vocabulary.dimension(texts[0]) is None)


def is_note(row: list[str]) -> bool:
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


def leave_out(reason: str, row: list[str], number: int, *, findings: Findings) -> None:
    """List a row as left out, with the reason."""
    text = " ".join(" ".join(row).split())
    findings.left_out.append(LeftOut(reason=reason, text=text[:LONGEST_SHOWN], row=number))


def _tell_note(row: list[str], number: int, *, reason: str = "", findings: Findings) -> None:
    text = " ".join(" ".join(row).split())
    leave_out(reason or ("unit" if units.in_line(text, row=number) else "note"), row, number, findings=findings)
    told = message("A line of text, not a row of figures: it is left out.")
    findings.problems.append(Problem(code="row-note", message=told, row=number, value=text[:LONGEST_SHOWN]))


def _tell_blank(numbers: list[int], *, findings: Findings) -> None:
    """One note for all blank rows inside the table, at the first of them."""
    gaps = [(before + 1, after - before - 1) for before, after in pairwise(numbers) if after > before + 1]
    if gaps:
        told = message("Blank rows inside the table are skipped: {count}.", count=sum(count for _, count in gaps))
        findings.problems.append(Problem(code="row-blank", message=told, row=gaps[0][0]))


def column_name(column: Column) -> str:
    """The heading of a column, or its letter where it has none."""
    return column.heading or letters(column.position)


# Rows and columns that hold sums of others: left out of the data, kept to check them.


@dataclass(frozen=True, kw_only=True, eq=False)
class Keys:
    """The columns with the key fields, from left to right, and those that divide the rows by what is no field or number them."""

    columns: list[Column]
    vocabulary: Vocabulary
    dividing: tuple[Column, ...] = ()
    numbering: tuple[Column, ...] = ()

    @property
    def filled(self) -> list[Column]:
        """Those whose cells may be merged: the keys, and what divides the rows besides."""
        return sorted([*self.columns, *self.dividing], key=lambda column: column.position)

    @property
    def repeated(self) -> list[Column]:
        """Those whose blank cells may repeat the one above: a year that rows may lack only where it heads its groups."""
        optional = {name for name in self.vocabulary.keys if name not in self.vocabulary.required}
        return [
            column
            for place, column in enumerate(self.filled)
            if not place or self.vocabulary.field(column.heading) not in optional
        ]

    def left_of(self, column: Column) -> "Keys":
        """Those left of a column."""
        return replace(
            self,
            columns=[key for key in self.columns if key.position < column.position],
            dividing=tuple(one for one in self.dividing if one.position < column.position),
        )

    def sum_in(self, row: list[str]) -> Column | None:
        """The column in which a row says 합계, 전국 or the like."""
        columns = (*self.columns, *self.numbering)
        return next((key for key in columns if self.vocabulary.is_sum_of_key(row[key.position])), None)

    def derived_in(self, row: list[str]) -> Column | None:
        """The column in which a row says 평균, 증가율 or the like; free words may say so of something else."""
        listed = {*self.vocabulary.values.values(), "year"}
        keys = (*(key for key in self.columns if key.name in listed), *self.numbering)
        return next((key for key in keys if self.vocabulary.is_derived(row[key.position])), None)

    def words(self, body: Body, column: Column) -> set[str]:
        """The different texts in a column: a set of them is looked through faster than a long table."""
        return {row[column.position] for row in body.rows}


@dataclass(frozen=True, kw_only=True, eq=False)
class Parts:
    """The rows of data and the rows of sums."""

    data: Body
    sums: Body


def apart(body: Body, *, keys: Keys, findings: Findings) -> Parts:
    """The rows of sums apart from the others, without those that are worked out of others; each is told."""
    words = set[str]().union(*(keys.words(body, column) for column in (*keys.columns, *keys.numbering)))
    if not any(keys.vocabulary.is_sum_of_key(word) or keys.vocabulary.is_derived(word) for word in words):
        return Parts(data=body, sums=Body(rows=[], numbers=[]))
    data, sums = Body(rows=[], numbers=[]), Body(rows=[], numbers=[])
    for row, number in zip(body.rows, body.numbers, strict=True):
        if derived := keys.derived_in(row):
            _leave_derived(row, number, derived, findings=findings)
            continue
        column = keys.sum_in(row)
        part = data if column is None else sums
        part.rows.append(row)
        part.numbers.append(number)
        if column is not None:
            leave_out("sum", row, number, findings=findings)
            findings.problems.append(left_out(row[column.position], row=number, column=column.heading))
    return Parts(data=data, sums=sums)


def _leave_derived(row: list[str], number: int, column: Column, *, findings: Findings) -> None:
    word = row[column.position].strip()
    told = message("“{word}” is worked out of other rows: it is left out.", word=word)
    leave_out("row-derived", row, number, findings=findings)
    findings.problems.append(Problem(code="row-derived", message=told, row=number, column=column.heading, value=word))


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
    columns = {column.position: column for column in keys.filled}
    meant = sorted((merge for merge in merges if merge.column in columns), key=lambda merge: merge.first_row)
    blank = any("" in keys.words(body, column) for column in keys.filled)
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
    columns = [column for column in keys.repeated if rows and rows[0][column.position]]
    blank = (
        (place, column)
        for place, row in enumerate(rows)
        for column in columns
        if not row[column.position] and not keys.sum_in(row) and not keys.derived_in(row)
    )
    return next(blank, None)


def _fill_blank(rows: list[list[str]], numbers: list[int], keys: Keys, *, findings: Findings) -> None:
    """Within the same cells to the left: a total of all provinces, or the next year, repeats nothing from above."""
    for column in keys.repeated:
        before = keys.left_of(column)
        above, group = "", [""]
        for row, number in zip(rows, numbers, strict=True):
            text, place = row[column.position], [row[key.position] for key in before.filled]
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


def without_rows_beside(rows: Body, read: Sequence[Column], *, findings: Findings) -> Body:
    """The rows without those of which all cells stand beside the columns that are read."""
    at = [column.position for column in read]
    kept = [place for place, row in enumerate(rows.rows) if any(row[one] for one in at)]
    if not at or len(kept) == len(rows.rows):
        return rows
    for place in {*range(len(rows.rows))} - {*kept}:
        leave_out("cells-beside", rows.rows[place], rows.numbers[place], findings=findings)
    return Body(rows=[rows.rows[place] for place in kept], numbers=[rows.numbers[place] for place in kept])


# Columns of zones above the provinces of the next one: 수도권 before 서울, 인천 and 경기, 소계 in the row of the zone itself.


def without_levels_above(
    columns: list[Column], rows: Body, vocabulary: Vocabulary, *, findings: Findings
) -> tuple[list[Column], Body]:
    """The columns without those of a key that hold sums of the values in the next one, whose 소계 are given their names."""
    down = [column for column in columns if column.name in vocabulary.keys and not column.across]
    for upper, lower in pairwise(down):
        if upper.name == lower.name and _is_level_above(rows, upper, lower, vocabulary):
            rows = _named_sums(rows, upper, lower, vocabulary)
            columns = [column for column in columns if column is not upper]
            text, place = column_name(upper)[:LONGEST_SHOWN], letters(upper.position)
            findings.left_out.append(LeftOut(reason="column-level", text=text, column=place))
    return columns, rows


def _is_level_above(rows: Body, upper: Column, lower: Column, vocabulary: Vocabulary) -> bool:
    """Whether a column holds sums, and values only where the next one adds nothing, which holds values for the most part."""
    pairs = {(row[upper.position].strip(), row[lower.position].strip()) for row in rows.rows}
    known = {below for _above, below in pairs if vocabulary.dimension(below) == lower.name}
    unknown = {below for _above, below in pairs if below and vocabulary.dimension(below) is None}
    apart = any(
        vocabulary.dimension(above) == upper.name and below not in ("", above) and not vocabulary.is_sum(below)
        for above, below in pairs
    )
    return len(known) > len(unknown) and not apart and any(vocabulary.is_sum(above) for above, _below in pairs)


def _named_sums(rows: Body, upper: Column, lower: Column, vocabulary: Vocabulary) -> Body:
    """The rows with the name of their zone where they say 소계 or nothing; below a province of its own a blank cell stays one."""
    named, last = list[list[str]](), ""
    for line in rows.rows:
        row, above, below = [*line], line[upper.position].strip(), line[lower.position].strip()
        last = above or last
        sums = headings.plain_words(below) in headings.TOTALS
        if above and (sums or not below):
            row[upper.position] = ""
            row[lower.position] = above if vocabulary.dimension(above) is not None else f"{above} 소계"
        elif sums:
            row[lower.position] = "" if vocabulary.dimension(last) == upper.name else f"{last} 소계"
        named.append(row)
    return replace(rows, rows=named)


# Last rows that add up those above them, or say how large these are, without a word that says so.


FIGURE: Final = re.compile(r"\d+(?:\.\d+)?", re.ASCII)


def figure(text: str) -> Decimal | None:
    """The number of a cell that holds nothing else but 명; None for any other."""
    plain = text.replace(",", "").strip().removesuffix("명").strip()
    return Decimal(plain) if FIGURE.fullmatch(plain) else None


def _keys_and_figures(columns: list[Column], vocabulary: Vocabulary) -> tuple[list[Column], list[int]]:
    """The columns of keys, and where the figures stand."""
    keys = [column for column in columns if column.name in vocabulary.keys]
    return keys, [column.position for column in columns if column.across or column.name in vocabulary.measures]


def without_sum(rows: Body, columns: list[Column], vocabulary: Vocabulary, *, findings: Findings) -> Body:
    """The rows without a last one that has figures but no keys, where they are the sums of the rows above it."""
    keys, figures = _keys_and_figures(columns, vocabulary)
    if len(rows.rows) < 3 or not keys or not figures or any(rows.rows[-1][key.position] for key in keys):
        return rows
    numbering = [column.position for column in columns if ROW_NUMBERS.fullmatch(headings.plain_words(column.last))]
    if any(vocabulary.is_sum(rows.rows[-1][at]) for at in numbering):
        return rows
    if not _adds_up(rows.rows[:-1], rows.rows[-1], figures):
        return rows
    told = message(
        "The row looks like the sum of rows {first} to {last}. Write 합계 (total) in its first column, or delete it.",
        first=str(rows.numbers[0]),
        last=str(rows.numbers[-2]),
    )
    findings.problems.append(
        Problem(code="cell-blank", message=told, row=rows.numbers[-1], column=column_name(keys[0]), suggestion="합계")
    )
    return Body(rows=rows.rows[:-1], numbers=rows.numbers[:-1])


COUNTED: Final = ("건수", "총건수", "갯수", "행수", "자료수", "레코드수", "counta", "rows")
OF_EXCEL: Final = ("", "요약", "total", *COUNTED)
"""What Excel writes before a row of totals, whatever these are; 합계 before anything but a sum or an average is a mistake."""


def without_summaries(rows: Body, columns: list[Column], vocabulary: Vocabulary, *, findings: Findings) -> Body:
    """The rows without last ones that have no keys, or say 합계 or 건수, and hold the average of those above them, the largest or
    smallest of their figures or how many there are, as rows of totals in Excel may.
    """
    keys, figures = _keys_and_figures(columns, vocabulary)
    if not keys or not figures:
        return rows
    places = [key.position for key in keys]
    tail = takewhile(lambda row: _names_nothing([row[at] for at in places], vocabulary), reversed(rows.rows))
    end = len(rows.rows) - sum(1 for _row in tail)
    if end == len(rows.rows):
        return rows
    above = [row for row in rows.rows[:end] if not any(vocabulary.is_sum(row[at]) for at in places)]
    kept = list(range(end))
    for at in range(end, len(rows.rows)):
        texts = [rows.rows[at][place] for place in places]
        what = "" if any(map(vocabulary.is_derived, texts)) else _summary(rows.rows[at], above, figures)
        if what == "average" or (what and all(headings.plain_words(text) in OF_EXCEL for text in texts)):
            _tell_summary(rows, at, what, last=rows.numbers[end - 1], findings=findings)
        else:
            kept.append(at)
    return Body(rows=[rows.rows[at] for at in kept], numbers=[rows.numbers[at] for at in kept])


def _names_nothing(texts: list[str], vocabulary: Vocabulary) -> bool:
    """Whether the keys of a row are blank, or words for a sum, a number of rows or the like."""
    known = (vocabulary.is_sum, vocabulary.is_derived, lambda text: headings.plain_words(text) in COUNTED)
    return all(not text or any(says(text) for says in known) for text in texts)


SUMMARIES: Final = {
    "average": message("average"),
    "largest": message("largest figure"),
    "smallest": message("smallest figure"),
    "count": message("count"),
}


def _summary(row: list[str], above: list[list[str]], figures: list[int]) -> str:
    """What all figures of a row are of those above them, by its name in `SUMMARIES`; "" for their sums, or for none."""
    filled = [at for at in figures if row[at]]
    if len(above) < 2 or not filled or _adds_up(above, row, filled):
        return ""
    fitting = [_fitting_summaries(row[at], [line[at] for line in above]) for at in filled]
    return next((name for name in SUMMARIES if all(name in names for names in fitting)), "")


def _fitting_summaries(text: str, above: list[str]) -> set[str]:
    """What a number may be of others, as far as it is written out."""
    own, known = figure(text), [figure(one) for one in above if one]
    numbers = [one for one in known if one is not None]
    if own is None or len(numbers) < max(2, len(known)):
        return set()
    mean = sum(numbers, Decimal(0)) / len(numbers)
    half = Decimal(1).scaleb(-len(text.strip(" 명").partition(".")[2])) / 2
    found = {"largest": max(numbers), "smallest": min(numbers), "count": Decimal(len(numbers))}
    average = own > 0 and abs(own - mean) <= half + LEAST
    return {name for name, value in found.items() if value == own} | ({"average"} if average else set())


LEAST: Final = Decimal("1e-6")  # what binary arithmetic leaves


def _tell_summary(rows: Body, at: int, what: str, *, last: int, findings: Findings) -> None:
    row, number = rows.rows[at], rows.numbers[at]
    told = message(
        "The row holds the {what} of rows {first} to {last}: it is left out.",
        what=SUMMARIES[what],
        first=str(rows.numbers[0]),
        last=str(last),
    )
    leave_out("row-derived", row, number, findings=findings)
    findings.problems.append(Problem(code="row-derived", message=told, row=number, value=" ".join(row).strip()))


def without_sums_of_groups(rows: Body, columns: list[Column], vocabulary: Vocabulary, *, findings: Findings) -> Body:
    """The rows without those that lack one key and add up those above or below them with the others alike; each is told."""
    keys, figures = _keys_and_figures(columns, vocabulary)
    sums = dict[int, tuple[range, Column]]()
    for at, row in enumerate(rows.rows if figures else ()):
        blank = [key for key in keys if not row[key.position]]
        if len(blank) == 1 and len(keys) > 1:
            others = [key.position for key in keys if key is not blank[0]]
            first = _first_of_group(rows.rows, at, others, blank[0].position)
            last = _last_of_group(rows.rows, at, others, blank[0].position)
            for group in (range(first, at), range(at + 1, last + 1)):
                if len(group) > 1 and _adds_up(rows.rows[group.start : group.stop], row, figures):
                    sums[at] = (group, blank[0])
    for at, (group, key) in sums.items():
        findings.problems.append(_tell_sum(rows, at, group, key))
    kept = [at for at in range(len(rows.rows)) if at not in sums] if sums else []
    return Body(rows=[rows.rows[at] for at in kept], numbers=[rows.numbers[at] for at in kept]) if sums else rows


def _first_of_group(rows: list[list[str]], at: int, others: list[int], own: int) -> int:
    """Where the rows begin that lead up to a row without a gap, with the same other keys and one of their own."""
    first = at
    while first and rows[first - 1][own] and all(rows[first - 1][other] == rows[at][other] for other in others):
        first -= 1
    return first


def _last_of_group(rows: list[list[str]], at: int, others: list[int], own: int) -> int:
    """Where such rows end that follow on it."""
    last = at
    while last + 1 < len(rows) and rows[last + 1][own] and all(rows[last + 1][one] == rows[at][one] for one in others):
        last += 1
    return last


def _adds_up(group: list[list[str]], row: list[str], figures: list[int]) -> bool:
    last = [_sum([row[at]]) for at in figures]
    return None not in last and last == [_sum([above[at] for above in group]) for at in figures]


def _tell_sum(rows: Body, at: int, group: range, key: Column) -> Problem:
    told = message(
        "The row looks like the sum of rows {first} to {last}. Write 합계 (total) in its cell that is blank, or delete it.",
        first=str(rows.numbers[group.start]),
        last=str(rows.numbers[group.stop - 1]),
    )
    return Problem(code="cell-blank", message=told, row=rows.numbers[at], column=column_name(key), suggestion="합계")


def _sum(texts: list[str]) -> Decimal | None:
    found = [figure(text) for text in texts]
    return None if None in found else sum((one for one in found if one is not None), Decimal(0))
