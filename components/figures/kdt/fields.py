"""The 21 fields as tiles: number, name, what is reported for each, and what is doubtful in its name."""

from dataclasses import dataclass, replace

import pandas as pd

from components.figures import words
from data import labels
from data.package import package
from data.suppression import public
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset, derived


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One field; `figures` says what is reported, or that nothing is; `note` is empty where the name is clear."""

    number: int
    name: str
    figures: str
    note: str


def tiles(fields: Dataset, training: Dataset, *, province: str | None = None) -> dict[str, list[Tile]]:
    """The tiles by name of their group, in the order of the list.

    Args:
        fields: `kdt_fields`.
        training: `kdt_training`; of one province where one is chosen.
        province: code of the province chosen, or None for all that have reported.
    """
    told = _of_province(training, province) if province else training
    found: dict[str, list[Tile]] = {}
    for row in fields.table.sort_values("number").itertuples():
        group = labels.word("kdt_group", row.kdt_group)
        figures = reported(told.where(field=row.field))
        tile = Tile(
            number=int(row.number), name=labels.text(row, "label"), figures=figures, note=labels.text(row, "note")
        )
        found.setdefault(group, []).append(tile)
    return found


def _of_province(training: Dataset, province: str) -> Dataset:
    """The rows of a province without small counts, and without those that a total would give away."""
    safe = public(training.table, package().resource(training.name))
    return replace(training, table=safe).where(province=province)


def group_title(group: str, count: int) -> str:
    """A group with the number of its fields."""
    return _("{group}: {count} fields", group=group, count=count)


def reported(told: Dataset) -> str:
    """Courses and trainees of the latest year reported for a field; years are never added up."""
    if told.table.empty:
        return _("no figures yet")
    latest = told.where(year=told.table["year"].max())
    year = int(latest.table["year"].iloc[0])
    status = latest.status if len(latest.table) == 1 else derived(latest.status)
    parts = [_measure(latest.table[name], name) for name in ("courses", "trainees") if latest.table[name].notna().any()]
    if "suppressed" in latest.table and latest.table["suppressed"].any():
        parts.append(_("trainees: not shown, to protect small counts"))
    return "  \n".join([*parts, f"{words.marked([status], latest.flags)} · {year}", *_as_of(latest)])


def _as_of(told: Dataset) -> list[str]:
    """The reference dates that the offices give, the first and the last."""
    days = sorted(told.table["reference_date"].dropna()) if "reference_date" in told.table else []
    return [_("as of {day}", day=words.span(days[0], days[-1]) if days[0] != days[-1] else days[0])] if days else []


def about_province(training: Dataset, province: str) -> str:
    """What the page has to say about the chosen province."""
    name = labels.area(province)
    if training.where(province=province).table.empty:
        return _(
            "No figures for {province} yet: what this page shows is for all of Korea. "
            "Its regional office supplies them with the table below.",
            province=name,
        )
    return _("The tiles show what {province} has reported; the other figures are for all of Korea.", province=name)


def about_reports(training: Dataset) -> str:
    """What must be known with reported figures (I-08); empty while there are none."""
    if training.table.empty:
        return ""
    return _(
        "Figures of the tiles are those that regional offices have published, of the latest year of each field. "
        "Do not set them against the forecast shortage: its supply already counts the training that was planned."
    )


def _measure(values: "pd.Series[int]", name: str) -> str:
    """How many, and from how many provinces: not every office fills both columns."""
    told = values.dropna()
    counted = (
        words.full(float(told.sum()), "trainees")
        if name == "trainees"
        else _("{n} courses", n=number(float(told.sum())))
    )
    return _("{figures} (provinces: {count})", figures=counted, count=len(told))
