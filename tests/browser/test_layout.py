"""What may not happen to a layout, at any width (test_every_page.py), and colours and line breaks of single pages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from components.figures.pages import FIGURE_PAGES
from tests.browser.site import LANGUAGES, path
from tests.browser.visits import LOOK, STILL, Visit

pytestmark = pytest.mark.browser

# Pixels by which the page is wider than its window; one pixel is rounding.
SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return Math.max(main.scrollWidth - main.clientWidth - 1, 0);
}"""
# Words of a chart whose box leaves the chart's; one pixel is rounding.
CUT_OFF = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].flatMap(chart => {
  const frame = chart.getBoundingClientRect();
  return [...chart.querySelectorAll('.main-svg text')].filter(word => {
    const box = word.getBoundingClientRect();
    return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
  }).map(word => word.textContent);
})"""
# Words of a chart that lie on other words of it, by more than a third of the smaller.
OVERLAID = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].flatMap(chart => {
  const words = [...chart.querySelectorAll('.main-svg text')]
    .map(word => [word.textContent, word.getBoundingClientRect()])
    .filter(([text, box]) => text.trim() && box.width > 0);
  return words.flatMap(([text, one], place) => words.slice(place + 1).filter(([, other]) => {
    const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    const smaller = Math.min(one.width * one.height, other.width * other.height);
    return width > 0 && height > 0 && width * height > smaller / 3;
  }).map(([other]) => `${text} / ${other}`));
})"""
# Words of a chart whose letters touch other words of it, or leave the chart: of a line of letters a sixth above and below is
# empty, and a pixel to each side is rounding.
CROWDED = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].flatMap(chart => {
  const frame = chart.getBoundingClientRect();
  const words = [...chart.querySelectorAll('.main-svg text')].filter(word => word.textContent.trim()).flatMap(word => {
    const lines = word.querySelectorAll('tspan.line');
    return [...(lines.length ? lines : [word])].map(line => {
      const { left, right, top, bottom, width, height } = line.getBoundingClientRect();
      const [x, y] = height > width && line.textContent.length > 2 ? [width / 6, 1] : [1, height / 6];
      return { word, text: line.textContent, left: left + x, right: right - x, top: top + y, bottom: bottom - y };
    });
  }).filter(one => one.right > one.left && one.bottom > one.top);
  const cut = words.filter(one => one.left < frame.left - 2 || one.right > frame.right + 2
    || one.top < frame.top - 2 || one.bottom > frame.bottom + 2).map(one => `cut: ${one.text}`);
  return [...cut, ...words.flatMap((one, place) => words.slice(place + 1).filter(other => other.word !== one.word
    && Math.min(one.right, other.right) > Math.max(one.left, other.left)
    && Math.min(one.bottom, other.bottom) > Math.max(one.top, other.top)).map(other => `${one.text} / ${other.text}`))];
})"""
# Values that are cut, or that run out of their card.
TRUNCATED = """() => [...document.querySelectorAll('[data-testid="stMetricValue"]')]
  .filter(value => [value, ...value.querySelectorAll('*')].some(part => part.scrollWidth > part.clientWidth + 1))
  .map(value => value.textContent)"""
# Dots that join two parts at the beginning of a line: they belong to the word before. Words of charts break where we say.
DOT_FIRST = """() => {
  const walker = document.createTreeWalker(document.querySelector('[data-testid="stMain"]'), NodeFilter.SHOW_TEXT);
  const top = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getClientRects()[0]?.top;
  };
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, words = node.data;
    if (node.parentElement.closest('svg, style, script')) continue;
    for (let at = words.indexOf('·', 1); at > 0; at = words.indexOf('·', at + 1)) {
      const before = words.slice(0, at).search(/[^\\s\\u2060][\\s\\u2060]*$/);
      if (before >= 0 && top(node, at) > top(node, before) + 5) found.push(words);
    }
  }
  return found;
}"""
# Tables with a cell that cannot be brought into sight: none may leave its box, unless the box scrolls and shows that it does.
UNREACHABLE = """() => [...document.querySelectorAll('.table')].flatMap(box => {
  const main = document.querySelector('[data-testid="stMain"]').getBoundingClientRect();
  const { overflowX, backgroundImage } = getComputedStyle(box), wide = box.scrollWidth > box.clientWidth + 1;
  if (wide && !(overflowX === 'auto' && backgroundImage.includes('gradient'))) return [box.ariaLabel];
  box.scrollLeft = box.scrollWidth;
  const frame = box.getBoundingClientRect();
  const cut = [...box.querySelectorAll('tr > :last-child')].filter(cell => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    const { left, right } = words.getBoundingClientRect();
    return words.toString() && (right > Math.min(frame.right, main.right) + 1 || left < frame.left - 1);
  });
  box.scrollLeft = 0;
  return cut.map(cell => `${box.ariaLabel}: ${cell.textContent}`);
})"""
FAULTS = {
    "scrolls sideways": SIDEWAYS,
    "cut off": CUT_OFF,
    "overlaid": OVERLAID,
    "truncated": TRUNCATED,
    "dot first": DOT_FIRST,
    "unreachable": UNREACHABLE,
}


@pytest.mark.parametrize(("theme", "colour"), [("light", "rgb(11, 80, 208)"), ("dark", "rgb(134, 175, 249)")])
def test_employees_have_the_colour_of_the_theme(visit: Callable[..., Visit], theme: str, colour: str) -> None:
    # light #0b50d0, dark #86aff9
    page = visit("/trends?lang=en", theme=theme).page
    fills = page.eval_on_selector_all(
        ".main-svg .bars .point path", "bars => bars.map(bar => getComputedStyle(bar).fill)"
    )
    assert colour in fills
    other = {"rgb(11, 80, 208)", "rgb(134, 175, 249)"} - {colour}
    assert not other & set(fills)


def test_korean_breaks_between_words(visit: Callable[..., Visit]) -> None:
    page = visit("/mra?lang=ko", lang="ko", width=360).page
    words = '[data-testid="stMarkdownContainer"] p'
    breaks = page.eval_on_selector_all(words, "all => all.map(one => getComputedStyle(one).wordBreak)")
    assert set(breaks) == {"keep-all"}


@pytest.mark.parametrize("path", ["/trends", "/kdt", "/concentration"])
def test_a_table_on_a_telephone_is_read_to_its_last_column(visit: Callable[..., Visit], path: str) -> None:
    seen = visit(f"{path}?lang=ko", lang="ko", width=360)
    for tab in seen.page.get_by_role("tab", name="표", exact=True).all():
        tab.click()
        seen.rest()
    tables = seen.page.locator(".table")
    expect(tables.last).to_be_visible()
    assert seen.page.evaluate(UNREACHABLE) == []
    assert seen.page.evaluate(SIDEWAYS) == 0
    assert seen.page.evaluate(DOT_FIRST) == []


def test_the_3d_map_of_a_telephone_reaches_from_jeju_to_dokdo_and_leaves_no_empty_band(
    visit: Callable[..., Visit],
) -> None:
    """At zoom 5.7 a degree takes 512 x 2^5.7 / 360 = 74 pixels: Dokdo lies 3.5 degrees or 257 pixels right of the middle."""
    seen = visit("/concentration?lang=en&open=known", lang="en", width=360)
    seen.page.get_by_text("Show as 3-D columns").click()
    seen.rest()
    (room, tall), drawn, below = seen.page.get_by_test_id("stDeckGlJsonChart").evaluate(
        """one => [[one.offsetWidth, one.offsetHeight], one.getBoundingClientRect(),
          one.closest('[data-testid="stElementContainer"]').nextElementSibling.getBoundingClientRect()]"""
    )
    assert room >= 2 * 257
    assert tall == 460
    assert drawn["right"] <= 360
    assert 0 <= below["top"] - drawn["bottom"] < 40


# Pixels from the foot of each picture in the page's columns to what stands below it.
BELOW = """() => [...document.querySelectorAll('[data-testid=stColumn]')].map(column => {
  const next = column.nextElementSibling?.getBoundingClientRect();
  return next?.height ? next.top - column.getBoundingClientRect().bottom : 0;
})"""


@pytest.mark.parametrize("path", ["/mra", "/kdt"])
def test_columns_on_a_telephone_follow_one_another_like_lines(visit: Callable[..., Visit], path: str) -> None:
    below = visit(f"{path}?lang=en", width=360).page.evaluate(BELOW)
    assert below, "the page has columns"
    assert max(below) <= 16


# Where pictures that stand in one row begin.
TOPS = """() => [...document.querySelectorAll('[data-testid=stGrid] .js-plotly-plot')]
  .map(one => Math.round(one.getBoundingClientRect().top))"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pictures_of_one_row_begin_at_one_height(visit: Callable[..., Visit], lang: str) -> None:
    people, budget, employment = visit(f"/kdt?lang={lang}", lang=lang).page.evaluate(TOPS)
    assert people == budget == employment


