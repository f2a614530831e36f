"""Text that somebody else wrote, where Markdown is drawn: every sign stands for itself, and no address is reached."""

import re
from typing import Final

# Signs that mean something wherever they stand; an underscore inside a word is none.
SIGNS: Final = re.compile(r"[\\`*\[\]|<~$&]|(?<!\w)_|_(?!\w)")
# At the beginning of a line: a heading, a quotation, what is under a heading; a list.
HEADING: Final = re.compile(r"^[#>=]")
LIST: Final = re.compile(r"^(?:[-+](?=[-\s]|$)|\d+(?=[.)](?:\s|$)))")
# Streamlit looks for these in what Markdown has read, where a backslash is gone: an invisible joiner parts them instead.
READ_LATER: Final = re.compile(r":(?=\S)|@|www", re.IGNORECASE)
JOINER: Final = "\N{WORD JOINER}"
# The markup of our own sentences, all of it inert: strong words, and a word of a computer.
OURS: Final = re.compile(r"(\*\*|(?<!`)`[^`\n]+`(?!`))")
_LINE: Final = re.compile(r"( {0,2})(- )?(.*?)( {2,})?", re.DOTALL)


def literal(text: str) -> str:
    """The text in one line, as `st.markdown`, a notice or the label of a widget shows it letter by letter."""
    return _begun(_signs(" ".join(text.split())))


def sentence(text: str) -> str:
    """Sentences of the dashboard with whatever data stand in them, as Markdown.

    `**strong**`, `` `code` ``, lines, and lines that begin with `- ` are ours and stay; they can do no harm wherever
    they come from. All else is literal.
    """
    return "\n".join(_line(line) for line in text.splitlines())


def _line(line: str) -> str:
    found = _LINE.fullmatch(line.rstrip("\r"))
    assert found  # any line does
    indent, listed, words, end = found.groups(default="")
    return f"{indent}{listed}{_begun(_marked(words.strip()))}{end}"


def _marked(words: str) -> str:
    """Literal but for our markup; a `**` without a second one is a sign like any other."""
    parts = OURS.split(words)
    paired = 2 * (parts.count("**") // 2)
    made = []
    for part in parts:
        ours = part == "**" and paired > 0
        paired -= ours
        made.append(part if ours else _code(part) if OURS.fullmatch(part) and part != "**" else _signs(part))
    return "".join(made)


def _code(part: str) -> str:
    return READ_LATER.sub(rf"\g<0>{JOINER}", part)


def _signs(text: str) -> str:
    return READ_LATER.sub(rf"\g<0>{JOINER}", SIGNS.sub(r"\\\g<0>", text))


def _begun(line: str) -> str:
    return LIST.sub(rf"\g<0>{JOINER}", HEADING.sub(r"\\\g<0>", line))
