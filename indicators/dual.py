"""Work-based learning: the dual system, its programmes and its forecast."""

from i18n import message
from indicators.dataset import Dataset, IndicatorError, derived
from indicators.indicator import KOREA, WORLD, Indicator, Refusal, Row, sources_of, tidy

# Work-learning dual programme: which programmes institutions name as rising or falling.


CAVEATS = ("I-10", "I-14")
MENTIONS = message("Institutions that name a programme; how many were asked is not stated.")
DIRECTIONS = ("rise", "fall")


def dual_demand_net_mentions(*, dual_demand: Dataset) -> Indicator:
    """Mentions of a rise less mentions of a fall, by level of the national competency standards.

    A mention is one institution naming one programme; it says nothing about the number of trainees.

    Args:
        dual_demand: `direction` (rise, fall), `level`, `institutions` (number that name the programme).
    """
    return _dual_told("dual_demand_net_mentions", "mentions", _net(dual_demand, "level"), "ncs_level", dual_demand)


def dual_demand_programme_net_mentions(*, dual_demand: Dataset) -> Indicator:
    """The same by programme (a name and a level)."""
    rows = _net(dual_demand, "programme")
    return _dual_told("dual_demand_programme_net_mentions", "mentions", rows, "dual_programme", dual_demand)


def dual_demand_mentions(*, dual_demand: Dataset, direction: str = "rise") -> Indicator:
    """Mentions in one direction by level, and all together.

    Raises:
        IndicatorError: another direction.
    """
    if direction not in DIRECTIONS:
        raise IndicatorError(f"dual_demand_mentions: direction is rise or fall, not {direction!r}")
    counts = {level: _mentions(dual_demand.where(level=level), direction) for level in _codes(dual_demand, "level")}
    rows = _dual_rows({**counts, "total": sum(counts.values())}, dual_demand)
    return _dual_told("dual_demand_mentions", "mentions", rows, "ncs_level", dual_demand)


def dual_demand_programmes(*, dual_demand: Dataset) -> Indicator:
    """Programmes in the rising list, in the falling list and in both."""
    rise, fall = (set(dual_demand.where(direction=name).table["programme"]) for name in DIRECTIONS)
    rows = _dual_rows({"rise": len(rise), "fall": len(fall), "both": len(rise & fall)}, dual_demand)
    return _dual_told("dual_demand_programmes", "programmes", rows, "direction", dual_demand)


def dual_demand_high_level_share_pct(*, dual_demand: Dataset) -> Indicator:
    """Share of the rising list at level 4 and above, and strictly above it: of its programmes and of its mentions.

    Raises:
        IndicatorError: the rising list is empty.
    """
    rise = dual_demand.where(direction="rise").table
    if rise.empty:
        raise IndicatorError("dual_demand_high_level_share_pct: no programme is expected to rise")
    shares = {}
    for name, levels in (("from_L4", ("L4", "L5")), ("above_L4", ("L5",))):
        high = rise[rise["level"].isin(levels)]
        shares[f"programmes_{name}"] = len(high) / len(rise) * 100
        shares[f"mentions_{name}"] = float(high["institutions"].sum() / rise["institutions"].sum() * 100)
    rows = _dual_rows(shares, dual_demand)
    return _dual_told("dual_demand_high_level_share_pct", "percent", rows, "high_level_share", dual_demand)


def _net(dual_demand: Dataset, column: str) -> list[Row]:
    net = {}
    for code in _codes(dual_demand, column):
        chosen = dual_demand.where(**{column: code})
        net[code] = _mentions(chosen, "rise") - _mentions(chosen, "fall")
    return _dual_rows(net, dual_demand)


def _mentions(dual_demand: Dataset, direction: str) -> float:
    return float(dual_demand.where(direction=direction).table["institutions"].sum())


def _codes(dual_demand: Dataset, column: str) -> list[str]:
    codes = dual_demand.table[column].unique()
    return sorted(codes) if column == "level" else [str(code) for code in codes]


def _dual_rows(values: dict[str, float], dual_demand: Dataset) -> list[Row]:
    return [(KOREA, None, code, value, "exact", derived(dual_demand.status)) for code, value in values.items()]


def _dual_told(name: str, unit: str, rows: list[Row], kind: str, dual_demand: Dataset) -> Indicator:
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind=kind,
        sources=dual_demand.sources,
        caveats=CAVEATS,
        assumptions={"unit": MENTIONS},
    )


# International cases of dual training by type; a case without any mark is unknown, not none.


DUAL_CASES_CAVEATS = ("I-17",)
TYPES = ("a", "b", "c", "d")
COLUMNS = [f"type_{name}" for name in TYPES]


