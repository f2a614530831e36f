"""Words as they are compared: without spaces, dots, case, half-width forms and footnote marks."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

IGNORED: Final = str.maketrans("", "", "·ㆍ・･•‧∙_\u200b\ufeff\u00ad'\"“”‘’*")
FOOTNOTE: Final = re.compile(r"(?:주?\d{1,2}\)|주\))$")
LONGEST_FOOTNOTE: Final = len("주12)")
SPACES: Final = re.compile(r"\s+")
YEAR: Final = re.compile(r"(?:19|20)\d{2}(?:년|년도)?(?:\.?12(?:\.|월)(?:31(?:\.|일)?|말)?)?|['’‘`´]\d{2}(?:년|년도)?")
YEAR_SHOWN_AS_DATE: Final = re.compile(r"1905-0[67]-\d{2}")
SUMS: Final = frozenset(
    (
        *("합계", "총계", "소계", "계", "전체", "총합계", "누계", "total", "subtotal", "sum", "grandtotal", "all"),
        *("전국", "전국계", "전국합계", "nationwide", "national", "korea"),
        *("수도권", "수도권계", "비수도권", "비수도권계", "capitalarea", "outsidethecapitalarea"),
    )
)
SUM_ENDINGS: Final = ("소계", "합계", "총계")  # 서울 소계


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """The form in which words are compared."""
    folded = unicodedata.normalize("NFKC", text.translate(IGNORED)).casefold()
    return SPACES.sub("", folded).translate(IGNORED)


def without_footnote(text: str) -> str:
    """훈련인원1) and 훈련인원주1) as 훈련인원."""
    return text[:-LONGEST_FOOTNOTE] + FOOTNOTE.sub("", text[-LONGEST_FOOTNOTE:])


def is_year(text: str) -> bool:
    """2021, 2021년, '21, 2021.12.31., and 2021 that a workbook shows as a date of 1905."""
    tight = SPACES.sub("", text)
    return bool(YEAR.fullmatch(tight) or YEAR_SHOWN_AS_DATE.fullmatch(tight))
