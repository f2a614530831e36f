"""The sentences of the page that rest on the data: its answer and the titles of its pictures."""

from components.figures.qualifications import demand, dual_system, items, levels, ranks, summary
from data.outlook import Outlook

SYSTEM = ("apprenticeship_schools", "apprenticeship_learners", "p_tech_participants", "ipp_universities")


def sentences(outlook: Outlook, year: int) -> dict[str, str]:
    """Answer and titles by stable names; the year of the filter changes none of them."""
    compute = outlook.compute
    counts, every = compute("programme_qualification_items"), compute("dual_top15_every_year")
    years = sorted(int(one) for one in outlook.dataset("dual_top15").table["year"].unique())
    return {
        "answer": summary.answer(counts, every),
        "ranks": ranks.title(every, years),
        "demand": demand.title(compute("dual_demand_programmes")),
        "levels": levels.title(compute("dual_demand_net_mentions")),
        "items": items.title(counts, compute("programme_qualification_items_ratio")),
        **{name: dual_system.title(compute(name)) for name in SYSTEM},
    }
