"""Adding a step to the story in work: a picture or table of a page, with its year and province, or as a link shows it."""

from typing import Final
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from components import filters, say
from components.address import ALWAYS, within
from components.controls import draw
from components.export.own import state_of
from components.figures.views import VIEWS, exhibits
from components.navigation import FILTERS
from components.present import work
from components.state import Cached
from components.titles import TITLES
from data import labels
from data.errors import DataError
from data.store.story import Step
from i18n import _

LINK: Final = "link of the new step"


def show() -> None:
    """The choice of a picture, closed until it is opened."""
    fold = st.expander(_("Add a step"), icon=":material/add:", key="add a step", on_change="rerun")
    if fold.open:
        with fold:
            _form()


def _form() -> None:
    label = _("Link to a view, from its “Take away” (or leave it empty and choose below)")
    link = st.text_input(label, key=LINK, max_chars=2000).strip()
    page, query = _of_link(link) if link else _chosen()
    if page not in VIEWS:
        say.warning(_("This link leads to no page with pictures."), icon=":material/link_off:")
        return
    try:
        found = {one.id: one.title for one in exhibits(page, state_of(query, Cached()))}
    except DataError as error:
        say.warning(str(error), icon=":material/warning:")
        return
    exhibit = _choose(_("Picture or table"), found, name="exhibit of the new step")
    step = Step(page=page, exhibit=exhibit, query=query)
    st.button(_("Add this step"), icon=":material/add:", on_click=work.add, args=(step,))


def _chosen() -> tuple[str, dict[str, str]]:
    """The page and what it is asked for; the year is always said, so that a later one doesn't change the step."""
    pages = {name: str(TITLES[name]) for name in TITLES if VIEWS.get(name)}
    page, query = _choose(_("Page"), pages, name="page of the new step"), {}
    if "year" in FILTERS.get(page, ()):
        years = filters.years()[::-1]
        query["year"] = _choose(_("Year"), dict(zip(years, years, strict=True)), name="year of the new step")
    if "province" in FILTERS.get(page, ()):
        places = {code: labels.area(code) for code in (filters.ALL, *filters.provinces())}
        province = _choose(_("Province"), places, name="province of the new step")
        query |= {} if province == filters.ALL else {"province": province}
    return page, query


def _choose(label: str, options: dict[str, str], *, name: str) -> str:
    if st.session_state.get(name) not in options:
        st.session_state[name] = next(iter(options))
    return str(draw(st.selectbox, label, options, name=name))


def _of_link(link: str) -> tuple[str, dict[str, str]]:
    """The page and the choices of an address; the language is the reader's own."""
    asked = urlsplit(within(link))
    query = {name: value for name, value in parse_qsl(asked.query) if name != ALWAYS}
    return asked.path.strip("/"), query
