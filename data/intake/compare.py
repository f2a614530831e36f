"""What a file would change in its dataset: rows added, changed cell by cell, withdrawn; totals before and after."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_these
from typing import Any, Final

import pandas as pd

from data import naming
from data.catalogue import dataset, source
from data.outlook import PENDING
from data.package import counts, gaps, in_language, keys, package, uploaded
from data.stewardship import (
    PARTS,
    applied,
    change_by_file,
    gone,
    in_scopes,
    replaced,
    scope_columns,
    statements,
)
from i18n import _


@dataclass(frozen=True, kw_only=True, eq=False)
class Comparison:
    """Two states of the same rows.

    Attributes:
        key: the columns that name a row.
        added: rows that only the later state has.
        removed: rows that only the earlier state has.
        changed: a row for each cell that differs: the key, `column`, `before`, `after`.
        unchanged: how many rows are the same.
        totals: a row for each scope and measure: the columns of the scope, `measure`, `before`, `after`.
    """

    key: tuple[str, ...]
    added: pd.DataFrame
    removed: pd.DataFrame
    changed: pd.DataFrame
    unchanged: int
    totals: pd.DataFrame

    @property
    def rows_changed(self) -> int:
        """How many rows have at least one cell that differs."""
        return len(self.changed[list(self.key)].drop_duplicates())

    @property
    def same(self) -> bool:
        """Whether nothing differs at all."""
        return not (len(self.added) or len(self.removed) or len(self.changed))


def comparison(name: str, rows: pd.DataFrame, *, replace: bool = False) -> Comparison:
    """What the rows of a checked file change in the scopes that they fill; nothing else is looked at.

    Totals are by scope: years are not added up, and neither are provinces, which may count in different ways.

    Args:
        name: the dataset.
        rows: those of the file.
        replace: whether rows of a national table that the file lacks go.
    """
    by = scope_columns(package().resource(name))
    stated = [_STATED + _in_words(one) if any(one) else PENDING for one in statements(rows)]
    states = (dataset(name).table, _outcome(name, rows, replace=replace, sources=stated))
    before, after = (in_scopes(state, as_stored(name, rows), columns=by) for state in states)
    return between(name, before, after)


def between(name: str, before: pd.DataFrame, after: pd.DataFrame) -> Comparison:
    """Two states of a dataset, or of the same part of it, held against each other.

    Status is left out, and source where no row of the later state has one of its own: a new version is no other source.
    """
    resource = package().resource(name)
    told = [*(field["name"] for field in uploaded(resource)), *gaps(resource).values()]
    if after["source"].str.match(_OWN).any():
        before, after = _with_sources(before, after, key=keys(resource))
        told.append("source")
    return compare(before[told], after[told], key=keys(resource), by=scope_columns(resource), measures=counts(resource))


def outcome(name: str, rows: pd.DataFrame, *, replace: bool = False) -> pd.DataFrame:
    """The whole dataset as it would be with a checked file: an office's rows take the place of those of their scopes, those
    of a national file are added or change the ones of their keys, or replace the table where that is asked for.
    """
    return _outcome(name, rows, replace=replace, sources=[PENDING] * len(rows))


def _outcome(name: str, rows: pd.DataFrame, *, replace: bool, sources: Sequence[str]) -> pd.DataFrame:
    """The dataset with the rows of a file, each under the source that is given for it."""
    resource, table, sent = package().resource(name), dataset(name).table, as_stored(name, rows)
    if resource["publishes"] == "regional":
        return replaced(table, sent.assign(source=sources), columns=scope_columns(resource))
    made = change_by_file(table, rows, sent, resource=resource, entry=source, replace=replace)
    changed = made.rows.assign(source=[sources[row] for row in made.rows.index])
    return applied(table, with_these(made, rows=changed), resource=resource)


# Sources that rows have of their own, in words, for as long as two states are held against each other.


_STATED: Final = f"{PENDING}: "
_OWN: Final = re.compile(rf"{_STATED}|upload_[0-9]+_[0-9]+$")


def _with_sources(before: pd.DataFrame, after: pd.DataFrame, *, key: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both states with the sources in words; a row that states none keeps the one that it had."""
    was = before.assign(source=before["source"].map({name: _source(name) for name in before["source"].unique()}))
    own = after["source"].where(after["source"].str.match(_OWN))
    told = own.map({name: _source(name) for name in own.dropna().unique()})
    kept = was.set_index(key)["source"].reindex(pd.MultiIndex.from_frame(after[key]) if len(key) > 1 else after[key[0]])
    return was, after.assign(source=told.fillna(pd.Series(kept.to_numpy(), index=after.index)))


def _source(name: str) -> str:
    if name.startswith(_STATED):
        return name.removeprefix(_STATED)
    entry = source(name)
    return _in_words(entry["stated"][part] if "stated" in entry else in_language(entry, part) for part in PARTS)


def sources_changed(name: str, version: int) -> list[str]:
    """Each source that rows had before a version and each that they state since, a line for each pair of them."""
    before, after = (dataset(name, at=number).table for number in (version - 1, version))
    found = between(name, before, after).changed.query("column == 'source'")
    pairs = Counter(zip(found["before"], found["after"], strict=True))
    return [
        _("{before} → {after} (rows: {count})", before=was, after=now, count=count)
        for (was, now), count in pairs.items()
    ]


