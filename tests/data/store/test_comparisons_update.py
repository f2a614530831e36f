"""Figures of others are updated by the same road as every table: checked, published, in force, and taken up by the page."""

from pathlib import Path

import pytest

from components.figures.comparison import entries, picture
from components.figures.state import State
from data.__main__ import main
from data.catalogue import as_of, compute
from data.outlook import Outlook
from data.package import bundled
from data.store.head import head
from i18n import speaking

HEADER = "figure,concept,economy,year,value,unit,bound,confidence,group_en,group_ko,period_en,period_ko\n"
NEW = (
    "sgp_2025,workforce_training,SGP,2025,41.5,percent,exact,high,"
    "resident labour force aged 15–64,15~64세 거주 경제활동인구,2025,2025년\n"
)


@pytest.fixture(autouse=True)
def _somebody_at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "operator-7")


def publish(tmp_path: Path, rows: str, *more: str, header: str = HEADER, language: str = "en") -> int:
    file = tmp_path / "comparisons.csv"
    file.write_text(header + rows, "utf-8")
    asked = ["publish", str(file), "--dataset", "comparisons", "--note", "figures of 2025", "--lang", language]
    return main([*asked, *more])


def published(tmp_path: Path, rows: str, *more: str, header: str = HEADER) -> State:
    """The page after rows were published by the road of every table."""
    assert publish(tmp_path, rows, *more, header=header) == 0
    as_of(head())  # the command keeps the version that it began with
    return State(outlook=Outlook(), year=2021)


def test_a_new_figure_is_in_force_under_its_concept_and_the_others_stay(tmp_path: Path) -> None:
    before = len(compute("adults_learning_pct").rows)
    assert publish(tmp_path, NEW) == 0
    as_of(head())  # the command keeps the version that it began with
    found = compute("adults_learning_pct")
    assert len(found.rows) == before + 1
    assert found.value(area="SGP", category="sgp_2025") == 41.5
    state = State(outlook=Outlook(), year=2021)
    with speaking("en"):
        sent = next(one for one in entries(state, "adults") if one.found.category == "sgp_2025")
        assert (sent.kind, sent.place) == ("upload", "Singapore, 2025")
        assert any(41.5 in trace["x"] for trace in picture(state, "adults").spec["data"])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (NEW.replace(",high,", ",low,"), "confidence"),
        (NEW.replace("workforce_training", "happiness"), "concept"),
        (NEW.replace("41.5", "-3"), "value"),
        (NEW.replace("41.5", "120"), "100% at most"),
        (NEW.replace("SGP", "ZZZ"), "enter one of these codes: aus (australia)"),
        (NEW.replace("41.5,percent", "5000,people"), "is counted in “%”, not in “people”"),
        (NEW.replace("SGP,2025", "SGP,"), "year"),
        (NEW.replace(",2025,2025년", ",2019,2025년"), "does not name the year 2025"),
        (NEW.replace("workforce_training", "training_persons").replace("percent", "people"), "no decimals"),
    ],
    ids=[
        "low confidence",
        "no such concept",
        "below zero",
        "above a whole",
        "economy",
        "unit of the concept",
        "no year",
        "time of another year",
        "part of a person",
    ],
)
def test_what_breaks_the_rules_of_the_table_is_refused_with_its_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str, told: str
) -> None:
    assert publish(tmp_path, wrong) == 1
    assert told in capsys.readouterr().out.lower()
    assert head() == 0


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (NEW.replace("SGP", "ZZZ"), "다음 코드 가운데 하나를 입력하십시오: AUS(호주)"),
        (NEW.replace("41.5,percent", "5000,people"), "단위는 “%”이며"),
    ],
)
def test_a_korean_reader_is_told_in_korean_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str, told: str
) -> None:
    assert publish(tmp_path, wrong, language="ko") == 1
    assert told in capsys.readouterr().out.replace("AUS (", "AUS(")
    assert head() == 0


@pytest.mark.parametrize("name", ["nobody", "sgp_2025", "aes_2022"])
def test_a_contradiction_that_leads_to_no_figure_of_the_same_thing_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert publish(tmp_path, f"{name},{NEW}", header=f"contradicts,{HEADER}") == 1
    assert "no other figure of the same concept, economy and year" in " ".join(capsys.readouterr().out.split())


