"""What can be taken away of a figure."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from components import address, evidence, filters, say
from components.export.packs import made
from components.figures import words
from components.figures.exhibit import Exhibit, Figure
from components.figures.state import Data
from components.files.rows import Provenance, filed
from components.files.taken import citation, comma_separated, in_short, name, public_address
from components.session import Slot, session
from data import labels
from data.outlook import Outlook
from i18n import _, current, speaking
from i18n.dates import today

# PNG and SVG of a figure at slide size, made in the reader's browser from the chart on the screen.


HERE: Final = Path(__file__).parent
HTML: Final = """
<div><button type="button" data-kind="png"></button><button type="button" data-kind="svg"></button></div>
<p role="status"></p>
"""
_PICTURE: Final = st.components.v2.component(
    "picture",
    html=HTML,
    css=(HERE / "picture.css").read_text("utf-8"),
    js=(HERE / "picture.js").read_text("utf-8"),
)


def buttons(figure: Figure, taken: Provenance, name: str) -> None:
    """Two buttons that save the figure's chart under a name; title, status, source and day stand in the picture."""
    _PICTURE(
        key=f"picture {figure.id}",
        data={
            "chart": figure.id,
            "name": name,
            "language": current(),
            "title": figure.title,
            "subtitle": f"{figure.subtitle} · {words.unbroken(words.statuses(*figure.behind))}",
            "foot": [evidence.publishers(*figure.behind), taken.in_a_line()],
            "alt": figure.alt,
            "png": _("PNG picture"),
            "svg": _("SVG picture"),
            "missing": _("The chart is not on the screen. Show it, then save the picture."),
            "failed": _("This browser cannot make the picture. Try the other kind."),
        },
    )


# Taking a figure away: as a citation, a link, a table or a picture. Nothing is made before it is asked for.


XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def takeaway(figure: Exhibit) -> None:
    """A small button that opens citation, link and files of a figure or table; what it holds is made only when opened."""
    opener = st.popover(
        _("Take away"), icon=":material/download:", type="tertiary", key=f"takeaway {figure.id}", on_change="rerun"
    )
    if opener.open:
        with opener, st.container(gap="xsmall"):
            _content(figure, taken())


def taken() -> Provenance:
    """Version, choices, day in Korea and link of the view that is on the screen."""
    choices = filters.choices()
    # The year is named even where it is the latest: a link must still show the same when a newer year comes.
    asked = {**st.query_params, address.ALWAYS: current(), "year": str(choices.year)}
    if choices.province:
        asked["province"] = choices.province
    return Provenance(
        data=Outlook(),
        filters=_in_words(asked, choices),
        accessed=today(),
        link=f"{st.context.url or ''}?{urlencode(asked)}",
    )


def _in_words(asked: dict[str, str], choices: filters.Choices) -> str:
    """The filters that the page uses, then its own choices, each with its label; the link holds the codes."""
    common = {
        "province": _("Province: {name}", name=labels.area(choices.province or filters.ALL)),
        "year": _("Year: {year}", year=choices.year),
    }
    own = [text for name in asked if (text := session.told(name).get())]
    return " · ".join([*(common[name] for name in session.filters.get()), *own]) or _("none")


def _content(figure: Exhibit, taken: Provenance) -> None:
    """Files and one line to cite first; the citation with all values, and the version to keep, behind a line that opens."""
    called = name(figure, province=filters.choices().province if "province" in session.filters.get() else None)
    with st.container(horizontal=True, gap="small"):
        if isinstance(figure, Figure):
            buttons(figure, taken, called)
        download(_("CSV table"), partial(_csv, figure, taken), f"{called}.csv", mime="text/csv")
        download(_("Excel workbook"), partial(_workbook, figure, taken), f"{called}.xlsx", mime=XLSX)
        download(_("PowerPoint slide"), partial(_slide, figure, taken), f"{called}.pptx", mime=PPTX)
    say.strong(_("Citation"))
    st.code(in_short(figure, taken=taken), language=None, wrap_lines=True)
    say.fold(_("Citation with values, and the link"), partial(_in_full, figure, taken), key=f"cite-{figure.id}")


def _in_full(figure: Exhibit, taken: Provenance) -> None:
    st.code(citation(figure, taken=taken), language=None, wrap_lines=True)
    say.strong(_("Link to this view"))
    st.code(taken.link, language=None, wrap_lines=True)
    _pin(figure, taken.data)


def _pin(figure: Exhibit, data: Data) -> None:
    """A switch that keeps the version in the address bar as well, where the newest stands otherwise."""
    switch, name = session.keeps_version(figure.id), data.reference()
    if name:
        switch.set(bool(session.pinned.get()))
        st.toggle(
            _("Keep this version in the address bar"),
            key=switch.name,
            help=_("Links that are taken away name the version of the data anyway."),
            on_change=_keep,
            args=(switch, name),
        )


def _keep(switch: Slot[bool], name: str) -> None:
    address.stay(name if switch.get() else None)


def _csv(figure: Exhibit, taken: Provenance) -> bytes:
    return comma_separated(filed(figure, data=taken.data), taken=taken)


def _workbook(figure: Exhibit, taken: Provenance) -> bytes:
    # What writes Excel files and slides is imported when the first one is asked for, not in every cold start.
    from components.files.workbook import workbook

    return workbook(figure, taken=taken)


def _slide(figure: Exhibit, taken: Provenance) -> bytes:
    from components.export.slides.pages import single

    return single(figure, taken=taken, address=public_address(), view=address.within(taken.link))


def download(label: str, make: Callable[[], bytes], file: str, *, mime: str) -> None:
    """A button for a file that is made, in the reader's language, when it is asked for."""
    st.download_button(
        label,
        partial(_apart, current(), Outlook(), file, make),
        file_name=file,
        mime=mime,
        key=f"download {label}, {file}",
        icon=":material/table:",
        on_click="ignore",
    )


def _apart(language: str, data: Outlook, file: str, make: Callable[[], bytes]) -> bytes:
    # A file is made when it is asked for, outside the run of the page and so outside its language and its version.
    with speaking(language), data.in_force():
        return made(file, make)
