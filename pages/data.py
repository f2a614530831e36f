"""Updating the data: template, file, checks, comparison, publication, versions."""

import streamlit as st

from components import door, filters, say
from components.compute import compute
from components.figures.concentration import reporting
from components.figures.concentration.view import standing
from components.page import header
from components.state import chosen
from components.tables import table
from components.update import giving, history, preview, publishing, verdict, work
from data.store.actor import require
from data.store.errors import StoreError
from i18n import _

# The question
choices = filters.choices()
reported, covered = (compute(name, year=choices.year) for name in ("provinces_reported_count", "residents_covered_pct"))
header(
    _("Update the data"),
    _("How do the figures of an office come onto the map, and what will they change?"),
    reporting.meter(reported, covered),
    terms=("headcount", "place_basis", "estimate"),
)
publishing.done()

# The reader's choices
left, right = st.columns([1, 1], gap="large")
with left:
    say.subheader(_("1. Take the template"))
    name = giving.dataset()
    giving.templates(name, choices)
    giving.steward(name, year=choices.year)
with right:
    say.subheader(_("2. Hand in the file"))
    try:
        require(work.actor(), name, [])
    except StoreError as error:
        say.warning(str(error), icon=":material/lock:")
    door.ask()
    giving.file(name)

# The answer
upload = work.upload(name)
if upload:
    checked = work.checked(name, upload)
    giving.how_kept(name)
    verdict.show(upload, checked)
    if checked.table is not None and preview.show(name, checked.table):
        publishing.form(upload, checked)

# The evidence
history.show(name, choices.province)
say.header(_("Who has reported"), divider="gray")
table(standing(chosen()))
