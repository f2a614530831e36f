"""Checks of what is possible, and likely a slip."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pandas as pd

from data import package
from data.intake import upload
from data.intake.checks import check
from data.intake.codes import Label, Labels
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import Message, message
from i18n.dates import today
from indicators.dataset import Dataset
from indicators.indicator import PROVINCES, zone_of
from indicators.zones import known_shares

# `plausible-exceeds-national`: the provinces together hold more trainees than the country.


KEYS: Final = ["year", "category"]
# Figures by another place or another way of counting are never added up.
ONE_WAY: Final = ["basis", "counting"]


@check("plausible-exceeds-national", "warning")
def plausible_exceeds_national(draft: Draft) -> Iterator[Problem]:
    """One problem a year and category to which the file adds; provinces that it lacks count as they are in force."""
    if draft.against.resource["publishes"] != "regional" or not {*KEYS, "province"} <= set(draft.table):
        return
    for name in package.trainees(draft.against.resource):
        sums = _national_sums(draft, name).merge(draft.against.trainees.table[[*KEYS, "trainees"]], on=KEYS)
        # A total that was spread over provinces comes back with half a person more or less for each but one.
        rounded = (sums["provinces"] - 1) / 2
        for row in sums[sums["sum"] - sums["trainees"] > rounded].to_dict("records"):
            told = message(
                "“{category}” in {year}: the provinces add up to {total}, the country has {national}. "
                "Correct the numbers, or confirm with a reason.",
                category=Label("trainee_category", row["category"]),
                year=int(row["year"]),
                total=int(row["sum"]),
                national=int(row["trainees"]),
            )
            yield Problem(message=told, finding=_more_than_country(row), column=upload.heading(draft, name))


def _more_than_country(row: dict[Any, Any]) -> Message:
    return message(
        "“{category}” in {year}: the provinces add up to {total}, the country has {national}.",
        category=Label("trainee_category", row["category"]),
        year=int(row["year"]),
        total=int(row["sum"]),
        national=int(row["trainees"]),
    )


def _national_sums(draft: Draft, name: str) -> pd.DataFrame:
    """Sums over file and version in force, by year, category and way of counting; only those that the file adds to."""
    sent = draft.table.reindex(columns=[*KEYS, "province", *ONE_WAY, name]).dropna(subset=[*KEYS, "province", name])
    current = draft.against.current.table[sent.columns]
    place = ["year", "province"]
    replaced = pd.MultiIndex.from_frame(current[place]).isin(pd.MultiIndex.from_frame(sent[place]))
    together = pd.concat([sent.assign(mine=True), current[~replaced].assign(mine=False)])
    together[ONE_WAY] = together[ONE_WAY].astype("object").fillna("")
    groups = together.astype({name: "float64"}).groupby([*KEYS, *ONE_WAY])
    sums = groups.agg(sum=(name, "sum"), mine=("mine", "any"), provinces=("province", "nunique")).reset_index()
    return sums[sums["mine"]]


# What the country's figures let expect of a province: the national trainees by its share of residents.


def expected_trainees(draft: Draft, name: str) -> "pd.Series[float]":
    """Trainees of each row if its province trained like the country; empty where the rows are no trainees of a category.

    A year that is not known nationally is taken for the nearest one that is.
    """
    table, against = draft.table, draft.against
    nothing = pd.Series(float("nan"), index=table.index)
    if name not in package.trainees(against.resource) or not {"year", "province", "category"} <= set(table):
        return nothing
    residents = residents_of(table, against.population)
    country = against.population.table.groupby("year")["residents"].sum()
    everyone = nearest_year(table["year"], country.index.tolist()).map(country)
    return _national(table, against.trainees) * residents / everyone.astype("float64")


def residents_of(table: pd.DataFrame, population: Dataset) -> "pd.Series[float]":
    """Residents of the province of each row at the end of its year, or of the nearest year that is known."""
    known = population.table.set_index(["year", "province"])["residents"].astype("float64")
    years = nearest_year(table["year"], population.table["year"].unique().tolist())
    return _looked_up(known, years, table["province"])


def nearest_year(years: "pd.Series[int]", known: list[int]) -> "pd.Series[int]":
    """For each year the nearest known one, the later of two; empty stays empty."""
    nearest = {
        year: min(known, key=lambda other: (abs(other - year), -other)) for year in years.dropna().unique() if known
    }
    return years.map(nearest)


def _national(table: pd.DataFrame, trainees: Dataset) -> "pd.Series[float]":
    known = trainees.table.set_index(["year", "category"])["trainees"].astype("float64")
    return _looked_up(known, nearest_year(table["year"], trainees.table["year"].unique().tolist()), table["category"])


def _looked_up(known: "pd.Series[float]", years: "pd.Series[int]", codes: "pd.Series[str]") -> "pd.Series[float]":
    wanted = pd.MultiIndex.from_arrays([years, codes])
    return pd.Series(known.reindex(wanted).to_numpy(), index=years.index)


# `plausible-exceeds-population`: more trainees than the province has residents.


@check("plausible-exceeds-population", "warning")
def plausible_exceeds_population(draft: Draft) -> Iterator[Problem]:
    """One problem a province and year, at its largest count: categories and fields of a year are added up."""
    if not {"year", "province"} <= set(draft.table):
        return
    for name in (name for name in package.trainees(draft.against.resource) if name in draft.table):
        sums = _population_sums(draft, name)
        for row in sums[sums["trainees"] > sums["residents"]].to_dict("records"):
            told = upload.at(draft, row["position"], name, message=_tell_population(row))
            yield replace(told, finding=_more_than_residents(row))


def _tell_population(row: dict[Any, Any]) -> Message:
    return message(
        "{trainees} trainees in {year} are more than the {residents} residents of {province}: correct the number, "
        "or confirm with a reason.",
        trainees=int(row["trainees"]),
        year=int(row["year"]),
        residents=int(row["residents"]),
        province=Label("provinces", row["province"]),
    )


def _more_than_residents(row: dict[Any, Any]) -> Message:
    return message(
        "{trainees} trainees in {year} are more than the {residents} residents of {province}.",
        trainees=int(row["trainees"]),
        year=int(row["year"]),
        residents=int(row["residents"]),
        province=Label("provinces", row["province"]),
    )


def _population_sums(draft: Draft, name: str) -> pd.DataFrame:
    """Trainees and residents by year and province, and the position of the largest count."""
    table = draft.table.reset_index(drop=True).dropna(subset=["year", "province", name])
    table = table[~_impossible(table, name, draft.against.population)]
    groups = table.astype({name: "float64"}).groupby(["year", "province"])[name]
    sums = groups.agg(trainees="sum", position="idxmax").reset_index()
    return sums.assign(residents=residents_of(sums, draft.against.population))


def heads_of_residents(table: pd.DataFrame) -> "pd.Series[bool]":
    """Which rows count each person once, where they live: these cannot be more than the residents."""
    if not {"basis", "counting"} <= set(table):
        return pd.Series(False, index=table.index)
    return ((table["basis"] == "residence") & (table["counting"] == "headcount")).fillna(False).astype("bool")


def _impossible(table: pd.DataFrame, name: str, population: Dataset) -> "pd.Series[bool]":
    """Rows that `exceeds-residents` refuses."""
    return heads_of_residents(table) & (table[name].astype("float64") > residents_of(table, population))


# What is known of the same thing from before: the version in force, else the nearest earlier year of file or version.


def earlier(draft: Draft, name: str) -> pd.DataFrame:
    """Columns `value`, `when` and `undated`, a row for each row of the draft; `value` is empty where nothing is known.

    Of the same key the version in force is taken, and `when` is empty then. Else the nearest earlier year or period: the file's
    own figure before that of the version, for it is the one to be published. Else what is in force without a year (`undated`).
    Without one of its keys no row is known.
    """
    keys = package.keys(draft.against.resource)
    nothing = pd.DataFrame({"value": float("nan"), "when": "", "undated": False}, index=draft.table.index)
    if not set(keys) <= set(draft.table):
        return nothing
    mine = draft.table[[*keys, name]].astype({name: "float64"})
    current = draft.against.current.table[[*keys, name]].astype({name: "float64"})
    known = current.dropna(subset=[name]).drop_duplicates(keys).rename(columns={name: "value"})
    same = nothing.assign(value=_found(mine, known, by=keys))
    time = next((key for key in keys if key in TIMED), None)
    if time is None:
        return same
    rest = [key for key in keys if key != time]
    before = _time_before(mine, current, rest=rest, time=time, name=name)
    undated = nothing.assign(value=_found(mine, known[known[time].isna()], by=rest), undated=True)
    before = before.where(before["value"].notna(), undated)
    return same.where(same["value"].notna() | mine[time].isna(), before)


TIMED: Final = ("year", "period")
DIGITS: Final = str.maketrans("123456789", "0" * 9)


def _found(mine: pd.DataFrame, known: pd.DataFrame, *, by: list[str]) -> "pd.Series[float]":
    """What is known of each row; an empty cell of a key is like another one."""
    if not by:
        return pd.Series(known["value"].max(), index=mine.index, dtype="float64")
    return mine[by].merge(known[[*by, "value"]], on=by, how="left")["value"].set_axis(mine.index)


def _time_before(mine: pd.DataFrame, current: pd.DataFrame, *, rest: list[str], time: str, name: str) -> pd.DataFrame:
    """The figures of the year before, or of the period before that is written alike: a half-year is held against none."""
    keys = [*rest, time]
    known = pd.concat([mine, current]).dropna().drop_duplicates(keys)
    known = known.assign(when=known[time].astype("str")).sort_values("when", kind="stable")
    of_before = known.groupby([*rest, known["when"].str.translate(DIGITS)])
    known = known[keys].assign(value=of_before[name].shift(1), when=of_before["when"].shift(1))
    found = mine[keys].merge(known, on=keys, how="left").set_axis(mine.index)
    return found[["value", "when"]].fillna({"when": ""}).assign(undated=False)


# Slips of scale: a number that is about 1,000 or 10,000 times another one, as 천 and 만 make it.


FACTORS: Final = (1_000, 10_000)
# Half a power of ten: a real change, or a province that trains three times its share, stays within it.
NEAR: Final = 10**0.5


def slip(values: "pd.Series[float]", references: "pd.Series[float]") -> "pd.Series[float]":
    """The factor that a value is off by (10,000, 1,000, 0.001, 0.0001), or empty where it is none of them."""
    ratios = values.astype("float64") / references.astype("float64").where(references > 0)
    found = pd.Series(np.nan, index=values.index)
    for factor in FACTORS:
        for wanted in (factor, 1 / factor):
            found = found.mask(ratios.between(wanted / NEAR, wanted * NEAR), wanted)
    return found


# `plausible-jump`: a figure that is more than twice, or less than half, what it was before.


# The largest change of a category that was ever printed is 1.8 (job seekers, 2019 to 2020).
MOST_CHANGE: Final = 2.0
# Where both numbers are smaller, one course more or less doubles or halves them.
LEAST: Final = 100
# Of a share so small, half a point more or less does.
LEAST_PERCENT: Final = 10.0


@check("plausible-jump", "warning")
def plausible_jump(draft: Draft) -> Iterator[Problem]:
    """One problem a cell; a nought, a slip of scale of a count and less than one percent are other problems."""
    counts = package.counts(draft.against.resource)
    for name in (name for name in package.numbers(draft.against.resource) if name in draft.table):
        values, before = draft.table[name].astype("float64"), draft.once(earlier, name)
        jumps = _jumps(values, before["value"], least=_least(draft, name))
        told = (
            slip(values, before["value"]).notna()
            if name in counts
            else (values < 1) & upload.in_percent(draft.table, name)
        )
        jumps &= ~told
        for row in upload.rows(
            jumps, now=values, before=before["value"], when=before["when"], undated=before["undated"]
        ):
            yield upload.at(draft, row["position"], name, message=_tell_jump(row))


def _least(draft: Draft, name: str) -> "pd.Series[float]":
    percent = upload.in_percent(draft.table, name)
    return pd.Series(np.where(percent, LEAST_PERCENT, LEAST), index=draft.table.index, dtype="float64")


def _jumps(values: "pd.Series[float]", before: "pd.Series[float]", *, least: "pd.Series[float]") -> "pd.Series[bool]":
    sizeable = (values >= least) | (before >= least)
    jumps = (values > before * MOST_CHANGE) | (values < before / MOST_CHANGE)
    return sizeable & jumps & (values > 0) & (before > 0)


def _tell_jump(row: dict[str, Any]) -> Message:
    told = {"now": _as_written(row["now"]), "before": _as_written(row["before"])}
    if row["undated"]:
        return message(
            "{now}, where {before} stands without a year: the change is larger than twofold. Correct it, or confirm with "
            "a reason.",
            **told,
        )
    if not row["when"]:
        return message(
            "{now} would replace {before}: the change is larger than twofold. Correct it, or confirm with a reason.",
            **told,
        )
    if not row["when"].isdecimal():
        return message(
            "{now} after {before} in the period {period}: the change is larger than twofold. Correct it, or confirm with a "
            "reason.",
            **told,
            period=row["when"],
        )
    return message(
        "{now} after {before} in {year}: the change is larger than twofold. Correct it, or confirm with a reason.",
        **told,
        year=row["when"],
    )


def _as_written(figure: float) -> int | str:
    return int(figure) if figure == int(figure) else f"{figure:g}"


# `plausible-missing-province`: a file of the country without some provinces, or a province without one of the categories.


ANY: Final = ""  # no code
# A file with more than half of the provinces is meant to hold them all; one office has four at most.
NATIONAL: Final = len(PROVINCES) // 2 + 1


@check("plausible-missing-province", "warning")
def plausible_missing_province(draft: Draft) -> Iterator[Problem]:
    """One problem a year that lacks provinces, one a province and year that lacks a category."""
    if "province" in draft.table:
        yield from _provinces(draft)
    if {"year", "category"} <= set(draft.table):
        yield from _categories(draft)


def _provinces(draft: Draft) -> Iterator[Problem]:
    """A row whose province could not be understood may be the missing one, so nothing is missing beside it."""
    if (draft.missing["province"] == "unreadable").any():
        return
    national = draft.against.resource["publishes"] == "national"
    for year, present in _by_year(draft):
        missing = set(PROVINCES) - set(present)
        expected = len(PROVINCES) - len(missing) >= (1 if national else NATIONAL)
        # A national file adds or changes rows: what is in force stays beside them.
        if national:
            missing -= _in_force(draft, year)
        if missing and expected:
            yield Problem(
                message=_lacks(year, Labels("provinces", tuple(sorted(missing)))),
                column=upload.heading(draft, "province"),
            )


def _in_force(draft: Draft, year: Any) -> set[str]:
    """The provinces that have a row of the year already; of the years of the file, where its rows are not told apart by year."""
    table = draft.against.current.table
    years = [year] if year is not None else [*draft.table["year"].dropna()] if "year" in draft.table else []
    return set(table.loc[table["year"].isin(years), "province"])


def _by_year(draft: Draft) -> list[tuple[Any, "pd.Series[str]"]]:
    provinces = draft.table["province"].dropna()
    if "year" in package.keys(draft.against.resource) and "year" in draft.table:
        return list(provinces.groupby(_begun(draft.table["year"])))
    return [(None, provinces)]


def _lacks(year: Any, provinces: Labels) -> Message:
    if year is None:
        return message("The file lacks {provinces}: add the rows, or confirm with a reason.", provinces=provinces)
    return message(
        "{year} lacks {provinces}: add the rows, or confirm with a reason.", year=int(year), provinces=provinces
    )


def _categories(draft: Draft) -> Iterator[Problem]:
    """A row whose category, province or year could not be understood may be the missing one, so it stands for any."""
    resource = draft.against.resource
    if resource["publishes"] == "national":
        return  # what is in force stays, and `table-incomplete` tells of what would be missing then
    if draft.reading.value_headings and draft.reading.unread:
        return  # the column of the category is there, under a heading that is told
    places = [key for key in package.keys(resource) if key in draft.table and key != "category"]
    rows = draft.table.reset_index(drop=True).reset_index(names="position")
    astray = set(rows.loc[rows[places].isna().any(axis="columns"), "category"].fillna(ANY))
    rows = rows.dropna(subset=places)
    firsts = rows.drop_duplicates(places)[[*places, "position"]]
    for code in package.codes(resource, "category"):
        if {code, ANY} & astray:
            continue
        having = rows.loc[(rows["category"] == code) | rows["category"].isna(), places].drop_duplicates()
        beside = firsts.merge(having, on=places, how="left", indicator=True)
        told = message(
            "The row of “{category}” is missing beside this one: add it, or confirm with a reason.",
            category=Label("trainee_category", code),
        )
        for position in beside.loc[beside["_merge"] == "left_only", "position"].tolist():
            yield upload.at(draft, position, "category", message=told)


# `plausible-scale`: a count that is about 1,000 or 10,000 times too large or too small, as 천명 and 만명 make it.


@check("plausible-scale", "warning")
def plausible_scale(draft: Draft) -> Iterator[Problem]:
    """One problem a cell: against what is known from before, else against what the country's figures let expect."""
    for name in package.counts(draft.against.resource):
        if name in draft.table:
            known = draft.once(earlier, name)["value"]
            known = known.where(known > 0, draft.once(expected_trainees, name))
            factors = slip(draft.table[name].astype("float64"), known)
            for row in upload.rows(factors.notna(), value=draft.table[name], known=known, factor=factors):
                yield upload.at(draft, row["position"], name, message=_tell_scale(row))


