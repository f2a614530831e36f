"""The map of training programmes and the road map for companies: what can be counted in damaged drawings."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator, Row, tidy

REPEATED = message("Rows that repeat another row word for word are left out.")
SPLIT = message("Where one programme ends and the next begins is our reading.")


def programme_map_programmes(*, programme_map: Dataset) -> Indicator:
    """Distinct programmes by sector and in total, each counted once."""
    first = programme_map.where(repeated=False)
    status = derived(programme_map.status)
    by_sector = first.table.groupby("sector", sort=False)["programme"].nunique()
    rows: list[Row] = [(KOREA, None, str(sector), int(count), "exact", status) for sector, count in by_sector.items()]
    rows.append((KOREA, None, "total", int(first.table["programme"].nunique()), "exact", status))
    return Indicator(
        id="programme_map_programmes",
        unit="programmes",
        table=tidy(rows),
        category_kind="training_sector",
        sources=programme_map.sources,
        caveats=("I-11",),
        assumptions={"repeated": REPEATED, "split": SPLIT},
    )


def programme_map_cells(*, programme_map: Dataset) -> Indicator:
    """Cells of the map: those that name a programme for the first time, those that repeat another row, all."""
    repeated = int(programme_map.table["repeated"].sum())
    cells = len(programme_map.table)
    counts = {"first": cells - repeated, "repeated": repeated, "total": cells}
    status = derived(programme_map.status)
    return Indicator(
        id="programme_map_cells",
        unit="cells",
        table=tidy((KOREA, None, name, count, "exact", status) for name, count in counts.items()),
        category_kind="map_cell",
        sources=programme_map.sources,
        caveats=("I-11",),
        assumptions={"split": SPLIT},
    )


def hrd_roadmap_parts(*, hrd_roadmap: Dataset) -> Indicator:
    """Parts of the road map: stages, stages with a number, programmes, programmes whose stage is known."""
    stages, programmes = (hrd_roadmap.where(kind=kind).table for kind in ("stage", "programme"))
    counts = {
        "stages": len(stages),
        "numbered_stages": int(stages["number"].notna().sum()),
        "programmes": len(programmes),
        "assigned_programmes": int(programmes["stage"].notna().sum()),
    }
    status = derived(hrd_roadmap.status)
    return Indicator(
        id="hrd_roadmap_parts",
        unit="parts",
        table=tidy((KOREA, None, name, count, "exact", status) for name, count in counts.items()),
        category_kind="roadmap_part",
        sources=hrd_roadmap.sources,
        caveats=("I-21",),
    )