# How much narrower than their columns the subtitles of pictures in a row are: room kept beside them for the three ways.
KEPT_BESIDE = """() => [...document.querySelectorAll('.st-key-pictures [data-testid="stGridCell"]')].map(cell =>
  cell.getBoundingClientRect().width - cell.querySelector('[data-testid="stCaptionContainer"]').getBoundingClientRect().width)"""


@pytest.mark.parametrize("width", [768, 1440, 1920])
def test_subtitles_in_a_row_of_three_have_their_whole_column(visit: Callable[..., Visit], width: int) -> None:
    found = visit("/kdt?lang=ko", lang="ko").at_width(width).page.evaluate(KEPT_BESIDE)
    assert len(found) == 3
    assert max(found) <= 1


# Of the headline figures in a row: where their names, values and marks begin, a set for each, and those of the marks beside.
LEVELS = """() => ['strong', '[data-testid="stMetricValue"]', '[data-testid="stCaptionContainer"]'].map(part => {
  const cells = [...document.querySelectorAll('.st-key-figures [data-testid="stGridCell"]')];
  return new Set(cells.map(cell => Math.round(cell.querySelector(part).getBoundingClientRect().top))).size;
})"""


# Names of two lines beside names of one, and a mark that leaves its button no room.
@pytest.mark.parametrize("path", ["/comparison?lang=en", "/mra?lang=en", "/qualifications?lang=en"])
def test_names_values_and_marks_of_figures_in_a_row_begin_at_one_height(visit: Callable[..., Visit], path: str) -> None:
    assert visit(path, lang="en").at_width(1440).page.evaluate(LEVELS) == [1, 1, 1]


