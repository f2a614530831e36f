"""Language, province and year of all pages: chosen once, kept, and told when a link asks for what isn't there."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.export import edition
from components.export.edition.contents import Pool
from components.figures import pages
from data import catalogue
from data.outlook import Outlook
from i18n import speaking
from tests.data.store.reports import MINISTRY, published
from tests.pages.test_every_page import PAGES
from tests.stores import fill

Opens = Callable[..., AppTest]


def _address(at: AppTest) -> dict[str, str]:
    return {name: value[0] if isinstance(value, list) else value for name, value in at.query_params.items()}


def test_the_link_decides_language_province_and_year(seen_page: Opens) -> None:
    at = seen_page("overview", lang="en", province="KR-26", year="2020")
    assert [at.session_state[name] for name in ("lang", "province", "year")] == ["en", "KR-26", "2020"]
    assert _address(at) == {"lang": "en", "province": "KR-26", "year": "2020"}
    assert not at.info


def test_the_defaults_are_all_of_korea_and_the_newest_year_and_stay_out_of_the_address(seen_page: Opens) -> None:
    at = seen_page("overview", lang="en")
    assert [at.session_state[name] for name in ("province", "year")] == ["KR", "2021"]
    assert _address(at) == {"lang": "en"}


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"lang": "qaa"}, "qaa"),
        ({"province": "Busan"}, "province “Busan”"),
        ({"year": "2018"}, "year “2018”"),
    ],
)
def test_what_a_link_asks_in_vain_is_told_once(open_page: Opens, query: dict[str, str], notice: str) -> None:
    at = open_page("overview", **query)
    assert [notice in info.value for info in at.info] == [True]
    assert not at.run().info


@pytest.mark.parametrize(
    ("page", "query", "shown"),
    [
        ("kdt", {"field": "99"}, "None"),
        ("mra", {"partner": "NPL"}, "None"),
        ("cases", {"type": "z"}, "All"),
        ("sme", {"yardstick": "half"}, "the largest"),
    ],
)
def test_what_a_link_asks_of_a_choice_of_the_page_in_vain_is_told(
    open_page: Opens, page: str, query: dict[str, str], shown: str
) -> None:
    at, [asked] = open_page(page, lang="en", **query), query.values()
    told = f"The link asks for “{asked}”, which is not offered here. Shown: {shown}."
    assert [info.value.endswith(told) for info in at.info].count(True) == 1
    assert not [info for info in at.run().info if "The link asks" in info.value]


def test_a_language_that_we_lack_gives_korean(seen_page: Opens) -> None:
    at = seen_page("overview", lang="qaa")
    assert at.session_state["lang"] == "ko"
    assert _address(at) == {"lang": "ko"}


def test_the_notice_names_the_years_that_there_are(seen_page: Opens) -> None:
    assert "2019, 2020, 2021" in seen_page("overview", year="1999").info[0].value


def test_the_province_filter_offers_all_of_korea_and_the_17(seen_page: Opens) -> None:
    options = seen_page("overview", lang="en").main.selectbox(key="province in en").options
    assert len(options) == 18
    assert options[:3] == ["Korea", "Seoul", "Busan"]


def test_a_change_of_language_keeps_province_and_year(open_page: Opens) -> None:
    at = open_page("overview", lang="en", province="KR-26", year="2020")
    at.button_group(key="lang").set_value("ko").run()
    assert _address(at) == {"lang": "ko", "province": "KR-26", "year": "2020"}


def test_a_chosen_province_and_year_stand_in_the_address(open_page: Opens) -> None:
    at = open_page("overview", lang="en")
    at.main.selectbox(key="province in en").select("KR-26").run()
    at.button_group(key="year in en").set_value("2019").run()
    assert _address(at) == {"lang": "en", "province": "KR-26", "year": "2019"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_draws_the_filters_that_it_uses_and_keeps_the_choice_of_the_others(open_page: Opens, name: str) -> None:
    at = open_page(name, lang="en", province="KR-26", year="2020")
    drawn = {
        "province": "Province" in [box.label for box in at.main.selectbox],
        "year": "Year" in [group.label for group in at.main.button_group],
    }
    assert [filter_ for filter_, is_drawn in drawn.items() if is_drawn] == list(pages.PAGES[name].moved_by(0))
    assert _address(at) == {"lang": "en", "province": "KR-26", "year": "2020"}
    at.switch_page("pages/concentration.py").run()
    assert at.main.selectbox(key="province in en").value == "KR-26"
    assert at.button_group(key="year in en").value == "2020"


@pytest.mark.parametrize("name", PAGES)
def test_a_filter_is_drawn_where_it_changes_what_is_shown_and_nowhere_else(
    seen_page: Opens, texts: Callable[[AppTest], str], name: str
) -> None:
    with speaking("en"):
        shown = partial(_shown, texts=texts, question=str(getattr(pages.PAGES[name], "question", "")))
    plain = shown(seen_page(name))
    changed = {
        "province": shown(seen_page(name, province="KR-26")) != plain,
        "year": shown(seen_page(name, year="2019")) != plain,
    }
    assert [filter_ for filter_, does in changed.items() if does] == list(pages.PAGES[name].moved_by(0))


def _shown(at: AppTest, *, texts: Callable[[AppTest], str], question: str) -> list[str]:
    """Words and charts of the page, without its question and the notice in its place that it has no figures of the province."""
    words = [line for line in texts(at).splitlines() if line != question and "This page has no figures of" not in line]
    return [*words, *(chart.proto.spec for chart in at.get("plotly_chart"))]


def test_the_page_of_releases_offers_the_province_once_there_is_one(open_page: Opens) -> None:
    assert "Province" not in [box.label for box in open_page("changes", lang="en").main.selectbox]
    fill("one-province")
    assert "Province" in [box.label for box in open_page("changes", lang="en").main.selectbox]


@pytest.mark.parametrize(
    ("year", "told"),
    [
        # The store ends in 2023 for trainees, in 2024 for residents, who are not known for 2023.
        (None, "Not in the data of 2023: Residents by province."),
        ("2021", ""),
    ],
)
def test_the_tables_that_lack_the_year_are_named_and_a_province_has_its_newest_residents(
    open_page: Opens, year: str | None, told: str
) -> None:
    fill("later")
    at = open_page("overview", lang="en", province="KR-26", **({"year": year} if year else {}))
    captions = [caption.value for caption in at.main.caption]
    assert [one for one in captions if one.startswith("Not in the data")] == ([told] if told else [])
    assert ("31 December 2024" if year is None else "31 December 2021") in " ".join(
        one.value for one in (*at.markdown, *at.caption)
    )


@pytest.mark.parametrize(
    ("page", "told"), [("trends", []), ("concentration", ["Not in the data of 2020: Trainees by province."])]
)
def test_a_table_that_the_page_does_not_show_is_not_missed_there(open_page: Opens, page: str, told: list[str]) -> None:
    fill("one-province")  # Busan, of 2021 only
    captions = [caption.value for caption in open_page(page, lang="en", year="2020").main.caption]
    assert [one for one in captions if one.startswith("Not in the data")] == told


def test_an_edition_names_them_beside_its_choice_of_the_year() -> None:
    fill("later")
    found = edition._pages("en", ("trends",), edition.Known(date(2027, 5, 12), Outlook(), "here", ()), Pool())[
        "lacking"
    ]
    assert {year: told for year, told in found.items() if told} == {
        "2022": "Not in the data of 2022: Residents by province.",
        "2023": "Not in the data of 2023: Residents by province.",
    }


def _later() -> None:
    """Trainees of 2023, invented."""
    rows = [{"year": 2023, "category": name, "trainees": 500_000} for name in ("job_seeker", "employee")]
    published(pd.DataFrame(rows), actor=MINISTRY, dataset="trainees")


def test_a_year_that_nobody_chose_goes_with_the_data_and_one_that_was_chosen_stays(open_page: Opens) -> None:
    plain, linked, chosen = open_page("overview"), open_page("overview", year="2021"), open_page("overview")
    chosen.button_group(key="year in en").set_value("2020").run()
    _later()
    for at, year in ((plain, None), (linked, "2021"), (chosen, "2020")):
        at.main.selectbox(key="province in en").select("KR-26").run()
        assert not at.exception
        assert (at.session_state["year"], _address(at).get("year")) == (year or "2023", year)


def test_the_way_to_the_newest_version_leads_to_its_newest_year(open_page: Opens) -> None:
    _later()
    at = open_page("trends", version=catalogue.reference(at=0))
    assert at.session_state["year"] == "2021"
    at.button(key="to the newest").click().run()
    assert at.session_state["year"] == "2023"
    assert "year" not in _address(at)
