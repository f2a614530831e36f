"""What must be read beside the pictures of the dual system: what each type is, what grew, and what can't be said."""

from components.figures import words
from components.figures.qualifications.statements import said
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator

SCHOOLS, LEARNERS, UNIVERSITIES = "apprenticeship_schools", "apprenticeship_learners", "ipp_universities"


def schools(growth: Indicator, against: Indicator, system: Dataset, statements: Dataset) -> tuple[str, ...]:
    """What the type is, how often the first figure fits into the last, and how far the ministry is from it."""
    return (
        *said(statements, "apprenticeship_definition"),
        f"{_grew(growth, SCHOOLS)} {growth.assumptions['peak']}",
        _against(against, "schools", system),
    )


def learners(growth: Indicator, against: Indicator, system: Dataset) -> tuple[str, ...]:
    """Why no growth is given, and how far the ministry's count is from the printed one."""
    refused = [str(refusal.reason) for refusal in growth.refusals if refusal.category == LEARNERS]
    return (
        *(_("**No growth is given:** {reason}", reason=reason) for reason in refused),
        _against(against, "learning_workers", system),
    )


def p_tech(statements: Dataset) -> tuple[str, ...]:
    """Name, how it runs, whom it trains, what it is for."""
    return said(statements, "p_tech_name", "p_tech_definition", "p_tech_purpose", "p_tech_aim")


def universities(growth: Indicator, statements: Dataset) -> tuple[str, ...]:
    """Name, how it runs, and how often the first figure fits into the last."""
    return (*said(statements, "ipp_name", "ipp_definition"), _grew(growth, UNIVERSITIES))


def _grew(growth: Indicator, category: str) -> str:
    times = growth.value(category=category)
    shown = number(times, digits=0 if times.is_integer() else 1)
    return _("**Last over first, as printed: {times} times.**", times=shown)


def _against(against: Indicator, measure: str, system: Dataset) -> str:
    (ministry,) = system.where(programme="apprenticeship_school", measure=measure, counting="in_training").rows
    return _(
        "**Printed over the ministry's count: {times}.** The ministry's: {note} They may count different things.",
        times=words.full(against.value(category=measure), "ratio", digits=1),
        note=labels.text(ministry, "note"),
    )
