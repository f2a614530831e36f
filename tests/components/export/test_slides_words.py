"""What a slide says: headline, kinds of figures, cards, limits, sources, day, notes; each run in its language."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pptx.util import Pt

from components.export.slides import master, shapes
from components.export.slides.pages import beside, deck, single
from components.export.slides.shapes import paragraphs
from components.export.slides.tables import PAD, first_of, grid
from components.figures import stories as told_stories
from components.figures.concentration import provinces
from components.figures.exhibit import Figure
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import Neutral, Occasion, Slide, Story
from components.figures.stories import province
from components.figures.words import held
from components.files.rows import with_its_move
from components.scene.parts import Box, height, lines_of, plain, width
from data.outlook import Outlook
from data.package import package
from i18n import LANGUAGES, _, speaking
from indicators.indicator import PROVINCES
from tests import stores
from tests.components.export.slides import STATE, TAKEN, exhibit, inside, opened, steps, story

RUN = "{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"


def step(**settings) -> Slide:
    given = {
        "id": "trends-1",
        "headline": "Korea counted 4.66 million trainees in 2021",
        "shown": exhibit("trends", "trainees-by-category"),
        "cards": FIGURE_PAGES["trends"].cards(STATE)[:2],
        "limits": ("People or enrolments: **not stated**",),
        "note": "Say 4.66 million.",
        "link": "/trends?year=2021",
    }
    return Slide(**(given | settings))


def words(made) -> str:
    return "\n".join(one.text_frame.text for one in inside(made.shapes) if one.has_text_frame)


@pytest.fixture
def made():
    with speaking("en"):
        return steps(story(step()))[0]


def test_the_headline_is_the_title_of_the_slide(made) -> None:
    assert made.shapes.title.text_frame.text == "Korea counted 4.66 million trainees in 2021"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_on_two_slides_have_each_the_cautions_of_their_own(lang: str) -> None:
    """Where training took place is not stated (I-27): residents and SME firms are no training."""
    with speaking(lang):
        known = province.story("KR-26", Outlook()).slides[0]
        counted, trained = steps(story(replace(known, limits=(*known.limits, "Of all."))))[:2]
    assert "(I\N{NON-BREAKING HYPHEN}27)" not in words(counted)
    assert "(I\N{NON-BREAKING HYPHEN}27)" in words(trained)
    assert all("Of all." in words(one) for one in (counted, trained))


@pytest.mark.parametrize(("lang", "counted"), [("en", "Who is counted:"), ("ko", "집계 대상:")])
def test_figures_that_stand_alone_say_what_they_count(lang: str, counted: str) -> None:
    with speaking(lang):
        (alone,) = [one for one in told_stories.story("overview", Outlook()).slides if one.shown is None]
        assert words(steps(story(alone))[0]).count(counted) == 2


def test_the_layouts_are_named_and_wide(made) -> None:
    with speaking("en"):
        held = opened(story(step()))
    assert (held.slide_width, held.slide_height) == (Pt(960), Pt(540))
    assert [one.name for one in held.slide_layouts] == [
        "Picture with key figures",
        "Upright picture with key figures",
        "Picture across the slide",
        "Key figures alone",
        "Cover",
        "Headline and text",
    ]


def test_the_kinds_of_figures_stand_beneath_the_headline(made) -> None:
    assert "■\N{NO-BREAK SPACE}Reported" in words(made) or "■ Reported" in words(made)


def test_key_figures_limits_sources_version_and_day_stand_on_the_slide(made) -> None:
    told = words(made)
    assert "4,661,782" in told
    assert "People or enrolments: not stated" in told
    assert "Source: Kim Min-Kyoo" in told
    assert TAKEN.version in told
    assert "2026-11-22" in told


def test_the_notes_hold_what_is_said_the_caveats_and_all_sources(made) -> None:
    notes = made.notes_slide.notes_text_frame.text
    assert notes.startswith("Say 4.66 million.")
    assert "I-07" in notes
    assert "Sources" in notes


def test_the_number_of_a_caution_is_never_broken_between_two_lines() -> None:
    """A hyphen ends a line, in tables as beside pictures; one that does not break stands instead."""
    with speaking("en"):
        content = deck(told_stories.story("overview", Outlook()), taken=TAKEN)
    told = "".join(text for one in steps(content) for text in one.part.blob.decode().split("<a:t>"))
    assert "I\N{NON-BREAKING HYPHEN}07" in told
    assert not re.search(r"\bI-\d\d\b", re.sub(r'descr="[^"]*"', "", told))
    with speaking("ko"):
        assert "I\N{NON-BREAKING HYPHEN}09가 말하듯" in paragraphs("I-09가 말하듯", size=12)
        assert "I-09가 말하듯" in paragraphs("I-09가 말하듯"), "notes are searched"


def test_titles_of_a_table_break_between_measure_bracket_and_kind() -> None:
    """Six columns of a comparison: `(17개 시·도)` and `■ 공표치` stand on lines of their own, whole."""
    chosen = replace(STATE, province="KR-26", compared=("KR-26", "KR-48"))
    with speaking("ko"):
        shown = provinces.side_by_side(chosen)
        assert shown
        made = opened(single(shown, taken=TAKEN)).slides[0]
        plan = master.PLAN.get().rooms["whole"][0]
    (table,) = [one for one in made.shapes if one.has_table]
    lines = [[one.text for one in cell.text_frame.paragraphs] for cell in table.table.rows[0].cells]
    assert sum(told[-1] == "(17개 시·도)" for told in lines) == 3
    assert sum(told[-1].startswith(("■", "▤")) for told in lines) == 3
    assert table.width <= shapes.emu(plan.width) + 10


def test_what_an_estimate_was_is_told_in_as_many_digits_as_on_its_card() -> None:
    """Parity of the 68.5% with residents: about 840,000 trainees of 2021, until all provinces had reported."""
    with stores.store("all-provinces"), speaking("en"):
        outlook = Outlook()
        cards = [card for one in told_stories.story("concentration", outlook).slides for card in one.cards]
        told = [with_its_move(card, data=outlook).kind for card in cards]
    assert any("was about 840,000 until" in one for one in told)


@pytest.mark.parametrize(("code", "language", "least"), [("KR-26", "en", 18), ("KR-50", "ko", 14)])
def test_a_comparison_of_many_columns_keeps_marks_with_their_words_and_gives_no_title_the_room_of_others(
    code: str, language: str, least: int
) -> None:
    """“▤ Computed from offices' figures” on one line took a third of the table, so that names and marks beside it broke."""
    with stores.store("one-province" if code == "KR-26" else "all-provinces"), speaking(language):
        (step,) = (
            one for one in province.story(code, Outlook()).slides if one.shown and not isinstance(one.shown, Figure)
        )
        assert step.shown
        made = grid(step.shown.table, master.PLAN.get().rooms["whole"][0], name="", says="", spare=0, evenly=True)
        marked = [held(title) for title in made.rows[0]]
    wides = [int(one.get("w")) / shapes.EMU for one in made.element.iter("{*}gridCol")]
    sizes = {int(one.get("sz")) for one in made.element.iter("{*}rPr")}
    assert max(wides) < 2.2 * sum(wides) / len(wides)
    assert max(sizes) == 100 * least
    for title, wide in zip(marked, wides, strict=True):
        assert max(width(f"**{word}**", 14.0) for word in title.replace("<br>", " ").split(" ")) <= wide


