"""K-Digital Training: its fields, what is published for each, and the forecast shortage."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from components import evidence, filters, say
from components.draw import draw, folded
from components.figures import kdt
from components.figures.kdt import programme
from components.figures.kdt.fields import Tile, about_province, about_reports, fields_by_number, group_title
from components.figures.sources import COLUMNS
from components.filters import choose
from components.page import answered, framed
from components.session import session
from components.state import chosen
from data.catalogue import dataset
from data.outlook import Outlook
from i18n import _, current


def fields(group: list[Tile]) -> None:
    """The fields of one group, each with what is published of it."""
    with st.grid(4, min_column_width=150, gap="small"):
        for tile in group:
            with st.container(border=True, height="stretch", gap="xxsmall"):
                say.text(f"{tile.number} **{tile.name}**")
                say.caption(tile.figures)
                if tile.note:
                    say.caption(tile.note)


def notes() -> None:
    """What must be known with single national figures, and where they come from."""
    for note in programme.notes(national):
        say.text(note)
    evidence.cite(*national.sources)


training, national, frame = Outlook().dataset("kdt_training"), dataset("kdt_programme"), framed()

# The field that the reader asks for
known = {"": _("None"), **fields_by_number(dataset("kdt_fields"))}
with frame.choices:
    field = choose(st.selectbox, _("One field"), known, name=session.field.name)
    if province := filters.choices().province:
        say.info(about_province(training, province), icon=":material/location_on:")

# The question, and the answer in its picture
state = chosen(field=field or None)
answered(frame, kdt.PAGE, state, beside=state.made(kdt.fields_told))

# Field by field
if told := about_reports(training):
    say.caption(told)
for place, (group, members) in enumerate(state.made(kdt.by_group).items()):
    say.fold(group_title(group, len(members)), partial(fields, members), key=f"fields-{place}")

asked = {"lang": current(), "dataset": training.name, say.OPEN: COLUMNS, **({"province": province} if province else {})}
say.with_a_link(
    _("Figures by field come from regional offices."),
    _("What an office sends, column by column"),
    f"data?{urlencode(asked)}",
    icon=":material/upload_file:",
)

# People trained, budget, employment of completers
with st.container(key="pictures"), st.grid(3, min_column_width=300, gap="large"):
    for picture in (kdt.people, kdt.budget, kdt.in_employment):
        draw(state.made(picture))

# More of it
folded(state.made(kdt.national))
say.fold(_("Notes and sources of the national figures"), notes, key="kdt-notes")

# The evidence
evidence.panel(kdt.PAGE, state)
