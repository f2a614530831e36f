"""What a slide says: headline, kinds of figures, cards, limits, sources, day, notes; each run in its language."""

from dataclasses import replace

import pytest
from pptx.util import Pt

from components.export.slides.pages import deck, single
from components.export.slides.shapes import lines_of
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import Slide, Story
from data.package import package
from i18n import speaking
from tests.components.export.slides import STATE, TAKEN, exhibit, inside, opened, story

RUN = "{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"


def step(**settings) -> Slide:
    given = {
        "id": "trends-1",
        "headline": "Korea counted 4.66 million trainees in 2021",
        "shown": exhibit("trends", "trainees-by-category"),
        "cards": FIGURE_PAGES["trends"].cards(STATE)[:2],
        "limits": ("People or enrolments: **not stated**",),
        "note": "Say 4.66 million.",
        "link": "/trends?year=2021",
    }
    return Slide(**(given | settings))


def words(made) -> str:
    return "\n".join(one.text_frame.text for one in inside(made.shapes) if one.has_text_frame)


@pytest.fixture
def made():
    with speaking("en"):
        return opened(story(step())).slides[0]


def test_the_headline_is_the_title_of_the_slide(made) -> None:
    assert made.shapes.title.text_frame.text == "Korea counted 4.66 million trainees in 2021"


def test_the_layouts_are_named_and_wide(made) -> None:
    with speaking("en"):
        held = opened(story(step()))
    assert (held.slide_width, held.slide_height) == (Pt(960), Pt(540))
    assert [one.name for one in held.slide_layouts] == [
        "Picture with key figures",
        "Picture across the slide",
        "Key figures alone",
    ]


def test_the_kinds_of_figures_stand_beneath_the_headline(made) -> None:
    assert "■\N{NO-BREAK SPACE}Reported" in words(made) or "■ Reported" in words(made)


def test_key_figures_limits_sources_version_and_day_stand_on_the_slide(made) -> None:
    told = words(made)
    assert "4,661,782" in told
    assert "People or enrolments: not stated" in told
    assert "Source: Kim Min-Kyoo" in told
    assert TAKEN.version in told
    assert "2026-11-22" in told


def test_the_notes_hold_what_is_said_the_caveats_and_all_sources(made) -> None:
    notes = made.notes_slide.notes_text_frame.text
    assert notes.startswith("Say 4.66 million.")
    assert "I-07" in notes
    assert "Sources" in notes


def test_a_code_leads_to_the_view_only_where_there_is_an_address(made) -> None:
    (code,) = [one for one in made.shapes if one.shape_type.name == "PICTURE"]
    target = "https://training.example.org/trends?year=2021&version=0-" + package().digest
    assert code._element.nvPicPr.cNvPr.get("descr") == f"QR code: {target}"
    with speaking("en"):
        alone = opened(deck(Story(id="s", title="s", slides=(step(),)), taken=TAKEN)).slides[0]
    assert not [one for one in alone.shapes if one.shape_type.name == "PICTURE"]


@pytest.mark.parametrize(
    "address", ["https://training.example.org", "https://example.org/dash", "https://example.org/dash/"]
)
def test_a_single_picture_leads_to_the_view_that_it_was_taken_from(address: str) -> None:
    shown, view = exhibit("trends", "trainees-index"), "/trends?lang=en&year=2021"
    with speaking("en"):
        content = single(shown, taken=TAKEN, address=address, view=view)
    (code,) = [one for one in opened(content).slides[0].shapes if one.shape_type.name == "PICTURE"]
    assert (
        code._element.nvPicPr.cNvPr.get("descr") == f"QR code: {address.rstrip('/')}{view}&version=0-{package().digest}"
    )


@pytest.mark.parametrize(("language", "tag"), [("en", "en-US"), ("ko", "ko-KR")])
def test_each_run_says_its_language(language: str, tag: str) -> None:
    with speaking(language):
        found = opened(story(step())).slides[0]
    tags = {run.get("lang") for run in found.shapes._spTree.iter(RUN)}
    assert tags == {tag}


def test_hangul_is_korean_in_english_slides_too() -> None:
    with speaking("en"):
        found = opened(story(step(headline="훈련인원"))).slides[0]
    assert [run.get("lang") for run in found.shapes.title._element.iter(RUN)] == ["ko-KR"]


@pytest.mark.parametrize("page", list(FIGURE_PAGES))
def test_every_chart_map_table_and_picture_has_an_alternative_text_and_every_slide_notes(page: str) -> None:
    with speaking("en"):
        content = story(*(Slide(id=one.id, headline=one.title, shown=one) for one in exhibits(page, STATE)))
    for found in opened(content).slides:
        assert found.has_notes_slide
        for shape in found.shapes:
            if shape.shape_type is None or shape.shape_type.name in ("GROUP", "CHART", "TABLE", "PICTURE"):
                if shape._element.tag.endswith("}sp"):
                    continue
                assert next(shape._element.iter("{*}cNvPr")).get("descr"), (found.shapes.title.text, shape.name)


def test_a_table_is_cut_to_what_fits_and_says_how_much_is_left_out() -> None:
    shown = exhibit("trends", "trainees-rates")
    long = replace(shown.table, frame=shown.table.frame.loc[[*shown.table.frame.index] * 8])
    with speaking("en"):
        made = opened(single(replace(shown, table=long), taken=TAKEN)).slides[0]
    (table,) = [one.table for one in made.shapes if one.has_table]
    left = len(long.frame) + 1 - len(table.rows)
    assert left > 0
    assert f"and {left} more rows in the workbook" in words(made)


def test_a_slide_of_cards_alone_has_no_empty_place_for_a_picture() -> None:
    with speaking("en"):
        made = opened(story(step(shown=None))).slides[0]
    assert 14 not in [one.placeholder_format.idx for one in made.placeholders]


def test_bold_runs_over_the_end_of_a_line() -> None:
    assert lines_of("a<br><b>b<br>c</b> d") == [[("a", False)], [("b", True)], [("c", True), (" d", False)]]
