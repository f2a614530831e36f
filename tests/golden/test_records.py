"""Every exhibit, card and slide says and draws what was approved: values under their labels, colours, axes, hover, status."""

import json
from collections import defaultdict
from typing import Any

import pytest

from components.figures.pages import FIGURE_PAGES
from tests.golden.approved import NAMES, STORES, path, records, written
from tests.stores import store


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = defaultdict(dict)
    for name in STORES:
        with store(name):
            for page, way, one in records(name):
                made[page][way] = one
    return made


@pytest.mark.parametrize("name", NAMES)
def test_it_says_and_draws_what_was_approved(found: dict[str, dict[str, Any]], name: str) -> None:
    approved = json.loads(path(name).read_text("utf-8"))
    for way, told in found[name].items():
        now, before = (written(one).splitlines() for one in (told, approved[way]))
        lines = enumerate(zip(before, now, strict=False), start=1)
        changed = [f"{place}: {old!r} is now {new!r}" for place, (old, new) in lines if old != new]
        assert now == before, f"{name}, {way}\n" + "\n".join(changed[:10])


@pytest.mark.parametrize("page", FIGURE_PAGES)
def test_each_exhibit_of_a_page_is_approved(page: str) -> None:
    ways = json.loads(path(page).read_text("utf-8")).values()
    approved = {exhibit["id"] for way in ways for exhibit in way["exhibits"]}
    assert set(FIGURE_PAGES[page].exhibits) - approved == set()
