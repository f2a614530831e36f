"""What a file contradicts: printed shares and totals, parts and wholes, residents, the text of its own row."""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from data.intake.check import check
from data.intake.checks import contradictions
from data.intake.checks.contradictions import shares_apart
from data.intake.problem import Problem
from data.intake.upload import Upload, against
from data.package import bundled, package
from i18n import speaking
from indicators.dataset import Dataset
from indicators.indicator import CAPITAL, PROVINCES, zone_of
from tests.data.store.reports import ADMINISTRATOR, MINISTRY, published

EXAMPLES = Path(__file__).parents[4] / "examples"
TRAINEES = {"job_seeker": 669_463, "employee": 3_992_319}  # of 2021, as printed


def found(dataset: str, rows: Iterable[Iterable[object]], *header: str) -> dict[str, Problem]:
    """The first problem of each code in a file of these rows; notes left out."""
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    upload = Upload(name="sent.csv", content=out.getvalue().encode())
    problems = check(upload, dataset=dataset, against=against(dataset)).problems
    return {one.code: one for one in reversed(problems) if one.severity != "note"}


def in_force_are(dataset: str, rows: Iterable[Iterable[object]], *header: str) -> None:
    published(pd.DataFrame(rows, columns=list(header)), dataset=dataset, actor=ADMINISTRATOR)


def told(problem: Problem, language: str = "en") -> str:
    with speaking(language):
        return str(problem.message)


def offices(capital: float, *, all_of: float = 1.0, counting: str = "enrolments") -> list[list[object]]:
    """Both categories of 2021 from all 17 provinces: `capital` of them in the capital area, spread by residents."""
    residents = bundled("population").where(year=2021).by("province", "residents")
    zones = {area: [code for code in PROVINCES if (zone_of(code) == CAPITAL) == area] for area in (True, False)}
    rows: list[list[object]] = []
    for category, total in TRAINEES.items():
        for inside, codes in zones.items():
            whole = total * all_of * (capital if inside else 1 - capital)
            people = sum(residents[code] for code in codes)
            rows += [
                [2021, code, category, round(whole * residents[code] / people), "provider", counting] for code in codes
            ]
    return rows


def of_offices(capital: float, **more: object) -> dict[str, Problem]:
    rows = offices(capital, **more)  # type: ignore[arg-type]
    return found("regional_training", rows, "year", "province", "category", "trainees", "basis", "counting")


def in_force(capital: float, share: float, *, year: int | None, bound: str) -> dict[str, Dataset]:
    """The reports of 2021 with so much in the capital area, and the share of the capital area that is sent or printed."""
    columns = ["year", "province", "category", "trainees", "basis", "counting"]
    reports = pd.DataFrame(offices(capital), columns=columns).reindex(
        columns=bundled("regional_training").table.columns
    )
    row = bundled("zone_shares").table.assign(share_pct=share, year=pd.array([year], dtype="Int64"), bound=bound)
    own = {"regional_training": reports.assign(status="uploaded", source="upload_1"), "zone_shares": row}
    return {name: replace(bundled(name), table=table) for name, table in own.items()}


