"""As-is and to-be: every row of the benefits table, what it would take, and a dated target of the reader's own."""

import streamlit as st

from components import cards, evidence, province
from components.compute import compute
from components.controls import tell
from components.draw import draw, lead
from components.figures.targets import dumbbells, horizon, own, summary, way
from components.figures.targets.rows import count, every_row, notes, refusals
from components.page import header
from components.tables import table
from data.catalogue import dataset
from i18n import _

# The question
as_is, to_be = compute("policy_state", state="as_is"), compute("policy_state", state="to_be")
gap, gap_pct = compute("as_is_to_be_gap"), compute("as_is_to_be_gap_pct")
total, rows = compute("trainees_total"), dataset("policy_targets")

# The answer, its picture first: the browser draws it while the rest comes
above = st.container()
lead(dumbbells.dumbbells(as_is, to_be, gap, gap_pct, total))
with above:
    header(
        _("As-is → to-be"),
        _("What does the policy aim at, and how far is it from there?"),
        summary.answer(gap),
        terms=("as_is_to_be", "undated", "annual_growth", "employer_training"),
    )
    cards.row(*summary.cards(as_is, to_be, gap, gap_pct))
    province.not_by_province()

# The reader's horizon
years = st.slider(
    _("Years to reach the goals (your assumption; the source gives none)"), 1, 15, 5, key="years", bind="query-params"
)
tell("years", _("Years to reach the goals"), years)
growth = compute("required_annual_growth_pct", years=years)
table(
    horizon.growth_table(growth, as_is, to_be, years=years),
    title=horizon.finding(growth, years=years),
    subtitle=_("Compound growth a year from as-is to to-be, percent"),
    rests_on=(growth, as_is, to_be),
)
table(
    every_row(rows, gap, gap_pct),
    title=count(rows, gap),
    subtitle=_("All rows of the benefits table, undated"),
    rests_on=(gap, gap_pct),
    lists=(rows,),
    name="benefits-table",
)
st.markdown(notes(rows))

# The reader's own target
left, right = st.columns(2, gap="large")
with right:
    st.subheader(_("A dated target of your own, for all trainees"))
    value_side, year_side = st.columns(2)
    with value_side:
        value = st.number_input(
            _("Trainees a year"), value=None, step=100_000, key="own_value", persist_state="session"
        )
    with year_side:
        year = st.number_input(_("Target year"), value=None, step=1, key="own_year", persist_state="session")
    progress = compute("progress_to_target", target=value, target_year=year)
    judged = own.judge(progress, dataset("trainees"), target=value, year=year)
    if judged.path is None:
        st.info(judged.refusal, icon=":material/edit_calendar:")
    else:
        table(
            own.verdicts(progress, judged.path),
            title=own.title(progress, judged.path),
            subtitle=own.sensitivity(progress, judged.path),
            rests_on=(progress,),
            name="own-target",
        )
with left:
    st.subheader(_("No verdict on the goals of the source"))
    st.markdown(refusals(progress, rows))
if judged.path:
    left, right = st.columns(2, gap="large")
    with left:
        draw(way.way(total, progress, judged.path))
    with right:
        st.markdown(own.arithmetic(judged.path))

# The evidence
evidence.panel(as_is, to_be, gap, gap_pct, growth, progress, total)
