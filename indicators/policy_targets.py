"""As-is and to-be of the benefits table: two calls of one function, and what lies between them."""

from collections.abc import Iterable
from dataclasses import replace

from i18n import message
from indicators.areas import KOREA
from indicators.compare import require_comparable
from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Row, tidy

CAVEATS = ("I-02", "I-03", "I-10")
BOTH = "both"


def policy_state(*, policy_targets: Dataset, state: str) -> Indicator:
    """Trainees of each quantified row of the benefits table in one state, and both together; undated.

    Args:
        policy_targets: `measure`, `as_is`, `to_be` (people), `certainty`; uncertain rows have no numbers.
        state: `as_is` or `to_be`.

    Raises:
        IndicatorError: another state.
    """
    if state not in ("as_is", "to_be"):
        raise IndicatorError(f"policy_state: state is as_is or to_be, not {state!r}")
    table = policy_targets.table.dropna(subset=["as_is", "to_be"])
    quantified = replace(policy_targets, table=table)
    rows: list[Row] = [
        (KOREA, None, row.measure, float(getattr(row, state)), "exact", row.status) for row in quantified.rows
    ]
    rows.append((KOREA, None, BOTH, float(table[state].sum()), "exact", derived(quantified.status)))
    return Indicator(
        id="policy_state",
        unit="trainees",
        table=tidy(rows),
        category_kind="target",
        sources=quantified.sources,
        caveats=CAVEATS,
    )


def as_is_to_be_gap(*, policy_targets: Dataset) -> Indicator:
    """To-be less as-is, in trainees, by row and for both rows together."""
    as_is, to_be = _states(policy_targets)
    rows = [(KOREA, None, name, to_be[name] - as_is[name], "exact", "computed") for name in as_is]
    return _between("as_is_to_be_gap", "trainees", rows, policy_targets)


def as_is_to_be_gap_pct(*, policy_targets: Dataset) -> Indicator:
    """The same over as-is, in percent."""
    as_is, to_be = _states(policy_targets)
    rows = [(KOREA, None, name, (to_be[name] / as_is[name] - 1) * 100, "exact", "computed") for name in as_is]
    return _between("as_is_to_be_gap_pct", "percent", rows, policy_targets)


def required_annual_growth_pct(*, policy_targets: Dataset, years: int = 5) -> Indicator:
    """Growth a year that leads from as-is to to-be within a horizon, in percent.

    The source names no year; the horizon is the reader's own.

    Raises:
        IndicatorError: the horizon is shorter than a year.
    """
    if years < 1:
        raise IndicatorError(f"required_annual_growth_pct: years must be 1 or more, not {years}")
    as_is, to_be = _states(policy_targets)
    rows = [
        (KOREA, None, name, ((to_be[name] / as_is[name]) ** (1 / years) - 1) * 100, "exact", "computed")
        for name in as_is
    ]
    found = _between("required_annual_growth_pct", "percent_a_year", rows, policy_targets)
    horizon = message("A horizon of {years} years, chosen by the reader; the source gives none.", years=years)
    return Indicator(
        id=found.id,
        unit=found.unit,
        table=found.table,
        category_kind=found.category_kind,
        sources=found.sources,
        caveats=found.caveats,
        assumptions={"horizon": horizon},
    )


def _states(policy_targets: Dataset) -> tuple[dict[str, float], dict[str, float]]:
    as_is = policy_state(policy_targets=policy_targets, state="as_is")
    to_be = policy_state(policy_targets=policy_targets, state="to_be")
    require_comparable(as_is, to_be)
    first, second = (dict(zip(state.table["category"], state.table["value"], strict=True)) for state in (as_is, to_be))
    return first, second


def _between(name: str, unit: str, rows: Iterable[Row], policy_targets: Dataset) -> Indicator:
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind="target",
        sources=policy_targets.sources,
        caveats=CAVEATS,
    )
