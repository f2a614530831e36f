"""Rows and columns of parts of the figures: left out where the whole of them stands beside, and asked about where it must be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from data.intake import headings
from data.intake.body import Body, Keys, column_name, figure, leave_out
from data.intake.grid import cell, letters
from data.intake.headings import Column, Vocabulary
from data.intake.problem import LONGEST_SHOWN, Findings, Fix, LeftOut, Problem, Question
from i18n import Message, message

# Columns that divide the rows by what the template does not have, such as sex or district: the rows of all are read.


WHOLE: Final = re.compile(
    r"(전|모든|총)(산업|업종|규모|연령|연령대|연령층|학력|직종|과정|기업|지역|국적|시군구)(계|전체)?"
    r"|(남녀|남여|성별|연령|산업|규모|학력|시군구)(계|전체|합계|모두)|남녀|(all|both)(ages?|sexes|genders?|industries|sizes|sectors|levels|districts)"
)
LOWER: Final = ("소계", "subtotal")
YEARLY: Final = re.compile(r"[ay]|년|연|연간|매년|연도|년도|1년|annual(ly)?|yearly|years?")
PERIOD: Final = re.compile(r"prd_?se|주기|수록주기|freq(uency)?|periodicity|period_?type")
"""Headings above how often figures are taken, and the words for once a year."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Dividing:
    """A column that divides the figures, and the words in it for all of them; `sure` where these are the measure itself."""

    column: Column
    words: frozenset[str]
    sure: bool = False


def dividing(
    column: Column, cells: set[str], vocabulary: Vocabulary, *, taken: bool, repeated: bool
) -> Dividing | None:
    """What a column divides the rows by, where it has a word for all of them.

    `taken` says that its field has a column already, `repeated` that rows have the same keys; those of months have not.
    """
    if not column.heading or column.across or column.period or not (column.name is None or taken):
        return None
    last = headings.plain_words(headings.bare(column.last))
    if not PERIOD.fullmatch(last) and (headings.PASSED_OVER.fullmatch(last) or not repeated):
        return None
    sure = last in headings.ITEMS and _counts_one(cells, vocabulary)
    if sure:
        words = set(filter(vocabulary.names_figure, cells))
    elif PERIOD.fullmatch(last):
        words = {text for text in cells if YEARLY.fullmatch(headings.plain_words(text))}
    else:
        words = _of_all(cells, vocabulary)
    others = cells - words - {""}
    known = sum(vocabulary.dimension(text) == column.name for text in others) if taken else 0
    if not words or not others or 2 * known > len(others):
        return None
    return Dividing(column=column, words=frozenset(words), sure=sure)


def _counts_one(cells: set[str], vocabulary: Vocabulary) -> bool:
    """Whether of the measures that a column names in its cells the dataset has one only, counted in one way."""
    measures = {vocabulary.field(text) for text in cells} & {*vocabulary.measures}
    ways = {headings.said_of(text) for text in cells if vocabulary.names_figure(text)}
    return measures <= {vocabulary.figure} and len(ways) == 1


def _of_all(cells: set[str], vocabulary: Vocabulary) -> set[str]:
    plain = {text: headings.plain_words(text) for text in cells}
    sums = {text for text in cells if vocabulary.is_sum(text) or plain[text] in headings.TOTALS}
    words = sums | {text for text in cells if WHOLE.fullmatch(plain[text])}
    return {text for text in words if headings.plain_words(text) not in LOWER} or words


def repeats(columns: Iterable[Column], rows: Body, vocabulary: Vocabulary) -> bool:
    """Whether rows have the same keys, so that something else must divide them."""
    at = {column.name: column.position for column in reversed([*columns]) if column.name in vocabulary.keys}.values()
    return len({tuple(row[one] for one in at) for row in rows.rows}) < len(rows.rows)


def is_level_below(column: Column, cells: set[str], vocabulary: Vocabulary) -> bool:
    """Whether a second column of a field holds hardly any of its values: districts under 시도별(2), not provinces."""
    texts = cells - {""}
    return bool(texts) and 2 * sum(vocabulary.dimension(text) == column.name for text in texts) < len(texts)


