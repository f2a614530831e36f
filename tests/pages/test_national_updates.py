"""A year can be sent for whatever has one, and a list may grow: every page bears it. All figures are invented."""

import random
from dataclasses import replace

import pandas as pd
import pytest

from components.export.packs import unshown
from components.figures.pages import FIGURE_PAGES
from data import catalogue, naming
from data.effect import effects, stops
from data.intake.check import check
from data.intake.upload import Upload, against
from data.outlook import Outlook
from data.package import bundled, package
from data.store.errors import ReferredError, UnshownError
from i18n import LANGUAGES, speaking
from indicators.indicator import KOREA, ZONES
from indicators.registry import REGISTRY
from tests.data.store.reports import ADMINISTRATOR, published

FILES = {
    "kdt_fields": "field,number,kdt_group,label_en,label_ko\nquantum,22,digital,Quantum computing,양자컴퓨팅\n",
    "kdt_training": (
        "year,province,field,courses,trainees,reference_date,finality\n2024,KR-11,quantum,3,120,2024-12-31,final\n"
    ),
    "sme_participation": (
        "measure,firm_size,value,unit,year,bound\n"
        "participation_rate_pct,sme,6,percent,2023,exact\n"
        "implementation_rate_pct,10_299,61,percent,2023,exact\n"
        "implementation_rate_pct,300_plus,82,percent,2023,exact\n"
        "take_up_pct,all,4.9,percent,,exact\n"
    ),
    "policy_targets": (
        "measure,group_en,group_ko,label_en,label_ko,as_is,to_be,target_year,unit,as_is_en,as_is_ko,to_be_en,to_be_ko,certainty\n"
        "kdt_2027,Talent,인재,K-Digital Training,K-디지털,37000,180000,2027,people,37 000,3만 7천,180 000,18만,clear\n"
    ),
    "mra_agreements": (
        "agreement,kind,profession,partner,year,label_en,label_ko,users\n"
        "kr_vn_engineer,bilateral,engineer,VNM,2024,Korea-Viet Nam engineers,한·베트남 기술사,\n"
    ),
    "zone_shares": "zone,share_pct,year,bound\nKR-CAP,61.2,2023,exact\n",
    "population": "year,province,residents\n2022,KR-26,3317812\n",
    "sme_firms": "province,firms,year,year_basis,bound\nKR-26,490000,2022,,about\n",
    "comparisons": (
        "figure,concept,economy,year,value,unit,bound,confidence,group_en,group_ko,period_en,period_ko\n"
        "sgp_2025,workforce_training,SGP,2025,41.5,percent,exact,high,"
        "resident labour force aged 15–64,15~64세 거주 경제활동인구,2025,2025년\n"
    ),
}
PAGES = ("overview", "kdt", "sme", "targets", "mra", "concentration", "comparison", "sources")


def sent(name: str) -> pd.DataFrame:
    """The rows of a file as its check gives them."""
    found = check(Upload(name=f"{name}.csv", content=FILES[name].encode()), dataset=name, against=against(name))
    assert found.table is not None, [str(problem.message) for problem in found.problems]
    return found.table


@pytest.fixture
def updated() -> None:
    """All of them are in force."""
    for name in FILES:
        published(sent(name), dataset=name, actor=ADMINISTRATOR)


@pytest.mark.usefixtures("updated")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_bears_every_kind_of_update(open_page, page, language):
    at = open_page(page, lang=language)
    assert not at.exception, at.exception


@pytest.mark.usefixtures("at_the_machine")
@pytest.mark.parametrize("name", [name for name in FILES if name != "kdt_training"])  # its field is not known yet
def test_what_an_update_changes_is_shown_before_it_is_published(open_page, name):
    at = open_page("data", dataset=name)
    at.file_uploader[0].upload(f"{name}.csv", FILES[name].encode()).run()
    assert not at.exception, at.exception
    assert "Publish" in [one.label for one in at.button]


@pytest.mark.usefixtures("updated")
def test_a_rate_whose_year_was_sent_has_that_year_and_no_other_has_it():
    years = {name: catalogue.compute(name).newest().year for name in ("sme_participation_pct", "sme_gap_to_large_pp")}
    assert years == {"sme_participation_pct": 2023, "sme_gap_to_large_pp": 2023}
    take_up = {value.category: value.year for value in catalogue.compute("employer_training_take_up_pct").rows}
    # the rate that was sent without a year gives way to the two counts, which are of 2021 as bundled
    assert (take_up["all"], take_up["5_29"]) == (2021, 2021)


@pytest.mark.usefixtures("updated")
def test_a_field_beyond_the_printed_21_has_a_name_and_is_counted():
    with speaking("ko"):
        assert naming.field("quantum") == "양자컴퓨팅"
    assert catalogue.compute("kdt_fields_count").value(category="total") == 22
    assert catalogue.compute("kdt_field_coverage").value() == 1


@pytest.mark.usefixtures("updated")
def test_a_target_with_a_year_is_kept_and_not_refused_as_undated():
    targets = catalogue.dataset("policy_targets").table.set_index("measure")
    assert targets.loc["kdt_2027", "target_year"] == 2027
    with speaking("en"):
        reasons = {
            refusal.category: str(refusal.reason) for refusal in catalogue.compute("progress_to_target").refusals
        }
    assert reasons["kdt_2027"] == "Progress needs two points in time before the target year."


@pytest.mark.parametrize(("language", "told"), [("en", "source not stated"), ("ko", "출처 미기재")])
def test_a_page_names_the_source_that_a_row_states_and_says_where_none_is(open_page, texts, language, told):
    rows = pd.DataFrame({"year": [2023] * 2, "category": ["job_seeker", "employee"], "trainees": [521_300, 3_815_400]})
    stated = rows.assign(source_publisher=["고용노동부", ""], source_url=["https://www.moel.go.kr/1", ""])
    published(stated, dataset="trainees", actor=ADMINISTRATOR)
    shown = texts(open_page("trends", lang=language))
    assert "고용노동부" in shown
    assert "<https://www.moel.go.kr/1>" in shown
    assert told in shown
    assert "Administrator" not in shown


