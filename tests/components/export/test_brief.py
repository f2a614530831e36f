"""The brief: what it says, that programs can read it aloud, and that it needs neither network nor fonts of the machine."""

import io
import re
from functools import cache, partial
from typing import Any

import pypdf
import pytest
import typst

from components.export import brief
from components.figures.exhibit import Figure
from components.figures.state import Occasion, State
from components.figures.stories import STORIES, province, story
from components.figures.words import cells
from components.files.rows import Provenance, caveats_of, citation, sources_of
from components.scene.parts import plain
from data.outlook import Outlook
from i18n import speaking

LANGUAGES = ("ko", "en")


@cache
def of_story(name: str, language: str, taken: Provenance) -> bytes:
    with speaking(language):
        found = province.story(name, taken.data) if name.startswith("KR-") else story(name, taken.data)  # type: ignore[arg-type]
        return brief.of_story(found, taken=taken)


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def text(content: bytes) -> str:
    """All of its words without spaces, since lines break where they must."""
    return squeezed("".join(page.extract_text() for page in read(content).pages))


def squeezed(words: str) -> str:
    return "".join(plain(words).split()).replace("\N{WORD JOINER}", "").replace("\N{NO-BREAK SPACE}", "")


def tags(content: bytes) -> list[tuple[str, Any]]:
    """Kinds of the elements of its structure in their order, each with the element."""
    found: list[tuple[str, Any]] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((str(node["/S"]), node))
            if "/K" in node:
                walk(node["/K"])

    walk(read(content).trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["mra", "KR-26"])
def test_it_says_every_headline_mark_limit_source_and_caution(name: str, language: str, taken: Provenance) -> None:
    told = text(of_story(name, language, taken))
    with speaking(language):
        found = province.story(name, Outlook()) if name.startswith("KR-") else story(name, Outlook())
        behind = tuple(dict.fromkeys(one for slide in found.slides for one in slide.behind))
        wanted = [found.title, taken.version, *(slide.headline for slide in found.slides)]
        wanted += [limit for slide in found.slides for limit in slide.limits]
        wanted += [part for slide in found.slides for card in slide.cards for part in (card.value, card.kind)]
        wanted += [citation(one, data=taken.data).publisher for one in sources_of(*behind)]
        wanted += [one.text for one in caveats_of(*behind, data=taken.data)]
    assert [one for one in wanted if squeezed(one) not in told] == []
    assert ("■공표치" if language == "ko" else "■Reported") in told


def test_words_of_a_picture_are_words_of_the_file(taken: Provenance) -> None:
    """Seoul's label on the map is text in an embedded font and no drawing: it can be searched and copied."""
    assert "경기" in text(of_story("KR-26", "ko", taken))


@pytest.mark.parametrize("language", LANGUAGES)
def test_programs_can_read_it_aloud(language: str, taken: Provenance) -> None:
    content = of_story("mra", language, taken)
    root, found = read(content).trailer["/Root"], tags(content)
    kinds = [kind for kind, _node in found]
    assert root["/Lang"].partition("-")[0] == language
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= len(story("mra", Outlook()).slides)
    pictures = [node for kind, node in found if kind == "/Figure"]
    assert pictures
    assert all(len(node["/Alt"]) > 20 for node in pictures)


def test_korean_lines_end_between_words_and_no_mark_is_parted_from_its_word(taken: Provenance) -> None:
    """A line that ended within a word began the next one with its last syllable: 있습니, 다."""
    read_of = [
        page.extract_text() for name in ("overview", "KR-26") for page in read(of_story(name, "ko", taken)).pages
    ]
    lines = [line.strip() for page in read_of for line in page.splitlines()]
    assert [line for line in lines if line.endswith(("■", "▤", "▨", "▣"))] == []
    assert [line for line in lines if re.fullmatch(r"다\.|니다\.", line)] == []


