"""What is counted, once for every engine: pure functions from the records to a table, in Ibis."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from typing import Any, Final

import ibis
from ibis import Table

from data.records.schema import field, fields
from indicators.indicator import CAPITAL, CAPITAL_PROVINCES, ELSEWHERE, PROVINCES

BASES: Final = ("provider", "workplace", "residence")
COUNTINGS: Final = ("enrolments", "headcount")
CATEGORY: Final = "category"
ALL: Final = "all"
ZONES: Final = "zone and category"
ALL_OF_ZONES: Final = "zone"


def records() -> Table:
    """Records without an engine: what a definition is printed from."""
    return ibis.table({one["name"]: one["type"] for one in fields()}, name="records")


# The definitions. Of each person's records those count that `of_year` leaves; nothing is estimated, nothing filled in.


def regional_training(records: Table, *, counting: str, basis: str) -> Table:
    """Trainees by year, province and category."""
    return _placed(records, basis).group_by("year", "province", "category").agg(trainees=COUNTS[counting])


def regional_training_of_korea(records: Table, *, counting: str, basis: str) -> Table:
    """Trainees of the whole country by year and category, of those with a province on the same basis."""
    return _placed(records, basis).group_by("year", "category").agg(trainees=COUNTS[counting])


def regional_training_of_all(records: Table, *, counting: str, basis: str) -> Table:
    """Trainees of the whole country by year, whatever their category: who was both counts once."""
    return _placed(records, basis).group_by("year").agg(trainees=COUNTS[counting])


def regional_training_of_zones(records: Table, *, counting: str, basis: str) -> Table:
    """Trainees by year, zone and category: who was in two provinces of a zone counts once."""
    return _zoned(records, basis).group_by("year", "area", "category").agg(trainees=COUNTS[counting])


def regional_training_of_zones_of_all(records: Table, *, counting: str, basis: str) -> Table:
    """Trainees by year and zone, whatever their category."""
    return _zoned(records, basis).group_by("year", "area").agg(trainees=COUNTS[counting])


def kdt_training(records: Table, *, counting: str, basis: str) -> Table:
    """Courses and trainees of K-Digital Training by year, province and field."""
    return (
        _of_fields(records, basis).group_by("year", "province", "field").agg(courses=COURSES, trainees=COUNTS[counting])
    )


def kdt_training_of_korea(records: Table, *, counting: str, basis: str) -> Table:
    """Courses and trainees of K-Digital Training of the whole country by year and field."""
    return _of_fields(records, basis).group_by("year", "field").agg(courses=COURSES, trainees=COUNTS[counting])


def trainees_in_kdt(records: Table, *, basis: str) -> Table:
    """People by year and province, those of them in K-Digital Training, and how many cells each of the two tables has of them.

    Where nearly all are in it, its table tells of the other.
    """
    in_kdt = ibis._["kdt_field"].notnull()
    return (
        _placed(records, basis)
        .group_by("year", "province")
        .agg(
            people=ibis._["person"].nunique(),
            in_kdt=ibis._["person"].nunique(where=in_kdt),
            cells=ibis._["category"].nunique(),
            cells_of_kdt=ibis._["kdt_field"].nunique(),
        )
    )


def participating_workplaces(records: Table) -> Table:
    """Workplaces with anyone in training by year and firm size: what take-up divides by the insured ones.

    One that grew or shrank into another class within the year counts once, in the largest that it had.
    """
    sized = _dated(records).filter(ibis._["workplace"].notnull(), ibis._["firm_size"].notnull())
    ranked = sized.mutate(rank=ibis._["firm_size"].cases(*((size, place) for place, size in enumerate(SIZES))))
    largest = ranked.group_by("year", "workplace").agg(rank=ibis._["rank"].max())
    named = largest.mutate(firm_size=ibis._["rank"].cases(*enumerate(SIZES)))
    return named.group_by("year", "firm_size").agg(value=ibis._.count())


def participating_workplaces_of_korea(records: Table) -> Table:
    """The same of all sizes."""
    sized = _dated(records).filter(ibis._["workplace"].notnull(), ibis._["firm_size"].notnull())
    return sized.group_by("year").agg(value=ibis._["workplace"].nunique())


SIZES: Final = tuple(field("firm_size")["constraints"]["enum"])
COURSES: Final = ibis._["course"].nunique()
COUNTS: Final = {"enrolments": ibis._.count(), "headcount": ibis._["person"].nunique()}


def _dated(records: Table) -> Table:
    return records.mutate(year=records["start"].year().cast("int64"))


def _placed(records: Table, basis: str) -> Table:
    return _dated(records).rename(province=f"{basis}_province").filter(ibis._["province"].notnull())


def _zoned(records: Table, basis: str) -> Table:
    in_capital = ibis._["province"].isin(sorted(CAPITAL_PROVINCES))
    return _placed(records, basis).mutate(area=in_capital.ifelse(CAPITAL, ELSEWHERE))


def _of_fields(records: Table, basis: str) -> Table:
    return _placed(records, basis).rename(field="kdt_field").filter(ibis._["field"].notnull())


# Which records count: the first reason that holds decides.


STOPS: Final = ("person_bare", "province_unknown", "year_outside")
"""What says that the whole extract is not what it should be: nothing is counted."""
ASIDE: Final = ("other_year", "other_training")
"""Records that the table is not about: neither used nor rejected."""
USED: Final = "used"


def reason(records: Table, *, dataset: str, basis: str, year: int | None) -> Any:
    """Why a record is not used, as a column; `used` where it is."""
    start, person = records["start"], records["person"]
    first, last = (int(field("start")["constraints"][name][:4]) for name in ("minimum", "maximum"))
    told = [(person.isnull() | (person == ""), "person_missing"), (_bare(person), "person_bare")]
    told += [(start.isnull(), "start_missing"), (~start.year().between(first, last), "year_outside")]
    told += [] if year is None else [(start.year() != year, "other_year")]
    if "end" in records.columns:
        told.append((records["end"].notnull() & (records["end"] < start), "end_before_start"))
    told += COUNTED[dataset](records, basis)
    return ibis.cases(*told, else_=USED)


def _bare(person: Any) -> Any:
    """Whether a person is no keyed hash: too short, with what no such text holds (spaces, Hangul), or a resident number."""
    return (person.length() < 16) | person.re_search("[^0-9A-Za-z+/=_.:-]") | person.re_search("^[0-9]{6}-[0-9]{7}")


def _trainees(records: Table, basis: str) -> list[tuple[Any, str]]:
    return [
        *_unlisted(records["category"], field("category")["constraints"]["enum"], "category"),
        *_place(records, basis),
    ]


def _kdt(records: Table, basis: str) -> list[tuple[Any, str]]:
    course, known = records["course"], records["kdt_field"]
    missing = (course.isnull(), "course_missing")
    return [
        (known.isnull(), "other_training"),
        (~known.isin(kdt_fields()), "field_unknown"),
        missing,
        *_place(records, basis),
    ]


def _workplaces(records: Table, _basis: str) -> list[tuple[Any, str]]:
    return [(records["workplace"].isnull(), "other_training"), *_unlisted(records["firm_size"], SIZES, "size")]


def _unlisted(column: Any, codes: Sequence[str], name: str) -> list[tuple[Any, str]]:
    return [(column.isnull(), f"{name}_missing"), (~column.isin(codes), f"{name}_unknown")]


def _place(records: Table, basis: str) -> list[tuple[Any, str]]:
    column = records[f"{basis}_province"]
    return [(column.isnull(), "province_missing"), (~column.isin(PROVINCES), "province_unknown")]


COUNTED: Final = {"regional_training": _trainees, "kdt_training": _kdt, "sme_participation": _workplaces}


@cache
def kdt_fields() -> tuple[str, ...]:
    """The codes of the fields of K-Digital Training that came with the dashboard."""
    from data.package import bundled

    return tuple(map(str, bundled("kdt_fields").table["field"]))


# Every definition by its name, as text in SQL and as a hash of it.


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What one command counts.

    Attributes:
        name: of the dataset, with counting and basis where it has them.
        needs: the fields of the records that it reads.
        tables: the table that is published, under "", and those of the whole country beside it, by what they are of.
    """

    name: str
    dataset: str
    basis: str
    needs: tuple[str, ...]
    tables: Mapping[str, Callable[[Table], Table]]

    def sql(self, dialect: str = "duckdb") -> str:
        """All of it as SQL over a table `records`."""
        why = records().select(reason=reason(records(), dataset=self.dataset, basis=self.basis, year=None))
        parts = {"which records are used": why} | {
            f"{self.name}{' of ' + of if of else ''}": table(records()) for of, table in self.tables.items()
        }
        return "\n\n".join(f"-- {said}\n{ibis.to_sql(one, dialect=dialect)};" for said, one in parts.items()) + "\n"

    @property
    def other_way(self) -> "Definition | None":
        """The same table counted in the other way, where there are two."""
        dataset, *way = self.name.split("-")
        if not way:
            return None
        (counting,) = {*COUNTINGS} - {way[0]}
        return definitions()["-".join((dataset, counting, *way[1:]))]

    @property
    def hash(self) -> str:
        """SHA-256 of its SQL: another one is another definition."""
        return sha256(self.sql().encode()).hexdigest()


