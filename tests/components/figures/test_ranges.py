"""No picture cuts what it shows, whatever the years and values: marks and labels lie inside their axes, apart."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.figures import charts, trends
from components.figures.exhibit import Figure, Spec
from components.figures.pages import FIGURE_PAGES, behind
from components.figures.state import State
from components.figures.stories import STORIES
from data.catalogue import dataset
from data.outlook import Outlook
from i18n import speaking
from indicators.dataset import NOT_COMPUTED
from indicators.indicator import PROVINCES, Indicator
from indicators.registry import REGISTRY
from tests.components.figures.geometry import faults

PRINTED = {2019: (242_850, 3_186_628), 2020: (427_106, 2_437_856), 2021: (669_463, 3_992_319)}
TO_2023 = {**PRINTED, 2022: (521_300, 3_815_400), 2023: (498_700, 4_102_900)}
TO_2031 = {**TO_2023, **{year: (900_000 - (year - 2024) * 100_000, 3_000_000) for year in range(2024, 2032)}}
COUNTS = st.one_of(st.integers(0, 50), st.integers(10_000, 9_000_000))
# The three printed years stay in force whatever is published; later ones may leave gaps.
YEARS = st.sets(st.integers(2022, 2031)).map(lambda later: [2019, 2020, 2021, *sorted(later)])


def trainees(counts: dict[int, tuple[int, int]]) -> Outlook:
    """The data with other trainees: job seekers and employees by year."""
    stored = dataset("trainees").table
    rows = [
        {"year": year, "category": name, "trainees": count, "status": "reported", "source": stored["source"].iloc[0]}
        for year, both in counts.items()
        for name, count in zip(("job_seeker", "employee"), both, strict=True)
    ]
    return Outlook.after("trainees", pd.DataFrame(rows).astype(stored.dtypes.to_dict()))


def reported(counts: dict[str, tuple[int, int]], *, finality: str | None = None) -> Outlook:
    """The data with reports of 2021 by province."""
    stored = dataset("regional_training").table
    rows = [
        {
            "year": 2021,
            "province": code,
            "category": name,
            "trainees": count,
            "status": "uploaded",
            "finality": finality,
        }
        for code, both in counts.items()
        for name, count in zip(("job_seeker", "employee"), both, strict=True)
    ]
    table = pd.DataFrame(rows).reindex(columns=stored.columns).assign(basis="provider", counting="enrolments")
    return Outlook.after("regional_training", table.astype(stored.dtypes.to_dict()))


def scaled(name: str, column: str, factor: float) -> Outlook:
    """The data with the numbers of one column made larger or smaller."""
    table = dataset(name).table
    return Outlook.after(name, table.assign(**{column: (table[column] * factor).round().astype(table[column].dtype)}))


def pictures(
    outlook: Outlook, *, year: int = 2021, pages: tuple[str, ...] = tuple(FIGURE_PAGES)
) -> Iterator[tuple[str, Spec]]:
    """Every picture of some pages and of all stories; a state that the data don't allow shows none."""
    for page in pages:
        for name, view in FIGURE_PAGES[page].exhibits.items():
            made = view(State(outlook=outlook, year=year))
            if isinstance(made, Figure):
                yield f"{page} {name}", made.spec
    for name, story in STORIES.items():
        for place, make in enumerate(story.slides, start=1):
            try:
                slide = make(outlook)
            except NOT_COMPUTED:
                continue
            if isinstance(slide.shown, Figure):
                yield f"{name}-{place} {slide.shown.id}", slide.shown.spec


def resting_on(dataset: str) -> tuple[str, ...]:
    """The pages whose pictures may be others where a dataset is; the test of the years sees all as they are printed."""
    return tuple(page for page in FIGURE_PAGES if dataset in _behind(page))


@cache
def _behind(page: str) -> frozenset[str]:
    found = behind(page, State(outlook=Outlook(), year=2021))
    read = (REGISTRY[one.id].read if isinstance(one, Indicator) else (one.name,) for one in found)
    return frozenset(chain.from_iterable(read))


def found(outlook: Outlook, **state: object) -> list[str]:
    return [f"{name}: {fault}" for name, spec in pictures(outlook, **state) for fault in faults(spec)]  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("counts", [PRINTED, TO_2023, TO_2031], ids=["as printed", "to 2023", "to 2031"])
def test_nothing_is_cut_or_covered_however_many_years_there_are(
    counts: dict[int, tuple[int, int]], language: str
) -> None:
    with speaking(language):
        assert found(trainees(counts), year=max(counts)) == []


@pytest.mark.parametrize(
    ("name", "column", "factor"),
    [
        *(("trainees", "trainees", factor) for factor in (0.001, 0.1, 10, 100)),
        *(("skill_shortage", "people", factor) for factor in (0.1, 10)),
        *(("population", "residents", factor) for factor in (0.1, 10)),
        # Counts of a few would become noughts.
        *(("dual_demand", "institutions", factor) for factor in (10, 100)),
        *(("dual_system", "value", factor) for factor in (10, 100)),
        *(("programme_qualification", "value", factor) for factor in (10, 100)),
    ],
)
def test_nothing_is_cut_or_covered_at_another_scale(name: str, column: str, factor: float) -> None:
    with speaking("en"):
        assert found(scaled(name, column, factor), pages=resting_on(name)) == []


