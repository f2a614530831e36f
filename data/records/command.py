"""`python -m data aggregate`: an extract of enrolment records to the file that an office uploads."""

import argparse
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from i18n import DEFAULT, LANGUAGES, Message, _, message
from indicators.indicator import KOREA as COUNTRY
from indicators.indicator import PROVINCES, zone_of

if TYPE_CHECKING:
    from data.records.definitions import Definition
    from data.records.engines import Engine
    from data.records.schema import Source
    from data.suppression import Hidden, Total

SUPPRESSED: Final = "c"  # as the template says it
TITLE: Final = "source_title"
EXACT: Final = {"measure": "participating_establishments", "unit": "establishments", "bound": "exact"}
BESIDE: Final = ("end", "category", "kdt_field")
"""Fields that are read where every file has them: for the days of a record, and for what another table gives away."""
SHORT: Final = 12
"""Digits of a checksum in a title: so many that no two are alike, so few that none is taken for a telephone number."""
ZONE_OF: Final = {code: zone_of(code) for code in PROVINCES}
REASONS: Final[Mapping[str, Message]] = {
    "row_broken": message("rows with too few or too many cells"),
    "person_missing": message("records without a person"),
    "person_bare": message(
        "records whose person is no keyed hash: fewer than 16 characters, or not of letters and digits"
    ),
    "course_missing": message("records without a course"),
    "start_missing": message("records without a day on which training began"),
    "year_outside": message("records that began in a year outside 1950 to 2100"),
    "end_before_start": message("records that ended before they began"),
    "category_missing": message("records without a category"),
    "category_unknown": message("records of an unknown category"),
    "field_unknown": message("records of an unknown field"),
    "size_missing": message("records without a firm size"),
    "size_unknown": message("records of an unknown firm size"),
    "province_missing": message("records without a province on this basis"),
    "province_unknown": message("records with an unknown code of a province"),
    "other_year": message("records of other years, left aside"),
    "other_training": message("records of other training, left aside"),
}


def add_aggregate(commands: Any) -> None:
    """Register both commands."""
    parser = commands.add_parser("aggregate", help="count an extract of enrolment records into a file to upload")
    parser.add_argument("extract", type=Path, metavar="EXTRACT", help="Parquet or CSV, or a folder of them")
    parser.add_argument("--dataset", required=True, metavar="NAME")
    parser.add_argument("--year", type=int, metavar="YYYY", help="only records that began in it (default: all years)")
    parser.add_argument("--counting", choices=("enrolments", "headcount"))
    parser.add_argument("--basis", choices=("provider", "workplace", "residence"))
    parser.add_argument("--engine", default="duckdb", metavar="ENGINE", help="duckdb, sail or sc://HOST:PORT")
    parser.add_argument("--memory-limit", metavar="SIZE", help="of DuckDB: 512MB, 4GB")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_aggregate)
    printed = commands.add_parser("definitions", help="write what is counted as SQL, one file a definition")
    printed.add_argument("--dialect", default="duckdb", choices=("duckdb", "pyspark", "trino", "bigquery"))
    printed.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    printed.set_defaults(command=_definitions)


def _definitions(options: argparse.Namespace) -> str:
    from data.records.definitions import definitions

    options.out.mkdir(parents=True, exist_ok=True)
    for name, definition in definitions().items():
        (options.out / f"{name}.sql").write_text(definition.sql(options.dialect), "utf-8")
    return f"{options.out}: {len(definitions())}"


def _aggregate(options: argparse.Namespace) -> str | tuple[str, int]:
    try:
        from data.records.engines import engine, scratch_folder
        from data.records.schema import RecordsError, sources
    except ImportError as error:
        return _("{name} is not installed: pip install -r requirements-records.txt", name=error.name or ""), 1
    try:
        definition = _definition(options)
        _require_apart(options.extract, options.out)
        with scratch_folder() as scratch:
            files = sources(options.extract, needed=definition.needs, scratch=scratch)
            with engine(options.engine, memory_limit=options.memory_limit, scratch=scratch) as on:
                found = aggregated(files, definition=definition, on=on, year=options.year)
        return written(found, extract=options.extract, out=options.out)
    except RecordsError as error:
        return str(error), 1


def _require_apart(extract: Path, out: Path) -> None:
    from data.records.schema import RecordsError

    if extract.resolve() in (out.resolve(), *out.resolve().parents):
        told = _("{name}: write it somewhere else than into the extract, which would hold it next time.", name=out.name)
        raise RecordsError(told)


