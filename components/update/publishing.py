"""Publishing the file that was compared, and the receipt."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from components import say
from components.address import ALWAYS
from components.figures.update import history as updating
from components.literal import literal
from components.tables import rows as content
from components.takeaway import download
from components.update import work
from data import catalogue
from data.intake.compare import going
from data.intake.receipt import receipt, receipt_html
from data.intake.upload import Checked, Upload
from data.package import sha256
from data.store.errors import OtherPublisherError, StoreError, UnavailableError, listed
from data.store.history import rows, version
from data.store.publishing import publish
from i18n import _, current, speaking

SOURCE: Final = "source of the publication"
NOTE: Final = "note of the publication"
TAKE_OVER: Final = "province taken over"
FIXES: Final = "mends accepted"
REMOVALS: Final = "rows meant to go"


def form(upload: Upload, checked: Checked) -> None:
    """The note, a reason for each warning, the confirmation of mends, and the button."""
    say.header(_("Publish"), divider="gray")
    st.session_state["seen"] = catalogue.head()  # the newest version in what is on the screen now
    with st.form("publish", border=False):
        st.text_area(_("Note: what changes and why"), key=NOTE, max_chars=1000, height=80)
        st.text_input(_("Source of the figures: publisher, title, date, address"), key=SOURCE, max_chars=500)
        for code, sentence in _warnings(checked).items():
            label = _("Reason why this is right: {warning}", warning=literal(sentence))
            st.text_input(label, key=_reason(code), max_chars=1000)
        if checked.fixes:
            st.checkbox(_("What was read differently is right"), key=FIXES)
        _removals(checked)
        if st.session_state.get("other publisher"):
            st.checkbox(_("Take the province over from its publisher"), key=TAKE_OVER)
        st.form_submit_button(
            _("Publish"), type="primary", icon=":material/publish:", on_click=_publish, args=(upload, checked)
        )
    if refused := st.session_state.pop("refused", None):
        say.error(refused, icon=":material/block:")


def _removals(checked: Checked) -> None:
    """The rows in force that would go, by name, and a field in which their number must be typed; nothing where none go."""
    names = going(checked.dataset, checked.table)
    if names:
        told = _("Rows in force that would go with this file: {count} ({rows}).", count=len(names), rows=listed(names))
        say.warning(told, icon=":material/delete_sweep:")
        label = _("Number of rows that are meant to go: count them in the list above and type the number")
        st.number_input(label, key=REMOVALS, value=None, min_value=0, step=1)


def _warnings(checked: Checked) -> Mapping[str, str]:
    """The first warning of each kind, by its code."""
    return {
        problem.code: str(problem.message) for problem in reversed(checked.problems) if problem.severity == "warning"
    }


def _reason(code: str) -> str:
    return f"reason for {code}"


def _publish(upload: Upload, checked: Checked) -> None:
    with speaking(st.session_state[ALWAYS]):  # a callback runs before the page, where no language is in force
        if checked.fixes and not st.session_state.get(FIXES):
            st.session_state["refused"] = _("Look at what was read differently, and confirm that it is right.")
            return
        try:
            made = publish(
                checked.table,
                dataset=checked.dataset,
                actor=work.actor(),
                note=st.session_state[NOTE],
                seen=st.session_state["seen"],
                sha256=sha256(upload.content),
                reasons={code: st.session_state[_reason(code)] for code in _warnings(checked)},
                problems=checked.problems,
                take_over=bool(st.session_state.get(TAKE_OVER)),
                source=st.session_state[SOURCE],
                removals=st.session_state.get(REMOVALS),
            )
        except StoreError as error:
            st.session_state["refused"] = str(error)
            st.session_state["other publisher"] = isinstance(error, OtherPublisherError)
            return
    st.session_state["other publisher"] = False
    st.session_state["published"] = made.id
    work.end(checked.dataset)


def done() -> None:
    """The receipt of what was just published or restored, until the next file is begun."""
    number = st.session_state.get("published")
    if number is None:
        return
    try:
        made, table = version(number), rows(number)
    except UnavailableError:
        return  # the page says so above
    say.success(
        _("Version {id} is in force. Every page shows it from its next step on.", id=str(number)),
        icon=":material/check_circle:",
    )
    with st.container(border=True):
        content(updating.receipt(receipt(made, table=table)), alt=_("Receipt"))
        with st.container(horizontal=True, gap="small"):
            name = f"receipt_{number}_{current()}.html"
            download(_("Receipt to print"), lambda: receipt_html(made, table=table).encode(), name, mime="text/html")
            if made.dataset == "regional_training":
                st.page_link("pages/concentration.py", label=_("Look at the map"), icon=":material/map:")
