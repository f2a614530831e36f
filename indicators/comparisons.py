"""What others count: figures of surveys and of other economies, each under its concept; nothing is worked out across two."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from i18n import Message, message
from indicators.dataset import Dataset, IndicatorError
from indicators.indicator import CAPITAL, KOREA, Refusal, Result, Row, sources_of, tidy
from indicators.kind import computed
from indicators.registry import indicator
from indicators.trainees import trainees_total

# Whether figures of two concepts may be shown together. What no rule allows is not allowed.


SAME_AXIS: Final = "same_axis"
BESIDE: Final = "beside"
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


def panels(question: str, *, concepts: Dataset, pairs: Dataset) -> list[list[str]]:
    """The concepts of a question by the axis that they share: all of one group may share it, those of two never do."""
    found: list[list[str]] = []
    for concept in concepts_of(question, concepts=concepts):
        last = found[-1] if found else []
        if last and all(together(one, concept, pairs=pairs).rule == SAME_AXIS for one in last):
            last.append(concept)
        else:
            found.append([concept])
    return found


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

    Refusals: no yardstick for the participation rate of small firms; no order of economies.
    """
    rates = sme_participation.where(measure="implementation_rate_pct")
    own: list[Row] = [
        (KOREA, _year(row), OWN[row.firm_size], float(row.value), row.bound, rates.kind_of(row))
        for row in rates.rows
        if row.firm_size in OWN
    ]
    refused = tuple(Refusal(reason=reason) for reason in (NO_YARDSTICK, NO_ORDER))
    return _of("firms", comparisons, comparison_concepts, own=own, beside=rates, refusals=refused)


@indicator(
    *("comparisons", "comparison_concepts", "zone_shares"),
    unit="percent",
    page="comparison",
    caveats=("I-06", "I-27"),
)
def capital_area_by_place_pct(*, comparisons: Dataset, comparison_concepts: Dataset, zone_shares: Dataset) -> Result:
    """The capital area by provider and by home: shares of institutions and learners, rates of residents, the printed share.

    Learners of remote institutions in Seoul are over those of all Korea, both of one report and year, in percent.

    Refusals: the printed share is not corrected.
    """
    printed = zone_shares.where(zone=CAPITAL)
    own: list[Row] = [
        (KOREA, _year(row), "deck_capital", float(row.share_pct), row.bound, printed.kind_of(row))
        for row in printed.rows
    ]
    own += _remote(comparisons)
    refused = (Refusal(reason=NO_CORRECTION),)
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
    chosen = comparisons.where(concept=concepts_of(question, concepts=concepts))
    counts = chosen.where(unit="learners")  # a share is worked out of them
    rows = [_row(row, chosen) for row in chosen.rows if row.figure not in set(counts.table["figure"])]
    return Result(
        table=tidy([*own, *rows]),
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


def _remote(comparisons: Dataset) -> Iterator[Row]:
    """The share of Seoul in learners of remote institutions, where both counts of a year are there."""
    counts = comparisons.where(concept="remote_learners")
    by_name = {row.figure: row for row in counts.rows}
    for name, row in by_name.items():
        whole = by_name.get(f"{name}_all")
        if whole and whole.value and _year(row) == _year(whole):
            kind = computed(counts.kind_of(row), counts.kind_of(whole))
            yield KOREA, _year(row), name, float(row.value / whole.value * 100), "exact", kind


# Two figures: a difference only within one concept and one source; everything else is refused, with its reason.


SAME_SOURCE: Final = message(
    "These figures are of one concept but of different sources or years: no difference is given."
)
OTHER_CONCEPT: Final = message("These figures count different things: no difference is given.")


@indicator(
    "comparisons",
    unit="percentage_points",
    page="comparison",
    caveats=("I-05", "I-06", "I-07"),
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
        return Result(table=tidy([]), sources=sources, refusals=(Refusal(reason=reason),))
    kind = computed(comparisons.kind_of(one), comparisons.kind_of(other))
    gap = float(one.value - other.value)
    return Result(table=tidy([(_area(one.economy), _year(one), None, gap, "exact", kind)]), sources=sources)


def _figure(name: str, comparisons: Dataset) -> Any:
    found = [row for row in comparisons.rows if row.figure == name and row.unit == "percent"]
    if not found:
        raise IndicatorError(f"comparisons: no percentage {name!r}")
    return found[0]


def _refused(one: Any, other: Any) -> Message | None:
    if one.concept != other.concept:
        return OTHER_CONCEPT
    same = (one.source, one.economy, _year(one)) == (other.source, other.economy, _year(other))
    return None if same else SAME_SOURCE