def _definition(options: argparse.Namespace) -> "Definition":
    from data.records.definitions import definitions
    from data.records.schema import RecordsError

    told = [part for part in (options.dataset, options.counting, options.basis) if part]
    found = definitions().get("-".join(told))
    if found is None:
        names = ", ".join(definitions())
        raise RecordsError(_("No definition {name}: there are {names}.", name="-".join(told), names=names))
    return found


# Counting: which records are used, what they give, what of it must stay hidden.


@dataclass(frozen=True, kw_only=True)
class Place:
    """Records of one file that are not used for one reason; `row` is the first of them in it."""

    reason: str
    file: str
    count: int
    row: int

    def __str__(self) -> str:
        """The count, the reason and the place."""
        told = str(REASONS[self.reason])
        return _(
            "{count} {reason} · {file}, first in row {row}", count=self.count, reason=told, file=self.file, row=self.row
        )


@dataclass(frozen=True, kw_only=True)
class Aggregate:
    """What an extract gives.

    Attributes:
        definition: what was counted.
        engine: where.
        tables: by the name of each table of the definition, its rows in the order of their keys.
        other: the rows of the same table counted in the other way, which hides what is small there; none where there is one way.
        kept: years and provinces where nearly all trainees are of K-Digital Training, so that one table gives away the other.
        counts: records by the reason for which they are not used, and those used.
        places: of the rejected ones, where they are.
    """

    definition: "Definition"
    engine: str
    tables: Mapping[str, pd.DataFrame]
    counts: Mapping[str, int]
    places: tuple[Place, ...]
    other: pd.DataFrame | None = None
    kept: frozenset[tuple[int, str]] = frozenset()

    @property
    def heads(self) -> bool:
        """Whether people are counted, which do not add up."""
        return "headcount" in self.definition.name

    @property
    def used(self) -> int:
        """How many records the figures are made of."""
        return self.counts["used"]

    @property
    def asked(self) -> int:
        """How many records the table is about: those used and those rejected."""
        from data.records.definitions import ASIDE

        return sum(count for reason, count in self.counts.items() if reason not in ASIDE)


def aggregated(
    files: "Sequence[Source]", *, definition: "Definition", on: "Engine", year: int | None = None
) -> Aggregate:
    """Count the records of some files.

    Raises:
        RecordsError: a file is damaged, what it holds is not what it should be, or no record is used.
    """
    from data.records.definitions import USED, reason
    from data.records.engines import require_other_records

    more = [name for name in BESIDE if name not in definition.needs and all(name in file.columns for file in files)]
    names = [*definition.needs, *more]
    require_other_records(files, names)
    records, mended = _in_codes(on.table(files, names), on=on, files=files, names=names)
    why: dict[str, Any] = {"dataset": definition.dataset, "basis": definition.basis, "year": year}
    marked = records.mutate(reason=reason(records, **why))
    told = on.rows(marked.group_by("reason").agg(count=marked.count()), sources=files, names=names)
    counts = {str(name): int(count) for name, count in zip(told["reason"], told["count"], strict=True)}
    if broken := sum(len(file.broken) for file in files):
        counts["row_broken"] = broken
    places = _places(files, names=names, mended=mended, why=why) if {*counts} - {USED} else ()
    _require_used(counts, places)
    used = marked.filter(marked["reason"] == USED).drop("reason") if {*counts} - {USED, "row_broken"} else records
    rows = partial(on.rows, sources=files, names=names)
    tables = {of: rows(table(used)) for of, table in definition.tables.items()}
    other = rows(definition.other_way.tables[""](used)) if definition.other_way else None
    kept = _kept(records, definition, rows, year=year) if _any_small(tables[""], other) else frozenset()
    found = Aggregate(definition=definition, engine=on.name, tables=tables, counts=counts, places=places)
    return replace(found, other=other, kept=kept)


def _any_small(rows: pd.DataFrame, other: pd.DataFrame | None) -> bool:
    """Whether a cell must be hidden, in whichever way it is counted."""
    from data.suppression import FEWEST, MOST

    return other is not None and any(bool(one["trainees"].between(FEWEST, MOST).any()) for one in (rows, other))


