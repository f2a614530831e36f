"""Text that would be more than text anywhere, in every column of every table that holds words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pandas as pd
import pytest

from components.export import edition, own
from data import catalogue, labels, outlook
from data import package as reading
from data.package import package

MARK: Final = "evil.example"
BEGINNINGS: Final = ("=1+1 ", "@SUM(1) ", "+1 ", "-1 ", "# ", "> ")
END: Final = (
    " ![p](http://evil.example/p.png) [l](http://evil.example/l) :red[r] :material/home: :smile: $x^2$ ~~t~~ |a|b|"
    " <script>alert(1)</script> <img src=x onerror=alert(1)> <a href='http://evil.example/a'>a</a>"
    " <span style='color:red'>s</span> <sup>u</sup> &lt;i&gt; %{y} {name} {0} **s** `c` http://evil.example/bare"
    " www.evil.example a@evil.example — https://evil.example/dash\x0b\x01"
)
WORDS: Final = re.compile(r".*_(en|ko)$|printed|aliases")
CODES: Final = {"unit_en"}


def poisoned(text: str, place: int = 0) -> str:
    """A text with what is more than text before and behind it."""
    return f"{BEGINNINGS[place % len(BEGINNINGS)]}{text}{END}"


def typed(text: str) -> str:
    """The same as somebody may type it: an address of a person is refused before it is kept."""
    return poisoned(text).replace("a@evil.example", "")


@contextmanager
def everywhere() -> Iterator[None]:
    """All words of all bundled tables poisoned, as long as the block lasts."""
    read = reading.read_table

    def read_poisoned(content: bytes, schema: dict[str, Any]) -> pd.DataFrame:
        table = read(content, schema)
        for name in _words(schema):
            cells = [cell if pd.isna(cell) else poisoned(cell, place) for place, cell in enumerate(table[name])]
            table[name] = pd.Series(cells, dtype=table[name].dtype)
        return table

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read_table", read_poisoned)
        _forget()
        yield
    _forget()


def _words(schema: dict[str, Any]) -> list[str]:
    """The columns that hold words which nobody looks up: neither keys nor codes."""
    keys = {*schema["primaryKey"], "status", "source"}
    return [
        field["name"]
        for field in schema["fields"]
        if field["type"] == "string"
        and field["name"] not in keys
        and not {"enum", "pattern"} & set(field.get("constraints", {}))
        and WORDS.fullmatch(field["name"])
    ]


def columns() -> list[str]:
    """Table and column of all that is poisoned."""
    return [f"{name}.{column}" for name in package().names for column in _words(package().resource(name)["schema"])]


def _forget() -> None:
    """What was read before is read again."""
    known = (reading.bundled, labels._names, labels._words, catalogue._in_force, outlook._published)
    for one in (*known, edition._shared, edition._contents, own._page):
        one.cache_clear()


def spoken(spec: Any) -> Iterator[str]:
    """All texts of a picture."""
    if isinstance(spec, str):
        yield spec
    elif isinstance(spec, dict):
        for key, value in spec.items():
            assert "template" not in key or MARK not in str(value), key
            yield from spoken(value)
    elif isinstance(spec, list | tuple):
        for value in spec:
            yield from spoken(value)


def markup(spec: Any) -> list[str]:
    """What Plotly would take for more than words, beside bold words and ends of lines."""
    return [text for text in spoken(spec) if re.search(r"<(?!/?b>|br>)", text)]
