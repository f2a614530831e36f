"""What is found by the words that an official types: sixty of them in both languages, with what must come first.

What is expected was written down before the index was asked: the page that answers where the words name a subject, the
place, the term or the figure where they name that, and that it is not in the sources where it is not.
"""

import re
from pathlib import Path

import pytest

from components.figures.pages import PAGES
from components.search import Index, Text, absent, as_korean, entries, index, partners, terms
from data import catalogue
from data.catalogue import indicators
from data.package import bundled, package
from i18n import LANGUAGES, speaking
from indicators.registry import REGISTRY
from tests.stores import store

# Typed, and what comes first, whatever the language of the page.
FIRST = {
    # the subject of the site and its pages
    "평생학습": "page overview",
    "lifelong learning": "page overview",
    "직업 능력 개발": "glossary vocational_training",
    "직업능력개발훈련": "glossary vocational_training",
    "vocational training": "glossary vocational_training",
    "훈련생은": "page trends",
    "작년 대비 증가율": "indicator trainees_change_pct",
    "자료 제출 방법": "page data",
    "엑셀 서식": "page data",
    "upload a file": "page data",
    "훈련 인원": "glossary trainees",
    "trainee": "glossary trainees",
    "중소기업의": "page sme",
    "중소 기업": "page sme",
    "SMEs": "page sme",
    "수도권 집중": "page concentration",
    "수도권에서": "page concentration",
    "Metropolitan conc": "page concentration",
    "regions": "page concentration",
    "지역별": "page concentration",
    "케이디지털": "page kdt",
    "KDT": "page kdt",
    "자격증을": "page qualifications",
    "certificates": "page qualifications",
    "상호인정": "page mra",
    "ASEAN": "page mra",
    "해외 사례": "page cases",
    "goals": "page targets",
    "정책목표": "page targets",
    "업로드": "page data",
    "upload": "page data",
    "출처": "page sources",
    # places
    "부산은": "province KR-26",
    "busan": "province KR-26",
    "Pusan": "province KR-26",
    "강원도": "province KR-42",
    "전라북도의": "province KR-45",
    "kyonggi": "province KR-41",
    "Sejog": "province KR-50",  # a letter left out
    "베트남과": "economy VNM",
    "vietnam": "economy VNM",
    "태국": "economy THA",
    "Thailand": "economy THA",
    # terms, figures, cautions
    "입지계수": "glossary location_quotient",
    "location quotients": "glossary location_quotient",
    "시계열단절": "glossary break_in_series",
    "breaks in series": "glossary break_in_series",
    "내일배움카드": "glossary learning_card",
    "dissimilarity": "glossary dissimilarity",
    "일학습 병행": "page qualifications",
    "I-05": "caveat I-05",
    "5인 미만": "row sme-take-up/2",
    "인력 부족": "exhibit kdt-shortage",
    "취업률": "page kdt",
    "제출 현황": "indicator provinces_reported_count",
    "who is late": "indicator provinces_reported_count",
    # not in the sources
    "women": "absent women",
    "청년": "absent youth",
    "연령별": "absent age",
    "wages": "absent wages",
    "임금은": "absent wages",
    "OECD comparison": "exhibit comparison-lead",
    "총 예산": "absent budget",
    "중도 탈락": "absent dropout",
}