def dual_case_ticks(*, dual_cases: Dataset) -> Indicator:
    """Marks by type and in all, over the cases that carry any."""
    counts = {name: int((dual_cases.table[f"type_{name}"] == "yes").sum()) for name in TYPES}
    rows = _dual_cases_rows({**counts, "total": sum(counts.values())}, dual_cases)
    return _dual_cases_told("dual_case_ticks", "ticks", rows, "case_type", dual_cases)


def dual_cases_by_state(*, dual_cases: Dataset) -> Indicator:
    """Cases with a mark, cases without any, all."""
    unknown = int((dual_cases.table[COLUMNS] == "unknown").any(axis=1).sum())
    cases = len(dual_cases.table)
    rows = _dual_cases_rows({"marked": cases - unknown, "unknown": unknown, "total": cases}, dual_cases)
    return _dual_cases_told("dual_cases_by_state", "cases", rows, "case_state", dual_cases)


def dual_cases_by_economy(*, dual_cases: Dataset) -> Indicator:
    """Cases of each type by economy: at least so many where a case of the economy is unknown."""
    rows: list[Row] = []
    for economy, cases in dual_cases.table.groupby("economy", sort=False):
        for name in TYPES:
            marks = cases[f"type_{name}"]
            bound = "at_least" if (marks == "unknown").any() else "exact"
            rows.append((str(economy), None, name, int((marks == "yes").sum()), bound, derived(dual_cases.status)))
    return _dual_cases_told("dual_cases_by_economy", "cases", rows, "case_type", dual_cases)


def _dual_cases_rows(counts: dict[str, int], dual_cases: Dataset) -> list[Row]:
    return [(WORLD, None, name, count, "exact", derived(dual_cases.status)) for name, count in counts.items()]


def _dual_cases_told(name: str, unit: str, rows: list[Row], kind: str, dual_cases: Dataset) -> Indicator:
    unknown = message("Cases without any mark are unknown and count for no type.")
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind=kind,
        sources=dual_cases.sources,
        caveats=DUAL_CASES_CAVEATS,
        assumptions={"unknown": unknown},
    )


# Work-learning dual system: what the source prints for three types, and what others count beside it.


DUAL_SYSTEM_CAVEATS = ("I-13",)
COUNTING = message("Figures that are counted differently stand beside each other; they are no series.")
# What growth is measured on: programme and measure by the word for it.
GROWING = {
    "apprenticeship_schools": ("apprenticeship_school", "schools"),
    "ipp_universities": ("ipp", "universities"),
}
RUNNING_TOTAL = message(
    "The first figure is a stock and the last looks like a running total, so growth between them means nothing."
)
PEAK = message("Only the first and the last year are printed; a peak between them would not show.")


def apprenticeship_schools(*, dual_system: Dataset) -> Indicator:
    """Apprenticeship schools by year and by what is counted."""
    return _dual_system_counted("apprenticeship_schools", "schools", dual_system, "apprenticeship_school", "schools")


def apprenticeship_learners(*, dual_system: Dataset) -> Indicator:
    """Learning workers at apprenticeship schools by year and by what is counted."""
    return _dual_system_counted(
        "apprenticeship_learners", "people", dual_system, "apprenticeship_school", "learning_workers"
    )


def p_tech_participants(*, dual_system: Dataset) -> Indicator:
    """Participants of P-TECH by year and by what is counted; planned ones are told apart."""
    return _dual_system_counted("p_tech_participants", "people", dual_system, "p_tech", "participants")


def ipp_universities(*, dual_system: Dataset) -> Indicator:
    """Four-year universities of the IPP type by year."""
    return _dual_system_counted("ipp_universities", "universities", dual_system, "ipp", "universities")


def dual_system_growth_ratio(*, dual_system: Dataset) -> Indicator:
    """Printed figure of the last year over that of the first, for schools and universities; refused for people."""
    printed = dual_system.where(counting="printed")
    rows: list[Row] = []
    for name, (programme, measure) in GROWING.items():
        chosen = printed.where(programme=programme, measure=measure)
        by_year = {int(row.year): float(row.value) for row in chosen.rows}
        first, last = min(by_year), max(by_year)
        rows.append((KOREA, last, name, by_year[last] / by_year[first], "exact", derived(chosen.status)))
    return Indicator(
        id="dual_system_growth_ratio",
        unit="ratio",
        table=tidy(rows),
        category_kind="dual_growth",
        sources=printed.sources,
        caveats=DUAL_SYSTEM_CAVEATS,
        assumptions={"peak": PEAK},
        refusals=(Refusal(reason=RUNNING_TOTAL, category="apprenticeship_learners"),),
    )