# Of each headline figure: its name, and its cautions; and of the row, cautions that stand at none of them.
AT_FIGURES = """() => {
  const warned = [...document.querySelectorAll('.st-key-figures [data-testid="stCaptionContainer"]')]
    .filter(one => one.textContent.startsWith('⚠'));
  const name = one => one.closest('[data-testid="stGridCell"]')?.querySelector('strong').textContent ?? 'at none';
  return warned.map(one => [name(one), one.textContent.slice(2)]);
}"""


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/sme", [["SMEs in training, as printed", "Undated figures: no place on a time axis"]]),
        ("/concentration", [["Above parity with residents", "People or enrolments: not stated"]]),
        ("/kdt", []),  # the picture beside the lead tells of the 21 fields
    ],
)
def test_a_caution_stands_at_the_figure_that_it_is_about(
    visit: Callable[..., Visit], path: str, told: list[str]
) -> None:
    assert visit(f"{path}?lang=en", lang="en").at_width(1440).page.evaluate(AT_FIGURES) == told


# Titles of pictures and tables that take a third line.
LONG_TITLES = """() => [...document.querySelectorAll('[class*="st-key-exhibit-"] h3')].filter(title =>
  title.checkVisibility() && title.getBoundingClientRect().height > 2.9 * parseFloat(getComputedStyle(title).lineHeight))
  .map(title => title.textContent)"""


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        way if way[0] in ("kdt", "mra") else pytest.param(*way, marks=pytest.mark.sweep)
        for way in [(name, lang) for name in sorted(FIGURE_PAGES) for lang in LANGUAGES]
    ],
)
def test_a_title_takes_two_lines_at_most_on_a_desk(visit: Callable[..., Visit], name: str, lang: str) -> None:
    assert visit(f"{path(name)}?lang={lang}", lang=lang).at_width(1440).page.evaluate(LONG_TITLES) == []


