"""What somebody else wrote stands on the page letter by letter."""

import pytest

from components.say import JOINER, literal, sentence


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** _it_ `x`", r"\*\*bold\*\* \_it\_ \`x\`"),
        ("![a](b) [c](d)", r"!\[a\](b) \[c\](d)"),
        ("$x$ <b> &amp; ~~x~~ a|b", r"\$x\$ \<b> \&amp; \~\~x\~\~ a\|b"),
        ("a\n\n# b\n---", "a # b ---"),
        ("# a", r"\# a"),
        ("> a", r"\> a"),
        ("regional_training _a_", r"regional_training \_a\_"),
        ("10:30, x: y", f"10:{JOINER}30, x: y"),
        (":material/home:", f":{JOINER}material/home:"),
        ("www.a.kr b@c.kr", f"www{JOINER}.a.kr b@{JOINER}c.kr"),
        ("- a", f"-{JOINER} a"),
        ("12. a", f"12{JOINER}. a"),
        ("---", f"-{JOINER}--"),
        ("1.359", "1.359"),
        ("-5 %", "-5\N{NO-BREAK SPACE}%"),
        ("2021-12 부산.xlsx", f"2021-{JOINER}12 부산.xlsx"),
        ("시점·기준 · 2021", f"시점{JOINER}·기준\N{NO-BREAK SPACE}· 2021"),
    ],
)
def test_signs_that_markdown_reads_stand_for_themselves(text: str, shown: str) -> None:
    assert literal(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**So** it is: `python -m data`", "**So** it is: `python -m data`"),
        ("**So** and **so** and **", r"**So** and **so** and \*\*"),
        ("- **a**: b\n- c  \n  `d`", "- **a**: b\n- c  \n  `d`"),
        ("one\n\ntwo\n# three\n> four\n===", "one\n\ntwo\n\\# three\n\\> four\n\\==="),
        ("**[a](http://e.org)** `[b](c)`", rf"**\[a\](http:{JOINER}//e.org)** `[b](c)`"),
        ("``[a](b)`` `[c](d)", r"\`\`\[a\](b)\`\` \`\[c\](d)"),
        ("        code", "  code"),
        ("", ""),
    ],
)
def test_a_sentence_of_ours_keeps_strong_words_code_and_lines_and_nothing_else(text: str, shown: str) -> None:
    assert sentence(text) == shown