def _tell_scale(row: dict[str, Any]) -> Message:
    factor, now = row["factor"], int(row["value"])
    about = int(float(f"{row['known']:.3g}"))  # what is to be expected is known in three digits at best
    if factor > 1:
        return message(
            "{now} is about {times} times the {about} to be expected: write the number itself, "
            "or confirm with a reason.",
            now=now,
            times=round(factor),
            about=about,
        )
    return message(
        "{now} is about one {times}th of the {about} to be expected: was it counted in thousands or ten thousands (천명, 만명)? "
        "Write the number itself, or confirm with a reason.",
        now=now,
        times=round(1 / factor),
        about=about,
    )


# `plausible-zero`: nobody at all, where there were people before or where every row is about people.


TOLD: Final = message("0 says that there was nobody: write x where the number is not known, or confirm with a reason.")


@check("plausible-zero", "warning")
def plausible_zero(draft: Draft) -> Iterator[Problem]:
    """One problem a nought of a required count, or of a figure that was more before.

    Other noughts are common: most provinces have no course in most fields of K-Digital Training.
    """
    resource = draft.against.resource
    counts = package.counts(resource)
    for name in (name for name in package.numbers(resource) if name in draft.table):
        noughts, before = draft.table[name] == 0, draft.once(earlier, name)["value"]
        if name not in counts or name not in package.required(resource):
            noughts &= before > 0
        for row in upload.rows(noughts, before=before):
            told = TOLD if name in counts else _tell_nought(row["before"])
            yield upload.at(draft, row["position"], name, message=told)