# How far down the second row of columns of a page is filled, each of its columns.
FILLED = """() => [...[...document.querySelectorAll('[data-testid=stHorizontalBlock]:has(> [data-testid=stColumn])')][1].children]
  .map(column => column.firstElementChild.lastElementChild.getBoundingClientRect().bottom - column.getBoundingClientRect().top)"""


@pytest.mark.parametrize("partner", ["", "SGP", "JPN", "USA"])
def test_no_half_of_a_row_stays_empty_below_what_little_is_known_of_an_economy(
    visit: Callable[..., Visit], partner: str
) -> None:
    page = visit(f"/mra?lang=en&partner={partner}" if partner else "/mra?lang=en", lang="en").at_width(1440).page
    first, second = page.evaluate(FILLED)
    assert min(first, second) > max(first, second) / 2


# The same of the first row: the lead picture, and what stands beside it.
FIRST_ROW = FILLED.replace("[1].children", "[0].children")


@pytest.mark.parametrize("partner", ["", "THA", "SGP"])
def test_what_stands_beside_the_tiles_of_asean_fills_its_half_of_the_row(
    visit: Callable[..., Visit], partner: str
) -> None:
    first, second = visit(f"/mra?lang=ko&partner={partner}", lang="ko").at_width(1440).page.evaluate(FIRST_ROW)
    assert min(first, second) > max(first, second) / 2


# Of the tiles of economies: names without air beneath their mark or within their tile, marks at an edge or that touch. A line of
# letters has a sixth of its height empty above and below.
WITHOUT_AIR = """() => [...document.querySelectorAll('[class*="st-key-mra-"][class*="-tiles"] .js-plotly-plot')].map(chart => {
  const boxes = (one, from = chart) => [...from.querySelectorAll(one)]
    .map(part => [part.textContent, part.getBoundingClientRect()]);
  const tiles = boxes('.shapelayer path'), marks = boxes('.scatterlayer .points path').map(([, box]) => box);
  const within = (box, x, y) => x > box.left && x < box.right && y > box.top && y < box.bottom;
  const names = [...chart.querySelectorAll('.textpoint text')].map(name => {
    const lines = boxes('tspan.line', name), all = lines.length ? lines : [[name.textContent, name.getBoundingClientRect()]];
    const empty = all[0][1].height / 6, [left, right] = [Math.min, Math.max].map((of, end) =>
      of(...all.map(([, box]) => end ? box.right : box.left)));
    return { name: name.textContent, left, right, top: all[0][1].top + empty, bottom: all.at(-1)[1].bottom - empty };
  });
  const close = names.filter(({ left, right, top, bottom }) => {
    const tile = tiles.find(([, box]) => within(box, (left + right) / 2, top + 2))[1];
    const own = marks.filter(mark => within(tile, mark.left + mark.width / 2, mark.top + mark.height / 2));
    return left < tile.left + 1.5 || right > tile.right - 1.5 || bottom > tile.bottom - 2
      || own.some(mark => mark.top < tile.top + 1 || mark.bottom > top - 2.5
        || mark.left < tile.left + 2 || mark.right > tile.right - 2);
  }).map(({ name }) => name);
  const touching = marks.flatMap((one, place) => marks.slice(place + 1).filter(other =>
    Math.min(one.right, other.right) + 2 > Math.max(one.left, other.left)
    && Math.min(one.bottom, other.bottom) > Math.max(one.top, other.top))).map(() => 'marks');
  return [...close, ...touching, ...(tiles.length && names.length === tiles.length ? [] : ['no tiles'])];
}).flat()"""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", ["/mra", "/overview"])
def test_names_and_marks_of_tiles_have_air(visit: Callable[..., Visit], address: str, lang: str) -> None:
    seen = visit(f"{address}?lang={lang}", lang=lang)
    found = {width: seen.at_width(width).page.evaluate(WITHOUT_AIR) for width in SCREENS}
    assert {width: names for width, names in found.items() if names} == {}


