"""A year can be sent for whatever has one, and a list may grow: every page bears it. All figures are invented."""

import pandas as pd
import pytest

from data import catalogue, labels
from data.intake.check import check
from data.intake.upload import Upload, against
from i18n import LANGUAGES, speaking
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
}
PAGES = ("overview", "kdt", "sme", "targets", "mra", "concentration", "sources")


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
    years = {name: catalogue.compute(name).row().year for name in ("sme_participation_pct", "sme_gap_to_large_pp")}
    assert years == {"sme_participation_pct": 2023, "sme_gap_to_large_pp": 2023}
    take_up = {value.category: value.year for value in catalogue.compute("employer_training_take_up_pct").rows}
    assert (take_up["all"], take_up["5_29"]) == (None, 2021)  # sent without a year; as bundled


@pytest.mark.usefixtures("updated")
def test_a_field_beyond_the_printed_21_has_a_name_and_is_counted():
    with speaking("ko"):
        assert labels.field("quantum") == "양자컴퓨팅"
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
