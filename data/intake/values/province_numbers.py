"""Bare numbers for provinces: 26 is Busan to the ministry and Ulsan to the statistics office.

A number is read only when every numbering that knows all numbers of the file gives it the same province, or when the
uploader has said which numbering it is. Numbers that only the statistics office uses make every number of the file
ambiguous: its 26, 29 and 31 look like other provinces.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from data.bundled import bundled
from data.intake.values.characters import plain

BARE: Final = re.compile(r"(?P<number>[0-9]{2})(\.0+)?")
QUESTION: Final = "province_codes"
AMBIGUOUS: Final = ""
ISO: Final = "iso"
MINISTRY: Final = "ministry"
STATISTICS: Final = "statistics"


def bare(text: str) -> str | None:
    """The two digits of a bare number, None for any other text."""
    found = BARE.fullmatch(plain(text))
    return found["number"] if found else None


def decided(texts: Iterable[str], *, numbering: str | None = None, own: frozenset[str] | None = None) -> dict[str, str]:
    """The province of each known bare number among the texts, `AMBIGUOUS` where the file doesn't decide it.

    Args:
        texts: what stands in the column.
        numbering: which one it is, as far as the uploader has said.
        own: the provinces of the office; its own number in the ministry's numbering is no riddle.
    """
    found = {number for number in map(bare, texts) if number}
    told = numberings().get(numbering or "")
    if told:
        return {number: told[number] for number in found & told.keys()}
    known = {number for number in found if any(number in codes for codes in numberings().values())}
    if known & _only_statistics():
        return dict.fromkeys(known, AMBIGUOUS)
    fitting = [codes for codes in numberings().values() if known <= codes.keys()] or list(numberings().values())
    return {number: _province(number, fitting, own or frozenset()) for number in known}


@cache
def numberings() -> Mapping[str, Mapping[str, str]]:
    """Provinces by number, for each numbering in use; the ministry's holds the numbers before 2023 and 2024 as well."""
    rows = bundled("provinces").table.fillna("").to_dict("records")
    return {
        MINISTRY: {
            row[name]: row["code"] for row in rows for name in ("ministry_code", "ministry_code_old") if row[name]
        },
        STATISTICS: {row["statistics_code"]: row["code"] for row in rows},
        ISO: {row["code"].removeprefix("KR-"): row["code"] for row in rows},
    }


def _only_statistics() -> set[str]:
    return numberings()[STATISTICS].keys() - numberings()[MINISTRY].keys() - numberings()[ISO].keys()


def _province(number: str, fitting: list[Mapping[str, str]], own: frozenset[str]) -> str:
    meanings = {codes[number] for codes in fitting if number in codes}
    ministry = numberings()[MINISTRY].get(number, AMBIGUOUS)
    if len(meanings) == 1:
        return meanings.pop()
    return ministry if ministry in own & meanings else AMBIGUOUS
