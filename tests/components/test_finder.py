"""What can be searched for: every page, indicator, province and economy, by words of both languages."""

import re
from pathlib import Path

import pytest

from components.figures.pages import PAGES
from components.search import Entry, entries, partners
from data.catalogue import indicators
from data.package import bundled
from i18n import speaking
from indicators.registry import REGISTRY

ROOT = Path(__file__).parents[2]
FOUND = entries({name: page.title for name, page in PAGES.items()})
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def codes(kind: str) -> list[str]:
    return [entry.code for entry in FOUND.values() if entry.kind == kind]


def search(words: str, *, lang: str) -> list[Entry]:
    """As the box does for words that stand together: any case, anywhere in the text."""
    with speaking(lang):
        return [entry for entry in FOUND.values() if words.lower() in entry.text().lower()]


def test_every_page_of_the_folder_can_be_found() -> None:
    assert sorted(codes("page")) == PAGES


def test_every_indicator_and_province_can_be_found() -> None:
    assert codes("indicator") == indicators()
    assert set(indicators()) == set(REGISTRY)
    assert codes("province") == list(bundled("provinces").table["code"])


def test_every_economy_and_every_partner_of_an_agreement_can_be_found_but_korea_itself() -> None:
    listed = {*bundled("economies").table["iso3"], *bundled("mra_memberships").table["economy"]}
    assert set(codes("economy")) == (listed | {"EU"}) - {"KOR"}


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("부산", "province KR-26"),
        ("busan", "province KR-26"),
        ("베트남", "economy VNM"),
        ("Viet Nam", "economy VNM"),
        ("입지계수", "indicator location_quotient"),
        ("location quotient", "indicator location_quotient"),
        ("수도권 집중", "page concentration"),
        ("metropolitan conc", "page concentration"),
    ],
)
def test_words_of_either_language_find_it_whatever_the_language_of_the_page(words: str, found: str, lang: str) -> None:
    assert found in [entry.id for entry in search(words, lang=lang)]


def test_the_readers_language_stands_first() -> None:
    busan = FOUND["province KR-26"]
    with speaking("en"):
        assert busan.text().startswith("Busan · 부산광역시 · Province")
    with speaking("ko"):
        assert busan.text().startswith("부산광역시 · Busan · 시·도")


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("code", codes("province"))
def test_a_province_is_found_by_every_other_and_former_name(code: str, lang: str) -> None:
    with speaking(lang):
        text = FOUND[f"province {code}"].text()
    text = re.sub("[- ]", "", text.lower())
    row = bundled("provinces").where(code=code).rows[0]
    missing = [alias for alias in row.aliases.split("|") if alias.lower().replace("-", "").split()[0] not in text]
    assert missing == []


def test_former_names_stand_whole_so_that_they_are_found_first() -> None:
    with speaking("en"):
        assert FOUND["province KR-26"].text().endswith("부산직할시, Pusan, 부산시")
        assert "강원도" in FOUND["province KR-42"].text()
        assert "전라북도" in FOUND["province KR-45"].text()


def test_a_name_that_stands_there_anyhow_is_not_written_twice() -> None:
    with speaking("en"):
        assert (
            FOUND["province KR-31"].text()
            == "Ulsan · 울산광역시 · Province · Ulsan Metropolitan City, Ulsan-si, 울산시"
        )


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_no_two_entries_read_the_same(lang: str) -> None:
    with speaking(lang):
        texts = [entry.text() for entry in FOUND.values()]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", list(REGISTRY))
def test_the_page_of_an_indicator_computes_it(name: str) -> None:
    page = FOUND[f"indicator {name}"].page
    if page == "sources":  # lists the definitions of all, and is named only where no page shows the values
        assert not [other for other in PAGES if name in computed(other)]
    else:
        assert name in computed(page)


def computed(page: str) -> set[str]:
    """Ids of the indicators that a page, or a figure of its own, computes."""
    figures = ROOT / "components" / "figures"
    files = [ROOT / "pages" / f"{page}.py", *figures.glob(f"{page}*.py"), *(figures / page).glob("*.py")]
    # most are handed to compute as names, some after the reader chose among them
    return {name for path in files for name in re.findall(r'"(\w+)"', path.read_text("utf-8"))} & set(REGISTRY)


def test_partners_and_members_of_every_list_are_found_but_not_korea() -> None:
    assert {"TLS", "PNG", "EU", "IRL"} <= set(partners())
    assert "KOR" not in partners()
