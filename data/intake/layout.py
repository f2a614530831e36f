"""From a sheet to a long table: its headings, its rows and columns, and what the words around it say of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from data.intake import codes, headings, units
from data.intake.body import (
    NUMBER,
    ROW_NUMBERS,
    Body,
    Keys,
    Parts,
    apart,
    body,
    column_name,
    filled,
    first_of_body,
    is_note,
    leave_out,
    without_levels_above,
    without_rows_beside,
    without_sum,
    without_summaries,
    without_sums_of_groups,
)
from data.intake.cells import Conditional
from data.intake.codes import Label
from data.intake.columns import (
    REMARKS,
    SHARES,
    THREE_DIGITS,
    Group,
    Roles,
    first_table,
    groups,
    roles,
    tell_split,
)
from data.intake.grid import (
    Grid,
    broken_letters,
    hidden_columns,
    letters,
    lost_heading,
    misread,
    tell_conditional,
    tell_traces,
    touches,
    without_results,
)
from data.intake.headings import ABOVE, Column, Header, Title, Vocabulary, header, stated
from data.intake.parts import PERIOD, Figured, column_aside, of_all, parted, tell_apart, total_of
from data.intake.problem import (
    LONGEST_SHOWN,
    SEARCHED_ROWS,
    Findings,
    Fix,
    LeftOut,
    Problem,
    RefusedError,
    too_many_rows,
)
from data.intake.upload import Reading, Said, Upload
from data.intake.values import FINALITY, PROVISIONAL
from i18n import Message, message

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


def table(grid: Grid, *, upload: Upload, vocabulary: Vocabulary, most_rows: int, findings: Findings) -> Reading:
    """The reading of a grid.

    Raises:
        RefusedError: no headings were found, or no rows below them, or too many.
    """
    grid, findings.left_out[:0] = without_results(grid)
    found = _headed(grid, vocabulary, findings=findings)
    row = grid.numbers[found.body - 1]
    columns, counted = _columns(grid, found, upload, vocabulary, findings=findings)
    columns, rows = _rows(grid, found, columns, vocabulary, findings=findings)
    part = roles(columns, rows, row=row, vocabulary=vocabulary, findings=findings, hidden=grid.hidden_columns)
    tell_split(rows, part, delimited=grid.delimited, vocabulary=vocabulary, findings=findings)
    keys = _keys(part, vocabulary)
    held = without_rows_beside(rows, [*part.fields.values(), *part.across], findings=findings)
    whole = filled(held, grid.merges, keys=keys, answers=upload.answers, findings=findings)
    figures = _figured(grid, found, part, vocabulary)
    read = of_all(whole, part.divides, keys=keys, figures=figures, row=row, findings=findings)
    grid, rows = _without(grid, rows, {*whole.numbers} - {*read.numbers})
    parts = apart(read, keys=keys, findings=findings)
    across = groups(part, parts.data, row=row, vocabulary=vocabulary, findings=findings)
    _tell_columns(part, grid, row=row, rows=parts.data.numbers, findings=findings)
    _require_rows(parts, across, vocabulary, most=most_rows, row=row)
    years = _years(parts.data, part, across)
    constants = _constants(
        grid, found, upload, vocabulary, part=part, across=across, years=years, counted=counted, findings=findings
    )
    stated = _units(grid, found, part, columns, vocabulary=vocabulary, name=_stem(upload))
    factor = _scale(stated, part, constants, upload=upload, vocabulary=vocabulary, findings=findings)
    divided = tell_apart(parts.data, keys.columns, [*part.unknown, *keys.dividing])
    reading = assembled(parts, part, across, constants=constants, scale=factor)
    said = _said(grid, found, part, rows, upload)
    provisional = "" if vocabulary.knows(FINALITY) else _provisional(grid, found, part, vocabulary)
    unsure = _unsure(stated, upload, findings)
    return replace(reading, said=said, unsure=unsure, divided=divided, provisional=provisional)


def _headed(grid: Grid, vocabulary: Vocabulary, *, findings: Findings) -> Header:
    """The headings with all their columns, but for those that are parts of others."""
    found = _with_strays(grid, _header(grid, vocabulary, findings=findings))
    row = grid.numbers[found.body - 1]
    below = Body(rows=grid.rows[found.body :], numbers=grid.numbers[found.body :])
    rounded = _is_rounded(grid, found)
    whole = parted(found.columns, below, rounded=rounded, row=row, vocabulary=vocabulary, findings=findings)
    found = replace(found, columns=whole)
    return replace(found, figures=first_of_body(grid, found, vocabulary))


def _is_rounded(grid: Grid, found: Header) -> bool:
    """Whether a line around the table or one of its headings says that its figures count thousands or the like."""
    lines = (",".join(filter(None, row)) for row in (*grid.rows[: found.body], *(row for row, _number in _notes(grid))))
    said = [unit for line in lines for unit in units.in_line(line, row=None)]
    said += [unit for column in found.columns for unit in units.in_heading(column.last, row=0) if column.last]
    return any((unit.scale or 1) > 1 for unit in said)


def _figured(grid: Grid, found: Header, part: Roles, vocabulary: Vocabulary) -> Figured:
    figures = [one for one in part.fields.values() if one.name in vocabulary.measures]
    return Figured(columns=[*figures, *part.across], rounded=bool(part.divides) and _is_rounded(grid, found))


def _without(grid: Grid, rows: Body, numbers: set[int]) -> tuple[Grid, Body]:
    """The grid and the rows of its table without some of them, which say nothing of the others."""
    if not numbers:
        return grid, rows
    kept = [at for at, number in enumerate(grid.numbers) if number not in numbers]
    held = [at for at, number in enumerate(rows.numbers) if number not in numbers]
    return (
        replace(grid, rows=[grid.rows[at] for at in kept], numbers=[grid.numbers[at] for at in kept]),
        Body(rows=[rows.rows[at] for at in held], numbers=[rows.numbers[at] for at in held]),
    )


def _rows(
    grid: Grid, found: Header, columns: list[Column], vocabulary: Vocabulary, *, findings: Findings
) -> tuple[list[Column], Body]:
    """The columns without those of zones above others, and the rows of the table without those that look like sums."""
    rows = body(grid, found, vocabulary=vocabulary, findings=findings)
    columns, rows = without_levels_above(columns, rows, vocabulary, findings=findings)
    rows = without_sum(rows, columns, vocabulary, findings=findings)
    rows = without_summaries(rows, columns, vocabulary, findings=findings)
    return columns, without_sums_of_groups(rows, columns, vocabulary, findings=findings)


def _unsure(said: list[units.Unit], upload: Upload, findings: Findings) -> bool:
    """Whether what the figures must be multiplied by is asked still, or is told to be several things."""
    mixed = any(problem.code == "table-mixed-units" for problem in findings.problems)
    asked = any(one.name == "scale" and not one.answered(upload.answers) for one in findings.questions)
    return asked or (mixed and any((unit.scale or 1) > 1 for unit in said))


def _scale(
    said: list[units.Unit],
    part: Roles,
    constants: Mapping[str, str],
    *,
    upload: Upload,
    vocabulary: Vocabulary,
    findings: Findings,
) -> int:
    """What the figures must be multiplied by, as far as it is answered; what they count is asked where no unit says it."""
    shares = any(SHARES.fullmatch(headings.plain_words(column.heading)) for column in part.beside)
    factor = units.scale(said, shares=shares, vocabulary=vocabulary, answers=upload.answers, findings=findings)
    counting = "enrolments" if units.FIELD in part.fields else constants.get(units.FIELD, "")
    units.ask_of_cases(said, counting=counting, vocabulary=vocabulary, findings=findings)
    return factor


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
    findings.left_out.extend(column_aside(column, "column-other-counting") for column in otherwise)
    return first_table(columns, vocabulary, row=row, findings=findings), counted


SUM_OR_FIGURES: Final = re.compile(r"(총|전체).+|.+(계|합계|총계)")


def _sum_or_figures(columns: list[Column], vocabulary: Vocabulary) -> list[Column]:
    """훈련인원 계 beside columns of its parts is their sum; where it stands alone it is likely the figures, which is asked."""
    parts = [column for column in columns if column.dimensions]
    alone = not parts and sum(column.name == vocabulary.people or column.across for column in columns) == 1
    return [
        replace(column, name=vocabulary.people, sums=(), resembling=True)
        if alone and column.sums and vocabulary.people and column.name in (None, vocabulary.people)
        else replace(column, sums=(total_of(column),), resembling=False)
        if parts and column.resembling and SUM_OR_FIGURES.fullmatch(headings.plain_words(headings.bare(column.last)))
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
    have = {*part.fields, *across[0].dimensions, *across[0].measures, *_told_of(part, vocabulary)}
    titles = _titles(grid, found, upload)
    constants = stated(have, titles, answers=upload.answers, vocabulary=vocabulary, findings=findings)
    if vocabulary.knows("basis") and "basis" not in have and (place := _basis(found)):
        findings.fixes.append(_of_basis(found, place, row=grid.numbers[found.body - 1]))
        constants["basis"] = place
    way, final = _said_of_items(grid, found, part, vocabulary)
    for name, said in ((units.FIELD, counted or way), (FINALITY, _finality(part) or final)):
        if vocabulary.knows(name) and name not in have:
            said_of = years or {constants.get("year", "")}
            value = said or units.said_of_all(_around(grid, found), name, years=said_of, findings=findings)
            constants |= {name: value} if value else {}
    return constants


def _told_of(part: Roles, vocabulary: Vocabulary) -> set[str]:
    """The fields that are not missing as well where a heading that is none tells of them."""
    last = [heading.rpartition(ABOVE)[2] for heading in part.unread]
    told = {*part.likely, *(vocabulary.excess(heading)[0] for heading in last)}
    for key in filter(None, (vocabulary.part_of_value(heading)[0] for heading in last)):
        told |= {key, *vocabulary.measures}  # 실업자(여성) is told
    more = [vocabulary.fields.get(vocabulary.says_more(heading)) for heading in part.unread]
    told |= {name for name in more if name in vocabulary.measures}  # 여성훈련인원 is told; nothing else is missing
    above = [one for column in part.unknown if column.partly for one in column.heading.split(ABOVE)]
    told |= {*filter(None, map(vocabulary.dimension, above))}  # 남 below 재직자 is told
    if any(column.period for column in part.unknown):  # to be added up to the year and the figures that are missing
        told |= {"year", *vocabulary.measures}
    return told


def _years(data: Body, part: Roles, across: list[Group]) -> set[str]:
    """The years that rows and columns name, in four digits."""
    column = part.fields.get("year")
    down = {row[column.position] for row in data.rows} if column else set[str]()
    texts = [*down, *(group.dimensions.get("year", "") for group in across if not group.summed)]
    return {year for text in texts for year in headings.YEARS.findall(text)}


def _around(grid: Grid, found: Header) -> list[tuple[str, int]]:
    """The lines of text above the table and below it and the comments on its headings, and their rows."""
    above = zip(grid.rows[: found.first], grid.numbers, strict=False)
    headed = {grid.numbers[at] for at in range(found.first, found.body)}
    remarks = [(" ".join(text.split()), number) for number, _at, text in grid.remarks if number in headed]
    lines = [(_line(line), number) for line, number in (*above, *_notes(grid))]
    return list(dict.fromkeys((*lines, *remarks)))


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


def _quoted(row: int, column: int, text: str, count: int) -> Fix:
    told = message("Read as what a spreadsheet shows, without the sign = and the quotation marks.")
    return Fix(message=told, before=text, after=text[2:-1], row=row, column=letters(column), count=count)


def _finality(part: Roles) -> str:
    """How final all figures are by the headings above them; "" where these say nothing, or different things."""
    said = {column.finality for column in (*part.fields.values(), *part.across) if column.finality}
    return said.pop() if len(said) == 1 else ""


def _provisional(grid: Grid, found: Header, part: Roles, vocabulary: Vocabulary) -> str:
    """The first heading of a column that is read, or name of what is counted, which says that figures are provisional."""
    read = [column.last for column in (*part.fields.values(), *part.across)]
    texts = (*read, *_items(grid, found, part, vocabulary))
    return next((text for text in texts if headings.finality_of(text) == PROVISIONAL), "")


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


def _tell_columns(part: Roles, grid: Grid, *, row: int, rows: list[int], findings: Findings) -> None:
    """What the headings and the sheet say of the columns that are read, and of their rows."""
    looks = _conditional(grid, part, rows)
    findings.problems.extend(tell_conditional(look) for look in looks if look.struck or look.unseen)
    read = [*part.fields.values(), *part.across]
    hidden = {column.position: column.heading for column in read if _is_hidden(column.position, grid)}
    if hidden:
        findings.problems.append(hidden_columns(hidden, row=row))
    for number, at, text in grid.remarks:
        findings.left_out.append(
            LeftOut(reason="comment", text=" ".join(text.split())[:LONGEST_SHOWN], row=number, column=letters(at))
        )
    findings.left_out.extend(LeftOut(reason=place, text=text[:LONGEST_SHOWN]) for place, text in grid.outside)
    for text in _above(part):
        findings.left_out.append(LeftOut(reason="heading-above", text=text[:LONGEST_SHOWN], row=row))


def _conditional(grid: Grid, part: Roles, rows: list[int]) -> list[Conditional]:
    """The conditional looks of cells that are read."""
    columns = [column.position for column in (*part.fields.values(), *part.across)]
    return [look for look in grid.conditional if touches(look.place, columns=columns, rows=rows)]


def _is_hidden(position: int, grid: Grid) -> bool:
    return any(position in columns for columns in grid.hidden_columns)


def _above(part: Roles) -> list[str]:
    """The upper headings that say nothing of their columns, each once."""
    return list(dict.fromkeys(text for column in (*part.fields.values(), *part.across) for text in column.above))


SEEN: Final = ("printed", "text-box", "prompt")
"""What readers of a sheet see beside its cells; a list to choose from says nothing of the figures, a property is as a note."""


def _said(grid: Grid, found: Header, part: Roles, rows: Body, upload: Upload) -> tuple[Said, ...]:
    """What stands around the figures in words: above and below them, in upper headings, in remarks, as a name."""
    row = grid.numbers[found.body - 1]
    lines = zip(grid.rows[: found.first], grid.numbers, strict=False)
    above = [Said(kind="title", text=_line(line), row=number) for line, number in lines]
    upper = [Said(kind="heading", text=text, row=row) for text in _above(part)]
    # What a column is was told by its cells: its heading may say still what of it (연도(상반기), 구분(여성)).
    upper += [Said(kind="heading", text=column.heading, row=row) for column in found.columns if column.guessed]
    table = {*rows.numbers}
    below = zip(grid.rows[found.body :], grid.numbers[found.body :], strict=True)
    notes = [
        Said(kind="note", text=_line(line), row=number)
        for line, number in below
        if number not in table and (is_note(line) or sum(map(bool, line)) == 1)
    ]
    remarks = list(_remarks(part, rows))
    remarks += [Said(kind="remark", text=" ".join(text.split()), row=number) for number, _at, text in grid.remarks]
    above += [Said(kind="title", text=text, place=place) for place, text in grid.outside if place in SEEN]
    notes += [Said(kind="note", text=text) for _sheet, text in grid.described if text]
    notes += [Said(kind="note", text=text, place="property") for text in grid.properties]
    names = [Said(kind="sheet", text=text) for text in (grid.sheet, *_names_beside(grid)) if text]
    names += [Said(kind="name", text=text) for text in (_stem(upload),) if text]
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


def _remarks(part: Roles, rows: Body) -> Iterator[Said]:
    """What stands in columns of remarks, and in those without a heading."""
    for column in part.beside:
        of_period = bool(PERIOD.fullmatch(headings.plain_words(column.last)))
        if not column.heading or _is_of_remarks(column) or of_period:
            for line, number in zip(rows.rows, rows.numbers, strict=True):
                if text := line[column.position]:
                    yield Said(kind="period" if of_period else "remark", text=text, row=number)


def _is_of_remarks(column: Column) -> bool:
    return bool(REMARKS.fullmatch(headings.plain_words(column.last)))


def _line(row: list[str]) -> str:
    return " ".join(" ".join(row).split())


def _keys(part: Roles, vocabulary: Vocabulary) -> Keys:
    """The columns with the key fields, those that divide the rows besides, and those that number them."""
    found = [column for name, column in part.fields.items() if name in vocabulary.keys]
    return Keys(
        columns=sorted(found, key=lambda column: column.position),
        vocabulary=vocabulary,
        dividing=tuple(one.column for one in part.divides),
        numbering=tuple(one for one in part.beside if ROW_NUMBERS.fullmatch(headings.plain_words(one.last))),
    )


def _header(grid: Grid, vocabulary: Vocabulary, *, findings: Findings) -> Header:
    found = header(grid, vocabulary=vocabulary)
    if broken := _lost(grid, found, vocabulary):
        raise RefusedError(broken.code, broken.message, row=broken.row, value=broken.value)
    if found is None:
        raise _no_header(grid, vocabulary)
    if found.first:
        above = " ".join(text for row in grid.rows[: found.first] for text in row if text)
        told = message(
            "The headings stand in row {row}; the lines above them are no part of the table.",
            row=grid.numbers[found.first],
        )
        _tell_titles(grid, found, findings=findings)
        findings.problems.extend(_tables_above(grid, found, vocabulary))
        findings.fixes.append(Fix(message=told, before=above[:LONGEST_SHOWN], after="", row=grid.numbers[0]))
    return found


def _lost(grid: Grid, found: Header | None, vocabulary: Vocabulary) -> Problem | None:
    """What to tell of headings of which letters were lost: no heading is missing then, and none unknown."""
    known = {*vocabulary.fields, *vocabulary.values}
    if found is not None:
        unknown = (column.heading for column in found.columns if not column.known or column.guessed)
        return lost_heading(unknown, known=known, row=grid.numbers[found.body - 1])
    near = [(row, number) for row, number in zip(grid.rows, grid.numbers, strict=True) if number <= SEARCHED_ROWS]
    lost = (lost_heading(row, known=known, row=number) for row, number in near)
    return next(iter(broken_letters(grid)), None) or misread(grid) or next(filter(None, lost), None)


def _tell_titles(grid: Grid, found: Header, *, findings: Findings) -> None:
    for row, number in zip(grid.rows[: found.first], grid.numbers, strict=False):
        line = " ".join(text for text in row if text)
        leave_out("unit" if units.in_line(line, row=number) else "title", row, number, findings=findings)


def _tables_above(grid: Grid, found: Header, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A table that stands above the headings: a row of figures beside a province, a category or a sum, under headings of its own
    or above another such row. A title may end with one sum.
    """
    above = list(zip(grid.rows[: found.first], grid.numbers, strict=False))
    figures = [_is_of_figures(row, vocabulary) for row, _number in above]
    headed = [sum(_is_word_of(text, vocabulary) for text in row if text) > 1 for row, _number in above]
    for at, (_row, number) in enumerate(above):
        before = any(headed[:at]) or any(figures[:at])
        if figures[at] and before:
            told = message(
                "Another table stands above the headings, with figures in row {row}. Keep the table that is to be uploaded, and "
                "put the other one into a file or a sheet of its own.",
                row=str(number),
            )
            yield Problem(code="table-second", message=told, row=number)
            return