# Of the same kinds, invented afterwards: particles, plurals, spaces, places by other names, what is not in the sources.
INVENTED = {
    "작년 대비 증가율": "indicator trainees_change_pct",
    "자료 제출 방법": "page data",
    "엑셀 서식": "page data",
    "upload a file": "page data",
    "17개 시도 중 몇 곳": "indicator provinces_reported_count",
    "17개 시·도 중 몇 곳이 제출했나요": "indicator provinces_reported_count",
    "몇 개 시도가 제출했나요": "indicator provinces_reported_count",
    "how many of the 17 provinces have reported": "indicator provinces_reported_count",
    "훈련생들은": "page trends",
    "중소기업들의": "page sme",
    "자격증으로": "page qualifications",
    "평생 학습": "page overview",
    "일학습병행은": "page qualifications",
    "인력부족": "exhibit kdt-shortage",
    "훈련 기관": "indicator training_providers",
    "training provider": "indicator training_providers",
    "인공 지능": "row kdt-strip/0",
    "수소에너지": "row kdt-strip/20",
    "아세안과": "page mra",
    "국제 사례": "page cases",
    "budgets": "page kdt",
    "비용은 얼마입니까": "page kdt",
    "KDT 예산은": "exhibit kdt-budget",
    "Seoul Accord": "exhibit mra-members",
    "국가역량체계": "exhibit qualification-frameworks",
    "pdf": "page present",
    "로그인": "page access",
    "경상남도와": "province KR-48",
    "Kyungnam": "province KR-48",
    "North Gyeongsang": "province KR-47",
    "Taegu": "province KR-27",
    "Jeju island": "province KR-49",
    "세종시의": "province KR-50",
    "전북특별자치도는": "province KR-45",
    "싱가폴": "economy SGP",
    "오스트레일리아": "economy AUS",
    "Viet-Nam": "economy VNM",
    "일본과의": "economy JPN",
    "독일의": "economy DEU",
    "청년들의": "absent youth",
    "여성들은": "absent women",
    "older people": "absent age",
    "최저임금": "absent wages",
    "비정규직": "absent employment_type",
    "self-employed": "absent employment_type",
    "고용률은": "absent employment",
    "이민자": "absent foreign_workers",
    "annual spending": "absent budget",
    "핀란드": "absent economy FI",
    # asked as a ministry asks
    "국민내일배움카드 예산": "absent budget",
    "learning card budget": "absent budget",
    "데이터 언제 업데이트": "page changes",
    "process based qualification": "indicator programme_qualification_items",
    "who decides the targets": "page targets",
    "rank of provinces by training": "page concentration",
}


# The questions 11 to 20 of docs/questions.md: both words of a row, and what comes first.
QUESTIONS = {
    ("KDT budget", "KDT 예산"): "exhibit kdt-budget",
    ("employment of completers", "수료생 취업"): "exhibit kdt-employment",
    ("Vietnam", "베트남과"): "economy VNM",
    ("not reported", "미제출"): "indicator provinces_reported_count",
    ("break in series", "시계열 단절"): "glossary break_in_series",
    ("total budget", "전체 예산"): "absent budget",
    ("wages", "임금은"): "absent wages",
    ("women trainees", "여성 훈련생은"): "absent women",
    ("OECD comparison", "OECD 비교"): "exhibit comparison-lead",
    ("dropout", "중도탈락률은"): "absent dropout",
}


# Asked of the running product by somebody new to it, and answered wrongly then.
UNSEEN = {
    "2020년도 훈련생": "figure trends/card-trainees_total/2020",
    "훈련생 2019년": "figure trends/card-trainees_total/2019",
    "GDP and training": "indicator trainees_gdp_correlation",
    "부산 훈련인원": "province KR-26",
    "Busan trainees": "province KR-26",
    "베트남이랑 협정": "economy VNM",
    "메타버스 과정": "row kdt-strip/4",
    "lifelong learning participation OECD": "exhibit comparison-lead",
    "제출기한": "page data",
    "deadline for offices": "page data",
    "서울 집중": "page concentration",
    "발표자료 만들기": "page present",
    "인용 방법": "page sources",
    "KRIVET": "page sources",
    "firms with fewer than five people": "indicator micro_workplaces_share_pct",
    "teachers": "absent instructors",
    "훈련교사는": "absent instructors",
}


# Typed in the end by somebody in a hurry: abbreviations, whole questions, offices, what the site itself offers.
HURRIED = {
    "Gini": "absent gini",
    "지니계수는": "absent gini",
    "API": "absent api",
    "오픈 API": "absent api",
    "one in 22": "figure sme/card-employer_training_take_up_pct",
    "1 in 22": "figure sme/card-employer_training_take_up_pct",
    "22곳 중 1곳": "figure sme/card-employer_training_take_up_pct",
    "cite a figure": "page sources",
    "How do I cite a figure?": "page sources",
    "인용": "page sources",
    "GDP": "exhibit gdp-and-trainees",
    "OECD": "exhibit comparison-lead",
    "예산": "page kdt",
    "예산안": "exhibit kdt-budget",
    "여성": "absent women",
    "30대 여성": "absent women",
    "40대": "absent age",
    "고령층": "absent age",
    "60%": "row benefits-table/2",  # no age of 60, and no rate alone: the row that is to rise by it
    "목표 60%": "caveat I-05",
    "업종별": "absent industry",
    "HRDK": "page sources",
    "고용노동부": "page sources",
    "시·도 비교": "page concentration",
    "수도권 비중": "indicator metropolitan_share_pct",
    "기업 규모": "page sme",
    "대기업": "indicator sme_gap_to_large_pp",
    "국비지원": "glossary learning_card",
    "vouchers": "glossary learning_card",
    "국정감사": "page present",
    "briefing for the minister": "page present",
    "audit": "page access",
    "5개년 계획": "page targets",
    "연혁": "exhibit vocational-history",
    "로드맵": "exhibit hrd-roadmap",
    "AQRF": "exhibit mra-asean-frameworks",
    "용어집": "table glossary",
    "유의사항": "table caveats",
    "cautions": "table caveats",
    "version": "page changes",
    "문의처": "page data",
}


