"""Sources and method."""


def opened(at, place):
    at.session_state["sources"] = at.tabs[place].label
    return at.run()


def test_names_the_four_kinds_of_figures(open_page, tables):
    table = tables(open_page("sources"))[0].to_string()
    for word in ("■ Reported", "▤ Computed", "▨ Estimated", "▣ Uploaded"):
        assert word in table


def test_lists_the_columns_that_an_office_fills(open_page, tables):
    at = opened(open_page("sources", lang="ko"), 1)
    table = tables(at)[0].to_string()
    for word in ("훈련인원", "집계기준", "실업자훈련(구직자)"):
        assert word in table


def test_another_table_can_be_chosen(open_page, tables):
    at = opened(open_page("sources"), 1)
    at.selectbox(key="table in en").set_value("kdt_training").run()
    assert "courses" in tables(at)[0].to_string()


def test_lists_every_indicator_with_its_definition(open_page, tables):
    at = opened(open_page("sources"), 2)
    assert "location_quotient" in tables(at)[0].to_string()


def test_cites_both_documents_with_their_places(open_page, texts):
    text = texts(opened(open_page("sources"), 4))
    assert "Lifelong learning promotion: a case of South Korea" in text
    assert "line 168-170" in text


def test_the_glossary_explains_every_term(open_page, tables):
    at = opened(open_page("sources", lang="ko"), 5)
    table = tables(at)[0]
    assert len(table) == 36
    assert table.loc["수도권", "뜻"] == "서울·인천·경기를 말하며, 그 밖의 시·도는 비수도권입니다."
