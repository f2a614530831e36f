"""Checks of the table as a whole: keys, sums, measure, scope."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd

from data import package as fields
from data.intake import codes, headings, upload
from data.intake import values as numbers
from data.intake.checks import check
from data.intake.codes import DatasetTitle, FieldTitle, Label, Labels, named_provinces, names, plain
from data.intake.codes import key as codes_key
from data.intake.headings import Vocabulary, vocabulary
from data.intake.parts import YEARLY
from data.intake.problem import Problem, placed
from data.intake.upload import Draft, Said
from data.package import package, texts_of
from data.stewardship import years_open
from i18n import Message, message
from indicators.indicator import CAPITAL, ELSEWHERE, KOREA, LOWER_BOUNDS, PROVINCES, ZONES, zone_of

# `row-duplicate-key`: two rows about the same thing, such as one province, year and category.


@check("row-duplicate-key", "error")
def row_duplicate_key(draft: Draft) -> Iterator[Problem]:
    """Every row that repeats an earlier one, which is named."""
    repeated = list(draft.faulty("row-duplicate-key"))
    if not repeated or draft.reading.divided:
        return  # the column that divides them is told
    rows = draft.reading.rows
    key = [name for name in draft.against.resource["schema"]["primaryKey"] if name in draft.reading.cells]
    positions = pd.Series(range(len(rows)))
    first = positions.groupby([draft.table[name] for name in key], sort=False, dropna=False).transform("first").tolist()
    for position, _name, _text in repeated:
        what = " · ".join(str(draft.reading.text(position, name)).strip() for name in key)
        told = message(
            "Row {row} already tells of {what}. Keep one of the two, or correct what tells them apart.",
            row=rows[first[position]],
            what=what,
        )
        yield Problem(message=told, row=rows[position], value=what)


# `row-year-open`: the file has no years, and of what a row tells several are in force.


@check("row-year-open", "error")
def row_year_open(draft: Draft) -> Iterator[Problem]:
    """Every row that could mean figures of several years; one that stands there without a year is the one that is meant."""
    if "year" not in draft.lacks:
        return
    key = [name for name in fields.former_keys(draft.against.resource) if name in draft.reading.cells]
    found = years_open(draft.table, draft.against.current.table, resource=draft.against.resource)
    for position, years in found.items():
        what = " · ".join(str(draft.reading.text(position, name)).strip() for name in key)
        told = message(
            "Figures of {what} are in force for {years}, and the file does not say of which year its own is. Add the column "
            "“{field}”.",
            what=what,
            years=", ".join(map(str, years)),
            field=FieldTitle(draft.against.resource["name"], "year"),
        )
        yield Problem(message=told, row=draft.reading.rows[position], value=what)


# `agreement-unstated`: an agreement is signed with a year, or under discussion; one that is neither stands in no count.


@check("agreement-unstated", "error")
def agreement_unstated(draft: Draft) -> Iterator[Problem]:
    """Every bilateral agreement that would have neither a year nor a state."""
    if draft.against.resource["name"] != "mra_agreements" or "agreement" not in draft.table:
        return
    after = draft.after.table
    unstated = after[after["kind"].eq("bilateral") & after["year"].isna() & after["agreement_status"].isna()]
    faulty = {position for faults in draft.faults.values() for position, _name in faults}
    for row in upload.rows(draft.table["agreement"].isin(unstated["agreement"]), name=draft.table["agreement"]):
        if row["position"] in faulty:
            continue  # a word for its state that could not be understood is told already
        told = message(
            "This agreement would have neither a year nor a state and be counted nowhere. A signed one has the year of its "
            "signing in “{year}”; for one under discussion enter that in “{state}”.",
            year=FieldTitle("mra_agreements", "year"),
            state=FieldTitle("mra_agreements", "agreement_status"),
        )
        yield Problem(message=told, row=draft.reading.rows[row["position"]], value=str(row["name"]))


# `scope-dataset`: the columns of the file are those of another dataset.


BRACKETS: Final = re.compile(r"\([^()]*\)")


@check("scope-dataset", "error")
def scope_dataset(draft: Draft) -> Iterator[Problem]:
    """One problem for the file, where another dataset knows more of its headings and has all it requires."""
    asked = draft.against.resource
    headings = [*draft.reading.headings.values(), *draft.reading.unread]
    other = _other(headings, asked=asked["name"], known=len(draft.reading.headings))
    if other:
        told = message(
            "The columns are those of “{other}”, not of “{asked}”: choose that dataset, or use the template of this one.",
            other=DatasetTitle(other),
            asked=DatasetTitle(asked["name"]),
        )
        yield Problem(message=told, suggestion=other)


def _other(headings: list[str], *, asked: str, known: int) -> str | None:
    """The dataset that knows most of the headings, if it knows more than the asked one does."""
    best, wanted = None, set(map(_bare, headings))
    for resource in package().descriptor["resources"]:
        found = {name for name, written in _written(resource["name"]).items() if not written.isdisjoint(wanted)}
        complete = found.issuperset(fields.required(resource))
        if resource["name"] != asked and resource["publishes"] != "none" and complete and len(found) > known:
            best, known = str(resource["name"]), len(found)
    return best


@cache
def _written(dataset: str) -> dict[str, frozenset[str]]:
    """How the heading of each field may be written, bare, by the field's name."""
    return {
        field["name"]: frozenset(map(_bare, (field["name"], *texts_of(field, "title"), *_aliases(field))))
        for field in fields.uploaded(package().resource(dataset))
    }


