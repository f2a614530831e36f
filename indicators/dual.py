"""Work-based learning: the dual system, its programmes and its forecast."""

from dataclasses import replace

from i18n import message
from indicators.dataset import Dataset, IndicatorError, require_among
from indicators.indicator import KOREA, WORLD, Refusal, Result, Row, sources_of, tidy
from indicators.kind import computed
from indicators.registry import indicator

# Work-learning dual programme: which programmes institutions name as rising or falling.


MENTIONS = message("Institutions that name a programme; how many were asked is not stated.")
DIRECTIONS = ("rise", "fall")


@indicator("dual_demand", unit="mentions", page="qualifications", caveats=("I-10", "I-14"))
def dual_demand_net_mentions(*, dual_demand: Dataset) -> Result:
    """Mentions of a rise less mentions of a fall, by level of the national competency standards.

    A mention is one institution naming one programme; it says nothing about the number of trainees.

    Args:
        dual_demand: `direction` (rise, fall), `level`, `institutions` (number that name the programme).
    """
    return _of_mentions(_net(dual_demand, "level"), "ncs_level", dual_demand)


@indicator("dual_demand", unit="mentions", page="qualifications", caveats=("I-10", "I-14"))
def dual_demand_programme_net_mentions(*, dual_demand: Dataset) -> Result:
    """The same by programme (a name and a level)."""
    rows = _net(dual_demand, "programme")
    return _of_mentions(rows, "dual_programme", dual_demand)


@indicator("dual_demand", unit="mentions", page="qualifications", caveats=("I-10", "I-14"), direction="rise")
def dual_demand_mentions(*, dual_demand: Dataset, direction: str) -> Result:
    """Mentions in one direction by level, and all together.

    Raises:
        IndicatorError: another direction.
    """
    require_among("direction", direction, DIRECTIONS)
    counts = {level: _mentions(dual_demand.where(level=level), direction) for level in _codes(dual_demand, "level")}
    rows = _by_code({**counts, "total": sum(counts.values())}, dual_demand)
    return _of_mentions(rows, "ncs_level", dual_demand)


@indicator("dual_demand", unit="programmes", page="qualifications", caveats=("I-10", "I-14"))
def dual_demand_programmes(*, dual_demand: Dataset) -> Result:
    """Programmes in the rising list, in the falling list and in both."""
    rise, fall = (set(dual_demand.where(direction=name).table["programme"]) for name in DIRECTIONS)
    rows = _by_code({"rise": len(rise), "fall": len(fall), "both": len(rise & fall)}, dual_demand)
    return _of_mentions(rows, "direction", dual_demand)


@indicator("dual_demand", unit="percent", page="qualifications", caveats=("I-10", "I-14"))
def dual_demand_high_level_share_pct(*, dual_demand: Dataset) -> Result:
    """Share of the rising list at level 4 and above, and strictly above it: of its programmes and of its mentions.

    Raises:
        IndicatorError: the rising list is empty.
    """
    rise = dual_demand.where(direction="rise").table
    if rise.empty:
        raise IndicatorError(message("No programme is expected to rise."))
    shares = {}
    for name, levels in (("from_L4", ("L4", "L5")), ("above_L4", ("L5",))):
        high = rise[rise["level"].isin(levels)]
        shares[f"programmes_{name}"] = len(high) / len(rise) * 100
        shares[f"mentions_{name}"] = float(high["institutions"].sum() / rise["institutions"].sum() * 100)
    rows = _by_code(shares, dual_demand)
    return _of_mentions(rows, "high_level_share", dual_demand)


def _net(dual_demand: Dataset, column: str) -> list[Row]:
    net = {}
    for code in _codes(dual_demand, column):
        chosen = dual_demand.where(**{column: code})
        net[code] = _mentions(chosen, "rise") - _mentions(chosen, "fall")
    return _by_code(net, dual_demand)


def _mentions(dual_demand: Dataset, direction: str) -> float:
    return float(dual_demand.where(direction=direction).table["institutions"].sum())


def _codes(dual_demand: Dataset, column: str) -> list[str]:
    codes = dual_demand.table[column].unique()
    return sorted(codes) if column == "level" else [str(code) for code in codes]


def _by_code(values: dict[str, float], dual_demand: Dataset) -> list[Row]:
    return [(KOREA, None, code, value, "exact", computed(dual_demand.kind)) for code, value in values.items()]


def _of_mentions(rows: list[Row], kind: str, dual_demand: Dataset) -> Result:
    return Result(rows=tidy(rows), category_kind=kind, sources=dual_demand.sources, assumptions={"unit": MENTIONS})


# International cases of dual training by type; a case without any mark is unknown, not none.


TYPES = ("a", "b", "c", "d")
COLUMNS = [f"type_{name}" for name in TYPES]


