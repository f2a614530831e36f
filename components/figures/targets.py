"""As-is to to-be, and a target of the reader's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import floor, log10
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.cards import Card, card
from components.figures.exhibit import Exhibit, Figure, Spec, Table
from components.figures.page import FigurePage
from components.figures.state import Data, State
from data import labels, naming
from data.sentences import caveats
from i18n import _, message
from i18n.numbers import brief, compact, number, signed
from indicators.dataset import Dataset
from indicators.indicator import LOWER_BOUNDS, Indicator
from indicators.targets import METHODS, OWN, Path, own_path, verdict

# The benefits table: the answer and the cards of its quantified rows.


UNEMPLOYED, EMPLOYER, BOTH = "unemployed", "employer_training", "both"
ROWS = (UNEMPLOYED, EMPLOYER)
HEIGHT: Final = 330  # pixels of the picture of two targets
ROW: Final = 130  # pixels of it that a further target takes


def in_words(indicator: Indicator) -> Indicator:
    """An indicator without its values: what it means, assumes and refuses goes into files, its exact numbers don't."""
    return replace(indicator, rows=())


def others(gap: Indicator) -> tuple[str, ...]:
    """The targets of other kinds that were sent: each stands by itself."""
    return tuple(row.category for row in gap.rows if row.category not in (*ROWS, BOTH))


def _named(name: str, gap: Indicator) -> str:
    """A target with its year, where one is stated."""
    year = gap.row(category=name).year
    return naming.target(name) if year is None else f"{naming.target(name)} ({year})"


def _number(state: Indicator, name: str) -> str:
    """A state of a target in full, with its bound."""
    return words.plain(state.row(category=name), "trainees")


def added(gap: Indicator, name: str) -> str:
    """The difference of a target with its sign and its bound: +153,000, at least +153,000 (+153,000명 이상)."""
    found = gap.row(category=name)
    return labels.bounded(words.counted(signed(found.number), gap.unit), found.bound)


def change(gap: Indicator, name: str) -> str:
    """The difference of a target with its sign, its unit and its bound."""
    found = gap.row(category=name)
    return labels.bounded(words.change(found.number, "trainees", digits=0), found.bound)


def in_short(state: Indicator, name: str) -> str:
    """A state of a target in short, with its unit and its bound."""
    found = state.row(category=name)
    return labels.bounded(words.short(found.number, "trainees"), found.bound)


def dated(gap: Indicator) -> bool:
    """Whether a goal of the benefits table has a year."""
    return any(gap.row(category=name).year for name in ROWS)


def answer_of(gap: Indicator) -> str:
    """The page's answer in one sentence: what the table asks for, and whether it gives a year."""
    years = [gap.row(category=name).year for name in ROWS]
    if any(years):
        return _(
            "{unemployed} unemployed people in training ({first}) and {employer} “business owners” (source wording, {second})",
            unemployed=added(gap, UNEMPLOYED),
            employer=added(gap, EMPLOYER),
            first=years[0] or _("undated"),
            second=years[1] or _("undated"),
        )
    return _(
        "{unemployed} unemployed people in training and {employer} “business owners” (source wording), "
        "by a year that is not stated",
        unemployed=added(gap, UNEMPLOYED),
        employer=added(gap, EMPLOYER),
    )


def cards_of(as_is: Indicator, to_be: Indicator, gap: Indicator) -> list[Card]:
    """The difference of each quantified row and of both together; no percentage, since neither state has a year (I-10)."""
    found = []
    for name in (*ROWS, BOTH, *others(gap)):
        row = gap.row(category=name)
        states = {"as_is": _number(as_is, name), "to_be": _number(to_be, name)}
        note = _how_far(gap, name, states)
        value = added(gap, name)
        single = card(gap, row, label=naming.target(name), value=value, note=note)
        found.append(replace(single.named(name), rests_on=(as_is, to_be, gap)))
    return found