class TestSharesAndTotalsOfTheCountry:
    # The printed share of the capital area is 68.5%; it may be a point off, the total of the offices half a percent.
    @pytest.mark.parametrize(("share", "told_of"), [(0.676, set()), (0.674, {"contradicts-share"})])
    def test_a_point_more_or_less_is_no_contradiction(self, share: float, told_of: set[str]) -> None:
        assert set(of_offices(share)) == told_of

    @pytest.mark.parametrize(("part", "told_of"), [(0.996, set()), (0.994, {"contradicts-total"})])
    def test_half_a_percent_of_the_total_may_be_missing(self, part: float, told_of: set[str]) -> None:
        assert set(of_offices(0.685, all_of=part)) == told_of

    def test_reports_that_exceed_the_national_total_are_told_once(self) -> None:
        assert set(of_offices(0.685, all_of=1.02)) == {"plausible-exceeds-national"}

    @pytest.mark.parametrize(
        ("year", "bound", "count"),
        [
            (2021, "exact", 1),
            (None, "exact", 1),
            (2020, "exact", 0),  # of another year
            (2021, "at_least", 0),  # at least 30% is no contradiction of 40%
            (2021, "more_than", 0),
            (2021, "about", 1),
        ],
    )
    def test_only_a_share_of_the_year_that_is_no_lower_bound_is_contradicted(
        self, year: int | None, bound: str, count: int
    ) -> None:
        own = in_force(0.40, 30.0, year=year, bound=bound)
        look = lambda name: own.get(name, bundled(name))  # noqa: E731
        assert len(list(shares_apart(look, of="regional_training"))) == count
        assert len(list(shares_apart(look))) == count

    def test_of_what_offices_have_reported_only_the_years_of_the_file_are_worked_out(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        worked_out = []
        share_of = contradictions.reported_zone_share_pct
        monkeypatch.setattr(
            contradictions,
            "reported_zone_share_pct",
            lambda **given: worked_out.append(given["year"]) or share_of(**given),  # type: ignore[func-returns-value]
        )
        own = in_force(0.40, 30.0, year=None, bound="exact")
        reports = own["regional_training"]
        both = pd.concat([reports.table.assign(year=year) for year in (2020, 2021)])
        own["regional_training"] = replace(reports, table=both)
        look = lambda name: own.get(name, bundled(name))  # noqa: E731
        assert len(list(shares_apart(look, of="regional_training", years={2021}))) == 1
        assert worked_out == [2021]
        assert len(list(shares_apart(look))) == 2

    # 113,952 of 2,511,690 workplaces are 4.54%; a tenth of a point is for rounding.
    @pytest.mark.parametrize(("rate", "told_of"), [(4.6, set()), (4.4, {"contradicts-share"})])
    def test_a_rate_may_differ_from_its_counts_by_its_rounding(self, rate: float, told_of: set[str]) -> None:
        row = ["take_up_pct", "all", rate, "percent", 2021, "exact"]
        problems = found("sme_participation", [row], "measure", "firm_size", "value", "unit", "year", "bound")
        assert set(problems) == told_of

    # An average lies between the least and the greatest of what it is of: 2, 10, 18 ... 50 here.
    @pytest.mark.parametrize(
        ("rate", "left_out", "told_of"), [(80, 0, 1), (1.5, 0, 1), (2, 0, 0), (50, 0, 0), (4.5, 0, 0), (80, 1, 0)]
    )
    def test_a_rate_of_all_lies_between_those_of_its_sizes(self, rate: float, left_out: int, told_of: int) -> None:
        sizes = [[size, 2 + 8 * place] for place, size in enumerate(contradictions.SIZES)][left_out:]
        rows = [["take_up_pct", size, value, "percent", 2023, "exact"] for size, value in [["all", rate], *sizes]]
        problems = found("sme_participation", rows, "measure", "firm_size", "value", "unit", "year", "bound")
        problems.pop("plausible-jump", None)  # after the 4.5% of 2021
        assert len(problems) == told_of
        if told_of:
            (problem,) = problems.values()
            assert problem.code == "contradicts-share"
            assert f"{float(rate)}% stands for all, but their parts have 2.0% to 50.0%" in told(problem)

    def test_reports_at_the_printed_share_and_total_raise_nothing(self) -> None:
        assert of_offices(0.685) == {}

    def test_forty_per_cent_in_the_capital_area_contradict_the_printed_share(self) -> None:
        (problem,) = of_offices(0.40).values()
        assert problem.code == "contradicts-share"
        assert "2021 · Capital area: 68.5% stands as the share, but the figures give 40.0%" in told(problem)
        assert "2021 · 수도권: 제시된 비중은 68.5%이나 수치로 계산하면 40.0%" in told(problem, "ko")

    def test_reports_that_fall_short_of_the_national_total_contradict_it(self) -> None:
        problem = of_offices(0.685, all_of=0.5)["contradicts-total"]
        # half of 3,992,319, in whole people of 17 provinces
        assert told(problem).startswith("2021 · Employees: ")
        assert "gives 1,996,1" in told(problem)
        assert "3,992,319" in told(problem, "ko")

    @pytest.mark.parametrize(("basis", "counting"), [("", "enrolments"), ("provider", ""), ("", "")])
    def test_a_province_that_does_not_say_how_it_counts_is_added_up_with_the_others(
        self, basis: str, counting: str
    ) -> None:
        rows = [[*row[:4], basis, counting] if row[1] == "KR-11" else row for row in offices(0.685, all_of=0.5)]
        problems = found("regional_training", rows, "year", "province", "category", "trainees", "basis", "counting")
        assert "gives 1,996,1" in told(problems["contradicts-total"])  # half of 3,992,319, of 17 provinces

    def test_provinces_that_count_by_two_places_are_held_against_nothing(self) -> None:
        rows = [[*row[:4], "workplace", row[5]] if row[1] == "KR-11" else row for row in offices(0.685, all_of=0.5)]
        problems = found("regional_training", rows, "year", "province", "category", "trainees", "basis", "counting")
        assert "contradicts-total" not in problems

    def test_heads_are_not_added_up_and_held_against_nothing(self) -> None:
        assert not {"contradicts-share", "contradicts-total"} & set(of_offices(0.40, all_of=0.9, counting="headcount"))

    def test_a_national_file_is_held_against_its_printed_total(self) -> None:
        sent = found("trainees", [[2021, "job_seeker", 669_463], [2021, "employee", 3_200_000]], *TRAINEE_COLUMNS)
        # 669,463 + 3,200,000; the deck prints 4,661,782
        assert "3,869,463" in told(sent["contradicts-total"])
        assert "4,661,782" in told(sent["contradicts-total"], "ko")

    def test_a_new_year_has_no_printed_total_to_contradict(self) -> None:
        new = [[2022, "job_seeker", 650_000], [2022, "employee", 3_900_000]]
        assert found("trainees", new, *TRAINEE_COLUMNS) == {}

    def test_a_year_without_one_of_its_categories_is_one_sentence(self) -> None:
        sent = found("trainees", [[2022, "job_seeker", 521_300]], *TRAINEE_COLUMNS)
        assert list(sent) == ["table-incomplete"]
        assert told(sent["table-incomplete"], "ko").startswith("2022년에 ‘재직자훈련’ 행이 없습니다")

    def test_one_category_of_a_year_in_force_may_be_sent_alone(self) -> None:
        assert not {"table-incomplete", "plausible-missing-province"} & set(
            found("trainees", [[2021, "employee", 3_992_319]], *TRAINEE_COLUMNS)
        )


TRAINEE_COLUMNS = ("year", "category", "trainees")
SME = ("measure", "firm_size", "value", "unit", "year", "year_basis", "bound", "role", "note_en", "note_ko")


class TestPartsAndWholes:
    @pytest.mark.parametrize(
        ("dataset", "header", "row", "code"),
        [
            # 4,018,058 + 3,695,837 = 7,713,895 in force
            ("sme_by_zone", ("year", "area", "measure", "value"), (2021, "KR-REST", "firms", 4_695_837), "total"),
            ("sme_by_zone", ("year", "area", "measure", "value"), (2022, "KR-CAP", "firms", 9_000_000), "total"),
            # 12,800 + 18,800 + 19,600 + 8,400 = 59,600 of four fields, of 345,000
            ("skill_shortage", ("field", "period", "measure", "people"), ("nano", "2023-2027", "shortage", 9_400), "total"),
            # 16,397 completed
            ("kdt_programme", ("measure", "period", "value", "unit", "bound"),
             ("completers_employed", "2021-2022", 17_000, "people", "exact"), "total"),
            # 10,476 of 16,397 are 63.9%
            ("kdt_programme", ("measure", "period", "value", "unit", "bound"),
             ("completers_employed_pct", "2021-2022", 73.8, "percent", "exact"), "share"),
            ("sme_participation", SME,
             ("take_up_pct", "1000_plus", 88.3, "percent", 2021, "inferred", "exact", "", "", ""), "share"),
        ],
    )  # fmt: skip
    def test_that_do_not_agree_are_told(
        self, dataset: str, header: tuple[str, ...], row: tuple[object, ...], code: str
    ) -> None:
        problem = found(dataset, [row], *header)[f"contradicts-{code}"]
        assert problem.severity == "warning"
        assert problem.finding is not None
        assert told(problem) != told(problem, "ko")

    @pytest.mark.parametrize(("measure", "count"), [("insured", 2_511_691), ("participating", 1_914_404)])
    def test_some_of_the_workplaces_cannot_be_more_than_all_of_them(self, measure: str, count: int) -> None:
        # 2,511,690 are insured, 1,914,403 of them have fewer than 5 people
        row = (f"{measure}_establishments", "under_5", count, "establishments", 2021, "inferred", "exact", "", "", "")
        problem = found("sme_participation", [row], *SME)["parts-above-whole"]
        assert problem.severity == "error"
        assert told(problem).endswith("Correct the figure that is wrong.")
        assert told(problem, "ko").endswith("잘못된 수치를 바로잡아 주십시오.")

    def test_more_residents_than_trainees_are_asked_of_a_file_of_residents_too(self) -> None:
        residents = bundled("population").where(year=2021).by("province", "residents")
        rows = [[2021, code, round(count / 40)] for code, count in residents.items()]
        # 51.6 million / 40 are 1.3 million, fewer than the 4,661,782 trainees of 2021
        assert "contradicts-total" in found("population", rows, "year", "province", "residents")

    def test_parts_that_exceed_their_whole_leave_no_remainder(self) -> None:
        row = ("all", "2023-2027", "shortage", 57_800)
        problem = found("skill_shortage", [row], "field", "period", "measure", "people")["contradicts-remainder"]
        # 59,600 - 57,800
        assert "exceed the whole of 57,800 by 1,800" in told(problem)
        assert "1,800 많아" in told(problem, "ko")


COUNTS = ("year", "area", "category", "trainees", "counting")
# Of 2021 in thousand heads, 68.5% of them in the capital area: 40 trained in both zones, 60 were both job seekers and employees.
HEADS = {
    ("KR", "total"): 2_000_000,
    ("KR-CAP", "total"): 1_370_000,
    ("KR-REST", "total"): 670_000,
    ("KR", "job_seeker"): 460_000,
    ("KR", "employee"): 1_600_000,
}


class TestCountsOfKoreaAndItsZones:
    def sent(self, *, counting: str = "headcount", **changed: int) -> set[str]:
        cells = HEADS | {tuple(name.split("__")): count for name, count in changed.items()}
        rows = [[2021, area.replace("_", "-"), category, count, counting] for (area, category), count in cells.items()]
        return set(found("trainees_by_zone", {tuple(row[1:3]): row for row in rows}.values(), *COUNTS))

    def test_that_agree_raise_nothing(self) -> None:
        assert self.sent() == set()

    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"KR_CAP__total": 2_000_001}, "parts-above-whole"),  # more in a zone than in Korea
            ({"KR__employee": 2_000_001}, "parts-above-whole"),  # more in a category than in all
            ({"KR_REST__total": 629_999}, "contradicts-total"),  # 1,370,000 + 629,999: one of 2,000,000 trained nowhere
            ({"KR__job_seeker": 399_999}, "contradicts-total"),  # one is in neither category
            ({"KR__total": 4_661_783}, "contradicts-total"),  # more people than the 4,661,782 that the table counts
            ({"KR_CAP__total": 1_400_000}, "contradicts-share"),  # 70.0%, where 68.5% are printed
        ],
    )
    def test_that_do_not_are_told(self, changed: dict[str, int], code: str) -> None:
        assert code in self.sent(**changed)

    def test_of_enrolments_add_up_and_do_not_overlap(self) -> None:
        assert "contradicts-total" in self.sent(counting="enrolments")

    def test_of_which_a_zone_is_more_than_its_provinces_hold_is_told(self) -> None:
        # 17 provinces of 60,000 employees: a million of them at most, be they all different people.
        rows = [[2021, code, "employee", 60_000, "residence", "headcount"] for code in PROVINCES]
        in_force_are("regional_training", rows, "year", "province", "category", "trainees", "basis", "counting")
        assert "contradicts-total" in self.sent(KR__employee=1_020_001)
        assert "contradicts-total" not in self.sent(KR__employee=1_020_000, KR__job_seeker=1_000_000)