def _tell_nought(before: float) -> Message:
    return message(
        "0, where {before} is known from before: correct it, leave the row out if the figure is not known, or confirm with a "
        "reason.",
        before=_as_written(before),
    )


# `plausible-swapped`: the two categories of a province and year crosswise: each fits the other far better than itself.


TIMES: Final = 2.0
"""Each of the two must be off by so much, in opposite ways: in clean files of 17 provinces none is."""


@check("plausible-swapped", "warning")
def plausible_swapped(draft: Draft) -> Iterator[Problem]:
    """One problem a province and year, at the first of its two rows."""
    for name in (name for name in package.trainees(draft.against.resource) if name in draft.table):
        for position in draft.once(exchanged, name)["position"].tolist():
            yield upload.at(draft, position, name, message=CROSSWISE)


def exchanged(draft: Draft, name: str) -> pd.DataFrame:
    """Years and provinces (the index) whose categories lie crosswise, and `position`, the first of their rows."""
    expected = draft.once(expected_trainees, name)
    ratios = draft.table[name].astype("float64") / expected
    off = (ratios < 1 / TIMES) & (ratios > 0) | (ratios > TIMES)
    rows = draft.table.reindex(columns=["year", "province", "category"])[off]
    rows = rows.assign(ratio=ratios[off], position=upload.positions(off)).dropna()
    sides = rows.groupby(["year", "province"]).agg(
        low=("ratio", "min"), high=("ratio", "max"), count=("category", "nunique"), position=("position", "min")
    )
    return sides[(sides["count"] > 1) & (sides["low"] < 1) & (sides["high"] > 1)]


