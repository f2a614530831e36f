"""What each agreement recognises, what still needs a further step, and what it does not cover."""

from typing import Final

import pandas as pd

from components.figures.mra.agreements import Agreement
from components.figures.table import Table
from i18n import Message, _, message

Parts = tuple[Message, Message, Message]

IT: Final[Parts] = (
    message("The IT certificates of both sides as equal"),
    message("Entry, residence and employment under the host's own rules"),
    message("Issue of the other side's certificate; other items"),
)
TALKS: Final[Parts] = (
    message("Nothing yet: under discussion"),
    message("Signing"),
    message("Everything, until signed"),
)
NOT_STATED: Final[Parts] = (message("Not stated"), message("Not stated"), message("Not stated"))
PARTS: Final[dict[str, Parts]] = {
    "kr_jp_it": IT,
    "kr_cn_it": IT,
    "kr_vn_it": IT,
    "kr_au_engineer": (
        message("Professional engineers on the APEC Engineer register"),
        message("Registration as APEC Engineer first"),
        message("Engineers who are not on the register"),
    ),
    "kr_us_engineer": (
        message("Professional engineers, by a temporary licence in Texas"),
        message("Conditions of practice and examinations"),
        message("All other states of the United States"),
    ),
    "apec_architect": (
        message("Standing as APEC Architect on the register"),
        message("The host economy's own licence"),
        message("Economies that do not take part"),
    ),
}


def scopes(listed: list[Agreement]) -> Table:
    """Three columns of words; agreements that reach the same share a row. Where the list says nothing, that is said."""
    reach: dict[Parts, list[Agreement]] = {}
    for one in listed:
        parts = TALKS if one.state == "on_going" else PARTS.get(one.id, NOT_STATED)
        reach.setdefault(parts, []).append(one)
    rows = [_row(parts, alike) for parts, alike in reach.items()]
    return Table(frame=pd.DataFrame(rows).set_index(_("Agreement")))


def _row(parts: Parts, alike: list[Agreement]) -> dict[str, str]:
    recognised, further, outside = (_(part.text) for part in parts)
    return {
        _("Agreement"): ", ".join(_entry(one) for one in alike),
        _("Recognised"): recognised,
        _("Needs a further step"): further,
        _("Not covered"): outside,
    }


def _entry(one: Agreement) -> str:
    return f"{one.name} ({one.year})" if one.state == "signed" else one.name
