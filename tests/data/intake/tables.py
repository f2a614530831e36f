"""Plausible Korean tables with one quirk each and the right answer known, and where each of their cells went."""

import csv
import io
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import openpyxl
import xlsxwriter

from data.intake.check import check
from data.intake.grid import letters
from data.intake.headings import ABOVE
from data.intake.read import read
from data.intake.upload import Checked, Upload, against
from data.package import package
from tests.data.intake.making import text

Key = tuple[int, str, str]
Truth = dict[Key, int]
Rows = list[list[str | int | float]]

PROVINCES: Final = {"KR-26": ("부산광역시", "26"), "KR-31": ("울산광역시", "31"), "KR-50": ("세종특별자치시", "36")}
CATEGORIES: Final = {"job_seeker": "실업자", "employee": "재직자"}
USUAL: Final = {
    ("KR-26", "job_seeker"): 43_000,
    ("KR-26", "employee"): 259_000,
    ("KR-31", "job_seeker"): 14_500,
    ("KR-31", "employee"): 86_800,
    ("KR-50", "job_seeker"): 4_800,
    ("KR-50", "employee"): 28_800,
}
"""About what the country's figures of 2021 let expect."""
HEADINGS: Final = ("연도", "시도", "구분", "훈련인원")
PARTS: Final = (
    "여성",
    "남",
    "목표",
    "계획",
    "누계",
    "월평균",
    "상반기",
    "1~6월",
    "청년",
    "전년",
    "고령자",
    "수도권 제외",
)
PERIODS: Final = (
    "{} 상반기",
    "{}년 하반기",
    "{}Q4",
    "{}년 3/4분기",
    "{}년 6월",
    "{}-06",
    "{}.7",
    "{}06",
    "{}년 12월",
    "{}년 1~6월",
)


@dataclass(frozen=True, kw_only=True)
class Made:
    """A file, and what may be published of it: `truth` is None where nothing of it may without a word."""

    quirk: str
    name: str
    content: bytes
    truth: Truth | None


def made(chance: random.Random) -> Made:
    """A file with one quirk, all by chance."""
    quirk = chance.choice(list(QUIRKS))
    return QUIRKS[quirk](quirk, chance)


def outcome(file: Made) -> tuple[str, Checked]:
    """`read`, `asked` (a question or a warning) or `refused`; `wrong` where a figure is taken without a word and is not so."""
    upload = Upload(name=file.name, content=file.content)
    found = check(upload, dataset="regional_training", against=against("regional_training"))
    if not found.clean or found.table is None:
        return ("asked" if all(told.severity != "error" for told in found.problems) else "refused"), found
    rows = found.table[["year", "province", "category", "trainees"]].itertuples(index=False, name=None)
    taken = {(int(year), str(province), str(category)): int(count) for year, province, category, count in rows}
    return ("read" if taken == file.truth else "wrong"), found


def _truth(chance: random.Random) -> Truth:
    years = sorted(chance.sample((2020, 2021, 2022), chance.choice((1, 2))))
    provinces = chance.sample(list(PROVINCES), chance.choice((1, 2, 3)))
    return {
        (year, province, category): round(USUAL[province, category] * chance.uniform(0.85, 1.15))
        for year in years
        for province in provinces
        for category in CATEGORIES
    }


def _long(truth: Truth, *, headings: Sequence[str] = HEADINGS) -> Rows:
    rows: Rows = [list(headings)]
    for (year, where, what), count in truth.items():
        rows.append([year, PROVINCES[where][0], CATEGORIES[what], count])
    return rows


