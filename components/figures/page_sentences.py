"""The sentences of each page that rest on the data: its answer, the titles of its pictures, the meter."""

from collections.abc import Callable
from typing import Final

from components.figures.cases.sentences import sentences as cases
from components.figures.concentration import quotients, reported_map, reporting, zone_map, zone_shares
from components.figures.concentration import summary as concentration
from components.figures.concentration.reports import gather
from components.figures.kdt import shortage
from components.figures.kdt import summary as kdt
from components.figures.mra import agreements, matrix, timeline, world_map
from components.figures.mra import summary as mra
from components.figures.overview import headlines as overview
from components.figures.qualifications.sentences import sentences as qualifications
from components.figures.skills import sentences as skills
from components.figures.sme import summary as sme
from components.figures.sme import take_up, yardstick
from components.figures.targets import dumbbells
from components.figures.targets import summary as targets
from components.figures.trends import changes, contributions, levels
from data.outlook import Outlook

Texts = dict[str, str]


def _overview(outlook: Outlook, year: int) -> Texts:
    compute = outlook.compute
    answer = overview.answer(compute("trainees_total"), compute("metropolitan_share_pct"), year=year)
    return {"answer": answer, **_meter(outlook, year)}


def _trends(outlook: Outlook, year: int) -> Texts:
    names = ("trainees_total", "trainees_change_pct", "trainees_index", "trainees_by_category", "job_seeker_share_pct")
    total, change, index, trainees, share = (outlook.compute(name) for name in names)
    contribution, part, recovery = (
        outlook.compute(name)
        for name in ("trainees_change_contribution_pp", "trainees_change_share_pct", "recovery_ratio")
    )
    return {
        "answer": levels.answer(total, change, index, year=year),
        "levels": levels.by_category(trainees, total, share, index, year=year).title,
        "index": changes.index_lines(index, recovery).title,
        "contributions": contributions.contributions(contribution, part).title,
    }


def _sme(outlook: Outlook, year: int) -> Texts:
    names = ("employer_training_take_up_pct", "take_up_excluding_micro_pct", "micro_workplaces_share_pct")
    rate, without_micro, micro = (outlook.compute(name) for name in names)
    against = yardstick.yardstick(rate, own=None)
    picture = take_up.by_size(rate, without_micro, micro, outlook.dataset("sme_participation"), against=against)
    return {"answer": sme.answer(rate, outlook.compute("insured_per_participating_ratio")), "take_up": picture.title}


def _concentration(outlook: Outlook, year: int) -> Texts:
    names = ("metropolitan_share_pct", "location_quotient", "dissimilarity_pct")
    shares, quotient, dissimilarity = (outlook.compute(name) for name in names)
    reported = outlook.compute("provinces_reported_count", year=year)
    return {
        "answer": concentration.answer(shares),
        "zones": zone_map.zone_map(shares, reported, selected=None).title,
        "shares": zone_shares.shares_bars(shares).title,
        "quotients": quotients.quotient_dots(quotient, dissimilarity).title,
        **_reported(outlook, year),
    }


def _kdt(outlook: Outlook, year: int) -> Texts:
    names = ("kdt_fields_count", "kdt_field_coverage", "kdt_shortage_by_field", "kdt_shortage_published_pct")
    fields, covered, short, published = (outlook.compute(name) for name in names)
    forecast, rest = outlook.dataset("skill_shortage"), outlook.compute("kdt_shortage_unpublished")
    bar = shortage.bar(short, rest, published, forecast, period=kdt.period(forecast))
    return {"answer": kdt.answer(fields, covered, short, published), "shortage": bar.title}


def _targets(outlook: Outlook, year: int) -> Texts:
    states = [outlook.compute("policy_state", state=state) for state in ("as_is", "to_be")]
    gap, percent, total = (
        outlook.compute(name) for name in ("as_is_to_be_gap", "as_is_to_be_gap_pct", "trainees_total")
    )
    return {
        "answer": targets.answer(gap),
        "states": dumbbells.dumbbells(states[0], states[1], gap, percent, total).title,
    }


def _mra(outlook: Outlook, year: int) -> Texts:
    counts, signed = outlook.compute("mra_status_count"), outlook.compute("mra_signed_partners")
    agreed, members = outlook.dataset("mra_agreements"), outlook.dataset("mra_memberships")
    listed = agreements.agreements(agreed)
    return {
        "answer": mra.answer(counts, listed, outlook.dataset("economies")),
        "map": world_map.world(listed, members, rests_on=(counts, signed), lists=(agreed,), profession=None).title,
        "matrix": matrix.matrix(listed, counts, lists=(agreed,)).title,
        "timeline": timeline.timeline(listed, counts, lists=(agreed,)).title,
    }


def _reported(outlook: Outlook, year: int) -> Texts:
    """The meter, and the title of the map of facts, of each year that has any."""
    found = _meter(outlook, year)
    for reports in (
        gather(outlook.compute, outlook.dataset("regional_training"), year=one) for one in _years(outlook, year)
    ):
        if reports.codes:
            found[f"facts {reports.year}"] = reported_map.reported_map(reports, selected=None).title
    return found


def _meter(outlook: Outlook, year: int) -> Texts:
    return {
        f"meter {one}": reporting.meter(
            outlook.compute("provinces_reported_count", year=one), outlook.compute("residents_covered_pct", year=one)
        )
        for one in _years(outlook, year)
    }


def _years(outlook: Outlook, year: int) -> list[int]:
    """The year of the filter and those that offices have reported."""
    return sorted({year, *(int(one) for one in outlook.dataset("regional_training").table["year"])})


PAGES: Final[dict[str, Callable[[Outlook, int], Texts]]] = {
    "overview": _overview,
    "trends": _trends,
    "sme": _sme,
    "concentration": _concentration,
    "kdt": _kdt,
    "targets": _targets,
    "mra": _mra,
    "skills": skills.texts,
    "qualifications": qualifications,
    "cases": cases,
}
