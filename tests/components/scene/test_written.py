"""Words as SVG has them: at the end of their box that they are set to, on the line that they stand on."""

from xml.etree import ElementTree

import pytest

from components.scene import Picture
from components.scene.parts import Box, Words
from components.scene.svg import svg


def written(words: Words) -> ElementTree.Element:
    made = svg(Picture(id="a", title="T", says="S", width=400, height=100, parts=(words,)), theme="light")
    (text,) = ElementTree.fromstring(made).iter("{http://www.w3.org/2000/svg}text")
    return text


@pytest.mark.parametrize(
    ("align", "anchor", "at"), [("left", "start", "100"), ("center", "middle", "150"), ("right", "end", "200")]
)
def test_words_hold_to_the_end_of_their_box_that_they_are_set_to(align: str, anchor: str, at: str) -> None:
    text = written(Words(text="Busan", box=Box(100, 20, 100, 30), size=14, align=align))  # from 100 to 200
    (line,) = list(text) or [text]
    assert (text.get("text-anchor"), line.get("x") or text.get("x")) == (anchor, at)