# Pixels by which headings of rows begin right of where the widest name of a row does, and apart from each other.
HEADINGS = """() => {
  const lefts = one => [...document.querySelectorAll(`[data-testid="stPlotlyChart"] ${one}`)]
    .map(text => text.getBoundingClientRect().left);
  const headings = lefts('.annotation text'), names = lefts('.ytick text');
  return [Math.max(...headings) - Math.min(...names), Math.max(...headings) - Math.min(...headings)];
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headings_of_rows_hang_left_of_the_names_of_rows(visit: Callable[..., Visit], lang: str) -> None:
    seen = visit(f"/comparison?lang={lang}", lang=lang)
    for width in SCREENS:
        right, apart = seen.at_width(width).page.evaluate(HEADINGS)
        assert (width, right < 0, apart < 1) == (width, True, True)


# Of each card of a province: where its words begin, and where its way on to a page does; the words of that which are cut.
CARDS = """() => [...document.querySelectorAll('.st-key-overview [data-testid=stGrid]')][0].querySelectorAll('a').values()
  .map(way => {
    const words = way.closest('[data-testid=stGridCell]').querySelector('strong'), said = way.querySelector('p');
    const icon = way.querySelector('[data-testid=stIconMaterial]'), left = one => one.getBoundingClientRect().left;
    const cut = [said, said.parentElement, way].some(one => one.scrollWidth > one.clientWidth + 1);
    return [left(icon) - left(words), cut ? said.textContent : ''];
  }).toArray()"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_leads_on_from_the_card_of_a_province_begins_where_its_words_do(
    visit: Callable[..., Visit], lang: str
) -> None:
    cards = visit(f"/?lang={lang}&province=KR-26", lang=lang).page.evaluate(CARDS)
    assert len(cards) == 4
    assert [cut for _off, cut in cards] == [""] * 4
    assert max(abs(off) for off, _cut in cards) <= 4


# Pixels of the boxes that one chooses in or writes into.
WIDE = """() => [...document.querySelectorAll(':is([data-testid=stSelectbox], [data-testid=stTextInput])')]
  .map(one => one.getBoundingClientRect().width)"""


@pytest.mark.parametrize("path", ["/comparison", "/present"])
def test_a_box_is_as_wide_as_what_is_read_in_it(visit: Callable[..., Visit], path: str) -> None:
    widths = visit(f"{path}?lang=ko", lang="ko", width=1440).page.evaluate(WIDE)
    assert widths, "the page has boxes"
    assert max(widths) <= 640


# Where what a picture says begins and how wide it is, and where the button over it ends.
SAID_BELOW = """() => {
  const fold = document.querySelector('[class*="st-key-taken-"] > [class*="st-key-fold-"]:has(details[open])');
  const [said, row] = [fold.getBoundingClientRect(), fold.parentElement.getBoundingClientRect()];
  const button = fold.parentElement.querySelector('[data-testid="stPopoverButton"]').getBoundingClientRect();
  return [said.top - button.bottom, row.width - said.width];
}"""


