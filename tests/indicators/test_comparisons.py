"""What others count: as printed, each under its concept; nothing across two concepts, and a refusal is a result."""

from dataclasses import replace
from itertools import combinations

import pytest

from data.package import bundled
from indicators.comparisons import (
    NO_YARDSTICK,
    NOT_PRINTED,
    OTHER_CONCEPT,
    SAME_SOURCE,
    adults_learning_pct,
    capital_area_by_place_pct,
    comparison_gap_pp,
    concepts_of,
    contradictions,
    firms_training_pct,
    fits,
    panels,
    parted,
    together,
    trainees_by_concept,
    units_of,
)
from indicators.dataset import Dataset, IndicatorError
from tests.indicators.tables import dataset, trainees

CONCEPTS = dataset(
    "comparison_concepts",
    "concept question unit",
    ("adult_learning", "adults", "percent"),
    ("piaac_2", "adults", "percent"),
    ("firm_survey", "firms", "percent"),
    ("establishment_survey", "firms", "percent"),
    ("off_the_job", "firms", "percent"),
    ("remote_learners", "capital", "learners"),
    ("participation_by_home", "capital", "percent"),
    ("training_persons", "trainees", "people"),
)
PAIRS = dataset(
    "comparison_pairs",
    "first second rule reason",
    ("adult_learning", "piaac_2", "beside", "other_survey"),
    ("firm_survey", "establishment_survey", "same_axis", "employers"),
    ("firm_survey", "off_the_job", "beside", "what_counts"),
    ("establishment_survey", "off_the_job", "beside", "what_counts"),
)
COLUMNS = "figure concept economy year value unit bound"


def figures(*rows: tuple[str | int | float | None, ...], **others: dict[str, str]) -> Dataset:
    """Figures of one group each, of all of their economy; other columns by the name of the figure."""
    made = dataset("comparisons", COLUMNS, *rows)
    table = made.table.assign(area=None, group_en="all", contradicts=None)
    for column, of_figure in others.items():
        table[column] = [
            of_figure.get(name, before) for name, before in zip(table["figure"], table[column], strict=True)
        ]
    return replace(made, table=table)


FIGURES = figures(
    ("home_a", "participation_by_home", "KOR", 2021, 32.0, "percent", "exact"),
    ("home_b", "participation_by_home", "KOR", 2021, 30.5, "percent", "exact"),
    ("home_old", "participation_by_home", "KOR", 2019, 40.0, "percent", "exact"),
    ("rate", "adult_learning", "KOR", None, 13.0, "percent", "about"),
    ("union", "firm_survey", "EU", 2020, 60.0, "percent", "exact"),
    ("learners", "remote_learners", "KOR", 2018, 300, "learners", "exact"),
    ("learners_all", "remote_learners", "KOR", 2018, 400, "learners", "exact"),
    ("heads", "training_persons", "KOR", 2014, 5000, "people", "exact"),
    area={"learners": "KR-11"},
)
NOTHING = figures()


class TestTogether:
    def test_it_is_the_same_whichever_comes_first(self) -> None:
        one, other = (
            together(*pair, pairs=PAIRS) for pair in (("adult_learning", "piaac_2"), ("piaac_2", "adult_learning"))
        )
        assert (one.rule, one.reason) == (other.rule, other.reason) == ("beside", "other_survey")

    def test_a_concept_shares_its_own_axis(self) -> None:
        assert together("piaac_2", "piaac_2", pairs=PAIRS).rule == "same_axis"

    def test_two_without_a_rule_are_not_shown_together(self) -> None:
        found = together("adult_learning", "firm_survey", pairs=PAIRS)
        assert (found.rule, found.reason) == ("never", "no_rule")


def test_a_panel_holds_only_what_may_share_its_axis() -> None:
    found = panels(concepts_of("firms", concepts=CONCEPTS), pairs=PAIRS)
    assert found == [["firm_survey", "establishment_survey"], ["off_the_job"]]


class TestAdultsLearningPct:
    def test_values_stand_as_printed_with_area_year_and_bound(self) -> None:
        found = adults_learning_pct(comparisons=FIGURES, comparison_concepts=CONCEPTS).row()
        assert (found.area, found.year, found.number, found.bound) == ("KR", None, 13, "about")

    def test_no_change_between_surveys_is_given(self) -> None:
        assert adults_learning_pct(comparisons=NOTHING, comparison_concepts=CONCEPTS).refusals


