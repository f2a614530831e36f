"""The data package: tables, sources, schema, the seal of its files, and the errors of all data."""

import hashlib
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from i18n import ENGLISH, LANGUAGES, Message, _, columns, in_each, message
from indicators.dataset import Dataset

if TYPE_CHECKING:
    from frictionless import Error

# What goes wrong when data are read.


class DataError(ValueError):
    """Data cannot be used. The message names the file, the row and the column where it can, and what to do."""


class UnknownNameError(DataError):
    """No dataset, indicator or parameter of that name."""


class ParameterError(DataError):
    """A parameter of an indicator is of the wrong kind, such as a word for a year."""


class ChecksumError(DataError):
    """A bundled file is not the one that the data package records, though every row fits its schema."""


class SchemaError(DataError):
    """A bundled file breaks its Table Schema."""


# The data package: the one place that says what a valid file looks like and where each figure comes from.


ROOT: Final = Path(__file__).parent


@dataclass(frozen=True, kw_only=True, eq=False)
class DataPackage:
    """A parsed datapackage.json (Frictionless Data Package) and the folder that it lies in."""

    root: Path
    descriptor: dict[str, Any]

    @cached_property
    def version(self) -> str:
        """Version of the bundled data as a whole: its name, and a mark that moves with every sealed change."""
        return f"{self.descriptor['version']}+{self.digest[:7]}"

    @cached_property
    def digest(self) -> str:
        """Eight hexadecimal digits that move with every sealed change of a table."""
        # A key that has grown lets rows stand side by side that replaced each other before.
        hashes = "".join(
            resource["hash"] + "".join(keys(resource) if "formerKey" in resource else ())
            for resource in self.descriptor["resources"]
        )
        return hashlib.sha256(hashes.encode()).hexdigest()[:8]

    @property
    def names(self) -> list[str]:
        """Names of the datasets, in the order of the package."""
        return [str(resource["name"]) for resource in self.descriptor["resources"]]

    def resource(self, name: str) -> dict[str, Any]:
        """Descriptor of one dataset.

        Raises:
            UnknownNameError: the package holds no dataset of that name.
        """
        return _named(self._tables, name, message("dataset"))

    def source(self, name: str) -> dict[str, Any]:
        """One source entry: title, publisher, date, heading and lines or address, kind, licence.

        Raises:
            UnknownNameError: the package holds no source of that name.
        """
        return _named(self._sources, name, message("source"))

    # Asked for dozens of times in a run of a page.

    @cached_property
    def _tables(self) -> dict[str, dict[str, Any]]:
        return {entry["name"]: entry for entry in self.descriptor["resources"]}

    @cached_property
    def _sources(self) -> dict[str, dict[str, Any]]:
        return {entry["name"]: entry for entry in self.descriptor["sources"]}


def _named(entries: dict[str, dict[str, Any]], name: str, what: Message) -> dict[str, Any]:
    if name not in entries:
        raise UnknownNameError(unknown(what, name, entries))
    return entries[name]


def unknown(what: Message, asked: str, known: Iterable[str]) -> Message:
    """That there is nothing of a kind by the name that was asked for, and which there are."""
    return message("There is no {what} “{asked}”. There are: {names}", what=what, asked=asked, names=", ".join(known))


@cache
def package(root: Path = ROOT) -> DataPackage:
    """The package in a folder, read once: bundled data do not change while the program runs."""
    descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
    return DataPackage(root=root, descriptor=descriptor)


def in_language(entry: dict[str, Any], key: str) -> str:
    """A text of the descriptor in the reader's language: `key` is English, `key_ko` Korean where it differs."""
    return next((str(entry[name]) for name in (*columns(key), key) if entry.get(name)), "")


def in_each_language(key: str, tell: Callable[[], str]) -> dict[str, str]:
    """The entries of a text as `in_language` finds them: `key` in English, `key_ko` in Korean, and so on."""
    return {key if language == ENGLISH else columns(key, language)[0]: text for language, text in in_each(tell).items()}


def texts_of(entry: Mapping[str, Any], key: str) -> list[str]:
    """A text of the descriptor in all languages that it has."""
    wanted = {key, *_columns_of(key)}
    return [str(text) for name, text in entry.items() if name in wanted]


def _columns_of(key: str) -> set[str]:
    return {columns(key, language)[0] for language in LANGUAGES}


