"""What the page on mutual recognition shows: the matrix, the timeline, coverage, memberships, scope."""

from dataclasses import replace

import pytest

from components.figures.mra import agreements, matrix, world
from data import labels
from data.catalogue import compute, dataset
from i18n import speaking
from indicators.cooperation import mra_status_count


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def listed(profession=None):
    return agreements.agreements(dataset("mra_agreements"), profession=profession)


class TestMatrix:
    def test_says_which_professions_have_a_signed_agreement(self):
        figure = matrix.matrix(listed(), compute("mra_status_count"), lists=())
        assert figure.title == "Signed: Professional engineer 2, IT certificate 3; none for: Architect, Welder"

    def test_writes_no_year_beside_talks(self):
        talks = matrix.matrix(listed(), compute("mra_status_count"), lists=()).spec["data"][1]
        assert talks["text"] == ["", "", ""]


class TestTimeline:
    def test_dates_signing_from_2001_to_2016_and_not_2024(self):
        figure = matrix.timeline(listed(), compute("mra_status_count"), lists=())
        assert figure.title == "The 5 signed agreements date from 2001 to 2016"
        signed, talks, multilateral = figure.spec["data"]
        assert sorted(signed["x"]) == [2001, 2006, 2008, 2015, 2016]
        assert talks["x"] == [2024]
        assert "open" in talks["marker"]["symbol"]
        assert multilateral["x"] == [2015]

    def test_names_what_has_no_year(self):
        says = " ".join(matrix.timeline(listed(), compute("mra_status_count"), lists=()).says)
        assert "APEC Architect, Korea-EU architects, Korea-USA architects" in says

    @pytest.mark.parametrize("years_left", [{"kr_th_welder"}, set()])
    def test_stands_without_a_signed_agreement_with_a_year_and_without_any_year(self, years_left):
        listing = dataset("mra_agreements")
        table = listing.table.copy()
        table.loc[~table["agreement"].isin(years_left), "year"] = None
        undated = replace(listing, table=table)
        figure = matrix.timeline(agreements.agreements(undated), mra_status_count(mra_agreements=undated), lists=())
        assert figure.title == "No agreement in the list is signed with a year"
        marked = [year for trace in figure.spec["data"] for year in trace["x"]]
        assert marked == ([2024] if years_left else [])


class TestCoverage:
    @pytest.fixture
    def links(self):
        return agreements.links(dataset("mra_agreements"), dataset("mra_memberships"), dataset("economies"))

    @pytest.mark.parametrize(("group", "linked", "all_"), [("asean", 6, 11), ("apec", 17, 20)])
    def test_marks_as_many_members_as_the_indicator_counts(self, links, group, linked, all_):
        assert len(links[group]) == all_
        assert sum(member.links > 0 for member in links[group].values()) == linked
        assert compute("mra_linked_partners").value(category=group) == linked

    def test_counts_neither_provisional_members_nor_talks(self, links):
        # The Philippines: provisional in the Seoul Accord, full in APEC Architect.
        # Thailand: talks, APEC Engineer and Architect.
        assert links["asean"]["PHL"].links == 1
        assert links["asean"]["THA"].links == 2

    def test_a_partner_that_has_signed_and_talks_besides_has_both_marks(self, links):
        # The United States: engineers of Texas signed, architects under discussion, full member of four frameworks.
        tiles = world.member_tiles(
            *map(compute, ("mra_linked_partners", "mra_signed_partners")), links, group="apec", lists=()
        )
        marks = {trace["meta"]: trace["customdata"] for trace in tiles.spec["data"] if "meta" in trace}
        assert sorted(marks["on_going"]) == ["THA", "USA"]
        assert "USA" in marks["signed"]
        shown = world.coverage(compute("mra_linked_partners"), links["apec"], group="apec", lists=())
        assert shown.table.frame.loc["United States", "Bilateral"] == "Signed, Under discussion"
        own = [
            x
            for trace in shown.spec["data"]
            for x, code in zip(trace["x"], trace["customdata"], strict=True)
            if code == "USA"
        ]
        assert len(set(own)) == len(own), "marks beside each other"

    def test_names_those_without_a_link(self, links):
        figure = world.coverage(compute("mra_linked_partners"), links["apec"], group="apec", lists=())
        assert figure.says == ("**No link in these lists:** Brunei Darussalam, Chile, Papua New Guinea.",)

    @pytest.mark.parametrize(
        ("chosen", "told"), [("KHM", "No link in these lists"), ("IDN", "Seoul Accord: Signatory"), (None, "Brunei")]
    )
    def test_tiles_say_of_a_chosen_economy_what_holds_for_it_and_frame_it(self, links, chosen, told):
        both = compute("mra_linked_partners"), compute("mra_signed_partners")
        figure = world.member_tiles(*both, links, lists=(), selected=chosen)
        assert len(figure.says) == 1
        assert told in figure.says[0]
        assert ("Brunei" in figure.says[0]) == (chosen is None)
        strong = [one for one in figure.spec["layout"]["shapes"] if one["line"]["width"] == 4]
        assert len(strong) == (chosen is not None)

    def test_has_a_row_in_its_table_for_each_member(self, links):
        frame = world.coverage(compute("mra_linked_partners"), links["asean"], group="asean", lists=()).table.frame
        assert frame.loc["Viet Nam", "Bilateral"] == "Signed"
        assert frame.loc["Malaysia", "Links"] == 4
        assert len(frame) == 11


