"""What changed: each release with whose figures it brought, when, why, and what moved by how much."""

import streamlit as st

from components import changes, filters, say
from components.page import header
from data.store.errors import UnavailableError
from i18n import _, current

# The question
try:
    everything = changes.listed()
except UnavailableError as error:
    say.warning(str(error), icon=":material/cloud_off:")
    everything = []
header(
    _("What changed"),
    _("Which figures have moved, when, by how much and why?"),
    changes.newest_in_a_line(everything),
    terms=("estimate",),
)
st.link_button(_("Follow (Atom feed)"), f"changes.atom?lang={current()}", icon=":material/rss_feed:", type="tertiary")

# The reader's choices, and the answer
if everything:
    dataset, indicator = changes.chosen()
    province = filters.choices().province
    found = changes.listed(dataset=dataset, indicator=indicator, province=province)
    if len(found) < len(everything):
        say.caption(_("{count} of {all} releases", count=len(found), all=len(everything)))
    if not found:
        say.text(changes.nothing_fits(province))
    for release in changes.part(found):
        changes.show(release, indicator)
else:
    say.text(
        _(
            "Regional offices and the national authority publish on “Update the data”: take the template, fill it in, "
            "hand it in, compare, publish. Whoever runs the server can also use `python -m data publish`. "
            "Each publication then stands here, with what it moved."
        )
    )
    st.page_link("pages/data.py", label=_("Update the data"), icon=":material/upload_file:")
