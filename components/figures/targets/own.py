"""A dated target of the reader's own over all trainees: the verdicts of three methods in words, or why there is none."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.progress import OWN, own_path
from indicators.progress_methods import METHODS, Path, verdict

READ_WITH: Final = ("I-02", "I-07", "I-26")


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What can be said of a target: a path to it, or the sentence that refuses it.

    Attributes:
        path: the way to the target, None when refused.
        refusal: why there is no verdict, empty when there is one.
    """

    path: Path | None = None
    refusal: str = ""


def judge(
    progress: Indicator, to_be: Indicator, trainees: Dataset, *, target: float | None, year: int | None
) -> Judged:
    """The way to the reader's target, or why there is no verdict on it.

    Args:
        progress: `progress_to_target` for this target and year.
        to_be: `policy_state`, the goals of the source and their sum.
        trainees: `year`, `category`, `trainees`.
        target: trainees a year, all together; None where the reader has set none.
        year: of the target; None where the reader has set none.
    """
    refused = [str(refusal.reason) for refusal in progress.refusals if refusal.category == OWN]
    if target is None or year is None or target <= 0:
        return Judged(refusal=" ".join(refused))
    if said := _at_a_goal(to_be, target):
        return Judged(refusal=said)
    if refused:
        return Judged(refusal=" ".join(refused))
    path = own_path(trainees=trainees, target=target, target_year=year)
    return Judged(refusal=_reached(path)) if path.achieved else Judged(path=path)


def _at_a_goal(to_be: Indicator, target: float) -> str:
    """Why a target that is a goal of the source, or lies at or below one, gets no verdict (I-02); empty for others."""
    goals = {row.category: row.value for row in to_be.table.itertuples()}
    same = next((name for name, goal in goals.items() if goal == target), None)
    name = same or max(goals, key=goals.__getitem__)
    if target > goals[name]:
        return ""
    told = {
        "target": words.full(target, "trainees"),
        "goal": words.full(goals[name], "trainees"),
        "name": labels.word("target", name),
    }
    why = _(
        "The source gives its goals no year, and years or definitions differ from those of the table of trainees, "
        "so progress is not measured from one to the other (I-02)."
    )
    if same:
        return _("No verdict: {target} is a goal of the source itself ({name}).", **told) + " " + why
    return _("No verdict: {target} lies below a goal of the source ({name}, {goal}).", **told) + " " + why


def _reached(path: Path) -> str:
    return _(
        "No verdict: {latest} were already counted for {year}. A target at or below the latest figure is none to reach.",
        latest=words.full(path.latest, "trainees"),
        year=path.latest_year,
    )


def verdicts(path: Path) -> Table:
    """The verdict of each method, in words: the scores would be taken for measurements."""
    found = {_("Verdict"): [labels.word("verdict", verdict(name, path)) for name in METHODS]}
    return Table(frame=pd.DataFrame(found, index=[labels.word("progress_method", name) for name in METHODS]))


def title(path: Path) -> str:
    """The verdict where all methods agree, else that it hangs on the method."""
    found = _distinct(path)
    aim = _("{target} by {year}", target=words.full(path.target, "trainees"), year=path.target_year)
    if len(found) == 1:
        return _("{aim}: {verdict} by all three methods", aim=aim, verdict=labels.word("verdict", found[0]).lower())
    return _("{aim}: the verdict depends on the method", aim=aim)


def sensitivity(path: Path) -> str:
    """How far the verdict can be relied on."""
    span = _(
        "All draw one line from {first} to {last}; what lies between doesn't count.",
        first=path.base_year,
        last=path.latest_year,
    )
    found = _distinct(path)
    if len(found) == 1:
        return _("The three methods agree. {span}", span=span)
    listed = ", ".join(labels.word("verdict", name) for name in found)
    return _(
        "The methods disagree ({verdicts}): name the method when you quote a verdict. {span}",
        verdicts=listed,
        span=span,
    )


def read_with(caveats: Dataset) -> str:
    """The caveats that belong to every verdict, by number and name, for wherever the verdict is taken."""
    named = [f"{row.id} {labels.text(row, 'label')}" for row in caveats.where(id=list(READ_WITH)).rows]
    return _("Read with: {caveats}.", caveats="; ".join(named))


def cautions(caveats: Dataset) -> str:
    """The same in full, a line each, to stand under the verdict."""
    rows = caveats.where(id=list(READ_WITH)).rows
    return "\n".join(f"- **{labels.text(row, 'label')}** ({row.id}): {labels.text(row, 'text')}" for row in rows)


def methods() -> str:
    """Each method in words, a line each."""
    return "\n".join(
        f"- **{labels.word('progress_method', name)}**: {labels.note('progress_method', name)}" for name in METHODS
    )


def _distinct(path: Path) -> list[str]:
    return list(dict.fromkeys(verdict(name, path) for name in METHODS))
