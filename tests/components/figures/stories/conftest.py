"""What the tests of stories share: a story's texts, and the data as they would be with other rows."""

from functools import cache

import pytest

from components.figures.stories import story
from data.catalogue import dataset
from data.outlook import Outlook
from i18n import speaking


@pytest.fixture
def headline():
    """The headline of a slide (`mra-3`), with ordinary spaces, in a language and a state of the data."""

    def found(slide, lang="en", outlook=None):
        return plain(of(slide, lang, outlook).headline)

    return found


@pytest.fixture
def cards():
    """The values and kinds of a slide's key figures."""

    def found(slide, lang="en", outlook=None):
        return [(plain(card.value), card.status) for card in of(slide, lang, outlook).cards]

    return found


@pytest.fixture
def after():
    """The data as they would be with cells changed: `after("trainees", value, trainees={...where})`."""

    def changed(name, column, value, **where):
        table = dataset(name).table.copy()
        rows = table[list(where)].eq(list(where.values())).all(axis=1)
        assert rows.any(), where
        table.loc[rows, column] = value
        return Outlook.after(name, table)

    return changed


def of(slide, lang="en", outlook=None):
    name = slide.split("-")[0]
    slides = _told(name, lang, outlook) if outlook else _of_the_bundled_data(name, lang)
    return next(one for one in slides if one.id == slide)


@cache
def _of_the_bundled_data(name, lang):
    return _told(name, lang, Outlook())


def _told(name, lang, outlook):
    with speaking(lang):
        return story(name, outlook).slides


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")
