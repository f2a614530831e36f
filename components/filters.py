"""What the reader chooses once for all pages: language, province, year. All three stand in the address."""

from dataclasses import dataclass

import streamlit as st

from components import address
from data import labels
from data.catalogue import dataset
from i18n import DEFAULT, LANGUAGES, _, current, speak, supported

ALL = "KR"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The filters in force; `province` is None for all of Korea."""

    province: str | None
    year: int


def language() -> None:
    """Put the reader's language in force: the address's, else the browser's, else Korean."""
    refused = address.follow("lang", LANGUAGES, supported(st.context.locale) or DEFAULT)
    speak(st.session_state["lang"])
    address.write("lang", current())
    if refused:
        _notice(_("The link asks for a language that we don't have: “{asked}”.", asked=refused))


def provinces() -> list[str]:
    """Codes of the provinces, in the order of the code list."""
    return list(dataset("provinces").table["code"])


def years() -> list[str]:
    """Years of the trainee table, ascending."""
    return [str(year) for year in sorted(dataset("trainees").table["year"].unique())]


def sidebar() -> None:
    """Draw the filters."""
    with st.sidebar:
        st.segmented_control(
            "언어 · Language",
            list(LANGUAGES),
            format_func=LANGUAGES.__getitem__,
            key="lang",
            required=True,
            width="stretch",
        )
        _choose_province()
        _choose_year()


def choices() -> Choices:
    """The filters in force, for a page."""
    province = st.session_state.get("province", ALL)
    return Choices(province=None if province == ALL else province, year=int(st.session_state["year"]))


def _choose_province() -> None:
    allowed = [ALL, *provinces()]
    if refused := address.follow("province", allowed, ALL):
        _notice(
            _("The link asks for province “{asked}”, which is none of the 17. All of Korea is shown.", asked=refused)
        )
    chosen = st.selectbox(
        _("Province"), allowed, format_func=labels.area, key="province", icon=":material/location_on:"
    )
    address.write("province", None if chosen == ALL else chosen)


def _choose_year() -> None:
    allowed = years()
    if refused := address.follow("year", allowed, allowed[-1]):
        _notice(_("The link asks for the year “{asked}”. There are {years}.", asked=refused, years=", ".join(allowed)))
    chosen = st.segmented_control(_("Year"), allowed, key="year", required=True, width="stretch")
    st.caption(_("The year applies to trainees and residents. Other figures keep their own year."))
    address.write("year", None if chosen == allowed[-1] else chosen)


def _notice(text: str) -> None:
    st.session_state.setdefault("notices", []).append(text)


def notices() -> None:
    """Show what could not be taken from the address, once."""
    for text in st.session_state.pop("notices", []):
        st.info(text, icon=":material/info:")
