"""Rows of the file to rows of the dataset, as text under the names of the fields."""

from collections.abc import Mapping

import pandas as pd

from data.intake.reading.body import Body
from data.intake.reading.roles import Roles, column_name
from data.intake.reading.sums import Parts
from data.intake.reading.wide import Group
from data.intake.upload import Reading


def assembled(parts: Parts, roles: Roles, groups: list[Group], *, constants: Mapping[str, str], scale: int) -> Reading:
    """The reading: one row for each row of data and group of columns, and the sums apart."""
    plain = [group for group in groups if not group.summed]
    summed = [group for group in groups if group.summed]
    cells = _table(parts.data, roles, plain, constants)
    across = plain[0].dimensions
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
