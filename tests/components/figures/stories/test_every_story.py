"""What holds for every slide of the stories that come with the dashboard, in both languages."""

import re
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from components.figures.exhibit import Figure
from components.figures.pages import PAGES
from components.figures.stories import STORIES, province, shared, story
from components.figures.words import MARKS
from data.catalogue import dataset
from data.outlook import Outlook
from data.package import UnknownNameError, bundled
from data.sentences import caveats
from i18n import speaking
from indicators.indicator import PROVINCES

LANGUAGES = ("en", "ko")
CAVEATS = set(dataset("caveats").table["id"])
IF = {"en": re.compile(r"\bIf\b|would|estimate"), "ko": re.compile("라면|되려면|가중치|추정")}


@cache
def told(name, lang):
    with speaking(lang):
        return story(name, Outlook())


def every():
    return [
        pytest.param(slide, lang, id=f"{slide.id}-{lang}")
        for name in STORIES
        for lang in LANGUAGES
        for slide in told(name, lang).slides
    ]


@pytest.mark.parametrize(("name", "count"), [("overview", 10), ("concentration", 6), ("mra", 8), ("beside", 6)])
def test_a_story_has_its_slides_in_order(name, count):
    assert [slide.id for slide in told(name, "en").slides] == [f"{name}-{place + 1}" for place in range(count)]
    assert told(name, "en").title != told(name, "ko").title
    assert told(name, "en").id == name


def test_an_unknown_story_is_refused_with_the_names_of_those_there_are():
    with pytest.raises(UnknownNameError, match="overview, concentration, mra"):
        story("nothing", Outlook())


@pytest.mark.parametrize(("slide", "lang"), every())
class TestEverySlide:
    def test_says_something_and_shows_something(self, slide, lang):
        assert slide.headline
        assert slide.note
        assert slide.shown or slide.cards
        assert slide.behind

    def test_is_written_in_its_language(self, slide, lang):
        for text in (slide.headline, slide.note, *slide.limits, *(card.label for card in slide.cards)):
            assert bool(re.search("[가-힣]", text)) == (lang == "ko"), text

    def test_leads_to_a_page_and_a_year_that_there_are(self, slide, lang):
        link = urlsplit(slide.link)
        assert link.path.removeprefix("/") in PAGES
        assert set(parse_qs(link.query).get("year", ["2021"])) <= {"2019", "2020", "2021"}

    def test_marks_each_key_figure_with_its_kind_and_its_time(self, slide, lang):
        assert all(card.status in MARKS and card.when and card.note and card.rests_on for card in slide.cards)
        assert len({card.id for card in slide.cards}) == len(slide.cards)

    def test_names_only_caveats_that_there_are(self, slide, lang):
        named = re.findall(r"I-\d\d", " ".join(slide.limits))
        assert set(named) <= CAVEATS
        assert slide.limits or slide.id in {"overview-10", "mra-5"}

    def test_speaks_of_estimates_only_with_an_if(self, slide, lang):
        kinds = {card.status for card in slide.cards}
        if isinstance(slide.shown, Figure):
            kinds |= {kind for one in slide.shown.rests_on for kind in one.table["status"]}
        if "estimated" in kinds:
            assert IF[lang].search(slide.headline)

    def test_speaks_of_economies_and_not_of_countries(self, slide, lang):
        texts = [slide.headline, *slide.limits, *(card.note for card in slide.cards)]
        assert not re.search(r"\bcountr|국가", " ".join(texts))

    def test_has_a_picture_with_words_and_a_table(self, slide, lang):
        if isinstance(slide.shown, Figure):
            assert slide.shown.alt
            assert slide.shown.spec["data"]
        if slide.shown:
            assert len(slide.shown.table.frame)


# They warn of a figure of the document that is not on the slide.
OF_THE_DOCUMENT = {"beside-4", "beside-6"}


@pytest.mark.parametrize(("year", "counting"), [(None, None), (2021, None), (2021, "enrolments")])
def test_a_limit_names_no_caution_that_does_not_stand_beside_what_the_slide_shows(year, counting):
    """On the bundled data, and once all provinces have reported 2021."""
    rows = [(year, code, category, 10_000) for code in PROVINCES for category in ("job_seeker", "employee") if year]
    reports = pd.DataFrame(rows, columns=["year", "province", "category", "trainees"])
    reports = reports.reindex(columns=dataset("regional_training").table.columns)
    outlook = Outlook.after(
        "regional_training", reports.assign(counting=counting, status="uploaded", source="upload_pending")
    )
    slides = [make(outlook) for name in STORIES for make in STORIES[name].slides]
    slides += province.story("KR-26", outlook).slides
    named = {slide.id: set(re.findall(r"I-\d\d", " ".join(slide.limits))) for slide in slides}
    beside = {slide.id: {name for one in slide.behind for name in getattr(one, "caveats", ())} for slide in slides}
    assert {name: named[name] - beside[name] for name in named if named[name] - beside[name]}.keys() <= OF_THE_DOCUMENT
    assert ("I-07" in named["concentration-3"]) == (counting is None)  # stated by the offices, or not


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_limit_names_no_caution_that_is_silent(language):
    """Once all talks have ended in a signature there are none that I-09 could speak of."""
    agreements = dataset("mra_agreements").table
    talks = agreements["agreement_status"] == "on_going"
    signed = agreements.assign(
        year=agreements["year"].fillna(2026), agreement_status=agreements["agreement_status"].mask(talks)
    )
    outlook = Outlook.after("mra_agreements", signed)
    with speaking(language):
        told = {one.id for one in caveats(outlook)}
        slides = [make(outlook) for name in STORIES for make in STORIES[name].slides]
        limits = [limit for slide in slides for limit in slide.limits]
        before = [limit for make in STORIES["mra"].slides for limit in make(Outlook()).limits]
    assert "I-09" not in told
    assert any("I-09" in limit for limit in before)
    assert not [limit for limit in limits if set(re.findall(r"I-\d\d", limit)) - told]
    assert not [limit for limit in limits if re.search(r"\(\)| \.", limit)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_limit_of_a_slide_gives_way_once_its_caveat_is_silent(language: str) -> None:
    dated = Outlook.after("zone_shares", bundled("zone_shares").table.assign(share_pct=45.0, year=2023), head=0)
    with speaking(language):
        limits = (shared.UNDATED_SHARE, shared.NO_RANK)
        before, after = (shared.said(state, *limits) for state in (Outlook(head=0), dated))
    assert [before.index(limit) for limit in after if limit in before] == [1]  # that provinces are not ranked
    assert len(after) == 1
    assert not [limit for limit in after if "undated" in limit or "시점 미상" in limit]
