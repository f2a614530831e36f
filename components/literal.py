"""Text that somebody else wrote, where Markdown is drawn: every sign stands for itself, and no address is reached."""

import re
from typing import Final

SIGNS: Final = re.compile(r"[\\`*_{}\[\]()#!|<>~$&^]")
AT_THE_BEGINNING: Final = re.compile(r"^(?:[-+]|\d+(?=[.)]))")  # of a line: a list
# Streamlit looks for these in what Markdown has read, where a backslash is gone: an invisible joiner parts them instead.
READ_LATER: Final = re.compile(r"[:@]|www", re.IGNORECASE)
JOINER: Final = "\N{WORD JOINER}"


def literal(text: str) -> str:
    """The text in one line, as `st.markdown`, a notice or the label of a widget shows it letter by letter."""
    line = SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    return READ_LATER.sub(rf"\g<0>{JOINER}", AT_THE_BEGINNING.sub(rf"\g<0>{JOINER}", line))
