"""What an office takes and hands in: the choice of the table, its template, its file."""

from functools import partial

import streamlit as st

from components import say
from components.controls import choose
from components.filters import Choices
from components.takeaway import XLSX, download
from components.update import work
from data import stewardship
from data.intake.receipt.facts import korea_time
from data.intake.template import template, template_name
from data.intake.upload import Upload
from data.package import in_language, package
from data.store.drafts import KeptDraft
from i18n import _


def dataset() -> str:
    """The table to update, which stands in the address; what offices publish comes first."""
    resources = [package().resource(name) for name in package().names]
    published = [one for kind in ("regional", "national") for one in resources if one["publishes"] == kind]
    titles = {one["name"]: in_language(one, "title") for one in published}
    return choose(st.selectbox, _("Table"), titles, name="dataset")


def steward(name: str, *, year: int) -> None:
    """Who keeps a table up to date, whom to ask, and by when its figures are expected."""
    told = [
        _("Published by: {owner}", owner=stewardship.owner(name)),
        _("Contact: {contact}", contact=stewardship.contact()),
    ]
    if stewardship.has_due(name):
        day = stewardship.due(name, year).isoformat()
        told.append(_("Figures of {year} are due on {day}.", year=year, day=day) + " " + stewardship.due_note())
    say.caption("  \n".join(told))


def templates(name: str, choices: Choices) -> None:
    """The template of the table for the province and year of the filters, as workbook and as bare table."""
    regional = package().resource(name)["publishes"] == "regional"
    wanted = {"province": choices.province if regional else None, "year": choices.year if regional else None}
    with st.container(horizontal=True, gap="small"):
        for form, label, mime in (
            ("xlsx", _("Template (Excel)"), XLSX),
            ("csv", _("Template (CSV)"), "text/csv"),
        ):
            make = partial(template, name, form=form, **wanted)
            download(label, make, template_name(name, form=form, **wanted), mime=mime)


def file(name: str) -> None:
    """The box for a file; what it gives is worked on from then on, also on the next visit."""
    given = st.file_uploader(
        _("CSV or Excel file (xlsx), up to 10 MB"), key=f"file of {name}, {work.turn(name)}", max_upload_size=10
    )
    if given is not None and st.session_state.get("file taken") != given.file_id:
        st.session_state["file taken"] = given.file_id
        work.begin(name, name=given.name, content=given.getvalue())
    found = work.upload(name)
    if found and work.from_earlier(name):
        _left(found, work.kept(name))
    if found:
        st.button(_("Put this file away"), on_click=work.end, args=(name,), icon=":material/delete:", type="tertiary")


def how_kept(name: str) -> None:
    """For how long the checked file is kept for the next visit, or why it is not."""
    kept = work.kept(name)
    if refused := work.why_not_kept(name):
        say.info(refused, icon=":material/visibility_off:")
    elif kept:
        say.caption(
            _(
                "The file and your answers are kept for this browser until {time}; then they are deleted. Publishing it or "
                "putting it away deletes them at once.",
                time=korea_time(kept.until),
            )
        )


def _left(found: Upload, kept: KeptDraft | None) -> None:
    if kept:
        told = _("“{name}” is kept from your last visit, {time}.", name=found.name, time=korea_time(kept.at))
        say.info(told, icon=":material/draft:")
