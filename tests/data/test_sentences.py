"""Sentences take their numbers from the data in hand, and what an update makes untrue is not said any more."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from components.figures.stories import shared
from data.outlook import Outlook
from data.package import bundled
from data.sentences import Caveat, UnsaidError, caveats, caveats_named, holds, told
from i18n import LANGUAGES, speaking
from indicators.indicator import CAPITAL_PROVINCES, PROVINCES
from tests.stores import store

ONE_WAY = {"basis": "provider", "counting": "enrolments", "finality": "final", "source": "upload_1"}
EVERY = [f"I-{number:02}" for number in range(1, 29)]


def said(state: Outlook, language: str = "en") -> dict[str, Caveat]:
    """The caveats of a state by their ids."""
    with speaking(language):
        return {one.id: one for one in caveats(state)}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Talks are not recognition (I-09), as I-24 says.", ["I-09", "I-24"]),
        ("No year (I-06, I-10).", ["I-06", "I-10"]),
        ("협의는 인정이 아닙니다(I-09).", ["I-09"]),
        ("협의는 I-09와 I-24를 볼 것", ["I-09", "I-24"]),
        ("참고I-09", ["I-09"]),
        ("AI-07, I-070 and i-07 are names of others.", []),
    ],
)
def test_the_caveats_that_a_text_names_are_found_whatever_stands_around_their_ids(text: str, named: list[str]) -> None:
    assert caveats_named(text) == named


def with_rows(name: str, changed: Callable[[pd.DataFrame], pd.DataFrame]) -> Outlook:
    """The bundled data with one table changed."""
    return Outlook.after(name, changed(bundled(name).table.copy()), head=0)


def set_to(column: str, value: Any, **wanted: object) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """A table with another value in the rows wanted."""

    def changed(table: pd.DataFrame) -> pd.DataFrame:
        rows = pd.Series(True, index=table.index)
        for key, one in wanted.items():
            rows &= table[key] == one
        assert rows.any()
        table.loc[rows, column] = value
        return table

    return changed


class TestTemplates:
    @pytest.fixture
    def state(self) -> Outlook:
        return Outlook(head=0)

    @pytest.mark.parametrize(
        ("template", "en", "ko"),
        [
            # 242,850 + 3,186,628 = 3,429,478; 427,106 + 2,437,856 = 2,864,962; 669,463 + 3,992,319 = 4,661,782
            ("{trainees_total(year=2021)}", "4,661,782", "4,661,782"),
            ("{trainees_total(year=2021)|short}", "4.66 million", "466만"),
            ("{trainees_total(year=2021)|short.2}", "4.7 million", "470만"),
            ("{policy_state(state=as_is,category=unemployed)|spoken}", "847,000", "84만 7천"),
            ("{max:trainees.year|year}", "2021", "2021"),
            ("{max:trainees.year|yy}", "21", "21"),
            ("{sum:trainees.trainees(year=2019)}", "3,429,478", "3,429,478"),
            ("{count:trainees(category=employee)|words}", "three", "3"),
            ("{count:trainees(category=employee)|Words}", "Three", "3"),
            ("{zone_shares.share_pct(zone=KR-CAP)}", "68.5", "68.5"),
            ("{newest:trainees_total}", "4,661,782", "4,661,782"),
            ("{100*trainees_total(year=2021)/trainees_total(year=2019)|.1}", "135.9", "135.9"),
            ("{trainees_change_pct(year=2020,category=total)|+.1}", "−16.5", "−16.5"),
            ("{skill_shortage.period(field=all,measure=shortage)|span}", "2023–2027", "2023~2027"),
        ],
    )
    def test_a_value_is_looked_up_and_written_as_the_language_does(
        self, state: Outlook, template: str, en: str, ko: str
    ) -> None:
        for language, expected in (("en", en), ("ko", ko)):
            with speaking(language):
                assert told(template, state) == expected

    @pytest.mark.parametrize(
        ("claim", "expected"),
        [
            ("none regional_training", True),
            ("some trainees(year=2021)", True),
            ("undated zone_shares", True),
            ("undated trainees", False),
            ("above trainees_total(year=2021) trainees_total(year=2019)", True),
            ("below trainees_total(year=2021) trainees_total(year=2019)", False),
            ("equals trainees_total(year=2021) printed_figures.value(measure=trainees_total,year=2021)", True),
            ("differs round:trainees_per_100_residents 8", True),  # 7, 6 and 9 in the three years
            ("differs round:trainees_per_100_residents 9", False),
            ("near 10 12", True),
            ("near 9 12", False),
            ("none regional_training and undated trainees", False),
            ("not none regional_training and undated trainees", True),
            # 3,429,478, 2,864,962, 4,661,782 in all; job seekers 242,850, 427,106, 669,463
            ("most trainees_total(year=2021) trainees_total", True),
            ("most trainees_total(year=2019) trainees_total", False),
            ("least trainees_total(year=2020) trainees_total", True),
            ("between trainees_total(year=2021) trainees_total", True),  # the ends belong to it
            ("between trainees_total(year=2020) trainees_total", True),
            ("between trainees_total trainees_total(year=2021)", False),
            ("all trainees.trainees trainees.trainees", True),
            ("all trainees.trainees(year=2021) trainees.trainees", False),
            ("rises trainees.trainees(category=job_seeker)", True),
            ("falls trainees.trainees(category=job_seeker)", False),
            ("rises trainees_total", False),
            ("falls trainees_total", False),
            ("rises trainees_total(year=2021)", False),  # of one figure nothing rises or falls
            ("falls trainees_total(year=2021)", False),
        ],
    )
    def test_a_claim_is_checked_against_the_data(self, state: Outlook, claim: str, expected: bool) -> None:
        assert holds(claim, state) is expected

    def test_what_has_a_year_in_some_rows_is_not_undated(self) -> None:
        sent = bundled("zone_shares").table.iloc[:1].assign(year=2023)
        both = with_rows("zone_shares", lambda table: pd.concat([table, sent], ignore_index=True))
        assert holds("undated zone_shares", both) is False
        assert holds("undated zone_shares(year=none)", both) is True

    def test_the_newest_of_periods_is_the_last_to_begin(self) -> None:
        shorter = bundled("skill_shortage").table.iloc[:1].assign(period="2024-2025", people=7)
        state = with_rows("skill_shortage", lambda table: pd.concat([table, shorter], ignore_index=True))
        with speaking("en"):
            assert told("{skill_shortage.people(field=all,measure=shortage,year=newest)}", state) == "7"

    def test_words_under_a_claim_are_said_only_while_it_holds(self, state: Outlook) -> None:
        template = "One.[none regional_training:  Two.][some regional_training:  Three.] Four."
        assert told(template, state) == "One. Two. Four."

    def test_a_claim_about_what_is_not_there_holds_in_neither_form(self, state: Outlook) -> None:
        missing = "trainees_total(year=1999)"
        assert told(f"One.[above {missing} 1:  Two.][not above {missing} 1:  Three.]", state) == "One."

    @pytest.mark.parametrize("value", ["trainees_total(year=1999)", "trainees_total", "province_hhi(year=1999)"])
    def test_no_value_or_several_are_never_written(self, state: Outlook, value: str) -> None:
        with pytest.raises(UnsaidError):
            told(f"They are {{{value}}}.", state)

    def test_braces_and_brackets_that_are_no_templates_stay_as_they_are(self, state: Outlook) -> None:
        assert told("{name} {0}%{y} [a](b)", state) == "{name} {0}%{y} [a](b)"


class TestCaveats:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_all_are_said_of_the_bundled_data_and_nothing_of_the_templates_is_left(self, language: str) -> None:
        found = said(Outlook(head=0), language)
        assert list(found) == EVERY
        assert not [one.id for one in found.values() if set("{}[]|") & set(one.label + one.text)]

    def test_read_as_before(self) -> None:
        english, korean = (said(Outlook(head=0), language) for language in ("en", "ko"))
        assert english["I-02"].text.startswith(
            'The as-is figures, 847,000 unemployed and 2.98 million "business owners", match no year of the table; '
            "2021 shows 669,463 and 3,992,319. The two targets together, 4.5 million, lie below the 4.66 million already "
            "counted for 2021."
        )
        assert korean["I-28"].text == (
            "5인 미만 사업장은 고용보험 가입 사업장의 76.2%이지만 참여 사업장의 22.9%에 그칩니다. 이를 제외하면 참여율은 "
            "4.5%가 아니라 14.7%(597,287개소 중 87,828개소)입니다. 원문의 10~300인은 10인 이상 300인 미만으로 보았습니다."
        )

    def test_an_older_state_keeps_its_numbers(self) -> None:
        revised = with_rows("trainees", set_to("trainees", 3_200_000, year=2021, category="employee"))
        assert "3,200,000" in said(revised)["I-02"].text
        assert "3,992,319" in said(Outlook(head=0))["I-02"].text


class TestUpdates:
    """No update makes a caveat false."""

    def test_the_table_of_which_no_year_matches_has_its_years_in_the_name_of_the_caveat(self) -> None:
        with store("years"):  # 2019 to 2021, and 2023
            assert said(Outlook())["I-02"].label == "As-is figures differ from the 2019-23 table"

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_revised_count_below_the_targets_is_not_said_to_lie_above_them(self, language: str) -> None:
        # 669,463 + 3,200,000 = 3,869,463, less than the 4.5 million of both targets; 7.49% of 51,638,809: 7, not 8
        revised = with_rows("trainees", set_to("trainees", 3_200_000, year=2021, category="employee"))
        found = said(revised, language)
        gone = ("4.66", "466만", "3,992,319", "4,661,782", "9.03")
        assert not [word for one in found.values() for word in gone if word in one.text]
        assert "4.5 million" not in found["I-02"].text
        assert "450만" not in found["I-02"].text
        assert "3,869,463" in found["I-01"].text

    def test_the_printed_share_is_not_said_to_match_no_year_once_it_matches_one(self) -> None:
        # 669,463 + 3,500,000 = 4,169,463; over 51,638,809 residents 8.07%
        revised = with_rows("trainees", set_to("trainees", 3_500_000, year=2021, category="employee"))
        assert "I-01" not in said(revised)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_other_residents_move_the_share_of_the_capital_area(self, language: str) -> None:
        def moved(table: pd.DataFrame) -> pd.DataFrame:
            rows = (table["year"] == 2021) & table["province"].isin(CAPITAL_PROVINCES)
            table.loc[rows, "residents"] *= 3
            return table

        # 26,023,282 residents of 51,638,809 in the capital area, three times as many: 78,069,846 of 103,685,373: 75.2949
        found = said(with_rows("population", moved), language)
        assert "75.29" in found["I-06"].text
        assert "50.39" not in found["I-06"].text

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_other_regional_figure_is_silent_once_offices_report(self, language: str) -> None:
        rows = [
            {"year": 2021, "province": code, "category": category, "trainees": 10_000, "status": "uploaded"} | ONE_WAY
            for code in PROVINCES
            for category in ("job_seeker", "employee")
        ]
        state = Outlook.after("regional_training", pd.DataFrame(rows), head=0)
        assert not [
            phrase
            for phrase in ("No other regional training figure", "다른 지역별 훈련 수치가 없으므로")
            if phrase in said(state, language)["I-06"].text
        ]

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        ("table", "row", "silent"),
        [
            ("kdt_training", {"year": 2024, "province": "KR-11", "field": "cloud", "trainees": 300}, True),
            ("trainees_by_zone", {"year": 2024, "area": "KR-CAP", "category": "total", "trainees": 9_000_000}, True),
            ("trainees_by_zone", {"year": 2024, "area": "KR", "category": "total", "trainees": 9_000_000}, False),
        ],
    )
    def test_nor_once_there_are_figures_of_a_zone_or_of_a_field_in_a_province(
        self, table: str, row: dict[str, object], language: str, *, silent: bool
    ) -> None:
        told = said(with_rows(table, lambda rows: pd.concat([rows, pd.DataFrame([row])])), language)["I-06"].text
        phrases = ("No other regional training figure", "다른 지역별 훈련 수치가 없으므로")
        assert any(phrase in told for phrase in phrases) is not silent

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_dated_share_is_not_called_undated(self, language: str) -> None:
        dated = bundled("zone_shares").table.assign(share_pct=45.0, year=2023)
        found = said(Outlook.after("zone_shares", dated, head=0), language)
        assert "I-06" not in found
        assert not [one.id for one in found.values() if "68.5" in one.text + one.label]

    def test_a_dated_rate_of_smes_is_not_counted_among_those_without_a_year(self) -> None:
        found = said(with_rows("sme_participation", set_to("year", 2023, measure="participation_rate_pct")))
        assert found["I-05"].text.startswith("The 60% is an implementation rate")
        assert found["I-10"].text.startswith("No year is given for 60%, 68.5%, more than 80%")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_an_agreement_that_was_signed_is_not_under_discussion(self, language: str) -> None:
        state = with_rows("mra_agreements", set_to("agreement_status", "signed", agreement="kr_th_welder"))
        text = said(state, language)["I-09"].text
        assert not [word for word in ("Thailand", "태국", "Three") if word in text]
        assert "2" in text

    def test_a_rate_with_a_year_takes_the_limit_that_neither_has_one_away(self) -> None:
        dated = with_rows("sme_participation", set_to("year", 2023, measure="participation_rate_pct"))
        assert shared.said(Outlook(head=0), shared.TWO_RATES)
        assert not shared.said(dated, shared.TWO_RATES)

    def test_a_further_field_takes_the_caveat_on_their_number_away(self) -> None:
        state = with_rows("kdt_fields", lambda table: pd.concat([table, table.tail(1).assign(field="new", number=22)]))
        assert "I-04" not in said(state)

    def test_a_case_whose_types_are_found_out_is_not_among_the_unknown(self) -> None:
        def found_out(table: pd.DataFrame) -> pd.DataFrame:
            table.loc[table["case"] == "oberg", ["type_a", "type_b", "type_c", "type_d"]] = "no"
            return table

        assert "I-17" not in said(with_rows("dual_cases", found_out))