def test_a_code_leads_to_the_view_only_where_there_is_an_address(made) -> None:
    (code,) = [one for one in made.shapes if one.shape_type.name == "PICTURE"]
    target = "https://training.example.org/trends?lang=en&year=2021&version=0-" + package().digest
    assert code._element.nvPicPr.cNvPr.get("descr") == f"QR code: {target}"
    with speaking("en"):
        alone = steps(deck(Story(id="s", title="s", slides=(step(),)), taken=TAKEN))[0]
    assert not [one for one in alone.shapes if one.shape_type.name == "PICTURE"]


@pytest.mark.parametrize(
    "address", ["https://training.example.org", "https://example.org/dash", "https://example.org/dash/"]
)
def test_a_single_picture_leads_to_the_view_that_it_was_taken_from(address: str) -> None:
    shown, view = exhibit("trends", "trainees-index"), "/trends?lang=en&year=2021"
    with speaking("en"):
        content = single(shown, taken=TAKEN, address=address, view=view)
    (code,) = [one for one in opened(content).slides[0].shapes if one.shape_type.name == "PICTURE"]
    assert (
        code._element.nvPicPr.cNvPr.get("descr") == f"QR code: {address.rstrip('/')}{view}&version=0-{package().digest}"
    )


@pytest.mark.parametrize(("language", "tag"), [("en", "en-US"), ("ko", "ko-KR")])
def test_each_run_says_its_language(language: str, tag: str) -> None:
    with speaking(language):
        found = steps(story(step()))[0]
    tags = {run.get("lang") for run in found.shapes._spTree.iter(RUN)}
    assert tags == {tag}


