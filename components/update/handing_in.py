"""Handing a file in: template, file, questions, verdict."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import Final

import streamlit as st

from components import say
from components.door import key, pace, peers, refusals, sign_in
from components.door.visitor import known_as, visitor
from components.draw import rows, table
from components.export.queue import CHECKS, queued
from components.figures import sources, update
from components.figures.exhibit import Exhibit
from components.filters import Choices, choose
from components.say import literal
from components.session import Slot, session
from components.takeaway import XLSX, download
from data import stewardship
from data.catalogue import version
from data.intake.annotated import annotated
from data.intake.check import check
from data.intake.problem import Question
from data.intake.template import sheet, template, template_name
from data.intake.upload import Checked, Upload, against
from data.package import in_language, package, sha256
from data.spreadsheet import Form
from data.store.actor import Actor, Person, Standing, entitled, local_actor, require
from data.store.drafts import KeptDraft, delete_draft, load_draft, save_draft
from data.store.errors import NotAllowedError, StoreError, UnavailableError, UnkeptDraftError
from i18n import _, current
from i18n.dates import second_of

# What somebody is working on: their file, their answers, what the check found; and who they are.


def actor() -> Actor:
    """Who sits there: whoever signed in; without sign-in, the local user if they have shown the key, else a reader."""
    person = sign_in.person()
    if person is None:
        return local_actor(key.standing(), origin=peers.origin())
    return _signed_in(person)


def _signed_in(person: Person) -> Actor:
    """Whoever signed in, with the rights they have now; none while the database cannot be asked. The audit is told once."""
    from data.store.audit import told
    from data.store.grants import actor_of

    try:
        found = actor_of(person)
    except UnavailableError:
        return entitled(person, [])
    if session.signed_in.get() != found.name:
        session.signed_in.set(found.name)
        told(found, "sign-in", {})
    return found


def owner() -> str:
    """Whose unfinished files are offered: of whoever signed in, in every browser; else of the browser."""
    person = sign_in.person()
    return visitor() if person is None else known_as(person.name)


def upload(dataset: str) -> Upload | None:
    """The file that is worked on, if there is one: from this session, else the one this browser left on an earlier visit."""
    if not session.upload(dataset).is_held() and _may_have_left(dataset):
        kept = _left_of_work(dataset)
        session.upload(dataset).set(kept.upload if kept else None)
        session.kept(dataset).set(kept)
        session.is_from_earlier(dataset).set(kept is not None)
    return session.upload(dataset).get()


def begin(dataset: str, *, name: str, content: bytes) -> None:
    """Work on a new file; nothing of it is kept before it was checked."""
    session.upload(dataset).set(Upload(name=name, content=content))
    session.is_from_earlier(dataset).set(False)


def answer(dataset: str, answers: Mapping[str, str]) -> None:
    """Take the answers to the questions that the file leaves open."""
    found = session.upload(dataset).get()
    assert found is not None
    session.upload(dataset).set(replace(found, answers=dict(answers)))


def end(dataset: str) -> None:
    """Put the file away, published or given up."""
    session.upload(dataset).set(None)
    session.put_away(dataset).set(session.put_away(dataset).get() + 1)
    _forget(dataset)


def checked(dataset: str, found: Upload) -> Checked:
    """What the checks say of the file, with a bar while they run; checked again only when something changed."""
    mark = (sha256(found.content), found.name, tuple(sorted(found.answers.items())), version(), dataset)
    known = session.checked.get()
    if known is None or known[0] != mark:
        _stop_without_right(dataset)
        _stop_at_too_many()
        place = st.empty()
        with place.container(horizontal=True, vertical_alignment="center", gap="small"):
            bar = st.progress(0.0, text=_("The file is being checked"))
            # A click ends the check where it next tells how far it is; the file is then put away.
            # Answers that are remembered check it a second time within a run.
            named = f"stop with {len(found.answers)} answers"
            stop, icon = _("Stop the check"), ":material/cancel:"
            st.button(stop, on_click=end, args=(dataset,), icon=icon, type="tertiary", key=named)

        def tell(done: float) -> None:
            bar.progress(done, text=_("The file is being checked"))

        with CHECKS.turn(lambda ahead: bar.progress(0.0, text=queued(ahead))):
            result = check(found, dataset=dataset, against=against(dataset, _own_provinces()), progress=tell)
        known = mark, result
        session.checked.set(known)
        place.empty()
        _keep(found, result)
    return known[1]


def _own_provinces() -> frozenset[str] | None:
    who = actor()
    return who.provinces if who.role == "office" else None


def _stop_without_right(dataset: str) -> None:
    """Have nothing checked for who could not publish it: a check takes a processor for seconds. The audit is told once a file.

    Where nobody signs in, whoever sits at the machine may have shown no key yet.
    """
    from data.store.audit import told

    if not sign_in.signs_in() and key.standing() in (Standing.LET_IN, Standing.KEYLESS):
        return
    who = actor()
    try:
        require(who, dataset)
    except NotAllowedError:
        if session.unchecked.get() != session.file.get():
            session.unchecked.set(session.file.get())
            if refusals.is_told("check", known=who.person is not None):
                told(who, "check", {"dataset": dataset}, outcome="refused")
        say.warning(
            _(
                "Files are checked here for who may publish this table. Everybody can check theirs with "
                "`python -m data check` on a machine of their own."
            ),
            icon=":material/lock:",
        )
        st.stop()


def _stop_at_too_many() -> None:
    if not pace.may_have_checked(owner()):
        say.warning(_("Too many files were checked for you within a minute. Wait a minute, then load the page anew."))
        st.stop()


COUNTING: Final = "counting"


def _remember(dataset: str, question: Question, given: str | None) -> None:
    """Keep for this session what a heading counts: the next file of the office has it too, and is asked once only."""
    place = (dataset, question.name, question.column or "")
    if question.name == COUNTING:
        others = {known: told for known, told in session.remembered.get().items() if known != place}
        session.remembered.set(others if given is None else others | {place: given})


def recall(name: str, found: Upload, checked: Checked) -> Upload:
    """The file with the answers that this session has given to the same questions about the same headings."""
    known = {
        question.name: given
        for question in checked.still_open
        if (given := session.remembered.get().get((name, question.name, question.column or "")))
    }
    if known:
        answer(name, {**found.answers, **known})
        return replace(found, answers={**found.answers, **known})
    return found


def _may_have_left(dataset: str) -> bool:
    """Whether the reader may keep files at all; the number of a browser alone shows nobody what its user has left."""
    try:
        require(actor(), dataset)
    except NotAllowedError:
        return False
    return True


def _left_of_work(dataset: str) -> KeptDraft | None:
    try:
        return load_draft(owner(), dataset)
    except UnavailableError:
        return None  # a database that doesn't answer keeps nobody from checking a file


def _keep(found: Upload, result: Checked) -> None:
    """Keep a checked file for the next visit; one that may not be kept does not leave an earlier one there either."""
    dataset = result.dataset
    session.why_not_kept(dataset).set("")
    try:
        session.kept(dataset).set(save_draft(found, checked=result, actor=actor(), owner=owner()))
    except UnkeptDraftError as error:
        _forget(dataset)
        session.why_not_kept(dataset).set(str(error))
    except StoreError:
        # Not kept for the next visit, for want of the right or the room; it is checked all the same.
        session.kept(dataset).set(None)


def _forget(dataset: str) -> None:
    session.kept(dataset).set(None)
    try:
        delete_draft(owner(), dataset)
    except StoreError:
        return  # a draft that can't be reached is no reason to fail


# What an office takes and hands in: the choice of the table, its template, its file.


MIME: Final[dict[Form, str]] = {"xlsx": XLSX, "csv": "text/csv"}


def dataset() -> str:
    """The table to update, which stands in the address; what offices publish comes first."""
    resources = [package().resource(name) for name in package().names]
    published = [one for kind in ("regional", "national") for one in resources if one["publishes"] == kind]
    titles = {one["name"]: in_language(one, "title") for one in published}
    return choose(st.selectbox, _("Table"), titles, name="dataset")


def steward(name: str, *, year: int) -> None:
    """Who keeps a table up to date, whom to ask, and by when its figures are expected."""
    told = [
        _("Published by: {owner}", owner=stewardship.owner(name)),
        _("Contact: {contact}", contact=stewardship.contact()),
    ]
    if stewardship.has_due(name):
        day = stewardship.due(name, year).isoformat()
        told.append(_("Figures of {year} are due on {day}.", year=year, day=day) + " " + stewardship.due_note())
    say.caption("  \n".join(told))


def templates(name: str, choices: Choices) -> None:
    """The template of the table for the province and year of the filters, as workbook and as bare table."""
    regional = package().resource(name)["publishes"] == "regional"
    province, year = (choices.province, choices.year) if regional else (None, None)
    offered: dict[Form, str] = {"xlsx": _("Template (Excel)"), "csv": _("Template (CSV)")}
    with st.container(horizontal=True, gap="small"):
        for form, label in offered.items():
            make = partial(template, name, province=province, year=year, form=form)
            download(label, make, template_name(name, province=province, year=year, form=form), mime=MIME[form])


def columns(name: str) -> None:
    """What a file of the table holds, column by column, behind a line that opens."""
    resource = package().resource(name)
    titles = {field["name"]: in_language(field, "title") for field in resource["schema"]["fields"]}
    key = " · ".join(titles[one] for one in resource["schema"]["primaryKey"])
    shown = Exhibit(
        id=sources.COLUMNS,
        title=in_language(resource, "title"),
        subtitle=_("One row for each: {key}", key=key),
        table=sources.columns(name),
    )
    say.fold(_("Columns of the table"), partial(table, shown), key=sources.COLUMNS)


def file(name: str) -> None:
    """The box for a file; what it gives is worked on from then on, also on the next visit."""
    box = f"file of {name}, {session.put_away(name).get()}"  # a new one, and so empty, when a file was put away
    with say.in_our_words():
        given = st.file_uploader(_("CSV or Excel file (xlsx), up to 10 MB"), key=box, max_upload_size=10)
    if given is not None and session.file.get() != given.file_id:
        session.file.set(given.file_id)
        begin(name, name=given.name, content=given.getvalue())
    found = upload(name)
    if found and session.is_from_earlier(name).get():
        _left_to_give(found, session.kept(name).get())
    if found:
        st.button(_("Put this file away"), on_click=end, args=(name,), icon=":material/delete:", type="tertiary")


COUNTED: Final = ("regional_training", "kdt_training", "sme_participation")
"""What `python -m data aggregate` counts; it is no part of the dashboard, which asks it for nothing."""


def from_records(name: str) -> None:
    """That the file need not be counted by hand where enrolments are held record by record."""
    if name not in COUNTED:
        return
    say.text(
        _(
            "Held record by record? On your own machine `python -m data aggregate` counts an extract of enrolments into this "
            "file: headcounts are exact, cells of 1 to 4 are hidden, and each figure says how many records it is made of. "
            "Records never come here."
        )
    )


def how_kept(name: str) -> None:
    """For how long the checked file is kept for the next visit, or why it is not."""
    kept = session.kept(name).get()
    if refused := session.why_not_kept(name).get():
        say.info(refused, icon=":material/visibility_off:")
    elif kept:
        say.caption(
            _(
                "The file and your answers are kept for this browser until {time}; then they are deleted. Publishing it or "
                "putting it away deletes them at once.",
                time=second_of(kept.until),
            )
        )


def _left_to_give(found: Upload, kept: KeptDraft | None) -> None:
    if kept:
        told = _("“{name}” is kept from your last visit, {time}.", name=found.name, time=second_of(kept.at))
        say.info(told, icon=":material/draft:")


# What the checks found, what was mended, what is open, and the file handed back.


SHOWN_AS = {"error": say.error, "question": say.warning, "warning": say.warning, "clean": say.success}


def show(upload: Upload, checked: Checked) -> None:
    """Draw the verdict: the sentence, questions, problems, mends, and the file handed back."""
    SHOWN_AS[update.standing(checked)](f"**{upload.name}**: {update.verdict_sentence(checked)}")
    if checked.problems:
        say.subheader(_("What was found"))
        rows(update.problems(checked), alt=_("What was found"))
        _cut(len(checked.problems))
        _handed_back(upload, checked)
    if any(problem.code == "table-wide" for problem in checked.problems):
        say.text(_("The form that is wanted, one figure in each row; the template holds all rows of it:"))
        wanted = sheet(checked.dataset, province=None, year=None, small_counts=False)
        rows(update.long_form(wanted), alt=_("The form that is wanted"))
    if checked.questions:
        _questions(upload, checked)
    if checked.fixes:
        fold = st.expander(update.fixes_title(checked.fixes), icon=":material/auto_fix_high:", on_change="rerun")
        if fold.open:
            with fold:
                rows(update.fixes(checked.fixes), alt=_("What was read differently"))
                _cut(len(checked.fixes))
    if checked.left_out:
        fold = st.expander(
            update.left_out_title(checked.left_out), icon=":material/filter_list_off:", on_change="rerun"
        )
        if fold.open:
            with fold:
                rows(update.left_out(checked.left_out), alt=_("What is no part of the table"))
                _cut(len(checked.left_out))


def _questions(upload: Upload, checked: Checked) -> None:
    """What must be answered before anything else, then what may stay open; boxes of one row stand at one height."""
    say.subheader(_("What the file leaves open"))
    asked = [question for question in checked.questions if question.required]
    others = [question for question in checked.questions if not question.required]
    for part in filter(None, (asked, others)):
        if part is others and asked:
            say.caption(_("These may stay open: what is not answered is published as not stated."))
        with st.grid(2, min_column_width=280, gap="small", vertical_alignment="bottom"):
            for question in part:
                _question(upload, checked.dataset, question)


def _question(upload: Upload, dataset: str, question: Question) -> None:
    box = session.widget(f"answer {question.name} of {dataset}, {session.put_away(dataset).get()}")
    given = upload.answers.get(question.name)
    take = partial(_take, upload, dataset, question, box)
    if question.options:
        box.set(given if given in question.options else None)
        st.selectbox(
            literal(str(question.message)),
            list(question.options),
            format_func=lambda code: str(question.options[code]),
            placeholder=_("Choose") if question.required else _("Not stated"),
            key=box.name,
            on_change=take,
        )
    else:
        box.set(_day(given))
        st.date_input(literal(str(question.message)), key=box.name, on_change=take, format="YYYY-MM-DD")


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given or "")
    except ValueError:
        return None


def _take(upload: Upload, dataset: str, question: Question, box: Slot[object]) -> None:
    chosen = box.get()
    others = {known: told for known, told in upload.answers.items() if known != question.name}
    answer(dataset, others if chosen is None else others | {question.name: str(chosen)})
    _remember(dataset, question, None if chosen is None else str(chosen))


def _handed_back(upload: Upload, checked: Checked) -> None:
    say.text(_("Your file with these remarks beside its rows. Correct it there and upload it again as it is."))
    stem = PurePath(upload.name).stem[:80]
    offered: dict[Form, str] = {"xlsx": _("Remarks (Excel)"), "csv": _("Remarks (CSV)")}
    with st.container(horizontal=True, gap="small"):
        for form, label in offered.items():
            make = partial(annotated, upload, checked, form=form)
            download(label, make, f"{stem}_{current()}.{form}", mime=MIME[form])


def _cut(total: int) -> None:
    if told := update.how_many_shown(total):
        say.caption(told)
