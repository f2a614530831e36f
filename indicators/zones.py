"""The capital area against the rest of the country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from i18n import Message, message
from indicators.dataset import Dataset, IndicatorError, newest, years
from indicators.indicator import (
    CAPITAL,
    ELSEWHERE,
    KOREA,
    LOWER_BOUNDS,
    PROVINCES,
    ZONES,
    Indicator,
    Refusal,
    Result,
    Row,
    by_zone,
    full_years,
    sources_of,
    tidy,
    zone_of,
)
from indicators.kind import NOT_STATED, Kind, computed, estimated, with_caveats
from indicators.offices import (
    HEADCOUNT,
    HEADCOUNT_BELOW,
    HEADS,
    NOT_ALL_FIGURES,
    complete_years,
    headcounts,
    one_way_of_counting,
    reported_totals,
    sent,
    sent_in_full,
)
from indicators.registry import YearOf, indicator, newest_of
from indicators.trainees import total_in

# The shares of training that are known: of each year what the offices report, else what was sent for it; and what is printed
# without a year. The newest with a year leads, the undated one stands beside it as printed.


UNDATED = message("The share of training is undated; it is one share for participants and facilities together.")
NOT_YET = message("A province has a quotient of its own once all 17 provinces have reported a year on one basis.")
ALL_REPORTED = message("All 17 provinces have reported one way: the share is of their own sum.")
TABLE_TOTAL = message(
    "The share is of the total of the year in the table of trainees, which does not say how it counts; "
    "it is taken to count as the offices do."
)
REST: Final[Mapping[str, Message]] = {
    CAPITAL: message(
        "The share of the capital area is what the offices elsewhere leave of the national total: no report."
    ),
    ELSEWHERE: message(
        "The share elsewhere is what the offices of the capital area leave of the national total: no report."
    ),
}
"""What is told of the zone of which no complete report is known, where the other one is complete."""
NOT_COMPLETE = message("Not all provinces of this zone have reported the year.")
DIFFERENT_WAYS = message("The provinces of this zone count on different bases or in different ways.")
NO_TOTAL = message("No total of all of Korea is known for the year.")
APART: Final = message(
    "For {year} the provinces of the capital area and those elsewhere count in different ways: they are not added up to a share "
    "of Korea."
)
TOO_MANY = message("The provinces of this zone report more trainees than the table of trainees counts for the year.")
COUNTED: Final = message(
    "Headcounts of the national authority, of Korea and of each zone: someone who trained in both zones counts in each, and "
    "once in Korea."
)
COUNTED_ENROLMENTS: Final = message("Enrolments of Korea and of each zone, as the national authority has counted them.")
OVERLAPPING: Final = message(
    "Some people trained in both zones and count in each: the shares of the two are more than all of Korea."
)
OPEN: Final = message(
    "The share of the capital area is known as a lower bound alone, and that lies below the share it is held against: on which "
    "side of it the capital area lies is open."
)
COUNTINGS: Final = ("enrolments", HEADS)
PRINTED_YEAR: Final = 2021
"""The last year of the trainee table that the source prints beside the undated share: the only one it is applied to."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one source says of where training is.

    Attributes:
        year: None where the source gives none.
        percent: by zone, unrounded.
        kinds: by zone.
        bound: that of the capital area's share.
        counts: trainees by zone, where offices have reported them.
        of_all: whether all 17 provinces have; else those of one zone, over the total of the year.
        whole: trainees of Korea, where the national authority has counted them beside both zones.
        counting: how it has counted them.
        rest: the zone whose share is what the offices of the other one leave of the total of the year.
    """

    year: int | None
    percent: Mapping[str, float]
    kinds: Mapping[str, Kind]
    bound: str = "exact"
    counts: Mapping[str, float] | None = None
    of_all: bool = False
    whole: float | None = None
    counting: str = ""
    rest: str = ""

    @property
    def of_offices(self) -> bool:
        """Whether it is of what offices have reported."""
        return self.counts is not None and self.whole is None

    def open_against(self, base: float) -> bool:
        """Whether only a lower bound is known, below a base: on which side of it the share lies is then open."""
        return self.bound in LOWER_BOUNDS and self.percent[CAPITAL] < base

    @property
    def overlaps(self) -> bool:
        """Whether someone counts in both zones: the two are then more than all of Korea."""
        return sum(self.percent.values()) > 100 + 1e-6


def known_shares(
    zone_shares: Dataset,
    regional_training: Dataset | None = None,
    trainees: Dataset | None = None,
    trainees_by_zone: Dataset | None = None,
) -> dict[int | None, Share]:
    """The shares that are known, by year: the undated one first, the one that leads last.

    Of a year leads what all offices report, then what the national authority has counted for Korea and both zones, then what the
    offices of one zone report, then a share that was sent.

    Args:
        zone_shares: `zone`, `share_pct`; `year` and `bound` where it has them.
        regional_training: `year`, `province`, `category`, `trainees`, `basis`, `counting`; None where only what was sent counts.
        trainees: `year`, `category`, `trainees`: what a single zone is held against.
        trainees_by_zone: `year`, `area`, `category`, `trainees`, `counting`, `basis`: of Korea and its zones.

    Raises:
        IndicatorError: none is known.
    """
    found: dict[int | None, Share] = {share.year: share for share in _sent_shares(zone_shares)}
    reported = _office_shares(regional_training, trainees) if regional_training is not None else []
    found |= {share.year: share for share in reported}
    if trainees_by_zone is not None:
        found |= {share.year: share for share in counted_shares(trainees_by_zone, regional_training)}
    found |= {share.year: share for share in reported if share.of_all}
    if not found:
        raise IndicatorError(message("No share of training by zone is known."))
    return {year: found[year] for year in sorted(found, key=lambda year: year or 0)}


def leading(shares: Mapping[int | None, Share]) -> Share:
    """The share that leads: that of the newest year, the undated one where none has a year."""
    return list(shares.values())[-1]


def kind_of_share(zone_shares: Dataset, row: Any) -> Kind:
    """The kind of a share that was printed or sent: nobody says which place it counts, nor of which year one without it is."""
    kind = zone_shares.kind_of(row)
    return with_caveats(kind, "I-27", *(("I-06",) if "undated" in kind.flags else ()))


def applied(shares: Mapping[int | None, Share], year: int) -> Share | None:
    """The share that may be applied to the trainees of a year: its own, else the undated one to the year that it goes with."""
    return shares.get(year) or (shares.get(None) if year == PRINTED_YEAR else None)


def _sent_shares(zone_shares: Dataset) -> list[Share]:
    """Those of the table, each with the year of its row; what is not in the capital area is elsewhere."""
    rows: dict[int | None, dict[str, Any]] = {}
    for row in zone_shares.rows:
        year = getattr(row, "year", None)
        rows.setdefault(None if pd.isna(year) else int(year), {})[row.zone] = row
    return [_sent_share(year, of_year, zone_shares) for year, of_year in rows.items()]


def _sent_share(year: int | None, rows: Mapping[str, Any], zone_shares: Dataset) -> Share:
    given = CAPITAL if CAPITAL in rows else ELSEWHERE
    (other,) = set(ZONES) - {given}
    share, kind = float(rows[given].share_pct), kind_of_share(zone_shares, rows[given])
    bound = getattr(rows[given], "bound", "exact")
    return Share(
        year=year,
        percent={given: share, other: 100 - share},
        kinds={given: kind, other: computed(kind)},
        bound=bound if given == CAPITAL or bound == "exact" else "about",
    )


def _office_shares(regional_training: Dataset, trainees: Dataset | None) -> list[Share]:
    """Those of the years that all provinces have reported one way, or those of one zone."""
    complete = complete_years(regional_training)
    found = []
    for year in years(regional_training):
        of_year = regional_training.where(year=year)
        if sum(complete.get(year, {}).values()) > 0:
            found.append(_of_all(year, by_zone(complete[year]), of_year.kind))
        elif (of_zone := _of_one_zone(year, of_year, trainees)) is not None:
            found.append(of_zone)
    return found


def _of_all(year: int, counts: Mapping[str, float], kind: Kind) -> Share:
    total = sum(counts.values())
    percent = {zone: counts[zone] / total * 100 for zone in ZONES}
    return Share(
        year=year, percent=percent, kinds=dict.fromkeys(ZONES, computed(kind)), counts=dict(counts), of_all=True
    )


def _of_one_zone(year: int, of_year: Dataset, trainees: Dataset | None) -> Share | None:
    """The share of the one zone that is complete, however the other counts; none where both are, but do not count alike."""
    whole = _printed(trainees, year) if trainees is not None else None
    complete = _complete_zones(of_year, whole)
    if len(complete) != 1 or trainees is None or not whole:
        return None
    ((zone, share),) = complete.items()
    if isinstance(share, Message):
        return None
    (other,) = set(ZONES) - {zone}
    reported = computed(of_year.where(province=_provinces(zone)).kind, trainees.where(year=year).kind)
    kind = with_caveats(reported, *NOT_STATED)  # the printed total does not say how it counts
    counts = {zone: share * whole / 100, other: (100 - share) * whole / 100}
    percent = {zone: share, other: 100 - share}
    return Share(year=year, percent=percent, kinds=dict.fromkeys(ZONES, kind), counts=counts, rest=other)


def _complete_zones(of_year: Dataset, whole: float | None) -> dict[str, float | Message]:
    """Of the zones whose provinces have all reported one way the share of a total, or that they are more than it."""
    shares = {zone: _share(of_year, zone, whole) for zone in ZONES}
    return {zone: share for zone, share in shares.items() if isinstance(share, float) or share is TOO_MANY}


def _counted_apart(
    regional_training: Dataset, trainees: Dataset, shares: Mapping[int | None, Share]
) -> tuple[Refusal, ...]:
    """A refusal for each year of which both zones are complete, but count in two ways, so that neither share leads."""
    lacking = [year for year in years(regional_training) if year not in shares]
    both = [
        year
        for year in lacking
        if len(_complete_zones(regional_training.where(year=year), _printed(trainees, year))) == len(ZONES)
    ]
    return tuple(
        Refusal(reason=message(APART.text, year=year), area=CAPITAL, year=year, category="trainees") for year in both
    )


def counted_shares(trainees_by_zone: Dataset, regional_training: Dataset | None) -> list[Share]:
    """Those of the years of which Korea and both zones were counted one way: that of the offices, where there is a choice."""
    found = []
    for year in years(trainees_by_zone):
        of_offices = regional_training.where(year=year).table["counting"] if regional_training is not None else ()
        ways = sorted(COUNTINGS, key=lambda counting: counting not in set(of_offices))
        of_year = trainees_by_zone.where(year=year, category="total")
        shares = (_counted_share(year, counting, of_year.where(counting=counting)) for counting in ways)
        found += [share for share in shares if share][:1]
    return found


def _counted_share(year: int, counting: str, counted: Dataset) -> Share | None:
    """The share that the counts of a year give; none unless Korea and both zones are there, the zones on one basis."""
    rows = {str(row.area): row for row in counted.rows}
    bases = {None if pd.isna(row.basis) else row.basis for area, row in rows.items() if area in ZONES}
    if set(rows) != {KOREA, *ZONES} or len(bases) > 1 or not rows[KOREA].trainees:
        return None
    whole = float(rows[KOREA].trainees)
    counts = {zone: float(rows[zone].trainees) for zone in ZONES}
    kind = counted.kind_of(rows[KOREA])
    return Share(
        year=year,
        percent={zone: count / whole * 100 for zone, count in counts.items()},
        kinds={zone: computed(kind, counted.kind_of(rows[zone])) for zone in ZONES},
        counts=counts,
        whole=whole,
        counting=counting,
    )


# Shares of training, residents and SME firms by zone; a share of training is held against bases of its year, else against
# the latest before it that are known.


NO_RESIDENTS: Final = message("There are no residents of {year} in the data.")


def resident_shares(population: Dataset, *, year: int) -> dict[str, float]:
    """Share of residents by zone at the end of a year, in percent, unrounded.

    Raises:
        IndicatorError: no residents are known for the year.
    """
    zones = by_zone(population.where(year=year).by("province", "residents"))
    if not sum(zones.values()):
        raise IndicatorError(message(NO_RESIDENTS.text, year=year))
    return {zone: count / sum(zones.values()) * 100 for zone, count in zones.items()}


def sme_shares(sme_by_zone: Dataset, *, year: int) -> dict[str, float]:
    """Share of SME firms by zone in a year, in percent, from the exact counts."""
    counts = {area: sme_by_zone.number("value", year=year, area=area, measure="firms") for area in (KOREA, CAPITAL)}
    capital = counts[CAPITAL] / counts[KOREA] * 100
    return {CAPITAL: capital, ELSEWHERE: 100 - capital}


@dataclass(frozen=True, kw_only=True)
class Base:
    """What a share of training is held against: `residents` or `sme_firms`, of a year, in percent by zone."""

    name: str
    year: int
    percent: Mapping[str, float]
    kind: Kind


def _bases(population: Dataset, sme_by_zone: Dataset, year: int | None) -> list[Base]:
    """The bases that a share of a year is held against; an undated one is held against the newest residents."""
    of_residents = stand_in(full_years(population), year)
    firms = sme_by_zone.where(measure="firms")
    of_firms = stand_in(years(firms.where(area=CAPITAL), firms.where(area=KOREA)), year or of_residents)
    people = resident_shares(population, year=of_residents)
    held = sme_shares(sme_by_zone, year=of_firms)
    return [
        Base(name="residents", year=of_residents, percent=people, kind=population.where(year=of_residents).kind),
        Base(name="sme_firms", year=of_firms, percent=held, kind=firms.where(year=of_firms).kind),
    ]


def stand_in(known: tuple[int, ...], year: int | None) -> int:
    """The year that stands in for one: the same, the latest before it that is known, else the first; the newest for none.

    Raises:
        IndicatorError: none is known.
    """
    if not known:
        raise IndicatorError(message("No year is known of residents and SME firms."))
    return known[-1] if year is None else max((one for one in known if one <= year), default=known[0])


@indicator(
    "zone_shares",
    "population",
    "sme_by_zone",
    "regional_training",
    "trainees",
    "trainees_by_zone",
    unit="percent",
    page="concentration",
    caveats=(),
)
def metropolitan_share_pct(
    *,
    zone_shares: Dataset,
    population: Dataset,
    sme_by_zone: Dataset,
    regional_training: Dataset,
    trainees: Dataset,
    trainees_by_zone: Dataset,
) -> Result:
    """Share of training, residents and SME firms in the capital area and elsewhere, in percent.

    Once all 17 provinces have reported a year on one basis, or all of one zone have, the zones' shares of that year stand
    beside the undated one, as rows with their year, and so does a share that was sent with a year; they are never mixed.

    Raises:
        IndicatorError: no residents are known.

    Refusals:
        The share of a year that all have reported as headcounts, unless one was sent for it.
    """
    shares = known_shares(zone_shares, regional_training, trainees, trainees_by_zone)
    of_year = {year: _bases(population, sme_by_zone, year) for year in shares}
    bases = {(base.name, base.year): base for found in of_year.values() for base in found}
    undated, dated = [one for one in shares.values() if one.year is None], [one for one in shares.values() if one.year]
    rows = [row for share in undated for row in _rows_of(share)]
    for base in sorted(bases.values(), key=lambda base: (base.name, base.year)):
        rows += [(zone, base.year, base.name, base.percent[zone], "exact", computed(base.kind)) for zone in ZONES]
    rows += [row for share in dated for row in _rows_of(share)]
    return Result(
        rows=tidy(rows),
        category_kind="base",
        sources=_sources(shares, zone_shares, regional_training, _of(population, of_year), sme_by_zone),
        assumptions=_assumed(shares, of_year) | _sent_as_well(zone_shares, shares),
        refusals=tuple(
            Refusal(reason=HEADCOUNT, area=CAPITAL, year=year, category="trainees")
            for year in headcount_years(regional_training)
            if year not in shares
        )
        + _counted_apart(regional_training, trainees, shares),
    )


def _rows_of(share: Share) -> list[Row]:
    bounds = {CAPITAL: share.bound, ELSEWHERE: "exact" if share.bound == "exact" else "about"}
    return [(zone, share.year, "trainees", share.percent[zone], bounds[zone], share.kinds[zone]) for zone in ZONES]


def headcount_years(regional_training: Dataset) -> list[int]:
    """The years that all provinces have reported in full, as headcounts: nothing is added up over them."""
    found = []
    for year in years(regional_training):
        of_year = regional_training.where(year=year)
        if headcounts(of_year) and sent_in_full(sent(of_year)) == set(PROVINCES):
            found.append(year)
    return found


def _assumed(shares: Mapping[int | None, Share], bases: Mapping[int | None, Iterable[Base]]) -> dict[str, Message]:
    """What is taken for granted of the shares, and of the bases that stand in for those of another year."""
    said = {"undated": UNDATED} if None in shares else {}
    if any(share.of_offices and not share.of_all for share in shares.values()):
        said["whole"] = TABLE_TOTAL
    for share in shares.values():
        said |= _left(share)
    said |= {f"counted_{share.year}": counted(share) for share in shares.values() if share.whole is not None}
    lacking = sorted({year for year in shares if year and any(base.year != year for base in bases[year])})
    if lacking:
        named = ", ".join(map(str, lacking))
        said["bases"] = message(
            "Residents or firms of {years} are not in the data: those of the nearest year stand in.", years=named
        )
    return said


def _sent_as_well(zone_shares: Dataset, shares: Mapping[int | None, Share]) -> dict[str, Message]:
    """That a share was sent for a year for which the offices' leads."""
    found = [share for share in _sent_shares(zone_shares) if share.year and (shares[share.year]).counts]
    return {f"sent_{share.year}": _leads(share, of_offices=shares[share.year].of_offices) for share in found}


