"""What is wrong with a file, by its Table Schema. Imports frictionless, which is slow: only called on a mismatch."""

import json
from pathlib import Path

from frictionless import Error, Package, system

from data.errors import SchemaError

RECORDED = ("hash", "bytes")


def require_valid(root: Path, name: str) -> None:
    """Let a dataset pass that fits its schema and its foreign keys; its checksum is not looked at.

    Raises:
        SchemaError: names the file, the row (header = 1), the column and the fault of the first problem.
    """
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


def _place(error: Error, *, key: list[str]) -> str:
    columns = key if error.type == "primary-key" else getattr(error, "field_names", None)
    names = getattr(error, "field_name", None) or ", ".join(columns or getattr(error, "labels", None) or ["header"])
    return f"row {getattr(error, 'row_number', None) or 1}, column {names}"