class TestFirmsTrainingPct:
    RATES = dataset(
        "sme_participation",
        "measure firm_size value bound year",
        ("implementation_rate_pct", "10_299", 55, "exact", None),
        ("implementation_rate_pct", "300_plus", 85, "more_than", None),
        ("participation_rate_pct", "sme", 4, "exact", None),
    )

    def test_the_rates_of_the_document_stand_beside_those_of_surveys(self) -> None:
        found = firms_training_pct(comparisons=FIGURES, comparison_concepts=CONCEPTS, sme_participation=self.RATES)
        assert {row.category: row.number for row in found.rows} == {"deck_10_299": 55, "deck_300_plus": 85, "union": 60}

    def test_a_rate_that_was_sent_with_a_year_is_none_of_the_document_and_that_is_said(self) -> None:
        rows = (
            ("implementation_rate_pct", "10_299", 55, "exact", 2024),
            ("implementation_rate_pct", "300_plus", 85, "exact", None),
        )
        sent = dataset("sme_participation", "measure firm_size value bound year", *rows)
        found = firms_training_pct(comparisons=FIGURES, comparison_concepts=CONCEPTS, sme_participation=sent)
        assert {row.category: row.number for row in found.rows} == {"deck_300_plus": 85, "union": 60}
        assert NOT_PRINTED in {refusal.reason for refusal in found.refusals}

    def test_the_take_up_is_not_among_them_and_has_no_yardstick(self) -> None:
        found = firms_training_pct(comparisons=FIGURES, comparison_concepts=CONCEPTS, sme_participation=self.RATES)
        assert 4 not in {row.number for row in found.rows}
        assert NO_YARDSTICK in {refusal.reason for refusal in found.refusals}


class TestCapitalAreaByPlacePct:
    SHARES = dataset("zone_shares", "zone share_pct year bound", ("KR-CAP", 70, None, "exact"))

    def test_a_share_of_learners_is_of_two_counts_of_one_concept_and_year(self) -> None:
        found = capital_area_by_place_pct(comparisons=FIGURES, comparison_concepts=CONCEPTS, zone_shares=self.SHARES)
        share = found.row(category="learners")
        assert (share.number, share.status) == (75, "computed")  # 300 of 400

    def test_counts_of_two_years_are_no_share(self) -> None:
        moved = figures(
            ("learners", "remote_learners", "KOR", 2019, 300, "learners", "exact"),
            ("learners_all", "remote_learners", "KOR", 2018, 400, "learners", "exact"),
            area={"learners": "KR-11"},
        )
        assert self._shares(moved) == []

    def _shares(self, of: Dataset) -> list[float]:
        found = capital_area_by_place_pct(comparisons=of, comparison_concepts=CONCEPTS, zone_shares=self.SHARES)
        return [row.number for row in found.rows if row.category != "deck_capital"]

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("group_en", "women"),
            ("economy", "JPN"),
            ("bound", "about"),
            ("source", "another_source"),
            ("area", None),
            ("concept", "participation_by_home"),
            ("unit", "people"),
            ("value", 401),
            ("value", 300.5),
        ],
    )
    def test_no_share_where_the_part_is_not_counted_as_the_whole_is(self, column: str, value: object) -> None:
        counts = FIGURES.where(concept="remote_learners")
        assert self._shares(counts) == [75]
        table = counts.table.astype({"value": "object"})
        table.loc[table["figure"] == "learners", column] = value
        assert self._shares(replace(counts, table=table)) == []

    def test_the_names_of_the_figures_do_not_matter(self) -> None:
        counts = FIGURES.where(concept="remote_learners")
        named = counts.table.assign(figure=["seoul", "korea"])
        assert self._shares(replace(counts, table=named)) == [75]

    def test_a_share_that_was_sent_with_a_year_is_none_of_the_document(self) -> None:
        rows = (("KR-CAP", 70, None, "exact"), ("KR-CAP", 61.2, 2023, "exact"))
        sent = dataset("zone_shares", "zone share_pct year bound", *rows)
        found = capital_area_by_place_pct(comparisons=FIGURES, comparison_concepts=CONCEPTS, zone_shares=sent)
        assert [(row.number, row.year) for row in found.rows if row.category == "deck_capital"] == [(70, None)]
        assert NOT_PRINTED in {refusal.reason for refusal in found.refusals}

    def test_the_printed_share_is_not_corrected(self) -> None:
        found = capital_area_by_place_pct(comparisons=FIGURES, comparison_concepts=CONCEPTS, zone_shares=self.SHARES)
        assert found.value(category="deck_capital") == 70
        assert found.refusals


