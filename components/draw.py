"""Drawing figures, cards and tables."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st
from plotly.basedatatypes import BaseFigure  # type: ignore[import-untyped]
from streamlit.delta_generator import DeltaGenerator

from components import evidence, say
from components.figures import words
from components.figures.cards import Card
from components.figures.charts import PLOTLY
from components.figures.exhibit import Behind, Exhibit, Figure, Spec, Table
from components.figures.overview import Panel
from components.figures.words import cells
from components.files.rows import VERSION
from components.say import literal
from components.scripts import part
from components.session import session
from components.takeaway import takeaway
from i18n import _, current, ngettext
from indicators.indicator import Indicator

# Tables as the reader sees them: numbers right, written as the locale does; what is missing is a dash; headings sort.


_TABLE: Final = part("table", isolated=False)


def table(shown: Exhibit | None) -> None:
    """Draw a table of the page with its title, what it holds, the evidence of what stands behind it, and its take-away.

    Nothing where the state of the page gives no table.
    """
    if shown is None:
        return
    with st.container(gap="xsmall", key=f"table {shown.id}"):
        say.subheader(shown.title)
        say.caption(f"{shown.subtitle} · {words.statuses(*shown.behind)}" if shown.behind else shown.subtitle)
        rows(shown.table, alt=shown.title)
        if shown.behind:
            say.caption(evidence.publishers(*shown.behind))
            _moved(*shown.behind)
        with st.container(horizontal=True, gap="small"):
            if shown.behind:
                evidence.button(f"table {shown.id}", *shown.behind)
            takeaway(shown)


def folded(*shown: Exhibit | None) -> None:
    """Tables of the page, each behind a line with its title; those that the state of the page gives."""
    for one in shown:
        if one is not None:
            say.fold(one.title, partial(table, one), key=one.id)


def rows(content: Table, *, alt: str) -> None:
    """Draw the rows alone."""
    _TABLE(data={**_leading(cells(content)), "name": alt, "sort": _("Sort"), "language": current()})


# What the last release has moved: a quiet line beside it, with the way to what changed. A hundred figures are one line.


def _was(card: Card) -> None:
    if card.found is None:
        return
    told = evidence.was(card.found, card.rests_on[0])
    _with_the_way(told, card.rests_on[0].id)


def _moved(*behind: Behind) -> None:
    told = evidence.moved(*behind)
    moved = [one.id for one in behind if isinstance(one, Indicator)]
    _with_the_way(told, moved[0] if len(set(moved)) == 1 else None)


def _with_the_way(told: str, indicator: str | None) -> None:
    """The line, and the link to the releases that moved the indicator; nothing where nothing has moved."""
    if told:
        pin = session.pinned.get()
        asked = {"lang": current(), **({"moved": indicator} if indicator else {}), **({VERSION: pin} if pin else {})}
        say.with_a_link(told, _("show"), f"changes?{urlencode(asked)}", icon=":material/history:")


def _leading(made: dict[str, Any]) -> dict[str, Any]:
    """Cells that lead to pages lead to them at the version of the data that the address keeps, if it keeps one."""
    if pin := session.pinned.get():
        for cell in (cell for line in made["rows"] for cell in line if "link" in cell):
            cell["link"] += f"&{VERSION}={pin}"
    return made


# Drawing a figure: finding, subtitle, picture or table or definition, what it says. All charts pass here.


LOW: Final = 330  # pixels; less is not seen as the answer of a page
HIGH: Final = 560  # more does not stand on the first screen of a laptop beneath the head


def lead(figure: Figure, *, on_select: Callable[[], None] | None = None) -> None:
    """Draw the main picture of a page, whole on the first screen; what it says stands beside it (`said`)."""
    draw(figure, on_select=on_select, says=False, height=whole(figure))


def whole(figure: Figure) -> int:
    """Pixels in which a figure stands whole on the first screen, and is seen."""
    return min(max(int(figure.spec["layout"]["height"]), LOW), HIGH)


def pair(*figures: Figure | None, on_select: Callable[[str], Callable[[], None]] | None = None) -> None:
    """Figures side by side, two in a row; those that the state of the page gives."""
    shown = [one for one in figures if one is not None]
    for first in range(0, len(shown), 2):
        for one, column in zip(shown[first : first + 2], st.columns(2, gap="large"), strict=False):
            with column:
                draw(one, on_select=on_select(one.id) if on_select else None)


def draw(
    figure: Figure | None,
    *,
    on_select: Callable[[], None] | None = None,
    says: bool = True,
    first: bool = False,
    height: int | None = None,
    after: Figure | None = None,
    together: bool = False,
) -> None:
    """Draw one figure with its title and subtitle, three ways: picture, table, definition. A closed way is not made.

    What it says folds beneath it, or stands over it where that comes `first`: the answer to what was opened takes no
    third click. Its cautions of the highest severity stay in view, and its sources; those that it shares with the one that
    it stands `after`, beside it, are not told twice, and what both say folds `together`. Nothing where the state of the
    page gives no figure.
    """
    if figure is None:
        return
    with st.container(gap="xsmall", key=f"exhibit {figure.id}"):
        say.subheader(figure.title)
        say.caption(f"{figure.subtitle} · {words.statuses(*figure.behind)}")
        if first:
            said(figure)
        _ways(figure, on_select=on_select, height=height)
        _cautioned(*figure.behind, but=after.behind if after else ())
        say.caption(_publishers(figure, after))
        _moved(*figure.behind)
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"taken {figure.id}"):
            takeaway(figure)
            if says and not first:
                _said_folded(*([after] if after and together else []), figure)


def _said_folded(*figures: Figure) -> None:
    """What one or two pictures say, behind a line that opens; nothing where they say nothing."""
    label = _("What both pictures show") if len(figures) > 1 else _("What it shows")
    if any(figure.says or figure.hint for figure in figures):
        say.fold(label, partial(said, *figures), key=f"said-{figures[0].id}", printed=True)


def _publishers(figure: Figure, after: Figure | None) -> str:
    """Who published what a figure rests on, or that these are the same as of the one that it stands after."""
    told = evidence.publishers(*figure.behind)
    if after and told == evidence.publishers(*after.behind):
        return _("Source: the same as of the picture before")
    return told


def _ways(figure: Figure, *, on_select: Callable[[], None] | None, height: int | None) -> None:
    picture, table, definition = st.tabs(
        [_("Picture"), _("Table"), _("Definition")], key=f"ways {figure.id}", on_change="rerun"
    )
    if picture.open:
        with picture:
            _picture(figure, on_select=on_select, height=height)
    if table.open:
        with table:
            rows(figure.table, alt=figure.title)
    if definition.open:
        with definition:
            evidence.definitions(*figure.behind)


def _cautioned(*behind: Behind, but: Sequence[Behind] = ()) -> None:
    """What must not be read into it, in a few words each; what is told above, at what `but` names, not again."""
    if told := evidence.in_view(*behind, but=but):
        say.caption(f"⚠ {told}")


NO_TEMPLATE: Final = {"data": {"scatter": [{"type": "scatter"}]}}  # what Plotly makes of an empty one


class Ready(BaseFigure):  # type: ignore[misc]
    """A figure that Streamlit sends as it is: checking ours anew in every run took a third of a page's work.

    Tests check the figures of all pages, and that what is sent is what Plotly would have made of them.
    """

    def __init__(self, spec: Spec) -> None:
        """Without what the parent makes of a figure: its checks are what is saved."""
        object.__setattr__(self, "_spec", spec)

    def to_dict(self) -> dict[str, Any]:
        """The figure without settings that are None, which Plotly takes for not given."""
        given: dict[str, Any] = _given(self._spec)
        if given["layout"].get("template") == {}:
            given["layout"]["template"] = NO_TEMPLATE
        return given


def _given(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _given(value) for key, value in part.items() if value is not None}
    if isinstance(part, list | tuple) and any(isinstance(value, dict) for value in part):
        return [_given(value) for value in part]
    return part


def _picture(figure: Figure, *, on_select: Callable[[], None] | None, height: int | None) -> None:
    layout = figure.spec["layout"] | ({"height": height} if height else {})
    # A map of the world is as high as its width makes it, which only the browser knows: style.css has the rule.
    wide = layout.get("geo", {}).get("projection", {}).get("type") == "natural earth"
    with st.container(key="world", height=layout["height"], border=False) if wide else nullcontext():
        st.plotly_chart(
            Ready({**figure.spec, "layout": layout}),
            height="stretch" if wide else "content",
            config=PLOTLY,
            alt=figure.alt,
            key=figure.id,
            on_select=on_select or "ignore",
            selection_mode="points",
        )


def said(*figures: Figure) -> None:
    """What pictures say, a sentence each, and what a reader can do with them."""
    for figure in figures:
        if figure.says:
            say.text("\n\n".join(figure.says))
        if figure.hint:
            say.caption(figure.hint)


# Headline figures: a slim line of those of a page, a row of cards elsewhere; each with its mark and its evidence.


# Room for "about 840,000" on one line; four such cards stand in a row on a screen of 1440 px.
NARROWEST: Final = 230


def line(*cards: Card, below: Sequence[Figure]) -> None:
    """Headline figures in a slim line below the lead picture, with their marks; what each says behind a line that opens.

    A caution of the highest severity stands at the figure that it is about, unless one of the pictures above has told it.
    """
    told = [one for figure in below for one in figure.behind]
    with st.container(key="figures", gap="xsmall"):
        with st.grid(min(len(cards), 4), min_column_width=NARROWEST, gap="small"):
            for card in cards:
                with st.container(gap="xxsmall"):
                    _figure(card)
                    _cautioned(*card.rests_on, but=told)
        notes = [f"**{card.label}**: {card.note}" for card in cards if card.note]
        label = ngettext("What {count} figure is and is not", "What {count} figures are and are not", len(notes))
        say.fold(label, partial(say.text, *notes), key="figures", printed=True)


def _figure(card: Card) -> None:
    say.strong(card.label)
    st.metric(literal(card.label), literal(card.value), label_visibility="collapsed")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        say.caption(card.kind, width="content")
        evidence.button(card.id, *card.rests_on)
        if card.page:
            _open(card.page)
    _was(card)


def row(*cards: Card, columns: int = 3) -> None:
    """Cards side by side, of one height, in as many columns as fit."""
    with st.grid(min(len(cards), columns), min_column_width=NARROWEST, gap="small"):
        for card in cards:
            with st.container(border=True, height="stretch", gap="xsmall"):
                say.strong(card.label)
                st.metric(literal(card.label), literal(card.value), label_visibility="collapsed")
                say.caption(card.kind)
                _was(card)
                say.text(card.note)
                with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                    evidence.button(card.id, *card.rests_on)
                    if card.page:
                        _open(card.page)


# A question of the overview in a box: its answer, its picture, its key figures, and the ways on.


def panel(asked: Panel, *, on_select: Callable[[], None] | None = None) -> None:
    """Draw one question with its answer; the picture is the exhibit of the page that it leads to."""
    with _asked(asked):
        say.text(asked.answer)
        _drawn(asked, on_select)
        _told(asked)


def strip(asked: Panel, *, on_select: Callable[[], None] | None = None) -> None:
    """The same as a strip: what is told stands beside the picture, beneath it on a telephone."""
    with _asked(asked):
        say.text(asked.answer)
        drawn, told = st.columns([5, 4], gap="small")
        with drawn:
            _drawn(asked, on_select)
        with told:
            _told(asked)


def _asked(asked: Panel) -> DeltaGenerator:
    """A box that begins with the question; at its right the page that says more, the evidence and what can be taken away."""
    box = st.container(border=True, height="stretch", gap="xxsmall", key=f"panel {asked.question}")
    with box, st.container(horizontal=True, vertical_alignment="center", key=f"asked {asked.question}"):
        say.subheader(asked.question)
        _open(asked.page)
        evidence.button(f"panel {asked.question}", *asked.behind)
        if asked.figure:
            takeaway(asked.figure)
    return box


def _drawn(asked: Panel, on_select: Callable[[], None] | None) -> None:
    if asked.figure:
        _picture(asked.figure, on_select=on_select, height=None)


def _told(asked: Panel) -> None:
    """What the picture shows, the key figures, and what must be said of them."""
    with st.container(gap="xxsmall", key=f"told {asked.question}"):
        if asked.figure:
            say.caption(f"{asked.figure.subtitle} · {words.statuses(*asked.figure.behind)}")
        for card in asked.cards:
            _slim(card)
        if asked.limits:
            say.caption(" ".join(asked.limits))


def slim(*cards: Card) -> None:
    """Cards side by side in small letters, each with what must be said of it, its evidence, and the way to its page."""
    with st.grid(len(cards), min_column_width=NARROWEST, gap="small"):
        for card in cards:
            with st.container(border=True, height="stretch", gap="xxsmall"):
                _slim(card)
                say.caption(card.note)
                with st.container(horizontal=True, gap="xxsmall", vertical_alignment="center"):
                    if card.page:
                        _open(card.page)
                    evidence.button(card.id, *card.rests_on)


def _slim(card: Card) -> None:
    """A key figure in a line."""
    say.text(f"**{card.label}** **{card.value}** · {card.kind}")
    _was(card)


def _open(page: str) -> None:
    st.page_link(f"pages/{page}.py", label=_("Open"), icon=":material/arrow_forward:")
