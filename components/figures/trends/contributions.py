"""What moved the total of trainees: the contribution of each category, by year."""

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.trends.changes import wide
from components.figures.trends.readings import series_break
from data import labels
from i18n import _
from indicators.indicator import Indicator

ROW = 70  # pixels of a year


def contributions(contribution: Indicator, share: Indicator) -> Figure:
    """Bars of both categories' contributions to the change of the total, by year."""
    years = sorted(int(year) for year in contribution.table["year"].unique())
    shown = ("employee", "job_seeker")
    return Figure(
        id="trainees-contributions",
        title=_contribution_title(share, years[-1]),
        subtitle=_("Contribution to the change of the total, percentage points, Korea"),
        spec=chart.chart(
            [_contribution(contribution, name, years) for name in shown],
            # Bars lie, so that labels of neighbours never meet, however many years there are.
            height=chart.rows_height(years, row=ROW),
            barmode="group",
            xaxis=axes.value_axis(showgrid=False),
            yaxis=axes.year_axis(years) | {"autorange": "reversed"},
            annotations=chart.headings(
                *((labels.word("trainee_category", name), theme.CATEGORY[name]) for name in shown)
            ),
            margin=chart.HEADED,
        ),
        alt="; ".join(
            f"{row.year} {labels.word('trainee_category', row.category)}: {words.change(row.value, 'percentage_points')}"
            for row in contribution.table.itertuples()
        ),
        rests_on=(contribution, share),
        table=wide(contribution),
        says=(series_break(),),
    )


def _contribution_title(share: Indicator, year: int) -> str:
    """How much of the change employees made; a year without change, or with categories that part, has no such share."""
    found = share.table[(share.table["year"] == year) & (share.table["category"] == "employee")]["value"]
    if found.between(0, 100).any():
        return _("Employees made {share} % of the change of {year}", share=float(found.iloc[0]), year=year)
    return _("What moved the total of {year}", year=year)


def _contribution(contribution: Indicator, name: str, years: list[int]) -> Spec:
    rows = [contribution.row(year=year, category=name) for year in years]
    word = labels.word("trainee_category", name)
    texts = [words.change(row.number, "percentage_points") for row in rows]
    return chart.bars(
        names=years,
        values=[row.number for row in rows],
        labels=texts,
        hover=[f"{word}<br>{text}<br>{row.year}, {words.kind(row)}" for text, row in zip(texts, rows, strict=True)],
        orientation="h",
        marker={"color": theme.CATEGORY[name]},
    )