# Typed by an official with three minutes: abbreviations of schemes, former names, slips, questions as they are spoken.
SPOKEN = {
    "HRD": "page overview",
    "K-디지털": "page kdt",
    "케이 디지털 트레이닝은": "page kdt",
    "국가직무능력": "glossary ncs",
    "국민내일배움카드로": "glossary learning_card",
    "일학습병행제": "page qualifications",
    "사업주 직업능력개발훈련": "glossary employer_training",
    "사업주 지원훈련": "page sme",
    "폴리텍": "row low-carbon/2",
    "특성화고": "exhibit apprenticeship-schools",
    "리스킬링": "row skill-trends/0",
    "원격훈련": "exhibit comparison-trainees",
    "인구 대비": "indicator trainees_per_100_residents",
    "인구": "table population",
    "잠정치": "table codelists",
    "국가데이터처": "page sources",
    "Statistics Korea": "page sources",
    "정보처리기사": "exhibit mra-scope",
    "5~29인": "row sme-take-up/3",
    "capital region": "page concentration",
    "dual training": "page qualifications",
    # a place among other words is what is asked about
    "경기도 훈련": "province KR-41",
    "부산시 미제출": "province KR-26",
    "전남 훈련생 수": "province KR-46",
    "중국 협정": "economy CHN",
    "베트남에서 우리 자격증이 인정되나요?": "economy VNM",
    # slips of one key, and the keyboard left in English
    "훈련인워": "glossary trainees",
    "상호인즌": "page mra",
    "지격증": "page qualifications",
    "중소기엽": "page sme",
    "qualificaton": "page qualifications",
    "Veitnam": "economy VNM",
    "qntks": "province KR-26",  # 부산
    "gnsfustod": "page trends",  # 훈련생
    # questions
    "2021년에 훈련받은 사람은 몇 명인가요": "figure trends/card-trainees_total",
    "어느 시도가 자료를 안 냈나요?": "indicator provinces_reported_count",
    "중소기업 참여율이 왜 낮은가요?": "indicator sme_participation_pct",
    "KDT 수료생 취업률은 얼마인가요": "exhibit kdt-employment",
    "What share of SMEs take part in training?": "indicator sme_participation_pct",
    "Which countries recognise Korean qualifications?": "page mra",
    "Why did training fall in 2020?": "caveat I-26",
    "How far are we from the target?": "page targets",
    # not in the sources
    "2024년 훈련인원": "absent years",
    "올해 훈련생은": "absent years",
    "trainees 2023": "absent years",
    "성비": "absent women",
    "경력단절여성": "absent women",
    "시군구별 훈련인원": "absent district",
    "수원시": "absent district",
    "강남구의": "absent district",
    "전문대 졸업자": "absent education",
    "고용유지율": "absent employment",
    "실업급여": "absent benefits",
    "부정수급": "absent fraud",
    "제대군인": "absent soldiers",
    "ROI": "absent effect",
    "훈련 효과": "absent effect",
    "cost per head": "absent budget",
    "우즈베키스탄": "absent economy UZ",
}


