"""Which columns of a table are read, which are left out, and which stand across and become rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from data.intake import headings
from data.intake.body import ROW_NUMBERS, Body, column_name, figure, left_out
from data.intake.grid import letters
from data.intake.headings import ABOVE, PARTS_OF_EMPLOYEES, Column, Vocabulary
from data.intake.parts import Dividing, column_aside, dividing, is_level_below, repeats
from data.intake.problem import LONGEST_SHOWN, Findings, Fix, Problem, Question, RefusedError
from i18n import Message, message

# Which columns of a file are read, and what is told of the others.


REGISTER: Final = re.compile(
    r"(\d{4}년(\d{1,2}월)?)?(계|남|여)?(거주자|거주불명자|재외국민)?(세대수|세대당인구|남자인구수|여자인구수|남[녀여]비율|연령구간인구수|\d+[~-]?\d*세(이상)?)"
    r"|\d{4}년(\d{1,2}월)?[남여]총인구수|행정(기관|구역)코드"
)
"""What else stands in the population tables of the Ministry of the Interior."""
SHARES: Final = re.compile(r"(전년)?대비.*|증감.*|구성비.*|비중.*|비율.*|점유율.*|[가-힣]+[률율](\(%\)|\[%\])?")
REMARKS: Final = re.compile(r"비고|remarks?")


@dataclass(frozen=True, kw_only=True, eq=False)
class Roles:
    """The columns that are read: one for each field, those of a wide table; and those that are not.

    `beside` are the columns that are left out, `unknown` those that are told as no heading's of the dataset, `divides` those of
    which only the rows of all are read, `likely` the measures that one of the unknown is told to be likely.
    """

    fields: dict[str, Column]
    across: list[Column]
    beside: tuple[Column, ...] = ()
    unknown: tuple[Column, ...] = ()
    divides: tuple[Dividing, ...] = ()
    likely: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[str, ...]:
        """The headings that are no field's."""
        return tuple(column.heading for column in self.unknown if column.heading)


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
    fields, across, unknown = dict[str, Column](), list[Column](), list[Column]()
    columns, divides = _without_dividing(columns, body, vocabulary, findings=findings)
    beside = any(column.name == vocabulary.people and not column.other_measure for column in columns)
    aside = [*(one.column for one in divides), *(strays := _tell_strays(columns, body, findings=findings))]
    for column in (column for column in columns if column not in strays and not _is_nothing(column, body)):
        if reason := _reason(column, body, vocabulary, beside=beside):
            aside.append(_tell_aside(column, reason, row=row, findings=findings))
        elif _is_part_of_employees(column, row=row, findings=findings):
            fields[str(column.name)] = replace(column, dimensions={})
        elif column.across and not column.period:
            across.append(column)
        elif column.name is None or column.period:
            unknown.append(column)
        elif column.name in fields:
            findings.problems.append(_duplicate(column, fields[column.name], row=row, hidden=hidden))
        else:
            fields[column.name] = column
    told = Roles(fields=fields, across=across, beside=tuple(aside), unknown=tuple(unknown), divides=tuple(divides))
    likely = _tell_unknown(told, body, row=row, vocabulary=vocabulary, findings=findings, hidden=hidden)
    findings.fixes.extend(_guessed(fields, row=row, vocabulary=vocabulary))
    return replace(told, likely=likely)


