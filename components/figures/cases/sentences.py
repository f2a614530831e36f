"""The sentences of the page on cases that rest on the data."""

from components.figures.cases import cases, matrix, summary, world_map
from data.outlook import Outlook


def sentences(outlook: Outlook, _year: int) -> dict[str, str]:
    """Its answer and the titles of its pictures."""
    names = ("dual_case_ticks", "dual_cases_by_state", "dual_cases_by_economy", "workshop_findings_count")
    ticks, states, by_economy, findings = (outlook.compute(name) for name in names)
    lists = (outlook.dataset("dual_cases"),)
    found = cases.cases(*lists)
    return {
        "answer": summary.answer(found, ticks, states, findings),
        "matrix": matrix.matrix(found, ticks, states, lists=lists).title,
        "map": world_map.world(found, by_economy, lists=lists).title,
    }