CROSSWISE: Final = message(
    "The figures of the two categories look exchanged: one is more than twice, the other less than half of what is to be "
    "expected. Exchange them, or confirm with a reason."
)


# `plausible-level`: most figures of a year are off by the same factor: of a month or a half-year, a digit too many or too few.


MOST_ROWS: Final = 0.8
FEWEST_ROWS: Final = 2
# Beside what was before: less than half is a jump of its own cell.
HALF: Final = (0.45, 0.55)
# Beside the estimate: a province may train a third or three times of it, and no clean table of 17 has its rows out there.
TWELFTH: Final = (1 / 24, 1 / 6.5)
TENFOLD: Final = (6.5, 24.0)
LEVELS: Final = {
    HALF: message("about half of it: are they those of a half-year, or of one sex?"),
    TWELFTH: message("about a tenth or a twelfth of it: are they those of a month, or is a digit missing?"),
    TENFOLD: message("about ten times of it: is there a digit too many, or were months added that hold those before?"),
}


@check("plausible-level", "warning")
def plausible_level(draft: Draft) -> Iterator[Problem]:
    """One problem a year, at its first row: beside what was before, else beside the estimate of each province."""
    for name in package.counts(draft.against.resource):
        if name in draft.table and "year" in draft.table:
            values = draft.table[name].astype("float64")
            before, estimate = draft.once(earlier, name)["value"], draft.once(estimated_trainees, name)
            known = before.where(before > 0, estimate).where(values > 0)
            sizeable = (known >= LEAST) & ~_within_year(draft)  # a day in the year is told already
            for year, ratios in (values / known)[sizeable].groupby(draft.table["year"]):
                yield from _level(draft, name, ratios, year=int(year), before=before)


