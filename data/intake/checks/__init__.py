"""The checks of a file, one a module, named after its code: each yields what it finds in a Draft."""

from collections.abc import Callable, Iterator
from typing import Final

from data.intake.checks import (
    cell_blank,
    cell_constraint,
    cell_dash_ambiguous,
    cell_error_value,
    cell_type,
    cell_year_as_date,
    code_ambiguous,
    code_subset,
    code_unknown,
    code_year_unknown,
    plausible_exceeds_national,
    plausible_exceeds_population,
    plausible_jump,
    plausible_missing_province,
    plausible_scale,
    plausible_zero,
    privacy_identifier,
    privacy_small_cell,
    row_duplicate_key,
    safety_formula,
    scope_dataset,
    scope_province,
    table_measure,
    table_share_sum,
    table_total_mismatch,
)
from data.intake.problem import Problem
from data.intake.upload import Draft

CHECKS: Final[tuple[Callable[[Draft], Iterator[Problem]], ...]] = (
    cell_blank.check,
    cell_constraint.check,
    cell_dash_ambiguous.check,
    cell_error_value.check,
    cell_type.check,
    cell_year_as_date.check,
    code_ambiguous.check,
    code_subset.check,
    code_unknown.check,
    code_year_unknown.check,
    plausible_exceeds_national.check,
    plausible_exceeds_population.check,
    plausible_jump.check,
    plausible_missing_province.check,
    plausible_scale.check,
    plausible_zero.check,
    privacy_identifier.check,
    privacy_small_cell.check,
    row_duplicate_key.check,
    safety_formula.check,
    scope_dataset.check,
    scope_province.check,
    table_measure.check,
    table_share_sum.check,
    table_total_mismatch.check,
)
