"""Reported trainees as solid bars with a thin dark edge, both categories; in the order of the codes."""

from components import theme
from components.figures import axes, chart, words
from components.figures.concentration.reports import CATEGORIES, Reports
from components.figures.concentration.reports_table import reports_table
from components.figures.figure import Figure, Spec
from data import labels
from i18n import _

ROW, FRAME = 44, 70  # pixels of a bar, and of what stands above and below the bars


def reported_bars(reports: Reports, *, selected: str | None) -> Figure:
    """A bar for each province that has reported, as long as its total; a click selects a province."""
    named = [(labels.word("trainee_category", name), theme.CATEGORY[name]) for name in CATEGORIES]
    return Figure(
        id="reported-bars",
        title=_title(reports),
        subtitle=_(
            "Trainees of {year} by province and category; in the order of the codes, no rank", year=reports.year
        ),
        spec=chart.chart(
            [_bars(reports, name) for name in CATEGORIES],
            height=FRAME + ROW * len(reports.codes),
            barmode="stack",
            xaxis=axes.value_axis(showgrid=False),
            yaxis=axes.category_axis(autorange="reversed"),
            annotations=[*chart.headings(*named), *_totals(reports, selected)],
            margin=chart.HEADED,
        ),
        alt=reports.alt,
        rests_on=(reports.parts, reports.totals),
        table=reports_table(reports),
    )


def _title(reports: Reports) -> str:
    if not reports.one_way:
        return _("Reported trainees; the provinces count in different ways")
    if not reports.stated_by_all:
        return _("Reported trainees; not all provinces state how they count")
    return _("Reported trainees, all counted in one way")


def _bars(reports: Reports, category: str) -> Spec:
    values = [reports.part(code, category) for code in reports.codes]
    name = labels.word("trainee_category", category)
    return chart.bars(
        names=[labels.short_area(code) for code in reports.codes],
        values=[value.number for value in values],
        labels=[""] * len(values),
        meta=[words.said(value) for value in values],
        customdata=reports.codes,
        hover=[
            f"{labels.area(code)}, {value.year}<br>{name}: {words.full(value.number, 'trainees')}<br>"
            f"{reports.counted(code)}<br>{words.kind(value)}"
            for code, value in zip(reports.codes, values, strict=True)
        ],
        orientation="h",
        marker={"color": theme.CATEGORY[category], "line": {"color": theme.INK, "width": 1.5}},
    )


def _totals(reports: Reports, selected: str | None) -> list[Spec]:
    """The total beside each bar; none where the categories are counted in two ways."""
    found = {code: reports.total(code) for code in reports.codes}
    return [
        chart.note(
            f"<b>{reports.short(code)}</b>" if code == selected else reports.short(code),
            x=total.number,
            y=labels.short_area(code),
            xanchor="left",
            xshift=4,
            font={"size": chart.LABEL_SIZE, "color": theme.TEXT},
        )
        for code, total in found.items()
        if total
    ]
