"""The lines of the slope: two upright scales, names on the right, labels kept apart."""

from typing import Final

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Spec
from components.figures.skills import votes
from components.figures.skills.votes import Vote
from i18n import current

HEIGHT: Final = 680  # pixels
APART, NARROW = 35, 18  # pixels between two labels, of two lines and of one
LETTERS: Final = {"en": 19, "ko": 12}


Placed = list[tuple[Vote, float]]


def picture(first: list[Vote], last: list[Vote], *, inks: dict[str, str], by: str) -> Spec:
    """The votes of two years; options of `inks` in a colour of their own and thick, the others muted."""
    values = [_value(one, by) for one in (*first, *last)]
    # Labels may stand beyond the marks: what they take at most is left out of the height.
    pixel = (max(values) - min(values) or 1.0) / max(HEIGHT - APART * len(last), HEIGHT / 3)
    left = _placed(first, NARROW * pixel, by)
    right = _placed(last, APART * pixel, by)
    gone = _placed(_only(first, last), NARROW * pixel, by)
    reach = [*values, *(place for _one, place in (*left, *right, *gone))]
    return chart.chart(
        _traces(first, last, inks, by),
        height=HEIGHT + 40,
        xaxis=_years(first[0].year, last[0].year),
        yaxis={
            "visible": False,
            "range": [min(reach) - APART * pixel, max(reach) + APART * pixel],
            "fixedrange": True,
        },
        shapes=[
            *(_leader(_value(one, by), place, (-0.02, -0.09)) for one, place in left),
            *(_leader(_value(one, by), place, (1.03, 1.12)) for one, place in right),
        ],
        annotations=[
            *(_number(one, place, by) for one, place in left),
            *(_name(one, place, inks.get(one.option), by) for one, place in right),
            *(_gone(one, place) for one, place in gone),
        ],
    )


def _placed(side: list[Vote], gap: float, by: str) -> Placed:
    return list(zip(side, axes.spread([_value(one, by) for one in side], gap), strict=True))


def _traces(first: list[Vote], last: list[Vote], inks: dict[str, str], by: str) -> list[Spec]:
    was = {one.option: one for one in first}
    lines = [_line(was.get(one.option), one, inks.get(one.option), by) for one in last]
    return lines + [_line(one, None, None, by) for one in _only(first, last)]


def _only(first: list[Vote], last: list[Vote]) -> list[Vote]:
    """Options of the first year that are not asked again."""
    asked = {one.option for one in last}
    return [one for one in first if one.option not in asked]


def _years(*years: int) -> Spec:
    return axes.value_axis(
        range=[-0.42, 2.6],
        showgrid=False,
        zeroline=False,
        side="top",
        showticklabels=True,
        tickvals=[0, 1],
        ticktext=[f"<b>{year}</b>" for year in years],
    )


def _value(vote: Vote, by: str) -> float:
    return -float(vote.rank) if by == "rank" else vote.share


def _text(vote: Vote, by: str) -> str:
    return str(vote.rank) if by == "rank" else votes.as_printed(vote)


def _line(was: Vote | None, now: Vote | None, ink: str | None, by: str) -> Spec:
    ends = [(place, one) for place, one in enumerate((was, now)) if one]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [place for place, _one in ends],
        "y": [_value(one, by) for _place, one in ends],
        "hovertext": [votes.told(one) for _place, one in ends],
        "hoverinfo": "text",
        "cliponaxis": False,
        "line": {"color": ink or theme.MUTED, "width": 4 if ink else 1.5},
        "marker": {
            "color": ink or theme.MUTED,
            "opacity": 1,  # sizes of their own make plotly fade the marks
            "size": [15 if one.check == "contradicts" else 9 for _place, one in ends],
            "symbol": ["diamond-open" if one.check == "contradicts" else "circle" for _place, one in ends],
        },
    }


def _leader(value: float, place: float, reach: tuple[float, float]) -> Spec:
    """From the mark to its label, which may stand higher or lower."""
    line = {"color": theme.BORDER, "width": 1}
    ends = {"x0": reach[0], "x1": reach[1], "y0": value, "y1": place}
    return {"type": "line", **ends, "line": line, "layer": "below"}


def _number(vote: Vote, place: float, by: str) -> Spec:
    return chart.note(_text(vote, by), x=-0.1, y=place, xanchor="right")


def _name(vote: Vote, place: float, ink: str | None, by: str) -> Spec:
    text = words.wrapped(f"{_text(vote, by)} {vote.name}", width=LETTERS[current()])
    told = f"<b>{text}</b>" if ink else text
    return chart.note(
        told, x=1.14, y=place, xanchor="left", align="left", font={"size": 12, "color": ink or theme.TEXT}
    )


def _gone(vote: Vote, place: float) -> Spec:
    """An option that is not asked again, named beside its mark."""
    return chart.note(vote.name, x=0.05, y=place, xanchor="left", bgcolor=theme.BACKGROUND)
