"""K-Digital Training: its 21 fields, what is published for each, and the forecast shortage."""

import streamlit as st

from components import cards, evidence, filters
from components.compute import compute
from components.draw import lead
from components.figures import dictionary, kdt, kdt_fields, kdt_programme, kdt_shortage
from components.page import header
from components.tables import table
from data.catalogue import dataset
from i18n import _

# The question
fields, covered = compute("kdt_fields_count"), compute("kdt_field_coverage")
shortage, known = compute("kdt_shortage_by_field"), compute("kdt_shortage_fields")
published, published_pct = compute("kdt_shortage_published"), compute("kdt_shortage_published_pct")
forecast, training, programme = dataset("skill_shortage"), dataset("kdt_training"), dataset("kdt_programme")
province = filters.choices().province
header(
    _("K-Digital Training"),
    _("Which new-technology fields are trained, what is published for each, and how many people are short?"),
    kdt.answer(fields, covered, shortage, published_pct),
)

# The answer
period = kdt.period(forecast)
cards.row(*kdt.cards(fields, covered, shortage, published, published_pct, period=period), columns=4)
if province:
    st.info(kdt_fields.about_province(training, province), icon=":material/location_on:")
for group, tiles in kdt_fields.tiles(dataset("kdt_fields"), training, province=province).items():
    st.subheader(kdt_fields.group_title(group, len(tiles)))
    with st.grid(3, min_column_width=150, gap="small"):
        for tile in tiles:
            with st.container(border=True, height="stretch", gap="xxsmall"):
                st.markdown(f"{tile.number} **{tile.name}**")
                st.caption(tile.figures)
                if tile.note:
                    st.caption(tile.note)
lead(kdt_shortage.bar(shortage, published, published_pct, forecast, period=period))
table(
    dictionary.columns("kdt_training"),
    title=_("How to supply figures by field"),
    subtitle=_(
        "Each regional office publishes its own province: one row for a year, a province and a field, in these columns"
    ),
)
table(
    kdt_programme.published(programme),
    title=_("National figures of the programme"),
    subtitle=kdt_programme.warning(programme),
)
with st.expander(_("Notes and sources of the national figures")):
    for note in kdt_programme.notes(programme):
        st.markdown(note)
    for name in programme.sources:
        st.markdown(evidence.citation(name))

# The evidence
evidence.panel(fields, covered, shortage, known, published, published_pct)
