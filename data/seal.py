"""The bundled files against their schema, and the checksums that seal them."""

import json
from pathlib import Path

from frictionless import Error, Package, system

from data.package import ROOT, DataError, SchemaError, sha256

# What is wrong with a file, by its Table Schema. Imports frictionless, which is slow: only called on a mismatch.


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


# Recording the checksums of the bundled files after they were changed on purpose.


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
            raise DataError(f"{file.name}: the file is missing; restore it from the repository")
        require_valid(root, resource["name"])
        content = file.read_bytes()
        resource |= {"hash": sha256(content), "bytes": len(content)}
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return f"{len(descriptor['resources'])} files sealed"
