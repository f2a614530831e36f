"""The receipt as one page to print on A4: nothing is loaded, nothing runs in it."""

from html import escape
from pathlib import Path
from string import Template
from typing import Final

import pandas as pd

from data.intake.receipt.facts import Published, receipt
from i18n import _, current

PAGE: Final = Path(__file__).parent / "page.html"


def receipt_html(version: Published, *, table: pd.DataFrame) -> str:
    """A whole document in the reader's language; whatever people wrote stands in it as text."""
    rows = [
        f"<tr><th scope='row'>{escape(label)}</th><td>{escape(text)}</td></tr>"
        for label, text in receipt(version, table=table)
    ]
    words = {
        "title": _("Receipt for published figures"),
        "subtitle": _("Lifelong learning in Korea"),
        "keep": _(
            "Keep the version number. With it these figures can be looked up, compared with later ones and restored; the "
            "checksum shows whether a file is the one that was published."
        ),
    }
    page = Template(PAGE.read_text("utf-8"))
    return page.substitute(
        {name: escape(text) for name, text in words.items()}, language=current(), rows="\n".join(rows)
    )