class TestResidents:
    HEADER = ("year", "province", "category", "trainees", "basis", "counting")

    def test_a_headcount_by_residence_above_the_residents_cannot_be(self) -> None:
        # Sejong held 371,895 residents in 2021
        sent = found(
            "regional_training", [[2021, "KR-50", "employee", 371_896, "residence", "headcount"]], *self.HEADER
        )
        assert sent["exceeds-residents"].severity == "error"
        assert "plausible-exceeds-population" not in sent
        assert "371,895" in told(sent["exceeds-residents"], "ko")

    @pytest.mark.parametrize(("basis", "counting"), [("provider", "headcount"), ("residence", "enrolments"), ("", "")])
    def test_counted_otherwise_it_wants_a_reason(self, basis: str, counting: str) -> None:
        sent = found("regional_training", [[2021, "KR-50", "employee", 371_896, basis, counting]], *self.HEADER)
        assert sent["plausible-exceeds-population"].severity == "warning"
        assert "exceeds-residents" not in sent

    def test_as_many_as_live_there_may_be(self) -> None:
        row = [2021, "KR-50", "employee", 371_895, "residence", "headcount"]
        assert "exceeds-residents" not in found("regional_training", [row], *self.HEADER)


class TestShares:
    def test_of_a_whole_are_100_at_most(self) -> None:
        row = ("take_up_pct", "5_29", 100.5, "percent", 2023, "", "exact", "", "", "")
        assert found("sme_participation", [row], *SME)["share-above-whole"].severity == "error"
        row = ("take_up_pct", "5_29", 100, "percent", 2023, "", "exact", "", "", "")
        assert "share-above-whole" not in found("sme_participation", [row], *SME)

    def test_are_added_to_those_in_force(self) -> None:
        # 68.5% of the capital area are in force
        sent = found("zone_shares", [("KR-REST", 45, "exact")], "zone", "share_pct", "bound")
        assert "113.5" in told(sent["share-above-whole"])
        assert found("zone_shares", [("KR-REST", 31.5, "exact")], "zone", "share_pct", "bound") == {}

    def test_that_are_too_many_in_force_are_told_of_a_file_that_changes_their_sum_and_of_no_other(self) -> None:
        rows = pd.DataFrame({"zone": ["KR-REST"], "share_pct": [45.0], "bound": ["exact"]})
        published(rows, dataset="zone_shares", actor=MINISTRY)  # an older program checked less: 68.5 + 45
        same = found("zone_shares", [("KR-REST", 45, "exact")], "zone", "share_pct", "bound")
        assert "share-above-whole" not in same
        less = found("zone_shares", [("KR-REST", 44, "exact")], "zone", "share_pct", "bound")
        assert "112.5" in told(less["share-above-whole"])

    def test_of_votes_add_up_to_no_more_than_all(self) -> None:
        header = ("year", "rank", "option", "share_pct", "previous_rank", "arrow")
        first = bundled("skill_trends").where(year=2023).rows[0]
        row = (2023, first.rank, first.option, first.share_pct + 5, "", first.arrow)
        assert "share-above-whole" in found("skill_trends", [row], *header)

    def test_of_a_change_want_a_reason(self) -> None:
        header = ("measure", "group_en", "group_ko", "label_en", "label_ko", "as_is", "to_be", "unit", "certainty")
        row = ("fees", "Fees", "훈련비", "Fees", "훈련비", 50, 150, "percent", "clear")
        assert found("policy_targets", [row], *header)["share-above-hundred"].severity == "warning"


