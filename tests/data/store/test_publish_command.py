"""`python -m data publish`: the whole road of a file, from the reading to the figures in force."""

import json
from pathlib import Path

import pytest

from data.__main__ import main
from data.package import bundled, in_language, sha256
from data.store.head import head
from data.store.versions import origin, table, version
from i18n import speaking
from tests.data.store.reports import BUSAN, published, report

CLEAN = "year,province,category,trainees\n2021,KR-26,job_seeker,50000\n2021,KR-26,employee,200000\n"


@pytest.fixture(autouse=True)
def _somebody_at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "operator-7")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A clean file of Busan."""
    path = tmp_path / "busan.csv"
    path.write_text(CLEAN, "utf-8")
    return path


def publish(file: Path, *arguments: str, dataset: str = "regional_training") -> int:
    return main(["publish", str(file), "--dataset", dataset, "--note", "figures of 2021", "--lang", "en", *arguments])


def test_a_clean_file_is_in_force_at_once(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(file, "--set", "basis=workplace") == 0
    assert capsys.readouterr().out.startswith("1 · ")
    found = table("regional_training")
    assert found["trainees"].tolist() == [50_000, 200_000]
    assert found["basis"].tolist() == ["workplace", "workplace"]
    written = version(1)
    assert (written.who, written.via, written.role) == ("operator-7", "command line", "administrator")
    assert (written.note, written.sha256) == ("figures of 2021", sha256(file.read_bytes()))


@pytest.mark.parametrize(
    ("content", "arguments", "told"),
    [
        (CLEAN.replace("200000", "many"), (), "cell-type"),
        (CLEAN, ("--province", "KR-11"), "scope-province"),
        (b"\0\1\2".decode(), (), "file-"),
    ],
    ids=["cell", "province", "no table"],
)
def test_a_file_with_errors_is_told_as_the_check_tells_it(
    file: Path, capsys: pytest.CaptureFixture[str], content: str, arguments: tuple[str, ...], told: str
) -> None:
    file.write_text(content, "utf-8")
    assert publish(file, *arguments) == 1
    assert told in capsys.readouterr().out
    assert head() == 0


@pytest.mark.parametrize(
    ("content", "name", "answer"),
    [
        (CLEAN.replace("50000", "-"), "dash", "missing"),
        (CLEAN.replace("trainees", "trainees (thousand people)"), "scale", "1"),
        (CLEAN.replace("KR-26", "광주시").replace("50000", "18000").replace("200000", "111000"), "gwangju", "KR-29"),
    ],
)
def test_nothing_is_published_before_an_open_question_is_answered(
    file: Path, capsys: pytest.CaptureFixture[str], content: str, name: str, answer: str
) -> None:
    file.write_text(content, "utf-8")
    assert publish(file, "--confirm-warnings", "all right") == 1
    assert f"--set {name}=" in capsys.readouterr().out
    assert publish(file, "--confirm-warnings", "all right", "--set", f"{name}=moon") == 2
    assert answer in capsys.readouterr().err
    assert head() == 0
    assert publish(file, "--confirm-warnings", "all right", "--set", f"{name}={answer}") == 0


def test_a_warning_is_told_and_must_be_confirmed_with_a_reason(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(CLEAN.replace("50000", "3"), "utf-8")  # 1-4 people may be recognised
    assert publish(file) == 1
    told = capsys.readouterr().out
    assert "privacy-small-cell" in told
    assert "Give a reason for each warning" in told
    assert head() == 0
    assert publish(file, "--confirm-warnings", "agreed with those concerned") == 0
    assert version(1).reasons["privacy-small-cell"] == "agreed with those concerned"
    assert "privacy-small-cell" in {problem["code"] for problem in version(1).problems}


def test_the_source_is_asked_for_kept_and_shown(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(file, "--source", "Busan city, Training 2021") == 0
    assert (version(1).source, version(1).who) == ("Busan city, Training 2021", "operator-7")
    main(["show", "1", "--lang", "en"])
    shown = capsys.readouterr().out.splitlines()
    assert "Source of the figures: Busan city, Training 2021" in shown
    assert "Publisher: operator-7" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--source", "Busan, 051-123-4567"), "Source of the figures: here stands"),
        (("--note", "as kim@example.go.kr asked"), "Note: here stands"),
    ],
)
def test_a_person_s_number_or_address_in_note_or_source_is_refused(
    file: Path, arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(file, *arguments) == 1
    said = capsys.readouterr()
    assert told in said.out + said.err
    assert "4567" not in said.out + said.err
    assert head() == 0


def test_without_one_it_is_said_to_be_missing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(file) == 0
    main(["show", "1", "--lang", "ko"])
    assert "수치의 출처: 출처 미기재" in capsys.readouterr().out.splitlines()


def test_a_province_of_another_publisher_is_taken_over_only_when_said(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(report(job_seekers=50_000, employees=200_000), actor=BUSAN)
    assert publish(file) == 1
    assert "Busan was published by Busan office" in capsys.readouterr().err
    assert publish(file, "--take-over") == 0
    assert version(2).took_over == ("Busan office",)


@pytest.mark.parametrize(
    "arguments",
    [("--set", "basis"), ("--set", "basis=moon"), ("--province", "KR-99")],
    ids=["form", "code", "province"],
)
def test_misuse_exits_2(file: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(file, *arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert head() == 0


def test_a_table_that_indicators_could_not_be_computed_from_is_refused(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("year,category,trainees\n2022,employee,3815400\n", "utf-8")
    assert publish(file, "--confirm-warnings", "only employees", dataset="trainees") == 1
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if line.startswith("Error: ")] == [
        "Error: category: 2022 lacks “Job seekers”: a year is only in force with all its categories. "
        "Add the row to the file. [table-incomplete]"
    ]
    assert head() == 0


@pytest.mark.parametrize(("language", "words"), [("en", "Nothing is published: "), ("ko", "게시하지 않았습니다. ")])
def test_why_a_table_would_break_indicators_is_one_sentence_in_the_readers_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    fields = bundled("kdt_fields").where(kdt_group="digital").table.drop(columns=["status", "source"])
    path = tmp_path / "fields.csv"
    fields.to_csv(path, index=False)
    say = ("--lang", language, "--replace", "--confirm-warnings", "x", "--confirm-removals", "12")
    assert publish(path, *say, dataset="kdt_fields") == 1
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 1
    assert told[0].startswith(words)
    assert "kdt_fields_count" not in told[0]
    assert head() == 0


def test_a_list_that_nobody_publishes_is_refused(file: Path) -> None:
    assert publish(file, dataset="codelists") == 2
    assert head() == 0


AGREEMENT = (
    "agreement,kind,profession,partner,year,label_en,label_ko,users\n"
    "kr_vn_engineer,bilateral,engineer,VNM,2024,Korea-Viet Nam engineers,한·베트남 기술사,\n"
)


def test_one_row_is_added_to_a_national_table_and_takes_none_away(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(AGREEMENT, "utf-8")
    assert len(table("mra_agreements")) == 10
    assert publish(file, dataset="mra_agreements") == 0
    line, counted, *rows = capsys.readouterr().out.splitlines()
    assert "rows: 1 · figures of 2021" in line
    assert (counted, rows) == (
        "Rows added: 1; changed: 0; removed: 0; as before: 10",
        ["+ Korea-Viet Nam engineers"],
    )
    found = table("mra_agreements")
    assert found["source"].tolist() == [*bundled("mra_agreements").table["source"], "upload_1"]


def test_a_national_table_is_replaced_only_where_that_is_said_and_the_rows_that_go_are_counted(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(AGREEMENT, "utf-8")
    assert publish(file, "--confirm-removals", "10", dataset="mra_agreements") == 1
    assert "`--replace`" in capsys.readouterr().err
    assert publish(file, "--replace", dataset="mra_agreements") == 1
    told = capsys.readouterr().err
    assert "would go with this file: 10 (APEC Architect; Korea-EU architects; " in told
    assert "--confirm-removals 10" in told
    for wrong in ("9", "11", "0"):
        assert publish(file, "--replace", "--confirm-removals", wrong, dataset="mra_agreements") == 1
        assert "it would be 10 (APEC Architect; " in capsys.readouterr().err
    assert (head(), len(table("mra_agreements"))) == (0, 10)
    bundled("mra_agreements").table.drop(columns=["status", "source"]).iloc[1:].to_csv(file, index=False)
    assert publish(file, "--replace", "--confirm-removals", "1", dataset="mra_agreements") == 0
    assert "rows that went: 1" in capsys.readouterr().out
    assert (version(1).removals, len(table("mra_agreements"))) == (1, 9)


def test_rows_without_which_a_page_cannot_be_shown_do_not_go(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("year,measure,value,bound\n2021,providers,4238,about\n", "utf-8")
    assert publish(file, "--replace", "--confirm-removals", "1", dataset="training_supply") == 1
    told = capsys.readouterr().err
    assert "the dashboard could not show: " in told
    assert "Skills and reform outlook" in told
    assert head() == 0


def test_a_file_is_compared_cell_by_cell_before_it_is_published(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rates = bundled("sme_participation").table.drop(columns=["status", "source"])
    own = (rates["measure"] == "take_up_pct") & (rates["firm_size"] == "100_299")
    rates.loc[own, "value"] = 21.0  # 41.2 until now, which is no jump
    rates.iloc[1:].to_csv(file, index=False)
    asked = ["compare", str(file), "--dataset", "sme_participation", "--lang", "en"]
    assert main(asked) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Rows added: 0; changed: 1; removed: 0; as before: 17",
        "~ Employer-training take-up · 100–299 people · 2021 · Value: 41.2 → 21",
    ]
    assert main([*asked, "--replace", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["firm_size"] for row in found["withdrawn"]] == ["sme"]
    assert found["changed"] == [
        {
            "measure": "take_up_pct",
            "firm_size": "100_299",
            "year": 2021,
            "column": "value",
            "before": 41.2,
            "after": 21.0,
        }
    ]
    assert (found["added"], found["unchanged"], head()) == ([], 16, 0)


def test_a_publication_tells_programs_what_it_changed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("zone,share_pct,year,bound\nKR-CAP,67.5,,exact\nKR-CAP,61.2,2023,exact\n", "utf-8")
    assert publish(file, "--format", "json", dataset="zone_shares") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["withdrawn"]) == (1, [])
    # The printed share has no year; one with a year is another row beside it.
    changed = [(cell["column"], cell["before"], cell["after"]) for cell in told["comparison"]["changed"]]
    assert changed == [("share_pct", 68.5, 67.5)]
    assert [(row["share_pct"], row["year"]) for row in told["comparison"]["added"]] == [(61.2, 2023)]


@pytest.mark.parametrize("count", ["-10", "ten", "1.5", ""])
def test_what_is_no_count_of_rows_is_misuse(file: Path, capsys: pytest.CaptureFixture[str], count: str) -> None:
    with pytest.raises(SystemExit) as ended:
        publish(file, f"--confirm-removals={count}")
    assert ended.value.code == 2
    assert "a count of rows" in capsys.readouterr().err


def test_a_row_that_an_office_no_longer_reports_is_named(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(file) == 0
    for content in (CLEAN.replace("2021,KR-26,job_seeker,50000\n", ""), CLEAN.replace("50000", "x")):
        file.write_text(content, "utf-8")
        assert publish(file, "--confirm-warnings", "not known") == 1
        assert "would go with this file: 1 (2021 · Busan · Job seekers)" in capsys.readouterr().err
    assert publish(file, "--confirm-warnings", "not known", "--confirm-removals", "1") == 0


FIXTURES = Path(__file__).parents[1] / "intake" / "fixtures"


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    ("name", "dataset"),
    [
        ("contradicts-share", "regional_training"),
        ("contradicts-total", "trainees"),
        ("contradicts-remainder", "skill_shortage"),
        ("contradicts-text", "sme_participation"),
        ("share-above-hundred", "policy_targets"),
        ("plausible-exceeds-population", "regional_training"),
    ],
)
def test_a_contradiction_wants_a_reason_which_stands_beside_the_figure(
    capsys: pytest.CaptureFixture[str], name: str, dataset: str, language: str
) -> None:
    [file], say = FIXTURES.glob(f"{name}.*csv"), ("--lang", language)
    assert main(["compare", str(file), "--dataset", dataset, *say]) == 0
    assert f"[{name}]" in capsys.readouterr().out
    assert publish(file, *say, dataset=dataset) == 1
    assert f"[{name}]" in capsys.readouterr().out
    assert head() == 0
    assert publish(file, *say, "--confirm-warnings", "Counted anew in May", dataset=dataset) == 0
    assert f"[{name}]" in capsys.readouterr().out
    with speaking(language):
        told = in_language(origin(1), "remarks")
    finding = next(one for one in version(1).problems if one["code"] == name)
    assert told.endswith("Counted anew in May")
    assert finding["finding" if language == "en" else "finding_ko"] in told


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    ("name", "dataset"),
    [
        ("exceeds-residents", "regional_training"),
        ("share-above-whole", "sme_participation"),
        ("table-incomplete", "trainees"),
    ],
)
def test_what_cannot_be_is_refused_whatever_the_reason(
    capsys: pytest.CaptureFixture[str], name: str, dataset: str, language: str
) -> None:
    [file] = FIXTURES.glob(f"{name}.*csv")
    assert publish(file, "--lang", language, "--confirm-warnings", "It is so", dataset=dataset) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if f"[{name}]" in line]
    assert len(told) == 1
    assert ("오류" if language == "ko" else "Error") in told[0]
    assert head() == 0


def test_the_printed_share_may_be_sent_with_its_year_and_taken_away_without(file: Path) -> None:
    """A file that withdraws a row and brings another is shown on all pages as it will be: its rows have a source there."""
    file.write_text("zone,share_pct,year,bound\nKR-CAP,68.5,2021,exact\n", "utf-8")
    assert publish(file, "--replace", "--confirm-removals", "1", "--confirm-warnings", "x", dataset="zone_shares") == 0
    found = table("zone_shares")
    assert found[["share_pct", "year", "source"]].to_numpy().tolist() == [[68.5, 2021, "upload_1"]]


def test_that_figures_have_no_year_can_be_answered_although_a_title_names_one(tmp_path: Path) -> None:
    file = tmp_path / "sent.csv"
    file.write_text("2023 shares\nzone,share_pct,bound\nKR-CAP,61.2,exact\n", "utf-8")
    asked = ["publish", str(file), "--dataset", "zone_shares", "--note", "x"]
    assert main(asked) == 1
    assert main([*asked, "--set", "year=undated"]) == 0
    found = table("zone_shares")
    assert (list(found["share_pct"]), list(found["year"].isna())) == ([61.2], [True])


def test_a_rate_without_a_year_keeps_the_year_of_the_only_one_in_force_and_that_it_was_inferred(tmp_path: Path) -> None:
    file = tmp_path / "sent.csv"
    file.write_text("measure,firm_size,value,unit,bound\ntake_up_pct,30_49,26,percent,exact\n", "utf-8")
    assert main(["publish", str(file), "--dataset", "sme_participation", "--note", "x"]) == 0
    found = table("sme_participation").query("measure == 'take_up_pct' and firm_size == '30_49'")
    assert found[["value", "year", "year_basis"]].to_numpy().tolist() == [[26, 2021, "inferred"]]


def test_a_publication_that_is_stopped_while_the_file_is_checked_leaves_what_was_in_force(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(file) == 0
    before = table("regional_training")

    def pressed(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("data.intake.check.understood", pressed)
    file.write_text(CLEAN.replace("50000", "51000"), "utf-8")
    assert publish(file) == 130
    assert capsys.readouterr().err.endswith("stopped\n")
    assert head() == 1
    assert table("regional_training").equals(before)
