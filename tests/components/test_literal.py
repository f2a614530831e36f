"""What somebody else wrote stands on the page letter by letter."""

import pytest

from components.literal import JOINER, literal


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** _it_ `x`", r"\*\*bold\*\* \_it\_ \`x\`"),
        ("![a](b) [c](d)", r"\!\[a\]\(b\) \[c\]\(d\)"),
        ("$x$ <b> &amp; ~~x~~ a|b", r"\$x\$ \<b\> \&amp; \~\~x\~\~ a\|b"),
        ("a\n\n# b\n---", r"a \# b ---"),
        (":material/home:", f":{JOINER}material/home:{JOINER}"),
        ("www.a.kr b@c.kr", f"www{JOINER}.a.kr b@{JOINER}c.kr"),
        ("- a", f"-{JOINER} a"),
        ("12. a", f"12{JOINER}. a"),
        ("2021-12 부산.xlsx", "2021-12 부산.xlsx"),
    ],
)
def test_signs_that_markdown_reads_stand_for_themselves(text: str, shown: str) -> None:
    assert literal(text) == shown