def _how_far(gap: Indicator, name: str, states: Mapping[str, str]) -> str:
    """From where to where a row leads, and by when; of both rows together there is no year where theirs are not the same."""
    year = gap.row(category=name).year
    if year is not None:
        return _("Difference from {as_is} (as-is, undated) to {to_be} by {year}.", year=year, **states)
    if name == BOTH and dated(gap):
        return _(
            "Difference from {as_is} (as-is) to {to_be} (to-be). Its rows share no target year.",
            **states,
        )
    return _("Difference from {as_is} (as-is) to {to_be} (to-be). Neither has a year.", **states)


# What the quantified rows of the benefits table ask for: as-is to to-be, a row each, without an axis of time.


def dumbbells(as_is: Indicator, to_be: Indicator, gap: Indicator, total: Indicator, *, height: int = HEIGHT) -> Figure:
    """As-is and to-be of each quantified row, a row each, without an axis of time; `height` is that of two rows."""
    return Figure(
        id="targets-dumbbells",
        title=_title(gap),
        subtitle=_subtitle(gap),
        spec=_dumbbells_picture(as_is, to_be, gap, height=height),
        alt="; ".join(
            f"{_named(name, gap)}: {_number(as_is, name)} → {_number(to_be, name)}" for name in (*ROWS, *others(gap))
        ),
        rests_on=(as_is, to_be, gap),
        table=_dumbbells_table(as_is, to_be, gap),
        says=_says(to_be, total),
    )


def _title(gap: Indicator) -> str:
    together = change(gap, BOTH)
    if dated(gap):
        return _("As-is to to-be, both rows together: {gap}; as-is has no year", gap=together)
    return _("As-is to to-be, both rows together: {gap}; neither state has a year", gap=together)


def _subtitle(gap: Indicator) -> str:
    if any(row.year for row in gap.rows):
        return _(
            "People in training a year, as-is and to-be as printed or sent, Korea; a target year stands where one is stated"
        )
    return _("People in training a year, as-is and to-be as printed in the benefits table, Korea, undated")


def _says(to_be: Indicator, total: Indicator) -> tuple[str, ...]:
    year = int(total.table["year"].max())
    goal, counted = to_be.value(category=BOTH), total.value(year=year)
    values = {"goal": in_short(to_be, BOTH), "counted": words.short(counted, "trainees"), "year": year}
    if goal < counted and to_be.row(category=BOTH).bound not in LOWER_BOUNDS:
        place = _("Both goals together, {goal}, lie below the {counted} already counted for {year}.", **values)
    else:
        place = _("Both goals together are {goal}; the table counts {counted} for {year}.", **values)
    return (
        _(
            "**Do not set these goals against the table of {first}–{year}.**",
            first=int(total.table["year"].min()),
            year=year,
        ),
        place + " " + _("Years or definitions differ, so no gap runs from one to the other."),
        _(
            "The source writes “business owners”. It most likely means employees whom their employers train: "
            "read as owners, they would be an implausibly large part of all SMEs."
        ),
    )


def _dumbbells_picture(as_is: Indicator, to_be: Indicator, gap: Indicator, *, height: int) -> Spec:
    shown, low = (*ROWS, *others(gap)), height < HEIGHT
    places = {name: -float(position) for position, name in enumerate(shown)}
    middle = max(found.value(category=name) for name in shown for found in (as_is, to_be)) / 2
    lines = [
        {"type": "line", "y0": y, "y1": y, "line": {"color": theme.AS_IS, "width": 4}, "layer": "below"}
        | {"x0": as_is.value(category=name), "x1": to_be.value(category=name)}
        for name, y in places.items()
    ]
    filled = {"color": theme.AS_IS, "size": 15}
    outlined = {"color": theme.BACKGROUND, "size": 15, "line": {"color": theme.TO_BE, "width": 3}}
    return charts.chart(
        [
            dots if not low else {**dots, "mode": "markers"}
            for dots in (
                _dots(as_is, places, middle, word=labels.word("role", "as_is"), above=False, marker=filled),
                _dots(to_be, places, middle, word=labels.word("role", "to_be"), above=True, marker=outlined),
            )
        ],
        height=height + height * ROW // HEIGHT * (len(shown) - len(ROWS)),
        xaxis=charts.value_axis(),
        yaxis=charts.row_axis([], [], bottom=0.6 - len(shown) + 0.2 * low, top=0.75 + 0.2 * low),
        shapes=lines,
        annotations=[
            _low_name(name, y, gap, as_is, to_be) if low else _name(name, y, gap) for name, y in places.items()
        ],
    )


