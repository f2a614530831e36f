"""Charts on slides are native, and hold the numbers that the sources print."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from pptx.dml.color import RGBColor

from components import theme
from components.export.slides import faults
from components.export.slides.charts import label_format
from components.export.slides.pages import single
from components.figures import charts
from components.figures.exhibit import Figure, Spec, Table
from components.figures.stories import pictures
from data.catalogue import compute
from data.package import bundled
from i18n import speaking
from tests.components.export import slides
from tests.components.export.slides import TAKEN, chart, inside, numbers, opened, slide

PATTERN = "{http://schemas.openxmlformats.org/drawingml/2006/main}pattFill"


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def figure(*traces, **layout):
    spec = charts.chart(list(traces), xaxis={"type": "category"}, yaxis={"rangemode": "tozero"}, **layout)
    table = Table(frame=pd.DataFrame({"Trainees": [1.0, 3.0]}, index=["a", "c"]))
    return Figure(id="test", title="Test", subtitle="", table=table, spec=spec, alt="Two bars")


def test_the_trainees_are_two_series_of_three_years() -> None:
    # As printed in the source: 3,429,478, 2,864,962 and 4,661,782 in all, of which job seekers the second row.
    found = numbers(slide("trends", "trainees-by-category"))
    employees, job_seekers = found.values()
    assert job_seekers == [242_850, 427_106, 669_463]
    assert [a + b for a, b in zip(employees, job_seekers, strict=True)] == [3_429_478, 2_864_962, 4_661_782]


def test_a_series_without_a_name_takes_that_of_the_row_of_the_table_that_holds_its_numbers() -> None:
    assert list(numbers(slide("trends", "trainees-by-category"))) == ["Employees", "Job seekers"]


def test_the_years_stand_beneath_their_bars() -> None:
    assert list(chart(slide("trends", "trainees-by-category")).plots[0].categories) == ["2019", "2020", "2021"]


def test_the_index_is_a_line_for_each_group_at_100_in_2019() -> None:
    found = numbers(slide("trends", "trainees-index"))
    assert len(found) == 3
    assert {values[0] for values in found.values()} == {100}
    # 4,661,782 / 3,429,478 = 1.35933
    assert [round(values[2], 1) for values in found.values()][2] == 135.9


def test_a_dumbbell_is_two_series_of_dots_and_a_line_between_each_pair() -> None:
    # The benefits table prints 847,000 → 1,000,000 and 2,980,000 → 3,500,000.
    series = [one._element for one in chart(slide("targets", "targets-dumbbells")).plots[0].series]
    across = [[float(v.text) for v in one.findall(".//{*}xVal//{*}v")] for one in series]
    assert across == [[847_000, 1_000_000], [2_980_000, 3_500_000], [847_000, 2_980_000], [1_000_000, 3_500_000]]


def test_bars_of_many_sizes_of_workplaces_leave_the_gap_that_the_figure_leaves() -> None:
    (values,) = numbers(slide("sme", "sme-take-up")).values()
    assert values.count(None) == 1
    # 113,952 of 2,511,690 insured workplaces: 4.537%
    assert any(value and round(value, 3) == 4.537 for value in values)


def test_each_row_of_a_chart_is_named() -> None:
    drawn = chart(opened(single(slides.exhibit("sme", "sme-take-up"), taken=TAKEN)).slides[0])
    skipped = drawn.category_axis._element.find("{*}tickLblSkip")
    assert skipped is not None
    assert skipped.get("val") == "1"


def test_a_value_that_is_missing_stays_a_gap() -> None:
    bars = charts.bars(
        name="n", names=["a", "b", "c"], values=[1.0, None, 3.0], labels=["1", "", "3"], hover=["", "", ""]
    )
    (values,) = numbers(opened(single(figure(bars), taken=TAKEN)).slides[0]).values()
    assert list(values) == [1.0, None, 3.0]


def test_a_line_stops_where_a_value_is_missing() -> None:
    line = charts.line(
        x=[1, 2, 3, 4], y=[5.0, None, 6.0, 7.0], name="n", colour="#000001", labels=[""] * 4, hover=[""] * 4
    )
    made = figure(line)
    made.spec["layout"]["xaxis"] = {"range": [0, 5]}
    series = chart(opened(single(made, taken=TAKEN)).slides[0]).plots[0].series
    # the longest first: LibreOffice draws nothing of a series that a longer one follows
    assert [list(one.values) for one in series] == [[6.0, 7.0], [5.0]]


def test_labels_that_are_the_numbers_themselves_follow_the_data() -> None:
    bars = charts.bars(name="n", names=["a", "c"], values=[1.0, 3.0], labels=["1", "3"], hover=["", ""])
    labels = chart(opened(single(figure(bars), taken=TAKEN)).slides[0])._chartSpace.find(".//{*}dLbls")
    assert labels.find("{*}dLbl") is None
    assert labels.find("{*}numFmt").get("formatCode") == "#,##0"
    shown = {one.tag.rpartition("}")[2] for one in labels if one.get("val") == "1"}
    assert shown == {"showVal"}, "the number of the cell, not the name of its row or series"


@pytest.mark.parametrize(
    ("texts", "values", "form"),
    [
        (["319만", "24.3만"], [3_186_628.0, 242_850.0], r'0\.0,"만"'),
        (["1.2억", ""], [123_000_000.0, 1.0], r'0\.00,,"억"'),
        (["343k", "165k"], [343_000.0, 164_500.0], '#,##0,"k"'),
        (["4.66M"], [4_661_782.0], '#,##0.00,,"M"'),
        (["<b>68.3%</b>", "4.5%"], [68.3, 4.5], '#,##0.0"%"'),
        (["+5.4%p", "\N{MINUS SIGN}21.8%p"], [5.37, -21.83], '"+"#,##0.0"%p";"\N{MINUS SIGN}"#,##0.0"%p";#,##0.0"%p"'),
        (["1,066"], [1066.0], "#,##0"),
        # What says more than the number, or another one, stays as it is written.
        (["165k (provisional)", "12k"], [164_500.0, 12_000.0], None),
        (["about 5", "4"], [5.0, 4.0], None),
        (["3", "4"], [3.0, 5.0], None),
        (["not in our sources"], [None], None),
        (["5%", "5 people"], [5.0, 5.0], None),
    ],
)
def test_a_label_that_is_its_number_is_written_by_the_format_of_the_cells(
    texts: list[str], values: list[float | None], form: str | None
) -> None:
    assert label_format(texts, values) == form


def test_a_bar_whose_label_has_no_room_has_none() -> None:
    with speaking("ko"):
        made = slide("trends", "trainees-by-category")
    job_seekers = chart(made)._chartSpace.findall(".//{*}ser/{*}dLbls")[1]
    assert job_seekers.find("{*}numFmt").get("formatCode") == r'0\.0,"만"'
    # 242,850 of an axis of 5.2 million is a bar of 10 points: letters of 14 would lie over the total above it.
    assert [
        one.find("{*}idx").get("val") for one in job_seekers.findall("{*}dLbl") if len(one.findall("{*}delete"))
    ] == ["0"]


def test_a_label_outside_its_bar_goes_into_the_bar_of_a_stack_where_powerpoint_allows_it() -> None:
    bars = charts.bars(name="n", names=["a", "c"], values=[1.0, 3.0], labels=["one", "three"], hover=["", ""])
    content = single(figure(bars, bars, barmode="stack"), taken=TAKEN)
    places = {one.get("val") for one in chart(opened(content).slides[0])._chartSpace.iter("{*}dLblPos")}
    assert places == {"ctr"}


def test_the_bars_of_estimates_are_hatched() -> None:
    found = chart(slide("concentration", "estimate-ranges"))._chartSpace
    assert len(list(found.iter(PATTERN))) >= 17


def test_the_bars_of_reports_are_not() -> None:
    assert not list(chart(slide("trends", "trainees-by-category"))._chartSpace.iter(PATTERN))


def test_the_plot_stands_where_the_words_around_it_expect_it() -> None:
    layout = chart(slide("sme", "sme-take-up"))._chartSpace.find(".//{*}plotArea/{*}layout/{*}manualLayout")
    assert layout.find("{*}layoutTarget").get("val") == "inner"


def test_a_chart_can_be_edited_since_its_workbook_comes_with_it() -> None:
    assert chart(slide("trends", "trainees-index")).part.chart_workbook.xlsx_part is not None


def test_a_picture_that_cannot_be_read_at_the_size_of_a_slide_is_a_table() -> None:
    tall = slides.exhibit("skills", "vocational-history")
    made = opened(single(tall, taken=TAKEN)).slides[0]
    assert any(shape.has_table for shape in made.shapes)


def test_a_bar_that_no_source_gives_is_an_empty_cell_and_a_name_is_never_computed() -> None:
    # Two signed agreements: one that nobody counted, one that 12 people used; both have names that a sheet would read.
    listing = bundled("mra_agreements")
    table = listing.where(agreement=["kr_au_engineer", "kr_us_engineer"]).table
    named = table.assign(users=[pd.NA, 12], label_en=["=1+1", "https://example.org"]).astype({"users": "Int64"})
    made = single(pictures.bars(replace(listing, table=named), compute("mra_users_known")), taken=TAKEN)
    assert faults(made) == []
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        (name,) = [one for one in package.namelist() if one.endswith(".xlsx")]
        sheet = openpyxl.load_workbook(io.BytesIO(package.read(name))).active
    assert {row[0].value: row[1].value for row in sheet.iter_rows(min_row=2)} == {
        "=1+1": None,
        "https://example.org": 12,
    }
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert not [cell for cell in cells if cell.hyperlink]
    words = "".join(one.text for one in inside(opened(made).slides[0].shapes) if one.has_text_frame)
    assert "not in our sources" in words


def marks(symbol: str, count: int) -> Spec:
    at = [float(place) for place in range(count)]
    ink = {"symbol": symbol, "size": 11, "color": theme.INK, "line": {"color": theme.INK, "width": 2}}
    return {"type": "scatter", "mode": "markers", "name": symbol, "x": at, "y": at, "marker": ink}


def test_no_series_is_followed_by_a_longer_one_and_a_line_reaches_where_it_reached() -> None:
    made = figure(marks("circle", 1), marks("square", 4))
    line = {"type": "line", "x0": 0, "x1": 3, "y0": 2, "y1": 2, "line": {"color": theme.GRID}}
    made.spec["layout"] |= {"xaxis": {"range": [0, 5]}, "shapes": [line]}
    series = chart(opened(single(made, taken=TAKEN)).slides[0]).plots[0].series
    lengths = [len(list(one.values)) for one in series]
    assert lengths == sorted(lengths, reverse=True) == [4, 4, 1]
    assert set(series[0].values) == {2.0}


def test_an_open_mark_does_not_look_like_a_filled_one() -> None:
    made = figure(marks("circle", 2), marks("circle-open", 2))
    made.spec["layout"]["xaxis"] = {"range": [0, 5]}
    series = chart(opened(single(made, taken=TAKEN)).slides[0]).plots[0].series
    (filled, opened_) = [one.marker.format.fill.fore_color.rgb for one in series]
    assert filled != opened_
    assert opened_ != RGBColor.from_string("FFFFFF")  # which LibreOffice, that draws no edge, would not show