# Typed by an official of another ministry: bodies and treaties by their letters, rates misspelled, compounds written apart.
NEIGHBOUR = {
    "디지털 훈련": "page kdt",
    "중소기업 훈련": "page sme",
    "부산 훈련생": "province KR-26",
    "세종특별자치시의 훈련": "province KR-50",
    "인도네시아와의 협정": "economy IDN",
    "싱가폴": "economy SGP",
    "Phillipines": "economy PHL",
    "MRAs": "page mra",
    "engineers": "exhibit mra-matrix",
    "기술사": "exhibit mra-matrix",
    "국가 자격 체계": "exhibit qualification-frameworks",
    "VET": "glossary vocational_training",
    "소상공인": "indicator micro_workplaces_share_pct",
    "EU firms training": "exhibit comparison-firms",
    "jobs of KDT graduates": "exhibit kdt-employment",
    "훈련생이 가장 많은 지역": "page concentration",
    "비수도권 훈련인원": "page concentration",
    "수도권 집중률": "page concentration",
    # 율 behind a vowel or ㄴ, else 률
    "증감율": "indicator trainees_change_pct",
    "참여률": "indicator sme_participation_pct",
    "수료생 취업율": "exhibit kdt-employment",
    # with and without the hyphen of the name
    "take up rate": "glossary take_up",
    "take-up rate": "glossary take_up",
    "work based learning": "page qualifications",
    "as is to be": "page targets",
    "low carbon": "exhibit low-carbon",
    # the year of a row is its own, not that in the title above it
    "실업자 훈련 2021": "figure trends/card-trainees_by_category-job_seeker",
    # not in the sources
    "ISC": "absent skills_councils",
    "industry skills council": "absent skills_councils",
    "지역인적자원개발위원회": "absent skills_councils",
    "RCEP": "absent trade_agreements",
    "free trade agreement": "absent trade_agreements",
}


# Asked in whole sentences: how many there are, what a thing is, what is to be done for it, peoples for their economies, what
# is paid and by whom.
ASKING = {
    "훈련기관은 몇 개입니까": "indicator training_providers",
    "상호 인정 협정은 몇 건인가요": "glossary mra",
    "입지계수가 뭔가요": "glossary location_quotient",
    "추정치란 무엇인가요": "glossary estimate",
    "목표를 달성하려면 훈련이 해마다 얼마나 늘어야 합니까": "page targets",
    "how fast must training grow": "page targets",
    "유럽과 비교하면": "exhibit comparison-firms",
    "compared with Europe": "economy EU",
    "훈련이 줄어든 이유": "caveat I-26",
    "why did training fall": "caveat I-26",
    "수치의 종류": "page sources",
    "제출 양식은 어디서 받나요": "page data",
    "number of training institutions": "indicator training_providers",
    "Danish cases": "economy DNK",
    "Chinese": "economy CHN",
    "Japanese certificates": "economy JPN",
    "Mexican": "economy MEX",
    "자부담률은 얼마입니까": "absent own_share",
    "who pays for training": "absent own_share",
    "자격 취득자 수": "absent exams",
    "성인 문해력": "absent adult_education",
    "평생교육 이용권": "absent adult_education",
}

# Typed by an official who knows the system and not the site: trades, laws, what one does here, marks, nicknames of regions,
# what belongs to other ministries.
OUTSIDE = {
    "국가기술자격": "page qualifications",
    "national technical qualifications": "page qualifications",
    "PIAAC": "exhibit comparison-lead",
    "간호사": "row mra-asean-arrangements/1",
    "nurses": "row mra-asean-arrangements/1",
    "의사": "row mra-asean-arrangements/6",
    "architects": "exhibit mra-matrix",
    "학원": "indicator training_providers",
    "training institutes": "indicator training_providers",
    "실직자": "glossary job_seeker_training",
    "jobless": "glossary job_seeker_training",
    "직장인": "glossary employee_training",
    "회사": "page sme",
    "employers": "page sme",
    "독도": "page concentration",
    "non-metropolitan": "page concentration",
    "Honam": "province KR-29",
    "부울경": "province KR-26",
    "2019 대비 2021": "indicator trainees_index",
    "전년 대비": "indicator trainees_change_pct",
    "year on year": "indicator trainees_change_pct",
    "증가율": "page trends",
    "무엇이 모순되나": "exhibit does-not-fit",
    "inconsistencies": "exhibit does-not-fit",
    # what one does here, and what marks mean
    "빗금": "glossary estimate",
    "공표치": "page sources",
    "computed": "page sources",
    "저작권": "page sources",
    "share link": "page sources",
    "되돌리기": "page data",
    "undo a publication": "page data",
    "서식": "page data",
    "report an error": "page data",
    "그림 저장": "page present",
    "비밀번호": "page access",
    "dark mode": "absent display",
    "화면 낭독기": "absent display",
    # not in the sources
    "평생직업능력개발법": "absent laws",
    "학점은행제": "absent adult_education",
    "literacy": "absent adult_education",
    "코로나19": "absent covid",
    "pandemic": "absent covid",
    "학습시간": "absent hours",
    "training hours": "absent hours",
    "합격률": "absent exams",
    "pass rate": "absent exams",
    "기관 평가등급": "absent satisfaction",
    "노동조합": "absent unions",
    "trade unions": "absent unions",
    "공무원 교육": "absent civil_servants",
    "farmers": "absent civil_servants",
    "정년퇴직": "absent age",
    "인구감소지역": "absent district",
    "GRDP": "absent regional_product",
    "training levy": "absent incentives",
    "세액공제": "absent incentives",
    "UNESCO": "absent un_agencies",
}