def _leads(share: Share, *, of_offices: bool) -> Message:
    told: dict[str, object] = {"year": share.year, "share": share.percent[CAPITAL]}
    if of_offices:
        return message("For {year} a share of {share}% was sent as well; what the offices have reported leads.", **told)
    return message("For {year} a share of {share}% was sent as well; what the zones were counted at leads.", **told)


def counted(share: Share) -> Message:
    """How the trainees that a share is of were counted, where the national authority has counted them."""
    return COUNTED if share.counting == HEADS else COUNTED_ENROLMENTS


def _of(population: Dataset, bases: Mapping[int | None, Iterable[Base]]) -> Dataset:
    """The residents of the years that some bases are of."""
    return population.where(year=[base.year for found in bases.values() for base in found if base.name == "residents"])


def _sources(
    shares: Mapping[int | None, Share], zone_shares: Dataset, regional_training: Dataset, *others: Dataset
) -> tuple[str, ...]:
    """Sources of the shares and of the years that their bases are of."""
    reported = any(share.of_offices for share in shares.values())
    return sources_of(
        zone_shares.sources,
        *(one.sources for one in others),
        *((regional_training.sources,) if reported else ()),
        *(sorted(share.kinds[CAPITAL].sources) for share in shares.values() if share.whole is not None),
    )