def _level(
    draft: Draft, name: str, ratios: "pd.Series[float]", *, year: int, before: "pd.Series[float]"
) -> Iterator[Problem]:
    of_before = bool((before[ratios.index] > 0).any())
    for (low, high), words in LEVELS.items():
        if of_before and (low, high) != HALF:
            continue  # each of these is a jump
        near = ratios.between(low, high)
        if len(ratios) >= FEWEST_ROWS and near.mean() >= MOST_ROWS:
            told = message(
                "The figures of {year} lie beside {known}, and most are {level} "
                "Enter those of everyone in the whole year, or confirm with a reason.",
                year=str(year),
                known=BEFORE if of_before else ESTIMATED,
                level=words,
            )
            yield upload.at(
                draft, upload.positions(near.reindex(draft.table.index, fill_value=False))[0], name, message=told
            )


BEFORE: Final = message("what is known from before")
ESTIMATED: Final = message("the estimate for each province")


def estimated_trainees(draft: Draft, name: str) -> "pd.Series[float]":
    """What is expected of each row, as its zone holds more or less of the country's trainees than of its residents."""
    expected = draft.once(expected_trainees, name)
    if expected.isna().all():
        return expected
    share = list(known_shares(draft.against.dataset("zone_shares")).values())[-1]
    residents = draft.against.population.table
    of_zones = residents.groupby([residents["year"], residents["province"].map(zone_of)])["residents"].sum()
    people = of_zones / of_zones.groupby(level=0).transform("sum")
    years = nearest_year(draft.table["year"], residents["year"].unique().tolist())
    zones = draft.table["province"].map(zone_of, na_action="ignore")
    return expected * zones.map(share.percent) / 100 / _looked_up(people.astype("float64"), years, zones)


