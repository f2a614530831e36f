"""What the checks found, what was mended, what is open, and the file handed back."""

from datetime import date
from functools import partial
from pathlib import PurePath

import streamlit as st

from components import say
from components.figures.update import verdict
from components.literal import literal
from components.tables import rows
from components.takeaway import XLSX, download
from components.update import work
from data.intake.annotated import annotated
from data.intake.problem import Question
from data.intake.template.sheet import sheet
from data.intake.upload import Checked, Upload
from i18n import _, current

SHOWN_AS = {"error": say.error, "question": say.warning, "warning": say.warning, "clean": say.success}


def show(upload: Upload, checked: Checked) -> None:
    """Draw the verdict: the sentence, questions, problems, mends, and the file handed back."""
    SHOWN_AS[verdict.standing(checked)](f"**{upload.name}**: {verdict.sentence(checked)}")
    if checked.problems:
        say.subheader(_("What was found"))
        rows(verdict.problems(checked.problems), alt=_("What was found"))
        _cut(len(checked.problems))
        _handed_back(upload, checked)
    if any(problem.code == "table-wide" for problem in checked.problems):
        say.text(_("The form that is wanted, one figure in each row; the template holds all rows of it:"))
        wanted = sheet(checked.dataset, province=None, year=None, small_counts=False)
        rows(verdict.long_form(wanted), alt=_("The form that is wanted"))
    if checked.questions:
        _questions(upload, checked)
    if checked.fixes:
        fold = st.expander(verdict.fixes_title(checked.fixes), icon=":material/auto_fix_high:", on_change="rerun")
        if fold.open:
            with fold:
                rows(verdict.fixes(checked.fixes), alt=_("What was read differently"))
                _cut(len(checked.fixes))


def _questions(upload: Upload, checked: Checked) -> None:
    say.subheader(_("What the file leaves open"))
    with st.grid(2, min_column_width=280, gap="small"):
        for question in checked.questions:
            _question(upload, checked.dataset, question)


def _question(upload: Upload, dataset: str, question: Question) -> None:
    key = f"answer {question.name} of {dataset} in {current()}, {work.turn(dataset)}"
    given = upload.answers.get(question.name)
    take = partial(_take, upload, dataset, question.name, key)
    if question.options:
        st.session_state[key] = given if given in question.options else None
        st.selectbox(
            literal(str(question.message)),
            list(question.options),
            format_func=lambda code: str(question.options[code]),
            placeholder=_("Choose") if question.required else _("Not stated"),
            key=key,
            on_change=take,
        )
    else:
        st.session_state[key] = _day(given)
        st.date_input(literal(str(question.message)), key=key, on_change=take, format="YYYY-MM-DD")


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given or "")
    except ValueError:
        return None


def _take(upload: Upload, dataset: str, name: str, key: str) -> None:
    chosen = st.session_state[key]
    others = {known: told for known, told in upload.answers.items() if known != name}
    work.answer(dataset, others if chosen is None else others | {name: str(chosen)})


def _handed_back(upload: Upload, checked: Checked) -> None:
    say.text(_("Your file with these remarks beside its rows. Correct it there and upload it again as it is."))
    stem = PurePath(upload.name).stem[:80]
    with st.container(horizontal=True, gap="small"):
        for form, label, mime in (("xlsx", _("Remarks (Excel)"), XLSX), ("csv", _("Remarks (CSV)"), "text/csv")):
            download(label, partial(annotated, upload, checked, form=form), f"{stem}_{current()}.{form}", mime=mime)


def _cut(total: int) -> None:
    if told := verdict.how_many_shown(total):
        say.caption(told)
