"""Checks of what contradicts a figure that is printed or in force beside it: parts, totals, shares, residents.

Which figures belong together is said once, in the rules of this module. A rule is held against the data as they are and as they
would be with the file: only what the file brings about is told, whichever of the tables of the rule it is for.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import product
from typing import Any, Final

import pandas as pd

from data import naming, package
from data.intake import upload
from data.intake.checks import check
from data.intake.checks.plausible import heads_of_residents, residents_of
from data.intake.codes import DatasetTitle, Label
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values import is_year
from i18n import Message, message
from i18n.numbers import number
from indicators.dataset import Dataset, named_rows
from indicators.indicator import CAPITAL, ELSEWHERE, KOREA, PROVINCES, ZONES, zone_of
from indicators.offices import HEADS
from indicators.zones import counted_shares, known_shares, reported_zone_share_pct

Look = Callable[[str], Dataset]
Key = tuple[str, ...]
WRONG: Final = message("Correct the figure that is wrong.")
ANSWER: Final = message("Correct the figure that is wrong, or confirm with a reason.")


@dataclass(frozen=True)
class Row:
    """The cells that name a row of a dataset, as readers see them."""

    dataset: str
    cells: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """Their labels in the language in force."""
        fields = {one["name"]: one for one in package.package().resource(self.dataset)["schema"]["fields"]}
        told = [
            cell if is_year(fields[name]) else naming.cell(_text_of(fields[name]), cell) for name, cell in self.cells
        ]
        return " · ".join(filter(None, told))


def _text_of(described: dict[str, Any]) -> dict[str, Any]:
    return described | {"type": "string"}


# Rules of sums: rows that add up to another figure, or can be no more than it.


@dataclass(frozen=True, kw_only=True)
class Side:
    """Figures of a table: the rows with these codes, added up by some columns over the codes of another one."""

    table: str
    column: str
    by: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    over: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Sum:
    """What belongs together.

    Attributes:
        parts: what is added up.
        whole: what it is held against.
        members: the codes that make up the whole together; none where the parts are only some of it.
        share: by how much of the whole the two may differ, for what is rounded or counted in more than one way.
        off: by how many they may differ.
        rest: whether readers are told what is left of the whole, which cannot be less than nothing.
        sure: whether the parts cannot be more than the whole, however they are counted.
        only: the tables whose files it is told of, where another check tells of the others.
        above: the tables of whose files another check tells where the parts are more than the whole.
        overlap: whether the parts may be more than the whole together, since some count in several.
    """

    parts: Side
    whole: Side
    members: tuple[str, ...] = ()
    share: float = 0.0
    off: float = 0.0
    rest: bool = False
    sure: bool = False
    only: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    overlap: bool = False

    def may_be(self, kind: str) -> bool:
        """Whether it can be told as this kind (`Apart.kind`)."""
        return {"sure": self.sure, "rest": self.rest}.get(kind, True)


COUNTS: Final = ("insured_establishments", "participating_establishments")
SIZES: Final = ("under_5", "5_29", "30_49", "50_99", "100_299", "300_999", "1000_plus")
FOUR: Final = ("artificial_intelligence", "cloud", "big_data", "nano")


def _sme(by: tuple[str, ...], where: Mapping[str, tuple[str, ...]], over: str = "") -> Side:
    return Side(table="sme_participation", column="value", by=(*by, "year"), where=where, over=over)


def _kdt(measure: str) -> Side:
    return Side(table="kdt_programme", column="value", by=("period",), where={"measure": (measure,)})


def _short(*fields: str) -> Side:
    return Side(
        table="skill_shortage",
        column="people",
        by=("period", "measure"),
        where={"measure": ("shortage",), "field": fields},
        over="field",
    )


def _trainees(*by: str) -> Side:
    over = "" if "category" in by else "category"
    return Side(table="trainees", column="trainees", by=by, over=over)


def _offices(*by: str, over: str) -> Side:
    return Side(table="regional_training", column="trainees", by=by, over=over)


def _residents(*by: str) -> Side:
    return Side(table="population", column="residents", by=by, over="" if "province" in by else "province")


def _firms(area: tuple[str, ...]) -> Side:
    where = {"area": area}
    return Side(table="sme_by_zone", column="value", by=("year", "measure"), where=where, over="area")


def _counted(by: str, where: Mapping[str, tuple[str, ...]], *, counting: str = "", over: str = "") -> Side:
    """Trainees of Korea and its zones, of a year and of what `by` names, counted one way."""
    wanted = {**where, **({"counting": (counting,)} if counting else {})}
    return Side(table="trainees_by_zone", column="trainees", by=("year", by, "counting"), where=wanted, over=over)


KOREA_ITSELF: Final[Mapping[str, tuple[str, ...]]] = {"area": (KOREA,)}
BOTH: Final[Mapping[str, tuple[str, ...]]] = {"category": ("total",)}
IN_AREA: Final[Mapping[str, tuple[str, ...]]] = {
    area: tuple(code for code in PROVINCES if area in (KOREA, zone_of(code))) for area in (KOREA, *ZONES)
}
"""The provinces of Korea and of each zone."""

COUNTED: Final = (
    # A zone or a category is no more than all of them, however they are counted.
    *(
        Sum(parts=_counted("category", {"area": (zone,)}), whole=_counted("category", KOREA_ITSELF), sure=True)
        for zone in ZONES
    ),
    *(
        Sum(parts=_counted("area", {"category": (one,)}), whole=_counted("area", BOTH), sure=True)
        for one in ("job_seeker", "employee")
    ),
    # Enrolments add up to their total; whoever is counted once is in one of them at least, and may be in several.
    *(
        Sum(
            parts=_counted(by, {over: members}, counting=counting, over=over),
            whole=_counted(by, {over: (total,)}, counting=counting),
            members=members,
            overlap=counting == HEADS,
        )
        for counting in ("enrolments", HEADS)
        for by, over, members, total in (
            ("category", "area", ZONES, KOREA),
            ("area", "category", ("job_seeker", "employee"), "total"),
        )
    ),
    # Whoever is counted in Korea or in a zone is in one of its provinces at least; more than one of them is `heads_apart`.
    *(
        Sum(
            parts=Side(
                table="regional_training",
                column="trainees",
                by=("year", "category", "counting"),
                where={"counting": (HEADS,), "province": members},
                over="province",
            ),
            whole=_counted("category", {"area": (area,)}, counting=HEADS),
            members=members,
            overlap=True,
        )
        for area, members in IN_AREA.items()
    ),
    # A person has at least one enrolment, and what the yearly table counts is one of the two.
    Sum(
        parts=Side(
            table="trainees_by_zone",
            column="trainees",
            by=("year",),
            where={**KOREA_ITSELF, **BOTH, "counting": (HEADS,)},
        ),
        whole=_trainees("year"),
    ),
)

SUMS: Final = (
    *COUNTED,
    Sum(
        parts=_trainees("year"),
        whole=Side(table="printed_figures", column="value", by=("year",), where={"measure": ("trainees_total",)}),
        members=("job_seeker", "employee"),
    ),
    Sum(
        parts=_offices("year", "category", over="province"),
        whole=_trainees("year", "category"),
        members=PROVINCES,
        share=0.005,
        above=("regional_training",),
    ),
    Sum(parts=_trainees("year"), whole=_residents("year")),
    Sum(
        parts=_offices("year", "province", over="category"), whole=_residents("year", "province"), only=("population",)
    ),
    Sum(parts=_firms((CAPITAL, ELSEWHERE)), whole=_firms((KOREA,)), members=(CAPITAL, ELSEWHERE)),
    Sum(
        # The firms of a province are printed in units of 10,000 with one decimal: each is half a thousand off at most.
        parts=Side(table="sme_firms", column="firms", by=("year",), over="province"),
        whole=Side(table="sme_by_zone", column="value", by=("year",), where={"measure": ("firms",), "area": (KOREA,)}),
        members=PROVINCES,
        off=500 * len(PROVINCES),
    ),
    Sum(
        parts=_sme(("measure",), {"measure": COUNTS, "firm_size": SIZES}, over="firm_size"),
        whole=_sme(("measure",), {"measure": COUNTS, "firm_size": ("all",)}),
        members=SIZES,
        sure=True,
    ),
    Sum(
        parts=_sme(("firm_size",), {"measure": (COUNTS[1],)}),
        whole=_sme(("firm_size",), {"measure": (COUNTS[0],)}),
        sure=True,
    ),
    Sum(parts=_short(*FOUR), whole=_short("four_fields"), members=FOUR),
    Sum(parts=_short(*FOUR), whole=_short("all"), rest=True),
    Sum(parts=_kdt("completers_employed"), whole=_kdt("completers")),
    Sum(
        # Published to the nearest thousand.
        parts=Side(table="kdt_training", column="trainees", by=("year",)),
        whole=_kdt("scale_people"),
        off=500,
    ),
    # Fewer people than places are no contradiction; more cannot have trained.
    Sum(parts=Side(table="kdt_training", column="trainees", by=("year",)), whole=_kdt("capacity_people")),
    Sum(parts=Side(table="kdt_training", column="courses", by=("year",)), whole=_kdt("courses")),
)


@dataclass(frozen=True, kw_only=True)
class Apart:
    """Two figures that do not agree."""

    rule: Sum
    key: Key
    parts: float
    whole: float

    @property
    def above(self) -> bool:
        """Whether the parts are more than the whole."""
        return self.parts > self.whole

    @property
    def kind(self) -> str:
        """What is told of it: `sure` what cannot be, `rest` that nothing is left, `sum` that the two do not agree."""
        if self.above and self.rule.sure:
            return "sure"
        return "rest" if self.above and self.rule.rest else "sum"

    @property
    def told(self) -> Message:
        """What was found."""
        side = self.rule.whole if self.rule.whole.table != "printed_figures" else self.rule.parts
        named: dict[str, object] = {
            "row": Row(side.table, tuple(zip(side.by, self.key, strict=True))),
            "parts": DatasetTitle(self.rule.parts.table),
            "whole": DatasetTitle(self.rule.whole.table),
        }
        numbers = {"sum": number(round(self.parts)), "total": number(round(self.whole))}
        if self.kind != "sum":
            return message(
                "“{parts}”, {row}: the parts add up to {sum} and exceed the whole of {total} by {excess}, "
                "so nothing can be left for the others.",
                **named,
                **numbers,
                excess=number(round(self.parts) - round(self.whole)),
            )
        if self.rule.parts.table == self.rule.whole.table:
            return message(
                "“{parts}”, {row}: the parts add up to {sum}, but {total} stands for all of them: the two do not agree.",
                **named,
                **numbers,
            )
        return message(
            "{row}: “{parts}” gives {sum}, “{whole}” gives {total}: the two do not agree.", **named, **numbers
        )


def sums_apart(rule: Sum, look: Look) -> Iterator[Apart]:
    """The figures of a rule that do not agree: more than the whole, or less where all parts are there."""
    parts, whole = _side(rule.parts, look), _side(rule.whole, look)
    for key, (total, _, exact) in whole.items():
        if key in parts:
            added, members, all_exact = parts[key]
            off = rule.off + rule.share * total
            short = bool(rule.members) and set(rule.members) <= members and exact and all_exact and total - added > off
            if (added - total > off and not rule.overlap) or short:
                yield Apart(rule=rule, key=key, parts=added, whole=total)


def _side(side: Side, look: Look) -> dict[Key, tuple[float, set[str], bool]]:
    """By the cells of its columns: the figure, the codes that it is a sum of, and whether all of them are exact."""
    table = look(side.table).table
    for column, wanted in side.where.items():
        table = table[table[column].isin(wanted)]
    rows = table.dropna(subset=[side.column])
    # Who is counted by heads in two provinces or categories counts twice in their sum: it is held against nothing, unless a
    # rule names the counting and says that its parts may overlap.
    if "counting" in rows and side.over and "counting" not in side.where:
        rows = rows[(rows["counting"] != "headcount").fillna(True)]
    needed = [name for name in (*WAYS, "bound", side.over, side.column) if name in rows]
    groups: dict[Key, list[Any]] = {}
    for key, row in zip(
        zip(*(as_texts(rows[name]) for name in side.by), strict=True), named_rows(rows[needed]), strict=True
    ):
        groups.setdefault(key, []).append(row)
    return {key: _together(group, side) for key, group in sorted(groups.items()) if _one_way(group, over=side.over)}


WAYS: Final = ("basis", "counting")


def _together(group: Sequence[Any], side: Side) -> tuple[float, set[str], bool]:
    members = {str(getattr(row, side.over)) for row in group} if side.over else set()
    exact = all(getattr(row, "bound", "exact") in ("exact", "about") for row in group)
    return math.fsum(float(getattr(row, side.column)) for row in group), members, exact


def _one_way(group: Sequence[Any], *, over: str) -> bool:
    """Whether rows may be added up: counted by one place and in one way, as far as they say.

    A province that does not say how it counts counts nobody else; the same province twice, once without a word, does.
    """
    told = [{"" if pd.isna(cell) else str(cell) for cell in (getattr(row, name, "") for row in group)} for name in WAYS]
    if all(len(ways) <= 1 for ways in told):
        return True
    alone = bool(over) and len({getattr(row, over) for row in group}) == len(group)
    return alone and all(len(ways - {""}) <= 1 for ways in told)


def as_texts(cells: "pd.Series[Any]") -> list[str]:
    """The cells of a key as texts: a year has no decimals, one that is not stated is empty."""
    return ["" if pd.isna(cell) else str(int(cell)) if isinstance(cell, float) else str(cell) for cell in cells]


# Headcounts of provinces: the same person cannot be in a province and not in its zone or in Korea.


@dataclass(frozen=True, kw_only=True)
class Above:
    """More people in a province than in an area that it lies in."""

    row: Row
    people: float
    whole: Row
    of_whole: float

    @property
    def told(self) -> Message:
        """What was found."""
        return message(
            "{row}: {people} people are counted, but only {total} in “{parts}”, {area}: nobody is in a province and not in that.",
            row=self.row,
            people=number(round(self.people)),
            parts=DatasetTitle("trainees_by_zone"),
            area=self.whole,
            total=number(round(self.of_whole)),
        )


def heads_apart(look: Look) -> Iterator[Above]:
    """The headcounts of provinces above that of their zone or of Korea, of their category or in all, counted on one basis."""
    counted, offices = (_heads(look(name).table) for name in ("trainees_by_zone", "regional_training"))
    wholes = {(int(row.year), row.area, row.category): row for row in counted}
    for row in offices if wholes else ():
        places = product((zone_of(row.province), KOREA), (row.category, "total"))
        held = (wholes.get((int(row.year), *place)) for place in places)
        if above := next((one for one in held if one and _one_basis(row, one) and row.trainees > one.trainees), None):
            yield Above(
                row=_row("regional_training", row, "province"),
                people=float(row.trainees),
                whole=_row("trainees_by_zone", above, "area"),
                of_whole=float(above.trainees),
            )


def _heads(table: pd.DataFrame) -> list[Any]:
    known = (table["counting"] == HEADS).fillna(False) & table["trainees"].notna() & table["year"].notna()
    return list(table[known].itertuples())


def _one_basis(row: Any, other: Any) -> bool:
    """Whether both count by the same place; where one does not say, it counts nobody else."""
    return bool(pd.isna(row.basis) or pd.isna(other.basis) or row.basis == other.basis)


def _row(dataset: str, row: Any, place: str) -> Row:
    return Row(dataset, tuple((name, str(getattr(row, name))) for name in ("year", place, "category")))


def _newly_above(draft: Draft) -> list[Above]:
    then = list(heads_apart(_outlook(draft)))
    now = list(heads_apart(draft.against.dataset)) if then else []
    return [one for one in then if one not in now]


@check("contradicts-total", "warning")
def contradicts_total(draft: Draft) -> Iterator[Problem]:
    """One problem a figure: rows that do not add up to what is printed or in force for all of them together."""
    yield from _sums(draft, kind="sum")


@check("contradicts-remainder", "warning")
def contradicts_remainder(draft: Draft) -> Iterator[Problem]:
    """One problem a whole whose published parts exceed it: what readers are told is left would be below zero."""
    yield from _sums(draft, kind="rest")


@check("parts-above-whole", "error")
def parts_above_whole(draft: Draft) -> Iterator[Problem]:
    """One problem a whole of which some are more than all: workplaces under five people, or those that take part."""
    for one in _sums(draft, kind="sure"):
        told = (("finding", one.finding), ("answer", WRONG))
        yield Problem(message=Message("{finding} {answer}", told), column=one.column)
    if draft.against.resource["name"] in ("regional_training", "trainees_by_zone"):
        for above in draft.once(_newly_above):
            told = (("finding", above.told), ("answer", WRONG))
            yield Problem(message=Message("{finding} {answer}", told), column=upload.heading(draft, "trainees"))


def _sums(draft: Draft, *, kind: str) -> Iterator[Problem]:
    name = draft.against.resource["name"]
    for rule in SUMS:
        if name in (rule.only or (rule.parts.table, rule.whole.table)) and rule.may_be(kind):
            for one in draft.once(_newly_apart, rule):
                told_elsewhere = one.above and name in rule.above
                if one.kind == kind and not told_elsewhere:
                    side = rule.parts if rule.parts.table == name else rule.whole
                    yield _problem(draft, side.column, one.told)


def _newly_apart(draft: Draft, rule: Sum) -> list[Apart]:
    """What does not agree with the file and agreed without it."""
    then = list(sums_apart(rule, _outlook(draft)))
    now = list(sums_apart(rule, draft.against.dataset)) if then else []
    return [one for one in then if one not in now]


def _outlook(draft: Draft) -> Look:
    name = draft.against.resource["name"]
    return lambda other: draft.after if other == name else draft.against.dataset(other)


def _problem(draft: Draft, column: str, finding: Message) -> Problem:
    return Problem(message=asking(finding), finding=finding, column=upload.heading(draft, column))


def asking(finding: Message) -> Message:
    """What was found, with what to do: correct it, or confirm with a reason."""
    return Message("{finding} {answer}", (("finding", finding), ("answer", ANSWER)))


# Shares that the data print, and what other figures give for the same share.


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """A printed share, and the two counts that give it; they may differ by `off` percentage points."""

    part: Side
    whole: Side
    printed: Side
    off: float = 0.1


TAKE_UP: Final = _sme(("firm_size",), {"measure": ("take_up_pct",)})
RATIOS: Final = (
    Ratio(
        part=_sme(("firm_size",), {"measure": (COUNTS[1],)}),
        whole=_sme(("firm_size",), {"measure": (COUNTS[0],)}),
        printed=TAKE_UP,
    ),
    Ratio(part=_kdt("completers_employed"), whole=_kdt("completers"), printed=_kdt("completers_employed_pct")),
)
OF_ZONES: Final = ("zone_shares", "regional_training", "trainees", "trainees_by_zone")
# An undated share may be that of another year, in which a point more or less is no contradiction.
NEAR: Final = 1.0


@dataclass(frozen=True, kw_only=True)
class Differs:
    """A share that was printed or sent, and what figures in force or sent give for it, in percent."""

    named: object
    printed: float
    given: float

    @property
    def told(self) -> Message:
        """What was found."""
        return message(
            "{named}: {printed}% stands as the share, but the figures give {given}%.",
            named=self.named,
            printed=round(self.printed, 1),
            given=round(self.given, 1),
        )


@dataclass(frozen=True, kw_only=True)
class Beyond:
    """A share of all that is below, or above, that of each of its parts, in percent."""

    named: object
    share: float
    low: float
    high: float

    @property
    def told(self) -> Message:
        """What was found."""
        return message(
            "{named}: {share}% stands for all, but their parts have {low}% to {high}%.",
            named=self.named,
            share=self.share,
            low=self.low,
            high=self.high,
        )


def shares_apart(look: Look, *, of: str = "", years: Collection[int] | None = None) -> Iterator[Differs | Beyond]:
    """The printed shares that what stands beside them contradicts; where a table is named, those that rest on it.

    Args:
        look: gives a dataset by its name.
        of: a table.
        years: the years of what offices have reported that are looked at; all unless said.
    """
    for rule in RATIOS:
        if of not in {"", rule.part.table, rule.whole.table, rule.printed.table}:
            continue
        part, whole, printed = (_side(side, look) for side in (rule.part, rule.whole, rule.printed))
        for key, (share, _, exact) in printed.items():
            if key in part and key in whole and whole[key][0] and exact:
                given = part[key][0] / whole[key][0] * 100
                if abs(given - share) > rule.off:
                    cells = tuple(zip(rule.printed.by, key, strict=True))
                    yield Differs(named=Row(rule.printed.table, cells), printed=share, given=given)
    if of in ("", TAKE_UP.table):
        yield from _beyond_its_parts(look)
    if of in ("", *OF_ZONES):
        yield from _zones_apart(look, years)


def _beyond_its_parts(look: Look) -> Iterator[Beyond]:
    """Take-up of all sizes of a year that has each of them: it lies between theirs, however many there are of each."""
    found = _side(TAKE_UP, look)
    for key, (share, _, exact) in found.items():
        size, year = key
        parts = [found[one, year] for one in SIZES if (one, year) in found]
        if size == "all" and len(parts) == len(SIZES) and all((exact, *(sure for *_, sure in parts))):
            low, high = (end(rate for rate, *_ in parts) for end in (min, max))
            if not low <= share <= high:
                yield Beyond(
                    named=Row(TAKE_UP.table, tuple(zip(TAKE_UP.by, key, strict=True))), share=share, low=low, high=high
                )


def _zones_apart(look: Look, years: Collection[int] | None) -> Iterator[Differs]:
    """The printed share of each zone whose provinces have all reported a year: its own year, or any if it has none."""
    shares, offices = look("zone_shares").where(zone=tuple(ZONES)), look("regional_training")
    if shares.table.empty or shares.table["share_pct"].isna().any():
        return
    for share, own in product(known_shares(shares).values(), counted_shares(look("trainees_by_zone"), offices)):
        if share.bound not in ("at_least", "more_than") and share.year in (None, own.year) and own.year:
            given = own.percent[CAPITAL]
            if abs(given - share.percent[CAPITAL]) > NEAR:
                yield _differs(CAPITAL, own.year, share.percent[CAPITAL], given)
    heads = (offices.table["counting"] == "headcount").fillna(False)
    whole = _with_a_zone(offices.table) - set(offices.table.loc[heads, "year"])
    counted = sorted(whole if years is None else whole.intersection(years))
    reported = cache(partial(_reported, offices=offices, trainees=look("trainees")))
    for share, year in product(known_shares(shares).values(), map(int, counted)):
        if share.bound not in ("at_least", "more_than") and share.year in (None, year):
            for zone, given in reported(year).items():
                if abs(given - share.percent[zone]) > NEAR:
                    yield _differs(zone, year, share.percent[zone], given)
                    break  # what is not in one zone is in the other


def _reported(year: int, *, offices: Dataset, trainees: Dataset) -> dict[str, float]:
    """The shares alone: the whole results of the thousand years that a long file may name are 200 MB."""
    found = reported_zone_share_pct(regional_training=offices, trainees=trainees, year=year)
    return {str(row.area): float(row.number) for row in found.rows if row.area in ZONES}


def _with_a_zone(offices: pd.DataFrame) -> set[int]:
    """The years of which some zone has a row of each of its provinces: of the others no share can be worked out."""
    sent = offices.dropna(subset=["year"]).groupby("year")["province"].agg(set)
    zones = [{code for code in PROVINCES if zone_of(code) == zone} for zone in ZONES]
    years = zip(sent.index.tolist(), sent, strict=True)
    return {int(year) for year, codes in years if any(zone <= codes for zone in zones)}


def _differs(zone: str, year: int, printed: float, given: float) -> Differs:
    cells = (("year", str(year)), ("area", zone))
    return Differs(named=Row("sme_by_zone", cells), printed=printed, given=given)


SHARED: Final[Mapping[str, str]] = {
    **{"zone_shares": "share_pct", "regional_training": "trainees", "trainees": "trainees"},
    "trainees_by_zone": "trainees",
    **{"sme_participation": "value", "kdt_programme": "value"},
}
"""The tables that such a share is worked out from, and the column of each."""


@check("contradicts-share", "warning")
def contradicts_share(draft: Draft) -> Iterator[Problem]:
    """One problem a share: what the figures give is not what is printed for it."""
    name = draft.against.resource["name"]
    if name in SHARED:
        # A year that the file does not name is what it was.
        years = set(draft.table["year"].dropna()) if name == "regional_training" and "year" in draft.table else None
        then = list(shares_apart(_outlook(draft), of=name, years=years))
        now = list(shares_apart(draft.against.dataset, of=name, years=years)) if then else []
        for one in then:
            if one not in now:
                yield _problem(draft, SHARED[name], one.told)


# More people by their place of residence, each counted once, than live there.


@check("exceeds-residents", "error")
def exceeds_residents(draft: Draft) -> Iterator[Problem]:
    """One problem a headcount by residence that is more than the residents of its province."""
    table = draft.table
    if not {"year", "province"} <= set(table):
        return
    residents = residents_of(table, draft.against.population)
    heads = heads_of_residents(table)
    for name in (name for name in package.trainees(draft.against.resource) if name in table):
        over = heads & (table[name].astype("float64") > residents)
        for row in upload.rows(
            over, count=table[name], year=table["year"], residents=residents, code=table["province"]
        ):
            told = message(
                "{count} people who live in {province} cannot have been in training in {year}: it has {residents} residents. "
                "Correct the number, or how it is counted.",
                count=int(row["count"]),
                province=Label("provinces", row["code"]),
                year=int(row["year"]),
                residents=int(row["residents"]),
            )
            yield upload.at(draft, row["position"], name, message=told)


# A national table that would lack one of the categories which make up a figure.


@check("table-incomplete", "error")
def table_incomplete(draft: Draft) -> Iterator[Problem]:
    """One problem a year of a national table that would hold some of its categories and not the others."""
    resource = draft.against.resource
    key = package.keys(resource)
    if resource["publishes"] != "national" or not {"year", "category"} <= set(key):
        return
    wanted = set(package.codes(resource, "category"))
    if "total" in wanted:
        return  # each of its rows stands for itself: none is needed for the sum of others
    for year, rows in draft.after.table.groupby("year"):
        missing = sorted(wanted - set(rows["category"]))
        if missing and year in set(draft.table.get("year", pd.Series(dtype="Int64")).dropna()):
            told = message(
                "{year} lacks “{category}”: a year is only in force with all its categories. Add the row to the file.",
                year=int(str(year)),
                category=Label("trainee_category", missing[0]),
            )
            yield Problem(message=told, column=upload.heading(draft, "category"))


__all__ = ["SUMS", "Sum", "shares_apart", "sums_apart"]
