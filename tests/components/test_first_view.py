"""What the server sends with a page: its answer and its lead picture, for the choices of the address and no others."""

import re
from dataclasses import replace
from datetime import date
from html import escape, unescape

import pytest

from components.address import base
from components.evidence import publishers
from components.figures import words
from components.figures.page import ON_MAPS, boundaries
from components.figures.pages import FIGURE_PAGES, PAGES
from components.figures.state import State
from components.files.rows import caveats_of
from components.first_view import Asked, _made, first_view
from components.scene.parts import plain
from data.catalogue import reference
from data.outlook import Outlook
from data.store.actor import operator
from i18n import speaking
from tests import poison, stores
from tests.data.store.reports import published, report

OURS = (
    *(
        "div",
        "header",
        "h1",
        "h2",
        "h3",
        "p",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "small",
        "noscript",
        "nav",
        "ul",
        "li",
        "a",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("svg", "title", "desc", "defs", "pattern", "rect", "g", "path", "line", "circle", "text", "tspan"),
)


def view(name: str, language: str = "ko", **asked: str) -> str:
    path = "" if name == "overview" else name
    return first_view(base() + path, asked, language=language).decode()


def words_of(markup: str) -> str:
    """What a reader reads of it, entities resolved."""
    return unescape(re.sub(r"<[^>]+>", "", markup.partition("<noscript>")[0]))


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", FIGURE_PAGES)
def test_holds_answer_picture_figures_and_cautions_of_the_page(name: str, language: str) -> None:
    markup = view(name, language)
    told = words_of(markup)
    with speaking(language):
        state = State(outlook=Outlook(), year=2021)
        record = FIGURE_PAGES[name]
        lead = record.lead(state)
        assert record.answer(state) in told
        assert plain(lead.title) in told
        for card in record.cards(state):
            assert plain(card.value) in told
            assert f"{plain(card.value)}{plain(card.kind)}" in told, "its marks stand at it"
            for caution in caveats_of(*card.rests_on, data=state.outlook, severity="A"):
                assert plain(caution.label) in told
        for caution in caveats_of(*lead.behind, data=state.outlook, severity="A"):
            assert plain(caution.label) in told
        assert plain(words.unbroken(words.statuses(*lead.behind))) in told
        assert plain(publishers(*lead.behind)) in told
        assert (boundaries() in told) == (lead.id in ON_MAPS)
        assert markup.count(escape(lead.alt)) == 2, "for who hears it, in both widths"
    assert markup.count('role="img"') == 2  # for wide windows and for narrow ones
    assert "■" in told or "▤" in told


@pytest.mark.parametrize("name", FIGURE_PAGES)
def test_its_picture_is_the_one_that_the_page_draws(name: str) -> None:
    """Numbers of labels: all that the live picture writes beside its marks."""
    with speaking("en"):
        spec = FIGURE_PAGES[name].lead(State(outlook=Outlook(), year=2021)).spec
    labels = [
        plain(str(text))
        for trace in spec["data"]
        if "text" in str(trace.get("mode", "text")) and isinstance(trace.get("text"), list | tuple)
        for text in trace["text"]
        if text
    ]
    drawn = re.sub(r"\s+", "", words_of(view(name, "en")))
    assert [text for text in labels if re.sub(r"\s+", "", text) not in drawn] == []


def test_a_figure_of_an_office_has_all_its_marks() -> None:
    """What an office calls provisional is called so at once, not only when the live page has drawn."""
    with stores.store("suppressed"):
        told = words_of(view("kdt", "en"))
        with speaking("en"):
            cards = FIGURE_PAGES["kdt"].cards(State(outlook=Outlook(), year=2021))
            marked = [f"{plain(card.value)}{plain(card.kind)}" for card in cards]
    assert [one for one in marked if one not in told] == []
    assert any("Provisional" in one for one in marked)


def test_turns_to_the_choices_of_the_address() -> None:
    assert view("concentration", province="KR-26") != view("concentration")
    assert "first-view" not in view("overview", province="KR-26")  # which begins with the province
    assert "2020" in words_of(view("trends", year="2020"))


@pytest.mark.parametrize("name", [name for name in FIGURE_PAGES if name != "overview"])
def test_a_page_that_does_not_turn_to_a_province_says_so_in_place_of_its_question_as_the_live_one_does(
    name: str,
) -> None:
    told = words_of(view(name, "en", province="KR-26"))
    turns = "province" in FIGURE_PAGES[name].filters
    with speaking("en"):
        assert (plain(str(FIGURE_PAGES[name].question)) in told) == turns
    assert ("This page has no figures of Busan; the overview has them." in told) != turns


def test_views_that_are_kept_take_little_room() -> None:
    """The world in two widths is the largest; an address may have any choices beside those that a page knows."""
    most = _made.cache_info().maxsize
    assert most
    assert most * len(view("mra", partner="AUS").encode()) < 40e6


@pytest.mark.parametrize("asked", [{"province": "KR-99"}, {"year": "1999"}, {"year": "x"}, {"version": "nothing"}])
def test_shows_nothing_where_the_page_has_to_say_that_there_is_no_such_choice(asked: dict[str, str]) -> None:
    assert "first-view" not in view("trends", **asked)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in FIGURE_PAGES])
def test_a_page_without_figures_has_none(name: str) -> None:
    assert "first-view" not in view(name)


def test_an_earlier_version_is_told_by_the_live_page() -> None:
    before = reference(at=0)
    published(report(), actor=operator())
    assert "first-view" not in view("trends", version=before)
    assert "first-view" in view("trends")


def test_a_view_shows_the_version_that_it_is_kept_under_and_no_newer_one() -> None:
    asked = Asked(page="concentration", choices=(), language="en", head=0, store="", day=date(2026, 11, 1))
    before = _made(asked)
    published(report(), actor=operator())
    assert _made(replace(asked, store="of another key")) == before


@pytest.mark.parametrize("name", FIGURE_PAGES)
def test_a_figure_does_not_tell_again_what_the_picture_above_it_has_told(name: str) -> None:
    told = unescape(view(name, "en").partition("<dl>")[2].partition("</dl>")[0])
    with speaking("en"):
        state = State(outlook=Outlook(), year=2021)
        above = caveats_of(*FIGURE_PAGES[name].lead(state).behind, data=state.outlook, severity="A")
    assert [one.label for one in above if plain(one.label) in told] == []


def test_what_is_published_while_a_page_is_asked_for_does_not_cost_it_its_first_view(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The newest version was asked for twice, and a publication in between looked like a link to an earlier one."""
    asked = Outlook.named
    monkeypatch.setattr(Outlook, "named", lambda name: [published(report(), actor=operator()), asked(name)][1])
    assert "first-view" in view("trends")


def test_what_is_published_is_seen_at_once() -> None:
    before = view("concentration")
    published(report(), actor=operator())
    assert view("concentration") != before


@pytest.mark.parametrize("language", ["ko", "en"])
def test_without_scripts_the_table_and_the_other_pages_are_there(language: str) -> None:
    markup = view("trends", language)
    without = markup.partition("<noscript>")[2]
    assert "<table>" in without
    for name in PAGES:
        assert f"{'' if name == 'overview' else name}?lang={language}" in without
    assert "<noscript>" in view("data", language)


@pytest.mark.parametrize("name", FIGURE_PAGES)
def test_text_from_data_is_text(name: str) -> None:
    with poison.everywhere():
        markup = view(name)
    assert set(re.findall(r"<([a-z0-9]+)", markup)) <= set(OURS)
