"""The many ways to type one character: full-width digits, hard spaces, Korean typed in parts."""

import re
import unicodedata
from typing import Final

# Only full-width forms become plain ones: NFKC would turn the footnote mark of 1,234² into a digit.
FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
SPACES: Final = dict.fromkeys((0x00A0, 0x2007, 0x2009, 0x202F, 0x3000, 0x0009, 0x000A, 0x000D), " ")
INVISIBLE: Final = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD), None)
PLAIN: Final = {**FULL_WIDTH, **SPACES, **INVISIBLE}
IGNORED: Final = re.compile(r"[\s·ㆍ・‧.,_'’‘`\-‐-―−()\[\]/]")


def plain(text: str) -> str:
    """The text with full-width signs, hard spaces and invisible signs as a keyboard would give them."""
    return text.translate(PLAIN).strip()


def key(text: str) -> str:
    """What two ways of writing one name have in common: no spaces, dots, dashes, brackets or capitals."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", plain(text))).casefold()
