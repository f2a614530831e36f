"""Rights and log: who may do what, and what was done and refused. For administrators and auditors."""

import streamlit as st

from components import access, say
from components.door import sign_in
from components.page import header
from components.update.handing_in import actor
from data.store.errors import UnavailableError
from i18n import _

# The question
who = actor()
header(
    _("Rights and log"),
    _("Who may publish what, and what was done and refused?"),
    access.in_a_line(who),
)

# Nothing of it is drawn for anybody else.
if not who.may_audit:
    say.warning(_("This page is for administrators and auditors."), icon=":material/lock:")
    sign_in.ask()
    st.stop()

try:
    # The rights
    if who.role == "administrator":
        access.rights()
        left, right = st.columns(2, gap="large")
        with left:
            access.give()
        with right:
            access.take()

    # The log
    access.log()
except UnavailableError as error:
    say.warning(str(error), icon=":material/cloud_off:")