def test_hangul_is_korean_in_english_slides_too() -> None:
    with speaking("en"):
        found = steps(story(step(headline="훈련인원")))[0]
    assert [run.get("lang") for run in found.shapes.title._element.iter(RUN)] == ["ko-KR"]


@pytest.mark.parametrize("page", list(FIGURE_PAGES))
def test_every_chart_map_table_and_picture_has_an_alternative_text_and_every_slide_notes(page: str) -> None:
    with speaking("en"):
        content = story(*(Slide(id=one.id, headline=one.title, shown=one) for one in exhibits(page, STATE)))
    for found in opened(content).slides:
        assert found.has_notes_slide
        for shape in found.shapes:
            if shape.shape_type is None or shape.shape_type.name in ("GROUP", "CHART", "TABLE", "PICTURE"):
                if shape._element.tag.endswith("}sp"):
                    continue
                assert next(shape._element.iter("{*}cNvPr")).get("descr"), (found.shapes.title.text, shape.name)


def test_a_table_is_cut_to_what_fits_and_says_how_much_is_left_out() -> None:
    shown = exhibit("trends", "trainees-rates")
    long = replace(shown.table, frame=shown.table.frame.loc[[*shown.table.frame.index] * 8])
    with speaking("en"):
        made = opened(single(replace(shown, table=long), taken=TAKEN)).slides[0]
    (table,) = [one.table for one in made.shapes if one.has_table]
    left = len(long.frame) + 1 - len(table.rows)
    assert left > 0
    assert f"and {left} more rows in the workbook" in words(made)


def test_a_slide_of_cards_alone_has_no_empty_place_for_a_picture() -> None:
    with speaking("en"):
        made = steps(story(step(shown=None)))[0]
    assert 14 not in [one.placeholder_format.idx for one in made.placeholders]


def test_a_single_key_figure_that_nothing_limits_is_larger_and_never_smaller_than_its_words() -> None:
    room = Box(0, 0, 316, 300)
    card = replace(FIGURE_PAGES["trends"].cards(STATE)[0], label="Residents", value="3,350,380", note="")

    def size(value: str, *limits: str) -> tuple[float, float]:
        (drawn,), _said, _room = beside((replace(card, value=value),), limits, room)
        words, figure, *_kind = (int(one) / 100 for one in re.findall(' sz="([0-9]+)"', drawn))
        return figure, words

    # Nine digits and signs of half their height are 234 points of 52, in 316; 0.55 of 52 is 28.6.
    assert size("3,350,380") == (52, pytest.approx(28.6))
    assert size("3,350,380", "Estimated")[0] == 40
    # Of so many letters the figure has no 44 points in one line: its words are those of 40 points, as before.
    assert size("0 of 17 provinces in all")[1] == 22


def test_bold_runs_over_the_end_of_a_line() -> None:
    assert lines_of("a<br><b>b<br>c</b> d") == [[("a", False)], [("b", True)], [("c", True), (" d", False)]]


def whole(*shown: Slide, **occasion: str) -> bytes:
    told = Story(id="test", title="A story", slides=shown, occasion=Occasion(**occasion))
    with speaking("en"):
        return deck(told, taken=TAKEN, address="https://training.example.org")


def test_a_deck_begins_with_occasion_and_messages_and_ends_with_contact_sources_and_cautions() -> None:
    told = {"name": "A forum", "place": "Seoul", "when": "1 May", "speaker": "A. Speaker", "contact": "ask@example.org"}
    content = whole(*(step(headline=f"Finding {place}") for place in range(1, 6)), **told)
    found = [[shape.text_frame.text for shape in one.shapes if shape.has_text_frame] for one in opened(content).slides]
    version = f"Data version {TAKEN.version}; accessed on 2026-11-22"
    assert found[0][:2] == ["A story", f"A forum\nSeoul · 1 May\nA. Speaker\n{version}"]
    assert found[1][:2] == ["Key messages", "1.\tFinding 1\n2.\tFinding 2\n3.\tFinding 3"]
    titles = [one[0] for one in found[2:]]
    assert titles[:7] == [*(f"Finding {place}" for place in range(1, 6)), "Thank you", "Sources"]
    assert titles[7].startswith("What the figures must not be used for")
    assert found[7][1] == f"ask@example.org\nhttps://training.example.org\n{version}"
    assert all(any("Data version" in text for text in one) for one in found)  # each has a foot


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_title_that_finds_nothing_is_no_key_message(language: str) -> None:
    with stores.store("years"), speaking(language):
        told = told_stories.story("overview", Outlook())
        neutral = [one.headline for one in told.slides if isinstance(one.headline, Neutral)]
        assert len(told.messages) == 3
    # 2023 is the fourth year: neither a fall and a rise nor who made the rise of the last of three is claimed
    assert len(neutral) == 2
    assert not set(neutral) & set(told.messages)


