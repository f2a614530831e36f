"""A code as readers know it, put into their language when it is shown."""

from dataclasses import dataclass

from data import labels
from data.package import in_language, package
from i18n import Message


@dataclass(frozen=True)
class Label:
    """A code of a code list, or of one of the tables `provinces`, `economies`, `kdt_fields`."""

    kind: str
    code: str

    def __str__(self) -> str:
        """The label in the language in force."""
        if self.kind in ("provinces", "economies"):
            return labels.area(self.code)
        return labels.field(self.code) if self.kind == "kdt_fields" else labels.word(self.kind, self.code)

    @property
    def message(self) -> Message:
        """The label where a sentence is wanted, as an option of a question."""
        return Message("{label}", (("label", self),))


@dataclass(frozen=True)
class Labels:
    """Several codes of one list."""

    kind: str
    codes: tuple[str, ...]

    def __str__(self) -> str:
        """The labels in the language in force."""
        return ", ".join(str(Label(self.kind, code)) for code in self.codes)


@dataclass(frozen=True)
class DatasetTitle:
    """The title of a dataset."""

    name: str

    def __str__(self) -> str:
        """The title in the language in force."""
        return in_language(package().resource(self.name), "title")


@dataclass(frozen=True)
class FieldTitle:
    """The title of a field of a dataset."""

    dataset: str
    name: str

    def __str__(self) -> str:
        """The title in the language in force."""
        fields = package().resource(self.dataset)["schema"]["fields"]
        return next(in_language(field, "title") for field in fields if field["name"] == self.name)


@dataclass(frozen=True)
class FieldTitles:
    """The titles of several fields of a dataset."""

    dataset: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        """The titles in the language in force."""
        return ", ".join(str(FieldTitle(self.dataset, name)) for name in self.names)