@indicator("dual_cases", unit="ticks", page="cases", caveats=("I-17",))
def dual_case_ticks(*, dual_cases: Dataset) -> Result:
    """Marks by type and in all, over the cases that carry any."""
    counts = {name: int((dual_cases.table[f"type_{name}"] == "yes").sum()) for name in TYPES}
    rows = _counted({**counts, "total": sum(counts.values())}, dual_cases)
    return _of_cases(rows, "case_type", dual_cases)


@indicator("dual_cases", unit="cases", page="cases", caveats=("I-17",))
def dual_cases_by_state(*, dual_cases: Dataset) -> Result:
    """Cases with a mark, cases without any, all."""
    unknown = int((dual_cases.table[COLUMNS] == "unknown").any(axis=1).sum())
    cases = len(dual_cases.table)
    rows = _counted({"marked": cases - unknown, "unknown": unknown, "total": cases}, dual_cases)
    return _of_cases(rows, "case_state", dual_cases)


@indicator("dual_cases", unit="cases", page="cases", caveats=("I-17",))
def dual_cases_by_economy(*, dual_cases: Dataset) -> Result:
    """Cases of each type by economy: at least so many where a case of the economy is unknown."""
    rows: list[Row] = []
    kinds = dual_cases.kind_by("economy")
    for economy, cases in dual_cases.table.groupby("economy", sort=False):
        for name in TYPES:
            marks = cases[f"type_{name}"]
            bound = "at_least" if (marks == "unknown").any() else "exact"
            rows.append((str(economy), None, name, int((marks == "yes").sum()), bound, computed(kinds[economy])))
    return _of_cases(rows, "case_type", dual_cases)


def _counted(counts: dict[str, int], dual_cases: Dataset) -> list[Row]:
    return [(WORLD, None, name, count, "exact", computed(dual_cases.kind)) for name, count in counts.items()]


def _of_cases(rows: list[Row], kind: str, dual_cases: Dataset) -> Result:
    unknown = message("Cases without any mark are unknown and count for no type.")
    return Result(rows=tidy(rows), category_kind=kind, sources=dual_cases.sources, assumptions={"unknown": unknown})


# Work-learning dual system: what the source prints for three types, and what others count beside it.


COUNTING = message("Figures that are counted differently stand beside each other; they are no series.")
# What growth is measured on: programme and measure by the word for it.
GROWING = {
    "apprenticeship_schools": ("apprenticeship_school", "schools"),
    "ipp_universities": ("ipp", "universities"),
}
RUNNING_TOTAL = message(
    "The first figure is a stock and the last looks like a running total, so growth between them means nothing."
)
PEAK = message("Only single years are printed; a peak between them would not show.")


@indicator("dual_system", unit="schools", page="qualifications", caveats=("I-13",))
def apprenticeship_schools(*, dual_system: Dataset) -> Result:
    """Apprenticeship schools by year and by what is counted."""
    return _of_programme(dual_system, "apprenticeship_school", "schools")


@indicator("dual_system", unit="people", page="qualifications", caveats=("I-13",))
def apprenticeship_learners(*, dual_system: Dataset) -> Result:
    """Learning workers at apprenticeship schools by year and by what is counted."""
    return _of_programme(dual_system, "apprenticeship_school", "learning_workers")


@indicator("dual_system", unit="people", page="qualifications", caveats=("I-13",))
def p_tech_participants(*, dual_system: Dataset) -> Result:
    """Participants of P-TECH by year and by what is counted; planned ones are told apart."""
    return _of_programme(dual_system, "p_tech", "participants")


@indicator("dual_system", unit="universities", page="qualifications", caveats=("I-13",))
def ipp_universities(*, dual_system: Dataset) -> Result:
    """Four-year universities of the IPP type by year."""
    return _of_programme(dual_system, "ipp", "universities")


@indicator("dual_system", unit="ratio", page="qualifications", caveats=("I-13",))
def dual_system_growth_ratio(*, dual_system: Dataset) -> Result:
    """Printed figure of the last year over that of the first, for schools and universities; refused for people."""
    printed = dual_system.where(counting="printed")
    rows: list[Row] = []
    for name, (programme, measure) in GROWING.items():
        chosen = printed.where(programme=programme, measure=measure)
        by_year = {int(row.year): float(row.value) for row in chosen.rows}
        first, last = min(by_year), max(by_year)
        rows.append((KOREA, last, name, by_year[last] / by_year[first], "exact", computed(chosen.kind)))
    return Result(
        rows=tidy(rows),
        category_kind="dual_growth",
        sources=printed.sources,
        assumptions={"peak": PEAK},
        refusals=(Refusal(reason=RUNNING_TOTAL, category="apprenticeship_learners"),),
    )


