"""The checks of a file, one a module, named after its code: each yields what it finds in a Draft."""

from collections.abc import Callable, Iterator
from typing import Final

from data.intake.checks import cells, codes, plausible, privacy, tables
from data.intake.problem import Problem
from data.intake.upload import Draft

CHECKS: Final[tuple[Callable[[Draft], Iterator[Problem]], ...]] = (
    cells.cell_blank,
    cells.cell_constraint,
    cells.cell_dash_ambiguous,
    cells.cell_error_value,
    cells.cell_type,
    cells.cell_year_as_date,
    codes.code_ambiguous,
    codes.code_subset,
    codes.code_unknown,
    codes.code_year_unknown,
    plausible.plausible_exceeds_national,
    plausible.plausible_exceeds_population,
    plausible.plausible_jump,
    plausible.plausible_missing_province,
    plausible.plausible_scale,
    plausible.plausible_zero,
    privacy.privacy_identifier,
    privacy.privacy_small_cell,
    tables.row_duplicate_key,
    cells.safety_formula,
    tables.scope_dataset,
    tables.scope_province,
    tables.table_measure,
    tables.table_share_sum,
    tables.table_total_mismatch,
)
