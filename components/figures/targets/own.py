"""A dated target of the reader's own over all trainees: three methods, their verdicts and arithmetic, or a refusal."""

from dataclasses import dataclass

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.progress import OWN, own_path
from indicators.progress_methods import Path, verdict


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What can be said of a target: a path with its scores, or the sentence that refuses it.

    Attributes:
        path: the way to the target, None when refused.
        refusal: why there is no verdict, empty when there is one.
    """

    path: Path | None = None
    refusal: str = ""


def judge(progress: Indicator, trainees: Dataset, *, target: float | None, year: int | None) -> Judged:
    """The way to the reader's target where `progress_to_target` scores it, else its refusal."""
    refused = [str(refusal.reason) for refusal in progress.refusals if refusal.category == OWN]
    if refused or target is None or year is None:
        return Judged(refusal=" ".join(refused))
    return Judged(path=own_path(trainees=trainees, target=target, target_year=year))


def verdicts(progress: Indicator, path: Path) -> Table:
    """Score and verdict of each method."""
    methods = list(progress.table["category"])
    found = {
        _("Score"): list(progress.table["value"]),
        _("Verdict"): [labels.word("verdict", verdict(name, path)) for name in methods],
    }
    return Table(frame=pd.DataFrame(found, index=[labels.word("progress_method", name) for name in methods]), digits=3)


def title(progress: Indicator, path: Path) -> str:
    """The verdict where all methods agree, else that it hangs on the method."""
    found = _distinct(progress, path)
    aim = _("{target} by {year}", target=words.full(path.target, "trainees"), year=path.target_year)
    if len(found) == 1:
        return _("{aim}: {verdict} by all three methods", aim=aim, verdict=labels.word("verdict", found[0]).lower())
    return _("{aim}: the verdict depends on the method", aim=aim)


def sensitivity(progress: Indicator, path: Path) -> str:
    """How far the verdict can be relied on."""
    if path.achieved:
        return _(
            "The target is met already: {latest} in {year}. A target that is met counts as achieved at any pace.",
            latest=words.full(path.latest, "trainees"),
            year=path.latest_year,
        )
    span = _(
        "All draw one line from {first} to {last}; what lies between doesn't count.",
        first=path.base_year,
        last=path.latest_year,
    )
    found = _distinct(progress, path)
    if len(found) == 1:
        return _("The three methods agree. {span}", span=span)
    listed = ", ".join(labels.word("verdict", name) for name in found)
    return _(
        "The methods disagree ({verdicts}): name the method when you quote a verdict. {span}",
        verdicts=listed,
        span=span,
    )


def arithmetic(path: Path) -> str:
    """Each method in words and with its numbers, a line each."""
    base, latest, target = (number(value) for value in (path.base, path.latest, path.target))
    past, whole = path.latest_year - path.base_year, path.target_year - path.base_year
    ahead = path.target_year - path.latest_year
    formulas = {
        "pace": f"(({latest} − {base}) ÷ {past}) ÷ (({target} − {base}) ÷ {whole})",
        "growth_ratio": f"(({latest} ÷ {base})^(1/{past}) − 1) ÷ (({target} ÷ {base})^(1/{whole}) − 1)",
        "expected_share": f"({latest} × ({latest} ÷ {base})^({ahead}/{past}) − {base}) ÷ ({target} − {base})",
    }
    return "\n".join(
        f"- **{labels.word('progress_method', name)}**: {labels.note('progress_method', name)}  \n  `{formula}`"
        for name, formula in formulas.items()
    )


def _distinct(progress: Indicator, path: Path) -> list[str]:
    return list(dict.fromkeys(verdict(name, path) for name in progress.table["category"]))