SECOND = NEW.replace("sgp_2025", "sgp_2024_again").replace("2025", "2024")
"""41.5 for the labour force of Singapore in 2024, of which 40.7 is in force."""


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "says 41.5 for what “sgp_2024” says to be 40.7"), ("ko", "“sgp_2024”의 값은 40.7입니다")],
)
def test_a_second_value_for_a_thing_in_force_wants_a_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    assert publish(tmp_path, SECOND, language=language) == 1
    assert told in " ".join(capsys.readouterr().out.split())
    assert head() == 0
    assert publish(tmp_path, SECOND, "--confirm-warnings", "The ministry revised it", language=language) == 0


def test_so_does_one_that_says_itself_that_it_contradicts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header, declared = f"contradicts,{HEADER}", SECOND.replace("resident labour force", "labour force of residents")
    assert publish(tmp_path, f"sgp_2024,{declared}", header=header) == 1
    assert "says 41.5 for what “sgp_2024” says to be 40.7" in " ".join(capsys.readouterr().out.split())
    assert publish(tmp_path, f",{declared}", header=header) == 0  # of others, as far as anybody can tell


def test_a_figure_that_another_names_as_its_contradiction_goes_only_after_that_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """40 and 42.1 for 2020, each named by the other: without kedi_2020, kedi64_2020 would name a figure that is not there."""
    table = bundled("comparisons").table.drop(columns=["source", "status"])
    left = table[table["figure"] != "kedi_2020"]
    going = ("--replace", "--confirm-removals")
    assert publish(tmp_path, left.to_csv(index=False), *going, "1", header="") == 1
    assert "rest on rows of “Figures of others, for comparison”" in capsys.readouterr().err
    assert head() == 0
    freed = left.assign(contradicts=left["contradicts"].mask(left["contradicts"] == "kedi_2020"))
    assert (
        publish(tmp_path, freed.to_csv(index=False), *going, "2", header="") == 0
    )  # the row, and the cell that is blank now
    as_of(head())
    assert "kedi_2020" not in {row.figure for row in Outlook().dataset("comparisons").rows}


def test_a_second_value_for_a_thing_in_force_is_shown_and_named_though_nobody_says_that_it_contradicts(
    tmp_path: Path,
) -> None:
    state = published(tmp_path, SECOND, "--confirm-warnings", "The ministry revised it")
    with speaking("en"):
        made = picture(state, "adults")
        (told,) = [line for line in made.says if "41.5" in line]
        assert "40.7" in told  # printed for 2024 by the Business Times
        assert "Business Times" in told
        dots = [value for trace in made.spec["data"] for value in trace["x"]]
        assert {40.7, 41.5} <= set(dots)


def test_a_figure_that_is_never_beside_others_is_kept_apart_with_its_reason(tmp_path: Path) -> None:
    take_up = (
        "up_2024,scheme_take_up,KOR,2024,4.9,percent,exact,high,insured establishments,고용보험 사업장,2024,2024년\n"
    )
    state = published(tmp_path, take_up)
    for language, wanted in (("en", "use of a subsidy"), ("ko", "지원제도 참여율")):
        with speaking(language):
            made = picture(state, "firms")
            assert 4.9 not in [value for trace in made.spec["data"] for value in trace["x"]]
            assert any(wanted in line for line in made.says if line.startswith(("**Kept apart", "**함께 표시하지")))


def test_a_newer_figure_of_women_does_not_lead_the_page(tmp_path: Path) -> None:
    women = "women_2025,adult_learning,KOR,2025,77.7,percent,exact,high,women aged 25–79,25~79세 여성,2025,2025년\n"
    with speaking("en"):
        title = picture(published(tmp_path, women), "adults").title
    assert "77.7" not in title
    assert "33.1" in title


WOMEN = "remlearn_2018,remote_learners,KOR,KR-11,2018,500000,learners,exact,high,women,여성,2018,2018년\n"
OF_AREA = HEADER.replace("economy,", "economy,area,")


def test_learners_of_women_under_the_name_of_all_are_refused_since_no_share_would_be_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(tmp_path, WOMEN, header=OF_AREA) == 1
    assert "nothing would be left of Remote learners" in capsys.readouterr().out
    assert head() == 0


def test_learners_of_women_are_no_share_of_all_learners(tmp_path: Path) -> None:
    published(tmp_path, WOMEN.replace("remlearn_2018", "women_2018"), header=OF_AREA)
    found = {row.category: row.number for row in compute("capital_area_by_place_pct").rows}
    assert "women_2018" not in found
    assert found["remlearn_2018"] == pytest.approx(84.13, abs=0.01)  # 10,510,401 of 12,492,784
