"""Each rule of what contradicts itself, broken by hand and published: the reason that was confirmed stands beside the figures.

The clean file of a rule is published without a word, and nothing stands beside its figures. All figures are invented.
"""

from pathlib import Path
from typing import Final, NamedTuple

import pytest

from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State
from components.files.rows import published as source_line
from data import catalogue
from data.__main__ import main
from data.intake.check import check
from data.intake.upload import Upload, against
from data.outlook import Outlook
from i18n import LANGUAGES, speaking
from indicators.indicator import PROVINCES

REASON: Final = "confirmed with the unit that counts"
TRAINEES: Final = "year,category,trainees"
OFFICES: Final = "year,province,category,trainees,basis,counting"
KDT: Final = "measure,period,value,unit,bound,note_en,note_ko"
SME: Final = "measure,firm_size,value,unit,year,year_basis,bound,role"
COUNTS: Final = "year,area,category,trainees,counting"


class Rule(NamedTuple):
    """A rule, the rows that break it, those that keep to it, and a page that shows them."""

    name: str
    dataset: str
    header: str
    broken: tuple[str, ...]
    clean: tuple[str, ...]
    page: str
    code: str


def reports(count: int, employees: int = 3_992_319) -> tuple[str, ...]:
    """17 provinces with as many job seekers each, and employees that add up to a number, 68.5% of both in the capital area."""
    rows = []
    for category, total in (("job_seeker", count), ("employee", employees)):
        capital, elsewhere = round(total * 0.685), total - round(total * 0.685)
        for codes, people in ((CAPITAL, capital), (OTHERS, elsewhere)):
            parts = [people // len(codes)] * len(codes)
            parts[0] += people - sum(parts)
            rows += [
                f"2021,{one},{category},{part},provider,enrolments" for one, part in zip(codes, parts, strict=True)
            ]
    return tuple(rows)


CAPITAL: Final = ("KR-11", "KR-28", "KR-41")
OTHERS: Final = tuple(code for code in PROVINCES if code not in CAPITAL)
HEADS: Final = ("2021,KR,total,2000000,headcount", "2021,KR-CAP,total,1370000,headcount")

RULES: Final = (
    # 669,463 + 3,200,000 where 4,661,782 are printed
    Rule("printed total", "trainees", TRAINEES, ("2021,job_seeker,669463", "2021,employee,3200000"),
         ("2022,job_seeker,650000", "2022,employee,3900000"), "trends", "contradicts-total"),
    # 51,638,809 residents in 2021
    Rule("more trainees than residents", "trainees", TRAINEES, ("2021,job_seeker,669463", "2021,employee,60000000"),
         ("2022,job_seeker,650000", "2022,employee,3900000"), "trends", "contradicts-total"),
    # half of the 3,992,319 employees
    Rule("offices against the country", "regional_training", OFFICES, reports(669_463, 1_996_160),
         reports(669_463), "concentration", "contradicts-total"),
    # 1,625,000 firms in Seoul in force, and 7,713,895 in all
    Rule("firms of provinces", "sme_firms", "province,firms,year,year_basis,bound", ("KR-11,3000000,2021,inferred,about",),
         ("KR-11,1625000,2021,inferred,about",), "concentration", "contradicts-total"),
    # 4,018,058 + 3,695,837 = 7,713,895
    Rule("firms of zones", "sme_by_zone", "year,area,measure,value", ("2021,KR-REST,firms,4695837",),
         ("2021,KR-REST,firms,3695837",), "concentration", "contradicts-total"),
    # 12,800 + 18,800 + 19,600 + 8,400 = 59,600 of four fields
    Rule("four fields of the forecast", "skill_shortage", "field,period,measure,people", ("nano,2023-2027,shortage,9400",),
         ("nano,2023-2027,shortage,8400",), "kdt", "contradicts-total"),
    Rule("nothing left for the other fields", "skill_shortage", "field,period,measure,people",
         ("all,2023-2027,shortage,57800",), ("all,2023-2027,shortage,345000",), "kdt", "contradicts-remainder"),
    # 16,397 completed
    Rule("more employed than completed", "kdt_programme", KDT, ("completers_employed,2021-2022,17000,people,exact,New.,신규",),
         ("completers,2024,20000,people,exact,New.,신규",), "kdt", "contradicts-total"),
    # 10,476 of 16,397 are 63.9%
    Rule("rate of completers", "kdt_programme", KDT, ("completers_employed_pct,2021-2022,73.8,percent,exact,New.,신규",),
         ("completers_employed_pct,2021-2022,63.9,percent,exact,New.,신규",), "kdt", "contradicts-share"),
    # 12,000 people in 2021, rounded to thousands
    Rule("more trainees of fields than of the programme", "kdt_training", "year,province,field,courses,trainees",
         ("2021,KR-11,cloud,100,12501",), ("2021,KR-11,cloud,100,1250",), "kdt", "contradicts-total"),
    # 57,689 places in 2024, of which no number of people is printed
    Rule("more trainees of fields than places", "kdt_training", "year,province,field,courses,trainees",
         ("2024,KR-11,cloud,100,57690",), ("2024,KR-11,cloud,100,57689",), "kdt", "contradicts-total"),
    # 631 courses in 2023
    Rule("more courses of fields than of the programme", "kdt_training", "year,province,field,courses,trainees",
         ("2023,KR-11,cloud,632,3000",), ("2023,KR-11,cloud,63,3000",), "kdt", "contradicts-total"),
    # 113,952 of 2,511,690 are 4.54%
    Rule("rate of take-up", "sme_participation", SME, ("take_up_pct,all,6.5,percent,2021,inferred,exact,",),
         ("take_up_pct,all,4.5,percent,2021,inferred,exact,",), "sme", "contradicts-share"),
    # 68.5% are printed, 40% are sent
    Rule("share of the zone", "trainees_by_zone", COUNTS,
         ("2021,KR,total,2000000,headcount", "2021,KR-CAP,total,800000,headcount", "2021,KR-REST,total,1200000,headcount"),
         (*HEADS, "2021,KR-REST,total,670000,headcount"), "concentration", "contradicts-share"),
    # 1,370,000 + 600,000 leave 30,000 of 2,000,000 who trained nowhere
    Rule("people in no zone", "trainees_by_zone", COUNTS, (*HEADS, "2021,KR-REST,total,600000,headcount"),
         (*HEADS, "2021,KR-REST,total,670000,headcount"), "concentration", "contradicts-total"),
    # 4,661,782 in the yearly table
    Rule("more people than the yearly table counts", "trainees_by_zone", COUNTS, ("2021,KR,total,5000000,headcount",),
         ("2021,KR,total,2000000,headcount",), "trends", "contradicts-total"),
    Rule("a change or a share", "policy_targets",
         "measure,group_en,group_ko,label_en,label_ko,as_is,to_be,as_is_en,as_is_ko,to_be_en,to_be_ko,unit,certainty",
         ("fees,Fees,훈련비,Fees,훈련비,50,150,50%,50%,150%,150%,percent,clear",),
         ("fees,Fees,훈련비,Fees,훈련비,50,90,50%,50%,90%,90%,percent,clear",),
         "targets", "share-above-hundred"),
)  # fmt: skip

IMPOSSIBLE: Final = (
    # 2,511,690 are insured, 1,914,403 of them with fewer than five people
    ("sme_participation", SME, "insured_establishments,under_5,2511691,establishments,2021,inferred,exact,"),
    ("sme_participation", SME, "participating_establishments,under_5,1914404,establishments,2021,inferred,exact,"),
    ("sme_participation", SME, "take_up_pct,5_29,100.5,percent,2023,,exact,"),
    ("zone_shares", "zone,share_pct,bound", "KR-REST,45,exact"),  # with 68.5
    ("regional_training", OFFICES, "2021,KR-50,employee,371896,residence,headcount"),  # 371,895 residents
    ("trainees", TRAINEES, "2022,job_seeker,521300"),  # without employees
    ("trainees_by_zone", COUNTS, "2021,KR,total,10,headcount\n2021,KR-CAP,total,11,headcount"),
    ("trainees_by_zone", COUNTS, "2021,KR,total,10,headcount\n2021,KR,employee,11,headcount"),
)


def content(header: str, rows: tuple[str, ...]) -> str:
    return "\n".join([header, *rows, ""])


def publish(folder: Path, dataset: str, text: str, *more: str) -> int:
    file = folder / "sent.csv"
    file.write_text(text, "utf-8")
    with speaking("en"):
        code = main(["publish", str(file), "--dataset", dataset, "--note", "made up", *more])
    catalogue.as_of(None)
    return code


def codes(dataset: str, text: str) -> set[str]:
    found = check(Upload(name="sent.csv", content=text.encode()), dataset=dataset, against=against(dataset))
    return {one.code for one in found.problems if one.severity == "warning"}


def beside(page: str, language: str) -> list[str]:
    """The line of sources of each exhibit and card of a page, the reasons that were confirmed among it."""
    outlook = Outlook()
    with speaking(language):
        state = State(outlook=outlook, year=2021)
        behind = [(*one.rests_on, *one.lists) for one in exhibits(page, state)]
        behind += [one.rests_on for one in FIGURE_PAGES[page].cards(state)]
        return [source_line(*one, data=outlook) for one in behind]


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_what_contradicts_itself_is_published_with_its_reason_beside_the_figures(rule: Rule, tmp_path: Path) -> None:
    text = content(rule.header, rule.broken)
    assert rule.code in codes(rule.dataset, text)
    assert publish(tmp_path, rule.dataset, text) != 0  # not without a reason
    assert publish(tmp_path, rule.dataset, text, "--confirm-warnings", REASON) == 0
    for language in LANGUAGES:
        assert any(REASON in line for line in beside(rule.page, language))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_what_agrees_has_nothing_beside_it(rule: Rule, tmp_path: Path) -> None:
    text = content(rule.header, rule.clean)
    assert not {one for one in codes(rule.dataset, text) if one.startswith(("contradicts", "share"))}
    publish(tmp_path, rule.dataset, text, "--confirm-warnings", REASON)
    assert not any("do not agree" in line or "the figures give" in line for line in beside(rule.page, "en"))


@pytest.mark.parametrize(("dataset", "header", "row"), IMPOSSIBLE)
def test_what_cannot_be_is_published_for_no_reason(dataset: str, header: str, row: str, tmp_path: Path) -> None:
    assert publish(tmp_path, dataset, content(header, (row,)), "--confirm-warnings", REASON) != 0
    assert catalogue.head() == 0


def test_a_file_of_residents_that_contradicts_reports_in_force_wants_a_reason(tmp_path: Path) -> None:
    assert publish(tmp_path, "regional_training", content(OFFICES, reports(669_463))) == 0
    # 1,049,571 job seekers and employees are reported for Seoul alone (153,... + 911,...); a hundred residents each
    few = content("year,province,residents", tuple(f"2021,{code},100" for code in PROVINCES))
    assert "contradicts-total" in codes("population", few)


def test_a_state_that_changes_under_its_note_stands_with_its_reason(tmp_path: Path) -> None:
    row = against("mra_agreements").current.where(agreement="kr_th_welder").table
    text = row.drop(columns=["status", "source"]).assign(agreement_status="").to_csv(index=False)
    assert "contradicts-text" in codes("mra_agreements", text)
    assert publish(tmp_path, "mra_agreements", text, "--confirm-warnings", REASON) == 0
    assert any(REASON in line for line in beside("mra", "en"))
