"""The address of a story: what it answers, and that a story stays at the version of the data it began with."""

import base64
import gzip
import json
import re
from typing import Any

import pytest
from starlette.applications import Starlette

from components.export import own
from components.server import HEAD, MIDDLEWARE, routes
from data import catalogue
from data.store import stories
from data.store.stories import Step, StoryDraft
from tests.components.asgi import get
from tests.data.store.reports import ADMINISTRATOR, BUSAN, published, report

APP = Starlette(routes=routes(), middleware=MIDDLEWARE)
DRAFT = StoryDraft(title={"en": "Ours", "ko": "우리 이야기"}, steps=(Step(page="trends", exhibit="trainees-rates"),))


def content(page: bytes) -> dict[str, Any]:
    """What the script of a player is given."""
    packed = re.search(rb'id="data">([^<]+)<', page)
    assert packed
    found: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    return found


def figures(page: bytes) -> str:
    """The key figures of all slides; one counts the provinces that have reported."""
    slides = content(page)["languages"]["en"]["slides"]
    return json.dumps([slide["cards"] for slide in slides])


@pytest.mark.parametrize(("lang", "words"), [("en", "Next"), ("ko", "다음")])
def test_a_shipped_story_comes_whole_in_the_language_asked_for(lang: str, words: str) -> None:
    status, headers, body = get(APP, f"/stories/overview.html?version=0&lang={lang}")
    assert status == 200
    assert headers["x-content-type-options"] == "nosniff"
    assert f'<html lang="{lang}">'.encode() in body
    found = content(body)
    assert len(found["languages"]["en"]["slides"]) == len(found["languages"]["ko"]["slides"]) == 10
    assert found["languages"][lang]["words"]["next"] == words


def test_what_is_added_to_pages_of_streamlit_is_not_added_to_it() -> None:
    body = get(APP, "/stories/overview.html?version=0&lang=en", accept="text/html")[2]
    assert HEAD not in body
    assert b"static/js" not in body.partition(b'<script type="text/plain" id="plotly">')[0]


def test_without_a_version_it_leads_to_the_address_of_the_newest() -> None:
    published(report())
    status, headers, _ = get(APP, "/stories/overview.html?lang=en")
    assert (status, headers["location"]) == (307, f"overview.html?version={catalogue.reference(at=1)}&lang=en")


def test_a_story_that_somebody_made_leads_to_its_newest_version_too() -> None:
    name = stories.save(DRAFT, actor=BUSAN, reason="one").id
    stories.save(DRAFT, actor=BUSAN, reason="two", story_id=name, seen=1)
    headers = get(APP, f"/stories/{name}.html?version=0&lang=ko")[1]
    assert headers["location"] == f"{name}.html?version={catalogue.reference(at=0)}&edition=2&lang=ko"
    found = content(get(APP, f"/stories/{name}.html?version=0&edition=1&lang=ko")[2])
    assert found["languages"]["en"]["title"] == "Ours"


def test_a_story_that_began_keeps_its_figures_when_somebody_publishes() -> None:
    before = get(APP, "/stories/overview.html?version=0&lang=en")[2]
    own._page.cache_clear()
    published(report(employees=200_000), actor=ADMINISTRATOR)
    again = get(APP, "/stories/overview.html?version=0&lang=en")[2]
    after = get(APP, "/stories/overview.html?version=1&lang=en")[2]
    assert figures(again) == figures(before)
    assert figures(after) != figures(before)


def test_neither_version_nor_language_stays_in_force_behind_it() -> None:
    from i18n import current

    published(report())
    spoken = current()
    get(APP, "/stories/overview.html?version=0&lang=en")
    assert catalogue.head() == 1
    assert current() == spoken


@pytest.mark.parametrize(
    "address",
    [
        "/stories/none.html",
        "/stories/own-1.html?version=0&edition=1",
        "/stories/overview.html?version=1",
        "/stories/overview.html?version=-1",
        "/stories/overview.html?version=²",
        "/stories/overview.html?version=99999999999999999999",
        "/stories/%3Cscript%3E.html",
    ],
)
def test_what_does_not_exist_is_told_in_both_languages(address: str) -> None:
    status, headers, body = get(APP, address)
    assert status == 404
    assert headers["content-type"].startswith("text/html")
    text = body.decode()
    assert "There is no such story" in text
    assert re.search(r'<p lang="ko">[^<]*[가-힣]', text)
    assert "<script" not in text
    rules = set(headers["content-security-policy"].split("; "))
    assert {"default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"} == rules


def test_a_database_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", "sqlite:////proc/nothing/here.sqlite3")
    monkeypatch.setattr("data.store.location.absent", lambda: False)
    assert get(APP, "/stories/overview.html?version=0")[0] == 503
