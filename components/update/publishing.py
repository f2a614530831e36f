"""Comparing, publishing, history."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from components import say
from components.address import stay
from components.draw import rows, table
from components.export.packs import unshown
from components.figures import pages, update
from components.figures.exhibit import Exhibit, Table
from components.figures.pages import Texts
from components.say import literal
from components.session import session
from components.takeaway import download
from components.update import handing_in
from data import catalogue, labels
from data.catalogue import version
from data.effect import Effect, effects, facts, stops
from data.intake.compare import Comparison, between, comparison, going, outcome, sentence
from data.intake.receipt import receipt, receipt_html
from data.intake.upload import Checked, Upload
from data.outlook import Outlook
from data.package import package, sha256
from data.stewardship import scope_columns
from data.store.errors import OtherPublisherError, StoreError, UnavailableError, listed
from data.store.publishing import empty, publish, restore
from data.store.schema import WITHOUT_ROWS
from data.store.versions import Version, held_too, versions
from data.store.versions import rows as rows_of
from data.store.versions import table as in_force
from data.store.versions import version as version_of
from i18n import _, current, speaking

# What publishing the file would change, drawn before anybody can publish it.


SHOWN = 500


def replaces(name: str) -> bool:
    """Whether a national file is to replace its table, as its publisher says here; a new file begins with no."""
    resource = package().resource(name)
    if resource["publishes"] == "regional":
        return False
    years = bool(scope_columns(resource))
    label = _("The file replaces the table for its years") if years else _("The file replaces the table")
    told = _("Rows that the file does not hold stay as they are, unless you switch this on.")
    return st.toggle(label, key=f"replacing {name}, {session.put_away(name).get()}", help=told)


def show(name: str, table: pd.DataFrame, *, replace: bool) -> bool:
    """Draw rows, totals, estimates, sentences and indicators that change; whether every page could still be shown."""
    found, after = comparison(name, table, replace=replace), outcome(name, table, replace=replace)
    say.strong(sentence(found))
    if found.same:
        return True
    effect = effects(name, after)
    _part(_("Totals before and after"), update.totals(name, found))
    _part(_("Estimates that reports replace"), update.facts(facts(effect)))
    now, then = _sentences_now(version(), current()), pages.headlines(Outlook.after(name, after))
    _part(
        _("Sentences of the pages that change"),
        update.sentences(pages.changed(now, then), titles={name: page.title for name, page in pages.PAGES.items()}),
    )
    _folded(_("Indicators that change"), update.indicators(effect))
    cell_by_cell(name, found)
    return not _stopped(name, effect)


@st.cache_resource(show_spinner=False, max_entries=10)
def _sentences_now(version: str, language: str) -> dict[str, Texts]:
    return pages.headlines(Outlook())


def cell_by_cell(name: str, found: Comparison) -> None:
    """Cells that differ, rows that come and rows that go, each list closed until it is opened."""
    _folded(_("Cells that change"), update.changed_cells(name, found))
    _folded(_("Rows that are added"), update.whole_rows(name, found, found.added))
    _folded(_("Rows that are removed"), update.whole_rows(name, found, found.removed))


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


# Publishing the file that was compared, and the receipt.


def form(upload: Upload, checked: Checked, *, table: pd.DataFrame, replace: bool) -> None:
    """The note, a reason for each warning, the confirmation of mends, and the button that publishes the table."""
    say.header(_("Publish"), divider="gray")
    session.seen.set(catalogue.head())  # the newest version in what is on the screen now
    with st.form("publish", border=False):
        st.text_area(_("Note: what changes and why"), key=session.note.name, max_chars=1000, height=80)
        st.text_input(
            _("Source of the figures: publisher, title, date, address"), key=session.source.name, max_chars=500
        )
        for code, sentence in _warnings(checked).items():
            label = _("Reason why this is right: {warning}", warning=literal(sentence))
            st.text_input(label, key=session.reason(code).name, max_chars=1000)
        if checked.fixes:
            st.checkbox(_("What was read differently is right"), key=session.fixes.name)
        _removals(going(checked.dataset, table, replace=replace))
        if session.is_of_another.get():
            st.checkbox(_("Take the province over from its publisher"), key=session.take_over.name)
        st.form_submit_button(
            _("Publish"),
            type="primary",
            icon=":material/publish:",
            on_click=_publish,
            args=(upload, checked, table),
            kwargs={"replace": replace},
        )
    if refused := session.refused.pop():
        say.error(refused, icon=":material/block:")


def _removals(names: Sequence[str]) -> None:
    """The rows in force that would go, by name, and a field in which their number must be typed; nothing where none go."""
    if names:
        told = _("Rows in force that would go with this file: {count} ({rows}).", count=len(names), rows=listed(names))
        say.warning(told, icon=":material/delete_sweep:")
        label = _("Number of rows that are meant to go: count them in the list above and type the number")
        st.number_input(label, key=session.removals.name, value=None, min_value=0, step=1)


def _warnings(checked: Checked) -> Mapping[str, str]:
    """The first warning of each kind, by its code."""
    return {
        problem.code: str(problem.message) for problem in reversed(checked.problems) if problem.severity == "warning"
    }


def _publish(upload: Upload, checked: Checked, table: pd.DataFrame, *, replace: bool) -> None:
    with speaking(session.language.get()):  # a callback runs before the page, where no language is in force
        if checked.fixes and not session.fixes.get():
            session.refused.set(_("Look at what was read differently, and confirm that it is right."))
            return
        try:
            made = publish(
                table,
                dataset=checked.dataset,
                actor=handing_in.actor(),
                note=session.note.get(),
                seen=session.seen.get(),
                sha256=sha256(upload.content),
                reasons={code: session.reason(code).get() for code in _warnings(checked)},
                problems=checked.problems,
                take_over=session.take_over.get(),
                source=session.source.get(),
                replace=replace,
                removals=session.removals.get(),
                unshown=unshown,
            )
        except StoreError as error:
            session.refused.set(str(error))
            session.is_of_another.set(isinstance(error, OtherPublisherError))
            return
    session.is_of_another.set(False)
    session.published.set(made.id)
    stay(None)
    handing_in.end(checked.dataset)


def done() -> None:
    """The receipt of what was just published or restored, until the next file is begun."""
    number = session.published.get()
    if number is None:
        return
    try:
        made, held = version_of(number), rows_of(number)
    except UnavailableError:
        return  # the page says so above
    if made.kind == "emptying":
        _emptied(made)
        return
    say.success(
        _("Version {id} is in force. Every page shows it from its next step on.", id=str(number)),
        icon=":material/check_circle:",
    )
    with st.container(border=True):
        rows(update.receipt(receipt(made, table=held)), alt=_("Receipt"))
        with st.container(horizontal=True, gap="small"):
            name = f"receipt_{number}_{current()}.html"
            download(_("Receipt to print"), lambda: receipt_html(made, table=held).encode(), name, mime="text/html")
            if made.dataset == "regional_training":
                st.page_link("pages/concentration.py", label=_("Look at the map"), icon=":material/map:")


# The versions of a table: who published what, any two compared, any one restored.


def show_history(name: str, province: str | None) -> None:
    """Draw the timeline of a table, of one province where one is chosen, and what can be done with its versions."""
    say.header(_("Versions"), divider="gray")
    try:
        found = versions(dataset=name, province=province)
    except UnavailableError as error:
        say.warning(str(error), icon=":material/cloud_off:")
        return
    if not found:
        say.text(_unpublished(province))
        return
    table(
        Exhibit(
            id="versions",
            title=_("Who published what"),
            subtitle=_("Newest first; none is ever taken off the list, and the bundled data stay as version 0"),
            table=update.timeline(found, named=handing_in.actor().role != "reader"),
        )
    )
    left, right = st.columns(2, gap="large")
    with left:
        _two(name, found, province)
    with right:
        _bring_back(name, found, province)
    if handing_in.actor().role == "administrator":
        _take_away(found)


def _unpublished(province: str | None) -> str:
    """That a table, or a province in it, has no version: others may have some."""
    if province:
        return _("{province} has published nothing in this table yet.", province=labels.area(province))
    return _("Nothing has been published in this table yet: its bundled rows are in force, where it has any.")


def _lines(found: list[Version]) -> dict[int, str]:
    return {version.id: update.in_a_line(version) for version in found} | {0: update.bundled_in_a_line()}


def _two(name: str, found: list[Version], province: str | None) -> None:
    """Two states of the table held against each other: as of one version and as of another."""
    say.subheader(_("Compare two states"))
    lines, newest_first = _lines(found), [*(version.id for version in found), 0]
    earlier = st.selectbox(_("As of version"), newest_first, index=1, format_func=lines.__getitem__, key="earlier")
    later = st.selectbox(_("against version"), newest_first, index=0, format_func=lines.__getitem__, key="later")
    try:
        before, after = (_of(in_force(name, head=number), province) for number in (earlier, later))
    except UnavailableError as error:  # one that is not in force any more may be damaged
        say.warning(str(error), icon=":material/cloud_off:")
        return
    result = between(name, before, after)
    say.strong(sentence(result))
    cell_by_cell(name, result)


def _of(frame: pd.DataFrame, province: str | None) -> pd.DataFrame:
    return frame if province is None or "province" not in frame else frame[frame["province"] == province]


def _bring_back(name: str, found: list[Version], province: str | None) -> None:
    """The rows of a version become a new version; those of other provinces stay."""
    say.subheader(_("Restore a version"))
    with st.form("restore", border=False):
        lines = _lines(found)
        st.selectbox(
            _("Version to restore"), list(lines), index=1, format_func=lines.__getitem__, key=session.restored.name
        )
        st.text_input(_("Note: why it is restored"), key=session.restored_note.name, max_chars=1000)
        st.form_submit_button(_("Restore"), icon=":material/history:", on_click=_restore, args=(name, province))
    if refused := session.restored_refused.pop():
        say.error(refused, icon=":material/block:")


def _restore(name: str, province: str | None) -> None:
    with speaking(session.language.get()):
        try:
            made = restore(
                session.restored.get(),
                actor=handing_in.actor(),
                note=session.restored_note.get(),
                dataset=name,
                province=province,
                unshown=unshown,
            )
        except StoreError as error:
            session.restored_refused.set(str(error))
            return
    session.published.set(made.id)
    stay(None)


def _take_away(found: list[Version]) -> None:
    """Rows and words of a version that held personal data are taken away for good: by an administrator, its number typed."""
    lines = {version.id: update.in_a_line(version) for version in found if version.kind not in WITHOUT_ROWS}
    if not lines:
        return
    with st.expander(_("Empty a version that held personal data"), icon=":material/delete_forever:"):
        say.text(
            _(
                "Its rows, note and source go for good and cannot be brought back. Its number, its day and your reason "
                "stay in the list, and all figures are from then on what they are without it."
            )
        )
        with st.form("empty", border=False):
            st.selectbox(
                _("Version to empty"), list(lines), format_func=lines.__getitem__, key=session.emptied.name, index=None
            )
            st.text_input(
                _("Reason, as everybody will read it (no personal data)"), key=session.emptied_why.name, max_chars=1000
            )
            label = _("Number of the version, typed to confirm")
            st.number_input(label, key=session.emptied_typed.name, value=None, min_value=0, step=1)
            st.form_submit_button(_("Empty for good"), icon=":material/delete_forever:", on_click=_empty)
        if refused := session.emptied_refused.pop():
            say.error(refused, icon=":material/block:")


def _empty() -> None:
    chosen = session.emptied.get()
    with speaking(session.language.get()):
        if chosen is None or session.emptied_typed.get() != chosen:
            session.emptied_refused.set(_("Choose the version and type the same number: nothing was taken away."))
            return
        try:
            made = empty(chosen, actor=handing_in.actor(), reason=session.emptied_why.get())
        except StoreError as error:
            session.emptied_refused.set(str(error))
            return
    session.published.set(made.id)
    stay(None)


def _emptied(made: Version) -> None:
    """What was done, and where the rows may be still."""
    emptied = made.restored or 0
    told = [_("Version {version} is empty now; version {id} says why.", version=str(emptied), id=str(made.id))]
    if others := held_too(emptied):
        told.append(_("These versions hold rows of it as well: {versions}", versions=", ".join(map(str, others))))
    told.append(
        _(
            "Backups hold it still: on the server, run `python -m data empty-version {version} --in FILE` for each.",
            version=str(emptied),
        )
    )
    say.success("  \n".join(told), icon=":material/check_circle:")