def _dots(state: Indicator, places: dict[str, float], middle: float, *, word: str, above: bool, marker: Spec) -> Spec:
    rows = [state.row(category=name) for name in places]
    values = [row.number for row in rows]
    status = {name: words.kind(state.row(category=name)) for name in places}
    when = {name: str(state.row(category=name).year or _("undated")) for name in places}
    height = "top" if above else "bottom"
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": values,
        "y": list(places.values()),
        "text": [f"{word} <b>{labels.bounded(compact(row.number), row.bound)}</b>" for row in rows],
        # Towards the middle of the picture, so that no label leaves a narrow screen.
        "textposition": [f"{height} {'left' if value > middle else 'right'}" for value in values],
        "textfont": {"size": charts.LABEL_SIZE, "color": theme.TEXT},
        "hovertext": [
            "<br>".join((f"{naming.target(name)}, {word}", words.in_full(row, "trainees"), status[name], when[name]))
            for name, row in zip(places, rows, strict=True)
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": marker,
    }


def _name(name: str, y: float, gap: Indicator) -> Spec:
    """The name of a row over it with the difference."""
    # Wrapped before a bracket: the long name doesn't fit a narrow screen.
    wrapped = _named(name, gap).replace(" (", "<br>(")
    return _over(y + 0.26, f"<b>{wrapped}</b><br>{change(gap, name)}", size=charts.LABEL_SIZE)


def _low_name(name: str, y: float, gap: Indicator, as_is: Indicator, to_be: Indicator) -> Spec:
    """The name and both states in two lines, where a picture is too low to name the dots."""
    first, bracket, rest = _named(name, gap).partition(" (")
    if bracket:
        states = f"<b>({rest}</b> {_states_in_words(as_is, to_be, name, named=False)}"
    else:
        states = _states_in_words(as_is, to_be, name, named=True)
    return _over(y + 0.16, f"<b>{first}</b><br>{states}", size=charts.LABEL_SIZE - 2)


def _over(y: float, text: str, *, size: int) -> Spec:
    font = {"size": size, "color": theme.TEXT}
    return charts.note(text, x=0, y=y, xanchor="left", xshift=4, yanchor="bottom", align="left", font=font)


def _states_in_words(as_is: Indicator, to_be: Indicator, name: str, *, named: bool) -> str:
    """As-is 847k → To-be 1m; the numbers alone unless the states are `named`."""
    roles = [(f"{labels.word('role', role)} " if named else "") for role in ("as_is", "to_be")]
    return " → ".join(
        f"{role}<b>{labels.bounded(brief(found.number), found.bound)}</b>"
        for role, found in zip(roles, (as_is.row(category=name), to_be.row(category=name)), strict=True)
    )


def _dumbbells_table(as_is: Indicator, to_be: Indicator, gap: Indicator) -> Table:
    columns = {
        labels.word("role", "as_is"): as_is,
        labels.word("role", "to_be"): to_be,
        _("Difference"): gap,
    }
    names = (*ROWS, BOTH, *others(gap))
    frame = pd.DataFrame(
        {
            f"{title} · {words.statuses(found)}": [found.value(category=name) for name in names]
            for title, found in columns.items()
        },
        index=[_named(name, gap) for name in names],
    )
    return Table(frame=frame, totals=(_named(BOTH, gap),))


# What growth a year the goals would take over a horizon that the reader picks, with the arithmetic.


def growth_table(growth: Indicator, as_is: Indicator, to_be: Indicator, *, years: int) -> Table:
    """Required growth a year by row, in no more digits than its inputs have, and how it is reached."""
    names = (*ROWS, BOTH, *others(growth))
    columns = {
        _("Required growth a year"): [_about(growth.value(category=name)) for name in names],
        _("Arithmetic"): [_arithmetic(as_is.value(category=name), to_be.value(category=name), years) for name in names],
    }
    return Table(frame=pd.DataFrame(columns, index=[naming.target(name) for name in names]))


