"""A template as a file, and the name it is saved under."""

from typing import Literal

from data.intake.template.comma_separated import comma_separated
from data.intake.template.sheet import sheet
from i18n import current

Form = Literal["csv", "xlsx"]


def template(dataset: str, *, province: str | None, year: int | None, form: Form, small_counts: bool = True) -> bytes:
    """A file to fill in, in the reader's language: the figures in force, and for a regional table the missing rows.

    Args:
        dataset: one that somebody publishes.
        province: code of the only province in it; None is all.
        year: the only year in it; None is every year in force, or the latest of the national figures.
        form: a workbook with lists to choose from and a sheet of notes, or the bare table.
        small_counts: False leaves out counts of 1 to 4 people, for those who may not publish the province.

    Raises:
        DataError: no such dataset, or nobody publishes it.
    """
    filled = sheet(dataset, province=province, year=year, small_counts=small_counts)
    if form == "csv":
        return comma_separated(filled)
    from data.intake.template.workbook import workbook  # 50 ms, for those who ask for it

    return workbook(filled)


def template_name(dataset: str, *, province: str | None, year: int | None, form: Form) -> str:
    """What the file holds, for its name: `regional-training_2021_KR-26_ko.xlsx`."""
    parts = [dataset.replace("_", "-"), year and str(year), province, current()]
    return f"{'_'.join(part for part in parts if part)}.{form}"
