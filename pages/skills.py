"""Skills and reform outlook: which skills rise, what training is short of, and how its parts are to be linked."""

import streamlit as st

from components import cards, evidence, province
from components.compute import compute
from components.controls import choose
from components.draw import draw, lead
from components.figures.kdt import shortage as forecast
from components.figures.kdt import summary as kdt
from components.figures.skills import history, linking, programmes, roadmap, slope, statements, summary
from components.figures.sme import reform
from components.page import header
from components.tables import table
from data.catalogue import dataset
from i18n import _

# The question
shares, ranks = compute("skill_trend_share_pct"), compute("skill_trend_rank")
changes, checks = compute("skill_trend_share_change_pp"), compute("skill_trend_arrow_check")
courses, providers = compute("training_courses"), compute("training_providers")
shortage, published_pct = compute("kdt_shortage_by_field"), compute("kdt_shortage_published_pct")
unpublished, hours = compute("kdt_shortage_unpublished"), compute("joint_training_hours_ratio")
counts, cells = compute("programme_map_programmes"), compute("programme_map_cells")
parts, correlation = compute("hrd_roadmap_parts"), compute("trainees_gdp_correlation")
trends, short, said = dataset("skill_trends"), dataset("skill_shortage"), dataset("statements")
joint, bank, points = dataset("sme_joint_training"), dataset("competency_bank"), dataset("korean_model")
period = kdt.period(short)

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
above = st.container()
by = choose(st.segmented_control, _("Show votes by"), {"rank": _("Rank"), "share": _("Share of votes")}, name="votes")
lead(slope.slope(shares, ranks, changes, checks, trends, by=by))
with above:
    header(
        _("Skills and reform outlook"),
        _("Which skills rise, how is training reformed, and what links training, qualifications and jobs?"),
        summary.answer(trends, shortage, period=period),
        terms=("lifelong_skills", "shortage", "kdt", "joint_training", "percentage_point", "undated"),
    )
    cards.row(*summary.cards(trends, changes, checks, courses, providers), columns=4)
    province.not_by_province()
draw(forecast.bar(shortage, unpublished, published_pct, short, period=period))
left, right = st.columns(2, gap="large")
with left:
    draw(programmes.programmes(counts, cells, dataset("programme_map")))
with right:
    draw(roadmap.roadmap(parts, dataset("hrd_roadmap")))
table(
    reform.as_is_to_be(joint),
    title=_("Joint training with large firms: current and reform"),
    subtitle=reform.reading(joint),
    rests_on=(hours,),
    lists=(joint,),
    name="joint-training",
)
draw(linking.linking(dataset("hrdnet_integration"), bank))
asked = _("What the source plans, in our words")
table(statements.bank(bank), title=_("Job competency bank"), subtitle=asked, lists=(bank,), name="competency-bank")
draw(history.timeline(dataset("vocational_history")))
table(
    statements.model(points),
    title=_("The Korean model of lifelong learning, and what it implies"),
    subtitle=_("The source's own account, in our words; it gives no figures for it"),
    lists=(points,),
    name="korean-model",
)
table(
    statements.claim(said, correlation),
    title=_("GDP and trainees: the claim of a straight line cannot be checked"),
    subtitle=_("What the source claims of GDP per head and the number of trainees, and what is missing"),
    rests_on=(correlation,),
    lists=(said.where(statement=statements.CLAIM),),
    name="gdp-and-trainees",
)
table(
    statements.others(said),
    title=_("Further statements of the source"),
    subtitle=_("On skills, shortage, low participation and K-Digital Training, in our words"),
    lists=(said.where(topic=statements.TOPICS),),
    name="statements",
)

# The evidence
evidence.panel(
    *(shares, ranks, changes, checks, courses, providers, shortage, published_pct, unpublished),
    *(counts, cells, hours, parts, correlation),
)
