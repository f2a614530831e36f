"""What others count: figures of surveys and of other economies, each under its concept; nothing is worked out across two."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Final

import pandas as pd

from i18n import Message, message
from indicators.dataset import Dataset, IndicatorError
from indicators.indicator import CAPITAL, KOREA, Refusal, Result, Row, sources_of, tidy
from indicators.kind import computed
from indicators.registry import indicator
from indicators.trainees import trainees_total
from indicators.zones import kind_of_share

# Whether figures of two concepts may be shown together. What no rule allows is not allowed.


SAME_AXIS: Final = "same_axis"
NEVER: Final = "never"
NO_RULE: Final = "no_rule"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What two concepts are to each other, by the codes of the lists `comparison_rule` and `comparison_reason`.

    Attributes:
        rule: `same_axis`, `beside` (with a line between) or `never`.
        reason: why; "" for a concept and itself.
    """

    rule: str
    reason: str


def together(first: str, second: str, *, pairs: Dataset) -> Verdict:
    """Whether figures of two concepts may stand on one axis, beside each other, or not together; the order is of no matter.

    Args:
        first: a concept.
        second: another, or the same.
        pairs: `comparison_pairs`, one row for two concepts: first, second, rule, reason.
    """
    if first == second:
        return Verdict(rule=SAME_AXIS, reason="")
    found = [row for row in pairs.rows if {row.first, row.second} == {first, second}]
    return Verdict(rule=found[0].rule, reason=found[0].reason) if found else Verdict(rule=NEVER, reason=NO_RULE)


def concepts_of(question: str, *, concepts: Dataset) -> list[str]:
    """The concepts that answer a question, in their order."""
    return [row.concept for row in concepts.rows if row.question == question]


@dataclass(frozen=True, kw_only=True)
class KeptApart:
    """A concept that does not stand on a picture: which, beside which it may never be shown, and why.

    Attributes:
        concept: that which is left out.
        beside: that which stands there.
        reason: of the list `comparison_reason`.
    """

    concept: str
    beside: str
    reason: str


def parted(concepts: Iterable[str], *, pairs: Dataset) -> tuple[list[str], list[KeptApart]]:
    """The concepts that may stand on one picture, the first come first, and those that one of them keeps away."""
    kept: list[str] = []
    apart: list[KeptApart] = []
    for concept in concepts:
        against = {one: together(one, concept, pairs=pairs) for one in kept}
        never = [(one, verdict) for one, verdict in against.items() if verdict.rule == NEVER]
        if never:
            apart.append(KeptApart(concept=concept, beside=never[0][0], reason=never[0][1].reason))
        else:
            kept.append(concept)
    return kept, apart


def panels(listed: Iterable[str], *, pairs: Dataset) -> list[list[str]]:
    """Concepts by the axis that they share: all of one group may share it, those of two never do."""
    found: list[list[str]] = []
    for concept in listed:
        last = found[-1] if found else []
        if last and all(together(one, concept, pairs=pairs).rule == SAME_AXIS for one in last):
            last.append(concept)
        else:
            found.append([concept])
    return found


# What a figure may say: in the unit of its concept, a share within its whole, heads in whole numbers.


WHOLE: Final = 100.0


def fits(row: Any, units: Mapping[str, str]) -> bool:
    """Whether a figure can be one of its concept: in its unit, no share below 0 or above 100%, no part of a head.

    Args:
        row: concept, unit, value.
        units: the unit of each concept.
    """
    if units.get(row.concept) != row.unit or pd.isna(row.value):
        return False
    value = float(row.value)
    return 0 <= value <= WHOLE if row.unit == "percent" else value >= 0 and value.is_integer()


def units_of(concepts: Dataset) -> dict[str, str]:
    """The unit in which each concept is counted."""
    return {row.concept: row.unit for row in concepts.rows}


# Two values for one thing: found in the figures themselves, or declared where their labels differ.


def thing(row: Any) -> tuple[Any, ...]:
    """Of what a figure is: two figures of one thing ought to be one figure, whoever told them."""
    group = " ".join(str(row.group_en).casefold().replace("\N{EN DASH}", "-").split())
    return (row.concept, row.economy, _area_of(row), _year(row), row.unit, group)


def contradictions(rows: Iterable[Any]) -> list[tuple[str, str]]:
    """Pairs of figures that say another value for one thing, each pair once, in the order of the rows.

    Found where concept, economy, part of it, year, unit and group are the same and the values differ, and where one row
    declares that it contradicts another of the same concept, economy and year.
    """
    listed = [(row, thing(row)) for row in rows]
    return [
        (one.figure, other.figure)
        for (one, of_one), (other, of_other) in combinations(listed, 2)
        if one.value != other.value and (of_one == of_other or _declared(one, other))
    ]


