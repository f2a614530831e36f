"""The sentences of the page that rest on the data: its answer and the titles of its pictures."""

from components.figures.kdt import summary as kdt
from components.figures.skills import history, linking, programmes, roadmap, slope, summary, votes
from data.outlook import Outlook


def texts(outlook: Outlook, _year: int) -> dict[str, str]:
    """Answer and titles as the data stand."""
    compute, dataset = outlook.compute, outlook.dataset
    trends, period = dataset("skill_trends"), kdt.period(dataset("skill_shortage"))
    counts, cells = compute("programme_map_programmes"), compute("programme_map_cells")
    return {
        "answer": summary.answer(trends, compute("kdt_shortage_by_field"), period=period),
        "votes": slope.title(votes.votes(trends)),
        "programmes": programmes.programmes(counts, cells, dataset("programme_map")).title,
        "roadmap": roadmap.roadmap(compute("hrd_roadmap_parts"), dataset("hrd_roadmap")).title,
        "linking": linking.linking(dataset("hrdnet_integration"), dataset("competency_bank")).title,
        "history": history.timeline(dataset("vocational_history")).title,
    }
