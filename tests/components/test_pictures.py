"""Figures by address: what is given, what is refused and in which words, and how long it may be kept."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette

from components import pictures
from components.door import reading
from components.figures.exhibit import Exhibit, Figure
from components.figures.pages import FIGURE_PAGES
from components.figures.state import State
from components.files.rows import caveats_of
from components.files.taken import VARIABLE
from components.pictures import WIDTHS
from components.scene.parts import measured, palette
from components.server import MIDDLEWARE, routes
from data import catalogue
from data.outlook import Outlook
from data.store.publishing import empty
from i18n import speaking
from tests.components.asgi import get
from tests.data.releases import earlier
from tests.data.store.reports import ADMINISTRATOR, published, report

APP = Starlette(routes=[*routes()], middleware=MIDDLEWARE)
ROOT = Path(__file__).parents[2]
PNG = b"\x89PNG\r\n\x1a\n"


def _words(content: bytes) -> str:
    return " ".join(" ".join(ElementTree.fromstring(content).itertext()).split())


def test_a_figure_is_given_with_its_title_kinds_source_version_and_address() -> None:
    status, headers, body = get(APP, "/figure/trainees-by-category.svg?lang=en&year=2021")
    assert (status, headers["content-type"]) == (200, "image/svg+xml; charset=utf-8")
    told = _words(body)
    # 3,992,820 employees and 668,962 job seekers of 2021 make 4,661,782 trainees.
    assert all(word in told for word in ("3.99m", "669k", "4.66m", "Reported", "Source: "))
    assert f"Data version: {catalogue.version()}" in told
    assert f"version={catalogue.reference()}" in told, "the address of the picture keeps the version"


def test_it_says_what_must_be_said_beside_it() -> None:
    behind = _figure("trends", "trainees-by-category").behind
    with speaking("en"):
        told = _words(get(APP, "/figure/trainees-by-category.svg?lang=en&year=2021")[2])
        cautions = caveats_of(*behind, data=Outlook())
        assert cautions
        assert all(" ".join(one.label.split()) in told for one in cautions)
        world = _words(get(APP, "/figure/mra-map.svg?lang=en")[2])
        assert "Boundaries on the map imply no position on any territory." in world


def _figure(page: str, name: str) -> Exhibit:
    with speaking("en"):
        found = FIGURE_PAGES[page].exhibits[name](State(outlook=Outlook(), year=2021))
    assert found
    return found


@pytest.mark.parametrize(("language", "word"), [("ko", "재직자훈련"), ("en", "Employees")])
def test_it_speaks_the_language_of_the_address_else_that_of_the_browser(language: str, word: str) -> None:
    for address, accepted in ((f"?lang={language}", "de"), ("", language)):
        _status, headers, body = get(APP, f"/figure/trainees-by-category.svg{address}", accept_language=accepted)
        assert headers["content-language"] == language
        assert headers["vary"] == "Accept-Language"
        assert word in _words(body)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_stands_on_the_ground_of_its_theme(theme: str) -> None:
    _status, _headers, body = get(APP, f"/figure/trainees-by-category.svg?lang=ko&theme={theme}")
    ground = re.search(r'<rect width="720" height="[\d.]+" fill="(#\w+)"/>', body.decode())
    assert ground
    assert ground[1] == palette(theme)["backgroundColor"]
    assert b"var(" not in body


@pytest.mark.parametrize("name", ["trainees-by-category", "mra-map", "kdt-shortage"])
def test_on_the_narrowest_picture_every_word_stands_within_it_the_address_too(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "https://training.example.go.kr/lifelong-learning")
    asked = f"/figure/{name}.svg?lang=en&width=320&province=KR-26&x={'b' * 200}"
    root = ElementTree.fromstring(get(APP, asked)[2])
    lines = [
        ("".join(line.itertext()), float(text.get("font-size", 0)))
        for text in root.iter("{http://www.w3.org/2000/svg}text")
        if text.get("class") == "told"
        for line in text
    ]
    # 16 pixels stay free on each side.
    assert [line for line, size in lines if measured(line, size) > 320 - 2 * 16] == []
    told = "".join(line for line, _size in lines)
    assert "https://training.example.go.kr/lifelong-learning" in told
    assert "b" * 200 in told, "broken, not cut"


def test_its_filters_are_those_of_the_page() -> None:
    whole = get(APP, "/figure/province-map.svg?lang=en&year=2020")[2]
    chosen = get(APP, "/figure/province-map.svg?lang=en&year=2020&province=KR-26")[2]
    assert b"2020" in whole
    assert whole != chosen, "the province has its outline"


def test_a_picture_of_pixels_shows_korean_letters() -> None:
    status, headers, body = get(APP, "/figure/trainees-by-category.png?lang=ko&width=400")
    assert (status, headers["content-type"]) == (200, "image/png")
    assert body.startswith(PNG)
    assert int.from_bytes(body[16:20], "big") == 800, "twice the width in pixels"


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("nope.svg?lang=en", 404, "There is no figure “nope”. The names of all figures stand in docs/embedding.md."),
        ("nope.svg?lang=ko", 404, "“nope” 그림이 없습니다."),
        ("province-map.gif?lang=en", 404, "There is no figure “province-map.gif”."),
        ("province-map.svg?lang=en&year=1999", 400, "There are no figures of 1999."),
        ("province-map.svg?lang=en&province=KR-99", 400, "There is no province “KR-99”."),
        ("province-map.svg?lang=en&theme=pink", 400, "There is no theme “pink”. There are: light, dark."),
        ("province-map.svg?lang=qaa", 400, "“qaa”"),
        ("province-map.svg?lang=en&width=20000", 400, "“20000” is no width in pixels from 320 to 1600."),
        ("targets-way.svg?lang=en&target=" + "9" * 30 + "&by=2030", 400, "The figure knows no such choice.\n"),
        ("province-map.svg?lang=en&measure=zz", 400, "The figure knows no such choice.\n"),
        ("estimate-ranges.svg?lang=en&share=nan", 400, "The figure knows no such choice.\n"),
        ("estimate-ranges.svg?lang=en&share=200", 400, "The figure knows no such choice.\n"),
        ("estimate-ranges.svg?lang=ko&share=-5", 400, "이 그림에 없는 선택 항목입니다."),
        ("dual-ranks.svg?lang=ko&programme=zz", 400, "이 그림에 없는 선택 항목입니다."),
        ("province-map.svg?lang=en&x=" + "a" * 1000, 400, "The figure knows no such choice.\n"),
        ("province-map.svg?lang=en&version=nonsense", 404, "The link names a version of the data in a form"),
        ("province-map.svg?lang=en&version=0-00000000", 404, "00000000"),
    ],
)
def test_what_cannot_be_given_is_refused_in_words(address: str, status: int, told: str) -> None:
    found, headers, body = get(APP, f"/figure/{address}", accept_language="en")
    assert (found, headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert headers["cache-control"] == "no-store", "it may be there tomorrow"
    assert told in body.decode()
    assert "etag" not in headers


def test_the_bundled_tables_by_name_are_kept_for_good_and_the_newest_is_asked_for_again() -> None:
    named = get(APP, f"/figure/trainees-by-category.svg?lang=ko&version={catalogue.reference()}")[1]
    assert named["cache-control"] == "public, max-age=31536000, immutable"
    newest = get(APP, "/figure/trainees-by-category.svg?lang=ko")[1]
    assert newest["cache-control"] == "public, no-cache"
    spoken = get(APP, f"/figure/trainees-by-category.svg?version={catalogue.reference()}", accept_language="ko")[1]
    assert spoken["cache-control"] == "public, no-cache", "in the next browser it is in another language"


def test_a_published_version_is_asked_for_again_and_is_another_once_it_was_emptied() -> None:
    made = published(report("KR-26", 2021, employees=164_500))
    addresses = [
        f"/figure/reported-bars.svg?lang=en&year=2021&version={catalogue.reference()}",
        f"/stories/overview.html?lang=en&version={catalogue.reference()}",
    ]
    for address in addresses:
        status, headers, body = get(APP, address)
        assert (status, headers["cache-control"].removeprefix("public, ")) == (200, "no-cache")
        assert b"emptied" not in body
        assert get(APP, address, if_none_match=headers["etag"])[0] == 304, (
            "nothing is carried while nothing was emptied"
        )
    known = [get(APP, address)[1]["etag"] for address in addresses]
    empty(made.id, actor=ADMINISTRATOR, reason="Names of persons.")
    picture, talk = (get(APP, address, if_none_match=tag) for address, tag in zip(addresses, known, strict=True))
    assert (picture[0], b"164,500" in picture[2]) == (404, False), "no office has reported any more"
    assert talk[0] == 200, "another talk"


def test_a_picture_of_an_earlier_release_is_of_its_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = earlier(tmp_path, monkeypatch)
    status, _headers, body = get(APP, f"/figure/trainees-by-category.svg?lang=en&version=0-{first}")
    assert status == 200
    assert "Data version: 2026.1.0+" in _words(body)
    assert f"version=0-{first}" in _words(body)
    assert "2026.1.0+" not in _words(get(APP, "/figure/trainees-by-category.svg?lang=en")[2])


def test_pictures_that_are_kept_take_little_room() -> None:
    """Each width is another picture; that of the list with the most rows is the largest of them."""
    most = pictures._made.cache_info().maxsize
    assert most
    assert most * len(get(APP, f"/figure/comparison-adults.png?lang=ko&width={WIDTHS[1]}")[2]) < 32e6


def test_what_only_those_may_read_who_signed_in_is_kept_by_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(reading.READING, "sign-in")
    monkeypatch.setattr(reading, "may_be_sent", lambda _request: True)
    asked = f"/figure/trainees-by-category.svg?lang=ko&version={catalogue.reference()}"
    assert get(APP, asked)[1]["cache-control"] == "private, no-cache", (
        "the server is asked each time, and asks who it is"
    )


def test_who_has_it_is_not_sent_it_again() -> None:
    address = "/figure/trainees-by-category.svg?lang=ko"
    tag = get(APP, address)[1]["etag"]
    assert re.fullmatch(r'"[0-9a-f]{32}"', tag), "a strong one"
    for known in (tag, f'"other", W/{tag}', "*"):
        status, headers, body = get(APP, address, if_none_match=known)
        assert (status, body, headers["etag"]) == (304, b"", tag)
    assert get(APP, address, if_none_match='"other"')[0] == 200


def test_a_publication_changes_the_newest_and_never_a_named_version() -> None:
    named = f"/figure/province-map.svg?lang=en&version={catalogue.reference()}"
    newest = "/figure/province-map.svg?lang=en"
    before = [get(APP, address)[1]["etag"] for address in (named, newest)]
    published(report("KR-26", 2021))
    after = [get(APP, address)[1]["etag"] for address in (named, newest)]
    assert after[0] == before[0]
    assert after[1] != before[1], "the picture names its version"


def test_nobody_may_run_anything_in_it() -> None:
    headers = get(APP, "/figure/trainees-by-category.svg?lang=ko")[1]
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"


def test_what_is_kept_is_bounded() -> None:
    assert pictures._made.cache_parameters()["maxsize"]
    assert pictures._svg.cache_parameters()["maxsize"]


def test_the_document_names_every_figure_of_the_bundled_data_and_only_such_as_there_are() -> None:
    text = (ROOT / "docs" / "embedding.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE))
    state = State(outlook=Outlook(), year=2021)
    known = {name: view(state) for page in FIGURE_PAGES.values() for name, view in page.exhibits.items()}
    assert {name for name, shown in known.items() if isinstance(shown, Figure)} <= listed
    assert {
        name for name in listed if isinstance(known[name], Exhibit) and not isinstance(known[name], Figure)
    } == set()
    assert "from {} to {}".format(*WIDTHS) in text
