"""The commands of `python -m data`."""

import argparse
import csv
import io
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
import pandas as pd

from data import catalogue, labels
from data.intake import codes, report, values
from data.intake.compare import Comparison
from data.intake.headings import UNDATED
from data.intake.problem import Question
from data.intake.upload import Against, Checked, Upload, against
from data.intake.values import is_year, reader
from data.package import ROOT, DataError, ParameterError, bundled, gaps, in_language, optional_keys, package, sha256
from data.store.head import head as newest
from data.store.versions import Version
from i18n import DEFAULT, LANGUAGES, _
from i18n.dates import minute_of, today, zone_of
from indicators.dataset import Dataset
from indicators.kind import TOLD

if TYPE_CHECKING:
    from data.store.audit import Entry
    from data.store.grants import Grant

# `python -m data backup` and `restore-backup`: everything that was published, as one file; drafts only when asked for.


def add_backup(commands: Any) -> None:
    """Register both commands."""
    for name, text, run in (
        ("backup", "write all published versions and stories into one new file", _backup),
        ("restore-backup", "bring back what a backup holds and the store lacks", _restore_backup),
    ):
        parser = commands.add_parser(name, help=text)
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
        parser.set_defaults(command=run)
        if run is _backup:
            parser.add_argument("--with-drafts", action="store_true", help="unfinished uploads and stories in work too")


def _backup(options: argparse.Namespace) -> str:
    from data.store.copies import backup

    count = backup(options.file, with_drafts=options.with_drafts)
    return _("{name}: versions kept: {count}", name=options.file.name, count=count)


def _restore_backup(options: argparse.Namespace) -> str:
    from data.store.copies import restore_backup

    return _("{name}: versions that came back: {count}", name=options.file.name, count=restore_backup(options.file))


# The file of a command and what its caller says of it: `FILE --sheet NAME --set NAME=VALUE`.


ASKED: Final = frozenset(
    {
        "sheet",
        "scale",
        "fill_down",
        "dash",
        "gwangju",
        "province_codes",
        "december",
        "split",
        "heading",
        "beside",
        "unit",
        "whole",
    }
)
"""Questions about a file as a whole; all others are about a column and have its name."""
FORMS: Final = {"date": "2021-12-31", "integer": "1234", "number": "68.5", "boolean": "true"}


def checked(options: argparse.Namespace, *, against: Against) -> tuple[Upload, Checked]:
    """The file that `options.file` names, and what the checks say of it with the answers in `options.set` and `options.sheet`.

    Raises:
        DataError: there is no such file, or it can't be read.
        ParameterError: an answer is not of the form NAME=VALUE, nothing asks for it, or it is not among the choices.
    """
    from data.intake.check import check

    answers = _answers(options.set, against)
    if options.sheet:
        answers["sheet"] = options.sheet
    try:
        content = options.file.read_bytes()
    except OSError as error:
        raise DataError(
            _("{name}: the file cannot be read. Check its name and folder.", name=options.file.name)
        ) from error
    file = Upload(name=options.file.name, content=content, answers=answers)
    with _shown() as tell:
        found = check(file, dataset=against.resource["name"], against=against, progress=tell)
    _require_answers(answers, found)
    return file, found


@contextmanager
def _shown() -> Iterator[Callable[[float], None] | None]:
    """What shows, on a terminal, how much of a check is done; nothing of it stays there. Ctrl+C ends the check."""
    if not sys.stderr.isatty():
        yield None
        return

    def tell(done: float) -> None:
        told = _("The file is being checked")
        sys.stderr.write(f"\r{told}: {done:.0%}")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _answers(told: list[str], against: Against) -> dict[str, str]:
    answers: dict[str, str] = {}
    for text in told:
        name, value = _answer(text, against)
        if name in answers:
            raise ParameterError(_("--set {name} stands there more than once: give one answer.", name=name))
        answers[name] = value
    return answers


def _answer(text: str, against: Against) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ParameterError(_("--set {text}: write NAME=VALUE.", text=text))
    if name in ASKED:
        return name, value
    field = _fields(against.resource).get(name)
    if value == UNDATED and name == "year" and name in optional_keys(against.resource):
        return name, value
    if field is None:
        known = ", ".join([*_fields(against.resource), *sorted(ASKED)])
        raise ParameterError(
            _("--set {text}: no file is asked for {name}, only for {names}.", text=text, name=name, names=known)
        )
    return name, _value(value, field, against=against, text=text)


