"""Once offices have published, no slide holds a refusal alone: what has no figure says what it waits for, and of whom."""

import pytest

from components.figures.stories import STORIES, concentration, province
from data.outlook import Outlook
from i18n import LANGUAGES, speaking
from tests import stores


@pytest.mark.parametrize("store", stores.STORES)
def test_every_slide_shows_a_picture_a_table_or_figures(store: str) -> None:
    with stores.store(store), speaking("en"):
        made = [make(Outlook()) for name in STORIES for make in STORIES[name].slides]
        made += province.story("KR-26", Outlook()).slides
        assert [slide.id for slide in made if slide.shown is None and not slide.cards] == []


@pytest.mark.parametrize(
    ("language", "table", "owner"),
    [
        ("en", "Residents by province, 2023", "National authority"),
        ("ko", "시·도별 주민등록인구, 2023년", "중앙행정기관"),
    ],
)
def test_a_rate_without_residents_names_the_table_its_owner_and_the_way_there(
    language: str, table: str, owner: str
) -> None:
    assert language in LANGUAGES
    with stores.store("years"), speaking(language):
        slide = concentration.per_person(Outlook())
        assert slide.shown is not None
        assert [*slide.shown.table.frame.index] == [table]
        assert owner in slide.shown.table.frame.loc[table].tolist()
        assert slide.link == "/data?dataset=population"
