"""Questions that are asked in a hall, from the page as a reader finds it: one line that opens, or one choice, gives the answer.

The page itself is the first click, what opens on it the second; nothing else is pressed.
"""

import json
from typing import Final

import pytest

WORDS: Final = {"en": 0, "ko": 1}
FIRMS, CAPITAL, TRAINEES = ({f"fold comparison-{question}": True} for question in ("firms", "capital", "trainees"))
TAKE_UP, TABLE = {"concept": "scheme_take_up"}, {"concept": "trainees_table"}
CASES: Final = {
    "How many adults in Korea learn, by its own survey?": ({}, ("33.1% by Korea's survey", "국내 조사 33.1%")),
    "And by the OECD's?": ({}, ("13% by the OECD's", "OECD 조사 13%")),
    "Which rate of the European Union is right for 2022?": (
        {},
        (
            "residents aged 25–64, as the target counts: 39.5%; "
            "European Union, 2022, residents aged 25–64, labour force survey: 25.1%",
            "25~64세 주민(노동력조사): 25.1%",
        ),
    ),
    "Has learning in Korea fallen since 2019?": ({}, ("No change is worked out", "증감은 산출하지 않습니다")),
    "How many firms train in the European Union?": (FIRMS, ("67.4% in the European Union", "유럽연합 67.4%")),
    "Is 5% low by international standards?": (FIRMS, ("is a yardstick for it", "비교 기준이 될 수 없습니다")),
    "Which ASEAN economy trains most at firms, and when was that asked?": (
        FIRMS,
        ("to 59.8% (Philippines, 2015)", "최고 59.8%(필리핀, 2015년)"),
    ),
    "Do people outside Seoul train less?": (CAPITAL, ("29.6% elsewhere", "비수도권 29.6%")),
    "How many of the trainees are people?": (TRAINEES, ("8,677,000 people", "8,677,000명")),
    "May take-up stand beside a survey of firms?": (TAKE_UP, ("Never together", "함께 표시할 수 없음")),
    "May the trainees stand beside people with training?": (
        TABLE,
        ("One counts people, the other enrolments", "하나는 실인원이고 다른 하나는 연인원"),
    ),
}
"""Question, what is opened or chosen after the page, and what answers or refuses it in each language."""


def shown(at):
    """All that stands on the page: words, tables, and the values, names and remarks of charts."""
    words = [str(one.value) for kind in ("markdown", "caption", "subheader", "header", "title") for one in at.get(kind)]
    tables = [one.proto.json for one in at.get("bidi_component") if one.proto.component_name == "table"]
    charts = [one.proto.spec for one in at.get("plotly_chart")]
    read = [json.dumps(json.loads(one), ensure_ascii=False) for one in (*tables, *charts)]
    return "\n".join([*words, *read]).replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


@pytest.mark.usefixtures("as_folded")
@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("asked", CASES)
def test_the_page_and_one_click_more_answer_or_refuse(open_page, asked, lang):
    click, answers = CASES[asked]
    assert len(click) <= 1
    answer = answers[WORDS[lang]]
    at = open_page("comparison", lang=lang)
    for key, value in click.items():
        if key == "concept":
            (box,) = [one for one in at.selectbox if "concept" in str(one.key)]
            at = box.set_value(value).run()
        else:
            at.session_state[key] = value
            at = at.run()
    assert not at.exception
    assert answer in shown(at).replace("\\", ""), asked