def found(language: str) -> Index:
    return index(language, "bundled", _head=0)


def first(words: str, language: str) -> str:
    told = found(language).find(words)
    return f"absent {told.missing[0].subject}" if told.missing else told.hits[0].id if told.hits else "nothing"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_word_that_stands_nowhere_is_told_beside_what_the_rest_finds_and_enter_leads_nowhere(language: str) -> None:
    for typed, word in (
        ("training zeppelin", "zeppelin"),
        ("비행선 훈련", "비행선"),
        ("zeppelin in Busan", "zeppelin"),
    ):
        told = found(language).find(typed)
        assert (bool(told.hits), told.unknown, told.first) == (True, (word,), None), typed
    for typed in (
        "중소기업 참여율이 왜 낮은가요?",
        "Which countries recognise Korean qualifications?",
        "qualificaton",
        "부산",
    ):
        told = found(language).find(typed)
        assert told.unknown == (), typed
        assert told.first == told.hits[0]


def test_there_are_more_than_sixty_words_of_both_languages() -> None:
    korean = [words for words in FIRST if not words.isascii()]
    assert (len(FIRST), len(korean)) == (64, 38)


# Written as it is said: verbs in the past, nouns joined over their particle, what others call it.
WRITTEN = {
    "훈련인원은 증가했습니까": "page trends",
    "수료생의취업률은": "exhibit kdt-employment",
    "부산의훈련인원은": "province KR-26",
    "베트남과의협정": "economy VNM",
    "중소기업의훈련참여율은": "indicator sme_participation_pct",
    "중도 탈락한 사람": "absent dropout",
    "탈락한 훈련생은": "absent dropout",
    # of its words one alone is what no source holds
    "KDT 수료 후 취업": "exhibit kdt-employment",
    "수료 후 취업률": "exhibit kdt-employment",
    "수료율": "absent dropout",
    "OECD국가와 비교": "exhibit comparison-lead",
    "compared with OECD countries": "exhibit comparison-lead",
    "외국과 비교": "page comparison",
    "international comparison": "page comparison",
    "RPL": "row qualification-frameworks/6",
    "경력인정": "row qualification-frameworks/6",
    "부트캠프": "page kdt",
    "bootcamps": "page kdt",
    "지역간 격차": "page concentration",
    "inequality between regions": "page concentration",
    "농촌": "absent district",
    "rural areas": "absent district",
    "마이크로디그리": "absent adult_education",
    "micro-credentials": "absent adult_education",
}


# Asked by somebody new in an office: a place among other words, who has not sent, a goal of a year, what stands nowhere here.
NEW_HERE = {
    "MRA with Australia": "economy AUS",
    "mutual recognition with Vietnam": "economy VNM",
    "베트남과의 협정": "economy VNM",
    "경북 훈련 인원은": "province KR-47",
    "N. Korean defectors": "absent soldiers",
    "제출 안 한 시도": "indicator provinces_reported_count",
    "which provinces have not reported": "indicator provinces_reported_count",
    "estimates vs reported": "glossary estimate",
    "2025년 목표치": "absent goal_year",
    "goal 2030": "absent goal_year",
    "외국인 노동자 훈련": "absent foreign_workers",
    "디지털 배지": "absent adult_education",
    "training cost per person": "absent budget",
    "1인 사업장": "indicator micro_workplaces_share_pct",
    "싱가폴": "economy SGP",
    "말레이지아": "economy MYS",
    "Philipines": "economy PHL",
    "수도궐 비중": "indicator metropolitan_share_pct",
}

