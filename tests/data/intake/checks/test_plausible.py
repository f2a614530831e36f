"""Figures that may be right but seldom are: jumps, slips of scale, noughts, gaps, more people than there are."""

import math
import random

import pytest

from data.intake.checks import plausible
from data.package import bundled
from i18n import speaking
from indicators.indicator import CAPITAL, PROVINCES, zone_of
from tests.data.intake.drafts import HEADER, draft, told

# Busan held 3,350,380 of 51,638,809 residents in 2021, so like the country it would train 43,435 job seekers
# (of 669,463) and 259,026 employees (of 3,992,319).
JOB_SEEKERS, EMPLOYEES = 43_435, 259_026


def row(year: int = 2021, category: str = "employee", trainees: int | str = EMPLOYEES, province: str = "KR-26") -> str:
    return f"{year},{province},{category},{trainees}\n"


@pytest.mark.parametrize(("now", "faults"), [(200, 0), (201, 1), (50, 0), (49, 1), (0, 0), (100_000, 0)])
def test_more_than_double_and_less_than_half_of_the_version_in_force_are_jumps(now: int, faults: int) -> None:
    found = list(plausible.plausible_jump(draft(HEADER + row(trainees=now), current=HEADER + row(trainees=100))))
    assert told(found) == [(2, "trainees", str(now))] * faults  # 0 and 1,000 times as many are other problems


def test_both_numbers_are_told() -> None:
    (found,) = plausible.plausible_jump(draft(HEADER + row(trainees=90_000), current=HEADER + row(trainees=12_000)))
    with speaking("en"):
        assert str(found.message).startswith("90,000 would replace 12,000")


def test_without_a_figure_of_the_same_year_the_year_before_in_the_file_is_taken() -> None:
    rows = row(2019, trainees=100) + row(2020, trainees=900) + row(2021, trainees=1_000)
    (found,) = plausible.plausible_jump(draft(HEADER + rows, current=HEADER + row(2018, trainees=90)))
    assert found.row == 3
    with speaking("en"):
        assert str(found.message).startswith("900 after 100 in 2019")


def test_without_one_in_the_file_the_last_year_in_force_is_taken() -> None:
    (found,) = plausible.plausible_jump(
        draft(HEADER + row(2021, trainees=900), current=HEADER + row(2018, trainees=90))
    )
    with speaking("en"):
        assert str(found.message).startswith("900 after 90 in 2018")


def test_the_year_before_in_the_file_replaces_that_in_force() -> None:
    rows = row(2020, trainees=900) + row(2021, trainees=1_000)
    found = list(plausible.plausible_jump(draft(HEADER + rows, current=HEADER + row(2020, trainees=90))))
    assert [problem.row for problem in found] == [2]


def test_another_province_or_category_is_no_figure_from_before() -> None:
    current = HEADER + row(trainees=90, province="KR-27") + row(trainees=90, category="job_seeker")
    assert not list(plausible.plausible_jump(draft(HEADER + row(trainees=900), current=current)))


def test_few_people_may_double() -> None:
    assert not list(plausible.plausible_jump(draft(HEADER + row(trainees=99), current=HEADER + row(trainees=20))))


SHARE = "zone,share_pct,year,bound\n"
SUPPLY = "year,measure,value,bound\n"
RATE = "measure,firm_size,value,unit,year,bound\n"
SHORT = "field,period,measure,people\n"


@pytest.mark.parametrize(
    ("dataset", "rows", "said"),
    [
        # As bundled: 68.5% without a year, about 77,189 courses in 2021, 5% of SMEs and 60% without a year, 345,000 people.
        ("zone_shares", SHARE + "KR-CAP,6.85,,exact\n", "6.85 would replace 68.5"),
        ("zone_shares", SHARE + "KR-CAP,6.85,2023,exact\n", "6.85, where 68.5 stands without a year"),
        ("training_supply", SUPPLY + "2021,courses,10,about\n", "10 would replace 77,189"),
        ("training_supply", SUPPLY + "2022,courses,10,about\n", "10 after 77,189 in 2021"),
        ("sme_participation", RATE + "participation_rate_pct,sme,50,percent,,exact\n", "50 would replace 5"),
        (
            "sme_participation",
            RATE + "implementation_rate_pct,10_299,6,percent,2023,exact\n",
            "6, where 60 stands without",
        ),
        ("skill_shortage", SHORT + "all,2024-2028,shortage,34500\n", "34,500 after 345,000 in the period 2023-2027"),
    ],
)
def test_a_figure_of_any_unit_may_jump_and_one_without_a_year_too(dataset: str, rows: str, said: str) -> None:
    (found,) = plausible.plausible_jump(draft(rows, dataset=dataset))
    with speaking("en"):
        assert str(found.message).startswith(said)


