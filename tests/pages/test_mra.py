"""The page on mutual recognition."""

import pytest


def test_answers_with_the_states_and_the_one_partner_in_asean(seen_page, texts):
    page = texts(seen_page("mra"))
    assert "5 bilateral agreements signed, 3 under discussion, 2 multilateral" in page
    assert "Viet Nam is the one ASEAN partner that has signed" in page


def test_answers_in_korean(seen_page, texts, tables):
    page = texts(seen_page("mra", lang="ko"))
    assert "양자 상호인정협정 5건 체결(아세안 회원국은 베트남 1곳), 협의 중 3건, 다자 2건" in page
    assert "차이니스 타이베이" in " ".join(tables(seen_page("mra", lang="ko"))[-1].index)


def test_counts_partners_of_both_groups(seen_page, texts):
    # ASEAN: Viet Nam, 1 / 11 = 9.1%
    # APEC without Korea: Australia, China, Japan, United States, Viet Nam, 5 / 20 = 25%
    page = texts(seen_page("mra"))
    assert "ASEAN Member States with a signed agreement: 1 of 11" in page
    assert "9.1%: Viet Nam." in page
    assert "Other APEC economies with a signed agreement: 5 of 20" in page
    assert "25.0%" in page
    assert "United States (Texas)" in page


def test_says_how_far_shared_frameworks_reach(seen_page, texts):
    page = texts(seen_page("mra"))
    assert "ASEAN: 6 of 11 Member States have at least one link with Korea" in page
    assert "APEC: 17 of 20 other economies have at least one link with Korea" in page


def test_takes_talks_neither_for_recognition_nor_their_year_for_one_of_signing(seen_page, texts):
    page = texts(seen_page("mra"))
    assert "Under discussion:** European Union, United States, Thailand. Talks are not recognition." in page
    assert "2024 is not a year of signing" in page
    assert "Boundaries on the map imply no position on any territory." in page


@pytest.mark.parametrize(
    ("profession", "title"),
    [
        ("architect", "Architect: signed with 0 partners, under discussion with 2"),
        ("engineer", "Professional engineer: signed with 2 partners, under discussion with 0"),
        ("it", "IT certificate: signed with 3 partners, under discussion with 0"),
        ("welder", "Welder: signed with 0 partners, under discussion with 1"),
    ],
)
def test_the_map_shows_the_chosen_profession(open_page, texts, profession, title):
    at = open_page("mra")
    at.segmented_control(key="profession in en").set_value(profession).run()
    assert not at.exception
    assert title in texts(at)


def test_lists_members_of_the_chosen_accord(open_page, tables):
    at = open_page("mra")
    at.selectbox(key="accord in en").set_value("itpec").run()
    members = tables(at)[-1]
    # Japan, Philippines, Thailand, Viet Nam, Myanmar, Mongolia, Bangladesh
    assert len(members) == 7
    assert set(members["Year"]) == {"2005 or later"}


def test_tells_a_reader_who_chose_a_province_that_nothing_here_is_by_province(seen_page):
    assert any("Busan" in notice.value for notice in seen_page("mra", province="KR-26").markdown)


def test_tells_of_the_economy_that_the_link_names(seen_page, texts, tables):
    at = seen_page("mra", partner="VNM")
    assert "Viet Nam: 1 in the list (Signed)" in texts(at)
    # ITPEC, whose members the list has too, is none that Korea is in
    assert [list(table.index) for table in tables(at)[:1]] == [["Korea-Viet Nam IT certificates"]]


def test_what_the_lead_picture_says_folds_where_a_short_table_stands_in_its_place(seen_page):
    assert seen_page("mra", partner="VNM").main.expander[0].label == "What it shows"


def test_says_that_an_economy_is_not_in_the_lists(seen_page, texts):
    assert "Cambodia: no bilateral agreement with Korea in the list" in texts(seen_page("mra", partner="KHM"))


def leads(at):
    return at.get("plotly_chart")[0].proto.id


def test_the_tiles_lead_unless_the_chosen_economy_has_none(seen_page):
    assert "mra-asean-tiles" in leads(seen_page("mra"))
    assert "mra-asean-tiles" in leads(seen_page("mra", partner="VNM"))
    assert "mra-map" in leads(seen_page("mra", partner="AUS"))