class TestWhatAFigureMaySay:
    @pytest.mark.parametrize(
        ("concept", "value", "unit"),
        [
            ("adult_learning", 5000, "people"),  # people are no share of adults
            ("adult_learning", 120, "percent"),
            ("adult_learning", -1, "percent"),
            ("training_persons", 30, "percent"),
            ("training_persons", 30.5, "people"),
            ("training_persons", -30, "people"),
            ("happiness", 30, "percent"),
        ],
    )
    def test_what_does_not_fit_its_concept_is_no_figure_of_a_picture(self, concept, value, unit) -> None:
        one = figures(("odd", concept, "KOR", 2021, value, unit, "exact"))
        assert not fits(one.rows[0], units_of(CONCEPTS))
        assert adults_learning_pct(comparisons=one, comparison_concepts=CONCEPTS).rows == ()

    @pytest.mark.parametrize("value", [0, 100])
    def test_the_ends_of_a_share_fit(self, value: float) -> None:
        one = figures(("end", "adult_learning", "KOR", 2021, value, "percent", "exact"))
        assert fits(one.rows[0], units_of(CONCEPTS))


class TestParted:
    NEVER = dataset(
        "comparison_pairs",
        "first second rule reason",
        ("adult_learning", "piaac_2", "never", "opposite"),
        ("adult_learning", "sdg_431", "beside", "compiled"),
        ("piaac_2", "sdg_431", "beside", "compiled"),
    )

    def test_what_may_never_stand_with_one_that_is_there_is_kept_apart_with_its_reason(self) -> None:
        kept, (apart,) = parted(["adult_learning", "piaac_2", "sdg_431"], pairs=self.NEVER)
        assert kept == ["adult_learning", "sdg_431"]
        assert (apart.concept, apart.beside, apart.reason) == ("piaac_2", "adult_learning", "opposite")

    def test_two_without_a_rule_are_kept_apart(self) -> None:
        kept, apart = parted(["adult_learning", "firm_survey"], pairs=self.NEVER)
        assert (kept, [one.reason for one in apart]) == (["adult_learning"], ["no_rule"])


class TestContradictions:
    TWO = (
        ("one", "adult_learning", "KOR", 2021, 30.7, "percent", "exact"),
        ("other", "adult_learning", "KOR", 2021, 31.2, "percent", "exact"),
    )

    def test_two_values_for_one_thing_are_found_though_nobody_declares_them(self) -> None:
        assert contradictions(figures(*self.TWO).rows) == [("one", "other")]

    def test_a_dash_or_a_capital_does_not_make_it_another_group(self) -> None:
        named = figures(*self.TWO, group_en={"one": "Adults of 25-79", "other": "adults  of 25\N{EN DASH}79"})
        assert contradictions(named.rows) == [("one", "other")]

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("concept", "piaac_2"),
            ("economy", "JPN"),
            ("area", "KR-11"),
            ("year", 2020),
            ("group_en", "women"),
            ("value", 30.7),
        ],
    )
    def test_figures_of_two_things_or_of_one_value_do_not_contradict(self, column: str, value: object) -> None:
        table = figures(*self.TWO).table.astype("object")
        table.loc[1, column] = value
        assert contradictions(replace(FIGURES, table=table).rows) == []

    def test_a_contradiction_is_declared_where_the_groups_are_called_otherwise(self) -> None:
        groups = {"one": "25 to 64", "other": "25 to 79"}
        assert contradictions(figures(*self.TWO, group_en=groups).rows) == []
        assert contradictions(figures(*self.TWO, group_en=groups, contradicts={"other": "one"}).rows) == [
            ("one", "other")
        ]

    @pytest.mark.parametrize("name", ["nobody", "other"])
    def test_one_that_leads_nowhere_or_to_itself_names_none(self, name: str) -> None:
        assert contradictions(figures(*self.TWO, group_en={"one": "x"}, contradicts={"other": name}).rows) == []


class TestTraineesByConcept:
    def test_heads_of_a_survey_stand_beside_the_yearly_totals(self) -> None:
        printed = dataset("printed_figures", "measure value year bound unit")
        found = trainees_by_concept(
            comparisons=FIGURES,
            comparison_concepts=CONCEPTS,
            trainees=trainees((2020, 100, 200)),
            printed_figures=printed,
        )
        told = {(row.category, row.year): row.number for row in found.rows}
        assert told == {("deck_trainees", 2020): 300, ("heads", 2014): 5000}