@pytest.mark.parametrize(
    ("dataset", "rows"),
    [
        ("zone_shares", SHARE + "KR-CAP,45,2023,exact\n"),
        (
            "sme_participation",
            RATE + "participation_rate_pct,sme,9,percent,,exact\n",
        ),  # nearly twofold, and less than 10%
        ("sme_participation", RATE + "take_up_pct,under_5,3,percent,2022,exact\n"),  # after 1.3%
        ("zone_shares", SHARE + "KR-CAP,0.685,,exact\n"),  # another problem tells of it
        ("kdt_programme", "measure,period,value,unit,bound\ncourses,2024-H1,100,courses,exact\n"),  # 631 a year
    ],
)
def test_a_small_share_and_what_is_told_otherwise_are_no_jumps(dataset: str, rows: str) -> None:
    assert not list(plausible.plausible_jump(draft(rows, dataset=dataset)))


@pytest.mark.parametrize(
    ("dataset", "rows"),
    [
        ("zone_shares", SHARE + "KR-CAP,0,,exact\n"),
        ("zone_shares", SHARE + "KR-CAP,0,2023,exact\n"),
        ("training_supply", SUPPLY + "2022,providers,0,about\n"),
        ("sme_participation", RATE + "participation_rate_pct,sme,0,percent,,exact\n"),
    ],
)
def test_nothing_where_something_was_is_told_of_any_unit(dataset: str, rows: str) -> None:
    (found,) = plausible.plausible_zero(draft(rows, dataset=dataset))
    with speaking("en"):
        assert "leave the row out if the figure is not known" in str(found.message)


@pytest.mark.parametrize(
    ("now", "faults"), [(1_000_000, 1), (400_000, 1), (10_000_000, 1), (300_000, 0), (1_000, 0), (2_000, 0)]
)
def test_a_thousand_or_ten_thousand_times_what_was_before_is_a_slip_of_scale(now: int, faults: int) -> None:
    found = list(plausible.plausible_scale(draft(HEADER + row(trainees=now), current=HEADER + row(trainees=1_000))))
    assert told(found) == [(2, "trainees", str(now))] * faults


@pytest.mark.parametrize(("written", "times"), [(259, "1000th"), (26, "10,000th")])
def test_thousands_are_recognised_without_any_earlier_figure_by_the_residents(written: int, times: str) -> None:
    (found,) = plausible.plausible_scale(draft(HEADER + row(trainees=written)))
    with speaking("en"):
        assert str(found.message).startswith(f"{written} is about one {times} of the 259,000 to be expected")


