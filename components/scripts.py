"""Parts of a page with a script of their own, which a browser asks for once: Streamlit sends what it is given in every run."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import streamlit as st

from i18n import _

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


def part(name: str, *, isolated: bool = True) -> Callable[..., Any]:
    """What draws the component of that name from its `data`; its styles are its own unless not `isolated`."""
    style = (HERE / f"{name}.css").read_text("utf-8")
    drawn = st.components.v2.component(name, js=_asked(name), css=style, isolate_styles=isolated)

    def draw(*, data: dict[str, Any], **settings: Any) -> Any:
        return drawn(
            data={**data, "unloaded": _("This part of the page was not loaded. Load the page again.")}, **settings
        )

    return draw


def _asked(name: str) -> str:
    """The script that asks for the part's own, and says in its place, in the reader's language, that it did not come."""
    return f"""let kept;
try {{ kept = (await import(new URL("{address(name)}", document.baseURI))).default; }}
catch {{
  kept = ({{ data, parentElement }}) => {{
    const told = parentElement.querySelector("[role=alert]") ?? parentElement.appendChild(document.createElement("p"));
    told.role = "alert";
    told.textContent = data.unloaded;
  }};
}}
export default kept;
"""
