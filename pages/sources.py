"""Sources and method: kinds of figures, tables, indicators, caveats, sources, and how to supply figures."""

import streamlit as st

from components import evidence, say
from components.draw import table
from components.figures import sources as dictionary
from components.figures.exhibit import Exhibit
from components.figures.pages import PAGES
from components.filters import choose, tabs, words
from components.page import header
from components.session import session
from data import labels
from data.catalogue import dataset
from data.outlook import Outlook
from data.package import in_language, package
from i18n import _


def searched() -> None:
    """The register, searched by words, by page and by whether a claim stands on one; all three in the address."""
    claims = dataset("coverage")
    names = {row.id: labels.text(row, "label") for row in dataset("indicators").rows}
    titles = {name: str(PAGES[name].title) for name in dictionary.pages(claims)}
    states = {"all": _("All"), "yes": _("On a page"), "no": _("Nowhere")}
    left, middle, right = st.columns(3, gap="medium")
    with left:
        typed = words(_("Words in a claim"), name="find", icon=":material/search:")
    with middle:
        page = choose(st.selectbox, _("Page"), {"all": _("All"), **titles}, name="on")
    with right:
        placed = choose(st.segmented_control, _("Stands"), states, name="placed")
    found = dictionary.chosen(
        claims,
        typed=typed,
        page=None if page == "all" else page,
        placed=None if placed == "all" else placed == "yes",
        names=names,
    )
    table(
        Exhibit(
            id="coverage-register",
            title=dictionary.told(claims),
            subtitle=_("{count} of {all} rows, in the order of the documents", count=len(found), all=len(claims.table)),
            table=dictionary.table(found, titles=titles, names=names),
        )
    )


# The question
header(
    _("Sources and method"),
    _("Where does each figure come from, what does it mean, and what must it not be compared with?"),
    _("{count} tables from {sources} sources, version {version}", **evidence.counts(), version=Outlook().version()),
    terms=("estimate", "undated", "headcount", "place_basis"),
)

# The choices: what is not open is not made
names = {
    **{"kinds": _("Kinds of figures"), "tables": _("Tables"), "indicators": _("Indicators")},
    **{"register": _("Coverage register"), "caveats": _("Read with care"), "sources": _("Sources")},
    "glossary": _("Glossary"),
}
kinds, tables, indicators, register, caveats, sources, glossary = tabs(names, name=session.tab.name).values()

# The answer
if kinds.open:
    with kinds:
        text = _("Every figure has one of four marks; arithmetic makes it computed, an estimated part estimated")
        table(Exhibit(id="kinds-of-figures", title=names["kinds"], subtitle=text, table=dictionary.statuses()))
if tables.open:
    with tables:
        say.subheader(_("Columns of a table"))
        say.text(
            _(
                "To supply figures of a province, fill the columns of regional_training or kdt_training "
                "and send the file to the owner of the data."
            )
        )
        # The first is chosen until the reader chooses: the table that most offices fill.
        listed = dict.fromkeys(["regional_training", *package().names])
        chosen = choose(st.selectbox, _("Table"), {name: name for name in listed}, name="table")
        text = in_language(package().resource(chosen), "title")
        table(Exhibit(id="columns", title=chosen, subtitle=text, table=dictionary.columns(chosen)))
        text = _("A table is refused when its checksum or its schema does not fit")
        table(Exhibit(id="tables", title=names["tables"], subtitle=text, table=dictionary.datasets(Outlook())))
if indicators.open:
    with indicators:
        text = _("The same figures without a browser: python -m data indicators")
        table(Exhibit(id="indicators", title=names["indicators"], subtitle=text, table=dictionary.indicators()))
if register.open:
    with register:
        searched()

# The evidence
if caveats.open:
    with caveats:
        evidence.all_caveats()
if sources.open:
    with sources:
        evidence.all_sources()
if glossary.open:
    with glossary:
        text = _("Terms of the pages, each in one sentence; the question mark at the head of a page explains its own")
        table(Exhibit(id="glossary", title=names["glossary"], subtitle=text, table=dictionary.glossary()))
