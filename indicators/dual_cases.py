"""International cases of dual training by type; a case without any mark is unknown, not none."""

from i18n import message
from indicators.areas import WORLD
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator, Row, tidy

CAVEATS = ("I-17",)
TYPES = ("a", "b", "c", "d")
COLUMNS = [f"type_{name}" for name in TYPES]


def dual_case_ticks(*, dual_cases: Dataset) -> Indicator:
    """Marks by type and in all, over the cases that carry any."""
    counts = {name: int((dual_cases.table[f"type_{name}"] == "yes").sum()) for name in TYPES}
    rows = _rows({**counts, "total": sum(counts.values())}, dual_cases)
    return _told("dual_case_ticks", "ticks", rows, "case_type", dual_cases)


def dual_cases_by_state(*, dual_cases: Dataset) -> Indicator:
    """Cases with a mark, cases without any, all."""
    unknown = int((dual_cases.table[COLUMNS] == "unknown").any(axis=1).sum())
    cases = len(dual_cases.table)
    rows = _rows({"marked": cases - unknown, "unknown": unknown, "total": cases}, dual_cases)
    return _told("dual_cases_by_state", "cases", rows, "case_state", dual_cases)


def dual_cases_by_economy(*, dual_cases: Dataset) -> Indicator:
    """Cases of each type by economy: at least so many where a case of the economy is unknown."""
    rows: list[Row] = []
    for economy, cases in dual_cases.table.groupby("economy", sort=False):
        for name in TYPES:
            marks = cases[f"type_{name}"]
            bound = "at_least" if (marks == "unknown").any() else "exact"
            rows.append((str(economy), None, name, int((marks == "yes").sum()), bound, derived(dual_cases.status)))
    return _told("dual_cases_by_economy", "cases", rows, "case_type", dual_cases)


def _rows(counts: dict[str, int], dual_cases: Dataset) -> list[Row]:
    return [(WORLD, None, name, count, "exact", derived(dual_cases.status)) for name, count in counts.items()]


def _told(name: str, unit: str, rows: list[Row], kind: str, dual_cases: Dataset) -> Indicator:
    unknown = message("Cases without any mark are unknown and count for no type.")
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind=kind,
        sources=dual_cases.sources,
        caveats=CAVEATS,
        assumptions={"unknown": unknown},
    )
