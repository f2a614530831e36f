"""The shell of a one-file page: what may run in it, what it holds, and that a text never becomes markup."""

import base64
import hashlib
import re

import pytest

from components.export.edition.contents import Memory, Watched
from components.export.edition.shell import NAMED, Pieces, shell, variables
from components.figures.state import State
from components.scene.parts import palette
from components.scene.svg import THEMES
from data.outlook import Outlook
from tests.components.export.edition_file import data, pictured


def made(pieces: Pieces | None = None, **held: object) -> bytes:
    return shell(
        title="A < B",
        language="ko",
        data=held,
        pieces=pieces or Pieces(),
        styles=["p{}"],
        scripts=["show();"],
        body="<main></main>",
    )


class TestShell:
    def test_escapes_its_title_and_packs_its_data(self) -> None:
        content = made(text="</script><script>alert(1)</script>")
        assert b"<title>A &lt; B</title>" in content
        assert b"alert(1)" not in content
        assert data(content)["text"] == "</script><script>alert(1)</script>"

    def test_lets_nothing_run_but_its_own_scripts(self) -> None:
        text = made().decode()
        policy = re.search(r'content="(default-src[^"]+)"', text)
        scripts = re.findall(r"<script(?: type=\"module\")?>(.*?)</script>", text, re.DOTALL)
        assert policy
        assert len(scripts) == 2
        for script in scripts:
            assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy[1]
        assert "unsafe-eval" not in policy[1]
        assert "script-src 'sha256" in policy[1]

    def test_says_in_both_languages_what_an_old_browser_lacks(self) -> None:
        needs = made().decode().split('<div id="needs">')[1].split("</div>")[0]
        assert "Firefox" in needs
        assert "파이어폭스" in needs

    def test_holds_what_pictures_have_in_common_once(self) -> None:
        pieces = Pieces()
        first = "<svg><title>One</title><path d='M0 0'/><text>a &lt; b</text></svg>"
        second = "<svg><title>Two</title><path d='M0 0'/><text>a &lt; b</text></svg>"
        runs = [pieces.of(first), pieces.of(second)]
        held = data(made(pieces))
        assert [pictured(held, one) for one in runs] == [first, second]
        # <svg>, <title>One, </title>, <path/>, <text>a < b, </text>, </svg>, and of the second <title>Two
        assert len(held["pieces"]) == 8
        assert runs == [[0, 6], [0, 0, 7, 7, 2, 6]]

    def test_writes_a_missing_number_as_null(self) -> None:
        assert data(made(values=[1.5, float("nan"), "NaN, a bread"]))["values"] == [1.5, None, "NaN, a bread"]


class TestColours:
    @pytest.mark.parametrize("theme", THEMES)
    def test_each_name_and_each_placeholder_has_one(self, theme: str) -> None:
        rule = next(one for one in variables().split("\n") if f"color-scheme:{theme}" in one)
        held = dict(re.findall(r"--ink(\d{6}):(#[0-9a-f]{6});", rule))
        assert len(held) == 30
        assert {colour[1:] for colour in NAMED.values()} <= set(held)

    def test_paper_is_light(self) -> None:
        dark = palette("dark")[NAMED["background"]]
        rules = variables().split("\n")
        assert [rule for rule in rules if dark in rule] == [rule for rule in rules if rule.startswith("@media screen")]


class TestWatched:
    def test_makes_what_depends_on_no_filter_once(self) -> None:
        asked = Asked("compared")
        assert [state.made(asked) for state in self.states()] == [()] * 4
        assert asked.times == 1

    def test_makes_again_what_has_read_a_filter_that_changed(self) -> None:
        asked = Asked("year")
        assert [state.made(asked) for state in self.states()] == [2020, 2021, 2020, 2021]
        assert asked.times == 2

    def test_notes_what_is_read_inside_what_it_makes(self) -> None:
        asked = Asked("province")

        def outer(state: State) -> object:
            assert isinstance(state, Watched)
            return state.made(asked)

        assert [state.made(outer) for state in self.states()] == ["KR-11", "KR-11", "KR-26", "KR-26"]
        assert asked.times == 2

    def states(self) -> list[Watched]:
        memory, outlook = Memory(), Outlook()
        return [
            Watched(outlook=outlook, province=province, year=year, memory=memory)
            for province in ("KR-11", "KR-26")
            for year in (2020, 2021)
        ]


class Asked:
    """Reads one thing of a state, and counts how often it is asked."""

    def __init__(self, name: str) -> None:
        self.name, self.times = name, 0

    def __call__(self, state: State) -> object:
        self.times += 1
        return getattr(state, self.name)
