"""The enrolment record: its Table Schema, and the files that hold such records, each column under its name and with its type."""

import codecs
import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from data.intake.codes import key
from i18n import _

FILE: Final = Path(__file__).parent / "enrolment.json"
TYPES: Final = {"string": pa.string(), "date": pa.date32(), "boolean": pa.bool_()}
DAY: Final = r"^\s*(\d{4})[-./]?\s*(\d{2})[-./]?\s*(\d{2})\.?\s*([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?\s*$"
OTHERS: Final = frozenset({".xlsx", ".xls", ".xlsb", ".hwp", ".hwpx", ".zip", ".gz", ".7z", ".tsv", ".json"})
"""Files that may hold records and are not read."""
YES: Final = ["true", "t", "yes", "y", "1", "o", "예"]
NO: Final = ["false", "f", "no", "n", "0", "x", "아니오", "아니요"]
LINE: Final = "line"
"""The column that a CSV file gets besides: where each record stands in it."""


class RecordsError(Exception):
    """An extract cannot be counted; nothing was written. Names file and row, never a person."""


@cache
def fields() -> tuple[dict[str, Any], ...]:
    """The fields of a record, as its Table Schema describes them."""
    return tuple(json.loads(FILE.read_text("utf-8"))["fields"])


def field(name: str) -> dict[str, Any]:
    """One field of a record."""
    return next(one for one in fields() if one["name"] == name)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One file of an extract.

    Attributes:
        path: as it came.
        table: a Parquet file with its rows: the file itself, or what was made of a CSV in a folder that is removed.
        columns: the column of that file by the name of its field.
        types: by the name of a field, what the file stores it as.
        broken: lines of a CSV with too few or too many cells, which `table` lacks.
    """

    path: Path
    table: Path
    columns: Mapping[str, str]
    types: Mapping[str, str]
    broken: tuple[int, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether the file is a CSV."""
        return self.table != self.path


def sources(extract: Path, *, needed: tuple[str, ...], scratch: Path) -> tuple[Source, ...]:
    """The files of an extract: itself, or all Parquet and CSV files of a folder and of those within it.

    Args:
        extract: file or folder.
        needed: fields that each file must have.
        scratch: an empty folder for what is made of CSV files; it holds personal data from then on.

    Raises:
        RecordsError: there is no file, one cannot be read, lacks a column or has it twice, or two are the same.
    """
    paths = _paths(extract)
    _require_different(paths)
    return tuple(_source(path, needed=needed, scratch=scratch / f"{place}.parquet") for place, path in enumerate(paths))


def checksum(extract: Path) -> str:
    """SHA-256 of a file; of a folder, that of the names and checksums of its files."""
    if extract.is_file():
        return _digest(extract)
    listed = [f"{_digest(path)}  {path.relative_to(extract).as_posix()}\n" for path in _paths(extract)]
    return sha256("".join(listed).encode()).hexdigest()


def _paths(extract: Path) -> list[Path]:
    found = sorted(path for path in extract.rglob("*") if path.is_file()) if extract.is_dir() else [extract]
    if other := next((path for path in found if path.suffix.casefold() in OTHERS and path.is_file()), None):
        told = _(
            "{name} is neither Parquet nor CSV: save it as one of them, or take it out of the folder.", name=other.name
        )
        raise RecordsError(told)
    paths = [path for path in found if path.suffix.casefold() in (".parquet", ".csv") and path.is_file()]
    if not paths:
        raise RecordsError(_("{name}: no Parquet or CSV file is there. Check the name.", name=extract.name))
    return paths


def _require_different(paths: list[Path]) -> None:
    """A copy that was left in a folder would count its records twice."""
    sizes: dict[int, list[Path]] = {}
    for path in paths:
        sizes.setdefault(path.stat().st_size, []).append(path)
    alike: dict[str, Path] = {}
    for path in (path for group in sizes.values() if len(group) > 1 for path in group):
        other = alike.setdefault(_digest(path), path)
        if other != path:
            told = _("{name} and {other} are the same file: remove one of them.", name=path.name, other=other.name)
            raise RecordsError(told)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _source(path: Path, *, needed: tuple[str, ...], scratch: Path) -> Source:
    try:
        if path.suffix.casefold() == ".csv":
            return _of_text(path, needed=needed, scratch=scratch)
        schema = pa.parquet.read_schema(path)
    except (OSError, pa.ArrowException) as error:  # what it holds is told to nobody: it may be of a person
        raise RecordsError(_("{name}: the file is damaged or cannot be read.", name=path.name)) from error
    columns = _columns(schema.names, path=path, needed=needed)
    types = {name: _stored_as(schema.field(column).type) for name, column in columns.items()}
    for name, stored in types.items():
        if stored != field(name)["type"]:
            told = _(
                "{name}: column {column} is no {type}.", name=path.name, column=columns[name], type=field(name)["type"]
            )
            raise RecordsError(told)
    return Source(path=path, table=path, columns=columns, types=types)


def _stored_as(kind: pa.DataType) -> str:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return "date"
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return "string"
    return "boolean" if pa.types.is_boolean(kind) else str(kind)