def _kept(
    records: Any, definition: "Definition", rows: Callable[[Any], pd.DataFrame], *, year: int | None
) -> frozenset[tuple[int, str]]:
    """Where too few trainees are of other training for the tables of both to hide anything from one another."""
    from data.records.definitions import USED, reason, trainees_in_kdt
    from data.suppression import FEWEST, MOST

    if not {"category", "kdt_field"} <= {*records.columns}:
        return frozenset()  # only one of the two tables can be made of these records
    why = reason(records, dataset="regional_training", basis=definition.basis, year=year)
    found = rows(trainees_in_kdt(records.filter(why == USED), basis=definition.basis))
    tight = found[(found["in_kdt"] > 0) & (found["people"] - found["in_kdt"] < MOST - FEWEST)]
    # One small cell in each table moves in both at once.
    tight = tight[(tight["people"] > MOST) | (tight["cells"] > 1) | (tight["cells_of_kdt"] > 1)]
    return frozenset(zip(tight["year"].astype(int), tight["province"].astype(str), strict=True))


def _in_codes(
    records: Any, *, on: "Engine", files: "Sequence[Source]", names: Sequence[str]
) -> tuple[Any, dict[str, Any]]:
    """The records with codes where other names of them stood, and by field which names those were."""
    from data.records.engines import codes_of
    from data.records.schema import field

    listed = [name for name in names if "codelist" in field(name)]
    found = {name: codes_of(on, records, name, sources=files, names=names) for name in listed}
    mended = {name: dict(codes) for name, codes in found.items() if codes}
    return _mended(records, mended), mended


def _mended(records: Any, mended: Mapping[str, Any]) -> Any:
    return records.mutate(**{name: records[name].substitute(codes) for name, codes in mended.items()})


def _require_used(counts: Mapping[str, int], places: Iterable[Place]) -> None:
    from data.records.definitions import STOPS, USED
    from data.records.schema import RecordsError

    if any(stop in counts for stop in STOPS):
        raise RecordsError("\n".join(str(place) for place in places if place.reason in STOPS))
    if not counts.get(USED):
        raise RecordsError("\n".join([_("No record can be used."), *map(str, places)]))


def _places(
    files: "Sequence[Source]", *, names: Sequence[str], mended: Mapping[str, Any], why: Mapping[str, Any]
) -> tuple[Place, ...]:
    """Where records are that are not used, found with DuckDB whatever counts them: other engines number no rows."""
    import ibis

    from data.records.definitions import ASIDE, USED

    connection = ibis.duckdb.connect()
    found = [
        Place(reason="row_broken", file=file.path.name, count=len(file.broken), row=file.broken[0])
        for file in files
        if file.broken
    ]
    for file in files:
        for told in _rows_of(connection, file, names=names, mended=mended, why=why).itertuples(index=False, name=None):
            if told[0] not in (*ASIDE, USED):
                found.append(Place(reason=told[0], file=file.path.name, count=int(told[1]), row=int(told[2])))
    connection.disconnect()
    return tuple(found)


def _rows_of(
    connection: Any, file: "Source", *, names: Sequence[str], mended: Mapping[str, Any], why: Mapping[str, Any]
) -> pd.DataFrame:
    """By reason the count and the first row of one file, as a spreadsheet numbers the rows of a CSV."""
    from data.records.definitions import reason
    from data.records.engines import errors, typed
    from data.records.schema import LINE

    with errors([file], names):
        raw = connection.read_parquet(str(file.table), file_row_number=True)
        numbered = raw[LINE] if file.is_text else raw["file_row_number"] + 1
        records = _mended(typed(raw.mutate(row=numbered), file, names, "row"), mended)
        marked = records.mutate(reason=reason(records, **why))
        told = marked.group_by("reason").agg(count=marked.count(), row=marked["row"].min()).order_by("row")
        frame: pd.DataFrame = connection.to_pyarrow(told).to_pandas()
    return frame


# The file: rows in the order of their keys, small cells hidden, what it is made of beside each.


def written(found: Aggregate, *, extract: Path, out: Path) -> str:
    """Write the file, and beside it what is true of the whole country where counts do not add up.

    Raises:
        RecordsError: what was counted is no file of its dataset, or it cannot be written.
    """
    from data.records.schema import checksum

    digest = checksum(extract)
    rows, korea, cells = _FILES[found.definition.dataset](found)
    told = _provenance(found, digest)
    content = {out: rows.assign(**{TITLE: told})}
    if len(korea):
        content[out.with_name(f"{out.stem}-korea{out.suffix}")] = korea.assign(**{TITLE: told})
    texts = {path: frame.to_csv(index=False, lineterminator="\n") for path, frame in content.items()}
    for path, dataset in zip(texts, (found.definition.dataset, _OF_KOREA.get(found.definition.dataset)), strict=False):
        if dataset:
            _require_fit(texts[path], name=path.name, dataset=dataset)
    _put(texts)
    return "\n".join(_report(found, digest, files=texts, rows=len(rows), cells=cells))


