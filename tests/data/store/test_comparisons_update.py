"""Figures of others are updated by the same road as every table: checked, published, in force, and taken up by the page."""

from pathlib import Path

import pytest

from components.figures.comparison import entries, picture
from components.figures.state import State
from data.__main__ import main
from data.catalogue import as_of, compute
from data.outlook import Outlook
from data.store.location import head
from i18n import speaking

HEADER = "figure,concept,economy,year,value,unit,bound,confidence,group_en,group_ko,period_en,period_ko\n"
NEW = (
    "sgp_2025,workforce_training,SGP,2025,41.5,percent,exact,high,"
    "resident labour force aged 15–64,15~64세 거주 경제활동인구,2025,2025년\n"
)


@pytest.fixture(autouse=True)
def _somebody_at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "operator-7")


def publish(tmp_path: Path, rows: str) -> int:
    file = tmp_path / "comparisons.csv"
    file.write_text(HEADER + rows, "utf-8")
    return main(["publish", str(file), "--dataset", "comparisons", "--note", "figures of 2025", "--lang", "en"])


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
    ],
    ids=["low confidence", "no such concept", "below zero"],
)
def test_what_breaks_the_rules_of_the_table_is_refused_with_its_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str, told: str
) -> None:
    assert publish(tmp_path, wrong) == 1
    assert told in capsys.readouterr().out.lower()
    assert head() == 0
