"""Work-learning dual programme: which programmes institutions name as rising or falling."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Row, tidy

CAVEATS = ("I-10", "I-14")
MENTIONS = message("Institutions that name a programme; how many were asked is not stated.")
DIRECTIONS = ("rise", "fall")


def dual_demand_net_mentions(*, dual_demand: Dataset) -> Indicator:
    """Mentions of a rise less mentions of a fall, by level of the national competency standards.

    A mention is one institution naming one programme; it says nothing about the number of trainees.

    Args:
        dual_demand: `direction` (rise, fall), `level`, `institutions` (number that name the programme).
    """
    return _told("dual_demand_net_mentions", "mentions", _net(dual_demand, "level"), "ncs_level", dual_demand)


def dual_demand_programme_net_mentions(*, dual_demand: Dataset) -> Indicator:
    """The same by programme (a name and a level)."""
    rows = _net(dual_demand, "programme")
    return _told("dual_demand_programme_net_mentions", "mentions", rows, "dual_programme", dual_demand)


def dual_demand_mentions(*, dual_demand: Dataset, direction: str = "rise") -> Indicator:
    """Mentions in one direction by level, and all together.

    Raises:
        IndicatorError: another direction.
    """
    if direction not in DIRECTIONS:
        raise IndicatorError(f"dual_demand_mentions: direction is rise or fall, not {direction!r}")
    counts = {level: _mentions(dual_demand.where(level=level), direction) for level in _codes(dual_demand, "level")}
    rows = _rows({**counts, "total": sum(counts.values())}, dual_demand)
    return _told("dual_demand_mentions", "mentions", rows, "ncs_level", dual_demand)


def dual_demand_programmes(*, dual_demand: Dataset) -> Indicator:
    """Programmes in the rising list, in the falling list and in both."""
    rise, fall = (set(dual_demand.where(direction=name).table["programme"]) for name in DIRECTIONS)
    rows = _rows({"rise": len(rise), "fall": len(fall), "both": len(rise & fall)}, dual_demand)
    return _told("dual_demand_programmes", "programmes", rows, "direction", dual_demand)


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
    rows = _rows(shares, dual_demand)
    return _told("dual_demand_high_level_share_pct", "percent", rows, "high_level_share", dual_demand)


def _net(dual_demand: Dataset, column: str) -> list[Row]:
    net = {}
    for code in _codes(dual_demand, column):
        chosen = dual_demand.where(**{column: code})
        net[code] = _mentions(chosen, "rise") - _mentions(chosen, "fall")
    return _rows(net, dual_demand)


def _mentions(dual_demand: Dataset, direction: str) -> float:
    return float(dual_demand.where(direction=direction).table["institutions"].sum())


def _codes(dual_demand: Dataset, column: str) -> list[str]:
    codes = dual_demand.table[column].unique()
    return sorted(codes) if column == "level" else [str(code) for code in codes]


def _rows(values: dict[str, float], dual_demand: Dataset) -> list[Row]:
    return [(KOREA, None, code, value, "exact", derived(dual_demand.status)) for code, value in values.items()]


def _told(name: str, unit: str, rows: list[Row], kind: str, dual_demand: Dataset) -> Indicator:
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind=kind,
        sources=dual_demand.sources,
        caveats=CAVEATS,
        assumptions={"unit": MENTIONS},
    )