def _of_trainees(counting: str, basis: str) -> Definition:
    made = partial(partial, counting=counting, basis=basis)
    of_korea = {
        CATEGORY: made(regional_training_of_korea),
        ALL: made(regional_training_of_all),
        ZONES: made(regional_training_of_zones),
        ALL_OF_ZONES: made(regional_training_of_zones_of_all),
    }
    return Definition(
        name=f"regional_training-{counting}-{basis}",
        dataset="regional_training",
        basis=basis,
        needs=("person", "category", f"{basis}_province", "start"),
        tables={"": made(regional_training)} | (of_korea if counting == "headcount" else {}),
    )


def _of_kdt(counting: str, basis: str) -> Definition:
    made = partial(partial, counting=counting, basis=basis)
    return Definition(
        name=f"kdt_training-{counting}-{basis}",
        dataset="kdt_training",
        basis=basis,
        needs=("person", "course", "kdt_field", f"{basis}_province", "start"),
        tables={"": made(kdt_training), "field": made(kdt_training_of_korea)},  # courses do not add up either
    )


def _of_workplaces() -> Definition:
    return Definition(
        name="sme_participation",
        dataset="sme_participation",
        basis="",
        needs=("person", "workplace", "firm_size", "start"),
        tables={"": participating_workplaces, ALL: participating_workplaces_of_korea},
    )


@cache
def definitions() -> Mapping[str, Definition]:
    """All definitions by their names."""
    made = [make(counting, basis) for make in (_of_trainees, _of_kdt) for counting in COUNTINGS for basis in BASES]
    return {one.name: one for one in (*made, _of_workplaces())}
