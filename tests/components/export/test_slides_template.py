"""A template of one's own: what is taken from it, what it lacks, and what can't be one."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pptx.util import Emu, Pt

from components import theme
from components.export.__main__ import main
from components.export.slides import deck, faults, master, template
from components.export.slides.template import TemplateError
from components.figures.stories import story
from components.files.rows import Provenance
from data.outlook import Outlook
from i18n import current, speak, speaking
from tests.components.colours import contrast
from tests.components.export import templates
from tests.components.export.slides import opened

ADDRESS = "https://training.example.org"


def made(content: bytes, taken: Provenance, *, name: str = "overview", language: str = "en") -> bytes:
    with speaking(language):
        return deck(story(name, Outlook()), taken=taken, address=ADDRESS, template=template.read(content))


def parts(content: bytes, folder: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [one for one in package.namelist() if one.startswith(f"ppt/{folder}/") and one.endswith(".xml")]
        return "".join(package.read(one).decode() for one in names)


def ours() -> bytes:
    out = io.BytesIO()
    master.template().save(out)
    return out.getvalue()


@pytest.mark.parametrize("size", [templates.WIDE, templates.SMALL], ids=["powerpoint", "google"])
@pytest.mark.parametrize("potx", [True, False], ids=["potx", "pptx"])
def test_a_deck_is_made_in_its_layouts_and_without_its_slides(
    taken: Provenance, size: tuple[int, int], potx: bool
) -> None:
    content = made(templates.template(size=size, potx=potx), taken)
    found = opened(content)
    assert faults(content) == []
    assert (found.slide_width, found.slide_height) == (Pt(960), Pt(540))
    names = [one.slide_layout.name for one in found.slides]
    assert (names[0], names[1]) == ("Title Slide", "Title and Content")
    assert names.count("Title Only") >= 10
    assert "ministry" not in "".join(
        one.text_frame.text for page in found.slides for one in page.shapes if one.has_text_frame
    )


def test_letters_of_a_small_template_grow_with_its_slides() -> None:
    """A title of 44 points on a slide 405 points high is one of 58.7 on our 540."""
    with template.read(templates.template(size=templates.SMALL)).applied() as found:
        sizes = re.findall(r'<p:titleStyle>.*?sz="(\d+)"', parts(saved(found), "slideMasters"), flags=re.DOTALL)
    assert sizes == ["5867"]


def test_two_rates_keep_whom_they_count_where_a_template_leaves_less_room(taken: Provenance) -> None:
    """“They are not a gap”: without whom each of them counts the slide does not say why."""
    found = opened(made(templates.template(size=templates.SMALL), taken))
    told = [
        "".join(one.text_frame.text for one in slide.shapes if one.has_text_frame and "Who is counted:" in one.text)
        for slide in found.slides
    ]
    assert max(one.count("Who is counted:") for one in told) == 2


def saved(found: Any) -> bytes:
    out = io.BytesIO()
    found.save(out)
    return out.getvalue()


def test_its_colours_stand_in_charts_and_shapes(taken: Provenance) -> None:
    content = made(templates.template(accents=templates.MINISTRY), taken)
    assert 'schemeClr val="accent1"' in parts(content, "charts")
    assert "0B50D0" not in parts(content, "charts"), "our blue of employees"


def test_a_colour_that_cannot_be_seen_gives_way_to_ours(taken: Provenance) -> None:
    """Orange F79646 on white has a contrast of 2.2, yellow FFE699 one of 1.2."""
    with speaking("en"):
        found = template.read(templates.template(accents={**templates.MINISTRY, "accent2": "FFE699"}))
    assert found.lacking[-1].startswith("Accent colours 2, 6 of the template are too near")
    assert theme.JOB_SEEKERS not in found.inks.named
    assert found.inks.named[theme.EMPLOYEES] == "accent1"


def test_one_colour_has_one_meaning() -> None:
    """Six accents that are one blue: one meaning gets it, the others keep ours."""
    same = dict.fromkeys((f"accent{place}" for place in range(1, 7)), "1F4E9E")
    found = template.read(templates.template(accents=same))
    assert len({place for place in found.inks.named.values() if place.startswith("accent")}) <= 1


def test_on_a_dark_ground_all_colours_are_those_of_the_dark(taken: Provenance) -> None:
    dark = templates.template(accents=templates.MINISTRY, ground="10243E")
    with speaking("en"):
        found = template.read(dark)
    assert found.inks.theme == "dark"
    assert "The text colour of the template can't be read on its ground: ours stands instead." in found.lacking
    titles = [one.shapes.title._element for one in opened(made(dark, taken)).slides]
    inks = [[f"#{ink.get('val')}" for ink in one.iter("{*}srgbClr")] for one in titles]
    assert all(found and contrast(found[0], "#10243E") >= 4.5 for found in inks)


def test_ours_is_such_a_template_and_lacks_nothing(taken: Provenance) -> None:
    with speaking("en"):
        found = template.read(ours())
        plain = deck(story("mra", Outlook()), taken=taken)
        in_it = deck(story("mra", Outlook()), taken=taken, template=found)
    assert found.lacking == ()
    assert found.inks.named.items() >= {theme.EMPLOYEES: "accent1", theme.TO_BE: "accent4"}.items()
    assert re.findall("<a:off [^>]*>", parts(in_it, "slides")) == re.findall("<a:off [^>]*>", parts(plain, "slides"))


def test_layouts_are_found_by_korean_names_or_by_their_placeholders() -> None:
    named = {
        "Title Slide": "표지",
        "Title Only": "x",
        "Title and Content": "제목 및 내용",
        "Two Content": "그림과 핵심 수치",
    }
    with speaking("ko"):
        found = template.read(templates.template(names=named))
    assert found.plan.layouts["cover"] == 0
    assert found.plan.layouts["text"] == 1
    assert found.plan.layouts["cards"] == 5  # a title and nothing else
    assert [one for one in found.lacking if "“x”" in one]


def retold(name: str, pattern: str, told: str) -> bytes:
    """The template with something else in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(templates.template())) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            held = old.read(part)
            if re.fullmatch(name, part):
                held = re.sub(pattern, told, held.decode(), flags=re.DOTALL).encode()
            new.writestr(part, held)
    return out.getvalue()


