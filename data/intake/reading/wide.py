"""Tables with years or categories across: the columns become rows."""

from dataclasses import dataclass, replace

from data.intake.problem import Fix
from data.intake.reading.body import Body
from data.intake.reading.columns import Column
from data.intake.reading.findings import Findings, RefusedError
from data.intake.reading.roles import Roles, column_name
from data.intake.reading.sums import left_out
from data.intake.reading.vocabulary import Vocabulary
from i18n import message


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
    if not keys or not _regular(columns, keys, roles):
        raise _too_wide(columns, row=row, vocabulary=vocabulary)
    found = _grouped(columns, keys)
    for group in found:
        if group.summed:
            words = " · ".join(word for column in group.measures.values() for word in column.sums)
            findings.problems.append(left_out(words, row=row, column=group.heading))
    findings.fixes.append(_preview(roles, body, found, row=row, vocabulary=vocabulary))
    return found


def _complete(column: Column, keys: list[str], vocabulary: Vocabulary) -> Column:
    """With the one measure there is where the headings name none, and a sum given to the keys that are lacking."""
    only = vocabulary.measures[0] if len(vocabulary.measures) == 1 else None
    lacking = [key for key in keys if key not in column.dimensions] if column.sums else []
    sums = {key: column.sums[min(at, len(column.sums) - 1)] for at, key in enumerate(lacking)}
    return replace(column, name=column.name or only, dimensions={**column.dimensions, **sums})


def _regular(columns: list[Column], keys: list[str], roles: Roles) -> bool:
    """Whether every column is one value of every key across, once a measure, and nothing stands both across and down."""
    places = [(column.name, *(column.dimensions.get(key) for key in keys)) for column in columns]
    complete = all(column.name and set(column.dimensions) == set(keys) for column in columns)
    down = set(roles.fields) & {*keys, *(str(column.name) for column in columns)}
    return complete and not down and len(set(places)) == len(places)


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
    before = [column_name(column) for column in (*roles.fields.values(), *(_first(group) for group in found))]
    group = next((group for group in found if not group.summed), found[0])
    cells = [*roles.fields.values(), *group.measures.values()]
    after = [*group.dimensions.values(), *(row[column.position] for row in body.rows[:1] for column in cells)]
    return Fix(message=told, before=" | ".join(before), after=" | ".join(after), row=row)


def _first(group: Group) -> Column:
    return next(iter(group.measures.values()))


def _too_wide(columns: list[Column], *, row: int, vocabulary: Vocabulary) -> RefusedError:
    told = message(
        "Years, provinces or categories stand across in a way that cannot be turned into rows. "
        "Give each figure a row of its own, under the headings {headings}.",
        headings=vocabulary.titles(*vocabulary.keys, *vocabulary.measures),
    )
    return RefusedError("table-wide", told, row=row, column=column_name(columns[0]))
