"""`python -m data aggregate`: extracts of every kind in, files to upload out, and the whole road to the map."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from data.intake.check import check
from data.intake.upload import Upload, against

pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from data.__main__ import main
from data.intake.problem import identifies
from data.records.schema import checksum
from tests.data.records.conftest import TWENTY, keyed

WAY = ("--counting", "headcount", "--basis", "workplace")
HEADING = TWENTY.splitlines()[0]


def aggregate(extract: Path, out: Path, *arguments: str, dataset: str = "regional_training") -> int:
    return main(["aggregate", str(extract), "--dataset", dataset, "--out", str(out), "--lang", "en", *arguments])


def figures(path: Path) -> list[str]:
    """The rows of a file without their source."""
    return [line.split(',"From')[0] for line in path.read_text("utf-8").splitlines()[1:]]


def changed(text: str, line: int, before: str, after: str) -> str:
    lines = text.splitlines()
    assert before in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(before, after)
    return "\n".join(lines) + "\n"


def test_country_and_zones_stand_beside_where_heads_are_counted(two_hundred: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert aggregate(two_hundred, out, "--year", "2023", *WAY) == 0
    # Headcounts of 2 each, ten times; in the zones A, B, E, G and C, D trained as employees with a workplace.
    assert figures(out) == [f"2023,{code},employee,20,headcount,workplace" for code in ("KR-11", "KR-26", "KR-41")]
    assert figures(tmp_path / "out-korea.csv") == [
        *(f"2023,KR,{of},60,headcount,workplace" for of in ("employee", "total")),
        *(f"2023,KR-CAP,{of},40,headcount,workplace" for of in ("employee", "total")),
        *(f"2023,KR-REST,{of},20,headcount,workplace" for of in ("employee", "total")),
    ]


def test_enrolments_add_up_and_have_no_file_of_the_country(two_hundred: Path, tmp_path: Path) -> None:
    assert aggregate(two_hundred, tmp_path / "out.csv", "--counting", "enrolments", "--basis", "provider") == 0
    assert not (tmp_path / "out-korea.csv").exists()


def test_the_country_is_a_file_of_the_national_table(two_hundred: Path, tmp_path: Path) -> None:
    assert aggregate(two_hundred, tmp_path / "out.csv", "--year", "2023", *WAY) == 0
    sent = Upload(name="out-korea.csv", content=(tmp_path / "out-korea.csv").read_bytes())
    assert check(sent, dataset="trainees_by_zone", against=against("trainees_by_zone")).valid


def of_residents(path: Path, *people: tuple[int, str, str]) -> Path:
    """Records of so many people of a province in a field, one or more each."""
    of_each = [(code, field) for count, code, field in people for _ in range(count)]
    lines = [
        f"{'P' * 12}{number:04},c{number % 9},,{code},,{code},employee,{field},,2023-01-02"
        for number, (code, field) in enumerate(of_each)
    ]
    path.write_text("\n".join([HEADING, *lines, ""]), "utf-8")
    return path


RESIDENCE = ("--counting", "headcount", "--basis", "residence")


def test_a_small_cell_is_marked_with_one_that_would_give_it_away(tmp_path: Path) -> None:
    # 3 in Sejong, who follow from 120 of all provinces without the capital area unless another is hidden: 40, the fewest there.
    extract, out = tmp_path / "few.csv", tmp_path / "out.csv"
    of_residents(extract, (90, "KR-11", ""), (3, "KR-50", ""), (40, "KR-26", ""), (77, "KR-27", ""))
    assert aggregate(extract, out, *RESIDENCE) == 0
    assert [line.split(",")[1:4:2] for line in figures(out)] == [
        *(["KR-11", "90"], ["KR-26", "c"], ["KR-27", "77"], ["KR-50", "c"]),
    ]
    zones = [line.split(",")[1:4] for line in figures(tmp_path / "out-korea.csv")]
    assert [zone for zone in zones if zone[1] == "total"] == [
        *(["KR", "total", "210"], ["KR-CAP", "total", "90"], ["KR-REST", "total", "120"]),
    ]


def test_of_the_zones_all_rows_are_published_or_none(tmp_path: Path) -> None:
    # 3 outside the capital area: that row is small, and the one of the capital area tells it from the 93 of Korea.
    extract, out = of_residents(tmp_path / "few.csv", (90, "KR-11", ""), (3, "KR-50", "")), tmp_path / "out.csv"
    assert aggregate(extract, out, *RESIDENCE) == 0
    assert [line.split(",")[3] for line in figures(out)] == ["c", "c"]
    assert {line.split(",")[1] for line in figures(tmp_path / "out-korea.csv")} == {"KR"}


def test_a_cell_of_few_people_is_hidden_however_often_they_enrolled(tmp_path: Path) -> None:
    extract, out = tmp_path / "few.csv", tmp_path / "out.csv"
    of_residents(extract, (90, "KR-11", ""), (3, "KR-41", ""), (70, "KR-28", ""))
    lines = extract.read_text("utf-8").splitlines()
    again = [
        line.replace("2023-01-02", f"2023-0{month}-01") for month in (2, 3, 4) for line in lines if "KR-41" in line
    ]
    extract.write_text("\n".join([*lines, *again, ""]), "utf-8")
    assert aggregate(extract, out, "--counting", "enrolments", "--basis", "residence") == 0
    assert [line.split(",")[3] for line in figures(out)] == [
        "90",
        "c",
        "c",
    ]  # 70 of Incheon, the fewest, with 12 of 3 people


def test_courses_are_hidden_with_the_trainees_that_they_tell_of(tmp_path: Path) -> None:
    extract, out = tmp_path / "few.csv", tmp_path / "out.csv"
    fields = ((90, "KR-11", "cloud"), (3, "KR-41", "cloud"), (70, "KR-28", "cloud"))
    of_residents(extract, *fields, *((50, code, "") for _, code, _ in fields))
    assert aggregate(extract, out, "--counting", "enrolments", "--basis", "residence", dataset="kdt_training") == 0
    assert figures(out) == ["2023,KR-11,cloud,9,90", "2023,KR-28,cloud,c,c", "2023,KR-41,cloud,c,c"]


@pytest.mark.parametrize("dataset", ["regional_training", "kdt_training"])
def test_so_few_that_no_figure_can_be_published_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], dataset: str
) -> None:
    extract, out = of_residents(tmp_path / "few.csv", (3, "KR-11", "cloud")), tmp_path / "out" / "out.csv"
    out.parent.mkdir()
    assert aggregate(extract, out, *RESIDENCE, dataset=dataset) == 1
    assert (
        "2023: so few people trained somewhere that no figure of the year can be published" in capsys.readouterr().out
    )
    assert list(out.parent.iterdir()) == []


def test_so_few_workplaces_that_no_figure_can_be_published_are_refused(
    twenty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert aggregate(twenty, tmp_path / "out.csv", "--year", "2023", dataset="sme_participation") == 1
    assert "So few workplaces took part" in capsys.readouterr().out
    assert not (tmp_path / "out.csv").exists()


def test_it_says_what_the_figures_are_made_of(
    two_hundred: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert aggregate(two_hundred, tmp_path / "out.csv", "--year", "2023", *WAY) == 0
    told = capsys.readouterr().out
    # Of twenty 15 records of 2023, of which C twice and F twice have no workplace; 5 are of 2022.
    assert "From records, 110 of 150 used" in told
    assert "40 records without a province on this basis · two-hundred.csv, first in row 7" in told
    assert "50 records of other years" in told
    assert checksum(two_hundred) in told
    source = (tmp_path / "out.csv").read_text("utf-8").splitlines()[1].split('"')[1]
    assert source.startswith("From records, 110 of 150 used; regional_training-headcount-workplace (")
    assert "DuckDB 2." in source
    assert checksum(two_hundred)[:12] in source
    assert not identifies(source)


@pytest.mark.parametrize("kind", ["parquet", "cp949", "folder", "labels"])
def test_every_kind_of_extract_gives_the_same_figures(two_hundred: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out.csv"
    extract = tmp_path / "extract.csv"
    lines = two_hundred.read_text("utf-8").splitlines()
    if kind == "parquet":
        extract = extract.with_suffix(".parquet")
        pa.parquet.write_table(typed(two_hundred), extract)
    elif kind == "folder":
        extract = tmp_path / "extract"
        (extract / "2022").mkdir(parents=True)
        (extract / "a.csv").write_text("\n".join([*lines[:16], ""]), "utf-8")
        (extract / "2022" / "b.csv").write_text("\n".join([lines[0], *lines[16:], ""]), "cp949")
    else:
        heading = "훈련생,과정,사업장키,훈련기관시도,사업장시도,거주지시도,구분,KDT분야,기업규모,훈련시작일"
        text = "\n".join([heading, *lines[1:], ""]).replace("employee", "재직자").replace("KR-11", "서울특별시")
        extract.write_text(text.replace("2023-01-02", "2023.01.02"), "cp949" if kind == "cp949" else "utf-8-sig")
    way = ("--counting", "enrolments", "--basis", "workplace")
    assert aggregate(extract, out, *way) == 0
    assert figures(out) == [
        "2022,KR-11,employee,30,enrolments,workplace",
        "2023,KR-11,employee,50,enrolments,workplace",
        "2023,KR-26,employee,30,enrolments,workplace",
        "2023,KR-41,employee,30,enrolments,workplace",
    ]


def typed(path: Path) -> pa.Table:

    kept = pa.csv.ConvertOptions(strings_can_be_null=True, column_types={"kdt_field": pa.string()})
    return pa.csv.read_csv(path, convert_options=kept)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (
            (3, "KR-11,KR-11", "KR-11,KR-99"),
            "1 records with an unknown code of a province · twenty.csv, first in row 3",
        ),
        (
            (5, "2023-01-02", "1023-01-02"),
            "1 records that began in a year outside 1950 to 2100 · twenty.csv, first in row 5",
        ),
        ((4, "A" * 15 + "0", "850101-1234567"), "1 records whose person is no keyed hash"),
        ((4, "A" * 15 + "0", "850101-123456700"), "1 records whose person is no keyed hash"),
        ((4, "A" * 15 + "0", "Hong Gildong of Seoul"), "1 records whose person is no keyed hash"),
        ((9, "c3", '"c3'), "twenty.csv: row 9 opens a quote that its line does not close."),
        ((1, "category", "kind"), "twenty.csv: these columns are missing: category (구분)."),
        ((1, "person", "category"), "twenty.csv: column category is there twice."),
    ],
)
def test_what_is_not_as_it_should_be_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: tuple[int, str, str], told: str
) -> None:
    extract, out = tmp_path / "twenty.csv", tmp_path / "out" / "out.csv"
    out.parent.mkdir()
    extract.write_text(changed(keyed(TWENTY), *fault), "utf-8")
    assert aggregate(extract, out, *WAY) == 1
    said = capsys.readouterr().out
    assert told in said
    assert "850101" not in said
    assert "Hong" not in said
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ((2, "A" * 15 + "0", ""), "1 records without a person"),
        ((3, "employee", "pensioner"), "1 records of an unknown category"),
        ((4, "2023-05-02", "May"), "1 records without a day on which training began"),
        ((4, "2023-05-02", "2023-02-30"), "1 records without a day on which training began"),
        ((5, "KR-11,KR-11", "KR-11,KR-11,KR-11"), "1 rows with too few or too many cells"),
    ],
)
def test_a_record_that_cannot_be_used_is_counted_by_kind_file_and_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: tuple[int, str, str], told: str
) -> None:
    extract = tmp_path / "twenty.csv"
    extract.write_text(changed(keyed(TWENTY, times=10), *fault), "utf-8")
    assert aggregate(extract, tmp_path / "out.csv", "--counting", "enrolments", "--basis", "provider") == 0
    said = capsys.readouterr().out
    assert f"{told} · twenty.csv, first in row {fault[0]}" in said
    assert "From records, 199 of 200 used" in said


@pytest.mark.parametrize("cut", [False, True], ids=["within", "cut off"])
def test_a_damaged_parquet_file_is_named(
    made_up: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], cut: bool
) -> None:
    content, place = bytearray(made_up.read_bytes()), _of_person(made_up)
    content[place : place + 400] = b"\xff" * 400
    damaged = tmp_path / "damaged.parquet"
    damaged.write_bytes(made_up.read_bytes()[:-100] if cut else bytes(content))
    assert aggregate(damaged, tmp_path / "out.csv", *WAY) == 1
    assert "damaged.parquet: the file is damaged" in capsys.readouterr().out
    assert not (tmp_path / "out.csv").exists()


def _of_person(path: Path) -> int:
    """A place within the persons of the first rows."""
    column = pa.parquet.ParquetFile(path).metadata.row_group(0).column(0)
    return int(column.data_page_offset) + 10


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"person\xff\xfe\n\x80", "neither in UTF-8 nor in CP949"),
        (b"", "x.csv: the file is damaged or cannot be read"),
        (None, "no Parquet or CSV"),
    ],
)
def test_what_is_no_extract_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, told: str
) -> None:
    extract = tmp_path / "x.csv"
    if content is not None:
        extract.write_bytes(content)
    assert aggregate(extract, tmp_path / "out.csv", *WAY) == 1
    assert told in capsys.readouterr().out


def test_the_same_file_twice_is_refused(twenty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "extract"
    folder.mkdir()
    for name in ("a.csv", "b.csv"):
        (folder / name).write_bytes(twenty.read_bytes())
    assert aggregate(folder, tmp_path / "out.csv", *WAY) == 1
    assert "b.csv and a.csv are the same file" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["csv", "compressed", "other order"])
def test_the_same_records_in_another_file_are_refused(
    twenty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    folder, table = tmp_path / "extract", typed(twenty)
    folder.mkdir()
    pa.parquet.write_table(table, folder / "a.parquet")
    if kind == "csv":
        (folder / "b.csv").write_bytes(twenty.read_bytes())
    else:
        again = table if kind == "compressed" else table.sort_by("course")
        pa.parquet.write_table(again, folder / "b.parquet", compression="zstd")
    assert aggregate(folder, tmp_path / "out.csv", *WAY) == 1
    assert "and a.parquet hold the same records" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["more.xlsx", "2022.zip", "more.TSV"])
def test_a_folder_with_what_is_not_read_is_refused(
    two_hundred: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = tmp_path / "extract"
    folder.mkdir()
    (folder / "a.csv").write_bytes(two_hundred.read_bytes())
    (folder / name).write_bytes(b"x")
    assert aggregate(folder, tmp_path / "out.csv", *WAY) == 1
    assert f"{name} is neither Parquet nor CSV" in capsys.readouterr().out


def test_a_file_within_the_extract_is_not_written(
    two_hundred: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert aggregate(tmp_path, tmp_path / "within" / "out.csv", *WAY) == 1
    assert aggregate(two_hundred, two_hundred, *WAY) == 1
    assert "somewhere else than into the extract" in capsys.readouterr().out
    assert two_hundred.read_text("utf-8") == keyed(TWENTY, times=10)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "none at the end"])
def test_lines_may_end_in_any_way(two_hundred: Path, tmp_path: Path, ending: str) -> None:
    text = two_hundred.read_text("utf-8")
    extract, out = tmp_path / "extract.csv", tmp_path / "out.csv"
    extract.write_bytes((text.rstrip() if "none" in ending else text.replace("\n", ending)).encode())
    assert aggregate(extract, out, "--year", "2023", *WAY) == 0
    assert figures(out) == [f"2023,{code},employee,20,headcount,workplace" for code in ("KR-11", "KR-26", "KR-41")]


def test_a_day_may_have_a_time(two_hundred: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract = tmp_path / "extract.csv"
    extract.write_text(two_hundred.read_text("utf-8").replace("2023-01-02", "2023-01-02 00:00:00.000"), "utf-8")
    assert aggregate(extract, tmp_path / "out.csv", "--counting", "enrolments", "--basis", "provider") == 0
    assert "From records, 200 of 200 used" in capsys.readouterr().out


def test_where_the_second_file_cannot_be_written_the_first_is_not(two_hundred: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    (folder / ".out-korea.csv.part").mkdir(parents=True)
    assert aggregate(two_hundred, folder / "out.csv", *WAY) == 1
    assert not list(folder.glob("*.csv"))


def test_take_up_is_told_for_one_year(twenty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert aggregate(twenty, tmp_path / "out.csv", dataset="sme_participation") == 1
    assert "--year" in capsys.readouterr().out


@pytest.mark.parametrize("dataset", ["kdt_training", "sme_participation"])
def test_the_other_tables_are_taken_by_the_check(made_up: Path, tmp_path: Path, dataset: str) -> None:
    out = tmp_path / "out.csv"
    way = WAY if dataset == "kdt_training" else ()
    assert aggregate(made_up, out, "--year", "2023", *way, dataset=dataset) == 0
    assert main(["check", str(out), "--dataset", dataset, "--format", "json"]) in (0, 1)