# `plausible-digit`: one figure about ten times or a tenth of the estimate for its province: a nought too many or too few.


FAR: Final = 6.5
"""So many times the estimate, or less than one such part of it, is told in a table of a few rows."""
OFF: Final = 3.0
APART: Final = 6.5
"""Less far off is told where the other rows of its year and zone stand so far away; in clean tables of 17 none does."""
MANY_ROWS: Final = 6
"""With so many rows of a year the file itself says better than the estimate what is usual in it."""


@check("plausible-digit", "warning")
def plausible_digit(draft: Draft) -> Iterator[Problem]:
    """One problem a cell that nothing from before is known of; `plausible-jump` and `plausible-level` tell of the others."""
    for name in (name for name in package.trainees(draft.against.resource) if name in draft.table):
        values, before = draft.table[name].astype("float64"), draft.once(earlier, name)["value"]
        estimate = draft.once(estimated_trainees, name)
        if estimate.isna().all():
            continue
        unknown = (estimate >= LEAST) & (values > 0) & ~(before > 0) & slip(values, estimate).isna()
        unknown &= ~(values > residents_of(draft.table, draft.against.population))  # told as such
        ratios = (values / estimate).where(unknown & ~_within_year(draft) & ~_crosswise(draft, name))
        for row in upload.rows(_one_off(ratios, draft.table), value=values, known=estimate):
            yield upload.at(draft, row["position"], name, message=_tell_digit(row))