def test_ranks_stand_beneath_each_other_on_the_right() -> None:
    """Ranks that some share, 9–10, are numbers as those beside them are."""
    with speaking("ko"):
        (step,) = (
            one for one in province.story("KR-26", Outlook()).slides if one.shown and not isinstance(one.shown, Figure)
        )
        assert step.shown
        columns = cells(step.shown.table)["columns"]
    assert [one["numeric"] for one in columns] == [False, *[True] * (len(columns) - 1)]


@pytest.mark.parametrize(("name", "language"), [("KR-26", "en"), ("KR-26", "ko"), ("KR-50", "ko")])
def test_the_map_of_a_province_stands_beneath_its_figures_on_the_first_page(
    name: str, language: str, taken: Provenance
) -> None:
    """It began the second page, which ended below it; so did the third."""
    pages = read(of_story(name, language, taken)).pages
    with speaking(language):
        _figures, residents, *_further = province.story(name, taken.data).slides  # type: ignore[arg-type]
    first = squeezed(pages[0].extract_text())
    assert len(pages) <= 5
    assert squeezed(residents.cards[0].value) in first[first.rindex(squeezed(residents.headline)) :]


def test_a_table_has_heads_of_columns(taken: Provenance) -> None:
    kinds = [kind for kind, _node in tags(of_story("KR-26", "en", taken))]
    assert {"/Table", "/THead", "/TH", "/TD"} <= set(kinds)


@pytest.mark.parametrize("name", STORIES)
def test_it_is_small(name: str, taken: Provenance) -> None:
    assert len(of_story(name, "ko", taken)) < 1_000_000


def test_its_fonts_are_ours_and_in_the_file(taken: Provenance) -> None:
    """On a machine without Korean fonts the same letters stand in it."""
    named = set()
    for page in read(of_story("KR-26", "ko", taken)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            named.add(str(below["/BaseFont"]).partition("+")[2])
            assert "/FontFile3" in below["/FontDescriptor"] or "/FontFile2" in below["/FontDescriptor"]
    assert {one for one in named if "Noto" not in one} == set()


def test_a_machine_without_fonts_makes_the_same_file(monkeypatch: pytest.MonkeyPatch, taken: Provenance) -> None:
    before = of_story("KR-26", "ko", taken)
    monkeypatch.setattr(typst, "compile", partial(typst.compile, ignore_system_fonts=True))
    with speaking("ko"):
        assert brief.of_story(province.story("KR-26", Outlook()), taken=taken) == before


def test_its_layout_takes_nothing_from_elsewhere() -> None:
    """Typst fetches packages, which begin with an at sign, and nothing else."""
    assert "@" not in brief.LAYOUT.read_text("utf-8")


def test_a_letter_that_no_font_has_is_told(taken: Provenance) -> None:
    with speaking("en"):
        found = story("mra", Outlook())
        odd = type(found)(id="x", title="A \N{LINEAR B SYLLABLE B008 A} title", slides=found.slides[:1])
        with pytest.raises(brief.LetterError, match="DASHBOARD_FONTS"):
            brief.of_story(odd, taken=taken)


def test_nothing_in_its_words_is_markup(taken: Provenance) -> None:
    with speaking("en"):
        found = story("mra", Outlook())
        odd = '#import "@preview/x:1.0.0" *not strong* $x$ <b>'
        named = Occasion(name=odd)
        told = text(
            brief.of_story(type(found)(id="x", title="T", slides=found.slides[:1], occasion=named), taken=taken)
        )
    assert squeezed('#import "@preview/x:1.0.0"*not strong*$x$') in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_begins_with_its_question_and_its_answer(language: str, taken: Provenance) -> None:
    from components.figures.pages import FIGURE_PAGES

    with speaking(language):
        page, state = FIGURE_PAGES["trends"], State(outlook=Outlook(), year=2021)
        told = text(brief.of_page("trends", state, taken=taken))
        first = [told.index(squeezed(one)) for one in (str(page.title), str(page.question), page.answer(state))]
    assert first == sorted(first)


def test_the_same_brief_has_the_same_bytes(taken: Provenance) -> None:
    with speaking("en"):
        assert brief.of_story(story("mra", taken.data), taken=taken) == of_story("mra", "en", taken)  # type: ignore[arg-type]
