"""The page on skills and the reform: its answer, cards and exhibits, from the state of the page."""

from typing import Final

from components.figures import kdt, sme
from components.figures.cards import Card
from components.figures.exhibit import Exhibit, Figure
from components.figures.page import QUALIFICATIONS, FigurePage, indicators
from components.figures.skills import reform, votes
from components.figures.state import State
from i18n import _, message
from indicators.dataset import Dataset
from indicators.kdt import newest_forecast


def answer(state: State) -> str:
    """Which measures of the reform have a date."""
    return reform.started(_measures(state)[0])


def cards(state: State) -> list[Card]:
    """The forecast shortage and its published part; courses and providers."""
    supply = votes.supply(courses=state.compute("training_courses"), providers=state.compute("training_providers"))
    return [*kdt.short(state), *supply]


def dates(state: State) -> Figure:
    """What the lists date of the reform."""
    measures, lists = _measures(state)
    return reform.dated_measures(measures, state.dataset("ncs_reform"), lists=lists)


def _measures(state: State) -> tuple[list[reform.Measure], tuple[Dataset, ...]]:
    """What is dated, and the lists that date it."""
    names = ("competency_bank", "sme_joint_training", "dual_system", "programme_qualification")
    lists = (*map(state.dataset, names), newest_forecast(state.dataset("skill_shortage")).where(field="all"))
    return reform.dated(*lists), lists


def votes_by_sector(state: State) -> Figure:
    """Votes for skill trends."""
    return votes.dumbbells(
        shares=state.compute("skill_trend_share_pct"),
        ranks=state.compute("skill_trend_rank"),
        changes=state.compute("skill_trend_share_change_pp"),
        checks=state.compute("skill_trend_arrow_check"),
        trends=state.dataset("skill_trends"),
    )


def programme_map(state: State) -> Figure:
    """Training programmes by sector and target."""
    return reform.programmes(
        counts=state.compute("programme_map_programmes"),
        cells=state.compute("programme_map_cells"),
        listed=state.dataset("programme_map"),
    )


def roadmap(state: State) -> Figure:
    """The parts of the roadmap."""
    return reform.roadmap(state.compute("hrd_roadmap_parts"), state.dataset("hrd_roadmap"))


def joint_training(state: State) -> Exhibit:
    """Joint training with large firms, current and reform, with the ratio of its hours."""
    hours = state.compute("joint_training_hours_ratio")
    return sme.joint_training_table(state.dataset("sme_joint_training"), hours=(hours,))


def linked(state: State) -> Figure:
    """What links training, qualifications and jobs."""
    return reform.linking(state.dataset("hrdnet_integration"), state.dataset("competency_bank"))


def bank(state: State) -> Exhibit:
    """The job competency bank."""
    listed = state.dataset("competency_bank")
    return Exhibit(
        id="competency-bank",
        title=_("Job competency bank"),
        subtitle=_("What the source plans, in our words"),
        table=votes.bank(listed),
        lists=(listed,),
    )


def history(state: State) -> Figure:
    """The history of vocational training."""
    return reform.timeline(state.dataset("vocational_history"))


def model(state: State) -> Exhibit:
    """The Korean model."""
    listed = state.dataset("korean_model")
    return Exhibit(
        id="korean-model",
        title=_("The Korean model of lifelong learning, and what it implies"),
        subtitle=_("The source's own account, in our words; it gives no figures for it"),
        table=votes.model(listed),
        lists=(listed,),
    )


def claim(state: State) -> Exhibit:
    """The claim on GDP and trainees."""
    said, correlation = state.dataset("statements"), state.compute("trainees_gdp_correlation")
    return Exhibit(
        id="gdp-and-trainees",
        title=_("GDP and trainees: the claim of a straight line cannot be checked"),
        subtitle=_("What the source claims of GDP per head and the number of trainees, and what is missing"),
        table=votes.claim(said, correlation),
        rests_on=(correlation,),
        lists=(said.where(statement=votes.CLAIM),),
    )


def others(state: State) -> Exhibit:
    """Further statements of the source."""
    said = state.dataset("statements")
    return Exhibit(
        id="statements",
        title=_("Further statements of the source"),
        subtitle=_("On skills, shortage, low participation and K-Digital Training, in our words"),
        table=votes.others(said),
        lists=(said.where(topic=votes.TOPICS),),
    )


PAGE: Final = FigurePage(
    name="skills",
    title=message("Skills and reform outlook"),
    icon="insights",
    section=QUALIFICATIONS,
    question=message(
        "What is reformed and when, what links training, qualifications and jobs, and which skills rise worldwide?"
    ),
    terms=("lifelong_skills", "shortage", "kdt", "joint_training", "percentage_point", "undated"),
    answer=answer,
    lead=dates,
    cards=cards,
    exhibits={
        "reform-dates": dates,
        "skill-trends": votes_by_sector,
        "hrdnet-linking": linked,
        "kdt-shortage": kdt.shortage,
        "programme-map": programme_map,
        "hrd-roadmap": roadmap,
        "vocational-history": history,
        "joint-training": joint_training,
        "competency-bank": bank,
        "korean-model": model,
        "gdp-and-trainees": claim,
        "statements": others,
    },
    news=("skill-trends", "programme-map", "hrd-roadmap", "hrdnet-linking", "vocational-history"),
    evidence=indicators(
        *("skill_trend_share_pct", "skill_trend_rank", "skill_trend_share_change_pp", "skill_trend_arrow_check"),
        *("training_courses", "training_providers", "kdt_shortage_by_field", "kdt_shortage_published_pct"),
        *("kdt_shortage_unpublished", "programme_map_programmes", "programme_map_cells", "joint_training_hours_ratio"),
        *("hrd_roadmap_parts", "trainees_gdp_correlation"),
    ),
)
