"""Work-learning dual programme: which programmes institutions expect to rise or fall."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator, Row, tidy


def dual_demand_net_mentions(*, dual_demand: Dataset) -> Indicator:
    """Mentions of a rise less mentions of a fall, by level of the national competency standards.

    A mention is one institution naming one programme; it says nothing about the number of trainees.

    Args:
        dual_demand: `direction` (rise, fall), `level`, `institutions` (number that name the programme).
    """
    rows: list[Row] = []
    for level in sorted(dual_demand.table["level"].unique()):
        rise, fall = (
            dual_demand.where(level=level, direction=direction).table["institutions"].sum()
            for direction in ("rise", "fall")
        )
        rows.append((KOREA, None, str(level), float(rise - fall), "exact", derived(dual_demand.status)))
    return Indicator(
        id="dual_demand_net_mentions",
        unit="mentions",
        table=tidy(rows),
        category_kind="ncs_level",
        sources=dual_demand.sources,
        caveats=("I-10",),
        assumptions={"unit": message("Institutions that name a programme; how many were asked is not stated.")},
    )