def contradicting(rows: Iterable[Any]) -> list[list[str]]:
    """Figures that say other values for one thing, all of a thing together, in the order of the rows."""
    listed = list(rows)
    groups: list[set[str]] = []
    for pair in map(set, contradictions(listed)):
        joined = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair] + [pair.union(*joined)]
    found = [[row.figure for row in listed if row.figure in group] for group in groups]
    return sorted(found, key=lambda names: [row.figure for row in listed].index(names[0]))


def _declared(one: Any, other: Any) -> bool:
    return (one.contradicts == other.figure or other.contradicts == one.figure) and may_contradict(one, other)


def may_contradict(one: Any, other: Any) -> bool:
    """Whether two figures are near enough to contradict each other: another figure of one concept, economy and year."""
    return one.figure != other.figure and thing(one)[:2] == thing(other)[:2] and _year(one) == _year(other)


def _area_of(row: Any) -> str:
    return "" if pd.isna(row.area) else str(row.area)


# The figures that answer each question, as printed; those of our own sources beside them.


OWN: Final = {"10_299": "deck_10_299", "300_plus": "deck_300_plus"}
NO_SERIES: Final = message(
    "No change is worked out between surveys, editions of other ages, or cycles whose questions differ."
)
NO_YARDSTICK: Final = message(
    "The participation rate of small firms that the document prints is most likely the take-up of a subsidy: "
    "no survey of firms, here or abroad, is a yardstick for it."
)
NO_ORDER: Final = message("Economies are in the order of their names: their surveys are of different years.")
NO_CORRECTION: Final = message(
    "Participation by home does not correct the share of the document: the two do not count the same."
)
NOT_PRINTED: Final = message("A figure that was sent is none of the document's: it stands on its own page, not here.")
NO_PART: Final = message("None of the counts is added to, subtracted from or divided by another.")


@indicator("comparisons", "comparison_concepts", unit="percent", page="comparison", caveats=("I-01", "I-07"))
def adults_learning_pct(*, comparisons: Dataset, comparison_concepts: Dataset) -> Result:
    """Participation of adults in learning and training, as surveys of people print it; a value for each figure.

    Refusals: no change between surveys.
    """
    return _of("adults", comparisons, comparison_concepts, refusals=(Refusal(reason=NO_SERIES),))


@indicator(
    *("comparisons", "comparison_concepts", "sme_participation"),
    unit="percent",
    page="comparison",
    caveats=("I-05", "I-10"),
)
def firms_training_pct(*, comparisons: Dataset, comparison_concepts: Dataset, sme_participation: Dataset) -> Result:
    """Firms and establishments that train, as surveys print it, and the implementation rates of the document.

    Refusals: no yardstick for the participation rate of small firms; no order of economies; rates that were sent.
    """
    sent = sme_participation.where(measure="implementation_rate_pct")
    rates = _of_the_document(sent)
    own: list[Row] = [
        (KOREA, None, OWN[row.firm_size], float(row.value), row.bound, rates.kind_of(row))
        for row in rates.rows
        if row.firm_size in OWN
    ]
    refused = (*(Refusal(reason=reason) for reason in (NO_YARDSTICK, NO_ORDER)), *_left_out(sent, "firm_size", OWN))
    return _of("firms", comparisons, comparison_concepts, own=own, beside=rates, refusals=refused)


@indicator(
    *("comparisons", "comparison_concepts", "zone_shares"),
    unit="percent",
    page="comparison",
    caveats=(),
)
def capital_area_by_place_pct(*, comparisons: Dataset, comparison_concepts: Dataset, zone_shares: Dataset) -> Result:
    """The capital area by provider and by home: shares of institutions and learners, rates of residents, the printed share.

    Learners of remote institutions in Seoul are over those of all Korea, both of one report and year, in percent.

    Refusals: the printed share is not corrected; shares that were sent.
    """
    sent = zone_shares.where(zone=CAPITAL)
    printed = _of_the_document(sent)
    own: list[Row] = [
        (KOREA, None, "deck_capital", float(row.share_pct), row.bound, kind_of_share(printed, row))
        for row in printed.rows
    ]
    own += _remote(comparisons, units_of(comparison_concepts))
    refused = (Refusal(reason=NO_CORRECTION), *_left_out(sent, "zone", {CAPITAL: "deck_capital"}))
    return _of("capital", comparisons, comparison_concepts, own=own, beside=printed, refusals=refused)


@indicator(
    *("comparisons", "comparison_concepts", "trainees", "printed_figures"),
    unit="participants",
    page="comparison",
    caveats=("I-02", "I-07"),
)
def trainees_by_concept(
    *, comparisons: Dataset, comparison_concepts: Dataset, trainees: Dataset, printed_figures: Dataset
) -> Result:
    """Trainees by who counts them: the yearly table, the insurance fund, learning cards, distance training, a survey of people.

    Refusals: nothing is added, subtracted or divided.
    """
    totals = trainees_total(trainees=trainees, printed_figures=printed_figures).rows
    own: list[Row] = [(KOREA, one.year, "deck_trainees", one.number, one.bound, one.kind) for one in totals]
    refused = (Refusal(reason=NO_PART),)
    return _of("trainees", comparisons, comparison_concepts, own=own, beside=trainees, refusals=refused)


