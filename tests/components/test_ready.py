"""What is sent of a figure: the same as Plotly makes of it after checking, without its checks in every run."""

import json
from typing import Any

import plotly.graph_objects as go
import plotly.io
import pytest
from plotly.tools import return_figure_from_figure_or_data

from components.draw import Ready
from components.figures.exhibit import Figure
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State
from data.outlook import Outlook
from i18n import speaking
from tests.golden.approved import DAY


@pytest.mark.parametrize("page", FIGURE_PAGES)
def test_each_figure_is_one_that_plotly_knows_and_is_sent_as_plotly_would(page: str) -> None:
    with speaking("ko"):
        shown = exhibits(page, State(outlook=Outlook(), year=2021, province="KR-26", today=DAY))
    for figure in (one for one in shown if isinstance(one, Figure)):
        checked = go.Figure(figure.spec).to_dict()  # raises on a setting that Plotly does not know
        assert _sent(Ready(figure.spec)) == _sent(checked), figure.id


def _sent(figure: Any) -> Any:
    """What Streamlit sends of it, the way Streamlit makes it."""
    return json.loads(
        plotly.io.to_json(return_figure_from_figure_or_data(figure, validate_figure=True), validate=False)
    )