class TestTexts:
    def sent(self, dataset: str, *, where: dict[str, object], **changed: object) -> dict[str, Problem]:
        """A row in force with other cells."""
        names = [field["name"] for field in package().resource(dataset)["schema"]["fields"]]
        row = bundled(dataset).where(**where).table.iloc[0].astype("object")
        cells = {name: "" if row.isna()[name] else row[name] for name in names if name not in ("status", "source")}
        return found(dataset, [list((cells | changed).values())], *cells)

    def test_that_a_state_changes_while_its_note_stays_is_told_with_both_states(self) -> None:
        where = {"agreement": "kr_th_welder"}
        problem = self.sent("mra_agreements", where=where, agreement_status="")["contradicts-text"]
        assert problem.severity == "warning"
        assert "changes from Under discussion to –" in told(problem)
        assert "협의 중에서 –" in told(problem, "ko").replace("‘", "")

    def test_other_words_that_name_the_former_state_are_no_better(self) -> None:
        new = {"note_en": "Still under discussion.", "note_ko": "체결"}
        found = self.sent("mra_agreements", where={"agreement": "kr_th_welder"}, agreement_status="", **new)
        assert "contradicts-text" in found

    def test_a_note_that_follows_its_state_is_right(self) -> None:
        new = {"note_en": "Signed in 2024.", "note_ko": "2024년에 체결하였습니다.", "recognised_en": "Welders",
               "recognised_ko": "용접", "not_covered_en": "", "not_covered_ko": ""}  # fmt: skip
        assert not self.sent("mra_agreements", where={"agreement": "kr_th_welder"}, agreement_status="", **new)

    @pytest.mark.parametrize(
        ("dataset", "where", "changed"),
        [
            ("sme_participation", {"role": "uncertain"}, {"role": "as_is"}),
            ("sme_participation", {"measure": "participation_rate_pct"}, {"year": 2023}),
            ("mra_memberships", {"agreement": "seoul_accord", "economy": "NZL"}, {"agreement_status": "signatory"}),
            ("policy_targets", {"measure": "sme_implementation"}, {"certainty": "clear"}),
            ("policy_targets", {"measure": "unemployed"}, {"target_year": 2027}),
            ("kdt_programme", {"measure": "scale_people", "period": "2021"}, {"bound": "exact"}),
        ],
    )
    def test_every_national_table_with_a_state_and_a_note_is_looked_at(
        self, dataset: str, where: dict[str, object], changed: dict[str, object]
    ) -> None:
        assert "contradicts-text" in self.sent(dataset, where=where, **changed)

    def test_a_row_as_it_is_in_force_is_right(self) -> None:
        assert not self.sent("mra_agreements", where={"agreement": "kr_th_welder"})