def test_what_a_picture_says_opens_below_its_button_in_its_whole_width(visit: Callable[..., Visit]) -> None:
    page = visit("/trends?lang=en", width=360).page
    page.get_by_text("What it shows").first.click()
    page.locator('[class*="st-key-taken-"] details[open]').first.wait_for()
    below, narrower = page.evaluate(SAID_BELOW)
    assert below >= 0
    assert narrower <= 1


# How far the last of questions or pictures that stand in rows ends before its row does.
HALF_EMPTY = """() => [...document.querySelectorAll(':is(.st-key-overview, .st-key-pictures) [data-testid="stGrid"]')].map(grid =>
  grid.getBoundingClientRect().right
    - [...grid.querySelectorAll('[data-testid="stGridCell"]')].at(-1).getBoundingClientRect().right)"""


@pytest.mark.parametrize(
    ("path", "width"), [("/", 660), ("/", 768), ("/", 960), ("/", 1024), ("/kdt", 768), ("/kdt", 1100), ("/kdt", 1440)]
)
def test_no_row_of_three_is_half_empty(visit: Callable[..., Visit], path: str, width: int) -> None:
    ends = visit(f"{path}?lang=en", width=width).page.evaluate(HALF_EMPTY)
    assert ends, "there are rows of three"
    assert max(ends) <= 1


# Choices of several of which a part is out of sight.
OUT_OF_SIGHT = """() => [...document.querySelectorAll('[role=radiogroup]')].flatMap(group => {
  const { left, right } = group.getBoundingClientRect();
  return [...group.children].filter(one => {
    const box = one.getBoundingClientRect();
    return box.left < left - 1 || box.right > right + 1;
  }).map(one => one.textContent);
})"""


@pytest.mark.parametrize("width", [360, 768])
@pytest.mark.parametrize("path", ["/concentration", "/mra", "/sme"])
def test_every_choice_of_several_is_seen(visit: Callable[..., Visit], path: str, width: int) -> None:
    page = visit(f"{path}?lang=en", width=width).page
    assert page.get_by_role("radio").count() > 1
    assert page.evaluate(OUT_OF_SIGHT) == []


