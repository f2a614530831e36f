"""What a figure is drawn of, on figures made by hand."""

import pytest

from components import theme
from components.figures import charts
from components.figures.exhibit import Spec
from components.scene.drawing import drawing
from components.scene.frame import Frame
from components.scene.parts import Box, Line, Part, Shape, Words, extent, measured
from components.scene.reading import axis


def _parts(spec: Spec, *, width: float = 400) -> list[Part]:
    return drawing(Frame(spec=spec, box=Box(0, 0, width, spec["layout"]["height"])))


def _bars(values: list[float | None], **settings: object) -> Spec:
    names = ["a", "b", "c"][: len(values)]
    labels = [f"{value}" if value is not None else "" for value in values]
    one = charts.bars(name="n", names=names, values=values, labels=labels, hover=labels, **settings)
    return charts.chart([one], height=200, xaxis=charts.category_axis(), yaxis=charts.value_axis())


def test_bars_stand_on_one_line_as_high_as_their_values_with_their_labels_above() -> None:
    parts = _parts(_bars([10.0, 20.0, 5.0]))
    first, second, third = (one.box for one in parts if isinstance(one, Shape))
    assert first.bottom == second.bottom == third.bottom
    assert (second.height / first.height, third.height / first.height) == pytest.approx((2.0, 0.5))
    above = [one for one in parts if isinstance(one, Words) and one.role == "label"]
    assert [one.text for one in above] == ["10.0", "20.0", "5.0"]
    assert all(extent(text).bottom <= bar.top for text, bar in zip(above, (first, second, third), strict=True))


def test_what_is_missing_has_no_bar_and_no_label() -> None:
    parts = _parts(_bars([10.0, None, 5.0]))
    assert sum(isinstance(one, Shape) for one in parts) == 2
    assert [one.text for one in parts if isinstance(one, Words) and one.role == "label"] == ["10.0", "5.0"]


def test_an_estimate_is_hatched_in_its_own_colour_and_edged() -> None:
    parts = _parts(_bars([10.0], marker={"color": theme.ACCENT, "pattern": charts.HATCHED}))
    (bar,) = [one for one in parts if isinstance(one, Shape)]
    assert (bar.fill.hatched, bar.fill.colour, bar.edge.colour) == (True, theme.ACCENT, theme.ACCENT)


@pytest.mark.parametrize(
    ("low", "high", "length", "lines"),
    [
        # 400 pixels hold 10 lines of 40, of which Plotly takes 9, + 1: 100 / 10 = 10, then the next of 2, 5, 10 tens: 20.
        (0, 100, 400, [0, 20, 40, 60, 80, 100]),
        # 200 pixels hold 5, + 1: 120 / 6 = 20, beyond which the next of 2, 5, 10 tens is 50.
        (0, 120, 200, [0, 50, 100]),
        # 7 / 6 = 1.17, the next is 2; lines stand at whole steps, not at the ends of the axis.
        (-3, 4, 200, [-2, 0, 2, 4]),
    ],
)
def test_the_grid_is_that_of_plotly(low: float, high: float, length: float, lines: list[float]) -> None:
    assert axis({"range": [low, high]}, []).lines(length, apart=40) == pytest.approx(lines)


def test_a_line_has_a_piece_from_each_point_to_the_next_and_a_gap_where_one_is_missing() -> None:
    trace = charts.line(
        x=[1, 2, 3, 4], y=[1.0, 2.0, 3.0, 4.0], name="n", colour=theme.INK, labels=[""] * 4, hover=[""] * 4
    )
    spec = charts.chart([trace], height=200, xaxis=charts.year_axis([1, 2, 3, 4]), yaxis=charts.value_axis())
    spec["data"][0]["y"] = [1.0, None, 3.0, 4.0]
    parts = _parts(spec)
    assert sum(isinstance(one, Line) and one.role == "line" for one in parts) == 1
    assert sum(isinstance(one, Shape) and one.role == "mark" for one in parts) == 3


def test_in_a_hall_letters_grow_and_on_a_screen_they_do_not() -> None:
    spec = charts.chart([], height=200, xaxis=charts.category_axis(), yaxis=charts.value_axis())
    small = Frame(spec=spec, box=Box(0, 0, 200, 100))
    assert small.size(12) == 6.0
    assert Frame(spec=spec, box=Box(0, 0, 200, 100), least=14).size(12) == 14


def test_a_korean_letter_is_as_wide_as_it_is_high_and_bold_ones_are_wider() -> None:
    assert measured("가나", 10) == pytest.approx(2 * 9.8)
    assert measured("<b>가나</b>", 10) > measured("가나", 10)
    assert measured("가<br>나다라", 10) == pytest.approx(3 * 9.8), "the longest line"