def _columns(headings: list[str], *, path: Path, needed: tuple[str, ...]) -> dict[str, str]:
    """The heading of each field that a file has, by any of its names."""
    names = {key(name): one["name"] for one in fields() for name in _names(one)}
    found: dict[str, str] = {}
    for heading in headings:
        name = names.get(key(heading))
        if name and name in found:
            raise RecordsError(_("{name}: column {column} is there twice.", name=path.name, column=name))
        if name:
            found[name] = heading
    missing = [name for name in needed if name not in found]
    if missing:
        told = ", ".join(f"{name} ({field(name)['title_ko']})" for name in missing)
        raise RecordsError(_("{name}: these columns are missing: {columns}.", name=path.name, columns=told))
    return found


def _names(one: dict[str, Any]) -> tuple[str, ...]:
    return one["name"], one["title"], one["title_ko"], *one.get("aliases", ())


# A CSV, in UTF-8 or in the CP949 of Korean Excel, as a Parquet file that any engine reads.


def _of_text(path: Path, *, needed: tuple[str, ...], scratch: Path) -> Source:
    broken: list[int] = []
    with closing(_reader(path, broken)) as reader:
        columns = _columns(reader.schema.names, path=path, needed=needed)
        kept = [pa.field(name, TYPES[field(name)["type"]]) for name in columns]
        schema, line = pa.schema([*kept, pa.field(LINE, pa.int64())]), 2  # the first line holds the headings
        with pa.parquet.ParquetWriter(scratch, schema) as writer:
            for batch in reader:
                values = [_typed(batch.column(columns[one.name]), one.type) for one in kept]
                lines, line = _lines(batch.num_rows, line, broken)
                writer.write_batch(pa.record_batch([*values, lines], schema=schema))
    _require_a_line_each(path, last=line - 1, broken=broken)
    return Source(
        path=path,
        table=scratch,
        columns={name: name for name in columns},
        types={name: field(name)["type"] for name in columns},
        broken=tuple(broken),
    )


def _require_a_line_each(path: Path, *, last: int, broken: list[int]) -> None:
    """A quote that is not closed swallows the records after it, and so does a line break within a cell their numbers."""
    if _count_of_lines(path) == max([last, *broken]):
        return
    with path.open("rb") as file:
        row = next((number for number, line in enumerate(file, 1) if line.count(b'"') % 2), None)
    if row is not None:
        told = _("{name}: row {row} opens a quote that its line does not close.", name=path.name, row=row)
        raise RecordsError(told)


def _count_of_lines(path: Path) -> int:
    count, before = 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            both = before + chunk
            count += chunk.count(b"\n") + chunk.count(b"\r") - both.count(b"\r\n")
            before = chunk[-1:]
    return count + (before not in b"\r\n")


def _reader(path: Path, broken: list[int]) -> Any:
    def skip(row: Any) -> str:
        broken.append(int(row.number))
        return "skip"

    encoding = _encoding(path)
    with path.open("r", encoding=encoding) as file:
        headings = next(iter(_cells(file.readline())), [])
    return pa.csv.open_csv(
        path,
        read_options=pa.csv.ReadOptions(encoding=encoding, use_threads=False),
        parse_options=pa.csv.ParseOptions(invalid_row_handler=skip, ignore_empty_lines=False),
        convert_options=pa.csv.ConvertOptions(
            column_types=dict.fromkeys(headings, pa.string()), null_values=[""], strings_can_be_null=True
        ),
    )


def _cells(line: str) -> Iterator[list[str]]:
    import csv

    return csv.reader([line])


def _encoding(path: Path) -> str:
    """The encoding in which all of a file can be read.

    Raises:
        RecordsError: there is none.
    """
    for encoding in ("utf-8-sig", "cp949"):
        decoder = codecs.getincrementaldecoder(encoding)()
        with path.open("rb") as file:
            try:
                while chunk := file.read(1 << 20):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                continue
        return encoding
    raise RecordsError(_("{name}: the text is neither in UTF-8 nor in CP949.", name=path.name))


def _typed(column: Any, kind: pa.DataType) -> Any:
    """Text as what the schema says; what cannot be read as that is missing."""
    text = pc.utf8_trim_whitespace(column)
    if kind == pa.date32():
        day = pc.replace_substring_regex(text, DAY, r"\1-\2-\3")
        date = pc.strptime(day, format="%Y-%m-%d", unit="s", error_is_null=True).cast(kind)
        return pc.if_else(pc.equal(date.cast(pa.string()), day), date, None)  # 30 February is no day
    if kind == pa.bool_():
        lower = pc.utf8_lower(text)
        known = pc.is_in(lower, value_set=pa.array([*YES, *NO]))
        return pc.if_else(known, pc.is_in(lower, value_set=pa.array(YES)), None)
    return pc.if_else(pc.equal(text, ""), None, text)


def _lines(rows: int, line: int, broken: list[int]) -> tuple[Any, int]:
    """The lines of the next rows, from `line` on without those that are broken; and the line after them."""
    gaps = set(broken)
    found: list[int] = []
    while len(found) < rows:
        if line not in gaps:
            found.append(line)
        line += 1
    return pa.array(found, pa.int64()), line
