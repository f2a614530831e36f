"""K-Digital Training: its 21 fields, what is published for each, and the forecast shortage."""

import streamlit as st

from components import cards, evidence, filters
from components.compute import compute
from components.draw import lead
from components.figures import dictionary
from components.figures.kdt import programme, summary
from components.figures.kdt.fields import about_province, about_reports, group_title, tiles
from components.figures.kdt.shortage import bar
from components.page import header
from components.tables import table
from data.catalogue import dataset
from i18n import _

# The question
fields, covered = compute("kdt_fields_count"), compute("kdt_field_coverage")
shortage, known = compute("kdt_shortage_by_field"), compute("kdt_shortage_fields")
published, published_pct = compute("kdt_shortage_published"), compute("kdt_shortage_published_pct")
unpublished = compute("kdt_shortage_unpublished")
forecast, training, national = dataset("skill_shortage"), dataset("kdt_training"), dataset("kdt_programme")
province = filters.choices().province

# The answer, its picture first: the browser draws it while the rest comes
above = st.container()
period = summary.period(forecast)
lead(bar(shortage, unpublished, published_pct, forecast, period=period))
with above:
    header(
        _("K-Digital Training"),
        _("Which new-technology fields are trained, what is published for each, and how many people are short?"),
        summary.answer(fields, covered, shortage, published_pct),
        terms=("kdt", "shortage", "capacity", "estimate"),
    )
    cards.row(*summary.cards(fields, covered, shortage, published, published_pct, period=period), columns=4)
    if province:
        st.info(about_province(training, province), icon=":material/location_on:")
    if told := about_reports(training):
        st.caption(told)
    for group, members in tiles(dataset("kdt_fields"), training, province=province).items():
        st.subheader(group_title(group, len(members)))
        with st.grid(3, min_column_width=150, gap="small"):
            for tile in members:
                with st.container(border=True, height="stretch", gap="xxsmall"):
                    st.markdown(f"{tile.number} **{tile.name}**")
                    st.caption(tile.figures)
                    if tile.note:
                        st.caption(tile.note)
table(
    dictionary.columns("kdt_training"),
    title=_("How to supply figures by field"),
    subtitle=_(
        "Each regional office publishes its own province: one row for a year, a province and a field, in these columns"
    ),
    name="kdt-columns",
)
table(
    programme.published(national),
    title=_("National figures of the programme"),
    subtitle=programme.warning(national),
    lists=(national,),
    name="kdt-national-figures",
)
with st.expander(_("Notes and sources of the national figures")):
    for note in programme.notes(national):
        st.markdown(note)
    for name in national.sources:
        st.markdown(evidence.citation(name))

# The evidence
evidence.panel(fields, covered, shortage, known, published, published_pct, unpublished)
