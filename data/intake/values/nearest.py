"""The known name that a wrong one was meant to be."""

import difflib
import unicodedata
from typing import Final

from data.intake.values import codes
from data.intake.values.characters import key

LONGEST: Final = 200  # letters; no name of a list is half as long, so that nothing longer is like one


def nearest(text: str, *, kind: str, allowed: tuple[str, ...], alike: float) -> str | None:
    """The code whose name is most like the text, or None when none is as much alike as `alike` (0 to 1).

    Letters of a Korean syllable are compared one by one: 경가 is nearer to 경기 than to 경남. Codes and numbers are not
    compared, since the one beside a wrong one is no likelier than any other.
    """
    if len(text) > LONGEST or any(sign.isdigit() for sign in text):
        return None
    known = {_letters(name): code for name, code in codes.names(kind, allowed).items()}
    found = difflib.get_close_matches(_letters(key(text)), known, n=1, cutoff=alike)
    return known[found[0]] if found else None


def _letters(name: str) -> str:
    return unicodedata.normalize("NFD", name)