# A row of a national table is withdrawn: either it is refused by name, or every page, file and story bears it.


NATIONAL = [name for name in package().names if package().resource(name)["publishes"] == "national"]
# Three single rows of each table, drawn once; one of all of them in the default run.
ROWS = [
    (name, place)
    for name in NATIONAL
    for place in sorted(random.Random(name).sample(range(len(bundled(name).table)), k=min(3, len(bundled(name).table))))
]
DRAWN = set(random.Random(1).sample(ROWS, 1))


def withdrawn(name: str, place: int, **told: object) -> None:
    """A file of all rows but one replaces its table, as a keeper would publish it."""
    columns = [field["name"] for field in package().resource(name)["schema"]["fields"]]
    rest = bundled(name).table[columns].drop(columns=["status", "source"], errors="ignore").drop(index=place)
    published(rest, dataset=name, actor=ADMINISTRATOR, replace=True, unshown=unshown, **told)


@pytest.mark.parametrize(
    ("name", "row", "title"),
    [
        ("training_supply", {"year": 2021, "measure": "courses"}, "Skills and reform outlook"),
    ],
    ids=str,
)
def test_a_row_that_a_page_needs_cannot_be_withdrawn_and_the_refusal_names_both(name, row, title):
    table = bundled(name).table
    place = table.index[(table[[*row]] == pd.Series(row)).all(axis="columns")][0]
    with speaking("en"), pytest.raises(UnshownError) as refused:
        withdrawn(name, place)
    assert title in refused.value.titles
    with speaking("en"):
        assert naming.rows(package().resource(name), table.loc[[place]])[0] in str(refused.value)
    assert catalogue.head() == 0


@pytest.mark.parametrize("measure", ["unemployed", "employer_training"])
def test_a_target_that_pages_add_up_is_held_by_the_pages_that_show_it(measure):
    table = bundled("policy_targets").table
    place = table.index[table["measure"] == measure][0]
    assert stops("policy_targets", effects("policy_targets", table.drop(index=place).reset_index(drop=True))) == ()
    with speaking("en"), pytest.raises(UnshownError) as refused:
        withdrawn("policy_targets", place)
    assert "As-is → to-be" in refused.value.titles


@pytest.mark.usefixtures("updated")
def test_a_target_that_was_added_can_be_withdrawn():
    before = catalogue.dataset("policy_targets").table
    columns = [field["name"] for field in package().resource("policy_targets")["schema"]["fields"]]
    rest = before[before["measure"] != "kdt_2027"]
    assert stops("policy_targets", effects("policy_targets", rest.reset_index(drop=True))) == ()
    sent_on = rest[columns].drop(columns=["status", "source"], errors="ignore")
    published(sent_on, dataset="policy_targets", actor=ADMINISTRATOR, replace=True, unshown=unshown)
    catalogue.as_of(None)
    assert set(catalogue.dataset("policy_targets").table["measure"]) == set(bundled("policy_targets").table["measure"])


def test_what_could_not_be_shown_before_holds_no_other_withdrawal_up():
    supply = bundled("training_supply").table
    courses = supply.index[supply["measure"] == "courses"][0]
    columns = [name for name in supply if name not in ("status", "source")]
    published(supply[columns].drop(index=courses), dataset="training_supply", actor=ADMINISTRATOR, replace=True)
    withdrawn("korean_model", 0)  # as a store of an older program may be: the page on skills is lost already
    assert catalogue.head() == 2


@pytest.mark.parametrize(
    ("name", "place"), [pytest.param(*row, marks=[pytest.mark.sweep] * (row not in DRAWN)) for row in ROWS], ids=str
)
def test_whatever_single_row_is_withdrawn_every_page_bears_it_or_it_is_refused(open_page, name, place):
    after = bundled(name).table.drop(index=place).reset_index(drop=True)
    if stops(name, effects(name, after)):
        return
    try:
        withdrawn(name, place)
    except (UnshownError, ReferredError):
        return
    for page in FIGURE_PAGES:
        at = open_page(page)
        assert not at.exception, (page, at.exception)


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_indicators_could_not_be_computed_is_told_in_words(language):
    with speaking(language):
        for name in ("sme_firms", "skill_shortage"):
            told = stops(name, effects(name, bundled(name).table.iloc[1:]))
            row = naming.rows(package().resource(name), bundled(name).table.iloc[:1])[0]
            assert told
            assert any(row in reason for reason in told)
            for reason in told:
                assert not any(word in reason for word in ("_", "[", "{", "index", "expected", name)), reason


# Residents of a province go, or are the first of their year: no figure of a whole is made of the others.


def test_no_figure_of_korea_or_a_zone_is_of_a_year_that_lacks_the_residents_of_a_province():
    people = bundled("population")
    lacking = (people.table["year"] == 2021) & (people.table["province"] == "KR-50")
    rest = Outlook(instead={"population": replace(people, table=people.table[~lacking])})
    of_it = [name for name, entry in REGISTRY.items() if "population" in entry.datasets]
    assert "trainees_per_100_residents" in of_it
    for name in of_it:
        before, after = Outlook().compute(name), rest.computed(name)
        whole = [one for one in (after.rows if after else ()) if one.year == 2021 and one.area in (KOREA, *ZONES)]
        known = {(one.area, one.category): one.number for one in before.rows if one.year == 2021}
        assert [(name, one) for one in whole if known.get((one.area, one.category)) != one.number] == []