def _aliases(field: dict[str, Any]) -> list[str]:
    return list(field.get("aliases", []))


def _bare(heading: str) -> str:
    """Without a unit in brackets, spaces, marks and case."""
    return codes_key(BRACKETS.sub("", plain(heading)) or heading)


# `scope-province`: a row of a province that the uploader may not publish.


@check("scope-province", "error")
def scope_province(draft: Draft) -> Iterator[Problem]:
    """One problem a row whose province is known and is another office's."""
    allowed = draft.against.provinces
    if allowed is None or "province" not in draft.table:
        return
    own, provinces = Labels("provinces", tuple(sorted(allowed))), draft.table["province"]
    for row in upload.rows(provinces.notna() & ~provinces.isin(allowed), code=provinces):
        told = message(
            "{province} is not among the provinces of your office ({own}): leave this row out of the file.",
            province=Label("provinces", row["code"]),
            own=own,
        )
        yield upload.at(draft, row["position"], "province", message=told)


# `table-measure`: people who completed, found work or applied are sent as trainees.


# 미취업자 (people without work) are a category of trainees, so 취업 counts only without 미 before it.
OTHER_MEASURES: Final = re.compile(
    r"수료|이수|(?<!미)취업|정원|모집|신청|계획|목표|예정|target|complet|graduat|in employment|placed|capacity|applica|planned",
    re.IGNORECASE,
)


@check("table-measure", "error")
def table_measure(draft: Draft) -> Iterator[Problem]:
    """One problem a heading that names another measure, where the number of trainees should stand."""
    for name in fields.trainees(draft.against.resource):
        for heading in _headings(draft, name):
            if OTHER_MEASURES.search(heading):
                told = message(
                    "“{heading}” is not the number of trainees: send everyone who took part, under “{wanted}”.",
                    heading=heading,
                    wanted=FieldTitle(draft.against.resource["name"], name),
                )
                yield Problem(message=told, column=heading)


def _headings(draft: Draft, name: str) -> list[str]:
    """Where the number stands; all unknown headings when it stands nowhere."""
    reading = draft.reading
    if name in reading.headings:
        return [reading.headings[name]]
    return list(dict.fromkeys([*(reading.value_headings or []), *reading.unread]))


# `table-share-sum`: shares of areas that do not add up to 100%.


AREAS: Final = ("zone", "area", "province")
WHOLE: Final = 100.0
# What rounding to tenths leaves: 17 shares, each off by 0.05 at most and up as often as down.
TOLERANCE: Final = 0.5


@check("table-share-sum", "error")
def table_share_sum(draft: Draft) -> Iterator[Problem]:
    """One problem a group of shares, at its last row; a group that lacks an area may be less than the whole, not more."""
    resource, table = draft.against.resource, draft.table.reset_index(drop=True)
    area = next((key for key in fields.keys(resource) if key in AREAS and key in table), None)
    for name in (name for name in fields.shares(resource) if area and name in table):
        sums = _share_sums(draft, name, area=str(area))
        wrong = (sums["sum"] > WHOLE + TOLERANCE) | (sums["complete"] & (sums["sum"] < WHOLE - TOLERANCE))
        for row in sums[wrong].to_dict("records"):
            yield upload.at(draft, row["position"], name, message=_tell(row))


def _tell(row: dict[Any, Any]) -> Message:
    return message("These shares add up to {sum}%, not 100%: correct the one that is wrong.", sum=float(row["sum"]))


def _share_sums(draft: Draft, name: str, *, area: str) -> pd.DataFrame:
    """Sum, completeness and position of the last row of each group of shares that are all known and exact."""
    resource = draft.against.resource
    table = draft.table.reset_index(drop=True).reset_index(names="position")
    rest = [key for key in dict.fromkeys([*fields.keys(resource), "year"]) if key in table and key != area]
    wanted = fields.codes(resource, area) or list(PROVINCES)
    known = table[name].notna() & table[area].notna()
    if "bound" in table:
        known &= ~table["bound"].isin(LOWER_BOUNDS)
    groups = table.assign(known=known).groupby(rest or (lambda _: 0), dropna=False)
    sums = groups.agg(sum=(name, "sum"), count=(area, "nunique"), known=("known", "all"), position=("position", "last"))
    return sums[sums["known"]].assign(complete=sums["count"] == len(wanted))


# What a total of a file is a total of: one code, a region, or all rows, key by key.


ONE: Final = "one"  # one code of the key
REGION: Final = "region"  # the country or one of its zones
TOTAL: Final = "total"  # the word for a total stands in this column
ALL: Final = "all"  # nothing stands in this column
UNKNOWN: Final = "unknown"
WORDS: Final = (*headings.TOTALS, "전지역")
AROUND: Final = "【】<>〈〉《》{}〔〕"
LETTERS: Final = re.compile(r"[A-Z㉠-㉧ⓐ-ⓗ①-⑨+=\s]+", re.IGNORECASE)  # 계(A+B)
MOST_WORDS: Final = 3  # behind the name of what is added up: 부산 전체 합계