@indicator("dual_system", unit="ratio", page="qualifications", caveats=("I-13",))
def apprenticeship_printed_to_ministry_ratio(*, dual_system: Dataset) -> Result:
    """What the source prints over what the ministry counts in training, for each year that has both."""
    schools = dual_system.where(programme="apprenticeship_school", counting=["printed", "in_training"])
    rows: list[Row] = []
    kinds = schools.kind_by("measure", "year")
    for row in schools.where(counting="in_training", measure=["schools", "learning_workers"]).rows:
        for printed in schools.where(counting="printed", measure=row.measure, year=row.year).rows:
            times, kind = float(printed.value) / float(row.value), computed(kinds[row.measure, row.year])
            rows.append((KOREA, row.year, row.measure, times, "exact", kind))
    return Result(rows=tidy(rows), category_kind="apprenticeship_measure", sources=schools.sources)


def _of_programme(dual_system: Dataset, programme: str, measure: str) -> Result:
    chosen = dual_system.where(programme=programme, measure=measure)
    rows: list[Row] = [
        (KOREA, row.year, row.counting, float(row.value), row.bound, chosen.kind_of(row)) for row in chosen.rows
    ]
    return Result(
        rows=tidy(rows), category_kind="dual_counting", sources=chosen.sources, assumptions={"counting": COUNTING}
    )


# Top 15 dual programmes of each year: ranks without numbers, so only places are counted.


PLACES = message("Ranks by participants; the numbers of participants are not given.")


def lasting(dual_top15: Dataset) -> list[str]:
    """Programmes that are in the list of every year, in the order of the first one."""
    years = dual_top15.table["year"].nunique()
    times = dual_top15.table["programme"].value_counts()
    return [str(name) for name in dual_top15.table["programme"].drop_duplicates() if times[name] == years]


@indicator("dual_top15", unit="rank", page="qualifications", caveats=("I-15",))
def dual_top15_rank(*, dual_top15: Dataset) -> Result:
    """Rank of each programme (a name and a level) in each year, as printed.

    Refusals:
        A programme outside the fifteen has no value.
    """
    rows: list[Row] = [
        (KOREA, row.year, row.programme, float(row.rank), "exact", dual_top15.kind_of(row)) for row in dual_top15.rows
    ]
    return _of_places(rows, "dual_programme", dual_top15)


@indicator("dual_top15", unit="years", page="qualifications", caveats=("I-15",))
def dual_top15_years(*, dual_top15: Dataset) -> Result:
    """Number of years in which each programme is in the list."""
    times = dual_top15.table["programme"].value_counts(sort=False)
    kinds = dual_top15.kind_by("programme")
    rows: list[Row] = [
        (KOREA, None, str(name), int(count), "exact", computed(kinds[name])) for name, count in times.items()
    ]
    return _of_places(rows, "dual_programme", dual_top15)


@indicator("dual_top15", unit="programmes", page="qualifications", caveats=("I-15",))
def dual_top15_level_places(*, dual_top15: Dataset) -> Result:
    """Number of the fifteen places of each year that go to each level; a level without a place has 0."""
    table = dual_top15.table
    levels, kinds = sorted(table["level"].unique()), dual_top15.kind_by("year")
    rows: list[Row] = [
        (KOREA, year, str(level), len(dual_top15.where(year=year, level=level).table), "exact", computed(kinds[year]))
        for year in sorted(table["year"].unique())
        for level in levels
    ]
    return _of_places(rows, "ncs_level", dual_top15)


@indicator("dual_top15", "dual_demand", unit="programmes", page="qualifications", caveats=("I-14", "I-15"))
def dual_top15_every_year(*, dual_top15: Dataset, dual_demand: Dataset) -> Result:
    """Programmes in the list of every year, and how many of them are expected to fall in demand."""
    names = lasting(dual_top15)
    falling = set(dual_demand.where(direction="fall").table["programme"]) & set(names)
    kind = computed(dual_top15.kind, dual_demand.kind)
    rows: list[Row] = [
        (KOREA, None, "every_year", len(names), "exact", kind),
        (KOREA, None, "every_year_expected_to_fall", len(falling), "exact", kind),
    ]
    found = _of_places(rows, "lasting", dual_top15)
    return replace(found, sources=sources_of(dual_top15.sources, dual_demand.sources))


def _of_places(rows: list[Row], kind: str, dual_top15: Dataset) -> Result:
    doubtful = int((dual_top15.table["level_certainty"] != "printed").sum())
    uncertain = message(
        "Uncertain levels among the {places} places: {count}.", places=len(dual_top15.table), count=doubtful
    )
    return Result(
        rows=tidy(rows),
        category_kind=kind,
        sources=dual_top15.sources,
        assumptions={"ranks": PLACES, "levels": uncertain},
    )