def test_a_short_table_fills_its_place_and_ranks_that_some_share_stand_under_each_other() -> None:
    with speaking("en"):
        (beside,) = [
            one for one in province.story("KR-26", Outlook()).slides if one.shown and not isinstance(one.shown, Figure)
        ]
        made = next(one for page in steps(whole(beside)) for one in page.shapes if one.has_table)
    heights = [row.height for row in made.table.rows]
    assert sum(heights) == pytest.approx(made.height, rel=0.01)
    assert min(heights[1:]) > 1.5 * 14 * 12_700  # rows of one line of 14 points, at 12,700 units a point
    aligned = {cell.text: cell.text_frame.paragraphs[0].alignment for row in made.table.rows for cell in row.cells}
    assert aligned["9–10"] == aligned["3,350,380"]


def test_what_is_not_told_of_the_occasion_is_not_said() -> None:
    cover = opened(whole(step())).slides[0]
    assert cover.placeholders[17].text_frame.text == f"Data version {TAKEN.version}; accessed on 2026-11-22"


def test_the_code_at_the_end_is_four_centimetres_and_leads_to_language_view_and_version() -> None:
    (end,) = [one for one in opened(whole(step())).slides if one.shapes.title.text_frame.text == "Thank you"]
    (code,) = [one for one in end.shapes if one.name == "QR code"]
    assert code.width >= 4 * 360_000  # a centimetre has 360,000 units
    target = code.click_action.hyperlink.address
    assert target == f"https://training.example.org/trends?lang=en&year=2021&version={TAKEN.data.reference()}"


