"""The road of enrolment records to its end: generated, aggregated, checked, published, seen on the map."""

import json
import re

import pytest

pytest.importorskip("ibis")
pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from data.__main__ import main
from data.store.versions import table
from indicators.indicator import zone_of
from tests.pages.test_reports import spec


def test_from_records_to_the_map(tmp_path, open_page, texts, capsys) -> None:
    # Generated, aggregated, checked, published: all 17 provinces are solid, and the page says what they are made of.
    from benchmarks.records import write

    extract, out = tmp_path / "records.parquet", tmp_path / "out.csv"
    write(extract, rows=60_000)
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
    assert found["trainees"].sum() == 60_000  # each record once
    at = open_page("concentration", year="2023")
    places = {code for trace in spec(at, "reported-map")["data"] for code in trace.get("locations") or ()}
    assert len({code for code in places if code.startswith("KR-")}) == 17
    assert "From records, 60,000 of 60,000 used" in texts(at)


SENT = ["--note", "from records", "--confirm-warnings", "made up", "--lang", "en"]


def people(extract, year: int) -> dict[str, int]:
    """People of Korea and of both zones by the province of the provider, counted here in another way."""
    from pyarrow import parquet

    found: dict[str, set[str]] = {}
    for row in parquet.read_table(extract, columns=["person", "provider_province", "start"]).to_pylist():
        if row["start"].year == year:
            for area in ("KR", zone_of(row["provider_province"])):
                found.setdefault(area, set()).add(row["person"])
    return {area: len(persons) for area, persons in found.items()}


def test_heads_from_records_end_with_a_national_figure_that_leads(tmp_path, open_page, texts) -> None:
    from benchmarks.records import write

    extract, out = tmp_path / "records.parquet", tmp_path / "out.csv"
    write(extract, rows=20_000)
    way = ["--year", "2023", "--counting", "headcount", "--basis", "provider", "--out", str(out), "--lang", "en"]
    assert main(["aggregate", str(extract), "--dataset", "regional_training", *way]) == 0
    assert main(["publish", str(out), "--dataset", "regional_training", *SENT]) == 0
    heads = table("regional_training")["trainees"].sum()
    refused = texts(open_page("concentration", year="2023"))
    assert f"{heads:,}" not in refused
    assert "“Trainees of Korea and its zones”" in refused
    beside = out.with_name("out-korea.csv")
    assert main(["check", str(beside), "--dataset", "trainees_by_zone", "--lang", "en"]) in (0, 1)
    assert main(["publish", str(beside), "--dataset", "trainees_by_zone", *SENT]) == 0
    counted = people(extract, 2023)
    assert (
        counted["KR-CAP"] + counted["KR-REST"] > counted["KR"]
    )  # who trained in both counts in both, and once in Korea
    said = texts(open_page("concentration", year="2023"))
    assert f"{counted['KR']:,}" in texts(open_page("trends", year="2023"))
    assert f"{counted['KR-CAP'] / counted['KR'] * 100:.1f}%" in said.replace(" %", "%")
    assert "“Trainees of Korea and its zones”" not in said
    assert f"{heads:,}" not in said  # no sum of provinces
    assert re.search(r"From records, (6\d\d\d) of \1 used; regional_training-headcount-provider", said)


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "Held record by record?"), ("ko", "훈련생별 기록을 보유하고 있습니까?")]
)
def test_update_the_data_tells_what_the_command_does(seen_page, texts, lang, told):
    assert told in texts(seen_page("data", lang=lang))


def test_it_is_told_of_the_tables_that_the_command_counts():
    from components.update.handing_in import COUNTED
    from data.records import definitions

    assert tuple(definitions.COUNTED) == COUNTED
