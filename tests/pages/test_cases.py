"""The page on international cases."""

import pytest

from data import labels
from data.catalogue import dataset


def test_answers_with_cases_and_marks(seen_page, texts):
    page = texts(seen_page("cases"))
    # 7 nations, two cases each; a 5, b 3, c 6, d 5, and three cases without any mark; issues 3, results 2, solutions 7
    assert "14 cases in 7 nations, 3 of unknown type: no type can be called the most frequent" in page
    assert "3 issues, 2 results and 7 solutions, in three voices" in page
    assert "Cases of dual training: 14" in page
    assert "Marks by type: 19" in page
    assert "a 5, b 3, c 6, d 5" in page


def test_answers_a_chosen_economy_and_type_first(seen_page, texts):
    # c is marked in Germany, France, Italy, Australia and the United States
    assert "Germany: 2 cases, each with a mark" in heading(seen_page("cases", partner="DEU"))
    assert "marked in 5 of 7 nations" in heading(seen_page("cases", type="c"))


def heading(at):
    return at.header[0].value.replace("\N{WORD JOINER}", "")


def test_answers_in_korean(seen_page, texts):
    page = texts(seen_page("cases", lang="ko"))
    assert "7개국 사례 14건, 유형 미상이 3건이므로" in page
    assert "해결 과제 3건, 성과 2건, 해결방안 7건" in page
    assert "유형 없음이 아니라 알 수 없음" in page


def test_counts_people_at_the_workshop_if_nobody_is_in_two_groups(seen_page, texts, tables):
    at = seen_page("cases")
    # 4 speakers + 1 moderator + 2 other researchers + 30 others
    assert "People at the APEC workshop: 37" in texts(at)
    assert "Named both among the speakers and among the others: Australia, Chinese Taipei, Viet Nam" in texts(at)
    there = next(table for table in tables(at) if "People" in table)
    assert there.loc["All together", ["People", "Kind of figure"]].tolist() == ["37", "▤ Computed"]
    assert there.loc["Speakers", "From"] == "Australia, Chinese Taipei, Viet Nam, Japan"


@pytest.mark.parametrize(
    ("issue", "known"),
    [
        ("Issue 1: Economies define qualifications and methods differently", "17 of 20"),
        ("Issue 2: Priorities of policy and ability to act differ between economies", "5"),
        ("Issue 3: Workers themselves make little use of recognition to work abroad", "0 of 5"),
    ],
)
def test_each_issue_is_linked_to_what_is_known_today(seen_page, issue, known):
    at = seen_page("cases")
    assert {metric.label: metric.value for metric in at.metric}[issue] == known
    assert [link.proto.page for link in at.get("page_link")].count("mra") == 3


def test_shows_the_printed_figures_with_their_missing_years(seen_page, tables):
    at = seen_page("cases")
    metrics = {metric.label: metric.value for metric in at.metric}
    assert metrics["New departments of AI and low carbon"] == "10"
    assert metrics["Enrolment against the year before"] == "2 times"
    assert metrics["Foreign students in the work-study programme"] == "1,000"
    carbon = next(table for table in tables(at) if "New departments of AI and low carbon" in table.index)
    assert carbon.loc["New departments of AI and low carbon", "Year"] == "undated"
    assert carbon.loc["Electricity of Apple's own operations from renewable sources", "Figure"] == "100%"


def test_lists_findings_in_three_voices_and_the_benefits(seen_page, tables):
    found = tables(seen_page("cases"))
    findings = next(table for table in found if "Voice" in table)
    assert findings["Kind"].value_counts().to_dict() == {
        "Solutions": 7,
        "Issues to be addressed": 3,
        "Results so far": 2,
    }
    assert findings["Voice"].nunique() == 3
    assert len(next(table for table in found if "Benefit" in table)) == 3


def test_tells_of_the_economy_that_the_link_names(seen_page, texts, tables):
    at = seen_page("cases", partner="ITA")
    assert "Italy: 2 cases, 1 of unknown type" in texts(at)
    row = tables(at)[0].loc["Dual programme for advanced manufacturing"]
    assert set(row.filter(regex="^[abcd]:")) == {"Unknown: no mark in the row"}
    assert "Nation" not in row  # the title names it, and the table stands beside the map


def test_the_map_shows_the_chosen_type(seen_page, texts):
    assert "d: dual programmes organised within clusters: marked in 3 of 7 nations" in texts(
        seen_page("cases", type="d")
    )


def test_the_caveat_on_gdp_is_not_shown_with_the_workshop(open_page, texts):
    at = open_page("cases")
    at.session_state["evidence table workshop"] = True
    assert "(I-22)" not in texts(at.run())


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_claim_that_the_register_places_here_is_seen(seen_page, texts, tables, lang):
    at = seen_page("cases", lang=lang)
    seen = texts(at) + "\n".join(str(cell) for table in tables(at) for cell in table.reset_index().to_numpy().ravel())
    seen += "\n".join(chart.proto.alt for chart in at.get("plotly_chart"))
    for row in dataset("coverage").where(page="cases").rows:
        codes = dict(part.split("=", 1) for part in row.key.split(";"))
        assert words(row.dataset, codes) in seen, row.claim


def words(name, codes):
    """The words of the row that a claim of the register names, by which it is known on the page."""
    if name == "workshop_people":
        return labels.word("workshop_group", codes["group"])
    if name == "workshop_origins" and codes["economy"]:
        return labels.area(codes["economy"])
    table = dataset(name).table
    for column in codes.keys() & {
        "item",
        "case",
        "statement",
        "benefit",
        "codelist",
        "code",
        "kind",
        "position",
        "group",
    }:
        table = table[table[column].astype(str) == codes[column]]
    (row,) = table.itertuples()
    column = {"codelists": "note", "workshop_origins": "body"}.get(name, "label")
    return labels.text(row, "text" if name == "statements" else column)
