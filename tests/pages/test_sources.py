"""Sources and method."""

import json


def opened(at, tab):
    at.session_state["tab"] = tab
    return at.run()


def test_names_the_four_kinds_of_figures(seen_page, tables):
    table = tables(seen_page("sources"))[0].to_string()
    for word in ("■ Reported", "▤ Computed", "▨ Estimated", "▣ Uploaded"):
        assert word in table


def test_lists_the_columns_that_an_office_fills(open_page, tables):
    at = opened(open_page("sources", lang="ko"), "tables")
    table = tables(at)[0].to_string()
    for word in ("훈련인원", "집계기준", "실업자훈련(구직자)"):
        assert word in table


def test_another_table_can_be_chosen(open_page, tables):
    at = opened(open_page("sources"), "tables")
    at.selectbox(key="table in en").set_value("kdt_training").run()
    assert "courses" in tables(at)[0].to_string()


def test_lists_every_indicator_with_its_definition(open_page, tables):
    at = opened(open_page("sources"), "indicators")
    assert "location_quotient" in tables(at)[0].to_string()


def test_cites_both_documents_with_their_places(open_page, texts):
    text = texts(opened(open_page("sources"), "sources"))
    assert "Lifelong learning promotion: a case of South Korea" in text
    assert "line 168-170" in text


def test_the_glossary_explains_every_term(open_page, tables):
    at = opened(open_page("sources", lang="ko"), "glossary")
    table = tables(at)[0]
    assert len(table) == 40
    assert table.loc["수도권", "뜻"] == "서울·인천·경기를 말하며, 그 밖의 시·도는 비수도권입니다."


def test_a_link_opens_the_tab_that_it_names(seen_page, tables):
    assert len(tables(seen_page("sources", tab="glossary"))[0]) == 40


class TestRegister:
    def test_says_how_many_claims_stand_on_a_page_and_how_many_nowhere(self, seen_page, texts, tables):
        at = seen_page("sources", tab="register")
        # 448 claims, eleven of them lost in the copy
        assert "437 of 448 claims of the documents stand on a page, 11 nowhere" in texts(at)
        assert len(tables(at)[0]) == 448

    def test_finds_the_words_of_the_address_in_either_language_on_a_page_of_either(self, seen_page, tables):
        found = tables(seen_page("sources", tab="register", find="airbus"))[0]
        assert list(found["Place in the document"]) == ["KRIVET deck, line 899"]
        assert list(tables(seen_page("sources", lang="ko", tab="register", find="AIRBUS"))[0].index) == ["deck-899-1"]
        assert list(tables(seen_page("sources", tab="register", find="에어버스"))[0].index) == ["deck-899-1"]

    def test_words_that_are_typed_stand_in_the_address(self, open_page, tables):
        at = open_page("sources", tab="register")
        at.text_input(key="find in en").set_value("ireland").run()
        assert len(tables(at)[0]) == 2
        assert at.query_params["find"] == "ireland"

    def test_filters_by_page_and_by_whether_a_claim_stands_on_one(self, seen_page, tables):
        assert len(tables(seen_page("sources", tab="register", on="cases"))[0]) == 71
        nowhere = tables(seen_page("sources", tab="register", placed="no"))[0]
        assert len(nowhere) == 11
        assert set(nowhere["Page"]) == {"–"}
        assert "–" not in set(nowhere["Why it stands nowhere"])

    def test_says_so_when_nothing_is_found(self, seen_page, texts, tables):
        at = seen_page("sources", tab="register", find="nothing of the kind")
        assert "0 of 448 rows" in texts(at)
        assert tables(at)[0].empty

    def test_each_row_leads_to_its_page(self, seen_page):
        at = seen_page("sources", lang="ko", tab="register", find="airbus")
        data = json.loads(
            next(one.proto.json for one in at.get("bidi_component") if one.proto.component_name == "table")
        )
        assert [cell["link"] for cell in data["rows"][0] if "link" in cell] == ["cases?lang=ko"]

    def test_is_taken_away_as_it_is_filtered(self, open_page):
        at = open_page("sources", tab="register", find="airbus", on="cases")
        at.session_state["takeaway coverage-register"] = True
        at.run()
        assert not at.exception
        assert len(at.get("download_button")) == 3  # CSV, Excel, slide
        _short, citation, link = (code.value for code in at.code)
        assert "Words in a claim: airbus" in citation
        assert "tab=register" in link