@dataclass(frozen=True, kw_only=True)
class Figured:
    """The columns that hold figures, and whether these count thousands or the like."""

    columns: Sequence[Column]
    rounded: bool


def of_all(
    rows: Body, divides: Sequence[Dividing], *, keys: Keys, figures: Figured, row: int, findings: Findings
) -> Body:
    """The rows that hold all of what some columns divide: asked, and the others left out; headings stand in `row`.

    What these rows say and what the others add up to is compared: told as wrong where the others add up elsewhere, else beside
    the question.
    """
    kept = [at for at, line in enumerate(rows.rows) if all(line[one.column.position] in one.words for one in divides)]
    if not divides or len(kept) == len(rows.rows):
        return rows
    findings.problems.extend(_without_whole(rows, kept, divides, keys))
    if not kept:
        return rows
    others = sorted({*range(len(rows.rows))} - {*kept})
    for at in others:
        leave_out("row-of-part", rows.rows[at], rows.numbers[at], findings=findings)
    unequal = _compared(rows, divides, keys, figures, findings=findings)
    _tell_rows(divides, len(others), unequal, keys=keys, row=row, findings=findings)
    return Body(rows=[rows.rows[at] for at in kept], numbers=[rows.numbers[at] for at in kept])


@dataclass(frozen=True, kw_only=True)
class Unequal:
    """A figure of all in the spreadsheet's `row` that is not what those of its parts add up to."""

    row: int
    column: Column
    total: Decimal
    added: Decimal
    parts: str


def _compared(
    rows: Body, divides: Sequence[Dividing], keys: Keys, figures: Figured, *, findings: Findings
) -> Unequal | None:
    """Tells the figures of all that their parts contradict; gives back the first where it is open whether these make them up."""
    doubtful: list[Unequal] = []
    for one in (one for one in divides if not one.sure):
        others = [other for other in divides if other is not one]
        compared, unequal = 0, list[Unequal]()
        for at, parts in _wholes(rows, one, others, keys):
            found = [_held_against(rows, at, parts, one, of=of, rounded=figures.rounded) for of in figures.columns]
            compared += sum(known for known, _unequal in found)
            unequal += [wrong for _known, wrong in found if wrong]
        words = {headings.plain_words(line[one.column.position]) for line in rows.rows} - {
            headings.plain_words(word) for word in one.words
        }
        if 2 * len(unequal) < compared or words in SEXES:
            findings.problems.extend(map(_tell_unequal, unequal))
        elif not PERIOD.fullmatch(headings.plain_words(headings.bare(one.column.last))):
            doubtful += unequal
    return next(iter(doubtful), None)


def _wholes(rows: Body, one: Dividing, others: Sequence[Dividing], keys: Keys) -> Iterator[tuple[int, list[int]]]:
    """The place of each row of all, and those of its parts, as one column divides it and no other does."""
    wholes, parts = dict[tuple[str, ...], int](), dict[tuple[str, ...], list[int]]()
    for at, line in enumerate(rows.rows):
        if all(line[other.column.position] in other.words for other in others):
            if line[one.column.position] in one.words:
                wholes.setdefault(_key(line, keys), at)
            else:
                parts.setdefault(_key(line, keys), []).append(at)
    yield from ((at, parts[key]) for key, at in wholes.items() if len(parts.get(key, ())) > 1)


def _held_against(
    rows: Body, at: int, parts: list[int], one: Dividing, *, of: Column, rounded: bool
) -> tuple[bool, Unequal | None]:
    """Whether a figure of all and its parts are all known, and what is unequal then."""
    wanted = figure(cell(rows.rows[at], of.position))
    found = [_part(cell(rows.rows[part], of.position)) for part in parts]
    known = [part for part in found if part is not None]
    if wanted is None or len(known) < len(found) or not any(known):
        return False, None
    names = ", ".join(dict.fromkeys(rows.rows[part][one.column.position] for part in parts))[:LONGEST_SHOWN]
    added = sum(known, Decimal(0))
    wrong = Unequal(row=rows.numbers[at], column=of, total=wanted, added=added, parts=names)
    return True, None if _adds_up(wanted, known, rounded=rounded) else wrong


