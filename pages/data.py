"""Updating the data: template, file, checks, comparison, publication, versions."""

import streamlit as st

from components import filters, say
from components.door import sign_in
from components.draw import table
from components.figures.concentration import reports, standing
from components.page import header
from components.state import chosen
from components.update import handing_in, publishing
from data.store.actor import require
from data.store.errors import StoreError
from i18n import _

# The question
choices = filters.choices()
header(
    _("Update the data"),
    _("How do the figures of an office come onto the map, and what will they change?"),
    reports.meter(chosen(), year=choices.year),
    terms=("headcount", "place_basis", "estimate"),
)
publishing.done()

# The reader's choices
left, right = st.columns([1, 1], gap="large")
with left:
    say.subheader(_("1. Take the template"))
    name = handing_in.dataset()
    handing_in.templates(name, choices)
    handing_in.steward(name, year=choices.year)
    handing_in.columns(name)
with right:
    say.subheader(_("2. Hand in the file"))
    try:
        require(handing_in.actor(), name, [])
    except StoreError as error:
        say.warning(str(error), icon=":material/lock:")
    sign_in.ask()
    handing_in.file(name)
    handing_in.from_records(name)

# The answer
upload = handing_in.upload(name)
if upload:
    upload = handing_in.recall(name, upload, handing_in.checked(name, upload))
    checked = handing_in.checked(name, upload)
    handing_in.how_kept(name)
    handing_in.show(upload, checked)
    if checked.table is not None:
        say.header(_("What it changes"), divider="gray")
        replace = publishing.replaces(name)
        if publishing.show(name, checked.table, replace=replace):
            publishing.form(upload, checked, table=checked.table, replace=replace)

# The evidence
publishing.show_history(name, choices.province)
say.header(_("Who has reported"), divider="gray")
table(standing(chosen()))