@indicator(
    "zone_shares",
    "population",
    "sme_by_zone",
    "sme_firms",
    "regional_training",
    "trainees",
    "trainees_by_zone",
    unit="ratio",
    page="concentration",
    caveats=(),
)
def location_quotient(
    *,
    zone_shares: Dataset,
    population: Dataset,
    sme_by_zone: Dataset,
    sme_firms: Dataset,
    regional_training: Dataset,
    trainees: Dataset,
    trainees_by_zone: Dataset,
) -> Result:
    """Share of training held by an area over its share of a base (residents, SME firms).

    1 means an area trains in proportion to its base, 2 twice that; an area without a base has none.
    Zones always, for each share that is known; provinces only once all 17 have reported a year one way: inside a zone every
    estimated province has the zone's quotient by construction, and an upload over the printed total would mix two ways of
    counting.

    Source:
        Isard (1960), Methods of Regional Analysis; here the training analogue.

    Refusals:
        The provinces of a year that all have reported as headcounts, which are not added up.
    """
    shares = known_shares(zone_shares, regional_training, trainees, trainees_by_zone)
    bases = {year: _bases(population, sme_by_zone, year) for year in shares}
    zones = [row for year, share in shares.items() for row in _zone_quotients(share, bases[year])]
    provinces = _province_quotients(population, sme_firms, regional_training)
    return Result(
        rows=tidy(zones + provinces),
        category_kind="base",
        sources=sources_of(
            _sources(shares, zone_shares, regional_training, _of(population, bases), sme_by_zone),
            *((regional_training.sources, sme_firms.sources) if provinces else ()),
        ),
        assumptions=_assumed(shares, bases),
        refusals=() if provinces else (_no_quotient(regional_training),),
    )