def test_a_province_that_trains_a_tenth_or_ten_times_its_share_is_no_slip() -> None:
    rows = row(trainees=EMPLOYEES // 10) + row(category="job_seeker", trainees=JOB_SEEKERS * 10)
    assert not list(plausible.plausible_scale(draft(HEADER + rows)))


def test_a_year_that_is_not_known_nationally_is_held_against_the_nearest() -> None:
    assert list(plausible.plausible_scale(draft(HEADER + row(2024, trainees=259))))
    assert not list(plausible.plausible_scale(draft(HEADER + row(2024))))


def test_the_national_table_is_held_against_the_figures_in_force() -> None:
    rows = "year,category,trainees\n2022,job_seeker,670\n2022,employee,3992319\n"
    found = list(plausible.plausible_scale(draft(rows, dataset="trainees")))
    assert told(found) == [(2, "trainees", "670")]


def test_nobody_at_all_is_told_unless_there_never_was() -> None:
    assert told(list(plausible.plausible_zero(draft(HEADER + row(trainees=0) + row(2020))))) == [(2, "trainees", "0")]
    assert not list(plausible.plausible_zero(draft(HEADER + row(trainees="c"))))


def test_most_provinces_have_no_course_in_most_fields_of_kdt() -> None:
    header = "year,province,field,courses,trainees\n"
    rows = header + "2021,KR-26,cloud,0,0\n"
    assert not list(plausible.plausible_zero(draft(rows, dataset="kdt_training")))
    before = header + "2020,KR-26,cloud,3,60\n"
    found = list(plausible.plausible_zero(draft(rows, dataset="kdt_training", current=before)))
    assert told(found) == [(2, "courses", "0"), (2, "trainees", "0")]


def test_a_category_that_is_missing_beside_the_other_is_told_at_the_row_that_is_there() -> None:
    rows = row() + row(category="job_seeker") + row(2020)
    found = list(plausible.plausible_missing_province(draft(HEADER + rows)))
    assert told(found) == [(4, "category", "employee")]
    with speaking("ko"):
        assert "실업자훈련(구직자)" in str(found[0].message)


def test_a_category_that_could_not_be_understood_may_be_the_missing_one() -> None:
    assert not list(plausible.plausible_missing_province(draft(HEADER + row() + row(category=""))))


def nation(without: int, *, header: str = "year,province,residents\n") -> str:
    return header + "".join(f"2022,{code},1000\n" for code in PROVINCES[without:])


def test_a_file_of_the_country_tells_which_provinces_it_lacks() -> None:
    assert not list(plausible.plausible_missing_province(draft(nation(0), dataset="population")))
    (found,) = plausible.plausible_missing_province(draft(nation(2), dataset="population"))
    assert (found.row, found.column) == (None, "province")
    with speaking("en"):
        assert str(found.message).startswith("2022 lacks Busan, Seoul:") or "lacks Seoul, Busan" in str(found.message)


def test_a_correction_of_one_province_lacks_nothing_that_is_in_force() -> None:
    of_2021 = "year,province,residents\n2021,KR-50,371890\n"
    assert not list(plausible.plausible_missing_province(draft(of_2021, dataset="population")))
    firms = "province,firms,year\nKR-11,1000,{year}\n"
    of_years = [str(year) for year in set(bundled("sme_firms").table["year"])]
    assert not list(plausible.plausible_missing_province(draft(firms.format(year=of_years[0]), dataset="sme_firms")))
    assert list(plausible.plausible_missing_province(draft(firms.format(year=2024), dataset="sme_firms")))


def test_firms_have_no_year_in_their_key() -> None:
    (found,) = plausible.plausible_missing_province(draft("province,firms\nKR-11,1000\n", dataset="sme_firms"))
    with speaking("en"):
        assert str(found.message).startswith("The file lacks Busan, Daegu")


def test_a_file_of_a_few_provinces_is_an_office_s_and_one_of_most_is_meant_for_the_country() -> None:
    both = "".join(row(category="job_seeker", province=code) + row(province=code) for code in PROVINCES)
    lines = both.splitlines(keepends=True)
    assert not list(plausible.plausible_missing_province(draft(HEADER + "".join(lines[: 2 * 8]))))
    assert len(list(plausible.plausible_missing_province(draft(HEADER + "".join(lines[: 2 * 9]))))) == 1
    assert not list(plausible.plausible_missing_province(draft(HEADER + both)))


def test_more_trainees_than_residents_in_a_year_are_told_at_the_largest_count() -> None:
    # Sejong had 371,895 residents at the end of 2021, 340,575 of 2019.
    rows = row(category="job_seeker", province="KR-50", trainees=71_896) + row(province="KR-50", trainees=300_000)
    assert told(list(plausible.plausible_exceeds_population(draft(HEADER + rows)))) == [(3, "trainees", "300000")]
    fewer = rows.replace("71896", "71895")
    assert not list(plausible.plausible_exceeds_population(draft(HEADER + fewer)))
    assert list(plausible.plausible_exceeds_population(draft(HEADER + fewer.replace("2021", "2018"))))


def test_provinces_that_exceed_the_country_are_told_for_each_category() -> None:
    # 2021: 669,463 job seekers, 3,992,319 employees
    rows = row(category="job_seeker", trainees=669_463) + row(trainees=3_992_320)
    (found,) = plausible.plausible_exceeds_national(draft(HEADER + rows))
    assert (found.row, found.column) == (None, "trainees")
    with speaking("en"):
        assert "add up to 3,992,320, the country has 3,992,319" in str(found.message)


def test_what_is_in_force_counts_unless_the_file_replaces_it() -> None:
    in_force = HEADER + row(trainees=3_992_319)
    replaced = draft(HEADER + row(trainees=10), current=in_force)
    assert not list(plausible.plausible_exceeds_national(replaced))
    added = draft(HEADER + row(trainees=10, province="KR-27"), current=in_force)
    assert len(list(plausible.plausible_exceeds_national(added))) == 1


def test_figures_that_are_counted_in_another_way_are_not_added() -> None:
    current = "year,province,category,trainees,counting\n2021,KR-26,employee,3992319,headcount\n"
    sent = "year,province,category,trainees,counting\n2021,KR-27,employee,10,enrolments\n"
    assert not list(plausible.plausible_exceeds_national(draft(sent, current=current)))


def test_a_category_that_the_file_does_not_hold_is_not_its_fault() -> None:
    sent = draft(
        HEADER + row(category="job_seeker", trainees=10),
        current=HEADER + row(2021, trainees=9_000_000, province="KR-27"),
    )
    assert not list(plausible.plausible_exceeds_national(sent))


def test_a_year_without_a_national_figure_cannot_be_exceeded() -> None:
    assert not list(plausible.plausible_exceeds_national(draft(HEADER + row(2024, trainees=9_000_000))))


def country(chance: random.Random, *, times: float = 1.0, year: int = 2021, spread: float = 0.45) -> str:
    """A made-up table of all provinces: each by its residents and its own leaning, in all what the country trained."""
    residents = bundled("population").where(year=2021).by("province", "residents")
    made = ""
    for category, total in (("job_seeker", 669_463), ("employee", 3_992_319)):
        weights = {code: residents[code] * math.exp(chance.gauss(0, spread)) for code in PROVINCES}
        for code, weight in weights.items():
            made += row(year, category, round(total * times * weight / sum(weights.values())), code)
    return made


LEVELS = (plausible.plausible_level, plausible.plausible_copy)


@pytest.mark.parametrize("seed", range(40))
def test_clean_tables_of_17_provinces_and_of_the_year_after_raise_no_doubt_of_their_level(seed: int) -> None:
    chance = random.Random(seed)
    sent = draft(HEADER + country(chance) + country(chance, year=2022, times=chance.uniform(0.8, 1.25), spread=0.45))
    assert not [told for look in LEVELS for told in look(sent)]


@pytest.mark.parametrize("province", PROVINCES)
def test_an_office_that_trains_as_its_estimate_two_thirds_or_three_times_of_it_raises_none(province: str) -> None:
    for times in (0.67, 1.0, 3.0):
        rows = [
            row(2021, what, round(estimate(province, what) * times), province) for what in ("job_seeker", "employee")
        ]
        assert not list(plausible.plausible_level(draft(HEADER + "".join(rows))))


def estimate(province: str, category: str) -> float:
    """68.5% of the trainees are in the capital area; within a zone by residents."""
    residents = bundled("population").where(year=2021).by("province", "residents")
    whole = {"job_seeker": 669_463, "employee": 3_992_319}[category]
    share = 0.685 if zone_of(province) == CAPITAL else 0.315
    return (
        whole
        * share
        * residents[province]
        / sum(residents[code] for code in PROVINCES if zone_of(code) == zone_of(province))
    )


# Busan's estimate of 2021: 27,556 job seekers and 164,331 employees.
@pytest.mark.parametrize(
    ("seekers", "employees", "words"),
    [
        (2_300, 13_700, "a tenth or a twelfth"),
        (2_760, 16_400, "a tenth or a twelfth"),
        (13_800, 82_000, "about half"),
        (276_000, 1_640_000, "about ten times"),
        (13_800, 164_000, ""),
        (20_000, 120_000, ""),
    ],
)
def test_most_figures_at_one_fraction_of_the_estimate_are_told_once(seekers: int, employees: int, words: str) -> None:
    found = list(
        plausible.plausible_level(draft(HEADER + row(2021, "job_seeker", seekers) + row(2021, "employee", employees)))
    )
    assert [problem.row for problem in found] == [2] * bool(words)
    with speaking("en"):
        assert all(words in str(problem.message) for problem in found)


def test_half_of_the_year_before_in_most_rows_is_told_and_each_jump_only_as_a_jump() -> None:
    before = "".join(
        row(2020, what, 10_000 + 1_000 * at, code)
        for at, code in enumerate(PROVINCES)
        for what in ("job_seeker", "employee")
    )

    def after(times: float) -> str:
        return "".join(
            row(2021, what, round((10_000 + 1_000 * at) * times), code)
            for at, code in enumerate(PROVINCES)
            for what in ("job_seeker", "employee")
        )

    (found,) = plausible.plausible_level(draft(HEADER + after(0.5), current=HEADER + before))
    with speaking("en"):
        assert "what is known from before, and most are about half of it" in str(found.message)
    for times in (1 / 12, 0.1, 0.7, 1.0, 10):
        assert not list(plausible.plausible_level(draft(HEADER + after(times), current=HEADER + before)))
        jumps = list(plausible.plausible_jump(draft(HEADER + after(times), current=HEADER + before)))
        assert len(jumps) == (0 if times in (0.7, 1.0) else 34)


def test_a_copy_of_the_year_before_is_told_in_the_file_and_beside_the_figures_in_force() -> None:
    both = row(2021, "job_seeker", 27_000) + row(2021, "employee", 160_000)
    old = both.replace("2021", "2020")
    (in_force,) = plausible.plausible_copy(draft(HEADER + both, current=HEADER + old))
    (in_file,) = plausible.plausible_copy(draft(HEADER + old + both))
    assert (in_force.row, in_file.row) == (2, 4)
    assert not list(plausible.plausible_copy(draft(HEADER + both, current=HEADER + both)))  # sent again
    one = old.replace("160000", "161000")
    assert not list(plausible.plausible_copy(draft(HEADER + both, current=HEADER + one)))


@pytest.mark.parametrize(
    ("courses", "trainees", "faults"), [(30, 20, 1), (20, 20, 0), (3, 60, 0), (3, "", 0), (1, 0, 1)]
)
def test_no_table_has_more_courses_than_trainees(courses: int, trainees: int | str, faults: int) -> None:
    rows = f"year,province,field,courses,trainees\n2021,KR-26,cloud,{courses},{trainees}\n"
    assert (
        told(list(plausible.plausible_courses(draft(rows, dataset="kdt_training"))))
        == [(2, "courses", str(courses))] * faults
    )


@pytest.mark.parametrize(
    ("seekers", "employees", "faults"),
    [
        (round(JOB_SEEKERS * 2.1), round(EMPLOYEES / 2.1), 1),
        (round(JOB_SEEKERS * 3.3), round(EMPLOYEES / 3.3), 1),
        (round(JOB_SEEKERS * 1.9), round(EMPLOYEES / 2.1), 0),
        (round(JOB_SEEKERS * 2.1), round(EMPLOYEES / 1.9), 0),
        (round(JOB_SEEKERS / 2.1), round(EMPLOYEES / 2.1), 0),
    ],
)
def test_two_categories_more_than_twice_and_less_than_half_look_exchanged(
    seekers: int, employees: int, faults: int
) -> None:
    rows = row(category="job_seeker", trainees=seekers) + row(trainees=employees)
    assert len(list(plausible.plausible_swapped(draft(HEADER + rows)))) == faults


# Busan's estimate of 2021: 27,556 job seekers and 164,331 employees; one nought too many or too few.
@pytest.mark.parametrize(
    ("seekers", "employees", "faults"),
    [
        (276_000, 164_500, [(2, "trainees", "276000")]),
        (2_760, 164_500, [(2, "trainees", "2760")]),
        (27_600, 1_645_000, [(3, "trainees", "1645000")]),
        (27_600, 16_450, [(3, "trainees", "16450")]),
        (5_000, 247_000, [(2, "trainees", "5000")]),  # 0.18 and 1.5 times: eight times apart
        (138_000, 82_000, []),  # exchanged, which is told once
        (27_600, 164_500, []),
        (13_800, 330_000, []),
        (82_000, 490_000, []),
        (276_000, 1_640_000, []),
        (259_000, 43_000, []),
    ],
)
def test_one_figure_with_a_digit_too_many_or_too_few_is_told(
    seekers: int, employees: int, faults: list[tuple[int, str, str]]
) -> None:
    sent = draft(HEADER + row(2021, "job_seeker", seekers) + row(2021, "employee", employees))
    assert told(list(plausible.plausible_digit(sent))) == faults


@pytest.mark.parametrize("seed", range(40))
def test_clean_tables_of_17_provinces_have_no_figure_with_a_digit_too_many(seed: int) -> None:
    chance = random.Random(seed)
    sent = HEADER + country(chance) + country(chance, year=2022, times=chance.uniform(0.8, 1.25))
    assert not list(plausible.plausible_digit(draft(sent)))


def test_in_a_table_of_17_provinces_most_slipped_figures_are_told_and_no_other() -> None:
    """A province may train a half or twice of what others do, which hides some of the slips; two of three must be told."""
    found = 0
    for seed in range(40):
        chance = random.Random(seed)
        lines = (HEADER + country(chance)).splitlines()
        at = chance.randrange(1, len(lines))
        lines[at] += "0"
        sent = draft("\n".join(lines) + "\n")
        looks = (plausible.plausible_digit, plausible.plausible_exceeds_population)
        rows = [problem.row for look in looks for problem in look(sent)]
        assert rows in ([], [at + 1])
        found += bool(rows)
    assert found >= 27