class TestComparisonGapPp:
    def test_two_of_one_concept_source_and_year_are_subtracted(self) -> None:
        found = comparison_gap_pp(comparisons=FIGURES, first="home_a", second="home_b")
        assert (found.value(), found.row().status) == (1.5, "computed")  # 32 - 30.5

    @pytest.mark.parametrize(
        ("other", "reason"), [("rate", OTHER_CONCEPT), ("union", OTHER_CONCEPT), ("home_old", SAME_SOURCE)]
    )
    def test_all_else_is_refused_with_its_reason(self, other: str, reason: object) -> None:
        found = comparison_gap_pp(comparisons=FIGURES, first="home_a", second=other)
        assert (found.rows, [one.reason for one in found.refusals]) == ((), [reason])

    def test_two_sources_are_refused_even_of_one_concept_and_year(self) -> None:
        split = FIGURES.table.assign(source=[f"source_{place}" for place in range(len(FIGURES.table))])
        found = comparison_gap_pp(comparisons=replace(FIGURES, table=split), first="home_a", second="home_b")
        assert [one.reason for one in found.refusals] == [SAME_SOURCE]

    @pytest.mark.parametrize("name", ["nobody", "heads"])
    def test_what_is_no_percentage_is_an_error(self, name: str) -> None:
        with pytest.raises(IndicatorError, match=name):
            comparison_gap_pp(comparisons=FIGURES, first="home_a", second=name)


class TestTheBundledRules:
    """Every pair of concepts of a question has a rule of its own, and none of them is that they are never shown together."""

    @pytest.mark.parametrize("question", ["adults", "firms", "capital", "trainees"])
    def test_every_pair_of_a_question_has_a_rule(self, question: str) -> None:
        concepts, pairs = bundled("comparison_concepts"), bundled("comparison_pairs")
        listed = concepts_of(question, concepts=concepts)
        found = {pair: together(*pair, pairs=pairs) for pair in combinations(listed, 2)}
        assert found
        assert [pair for pair, verdict in found.items() if verdict.rule == "never" or not verdict.reason] == []

    def test_no_pair_has_two_rules(self) -> None:
        pairs = [frozenset((row.first, row.second)) for row in bundled("comparison_pairs").rows]
        assert len(pairs) == len(set(pairs))
        assert all(len(pair) == 2 for pair in pairs)

    def test_the_take_up_of_a_subsidy_is_never_beside_a_survey_of_firms(self) -> None:
        pairs = bundled("comparison_pairs")
        for concept in concepts_of("firms", concepts=bundled("comparison_concepts")):
            assert together("scheme_take_up", concept, pairs=pairs).rule == "never"


class TestTheBundledFigures:
    def test_each_has_a_concept_a_period_a_kind_of_source_and_no_low_confidence(self) -> None:
        concepts = {row.concept for row in bundled("comparison_concepts").rows}
        for row in bundled("comparisons").rows:
            assert row.concept in concepts
            assert row.period_en
            assert row.confidence in ("high", "medium")

    def test_each_has_a_year_an_economy_that_is_known_and_the_unit_of_its_concept(self) -> None:
        units, table = units_of(bundled("comparison_concepts")), bundled("comparisons")
        known = {row.iso3 for row in bundled("economies").rows} | {"EU", "OECD"}
        for row in table.rows:
            assert 1990 < int(row.year) < 2027, row.figure
            assert row.economy in known, row.figure
            assert fits(row, units), row.figure

    def test_two_values_for_one_thing_are_named(self) -> None:
        """Pairs of the notes on the sources: labels of ages swapped, rounded reports, three rates of one year."""
        assert {frozenset(pair) for pair in contradictions(bundled("comparisons").rows)} == {
            frozenset(pair)
            for pair in (
                ("kedi_2017", "kedi64_2017"),
                ("kedi_2018", "kedi64_2018"),
                ("kedi_2019", "kedi64_2019"),
                ("kedi_2020", "kedi64_2020"),
                ("aes_2022", "aes_2022_etm"),
                ("aes_2022", "lfs_2022_etm"),
                ("inst_2020", "inst_2020_nd"),
                ("inst_2020", "inst_2020_mt"),
                ("inst_2020_nd", "inst_2020_mt"),
                ("mol_emp_2009", "mol_emp_2009_se"),
            )
        }

    def test_the_two_series_of_one_survey_name_each_other_in_every_year_that_both_hold(self) -> None:
        rows = {row.figure: row for row in bundled("comparisons").rows}
        both = [
            name.removeprefix("kedi_") for name in rows if name.startswith("kedi_") and name.replace("_", "64_") in rows
        ]
        assert both == ["2017", "2018", "2019", "2020"]
        found = contradictions(rows.values())
        assert all((f"kedi_{year}", f"kedi64_{year}") in found for year in both)
