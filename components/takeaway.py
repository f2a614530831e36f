"""Taking a figure away: as a citation, a link, a table or a picture. Nothing is made before it is asked for."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from components import address, filters, picture
from components.figures.figure import Figure
from components.files.citation import citation
from components.files.comma_separated import comma_separated
from components.files.name import name
from components.files.provenance import Provenance
from data import labels
from data.catalogue import version
from i18n import _, current, speaking

HOME: Final = "Asia/Seoul"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def takeaway(figure: Figure) -> None:
    """A small button that opens citation, link and downloads of a figure; what it holds is made only when opened."""
    opener = st.popover(
        _("Take away"), icon=":material/download:", type="tertiary", key=f"takeaway {figure.id}", on_change="rerun"
    )
    if opener.open:
        with opener, st.container(gap="xsmall"):
            _content(figure, taken())


def taken() -> Provenance:
    """Version, choices, day on the reader's clock and link of the view that is on the screen."""
    choices = filters.choices()
    # The year is named even where it is the latest: a link must still show the same when a newer year comes.
    asked = {**st.query_params, address.ALWAYS: current(), "year": str(choices.year)}
    if choices.province:
        asked["province"] = choices.province
    return Provenance(
        version=version(),
        filters=_in_words(asked, choices),
        accessed=datetime.now(_clock()).date(),
        link=f"{st.context.url or ''}?{urlencode(asked)}",
    )


def _clock() -> ZoneInfo:
    """The reader's time zone as the browser gives it, which may be one that nobody knows."""
    try:
        return ZoneInfo(st.context.timezone or HOME)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(HOME)


def _in_words(asked: dict[str, str], choices: filters.Choices) -> str:
    told = [
        _("province {province}", province=labels.area(choices.province or filters.ALL)),
        _("year {year}", year=choices.year),
    ]
    rest = [f"{key}={value}" for key, value in asked.items() if key not in (address.ALWAYS, "province", "year")]
    return ", ".join([*told, *rest])


def _content(figure: Figure, taken: Provenance) -> None:
    _heading(_("Citation"))
    st.code(citation(figure, taken=taken), language=None, wrap_lines=True)
    _heading(_("Link to this view"))
    st.code(taken.link, language=None, wrap_lines=True)
    _heading(_("Files"))
    called = name(figure, province=filters.choices().province)
    with st.container(horizontal=True, gap="small"):
        _download(
            _("CSV table"), partial(comma_separated, *figure.rests_on, taken=taken), f"{called}.csv", mime="text/csv"
        )
        _download(_("Excel workbook"), partial(_workbook, figure, taken), f"{called}.xlsx", mime=XLSX)
    picture.buttons(figure, taken, called)


def _workbook(figure: Figure, taken: Provenance) -> bytes:
    # What writes Excel files is imported when the first one is asked for, not in every cold start.
    from components.files.workbook import workbook

    return workbook(figure, taken=taken)


def _heading(text: str) -> None:
    st.markdown(f"**{text}**")


def _download(label: str, make: Callable[[], bytes], file: str, *, mime: str) -> None:
    st.download_button(
        label,
        partial(_speaking, current(), make),
        file_name=file,
        mime=mime,
        key=f"download {file}",
        icon=":material/table:",
        on_click="ignore",
    )


def _speaking(language: str, make: Callable[[], bytes]) -> bytes:
    # A file is made when it is asked for, outside the run of the page and so outside its language.
    with speaking(language):
        return make()
