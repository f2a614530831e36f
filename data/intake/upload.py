"""A file on its way: as it came, as it was read, as it was understood."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, Final, Literal, TypeVar

import numpy as np
import pandas as pd

from data import catalogue
from data.intake.problem import Fix, LeftOut, Problem, Question
from data.package import ParameterError, UnknownNameError, bundled, keys, optional_keys, package, unknown
from data.stewardship import applied, change, replaced, scope_columns
from i18n import Message, by_language, message
from indicators.dataset import Dataset

Found = TypeVar("Found")

# The file as it goes through the stages: bytes, rows of text under the names of the fields, typed rows.


@dataclass(frozen=True, kw_only=True, eq=False)
class Upload:
    """A file as it came, and what its uploader has answered so far (`sheet`, `scale`, `dash`, `basis` ...)."""

    name: str
    content: bytes
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Said:
    """Words of the file that are no cell of its table, but may say something of its figures.

    Attributes:
        kind: `title` above the table, `heading` above headings, `note` below it or on another sheet, `remark` beside a row,
            `name` of the file, `sheet` for that of a sheet, `period` for how often figures are taken.
        text: the words.
        row: as a spreadsheet shows it; None for a name.
        place: what else than a cell it stands in, by the reason for which that is left out; "" for a cell or a name.
    """

    kind: Literal["title", "heading", "note", "remark", "name", "sheet", "period"]
    text: str
    row: int | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading:
    """The rows of a file under the names of the fields, still as text, and where each stands in the file.

    Attributes:
        cells: columns are field names, all `str`, "" where the cell is blank; rows are numbered 0, 1, 2 ...
        rows: for each row of `cells`, its row in the spreadsheet (header lines counted; a reshaped wide table repeats it).
        headings: the heading in the file by field name.
        value_headings: for a reshaped wide table, the heading above the value of each row; else None.
        totals: the rows (and columns, reshaped) that were left out because they are sums; same columns as `cells`.
        total_rows: for each row of `totals`, its row in the spreadsheet.
        scale: what the numbers of the file must be multiplied by ("단위: 천명" is 1,000), already confirmed.
        unsure: it is open still whether the numbers are to be multiplied.
        unread: headings that belong to no field, in the order of the file.
        positions: the columns (from 0) whose cells are values of `cells` or `totals`.
        said: what stands around the table in words, each once.
        provisional: the heading or item that says so of all figures, where the dataset has no column for it.
        divided: rows of the same keys are parts of one figure, told apart by a column that is no field's.
    """

    cells: pd.DataFrame
    rows: list[int]
    headings: dict[str, str]
    value_headings: list[str] | None = None
    totals: pd.DataFrame = field(default_factory=pd.DataFrame)
    total_rows: list[int] = field(default_factory=list)
    scale: int = 1
    unsure: bool = False
    unread: tuple[str, ...] = ()
    positions: frozenset[int] = frozenset()
    said: tuple[Said, ...] = ()
    provisional: str = ""
    divided: bool = False

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        # Kept, for a file may have as many faults as rows, and one cell of a frame takes as long as ten problems.
        return {}

    def text(self, position: int, name: str) -> str | None:
        """The cell as the file writes it, or None when the file has no such column."""
        if name not in self._texts and name in self.cells:
            places, different = pd.factorize(self.cells[name])
            self._texts[name] = np.asarray(different, dtype="object")[places].tolist()  # each text once in memory
        return self._texts[name][position] if name in self._texts else None

    def place(self, position: int, name: str) -> tuple[int, str]:
        """Row and heading in the file of a cell: the position of its row in `cells` and the name of its field."""
        heading = self.headings.get(name)
        if heading is None:
            heading = self.value_headings[position] if self.value_headings else name
        return self.rows[position], heading


@dataclass(frozen=True, kw_only=True, eq=False)
class Against:
    """What a file is held against: its dataset in force, and what is known of the country.

    `provinces` are the codes that the uploader may publish; None is all. `known` gives any other dataset by its name.
    """

    resource: dict[str, Any]
    current: Dataset
    population: Dataset
    trainees: Dataset
    provinces: frozenset[str] | None = None
    known: Callable[[str], Dataset] = bundled

    def dataset(self, name: str) -> Dataset:
        """A dataset in force: that of the file, or one which its figures must agree with."""
        named = {"population": self.population, "trainees": self.trainees, self.resource["name"]: self.current}
        return named[name] if name in named else self.known(name)


@dataclass(frozen=True, kw_only=True, eq=False)
class Draft:
    """A file as far as it could be understood: what the checks of rows and tables look at.

    Attributes:
        table: typed as bundled data are (Int64, float64, str), same rows as `reading.cells`; a cell that could not be
            understood, or was told to be missing, is empty.
        missing: same shape, `str`: why a cell is empty ("" for not empty, `blank`, `not_available`, `suppressed`,
            `not_applicable`, `unreadable`).
        faults: by code of the fault, the cells in which values or the schema found it: position of the row, name of the field.
        cut: whether the schema found so many that the search was ended.
    """

    reading: Reading
    table: pd.DataFrame
    missing: pd.DataFrame
    against: Against
    faults: Mapping[str, list[tuple[int, str]]] = field(default_factory=dict)
    cut: bool = False
    _found: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def once(self, look: Callable[..., Found], *about: object) -> Found:
        """What a function finds in this draft about something: several checks ask the same."""
        asked = (look, *about)
        if asked not in self._found:
            self._found[asked] = look(self, *about)
        found: Found = self._found[asked]
        return found

    @property
    def lacks(self) -> list[str]:
        """The fields of the table for which the file has neither a column nor an answer: what it does not speak of."""
        return [
            str(name) for name, cells in self.table.items() if name not in self.reading.cells and cells.isna().all()
        ]

    @cached_property
    def after(self) -> Dataset:
        """The dataset as it would be with the rows of which the whole key could be understood, each key's first."""
        resource, current = self.against.resource, self.against.current
        key = [name for name in keys(resource) if name in self.table or name not in optional_keys(resource)]
        if not set(key) <= set(self.table):
            return current
        needed = [name for name in key if name not in optional_keys(resource)]
        whole = self.table.dropna(subset=needed).drop_duplicates(key)
        sent = whole.assign(status="uploaded").reindex(columns=current.table.columns).astype(current.table.dtypes)
        if resource["publishes"] == "regional":
            return replace(current, table=replaced(current.table, sent, columns=scope_columns(resource)))
        lacks = set(self.lacks)
        of_dataset = [str(name) for name in self.table if name in current.table and name not in lacks]
        made = change(current.table, sent, resource=resource, columns=of_dataset)
        return replace(current, table=applied(current.table, made, resource=resource))

    def faulty(self, code: str) -> Iterator[tuple[int, str, str]]:
        """The cells of a fault: position of the row, name of the field, text of the cell."""
        for position, name in self.faults.get(code, ()):
            yield position, name, self.reading.text(position, name) or ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Checked:
    """All that is known of a file after the checks.

    `questions` are all that were raised, `still_open` those of them that block until they are answered.
    `table` holds the rows as they would be published, without the columns that the store fills; None while there are errors
    or required questions.
    `left_out` are the parts of the file that are no part of its table, each with the reason that its reader gave.
    `cut` says that there are more problems than were counted; `searched` that all of the file was searched for numbers and
    addresses of persons, which a file that cannot be opened was not.
    """

    dataset: str
    rows: int
    problems: tuple[Problem, ...]
    fixes: tuple[Fix, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[Question, ...] = ()
    still_open: tuple[Question, ...] = ()
    table: pd.DataFrame | None = None
    cut: bool = False
    searched: bool = True

    @property
    def fit_to_keep(self) -> bool:
        """Whether the file as it came may be kept: it was searched, and no number or address of a person was found."""
        return self.searched and all(problem.code != "privacy-identifier" for problem in self.problems)

    @property
    def valid(self) -> bool:
        """Whether nothing blocks it; warnings may still have to be confirmed."""
        return not self.still_open and not any(problem.severity == "error" for problem in self.problems)

    @property
    def clean(self) -> bool:
        """Whether it can be published without another word: nothing blocks it, and no warning wants a reason."""
        return self.valid and all(problem.severity == "note" for problem in self.problems)


# A fault of one cell as a Problem: row, heading and text as the file writes them.


def at(draft: Draft, position: int, name: str, *, message: Message) -> Problem:
    """The problem of the cell in the row at `position` under the field `name`."""
    row, heading = draft.reading.place(position, name)
    return Problem(message=message, row=row, column=heading, value=draft.reading.text(position, name))


def positions(mask: "pd.Series[bool]") -> list[int]:
    """The positions of the rows that a mask holds true; a missing answer is not true."""
    return [int(position) for position in np.flatnonzero(mask.fillna(False).to_numpy(dtype=bool))]


def rows(mask: "pd.Series[bool]", **columns: "pd.Series[Any]") -> Iterator[dict[Any, Any]]:
    """The rows that a mask holds true, one by one: `position`, and what the columns hold there."""
    kept = positions(mask)
    values = [column.iloc[kept].tolist() for column in columns.values()]
    names = ("position", *columns)
    return (dict(zip(names, row, strict=True)) for row in zip(kept, *values, strict=True))


def in_percent(table: pd.DataFrame, name: str) -> "pd.Series[bool]":
    """Which rows hold percent in this column: by its name, or by the unit that the row states."""
    percent = pd.Series(name.endswith("_pct"), index=table.index)
    return percent | (table["unit"] == "percent").fillna(False).astype("bool") if "unit" in table else percent


def heading(draft: Draft, name: str) -> str | None:
    """The heading of a field in the file, or None where a reshaped table has none."""
    return draft.reading.headings.get(name)


# By what a file that came from here is known again: fixed words, which must not move with the translation.


NOTES_SHEETS: Final = {"en": "Notes", "ko": "안내"}
LISTS_SHEETS: Final = {"en": "Lists", "ko": "목록"}
ANNOTATION_HEADINGS: Final = {"en": "Check result", "ko": "점검 결과"}
FOOTNOTE: Final = "※"


def notes_sheet() -> str:
    """Name of the sheet of a template that holds no data."""
    return by_language(NOTES_SHEETS)


def lists_sheet() -> str:
    """Name of the hidden sheet of a template that holds the words of its lists."""
    return by_language(LISTS_SHEETS)


def annotation_heading() -> str:
    """Heading of the column that a file handed back has more than the one that was sent."""
    return by_language(ANNOTATION_HEADINGS)


# What a file is held against: its dataset in force, and what is known of the country.


def against(dataset: str, provinces: Iterable[str] | None = None) -> Against:
    """The dataset that a file is for, with those that its figures must agree with.

    Args:
        dataset: a name of the data package.
        provinces: codes that the uploader may publish; None is all.

    Raises:
        UnknownNameError: no dataset of that name, or one that nobody publishes.
        ParameterError: a province that doesn't exist.
    """
    resource = package().resource(dataset)
    if resource["publishes"] == "none":
        open_to = [name for name in package().names if package().resource(name)["publishes"] != "none"]
        told = message(
            "“{dataset}” is not published by upload. These are: {names}", dataset=dataset, names=", ".join(open_to)
        )
        raise UnknownNameError(told)
    own = None if provinces is None else frozenset(provinces)
    known = catalogue.dataset("provinces").table["code"]
    if others := sorted((own or frozenset()) - set(known)):
        raise ParameterError(unknown(message("province"), ", ".join(others), known))
    return Against(
        resource=resource,
        current=catalogue.dataset(dataset),
        population=catalogue.dataset("population"),
        trainees=catalogue.dataset("trainees"),
        provinces=own,
        known=partial(catalogue.dataset, at=catalogue.head()),
    )
