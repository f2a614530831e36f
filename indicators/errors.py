"""What goes wrong when an indicator is asked for something that it cannot give."""


class IndicatorError(ValueError):
    """An indicator cannot be computed from what it was given; the message says why and what would help."""


class NotComparableError(IndicatorError):
    """Two indicators differ in unit, definition, assumptions or areas and must not be set side by side."""
