"""Time moves: no year of the bundled tables is known by heart, and the newest of each table is what a page shows.

The default run opens pages and stories in the newest state of a few ways in which tables may grow; `-m sweep` in all of them.
All figures of later years are invented.
"""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

import pandas as pd
import pytest
from babel.messages.pofile import read_po

from components.figures import trends
from components.figures.exhibit import Exhibit
from components.figures.pages import FIGURE_PAGES
from components.figures.state import Slide, State, offered_years
from components.figures.stories import STORIES, province, story
from data import catalogue
from data.outlook import PENDING, Outlook
from data.package import bundled, package
from i18n import LANGUAGES, speaking
from indicators.dataset import Dataset, newest
from tests.test_house_rules import ROOT

# No product module, catalogue or data column holds a year of the bundled tables by heart.


YEAR: Final = re.compile(r"(?<!\d)20(?:19|20|21)(?!\d)")
PRODUCT: Final = ("indicators", "components", "pages", "data", "geo", "i18n")
SAID: Final = re.compile(r"(?:label|title|definition|reading|text|description)(?:_en|_ko)?")
# What may hold one: places, what is said there, by the reason.
QUOTED: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "how a year or a date is written": (
        ("data/", r"2021-12-31|^2021$|such as 2021|2021처럼|\(예: 2021"),
        ("catalogue", r"2021-12-31|such as 2021|2021처럼"),
    ),
    "the year of an event": (
        (".*", "January 2020|2020년 1월|From 2020 the series|2020년 시계열|in 2020 also|2020년에는"),
        (r"caveats\.\w+ I-26", ".*"),
    ),
    "what a survey is called, and its year in a template": (
        (r"caveats\.text\w* I-(?:05|06|27)", "figure="),
        ("indicators/comparisons", "^kedi_2021"),
        ("components/figures/trends", "^2020$"),
    ),
    "of a document: what it prints, or says of its own table": (
        (r"caveats\.\w+ I-(?:01|03|07|13|20|25)", ".*"),
        (r"indicators\.reading\w* p_tech_participants", ".*"),
        (r"codelists\.label\w* 2021-2022", ".*"),
    ),
    "the estimates by place, which are made for one year alone": (
        ("components/figures/concentration|indicators/zones|indicators/provinces|pages/concentration", ".*"),
    ),
}  # fmt: skip


def quoted(place: str, text: str) -> bool:
    return any(re.match(where, place) and re.search(what, text) for found in QUOTED.values() for where, what in found)


