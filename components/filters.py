"""What the reader chooses once for all pages: language, province, year. All three stand in the address."""

from dataclasses import dataclass

import streamlit as st

from components import address, say
from components.controls import draw
from components.search import search
from data import labels
from data.catalogue import dataset
from i18n import DEFAULT, LANGUAGES, _, current, speak, supported

ALL = "KR"
_OFFERED = "filters that the page uses"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The filters in force; `province` is None for all of Korea."""

    province: str | None
    year: int


def language() -> None:
    """Put the reader's language in force: the address's, else the browser's, else Korean."""
    address.arrive()
    refused = address.follow(address.ALWAYS, LANGUAGES, supported(st.context.locale) or DEFAULT)
    speak(st.session_state[address.ALWAYS])
    if refused:
        _notice(_("The link asks for a language that we don't have: “{asked}”.", asked=refused))


def provinces() -> list[str]:
    """Codes of the provinces, in the order of the code list."""
    return list(dataset("provinces").table["code"])


def years() -> list[str]:
    """Years of the trainee table, ascending."""
    return [str(year) for year in sorted(dataset("trainees").table["year"].unique())]


def follow() -> None:
    """Put province and year of the address in force; what is refused becomes a notice. Then write all filters to it."""
    if refused := address.follow("province", [ALL, *provinces()], ALL):
        _notice(
            _("The link asks for province “{asked}”, which is none of the 17. All of Korea is shown.", asked=refused)
        )
    if refused := address.follow("year", years(), years()[-1]):
        _notice(_("The link asks for the year “{asked}”. There are {years}.", asked=refused, years=", ".join(years())))
    province, year = st.session_state["province"], st.session_state["year"]
    address.write(address.ALWAYS, current())
    address.write("province", None if province == ALL else province)
    address.write("year", None if year == years()[-1] else year)


def offer(names: tuple[str, ...]) -> None:
    """Draw these filters only, which the page uses; the others keep their choice in session and address."""
    st.session_state[_OFFERED] = names


def offered() -> tuple[str, ...]:
    """The filters that the page uses."""
    names: tuple[str, ...] = st.session_state[_OFFERED]
    return names


def sidebar() -> None:
    """Draw the filters that the page uses.

    Drawn after the page: its first picture is on the screen sooner, and what the reader chose is in the session anyway.
    """
    with st.sidebar:
        search()
        # The languages have the same names in every language, so one widget does.
        st.segmented_control(
            "언어 · Language",
            list(LANGUAGES),
            format_func=LANGUAGES.__getitem__,
            key=address.ALWAYS,
            required=True,
            width="stretch",
        )
        if "province" in offered():
            places = {code: labels.area(code) for code in (ALL, *provinces())}
            draw(st.selectbox, _("Province"), places, name="province", icon=":material/location_on:")
        if "year" in offered():
            draw(st.segmented_control, _("Year"), {one: one for one in years()}, name="year", width="stretch")
            say.caption(_("The year applies to trainees and residents. Other figures keep their own year."))


def choices() -> Choices:
    """The filters in force, for a page."""
    province, year = st.session_state["province"], int(st.session_state["year"])
    return Choices(province=None if province == ALL else province, year=year)


def _notice(text: str) -> None:
    st.session_state.setdefault("notices", []).append(text)


def notices() -> None:
    """Show what could not be taken from the address, once."""
    for text in st.session_state.pop("notices", []):
        say.info(text, icon=":material/info:")