def _provenance(found: Aggregate, digest: str) -> str:
    """What each row says of its source: what readers see beside its figures."""
    return _(
        "From records, {used} of {asked} used; {definition} ({hash}), {engine}, extract {checksum}",
        used=found.used,
        asked=found.asked,
        definition=found.definition.name,
        hash=found.definition.hash[:SHORT],
        engine=found.engine,
        checksum=digest[:SHORT],
    )


def _report(found: Aggregate, digest: str, *, files: Iterable[Path], rows: int, cells: int) -> list[str]:
    from data.records.definitions import ASIDE

    aside = {name: found.counts[name] for name in ASIDE if name in found.counts}
    return [
        _(
            "{name}: rows: {count}, small cells hidden with those that would give them away: {cells}",
            name=", ".join(path.name for path in files),
            count=rows,
            cells=cells,
        ),
        _("From records, {used} of {asked} used", used=found.used, asked=found.asked),
        *map(str, found.places),
        *(f"{count:,} {REASONS[name]}" for name, count in aside.items()),
        _(
            "Definition {name} {hash}, {engine}",
            name=found.definition.name,
            hash=found.definition.hash,
            engine=found.engine,
        ),
        _("Extract, SHA-256: {checksum}", checksum=digest),
    ]


def _require_fit(text: str, *, name: str, dataset: str) -> None:
    """Let pass what the check takes, as it will where the file is handed in."""
    from data.intake.check import check
    from data.intake.upload import Upload, against
    from data.records.schema import RecordsError

    found = check(Upload(name=name, content=text.encode()), dataset=dataset, against=against(dataset))
    if not found.valid:
        told = [str(one) for one in (*(p.message for p in found.problems), *(q.message for q in found.still_open))][:10]
        raise RecordsError("\n".join([_("What was counted is no file of this table:"), *told]))


def _put(texts: Mapping[Path, str]) -> None:
    """Write all beside their places, then rename: whoever looks finds an old file or a new one, whole."""
    from data.records.schema import RecordsError

    beside = {path: path.with_name(f".{path.name}.part") for path in texts}
    try:
        for path, text in texts.items():
            with beside[path].open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for path in texts:
            beside[path].replace(path)
    except OSError as error:
        for part in beside.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise RecordsError(_("{name}: the file cannot be written there.", name=next(iter(texts)).name)) from error


# The three tables, each as its dataset wants it.


def _trainees(found: Aggregate) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    rows = found.tables[""].sort_values(["year", "province", "category"], ignore_index=True)
    way = dict(zip(("counting", "basis"), found.definition.name.split("-")[1:], strict=True))
    hidden = _hidden(found, "category")
    shown = _marked(rows, "category", hidden).assign(**way)
    return shown, _by_zone(found, hidden).assign(**way), _count(hidden)


def _by_zone(found: Aggregate, hidden: "Mapping[int, Hidden]") -> pd.DataFrame:
    """The rows of the country and its zones as `trainees_by_zone` takes them; empty where counts add up.

    What must be hidden is left out, and of the zones all rows of a year or none: each of them tells of the others.
    """
    from data.records.definitions import ALL, ALL_OF_ZONES, CATEGORY, ZONES
    from data.suppression import FEWEST, KOREA, MOST, Total

    columns = ["year", "area", "category", "trainees"]
    if not found.heads:
        return pd.DataFrame(columns=columns)
    tables = [found.tables[name] for name in (CATEGORY, ALL, ZONES, ALL_OF_ZONES)]
    rows = pd.concat(tables, ignore_index=True).fillna({"area": COUNTRY, "category": "total"})
    told = {year: {area for area, column in one.totals if column} for year, one in hidden.items()}
    small = rows[rows["trainees"].between(FEWEST, MOST)]
    zones = {*small.loc[small["area"] != COUNTRY, "year"]} | {year for year, areas in told.items() if areas - {KOREA}}
    lost = [
        (area != COUNTRY and year in zones) or (area == COUNTRY and Total(KOREA, category) in hidden[year].totals)
        for year, area, category in zip(rows["year"], rows["area"], rows["category"], strict=True)
    ]
    return rows[~pd.Series(lost, index=rows.index)].sort_values(columns[:3], ignore_index=True)[columns]


