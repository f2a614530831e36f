"""`cell-year-as-date`: a year that the spreadsheet shows as a date, 2021 as 1905-07-13."""

from collections.abc import Iterator
from dataclasses import replace

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.years import serial
from i18n import message


def check(draft: Draft) -> Iterator[Problem]:
    """Every year that was formatted as a date, with the year that it must have been."""
    for position, name, text in draft.faulty("cell-year-as-date"):
        year = str(serial(text))
        told = message(
            "“{value}” is the year {year} formatted as a date. Format the cells as General, and enter {year}.",
            value=text,
            year=year,
        )
        yield replace(found.at(draft, position, name, code="cell-year-as-date", message=told), suggestion=year)
