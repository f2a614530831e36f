"""What an update changes, and the history of publications."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from components.figures import words
from components.figures.exhibit import Table
from components.figures.pages import HeadlineChange
from data import labels, naming
from data.effect import Effect, Fact
from data.intake.compare import Comparison
from data.intake.problem import Fix, LeftOut, in_words
from data.intake.receipt import Fact as ReceiptFact
from data.intake.report import MORE
from data.intake.template import Sheet
from data.intake.upload import Checked
from data.package import in_language, package
from data.stewardship import owner
from data.store.schema import WITHOUT_ROWS
from data.store.versions import Version
from i18n import _, ngettext
from i18n.dates import minute_of
from i18n.numbers import signed
from indicators.indicator import Place, Refusal, Value, ValueChange

# What a file changes in what readers see: indicators, estimates that give way, sentences of the pages.


def indicators(effects: Iterable[Effect]) -> Table:
    """A row for each value or refusal that comes, goes or differs; an indicator that would fail says why."""
    columns = [_("Indicator"), _("Of"), _("Before"), _("After")]
    rows = [row for effect in effects for row in _of(effect)]
    return Table(frame=pd.DataFrame(rows, columns=columns).set_index(columns[0]))


def facts(found: Iterable[Fact]) -> Table:
    """Estimates that give way to reports: that until now, by residents, and what its office reports."""
    columns = [_("Province"), _("Year"), _("Estimate until now"), _("As reported")]
    rows = [
        [
            labels.area(fact.area),
            str(fact.year),
            f"{words.rounded(fact.estimate, 'trainees', figures=3)} · {words.status('estimated')}",
            _value(fact.reported, "trainees"),
        ]
        for fact in found
    ]
    return Table(frame=pd.DataFrame(rows, columns=columns).set_index(columns[0]))


def sentences(changes: Iterable[HeadlineChange], *, titles: Mapping[str, object]) -> Table:
    """Sentences of the pages before and after; `titles` are the names of the pages."""
    columns = [_("Page"), _("Before"), _("After")]
    rows = [[str(titles[change.page]), change.before or "–", change.after or "–"] for change in changes]
    return Table(frame=pd.DataFrame(rows, columns=columns).set_index(columns[0]))


def _of(effect: Effect) -> Iterator[list[str]]:
    name = labels.indicator(effect.indicator)
    if effect.broken:
        yield [name, _year(effect), "–", _("No figure now: {reason}", reason=effect.broken)]
    for change in effect.changes:
        yield [name, _place(effect, change), _value(change.before, effect.unit), _value(change.after, effect.unit)]
    yield from ([name, *told] for told in _refusals(effect))


def _refusals(effect: Effect) -> Iterator[tuple[str, str, str]]:
    """Of what, the reason before, the reason after; a value that is given now stands among the values."""
    given = {(change.area, change.year) for change in effect.changes if change.after}
    before, after = (_reasons(refusals) for refusals in (effect.refusals_gone, effect.refusals_new))
    for place in dict.fromkeys([*before, *after]):
        if place in after or place[:2] not in given:
            yield _named(*place), before.get(place, "–"), after.get(place, "–")


def _reasons(refusals: Iterable[Refusal]) -> dict[Place, str]:
    return {
        (refusal.area, refusal.year, refusal.category): _("Not given: {reason}", reason=refusal.reason)
        for refusal in refusals
    }


def _named(area: str, year: int | None, _category: str | None) -> str:
    name = _("each province") if area == "KR-NN" else labels.area(area)
    return f"{name} · {year}" if year else name


def _value(value: Value | None, unit: str) -> str:
    if value is None:
        return "–"
    return f"{labels.bounded(words.full(value.number, unit), value.bound)} · {words.kind(value)}"


def _place(effect: Effect, change: ValueChange) -> str:
    parts = [labels.area(change.area), _when(change)]
    if change.category and effect.category_kind:
        parts.append(naming.category(effect.category_kind, change.category))
    return " · ".join(parts)


def _when(change: ValueChange) -> str:
    """The year of a value, else the years that it is of together, as those of a forecast."""
    if change.year is None and change.period:
        ends = dict(change.period.values)
        return words.span(ends["first"], ends["last"])
    return _("undated") if change.year is None else str(change.year)


def _year(effect: Effect) -> str:
    year: Any = effect.parameters.get("year")
    return str(year) if year else "–"


# Versions as a timeline, and one version in a line.


def timeline(versions: list[Version], *, named: bool) -> Table:
    """Who published or restored what, and from which source, newest first; accounts for those only who may publish."""
    rows = [
        {
            _("Version"): str(version.id),
            _("When (Korea)"): minute_of(version.at),
            _("What"): version.done,
            **({_("Who"): version.publisher} if named else {}),
            _("Provinces"): ", ".join(labels.short_area(code) for code in version.provinces) or labels.area("KR"),
            _("Years"): ", ".join(years(version)) or "–",
            _("Rows"): version.rows,
            _("Source"): version.told_source,
            _("Note"): version.note,
        }
        for version in versions
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Version")))


def in_a_line(version: Version) -> str:
    """A version for a list to choose from."""
    return ngettext(
        "{id}: {what}, {when}, {count} row",
        "{id}: {what}, {when}, {count} rows",
        version.rows,
        id=str(version.id),
        what=version.done,
        when=minute_of(version.at),
    )


def bundled_in_a_line() -> str:
    """The data that came with the dashboard, which every list of versions ends with."""
    return _("0: the bundled data")


def receipt(facts: list[ReceiptFact]) -> Table:
    """What an office keeps of a publication."""
    names, texts = zip(*facts, strict=True)
    return Table(frame=pd.DataFrame({_("Stated"): texts}, index=pd.Index(names, name=_("Receipt"))))


def years(version: Version) -> list[str]:
    """The years that a version replaces."""
    return sorted({str(part) for scope in version.scopes for part in scope if isinstance(part, int)})


# Releases: what each has changed, for the page and the feed that tell of them. No person is named here.


def office(version: Version) -> str:
    """Whose figures they are: the office of the provinces, or who keeps a national table."""
    places = ", ".join(labels.area(code) for code in version.provinces)
    return _("Office of {provinces}", provinces=places) if places else owner(version.dataset)


def release(version: Version) -> str:
    """A release in a few words: its number and its table."""
    return _("Version {version}: {dataset}", version=str(version.id), dataset=titled(version.dataset))


def said_of(version: Version) -> list[str]:
    """What a release says of itself, a line each: what was done, years, note, reasons for warnings, source, rows that went."""
    told = [(version.done, ", ".join(years(version)) or _of_what(version))]
    told += [(_("Note"), version.note)] if version.note else []
    told += [(_("Reason"), reason) for reason in dict.fromkeys(version.reasons.values())]
    told += [] if version.kind in WITHOUT_ROWS else [(_("Source of the figures"), version.told_source)]
    told += [(_("Rows that went"), str(version.removals))] if version.removals else []
    return [_("{label}: {value}", label=label, value=" ".join(value.split())) for label, value in told]


def _of_what(version: Version) -> str:
    """How much of a table that is one scope a version holds: all of it, or the rows that came or changed."""
    if version.withdrawn is None:
        return _("the whole table")
    return ngettext("{count} row", "{count} rows", version.rows)


def moved(effects: Iterable[Effect]) -> Table:
    """The rows of `indicators` with the difference of the numbers: first the values, then what is refused."""
    columns = [_("Indicator"), _("Of"), _("Before"), _("After"), _("Change")]
    values, others = [], []
    for effect in effects:
        first, rows = int(bool(effect.broken)), list(_of(effect))
        end = first + len(effect.changes)
        values += [[*row, _by(one, effect.unit)] for row, one in zip(rows[first:end], effect.changes, strict=True)]
        others += [[*row, "–"] for row in (*rows[:first], *rows[end:])]
    return Table(frame=pd.DataFrame([*values, *others], columns=columns).set_index(columns[0]))


def _by(change: ValueChange, unit: str) -> str:
    """By how much a value moved; nothing of one of which only the kind is another."""
    if change.before is None or change.after is None or change.before.number == change.after.number:
        return "–"
    return signed(change.after.number - change.before.number, digits=words.DIGITS.get(unit, 0))


def titled(dataset: str) -> str:
    """A table by its title."""
    return in_language(package().resource(dataset), "title")


# What a file changes in its dataset as tables: cells, whole rows, totals.


Fields = dict[str, dict[str, Any]]


def changed_cells(name: str, found: Comparison) -> Table:
    """A row for each cell that differs: which row, which column, before, after."""
    fields = _fields(name)
    rows = [
        {
            _("Row"): naming.row(fields, found.key, cell),
            _("Column"): in_language(fields[cell["column"]], "title"),
            _("Before"): naming.cell(fields[cell["column"]], cell["before"]),
            _("After"): naming.cell(fields[cell["column"]], cell["after"]),
        }
        for cell in found.changed.to_dict("records")
    ]
    return _table(rows, _("Row"), _("Column"), _("Before"), _("After"))


def whole_rows(name: str, found: Comparison, rows: pd.DataFrame) -> Table:
    """Rows that are added or removed; `rows` is `found.added` or `found.removed`. Columns without any value are left out."""
    fields = _fields(name)
    told = rows.dropna(axis=1, how="all")
    rest = [column for column in told.columns if column not in found.key]
    made = [
        {
            _("Row"): naming.row(fields, found.key, row),
            **{in_language(fields[column], "title"): naming.cell(fields[column], row[column]) for column in rest},
        }
        for row in told.to_dict("records")
    ]
    return _table(made, _("Row"), *(in_language(fields[column], "title") for column in rest))


def totals(name: str, found: Comparison) -> Table:
    """Totals of each scope before and after, with the difference in words: signed and never coloured."""
    fields = _fields(name)
    scope = [column for column in found.totals.columns if column not in ("measure", "before", "after")]
    rows = [
        {
            _("Row"): naming.row(fields, scope, total),
            _("Column"): in_language(fields[total["measure"]], "title"),
            _("Before"): None if pd.isna(total["before"]) else float(total["before"]),
            _("After"): None if pd.isna(total["after"]) else float(total["after"]),
            _("Change"): _difference(total["before"], total["after"]),
        }
        for total in found.totals.to_dict("records")
    ]
    return _table(rows, _("Row"), _("Column"), _("Before"), _("After"), _("Change"))


def _difference(before: Any, after: Any) -> str | None:
    return None if pd.isna(before) or pd.isna(after) else signed(float(after) - float(before))


def _fields(name: str) -> Fields:
    return {field["name"]: field for field in package().resource(name)["schema"]["fields"]}


def _table(rows: list[dict[str, Any]], *columns: str) -> Table:
    return Table(frame=pd.DataFrame(rows, columns=list(columns)).set_index(columns[0]))


# What the checks found in a file: one sentence, and the problems and mends as tables.


SHOWN = 1000


def standing(checked: Checked) -> str:
    """`error`, `question`, `warning` or `clean`: what decides first how the file goes on."""
    if counted(checked, "error"):
        return "error"
    if checked.table is None:
        return "question"
    return "warning" if counted(checked, "warning") else "clean"


def verdict_sentence(checked: Checked) -> str:
    """How the file stands, and what comes next."""
    return f"{_sentence(checked)} {MORE}" if checked.cut else _sentence(checked)


def _sentence(checked: Checked) -> str:
    state, errors, warnings = standing(checked), counted(checked, "error"), counted(checked, "warning")
    if state == "error":
        return ngettext(
            "{count} error: nothing is published. Correct it in the file and upload the file again.",
            "{count} errors: nothing is published. Correct them in the file and upload the file again.",
            errors,
        )
    if state == "question":
        return _("The file leaves something open. Answer the questions below to go on.")
    if state == "warning":
        return ngettext(
            "No errors. {count} warning needs a reason before the file is published.",
            "No errors. {count} warnings need a reason before the file is published.",
            warnings,
        )
    return ngettext(
        "No errors: {count} row is ready to be compared.",
        "No errors: {count} rows are ready to be compared.",
        checked.rows,
    )


def counted(checked: Checked, severity: str) -> int:
    """How many problems weigh that much."""
    return sum(problem.severity == severity for problem in checked.problems)


def severities() -> dict[str, str]:
    """The words for what a problem does, heaviest first."""
    return {"error": _("Error"), "warning": _("Warning"), "note": _("For information")}


def problems(checked: Checked) -> Table:
    """The first problems, a row each, in the order of the file."""
    words = severities()
    rows = [
        {
            _("Row"): "" if problem.row is None else str(problem.row),
            _("Kind"): words[problem.severity],
            _("Column"): problem.column or "",
            _("In the file"): problem.value or "",
            _("What was found and what to do"): str(problem.message),
            _("Suggestion"): problem.suggestion or "",
        }
        for problem in (in_words(told, dataset=checked.dataset) for told in checked.problems[:SHOWN])
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Row")))


def fixes(made: tuple[Fix, ...]) -> Table:
    """What was read as something else than the file says, a row each."""
    rows = [
        {
            _("Row"): "" if fix.row is None else str(fix.row),
            _("Column"): fix.column or "",
            _("In the file"): fix.before,
            _("Read as"): fix.after,
            _("Why"): str(fix.message),
        }
        for fix in made[:SHOWN]
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Row")))


def left_out(parts: tuple[LeftOut, ...]) -> Table:
    """What of the file is no part of its table, a row each, with the reason."""
    rows = [
        {
            _("Row"): part.sheet or ("" if part.row is None else str(part.row)),
            _("Column"): part.column or "",
            _("In the file"): part.text,
            _("Why"): str(part.why),
        }
        for part in parts[:SHOWN]
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Row")))


def left_out_title(parts: tuple[LeftOut, ...]) -> str:
    """How many parts of the file are left out."""
    return ngettext(
        "{count} part of the file is no part of the table",
        "{count} parts of the file are no part of the table",
        len(parts),
    )


def long_form(wanted: Sheet) -> Table:
    """The first rows of a template, as a picture of a table with one figure in each row."""
    frame = pd.DataFrame([[str(cell) for cell in row] for row in wanted.cells[:4]], columns=wanted.headings)
    return Table(frame=frame.set_index(wanted.headings[0]))


def fixes_title(made: tuple[Fix, ...]) -> str:
    """How many cells and headings were read otherwise; confirmed with the publication."""
    return ngettext(
        "{count} cell or heading was read differently from how it is written",
        "{count} cells and headings were read differently from how they are written",
        sum(fix.count for fix in made),
    )


def how_many_shown(total: int) -> str:
    """Says that a list is cut, or nothing."""
    return _("The first {shown} of {count} are listed.", shown=SHOWN, count=total) if total > SHOWN else ""