@settings(derandomize=True, max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), years=YEARS, language=st.sampled_from(["en", "ko"]))
def test_trends_hold_whatever_the_years_and_values(data: st.DataObject, years: list[int], language: str) -> None:
    counts = {year: data.draw(st.tuples(COUNTS, COUNTS.map(lambda count: count + 1))) for year in years}
    counts[2019] = data.draw(st.tuples(st.integers(1, 5_000_000), st.integers(1, 5_000_000)))
    with speaking(language):
        for name, view in FIGURE_PAGES["trends"].exhibits.items():
            made = view(State(outlook=trainees(counts), year=years[-1]))
            if isinstance(made, Figure):
                assert faults(made.spec) == [], name


@settings(derandomize=True, max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    counts=st.dictionaries(st.sampled_from(PROVINCES), st.tuples(COUNTS, COUNTS), min_size=1),
    finality=st.sampled_from([None, "provisional", "final"]),
    language=st.sampled_from(["en", "ko"]),
)
def test_reports_hold_whatever_the_provinces_and_values(
    counts: dict[str, tuple[int, int]], finality: str | None, language: str
) -> None:
    outlook = reported(counts, finality=finality)
    with speaking(language):
        for name in ("reported-bars", "estimate-ranges", "zone-shares", "quotients"):
            made = FIGURE_PAGES["concentration"].exhibits[name](State(outlook=outlook, year=2021))
            if isinstance(made, Figure):
                assert faults(made.spec) == [], name


class TestIndex:
    """With 2022 and 2023 the highest point lies in the middle of the line."""

    def line(self) -> Spec:
        with speaking("en"):
            return FIGURE_PAGES["trends"].exhibits["trainees-index"](State(outlook=trainees(TO_2023), year=2023)).spec  # type: ignore[union-attr]

    def test_the_axis_reaches_beyond_the_peak(self) -> None:
        spec = self.line()
        # 669,463 of 242,850 = 275.7, more than at the end (498,700: 205.4)
        peak = max(value for trace in spec["data"] for value in trace["y"])
        assert round(peak, 1) == 275.7
        assert spec["layout"]["yaxis"]["range"][1] > peak

    def test_the_peak_is_told_with_the_other_points_that_have_room(self) -> None:
        told = {text for trace in self.line()["data"] for text in trace["text"]}
        # 669,463 and 521,300 of 242,850
        assert {"275.7", "214.7"} <= told

    def test_every_line_has_its_name_and_last_value_at_its_end(self) -> None:
        ends = {note["text"] for note in self.line()["layout"]["annotations"]}
        # 498,700 / 242,850; 4,102,900 / 3,186,628; both together 4,601,600 / 3,429,478
        assert ends == {"<b>205.4</b><br>Job seekers", "<b>128.8</b><br>Employees", "<b>134.2</b><br>Total"}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_single_year_is_drawn_as_well(language: str) -> None:
    """No road leads to a store of one year, so the pictures are asked for themselves."""
    compute = trainees({2019: PRINTED[2019]}).compute
    total, by_category, share, index, change = map(
        compute,
        ("trainees_total", "trainees_by_category", "job_seeker_share_pct", "trainees_index", "trainees_change_pct"),
    )
    with speaking(language):
        made = [
            trends.levels_by_category(by_category, total, share, index, change=change, year=2019),
            trends.index_lines(index, recovery=Outlook().compute("recovery_ratio")),
        ]
        assert [fault for figure in made for fault in faults(figure.spec)] == []


class TestSpan:
    """0 to 80 with a label of 50 pixels beyond the end: on 250 pixels a pixel is 0.4, so the axis ends at 100."""

    def test_makes_room_for_a_label_beyond_the_last_value(self) -> None:
        assert charts.span([(0, 0, 0), (80, 0, 50)], room=250) == (0, 100, True)

    def test_makes_room_on_both_sides_of_nought(self) -> None:
        # 60 units on 300 - 2 * 30 pixels: 0.25 a pixel, 7.5 on each side
        assert charts.span([(-20, 30, 0), (0, 0, 0), (40, 0, 30)], room=300) == (-27.5, 47.5, True)

    def test_nought_alone_is_the_beginning_of_an_axis(self) -> None:
        assert charts.span([(0, 0, 100)], room=250) == (0.0, 1.0, True)

    def test_one_year_alone_stands_in_the_middle(self) -> None:
        assert charts.span([(2021.0, 0, 0)], room=300) == (2020.4, 2021.6, True)

    def test_says_that_two_labels_have_no_room_beside_each_other(self) -> None:
        # 100 - 60 - 60 pixels leave nothing between the marks
        assert charts.span([(0, 60, 0), (40, 0, 60)], room=100)[2] is False
