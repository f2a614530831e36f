"""The state that the reader has chosen: the filters in force, the choices of the page, the data through the cache, the day."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from components import filters
from components.compute import Cached
from components.figures.state import State

HOME: Final = "Asia/Seoul"


def chosen(*, compared: Sequence[str] = (), **choices: object) -> State:
    """The state of a page with its own choices, by their names in the address; None where nothing is chosen."""
    common = filters.choices()
    plain = State(outlook=Cached(), year=common.year, province=common.province, compared=tuple(compared), today=today())
    return plain.having(**choices)


def today() -> date:
    """The day on the reader's clock."""
    return datetime.now(_clock()).date()


def _clock() -> ZoneInfo:
    """The reader's time zone as the browser gives it, which may be one that nobody knows."""
    try:
        return ZoneInfo(st.context.timezone or HOME)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(HOME)