def test_sections_hold_every_slide_once_and_in_order() -> None:
    root = opened(whole(*[step()] * 5)).part._element
    listed = [one.get("id") for one in root.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId")]
    assert listed == [one.get("id") for one in root.find("{*}sldIdLst")]


def test_at_most_two_figures_stand_on_a_slide_and_the_notes_hold_all() -> None:
    cards = FIGURE_PAGES["trends"].cards(STATE)
    assert len(cards) > 2
    (beside,) = steps(whole(step(cards=cards, limits=())))
    shown = [card for card in cards if f"{card.label}: {card.value}" in [one.name for one in beside.shapes]]
    assert shown == list(cards[:2])
    notes = beside.notes_slide.notes_text_frame.text
    assert all(f"{card.label}: {card.value}" in notes for card in cards)
    alone = steps(whole(step(shown=None, cards=cards, limits=())))
    assert len(alone) == -(-len(cards) // 2)


def test_a_table_that_does_not_fit_goes_on_with_the_row_that_follows() -> None:
    shown = exhibit("trends", "trainees-rates")
    frame = shown.table.frame.loc[[*shown.table.frame.index] * 8]
    frame.index = [f"row {place}" for place in range(len(frame))]
    made = steps(whole(step(shown=replace(shown, table=replace(shown.table, frame=frame)))))
    assert len(made) > 1
    tables = [one.table for page in made for one in page.shapes if one.has_table]
    assert [row.cells[0].text for table in tables for row in list(table.rows)[1:]] == list(frame.index)


def test_the_province_that_a_slide_is_about_is_named_on_its_map() -> None:
    with speaking("en"):
        told = province.story("KR-26", Outlook())
        found = steps(deck(told, taken=TAKEN))
    maps = [page for page in found if any(one.name == "Areas" for one in inside(page.shapes))]
    assert len(maps) >= 3
    for page in maps:
        (name,) = [one for one in inside(page.shapes) if one.has_text_frame and one.text_frame.text == "Busan"]
        assert name.text_frame.paragraphs[0].runs[0].font.size >= Pt(14)
        drawn = [one for one in inside(page.shapes) if one._element.find(".//{*}custGeom") is not None]
        (own,) = [one.line.width for one in drawn if one.name == "Busan"]
        assert own >= 2 * max(one.line.width for one in drawn if one.name in ("Seoul", "Daegu", "Jeju")), (
            "it stands out"
        )


@pytest.mark.parametrize(("name", "language"), [("overview", "ko"), ("mra", "en"), ("KR-26", "en"), ("KR-50", "ko")])
def test_what_is_said_has_18_points_and_everything_14(name: str, language: str) -> None:
    with speaking(language):
        told = province.story(name, Outlook()) if name in PROVINCES else told_stories.story(name, Outlook())
        made = steps(deck(told, taken=TAKEN))
        said = {_bare(text) for one in told.slides for text in one.limits}
    checked = 0
    for page in made:
        for size, paragraph in _sizes(page):
            assert size >= 14, (page.shapes.title.text_frame.text, paragraph)
            is_said = _bare(paragraph) in said
            assert size >= 18 or not is_said, (page.shapes.title.text_frame.text, paragraph)
            checked += is_said
    assert checked >= 3


@pytest.mark.parametrize(
    "words_of_one", ["Training policy of the provinces ", "시·도별 직업능력개발훈련 정책 ", "Aaaaaaaa"]
)
def test_a_headline_that_no_slide_has_room_for_is_cut_there_and_whole_in_the_notes(words_of_one: str) -> None:
    long = (words_of_one * 80).strip()
    with speaking("en"):
        (made,) = steps(story(step(headline=long)))
        cover = opened(deck(Story(id="x", title=long, slides=(step(),)), taken=TAKEN)).slides[0]
    for title, box in ((made.shapes.title, master.TITLE), (cover.shapes.title, master.COVER_TITLE)):
        (size,) = {run.font.size.pt for one in title.text_frame.paragraphs for run in one.runs if run.font.size}
        told = title.text_frame.text
        assert told.endswith("…")
        assert len(told) > 40
        assert size >= 18
        assert height(told, size, within=box.width) <= box.height
    assert made.notes_slide.notes_text_frame.text.startswith(long)


@pytest.mark.parametrize(("times", "size"), [(1, 22), (6, 18), (40, 18)])
def test_an_occasion_of_many_words_stays_on_the_cover(times: int, size: float) -> None:
    long = "Meeting of ministers on skills, Gyeongju " * times
    at = Occasion(name=long, place=long, speaker=long)
    with speaking("en"):
        made = opened(deck(Story(id="x", title="t", slides=(step(),), occasion=at), taken=TAKEN)).slides[0]
    (box,) = [one for one in made.placeholders if one.has_text_frame and "Meeting" in one.text_frame.text]
    *told, _version = box.text_frame.paragraphs
    assert {run.font.size.pt for one in told for run in one.runs} == {size}
    tall = sum(height(one.text, size, within=box.width.pt) for one in told)
    assert tall + height("Data version", 18, within=400) <= box.height.pt
    assert len(told) == 3


def test_place_day_and_speaker_of_an_occasion_with_a_long_name_are_whole_on_the_cover() -> None:
    at = Occasion(
        name="The Twelfth Asia-Pacific Economic Cooperation Human Resources Development Working Group Capacity-Building "
        "Workshop on Mutual Recognition of Qualifications",
        place="Gyeongju Hwabaek International Convention Center (HICO), Grand Ballroom, Gyeongju, Gyeongsangbuk-do",
        when="Tuesday 8 December 2026, 14:00",
        speaker="Dr A. Speaker, Senior Research Fellow, Centre for International Cooperation and Qualifications, Korea "
        "Research Institute for Vocational Education and Training",
    )
    with speaking("en"):
        made = opened(deck(Story(id="x", title="t", slides=(step(),), occasion=at), taken=TAKEN)).slides[0]
    said = words(made)
    assert at.name in said
    assert f"{at.place} · {at.when}" in said
    assert at.speaker in said


def test_a_mark_of_a_kind_of_figure_is_as_wide_as_a_korean_letter() -> None:
    """Fonts draw ▤ on a square; counted as a Latin letter, its word was broken: “▤ Compute-d”."""
    assert width("▤ Computed", 14) == width("가 Computed", 14) > width("a Computed", 14)


def test_no_word_of_a_title_is_broken_where_a_kind_of_figure_can_take_more_lines() -> None:
    """All provinces have reported: eight columns of figures, of which two have a kind of many words."""
    with stores.store("all-provinces"), speaking("en"):
        told = province.story("KR-26", Outlook())
        (slide,) = [one for one in told.slides if "compare=" in one.link]
        made = steps(deck(replace(told, slides=(slide,)), taken=TAKEN))[0]
    (table,) = [one.table for one in made.shapes if one.has_table]
    wides = [column.width.pt for column in table.columns]
    for cell, wide in zip(table.rows[0].cells, wides, strict=True):
        size = cell.text_frame.paragraphs[0].runs[0].font.size.pt
        for word in re.split(r"[ \n\v]", held(cell.text_frame.text)):
            assert width(f"**{word}**", size) <= wide - 2 * PAD, word


def _sizes(page) -> Iterator[tuple[float, str]]:
    """What each paragraph of the boxes of a slide says, with the size of its smallest letters."""
    for one in page._element.iter("{*}p"):
        sizes = [int(run.get("sz")) / 100 for run in one.iter("{*}rPr") if run.get("sz")]
        text = "".join(part.text or "" for part in one.iter("{*}t"))
        if sizes and text.strip():
            yield min(sizes), text


@pytest.mark.parametrize("language", ["en", "ko"])
def test_each_step_says_something_of_what_limits_its_figures(language: str) -> None:
    """Where figures are spread over two slides, each has the cautions of its own; the notes have all of them."""
    with speaking(language):
        told = province.story("KR-26", Outlook())
        made = steps(deck(told, taken=TAKEN))
    for one in told.slides:
        seen = [page for page in made if _bare(one.headline) in _bare(page.shapes.title.text_frame.text)]
        notes, boxes = (_bare("".join(found)) for found in zip(*map(_told, seen), strict=True))
        assert [text for text in one.limits if _bare(text) not in notes] == []
        assert not one.limits or any(_bare(text) in boxes for text in one.limits), one.headline


def _told(page) -> tuple[str, str]:
    """What notes and boxes of a slide say."""
    return page.notes_slide.notes_text_frame.text, "".join(page.shapes._spTree.itertext())


def _bare(text: str) -> str:
    return "".join(plain(text).split()).replace("\N{WORD JOINER}", "").replace("\N{NON-BREAKING HYPHEN}", "-")


@pytest.mark.parametrize(
    ("heights", "room", "count"),
    [
        ([10.0] * 9, 70.0, 4),  # two slides: four and five, and not seven and two
        ([10.0] * 7, 70.0, 7),  # all on one
        ([60.0, 10.0, 10.0, 10.0], 70.0, 1),  # 60 and 30 are nearer to each other than 70 and 20
        ([90.0, 10.0], 70.0, 1),  # one that is too high stands alone
        ([40.0, 40.0, 20.0, 60.0], 70.0, 1),  # three slides: 40, 40 and 20, 60; two of the first do not fit
        ([], 70.0, 0),
    ],
)
def test_rows_and_lists_are_spread_evenly_over_the_slides_that_they_need(
    heights: list[float], room: float, count: int
) -> None:
    assert first_of(heights, room) == count


def test_what_must_be_said_is_measured_as_lines_that_end_between_words() -> None:
    """Six words of eight letters: two of 22 points have no room in the 266 points of a line, so that there are six lines,
    of 161 points in all; of 24 there are as many, and of 26 (190) too, but the room is 170.
    """
    said, room = " ".join(["가나다라마바사아"] * 6), Box(0, 0, 280, 170)
    _cards, told, left = beside((), (said,), room)
    assert 'sz="2200"' in told
    assert left == room


def test_messages_stand_apart_with_their_lines_beneath_each_other() -> None:
    content = whole(*(step(headline=f"Finding {place}") for place in range(1, 6)))
    text = next(one for one in opened(content).slides[1].shapes if one.text_frame.text.startswith("1."))
    for one in text.text_frame.paragraphs:
        assert one.space_after.pt >= 0.5 * one.runs[0].font.size.pt
        assert int(one._p.pPr.get("marL")) == -int(one._p.pPr.get("indent")) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_table_beside_key_figures_goes_on_on_another_slide(language: str) -> None:
    """Ten findings of a workshop beside two figures: they stand together, or on a slide each."""
    with speaking(language):
        told = [told_stories.story(name, Outlook()) for name in told_stories.STORIES]
        made = [slide for one in told for slide in steps(deck(one, taken=TAKEN))]
        cards = {plain(card.label) for one in told for step in one.slides for card in step.cards}
        goes_on = _("continued on the next slide")
    texts = [{shape.text_frame.text for shape in slide.shapes if shape.has_text_frame} for slide in made]
    assert any(_labels(found) & cards for found in texts)
    assert [found for found in texts if goes_on in found and _labels(found) & cards] == []


def _labels(texts: set[str]) -> set[str]:
    """What cards are called: their first line."""
    return {text.split("\n")[0] for text in texts}
