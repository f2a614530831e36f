"""Who publishes what, for where and by when."""

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from data.package import (
    CHECKED,
    DataError,
    bundled,
    dates,
    figures,
    former_keys,
    in_language,
    keys,
    notes,
    numbers,
    optional_keys,
    package,
    source_columns,
    states,
    texts_of,
    uploaded,
    years,
)
from i18n import _

# Who keeps a dataset up to date, whom to ask, and by when figures of a year are expected.


CONTACT: Final = "DASHBOARD_CONTACT"


def owner(dataset: str) -> str:
    """Who publishes a dataset, in the reader's language; empty for a fixed list, which has no owner."""
    contributors = package().resource(dataset).get("contributors", [])
    return ", ".join(in_language(person, "title") for person in contributors if person["role"] == "maintainer")


def contact() -> str:
    """Whom to ask, as the operator of the dashboard has set it, or how to set it: we never invent a person."""
    named = os.environ.get(CONTACT, "").strip()
    return named or _(
        "Not set. The operator of the dashboard sets it with the environment variable {name}.", name=CONTACT
    )


def has_due(dataset: str) -> bool:
    """Whether figures of a dataset are expected every year."""
    return "due" in package().resource(dataset)


def due(dataset: str, year: int) -> date:
    """The day by which the figures of a year are expected: in the year after.

    Raises:
        DataError: figures of this dataset are not expected every year.
    """
    if not has_due(dataset):
        raise DataError(f"{dataset}: no day of the year is set for it")
    month, day = package().resource(dataset)["due"].split("-")
    return date(year + 1, int(month), int(day))


def due_note() -> str:
    """What must be said beside the day."""
    return _("The day is this dashboard's own suggestion; no regulation is known that sets one.")


# Which rows of a dataset stand and fall together where a file replaces them: those of a year and a province (an office's
# file always does), those of a year, or all of them.


SCOPES: Final = {"regional": ("year", "province"), "national": ("year",)}


def scope_columns(resource: dict[str, Any]) -> list[str]:
    """The columns whose values name a scope; a file touches the rows of its own scopes only.

    Empty where the whole dataset is one scope: its key has no year, or one that rows may lack.
    """
    key = set(keys(resource)) - {*optional_keys(resource)}
    return [name for name in SCOPES.get(resource["publishes"], ()) if name in key]


def in_scopes(table: pd.DataFrame, rows: pd.DataFrame, *, columns: list[str]) -> pd.DataFrame:
    """The rows of a table that belong to the scopes which `rows` fill."""
    return table[_belongs(table, rows, columns)]


def replaced(table: pd.DataFrame, rows: pd.DataFrame, *, columns: list[str]) -> pd.DataFrame:
    """A table whose scopes that `rows` fill hold these rows and no others; scopes stand in the order of their codes.

    Args:
        table: the dataset as it is.
        rows: what replaces it, with the same columns and types.
        columns: what names a scope, from `scope_columns`.
    """
    kept = table[~_belongs(table, rows, columns)]
    whole = pd.concat([kept, rows], ignore_index=True)
    return whole.sort_values(columns, kind="stable", ignore_index=True) if columns else whole


def gone(before: pd.DataFrame, after: pd.DataFrame, *, resource: dict[str, Any]) -> pd.DataFrame:
    """The rows of a dataset that are no more once it is `after`.

    A row whose key stays but none of whose figures does has gone as well: a file of nothing but x takes as much away as one
    with a row less. A table without figures is about its cells: there a row has gone of which one that was filled is blank.

    Args:
        before: the dataset as it is.
        after: the whole dataset as it would be, with the same columns and types.
        resource: descriptor of the dataset in datapackage.json.
    """
    key = keys(resource)
    stays = pd.MultiIndex.from_frame(before[key]).isin(pd.MultiIndex.from_frame(after[key]))
    return before[~stays | _emptied(before, after, resource=resource)]


def _emptied(before: pd.DataFrame, rows: pd.DataFrame, *, resource: dict[str, Any]) -> "pd.Series[bool]":
    """Which rows lose all their figures, or one of their cells where the table has no figures."""
    key = keys(resource)
    given = [name for name in figures(resource) if name not in key]
    told = [field["name"] for field in uploaded(resource) if field["name"] not in key]
    # That a row is under discussion no more leaves no cell filled: a state that went is a change of its row.
    about = given or [name for name in told if name not in states(resource)]
    places = pd.MultiIndex.from_frame(before[key]) if len(key) > 1 else before[key[0]]
    was = before[about].notna()
    now = rows.set_index(key)[about].reindex(places).notna().set_axis(before.index)
    if given:
        return was.any(axis="columns") & ~now.any(axis="columns")
    return (was & ~now).any(axis="columns") & ~_told_anew(before, rows, resource=resource)