def _tell_unequal(wrong: Unequal) -> Problem:
    told = message(
        "The row says {total}, but those of its parts ({parts}) add up to {added}: correct the number that is wrong.",
        total=f"{wrong.total:,}",
        parts=wrong.parts,
        added=f"{wrong.added:,}",
    )
    return Problem(
        code="table-total-mismatch",
        message=told,
        row=wrong.row,
        column=column_name(wrong.column),
        value=f"{wrong.total}",
    )


def _without_whole(rows: Body, kept: list[int], divides: Sequence[Dividing], keys: Keys) -> Iterator[Problem]:
    """The first row of each key of which no row holds all; blank keys are asked about elsewhere."""
    whole = {_key(rows.rows[at], keys) for at in kept}
    for line, number in zip(rows.rows, rows.numbers, strict=True):
        key = _key(line, keys)
        if key not in whole and all(key) and not keys.sum_in(line) and not keys.derived_in(line):
            whole.add(key)
            part = next((one for one in divides if line[one.column.position] not in one.words), divides[0])
            told = message(
                "No row of {what} says “{word}” under “{heading}”: add the row that holds all of it, or add its rows up to one.",
                what=" · ".join(key),
                word=min(part.words),
                heading=part.column.heading,
            )
            yield Problem(code="header-unknown", message=told, row=number, column=part.column.heading)


def _key(line: list[str], keys: Keys) -> tuple[str, ...]:
    """The keys of a row; of a month or a quarter, its year."""
    texts = ((column.name, line[column.position].strip()) for column in keys.columns)
    return tuple(text[:YEAR_DIGITS] if name == "year" else text for name, text in texts)


YEAR_DIGITS: Final = len("2021")


ALL: Final = "whole"


def _tell_rows(
    divides: Sequence[Dividing], count: int, unequal: Unequal | None, *, keys: Keys, row: int, findings: Findings
) -> None:
    doubtful = [one for one in divides if not one.sure]
    words = ", ".join(dict.fromkeys(min(one.words) for one in doubtful or divides))
    titles = ", ".join(one.column.heading for one in doubtful or divides)
    column = (doubtful or divides)[0].column.heading
    if not doubtful:
        told = message(
            "Only the rows that count “{field}” are read; others that are left out: {count}.",
            field=keys.vocabulary.titles(str(keys.vocabulary.figure)),
            count=count,
        )
        findings.fixes.append(Fix(message=told, before=titles, after=words, row=row, column=column))
        return
    told = message(
        "“{headings}” divides the figures in a way that the template does not. Do the rows that say “{words}” hold all of "
        "them, so that they are read and the {count} others are left out?",
        headings=titles,
        words=words,
        count=count,
    )
    told = _said_unequal(told, unequal) if unequal else told
    options = {"rows": message("Yes, only these rows (else add the rows up, and delete the column)")}
    findings.questions.append(Question(name=ALL, message=told, options=options, row=row, column=column))


def _said_unequal(told: Message, unequal: Unequal) -> Message:
    return message(
        "{told} In row {row} they say {total}, but the parts ({parts}) add up to {added}.",
        told=told,
        row=str(unequal.row),
        total=f"{unequal.total:,}",
        parts=unequal.parts,
        added=f"{unequal.added:,}",
    )


def tell_apart(rows: Body, keys: Sequence[Column], others: Iterable[Column]) -> bool:
    """Whether rows of the same keys differ in columns that are told as unknown: parts of figures, none of them there twice."""
    at = [column.position for column in keys]
    more = [column.position for column in others]
    same = {tuple(row[one] for one in at) for row in rows.rows}
    apart = {tuple(row[one] for one in (*at, *more)) for row in rows.rows} if more else set[tuple[str, ...]]()
    return len(same) < len(apart) == len(rows.rows)


# Columns that add up to another one: parts of its figures, or the figures of which it is the sum.


