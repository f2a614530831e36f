"""Every exhibit of every page from one state, without Streamlit."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pytest

from components.draw import whole
from components.figures.exhibit import Exhibit, Figure
from components.figures.page import Heading, Sentence
from components.figures.pages import FIGURE_PAGES, PAGES, exhibits
from components.figures.state import State
from components.scene import picture
from components.scene.parts import Words, extent
from data import labels
from data.catalogue import compute
from data.outlook import Outlook
from i18n import speaking
from indicators.indicator import PROVINCES
from tests.data.store.reports import ADMINISTRATOR, published, report

ROOT = Path(__file__).parents[3]
LANGUAGES = ("en", "ko")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def plain(**changes: Any) -> State:
    """The data in force now, in 2021, nothing chosen but these."""
    return replace(State(outlook=Outlook(), year=2021), **changes)


def publish(*provinces: str, year: int = 2021) -> None:
    """These provinces report their trainees."""
    tables = [report(code, year, job_seekers=50_000, employees=200_000) for code in provinces]
    published(pd.concat(tables), actor=ADMINISTRATOR, dataset="regional_training")


def everything() -> list[State]:
    """States that together show all exhibits there are, once a province has reported."""
    own = {"target": "6000000", "by": "2030", "years": "5", "programme": "software_development_L4"}
    return [
        plain(province="KR-26", choices={"partner": "VNM", **own}),
        replace(plain(choices={"partner": "DEU", "reading": "to_be"}), compared=("KR-11", "KR-41")),
        plain(),
    ]


def ids(page: str, state: State) -> list[str]:
    return [one.id for one in exhibits(page, state)]


def shown(page: str, name: str, state: State | None = None) -> Exhibit:
    found = FIGURE_PAGES[page].exhibits[name](state or plain())
    assert found is not None
    return found


def spec(page: str, name: str, state: State) -> str:
    figure = shown(page, name, state)
    assert isinstance(figure, Figure)
    return str(figure.spec)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", list(FIGURE_PAGES))
def test_each_exhibit_has_the_id_of_its_key_and_can_be_shown(page: str, lang: str) -> None:
    publish("KR-26")
    with speaking(lang):
        made = [(name, view(state)) for state in everything() for name, view in FIGURE_PAGES[page].exhibits.items()]
    assert [(name, one.id) for name, one in made if one and one.id != name] == []
    assert {name for name, one in made if one} == set(FIGURE_PAGES[page].exhibits)
    assert all(one.title and one.subtitle and len(one.table.frame) for _name, one in made if one)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", list(FIGURE_PAGES))
def test_each_page_has_an_answer_and_cards(page: str, lang: str) -> None:
    with speaking(lang):
        assert FIGURE_PAGES[page].answer(plain())
        assert FIGURE_PAGES[page].cards(plain())


def test_there_is_a_view_of_every_page_but_those_on_files_and_data_in_the_order_of_the_pages() -> None:
    assert [page for page in PAGES if page not in FIGURE_PAGES] == ["present", "data", "changes", "access", "sources"]


def test_titles_are_taken_of_exhibits_that_there_are() -> None:
    told = [(page, name) for page in FIGURE_PAGES.values() for name in page.news]
    assert [name for page, name in told if name not in page.exhibits] == []
    assert len(told) > len(FIGURE_PAGES)  # and there are such titles


def test_all_pages_are_made_without_streamlit() -> None:
    code = (
        "import sys\n"
        "from components.figures.pages import FIGURE_PAGES, State, exhibits\n"
        "from data.outlook import Outlook\n"
        "state = State(outlook=Outlook(), year=2021, province='KR-26')\n"
        "made = [one for page in FIGURE_PAGES for one in exhibits(page, state)]\n"
        "told = [make(state) for page in FIGURE_PAGES.values() for make in (page.answer, page.cards)]\n"
        "print(len(made), 'streamlit' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    count, with_streamlit = done.stdout.split()
    assert int(count) > 40
    assert with_streamlit == "False"


def test_nothing_reported_shows_no_facts_and_a_report_shows_them() -> None:
    facts = ("reported-map", "reported-bars", "provinces-reported")
    assert not set(facts) & set(ids("concentration", plain()))
    publish("KR-26")
    assert set(facts) <= set(ids("concentration", plain()))


def test_facts_are_those_of_the_year_that_is_chosen_among_the_reported() -> None:
    publish("KR-26", year=2023)
    assert "reported-map" not in ids("concentration", plain())
    then = plain(choices={"reported": "2023"})
    assert shown("concentration", "reported-map", then).title == "Reported so far for 2023: Busan"


def test_estimates_are_left_out_of_another_year_and_where_all_have_reported() -> None:
    estimates = {"estimate-map", "estimate-ranges"}
    assert estimates <= set(ids("concentration", plain()))
    assert not estimates & set(ids("concentration", plain(year=2019)))
    publish(*PROVINCES)
    assert not estimates & set(ids("concentration", plain()))


def test_the_year_changes_cards_answer_and_the_provinces_residents() -> None:
    before = plain(year=2020)
    assert FIGURE_PAGES["trends"].answer(before).split(":")[0].endswith("in 2020")
    assert {card.when for card in FIGURE_PAGES["trends"].cards(before)} == {"2020"}
    assert shown("concentration", "province-map", before).subtitle.startswith("Residents, 17 provinces, 2020;")


def test_the_province_is_outlined_and_stands_alone_unless_others_are_compared() -> None:
    state = plain(province="KR-26")
    for name in ("zone-map", "province-map", "estimate-map"):
        assert "['KR-26']" in spec("concentration", name, state)
        assert "['KR-26']" not in spec("concentration", name, plain())
    beside = replace(state, compared=("KR-11", "KR-41"))
    of = "provinces-side-by-side"
    assert of not in ids("concentration", plain())
    assert list(shown("concentration", of, state).table.frame.index) == ["Busan"]
    assert list(shown("concentration", of, beside).table.frame.index) == ["Seoul", "Gyeonggi-do"]


@pytest.mark.parametrize(
    ("page", "name", "choices", "title"),
    [
        ("mra", "mra-members", {}, "Washington Accord"),
        ("mra", "mra-members", {"accord": "seoul_accord"}, "Seoul Accord"),
        ("mra", "mra-map", {"profession": "it"}, "IT certificate: signed with 3 partners, under discussion with 0"),
        ("cases", "cases-map", {"type": "b"}, None),
        ("sme", "sme-distance", {"yardstick": "own"}, "How far each size is from your target: 20%"),
        ("sme", "sme-distance", {"yardstick": "own", "sme_own": "35"}, "How far each size is from your target: 35%"),
    ],
)
def test_a_choice_of_the_page_changes_its_exhibit(
    page: str, name: str, choices: dict[str, str], title: str | None
) -> None:
    found = shown(page, name, plain(choices=choices)).title.replace("\N{NO-BREAK SPACE}", " ")
    assert found == title if title else found != shown(page, name).title


def test_the_measure_falls_back_to_the_residents() -> None:
    of_firms = plain(choices={"measure": "sme_firms_by_province"})
    assert [one.id for one in shown("concentration", "province-map").rests_on] == ["residents_by_province"]
    assert shown("concentration", "province-map", of_firms).title.startswith("SME firms: most in")


def test_a_count_of_a_province_is_a_disc_as_large_as_the_number_and_a_rate_the_colour_of_its_area() -> None:
    """Gyeonggi-do has 13,565,450 residents, Sejong 371,895: areas as 36.5 to 1, not classes over areas of land."""
    counted = shown("concentration", "province-map")
    assert isinstance(counted, Figure)
    [discs] = [trace for trace in counted.spec["data"] if "customdata" in trace and trace["type"] == "scattergeo"]
    sizes = dict(zip(discs["customdata"], discs["marker"]["size"], strict=True))
    assert (sizes["KR-41"] / sizes["KR-50"]) ** 2 == pytest.approx(13_565_450 / 371_895)
    assert not any(trace.get("showscale") for trace in counted.spec["data"])
    [key] = [
        trace for trace in counted.spec["data"] if trace.get("text") == ["10,000,000 residents"]
    ]  # the unit is named
    assert (key["marker"]["size"][0] / sizes["KR-41"]) ** 2 == pytest.approx(10_000_000 / 13_565_450)
    assert "area of a disc is the number" in counted.subtitle
    chosen = shown("concentration", "province-map", plain(province="KR-26"))
    assert isinstance(chosen, Figure)
    [discs] = [trace for trace in chosen.spec["data"] if "customdata" in trace and trace["type"] == "scattergeo"]
    edges = discs["marker"]["line"]["width"]
    assert [code for code, edge in zip(discs["customdata"], edges, strict=True) if edge > 1] == ["KR-26"]
    rate = shown("concentration", "province-map", plain(choices={"measure": "smes_per_1000_residents"}))
    assert isinstance(rate, Figure)
    [scale] = [trace for trace in rate.spec["data"] if trace.get("showscale")]
    assert (scale["type"], scale["colorbar"]["title"]["text"]) == ("choropleth", "per 1,000 residents")
    assert not any("size" in trace.get("marker", {}) and "customdata" in trace for trace in rate.spec["data"])


def test_the_table_of_the_index_holds_the_numbers_of_its_indicator() -> None:
    frame = shown("concentration", "province-concentration").table.frame
    assert frame["Index"].dropna().tolist() == compute("province_hhi").table["value"].tolist()


def test_growth_is_told_behind_the_readers_own_horizon_only_and_in_two_digits() -> None:
    # both together: 4,500,000 / 3,827,000 = 1.1759, over five years its fifth root 1.0330, over fifteen 1.0109
    told = {
        years: shown("targets", "required-annual-growth-pct", plain(choices={"years": years})).table.frame.iloc[-1, 0]
        for years in ("1", "5", "15")
    }
    assert "required-annual-growth-pct" not in ids("targets", plain())
    assert {years: text.replace("\N{NO-BREAK SPACE}", " ") for years, text in told.items()} == {
        "1": "about 18% a year",
        "5": "about 3.3% a year",
        "15": "about 1.1% a year",
    }


def test_what_the_reader_chose_is_read_as_a_number_or_as_nothing() -> None:
    state = plain(choices={"years": "8", "target": ""})
    assert state.number("years") == 8
    assert state.number("target") is None
    assert state.number("by") is None
    assert state.choice("partner") == ""
    assert state.having(years=None, by=2030).choices == {"years": "8", "target": "", "by": "2030"}
    assert state.choice("measure", "residents_by_province") == "residents_by_province"


# A choice is answered first: the headline of a page turns to it, whatever it is.


def _answer(page: str, province: str | None = None, **choices: str) -> str:
    return FIGURE_PAGES[page].answer(State(outlook=Outlook(), year=2021, province=province).having(**choices))


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_page_that_follows_the_province_names_it_first(lang):
    with speaking(lang):
        followed = [name for name, page in FIGURE_PAGES.items() if "province" in page.filters]
        assert followed[0] == "overview", "says that it is of all of Korea"
        assert _answer("overview", province="KR-26") != _answer("overview")
        for page, code in product(followed[1:], PROVINCES):
            assert _answer(page, province=code).startswith(labels.area(code)), (page, code)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_an_economy_a_field_and_a_target_of_ones_own_are_answered_first(lang):
    with speaking(lang):
        for code in ("JPN", "CHN", "VNM", "THA", "USA", "AUS", "CHL", "TLS", "BRN", "EU"):
            assert labels.area(code) in _answer("mra", partner=code)
        for number in range(1, 22):
            assert _answer("kdt", field=str(number)).startswith(f"{number} ")
        # of the seven sizes 1.4, 12, 24.8, 33.6, 41.2, 48.4 and 68.3%
        for target, below in ((10, 1), (20, 2), (30, 3), (40, 4), (45, 5), (50, 6), (70, 7)):
            told = _answer("sme", yardstick="own", sme_own=str(target)).replace(" ", "")
            assert f"{target}%" in told
            assert re.search(rf"(?<!\d){below}(of7|개가)", told), told


LINES: Final = 1.3  # of the letters: from line to line, as Plotly sets it
APART: Final = 3  # pixels between two names


@pytest.mark.parametrize(
    ("page", "name", "axis", "around"),  # pixels above and below the rows
    [("qualifications", "dual-ranks", "yaxis2", 60), ("skills", "skill-trends", "yaxis", 90)],
)
def test_names_of_two_lines_in_rows_that_follow_each_other_stand_apart(
    page: str, name: str, axis: str, around: int
) -> None:
    figure = FIGURE_PAGES[page].exhibits[name](plain())
    bottom, top = figure.spec["layout"][axis]["range"]
    names = figure.spec["layout"][axis]["ticktext"]
    assert any("<br>" in one and "<br>" in other for one, other in pairwise(names))
    drawn = whole(figure) if page == "qualifications" else figure.spec["layout"]["height"]
    row = (drawn - around) / (bottom - top)
    assert 2 * LINES * figure.spec["layout"][axis]["tickfont"]["size"] + APART <= row


@pytest.mark.parametrize("name", FIGURE_PAGES)
def test_no_document_says_in_a_sentence_what_the_title_below_it_says_again(name: str) -> None:
    told = list(FIGURE_PAGES[name].document(plain()))
    below = [
        (one.text, other.title)
        for one, other in pairwise(told)
        if isinstance(one, Sentence) and isinstance(other, Exhibit)
    ]
    assert [text for text, title in below if text == title] == []
    assert name != "overview" or below, "no sentence was compared"


def test_words_of_low_rows_have_room_in_a_file_and_the_page_keeps_its_height() -> None:
    """The take-up by size has nine rows in 168 pixels of the overview, less than a line of letters each."""
    told = FIGURE_PAGES["overview"].document(plain())
    figure = next(one for one in told if isinstance(one, Figure) and one.id == "sme-take-up")
    page, file = (picture(figure, width=640, alone=alone) for alone in (False, True))
    assert page.height == figure.spec["layout"]["height"] < file.height
    rows = sorted(
        (extent(one) for one in file.parts if isinstance(one, Words) and one.role == "axis"), key=lambda box: box.top
    )
    assert len(rows) == 9
    assert [above for above, below in pairwise(rows) if above.bottom > below.top + 0.5] == []


def test_a_document_of_all_of_korea_asks_nobody_to_choose_a_province() -> None:
    told = [FIGURE_PAGES["overview"].document(state) for state in (plain(), plain(province="KR-26"))]
    headings = [[one.text for one in parts if isinstance(one, Heading)] for parts in told]
    assert [any("My province" in text for text in texts) for texts in headings] == [False, True]


def _pictures() -> Iterator[Figure]:
    state = plain()
    for page in FIGURE_PAGES:
        yield from (one for one in exhibits(page, state) if isinstance(one, Figure))


def test_no_number_in_a_bar_that_lies_is_turned() -> None:
    """A narrow one is shrunk or left out; Plotly turned it on its side."""
    bars = [
        (figure.id, trace)
        for figure in _pictures()
        for trace in figure.spec["data"]
        if trace["type"] == "bar" and trace.get("orientation") == "h" and trace.get("textposition") == "inside"
    ]
    assert bars
    assert {name for name, trace in bars if trace.get("textangle") != 0} == set()


def test_no_edge_of_a_box_lies_on_that_of_its_picture() -> None:
    """Half of it was cut off there: the outer edges of boxes were thinner than the others."""
    cut = []
    for figure in _pictures():
        layout = figure.spec["layout"]
        for form, letter in product(layout.get("shapes", ()), "xy"):
            axis = layout.get(f"{letter}axis", {})
            if (
                form["type"] != "rect"
                or form.get(f"{letter}ref")
                or "range" not in axis
                or not form["line"].get("width")
            ):
                continue
            ends = {float(form[f"{letter}0"]), float(form[f"{letter}1"])}
            cut += [(figure.id, letter)] if ends & set(map(float, axis["range"])) else []
    assert cut == []