def finding(growth: Indicator, *, years: int) -> str:
    """The title of the table: the growth of both rows together."""
    return _(
        "Both goals together would take {growth} (horizon in years: {years})",
        years=years,
        growth=_about(growth.value(category=BOTH)),
    )


def _about(percent: float) -> str:
    """In two digits: 1 million and 3.5 million are printed with no more."""
    digits = max(1 - floor(log10(abs(percent))), 0) if percent else 0
    return labels.bounded(words.full(percent, "percent_a_year", digits=digits), "about")


def _arithmetic(as_is: float, to_be: float, years: int) -> str:
    return f"({number(to_be)} ÷ {number(as_is)})^(1/{years}) − 1"


# A dated target of the reader's own over all trainees: the verdicts of three methods in words, or why there is none.


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
    goals = {row.category: row.number for row in to_be.rows}
    same = next((name for name, goal in goals.items() if goal == target), None)
    name = same or max(goals, key=goals.__getitem__)
    if target > goals[name]:
        return ""
    goal = to_be.row(category=name)
    told = {
        "target": words.full(target, "trainees"),
        "goal": words.in_full(goal, "trainees"),
        "name": naming.target(name),
    }
    if words.was_sent(goal.kind):
        why = _(
            "Years or definitions of the goals differ from those of the table of trainees, "
            "so progress is not measured from one to the other (I-02)."
        )
        if same:
            return _("No verdict: {target} is itself a goal that was sent ({name}).", **told) + " " + why
        return _("No verdict: {target} lies below a goal that was sent ({name}, {goal}).", **told) + " " + why
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
        return _("{aim}: {verdict}, whatever the method", aim=aim, verdict=labels.word("verdict", found[0]).lower())
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


def read_with(data: Data) -> str:
    """The caveats that belong to every verdict, by number and name, for wherever the verdict is taken."""
    named = [f"{one.id} {one.label}" for one in caveats(data, ids=READ_WITH)]
    return _("Read with: {caveats}.", caveats="; ".join(named))


def methods() -> str:
    """Each method in words, a line each."""
    return "\n".join(
        f"- **{labels.word('progress_method', name)}**: {labels.note('progress_method', name)}" for name in METHODS
    )


def _distinct(path: Path) -> list[str]:
    return list(dict.fromkeys(verdict(name, path) for name in METHODS))


# Every row of the benefits table, in words and numbers: what can be computed of it, and why not.


def every_row(targets: Dataset, gap: Indicator) -> Table:
    """All rows: group and row, as-is to to-be, and whether a difference can be computed."""
    rows = [
        (_row_name(row), f"{labels.text(row, 'as_is')} → {labels.text(row, 'to_be')}", _computed(row, gap))
        for row in targets.rows
    ]
    titles = ["", _("As-is → to-be"), _("Can a difference be computed?")]
    return Table(frame=pd.DataFrame(rows, columns=titles).set_index(""))


def notes(targets: Dataset) -> str:
    """What must be read with single rows, a line each."""
    found = [row for row in targets.rows if labels.text(row, "note")]
    return "\n".join(f"- **{labels.text(row, 'label')}**: {labels.text(row, 'note')}" for row in found)


def refusals(progress: Indicator, targets: Dataset) -> str:
    """The goals that get no verdict, each with the reason, a line each."""
    names = {row.measure: labels.text(row, "label") for row in targets.rows}
    found = [refusal for refusal in progress.refusals if refusal.category in names]
    return "\n".join(f"- **{names[str(refusal.category)]}**: {refusal.reason}" for refusal in found)


def count(targets: Dataset, gap: Indicator) -> str:
    """The title: how many of the rows carry two numbers."""
    computed = sum(row.measure in set(gap.table["category"]) for row in targets.rows)
    return _("{computed} of {rows} rows can be put into numbers", computed=computed, rows=len(targets.rows))


def _row_name(row: Any) -> str:
    group, name = labels.text(row, "group"), labels.text(row, "label")
    return name if group == name else f"{group}: {name}"


