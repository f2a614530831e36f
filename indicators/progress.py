"""Progress to a target of the reader's own, and the reasons for which a shipped target gets no verdict."""

from dataclasses import replace

from i18n import Message, message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Refusal, Row, sources_of, tidy
from indicators.progress_methods import METHODS, Path
from indicators.trainee_table import levels, total_in

UNDATED = message("The source gives this target no year, so no pace can be held against it.")
LAST_YEAR = 2100
SME_ROLES = message("5 % and 60 % measure different things, and whether 60 % is a target is uncertain.")
NO_TARGET = message("No target is set. Set a value and a year of your own.")


def progress_to_target(
    *,
    trainees: Dataset,
    policy_targets: Dataset,
    base_year: int = 2019,
    target: float | None = None,
    target_year: int | None = None,
) -> Indicator:
    """Progress of the total of trainees to a target of the reader's own, by three methods; shipped targets are refused.

    Args:
        trainees: `year`, `category`, `trainees`.
        policy_targets: the benefits table; its targets are undated and defined otherwise (I-02), so each is refused.
        base_year: where the way to the target begins.
        target: trainees a year, or None.
        target_year: a year after the last year of the data, or None.
    """
    path: Path | None = None
    reason: Message | None = NO_TARGET
    if target is not None and target_year is not None:
        path = own_path(trainees=trainees, base_year=base_year, target=target, target_year=target_year)
        reason = path.refusal
    own = () if reason is None else (Refusal(reason=reason, category="total"),)
    judged = path if reason is None else None
    return Indicator(
        id="progress_to_target",
        unit="ratio",
        table=tidy(_scores(judged, derived(trainees.status))),
        category_kind="progress_method",
        sources=sources_of(trainees.sources, policy_targets.sources),
        caveats=("I-02", "I-05", "I-07", "I-10"),
        assumptions={"target": own_target(judged.target, judged.target_year)} if judged else {},
        refusals=(*_shipped_targets(policy_targets), *own),
    )


def own_target(target: float, target_year: int) -> Message:
    """The target that the reader set, as a sentence."""
    return message("{target} trainees by {year}, chosen by the reader.", target=int(target), year=target_year)


def own_path(*, trainees: Dataset, base_year: int, target: float, target_year: int) -> Path:
    """The way from the total of trainees in `base_year` over the latest year to a target of the reader's own.

    Raises:
        IndicatorError: the base year is not in the data, or the target year is no year.
    """
    if target_year != int(target_year) or target_year > LAST_YEAR:
        raise IndicatorError(f"progress_to_target: target_year is a year up to {LAST_YEAR}, not {target_year}")
    latest = int(levels(trainees).index[-1])
    return Path(
        base=total_in(trainees, base_year),
        base_year=base_year,
        latest=total_in(trainees, latest),
        latest_year=latest,
        target=target,
        target_year=target_year,
    )


def _scores(path: Path | None, status: str) -> list[Row]:
    if path is None:
        return []
    return [(KOREA, path.target_year, name, method(path), "exact", status) for name, method in METHODS.items()]


def _shipped_targets(policy_targets: Dataset) -> tuple[Refusal, ...]:
    rows = policy_targets.table
    numbered = rows[rows["to_be"].notna() | (rows["certainty"] == "ambiguous")]
    return tuple(
        Refusal(reason=SME_ROLES if row.certainty == "ambiguous" else UNDATED, category=row.measure)
        for row in replace(policy_targets, table=numbered).rows
    )
