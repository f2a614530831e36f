"""What the slides on a province say first, from the data; estimates as ranges, never as a rank."""

from components.figures import words
from components.figures.concentration import by_province, reporting
from components.figures.concentration.comparison import ranks
from components.figures.concentration.estimates import WEIGHTS
from components.figures.state import State, residents_year
from data import labels
from i18n import _
from i18n.numbers import brief, compact, number
from indicators.areas import zone_of
from indicators.indicator import Indicator


def known(state: State) -> str:
    """Residents, SME firms, and whether trainees are reported."""
    told = {
        "province": _name(state),
        "residents": words.short(by_province.values(state).numbers[_code(state)], "residents"),
        "firms": compact(state.compute("sme_firms_by_province").value(area=_code(state))),
    }
    trainees = _trainees(state)
    if _code(state) in set(trainees.table["area"]):
        found = trainees.row(area=_code(state))
        reported = words.flagged(words.short(found.number, "trainees"), found)
        return _("{province}: {residents}, about {firms} SME firms, {reported} as reported", reported=reported, **told)
    return _("{province}: {residents}, about {firms} SME firms, trainees not reported", **told)


def residents(state: State) -> str:
    """The share of Korea's residents and its rank."""
    year = residents_year(state.dataset("population"), year=state.year)
    share = state.compute("residents_share_pct", year=year)
    return _(
        "{province}: {share} of Korea's residents, rank {rank} of 17",
        province=_name(state),
        share=words.full(share.value(area=_code(state)), "percent"),
        rank=_rank(by_province.values(state).measure, state),
    )


def firms(state: State) -> str:
    """SME firms and their density, each with its rank."""
    count, density = state.compute("sme_firms_by_province"), state.compute("smes_per_1000_residents")
    return _(
        "{province}: rank {rank} of 17 by SME firms, rank {dense} by SME firms per 1,000 residents",
        province=_name(state),
        rank=_rank(count, state),
        dense=_rank(density, state),
    )


def beside(codes: tuple[str, ...]) -> str:
    """A province and those nearest to it in residents."""
    province, *others = (labels.area(code) for code in codes)
    return _(
        "{province} beside the provinces nearest in residents: {others}", province=province, others=", ".join(others)
    )


def zone(state: State) -> str:
    """The zone's share of training, which says nothing of the province."""
    found = zone_of(_code(state))
    shares = state.compute("metropolitan_share_pct")
    return _(
        "{province} is part of a zone with {share} of training: {zone}",
        province=_name(state),
        zone=labels.area(found),
        share=words.full(shares.value(area=found, category="trainees", undated=True), "percent"),
    )


def reported(state: State) -> str:
    """What the office has reported."""
    found = _trainees(state).row(area=_code(state))
    count = words.flagged(words.full(found.number, "trainees"), found)
    return _("{province}: {count} as reported for {year}", province=_name(state), count=count, year=state.year)


def estimated(state: State) -> str:
    """Between which numbers trainees would lie; of one province, not set against others."""
    estimate = state.compute("trainees_by_province", year=state.year)
    low, high = sorted(estimate.value(area=_code(state), category=weight) for weight in WEIGHTS)
    return _(
        "{province}: {range} trainees in {year}, if the undated share held then",
        province=_name(state),
        range=words.bounded(words.span(brief(low), brief(high)), "about"),
        year=state.year,
    )


def meter(state: State) -> str:
    """How many provinces have reported."""
    count, covered = (
        state.compute(name, year=state.year) for name in ("provinces_reported_count", "residents_covered_pct")
    )
    return reporting.meter(count, covered)


def missing(state: State) -> str:
    """Those that have not, by name."""
    return reporting.missing(state.compute("provinces_reported_count", year=state.year))


def _trainees(state: State) -> Indicator:
    return state.compute("regional_trainees", year=state.year)


def _rank(measure: Indicator, state: State) -> str:
    return number(int(ranks(measure)[_code(state)]))


def _name(state: State) -> str:
    return labels.area(_code(state))


def _code(state: State) -> str:
    assert state.province
    return state.province