# Where the matrix begins and ends, and the key to its letters.
MATRIX_AND_KEY = """() => {
  const box = one => { const { top, bottom } = one.getBoundingClientRect(); return [top, bottom]; };
  const said = [...document.querySelectorAll('.st-key-frame strong')];
  const key = ['a', 'd'].map(letter => said.find(one => one.textContent === letter).closest('p'));
  return [...box(document.querySelector('.st-key-cases-by-nation')), box(key[0])[0], box(key[1])[1]];
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_of_the_letters_is_read_beside_the_matrix(visit: Callable[..., Visit], lang: str) -> None:
    seen = visit(f"/cases?lang={lang}", lang=lang)
    _top, bottom, _first, last = seen.at_width(1440).page.evaluate(MATRIX_AND_KEY)
    assert last <= bottom
    top, _bottom, first, last = seen.at_width(360).page.evaluate(MATRIX_AND_KEY)
    assert top < first < last <= top + 780, "both are on one screen of a telephone"


SCREENS = (360, 768, 1440, 1920)
# A word on another, and one over the edge: what the measure must catch wherever it looks.
PLANT = """() => {
  const word = document.querySelector('[data-testid="stPlotlyChart"] .main-svg text');
  const [copy, edge] = [word.cloneNode(true), word.cloneNode(true)];
  copy.textContent = 'planted';
  edge.textContent = 'over the edge';
  edge.setAttribute('x', -40);
  edge.removeAttribute('transform');
  word.parentElement.append(copy);
  word.closest('.main-svg').append(edge);
}"""
WAYS = [(name, lang) for name in sorted(FIGURE_PAGES) for lang in LANGUAGES]
SAMPLE = [("overview", "en"), ("overview", "ko"), ("qualifications", "ko"), ("cases", "en"), ("concentration", "en")]


@pytest.mark.parametrize(
    ("name", "lang"), [way if way in SAMPLE else pytest.param(*way, marks=pytest.mark.sweep) for way in WAYS]
)
def test_no_word_of_a_picture_touches_another_or_is_cut(visit: Callable[..., Visit], name: str, lang: str) -> None:
    seen = visit(f"{path(name)}?lang={lang}", lang=lang)
    found = {width: crowded(seen.at_width(width).page) for width in SCREENS}
    assert {width: words for width, words in found.items() if words} == {}


# What a reader's choice adds to a page: the way to a target of one's own, the key of a rate.
CHOSEN = [
    *(("/targets?target=5000000&by=2030", "ko"), ("/targets?target=5000000&by=2026", "en")),
    *(("/concentration?measure=smes_per_1000_residents", lang) for lang in LANGUAGES),
]


@pytest.mark.parametrize(("address", "lang"), CHOSEN)
def test_no_word_of_a_picture_that_a_choice_adds_touches_another(
    visit: Callable[..., Visit], address: str, lang: str
) -> None:
    seen = visit(f"{address}&lang={lang}", lang=lang)
    found = {width: crowded(seen.at_width(width).page) for width in SCREENS}
    assert {width: words for width, words in found.items() if words} == {}


def test_words_that_touch_or_are_cut_are_found(visit: Callable[..., Visit]) -> None:
    page = visit("/trends?lang=en").at_width(1440).page
    page.evaluate(PLANT)
    found = page.evaluate(CROWDED)
    assert any(pair.endswith("/ planted") for pair in found)
    assert any("over the edge" in pair for pair in found)


def crowded(page: Page) -> list[str]:
    """What touches and stays so: on a busy machine words move some time after their chart."""
    for _ in range(20):
        found: list[str] = page.evaluate(CROWDED)
        if not found:
            break
        page.evaluate("() => new Promise(requestAnimationFrame)")
        page.wait_for_function(STILL, polling=LOOK)
    return found


# Whether what must be said of boundaries stands in the column of the map, below it.
BELOW_THE_MAP = """said => {
  const box = one => one.getBoundingClientRect(), map = box(document.querySelector('.st-key-exhibit-cases-map'));
  const told = [...document.querySelectorAll('[data-testid="stCaptionContainer"]')].find(one => one.textContent === said);
  return Math.abs(box(told).left - map.left) < 2 && box(told).top > map.top + map.height - 2;
}"""


@pytest.mark.parametrize("partner", ["", "AUS"])
def test_what_is_said_of_boundaries_stands_below_the_map(visit: Callable[..., Visit], partner: str) -> None:
    page = visit(f"/cases?lang=en&partner={partner}" if partner else "/cases?lang=en").at_width(1440).page
    assert page.evaluate(BELOW_THE_MAP, "Boundaries on the map imply no position on any territory.")


# Of a map of the world: the height of its land by its width, and pixels without land, above it and between it and its key.
BANDS = """id => {
  const chart = document.querySelector(`.st-key-${id} .js-plotly-plot`);
  const land = [...chart.querySelectorAll('.choroplethlayer path')].map(one => one.getBoundingClientRect())
    .filter(box => box.width);
  const top = Math.min(...land.map(box => box.top)), bottom = Math.max(...land.map(box => box.bottom));
  const { top: above, width } = chart.getBoundingClientRect();
  return [(bottom - top) / width, top - above, chart.querySelector('.legend').getBoundingClientRect().top - bottom];
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(("address", "key"), [("/mra", "mra-map"), ("/cases", "cases-map")])
def test_a_map_of_the_world_has_no_empty_bands(
    visit: Callable[..., Visit], address: str, key: str, width: int, lang: str
) -> None:
    size, above, below = visit(f"{address}?lang={lang}", lang=lang, width=width).page.evaluate(BANDS, key)
    assert (0 <= above < 35, 0 <= below < 45) == (True, True)
    assert width > 360 or size > 0.42  # nothing but its width keeps it small