def _told_anew(before: pd.DataFrame, rows: pd.DataFrame, *, resource: dict[str, Any]) -> "pd.Series[bool]":
    """Which rows have another figure, state or year: what was said of the former one, a note or a step that is still missing,
    ends with it.
    """
    key = keys(resource)
    stays = pd.MultiIndex.from_frame(before[key]).isin(pd.MultiIndex.from_frame(rows[key]))
    places = pd.MultiIndex.from_frame(before[key]) if len(key) > 1 else before[key[0]]
    now = rows.set_index(key, drop=False).reindex(places).set_axis(before.index)
    return _moved(before, now, resource).any(axis="columns") & stays


def _moved(before: pd.DataFrame, now: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """Whether rows of the same keys and index have another `figure`, `state` or `year`: what is gone is no other one.

    A state may be another by being gone: talks that have ended are under discussion no more.
    """
    differs = {
        name: _differ(before[name], now[name]) for name in (*numbers(resource), *years(resource), *states(resource))
    }
    by_kind = {
        "figure": [differs[name] & now[name].notna() for name in numbers(resource)],
        "state": [differs[name] for name in states(resource) if name not in YEAR_BASIS],
        "year": [differs[name] & now[name].notna() for name in years(resource)],
    }
    return pd.DataFrame({kind: _any(others, before.index) for kind, others in by_kind.items()}, index=before.index)


def _differ(before: "pd.Series[Any]", now: "pd.Series[Any]") -> "pd.Series[bool]":
    same = (before == now).fillna(False).astype(bool)
    return ~(same | (before.isna() & now.isna()))


def _any(masks: Sequence["pd.Series[bool]"], index: "pd.Index[Any]") -> "pd.Series[bool]":
    return pd.concat(masks, axis="columns").any(axis="columns") if masks else pd.Series(False, index=index)


def _belongs(table: pd.DataFrame, rows: pd.DataFrame, columns: list[str]) -> "pd.Series[bool]":
    if not columns:
        return pd.Series(True, index=table.index)
    return among(table, set(cells_of(rows, columns)), columns)


def among(table: pd.DataFrame, wanted: Collection[tuple[Any, ...]], columns: Sequence[str]) -> "pd.Series[bool]":
    """Which rows have one of these sets of cells in some columns."""
    return pd.Series([cells in wanted for cells in cells_of(table, columns)], index=table.index, dtype=bool)


def cells_of(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The cells of each row in some columns, numbers as Python's own; for few rows an index of pandas is slower."""
    return zip(*(table[name].tolist() for name in columns), strict=True)


# How a national file changes its dataset: row by row, by key. What it does not change keeps status, source, year and note.


@dataclass(frozen=True, kw_only=True, eq=False)
class Change:
    """What a file does to a table.

    Attributes:
        rows: the rows that come or differ, with all columns.
        withdrawn: the keys of those that go.
    """

    rows: pd.DataFrame
    withdrawn: pd.DataFrame


def change(
    table: pd.DataFrame,
    rows: pd.DataFrame,
    *,
    resource: dict[str, Any],
    columns: Collection[str],
    replace: bool = False,
) -> Change:
    """The difference between a table and a file: rows that the file does not hold stay, unless it replaces the table.

    Args:
        table: the dataset as it is.
        rows: those of the file, with all columns of the table and its types.
        resource: descriptor of the dataset in datapackage.json.
        columns: those by which a row is held against the one of its key; what a file has no column for, it does not change.
        replace: whether rows that the file lacks go: all of them, or those of its years where the key has a year.
    """
    rows = _of_the_row_meant(rows, table, resource=resource, columns=columns)
    return _difference(table, rows, resource=resource, columns=columns, replace=replace)


def _difference(
    table: pd.DataFrame, rows: pd.DataFrame, *, resource: dict[str, Any], columns: Collection[str], replace: bool
) -> Change:
    replaces = in_scopes(table, rows, columns=scope_columns(resource)) if replace else table.iloc[:0]
    differs = _twins(rows, table, key=keys(resource), columns=columns) < 0
    changed = _with_what_stays(rows[differs], table, resource=resource, columns=columns)
    return Change(rows=changed, withdrawn=lacking(replaces, rows, resource=resource))


def _with_what_stays(
    rows: pd.DataFrame, table: pd.DataFrame, *, resource: dict[str, Any], columns: Collection[str]
) -> pd.DataFrame:
    """The rows of a file, each with what is in force where the file has no column for it.

    What was said of a former figure, state or year does not stay with another one (`_ending`).
    """
    key = keys(resource)
    unsaid = [field["name"] for field in uploaded(resource) if field["name"] not in {*key, *columns}]
    places = pd.MultiIndex.from_frame(table[key]).get_indexer(pd.MultiIndex.from_frame(rows[key]))
    known = rows.index[places >= 0]
    if not unsaid or known.empty:
        return rows
    before = table.iloc[places[places >= 0]].set_axis(known)
    now = rows.loc[known].assign(**{name: before[name] for name in unsaid})
    moved, made = _moved(before, now, resource), rows.copy()
    for name in unsaid:
        ended = moved[_ending(name, resource)].any(axis="columns")
        made.loc[known, name] = before[name].mask(ended)
    return made.astype(table[unsaid].dtypes)


def _ending(name: str, resource: dict[str, Any]) -> list[str]:
    """With which of figure, state and year what a column says comes to its end; a target keeps its year until another is sent."""
    if name in notes(resource):
        return ["figure", "state", "year"]
    if name in OF_FIGURES:
        return ["figure"]
    if name in (*years(resource), *CHECKED):
        return ["state"]
    if name in YEAR_BASIS:
        return ["year"]
    return ["state", "year"] if name in dates(resource) else []


OF_FIGURES: Final = ("role", "bound", "finality")
"""Doubts about a figure."""
YEAR_BASIS: Final = ("year_basis",)


def _of_the_row_meant(
    rows: pd.DataFrame, table: pd.DataFrame, *, resource: dict[str, Any], columns: Collection[str]
) -> pd.DataFrame:
    """The rows of a file without a column for what a key has grown by, a year: of the only row in force that they can mean.

    What is known of that year, such as that it was inferred, comes with it. Where there are several rows, or none, they are
    rows without one.
    """
    key, rest = keys(resource), former_keys(resource)
    grown = [name for name in key if name not in rest and name not in columns]
    if not grown:
        return rows
    known = [*grown, *(name for name in YEAR_BASIS if name in table and name not in columns)]
    only = table[[*rest, *known]].drop_duplicates(rest, keep=False)
    found = rows[rest].merge(only, on=rest, how="left").set_axis(rows.index)
    return rows.assign(**{name: found[name].astype(table[name].dtype) for name in known})


def years_open(rows: pd.DataFrame, table: pd.DataFrame, *, resource: dict[str, Any]) -> dict[int, list[int]]:
    """The years of the rows in force that a row of a file without a year may mean, by its position: several, each dated."""
    rest = [name for name in former_keys(resource) if name in rows]
    if "year" not in optional_keys(resource) or rest != former_keys(resource):
        return {}
    dated = {
        place: sorted(years) for place, years in table.groupby(rest)["year"] if len(years) > 1 and years.notna().all()
    }
    places = (place if len(rest) > 1 else (place,) for place in rows[rest].itertuples(index=False, name=None))
    return {position: dated[place] for position, place in enumerate(places) if place in dated}


def lacking(table: pd.DataFrame, rows: pd.DataFrame, *, resource: dict[str, Any]) -> pd.DataFrame:
    """The keys of the rows of a table that others do not have."""
    key = keys(resource)
    return table.loc[~pd.MultiIndex.from_frame(table[key]).isin(pd.MultiIndex.from_frame(rows[key])), key]


def applied(table: pd.DataFrame, change: Change, *, resource: dict[str, Any]) -> pd.DataFrame:
    """The table after a change.

    Within a year bundled rows stand in their order, also one that went and came back, and new ones behind them as they came.
    """
    key, scope = keys(resource), scope_columns(resource)
    whole = pd.concat([table, change.rows], ignore_index=True)
    places = pd.MultiIndex.from_frame(whole[key])
    last = ~places.duplicated(keep="last") & ~places.isin(pd.MultiIndex.from_frame(change.withdrawn))
    # A changed row belongs where its key stood.
    first = whole.groupby(key, sort=False, dropna=False).ngroup().to_numpy()
    printed = pd.MultiIndex.from_frame(bundled(resource["name"]).table[key])
    found = printed.get_indexer(places)
    order = np.where(found >= 0, found, len(printed) + first)
    kept = whole.iloc[np.argsort(order, kind="stable")].loc[lambda rows: last[rows.index]]
    return kept.sort_values(scope, kind="stable", ignore_index=True) if scope else kept.reset_index(drop=True)


def settled(
    rows: pd.DataFrame, table: pd.DataFrame, *, resource: dict[str, Any], columns: Collection[str]
) -> pd.DataFrame:
    """The rows, each that is the same in these columns as the one of its key in a table replaced by that one."""
    twins = _twins(rows, table, key=keys(resource), columns=columns)
    same = np.flatnonzero(twins >= 0)
    known = table.iloc[twins[same]].set_axis(rows.index[same])
    return pd.concat([rows.drop(rows.index[same]), known]).loc[rows.index]


def _twins(
    rows: pd.DataFrame, table: pd.DataFrame, *, key: list[str], columns: Collection[str]
) -> "np.ndarray[Any, Any]":
    """For each row the place in the table of the one that it equals; -1 where the key is new or a cell differs."""
    places = pd.MultiIndex.from_frame(table[key]).get_indexer(pd.MultiIndex.from_frame(rows[key]))
    found = np.flatnonzero(places >= 0)
    mine, theirs = rows.iloc[found].reset_index(drop=True), table.iloc[places[found]].reset_index(drop=True)
    differs = np.zeros(len(found), dtype=bool)
    for name in set(columns) - {*key}:
        equal = (mine[name] == theirs[name]).fillna(False).to_numpy(dtype=bool)
        differs |= ~(equal | (mine[name].isna() & theirs[name].isna()).to_numpy())
    places[found[differs]] = -1
    return places


# Where a file says that the figures of a row come from: publisher, title, date and address, each "" where it does not say.


Statement = tuple[str, str, str, str]
NOTHING: Final[Statement] = ("", "", "", "")
PARTS: Final = ("publisher", "title", "date", "path")
"""How the sources of the package call what a statement has, in its order."""
_WEB: Final = re.compile(r"https?://\S+")
_OWN_NAME: Final = re.compile(r"upload_[0-9]+(_[0-9]+)?")


def statements(file: pd.DataFrame) -> list[Statement]:
    """What each row of a checked file states, from the optional columns of `data.package.source_columns`."""
    columns = [[*file[name].fillna("")] if name in file else [""] * len(file) for name in _stated_in()]
    return [_statement(*(" ".join(str(cell).split()) for cell in cells)) for cells in zip(*columns, strict=True)]


def _stated_in() -> list[str]:
    return [str(field["name"]) for field in source_columns()]


def _statement(publisher: str, title: str, date: str, address: str, words: str) -> Statement:
    """The four parts; what stands in one column is taken for the first of them that is free."""
    if _OWN_NAME.fullmatch(words) or words in _names():
        words = ""  # the name that a file taken from here has: the row is no other than it was
    if _WEB.fullmatch(words) and not address:
        return publisher, title, date, words
    if words and not publisher:
        return words, title, date, address
    return publisher, ", ".join(part for part in (title, words) if part), date, address


def _names() -> set[str]:
    return {source["name"] for source in package().descriptor["sources"]}


def sources_in_force(
    rows: pd.DataFrame,
    said: Sequence[Statement],
    table: pd.DataFrame,
    *,
    resource: dict[str, Any],
    entry: Callable[[str], Mapping[str, Any]],
) -> list[str]:
    """For each row the source of the row in force of its key, unless it states another one; "" there and for new rows.

    Args:
        rows: those of a file.
        said: what each of them states.
        table: the dataset as it is.
        resource: descriptor of the dataset.
        entry: gives a source by its name.
    """
    key = keys(resource)
    places = pd.MultiIndex.from_frame(table[key]).get_indexer(pd.MultiIndex.from_frame(rows[key]))
    there = table["source"].tolist()
    names = [there[place] if place >= 0 else "" for place in places]
    known = {
        (name, one): one == NOTHING or _is(one, entry(name))
        for name, one in dict.fromkeys(zip(names, said, strict=True))
        if name
    }
    return [name if known.get((name, one)) else "" for name, one in zip(names, said, strict=True)]


def change_by_file(
    table: pd.DataFrame,
    file: pd.DataFrame,
    rows: pd.DataFrame,
    *,
    resource: dict[str, Any],
    entry: Callable[[str], Mapping[str, Any]],
    replace: bool,
) -> Change:
    """What a national file does to a table, as `change` says it; a source that is stated and differs changes its row too.

    Args:
        table: the dataset as it is.
        file: as its check gives it, with the columns of sources that it has.
        rows: the same with the columns and types of the table.
        resource: descriptor of the dataset.
        entry: gives a source by its name.
        replace: whether rows that the file lacks go.
    """
    columns = [*(str(column) for column in file if column in table), "source"]
    rows = _of_the_row_meant(rows, table, resource=resource, columns=columns)
    stated = sources_in_force(rows, statements(file), table, resource=resource, entry=entry)
    return _difference(table, rows.assign(source=stated), resource=resource, columns=columns, replace=replace)


def _is(said: Statement, entry: Mapping[str, Any]) -> bool:
    """Whether a source is the one that is stated, as far as it is."""
    return all(not part or part in texts_of(entry, name) for part, name in zip(said, PARTS, strict=True))
