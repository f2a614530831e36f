"""What a total of a file is a total of: one code, a region, or all rows, key by key."""

import re
from typing import Final

import pandas as pd

from data import fields
from data.intake.upload import Draft
from data.intake.values import numbers
from data.intake.values.characters import key as plain
from data.intake.values.codes import names
from indicators.areas import KOREA, ZONES

ONE: Final = "one"  # one code of the key
REGION: Final = "region"  # the country or one of its zones
TOTAL: Final = "total"  # the word for a total stands in this column
ALL: Final = "all"  # nothing stands in this column
UNKNOWN: Final = "unknown"
WORDS: Final = ("합계", "총계", "총합", "소계", "계", "전체", "전지역", "grandtotal", "subtotal", "total", "all", "sum")
MOST_WORDS: Final = 3  # behind the name of what is added up: 부산 전체 합계


def scopes(draft: Draft, name: str) -> pd.DataFrame:
    """The totals that could be understood: `position`, `total`, `step` (the unit that it is rounded to), and for each key
    its code and its kind.
    """
    reading = draft.reading
    totals = reading.totals.reset_index(drop=True)
    found = pd.DataFrame({"position": totals.index, **_numbers(totals[name], scale=reading.scale)})
    for key in fields.keys(draft.against.resource):
        if key in draft.table:
            texts = totals[key] if key in totals else pd.Series("", index=totals.index)
            known = _codes(draft, key)
            meant = {text: _meant(text, known, region=key == "province") for text in texts.unique()}
            found[f"{key}_kind"] = texts.map(lambda text, meant=meant: meant[text][0])
            found[key] = texts.map(lambda text, meant=meant: meant[text][1])
    understood = ~(found == UNKNOWN).any(axis=1) & found["total"].notna()
    return found[understood]


def _codes(draft: Draft, key: str) -> dict[str, object]:
    """The codes of a key by the texts that stand for them in the rows of the file."""
    if key not in draft.reading.cells:
        return {}
    pairs = pd.DataFrame({"text": draft.reading.cells[key], "code": draft.table[key]}).dropna().drop_duplicates()
    return {plain(text): code for text, code in zip(pairs["text"], pairs["code"], strict=True)}


def _meant(text: str, known: dict[str, object], *, region: bool) -> tuple[str, object]:
    """Kind and code of a cell of a total; "부산 계" is the total of 부산."""
    wanted = plain(text)
    if not wanted:
        return ALL, None
    for _word in range(MOST_WORDS + 1):
        if wanted in known:
            return ONE, known[wanted]
        if region and names("zone").get(wanted) in (KOREA, *ZONES):
            return REGION, names("zone")[wanted]
        if wanted in WORDS:
            return TOTAL, None
        wanted = wanted.removesuffix(max((word for word in WORDS if wanted.endswith(word)), key=len, default=""))
    return UNKNOWN, None


def _numbers(texts: "pd.Series[str]", *, scale: int) -> dict[str, "pd.Series[float]"]:
    values = {text: numbers.number(text, whole=False, scale=scale).value for text in texts.unique()}
    steps = {text: _step(text, scale=scale) for text in values}
    return {"total": texts.map(values).astype("float64"), "step": texts.map(steps).astype("float64")}


def _step(text: str, *, scale: int) -> float:
    """What the last digit of a number as written stands for: 1 in 1,234; 100 in 12.3천."""
    times = next((factor for word, factor in numbers.TIMES.items() if word in text), scale)
    fraction = re.search(r"\.(\d+)\D*$", text)
    return float(times / 10 ** len(fraction[1] if fraction else ""))
