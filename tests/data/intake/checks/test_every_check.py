"""No check breaks on a file that is empty, lacks columns or holds nothing that could be understood."""

import pytest

from data import package as fields
from data.intake.checks import CHECKS
from data.package import package
from tests.data.intake.drafts import draft

NAMES = {
    resource["name"]: [field["name"] for field in fields.uploaded(resource)]
    for resource in package().descriptor["resources"]
    if resource["publishes"] != "none"
}


def looked_at(header: list[str], *cells: str, dataset: str) -> int:
    """How many problems are found in rows that hold the same text in every cell."""
    lines = "\n".join([",".join(header), *(",".join(cell for _ in header) for cell in cells)]) + "\n"
    made = draft(lines, dataset=dataset, totals=lines)
    return sum(len(list(check(made))) for check in CHECKS.values())


@pytest.mark.parametrize("dataset", NAMES)
class TestEachDataset:
    def test_has_no_problem_in_no_row(self, dataset: str) -> None:
        assert looked_at(NAMES[dataset], dataset=dataset) == 0

    def test_may_lack_any_column(self, dataset: str) -> None:
        for missing in NAMES[dataset]:
            looked_at([name for name in NAMES[dataset] if name != missing] or ["x"], "1", "2021", dataset=dataset)

    def test_may_hold_nothing_that_is_understood(self, dataset: str) -> None:
        looked_at(NAMES[dataset], "c", "?", "", "=1", dataset=dataset)