def sha256(content: bytes) -> str:
    """Checksum in the form of the package's `hash` property."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


# What the fields of a dataset hold, as its Table Schema says: keys, counts, people, shares.


PEOPLE: Final = ("trainees", "people")  # units that count people, who may be recognised where they are few
SHARE: Final = "percent"
STATES: Final = frozenset(
    {
        *("agreement_status", "aqrf_status", "certainty", "role", "reading"),
        *("level_certainty", "tick", "year_basis", "arrow", "bound"),
    }
)
CHECKED: Final = ("checked_source", "checked_year")
"""Where and when somebody looked a state up."""
PLACES: Final = ("position", "number", "rank", "previous_rank")
TEXTS: Final = frozenset({"note", "text", "recognised", "further_step", "not_covered", "as_is", "to_be"})

Resource = dict[str, Any]


def keys(resource: Resource) -> list[str]:
    """The fields that tell one row from another."""
    return list(resource["schema"]["primaryKey"])


def former_keys(resource: Resource) -> list[str]:
    """The fields by which versions of before the key grew tell one row from another: mostly the same."""
    return list(resource.get("formerKey", keys(resource)))


def optional_keys(resource: Resource) -> list[str]:
    """The fields of the key that may be empty: a row without a year stands beside those that have one."""
    needed = required(resource)
    return [name for name in keys(resource) if name not in needed]


def counts(resource: Resource) -> list[str]:
    """The fields whose numbers may be added up: those with a unit of their own that is no share."""
    return [field["name"] for field in _fields(resource) if field.get("unit", SHARE) != SHARE]


def figures(resource: Resource) -> list[str]:
    """The fields that hold numbers with a unit: what a row is about."""
    return [field["name"] for field in _fields(resource) if "unit" in field]


def people(resource: Resource) -> list[str]:
    """The fields that count people."""
    return [field["name"] for field in _fields(resource) if field.get("unit") in PEOPLE]


def trainees(resource: Resource) -> list[str]:
    """The fields that count trainees."""
    return [field["name"] for field in _fields(resource) if field.get("unit") == "trainees"]


def shares(resource: Resource) -> list[str]:
    """The fields in percent of a whole."""
    return [field["name"] for field in _fields(resource) if field.get("unit") == SHARE]


def states(resource: Resource) -> list[str]:
    """The fields that say how a row stands: signed or under discussion, clear or doubtful. A note tells why."""
    own = [field["name"] for field in _fields(resource) if field.get("codelist") in STATES]
    return [name for name in own if name not in keys(resource)]


def years(resource: Resource) -> list[str]:
    """The fields that hold years of a row beside those of its key; when somebody looked it up is none of them."""
    own = [field["name"] for field in _fields(resource) if field["type"] == "integer"]
    dated = [name for name in own if name == "year" or name.endswith("_year")]
    return [name for name in dated if name not in {*keys(resource), *CHECKED}]


def numbers(resource: Resource) -> list[str]:
    """The fields beside the key that hold a number which is no year and no place in a list."""
    own = [field["name"] for field in _fields(resource) if field["type"] in ("integer", "number")]
    return [name for name in own if name not in {*keys(resource), *years(resource), *CHECKED, *PLACES}]


def dates(resource: Resource) -> list[str]:
    """The fields that write the year of a row out as text: a month, a period."""
    own = [str(field["name"]) for field in _fields(resource)]
    return [name for name in own if name.partition("_")[0] in ("period", "date") and name not in keys(resource)]


def notes(resource: Resource) -> list[str]:
    """The fields of free text that describe how a row stands, in all languages: notes, and what depends on a state."""
    return [field["name"] for field in _fields(resource) if str(field["name"]).rpartition("_")[0] in TEXTS]


def codes(resource: Resource, name: str) -> list[str]:
    """The codes that a field may hold, where its schema lists them."""
    return [str(code) for field in _fields(resource) if field["name"] == name for code in _constraints(field, "enum")]


def required(resource: Resource) -> list[str]:
    """The fields without which a file is no file of this dataset."""
    return [field["name"] for field in uploaded(resource) if field.get("constraints", {}).get("required")]


def uploaded(resource: Resource) -> list[Resource]:
    """The fields that a file may have: all but those which the store fills."""
    return [field for field in _fields(resource) if field.get("filled_by") != "store"]


def source_columns() -> list[Resource]:
    """The columns in which any file may say where the figures of a row come from: publisher, title, date, address, or all
    in one. No table has them: the store keeps what they say beside the version, and each row names its own.
    """
    return list(package().descriptor["sourceColumns"])


def gaps(resource: Resource) -> dict[str, str]:
    """The columns that say why a figure is missing, by the name of its field: none where its row is left out."""
    return {field["explains"]: field["name"] for field in _fields(resource) if "explains" in field}


def origin_of(resource: Resource) -> str:
    """Whose updates a dataset takes: `office` of a regional office, `national` of the national authority."""
    return "office" if resource.get("publishes") == "regional" else "national"


def _fields(resource: Resource) -> list[Resource]:
    return list(resource["schema"]["fields"])


def _constraints(field: Resource, name: str) -> list[Any]:
    return list(field.get("constraints", {}).get(name, []))


# Reading a bundled file: its checksum is compared first; a mismatch is explained by its schema.


PANDAS_TYPES: Final = {"integer": "Int64", "number": "float64", "boolean": "boolean"}


@cache
def bundled(name: str, *, root: Path = ROOT) -> Dataset:
    """A bundled dataset, read once per process. Callers never change its table.

    Raises:
        UnknownNameError: no such dataset.
        ChecksumError: the file is not the one recorded, though its rows are valid.
        SchemaError: a row or column breaks the schema; names file, row and column.
        DataError: the file is missing.
    """
    resource = package(root).resource(name)
    path = root / resource["path"]
    if not path.is_file():
        raise DataError(_missing(path))
    content = path.read_bytes()
    if sha256(content) != resource["hash"]:
        require_valid(root, name)
        told = message(
            "{file} differs from the checksum in datapackage.json although every row fits the schema. Restore the file, or "
            "record the change with `python -m data seal`.",
            file=path.name,
        )
        raise ChecksumError(told)
    return Dataset(
        name=name,
        table=read_table(content, resource["schema"]),
        publisher=origin_of(resource),
        origins=_origins(root),
        said=tuple(resource.get("flags", ())),
    )


@cache
def _origins(root: Path) -> dict[str, str]:
    """By the name of a source: one of the two documents is cited by its lines, a published statistic by its address."""
    return {
        entry["name"]: "document" if "lines" in entry else "statistic" for entry in package(root).descriptor["sources"]
    }


def read_table(content: bytes, schema: dict[str, Any]) -> pd.DataFrame:
    """A CSV in UTF-8 as a table with the types of its Table Schema; empty cells are missing values."""
    types = {field["name"]: PANDAS_TYPES.get(field["type"], "str") for field in schema["fields"]}
    return pd.read_csv(
        io.BytesIO(content),
        dtype=types,
        keep_default_na=False,
        na_values=[""],
        true_values=["true"],
        false_values=["false"],
    )


def typed(table: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """The columns of the schema, in its order and with its types."""
    fields = resource["schema"]["fields"]
    ordered = table.reindex(columns=[field["name"] for field in fields]).reset_index(drop=True)
    return ordered.astype({field["name"]: PANDAS_TYPES.get(field["type"], "str") for field in fields})


# The bundled files against their schema, and the checksums that seal them.


RECORDED: Final = ("hash", "bytes")


def require_valid(root: Path, name: str) -> None:
    """Let a dataset pass that fits its schema and its foreign keys; its checksum is not looked at.

    Raises:
        SchemaError: names the file, the row (header = 1), the column and the fault of the first problem.
    """
    from frictionless import Package, system  # slow, and wanted only where a file is not the one recorded

    descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        for key in RECORDED:
            resource.pop(key, None)
    with system.use_context(trusted=True):
        resource = Package.from_descriptor(descriptor, basepath=str(root)).get_resource(name)
        report = resource.validate()
    for task in report.tasks:
        for error in task.errors:
            place = _place(error, key=resource.schema.primary_key)
            raise SchemaError(f"{Path(task.place).name}, {place}: {error.message}")


def _missing(file: Path) -> Message:
    return message("{file}: the file is missing. Restore it from the repository.", file=file.name)


def _place(error: "Error", *, key: list[str]) -> str:
    columns = key if error.type == "primary-key" else getattr(error, "field_names", None)
    names = getattr(error, "field_name", None) or ", ".join(columns or getattr(error, "labels", None) or ["header"])
    return f"row {getattr(error, 'row_number', None) or 1}, column {names}"


def seal(root: Path = ROOT) -> str:
    """Check every file against its schema, then write its checksum and size into datapackage.json.

    Raises:
        SchemaError: a file breaks its schema; nothing is written then.
        DataError: a file is missing; nothing is written then.
    """
    path = root / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    for resource in descriptor["resources"]:
        file = root / resource["path"]
        if not file.is_file():
            raise DataError(_missing(file))
        require_valid(root, resource["name"])
        content = file.read_bytes()
        resource |= {"hash": sha256(content), "bytes": len(content)}
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return _("Files sealed: {count}", count=len(descriptor["resources"]))