def of_modules() -> Iterator[tuple[str, str]]:
    """What product modules hold beside their docstrings: texts and whole numbers."""
    for path in sorted(path for folder in PRODUCT for path in (ROOT / folder).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
        for one in ast.walk(tree):
            if isinstance(one, ast.Constant) and isinstance(one.value, str | int) and id(one) not in told:
                yield path.relative_to(ROOT).as_posix(), str(one.value)


def of_catalogue() -> Iterator[tuple[str, str]]:
    """What is said in English; its Korean must say the same years."""
    with (ROOT / "locales" / "ko" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        for one in read_po(file):
            texts = (one.id, one.string) if isinstance(one.id, str) else (one.id[0], one.string[0])
            yield "catalogue", texts[0]
            if YEAR.search(texts[1]) and not YEAR.search(texts[0]):
                yield "catalogue, in Korean alone", texts[1]


def of_columns() -> Iterator[tuple[str, str]]:
    """Labels, titles, definitions, readings and texts of the tables, and of the package itself."""
    for name in package().names:
        table = bundled(name).table
        key = table.columns[0] if name != "codelists" else "code"
        for column in (one for one in table if SAID.fullmatch(str(one)) and name != "coverage"):
            yield from (
                (f"{name}.{column} {row}", str(text)) for row, text in zip(table[key], table[column], strict=True)
            )
        yield from ((name, text) for key, text in package().resource(name).items() if SAID.fullmatch(key))


def test_no_year_of_the_bundled_tables_is_known_by_heart() -> None:
    texts = [*of_modules(), *of_catalogue(), *of_columns()]
    assert [(place, text) for place, text in texts if YEAR.search(text) and not quoted(place, text)] == []


def test_every_quotation_is_found() -> None:
    texts = [(place, text) for place, text in (*of_modules(), *of_catalogue(), *of_columns()) if YEAR.search(text)]
    unused = [
        (where, what)
        for found in QUOTED.values()
        for where, what in found
        if not any(re.match(where, place) and re.search(what, text) for place, text in texts)
    ]
    assert unused == []


# Tables that grow: the rows of their newest year again under later years, as a national update would bring them.


GROWING: Final = ("trainees", "population", "training_supply", "programme_qualification", "sme_by_zone")
WAYS: Final[Mapping[str, Mapping[str, tuple[int, ...]]]] = {
    "a year more": dict.fromkeys(GROWING, (2022,)),
    "two years more": dict.fromkeys(GROWING, (2022, 2023)),
    "a gap": dict.fromkeys(GROWING, (2023,)),
    "each to its own year": {
        **{"trainees": (2022,), "population": (2022, 2023), "training_supply": (2024,)},
        **{"programme_qualification": (2025,), "dual_system": (2025,), "dual_top15": (2024,), "skill_trends": (2024,)},
    },
    "trainees ahead": {"trainees": (2022, 2023)},
    "residents ahead": {"population": (2022, 2023, 2024)},
    "thirteen years": dict.fromkeys(GROWING, tuple(range(2022, 2032))),
    "2031 alone": dict.fromkeys((*GROWING, "dual_system", "dual_top15", "skill_trends"), (2031,)),
}
SAMPLE: Final = ("a gap", "each to its own year", "thirteen years")


def ways() -> list[object]:
    return [pytest.param(one, marks=() if one in SAMPLE else pytest.mark.sweep, id=one) for one in WAYS]


@cache
def grown(way: str) -> Outlook:
    return Outlook(instead={name: _later(catalogue.dataset(name), *added) for name, added in WAYS[way].items()})


def _later(told: Dataset, *added: int) -> Dataset:
    last = newest(told.where(counting=["printed", "in_training"], year=2021) if told.name == "dual_system" else told)
    rows = told.where(year=last).table.assign(status="uploaded", source=PENDING)
    kept = told.table[~told.table["year"].isin(added)]  # some tables have a later year than others
    return replace(told, table=pd.concat([kept, *(rows.assign(year=year) for year in added)], ignore_index=True))


def state(way: str, **chosen: object) -> State:
    found = State(outlook=grown(way), year=offered_years(grown(way))[-1], province="KR-26", today=date(2026, 11, 22))
    return replace(found, **chosen)


def of_table(way: str, name: str) -> str:
    return str(newest(grown(way).dataset(name)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ways())
class TestTheNewestYear:
    def test_of_trainees_leads_their_page(self, way: str, language: str) -> None:
        year = of_table(way, "trainees")
        with speaking(language):
            page, then = FIGURE_PAGES["trends"], state(way)
            assert year in page.answer(then)
            assert [one.when for one in page.cards(then)[:3]] == [year] * 3
            for name in ("trainees-by-category", "trainees-index"):
                assert list(_made(page.exhibits[name](then)).table.frame.columns)[-2] == year
            assert year in FIGURE_PAGES["overview"].answer(then)

    def test_that_trainees_and_residents_both_have_is_of_their_quotient(self, way: str, language: str) -> None:
        both = str(newest(*(grown(way).dataset(name) for name in ("trainees", "population"))))
        with speaking(language):
            quotient = FIGURE_PAGES["trends"].cards(state(way))[-1]
            assert quotient.when == both
            # Where the residents of the newest trainees are not known, that is said.
            assert (of_table(way, "trainees") in quotient.note) == (both != of_table(way, "trainees"))

    def test_of_residents_leads_a_province(self, way: str, language: str) -> None:
        with speaking(language):
            residents = province.Place(code="KR-26", outlook=grown(way)).cards[0]
            assert residents.when == of_table(way, "population")

    def test_of_other_tables_leads_their_cards(self, way: str, language: str) -> None:
        with speaking(language):
            courses, providers = FIGURE_PAGES["skills"].cards(state(way))[-2:]
            items = FIGURE_PAGES["qualifications"].cards(state(way))[0]
        assert {courses.when, providers.when} == {of_table(way, "training_supply")}
        assert items.when == of_table(way, "programme_qualification")

    def test_leads_the_story_for_ministers(self, way: str, language: str) -> None:
        year = of_table(way, "trainees")
        with speaking(language):
            first = story("overview", grown(way)).slides[0]
        assert year in first.headline
        assert first.link == f"/trends?year={year}"

    def test_leaves_no_page_and_no_slide_behind(self, way: str, language: str) -> None:
        with speaking(language):
            parts = [part for page in FIGURE_PAGES.values() for part in page.document(state(way))]
            slides = [slide for name in STORIES for slide in story(name, grown(way)).slides]
            slides += province.story("KR-26", grown(way)).slides
        assert parts
        assert all(isinstance(one, Slide) and one.headline for one in slides)


def _made(found: Exhibit | None) -> Exhibit:
    assert found
    return found


@pytest.mark.parametrize("way", ways())
def test_a_year_that_is_chosen_moves_what_has_it_and_the_rest_keeps_its_own(way: str) -> None:
    then = state(way, year=2020)
    with speaking("en"):
        assert "2020" in FIGURE_PAGES["trends"].answer(then)
        assert {one.when for one in FIGURE_PAGES["trends"].cards(then)} == {"2020"}
    assert then.year_of("population") == 2020
    assert then.year_of("training_supply") == 2021  # it has no earlier one


def test_the_year_of_a_table_is_the_chosen_one_or_the_latest_before_it() -> None:
    then = state("a gap")  # trainees and residents of 2019, 2020, 2021 and 2023
    assert then.year_of("population") == 2023
    chosen = state("residents ahead", year=2020)
    assert chosen.year_of("population") == 2020
    assert state("residents ahead").year_of("population") == 2024
    assert state("trainees ahead", year=2022).year_of("population") == 2021
    assert then.year_of("regional_training") == 2023  # no office has reported: the year of the filter


def test_residents_of_one_province_are_no_year_of_all() -> None:
    told = catalogue.dataset("population")
    one = told.table[(told.table["year"] == 2021) & (told.table["province"] == "KR-26")].assign(year=2022)
    outlook = Outlook(instead={"population": replace(told, table=pd.concat([told.table, one], ignore_index=True))})
    assert State(outlook=outlook, year=2021).year_of("population") == 2021


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_employees_made_good_is_of_the_newest_three_years_or_is_not_said(language: str) -> None:
    # 2022 falls to 1.9 million and 2023 rises to 2.5 of the 3.99 million of 2021: 0.6 / 2.092 million = 0.29, told as 0.3.
    rows = [
        (year, category, count, "uploaded", PENDING)
        for year, seekers, employees in ((2022, 310_000, 1_900_000), (2023, 310_000, 2_500_000))
        for category, count in (("job_seeker", seekers), ("employee", employees))
    ]
    told = catalogue.dataset("trainees")
    added = pd.DataFrame(rows, columns=list(told.table.columns))
    said = {}
    for last in (2022, 2023):
        table = pd.concat([told.table, added[added["year"] <= last]], ignore_index=True)
        then = State(outlook=Outlook(instead={"trainees": replace(told, table=table)}), year=last)
        with speaking(language):
            said[last] = " ".join(trends.index(then).says)
    assert "2.1" not in said[2022]  # the fall of 2020 is no news any more, and 2022 made nothing good
    assert "0.3" in said[2023]
    assert "2022" in said[2023]


def test_rates_of_firms_carry_the_year_that_was_sent() -> None:
    told = catalogue.dataset("sme_participation")
    sent = told.table.assign(year=2023, year_basis=None)
    then = State(outlook=Outlook(instead={told.name: replace(told, table=sent)}), year=2021)
    with speaking("en"):
        cards = FIGURE_PAGES["sme"].cards(then)
        shown = [_made(FIGURE_PAGES["sme"].exhibits[name](then)) for name in ("sme-take-up", "sme-sixty-as_is")]
    assert {one.when for one in cards} == {"2023"}
    assert [one.subtitle.endswith("2023") for one in shown] == [True, True]
    assert not any("2021" in json.dumps([str(one.table.frame), one.subtitle]) for one in shown)