def scopes(draft: Draft, name: str) -> pd.DataFrame:
    """The totals that could be understood: `position`, `total`, `step` (the unit that it is rounded to), and for each key
    its code and its kind.
    """
    found = _scoped(draft, name)
    return found[~(found == UNKNOWN).any(axis=1)]


def _scoped(draft: Draft, name: str) -> pd.DataFrame:
    """All totals with a number; a kind is `UNKNOWN` where it is not known what they are of."""
    reading, words = draft.reading, vocabulary(draft.against.resource)
    totals = reading.totals.reset_index(drop=True)
    found = pd.DataFrame({"position": totals.index, **_numbers(totals[name], scale=reading.scale)})
    for key in fields.keys(draft.against.resource):
        if key in draft.table:
            texts = totals[key] if key in totals else pd.Series("", index=totals.index)
            known = _codes(draft, key)
            meant = {text: _meant(text, known, words, region=key == "province") for text in texts.unique()}
            found[f"{key}_kind"] = texts.map(lambda text, meant=meant: meant[text][0])
            found[key] = texts.map(lambda text, meant=meant: meant[text][1])
    return found[found["total"].notna()]


def _codes(draft: Draft, key: str) -> dict[str, object]:
    """The codes of a key by the texts that stand for them in the rows of the file."""
    if key not in draft.reading.cells:
        return {}
    pairs = pd.DataFrame({"text": draft.reading.cells[key], "code": draft.table[key]}).dropna().drop_duplicates()
    return {codes_key(text): code for text, code in zip(pairs["text"], pairs["code"], strict=True)}


def _meant(text: str, known: dict[str, object], vocabulary: Vocabulary, *, region: bool) -> tuple[str, object]:
    """Kind and code of a cell of a total; "부산 계" is the total of 부산, 훈련인원 above its categories that of all."""
    wanted = codes_key(text).strip(AROUND)
    if not wanted:
        return ALL, None
    if vocabulary.names_figure(text):
        return TOTAL, None
    for _word in range(MOST_WORDS + 1):
        if wanted in known:
            return ONE, known[wanted]
        if region and names("zone").get(wanted) in (KOREA, *ZONES):
            return REGION, names("zone")[wanted]
        if wanted in WORDS or vocabulary.names_figure(wanted):
            return TOTAL, None
        wanted = wanted.removesuffix(max((word for word in WORDS if wanted.endswith(word)), key=len, default=""))
    base, inside = headings.without_unit(text.strip())
    return _meant(base, known, vocabulary, region=region) if LETTERS.fullmatch(inside) else (UNKNOWN, None)


def _numbers(texts: "pd.Series[str]", *, scale: int) -> dict[str, "pd.Series[float]"]:
    values = {text: numbers.number(text, whole=False, scale=scale).value for text in texts.unique()}
    steps = {text: _step(text, scale=scale) for text in values}
    return {"total": texts.map(values).astype("float64"), "step": texts.map(steps).astype("float64")}


def _step(text: str, *, scale: int) -> float:
    """What the last digit of a number as written stands for: 1 in 1,234; 100 in 12.3천."""
    times = next((factor for word, factor in numbers.TIMES.items() if word in text), scale)
    fraction = re.search(r"\.(\d+)\D*$", text)
    return float(times / 10 ** len(fraction[1] if fraction else ""))


# The sums that a file itself has, set against the rows that they are sums of.


MEMBERS: Final = {
    KOREA: len(PROVINCES),
    **{zone: sum(zone_of(code) == zone for code in PROVINCES) for zone in (CAPITAL, ELSEWHERE)},
}
# No province holds half of the country: a larger total beside one province is the country's, left over from its table.
OWN: Final = 2


def contradicted(draft: Draft, name: str) -> pd.DataFrame:
    """The totals of a count that their rows contradict: `position` among the totals, `total`, `parts`.

    While it is asked whether the numbers count thousands, they may be rounded.
    """
    parts, totals = _parts(draft, name), scopes(draft, name)
    keys = [key for key in fields.keys(draft.against.resource) if key in parts]
    if not keys or totals.empty:
        return pd.DataFrame({"position": [], "total": [], "parts": []})
    compared = [
        _beside(rows, parts, keys=keys, kinds={key: str(rows[f"{key}_kind"].iat[0]) for key in keys})
        for _, rows in totals.groupby([f"{key}_kind" for key in keys])
    ]
    wrong = _wrong(pd.concat(compared), rounded=draft.reading.unsure)
    return wrong.sort_values("position")[["position", "total", "parts"]]


def _parts(draft: Draft, name: str) -> pd.DataFrame:
    """The rows of the file: keys, number, whether the number is not known, whether people are counted once."""
    table, missing = draft.table, draft.missing
    keys = [key for key in fields.keys(draft.against.resource) if key in table]
    unknown = table[name].isna()
    if name in missing:
        unknown &= missing[name] != "not_applicable"
    once = table["counting"] == "headcount" if "counting" in table else False
    return table[keys].assign(parts=table[name].astype("float64"), unknown=unknown, once=once)


