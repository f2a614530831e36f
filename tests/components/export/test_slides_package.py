"""The check of a PowerPoint file names each of the faults that make PowerPoint offer a repair."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from components.export.slides import deck, faults, single
from components.figures.slide import Slide, Story
from components.figures.views import VIEWS, exhibits
from i18n import speaking
from tests.components.export.slides import STATE, TAKEN, exhibit

Change = Callable[[str, bytes], bytes | None]


@pytest.fixture(scope="module")
def sound() -> bytes:
    with speaking("en"):
        return single(exhibit("trends", "trainees-by-category"), taken=TAKEN)


def changed(content: bytes, change: Change, *, twice: str = "") -> bytes:
    """The same package, each part as `change` leaves it; None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        if twice:
            new.writestr(twice, old.read(twice))
    return out.getvalue()


def replaced(part: str, pattern: str, by: str) -> Change:
    def change(name: str, content: bytes) -> bytes:
        if not re.fullmatch(part, name):
            return content
        made = re.sub(pattern.encode(), by.encode(), content)
        assert made != content
        return made

    return change


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("page", list(VIEWS))
def test_the_slides_of_all_exhibits_of_a_page_are_sound(page: str, language: str) -> None:
    with speaking(language):
        steps = [Slide(id=one.id, headline=one.title, shown=one) for one in exhibits(page, STATE)]
        made = deck(
            Story(id=page, title=page, slides=tuple(steps)), taken=TAKEN, address="https://training.example.org"
        )
    assert faults(made) == []


BROKEN = {
    "a target that is missing": (
        lambda name, part: None if name.startswith("ppt/charts/chart") else part,
        "is missing",
    ),
    "a part without a content type": (
        replaced(r"\[Content_Types\]\.xml", '<Override PartName="/ppt/charts/[^>]*/>', ""),
        "has no content type|chart",
    ),
    "two shapes of one id": (replaced("ppt/slides/slide1.xml", 'cNvPr id="3"', 'cNvPr id="2"'), "shapes have the id 2"),
    "two layouts of one name": (
        replaced("ppt/slideLayouts/slideLayout.*xml", '(<p:cSld[^>]*) name="[^"]*"', r'\1 name="Same"'),
        "layouts are named Same",
    ),
    "a part that is not XML": (replaced("ppt/slides/slide1.xml", "</p:sld>", ""), "is not XML"),
    "a reference that the rels do not hold": (
        replaced("ppt/slides/slide1.xml", 'r:id="rId', 'r:id="rId9'),
        "names rId9",
    ),
    "a chart without a workbook": (
        replaced("ppt/charts/_rels/chart.*rels", "<Relationship [^>]*/>", ""),
        "has no workbook",
    ),
    "a label outside the bars of a stack": (
        replaced("ppt/charts/chart.*xml", '<c:dLblPos val="[a-zA-Z]*"/>', '<c:dLblPos val="outEnd"/>'),
        "outside the bars of a stack",
    ),
}


@pytest.mark.parametrize("fault", list(BROKEN))
def test_a_broken_package_is_told_by_its_fault(sound: bytes, fault: str) -> None:
    change, told = BROKEN[fault]
    assert any(re.search(told, one) for one in faults(changed(sound, change)))


def test_a_part_that_stands_twice_in_the_file_is_told(sound: bytes) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        broken = changed(sound, lambda _name, part: part, twice="ppt/slides/slide1.xml")
    assert faults(broken) == ["ppt/slides/slide1.xml: stands in the file 2 times"]


def test_a_sound_package_has_no_fault(sound: bytes) -> None:
    assert faults(sound) == []
