"""Labels of bars are drawn in letters of one size, as Plotly draws them: as large as their bars leave room for."""

import pytest

from components.figures.charts import bars, chart
from components.figures.exhibit import Spec
from components.scene.drawing import drawing
from components.scene.frame import Frame
from components.scene.parts import Box, Words

PLACE = Box(0, 0, 200, 200)


def _picture(*labels: str, **settings: object) -> Spec:
    """Two columns on an axis of two places, without margins: 100 of 200 pixels each, of which 35% are left between them."""
    columns = bars(name="trainees", names=[0, 1], values=[50.0, 100.0], labels=list(labels), hover=["", ""], **settings)
    axes = {"xaxis": {"range": [-0.5, 1.5], "visible": False}, "yaxis": {"range": [0, 120], "visible": False}}
    return chart([columns], height=200, margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0}, **axes)


def _sizes(spec: Spec) -> dict[str, float]:
    return {one.text: round(one.size, 1) for one in drawing(Frame(spec=spec, box=PLACE)) if isinstance(one, Words)}


@pytest.mark.parametrize(
    ("labels", "size"),
    [
        # A digit is 0.55 of its size wide. Ten digits fill a column of 65 pixels at 65 / (10 * 0.55) = 11.8.
        (("1234567890", "12"), 11.8),
        # Eleven would at 65 / (11 * 0.55) = 10.7, too small to be read: the others do not follow them,
        (("12345678901", "1234567890"), 11.8),
        # and where no label has room, all stand over the edges of their columns in the size of the picture.
        (("12345678901", "12345678901"), 14.0),
        (("12", "34"), 14.0),
    ],
)
def test_labels_beyond_columns_shrink_together_to_the_width_of_a_column(labels: tuple[str, str], size: float) -> None:
    assert set(_sizes(_picture(*labels)).values()) == {size}


def test_labels_within_columns_keep_three_pixels_on_each_side() -> None:
    # 65 - 2 * 3 = 59 pixels: nine digits at 59 / (9 * 0.55) = 11.9
    within = _picture("123456789", "12", textposition="inside", insidetextanchor="middle")
    assert _sizes(within) == {"123456789": 11.9, "12": 11.9}


def test_labels_beside_bars_that_lie_go_by_their_height_alone() -> None:
    # Ten bars in 200 pixels are 13 high, with 35% between them: a line of Plotly's is 1.43 of its size high, 13 / 1.43 = 9.1,
    # too small to be read; eight are 16.25 high: 16.25 / 1.43 = 11.4.
    def lying(count: int) -> set[float]:
        names, labels = list(range(count)), ["a long label, longer than its bar"] * count
        rows = bars(
            name="trainees", names=names, values=[5.0] * count, labels=labels, hover=[""] * count, orientation="h"
        )
        axes = {
            "xaxis": {"range": [0, 100], "visible": False},
            "yaxis": {"range": [-0.5, count - 0.5], "visible": False},
        }
        spec = chart([rows], height=200, margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0}, **axes)
        return set(_sizes(spec).values())

    assert lying(10) == {14.0}
    assert lying(8) == {11.4}


def test_a_label_wider_than_its_column_in_the_smallest_letters_is_left_out() -> None:
    # In letters of 11, as wide as 0.6 of it: ten digits are 66 pixels, and 21 characters 138.6. On a screen of 350 a column is
    # 0.65 of 175 = 113.75 pixels wide.
    (made,) = _picture("1234567890", "123456789012345678901", textposition="inside")["data"]
    assert made["text"] == ["1234567890", ""]
    (beyond,) = _picture("1234567890", "123456789012345678901")["data"]
    assert beyond["text"] == ["1234567890", "123456789012345678901"]