def _crosswise(draft: Draft, name: str) -> "pd.Series[bool]":
    """Rows whose figures look exchanged, which `plausible-swapped` tells."""
    table = draft.table.reindex(columns=["year", "province"])
    pairs = pd.MultiIndex.from_frame(table).isin(draft.once(exchanged, name).index)
    return pd.Series(pairs, index=table.index)


def _one_off(ratios: "pd.Series[float]", table: pd.DataFrame) -> "pd.Series[bool]":
    """Which rows are off by a digit, alone; where most of a year are, `plausible-level` tells it once."""
    logs = ratios.map(math.log, na_action="ignore")
    off, apart = logs.abs(), (logs - _of_the_others(logs, table)).abs()
    few = logs.groupby(table["year"]).transform("count") < MANY_ROWS
    told = (off >= math.log(OFF)) & (apart >= math.log(APART)) | few & (off >= math.log(FAR))
    of_year = told.groupby(table["year"])
    most = (of_year.transform("mean") >= MOST_ROWS) & (of_year.transform("size") >= FEWEST_ROWS)
    return told & ~most


def _of_the_others(logs: "pd.Series[float]", table: pd.DataFrame) -> "pd.Series[float]":
    """The median of the rows of a year and zone; where there are two, that of the other one."""
    alike = logs.groupby([table["year"], table["province"].map(zone_of, na_action="ignore")])
    return alike.transform("median").where(alike.transform("count") > 2, alike.transform("sum") - logs)


