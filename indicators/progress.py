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
YEARS = message("Set a year from {first} to {last}: the figures end in {latest}.")
# Category of the refusal of the reader's own target, beside those of the shipped ones.
OWN = "total"


def progress_to_target(
    *,
    trainees: Dataset,
    policy_targets: Dataset,
    base_year: int | None = None,
    target: float | None = None,
    target_year: int | None = None,
) -> Indicator:
    """Progress of the total of trainees to a target of the reader's own, by three methods; shipped targets are refused.

    Args:
        trainees: `year`, `category`, `trainees`.
        policy_targets: the benefits table; its targets are undated and defined otherwise (I-02), so each is refused.
        base_year: where the way to the target begins; None for the first year of the data.
        target: trainees a year, or None.
        target_year: a year after the last year of the data, or None.

    Raises:
        IndicatorError: the base year is not in the data, or the target year is no year.
    """
    path: Path | None = None
    reason: Message | None = NO_TARGET
    if target is not None and target_year is not None:
        path = own_path(trainees=trainees, base_year=base_year, target=target, target_year=target_year)
        reason = _refusal(path)
    scores = _scores(path, derived(trainees.status)) if path and not reason else []
    own = (Refusal(reason=reason, category=OWN),) if reason else ()
    return Indicator(
        id="progress_to_target",
        unit="ratio",
        table=tidy(scores),
        category_kind="progress_method",
        sources=sources_of(trainees.sources, policy_targets.sources),
        caveats=("I-02", "I-05", "I-07", "I-10", "I-26"),
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
        raise IndicatorError(f"progress_to_target: target_year is a year, not {target_year}")
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


def _scores(path: Path, status: str) -> list[Row]:
    return [(KOREA, path.target_year, name, method(path), "exact", status) for name, method in METHODS.items()]


def _shipped_targets(policy_targets: Dataset) -> tuple[Refusal, ...]:
    rows = policy_targets.table
    numbered = rows[rows["to_be"].notna() | (rows["certainty"] == "ambiguous")]
    return tuple(
        Refusal(reason=SME_ROLES if row.certainty == "ambiguous" else UNDATED, category=row.measure)
        for row in replace(policy_targets, table=numbered).rows
    )
