"""What the provinces have reported for a year: what map, bars and table share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.figures import words
from data import labels
from i18n import _
from i18n.numbers import brief
from indicators.areas import KOREA, PROVINCES, zone_of
from indicators.dataset import Dataset
from indicators.indicator import Indicator, Value

CATEGORIES = ("employee", "job_seeker")


@dataclass(frozen=True, kw_only=True, eq=False)
class Reports:
    """The reports of a year.

    Attributes:
        training: `regional_training`.
        parts: `regional_trainees_by_category` of the year.
        totals: `regional_trainees` of the year.
        zones: `reported_zone_share_pct` of the year.
        shares: `metropolitan_share_pct`: the undated share that a complete zone stands beside.
        quotients: `location_quotient`: of provinces only once all have reported one way.
        year: the year asked for.
    """

    training: Dataset
    parts: Indicator
    totals: Indicator
    zones: Indicator
    shares: Indicator
    quotients: Indicator
    year: int

    @property
    def codes(self) -> list[str]:
        """The provinces that have reported both categories, in the order of the codes: not a rank."""
        reported = set(self.parts.table["area"])
        return [code for code in PROVINCES if code in reported]

    @property
    def started(self) -> bool:
        """Whether any row of the year is in, be it half a province."""
        return not self.training.where(year=self.year).table.empty

    @property
    def one_way(self) -> bool:
        """Whether all that have reported count on one basis and in one way."""
        return all(refusal.area != KOREA for refusal in self.totals.refusals)

    @property
    def stated_by_all(self) -> bool:
        """Whether all that have reported say on which basis and in which way they count."""
        told = self.training.where(year=self.year, province=self.codes).table[["basis", "counting"]]
        return bool(told.notna().all(axis=None))

    @property
    def alt(self) -> str:
        """All reports in words, and how many provinces are missing."""
        told = [f"{labels.area(code)}: {', '.join(self.in_words(code))}" for code in self.codes]
        return "; ".join([*told, _("not reported: {count} provinces", count=len(PROVINCES) - len(told))])

    def total(self, code: str) -> Value | None:
        """Both categories together, or None where they are counted in two ways."""
        if code not in set(self.totals.table["area"]):
            return None
        return self.totals.row(area=code)

    def part(self, code: str, category: str) -> Value:
        """One category as it was published."""
        return self.parts.row(area=code, category=category)

    def short(self, code: str) -> str:
        """The total in few letters for a mark, with its flags: 46k (provisional); empty where there is none."""
        total = self.total(code)
        return words.flagged(brief(total.number), total) if total else ""

    def in_words(self, code: str) -> list[str]:
        """Both categories, and their total where there is one, each with its flags."""
        told = [f"{labels.word('trainee_category', name)} {_count(self.part(code, name))}" for name in CATEGORIES]
        total = self.total(code)
        return [*told, _("together {count}", count=_count(total))] if total else told

    def kind(self, code: str) -> str:
        """Statuses and flags of both categories as published, and of their total."""
        found = [*(self.part(code, name) for name in CATEGORIES), self.total(code)]
        told = [value for value in found if value]
        return words.marked((value.status for value in told), *map(words.flags_of, told))

    def hover(self, code: str) -> str:
        """What is told of a province: name, year, figures, how they are counted, status."""
        told = [f"{labels.area(code)}, {self.year}", *self.in_words(code)]
        return "<br>".join([*told, self.counted(code), self.kind(code)])

    def counted(self, code: str) -> str:
        """Basis of place and way of counting, each as stated."""
        return _(
            "basis of place: {basis}; way of counting: {counting}",
            basis=self.stated(code, "basis"),
            counting=self.stated(code, "counting"),
        )

    def stated(self, code: str, name: str) -> str:
        """What the rows of a province state in a column, of each category where they differ, or that nothing is stated."""
        rows = self.training.where(year=self.year, province=code).table
        told = {
            labels.word("trainee_category", category): stated(value, name)
            for category, value in zip(rows["category"], rows[name], strict=True)
        }
        each = list(dict.fromkeys(told.values()))
        return each[0] if len(each) == 1 else "; ".join(f"{category}: {text}" for category, text in told.items())

    def quotient(self, code: str) -> float | None:
        """Its share of training over its share of residents; only once all have reported one way."""
        rows = self.quotients.table
        found = rows[(rows["area"] == code) & (rows["year"] == self.year) & (rows["category"] == "residents")]
        return None if found.empty else float(found["value"].iloc[0])

    def of_zone(self, zone: str) -> tuple[list[str], list[str]]:
        """The provinces of a zone that have reported, and those that have not."""
        codes = [code for code in PROVINCES if zone_of(code) == zone]
        reported = set(self.codes)
        return [code for code in codes if code in reported], [code for code in codes if code not in reported]


def stated(value: Any, name: str) -> str:
    """A cell of a column that an office may leave empty: the word of its code, the day, or what an empty cell means."""
    if pd.isna(value):
        return _("all ways together") if name == "delivery" else _("not stated")
    return str(value) if name == "reference_date" else labels.word(name, value)


def _count(value: Value) -> str:
    return words.flagged(words.full(value.number, "trainees"), value)


def gather(compute: Callable[..., Indicator], training: Dataset, *, year: int) -> Reports:
    """The reports of a year; `compute` as in `data.catalogue`."""
    return Reports(
        training=training,
        parts=compute("regional_trainees_by_category", year=year),
        totals=compute("regional_trainees", year=year),
        zones=compute("reported_zone_share_pct", year=year),
        shares=compute("metropolitan_share_pct"),
        quotients=compute("location_quotient"),
        year=year,
    )