@pytest.mark.parametrize("name", ["SAMPLE-busan-2021-cp949.csv", "SAMPLE-chungcheong-ministry-table.xlsx"])
def test_the_clean_files_of_the_tour_contradict_nothing(name: str) -> None:
    upload = Upload(name=name, content=(EXAMPLES / name).read_bytes())
    told = check(upload, dataset="regional_training", against=against("regional_training"))
    assert {problem.severity for problem in told.problems} <= {"note"}


@pytest.mark.parametrize(
    "dataset", [name for name in package().names if package().resource(name)["publishes"] == "national"]
)
def test_the_tables_in_force_contradict_nothing(dataset: str) -> None:
    content = bundled(dataset).table.drop(columns=["status", "source"], errors="ignore").to_csv(index=False).encode()
    problems = check(Upload(name="own.csv", content=content), dataset=dataset, against=against(dataset)).problems
    assert [one.code for one in problems if one.code.startswith(("contradicts", "share", "exceeds"))] == []


class TestPeopleOfAProvince:
    """The same person cannot be in a province and not in its zone or in Korea."""

    HEADER = ("year", "province", "category", "trainees", "basis", "counting")

    def of(
        self, code: str, category: str, count: int, *, basis: str = "residence", counting: str = "headcount"
    ) -> set[str]:
        return set(found("regional_training", [[2021, code, category, count, basis, counting]], *self.HEADER))

    @pytest.fixture(autouse=True)
    def counted(self) -> None:
        rows = [
            *([2021, "KR", "total", 900_000, "headcount", ""], [2021, "KR", "employee", 600_000, "headcount", ""]),
            [2021, "KR-CAP", "employee", 500_000, "headcount", "residence"],
        ]
        in_force_are("trainees_by_zone", rows, *COUNTS, "basis")

    @pytest.mark.parametrize(
        ("code", "category", "count", "impossible"),
        [
            ("KR-26", "employee", 600_000, False),
            ("KR-26", "employee", 600_001, True),  # more than the employees of Korea
            ("KR-11", "employee", 500_001, True),  # more than those of its zone
            ("KR-11", "job_seeker", 900_000, False),
            ("KR-11", "job_seeker", 900_001, True),  # more than all, where job seekers were not counted apart
        ],
    )
    def test_are_no_more_than_those_of_zone_and_country(
        self, code: str, category: str, count: int, impossible: bool
    ) -> None:
        assert ("parts-above-whole" in self.of(code, category, count)) is impossible

    def test_are_held_against_nothing_that_counts_by_another_place_or_way(self) -> None:
        assert "parts-above-whole" not in self.of("KR-11", "employee", 500_001, basis="workplace")
        assert "parts-above-whole" not in self.of("KR-26", "employee", 600_001, counting="enrolments")

    def test_are_held_against_a_country_that_is_sent_after_them(self) -> None:
        rows = [[2021, "KR-26", "employee", 590_000, "residence", "headcount"]]
        in_force_are("regional_training", rows, *self.HEADER)
        sent = found("trainees_by_zone", [[2021, "KR", "employee", 589_999, "headcount"]], *COUNTS)
        assert told(sent["parts-above-whole"]).startswith(
            "2021 · Busan · Employees: 590,000 people are counted, but only 589,999 in “Trainees of Korea and its zones”"
        )


