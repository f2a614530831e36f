"""The check of a row whose state changes while its text goes on describing the former one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data import labels, naming, package
from data.intake import upload
from data.intake.checks import check
from data.intake.checks.contradictions import Row
from data.intake.codes import FieldTitle
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values import is_year
from i18n import Message, by_language, in_each, message
from i18n.numbers import number


@dataclass(frozen=True)
class InWords:
    """A text of the data in each language."""

    texts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """That of the language in force."""
        return by_language(dict(self.texts))


@dataclass(frozen=True)
class Cell:
    """A cell of a dataset as readers see it."""

    dataset: str
    column: str
    value: str

    def __str__(self) -> str:
        """Its label in the language in force; a dash where it is empty."""
        return str(Row(self.dataset, ((self.column, self.value),))) or "–"


@check("contradicts-text", "warning")
def contradicts_text(draft: Draft) -> Iterator[Problem]:
    """One problem a row of a national table whose state, year or figure changes: its text does not, or names the former one."""
    resource, table = draft.against.resource, draft.table
    key = package.keys(resource)
    texts = [name for name in package.notes(resource) if name in table]
    states = [
        name for name in (*package.states(resource), *_years(resource), *package.numbers(resource)) if name in table
    ]
    if (
        resource["publishes"] != "national"
        or not (texts or "printed" in table)
        or not states
        or not set(key) <= set(table)
    ):
        return
    in_force = draft.against.current.table.to_dict("records")
    was, former = ({_place(row, names): row for row in in_force} for names in (key, package.former_keys(resource)))
    for position, cells in enumerate(table.to_dict("records")):
        before = was.get(_place(cells, key)) or former.get(_place(cells, package.former_keys(resource)))
        if before is None:
            continue
        for state in states:
            stale = _stale(resource, before, cells, state=state, texts=texts)
            if stale:
                yield _tell(draft, position, state, before, stale)
                break


def _place(row: Mapping[Any, Any], names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(None if pd.isna(row[name]) else row[name] for name in names)


def _years(resource: dict[str, Any]) -> list[str]:
    """The years that a row is of, also one that its key has grown by; when somebody looked it up is no state of it."""
    fields = [field for field in resource["schema"]["fields"] if is_year(field)]
    known = {*package.former_keys(resource), "checked_year"}
    return [str(field["name"]) for field in fields if field["name"] not in known]


def _stale(
    resource: dict[str, Any], before: Mapping[Any, Any], after: Mapping[Any, Any], *, state: str, texts: Iterable[str]
) -> str:
    """The first text that describes a row as it was before its state changed; "" where none does."""
    if _same(before[state], after[state]):
        return ""
    if state in package.numbers(resource):
        # What a document prints of a row names its figure too.
        texts = [*texts, *(["printed"] if "printed" in after else [])]
        return next((text for text in texts if _names_former(after[text], before[state], after[state])), "")
    former = _words(resource, state, before[state])
    for text in texts:
        said = "" if pd.isna(after[text]) else str(after[text])
        kept = text.startswith("note_") and said and _same(before[text], said)
        if kept or any(word in said.casefold() for word in former):
            return text
    return ""


def _names_former(text: Any, before: Any, after: Any) -> bool:
    """Whether a text writes out the figure of before, and not the one that takes its place."""
    if any(map(pd.isna, (text, before, after))):
        return False
    found = {float(one.replace(",", "")) for one in FIGURES_IN_TEXT.findall(str(text))}
    return float(before) in found and float(after) not in found


FIGURES_IN_TEXT: Final = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?")


def _same(one: Any, other: Any) -> bool:
    return bool(pd.isna(one) and pd.isna(other)) or bool(pd.notna(one) and pd.notna(other) and one == other)


def _words(resource: dict[str, Any], state: str, code: Any) -> set[str]:
    """What a state is called, in all languages; a mark such as yes or up is too short to be looked for in a sentence."""
    lists = [field.get("codelist") for field in resource["schema"]["fields"] if field["name"] == state]
    named = [one for one in lists if one in NAMED_IN_TEXT]
    if pd.isna(code) or not named:
        return set()
    return {text.casefold() for text in in_each(lambda: labels.word(named[0], str(code))).values()}


NAMED_IN_TEXT: Final = ("agreement_status", "aqrf_status")


def _written(value: Any) -> str:
    """A cell as text; a number as it is written here."""
    if pd.isna(value):
        return ""
    return (
        number(value, digits=len(f"{value:.6f}".rstrip("0").partition(".")[2]))
        if isinstance(value, float)
        else str(value)
    )


def _tell(draft: Draft, position: int, state: str, before: Mapping[Any, Any], stale: str) -> Problem:
    resource = draft.against.resource
    name, after = resource["name"], draft.table[state].tolist()[position]
    cells = [Cell(name, state, _written(value)) for value in (before[state], after)]
    row = draft.table.iloc[[position]].reindex(columns=draft.against.current.table.columns)
    finding = message(
        "{row}: “{state}” changes from {before} to {after}, but “{text}” still describes it as before.",
        row=InWords(tuple(in_each(lambda: naming.rows(resource, row)[0]).items())),
        state=FieldTitle(name, state),
        before=cells[0],
        after=cells[1],
        text=FieldTitle(name, stale),
    )
    answer = message("Bring the text up to date, or confirm with a reason.")
    told = Message("{finding} {answer}", (("finding", finding), ("answer", answer)))
    at = upload.at(draft, position, state, message=told)
    return Problem(message=told, finding=finding, row=at.row, column=at.column, value=at.value)
