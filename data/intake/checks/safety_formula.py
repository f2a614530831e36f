"""`safety-formula`: a text that a spreadsheet would compute when the file is opened again."""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

import pandas as pd

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
# A dash alone is a mark for nothing, a signed number is a number; neither is computed.
HARMLESS: Final = re.compile(r"\s*+(?:[-+]?(?:[\d,]*+\.\d++|[\d,]*\d)\s*+%?|-*+)\s*+")

TOLD: Final = message("A spreadsheet takes this text for a formula: delete the sign at its beginning.")


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a heading or cell that begins like a formula, and is neither a number nor a mark for missing."""
    reading = draft.reading
    for heading in (*reading.headings.values(), *reading.unread):
        if _formula(heading):
            yield Problem(code="safety-formula", message=TOLD, column=heading, value=heading)
    for name in reading.cells:
        for position in found.positions(_computed(draft, str(name))):
            yield found.at(draft, position, str(name), code="safety-formula", message=TOLD)


def _computed(draft: Draft, name: str) -> "pd.Series[bool]":
    texts = draft.reading.cells[name]
    computed = texts.isin([text for text in texts.unique() if _formula(text)])
    if name not in draft.table or draft.table[name].dtype == "str":
        return computed
    return computed & draft.table[name].isna()


def _formula(text: str) -> bool:
    # Full-width signs count as signs: Korean and Japanese spreadsheets compute them too.
    return normalize("NFKC", text[:1]).startswith(DANGEROUS) and not HARMLESS.fullmatch(normalize("NFKC", text))