def _kdt(found: Aggregate) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    rows = found.tables[""].sort_values(["year", "province", "field"], ignore_index=True)
    korea = found.tables["field"].sort_values(["year", "field"], ignore_index=True).assign(province=COUNTRY)
    hidden = _hidden(found, "field")
    return _marked(rows, "field", hidden), _marked(korea, "field", hidden).drop(columns="province"), _count(hidden)


def _marked(rows: pd.DataFrame, column: str, hidden: "Mapping[int, Hidden]") -> pd.DataFrame:
    """A mark in the place of all figures of what is hidden: courses are no more than enrolments, and would tell of them."""
    from data.suppression import KOREA, Total

    lost = [
        (area, name) in hidden[year].cells or (area == KOREA and Total(KOREA, name) in hidden[year].totals)
        for year, area, name in zip(rows["year"], rows["province"], rows[column], strict=True)
    ]
    figures = [name for name in ("courses", "trainees") if name in rows]
    return rows.assign(**{name: rows[name].astype("object").mask(pd.Series(lost), SUPPRESSED) for name in figures})


def _count(hidden: "Mapping[int, Hidden]") -> int:
    return sum(len(one.cells) for one in hidden.values())


def _hidden(found: Aggregate, column: str) -> "dict[int, Hidden]":
    """By year what must stay hidden, the same in both ways of counting.

    Raises:
        RecordsError: so few trained in a year that it cannot be.
    """
    from data.records.schema import RecordsError
    from data.suppression import Grid, TooFewError, hidden

    assert found.other is not None  # all but the workplaces are counted in two ways
    people, enrolments = (found.tables[""], found.other) if found.heads else (found.other, found.tables[""])
    most = _most(found, column)
    by_year = {}
    for year, rows in people.groupby("year"):
        kept = frozenset(province for of, province in found.kept if of == year)
        often = _cells(enrolments[enrolments["year"] == year], column)
        grid = Grid(counts=_cells(rows, column), zones=ZONE_OF, enrolments=often, most=most.get(year, {}), kept=kept)
        try:
            by_year[int(str(year))] = hidden(grid)
        except TooFewError as error:
            raise RecordsError(
                _(
                    "{year}: so few people trained somewhere that no figure of the year can be published. Take a larger extract.",
                    year=year,
                )
            ) from error
    return by_year


def _cells(rows: pd.DataFrame, column: str) -> dict[tuple[str, str], int]:
    cells = zip(rows["province"].astype(str), rows[column].astype(str), strict=True)
    return dict(zip(cells, rows["trainees"].astype(int), strict=True))


def _most(found: Aggregate, column: str) -> "dict[object, dict[Total, int]]":
    """By year the headcounts of country and zones by column; none where counts add up."""
    from data.records.definitions import ZONES
    from data.suppression import KOREA, Total

    most: dict[object, dict[Total, int]] = {}
    for name in (column, ZONES) if found.heads else ():
        for row in found.tables[name].itertuples() if name in found.tables else ():
            total = Total(str(getattr(row, "area", KOREA)), str(getattr(row, column)))
            most.setdefault(row.year, {})[total] = int(str(row.trainees))
    return most


def _workplaces(found: Aggregate) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    from data.records.definitions import ALL
    from data.records.schema import RecordsError
    from data.suppression import Grid, TooFewError, hidden

    rows, whole = found.tables[""], found.tables[ALL]
    if whole["year"].nunique() > 1:
        raise RecordsError(_("This table holds one year: name it with --year."))
    counts = {(str(row.firm_size), ""): int(str(row.value)) for row in rows.itertuples()}
    try:
        told = hidden(Grid(counts=counts, zones=dict.fromkeys(rows["firm_size"], "sizes")))
    except TooFewError as error:
        raise RecordsError(_("So few workplaces took part that none of their figures can be published.")) from error
    cells = {size for size, _column in told.cells}
    shown = pd.concat([whole.assign(firm_size="all"), rows[~rows["firm_size"].isin(cells)]], ignore_index=True)
    return shown.assign(**EXACT).sort_values("value", ascending=False, ignore_index=True), pd.DataFrame(), len(cells)


_FILES: Final = {"regional_training": _trainees, "kdt_training": _kdt, "sme_participation": _workplaces}
_OF_KOREA: Final = {"regional_training": "trainees_by_zone"}
"""The tables that take what is written beside; no table holds the fields of the whole country."""