def _computed(row: Any, gap: Indicator) -> str:
    if row.measure in set(gap.table["category"]) and not pd.isna(row.target_year):
        return _("Yes: {gap} by {year}.", gap=added(gap, row.measure), year=int(row.target_year))
    if row.measure in set(gap.table["category"]):
        return _(
            "Yes: {gap}. No growth rate and no pace: no year is stated.",
            gap=added(gap, row.measure),
        )
    if not pd.isna(row.as_is) and not pd.isna(row.to_be):
        return _("Not in people: it stands by itself, as it was sent{by}.", by=_by(row))
    if row.certainty == "ambiguous":
        return _("No: one number only, and which state it describes is uncertain.")
    return _("No: the source describes it in words only.")


def _by(row: Any) -> str:
    return "" if pd.isna(row.target_year) else _(" (target year: {year})", year=int(row.target_year))


# The way of all trainees to a target of the reader's own: what was counted, and the dashed line that leads there.


NEAR_YEARS: Final = 12
CLOSE_YEARS: Final = 6  # up to here years that follow each other have room for their names on a telephone


def way(total: Indicator, progress: Indicator, path: Path, *, says: tuple[str, ...]) -> Figure:
    """The printed totals as a line, the reader's target as an outlined mark at the end of a dashed one."""
    years = [int(year) for year in total.table["year"]]
    values = list(total.table["value"])
    return Figure(
        id="targets-way",
        title=_("Your target against what was counted"),
        subtitle=_(
            "Trainees, all, Korea, {first}–{last}; the target of {year} is the reader's own",
            first=years[0],
            last=years[-1],
            year=path.target_year,
        ),
        spec=_way_picture(years, values, path),
        alt="; ".join(
            f"{year}: {words.full(value, 'trainees')}"
            for year, value in [*zip(years, values, strict=True), (path.target_year, path.target)]
        ),
        rests_on=(total, progress),
        table=_way_table(years, values, path),
        says=says,
        tabled=True,
    )


def _way_picture(years: list[int], values: list[float], path: Path) -> Spec:
    near, close = (path.target_year - years[0] <= most for most in (NEAR_YEARS, CLOSE_YEARS))
    named = years if close else [years[0], years[-1]] if near else years[-1:]
    return charts.chart(
        [_counted(years, values, near=near), _dashed(path)],
        height=320,
        xaxis=charts.year_axis([*named, path.target_year]),
        yaxis=charts.value_axis(),
    )


def _counted(years: list[int], values: list[float], *, near: bool) -> Spec:
    texts = [compact(value) if near or year == years[-1] else "" for year, value in zip(years, values, strict=True)]
    hover = [f"{year}<br>{words.full(value, 'trainees')}" for year, value in zip(years, values, strict=True)]
    drawn = charts.line(x=years, y=values, name="", colour=theme.TOTAL, labels=texts, hover=hover)
    # Out of the way of the lines: below a dip, and to the left of the dashed line that leaves the last point.
    ends = zip([values[0], *values[:-1]], values, [*values[1:], values[-1]], strict=True)
    places = [f"{'bottom' if now < min(before, after) else 'top'} center" for before, now, after in ends]
    return drawn | {"textposition": [*places[:-1], "top left"]}


def _dashed(path: Path) -> Spec:
    label = f"<b>{compact(path.target)}</b>"
    line = charts.line(
        x=[path.latest_year, path.target_year],
        y=[path.latest, path.target],
        name="",
        colour=theme.INK,
        labels=["", label],
        hover=["", _("{target} by {year}", target=words.full(path.target, "trainees"), year=path.target_year)],
    )
    outlined = {"color": theme.BACKGROUND, "size": [0, 13], "opacity": 1, "line": {"color": theme.INK, "width": 2}}
    return line | {"line": {"color": theme.INK, "width": 2, "dash": "dash"}, "marker": outlined}


def _way_table(years: list[int], values: list[float], path: Path) -> Table:
    index = [*(str(year) for year in years), _("{year} (your target)", year=path.target_year)]
    return Table(frame=pd.DataFrame({_("Trainees (number)"): [*values, path.target]}, index=index))


# The page on as-is and to-be: its answer, cards and exhibits, from the state of the page.


LONGEST: Final = 15  # horizon in years that the reader may assume; none is assumed for him


def answer(state: State) -> str:
    """What the table asks for."""
    return answer_of(state.compute("as_is_to_be_gap"))