def test_memberships_keep_years_that_disagree_or_are_missing():
    washington = agreements.members(dataset("mra_memberships"), agreement="washington_accord").frame
    assert washington.loc["Korea", "Year"] == "2007"
    assert washington.loc["Costa Rica", "Year"] == "2019/2020"
    assert washington.loc["Indonesia", "Year"] == "–"
    notes = agreements.notes(dataset("mra_memberships"), agreement="washington_accord")
    assert "Indonesia: Year not given." in notes


def test_each_agreement_says_what_it_reaches():
    frame = agreements.scopes(listed()).frame
    names = " ".join(frame.index)
    assert all(one.name in names for one in listed())
    talks = frame[frame["Recognised"] == "Nothing yet: under discussion"].index[0]
    assert talks == "Korea-EU architects, Korea-USA architects, Korea-Thailand welders"


def test_an_agreement_of_which_nothing_is_stated_says_so():
    assert set(agreements.scopes(listed()).frame.loc["International Engineer"]) == {"Not stated"}


def test_the_answer_follows_the_data():
    listing, economies = dataset("mra_agreements"), dataset("economies")
    without = replace(listing, table=listing.table[listing.table["agreement"] != "kr_vn_it"])
    counts = compute("mra_status_count")
    assert "none in ASEAN" in agreements.answer(counts, agreements.agreements(without), economies)
    also = listing.table.copy()
    also.loc[also["agreement"] == "kr_th_welder", "agreement_status"] = None
    assert agreements.answer(counts, agreements.agreements(replace(listing, table=also)), economies).endswith(
        f"signed in ASEAN: {labels.area('VNM')}, {labels.area('THA')}"
    )


def test_states_that_no_agreement_has_are_not_listed():
    listing = dataset("mra_agreements")
    without = listing.where(agreement_status="signed")
    told = [
        agreements._states_told(mra_status_count(mra_agreements=one), agreements.agreements(one)).note
        for one in (listing, without)
    ]
    assert ["under discussion" in note for note in told] == ["multilateral" in note for note in told] == [True, False]


def test_one_economy_is_told_with_its_agreements_and_memberships():
    found = world.entries("VNM", listed(), dataset("mra_memberships")).frame
    assert found.loc["Korea-Viet Nam IT certificates", "Year in the list"] == "2008"
    assert world.told("VNM", listed()) == "Viet Nam: 1 in the list (Signed)"


def test_an_economy_without_an_agreement_says_so():
    assert world.told("KHM", listed()) == "Cambodia: no bilateral agreement with Korea in the list"
    assert world.entries("KHM", listed(), dataset("mra_memberships")).frame.empty
