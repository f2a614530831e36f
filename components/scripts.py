"""Parts of a page with a script of their own, which a browser asks for once: Streamlit sends what it is given in every run."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

HERE: Final = Path(__file__).parent
NAMES: Final = ("search", "table")


def path(name: str) -> Path:
    """The script of a part in NAMES."""
    return HERE / f"{name}.js"


@cache
def digest(name: str) -> str:
    """The first characters of its checksum, for an address that changes with the script."""
    return sha256(path(name).read_bytes()).hexdigest()[:16]


def address(name: str) -> str:
    """Where the browser gets the script of a part, seen from a page; what it holds stands in it, so it may be kept for good."""
    return f"scripts/{name}.js?v={digest(name)}"


def part(name: str, *, isolated: bool = True) -> ComponentRenderer:
    """The component of that name; its styles are its own unless it is not `isolated`."""
    asked = f'const kept = await import(new URL("{address(name)}", document.baseURI));'
    script = f"{asked}\nexport default kept.default;\n"  # Streamlit takes a single line for the name of a file
    style = (HERE / f"{name}.css").read_text("utf-8")
    return st.components.v2.component(name, js=script, css=style, isolate_styles=isolated)
