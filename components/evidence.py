"""Where figures come from, what terms mean."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from components import say
from components.figures import comparison, words
from components.figures.exhibit import Behind
from components.figures.page import FigurePage
from components.figures.pages import PAGES
from components.figures.state import State
from components.files import rows
from components.files.rows import caveats_of, citation, definition_of, label, published, sources_of
from components.say import literal
from data import labels, sentences
from data.catalogue import dataset
from data.outlook import Outlook
from data.package import package
from i18n import _, ngettext
from indicators.indicator import Indicator, Refusal, Value

# Where a figure comes from: status, definition, assumptions, refusals, caveats, sources. One click from each figure.


SHOWN = 2  # publishers that are named


def button(key: str, *behind: Behind) -> None:
    """A small button that opens the evidence; what it holds is made only when it is opened."""
    opener = st.popover(
        _("Evidence"), icon=":material/fact_check:", type="tertiary", key=f"evidence {key}", on_change="rerun"
    )
    if opener.open:
        with opener, st.container(gap="xxsmall"):
            _in_short(key, *behind)


def _in_short(key: str, *behind: Behind) -> None:
    """What is read first, so that the box shows it without scrolling; the rest behind lines that say how much it is.

    First are the kind and the years of each indicator, how the first one is computed and read, what must not be read into
    any of them, and who published them.
    """
    indicators = [one for one in behind if isinstance(one, Indicator)]
    for one in indicators[:1]:
        say.strong(label(one))
        say.caption(_kind_and_years(one))
        _computed(one)
    for place, one in enumerate(indicators[1:]):
        say.fold(f"{label(one)} · {_kind_and_years(one)}", partial(_computed, one), key=f"{key} {place}", printed=True)
    if told := in_view(*behind):
        say.caption(f"⚠ {told}")
    say.caption(publishers(*behind))
    if refused := list(dict.fromkeys(text for one in indicators for text in _refusals(one))):
        count = ngettext("Not given: {count} case", "Not given: {count} cases", len(refused))
        say.fold(count, partial(_listed, refused), key=f"{key} refused", printed=True)
    _care_and_sources(*behind, key=f"{key} ")
    page = PAGES["sources"]
    st.page_link(f"pages/{page.name}.py", label=str(page.title), icon=f":material/{page.icon}:")


def _kind_and_years(indicator: Indicator) -> str:
    years = sorted({row.year for row in indicator.rows if row.year is not None})
    when = [words.span(years[0], years[-1]) if len(years) > 1 else str(year) for year in years[:1]]
    when += [_("undated")] if any(row.year is None for row in indicator.rows) else []
    return " · ".join([words.statuses(indicator), *when])


def _computed(indicator: Indicator) -> None:
    """How an indicator is computed, what was assumed, how it is read."""
    row = definition_of(indicator)
    say.caption(" ".join(map(str, (labels.text(row, "definition"), *indicator.assumptions.values()))))
    say.caption(labels.text(row, "reading"))


def definitions(*behind: Behind) -> None:
    """What indicators mean, assume and refuse; caveats and sources of these and of lists."""
    with st.container(gap="xsmall"):
        for one in behind:
            if isinstance(one, Indicator):
                _definition(one)
        caveats(*behind)
        sources(*behind)


def publishers(*behind: Behind) -> str:
    """Who published what a figure rests on, in one line: the first two, how many more, and what was confirmed of it."""
    return published(*behind, data=Outlook(), most=SHOWN)


def was(found: Value, indicator: Indicator) -> str:
    """What a value was until the last release; "" where it has not moved."""
    return rows.was(found, Outlook().moved(indicator))


def moved(*behind: Behind) -> str:
    """What the last release has moved behind an exhibit, in one line; "" where nothing has."""
    return rows.moved_in_a_line(*behind, data=Outlook())


def also_counted(state: State, question: str) -> None:
    """One line on what else is counted, with the way to the page that sets it beside others; none where nothing is."""
    if told := state.made(comparison.ALSO_COUNTED[question]):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            say.caption(told)
            page = comparison.PAGE
            st.page_link(f"pages/{page.name}.py", label=str(page.title), icon=f":material/{page.icon}:")


def panel(page: FigurePage, state: State) -> None:
    """The foot of a page, a line each that opens: what must be read with it, its sources, what its figures mean."""
    behind = state.made(page.rests_on)
    _care_and_sources(*behind)
    meant = ngettext("Evidence: {count} indicator defined", "Evidence: {count} indicators defined", len(behind))
    say.fold(meant, partial(_definitions, *behind), key="evidence")
    with st.container(key="on paper"):
        say.caption(
            _("Pictures and tables behind a line are printed where it is open; `?open=all` in the address opens all.")
        )


def _care_and_sources(*behind: Behind, key: str = "") -> None:
    told, cited = len(caveats_of(*behind, data=Outlook())), len(sources_of(*behind))
    care = ngettext("Read with care: {count} caution", "Read with care: {count} cautions", told)
    say.fold(care, partial(caveats, *behind), key=f"{key}cautions", printed=True)
    named = ngettext("Sources: {count}", "Sources: {count}", cited)
    say.fold(named, partial(sources, *behind), key=f"{key}sources", printed=True)


def _definitions(*behind: Indicator) -> None:
    for one in behind:
        _definition(one)


def in_view(*behind: Behind, but: Sequence[Behind] = ()) -> str:
    """The cautions that never fold, less those that what stands above has told; "" where there are none."""
    return rows.never_folded(*behind, data=Outlook(), but=but)


def caveats(*behind: Behind) -> None:
    """The caveats of indicators and lists, each once, in the order of their ids."""
    told = caveats_of(*behind, data=Outlook())
    say.text("\n\n".join(f"**{one.label}** ({one.id})  \n{one.text}" for one in told))


def all_caveats(*, severity: str | None = None) -> None:
    """Every caveat, or those of one severity, as a line that opens, in two columns."""
    with st.grid(2, min_column_width=320, gap="small"):
        for one in sentences.caveats(Outlook(), severity=severity):
            with st.expander(f"{one.id} · {literal(one.label)}"):
                say.text(one.text)


def count(*, severity: str) -> int:
    """How many caveats of one severity there are."""
    return len(list(sentences.caveats(Outlook(), severity=severity)))


def sources(*behind: Behind) -> None:
    """The sources of indicators and lists, each once, and the version of the data."""
    cite(*sources_of(*behind))
    say.caption(_("Data version {version}", version=Outlook().version()))


def all_sources() -> None:
    """Every source of the package that a row of data names."""
    cite(*(entry["name"] for entry in package().descriptor["sources"]))


def counts() -> dict[str, int]:
    """How many tables and sources the package holds."""
    return {"count": len(package().names), "sources": len(package().descriptor["sources"])}


def cite(*names: str) -> None:
    """Sources by their names, one below the other."""
    data = Outlook()
    say.cited(*(citation(name, data=data) for name in names))


def _definition(indicator: Indicator) -> None:
    row = definition_of(indicator)
    say.strong(labels.text(row, "label"))
    say.text(words.statuses(indicator))
    say.text(labels.text(row, "definition"))
    say.caption(labels.text(row, "reading"))
    if told := [*map(str, indicator.assumptions.values()), *_refusals(indicator)]:
        _listed(told)


def _listed(texts: list[str]) -> None:
    say.text("\n".join(f"- {text}" for text in dict.fromkeys(texts)))


def _refusals(indicator: Indicator) -> list[str]:
    return [_refusal(refusal) for refusal in indicator.refusals if refusal.area in ("KR", "KR-NN")]


def _refusal(refusal: Refusal) -> str:
    return _("Not given: {reason}", reason=refusal.reason)


# Terms of the glossary, explained where a reader meets them.


def explain(*terms: str) -> str | None:
    """Terms with their meaning, a paragraph each, for the `help=` of an element; None without terms.

    Raises:
        KeyError: the glossary has no such term.
    """
    rows = {row.term: row for row in dataset("glossary").rows}
    told = (f"**{labels.text(rows[term], 'label')}**: {labels.text(rows[term], 'definition')}" for term in terms)
    return "\n\n".join(told) or None
