"""Two indicators may be set against each other only when they measure the same thing."""

from indicators.errors import NotComparableError
from indicators.indicator import Indicator


def require_comparable(first: Indicator, second: Indicator) -> None:
    """Let two indicators be compared.

    Raises:
        NotComparableError: they differ in definition (id or kind of category), unit, assumptions or areas; says which.
    """
    differences = [name for name, a, b in _aspects(first, second) if a != b]
    if differences:
        raise NotComparableError(
            f"{first.id} and {second.id} must not be compared: they differ in {', '.join(differences)}"
        )


def _aspects(first: Indicator, second: Indicator) -> list[tuple[str, object, object]]:
    return [
        ("definition", (first.id, first.category_kind), (second.id, second.category_kind)),
        ("unit", first.unit, second.unit),
        ("assumptions", dict(first.assumptions), dict(second.assumptions)),
        ("areas", set(first.table["area"]), set(second.table["area"])),
    ]