def total_of(column: Column) -> str:
    """The word for a sum in the language of its heading."""
    return "Total" if column.heading.isascii() else "합계"


SEXES: Final = (
    *(frozenset(pair) for pair in (("남", "여"), ("남자", "여자"), ("남성", "여성"))),
    *(frozenset(pair) for pair in (("male", "female"), ("males", "females"), ("men", "women"))),
)
MOST_IN_RUN: Final = 40
Figures = list[Decimal | None]


def parted(
    columns: list[Column], rows: Body, *, rounded: bool, row: int, vocabulary: Vocabulary, findings: Findings
) -> list[Column]:
    """The columns without those that are parts of another; one that is the sum of the figures is taken for their sum.

    `rounded` says that the figures count thousands or the like, so that their sum may be off by what rounding leaves.
    """
    columns = _with_sum(columns, vocabulary)
    for whole in list(columns):
        if not (whole.name in vocabulary.measures or whole.sums) or whole.other_measure:
            continue
        for run in (_run(columns, whole, step=1), _run(columns, whole, step=-1)):
            if groups := [group for group in _groups(whole, run, rows.rows, rounded=rounded) if group]:
                wrong = [one for group in groups for one in _mismatches(whole, group, rows, rounded=rounded)]
                columns = _apart(columns, whole, groups, wrong, row=row, vocabulary=vocabulary, findings=findings)
                break
    return columns


def _with_sum(columns: list[Column], vocabulary: Vocabulary) -> list[Column]:
    """A column of figures beside others of values of a key that stands in no column of its own is the sum of these."""
    down = {column.name for column in columns if not column.across}
    across = [column for column in columns if column.dimensions and not column.sums and not column.period]
    open_to = {key for column in across for key in column.dimensions}
    names = {column.name for column in across}
    return [
        replace(column, sums=(total_of(column),), resembling=False)
        if open_to
        and not open_to & down
        and names <= {None, column.name}
        and column.name in vocabulary.measures
        and not (column.across or column.other_measure)
        and sum(one.name == column.name and not one.across for one in columns) == 1
        else column
        for column in columns
    ]


def _run(columns: list[Column], whole: Column, *, step: int) -> list[Column]:
    """The columns beside one, on one side of it, which may be its parts; shares and the like among them are passed over."""
    found = list[Column]()
    for at in range(columns.index(whole) + step, len(columns) if step > 0 else -1, step):
        column = columns[at]
        if not column.heading or (column.known and not column.period and (not column.dimensions or column.sums)):
            break
        if column.known or not headings.PASSED_OVER.fullmatch(headings.plain_words(headings.bare(column.last))):
            found.append(column)
    return found[:MOST_IN_RUN] if any(not column.across for column in found) or _twice(columns, found) else []


def _twice(columns: list[Column], run: list[Column]) -> bool:
    """Whether a run holds values of a key that has a column of its own too."""
    down = {column.name for column in columns if not column.across}
    return any(down & {*column.dimensions} for column in run)


def _groups(whole: Column, run: list[Column], rows: list[list[str]], *, rounded: bool) -> Iterator[list[Column]]:
    """The columns of a run that add up to the whole, group by group; several groups divide it in several ways."""
    if len(run) < 2:
        return
    wanted = [figure(cell(line, whole.position)) for line in rows]
    cells = {column.position: [_part(cell(line, column.position)) for line in rows] for column in run}
    first = 0
    while first < len(run) - 1:
        ends = range(first + 2, len(run) + 1)
        found = (run[first:end] for end in ends if _is_whole(wanted, run[first:end], cells, rounded=rounded))
        group = next(found, [])
        yield group
        first += len(group) or 1


def _is_whole(wanted: Figures, parts: list[Column], cells: dict[int, Figures], *, rounded: bool) -> bool:
    """Whether columns add up to another one in more than half of the rows; both sexes are all people in any case."""
    lines = list(zip(wanted, *(cells[part.position] for part in parts), strict=True))
    full = [
        [one for one in line if one is not None] for line in lines if None not in line and sum(map(bool, line[1:])) > 1
    ]
    right = sum(_adds_up(line[0], line[1:], rounded=rounded) for line in full)
    words = frozenset(headings.plain_words(headings.bare(part.last)) for part in parts)
    return 2 * right > len(full) or (words in SEXES and any(None not in line for line in lines))