# A target moves while its words go on naming the former one: 1,000,000 becomes 1,200,000.


def target(words: str) -> dict[str, Problem]:
    table = bundled("policy_targets").table
    row = table[table["measure"] == "unemployed"].drop(columns=["status", "source", "note_en", "note_ko"])
    row = row.assign(to_be=1_200_000, to_be_en=words, to_be_ko="1,200,000명")
    cells = row.astype("object").where(row.notna(), "").values.tolist()
    return found("policy_targets", cells, *row.columns)


def test_a_figure_that_its_own_words_contradict_is_told() -> None:
    stale = target("1,000,000 people")["contradicts-text"]
    assert "changes from 1,000,000 to 1,200,000" in told(stale)
    assert "contradicts-text" not in target("1,200,000 people")


def test_parts_and_whole_of_one_table_are_told_apart() -> None:
    sent = found(
        "skill_shortage",
        [["artificial_intelligence", "2023-2027", "shortage", 52_000]],
        *("field", "period", "measure", "people"),
    )
    # 52,000 + 18,800 + 19,600 + 8,400 = 98,800; printed for the four are 59,600
    assert "the parts add up to 98,800, but 59,600 stands for all of them" in told(sent["contradicts-total"])


def test_what_a_document_prints_of_a_row_names_its_figure_too() -> None:
    row = [["rise", 1, "software_development_L5", "L5", 9, "false", "SW Development_L5(18 institutions)"]]
    header = ("direction", "position", "programme", "level", "institutions", "in_both_lists", "printed")
    assert "changes from 18 to 9" in told(found("dual_demand", row, *header)["contradicts-text"])


class TestTraineesOfTheFieldsOfTraining:
    """About 32,000 people are printed for 2023, to the nearest thousand: 32,500 fit, more do not."""

    @pytest.mark.parametrize(("trainees", "fits"), [(32_400, True), (33_000, False)])
    def test_are_no_more_than_all_of_the_programme(self, trainees: int, fits: bool) -> None:
        rows = [[2023, "KR-11", "cloud", 10, trainees, "2023-12-31", "final"]]
        header = ("year", "province", "field", "courses", "trainees", "reference_date", "finality")
        assert ("contradicts-total" not in found("kdt_training", rows, *header)) is fits