def _no_quotient(regional_training: Dataset) -> Refusal:
    reason = HEADCOUNT_BELOW if headcount_years(regional_training) else NOT_YET
    return Refusal(reason=reason, area="KR-NN")


def _zone_quotients(share: Share, bases: Iterable[Base]) -> list[Row]:
    bounds = {CAPITAL: share.bound, ELSEWHERE: "exact" if share.bound == "exact" else "about"}
    return [
        (
            *(zone, share.year, base.name, share.percent[zone] / base.percent[zone], bounds[zone]),
            computed(share.kinds[zone], base.kind),
        )
        for base in bases
        for zone in ZONES
        if base.percent[zone]
    ]


def _province_quotients(population: Dataset, sme_firms: Dataset, regional_training: Dataset) -> list[Row]:
    firms = sme_firms.by("province", "firms")
    rows: list[Row] = []
    for year, counts in complete_years(regional_training).items():
        of_year, reported = population.where(year=year), regional_training.where(year=year).kind
        residents = of_year.by("province", "residents")
        rows += _over(counts, residents, (year, "residents", "exact"), computed(reported, of_year.kind))
        if year == newest(sme_firms):
            # The firms of a province are printed in units of 10,000 with one decimal.
            rows += _over(counts, firms, (year, "sme_firms", "about"), computed(reported, sme_firms.kind))
    return rows