def _adds_up(whole: Decimal, parts: Sequence[Decimal], *, rounded: bool) -> bool:
    """Whether parts make up a whole; where all are rounded, each may be off by half of its last digit."""
    step = max(Decimal(1).scaleb(int(one.as_tuple().exponent)) for one in (whole, *parts))
    return abs(whole - sum(parts)) <= (step * (len(parts) + 1) / 2 if rounded else 0)


def _part(text: str) -> Decimal | None:
    return Decimal(0) if text.strip() in ("", "-") else figure(text)


def _apart(
    columns: list[Column],
    whole: Column,
    groups: list[list[Column]],
    wrong: list[Problem],
    *,
    row: int,
    vocabulary: Vocabulary,
    findings: Findings,
) -> list[Column]:
    """The columns without the parts of one; without the whole where some of its parts are figures of the table."""
    down = {column.name for column in columns if not column.across}
    parts = [part for group in groups for part in group]
    figures = [part for part in parts if part.dimensions and not down & {*part.dimensions}]
    others = [part for part in parts if part not in figures]
    if not others:
        return columns
    if figures:
        findings.left_out.append(column_aside(whole, "sum"))
        findings.problems.extend(_of_no_value(part, whole, figures, row=row, vocabulary=vocabulary) for part in others)
        return [column for column in columns if column not in (whole, *others)]
    findings.problems.extend(wrong)
    findings.left_out.extend(column_aside(part, "column-of-part") for part in parts)
    names = ", ".join(part.heading for part in parts)[:LONGEST_SHOWN]
    told = message("These columns add up to “{whole}”, which is read: they are left out.", whole=whole.heading)
    findings.fixes.append(Fix(message=told, before=names, after=whole.heading, row=row, column=parts[0].heading))
    people = vocabulary.people is not None and bool(whole.sums)
    read = replace(whole, name=whole.name or vocabulary.figure, sums=(), resembling=people or whole.resembling)
    return [read if column is whole else column for column in columns if column not in parts]


def _mismatches(whole: Column, parts: list[Column], rows: Body, *, rounded: bool) -> Iterator[Problem]:
    """The rows in which the parts do not add up."""
    for line, number in zip(rows.rows, rows.numbers, strict=True):
        wanted = figure(cell(line, whole.position))
        found = [_part(cell(line, part.position)) for part in parts]
        known = [part for part in found if part is not None]
        added = sum(known)
        all_known = len(known) == len(found) and any(known)
        if wanted is not None and all_known and not _adds_up(wanted, known, rounded=rounded):
            told = message(
                "“{whole}” says {total}, but {parts} add up to {added}: correct the number that is wrong.",
                whole=whole.heading,
                total=f"{wanted:,}",
                parts=", ".join(part.heading for part in parts)[:LONGEST_SHOWN],
                added=f"{added:,}",
            )
            yield Problem(
                code="table-total-mismatch", message=told, row=number, column=whole.heading, value=f"{wanted}"
            )


def _of_no_value(part: Column, whole: Column, figures: list[Column], *, row: int, vocabulary: Vocabulary) -> Problem:
    told = message(
        "“{heading}” is counted in “{whole}” together with “{others}”, but is no value of “{field}” here. Add its figures to "
        "those that they belong to, and delete the column.",
        heading=part.heading,
        whole=whole.heading,
        others=", ".join(one.heading for one in figures),
        field=vocabulary.titles(*figures[0].dimensions),
    )
    return Problem(code="header-unknown", message=told, row=row, column=part.heading, value=part.heading)


def column_aside(column: Column, reason: str) -> LeftOut:
    """A column as a part of the file that is left out."""
    return LeftOut(reason=reason, text=column.heading[:LONGEST_SHOWN], column=letters(column.position))
