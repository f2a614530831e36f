"""What holds on every page, in both languages."""

import pytest
from streamlit.navigation.page import StreamlitPage

from components.figures.pages import FIGURE_PAGES
from components.figures.words import MARKS
from components.turns import FREE
from data.catalogue import version

PAGES = (*FIGURE_PAGES, "sources")
LANGUAGES = ("en", "ko")
# What opens on a page is made alike in both languages: one language a page, in turn; the others are the sweep's.
ODD, EVEN = (
    [
        pytest.param(name, lang, marks=[pytest.mark.sweep] * ((place + other + turn) % 2))
        for place, name in enumerate(PAGES)
        for other, lang in enumerate(LANGUAGES)
    ]
    for turn in range(2)
)


def openers(at, kind):
    """Keys of the small buttons of a kind (evidence, takeaway); an id ends in its key."""
    ids = [block.proto.popover.id for block in blocks(at.main) if block.type == "popover"]
    keys = [name.split("-", 2)[2] for name in ids if name]  # one without a key opens without a run
    return [key for key in keys if key.startswith(f"{kind} ")]


def figures(at):
    """Ids of the figures of a page."""
    ids = [block.proto.tab_container.id for block in blocks(at.main) if block.type == "tab_container"]
    return [name.split("-ways ")[1] for name in ids if "-ways " in name]


def _is_figure(block):
    """Whether a block holds a figure: its title, its caption, the three ways of seeing it."""
    shown = list(getattr(block, "children", {}).values())
    return any(child.type == "tab_container" and "-ways " in child.proto.tab_container.id for child in shown)


def blocks(node):
    yield node
    for child in getattr(node, "children", {}).values():
        yield from blocks(child)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
class TestEveryPage:
    def test_has_one_title_and_an_answer(self, seen_page, name, lang):
        at = seen_page(name, lang=lang)
        assert len(at.title) == 1
        assert at.header[0].value

    def test_every_picture_is_told_in_words_to_those_who_do_not_see_it(self, seen_page, name, lang):
        charts = seen_page(name, lang=lang).get("plotly_chart")
        assert [chart.proto.id for chart in charts if len(chart.proto.alt) < 20] == []

    def test_every_figure_says_beneath_its_title_what_it_is_of(self, seen_page, name, lang):
        """Place, years, unit and the kinds of its figures, in a caption that begins its part of the page."""
        at = seen_page(name, lang=lang)
        parts = [list(one.children.values()) for one in blocks(at.main) if _is_figure(one)]
        assert len(parts) == len(figures(at))
        for title, says, *_rest in parts:
            assert (title.type, says.type) == ("subheader", "caption")
            assert any(mark in says.value for mark in MARKS.values())

    def test_every_card_has_a_status_mark_or_says_that_nothing_is_reported(self, seen_page, name, lang):
        at = seen_page(name, lang=lang)
        none = {"en": "not reported", "ko": "미제출"}[lang]
        for block in blocks(at.main):
            shown = list(getattr(block, "children", {}).values())
            if any(child.type == "metric" for child in shown):
                beside = [one for child in shown for one in getattr(child, "children", {}).values()]
                captions = [child.value for child in (*shown, *beside) if child.type == "caption"]
                assert any(text[:1] in MARKS.values() or text == none for text in captions)


@pytest.mark.parametrize(("name", "lang"), ODD)
class TestWhatOpensOnAPage:
    def test_a_province_and_a_year(self, seen_page, name, lang):
        at = seen_page(name, lang=lang, province="KR-26", year="2020")
        assert at.session_state["province"] == "KR-26"
        assert at.session_state["year"] == "2020"

    def test_the_evidence_of_every_card_and_table(self, seen_page, at_work, texts, name, lang):
        before = texts(seen_page(name, lang=lang)).count(version())
        keys = openers(seen_page(name, lang=lang), "evidence")
        assert keys or name == "sources"
        with at_work(name, dict.fromkeys(keys, True), lang=lang) as at:
            assert not at.exception
            # each opened evidence names the version of the data once, beneath its sources
            assert texts(at).count(version()) == before + len(keys)

    def test_the_table_of_every_figure_in_place_of_its_picture(self, seen_page, at_work, tables, name, lang):
        shown = figures(seen_page(name, lang=lang))
        # On the overview the exhibits of other pages are pictures alone: their tables are one click away, where they stand.
        assert bool(shown) == (name in FIGURE_PAGES)
        before = len(tables(seen_page(name, lang=lang)))
        way = {"en": "Table", "ko": "표"}[lang]
        with at_work(name, {f"ways {figure}": way for figure in shown}, lang=lang) as at:
            assert not at.exception
            assert len(tables(at)) == before + len(shown)
            assert name == "overview" or not at.get("plotly_chart")


@pytest.mark.parametrize(("name", "lang"), EVEN)
def test_the_definition_of_every_figure_opens(seen_page, at_work, texts, name, lang):
    before = texts(seen_page(name, lang=lang)).count(version())
    shown = figures(seen_page(name, lang=lang))
    way = {"en": "Definition", "ko": "정의"}[lang]
    with at_work(name, {f"ways {figure}": way for figure in shown}, lang=lang) as at:
        assert not at.exception
        # each definition names the version of the data once, beneath its sources
        assert texts(at).count(version()) == before + len(shown)


@pytest.mark.parametrize(
    ("asked", "notice"),
    [
        ({"province": "KR-99"}, "KR-99"),
        ({"year": "1999"}, "1999"),
        ({"lang": "qaa"}, "qaa"),
        ({"province": "<script>", "year": "20_21"}, "“script”"),
        ({"province": "[here](https://example.org)"}, "“herehttpsexampleorg”"),
        ({"year": "9" * 500}, "9" * 20),
    ],
)
def test_an_unknown_value_in_the_address_gives_the_default_and_a_notice(seen_page, asked, notice):
    at = seen_page("overview", **asked)
    assert any(notice in info.value for info in at.info)
    assert at.session_state["province"] == "KR"
    assert at.session_state["year"] == "2021"


def test_pages_of_figures_are_drawn_in_turn_and_what_takes_its_time_beside_them(open_page, monkeypatch):
    beside = {}

    def told(page):
        beside[page.url_path] = FREE.acquire(blocking=False)
        if beside[page.url_path]:
            FREE.release()

    monkeypatch.setattr(StreamlitPage, "run", told)
    for name in ("trends", "data", "sources"):
        open_page(name)
    assert beside == {"trends": False, "data": True, "sources": True}