def _fields(resource: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The columns that an answer can stand for: the keys, a year, and what describes a file as a whole."""
    keys = resource["schema"]["primaryKey"]
    fields = {str(field["name"]): field for field in resource["schema"]["fields"]}
    return {
        name: field for name, field in fields.items() if name in [*keys, "year"] or values.optional(field, resource)
    }


def _value(value: str, field: dict[str, Any], *, against: Against, text: str) -> str:
    """The answer as it is read in a cell: a code for any of its names, else as it was given."""
    cell = reader(field, texts=pd.Series([value]), scale=1, against=against, answers={})(value)
    kind = codes.list_of(field, against.resource)
    if cell.value is None and kind:
        among = ", ".join(codes.allowed(field, kind))
        raise ParameterError(_("--set {text}: {name} is one of {codes}.", text=text, name=field["name"], codes=among))
    if cell.value is None:
        form = "2021" if is_year(field) else FORMS.get(field["type"], "…")
        raise ParameterError(_("--set {text}: {name} is written as {form}.", text=text, name=field["name"], form=form))
    return str(cell.value) if kind else value


def _require_answers(answers: Mapping[str, str], found: Checked) -> None:
    """Let answers pass that the file asks for and that are among its choices.

    Raises:
        ParameterError: the first that is not, with the choices.
    """
    asked = {question.name: question for question in found.questions}
    for name, value in answers.items():
        question = asked.get(name)
        if question and not question.answered(answers):
            told = _("{name}={value}: {name} is one of {choices}.", name=name, value=value, choices=_choices(question))
            raise ParameterError(told)
        # A workbook with one sheet does not ask for it, nor is all asked of a file that could not be read so far.
        if question is None and found.rows and name in ASKED - {"sheet"}:
            names = ", ".join(asked) or _("nothing")
            raise ParameterError(_("{name}={value}: this file asks for {names}.", name=name, value=value, names=names))


def _choices(question: Question) -> str:
    return ", ".join(f"{value} ({told})" for value, told in question.options.items())


# `python -m data check`: everything that is wrong with a file, before it is published.


def add_check(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("check", help="check a file without publishing it: exit 0 clean, 1 with problems")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dataset", required=True, metavar="NAME")
    parser.add_argument("--province", metavar="KR-NN", help="refuse rows of any other province")
    parser.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook with several")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="what the file does not say")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.add_argument("--format", choices=list(report.FORMATS), default="text")
    parser.set_defaults(command=_run_check)


def _run_check(options: argparse.Namespace) -> tuple[str, int]:
    held = against(options.dataset, None if options.province is None else {options.province})
    _file, found = checked(options, against=held)
    return report.FORMATS[options.format](found), 0 if found.clean else 1


# `python -m data export`: the data in force, one table as CSV or all of them as a data package.


def add_export(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "export", help="write the data in force: one table as CSV, or all as a ZIP data package"
    )
    parser.add_argument("--dataset", metavar="NAME", help="one table (default: all)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="needed for all tables; default: print the table")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_run_export)


def _run_export(options: argparse.Namespace) -> str:
    catalogue.as_of(newest())
    if not options.out:
        if not options.dataset:
            raise ParameterError(_("All tables are written as a ZIP file: add --out FILE, or --dataset NAME."))
        return as_csv(options.dataset).decode("utf-8").removesuffix("\n")
    options.out.write_bytes(as_csv(options.dataset) if options.dataset else as_package())
    return f"{options.out.name}: {catalogue.version()}"


def as_csv(name: str) -> bytes:
    """A table in force as the package's files are written; where its rows are the bundled ones, the sealed file itself."""
    found = catalogue.dataset(name).table
    if found.equals(bundled(name).table):
        return (ROOT / str(package().resource(name)["path"])).read_bytes()
    written = found.astype("object").map(_text)
    # A lone carriage return would be read as the end of a row where cells are quoted only as far as they need it.
    torn = written.map(lambda cell: "\r" in cell).to_numpy().any()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if torn else csv.QUOTE_MINIMAL
    return written.to_csv(index=False, lineterminator="\n", quoting=quoting).encode("utf-8")


def as_package() -> bytes:
    """All tables in force in a ZIP, with a descriptor that fits them: checksums, and published versions as sources."""
    descriptor = json.loads(json.dumps(package().descriptor)) | {"version": catalogue.version()}
    known = {source["name"] for source in descriptor["sources"]}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for resource in descriptor["resources"]:
            content = as_csv(resource["name"])
            resource |= {"hash": sha256(content), "bytes": len(content)}
            _require_only_marked(resource)
            archive.writestr(resource["path"], content)
            added = [name for name in catalogue.dataset(resource["name"]).sources if name not in known]
            descriptor["sources"] += [catalogue.source(name) for name in added]
            known |= {*added}
        archive.writestr("datapackage.json", json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n")
    return out.getvalue()


def _require_only_marked(resource: dict[str, Any]) -> None:
    """A file without a figure is refused, but a published row may say in another column why it has none."""
    for field in resource["schema"]["fields"]:
        if field["name"] in gaps(resource):
            field["constraints"].pop("required", None)


def _text(cell: Any) -> str:
    """A cell as a Table Schema reads it: `true`, whole numbers without a decimal point, others in full, missing as empty."""
    if pd.isna(cell):
        return ""
    if isinstance(cell, bool | np.bool_):
        return str(bool(cell)).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return repr(float(cell)) if isinstance(cell, float) else str(cell)


# Versions as lines and as JSON objects, for the commands that show them.


def as_line(version: Version) -> str:
    """Number, time, dataset, provinces, kind, publisher, rows, note, source."""
    kind = version.done
    if version.kind == "restore":
        kind = f"{labels.word('version_kind', version.kind)} ({version.restored})"
    parts = [
        str(version.id),
        f"{minute_of(version.at)} {zone_of(version.at)}",
        version.dataset,
        ", ".join(version.provinces),
        kind,
        _("by {publisher}", publisher=version.publisher),
        _("rows: {count}", count=version.rows),
        _("rows that went: {count}", count=version.removals) if version.removals else "",
        version.note,
        version.told_source,
    ]
    return " · ".join(part for part in parts if part)


def as_object(version: Version) -> dict[str, Any]:
    """All that is known of a version, without its rows."""
    kept = vars(version) | {"at": version.at.isoformat(), "publisher": version.publisher}
    kept |= {"source": version.told_source}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in kept.items()}


# `python -m data list`: what was published and restored, newest first.


def add_list(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("list", help="list the published versions, newest first")
    parser.add_argument("--dataset", metavar="NAME", help="only versions of this dataset")
    parser.add_argument("--province", metavar="KR-NN", help="only versions that touch this province")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_run_list)


def _run_list(options: argparse.Namespace) -> str:
    from data.store.versions import versions

    if options.dataset:
        package().resource(options.dataset)
    found = versions(options.dataset, options.province)
    if options.format == "json":
        return json.dumps([as_object(version) for version in found], ensure_ascii=False, indent=2)
    first = " · ".join(("0", package().version, _("bundled data")))
    return "\n".join([*map(as_line, found), first])


# `python -m data compare`: what a file would change, cell by cell. `python -m data publish`: check it and put it in force.


REPLACE: Final = "rows of a national table that the file lacks go, of all years or of the file's; else they stay"


def add_compare(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "compare", help="show what a file would add, change and withdraw, without publishing it"
    )
    _add_file(parser)
    parser.set_defaults(command=_run_compare)


def _run_compare(options: argparse.Namespace) -> tuple[str, int]:
    from data.intake import compare

    catalogue.as_of(newest())
    _file, found = checked(options, against=_held(options))
    if found.table is None:
        return report.FORMATS[options.format](found), 1
    told = compare.comparison(options.dataset, found.table, replace=options.replace)
    if options.format == "json":
        whole = compare.as_object(options.dataset, told) | {"warnings": report.warnings_as_objects(found)}
        return json.dumps(whole, ensure_ascii=False, indent=2), 0
    return "\n".join([*report.warnings(found), compare.as_text(options.dataset, told)]), 0


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dataset", required=True, metavar="NAME")
    parser.add_argument("--province", metavar="KR-NN", help="refuse rows of any other province")
    parser.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook with several")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="what the file does not say")
    parser.add_argument("--replace", action="store_true", help=REPLACE)
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _held(options: argparse.Namespace) -> Against:
    return against(options.dataset, None if options.province is None else {options.province})


def add_publish(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("publish", help="check a file and put its rows in force")
    _add_file(parser)
    parser.add_argument("--note", required=True, metavar="TEXT", help="what changes and why")
    parser.add_argument("--source", metavar="TEXT", help="where the figures come from: publisher, title, date, address")
    parser.add_argument("--confirm-warnings", default="", metavar="REASON", help="accept all warnings for this reason")
    parser.add_argument("--confirm-removals", type=_count, metavar="N", help="how many rows in force are meant to go")
    parser.add_argument("--take-over", action="store_true", help="make a province of another publisher your own")
    parser.set_defaults(command=_run_publish)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("a count of rows, 0 or more")
    return int(text)


def _run_publish(options: argparse.Namespace) -> str | tuple[str, int]:
    from data.intake.compare import comparison
    from data.store.errors import UnconfirmedError

    catalogue.as_of(newest())  # the file is checked against what its publication is said to have seen
    file, found = checked(options, against=_held(options))
    if found.table is None:
        return report.FORMATS[options.format](found), 1
    if refused := _refused(options, found.table):
        return refused, 1
    told = comparison(options.dataset, found.table, replace=options.replace)
    try:
        version = _published(options, file, found, table=found.table)
    except UnconfirmedError as error:  # the warnings must be read before a reason can be given
        return f"{report.FORMATS['text'](found)}\n{error}", 1
    return _told(version, told, found, form=options.format)


def _published(options: argparse.Namespace, file: Upload, found: Checked, *, table: pd.DataFrame) -> Version:
    from data.store.actor import operator
    from data.store.publishing import publish

    return publish(
        table,
        dataset=options.dataset,
        actor=operator(),
        note=options.note,
        seen=catalogue.head(),
        sha256=sha256(file.content),
        reasons={problem.code: options.confirm_warnings for problem in found.problems},
        problems=found.problems,
        take_over=options.take_over,
        source=options.source,
        replace=options.replace,
        removals=options.confirm_removals,
        unshown=options.unshown,
    )


def _told(version: Version, found: Comparison, checked: Checked, *, form: str) -> str:
    from data.intake import compare

    if form == "json":
        whole = as_object(version) | {"comparison": compare.as_object(version.dataset, found)}
        return json.dumps(whole, ensure_ascii=False, indent=2)
    return "\n".join([as_line(version), *report.warnings(checked), compare.as_text(version.dataset, found)])


def _refused(options: argparse.Namespace, table: pd.DataFrame) -> str:
    """Why the table would break the pages of the dashboard; empty where it doesn't."""
    from data.effect import effects, stops
    from data.intake.compare import outcome

    name = options.dataset
    found = stops(name, effects(name, outcome(name, table, replace=options.replace)))
    told = _(
        "Nothing is published: with this file some indicators could not be computed any more. {reasons}. Complete the file.",
        reasons="; ".join(found),
    )
    return told if found else ""


# `python -m data restore`: bring the rows of an earlier version back, as a new version.


def add_restore(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("restore", help="bring the rows of an earlier version back, as a new version")
    parser.add_argument("version", type=int, metavar="VERSION", help="0 is the bundled data")
    parser.add_argument("--note", required=True, metavar="TEXT", help="why")
    parser.add_argument("--dataset", metavar="NAME", help="needed for version 0")
    parser.add_argument("--province", metavar="KR-NN", help="only this province")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_run_restore)


def _run_restore(options: argparse.Namespace) -> str:
    from data.store.actor import operator
    from data.store.publishing import restore

    version = restore(
        options.version,
        actor=operator(),
        note=options.note,
        dataset=options.dataset,
        province=options.province,
        unshown=options.unshown,
    )
    return as_line(version)


# `python -m data empty-version`: take what must not be kept out of a version for good, here and in a backup.


def add_empty_version(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("empty-version", help="take rows, note and source of a version away for good")
    parser.add_argument("version", type=int, metavar="VERSION")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why, as everybody will read it")
    parser.add_argument("--in", dest="file", type=Path, metavar="FILE", help="in this backup, and not in the store")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_run_empty_version)


def _run_empty_version(options: argparse.Namespace) -> str:
    from data.store.actor import operator
    from data.store.copies import empty_in_backup
    from data.store.publishing import empty
    from data.store.versions import held_too

    if options.file:
        empty_in_backup(options.file, options.version, reason=options.reason)
        return _("{name}: version {version} is empty now", name=options.file.name, version=str(options.version))
    lines = [as_line(empty(options.version, actor=operator(), reason=options.reason))]
    if others := held_too(options.version):
        lines.append(_("These versions hold rows of it as well: {versions}", versions=", ".join(map(str, others))))
    lines.append(_("Backups hold it still: empty it there too, with --in FILE."))
    return "\n".join(lines)


# `python -m data show`: what is in force, dataset by dataset, or all that is known of one version.


def add_show(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("show", help="show what is in force, or one version with its reasons and problems")
    parser.add_argument("version", nargs="?", type=int, metavar="VERSION")
    parser.add_argument("--dataset", metavar="NAME", help="only this dataset")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_run_show)


def _run_show(options: argparse.Namespace) -> str:
    if options.version is not None:
        return _one(options.version, form=options.format)
    catalogue.as_of(newest())
    names = [options.dataset] if options.dataset else package().names
    found = [_in_force(name) for name in names]
    if options.format == "json":
        return json.dumps({"version": catalogue.version(), "datasets": found}, ensure_ascii=False, indent=2)
    return "\n".join([catalogue.version(), *(_line(entry) for entry in found)])


def _one(number: int, *, form: str) -> str:
    from data.intake.receipt import receipt
    from data.store.versions import rows, version

    found = version(number)
    if form == "json":
        return json.dumps(as_object(found), ensure_ascii=False, indent=2)
    told = [(_("What"), found.done), *receipt(found, table=rows(number))]
    return "\n".join(_("{label}: {value}", label=label, value=value) for label, value in told)


def _in_force(name: str) -> dict[str, Any]:
    resource, dataset = package().resource(name), catalogue.dataset(name)
    statuses = dataset.table["status"].value_counts().to_dict() if "status" in dataset.table else {}
    uploads = sorted({int(source.split("_")[1]) for source in dataset.sources if source.startswith("upload_")})
    return {
        "name": name,
        "title": in_language(resource, "title"),
        "publishes": resource["publishes"],
        "rows": len(dataset.table),
        "flags": _flags(dataset),
        "gaps": _gaps(dataset, resource),
        "statuses": {str(status): int(count) for status, count in statuses.items()},
        "versions": uploads,
    }


def _flags(dataset: Dataset) -> dict[str, int]:
    """How many rows each flag is said of."""
    told = Counter(flag for kind in dataset.kinds for flag in kind.flags)
    return {flag: told[flag] for flag in TOLD if told[flag]}


def _gaps(dataset: Dataset, resource: dict[str, Any]) -> dict[str, int]:
    """How many figures are missing for each reason that their offices give."""
    told = Counter(reason for column in gaps(resource).values() for reason in dataset.table[column].dropna())
    return {reason: told[reason] for reason in sorted(told)}


def _line(entry: dict[str, Any]) -> str:
    parts = [entry["name"], entry["title"], _("rows: {count}", count=entry["rows"])]
    if entry["versions"]:
        parts.append(_("published: {versions}", versions=", ".join(map(str, entry["versions"]))))
    parts += [
        _("{flag}: {count} rows", flag=labels.word("finality", flag).lower(), count=count)
        for flag, count in entry["flags"].items()
    ]
    parts += [
        _("{reason}: {count} figures", reason=labels.word("gap", reason).lower(), count=count)
        for reason, count in entry["gaps"].items()
    ]
    return " · ".join(parts)


# `python -m data grant`, `revoke` and `grants`: who may do what, where people sign in.


def add_grants(commands: Any) -> None:
    """Register the three commands."""
    give = commands.add_parser("grant", help="grant a role to a person or a group that signs in")
    give.add_argument(
        "--issuer", required=True, metavar="ADDRESS", help="who vouches: https://…, or header:NAME for a proxy"
    )
    whom = give.add_mutually_exclusive_group(required=True)
    whom.add_argument("--subject", metavar="NAME", help="one person, as the issuer writes them")
    whom.add_argument("--group", metavar="NAME", help="all whom the issuer puts into this group")
    give.add_argument("--role", required=True, choices=("office", "national", "administrator", "auditor"))
    give.add_argument("--province", action="append", default=[], metavar="KR-NN", help="of an office; repeatable")
    give.add_argument("--since", type=date.fromisoformat, metavar="DAY", help="the first day (default: today)")
    give.add_argument("--until", type=date.fromisoformat, metavar="DAY", help="the last day (default: no end)")
    give.add_argument("--first", action="store_true", help="the first administrator: refused once there was any grant")
    give.set_defaults(command=_run_grant)
    take = commands.add_parser("revoke", help="undo a grant: it counts no more from the next write on")
    take.add_argument("grant", type=int, metavar="GRANT")
    take.set_defaults(command=_run_revoke)
    show = commands.add_parser("grants", help="list the grants with who made them, those that are over too")
    show.set_defaults(command=_run_grants)
    for parser in (give, take, show):
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
        if parser is not show:
            parser.add_argument("--reason", required=True, metavar="TEXT", help="why (no personal data)")


def _run_grant(options: argparse.Namespace) -> str:
    from data.store.actor import operator
    from data.store.grants import Wanted, grant

    wanted = Wanted(
        issuer=options.issuer,
        kind="subject" if options.subject is not None else "group",
        holder=options.subject if options.subject is not None else options.group,
        role=options.role,
        provinces=tuple(options.province),
        since=options.since,
        until=options.until,
    )
    made = grant(wanted, actor=operator(), reason=options.reason, first=options.first)
    return _grants_told([made], form=options.format)


def _run_revoke(options: argparse.Namespace) -> str:
    from data.store.actor import operator
    from data.store.grants import revoke

    return _grants_told([revoke(options.grant, actor=operator(), reason=options.reason)], form=options.format)


def _run_grants(options: argparse.Namespace) -> str:
    from data.store.grants import grants

    return _grants_told(grants(), form=options.format)


def _grants_told(found: "list[Grant]", *, form: str) -> str:
    if form == "json":
        kept = [vars(one) | {"state": one.state(today())} for one in found]
        return json.dumps(kept, ensure_ascii=False, indent=2, default=lambda value: value.isoformat())
    return "\n".join(grant_line(one) for one in found) or _("There are no grants.")


def grant_line(one: "Grant") -> str:
    """Number, state, whose, role, provinces, days, who granted it, why."""
    states = {
        "in force": _("in force"),
        "to come": _("to come"),
        "expired": _("expired"),
        "revoked": _("revoked (row {number})", number=str(one.revoked_by)),
    }
    whose = _("group {name}", name=one.holder) if one.kind == "group" else one.holder
    parts = [
        str(one.id),
        states[one.state(today())],
        f"{one.issuer} {whose}",
        labels.word("actor_role", one.role),
        ", ".join(labels.area(code) for code in one.provinces),
        f"{one.since} – {one.until or ''}".rstrip(),
        _("by {publisher}", publisher=one.who),
        one.reason,
    ]
    return " · ".join(part for part in parts if part)


# `python -m data audit`: what was done and refused. `audit verify`: whether anybody has touched it since.


def add_audit(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "audit", help="list what was done and refused, or verify that nothing of it was touched"
    )
    parser.add_argument("action", nargs="?", choices=("list", "verify"), default="list")
    parser.add_argument("--head", metavar="NUMBER-DIGEST", help="verify: the chain must still hold this link")
    parser.add_argument("--format", choices=("csv", "json"), default="csv", help="of the list")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_run_audit)


def _run_audit(options: argparse.Namespace) -> str:
    from data.store.audit import verify

    if options.action == "list":
        from data.store.audit import entries

        return audit_as_json() if options.format == "json" else audit_as_csv(entries())
    number, digest = verify(options.head)
    return _(
        "The audit is whole: {count} links. Keep its head elsewhere: {head}", count=number, head=f"{number}-{digest}"
    )


def audit_as_json() -> str:
    """All entries with their digests, the first one first."""
    from data.store.audit import entries

    told = [vars(one) | {"about": json.loads(one.about), "digest": one.digest} for one in entries()]
    return json.dumps(told, ensure_ascii=False, indent=2)


def audit_as_csv(found: "Iterable[Entry]") -> str:
    """Entries with their digests as a table; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    from data.store.audit import Entry as Named

    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    names = [*Named.__dataclass_fields__, "digest"]
    table.writerow(names)
    for one in found:
        cells = [str(getattr(one, name)) for name in names]
        table.writerow(f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell for cell in cells)
    return out.getvalue().removesuffix("\n")