def _is_of_figures(row: list[str], vocabulary: Vocabulary) -> bool:
    figures = any(headings.PLAIN_NUMBER.fullmatch(text) and not headings.is_year(text) for text in row)
    return figures and any(vocabulary.dimension(text) not in (None, "year") for text in row if text)


def _is_word_of(text: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.field(text) is not None or vocabulary.dimension(text) is not None


MOST_SEEN: Final = 8


def _no_header(grid: Grid, vocabulary: Vocabulary) -> RefusedError:
    """What was seen where headings are looked for, what is wanted, and which of what was seen is likely which."""
    titles = vocabulary.titles(*vocabulary.required)
    near = [(row, number) for row, number in zip(grid.rows, grid.numbers, strict=True) if number <= SEARCHED_ROWS]
    row, number = max(near, key=lambda line: _like_headings(line[0]), default=([], 0))
    seen = [text.strip() for text in row if text.strip()][:MOST_SEEN]
    if _is_joined(grid):
        return RefusedError("header-missing", JOINED, row=grid.numbers[0])
    if not seen:
        told = message(
            "None of the first {rows} rows holds headings of this dataset: {titles}.", rows=SEARCHED_ROWS, titles=titles
        )
        return RefusedError("header-missing", told)
    there = {"rows": SEARCHED_ROWS, "titles": titles, "row": str(number), "seen": ", ".join(seen)}
    return RefusedError("header-missing", _seen_instead(there, _likely(seen, vocabulary)))


def _likely(seen: list[str], vocabulary: Vocabulary) -> str:
    """Which of the texts that were seen is likely which heading; "" where none is."""
    pairs = ((text, vocabulary.field(text) or vocabulary.fields.get(vocabulary.nearest(text) or "")) for text in seen)
    return ", ".join(f"{text} → {vocabulary.titles(name)}" for text, name in pairs if name)


def _seen_instead(there: dict[str, Any], likely: str) -> Message:
    if likely:
        return message(
            "None of the first {rows} rows holds headings of this dataset: {titles}. Row {row} holds: {seen}. Likely: {likely}. "
            "Write the headings of the template above the columns.",
            likely=likely,
            **there,
        )
    return message(
        "None of the first {rows} rows holds headings of this dataset: {titles}. Row {row} holds: {seen}. "
        "Write the headings of the template above the columns.",
        **there,
    )


JOINED: Final = message(
    "Each row of the table stands in one cell. Part the columns: in Excel, Data > Text to Columns; in a CSV file, a comma "
    "between the cells, and no quotation marks around whole lines."
)
BETWEEN_CELLS: Final = re.compile(r"[,;|^~\t]+| {2,}")
FEWEST_CELLS: Final = 3


def _is_joined(grid: Grid) -> bool:
    """Whether the first rows hold one cell each, with as many parts in each of them as in the others."""
    first = [[text for text in row if text.strip()] for row in grid.rows[:FEWEST_CELLS]]
    parts = {len(BETWEEN_CELLS.split(cells[0].strip())) if len(cells) == 1 else 0 for cells in first}
    return len(first) > 1 and len(parts) == 1 and parts.pop() >= FEWEST_CELLS


def _like_headings(row: list[str]) -> int:
    return sum(bool(text.strip()) and not NUMBER.fullmatch(text) for text in row)


def _only_sums(sums: Body, vocabulary: Vocabulary) -> RefusedError:
    told = message(
        "All rows of the table are sums (such as 합계, 전국). Upload those that they add up: one for each of {titles}.",
        titles=vocabulary.titles(*vocabulary.keys),
    )
    return RefusedError("file-empty", told, row=sums.numbers[0])


def _require_rows(parts: Parts, across: list[Group], vocabulary: Vocabulary, *, most: int, row: int) -> None:
    rows = len(parts.data.rows)
    if parts.sums.rows and not rows:
        raise _only_sums(parts.sums, vocabulary)
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


def _units(
    grid: Grid, found: Header, part: Roles, columns: list[Column], *, vocabulary: Vocabulary, name: str
) -> list[units.Unit]:
    """The units around the table, in the headings of the columns that are read, below these, in a column, and in names."""
    number = grid.numbers[found.body - 1]
    outside = [
        unit
        for row, line in (*zip(grid.rows[: found.first], grid.numbers, strict=False), *_notes(grid))
        for unit in units.in_line(",".join(text for text in row if text), row=line)
    ]
    below = list(_below_headings(grid, found, vocabulary))
    within = [
        unit
        for column in (*part.fields.values(), *part.across)
        for text in column.heading.split(ABOVE)
        for unit in units.in_heading(text, row=number, field=column.name or vocabulary.people)
    ]
    outside += [unit for row, _at, text in grid.remarks for unit in units.in_line(text, row=row)]
    outside += [unit for place, text in grid.outside for unit in units.in_line(text, row=None, place=place)]
    outside += [unit for _sheet, text in grid.described for unit in units.in_line(text, row=None)]
    outside += [unit for text in (grid.sheet, *_names_beside(grid), name) for unit in units.in_name(text)]
    outside += [unit for text in grid.properties for unit in units.in_name(text, place="property")]
    outside += [units.Unit(text=text, row=number) for text in _unit_column(grid, found, columns)]
    outside += _units_of_items(grid, found, part, vocabulary)
    below_headings = grid.numbers[found.body :]
    outside += [units.Unit(text=look.said, row=None) for look in _conditional(grid, part, below_headings) if look.said]
    cases = _cases(grid, found, part, vocabulary)
    return [*outside, *within, *below, *cases, *_units_beside(grid, found, part)]


def _below_headings(grid: Grid, found: Header, vocabulary: Vocabulary) -> Iterator[units.Unit]:
    """The units of the rows that stand between the headings and the figures."""
    rows = slice(found.body, found.figures)
    names = {column.position: column.name or vocabulary.people for column in found.columns}
    for row, number in zip(grid.rows[rows], grid.numbers[rows], strict=True):
        for at, text in enumerate(row):
            yield from units.in_heading(text, row=number, field=names.get(at)) if text else ()


def _cases(grid: Grid, found: Header, part: Roles, vocabulary: Vocabulary) -> list[units.Unit]:
    """The unit of the first figure of people that is written with 건, by hand or by its number format."""
    columns = [
        column.position for column in (*part.fields.values(), *part.across) if _counts_people(column, vocabulary)
    ]
    cells = ((row[at], number) for row, number in _body_rows(grid, found) for at in columns if at < len(row))
    first = next((number for text, number in cells if "건" in text and units.CASES.search(text)), None)
    return [units.Unit(text="건", row=first, field=vocabulary.people)] if first else []


def _counts_people(column: Column, vocabulary: Vocabulary) -> bool:
    return vocabulary.people is not None and (column.name or vocabulary.people) == vocabulary.people


def _items(grid: Grid, found: Header, part: Roles, vocabulary: Vocabulary) -> dict[str, int]:
    """The names of what is counted, which a column gives row by row (항목) or one has above its parts, and a row of each."""
    at = [
        column.position
        for column in part.beside
        if headings.plain_words(headings.bare(column.heading)) in headings.ITEMS
    ]
    rows = ((row[place], number) for place in at for row, number in _body_rows(grid, found) if place < len(row))
    items = {text: number for text, number in rows if text}
    # How people are counted (연인원) names no figure, though it tells rows apart.
    keys = [column.position for name, column in part.fields.items() if name in vocabulary.keys and name != units.FIELD]
    lines = ((row, number) for row, number in _body_rows(grid, found) if sum(map(bool, row)) > 1)
    cells = {(at, row[at]): number for row, number in lines for at in keys if at < len(row)}
    return items | {text: number for (_at, text), number in cells.items() if text and vocabulary.names_figure(text)}


def _units_of_items(grid: Grid, found: Header, part: Roles, vocabulary: Vocabulary) -> list[units.Unit]:
    """The units in brackets behind the names of what is counted: 훈련인원(천명)."""
    items = _items(grid, found, part, vocabulary)
    return [unit for text, number in items.items() for unit in units.in_heading(text, row=number)]


def _said_of_items(grid: Grid, found: Header, part: Roles, vocabulary: Vocabulary) -> tuple[str, str]:
    """How people are counted, and how final all figures are, by the names of what is counted: 훈련실인원, 훈련인원(잠정)."""
    said = {headings.said_of(text) for text in _items(grid, found, part, vocabulary)}
    return said.pop() if len(said) == 1 else ("", "")


def _body_rows(grid: Grid, found: Header) -> Iterator[tuple[list[str], int]]:
    return zip(grid.rows[found.body :], grid.numbers[found.body :], strict=True)


def _units_beside(grid: Grid, found: Header, part: Roles) -> Iterator[units.Unit]:
    """The units that stand in columns of remarks, or without a heading."""
    at = [column.position for column in part.beside if not column.heading or _is_of_remarks(column)]
    seen = dict[str, int]()
    for row, number in _body_rows(grid, found) if at else ():
        for place in at:
            if place < len(row):
                seen.setdefault(row[place], number)
    for text, number in seen.items():
        if not THREE_DIGITS.fullmatch(text):  # the rest of a number that its comma parted
            yield from units.in_line(text, row=number)


LAST_LINES: Final = 50


def _notes(grid: Grid) -> Iterator[tuple[list[str], int]]:
    """The lines of text among the last rows."""
    for row, number in zip(grid.rows[-LAST_LINES:], grid.numbers[-LAST_LINES:], strict=True):
        if sum(map(bool, row)) == 1 or is_note(row):
            yield row, number


def _unit_column(grid: Grid, found: Header, columns: list[Column]) -> list[str]:
    """The units in a column headed 단위, as KOSIS writes them; not where each row of the dataset has a unit of its own."""
    beside = [column for column in columns if not column.name]
    at = [column.position for column in beside if headings.plain_words(column.heading) in UNIT_HEADINGS]
    return list(
        dict.fromkeys(row[place] for place in at for row in grid.rows[found.body :] if place < len(row) and row[place])
    )


UNIT_HEADINGS: Final = ("단위", "unitnm", "단위명")