def _over(counts: dict[str, float], base: dict[str, float], named: tuple[int, str, str], kind: Kind) -> list[Row]:
    """Quotients of all provinces over a base, which `named` gives with year and bound."""
    total, whole = sum(counts.values()), sum(base.values())
    year, name, bound = named
    return [
        (code, year, name, count / total / (base[code] / whole), bound, kind)
        for code, count in counts.items()
        if total and base.get(code)
    ]


# What the concentration of training amounts to: per resident, against parity, as one number.


ONLY_2021 = message("The share is undated. It is applied to {year} only and to no other year.", year=PRINTED_YEAR)
IF_IT_HELD = message("The undated share is taken to hold for the {year} trainees.", year=PRINTED_YEAR)


@dataclass(frozen=True)
class YearOfShare(YearOf):
    """The year of the share that leads; that of the undated one is the year that it is applied to."""

    def of(self, given: Mapping[str, Any]) -> int:
        """The year, from the tables by their names; raises as `known_shares` does."""
        more = (given.get(name) for name in ("regional_training", "trainees", "trainees_by_zone"))
        shares = known_shares(given["zone_shares"], *more)
        return leading(shares).year or PRINTED_YEAR


LEADING: Final = YearOfShare(("zone_shares", "regional_training", "trainees", "trainees_by_zone"))


