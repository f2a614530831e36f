"""What the page on K-Digital Training shows: tiles, the bar of the shortage, national figures."""

from dataclasses import replace

import pandas as pd
import pytest

from components.figures import kdt
from components.figures.kdt import fields, forecast, programme
from components.figures.state import State
from data.catalogue import compute, dataset
from data.outlook import Outlook
from i18n import speaking
from indicators.dataset import Dataset
from indicators.kdt import kdt_field_coverage
from tests.stores import store


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def reports(*rows: tuple[int, str, str, int | None, int | None]) -> Dataset:
    table = pd.DataFrame(rows, columns=["year", "province", "field", "courses", "trainees"])
    table = table.astype({"year": "Int64", "courses": "Int64", "trainees": "Int64"})
    return Dataset(name="kdt_training", table=table.assign(status="uploaded", source="office"))


def figures(training: Dataset, number: int, *, province: str | None = None) -> str:
    groups = fields.tiles(dataset("kdt_fields"), training, province=province)
    return next(tile.figures for tiles in groups.values() for tile in tiles if tile.number == number)


class TestTiles:
    def test_are_nine_digital_and_twelve_of_advanced_industry(self):
        groups = fields.tiles(dataset("kdt_fields"), dataset("kdt_training"))
        assert {group: len(tiles) for group, tiles in groups.items()} == {"Digital": 9, "Advanced industry": 12}

    def test_show_what_an_office_reported_instead_of_nothing(self):
        told = reports((2024, "KR-26", "cloud", 12, 340))
        assert figures(told, 2) == "12 courses (provinces: 1)  \n340 trainees (provinces: 1)  \n▣ Uploaded · 2024"
        assert figures(told, 1) == "no figures yet"

    def test_add_up_provinces_of_the_latest_year_only(self):
        told = reports(
            (2023, "KR-26", "cloud", 90, 900), (2024, "KR-26", "cloud", 12, 340), (2024, "KR-11", "cloud", 20, 60)
        )
        # 12 + 20 = 32 courses, 340 + 60 = 400 trainees: arithmetic, so computed
        assert (
            figures(told, 2)
            == "32 courses (provinces: 2)  \n400 trainees (provinces: 2)  \n▤ Computed from offices' figures · 2024"
        )

    def test_leave_out_a_column_that_no_office_filled(self):
        assert (
            figures(reports((2024, "KR-26", "cloud", 12, None)), 2) == "12 courses (provinces: 1)  \n▣ Uploaded · 2024"
        )

    def test_show_the_chosen_province_alone(self):
        told = reports((2024, "KR-26", "cloud", 12, 340), (2024, "KR-11", "cloud", 20, 60))
        assert "340 trainees" in figures(told, 2, province="KR-26")
        assert figures(told, 2, province="KR-50") == "no figures yet"


def test_the_answer_changes_once_offices_have_reported():
    covered = kdt_field_coverage(
        kdt_fields=dataset("kdt_fields"), kdt_training=reports((2024, "KR-26", "cloud", 12, 340))
    )
    told = kdt.answer_of(
        compute("kdt_fields_count"),
        covered,
        compute("kdt_shortage_by_field"),
        compute("kdt_shortage_published_pct"),
        years=(2024, 2024),
    )
    assert told.startswith("21 fields of training, 1 with reported figures in 1 of 17 provinces (2024)")


class TestShortageBar:
    @pytest.fixture
    def bar(self):
        names = ("kdt_shortage_by_field", "kdt_shortage_unpublished", "kdt_shortage_published_pct")
        return forecast.bar(*(compute(name) for name in names), dataset("skill_shortage"), period="2023–2027")

    def test_has_the_four_published_parts_and_one_that_was_not_found(self, bar):
        # 345,000 - (19,600 + 18,800 + 12,800 + 8,400) = 285,400
        assert [trace["x"] for trace in bar.spec["data"]] == [[19_600], [18_800], [12_800], [8_400], [285_400]]

    def test_leaves_the_part_that_was_not_found_without_a_fill(self, bar):
        *known, rest = (trace["marker"] for trace in bar.spec["data"])
        assert rest["color"] == "rgba(0,0,0,0)"
        assert rest["line"]["width"] > 0
        assert all(part["color"] != rest["color"] for part in known)

    def test_is_exactly_as_long_as_the_forecast(self, bar):
        assert bar.spec["layout"]["xaxis"]["range"] == [0, 345_000]

    def test_holds_the_remainder_as_computed_in_its_table(self, bar):
        assert bar.table.frame.loc["Not found", "People"] == 285_400
        assert "Computed" in bar.table.frame.loc["Not found", "Kind of figure"]


