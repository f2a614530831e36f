"""Marks behind a figure that say how final it is: 1,234p, 2021(잠정), 1,234 r."""

import re
from typing import Final

MARK: Final = re.compile(r"(?P<figure>.*[0-9명인개소년도%])\s*\(?(?P<mark>p|r|ᵖ|ʳ|잠정치?|수정치?)\)?", re.IGNORECASE)
MEANING: Final = {"p": "provisional", "ᵖ": "provisional", "잠정": "provisional"} | dict.fromkeys("rʳ", "revised")


def split(text: str) -> tuple[str, str]:
    """The figure without its mark, and the code of the mark ("" where there is none)."""
    found = MARK.fullmatch(text)
    if not found:
        return text, ""
    mark = found["mark"].lower().removesuffix("치")
    return found["figure"].strip(), MEANING.get(mark, "revised")
