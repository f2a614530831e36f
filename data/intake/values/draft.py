"""A whole file from text to values."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from data.fields import uploaded
from data.intake.problem import Fix, Question
from data.intake.upload import Against, Draft, Reading
from data.intake.values import questions
from data.intake.values.cell import BLANK
from data.intake.values.column import Column, column, reader

FINALITY = "finality"


@dataclass(frozen=True, kw_only=True, eq=False)
class Understood:
    """A file as typed values, what was mended in it, and what it leaves open."""

    draft: Draft
    fixes: list[Fix]
    questions: list[Question]


def understood(reading: Reading, *, against: Against, answers: Mapping[str, str]) -> Understood:
    """Read every cell. Nothing is refused here: what can't be understood is empty, and named in `draft.faults`."""
    asked = questions.asked(reading, against)
    fixes: list[Fix] = []
    columns = {
        field["name"]: _column(field, reading=reading, against=against, answers=answers)
        for field in uploaded(against.resource)
    }
    for name, found in columns.items():
        if name in reading.cells:
            fixes += found.fixes(reading)
    return Understood(draft=_draft(columns, reading=reading, against=against), fixes=fixes, questions=asked)


def _column(field: dict[str, Any], *, reading: Reading, against: Against, answers: Mapping[str, str]) -> Column:
    if field["name"] in reading.cells:
        texts = reading.cells[field["name"]]
        return column(texts, field, reader(field, texts=texts, scale=reading.scale, against=against, answers=answers))
    answer = pd.Series([answers.get(field["name"], "")] * len(reading.rows), dtype="str")
    found = column(answer, field, reader(field, texts=answer, scale=1, against=against, answers=answers))
    cells = [BLANK if cell.fault else cell for cell in found.cells]  # an answer that is none leaves the question open
    return replace(found, cells=cells)


def _draft(columns: Mapping[str, Column], *, reading: Reading, against: Against) -> Draft:
    table = pd.DataFrame({name: found.values for name, found in columns.items()})
    missing = pd.DataFrame({name: found.each("missing") for name, found in columns.items()})
    if FINALITY in table:
        marks = _marks(columns, reading.rows)
        taken = (missing[FINALITY] == "blank") & (marks != "")
        table[FINALITY] = table[FINALITY].mask(taken, marks)
        missing[FINALITY] = missing[FINALITY].mask(taken, "")
    return Draft(reading=reading, table=table, missing=missing, against=against, faults=_faults(columns))


def _marks(columns: Mapping[str, Column], rows: list[int]) -> pd.Series:
    """The finality that marks behind the figures of a row give it."""
    marks = pd.Series([""] * len(rows), dtype="str")
    for found in columns.values():
        if any(cell.finality for cell in found.cells):
            marks = marks.where(marks != "", found.each("finality"))
    return marks


def _faults(columns: Mapping[str, Column]) -> dict[str, list[tuple[int, str]]]:
    faults: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, found in columns.items():
        if any(cell.fault for cell in found.cells):
            codes = found.each("fault").to_numpy(dtype="object")
            for code in set(codes) - {""}:
                faults[code] += [(int(place), name) for place in np.flatnonzero(codes == code)]
    return dict(faults)
