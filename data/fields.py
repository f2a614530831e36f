"""What the fields of a dataset hold, as its Table Schema says: keys, counts, people, shares."""

from typing import Any, Final

PEOPLE: Final = ("trainees", "people")  # units that count people, who may be recognised where they are few
SHARE: Final = "percent"

Resource = dict[str, Any]


def keys(resource: Resource) -> list[str]:
    """The fields that tell one row from another."""
    return list(resource["schema"]["primaryKey"])


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


def codes(resource: Resource, name: str) -> list[str]:
    """The codes that a field may hold, where its schema lists them."""
    return [str(code) for field in _fields(resource) if field["name"] == name for code in _constraints(field, "enum")]


def required(resource: Resource) -> list[str]:
    """The fields without which a file is no file of this dataset."""
    return [field["name"] for field in uploaded(resource) if field.get("constraints", {}).get("required")]


def uploaded(resource: Resource) -> list[Resource]:
    """The fields that a file may have: all but those which the store fills."""
    return [field for field in _fields(resource) if field.get("filled_by") != "store"]


def _fields(resource: Resource) -> list[Resource]:
    return list(resource["schema"]["fields"])


def _constraints(field: Resource, name: str) -> list[Any]:
    return list(field.get("constraints", {}).get(name, []))