def _beside(totals: pd.DataFrame, parts: pd.DataFrame, *, keys: list[str], kinds: dict[str, str]) -> pd.DataFrame:
    """Totals of one pattern beside the sums of their rows.

    `open` is a sum of which rows may be missing from the file; `foreign` one that may be the country's, beside one province.
    """
    by = [key for key in keys if kinds[key] in (ONE, REGION)]
    rows = _regions(parts, totals["province"].unique()) if kinds.get("province") == REGION else parts
    unplaced = bool(rows[by].isna().any(axis=None))
    sums = totals[["position", "total", "step", *by]].astype({key: rows[key].dtype for key in by})
    found = sums.merge(_sums_of_totals(rows, by), on=by) if by else sums.merge(_sums_of_totals(rows, by), how="cross")
    whole = found["province"].map(MEMBERS).astype("float64") if kinds.get("province") == REGION else 0
    foreign = (found["provinces"] == 1) & (kinds.get("province") == TOTAL) & (found["total"] > OWN * found["parts"])
    return found.assign(open=found["unknown"] | unplaced | (found["provinces"] < whole), foreign=foreign)


def _regions(parts: pd.DataFrame, regions: "np.ndarray[tuple[int], np.dtype[np.object_]]") -> pd.DataFrame:
    """The rows once for each region that they lie in, which stands in place of their province."""
    copies = [parts[_within(parts["province"], region)].assign(province=region) for region in regions]
    return pd.concat([rows.assign(member=parts["province"]) for rows in copies])


def _within(provinces: "pd.Series[str]", region: str) -> "pd.Series[bool]":
    return provinces.isin([code for code in PROVINCES if region in (KOREA, zone_of(code))])


