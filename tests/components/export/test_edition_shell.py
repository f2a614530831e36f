"""The shell of a one-file page: what may run in it, what it holds, and that a text never becomes markup."""

import base64
import hashlib
import re

import pytest

from components.export.edition.contents import Memory, Watched
from components.export.edition.shell import NAMED, palette, shell, variables
from components.figures import maps
from components.figures.state import State
from data.outlook import Outlook
from tests.components.export.edition_file import data, unpacked


def made(**held: object) -> bytes:
    return shell(title="A < B", language="ko", data=held, styles=["p{}"], scripts=["show();"], body="<main></main>")


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
        for script in [*scripts, unpacked(text.encode(), "plotly")]:
            assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy[1]
        assert "unsafe-eval" not in policy[1]
        assert "script-src 'sha256" in policy[1]

    def test_says_in_both_languages_what_an_old_browser_lacks(self) -> None:
        needs = made().decode().split('<div id="needs">')[1].split("</div>")[0]
        assert "Firefox" in needs
        assert "파이어폭스" in needs

    def test_brings_only_the_boundaries_that_its_figures_name(self) -> None:
        assert data(made())["drawing"]["boundaries"] == {}
        address = maps.address("provinces")
        assert list(data(made(spec={"geojson": address}))["drawing"]["boundaries"]) == [address]

    def test_writes_a_missing_number_as_null(self) -> None:
        assert data(made(values=[1.5, float("nan"), "NaN, a bread"]))["values"] == [1.5, None, "NaN, a bread"]


class TestDrawing:
    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_has_a_colour_for_each_placeholder_and_each_name(self, theme: str) -> None:
        colours = palette(theme)
        assert len(colours) == 30
        assert set(NAMED.values()) <= set(colours)
        assert all(re.fullmatch("#[0-9a-f]{6}", one) for one in colours.values())

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