ASKED = {
    "new here": NEW_HERE,
    "meant": FIRST,
    "invented afterwards": INVENTED,
    "new": UNSEEN,
    "in a hurry": HURRIED,
    "spoken": SPOKEN,
    "outside": OUTSIDE,
    "asking": ASKING,
    "neighbour": NEIGHBOUR,
    "written": WRITTEN,
}


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_what_is_meant_comes_first(asked: dict[str, str], language: str) -> None:
    assert {words: first(words, language) for words in asked} == asked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gksrnr", "한국"),
        ("wlrdjq smdfur", "직업 능력"),
        ("Rnf", "꿀"),
        ("dkswek", "앉다"),
        ("rhksfl", "관리"),
        ("dldi", "이야"),
    ],
)
def test_keys_left_in_english_write_korean(typed: str, meant: str) -> None:
    assert as_korean(typed) == meant


def test_english_is_no_korean_on_other_keys() -> None:
    assert [as_korean(word) for word in ("nsuab", "xqzzk", "training", "", "busan")] == [""] * 5


def test_trainees_of_a_year_that_offices_have_added_are_not_told_as_missing() -> None:
    with store("later"), speaking("ko"):
        held = Index(entries(catalogue.head()).values(), absent(catalogue.head()))
        told = {
            year: [one.subject for one in held.find(f"{year}년 훈련인원").missing] for year in (2018, 2021, 2023, 2025)
        }
        [label] = [one.label for one in absent(catalogue.head()) if one.subject == "years"]
    assert told == {2018: ["years"], 2021: [], 2023: [], 2025: ["years"]}
    assert label == "2019~2023년 이외의 전국 훈련인원"


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Trainees of Korea of years other than 2019–2021, 2023"), ("ko", "2019~2021, 2023년 이외의 전국 훈련인원")],
)
def test_a_year_that_is_missing_between_others_is_not_told_as_there(language: str, told: str) -> None:
    with store("years"), speaking(language):  # 2023 without 2022
        assert [one.label for one in absent(catalogue.head()) if one.subject == "years"] == [told]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_word_that_no_name_holds_is_no_slip_of_one_that_begins_otherwise(language: str) -> None:
    assert found(language).find("theil").hits[0].id == "glossary hhi"
    assert not any("Saudi" in one.name for one in found(language).find("audits of training").hits)


def test_a_number_is_no_beginning_of_a_longer_one() -> None:
    share = Text.of("68.5% of training")
    assert (share.holds("6"), share.holds("68"), share.holds("68.5")) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("4.66", "4,661,782"),
        ("4661782", "4,661,782"),
        ("4,661,782", "4,661,782"),
        ("466만", "4,661,782"),
        ("4.66 million", "4,661,782"),
        ("4.66 million trainees", "4,661,782"),
        ("466만 명", "4,661,782"),
        ("466만명은", "4,661,782"),
        ("34.5만 명", "345,000"),
        ("5%", r"5\s?%"),
        ("5 percent", r"5\s?%"),
        ("9.03%", "9.03"),
        ("9.03", "9.03"),
        # the totals and parts of the years before, as the table of trainees prints them
        ("286만 명", "2,864,962"),
        ("2,864,962", "2,864,962"),
        ("2.86 million", "2,864,962"),
        ("2.86m", "2,864,962"),
        ("343만명", "3,429,478"),
        ("3.43 million trainees", "3,429,478"),
        ("244만", "2,437,856"),
        ("427천 명", "427,106"),
        ("427 thousand", "427,106"),
        ("43만 명", "427,106"),
        ("2020년 훈련인원", "2,864,962"),
        ("2020년에 훈련인원은", "2,864,962"),
        ("trainees in 2019", "3,429,478"),
        ("재직자 2020년", "2,437,856"),
        ("34만 5천 명", "345,000"),
        ("345천명", "345,000"),
    ],
)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_number_finds_the_figure(typed: str, told: str, language: str) -> None:
    """4,661,782 is what the table of trainees prints for 2021, 9.03 the quotient per 100 residents."""
    hits = found(language).find(typed).hits[:3]
    assert any(one.kind == "figure" and re.search(told, one.name) for one in hits)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("416.2 billion won", "kdt-people"),
        ("4,162억 원", "kdt-budget"),
        ("₩139bn", "kdt-budget"),
        ("32,000", "kdt-people"),
        ("3.2만 명", "kdt-people"),
        ("10,476명", "kdt-employment"),
        ("63.8%", "kdt-employment"),
        ("48.4%", "sme-take-up"),
        ("62.7%", "trainees-rates"),
        ("847,000", "targets-dumbbells"),
        ("85만 명", "targets-dumbbells"),
        ("1,357만 명", "province-map"),
        ("9.5 million", "province-map"),
    ],
)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_number_within_a_picture_or_table_finds_it(typed: str, place: str, language: str) -> None:
    """Each stands in the table of the picture that is named: as the sources print it, or rounded as it is said."""
    assert place in [one.place for one in found(language).find(typed).hits[:2]]


