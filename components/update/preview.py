"""What publishing the file would change, drawn before anybody can publish it."""

import pandas as pd
import streamlit as st

from components import say
from components.figures import headlines
from components.figures.page_sentences import Texts
from components.figures.table import Table
from components.figures.update import effects as told
from components.figures.update import rows as changes
from components.tables import rows
from components.titles import TITLES
from data.catalogue import version
from data.effect import Effect, effects, stops
from data.facts import facts
from data.intake.compare import Comparison, comparison, outcome
from data.outlook import Outlook
from i18n import _, current

SHOWN = 500


def show(name: str, table: pd.DataFrame) -> bool:
    """Draw rows, totals, estimates, sentences and indicators that change; whether every page could still be shown."""
    found, after = comparison(name, table), outcome(name, table)
    say.header(_("What it changes"), divider="gray")
    say.strong(changes.sentence(found))
    if found.same:
        return True
    effect = effects(name, after)
    _part(_("Totals before and after"), changes.totals(name, found))
    _part(_("Estimates that reports replace"), told.facts(facts(effect)))
    now, then = _sentences_now(version(), current()), headlines.headlines(Outlook.after(name, after))
    _part(
        _("Sentences of the pages that change"),
        told.sentences(headlines.changed(now, then), titles=TITLES),
    )
    _folded(_("Indicators that change"), told.indicators(effect))
    cell_by_cell(name, found)
    return not _stopped(name, effect)


@st.cache_resource(show_spinner=False, max_entries=10)
def _sentences_now(version: str, language: str) -> dict[str, Texts]:
    return headlines.headlines(Outlook())


def cell_by_cell(name: str, found: Comparison) -> None:
    """Cells that differ, rows that come and rows that go, each list closed until it is opened."""
    _folded(_("Cells that change"), changes.changed_cells(name, found))
    _folded(_("Rows that are added"), changes.whole_rows(name, found, found.added))
    _folded(_("Rows that are removed"), changes.whole_rows(name, found, found.removed))


def _stopped(name: str, effect: list[Effect]) -> bool:
    stopped = bool(stops(name, effect))
    if stopped:
        say.error(
            _(
                "With this file some indicators could not be computed any more; they stand in the list above with the reason. "
                "Complete the file and upload it again."
            ),
            icon=":material/block:",
        )
    return stopped


def _part(title: str, table: Table) -> None:
    if len(table.frame):
        say.subheader(title)
        rows(table, alt=title)


def _folded(title: str, table: Table) -> None:
    count = len(table.frame)
    if not count:
        return
    fold = st.expander(f"{title} ({count})", on_change="rerun")
    if fold.open:
        with fold:
            rows(Table(frame=table.frame.iloc[:SHOWN]), alt=title)
            if count > SHOWN:
                say.caption(_("The first {shown} of {count} are listed.", shown=SHOWN, count=count))
