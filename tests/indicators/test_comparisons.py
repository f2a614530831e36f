"""What others count: as printed, each under its concept; nothing across two concepts, and a refusal is a result."""

from dataclasses import replace
from itertools import combinations

import pytest

from data.package import bundled
from indicators.comparisons import (
    NO_YARDSTICK,
    OTHER_CONCEPT,
    SAME_SOURCE,
    adults_learning_pct,
    capital_area_by_place_pct,
    comparison_gap_pp,
    concepts_of,
    firms_training_pct,
    panels,
    together,
    trainees_by_concept,
)
from indicators.dataset import Dataset, IndicatorError
from tests.indicators.tables import dataset, trainees

CONCEPTS = dataset(
    "comparison_concepts",
    "concept question",
    ("adult_learning", "adults"),
    ("piaac_2", "adults"),
    ("firm_survey", "firms"),
    ("establishment_survey", "firms"),
    ("off_the_job", "firms"),
    ("remote_learners", "capital"),
    ("participation_by_home", "capital"),
    ("training_persons", "trainees"),
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


def figures(*rows: tuple[str | int | float | None, ...]) -> Dataset:
    return dataset("comparisons", COLUMNS, *rows)


FIGURES = figures(
    ("home_a", "participation_by_home", "KOR", 2021, 32.0, "percent", "exact"),
    ("home_b", "participation_by_home", "KOR", 2021, 30.5, "percent", "exact"),
    ("home_old", "participation_by_home", "KOR", 2019, 40.0, "percent", "exact"),
    ("rate", "adult_learning", "KOR", None, 13.0, "percent", "about"),
    ("union", "firm_survey", "EU", 2020, 60.0, "percent", "exact"),
    ("learners", "remote_learners", "KOR", 2018, 300, "learners", "exact"),
    ("learners_all", "remote_learners", "KOR", 2018, 400, "learners", "exact"),
    ("heads", "training_persons", "KOR", 2014, 5000, "people", "exact"),
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
    found = panels("firms", concepts=CONCEPTS, pairs=PAIRS)
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
        )
        found = capital_area_by_place_pct(comparisons=moved, comparison_concepts=CONCEPTS, zone_shares=self.SHARES)
        assert [row.category for row in found.rows] == ["deck_capital"]

    def test_the_printed_share_is_not_corrected(self) -> None:
        found = capital_area_by_place_pct(comparisons=FIGURES, comparison_concepts=CONCEPTS, zone_shares=self.SHARES)
        assert found.value(category="deck_capital") == 70
        assert found.refusals


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

    def test_two_values_for_one_thing_name_each_other(self) -> None:
        rows = {row.figure: row for row in bundled("comparisons").rows}
        told = {name: row.contradicts for name, row in rows.items() if isinstance(row.contradicts, str)}
        assert told
        for name, other in told.items():
            assert (rows[other].concept, rows[other].year) == (rows[name].concept, rows[name].year), name
