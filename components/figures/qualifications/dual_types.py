"""The pictures of the dual system, a pair a row: schools and learning workers, P-TECH and universities."""

from components.figures.figure import Figure
from components.figures.qualifications import dual_says
from components.figures.qualifications.dual_system import counted
from indicators.dataset import Dataset
from indicators.indicator import Indicator

Four = tuple[Indicator, Indicator, Indicator, Indicator]


def pairs(
    shown: Four, growth: Indicator, against: Indicator, *, system: Dataset, statements: Dataset
) -> list[tuple[Figure, Figure]]:
    """Two rows of two pictures.

    Args:
        shown: `apprenticeship_schools`, `apprenticeship_learners`, `p_tech_participants`, `ipp_universities`.
        growth: `dual_system_growth_ratio`.
        against: `apprenticeship_printed_to_ministry_ratio`.
        system: `dual_system`.
        statements: `statements`, for what each type is.
    """
    schools, learners, p_tech, universities = shown
    return [
        (
            counted(
                schools,
                system.where(programme="apprenticeship_school", measure=["schools", "departments"]),
                says=dual_says.schools(growth, against, system, statements),
                ratios=(growth, against),
            ),
            counted(
                learners,
                system.where(measure="learning_workers"),
                says=dual_says.learners(growth, against, system),
                ratios=(growth, against),
            ),
        ),
        (
            counted(p_tech, system.where(programme="p_tech"), says=dual_says.p_tech(statements)),
            counted(
                universities,
                system.where(programme="ipp"),
                says=dual_says.universities(growth, statements),
                ratios=(growth,),
            ),
        ),
    ]