@indicator(
    "zone_shares",
    "trainees",
    "population",
    "regional_training",
    "trainees_by_zone",
    unit="per_1000_residents",
    page="concentration",
    caveats=(),
    year=LEADING,
)
def trainees_per_1000_residents(
    *,
    zone_shares: Dataset,
    trainees: Dataset,
    population: Dataset,
    regional_training: Dataset,
    trainees_by_zone: Dataset,
    year: int,
) -> Result:
    """Trainees per 1,000 residents of each zone in a year: as the offices report them, else an estimate by a share.

    A share is applied to the trainees of its own year, the undated one to those of 2021. A zone without residents is left out.

    Refusals:
        A year without a share, trainees or residents.
    """
    found = _applied(year, zone_shares, trainees, regional_training, trainees_by_zone)
    residents = by_zone(population.where(year=year).by("province", "residents"))
    if isinstance(found, Message) or year not in full_years(population) or not sum(residents.values()):
        return _not_applied(found, year, zone_shares, trainees, population)
    kind = _kind_of_applied(found, population.where(year=year).kind)
    bounds = {CAPITAL: found.bound, ELSEWHERE: "exact" if found.bound == "exact" else "about"}
    rows: list[Row] = [
        (zone, year, None, found.counts[zone] / residents[zone] * 1000, bounds[zone], kind)
        for zone in ZONES
        if residents[zone]
    ]
    return _of_applied(rows, found, year, zone_shares, trainees, population, regional_training)


@indicator(
    "zone_shares",
    "trainees",
    "population",
    "regional_training",
    "trainees_by_zone",
    unit="trainees",
    page="concentration",
    caveats=(),
    year=LEADING,
)
def trainees_above_parity(
    *,
    zone_shares: Dataset,
    trainees: Dataset,
    population: Dataset,
    regional_training: Dataset,
    trainees_by_zone: Dataset,
    year: int,
) -> Result:
    """Trainees that the capital area has beyond its share of residents in a year; below zero where it has fewer.

    As the offices report them; else an estimate by a share, which is applied to the trainees of its own year, the undated one
    to those of 2021. Other years are refused: nothing says that a share held then.

    Refusals:
        A year without a share, trainees or residents.
    """
    found = _applied(year, zone_shares, trainees, regional_training, trainees_by_zone)
    residents = by_zone(population.where(year=year).by("province", "residents"))
    if isinstance(found, Message) or year not in full_years(population) or not sum(residents.values()):
        return _not_applied(found, year, zone_shares, trainees, population)
    everyone, total = sum(residents.values()), found.share.whole or sum(found.counts.values())
    if found.share.open_against(residents[CAPITAL] / everyone * 100):
        return _not_applied(OPEN, year, zone_shares, trainees, population)
    excess = found.counts[CAPITAL] - total * residents[CAPITAL] / everyone
    kind = _kind_of_applied(found, population.where(year=year).kind)
    rows: list[Row] = [(CAPITAL, year, None, excess, found.bound, kind)]
    return _of_applied(rows, found, year, zone_shares, trainees, population, regional_training)