def cards(state: State) -> list[Card]:
    """The quantified rows."""
    return cards_of(*_states(state), state.compute("as_is_to_be_gap"))


def both_states(state: State, *, height: int = HEIGHT) -> Figure:
    """As-is and to-be of each quantified row, so many pixels high."""
    gap, total = state.compute("as_is_to_be_gap"), state.compute("trainees_total")
    return dumbbells(*_states(state), gap, total, height=height)


def growth(state: State) -> Exhibit | None:
    """What growth a year the goals would take; None until the reader has assumed a horizon."""
    years, (as_is, to_be) = state.number("years"), _states(state)
    if not years:
        return None
    found = state.compute("required_annual_growth_pct", years=years)
    return Exhibit(
        id="required-annual-growth-pct",
        title=finding(found, years=years),
        subtitle=_(
            "Compound growth a year from as-is to to-be, in two digits as the inputs; the horizon is your assumption"
        ),
        table=growth_table(found, as_is, to_be, years=years),
        rests_on=(as_is, to_be, in_words(found)),
    )


def benefits(state: State) -> Exhibit:
    """All rows of the benefits table."""
    listed, gap = state.dataset("policy_targets"), state.compute("as_is_to_be_gap")
    return Exhibit(
        id="benefits-table",
        title=count(listed, gap),
        subtitle=_("All rows of the benefits table; years where one is stated")
        if listed.table["target_year"].notna().any()
        else _("All rows of the benefits table, undated"),
        table=every_row(listed, gap),
        rests_on=(gap,),
        lists=(listed,),
    )


def own_target(state: State) -> Exhibit | None:
    """The verdicts on the reader's own target; None without one, or where it is refused."""
    path = judged(state).path
    if path is None:
        return None
    return Exhibit(
        id="own-target",
        title=title(path),
        subtitle=f"{sensitivity(path)} {read_with(state.outlook)}",
        table=verdicts(path),
        rests_on=_own_way(state),
    )


def way_there(state: State) -> Figure | None:
    """The way to the reader's own target; None without one, or where it is refused."""
    path = judged(state).path
    if path is None:
        return None
    says = (title(path), read_with(state.outlook))
    return way(*_own_way(state), path, says=says)


def own_progress(state: State) -> Indicator:
    """What is assumed, refused and to be known of targets, the reader's own and those of the source; its scores are words."""
    return in_words(_scored(state))


def _own_way(state: State) -> tuple[Indicator, Indicator]:
    """What the reader's own target rests on, with what it is read with alone: the source's own rates and goals have more."""
    total = state.compute("trainees_total")
    return (
        replace(total, caveats=tuple(name for name in total.caveats if name in READ_WITH)),
        replace(own_progress(state), caveats=READ_WITH),
    )


def judged(state: State) -> Judged:
    """The way to the reader's own target, or why there is no verdict."""
    target, year = state.number("target"), state.number("by")
    to_be = state.compute("policy_state", state="to_be")
    return judge(_scored(state), to_be, state.dataset("trainees"), target=target, year=year)


def _scored(state: State) -> Indicator:
    return state.compute("progress_to_target", target=state.number("target"), target_year=state.number("by"))


def _states(state: State) -> tuple[Indicator, Indicator]:
    return state.compute("policy_state", state="as_is"), state.compute("policy_state", state="to_be")


def _evidence(state: State) -> list[Indicator]:
    assumed = state.number("years")
    return [
        *_states(state),
        state.compute("as_is_to_be_gap"),
        *([state.compute("required_annual_growth_pct", years=assumed)] if assumed else []),
        own_progress(state),
        state.compute("trainees_total"),
    ]


PAGE: Final = FigurePage(
    name="targets",
    title=message("As-is → to-be"),
    icon="flag",
    question=message("What does the policy aim at, and how far is it from there?"),
    terms=("as_is_to_be", "undated", "annual_growth", "employer_training"),
    answer=answer,
    lead=both_states,
    cards=cards,
    exhibits={
        "targets-dumbbells": both_states,
        "required-annual-growth-pct": growth,
        "benefits-table": benefits,
        "own-target": own_target,
        "targets-way": way_there,
    },
    news=("targets-dumbbells",),
    evidence=_evidence,
)
