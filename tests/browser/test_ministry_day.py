"""A ministry's day: the tables of 2023 come in, 17 offices report over a week, one corrects itself, one takes its report back.

After each step the first screen of the overview and of the page concerned says so, in both languages; what was cited in
between opens as it was. The national files are handed in on the page, the offices publish from elsewhere. All figures are
invented.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from data import catalogue
from data.store.publishing import restore
from i18n import speaking
from indicators.indicator import PROVINCES
from tests.browser.site import LANGUAGES, path
from tests.browser.visits import HEIGHT, Visit
from tests.data.store.reports import ADMINISTRATOR, published

pytestmark = pytest.mark.browser

TRAINEES: Final = "year,category,trainees\n2023,job_seeker,521300\n2023,employee,3815400\n"
CAPITAL: Final = {"KR-11": (120_000, 1_000_000), "KR-28": (30_000, 200_000), "KR-41": (110_000, 940_000)}
# 13 like Busan; Gyeongnam has the rest of 521,300 and 3,815,400.
REPORTS: Final = dict.fromkeys(PROVINCES, (18_000, 119_000)) | {"KR-48": (27_300, 128_400)} | CAPITAL
# In thousands: 9,390 + 2,990 + 13,620 = 26,000 in the capital area, 25,300 elsewhere.
RESIDENTS: Final = (9390, 3300, 2370, 2990, 1420, 1440, 1100, 13620, 1530, 1590, 2130, 1750, 1800, 2550, 3250, 680, 390)
ORDER: Final = ("11", "26", "27", "28", "29", "30", "31", "41", "42", "43", "44", "45", "46", "47", "48", "49", "50")
POPULATION: Final = "year,province,residents\n" + "".join(
    f"2023,KR-{code},{count}000\n" for code, count in zip(ORDER, RESIDENTS, strict=True)
)
RATES: Final = (
    "measure,firm_size,value,unit,year,bound,note_en,note_ko\n"
    "participation_rate_pct,sme,6.2,percent,2023,exact,Sent anew.,다시 제출하였습니다.\n"
    "implementation_rate_pct,10_299,61,percent,2023,exact,Sent anew.,다시 제출하였습니다.\n"
    "implementation_rate_pct,300_plus,82,percent,2023,exact,Sent anew.,다시 제출하였습니다.\n"
)
SIGNED: Final = (
    "agreement,kind,profession,partner,year,agreement_status,label_en,label_ko,scope_en,scope_ko,note_en,note_ko,"
    "recognised_en,recognised_ko,further_step_en,further_step_ko,not_covered_en,not_covered_ko,users\n"
    "kr_th_welder,bilateral,welder,THA,2024,,Korea-Thailand welders,한·태국 용접 분야,Welding,용접 분야,Signed in 2024.,"
    "2024년에 체결하였습니다.,Welders,용접,,,,,\n"
)
TARGET: Final = (
    "measure,group_en,group_ko,label_en,label_ko,as_is,to_be,target_year,unit,as_is_en,as_is_ko,to_be_en,to_be_ko,certainty\n"
    "kdt_2027,Talent,인재,K-Digital Training,K-디지털 트레이닝,37000,180000,2027,people,37 000,3만 7천 명,180 000,18만 명,clear\n"
)
# All words that stand between the upper and the lower edge of the window, as they are seen.
FIRST_SCREEN: Final = """() => {
  const walker = document.createTreeWalker(document.querySelector('[data-testid="stMain"]'), NodeFilter.SHOW_TEXT);
  const found = [], range = document.createRange();
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    if (box.height && box.top < innerHeight && box.bottom > 0) found.push(walker.currentNode.textContent);
  }
  return found.join(' ');
}"""
Says = Mapping[str, tuple[str, ...]]


@pytest.fixture
def office(visit: Callable[..., Visit], fresh_server: str, server_key: str, tmp_path: Path) -> Callable[..., None]:
    """`office("trainees", content)` hands a national file in on the page, gives every reason that is asked for, publishes."""
    keeper = visit(f"/data?lang=en&key={server_key}", home=fresh_server)

    def hand_in(dataset: str, content: str) -> None:
        number = catalogue.newest() + 1
        page = keeper.open(f"/data?lang=en&dataset={dataset}").page
        file = tmp_path / f"{dataset}.csv"
        file.write_text(content, "utf-8")
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
        button = page.get_by_role("button", name="Publish", exact=True)
        button.wait_for()  # it ends the form
        page.get_by_label("Note: what changes and why").fill("Figures of 2023")
        for reason in page.get_by_label(re.compile("^Reason why this is right")).all():
            reason.fill("As in the yearbook")
        if (mends := page.get_by_text("What was read differently is right")).count():
            mends.click()
        button.click()
        expect(page.get_by_text(f"Version {number} is in force")).to_be_visible()

    return hand_in


@pytest.fixture
def shown(visit: Callable[..., Visit], fresh_server: str) -> Iterator[Callable[..., None]]:
    """`shown({"trends": {"en": (…), "ko": (…)}})`: the first screens say all of it, and nothing of `never`.

    `below`: the page as a whole is meant.
    """
    reader = visit("/?lang=en", home=fresh_server)

    def look(pages: Mapping[str, Says], *, never: tuple[str, ...] = (), below: bool = False, version: str = "") -> None:
        for name, said in pages.items():
            for lang in LANGUAGES:
                kept = f"&version={version}" if version else ""
                page = reader.open(f"{path(name)}?lang={lang}{kept}").page
                words = seen(page, below=below)
                assert [one for one in said[lang] if one not in words] == [], (name, lang, words)
                assert [one for one in never if one in words] == [], (name, lang, words)

    yield look
    assert reader.problems == []


def seen(page: Page, *, below: bool = False) -> str:
    assert page.viewport_size is not None
    assert page.viewport_size["height"] == HEIGHT
    words = page.get_by_test_id("stMain").inner_text() if below else str(page.evaluate(FIRST_SCREEN))
    return re.sub(r"\s+", " ", words.replace("\N{WORD JOINER}", ""))


def reports(*codes: str, counts: Mapping[str, tuple[int, int]] = REPORTS) -> None:
    """Offices report 2023, each by itself, by place of work in enrolments."""
    for code in codes:
        rows = {"year": 2023, "province": code, "basis": "workplace", "counting": "enrolments"}
        both = zip(("job_seeker", "employee"), counts[code], strict=True)
        table = pd.DataFrame([{**rows, "category": category, "trainees": count} for category, count in both])
        published(table, actor=ADMINISTRATOR)


both = partial(dict[str, tuple[str, ...]])


def test_a_ministrys_day(office: Callable[..., None], shown: Callable[..., None]) -> None:
    # 521,300 + 3,815,400 = 4,336,700, and 4,336,700 / 3,429,478 of 2019 = 1.26; nothing is known of 2022.
    office("trainees", TRAINEES)
    shown(
        {
            "overview": both(en=("4.34 million trainees in 2023",), ko=("2023년 훈련인원 434만 명",)),
            "trends": both(
                en=("4.34 million trainees in 2023: 1.26 times the level of 2019", "4,336,700", "521,300"),
                ko=("2023년 훈련인원 434만 명, 2019년의 1.26배", "4,336,700명", "521,300명"),
            ),
        }
    )

    # 26,000 / 51,300 = 50.7% of residents; 4,336.7 / 513 = 8.45 trainees per 100; 68.5 / 50.682 = 1.352.
    office("population", POPULATION)
    shown(
        {
            "overview": both(en=("50.7% of residents (2023)",), ko=("주민등록인구 비중 50.7%(2023)",)),
            "trends": both(en=("8.45",), ko=("8.45",)),
            "concentration": both(en=("home to 50.7% of residents", "1.352"), ko=("비중 50.7%", "1.352")),
        },
        never=("50.4",),
    )

    office("sme_participation", RATES)
    shown({"overview": both(en=("6.2%",), ko=("6.2%",))}, below=True)  # the third of its questions
    shown({"sme": both(en=("6.2%", "2023"), ko=("6.2%", "2023"))})

    # Five were signed, and Thailand was one of three under discussion.
    office("mra_agreements", SIGNED)
    shown(
        {
            "mra": both(
                en=("6 bilateral agreements signed, 2 under discussion, 2 multilateral", "Viet Nam, Thailand"),
                ko=("양자 상호인정협정 6건 체결(아세안 회원국: 베트남, 태국), 협의 중 2건",),
            ),
        }
    )
    # Thailand was linked with Korea before, by a framework: the count of the overview is as it was.
    linked = both(en=("6 of 11 in ASEAN",), ko=("아세안 11개국 중 6개국",))
    shown({"overview": linked}, below=True)

    office("policy_targets", TARGET)
    as_was = both(
        en=("4.34 million trainees in 2023", "68.5% of training (undated)"),
        ko=("2023년 훈련인원 434만 명", "68.5%(시점 미상)"),
    )
    targets = both(en=("K-Digital Training", "2027"), ko=("K-디지털 트레이닝", "2027"))
    shown({"targets": targets, "overview": as_was})

    reports("KR-26")  # on Monday one of 17: nothing about the capital area is known from it
    one = both(en=("68.5%", "1 of 17"), ko=("68.5%", "17곳"))
    shown({"concentration": one, "overview": as_was}, never=("0 of 17",))

    # On Wednesday the capital area: 260,000 + 2,140,000 = 2,400,000 of 4,336,700 = 55.3%, against 50.682%: 1.092.
    reports(*CAPITAL)
    reported = both(en=("offices report, 55.3% of trainees",), ko=("훈련인원의 55.3%가 수도권에 소재",))
    page = both(en=("offices report, 55.3% of trainees in 2023", "1.092"), ko=("2023년 훈련인원의 55.3%", "1.092"))
    shown({"overview": reported, "concentration": page})

    # On Friday all. 2,400,000 - 50.682% of 4,336,700 = 202,063 above parity; 68.5 - 55.342 = 13.2.
    reports(*(code for code in PROVINCES if code not in CAPITAL and code != "KR-26"))
    everybody = both(
        en=("offices report, 55.3% of trainees in 2023", "1.092", "about 202,000", "13.2 pp more"),
        ko=("2023년 훈련인원의 55.3%", "1.092", "약 20.2만 명", "13.2%p 높습니다"),
    )
    shown({"overview": reported, "concentration": everybody})
    friday = catalogue.newest()

    # Seoul corrects 1,000,000 to 900,000: 2,300,000 of 4,236,700 = 54.3%, / 50.682 = 1.071.
    reports("KR-11", counts={"KR-11": (120_000, 900_000)})
    shown(
        {
            "overview": both(en=("54.3% of trainees in the capital",), ko=("훈련인원의 54.3%가 수도권",)),
            "concentration": both(en=("54.3% of trainees in 2023", "1.071"), ko=("훈련인원의 54.3%", "1.071")),
        }
    )

    # Busan takes its report back: of the national total, 2,300,000 / 4,336,700 = 53.0%, / 50.682 = 1.046.
    with speaking("en"):
        restore(0, actor=ADMINISTRATOR, note="Counted anew", dataset="regional_training", province="KR-26")
    shown(
        {
            "overview": both(en=("53.0% of trainees in the capital",), ko=("훈련인원의 53.0%가 수도권",)),
            "concentration": both(en=("53.0% of trainees in 2023", "1.046"), ko=("훈련인원의 53.0%", "1.046")),
        }
    )

    # What was cited on Friday, on the first day, and before, stands as it was.
    headline = both(en=("offices report, 55.3% of trainees in 2023",), ko=("2023년 훈련인원의 55.3%",))
    shown({"overview": reported, "concentration": headline}, version=catalogue.reference(at=friday))
    first = both(en=("4.34 million", "50.4% of residents"), ko=("434만 명", "50.4%"))
    shown({"overview": first}, version=catalogue.reference(at=1))
    before = both(en=("4.66 million trainees in 2021", "68.5%"), ko=("2021년 훈련인원 466만 명", "68.5%"))
    shown({"overview": before}, version=catalogue.reference(at=0))
