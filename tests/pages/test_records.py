"""The road of enrolment records to its end: generated, aggregated, checked, published, seen on the map."""

import json

import pytest

pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from data.__main__ import main
from data.store.versions import table
from tests.pages.test_reports import spec


def test_from_records_to_the_map(tmp_path, open_page, texts, capsys) -> None:
    # Generated, aggregated, checked, published: all 17 provinces are solid, and the page says what they are made of.
    from benchmarks.records import write

    extract, out = tmp_path / "records.parquet", tmp_path / "out.csv"
    write(extract, rows=20_000)
    way = ["--counting", "enrolments", "--basis", "residence"]
    assert (
        main(["aggregate", str(extract), "--dataset", "regional_training", *way, "--out", str(out), "--lang", "en"])
        == 0
    )
    capsys.readouterr()
    assert main(["check", str(out), "--dataset", "regional_training", "--format", "json"]) in (0, 1)
    assert json.loads(capsys.readouterr().out)["valid"]
    sent = ["--note", "from records", "--confirm-warnings", "made up"]
    assert main(["publish", str(out), "--dataset", "regional_training", *sent, "--lang", "en"]) == 0
    found = table("regional_training")
    assert found["trainees"].sum() == 20_000  # each record once
    at = open_page("concentration", year="2023")
    places = {code for trace in spec(at, "reported-map")["data"] for code in trace.get("locations") or ()}
    assert len({code for code in places if code.startswith("KR-")}) == 17
    assert "From records, 20,000 of 20,000 used" in texts(at)


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "Held record by record?"), ("ko", "훈련생별 기록을 보유하고 있습니까?")]
)
def test_update_the_data_tells_what_the_command_does(seen_page, texts, lang, told):
    assert told in texts(seen_page("data", lang=lang))


def test_it_is_told_of_the_tables_that_the_command_counts():
    from components.update.handing_in import COUNTED
    from data.records.definitions import DATASETS

    assert COUNTED == DATASETS