def test_a_figure_of_an_earlier_year_puts_its_year_into_force() -> None:
    [hit, *_] = found("en").find("2.86 million").hits
    assert (hit.page, dict(hit.sets)) == ("trends", {"year": "2020"})
    [hit, *_] = found("en").find("4.66 million").hits
    assert dict(hit.sets) == {}


def test_a_row_is_the_same_in_the_other_language_however_its_names_sort() -> None:
    """Rows of the comparison go by the names of economies: the 27th is Viet Nam's in one language, Malaysia's in the other."""
    for language in LANGUAGES:
        for typed, name in (("베트남", "Viet Nam|베트남"), ("Malaysia", "Malaysia|말레이시아")):
            hits = found(language).find(typed).hits
            rows = [one for one in hits if one.kind == "row" and one.place.startswith("comparison")]
            assert [one.name for one in rows if not re.search(name, one.name)] == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_another_number_is_no_answer(language: str) -> None:
    for typed in ("7.77 million", "777만 명", "2,864,963", "287만 명", "3.47 million", "428천 명"):
        assert found(language).find(typed).hits == ()


@pytest.mark.parametrize(
    "typed", ["스위스", "스위스와", "Switzerland", "Brazil", "브라질 상호인정", "Austria", "마카오", "Macao", "북한"]
)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_economy_of_no_list_is_told_as_such(typed: str, language: str) -> None:
    told = found(language).find(typed)
    assert told.hits == ()
    assert [one.subject.partition(" ")[0] for one in told.missing] == ["economy"]
    assert told.missing[0].ask


def test_no_economy_of_a_list_is_told_as_missing() -> None:
    for language in LANGUAGES:
        with speaking(language):
            listed = [entries(0)[f"economy {code}"].name for code in partners(0)]
        for name in [*listed, "Turkey", "터키", "Laos", "Taiwan", "대만", "Korea", "한국"]:
            assert found(language).find(name).missing == (), name
    assert found("ko").find("정책 수단").missing == ()  # means, not Sudan


# Each field as offices write it: one name in each language at least, by its number in the list.
FIELDS = {
    1: ("AI", "인공 지능", "artificial intelligence", "머신러닝"),
    2: ("클라우드 컴퓨팅", "cloud computing"),
    3: ("IoT", "사물 인터넷", "internet of things"),
    4: ("디지털 융합", "digital convergence"),
    5: ("메타버스", "VR", "가상현실"),
    6: ("일반SW", "소프트웨어는", "software"),
    7: ("블록체인", "blockchains"),
    8: ("빅 데이터", "big data"),
    9: ("정보보안", "cybersecurity"),
    10: ("이차전지", "2차전지는", "배터리", "secondary batteries", "battery"),
    11: ("3D 프린팅", "디스플레이", "display"),
    12: ("하이테크", "high-tech"),
    13: ("신소재", "첨단 소재", "advanced materials"),
    14: ("드론", "무인기", "drones"),
    15: ("반도체", "시스템반도체", "semiconductors"),
    16: ("나노기술", "nanotechnology"),
    17: ("로보틱스", "robots"),
    18: ("바이오", "bio-health"),
    19: ("환경산업", "eco-up"),
    20: ("재생에너지", "renewables"),
    21: ("수소에너지", "hydrogen"),
}


@pytest.mark.parametrize("number", FIELDS)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_field_is_found_by_the_names_that_offices_use(number: int, language: str) -> None:
    for typed in FIELDS[number]:
        hits = found(language).find(typed).hits[:2]
        assert ("kdt", "kdt-strip", f"kdt-strip/{number - 1}") in [(one.page, one.place, one.code) for one in hits], (
            typed
        )