def _of_the_document(sent: Dataset) -> Dataset:
    """The rows as the document prints them: without a year. One that was sent, with a year or without, is another figure."""
    return replace(sent, table=sent.table[_is_printed(sent)])


def _is_printed(sent: Dataset) -> "pd.Series[bool]":
    return sent.table["year"].isna() & (sent.table["status"] != "uploaded")


def _left_out(sent: Dataset, by: str, own: Mapping[str, str]) -> Iterator[Refusal]:
    """A refusal for each figure of the document that one that was sent stands beside, or in the place of."""
    others = set(sent.table.loc[~_is_printed(sent), by])
    return (Refusal(reason=NOT_PRINTED, category=code) for name, code in own.items() if name in others)


def _of(
    question: str,
    comparisons: Dataset,
    concepts: Dataset,
    *,
    own: Iterable[Row] = (),
    beside: Dataset | None = None,
    refusals: tuple[Refusal, ...] = (),
) -> Result:
    """The figures of a question, those of our own sources first."""
    chosen, units = comparisons.where(concept=concepts_of(question, concepts=concepts)), units_of(concepts)
    told = [row for row in chosen.rows if fits(row, units) and row.concept != REMOTE]  # of those a share is worked out
    rows = [_row(row, chosen) for row in told]
    return Result(
        rows=tidy([*own, *rows]),
        category_kind="comparison",
        sources=sources_of(beside.sources if beside else (), chosen.sources),
        refusals=refusals,
    )


def _row(row: Any, chosen: Dataset) -> Row:
    return (_area(row.economy), _year(row), row.figure, float(row.value), row.bound, chosen.kind_of(row))


def _area(economy: str) -> str:
    return KOREA if economy == "KOR" else economy


def _year(row: Any) -> int | None:
    return None if pd.isna(row.year) else int(row.year)


REMOTE: Final = "remote_learners"


def _remote(comparisons: Dataset, units: Mapping[str, str]) -> Iterator[Row]:
    """The share of an area in learners of remote institutions, where one source counts both alike in one year.

    Concept, economy, year, unit, group and source are the same; the one is of an area, the other of all Korea, and no less.
    """
    counts = comparisons.where(concept=REMOTE)
    told = [row for row in counts.rows if fits(row, units)]
    for part in (row for row in told if _area_of(row)):
        wholes = [row for row in told if not _area_of(row) and _counted(row) == _counted(part)]
        if len(wholes) == 1 and 0 < wholes[0].value >= part.value:
            kind = computed(counts.kind_of(part), counts.kind_of(wholes[0]))
            share = float(part.value / wholes[0].value * WHOLE)
            yield _area(part.economy), _year(part), part.figure, share, part.bound, kind


def _counted(row: Any) -> tuple[Any, ...]:
    concept, economy, _of_area, *rest = thing(row)
    return (concept, economy, *rest, row.source, row.bound)


# Two figures: a difference only within one concept and one source; everything else is refused, with its reason.


SAME_SOURCE: Final = message(
    "These figures are of one concept but of different sources or years: no difference is given."
)
OTHER_CONCEPT: Final = message("These figures count different things: no difference is given.")


@indicator(
    "comparisons",
    unit="percentage_points",
    page="comparison",
    caveats=("I-05", "I-07"),
    first="kedi_2021_cap",
    second="kedi_2021_oth",
)
def comparison_gap_pp(*, comparisons: Dataset, first: str, second: str) -> Result:
    """One figure less another, in percentage points; both of one concept, one source and one year.

    Args:
        comparisons: one row for each figure.
        first: a figure.
        second: the figure that is subtracted.

    Refusals: figures of two concepts, sources or years.

    Raises:
        IndicatorError: there is no such figure, or it is no percentage.
    """
    one, other = (_figure(name, comparisons) for name in (first, second))
    sources = comparisons.where(figure=(first, second)).sources
    reason = _refused(one, other)
    if reason:
        return Result(rows=tidy([]), sources=sources, refusals=(Refusal(reason=reason),))
    kind = computed(comparisons.kind_of(one), comparisons.kind_of(other))
    gap = float(one.value - other.value)
    return Result(rows=tidy([(_area(one.economy), _year(one), None, gap, "exact", kind)]), sources=sources)


def _figure(name: str, comparisons: Dataset) -> Any:
    found = [row for row in comparisons.rows if row.figure == name and row.unit == "percent"]
    if not found:
        raise IndicatorError(message("There is no percentage “{name}” among the figures of others.", name=name))
    return found[0]


def _refused(one: Any, other: Any) -> Message | None:
    if one.concept != other.concept:
        return OTHER_CONCEPT
    same = (one.source, one.economy, _year(one)) == (other.source, other.economy, _year(other))
    return None if same else SAME_SOURCE
