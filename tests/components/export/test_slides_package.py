"""The check of a PowerPoint file names each of the faults that make PowerPoint offer a repair."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from components.export.slides import faults
from components.export.slides.pages import deck, single
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import Slide, Story
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
@pytest.mark.parametrize("page", list(FIGURE_PAGES))
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
    "a part that nothing leads to": (
        replaced("ppt/slides/_rels/slide1.xml.rels", '<Relationship [^>]*/chart"[^>]*/>', ""),
        "ppt/charts/chart[^:]*: nothing leads to it",
    ),
    "an axis with a number below nought": (
        replaced("ppt/charts/chart.*xml", 'axId val="1"', 'axId val="-2068027336"'),
        "an axis has the number -2068027336",
    ),
    "an axis that is not there": (
        replaced("ppt/charts/chart.*xml", 'crossAx val="1"', 'crossAx val="7"'),
        "names an axis 7, which it does not have",
    ),
    "notes without a master": (
        replaced("ppt/presentation.xml", "<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", ""),
        "names no master of its notes",
    ),
    "the form of another file": (replaced("docProps/app.xml", "16:9", "4:3"), r"says On-screen Show \(4:3\)"),
    "another number of slides": (
        replaced("docProps/app.xml", "<Slides>1<", "<Slides>0<"),
        "says 0 slides, there are 1",
    ),
    "another program": (
        replaced("docProps/app.xml", "<Application>[^<]*", "<Application>Microsoft Macintosh PowerPoint"),
        "which did not make it",
    ),
    "titles of other slides": (
        replaced("docProps/app.xml", "<vt:lpstr>KRDS</vt:lpstr>", ""),
        "lists 1 titles for a theme and 1 slides",
    ),
    "two relationships of one name": (
        replaced("ppt/slides/_rels/slide1.xml.rels", 'Id="rId2"', 'Id="rId1"'),
        "2 relationships are called rId1",
    ),
    "two layouts of one number": (
        replaced("ppt/slideMasters/slideMaster1.xml", r'(<p:sldLayoutId [^>]*id=)"\d+"', r'\1"2147483650"'),
        "parts have the number 2147483650",
    ),
    "a cell that the chart does not draw": (
        replaced("ppt/charts/chart.*xml", "<c:v>3992319.0</c:v>", "<c:v>3992320.0</c:v>"),
        "holds 3992319, the chart 3992320.0",
    ),
    "a number where the chart has none": (
        replaced("ppt/charts/chart.*xml", '<c:pt idx="2">\\s*<c:v>3992319.0</c:v>\\s*</c:pt>', ""),
        "holds 3992319, the chart None",
    ),
    "a nought whose label says that there is no number": (
        replaced(
            "ppt/charts/chart.*xml",
            "<c:val>",
            '<c:dLbls><c:dLbl><c:idx val="9"/><c:tx>not in our sources</c:tx></c:dLbl></c:dLbls>'
            '<c:val><c:pt idx="9"><c:v>0</c:v></c:pt>',
        ),
        "draws 0 where it says “not in our sources”",
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