class TestNationalFigures:
    def test_keep_their_bound_and_period(self):
        frame = programme.published(dataset("kdt_programme"), data=Outlook()).frame
        shown = frame["Figures by period"]
        assert shown["Trainees (people)"] == "2021: about 12,000 · 2022: about 22,000 · 2023: about 32,000"
        assert shown["Capacity (people)"] == "2023: 55,076 · 2024: 57,689"

    @pytest.mark.parametrize(
        ("lang", "name", "figures"),
        [
            ("en", "Budget (billion won)", "2021: 139 · 2022: 324.8 · 2023: 416.2 · 2024: 473.1"),
            # a billion won is ten times 억 원
            ("ko", "예산(억 원)", "2021: 1,390 · 2022: 3,248 · 2023: 4,162 · 2024: 4,731"),
        ],
    )
    def test_give_the_budget_as_the_reader_counts_money(self, lang: str, name: str, figures: str):
        with speaking(lang):
            shown = programme.published(dataset("kdt_programme"), data=Outlook()).frame.iloc[:, 0]
        assert shown[name] == figures

    def test_say_what_the_budget_in_outline_is(self):
        listed = dataset("kdt_programme")
        subtitle = programme.budgets(listed, data=Outlook()).subtitle
        assert subtitle == "Budget of K-Digital Training by year, Korea · 2024, in outline: Budget bill."
        without = replace(listed, table=listed.table.assign(note_en=None, note_ko=None))
        assert programme.budgets(without, data=Outlook()).subtitle == "Budget of K-Digital Training by year, Korea"

    def test_warn_in_general_words_where_no_year_has_both(self):
        national = dataset("kdt_programme")
        without = replace(national, table=national.table[national.table["measure"] != "capacity_people"])
        assert programme.warning(without) == "Capacity is not participation: places offered are not people trained."

    def test_warn_with_the_figures_of_a_year_as_exact_as_they_are(self):
        national = dataset("kdt_programme")
        assert "for 2023 about 32,000 people and 55,076 places" in programme.warning(national)
        exact = replace(national, table=national.table.assign(bound="exact"))
        assert "for 2023 32,000 people and" in programme.warning(exact)


class TestStrip:
    def test_is_empty_while_no_office_has_reported_and_fills_by_field(self):
        # the list numbers its fields from 1 to 21; cloud is the second
        empty = fields.strip(dataset("kdt_fields"), reports())
        assert empty.title == "21 fields await figures of regional offices"
        assert [trace["name"] for trace in empty.spec["data"]] == ["no figures yet 21"]
        one = fields.strip(dataset("kdt_fields"), reports((2024, "KR-26", "cloud", 12, 340)))
        assert one.title == "Fields with figures of regional offices: 1 of 21"
        assert one.spec["data"][0]["text"] == ["2"]

    def test_is_that_of_the_chosen_province(self):
        told = reports((2024, "KR-26", "cloud", 12, 340))
        seoul = fields.strip(dataset("kdt_fields"), told, province="KR-11")
        assert seoul.title == "21 fields await figures of Seoul"
        assert (
            fields.strip(dataset("kdt_fields"), told, province="KR-26").title == "Fields with figures of Busan: 1 of 21"
        )

    def test_counts_what_the_headline_counts_and_shows_a_mark_apart(self):
        # cloud: 12 courses; robot: 430 trainees; nano: suppressed both. Two fields have a figure, one was sent without.
        with store("suppressed"):
            state = State(outlook=Outlook(), year=2021, province=None)
            strip, (*_others, card) = kdt.fields_told(state), kdt.cards(state)
            assert kdt.answer(state).startswith("21 fields of training, 2 with reported figures")
            assert kdt.answer(replace(state, province="KR-11")) == (
                "Seoul has sent 1 of the 21 fields, without a figure to count"
            )
        assert (strip.title, card.value) == ("Fields with figures of regional offices: 2 of 21", "2")
        told = {trace["name"]: trace["text"] for trace in strip.spec["data"]}
        assert told["Reported 2"] == ["2", "17"]
        assert told["sent, nothing to count 1"] == ["16"]
        assert "no figures yet 18" in told

    def test_a_field_of_which_0_is_sent_is_not_counted(self):
        none = fields.strip(dataset("kdt_fields"), reports((2024, "KR-26", "cloud", 0, 0)))
        assert none.title == "Fields with figures of regional offices: 0 of 21"


class TestChoice:
    """A province or a field is answered in the headline, and the field framed in the strip."""

    def state(self, **choices: str) -> State:
        return State(outlook=Outlook(), year=2021, province="KR-26").having(**choices)

    def test_a_province_without_reports_is_told_first(self):
        assert kdt.answer(self.state()) == "Busan has reported none of the 21 fields yet"

    def test_a_field_is_told_first(self):
        assert kdt.answer(self.state(field="16")) == "16 Nano, Busan: no figures yet"

    def test_a_field_is_framed(self):
        marked = [
            trace for trace in kdt.fields_told(self.state(field="16")).spec["data"] if trace.get("mode") == "markers"
        ]
        # eleven squares in a row: the 16th is the fifth of the second
        assert [(trace["x"], trace["y"]) for trace in marked] == [([4], [-1])]
        assert len(kdt.fields_told(self.state()).spec["data"]) == 1

    def test_each_number_of_the_list_can_be_chosen(self):
        named = fields.fields_by_number(dataset("kdt_fields"))
        assert list(named) == [str(number) for number in range(1, 22)]