@dataclass(frozen=True, kw_only=True)
class Applied:
    """Trainees of a year by zone: as the offices report them, else a share of the trainees of Korea, which is an estimate."""

    share: Share
    counts: Mapping[str, float]
    kind: Kind

    @property
    def bound(self) -> str:
        """Of what is made of the capital area's: a lower bound where its share is one."""
        if self.share.counts:
            return "exact"
        return self.share.bound if self.share.bound in LOWER_BOUNDS else "about"


def _applied(
    year: int, zone_shares: Dataset, trainees: Dataset, regional_training: Dataset, trainees_by_zone: Dataset
) -> Applied | Message:
    """The trainees of both zones, or why there are none."""
    shares = known_shares(zone_shares, regional_training, trainees, trainees_by_zone)
    share = applied(shares, year)
    if share is None:
        return not_applied(shares, year)
    if share.counts:
        return Applied(share=share, counts=share.counts, kind=share.kinds[CAPITAL] | share.kinds[ELSEWHERE])
    total = _printed(trainees, year)
    if total is None:
        return message("The trainees of {year} are not in the data, and the share is applied to no other.", year=year)
    counts = {zone: total * share.percent[zone] / 100 for zone in ZONES}
    return Applied(share=share, counts=counts, kind=share.kinds[CAPITAL] | trainees.where(year=year).kind)


def not_applied(shares: Mapping[int | None, Share], year: int) -> Message:
    """Why no share is applied to a year."""
    known = ", ".join(str(one) for one in shares if one)
    if not known:
        return ONLY_2021
    return message("No share is known of {year}; that of {known} is applied to no other year.", year=year, known=known)


def _kind_of_applied(found: Applied, residents: Kind) -> Kind:
    return computed(found.kind, residents) if found.share.counts else estimated(found.kind, residents)


def _not_applied(
    found: Applied | Message, year: int, zone_shares: Dataset, trainees: Dataset, population: Dataset
) -> Result:
    reason = found if isinstance(found, Message) else message("The residents of {year} are not in the data.", year=year)
    return Result(
        rows=tidy(()),
        sources=sources_of(zone_shares.sources, trainees.sources, population.where(year=year).sources),
        caveats=("I-06",) if reason is ONLY_2021 else (),
        refusals=(Refusal(reason=reason, area=CAPITAL, year=year),),
    )


def _of_applied(
    rows: list[Row], found: Applied, year: int, zone_shares: Dataset, trainees: Dataset, *others: Dataset
) -> Result:
    """A result with the sources and the assumptions of the trainees that it rests on."""
    population, regional_training = others
    share, of_offices = found.share, found.share.of_offices
    return Result(
        rows=tidy(rows),
        sources=sources_of(
            () if share.counts else zone_shares.sources,
            sorted(share.kinds[CAPITAL].sources) if share.whole is not None else (),
            () if share.of_all or share.whole is not None else trainees.sources,
            population.where(year=year).sources,
            regional_training.where(year=year).sources if of_offices else (),
        ),
        caveats=() if share.of_all or share.whole is not None else tuple(NOT_STATED),  # as above
        assumptions=_held(found.share),
    )


def _held(share: Share) -> dict[str, Message]:
    """What is taken for granted where a share is applied to trainees."""
    if share.whole is not None:
        return {"whole": counted(share)}
    if share.counts:
        return {"whole": ALL_REPORTED if share.of_all else TABLE_TOTAL} | _left(share)
    return {"share_held": held(share)}


def _left(share: Share) -> dict[str, Message]:
    return {f"rest_{share.year}": REST[share.rest]} if share.rest else {}


def rest_of(found: Indicator, year: int | None) -> str:
    """The zone whose figures of a year are only what the offices of the other one leave; empty where there is none."""
    return next((zone for zone in ZONES if found.assumptions.get(f"rest_{year}") == REST[zone]), "")


def held(share: Share) -> Message:
    """What is taken for granted where a share that was printed, sent or reported is applied to trainees."""
    if share.year is None:
        return IF_IT_HELD
    if share.of_offices:
        return message(
            "The share that the offices report for {year} is applied to the trainees of that year.", year=share.year
        )
    return message("The share that was sent for {year} is applied to the trainees of that year.", year=share.year)


