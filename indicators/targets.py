"""As-is and to-be, and progress towards a target."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from i18n import Message, message
from indicators.dataset import Dataset, IndicatorError, require_among
from indicators.indicator import KOREA, LOWER_BOUNDS, Refusal, Result, Row, require_comparable, sources_of, tidy
from indicators.kind import READER, Kind, computed
from indicators.registry import indicator
from indicators.trainees import levels, total_in

# As-is and to-be of the benefits table: two calls of one function, and what lies between them.


BOTH = "both"
TOGETHER = ("unemployed", "employer_training")
"""The rows that the benefits table counts in one way; a target of another kind stands by itself and is never added to them."""
PEOPLE = ("people", "trainees")


@indicator("policy_targets", unit="trainees", page="targets", caveats=("I-02", "I-03", "I-10"), state="as_is")
def policy_state(*, policy_targets: Dataset, state: str) -> Result:
    """Trainees of each row of the benefits table that counts people, in one state, and its two own rows together.

    A to-be is of its target year where one is stated, an as-is undated. A target in another unit is none of trainees.
    A row that is stated as about is so in both states; a lower bound is that of its to-be.

    Args:
        policy_targets: `measure`, `as_is`, `to_be` (people), `certainty`; uncertain rows have no numbers.
        state: `as_is` or `to_be`.

    Raises:
        IndicatorError: another state.

    Refusals:
        Rows without numbers, and rows in another unit than people, are left out.
    """
    require_among("state", state, ("as_is", "to_be"))
    quantified = in_people(policy_targets)
    rows: list[Row] = [
        (KOREA, _year(row, state), row.measure, float(getattr(row, state)), _bound(row, state), quantified.kind_of(row))
        for row in quantified.rows
    ]
    together = quantified.where(measure=TOGETHER)
    years = {_year(row, state) for row in together.rows}
    year = years.pop() if len(years) == 1 else None
    bound = _of_sum({_bound(row, state) for row in together.rows})
    rows.append((KOREA, year, BOTH, float(together.table[state].sum()), bound, computed(together.kind)))
    return Result(rows=tidy(rows), category_kind="target", sources=quantified.sources)


def in_people(policy_targets: Dataset) -> Dataset:
    """The rows with both states in numbers of people."""
    table = policy_targets.table.dropna(subset=["as_is", "to_be"])
    counted = table["unit"].isin(PEOPLE) if "unit" in table else pd.Series(True, index=table.index)
    return replace(policy_targets, table=table[counted])


def _year(row: Any, state: str) -> int | None:
    year = getattr(row, "target_year", None)
    return None if state == "as_is" or pd.isna(year) else int(year)


def _bound(row: Any, state: str) -> str:
    stated = getattr(row, "bound", None)
    if pd.isna(stated) or (state == "as_is" and stated in LOWER_BOUNDS):
        return "exact"
    return str(stated)


def _of_sum(bounds: set[str]) -> str:
    """The bound of a sum: about where a part of it is, else a lower bound where a part has one."""
    return next((one for one in ("about", "at_least", "more_than") if one in bounds), "exact")


@indicator("policy_targets", unit="trainees", page="targets", caveats=("I-02", "I-03", "I-10"))
def as_is_to_be_gap(*, policy_targets: Dataset) -> Result:
    """To-be less as-is, in trainees, by row and for its two own rows together; of the target year where one is stated."""
    as_is, to_be, kinds = _states(policy_targets)
    goals = {row.category: row for row in policy_state(policy_targets=policy_targets, state="to_be").rows}
    rows = [
        (KOREA, goals[name].year, name, to_be[name] - as_is[name], goals[name].bound, computed(kinds[name]))
        for name in as_is
    ]
    return _between(rows, policy_targets)


@indicator("policy_targets", unit="percent", page="sources", caveats=("I-02", "I-03", "I-10"))
def as_is_to_be_gap_pct(*, policy_targets: Dataset) -> Result:
    """The same over as-is, in percent."""
    as_is, to_be, kinds = _states(policy_targets)
    bounds = {row.category: row.bound for row in policy_state(policy_targets=policy_targets, state="to_be").rows}
    rows = [
        (KOREA, None, name, (to_be[name] / as_is[name] - 1) * 100, bounds[name], computed(kinds[name]))
        for name in as_is
        if as_is[name]
    ]
    return _between(rows, policy_targets)


@indicator("policy_targets", unit="percent_a_year", page="targets", caveats=("I-02", "I-03", "I-10"), years=5)
def required_annual_growth_pct(*, policy_targets: Dataset, years: int) -> Result:
    """Growth a year that leads from as-is to to-be within a horizon, in percent.

    An as-is has no year, so the horizon is the reader's own, also where a goal has one.

    Raises:
        IndicatorError: the horizon is shorter than a year.
    """
    if years < 1:
        raise IndicatorError(message("{name} is {least} or more, not {given}.", name="years", least=1, given=years))
    as_is, to_be, kinds = _states(policy_targets)
    rows = [
        (
            *(KOREA, None, name, ((to_be[name] / as_is[name]) ** (1 / years) - 1) * 100, "exact"),
            computed(kinds[name], READER),
        )
        for name in as_is
        if as_is[name] and to_be[name]
    ]
    horizon = message("A horizon of {years} years, chosen by the reader: the as-is has no year.", years=years)
    return replace(_between(rows, policy_targets), assumptions={"horizon": horizon})


def _states(policy_targets: Dataset) -> tuple[dict[str, float], dict[str, float], dict[str, Kind]]:
    """Both states and their kind, by row of the benefits table."""
    as_is = policy_state(policy_targets=policy_targets, state="as_is")
    to_be = policy_state(policy_targets=policy_targets, state="to_be")
    require_comparable(as_is, to_be)
    first, second = (dict(zip(state.table["category"], state.table["value"], strict=True)) for state in (as_is, to_be))
    return first, second, {row.category: row.kind for row in as_is.rows}


def _between(rows: Iterable[Row], policy_targets: Dataset) -> Result:
    return Result(rows=tidy(rows), category_kind="target", sources=policy_targets.sources)


# Three methods that say how a way to a target is going, and when none of them may speak.


TWO_POINTS = message("Progress needs two points in time before the target year.")
NO_GROWTH = message("A growth rate needs a base, a latest figure and a target above zero.")
NO_WAY_TO_GO = message("The target equals the base, so there is no way to go.")
BEHIND = message("The target lies behind the base, so no way leads to it.")


@dataclass(frozen=True, kw_only=True)
class Path:
    """A base, the latest value and a target, each with its year; `more_is_better` gives the direction."""

    base: float
    base_year: int
    latest: float
    latest_year: int
    target: float
    target_year: int
    more_is_better: bool = True

    @property
    def refusal(self) -> Message | None:
        """Why no verdict can be given, or None when it can."""
        if not self.base_year < self.latest_year < self.target_year:
            return TWO_POINTS
        if min(self.base, self.latest, self.target) <= 0:
            return NO_GROWTH
        if self.target == self.base:
            return NO_WAY_TO_GO
        return None if (self.target > self.base) == self.more_is_better else BEHIND

    @property
    def achieved(self) -> bool:
        """Whether the latest value already meets the target."""
        return self.latest >= self.target if self.more_is_better else self.latest <= self.target


def pace(path: Path) -> float:
    """Observed change a year over the change a year that was needed from the base: 1 is just on course."""
    observed = (path.latest - path.base) / (path.latest_year - path.base_year)
    return observed / ((path.target - path.base) / (path.target_year - path.base_year))


def growth_ratio(path: Path) -> float:
    """Observed over required compound growth, signed by direction; required growth counts from the base.

    Source:
        The method of Eurostat's SDG monitoring report and of Open SDG.
    """
    required = (path.target / path.base) ** (1 / (path.target_year - path.base_year)) - 1
    return (1 if path.more_is_better else -1) * _observed_growth(path) / float(abs(required))


def expected_share(path: Path) -> float:
    """Share of the way from base to target that is covered in the target year if the observed growth goes on.

    Source:
        The method of the United Nations' Sustainable Development Goals Progress Chart.
    """
    ahead = path.latest * (1 + _observed_growth(path)) ** (path.target_year - path.latest_year)
    return (ahead - path.base) / (path.target - path.base)


METHODS: Final[dict[str, Callable[[Path], float]]] = {
    "pace": pace,
    "growth_ratio": growth_ratio,
    "expected_share": expected_share,
}
# Lower limits, best first; a score below the last moves away from the target.
LIMITS: Final = {
    "pace": ((0.95, "on_track"), (0.60, "acceleration_needed"), (0.0, "limited")),
    "growth_ratio": ((0.95, "on_track"), (0.60, "acceleration_needed"), (0.0, "limited")),
    "expected_share": ((0.95, "on_track"), (0.10, "acceleration_needed"), (0.0, "limited")),
}


def _observed_growth(path: Path) -> float:
    return float((path.latest / path.base) ** (1 / (path.latest_year - path.base_year)) - 1)


def verdict(method: str, path: Path) -> str:
    """achieved, on_track, acceleration_needed, limited or moving_away; a target that is met is achieved at any pace."""
    if path.achieved:
        return "achieved"
    score = METHODS[method](path)
    return next((word for limit, word in LIMITS[method] if score >= limit), "moving_away")


# Progress to a target of the reader's own, and the reasons for which a shipped target gets no verdict.


UNDATED = message("The source gives this target no year, so no pace can be held against it.")
LAST_YEAR = 2100
SME_ROLES = message(
    "The rates of SMEs measure different things, and whether the rate of implementation is a target is uncertain."
)
NO_TARGET = message("No target is set. Set a value and a year of your own.")
YEARS = message("Set a year from {first} to {last}: the figures end in {latest}.")
# Category of the refusal of the reader's own target, beside those of the shipped ones.
OWN = "total"


@indicator(
    "trainees",
    "policy_targets",
    unit="ratio",
    page="targets",
    caveats=("I-02", "I-05", "I-07", "I-10", "I-26"),
    base_year=None,
    target=None,
    target_year=None,
)
def progress_to_target(
    *,
    trainees: Dataset,
    policy_targets: Dataset,
    base_year: int | None,
    target: float | None,
    target_year: int | None,
) -> Result:
    """Progress of the total of trainees to a target of the reader's own, by three methods; shipped targets are refused.

    Args:
        trainees: `year`, `category`, `trainees`.
        policy_targets: the benefits table; its targets are undated and defined otherwise (I-02), so each is refused.
        base_year: where the way to the target begins; None for the first year of the data.
        target: trainees a year, or None.
        target_year: a year after the last year of the data, or None.

    Raises:
        IndicatorError: the base year is not in the data, or the target year is no year.

    Formula:
        With base y0 in t0, latest y in t and target yT in T: pace = ((y - y0) / (t - t0)) / ((yT - y0) / (T - t0));
        growth ratio = observed / |required| compound growth; expected share = (y (1 + g)^(T - t) - y0) / (yT - y0),
        g the observed growth. 30 in 2019 and 33 in 2021 towards 45 in 2025 give 0.600, 0.698 and 0.662.

    Refusals:
        Fewer than two points before the target year, a target year in the past or after 2100, a figure or a target of
        zero or below, a target that does not lie ahead of the base.
    """
    path: Path | None = None
    reason: Message | None = NO_TARGET
    if target is not None and target_year is not None:
        path = own_path(trainees=trainees, base_year=base_year, target=target, target_year=target_year)
        reason = _refusal(path)
    scores = _scores(path, computed(trainees.kind, READER)) if path and not reason else []
    own = (Refusal(reason=reason, category=OWN),) if reason else ()
    return Result(
        rows=tidy(scores),
        category_kind="progress_method",
        sources=sources_of(trainees.sources, policy_targets.sources),
        assumptions={"target": own_target(path.target, path.target_year)} if path else {},
        refusals=(*_shipped_targets(policy_targets), *own),
    )


def own_target(target: float, target_year: int) -> Message:
    """The target that the reader set, as a sentence."""
    return message("{target} trainees by {year}, chosen by the reader.", target=int(target), year=target_year)


def own_path(*, trainees: Dataset, base_year: int | None = None, target: float, target_year: int) -> Path:
    """The way from the total of trainees in `base_year` (the first) over the latest to a target of the reader's own.

    Raises:
        IndicatorError: the base year is not in the data, or the target year is no year.
    """
    if target_year != int(target_year):
        raise IndicatorError(message("{name} is a year, not {given}.", name="target_year", given=target_year))
    years = levels(trainees).index
    first, latest = int(years[0]) if base_year is None else base_year, int(years[-1])
    return Path(
        base=total_in(trainees, first),
        base_year=first,
        latest=total_in(trainees, latest),
        latest_year=latest,
        target=target,
        target_year=target_year,
    )


def _refusal(path: Path) -> Message | None:
    if path.latest_year < path.target_year <= LAST_YEAR:
        return path.refusal
    return message(YEARS.text, first=path.latest_year + 1, last=LAST_YEAR, latest=path.latest_year)


def _scores(path: Path, kind: Kind) -> list[Row]:
    return [(KOREA, path.target_year, name, method(path), "exact", kind) for name, method in METHODS.items()]


def _shipped_targets(policy_targets: Dataset) -> tuple[Refusal, ...]:
    rows = policy_targets.table
    numbered = rows[rows["to_be"].notna() | (rows["certainty"] == "ambiguous")]
    return tuple(
        Refusal(reason=_why_none(row), category=row.measure) for row in replace(policy_targets, table=numbered).rows
    )


def _why_none(row: Any) -> Message:
    """Why a target that came with the data has no verdict: its year is not known, or the as-is is its only point in time."""
    if row.certainty == "ambiguous":
        return SME_ROLES
    return UNDATED if pd.isna(getattr(row, "target_year", None)) else TWO_POINTS
