"""A page that was made for one reader costs the next one no tables: two hundred readers share two processors."""

import traceback
from functools import partialmethod

import pandas as pd
import pytest

from components.figures.pages import FIGURE_PAGES
from tests.stores import fill

# What reads a table: columns, rows, cells, and a column as a list.
OF_TABLES = ("__getitem__", "itertuples", "iterrows", "merge", "groupby")
READS = [(pd.DataFrame, way) for way in OF_TABLES] + [(pd.Series, "__iter__"), (pd.Series, "__getitem__")]


@pytest.fixture
def reads(monkeypatch):
    """The lines of ours that read a table, from when it is called."""
    found = []

    def told(self, *arguments, way, **named):
        lines = [one for one in traceback.extract_stack(limit=12)[:-1] if "site-packages" not in one.filename]
        found.append(f"{lines[-1].filename}:{lines[-1].lineno}" if lines else "a library")
        return way(self, *arguments, **named)

    def begin():
        for kind, name in READS:
            monkeypatch.setattr(kind, name, partialmethod(told, way=getattr(kind, name)))
        return found

    return begin


@pytest.mark.parametrize("name", FIGURE_PAGES)
@pytest.mark.usefixtures("as_folded")
class TestAPageThatWasMadeBefore:
    def test_reads_no_table(self, open_page, reads, name):
        at = open_page(name, lang="en")
        found = reads()
        at.run()
        assert sorted(set(found)) == []

    @pytest.mark.slow
    def test_reads_none_of_a_province_that_has_reported(self, open_page, reads, name):
        fill("one-province")
        at = open_page(name, lang="ko", province="KR-26")
        found = reads()
        at.run()
        assert sorted(set(found)) == []