@indicator(
    "zone_shares",
    "population",
    "sme_by_zone",
    "regional_training",
    "trainees",
    "trainees_by_zone",
    unit="percent",
    page="concentration",
    caveats=(),
)
def dissimilarity_pct(
    *,
    zone_shares: Dataset,
    population: Dataset,
    sme_by_zone: Dataset,
    regional_training: Dataset,
    trainees: Dataset,
    trainees_by_zone: Dataset,
) -> Result:
    """Half the sum of absolute differences between two shares over the two zones (Hoover index), in percent.

    The share of training that would be in the other zone at parity with the base; for each share of training that is known.

    Refusals:
        A year whose two shares are more than all of Korea, since some people count in both zones.
    """
    shares = known_shares(zone_shares, regional_training, trainees, trainees_by_zone)
    bases = {year: _bases(population, sme_by_zone, year) for year in shares}
    rows: list[Row] = [
        (
            *(KOREA, year, base.name, sum(abs(share.percent[zone] - base.percent[zone]) for zone in ZONES) / 2),
            *(share.bound if share.bound == "exact" else "about", computed(share.kinds[CAPITAL], base.kind)),
        )
        for year, share in shares.items()
        for base in bases[year]
        if not share.overlaps and not share.open_against(base.percent[CAPITAL])
    ]
    return Result(
        rows=tidy(rows),
        category_kind="base",
        sources=_sources(shares, zone_shares, regional_training, _of(population, bases), sme_by_zone),
        assumptions=_assumed(shares, bases),
        refusals=_without_distance(shares, bases),
    )


def _without_distance(
    shares: Mapping[int | None, Share], bases: Mapping[int | None, Iterable[Base]]
) -> tuple[Refusal, ...]:
    """A refusal for each base of a year whose shares are more than all of Korea, or of whose share the side is open."""
    return tuple(
        Refusal(reason=OVERLAPPING if share.overlaps else OPEN, year=year, category=base.name)
        for year, share in shares.items()
        for base in bases[year]
        if share.overlaps or share.open_against(base.percent[CAPITAL])
    )


# The share of a zone whose provinces have all reported, to stand beside the undated one of the source.


@indicator(
    "regional_training",
    "trainees",
    unit="percent",
    page="concentration",
    caveats=(),
    year=newest_of("regional_training", otherwise="trainees"),
)
def reported_zone_share_pct(*, regional_training: Dataset, trainees: Dataset, year: int) -> Result:
    """Trainees reported by all provinces of a zone over those of Korea, in percent.

    Korea's are the sum of the 17 provinces once all have reported one way; until then the total of the year.
    A zone is refused while a province is missing, when its provinces count in different ways or count heads, and when they
    report more than the printed total.

    Args:
        regional_training: `year`, `province`, `category`, `trainees`, `basis`, `counting`.
        trainees: `year`, `category`, `trainees`: the printed total.
        year: the year asked for.

    Refusals:
        A zone that reports more trainees than the printed total.
    """
    of_year = regional_training.where(year=year)
    everyone = complete_years(of_year).get(year)
    whole = sum(everyone.values()) if everyone else _printed(trainees, year)
    found = {zone: _share(of_year, zone, whole) for zone in ZONES}
    whole_kind = of_year.kind if everyone else trainees.where(year=year).kind
    rows: list[Row] = [
        (zone, year, None, share, "exact", computed(whole_kind, of_year.where(province=_provinces(zone)).kind))
        for zone, share in found.items()
        if isinstance(share, float)
    ]
    return Result(
        rows=tidy(rows),
        sources=sources_of(of_year.sources, () if everyone else trainees.sources),
        caveats=("I-07",) if rows and not everyone else (),
        assumptions={"whole": ALL_REPORTED if everyone else TABLE_TOTAL},
        refusals=tuple(
            Refusal(reason=reason, area=zone, year=year)
            for zone, reason in found.items()
            if isinstance(reason, Message)
        ),
    )


def _share(of_year: Dataset, zone: str, whole: float | None) -> float | Message:
    """The share of a zone, or why there is none."""
    codes = _provinces(zone)
    reports = of_year.where(province=codes)
    counts = reported_totals(reports)
    if headcounts(reports) and len(sent_in_full(sent(reports))) == len(codes):
        return HEADCOUNT
    if len(counts) < len(codes):
        return NOT_ALL_FIGURES if len(sent_in_full(sent(reports))) == len(codes) else NOT_COMPLETE
    if not one_way_of_counting(reports):
        return DIFFERENT_WAYS
    if not whole:
        return NO_TOTAL
    share = sum(counts.values()) / whole * 100
    return share if share <= 100 else TOO_MANY


def _provinces(zone: str) -> list[str]:
    return [code for code in PROVINCES if zone_of(code) == zone]


def _printed(trainees: Dataset, year: int) -> float | None:
    try:
        return total_in(trainees, year)
    except IndicatorError:
        return None