THEME = "ppt/theme/theme1.xml"


@pytest.mark.parametrize(
    "colour", ['<a:prstClr val="navy"/>', '<a:hslClr hue="0" sat="1" lum="1"/>', '<a:sysClr val="menu"/>']
)
def test_an_accent_that_is_given_in_another_way_gives_way_to_ours(colour: str) -> None:
    given = template.read(retold(THEME, "<a:accent1>.*?</a:accent1>", f"<a:accent1>{colour}</a:accent1>"))
    assert theme.EMPLOYEES not in given.inks.named


def zipped(**held: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in held.items():
            package.writestr(name, part)
    return out.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    out = io.BytesIO(templates.template())
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, part)
    return out.getvalue()


def without_layouts() -> bytes:
    found = opened(templates.template())
    for one in list(found.slides._sldIdLst):
        found.part.drop_rel(one.rId)
        found.slides._sldIdLst.remove(one)
    for layout in list(found.slide_layouts):
        found.slide_layouts.remove(layout)
    return saved(found)


def beyond(*names: str, left: int = 600_000, top: int = 250_000) -> bytes:
    """The template with the titles of some layouts, or of `all`, where a part of them, or all, is out of the slide."""
    found = opened(templates.template())
    for layout in found.slide_layouts:
        for one in layout.placeholders:
            if {layout.name, "all"} & set(names) and one.element.ph.get("type") in ("title", "ctrTitle"):
                one.left, one.top, one.width, one.height = (Emu(place) for place in (left, top, 3_000_000, 800_000))
    return saved(found)


def test_a_layout_whose_title_is_out_of_the_slide_is_not_taken() -> None:
    with speaking("en"):
        found = template.read(beyond("Title Only", top=-900_000))
    assert "Title Only" not in [
        opened(found.content).slide_layouts[place].name for place in found.plan.layouts.values()
    ]
    assert [told for told in found.lacking if told.startswith("No layout is called")]
    # A title from edge to edge is no fault, nor is one that the margin of its letters takes out of the slide (7.2 points).
    whole = templates.template(title=(-91_440, 250_000, 12_374_880, 900_000))
    assert opened(whole).slide_layouts[template.read(whole).plan.layouts["beside"]].name == "Title Only"


def torn() -> bytes:
    return templates.template()[:20_000]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "This is no template", id="empty"),
        pytest.param(b"not a zip", "This is no template", id="no zip"),
        pytest.param(torn(), "This is no template", id="torn"),
        pytest.param(zipped(a=b"x"), "This is no template", id="another zip"),
        pytest.param(zipped(**{"[Content_Types].xml": b"<x"}), "This is no template", id="no XML"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "has a password", id="password"),
        pytest.param(with_part("ppt/vbaProject.bin", b"x"), "holds macros", id="macros"),
        pytest.param(without_layouts(), "has no layout with a title", id="no layouts"),
        pytest.param(templates.template(size=(9_144_000, 6_858_000)), r"not 16:9 \(10.0 to 7.5\)", id="4:3"),
        pytest.param(retold(THEME, "<a:clrScheme.*?</a:clrScheme>", ""), "This is no template", id="no colours"),
        pytest.param(
            retold("ppt/slideMasters/slideMaster1.xml", '(type="title"/>.*?)<a:xfrm>.*?</a:xfrm>', r"\1"),
            "Title Slide|is no room",
            id="a title that stands nowhere",
        ),
        pytest.param(
            beyond("all", left=12_000_000), "no layout with a title that stands on the slide", id="off the slide"
        ),
        pytest.param(
            beyond("all", top=-900_000), "no layout with a title that stands on the slide", id="above the slide"
        ),
        pytest.param(b"PK" + b"\0" * 20_000_001, "too large: 21 MB", id="huge"),
        pytest.param(with_part("ppt/media/x.bin", b"\0" * 200_000_001), "too large: 201 MB", id="bomb"),
    ],
)
def test_what_can_be_no_template_is_told_in_words(content: bytes, told: str) -> None:
    with speaking("en"), pytest.raises(TemplateError, match=told):
        template.read(content)


def test_it_is_told_in_the_language_of_the_reader() -> None:
    with speaking("ko"), pytest.raises(TemplateError, match="16:9"):
        template.read(templates.template(size=(9_144_000, 6_858_000)))
    with speaking("ko"), pytest.raises(TemplateError, match="매크로"):
        template.read(with_part("ppt/vbaProject.bin", b"x"))


def test_the_command_takes_one_and_tells_what_it_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, given, out = current(), tmp_path / "ministry.potx", tmp_path / "mra.pptx"
    given.write_bytes(templates.template(potx=True))
    try:
        asked = ["pptx", "--story", "mra", "--lang", "en", "--template", str(given)]
        assert main([*asked, "--out", str(out)]) == 0
        assert "ministry.potx: The layout “Title Only” has no places" in capsys.readouterr().err
        assert opened(out.read_bytes()).slides[0].slide_layout.name == "Title Slide"
        given.write_bytes(b"nothing")
        assert main([*asked, "--out", str(tmp_path / "no.pptx")]) == 2
        assert "ministry.potx: This is no template" in capsys.readouterr().err
        assert not (tmp_path / "no.pptx").exists()
    finally:
        speak(before)