def _in_words(parts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(part for part in parts if part))


def going(name: str, rows: pd.DataFrame, *, replace: bool = False) -> list[str]:
    """The rows in force that would go if a checked file were published, by the names that readers know them by."""
    resource = package().resource(name)
    after = outcome(name, rows, replace=replace)
    return naming.rows(resource, gone(dataset(name).table, after, resource=resource))


def as_stored(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of a file with all columns and types of their dataset, marked as uploaded."""
    table = dataset(name).table
    sent = rows.assign(status="uploaded", source=PENDING).reindex(columns=table.columns)
    return sent.astype(table.dtypes).reset_index(drop=True)


def compare(
    before: pd.DataFrame, after: pd.DataFrame, *, key: list[str], by: Sequence[str] = (), measures: Sequence[str] = ()
) -> Comparison:
    """Compare two tables of the same columns and types whose rows are named by a key.

    Args:
        before: the earlier state.
        after: the later state.
        key: the columns that name a row; no two rows of a table share one.
        by: columns within whose values measures are added up; without them nothing is.
        measures: columns of numbers to add up.
    """
    old, new = before.set_index(key), after.set_index(key)
    both = new.index[new.index.isin(old.index)]
    changed = _cells(old.loc[both], new.loc[both], key)
    return Comparison(
        key=tuple(key),
        added=after[~new.index.isin(old.index)],
        removed=before[~old.index.isin(new.index)],
        changed=changed,
        unchanged=len(both) - len(changed[key].drop_duplicates()),
        totals=_totals(before, after, list(by), list(measures)),
    )


def _cells(old: pd.DataFrame, new: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    found = pd.concat([_of_column(old[name], new[name], name) for name in new.columns]).sort_index(kind="stable")
    return found.set_axis(new.index[found.index]).reset_index()[[*key, "column", "before", "after"]]


def _of_column(old: "pd.Series[Any]", new: "pd.Series[Any]", name: str) -> pd.DataFrame:
    """The cells of a column that differ, numbered by the place of their row."""
    was, now = old.reset_index(drop=True), new.reset_index(drop=True)
    same = (was == now).fillna(False).astype(bool) | (was.isna() & now.isna())
    cells = {"column": name, "before": was[~same].astype("object"), "after": now[~same].astype("object")}
    return pd.DataFrame(cells, index=was.index[~same])


def _totals(before: pd.DataFrame, after: pd.DataFrame, by: list[str], measures: list[str]) -> pd.DataFrame:
    parts = [_sums(before, after, by, name) for name in measures if by]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*by, "measure", "before", "after"])


def _sums(before: pd.DataFrame, after: pd.DataFrame, by: list[str], measure: str) -> pd.DataFrame:
    """Sums of a measure by group; where no number is known there is no sum, not 0."""
    sides = [table.groupby(by)[measure].sum(min_count=1) for table in (before, after)]
    both = pd.concat(sides, axis=1, keys=["before", "after"]).sort_index().reset_index()
    return both.assign(measure=measure)[[*by, "measure", "before", "after"]]


# A comparison in words and as an object: the page, the command line and JSON tell the same.


MOST_LINES = 20


def sentence(found: Comparison) -> str:
    """How many rows come, change, go and stay."""
    if found.same:
        return _("The same figures are in force already: nothing changes.")
    return _(
        "Rows added: {added}; changed: {changed}; removed: {removed}; as before: {same}",
        added=len(found.added),
        changed=found.rows_changed,
        removed=len(found.removed),
        same=found.unchanged,
    )


def as_text(name: str, found: Comparison) -> str:
    """The sentence, and a line for each row that comes (+), each cell that changes (~), each row that goes (-)."""
    resource = package().resource(name)
    fields = {str(field["name"]): field for field in resource["schema"]["fields"]}
    changed = [
        f"~ {naming.row(fields, found.key, cell)} · {_cell(fields[cell['column']], cell)}"
        for cell in found.changed.to_dict("records")
    ]
    added, removed = (naming.rows(resource, rows) for rows in (found.added, found.removed))
    parts = ([f"+ {row}" for row in added], changed, [f"- {row}" for row in removed])
    return "\n".join([sentence(found), *(line for part in parts for line in _first(part))])


def as_object(name: str, found: Comparison) -> dict[str, Any]:
    """The same for programs: whole rows that come and go, the cells that change, totals; a missing value is null."""
    return {
        "dataset": name,
        "key": list(found.key),
        "added": _records(found.added),
        "changed": _records(found.changed),
        "withdrawn": _records(found.removed),
        "unchanged": found.unchanged,
        "totals": _records(found.totals),
    }


def _cell(field: dict[str, Any], cell: dict[Any, Any]) -> str:
    before, after = (naming.cell(field, cell[side]) for side in ("before", "after"))
    return f"{in_language(field, 'title')}: {before} → {after}"


def _first(lines: list[str]) -> list[str]:
    rest = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([_("and {count} more", count=rest)] if rest > 0 else [])]


def _records(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    told = rows.astype("object")
    return told.where(told.notna(), None).to_dict("records")