def test_every_field_is_asked_for() -> None:
    assert sorted(FIELDS) == sorted(bundled("kdt_fields").table["number"])


def test_the_ten_further_questions_are_answered_by_the_words_that_the_document_names() -> None:
    document = (Path(__file__).parents[2] / "docs" / "questions.md").read_text("utf-8")
    rows = re.findall(r"^\| \d+ \|.*?\| `(.+?)` · `(.+?)` \|", document, re.MULTILINE)
    assert rows == list(QUESTIONS)
    told = {words: (first(words[0], "en"), first(words[1], "ko")) for words in QUESTIONS}
    assert told == {words: (wanted, wanted) for words, wanted in QUESTIONS.items()}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_stands_nowhere_finds_nothing_and_no_letters_in_any_order(language: str) -> None:
    for words in ("xqzzk", "nsuab", "뷁뷁", "생훈련방", "   ", "?!", "ㅂ"):
        told = found(language).find(words)
        assert (told.hits, told.missing) == ((), ()), words


def test_particles_spaces_case_and_plural_make_no_difference() -> None:
    for one, other in (
        ("훈련생은", "훈련생"),
        ("지역에서의", "지역"),
        ("Certificates", "certificate"),
        ("POLICIES", "policy"),
    ):
        assert terms(one) == terms(other)
    # a word of two syllables keeps its last one, whatever it looks like
    assert terms("제주도 경기도 자격 평가") == ("제주", "경기", "자격", "평가")
    assert terms("How many people trained in 2020?") == ("people", "trained", "2020")


def test_every_page_province_indicator_table_term_and_economy_is_found_by_its_own_name() -> None:
    with speaking("en"):
        listed = entries(0).values()
    codes = {kind: [one.code for one in listed if one.kind == kind] for kind in {one.kind for one in listed}}
    assert codes["page"] == list(PAGES)
    assert codes["indicator"] == indicators() == [*codes["indicator"]]
    assert set(codes["indicator"]) == set(REGISTRY)
    assert codes["province"] == list(bundled("provinces").table["code"])
    assert codes["economy"] == partners(0)
    assert codes["glossary"] == list(bundled("glossary").table["term"])
    assert codes["table"] == package().names
    missed = [one.id for one in listed if one.kind not in ("row", "caveat") and not _named(one.name, one.id)]
    assert missed == []


def _named(words: str, wanted: str) -> bool:
    told = found("en").find(words)
    return not terms(words) or wanted in [one.id for one in told.hits]


def test_a_province_is_found_first_by_every_other_and_former_name() -> None:
    for row in bundled("provinces").rows:
        for name in row.aliases.split("|"):
            assert found("ko").find(name).hits[0].id == f"province {row.code}", name


def test_partners_and_members_of_every_list_are_found_but_not_korea() -> None:
    listed = {*bundled("economies").table["iso3"], *bundled("mra_memberships").table["economy"]}
    assert set(partners(0)) == (listed | {"EU"}) - {"KOR"}
    assert {"TLS", "PNG", "EU", "IRL"} <= set(partners(0))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_hit_says_what_is_there_in_the_readers_language(language: str) -> None:
    with speaking(language):
        listed = entries(0).values()
    silent = [
        one.id for one in listed if not one.line and one.code not in ("present", "data", "changes", "access", "sources")
    ]
    assert silent == []
    if language == "ko":
        assert [
            one.id for one in listed if one.kind != "row" and not any(letter >= "가" for letter in one.line + one.name)
        ] == []


def test_what_is_not_in_the_sources_says_whom_to_ask_in_both_languages() -> None:
    for language in ("ko", "en"):
        with speaking(language):
            listed = absent()
        assert all(one.label and one.ask for one in listed)
        assert all(any(letter >= "가" for letter in one.label + one.ask) == (language == "ko") for one in listed)
        assert len({one.subject for one in listed}) == len(listed)


def test_further_words_belong_to_entries_that_there_are() -> None:
    from components.search import _more_words

    with speaking("en"):
        assert set(_more_words()) <= set(entries(0))


@pytest.mark.parametrize("name", list(REGISTRY))
def test_the_page_of_an_indicator_is_one_that_there_is(name: str) -> None:
    assert found("en").entries[f"indicator {name}"].page in PAGES


def test_the_index_is_of_the_version_that_is_asked_for() -> None:
    assert catalogue.version(at=0) == package().version