def _sums_of_totals(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sum, number of rows, number of provinces, whether one is unknown or counts people once."""
    member = next((name for name in ("member", "province") if name in rows), "parts")
    groups = rows.assign(member=rows[member]).groupby(by or np.zeros(len(rows)))
    sums = groups.agg(
        parts=("parts", "sum"),
        rows=("parts", "size"),
        provinces=("member", "nunique"),
        unknown=("unknown", "any"),
        once=("once", "any"),
    )
    return sums.reset_index(drop=not by)


def _wrong(found: pd.DataFrame, *, rounded: bool) -> pd.DataFrame:
    # Whole people are exact; where a digit stands for more or less than one, every number may be half a step off.
    off = np.where((found["step"] == 1) & (not rounded), 0, found["step"] / 2 * (found["rows"] + 1))
    above = (found["parts"] - found["total"] > off) & ~found["once"]
    below = (found["total"] - found["parts"] > off) & ~found["open"] & ~found["foreign"]
    return found[above | below]


# `table-total-mismatch`: the parts do not add up to a total that the file itself has.


@check("table-total-mismatch", "error")
def table_total_mismatch(draft: Draft) -> Iterator[Problem]:
    """One problem a total; exact for whole numbers, within their rounding for thousands and for fractions.

    A total of an area that the file holds in part can only be exceeded. Nor is a total too small where people are
    counted once (headcount): someone in two rows counts once in their total.
    """
    reading, names = draft.reading, _names(draft)
    for name in fields.counts(draft.against.resource):
        if name in draft.table and name in reading.totals:
            texts = reading.totals[name].tolist()
            for row in contradicted(draft, name).to_dict("records"):
                position = row["position"]
                yield Problem(
                    message=_told(names[position], row["parts"], row["total"]),
                    row=reading.total_rows[position],
                    column=upload.heading(draft, name),
                    value=str(texts[position]),
                )


def _names(draft: Draft) -> list[str]:
    """What each total is a total of, in the words of the file: 2021 · 전국 · 실업자."""
    totals = draft.reading.totals
    keys = [totals[key].str.strip().tolist() for key in fields.keys(draft.against.resource) if key in totals]
    return [" · ".join(filter(None, texts)) for texts in zip(*keys, strict=True)] or [""] * len(totals)


def _told(name: str, parts: float, total: float) -> Message:
    return message(
        "The total ({name}) says {total}, its rows in the file add up to {parts}: correct the number that is wrong.",
        name=name,
        total=_whole(total),
        parts=_whole(parts),
    )


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value


# `table-total-unknown`: a total of a part of the country that no list names, which no rows beside it add up to.


MOST_BESIDE: Final = 100


@check("table-total-unknown", "warning")
def table_total_unknown(draft: Draft) -> Iterator[Problem]:
    """One problem a total of nobody knows what (동남권 소계), unless rows that follow one another add up to it."""
    reading, names = draft.reading, _names(draft)
    for name in fields.counts(draft.against.resource):
        if name in draft.table and name in reading.totals:
            totals = _scoped(draft, name)
            for row in totals[(totals == UNKNOWN).any(axis=1)].to_dict("records"):
                if not _may_be_right(draft, name, row):
                    position = row["position"]
                    finding = message(
                        "The total ({name}) says {total}, but no rows that follow one another add up to it.",
                        name=names[position],
                        total=_whole(row["total"]),
                    )
                    yield Problem(
                        message=message(
                            "{finding} Correct the number that is wrong, or confirm with a reason.", finding=finding
                        ),
                        finding=finding,
                        row=reading.total_rows[position],
                        column=upload.heading(draft, name),
                        value=str(reading.totals[name].tolist()[position]),
                    )


def _may_be_right(draft: Draft, name: str, total: dict[Any, Any]) -> bool:
    """Whether some rows one after the other, each of another value of the key that is not known, add up to a total."""
    kinds = {key: total[f"{key}_kind"] for key in fields.keys(draft.against.resource) if f"{key}_kind" in total}
    rows = draft.table.assign(figure=draft.table[name].astype("float64"))
    for key in (key for key, kind in kinds.items() if kind == ONE):
        rows = rows[rows[key] == total[key]]
    unknown = [key for key, kind in kinds.items() if kind == UNKNOWN]
    added = rows.groupby(unknown, sort=False)["figure"].sum(min_count=1).tolist()[:MOST_BESIDE]
    if rows["figure"].isna().any() or draft.table[[*kinds]].isna().any(axis=None):
        return True  # what is not known may be what is lacking
    runs = (sum(added[start:end]) for start in range(len(added)) for end in range(start + 1, len(added) + 1))
    off = total["step"] / 2 * (len(rows) + 1) if total["step"] != 1 or draft.reading.unsure else 0
    return any(abs(run - total["total"]) <= off for run in runs)


# `table-part`: words around the table that say that its figures are of a part, or not right as they stand.


PROGRAMME: Final = re.compile(
    r"내일\s*배움|K-?\s?디지털|컨소시엄|일학습|국가\s*기간|계좌제|폴리텍|K-?\s?digital", re.IGNORECASE
)
COMPLETED: Final = re.compile(r"수료|이수|정원|모집|신청|(?<!미)취업[자률율인]|예산|금액|집행액|지원액|훈련비")
TOOK_PART: Final = re.compile(r"훈련\s*(?:실시|참여)?\s*(?:생|인원)|참여|수강")
DRAFT: Final = re.compile(
    r"초안|[(\[]\s?안\s?[)\]]|예시(?!\s?제외)|견본|샘플|가상(?:의|\s?수치|\s?자료|으로)|임의\s?(?:의\s?)?(?:값|수치|숫자|작성)"
    r"|(?:테스트|시험)\s?(?:용|자료|데이터|파일|$)|작성\s?중|검토\s?중|오류\s?(?:있|가|발견)|(?<![a-z])(?:draft|sample|example|dummy|test)(?![a-z])",
    re.IGNORECASE,
)
"""Figures that are not meant to be published."""
TOUR: Final = "SAMPLE: invented for the tour"
"""How the files of examples/ begin, which are made to be tried and say so in every version that comes of them."""
EXCEPT: Final = re.compile(
    r"제외|미\s?포함|불\s?포함|누락|정정|오기(?!\w)|착오|바로잡|일부|중복|합산|추정|\d++\s?[명인]\s?(?:미만|이하)"
    r"|\d++\s?시간\s?(?:이상|이하|초과|미만)|\w{1,20}에\s?한(?:함|하여|정)|으?로\s?한정|(?<!\w)[가-힣]{1,20}(?<![십백천수])만[.)\s]*$|excluding|excludes|corrected"
)
NOTED: Final = re.compile(
    r"[상하전후]\s?반기|(?<!구)분기(?!호)|(?<!\d)\d{1,2}\s*+월|[1-4]\s*+/\s*+4|(?:여성|남성|외국인|내국인|청년|고령자?|장애인|(?:수료|이수|취업)[자생]?(?:인원)?|신규(?:자|인원)?|사업주(?:\s?훈련)?)\s*+(?:만|기준|대상|에\s?한|한정)"
    r"|(?<![A-Za-z])(?:[HQ][12]|Q[34]|[12]H|[1-4]Q)(?![A-Za-z\d])|(?:first|second|1st|2nd)\s+half|\b(?:women|female|males?)\b"
    r"|(?<!\d)\d{1,2}\s?개월\s?(?:간|분|치|누계|실적|합계)|반년|학년도"
    r"|(?<![\d.])\d{1,2}\s?[./]\s?\d{1,2}\.?\s*[~∼～]\s*\d{1,2}\s?[./]\s?\d{1,2}(?![\d%])"
    r"|(?<!\w)\w{1,20}만\s?(?:해당|집계|포함|대상|계상|산정|반영)|(?<!\d)\d{1,2}\s*+(?:[~∼～-]\s*+\d{1,2}\s*+)?세(?!기)"
)
CHOSEN: Final = re.compile(
    r"[\s※○●◦ㅇ□■▪*·-]*+(?:훈련생\s?|참여자\s?)?(?:성별?|연령(?:대|층)?별?|나이|학력별?|(?:기업|사업체|사업장|고용)?\s?규모별?|업종별?|산업별?|직종별?"
    r"|국적별?|고용\s?형태별?|훈련\s?(?:방법|형태|유형|분야|기관|과정|사업)[별명]?|지원\s?구분|분기별?|반기별?|월별?|시\s?군\s?구별?|구분|sex|gender|age)"
    r"\s?(?:\(\d\))?(?:\s?[:=,|]\s?|\s)(?P<value>[^:=,|\s][^:=,|]{0,29})",
    re.IGNORECASE,
)
OF_ALL: Final = re.compile(
    r"\(?(?:모두|전체|전부|모든\s?\S+|전\s?(?:연령|산업|업종|규모|직종|학력)|계|합계|총계|소계|남녀\S*|연간|all)\)?|.*(?:현황|통계|인원|추이|실적|분포|비교|비율|구성|집계|자료|내역|기준|소재지|담당|작성|제출|없음|무관|구분).*",
    re.IGNORECASE,
)
"""By what a report was filtered, as a line of its own (성별: 여); and what says nothing of it, or heads a table."""
PIVOTED: Final = re.compile(
    r"^(?:(?:숫자\s?)?개수|평균|최[대댓소솟]값?|곱|(?:표본|모집단)?\s?(?:표준\s?편차|분산))(?=\s?:\s?\S)"
    r"|^(?:count|average|max|min|product|stddevp?|varp?)(?=\sof\s\S)",
    re.IGNORECASE,
)
"""How a pivot table says that its cells are no sums: 개수 : 훈련인원."""
OF_YEAR: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?년?도?\s?(?:말\s?)?(?:자료|실적|기준|통계|수치|값|현황)")
SOURCE: Final = re.compile(r"[\s※*\[(]*+(?:자료|출처|source)", re.IGNORECASE)
HALF: Final = re.compile(
    r"[상하전후]반기|(?<!구)분기(?!호)|(?<![A-Za-z])(?:[HQ][12]|Q[34]|[12]H|[1-4]Q)(?![A-Za-z\d])", re.IGNORECASE
)
NAMES: Final = ("name", "sheet")
ENGLISH: Final = re.compile(
    r"(?<![a-z])(?:women|female|males?|target|planned|cumulative|half|quarter|ytd)(?![a-z])"
    r"|^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\.?$",
    re.IGNORECASE,
)
"""Words for parts in the name of a sheet; in that of a file they are as often its kind."""
NARROWER: Final = re.compile(
    r"(?<![가-힣])(?!(?:인|연|기|요|친|입|지|특|영|항|창|복|도|직|업|산업|직업|직종|비교|대조|연령|전국|필요|연|탐|가|시·?군·?)[군구](?![가-힣]))"
    r"[가-힣]{1,4}[군구](?=만?(?![가-힣])|\s*+(?:지역|관내|기준))"
    r"|(?<![가-힣])(?!(?:서울|부산|대구|인천|광주|대전|울산|세종|세종특별자치)시)"
    r"(?![가-힣]{0,3}(?:실|즉|수|상|동|다|필요|수료|종료|참여|입력|지원|작성|도|임|일)시)"
    r"[가-힣]{2,3}시(?=만?(?![가-힣])|\s*+(?:지역|관내|기준))"
    r"|(?:제조|건설|운수|물류|숙박|음식점?|도소매|서비스|금융|보험|정보통신|조선)업(?=[만의 )\]]|$)"
    r"|(?<![가-힣])[가-힣]{2,6}산업(?=[만의 )\]]|$)|(?:중소|중견|대)기업(?!부)"
)
"""A district, an industry, firms of a size: 기장군, 제조업; but not 연구, 인구, 직업군, 실시."""
NOT_A_PART: Final = re.compile(
    r"(?:남녀|(?:여성|남성|여자|남자|외국인|내국인|청년|고령자?|장애인|신규자?)(?:[·,/]\s?\w{2,4})*\s?(?:을|를|도|까지)?\s?(?:모두\s?)?포함|목표\s?대비|상\s?[·ㆍ/,]?\s?하반기|연간\s?누계)"
)
"""What says such a word of figures that are everyone's: 외국인 포함."""
OFFICE: Final = re.compile(
    r"(?:[과팀국실청처]|(?<!인)원|센터|재단|협회|학회|본부|위원회|공단|사업단"
    r"|업무|회의|보고|제출|송부|회신|요청|서식|양식)$"
)
"""How the name of an office or of a paper ends: 청년정책과, 3월제출."""
NAME_PARTS: Final = re.compile(r"[\s_()\[\]{},·-]+")
ISSUED: Final = re.compile(
    r"작성|출력|조회\s*일|다운로드|공표|발행|생성|제공|자료|출처|연보|보도|갱신|추출|printed|source|published|retrieved",
    re.IGNORECASE,
)
"""Such a line names the day of the paper, not that of the figures."""
AS_OF: Final = re.compile(r"기준\s?(?:일|년?\s?월|연월|시점)|[일월.]\s?(?:기준|현재)")
DAY: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d|['’‘`]\d\d)(?:\s*+[-./년]\s*+(?=\d)|(?=(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)))(?P<month>\d{1,2})"
    r"(?:(?:\s*+[-./월]\s*+|(?<=(?:19|20)\d{4}))(?P<day>\d{1,2}))?(?!\d)"
)
LAST_DAYS: Final = (None, "31")


@check("table-part", "warning")
def table_part(draft: Draft) -> Iterator[Problem]:
    """One problem a text: periods, titles, upper headings, notes, remarks, and the names of file and sheet."""
    yield from _periods(draft)
    if not fields.trainees(draft.against.resource) and not fields.people(draft.against.resource):
        return
    years = set(draft.table["year"].dropna().astype("int")) if "year" in draft.table else set()
    programmes = "category" in fields.keys(draft.against.resource)
    final = "finality" not in draft.table or draft.table["finality"].notna().any()  # else `table-provisional`
    toured = any(said.text.startswith(TOUR) for said in draft.reading.said)
    for said in sorted(draft.reading.said, key=lambda said: said.row or 0):
        if not toured and (unmeant := _first(DRAFT, said.text)):
            yield Problem(message=placed(_tell_draft(said, unmeant), said.place), row=said.row, value=said.text)
        elif part := _part(_at_its_end(said, draft), years=years, programmes=programmes):
            yield Problem(message=placed(_tell_part(said, part), said.place), row=said.row, value=said.text)
        elif not final and (mark := _first(FINAL, said.text)):
            yield Problem(message=placed(_tell_final(said, mark, draft), said.place), row=said.row, value=said.text)


LAST_MONTH: Final = re.compile(r"(?<![\d~∼～-])12\s?월")


def _at_its_end(said: Said, draft: Draft) -> Said:
    """A text without the last month, which stands for its year where people are counted at its end."""
    return said if fields.trainees(draft.against.resource) else replace(said, text=LAST_MONTH.sub("", said.text))


def _periods(draft: Draft) -> Iterator[Problem]:
    """One problem a word for how often figures are taken, other than once a year; a part of a year in their place is told."""
    said = [one for one in draft.reading.said if one.kind == "period"]
    if "year" not in draft.table or draft.table["year"].notna().any():
        for one in said:
            if not YEARLY.fullmatch(headings.plain_words(one.text)):
                told = message(
                    "“{text}” says that the figures are not taken once a year: those of months, quarters or several years "
                    "must not stand for a year. Upload figures of whole years, or confirm with a reason that they are.",
                    text=one.text,
                )
                yield Problem(message=told, row=one.row, value=one.text)


def _part(said: Said, *, years: set[int], programmes: bool) -> str:
    """The word by which a text says it; "" where it does not."""
    if said.kind == "period":
        return ""
    text = numbers.FROM_TO.sub("", plain(said.text))
    if chosen := _chosen(text):
        return chosen
    if said.kind in NAMES:
        english = _first(ENGLISH, text) if said.kind == "sheet" else ""
        return english or _part_in_name(text, years) or (_first(PROGRAMME, text) if programmes else "")
    if said.kind in ("note", "remark"):
        text = headings.WHOLE_YEAR.sub("", text)
        narrower = "" if SOURCE.match(text) else _narrower(text)
        programme = _first(PROGRAMME, text) if programmes and not SOURCE.match(text) and "포함" not in text else ""
        words = _first(EXCEPT, text) or _first(NOTED, NOT_A_PART.sub("", text)) or narrower or programme
        return words or _day(text, years) or _of_two(text) or _other_year(text, years)
    completed = "" if TOOK_PART.search(text) else _first(COMPLETED, text)
    programme = _first(PROGRAMME, text) if programmes else ""
    words = _narrower(text) or _first(EXCEPT, text) or completed or programme
    return words or _day(text, years)


def _chosen(text: str) -> str:
    """What a report was filtered by, or worked out of its rows instead of their sum, by a line of its own."""
    found = CHOSEN.fullmatch(text)
    if found and not OF_ALL.fullmatch(found["value"].strip()):
        return found["value"].strip()
    return _first(PIVOTED, text)


def _narrower(text: str) -> str:
    """The word by which a text says that its figures are of some people, places or months."""
    plainly = NOT_A_PART.sub("", text)
    return headings.part_in(plainly) or _first(NARROWER, plainly)


def _part_in_name(text: str, years: set[int]) -> str:
    """The same of the name of a file or sheet, where an office may stand as well: 청년정책과 is none."""
    korean = PAPER.sub("", re.sub(r"[A-Za-z]+", " ", text))  # an English name is as often that of a file's kind
    words = " ".join(word for word in NAME_PARTS.split(korean) if word and not OFFICE.search(word))
    completed = "" if TOOK_PART.search(words) else _first(COMPLETED, words)
    return _first(HALF, text) or _narrower(words) or completed or _first(ALONE, words) or _day(korean, years)


PAPER: Final = re.compile(
    r"\d{1,2}\s?월\s?(?:\d{1,2}\s?일\s?)?_?(?:까지\s?)?(?:제출|작성|송부|보고|회신|배포|수정|접수)"
)
ALONE: Final = re.compile(r"(?<!\S)[남여](?!\S)")


def _first(wanted: re.Pattern[str], text: str) -> str:
    found = wanted.search(text)
    return found[0].strip() if found else ""


def _day(text: str, years: set[int]) -> str:
    """A day or month in one of the years of the figures, which is not the end of it."""
    if ISSUED.search(text) and not AS_OF.search(text):
        return ""
    for found in DAY.finditer(text):
        year = 2000 + int(found["year"][1:]) if len(found["year"]) == len("'21") else int(found["year"])
        last = found["month"] == "12" and found["day"] in LAST_DAYS
        if year in years and 1 <= int(found["month"]) <= 12 and not last:
            return found[0].strip()
    return ""


def _other_year(text: str, years: set[int]) -> str:
    """The year that figures are said to be of, where no row is of it: 부산은 2020년 자료."""
    named = [] if SOURCE.match(text) else [found for found in OF_YEAR.finditer(text) if int(found["year"]) not in years]
    return named[0][0].strip() if named and years else ""


def _of_two(text: str) -> str:
    """Whether figures of one province hold those of another: 세종 포함."""
    found = re.search(r"(?<![\w()·])([\w()·]{1,20})\s?포함", text)
    return found[0] if found and named_provinces(found[1]) else ""


FINAL: Final = re.compile(
    r"잠정|미확정|확정\s?전|(?:변경|변동)(?:될)?\s?수|집계\s?중|(?<!미)확정치|수정치|속보치|provisional|preliminary",
    re.IGNORECASE,
)


def _tell_final(said: Said, mark: str, draft: Draft) -> Message:
    return message(
        "“{text}” says “{part}”, but no figure is marked so. Say of which rows it is true in the column “{field}”, "
        "or confirm with a reason.",
        text=said.text,
        part=mark,
        field=FieldTitle(draft.against.resource["name"], "finality"),
    )


# `table-provisional`: figures that are said to be provisional, in a table that has no column to say so.


@check("table-provisional", "warning")
def table_provisional(draft: Draft) -> Iterator[Problem]:
    """One problem a file: at the first cell that is marked so, else for a heading, else for a line beside the table."""
    if "finality" in draft.table:
        return
    marked = sorted(draft.faulty(numbers.MARKED_SO))
    if marked:
        position, name, text = marked[0]
        told = _tell_provisional(text)
        yield replace(upload.at(draft, position, name, message=told.message), finding=told.finding)
    elif draft.reading.provisional:
        yield replace(_tell_provisional(draft.reading.provisional), column=draft.reading.provisional)
    elif fields.trainees(draft.against.resource) or fields.people(draft.against.resource):
        lines = [one for one in draft.reading.said if one.kind != "period" and _says_provisional(one.text, draft)]
        for said in lines[:1]:
            told = _tell_provisional(said.text)
            yield replace(told, message=placed(told.message, said.place), row=said.row)


NOT_FINAL: Final = re.compile(
    r"잠정|미확정|확정\s?전|(?:변경|변동)(?:될)?\s?수|집계\s?중|속보치|provisional|preliminary", re.IGNORECASE
)


def _says_provisional(text: str, draft: Draft) -> bool:
    """Whether a line says so, of all figures or of a year that the file holds."""
    years = {int(year) for year in headings.YEARS.findall(text)}
    sent = set(draft.table["year"].dropna()) if "year" in draft.table else set()
    return bool(NOT_FINAL.search(text)) and (not years or not years.isdisjoint(sent))


def _tell_provisional(text: str) -> Problem:
    finding = message("“{text}” says that figures are provisional.", text=text)
    told = message(
        "{finding} This table has no column for that, so they would stand among final ones. Send final figures, or confirm "
        "with a reason.",
        finding=finding,
    )
    return Problem(message=told, finding=finding, value=text)


def _tell_draft(said: Said, mark: str) -> Message:
    return message(
        "“{text}” says “{part}”: a draft, an example or a test is not to be published. Upload the figures themselves, "
        "or confirm with a reason that these are.",
        text=said.text,
        part=mark,
    )


OF_FIGURES: Final = message(
    "“{text}” says “{part}” of the figures. Enter them as they are right, of everyone for the whole year, "
    "or confirm with a reason that they are."
)
PART: Final = message(
    "“{text}” says “{part}”: figures of a part of the year or of the people must not stand for all of them. "
    "Upload the figures of everyone for the whole year, or confirm with a reason that they are."
)
PART_BY_KIND: Final = {
    **dict.fromkeys(("note", "remark"), OF_FIGURES),
    "sheet": message(
        "The name of the sheet, “{text}”, says “{part}”: figures of a part of the year or of the people must not stand for "
        "all of them. Upload the figures of everyone for the whole year, or confirm with a reason that they are."
    ),
    "name": message(
        "The name of the file, “{text}”, says “{part}”: figures of a part of the year or of the people must not stand for "
        "all of them. Upload the figures of everyone for the whole year, or confirm with a reason that they are."
    ),
}


def _tell_part(said: Said, part: str) -> Message:
    return message(PART_BY_KIND.get(said.kind, PART).text, text=said.text, part=part)


# `table-title`: the title names a year or a province that no row is of.


@check("table-title", "warning")
def table_title(draft: Draft) -> Iterator[Problem]:
    """One problem a title, where all that it names is missing from the rows."""
    for said in draft.reading.said:
        if said.kind in ("title", *NAMES) and not ISSUED.search(said.text):
            for name, named in (("year", _years(said.text)), ("province", _provinces_named(said.text))):
                sent = set(draft.table[name].dropna()) if name in draft.table else set()
                if named and sent and sent.isdisjoint(named) and not _of_the_paper(said, named, sent):
                    told = placed(_tell_title(said, name, draft), said.place)
                    yield Problem(message=told, row=said.row, value=said.text)


def _of_the_paper(said: Said, named: set[Any], sent: set[Any]) -> bool:
    """Whether the name of a file or sheet says a year after those of its figures: that in which it was written."""
    years = not any(isinstance(one, str) for one in named)
    return said.kind in NAMES and years and max(named) > max(sent)


def _years(text: str) -> set[object]:
    whole = DAY.sub(lambda found: "" if found["day"] else found[0], plain(text))  # a whole day is that of the paper
    return {int(found) for found in headings.YEARS.findall(whole)}


def _provinces_named(text: str) -> set[object]:
    cells = (codes.province(word, numbers={}) for word in headings.WORDS.findall(plain(text)) if not word.isdigit())
    return {cell.value for cell in cells if cell.value}


def _tell_title(said: Said, name: str, draft: Draft) -> Message:
    return message(
        "The title “{text}” does not fit the column “{field}”: no row is of what it names. "
        "Correct the one that is wrong, or confirm with a reason.",
        text=said.text,
        field=FieldTitle(draft.against.resource["name"], name),
    )