def apprenticeship_printed_to_ministry_ratio(*, dual_system: Dataset) -> Indicator:
    """What the source prints over what the ministry counts in training, for the year that has both."""
    schools = dual_system.where(programme="apprenticeship_school", counting=["printed", "in_training"])
    rows: list[Row] = []
    for row in schools.where(counting="in_training", measure=["schools", "learning_workers"]).rows:
        printed = schools.number("value", counting="printed", measure=row.measure, year=row.year)
        rows.append((KOREA, row.year, row.measure, printed / float(row.value), "exact", derived(schools.status)))
    return Indicator(
        id="apprenticeship_printed_to_ministry_ratio",
        unit="ratio",
        table=tidy(rows),
        category_kind="apprenticeship_measure",
        sources=schools.sources,
        caveats=DUAL_SYSTEM_CAVEATS,
    )


def _dual_system_counted(name: str, unit: str, dual_system: Dataset, programme: str, measure: str) -> Indicator:
    chosen = dual_system.where(programme=programme, measure=measure)
    rows: list[Row] = [(KOREA, row.year, row.counting, float(row.value), row.bound, row.status) for row in chosen.rows]
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind="dual_counting",
        sources=chosen.sources,
        caveats=DUAL_SYSTEM_CAVEATS,
        assumptions={"counting": COUNTING},
    )


# Top 15 dual programmes of each year: ranks without numbers, so only places are counted.


DUAL_TOP15_CAVEATS = ("I-15",)
PLACES = message("Ranks by participants; the numbers of participants are not given.")


def lasting(dual_top15: Dataset) -> list[str]:
    """Programmes that are in the list of every year, in the order of the first one."""
    years = dual_top15.table["year"].nunique()
    times = dual_top15.table["programme"].value_counts()
    return [str(name) for name in dual_top15.table["programme"].drop_duplicates() if times[name] == years]


def dual_top15_rank(*, dual_top15: Dataset) -> Indicator:
    """Rank of each programme (a name and a level) in each year, as printed."""
    rows: list[Row] = [
        (KOREA, row.year, row.programme, float(row.rank), "exact", row.status) for row in dual_top15.rows
    ]
    return _dual_top15_counted("dual_top15_rank", "rank", rows, "dual_programme", dual_top15)


def dual_top15_years(*, dual_top15: Dataset) -> Indicator:
    """Number of years in which each programme is in the list."""
    times = dual_top15.table["programme"].value_counts(sort=False)
    status = derived(dual_top15.status)
    rows: list[Row] = [(KOREA, None, str(name), int(count), "exact", status) for name, count in times.items()]
    return _dual_top15_counted("dual_top15_years", "years", rows, "dual_programme", dual_top15)


def dual_top15_level_places(*, dual_top15: Dataset) -> Indicator:
    """Number of the fifteen places of each year that go to each level; a level without a place has 0."""
    table = dual_top15.table
    levels, status = sorted(table["level"].unique()), derived(dual_top15.status)
    rows: list[Row] = [
        (KOREA, year, str(level), len(dual_top15.where(year=year, level=level).table), "exact", status)
        for year in sorted(table["year"].unique())
        for level in levels
    ]
    return _dual_top15_counted("dual_top15_level_places", "programmes", rows, "ncs_level", dual_top15)


def dual_top15_every_year(*, dual_top15: Dataset, dual_demand: Dataset) -> Indicator:
    """Programmes in the list of every year, and how many of them are expected to fall in demand."""
    names = lasting(dual_top15)
    falling = set(dual_demand.where(direction="fall").table["programme"]) & set(names)
    status = derived(dual_top15.status, dual_demand.status)
    rows: list[Row] = [
        (KOREA, None, "every_year", len(names), "exact", status),
        (KOREA, None, "every_year_expected_to_fall", len(falling), "exact", status),
    ]
    found = _dual_top15_counted("dual_top15_every_year", "programmes", rows, "lasting", dual_top15)
    return Indicator(
        id=found.id,
        unit=found.unit,
        table=found.table,
        category_kind=found.category_kind,
        sources=sources_of(dual_top15.sources, dual_demand.sources),
        caveats=("I-14", *DUAL_TOP15_CAVEATS),
        assumptions=found.assumptions,
    )


def _dual_top15_counted(name: str, unit: str, rows: list[Row], kind: str, dual_top15: Dataset) -> Indicator:
    doubtful = int((dual_top15.table["level_certainty"] != "printed").sum())
    uncertain = message(
        "Uncertain levels among the {places} places: {count}.", places=len(dual_top15.table), count=doubtful
    )
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind=kind,
        sources=dual_top15.sources,
        caveats=DUAL_TOP15_CAVEATS,
        assumptions={"ranks": PLACES, "levels": uncertain},
    )