def _csv(rows: Rows, *, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def _book(rows: Rows, *, number_format: str = "", hide: Sequence[int] = (), struck: Sequence[int] = ()) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("자료")
        plain = book.add_format({"num_format": number_format} if number_format else {})
        line = book.add_format({"font_strikeout": True})
        for number, row in enumerate(rows):
            for at, value in enumerate(row):
                if value != "":
                    shape = line if number in struck else plain if number and at == len(HEADINGS) - 1 else None
                    sheet.write(number, at, value, shape)
        for at in hide:
            sheet.set_column(at, at, None, None, {"hidden": True})
    return out.getvalue()


def _either(rows: Rows, chance: random.Random) -> tuple[str, bytes]:
    return ("a.xlsx", _book(rows)) if chance.random() < 0.3 else ("a.csv", _csv(rows))


def _plain(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    encoding, delimiter = chance.choice(("utf-8", "utf-8-sig", "cp949", "utf-16")), chance.choice(",;\t|")
    return Made(
        quirk=quirk, name="a.csv", content=_csv(_long(truth), encoding=encoding, delimiter=delimiter), truth=truth
    )


def _titled(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    above: Rows = [["시도별 직업훈련 현황"], [], ["", "", "", "(단위: 명)"]]
    below: Rows = [["※ 외국인 포함"], ["자료: 고용노동부"], ["1) 연말 기준"]]
    name, content = _either([*above[: chance.randint(1, 3)], *_long(truth), *below[: chance.randint(0, 3)]], chance)
    return Made(quirk=quirk, name=name, content=content, truth=truth)


def _bracket(quirk: str, chance: random.Random) -> Made:
    truth, part = _truth(chance), chance.choice(PARTS)
    left, right = chance.choice(("()", "[]", "（）"))
    name, content = _either(_long(truth, headings=[*HEADINGS[:3], f"훈련인원{left}{part}{right}"]), chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _harmless_bracket(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    said = chance.choice(("(명)", "[명]", " (단위: 명)", "1)", "주1)", "（명）"))
    name, content = _either(_long(truth, headings=["연도", "시도별(1)", "구분", f"훈련인원{said}"]), chance)
    return Made(quirk=quirk, name=name, content=content, truth=truth)


def _parted(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    remarks = chance.choice(("비고", "비 고", "Remarks"))
    lines = [",".join([*HEADINGS, remarks])]
    lines += [
        f"{year},{PROVINCES[where][0]},{CATEGORIES[what]},{count:,}" for (year, where, what), count in truth.items()
    ]
    end = chance.choice(("\r\n", ",\r\n"))
    return Made(quirk=quirk, name="a.csv", content=text([[line] for line in lines], line=end).encode(), truth=None)


def _unit(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    rows = _long({key: round(count / 1000) for key, count in truth.items()})
    line = chance.choice(("(단위: 천명)", "※ 단위 : 천명", "[단위:천명]", "(천명)"))
    place = chance.choice(("above", "below", "heading", "row"))
    if place == "heading":
        rows[0][3] = "훈련인원(천명)"
    elif place == "row":
        rows.insert(1, ["", "", "", "천명"])
    else:
        rows = [[line], *rows] if place == "above" else [*rows, [line]]
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _number_format(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    form, factor = chance.choice((('#,##0"명"', 1), ('#,##0.000"천명"', 1000), ('#,##0,"천명"', 1), ("#,##0_-", 1)))
    rows = _long(truth)
    rows[1:] = [[*row[:3], int(row[3]) / factor] for row in rows[1:]]
    return Made(quirk=quirk, name="a.xlsx", content=_book(rows, number_format=form), truth=truth)


def _other_sign(quirk: str, chance: random.Random) -> Made:
    truth, sign = _truth(chance), chance.choice(("%", "원", "퍼센트", "과정"))
    rows = _long(truth)
    rows[1:] = [[*row[:3], f"{row[3]:,}{sign}"] for row in rows[1:]]
    return Made(quirk=quirk, name="a.csv", content=_csv(rows), truth=None)


def _period(quirk: str, chance: random.Random) -> Made:
    period = chance.choice(PERIODS)
    rows = _long(_truth(chance))
    rows[1:] = [[period.format(row[0]), *row[1:]] for row in rows[1:]]
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _whole_year(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    form = chance.choice(("{}년", "{}년도", "{}.1~12월", "{}년 1월~12월", "{}.12.31.", "{}(확정)", "{}년말"))
    rows = _long(truth)
    rows[1:] = [[form.format(row[0]), *row[1:]] for row in rows[1:]]
    return Made(quirk=quirk, name="a.csv", content=_csv(rows), truth=truth)


def _title_part(quirk: str, chance: random.Random) -> Made:
    word = chance.choice(("상반기", "1~6월", "여성", "목표", "3분기", "청년", "월평균"))
    name, content = _either([[f"{word} 시도별 직업훈련 현황"], *_long(_truth(chance))], chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _across(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    years = sorted({key[0] for key in truth})
    rows: Rows = [["시도", "구분", *years]]
    for where, what in dict.fromkeys((where, what) for _year, where, what in truth):
        rows.append([PROVINCES[where][0], CATEGORIES[what], *(truth[year, where, what] for year in years)])
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=truth)


def _hidden_years(quirk: str, chance: random.Random) -> Made:
    truth = {(year, "KR-26", what): USUAL["KR-26", what] for year in (2020, 2021) for what in CATEGORIES}
    rows: Rows = [["시도", "구분", 2020, 2021]]
    rows += [["부산", CATEGORIES[what], truth[2020, "KR-26", what], truth[2021, "KR-26", what]] for what in CATEGORIES]
    return Made(quirk=quirk, name="a.xlsx", content=_book(rows, hide=[chance.choice((2, 3))]), truth=None)


def _struck(quirk: str, chance: random.Random) -> Made:
    rows = _long(_truth(chance))
    content = _book(rows, struck=[chance.randrange(1, len(rows))])
    return Made(quirk=quirk, name="a.xlsx", content=content, truth=None)


def _totals(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    rows = _long(truth)
    for year, where in dict.fromkeys((year, where) for year, where, _what in truth):
        total = sum(truth[year, where, what] for what in CATEGORIES)
        rows.append([year, PROVINCES[where][0], chance.choice(("계", "소계", "합계")), total])
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=truth)


def _numbered(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    form = chance.choice(("{1} {0}", "{0}({1})", "{1}.{0}", "{0}  ({1}00000000)", "{0}청"))
    rows = _long(truth)
    known = dict(PROVINCES.values())
    rows[1:] = [[row[0], form.format(row[1], known[str(row[1])]), *row[2:]] for row in rows[1:]]
    return Made(quirk=quirk, name="a.csv", content=_csv(rows), truth=truth)


def _kosis(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    heads = chance.choice(
        (("시점", "시도별(1)", "구분별(1)", "항목", "데이터"), ("PRD_DE", "C1_NM", "C2_NM", "ITM_NM", "DT"))
    )
    rows = _long(truth, headings=heads)
    rows[1:] = [[*row[:3], "훈련인원", row[3]] for row in rows[1:]]
    if chance.random() < 0.5:
        rows = [[*row[:3], row[4]] for row in rows]
    return Made(quirk=quirk, name="a.csv", content=_csv(rows, encoding="cp949"), truth=truth)


def _second(quirk: str, chance: random.Random) -> Made:
    first, second = (
        _long(_truth(chance)),
        _long(_truth(chance), headings=[*HEADINGS[:3], chance.choice(("훈련인원", "수료인원"))]),
    )
    title = chance.choice(("수료 현황", "2022년", "(2) 훈련 현황"))
    blank: Rows = [[]] * chance.randint(0, 2)
    name, content = _either([*first, *blank, [title], *second], chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _as_text(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    rows = _long(truth)
    rows[1:] = [[f'="{row[0]}"', row[1], row[2], f'="{row[3]}"'] for row in rows[1:]]
    return Made(quirk=quirk, name="a.csv", content=_csv(rows), truth=truth)


def _stray(quirk: str, chance: random.Random) -> Made:
    """A cell to the right of the table or in a column without a heading, far below where headings are looked for."""
    rows = _long(_truth(chance))
    rows += [[1950 + at, "부산광역시", "실업자", 43_000 + at] for at in range(70)]
    place = chance.randrange(65, len(rows))
    rows[place] = [*rows[place], *[""] * chance.randint(0, 3), chance.choice(("메모", 43_100, "확인 필요"))]
    return Made(quirk=quirk, name="a.xlsx", content=_book(rows), truth=None)


def _beside(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    extra, value = chance.choice(
        (("비고", "확인"), ("연번", 1), ("증감률", "3.2%"), ("수료인원", 100), ("구성비(%)", 50.1))
    )
    rows = [[*row, extra if number == 0 else value] for number, row in enumerate(_long(truth))]
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=truth)


def _likely(quirk: str, chance: random.Random) -> Made:
    heading = chance.choice(("훈련생수", "훈련실시인원", "훈련인원수", "훈련생 수(명)", "수강생수", "교육훈련인원"))
    name, content = _either(_long(_truth(chance), headings=[*HEADINGS[:3], heading]), chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _no_figure(quirk: str, chance: random.Random) -> Made:
    rows = _long(_truth(chance))
    rows[chance.randrange(1, len(rows))][3] = chance.choice(
        ("미집계", "비공개", "자료없음", "약 1,000", "1,200여명", "-", "2만7천")
    )
    return Made(quirk=quirk, name="a.csv", content=_csv(rows), truth=None)


def _swapped(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    other = {"job_seeker": "employee", "employee": "job_seeker"}
    crosswise = {key: truth[key[0], key[1], other[key[2]]] for key in truth}
    return Made(quirk=quirk, name="a.csv", content=_csv(_long(crosswise)), truth=None)


def _upper(quirk: str, chance: random.Random) -> Made:
    """Headings in two rows, the upper of which says that the figures are of a part."""
    rows = _long(_truth(chance))
    word = chance.choice(("여성", "목표", "상반기", "월평균"))
    name, content = _either([["연도", "시도", "구분", word], ["", "", "", "훈련인원"], *rows[1:]], chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _footnoted(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    rows = _long(truth)
    mark = chance.choice(("1)", "*", " 주1)", "²"))
    rows[1:] = [[row[0], f"{row[1]}{mark}", f"{row[2]}{chance.choice(('', mark))}", row[3]] for row in rows[1:]]
    name, content = _either([*rows, ["1) 연말 기준"]], chance)
    return Made(quirk=quirk, name=name, content=content, truth=truth)


def _several_in_brackets(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    said = chance.choice(("명, 연인원", "단위: 명, 실인원", "잠정, 명", "명)(잠정", "연간", "명·연인원"))
    name, content = _either(_long(truth, headings=[*HEADINGS[:3], f"훈련인원({said})"]), chance)
    return Made(quirk=quirk, name=name, content=content, truth=truth)


def _thousands_in_brackets(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    said = chance.choice(("천명, 잠정", "천명)(연인원", "연인원)(천명", "잠정)(천명", "천명, 여성"))
    rows = _long(
        {key: round(count / 1000) for key, count in truth.items()}, headings=[*HEADINGS[:3], f"훈련인원({said})"]
    )
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _parts_across(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    year = chance.choice((2020, 2021, 2022))
    first, second = chance.choice((("상반기", "하반기"), ("1/4분기", "2/4분기"), ("1월", "2월"), ("Q1", "Q2")))
    heads = chance.choice(([f"{year} {first}", f"{year} {second}"], [first, second], [f"{year}.01", f"{year}.02"]))
    rows: Rows = [["시도", "구분", *heads]]
    for where, what in dict.fromkeys((where, what) for _year, where, what in truth):
        rows.append([PROVINCES[where][0], CATEGORIES[what], 20_000, 23_000])
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _heading_within(quirk: str, chance: random.Random) -> Made:
    rows = _long(_truth(chance))
    word = chance.choice(("수료인원", "여성", "상반기", "2020년", "울산광역시", "재직자"))
    rows.insert(chance.randrange(2, len(rows)), [word])
    name, content = _either([row + [""] * (len(HEADINGS) - len(row)) for row in rows], chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _table_above(quirk: str, chance: random.Random) -> Made:
    above: Rows = [["구분", 2020, 2021], [chance.choice(("전국", "부산", "실업자")), 1_800_000, 1_910_000], []]
    name, content = _either([*above, *_long(_truth(chance))], chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _unit_beside(quirk: str, chance: random.Random) -> Made:
    truth = {key: round(count / 1000) for key, count in _truth(chance).items()}
    rows = _long(truth)
    if chance.random() < 0.5:
        rows = [[*row, "비고" if number == 0 else "천명"] for number, row in enumerate(rows)]
    else:
        rows = [[*row[:3], "항목" if number == 0 else "훈련인원(천명)", row[3]] for number, row in enumerate(rows)]
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _of_others(quirk: str, chance: random.Random) -> Made:
    """A word that is like a known one and says something else."""
    rows = _long(_truth(chance))
    at, words = chance.choice(
        ((1, ("본사", "부천", "부산(기장 제외)", "부산·울산")), (2, ("취업자", "실업자(여)", "국기훈련")))
    )
    rows[chance.randrange(1, len(rows))][at] = chance.choice(words)
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _conditional(quirk: str, chance: random.Random) -> Made:
    """What a conditional format shows of all figures, or hides."""
    rows = _long(_truth(chance))
    look = chance.choice(
        ({"num_format": '#,##0"천명"'}, {"num_format": ";;;"}, {"font_color": "#FFFFFF"}, {"font_strikeout": True})
    )
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("자료")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        rule = {"type": "cell", "criteria": ">", "value": 0, "format": book.add_format(look)}
        sheet.conditional_format(1, 3, len(rows) - 1, 3, rule)
    return Made(quirk=quirk, name="a.xlsx", content=out.getvalue(), truth=None)


def _sum_without_word(quirk: str, chance: random.Random) -> Made:
    truth = _truth(chance)
    year, where = next((year, where) for year, where, _what in truth)
    rows = _long(truth)
    total = sum(truth[year, where, what] for what in CATEGORIES)
    own = [at for at, row in enumerate(rows) if row[:2] == [year, PROVINCES[where][0]]]
    rows.insert(chance.choice((own[0], own[-1] + 1)), [year, PROVINCES[where][0], "", total])
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _divided(quirk: str, chance: random.Random) -> Made:
    """A column that divides the figures, with rows of all of them, as KOSIS has it."""
    heading, whole, *parts = chance.choice(
        (("성별(1)", "계", "남자", "여자"), ("연령별", "소계", "청년", "중장년"), ("시도별(2)", "소계", "중구", "서구"))
    )
    rows: Rows = [["시점", "시도별(1)", "구분별(1)", heading, "훈련인원"]]
    for (year, where, what), count in _truth(chance).items():
        share = round(count * chance.uniform(0.2, 0.8))
        for word, figure in zip((whole, *parts), (count, share, count - share), strict=True):
            rows.append([year, PROVINCES[where][0], CATEGORIES[what], word, figure])
    if chance.random() < 0.3:
        rows.pop(chance.randrange(1, len(rows)))
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _derived(quirk: str, chance: random.Random) -> Made:
    """A row that is worked out of others, wherever it stands and whatever column names it."""
    truth = _truth(chance)
    rows = _long(truth)
    key: list[str | int | float] = list(rows[1][:3])
    at = chance.randrange(3)
    word = chance.choice(("평균", "(증가율)", "전년대비", "구성비(%)", "비율", "증감"))
    key[at:] = [word, *[""] * (2 - at)]
    rows.insert(chance.randrange(2, len(rows) + 1), [*key, chance.choice((3.2, 150, 43_000))])
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=truth)


def _with_sum(quirk: str, chance: random.Random) -> Made:
    """Categories across beside the column that adds them up, which may be wrong in one row."""
    truth, wrong = _truth(chance), chance.random() < 0.3
    rows: Rows = [["연도", "시도", *CATEGORIES.values()]]
    for year, where in dict.fromkeys((year, where) for year, where, _what in truth):
        rows.append([year, PROVINCES[where][0], *(truth[year, where, what] for what in CATEGORIES)])
    sums: list[str | int] = [
        "훈련인원",
        *(int(row[2]) + int(row[3]) + (wrong and at == 0) for at, row in enumerate(rows[1:])),
    ]
    place = chance.choice((2, 4))
    rows = [[*row[:place], total, *row[place:]] for row, total in zip(rows, sums, strict=True)]
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=None if wrong else truth)


def _with_parts(quirk: str, chance: random.Random) -> Made:
    """Columns beside the figures that add up to them, which may be wrong in one row."""
    truth, wrong = _truth(chance), chance.random() < 0.3
    words = chance.choice((("남", "여"), ("여성", "남성"), ("상반기", "하반기"), ("집체", "원격")))
    rows = _long(truth)
    shares = [round(int(row[3]) * chance.uniform(0.2, 0.8)) for row in rows[1:]]
    parts: list[tuple[str | int, ...]] = [
        words,
        *((share, int(row[3]) - share) for share, row in zip(shares, rows[1:], strict=True)),
    ]
    rows = [[*row, *part] for row, part in zip(rows, parts, strict=True)]
    if wrong:
        rows[-1][-1] = int(rows[-1][-1]) + 1
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=None if wrong else truth)


def _other_below(quirk: str, chance: random.Random) -> Made:
    """A table of something else below, under headings of its own."""
    heads = chance.choice((("기업규모", "사업체수"), ("과목", "예산액", "집행액"), ("월", "실업자", "재직자")))
    below: Rows = [[], ["기타 현황"], [*heads], ["가", *(chance.randint(10, 5_000) for _ in heads[1:])]]
    name, content = _either([*_long(_truth(chance)), *below[chance.randint(0, 2) :]], chance)
    return Made(quirk=quirk, name=name, content=content, truth=None)


def _how_often(quirk: str, chance: random.Random) -> Made:
    """How often figures are taken, as KOSIS says it row by row."""
    truth, word = _truth(chance), chance.choice(("A", "Y", "년", "M", "Q", "월", "분기", "반기", "IR"))
    rows = _long(truth)
    rows = [[chance.choice(("PRD_SE", "주기")) if at == 0 else word, *row] for at, row in enumerate(rows)]
    name, content = _either(rows, chance)
    return Made(quirk=quirk, name=name, content=content, truth=truth if word in ("A", "Y", "년") else None)


QUIRKS: Final[dict[str, Callable[[str, random.Random], Made]]] = {
    "plain": _plain,
    "titled": _titled,
    "bracket": _bracket,
    "harmless-bracket": _harmless_bracket,
    "parted": _parted,
    "unit": _unit,
    "number-format": _number_format,
    "other-sign": _other_sign,
    "period": _period,
    "whole-year": _whole_year,
    "title-part": _title_part,
    "across": _across,
    "hidden-years": _hidden_years,
    "struck": _struck,
    "totals": _totals,
    "numbered": _numbered,
    "kosis": _kosis,
    "second": _second,
    "as-text": _as_text,
    "stray": _stray,
    "beside": _beside,
    "likely": _likely,
    "no-figure": _no_figure,
    "swapped": _swapped,
    "upper": _upper,
    "footnoted": _footnoted,
    "several-in-brackets": _several_in_brackets,
    "thousands-in-brackets": _thousands_in_brackets,
    "parts-across": _parts_across,
    "heading-within": _heading_within,
    "table-above": _table_above,
    "unit-beside": _unit_beside,
    "of-others": _of_others,
    "conditional": _conditional,
    "sum-without-word": _sum_without_word,
    "divided": _divided,
    "derived": _derived,
    "with-sum": _with_sum,
    "with-parts": _with_parts,
    "other-below": _other_below,
    "how-often": _how_often,
}


# Where each cell of a file went: a value, a question, a refusal, or the list of what is left out.


def unaccounted(upload: Upload, found: Checked) -> list[tuple[str, int, int, str]]:
    """Sheet, row, column (from 0) and text of the cells that went nowhere; none of a file that is refused or asked as a whole."""
    reading = read(upload, resource=package().resource(found.dataset)).reading
    if reading is None:
        assert found.still_open or any(told.severity == "error" for told in found.problems)
        return []
    sheets = {part.sheet for part in found.left_out if part.sheet}
    rows = {part.row for part in found.left_out if part.row and part.reason not in ("heading-above", "comment")}
    columns = {part.column for part in found.left_out if part.column and part.reason != "comment"}
    told_rows = {told.row for told in found.problems if told.severity == "error"}
    told_columns = {
        told.column for told in found.problems if told.code.startswith(("header-", "table-wide", "table-measure"))
    }
    told_columns |= {str(column).rpartition(ABOVE)[2] for column in told_columns}  # the lowest of its headings
    begins = [told.row for told in found.problems if told.code == "table-second" and told.row]
    last = min(begins, default=1_000_000)
    headings = {at: text for _sheet, row, at, text in _cells(upload) if row < min(reading.rows)}
    data = {*reading.rows, *reading.total_rows}

    def gone(sheet: str, row: int, at: int) -> bool:
        if sheet in sheets or row in rows or row in told_rows or row >= last:
            return False
        column = letters(at)
        known = at in reading.positions or column in columns or {column, headings.get(at, "")} & told_columns
        return not (known and (row in data or row < min(data)))

    return [(sheet, row, at, shown) for sheet, row, at, shown in _cells(upload) if gone(sheet, row, at)]


def _cells(upload: Upload) -> Iterator[tuple[str, int, int, str]]:
    """Every cell that holds anything, as other programs than the intake find it."""
    if upload.content.startswith(b"PK"):
        book = openpyxl.load_workbook(io.BytesIO(upload.content), data_only=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None and str(cell.value).strip():
                        yield sheet.title, cell.row, cell.column - 1, str(cell.value)
        return
    decoded = _decoded(upload.content)
    delimiter = max(
        ",;\t|", key=lambda sign: min(map(len, csv.reader(io.StringIO(decoded, newline=""), delimiter=sign)), default=0)
    )
    best = max(",;\t|", key=decoded.count) if delimiter == "," and "," not in decoded else delimiter
    sign = best if best in decoded else max(",;\t|", key=decoded.count)
    for number, record in enumerate(csv.reader(io.StringIO(decoded, newline=""), delimiter=sign), start=1):
        for at, shown in enumerate(record):
            if shown.strip():
                yield "", number, at, shown


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""