def _lacking_measures(fields: dict[str, Column], across: list[Column], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The measures that no column holds and a file may not lack: those that are required, or one where all are optional."""
    if across or {*fields} & {*vocabulary.measures} or not vocabulary.measures:
        return ()
    return tuple(name for name in vocabulary.measures if name in vocabulary.required) or vocabulary.measures[-1:]


def _holds_figures(column: Column, body: Body) -> bool:
    """Whether a column under a heading holds figures, and nothing else but marks for none."""
    found = [figure(row[column.position]) for row in body.rows if row[column.position]]
    return bool(column.heading and found) and 2 * sum(one is not None for one in found) > len(found)


def _without_dividing(
    columns: list[Column], body: Body, vocabulary: Vocabulary, *, findings: Findings
) -> tuple[list[Column], list[Dividing]]:
    """The columns without those that divide the rows of all, and these; a lower level of a field is no column of it."""
    kept, found, names = list[Column](), list[Dividing](), set[str | None]()
    repeated = repeats(columns, body, vocabulary)
    for column in columns:
        taken = column.name in names and column.name in vocabulary.keys
        if column.heading and not column.across and (column.name is None or taken):
            cells = {row[column.position] for row in body.rows}
            if divides := dividing(column, cells, vocabulary, taken=taken, repeated=repeated):
                found.append(divides)
                findings.left_out.append(column_aside(column, "column-divides"))
                continue
            below = taken and is_level_below(column, cells, vocabulary)
            kept.append(replace(column, name=None) if below else column)
        else:
            kept.append(column)
        names.add(column.name)
    return kept, found


def _is_nothing(column: Column, body: Body) -> bool:
    """Whether a column has neither a heading nor a cell: rows with too many cells, which are told, made the sheet wider."""
    return not column.heading and not column.known and not any(row[column.position] for row in body.rows)


def _tell_unknown(
    part: Roles,
    body: Body,
    *,
    row: int,
    vocabulary: Vocabulary,
    findings: Findings,
    hidden: tuple[range, ...],
) -> tuple[str, ...]:
    """Each column that belongs to no field, those of parts of a year together; and the measures that one of them likely holds."""
    columns, parts = part.unknown, [column for column in part.unknown if column.period]
    findings.left_out.extend(column_aside(column, "column-period") for column in parts)
    findings.problems.extend([_of_parts_of_a_year(parts, row=row, vocabulary=vocabulary)] if parts else [])
    lacking = _lacking_measures(part.fields, part.across, vocabulary)
    figured = [column for column in columns if lacking and _holds_figures(column, body)]
    courses = [column for column in columns if OF_COURSES.fullmatch(headings.plain_words(headings.bare(column.last)))]
    if len(courses) > 1:
        findings.problems.append(_of_courses(courses, row=row))
        findings.left_out.extend(column_aside(column, "column-of-courses") for column in courses)
    for column in columns:
        if not column.period and not (len(courses) > 1 and column in courses):
            cells = {line[column.position] for line in body.rows} - {""}
            told = _unknown(column, cells, lacking if column in figured else (), row=row, vocabulary=vocabulary)
            findings.problems.append(_said_hidden(told, column, hidden))
    return lacking if figured else ()


def _of_parts_of_a_year(columns: list[Column], *, row: int, vocabulary: Vocabulary) -> Problem:
    """One problem on all columns that are of months, quarters or halves; people who are trained add up, others do not."""
    names = ", ".join(column.heading for column in columns)[:LONGEST_SHOWN]
    told = message(
        "The columns {columns} are of parts of a year. Enter the figures of the whole year, or of its end, in one column for "
        "each year, and delete the others.",
        columns=names,
    )
    if vocabulary.people:
        told = message(
            "The columns {columns} are of parts of a year. Add them up to one column for each year, and delete them.",
            columns=names,
        )
    first = columns[0].heading
    return Problem(code="header-unknown", message=told, row=row, column=first, value=first)


def _of_courses(columns: list[Column], *, row: int) -> Problem:
    """One problem on all columns that tell of single courses."""
    names = ", ".join(column.heading for column in columns)[:LONGEST_SHOWN]
    told = message("The columns {columns} tell of single courses. {advice}", columns=names, advice=COURSES)
    return Problem(code="header-unknown", message=told, row=row, column=columns[0].heading, value=columns[0].heading)


def _said_hidden(told: Problem, column: Column, hidden: tuple[range, ...]) -> Problem:
    """A problem of a column, which says where it cannot be seen."""
    if not any(column.position in columns for columns in hidden):
        return told
    unseen = message(
        "Column {column} is hidden: show it in Excel first. {told}", column=letters(column.position), told=told.message
    )
    return replace(told, message=unseen)


def _one_table(columns: list[Column], vocabulary: Vocabulary) -> tuple[list[Column], list[Column]]:
    """The columns of the first table, and those of one that stands to the right of it with keys of its own."""
    seen = dict[str, int]()
    columns = sorted(columns, key=lambda column: column.position)
    for column in columns:
        if column.name in vocabulary.keys and not column.guessed:
            again = seen.setdefault(str(column.name), column.position)
            between = [one for one in columns if again < one.position < column.position]
            measured = any(one.name in vocabulary.measures for one in between)
            wide = any(one.across for one in between) and any(one.across for one in columns[columns.index(column) :])
            if again != column.position and (measured or wide):
                beyond = [one for one in columns if one.position >= column.position]
                return [one for one in columns if one not in beyond], beyond
    return columns, []


def first_table(columns: list[Column], vocabulary: Vocabulary, *, row: int, findings: Findings) -> list[Column]:
    """The columns of the first table; one that begins to the right of it is told."""
    first, second = _one_table(columns, vocabulary)
    findings.problems.extend([_tell_second_beside(second[0], row=row)] if second else [])
    findings.left_out.extend(column_aside(column, "cells-beside") for column in second)
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
    findings.left_out.extend(column_aside(column, "cells-beside") for column in strays)
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


def _tell_aside(column: Column, reason: str, *, row: int, findings: Findings) -> Column:
    findings.left_out.append(column_aside(column, reason))
    findings.fixes.append(_left_out(column, row=row))
    return column


def _reason(column: Column, body: Body, vocabulary: Vocabulary, *, beside: bool) -> str:
    """Why a column is left out; "" for one that is read, or must be told.

    What the store fills in, what no dataset needs, columns of which only the heading is there, people counted otherwise.
    """
    if column.name in vocabulary.stored:
        return "column-stored"
    if column.other_measure and beside:
        return "column-other-measure"
    if vocabulary.people and any(_is_worked_out(one, vocabulary) for one in column.above):
        return "column-derived"  # 전년대비 above 재직자
    known = column.name is not None or column.across
    return "" if known else _reason_of_unknown(column, body, vocabulary)


def _is_worked_out(heading: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading says of the columns that it spans that they are worked out of others."""
    plain = headings.plain_words(headings.bare(heading))
    return vocabulary.is_derived(plain) or bool(SHARES.fullmatch(plain))


def _reason_of_unknown(column: Column, body: Body, vocabulary: Vocabulary) -> str:
    last = headings.plain_words(headings.bare(column.last))
    cells = {row[column.position] for row in body.rows} - {""}
    if not cells:
        return "column-empty"
    if vocabulary.is_item(last, cells):
        return "column-item"
    if column.heading and all(map(vocabulary.is_sum, cells)):
        return "column-of-all"
    if vocabulary.counts_people and vocabulary.is_derived(last):
        return "column-derived"
    register = vocabulary.dataset == "population" and REGISTER.fullmatch(last)
    return "column-not-needed" if register or headings.PASSED_OVER.fullmatch(last) else ""


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


def _left_out(column: Column, *, row: int) -> Fix:
    told = message("The column is not needed and is left out.")
    return Fix(
        message=told, before=column.heading, after="", row=row, column=column.heading or letters(column.position)
    )


def _guessed(fields: dict[str, Column], *, row: int, vocabulary: Vocabulary) -> Iterator[Fix]:
    for name, column in fields.items():
        if column.guessed:
            told = message(
                "The column is read as “{field}”, which its cells are values of.", field=vocabulary.titles(name)
            )
            yield Fix(message=told, before=column.heading, after=name, row=row, column=column_name(column))


def _unknown(column: Column, cells: set[str], lacking: tuple[str, ...], *, row: int, vocabulary: Vocabulary) -> Problem:
    if not column.heading:
        told = message(
            "Column {column} holds cells but has no heading: give it one, or delete it.",
            column=letters(column.position),
        )
        return Problem(code="header-blank", message=told, row=row, column=letters(column.position))
    advice = _advice(column.last, cells, vocabulary)
    told = _sentence_of_unknown(column.heading, advice, lacking, vocabulary)
    nearest = None if advice else vocabulary.nearest(column.heading)
    return Problem(
        code="header-unknown", message=told, row=row, column=column.heading, value=column.heading, suggestion=nearest
    )


def _sentence_of_unknown(
    heading: str, advice: Message | None, lacking: tuple[str, ...], vocabulary: Vocabulary
) -> Message:
    """What to do with a heading that is none of the dataset: by its brackets, its subject, or what it says beside a known one."""
    last = heading.rpartition(ABOVE)[2]
    field, inside = vocabulary.excess(last)
    known = vocabulary.fields.get(vocabulary.says_more(last))
    if not field and vocabulary.figure:
        field, inside = vocabulary.figure, vocabulary.part_of_value(last)[1]
    if inside:
        return message(
            "“{heading}” says “{part}” in brackets, so its figures may not be all of “{field}”. "
            "Enter the figures of everyone for the whole year, and take the brackets away.",
            heading=heading,
            part=inside,
            field=vocabulary.titles(field),
        )
    if advice:
        return message("“{heading}” is not a heading of this dataset. {advice}", heading=heading, advice=advice)
    if known in vocabulary.measures:
        return message(
            "“{heading}” says more than “{field}”, so its figures may not be all of it. "
            "Enter the figures of everyone for the whole year under “{field}”.",
            heading=heading,
            field=vocabulary.titles(str(known)),
        )
    return _sentence_of_other(heading, lacking, vocabulary)


def _sentence_of_other(heading: str, lacking: tuple[str, ...], vocabulary: Vocabulary) -> Message:
    """What to do with a heading that says nothing known: it may be that of the figures where no other column holds them."""
    if lacking:
        return message(
            "“{heading}” is not a heading of this dataset, and no column is headed “{field}”. Where its figures are those, of "
            "everyone and of the whole year, write that above them.",
            heading=heading,
            field=vocabulary.titles(*lacking),
        )
    return message(
        "“{heading}” is not a heading of this dataset. Use one of the template. Where the column divides the figures (by month, "
        "sex, item …), add them up to those of everyone in the whole year first; delete it only where each row is that already.",
        heading=heading,
    )


def _advice(heading: str, cells: set[str], vocabulary: Vocabulary) -> Message | None:
    """What to do with a column that often stands in files of offices; None for any other."""
    plain = headings.plain_words(headings.bare(heading))
    measures = {vocabulary.field(text) for text in cells} & {*vocabulary.measures}
    if len(measures) > 1:
        titles = vocabulary.titles(*(name for name in vocabulary.measures if name in measures))
        return message("Give each of {titles} a column of its own, and each of their keys one row.", titles=titles)
    if plain in headings.ITEMS and vocabulary.figure:
        return _advice_on_items(cells, vocabulary)
    return COURSES if OF_COURSES.fullmatch(plain) else BY_SUBJECT.get(plain)


def _advice_on_items(cells: set[str], vocabulary: Vocabulary) -> Message:
    """Where 항목 names the measure of the table in several ways, among others, or nowhere all of it."""
    named, field = ", ".join(sorted(cells))[:LONGEST_SHOWN], vocabulary.titles(str(vocabulary.figure))
    ways = {headings.said_of(text) for text in cells if vocabulary.names_figure(text)}
    if len(ways) == 1:
        return message("Keep only the rows that count “{field}”, and delete the column.", field=field)
    if ways:
        return message(
            "It names “{field}” in several ways ({items}): keep only the rows of one of them.",
            field=field,
            items=named,
        )
    return message(
        "It says {items}. Where one of these is all of “{field}”, write that in its place; else enter the figures of everyone.",
        items=named,
        field=field,
    )


OF_COURSES: Final = re.compile(
    r"(훈련)?(과정|기관|시설)(명|id|코드)|(훈련)?(시작|종료|개강|종강)(일|일자)|훈련기간|훈련일수|회차|ncs\w*|(훈련)?직종명?"
)
COURSES: Final[Message] = message(
    "Where each row is a course, add the courses up by the keys of the template; a list of courses cannot be uploaded."
)
SEX: Final[Message] = message("Add the rows of both sexes up to one, and delete the column.")
DISTRICTS: Final[Message] = message("Add the districts up to one row for their province, and delete the column.")
ACTUAL: Final[Message] = message("Keep the figures of what took place (실적), not those that were planned.")
UNKEPT: Final[Message] = message(
    "This table has no column for how final its figures are: delete it, and write (잠정) behind the year where they are "
    "provisional, so that it can be confirmed."
)
BY_SUBJECT: Final = {
    **dict.fromkeys(("확정여부", "잠정여부", "확정구분", "잠정확정여부", "finality"), UNKEPT),
    "성별": SEX,
    "성": SEX,
    "sex": SEX,
    "남녀": SEX,
    **dict.fromkeys(("시군구", "시군구별", "시군구명", "구군", "구군별", "자치구", "district", "city"), DISTRICTS),
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
    if not keys or not _regular(columns, keys, roles, row=row, vocabulary=vocabulary):
        raise _too_wide(columns, row=row, vocabulary=vocabulary)
    found = _grouped(columns, keys)
    for group in found:
        if group.summed:
            words = " · ".join(word for column in group.measures.values() for word in column.sums)
            findings.left_out.extend(column_aside(column, "sum") for column in group.measures.values())
            findings.problems.append(left_out(words, row=row, column=group.heading))
    findings.fixes.append(_preview(roles, body, found, row=row, vocabulary=vocabulary))
    return found


def _complete(column: Column, keys: list[str], vocabulary: Vocabulary) -> Column:
    """With the one measure there is where the headings name none, and a sum given to the keys that are lacking."""
    only = vocabulary.measures[0] if len(vocabulary.measures) == 1 else None
    lacking = [key for key in keys if key not in column.dimensions] if column.sums else []
    sums = {key: column.sums[min(at, len(column.sums) - 1)] for at, key in enumerate(lacking)}
    return replace(column, name=column.name or only, dimensions={**column.dimensions, **sums})


def _regular(columns: list[Column], keys: list[str], roles: Roles, *, row: int, vocabulary: Vocabulary) -> bool:
    """Whether every column is one value of every key across, once a measure, and nothing stands both across and down.

    Raises:
        RefusedError: the one column of figures names a key that has a column of its own.
    """
    places = [(column.name, *(column.dimensions.get(key) for key in keys)) for column in columns]
    complete = all(column.name and set(column.dimensions) == set(keys) for column in columns)
    down = set(roles.fields) & {*keys, *(str(column.name) for column in columns)}
    if len(columns) == 1 and (both := set(roles.fields) & set(keys)):
        raise _twice(columns[0], both.pop(), row=row, vocabulary=vocabulary)
    return complete and not down and len(set(places)) == len(places)


def _twice(column: Column, key: str, *, row: int, vocabulary: Vocabulary) -> RefusedError:
    told = message(
        "“{heading}” names a value of “{field}”, for which the table has a column of its own. Take it out of the heading where "
        "the two agree, and correct the one that is wrong where they do not.",
        heading=column_name(column),
        field=vocabulary.titles(key),
    )
    return RefusedError("table-wide", told, row=row, column=column_name(column))


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


# Numbers whose comma parted them: 27,600 without quotation marks is 27 and 600.


FEW_DIGITS: Final = re.compile(r"\s*+[1-9][0-9]{0,2}\s*+")
THREE_DIGITS: Final = re.compile(r"\s*+[0-9]{3}\s*+[명인]?\s*+")
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
    columns = {column.position: column for column in (*part.beside, *part.unknown, *part.fields.values(), *part.across)}
    for first in (*part.fields.values(), *part.across):
        after = columns.get(first.position + 1)
        if after and (first.across or first.name in vocabulary.measures):
            pairs = list(_pairs(rows, first))
            sure = pairs if _holds_words(after, part, vocabulary) else _with_nought(pairs, after)
            findings.problems.extend(_split(sure, first))
            if delimited and not sure:
                doubtful = _in_doubt(pairs, rows, first, after, part=part, people=vocabulary.people)
                if doubtful:
                    _ask_split(doubtful[0], first, findings=findings)


def _holds_words(column: Column, part: Roles, vocabulary: Vocabulary) -> bool:
    """Whether a column holds remarks or the like, and no figures or keys."""
    if column in part.unknown:  # whose advice may be to delete it, with the rest of figures in it
        return _measure_within(column, vocabulary) is None
    if column in part.beside:
        last = headings.plain_words(column.last)
        return bool(REMARKS.fullmatch(last)) or not column.heading
    return not column.across and column.name not in (*vocabulary.measures, *vocabulary.keys)


def _measure_within(column: Column, vocabulary: Vocabulary) -> str | None:
    """The measure that a heading names besides words of its own: 훈련인원(위탁), 여성훈련인원."""
    named = vocabulary.excess(column.last)[0] or vocabulary.fields.get(vocabulary.says_more(column.last))
    return named if named in vocabulary.measures else None


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
    if after not in part.beside and figure.name not in (after.name, people):
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