def _tell_digit(row: dict[str, Any]) -> Message:
    now, about = int(row["value"]), int(float(f"{row['known']:.2g}"))
    if row["value"] > row["known"]:
        return message(
            "{now} lies far above the estimate for this province (about {about}): is there a digit too many? "
            "Correct it, or confirm with a reason.",
            now=now,
            about=about,
        )
    return message(
        "{now} lies far below the estimate for this province (about {about}): is a digit missing? "
        "Correct it, or confirm with a reason.",
        now=now,
        about=about,
    )


def _begun(years: "pd.Series[int]") -> "pd.Series[int]":
    """The years without those to come, which are told: what their rows lack or repeat comes of the same."""
    return years.mask(years > today().year)


# `plausible-copy`: the figures of a year are those of the year before, once more.


@check("plausible-copy", "warning")
def plausible_copy(draft: Draft) -> Iterator[Problem]:
    """One problem a year, at its first row."""
    for name in package.counts(draft.against.resource):
        if name in draft.table and "year" in draft.table:
            before = draft.once(earlier, name)
            values, known = draft.table[name].astype("float64"), before["value"].where(before["when"] != "")
            same = (values == known)[(known >= LEAST) & values.notna()]
            for year, rows in same.groupby(_begun(draft.table["year"])):
                if len(rows) >= FEWEST_ROWS and rows.mean() >= MOST_ROWS:
                    position = upload.positions(rows.reindex(draft.table.index, fill_value=False))[0]
                    told = message(
                        "The figures of {year} are those of {before} once more: enter those of {year}, or confirm with a reason.",
                        year=str(int(year)),
                        before=before["when"].tolist()[position],
                    )
                    yield upload.at(draft, position, name, message=told)


# `plausible-courses`: more courses than people in them.


@check("plausible-courses", "warning")
def plausible_courses(draft: Draft) -> Iterator[Problem]:
    """One problem a row; the two columns were exchanged, or one of them counts something else."""
    if not {"courses", "trainees"} <= set(draft.table) or draft.reading.unsure:
        return
    courses, trainees = draft.table["courses"].astype("float64"), draft.table["trainees"].astype("float64")
    for row in upload.rows(courses > trainees, courses=courses, trainees=trainees):
        told = message(
            "{courses} courses are more than the {trainees} trainees in them: were the columns exchanged? "
            "Correct them, or confirm with a reason.",
            courses=int(row["courses"]),
            trainees=int(row["trainees"]),
        )
        yield upload.at(draft, row["position"], "courses", message=told)


# `plausible-reference-date`: a day that is not at the end of the year that the figures are of.


@check("plausible-reference-date", "warning")
def plausible_reference_date(draft: Draft) -> Iterator[Problem]:
    """One problem a day and year, at the first row with them; figures of a part of a year are none of the year."""
    known = _within_year(draft)
    if not known.any():
        return
    days, years = draft.table["reference_date"], draft.table["year"]
    different = ~pd.DataFrame({"day": days, "year": years}).duplicated()
    for row in upload.rows(known & different, day=days, year=years):
        told = message(
            "{day} does not lie at the end of {year}: figures up to that day are not those of the year. "
            "Enter the figures of the whole year, or confirm with a reason.",
            day=row["day"],
            year=str(row["year"]),
        )
        yield upload.at(draft, row["position"], "reference_date", message=told)


def _within_year(draft: Draft) -> "pd.Series[bool]":
    """Which rows have a day that is not at the end of their year."""
    if not {"reference_date", "year"} <= set(draft.table) or "reference_date" not in draft.reading.cells:
        return pd.Series(False, index=draft.table.index)
    days, years = draft.table["reference_date"], draft.table["year"]
    return days.notna() & years.notna() & (days.str.slice(0, len("YYYY-MM")) != years.astype("str") + "-12")
