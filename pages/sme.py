"""SME participation: how far small workplaces are behind, by size, and against which target."""

import streamlit as st

from components import cards, evidence, province
from components.compute import compute
from components.controls import choose
from components.draw import lead
from components.figures.sme import readings, reform, summary, yardstick
from components.figures.sme.take_up import by_size
from components.page import header
from components.tables import table
from data.catalogue import dataset
from i18n import _

# The question
take_up, without_micro = compute("employer_training_take_up_pct"), compute("take_up_excluding_micro_pct")
participation, implementation = compute("sme_participation_pct"), compute("sme_implementation_pct")
large, gap = compute("large_firm_implementation_pct"), compute("sme_gap_to_large_pp")
part, insured = compute("participating_establishments_count"), compute("insured_establishments_count")
for_each, micro = compute("insured_per_participating_ratio"), compute("micro_workplaces_share_pct")
printed, joint_training = dataset("sme_participation"), dataset("sme_joint_training")

above = st.container()

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
kinds = {"parity": _("the largest"), "own": _("your own target")}
left, right = st.columns([2, 1], gap="large", vertical_alignment="bottom")
with left:
    kind = choose(st.segmented_control, _("Hold take-up against"), kinds, name="yardstick")
with right:
    own = kind == "own"
    percent = st.slider(_("Your target, %"), 1, 100, 20, key="sme_own", persist_state="session") if own else None
against = yardstick.yardstick(take_up, own=percent)
picture = by_size(take_up, without_micro, micro, printed, against=against)
lead(picture)
with above:
    header(
        _("SME participation"),
        _("How far are small firms behind, and against which target?"),
        summary.answer(take_up, for_each),
        terms=("sme", "establishment", "insured_workplace", "employer_training", "take_up", "implementation_rate"),
    )
    cards.row(*summary.cards(participation, take_up, without_micro, part=part, insured=insured))
    province.not_by_province()
table(
    picture.table,
    title=_("How far each size is from {yardstick}", yardstick=against.name),
    subtitle=_("Percent and percentage points; a minus means below. A yardstick, not a target of the ministry."),
    rests_on=(take_up, without_micro),
    name="sme-distance",
)

st.subheader(_("5 % and 60 % measure different things: neither a gap nor a trend"))
cards.row(*readings.panels(participation, implementation), columns=2)
ways = {name: readings.reading_name(name) for name in readings.READINGS}
reading = choose(st.segmented_control, _("The 60 % can be read in two ways"), ways, name="reading")
lead(readings.sixty(implementation, large, gap, reading=reading))
table(
    reform.as_is_to_be(joint_training),
    title=_("Joint training with large firms: current and reform"),
    subtitle=reform.reading(joint_training),
    lists=(joint_training,),
    name="joint-training",
)

# The evidence
evidence.panel(participation, take_up, without_micro, part, insured, for_each, micro, implementation, large, gap)
